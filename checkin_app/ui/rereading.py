"""Reading what a page shows again and again, aside of the desk: one reading at a time, however much comes in meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QElapsedTimer

from checkin_app.services.session import Session
from checkin_app.ui.context import Context

T = TypeVar("T")


class Rereading(Generic[T]):
    """`question` says anew what is to be read each time a reading begins; `show` gets what was read."""

    def __init__(self, context: Context, question: Callable[[], Callable[[Session], T]], show: Callable[[T], object]) -> None:
        self._context, self._question, self._show = context, question, show
        self._again = False
        self._clock = QElapsedTimer()
        self.going = False
        self.took = 0
        """Milliseconds from the last question until its answer was shown."""

    def read(self) -> None:
        """Read now; while a reading is going on, once more when it is there."""
        if self.going:
            self._again = True
            return
        self.going, self._again = True, False
        self._clock.start()
        self._context.aside(self._question(), self._there, self._failed)

    def _there(self, found: T) -> None:
        self._show(found)
        self._ended()

    def _failed(self, error: Exception) -> None:
        self._context.problem(error)
        self._ended()

    def _ended(self) -> None:
        self.going = False
        self.took = self._clock.elapsed()
        if self._again:
            self.read()
