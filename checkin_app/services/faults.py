"""A fault that no rule foresaw, told apart: an event file whose bytes were spoiled, or a bug of ours."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from checkin_app.errors import InputProblem
from checkin_app.services.session import Session
from checkin_app.store.faults import UNREADABLE


@contextmanager
def told_apart(session: Session) -> Iterator[None]:
    """Around work on an event file: what looks like a bug is the problem `event_file_damaged` when the file does not verify.

    SQLite notices damage of its own structure; a byte within a text is noticed only by who reads it.
    """
    try:
        yield
    except UNREADABLE as error:
        # The figures and exports come with it: not before an event file seems to be spoiled.
        from checkin_app.services import closing

        if closing.verify(session).ok:
            raise
        raise InputProblem("event_file_damaged", path=str(session.path)) from error
