"""How many people the event has room for: a number that is kept when the field is left, or Enter pressed."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox

from checkin_app.services import setup
from checkin_app.ui.context import Context
from checkin_app.wording import _

_MOST, _PADDING, _WIDTH = 1_000_000, 8, 160


class RoomField(QSpinBox):
    """0 is written as "no limit". Without the right to change it, it goes back to what it was."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._kept = 0
        self.setObjectName("capacity")
        self.setRange(0, _MOST)
        self.setFixedSize(_WIDTH, 40)
        self.setSpecialValueText(_("no limit"))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        # A style sheet's padding reaches the frame only: the words would begin on it.
        self.lineEdit().setTextMargins(_PADDING, 0, _PADDING, 0)
        self.setKeyboardTracking(False)
        self.editingFinished.connect(self._keep)

    def reload(self) -> None:
        """Read it from the event."""
        self._context.run(lambda session: session.event.capacity, self._show, latest="capacity")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _show(self, capacity: int) -> None:
        self._kept = capacity
        self.setValue(capacity)

    def _keep(self) -> None:
        wanted = self.value()
        if wanted == self._kept:
            return
        self._kept = wanted
        stamp = self._context.stamp()
        self._context.run(lambda session: setup.set_capacity(session, wanted, stamp), None, self._not_kept)

    def _not_kept(self, error: Exception) -> None:
        self._context.problem(error)
        self.reload()
