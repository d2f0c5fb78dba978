"""Scans that come while something half typed is on the panel: they wait, so that neither they nor what was typed is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel

from checkin_app.ui.widgets.parts import dress, label
from checkin_app.wording import ngettext

NEXT_MS = 1_500
"""Between two scans that waited: the verdict of the first is read before the second takes its place."""


class HeldScans:
    """Codes in the order in which they came, each once. `judge` is told them one by one after `release`.

    `notice` says above the panel how many wait, and how to go on.
    """

    def __init__(self, judge: Callable[[str], object]) -> None:
        self._judge = judge
        self._codes: list[str] = []
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self.notice: QLabel = label("", "title", wrap=True)
        dress(self.notice, "title", "caution", "caution_soft")
        self.notice.setContentsMargins(16, 8, 16, 8)
        self.notice.hide()

    def hold(self, code: str) -> None:
        """Keep a code until `release`. One that waits already is the same scan."""
        self._timer.stop()
        if code not in self._codes:
            self._codes.append(code)
        self._say()

    @property
    def codes(self) -> tuple[str, ...]:
        """Those that wait."""
        return tuple(self._codes)

    def release(self) -> None:
        """What was in the way is gone: the first is judged at once, the others each a moment later."""
        if self._codes and not self._timer.isActive():
            self._timer.start(0)

    def _next(self) -> None:
        code = self._codes.pop(0)
        if self._codes:
            self._timer.start(NEXT_MS)
        self._say()
        self._judge(code)

    def _say(self) -> None:
        n = len(self._codes)
        self.notice.setText(
            ngettext(
                "{n} scan waits: finish here with Enter, or leave with Esc.",
                "{n} scans wait: finish here with Enter, or leave with Esc.",
                n,
            ).format(n=n)
        )
        self.notice.setVisible(n > 0)
