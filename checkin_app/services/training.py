"""Training: a copy of the real event to try everything on. Its badges are VOID, and nothing of it reaches the real file.

The copy knows that it is one (`training` in its table `local`), signs its badge codes with a key of its own, and says so in
what it exports. The codes of the real badges are read in it, so that one can train with them; its own mean nothing at the real
event.
"""

from __future__ import annotations

import itertools
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from checkin_app.errors import EnvironmentProblem, Problem
from checkin_app.services import backups
from checkin_app.services.session import TRAINING, Session
from checkin_app.store import database
from checkin_app.store import event as event_store


def make(session: Session, folder: Path | None = None) -> Path:
    """A fresh training copy of the event in `folder` ("NAME-training" beside the event), whole or not at all; its path.

    An older copy that nobody has open is replaced: of people's data there is no more than one. Asked of a training copy, it is
    the real event that is copied again. Raises Problem as `backups.backup` does, and when the real event is gone.
    """
    if session.training:
        with closing(database.open_file(original(session))) as store:
            return _copy(replace(session, store=store, _event=None, _key=None, _training=None), folder)
    return _copy(session, folder)


def original(session: Session) -> Path:
    """Where the real event of a training copy lies: also after both were moved together."""
    told = Path(session.training)
    moved = (session.path.parent.parent / told.name, session.path.parent / told.name)
    return next((place for place in (told, *moved) if place.is_file()), told)


def _copy(session: Session, folder: Path | None) -> Path:
    event = session.path.absolute()
    target = _free(event, folder or event.with_name(f"{event.stem}-training"))
    draft = target.with_name(f".{target.name}.copy")
    database.discard(draft)
    try:
        backups.backup(session, draft)
        with closing(database.open_file(draft)) as store:
            event_store.set_local(store, TRAINING, os.fsencode(event).decode("utf-8", "replace"))
        draft.replace(target)
    except OSError as error:
        raise EnvironmentProblem("cannot_write", path=str(target), why=error.strerror or str(error)) from error
    finally:
        database.discard(draft)
    return target


def _free(event: Path, folder: Path) -> Path:
    """The first name in `folder` that nobody has, or that is of a training copy which nobody has open."""
    numbered = (f"{event.stem}-training-{number}{event.suffix}" for number in itertools.count(2))
    names = itertools.chain([f"{event.stem}-training{event.suffix}"], numbered)
    return next(path for path in (folder / name for name in names) if not path.exists() or _may_go(path))


def _may_go(path: Path) -> bool:
    if path.with_name(f"{path.name}-wal").exists():  # open somewhere, or left so by a crash: it is not ours to take away
        return False
    try:
        with closing(database.open_file(path)) as store:
            return event_store.local(store, TRAINING) is not None
    except Problem:
        return False
