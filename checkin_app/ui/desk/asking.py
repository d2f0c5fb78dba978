"""What was scanned or chosen and has no answer yet: neither a slow answer nor one that never comes may pass for a verdict."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal

from checkin_app.errors import Refused
from checkin_app.services.desk import Outcome
from checkin_app.ui import operations
from checkin_app.ui.context import Context
from checkin_app.wording import fault_sentence

SAME_SCAN_SECONDS = 2.5
"""The same code again within this is the same scan: a scanner held over a badge reads it twice."""

SLOW_MS = 700
"""An answer takes some 20 ms: after this long the verdict of the person before must no longer be in sight."""


class Asking(QObject):
    """Asks for verdicts. A question ends with `judged` or `failed`, or with a PIN that was asked for and not given.

    `slow` tells that one is still waited for.
    """

    judged = Signal(object)
    """An `Outcome`, stored."""
    failed = Signal(str)
    """Nothing was stored: the sentence that says why and what to do."""
    slow = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._open = 0
        self._asked: dict[str, float] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SLOW_MS)
        self._timer.timeout.connect(self.slow)
        # While a PIN is typed nobody waits for the database.
        context.role_wanted.connect(lambda *_wanted: self._timer.stop())

    @property
    def open(self) -> int:
        """How many questions are not answered yet."""
        return self._open

    def scan(self, code: str) -> bool:
        """Ask about a code; not when it is the same scan as one just before, even with another scanner's between."""
        if self._again(code):
            return False
        self._begin()
        operations.scan(self._context, code, self._answered, self._not_answered)
        return True

    def admit(self, attendee_id: str, *, override: bool, insists: bool = False) -> None:
        """Ask for somebody who was chosen by name. Enter that was pressed twice, or held down, is one; Ctrl+Enter `insists`."""
        if self._again(attendee_id) and not insists:
            return
        self._begin()
        operations.check_in(self._context, attendee_id, self._answered, self._not_answered, override=override)

    def forget(self) -> None:
        """What was asked last was taken back: the same again is meant."""
        self._asked.clear()

    def _again(self, what: str) -> bool:
        now = time.monotonic()
        self._asked = {one: at for one, at in self._asked.items() if now - at < SAME_SCAN_SECONDS}
        again = what in self._asked
        self._asked[what] = now
        return again

    def _begin(self) -> None:
        self._open += 1
        self._timer.start()

    def _end(self) -> None:
        self._open -= 1
        if self._open:
            self._timer.start()
        else:
            self._timer.stop()

    def _answered(self, outcome: Outcome) -> None:
        self._end()
        if outcome.card and outcome.verdict.lets_in:
            # Enter out of habit, right behind a scan.
            self._asked[outcome.card.attendee.id] = time.monotonic()
        self.judged.emit(outcome)

    def _not_answered(self, error: Exception) -> None:
        self.forget()
        self._end()
        if isinstance(error, Refused) and error.code == "role_needed":
            return  # Who asked was asked for a PIN and left it: the refusal that they read still stands.
        self.failed.emit(fault_sentence(error))
