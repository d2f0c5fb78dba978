"""The reference event, imported once a run and copied for each journey."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.services import importing
from checkin_app.services.session import Session
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


@pytest.fixture(scope="module")
def session() -> Iterator[Session]:
    """The same lists in memory, at nine of the first morning."""
    morning = datetime(2010, 7, 1, 7, 0, tzinfo=UTC)
    opened = bootstrap.session_in_memory(
        name="Rencontres EuroRégionales Biotechnologie & Santé", place="Montpellier",
        days=[date(2010, 7, 1), date(2010, 7, 2)], clock=lambda: morning,
    )  # fmt: skip
    importing.import_files(opened, LISTS, stamp=opened.stamp())
    yield opened
    opened.close()


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def event(imported_event: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(imported_event, tmp_path / "rencontres.accueil"))
