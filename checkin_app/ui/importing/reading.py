"""Reading lists aside of the desk: each file once, its preview as often as the user changes their mind.

Of two previews only the last one asked for counts, and there is never more than one at work.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from checkin_app.documents.lists import OpenedList
from checkin_app.errors import Problem
from checkin_app.services import importing
from checkin_app.services.import_preview import ListPreview, Preview
from checkin_app.services.importing import Choices, Progress
from checkin_app.services.session import Session
from checkin_app.ui.context import Context

Refusal = tuple[Path, Exception]


class Stopped(Exception):  # noqa: N818 - nothing went wrong
    """The user stopped the work, or asked for something else meanwhile: raised through a progress, never shown."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the files say: the lists in the order in which they would be written, and the files that cannot be read."""

    lists: tuple[ListPreview, ...]
    refused: tuple[Refusal, ...]
    opened: tuple[OpenedList, ...] = ()

    @property
    def first(self) -> Path | None:
        """The file to look at first: the list of people, if there is one."""
        known = sorted(self.lists, key=lambda found: found.kind != "attendees")
        return next(iter([*(found.path for found in known), *(path for path, _problem in self.refused)]), None)

    def of(self, path: Path | None) -> ListPreview | None:
        """The list of that file; None for a file that cannot be read."""
        return next((found for found in self.lists if found.path == path), None)

    def problem_of(self, path: Path | None) -> Exception | None:
        """Why that file cannot be read."""
        return next((problem for refused, problem in self.refused if refused == path), None)


class Reader(QObject):
    """Reads files and previews them. `shown` carries a `Reading`, `failed` what went wrong."""

    shown = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._opened: tuple[OpenedList, ...] = ()
        self._unreadable: tuple[Refusal, ...] = ()
        self._choices: dict[Path, Choices] = {}
        self._stop = threading.Event()
        self._turn = 0
        self._again = False
        self.busy = False

    def open(self, paths: Iterable[Path]) -> None:
        """Read these files; what was read before is forgotten, and what is still being read is let go."""
        wanted = list(dict.fromkeys(paths))
        self.forget()
        self._start(lambda session, progress: _opened(session, wanted, progress))

    def choose(self, path: Path, choices: Choices) -> None:
        """The user's choices for a list, in place of those remembered for its shape; they are looked at with `again`."""
        self._choices[path] = choices

    def chosen(self, path: Path) -> bool:
        """Whether the user chose something for this list since it was opened."""
        return path in self._choices

    def again(self) -> None:
        """Preview once more: the choices, or the event, are others."""
        if self.busy:
            self._again = True
            self._stop.set()
        elif self._opened:
            opened, unreadable, choices = self._opened, self._unreadable, dict(self._choices)
            self._start(lambda session, progress: _previewed(session, opened, unreadable, choices, progress))

    def drop(self) -> None:
        """Let go of the preview that is at work, if there is one; what was read is kept."""
        self._stop.set()
        self._turn += 1
        self._again = self.busy = False

    def forget(self) -> None:
        """Let go of everything that was read."""
        self.drop()
        self._opened, self._unreadable, self._choices = (), (), {}

    def _start(self, work: Callable[[Session, Progress], Reading]) -> None:
        self._turn += 1
        self.busy, self._again = True, False
        self._stop = stop = threading.Event()
        turn = self._turn

        def progress(done: int, of: int) -> None:
            if stop.is_set():
                raise Stopped
            self.progressed.emit(done, of)

        self._context.aside(
            lambda session: work(session, progress),
            lambda reading: self._done(turn, reading),
            lambda error: self._not_done(turn, error),
        )

    def _done(self, turn: int, reading: Reading) -> None:
        if turn != self._turn:
            return
        self.busy = False
        if reading.opened:
            self._opened = reading.opened
            known = {one.path for one in reading.opened}
            self._unreadable = tuple(refusal for refusal in reading.refused if refusal[0] not in known)
        if self._again:
            self.again()
        else:
            self.shown.emit(reading)

    def _not_done(self, turn: int, error: Exception) -> None:
        if turn != self._turn:
            return
        self.busy = False
        if self._again:
            self.again()
        elif not isinstance(error, Stopped):
            self.failed.emit(error)


def _opened(session: Session, paths: Sequence[Path], progress: Progress) -> Reading:
    opened: list[OpenedList] = []
    refused: list[Refusal] = []
    for path in paths:
        try:
            opened.append(importing.open_list(path))
        except (Problem, OSError) as problem:
            refused.append((path, problem))
        progress(0, 0)
    return _previewed(session, tuple(opened), tuple(refused), {}, progress)


def _previewed(
    session: Session,
    opened: tuple[OpenedList, ...],
    unreadable: tuple[Refusal, ...],
    choices: Mapping[Path, Choices],
    progress: Progress,
) -> Reading:
    preview: Preview = importing.preview(session, opened, choices, progress)
    return Reading(preview.lists, (*unreadable, *preview.refused), opened)
