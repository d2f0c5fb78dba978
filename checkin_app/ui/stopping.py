"""Stopping a program with a window from without: as orderly as by its own button."""

from __future__ import annotations

import os
import signal
from typing import Self

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication


class stoppable_by_system:  # noqa: N801 - used as a word
    """Ctrl+C in the terminal and a stop of the system close the window as its button does."""

    def __init__(self, app: QApplication) -> None:
        self._timer = QTimer()
        self._app = app

    def __enter__(self) -> Self:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_args: self._stop())
        # Python looks at its signals only between its own instructions: a timer gives it some.
        self._timer.timeout.connect(lambda: None)
        self._timer.start(300 if os.name != "nt" else 100)
        return self

    def exec(self) -> int:
        """The event loop; not even begun when it was stopped before: Qt forgets a `quit` from before its loop."""
        return 0 if self._app.property("stopping") else int(self._app.exec())

    def _stop(self) -> None:
        self._app.setProperty("stopping", True)  # a kiosk, too, gives way to whoever has the computer
        # Once the loop goes round: this may be between that look and its first round.
        QTimer.singleShot(0, self._app.quit)

    def __exit__(self, *_how: object) -> None:
        self._timer.stop()
