"""A file is written whole or not at all."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from checkin_app import files


def test_a_file_is_replaced_by_the_new_one_and_nothing_is_left_beside_it(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"old")
    files.write_whole(path, b"new")
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"new", [path])


def test_many_who_write_one_file_at_once_all_succeed_and_leave_one_of_theirs(tmp_path: Path):
    path, contents = tmp_path / "settings.json", [bytes([n]) * 50_000 for n in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda content: files.write_whole(path, content), contents * 4))
    assert path.read_bytes() in contents
    assert list(tmp_path.iterdir()) == [path]


def test_the_longest_name_that_a_disk_takes_can_be_written(tmp_path: Path):
    path = tmp_path / ("名" * 83 + ".pdf")
    assert len(path.name.encode()) > 250
    files.write_whole(path, b"whole")
    assert path.read_bytes() == b"whole"


@pytest.mark.skipif(os.name == "nt", reason="a folder of that name is refused otherwise there")
def test_what_cannot_be_put_in_its_place_leaves_what_was_there(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.mkdir()
    with pytest.raises(OSError, match=r"list\.csv"):
        files.write_whole(path, b"new")
    assert list(tmp_path.iterdir()) == [path]
