"""The reference event, imported once a run and copied for each journey."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journeys.commands import LISTS, Program


@pytest.fixture(scope="session")
def imported_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("event")
    event = folder / "rencontres.accueil"
    program = Program(folder)
    days = ("--day", "2010-07-01", "--day", "2010-07-02")
    made = program.run("new", event, "--name", "Rencontres EuroRégionales", "--place", "Montpellier", *days)
    assert made.returncode == 0, made.stderr
    done = program.run("import", event, *LISTS)
    assert done.returncode == 0, done.stderr
    return event


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def event(imported_event: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported_event, tmp_path / "rencontres.accueil"))
