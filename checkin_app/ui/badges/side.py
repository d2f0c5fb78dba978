"""The right of the page: what is to be corrected and what came out, or the properties of what is being edited."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from checkin_app.ui.badges.draft_bar import DraftBar
from checkin_app.ui.badges.layout_panel import LayoutSettings
from checkin_app.ui.badges.properties import PlacePanel
from checkin_app.ui.widgets.parts import column

_WIDTH = 320


class EditorSide(QFrame):
    """`usual` is there until a place or the layout is edited; changes that are not kept are told above all of it."""

    def __init__(self, usual: QWidget) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.bar = DraftBar()
        self.place = PlacePanel()
        self.layout_settings = LayoutSettings()
        self._parts = {"": usual, "place": self.place, "layout": self.layout_settings}
        self._stack = QStackedWidget()
        for part in self._parts.values():
            self._stack.addWidget(part)
        self.setLayout(column(self.bar, self._stack, gap=14))

    def turn(self, side: str) -> None:
        """Show "" what is usual, "place" or "layout"."""
        self._stack.setCurrentWidget(self._parts[side])
