"""The right of the page: what is to be corrected and what came out, or the properties of what is being edited."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from checkin_app.ui.badges.adding import AddButton
from checkin_app.ui.badges.canvas import LayoutCanvas
from checkin_app.ui.badges.draft_bar import DraftBar
from checkin_app.ui.badges.layout_panel import LayoutSettings
from checkin_app.ui.badges.places import PlaceList
from checkin_app.ui.badges.properties import PlacePanel
from checkin_app.ui.widgets.parts import column

_WIDTH = 320


class EditorSide(QFrame):
    """`usual` is there until a place or the layout is edited; changes that are not kept are told above all of it.

    `place_edited` and `layout_edited` tell what the two panels do, `asked` the verbs of all of it, `scoped` the
    category whose badges are being set. A panel is made when it is
    first wanted: their many fields take a tenth of a second, and most who come to the page edit nothing.
    """

    place_edited = Signal(str, object, object)
    layout_edited = Signal(str, object, object)
    asked = Signal(str)
    scoped = Signal(object)

    def __init__(self, usual: QWidget) -> None:
        super().__init__()
        self.setFixedWidth(_WIDTH)
        self.bar = DraftBar()
        self.bar.asked.connect(self.asked.emit)
        self._usual = usual
        self._stack = QStackedWidget()
        self._stack.addWidget(usual)
        self.setLayout(column(self.bar, self._stack, gap=14))

    @cached_property
    def place(self) -> PlacePanel:
        """The properties of a place."""
        made = PlacePanel()
        made.edited.connect(self.place_edited.emit)
        made.scoped.connect(self.scoped.emit)
        made.acted.connect(self.asked.emit)
        self._stack.addWidget(made)
        return made

    @cached_property
    def layout_settings(self) -> LayoutSettings:
        """The settings of the layout itself."""
        made = LayoutSettings()
        made.edited.connect(self.layout_edited.emit)
        made.acted.connect(self.asked.emit)
        self._stack.addWidget(made)
        return made

    def turn(self, side: str) -> None:
        """Show "" what is usual, "place" or "layout"."""
        made: QWidget = self._usual
        if side == "place":
            made = self.place
        elif side == "layout":
            made = self.layout_settings
        self._stack.setCurrentWidget(made)


@dataclass(frozen=True, slots=True)
class Parts:
    """What the editor is worked with."""

    canvas: LayoutCanvas
    places: PlaceList
    add: AddButton
    side: EditorSide
