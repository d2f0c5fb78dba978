"""The one place where the parts are joined: an event file, a desk, its settings, its printers."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from checkin_app import settings as settings_file
from checkin_app.documents import raster
from checkin_app.domain.names import clean
from checkin_app.errors import InputProblem, Problem
from checkin_app.services import faults, sealing, setup
from checkin_app.services.session import Session, wall_clock
from checkin_app.settings import Settings
from checkin_app.store import database

_LONGEST_DESK = 40
"""Letters of a desk's name: it stands in a pill of the window and in every entry of the journal."""

if TYPE_CHECKING:
    # The readers of lists cost a desk that opens an event as much as the rest of its start.
    from checkin_app.printing.spooler import Spooler
    from checkin_app.services.importing import ImportReport, Progress


def open_session(path: Path, *, desk: str | None = None, clock: Callable[[], datetime] | None = None) -> Session:
    """Open an event file at a desk.

    `desk` None: the name in the settings, else the machine's. `clock` None: the file's own (a demo's day) or the wall's.
    Raises InputProblem for a missing, empty, foreign, damaged or newer file; EnvironmentProblem for a disk or a lock.
    """
    store = database.open_file(path)
    try:
        session = _session(store, desk, clock or wall_clock, path.parent)
        _read(session, clock is None)
        sealing.finish(session)
    except BaseException:
        store.close()
        raise
    return session


def _read(session: Session, own_clock: bool) -> None:
    """An event file without a readable event is refused at once, not at the first scan."""
    with faults.told_apart(session):
        session.event  # noqa: B018
        session.key  # noqa: B018
        session.training  # noqa: B018 - never changes, and the window may ask for it from its own thread
        if own_clock:
            session.clock = setup.clock_of(session)


def new_event(
    path: Path,
    *,
    name: str,
    place: str,
    days: list[date],
    timezone: str = "Europe/Paris",
    desk: str | None = None,
    clock: Callable[[], datetime] | None = None,
) -> Session:
    """Make an event file with an empty event in it. Raises InputProblem when the file exists, a name or day is missing."""
    setup.check_event(name, days, timezone)
    store = database.create_file(path)
    try:
        session = _session(store, desk, clock or wall_clock, path.parent)
        setup.name_event(session, name=name, place=place, days=days, timezone=timezone, stamp=session.stamp())
    except BaseException:
        store.close()
        database.discard(path)
        raise
    return session


def event_from_lists(
    path: Path,
    lists: Sequence[Path],
    *,
    name: str,
    place: str,
    days: list[date],
    progress: Progress | None = None,
) -> list[ImportReport]:
    """Make an event file and bring lists into it, whole or not at all; the file is closed again.

    Raises Problem as `new_event` and `importing.import_files` do, and then there is no file.
    """
    from checkin_app.services import importing

    with _whole(path) as draft:
        session = new_event(draft, name=name, place=place, days=days)
        with closing(session):
            return importing.import_files(session, lists, stamp=session.stamp(), progress=progress)


def demo_event(path: Path, desk: str | None = None) -> None:
    """Make the demo event, whole or not at all. Raises Problem as `new_event` does."""
    from checkin_app.services import demo

    with _whole(path) as draft:
        session = new_event(draft, name=demo.NAME, place=demo.PLACE, days=list(demo.DAYS), timezone=demo.TIMEZONE, desk=desk)
        with closing(session):
            demo.fill(session)


def training_copy(event: Path, folder: Path | None = None) -> Path:
    """Copy an event for training: see `training.make`. Raises Problem as `open_session` does too."""
    from checkin_app.services import training

    with closing(open_session(event)) as session:
        return training.make(session, folder)


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """Where to write meanwhile: it becomes `path` when nothing was raised, and goes away when something was."""
    if path.exists():
        raise InputProblem("file_exists", path=str(path))
    draft = path.with_name(f".{path.name}.new")  # hidden: nobody else's file has that name
    database.discard(draft)
    try:
        yield draft
        draft.replace(path)
    except BaseException as error:
        database.discard(draft)
        if isinstance(error, Problem) and error.facts.get("path") == str(draft):
            error.facts["path"] = str(path)
        raise


def session_in_memory(
    *,
    name: str = "Test",
    place: str = "",
    days: list[date],
    desk: str = "A",
    clock: Callable[[], datetime] = wall_clock,
) -> Session:
    """A real session whose event file is only in memory: what tests of services use."""
    session = Session(database.in_memory(), desk, Settings(), clock)
    setup.name_event(session, name=name, place=place, days=days, timezone="Europe/Paris", stamp=session.stamp())
    return session


def desk_name(chosen: Settings) -> str:
    """What this desk is called: as in the settings, else as the machine."""
    return _name(chosen.desk) or _name(platform.node().split(".")[0]) or "A"


def _name(text: str) -> str:
    return clean(text)[:_LONGEST_DESK]


def _session(store: database.Store, desk: str | None, clock: Callable[[], datetime], folder: Path) -> Session:
    chosen = settings_file.load()
    session = Session(store, _name(desk or "") or desk_name(chosen), chosen, clock)
    session.find_spoolers = lambda: _spoolers(session, folder / "badges")
    return session


def _spoolers(session: Session, folder: Path) -> list[Spooler]:
    # What talks to printers is loaded with the first one, after the desk is on the screen.
    from checkin_app.printing.choose import available_spoolers

    return available_spoolers(folder, raster, lambda: session.settings.label_printers)
