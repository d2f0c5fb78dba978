"""What the organiser sets for the event, not for this desk alone: checkpoints and PINs."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from checkin_app.domain.changes import Changes
from checkin_app.ui.context import Context
from checkin_app.ui.settings.checkpoints import CheckpointsPanel
from checkin_app.ui.settings.pins import PinsPanel
from checkin_app.ui.widgets.parts import row


class Rules(QWidget):
    """Two panels that read themselves again when they come to sight and when the event changed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.checkpoints = CheckpointsPanel(context)
        self.pins = PinsPanel(context)
        halves = row(self.checkpoints, self.pins, gap=16)
        for part in (0, 1):
            halves.setStretch(part, 1)
        self.setLayout(halves)
        context.tasks.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.reload()

    def reload(self) -> None:
        """Read both again."""
        self.checkpoints.reload()
        self.pins.reload()

    def _changed(self, changes: Changes) -> None:
        if changes.event and self.isVisible():
            self.reload()
