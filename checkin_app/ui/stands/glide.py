"""Going from one view of the plan to another in a short glide, so that the eye keeps what it looked at."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QAbstractAnimation, QEasingCurve, QObject, QPointF, QVariantAnimation

from checkin_app.ui.widgets.view import View

_MS = 140


class Glide(QVariantAnimation):
    """Calls `show` with each view on the way."""

    def __init__(self, plan: QObject, show: Callable[[View], object]) -> None:
        super().__init__(plan)
        self._show = show
        self._from = self._to = View(1.0, QPointF())
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(_MS)
        self.setEasingCurve(QEasingCurve(QEasingCurve.Type.OutCubic))
        self.valueChanged.connect(self._step)

    @property
    def running(self) -> bool:
        """Whether it is on its way."""
        return self.state() == QAbstractAnimation.State.Running

    def go(self, from_: View, to: View) -> None:
        """Begin anew from where the plan is."""
        self.stop()
        self._from, self._to = from_, to
        self.start()

    def _step(self, part: float) -> None:
        self._show(self._to if part >= 1 else self._from.towards(self._to, part))
