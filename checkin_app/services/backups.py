"""Copies of the event file, made while it is in use and checked before they count."""

from __future__ import annotations

import glob
from dataclasses import replace
from pathlib import Path

from checkin_app.errors import EnvironmentProblem, InputProblem, Problem
from checkin_app.services import closing
from checkin_app.services.session import Session, wall_clock
from checkin_app.store import database, journal

LONG_ENTRIES = 20_000
"""A journal of more is verified by `verify` and `backup` only: to replay 100,000 people takes 20 s of Python, which a desk at
work would feel. Its rolling copies are looked over by SQLite itself, and their chains found again in the event's."""


def backup(session: Session, target: Path, *, thorough: bool = True) -> None:
    """Copy the event file to `target` by the backup API, reopen the copy and verify it; or, not `thorough`, look it over.

    Raises InputProblem when `target` exists, EnvironmentProblem when it cannot be written or does not verify; nothing is left.
    """
    if target.exists():
        raise InputProblem("file_exists", path=str(target))
    draft = target.with_name(f".{target.name}.new")  # hidden: nobody else's file has that name
    try:
        draft.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        database.copy_to(session.store, draft)
        _check(session, draft, thorough)
        draft.replace(target)
    except OSError as error:
        raise EnvironmentProblem("cannot_write", path=str(target), why=error.strerror or str(error)) from error
    except Problem as problem:
        if problem.facts.get("path") == str(draft):
            problem.facts["path"] = str(target)
        raise
    finally:
        database.discard(draft)


def rolling(session: Session, keep: int = 6) -> Path:
    """A checked copy in the folder `NAME-backups` beside the event file, the oldest of more than `keep` taken away."""
    folder = folder_of(session)
    target = folder / f"{session.path.stem}-{wall_clock():%Y%m%d-%H%M%S}{session.path.suffix}"
    backup(session, target, thorough=journal.count(session.store) <= LONG_ENTRIES)
    for old in copies(session)[:-keep]:
        old.unlink(missing_ok=True)
    return target


def tidy(session: Session) -> None:
    """Bring the log of the event file into it, beside whoever works on it; see `Store.spare_commits`."""
    session.store.tidy()


def folder_of(session: Session) -> Path:
    """Where the rolling copies of this event file lie; there is no such folder before the first."""
    return session.path.with_name(f"{session.path.stem}-backups")


def copies(session: Session) -> list[Path]:
    """The rolling copies that there are, the newest last."""
    name = f"{glob.escape(session.path.stem)}-*{glob.escape(session.path.suffix)}"
    return sorted(folder_of(session).glob(name))


def _check(session: Session, copy: Path, thorough: bool) -> None:
    store = database.open_file(copy)
    try:
        good = (
            closing.verify(replace(session, store=store, _event=None, _key=None)).ok
            if thorough
            else _looks_whole(session, store)
        )
    finally:
        store.close()
    if good:
        return
    if not closing.verify(session).ok:  # the copy is true: it is the event file that was spoiled
        raise InputProblem("event_file_damaged", path=str(session.path))
    raise EnvironmentProblem("backup_does_not_verify", path=str(copy))


def _looks_whole(session: Session, copy: database.Store) -> bool:
    """Whether SQLite finds nothing wrong, and each desk's chain in the copy is a piece of the event's own."""
    if [row["quick_check"] for row in copy.query("PRAGMA quick_check")] != ["ok"]:
        return False
    ends = {desk: journal.chain_end(copy, desk) for desk in journal.desks(copy)}
    known = "SELECT 1 FROM journal WHERE desk = ? AND counter = ? AND hash = ?"
    return all(session.store.one(known, desk, end.counter, end.hash) for desk, end in ends.items())
