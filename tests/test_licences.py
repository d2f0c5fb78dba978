"""What others wrote is named, and its licences go with the program."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

from tools import licences

ROOT = Path(__file__).resolve().parents[1]
TOLD = re.findall(r"^\| ([a-z0-9-]+) \| (.+) \|$", (ROOT / "THIRD-PARTY.md").read_text("utf-8"), re.M)


def test_every_package_that_the_program_runs_with_is_named_with_its_licence():
    assert [name for name, _licence in TOLD if name not in {"package", "besides"}] == licences.packages(ROOT)


@pytest.mark.parametrize("name", licences.packages(ROOT))
def test_a_package_brings_its_licence_or_it_lies_among_the_resources(name: str):
    try:
        brought = list(licences.licences_of(distribution(name), name))
    except PackageNotFoundError:
        pytest.skip("of another system")
    assert bool(brought) != (name in licences.BRING_NONE)
    assert all(Path(file).is_file() and folder.startswith(f"licences/{name}") for file, folder in brought)


def test_the_licences_of_what_brings_none_are_there():
    there = {path.stem for path in (ROOT / "resources" / "licences").iterdir()}
    assert there == {"GPL-3.0", "LGPL-2.1", "LGPL-3.0", "phosphor-icons", "pyserial", "unicode-cldr"}
    assert (ROOT / "resources" / "fonts" / "OFL.txt").is_file()
