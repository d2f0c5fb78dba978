"""Writing lists aside of the desk, stopping that, and taking it back."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from checkin_app.domain.journal import Stamp
from checkin_app.errors import Problem
from checkin_app.services import desk, importing, rejected_rows
from checkin_app.services.import_preview import ListPreview
from checkin_app.services.importing import ImportReport, Progress
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.importing.reading import Stopped


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: a report a list, where their rejected rows lie, and what stopped the rest, if anything did."""

    reports: tuple[ImportReport, ...]
    beside: Mapping[Path, Path]
    problem: Exception | None = None

    @property
    def undoable(self) -> bool:
        """Whether anything was written at all."""
        return any(report.record for report in self.reports)


class Writer(QObject):
    """Writes lists and undoes that. `written` carries a `Written`, `undone` how many new people stay, `failed` what went wrong.

    What failed, or was stopped, changed nothing.
    """

    written = Signal(object)
    undone = Signal(int)
    failed = Signal(object)
    progressed = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._stop = threading.Event()
        self.busy = False

    def write(self, lists: Sequence[ListPreview]) -> None:
        """Write the lists as they were shown, an act each."""
        stamps = [self._context.stamp() for _list in lists]
        self._stop = stop = threading.Event()
        self.busy = True
        self._context.aside(
            lambda session: _write(session, lists, stamps, self.progressed.emit, stop),
            lambda written: self._show_or_undo(written, stop),
            lambda error: self._told(self.failed, error),
        )

    def undo(self, written: Written) -> None:
        """Take the lists back; the journal keeps them, annulled. This cannot be stopped."""
        self._stop.set()
        self.busy = True
        self._context.aside(
            lambda session: _undo(session, written.reports),
            lambda kept: self._told(self.undone, kept),
            lambda error: self._told(self.failed, error),
        )

    def stop(self) -> bool:
        """Stop the writing, which leaves nothing behind; False when there is nothing to stop any more."""
        stoppable = self.busy and not self._stop.is_set()
        self._stop.set()
        return stoppable

    def _show_or_undo(self, written: Written, stop: threading.Event) -> None:
        """Whoever stopped it when the last row was just in has stopped it."""
        if stop.is_set():
            self._context.aside(
                lambda session: _undo(session, written.reports),
                lambda _kept: self._told(self.failed, Stopped()),
                lambda error: self._told(self.failed, error),
            )
        else:
            self._told(self.written, written)

    def _told(self, who: object, what: object) -> None:
        self.busy = False
        who.emit(what)  # type: ignore[attr-defined]


def _write(
    session: Session, lists: Sequence[ListPreview], stamps: Sequence[Stamp], progress: Progress, stop: threading.Event
) -> Written:
    """Write them, and the rejected rows of each beside it. A list that cannot be written leaves those before it.

    Raises Stopped when the user stopped it: then nothing is changed.
    """
    reports: list[ImportReport] = []

    def watched(done: int, of: int) -> None:
        if stop.is_set():
            raise Stopped
        progress(done, of)

    for found, stamp in zip(lists, stamps, strict=True):
        try:
            reports.append(_apply(session, found, stamp, watched))
            watched(0, 0)
        except Stopped:
            _undo(session, reports)
            raise
        except (Problem, OSError) as problem:
            if not reports:
                raise
            return Written(tuple(reports), _rejected(reports)[0], problem)
    return Written(tuple(reports), *_rejected(reports))


def _apply(session: Session, found: ListPreview, stamp: Stamp, progress: Progress) -> ImportReport:
    report = importing.apply(session, found.path, found.read, stamp, choices=found.choices, progress=progress)
    if not found.choices.made:
        importing.forget(session, found.read)
    return report


def _rejected(reports: Sequence[ImportReport]) -> tuple[dict[Path, Path], Exception | None]:
    """Where the rejected rows of each list lie; what is imported stays so where they cannot be written."""
    beside: dict[Path, Path] = {}
    fault: Exception | None = None
    for report in reports:
        try:
            written = rejected_rows.write(report.path, report.read, report.rejected)
        except (Problem, OSError) as problem:
            fault = problem
            continue
        if written:
            beside[report.path] = written
    return beside, fault


def _undo(session: Session, reports: Sequence[ImportReport]) -> int:
    """Take the lists back, the last one first; how many new people stay because the desk has dealt with them since."""
    records = [report.record for report in reversed(reports) if report.record]
    return sum(desk.undo(session, record, session.stamp()).kept for record in records)
