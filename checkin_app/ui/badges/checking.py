"""The check of every badge, aside of the desk: whose words are too long, what no font and no scanner can do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from checkin_app.domain.layout import Layout
from checkin_app.services import badge_overview, badges
from checkin_app.services.badges import BadgeFaultView
from checkin_app.services.session import Session
from checkin_app.ui.context import Context


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found on the badges of those who get one, and when, event-local."""

    layout_id: str
    faults: tuple[BadgeFaultView, ...]
    at: str

    @property
    def people(self) -> int:
        """How many people's badges are to be corrected."""
        return len({fault.attendee_id for fault in self.faults})


class _OutOfDateError(Exception):
    """Another layout was chosen, or the check was begun again."""


class Checker(QObject):
    """One check at a time; a newer one stops the one before. `moved` tells how far it is, `ended` what it found."""

    moved = Signal(int, int)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._number = 0
        self.running = False

    def start(self, layout: Layout, *, read_back: bool = True) -> None:
        """Check everybody's badge in that layout, kept or not; codes are read for a second, which may wait while it changes."""
        self._number += 1
        number = self._number
        self.running = True
        self._context.aside(
            lambda session: self._check(session, layout, number, read_back),
            lambda faults: self._found(number, layout.id, faults),
            lambda error: self._gave_up(number, error),
        )

    def _check(self, session: Session, layout: Layout, number: int, read_back: bool) -> list[BadgeFaultView]:
        """In the pool, with a connection of its own."""

        def progress(done: int, total: int) -> None:
            if number != self._number:
                raise _OutOfDateError
            self.moved.emit(done, total)

        wanted = set(badge_overview.overview(session).ids)
        found = badges.check_all(session, layout, progress, read_back=read_back)
        return [fault for fault in found if fault.attendee_id in wanted]

    def _found(self, number: int, layout_id: str, faults: list[BadgeFaultView]) -> None:
        if number == self._number:
            self.running = False
            self.ended.emit(Checked(layout_id, tuple(faults), f"{self._context.now():%H:%M}"))

    def _gave_up(self, number: int, error: Exception) -> None:
        if number == self._number:
            self.running = False
            self.failed.emit(error)
