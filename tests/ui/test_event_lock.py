"""Which windows keep others out of a file, and which no longer."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checkin_app.errors import InputProblem
from checkin_app.ui.event_lock import STALE_SECONDS, EventLock


@pytest.fixture
def event(tmp_path: Path, qtbot: QtBot) -> Path:
    path = tmp_path / "e.accueil"
    path.touch()
    return path


def left_behind(event: Path, host: str, seconds_ago: float) -> Path:
    lock = event.with_name(f".{event.name}.lock")
    lock.write_text(f"4242\npython\n{host}\nhost id\nboot id\n", "utf-8")
    os.utime(lock, (time.time() - seconds_ago, time.time() - seconds_ago))
    return lock


def test_a_second_window_is_told_where_the_first_is(event: Path) -> None:
    first = EventLock(event)
    with pytest.raises(InputProblem) as caught:
        EventLock(event)
    assert (caught.value.code, caught.value.facts["pid"]) == ("event_file_in_use", str(os.getpid()))
    first.unlock()
    EventLock(event).unlock()
    assert [path.name for path in event.parent.iterdir()] == ["e.accueil"]


@pytest.mark.skipif(os.name == "nt", reason="links are a privilege on Windows")
def test_a_file_by_another_name_is_the_same_file(event: Path, tmp_path: Path) -> None:
    first = EventLock(event)
    (tmp_path / "link.accueil").symlink_to(event)
    with pytest.raises(InputProblem):
        EventLock(tmp_path / "link.accueil")
    first.unlock()


def test_a_window_on_another_computer_is_named(event: Path) -> None:
    left_behind(event, "other-laptop", seconds_ago=5)
    with pytest.raises(InputProblem) as caught:
        EventLock(event)
    assert (caught.value.code, caught.value.facts["host"]) == ("event_file_in_use_elsewhere", "other-laptop")


def test_the_lock_of_a_computer_that_died_does_not_stay(event: Path) -> None:
    left_behind(event, "dead-laptop", seconds_ago=STALE_SECONDS + 5)
    EventLock(event).unlock()


def test_an_open_window_shows_that_it_lives(event: Path) -> None:
    lock = EventLock(event)
    file = event.with_name(f".{event.name}.lock")
    os.utime(file, (0, 0))
    lock._timer.timeout.emit()
    assert time.time() - file.stat().st_mtime < STALE_SECONDS
    lock.unlock()


def test_a_folder_that_takes_no_lock_is_left_to_the_file_to_tell_of(event: Path) -> None:
    EventLock(event.parent / "nowhere" / "e.accueil").unlock()
