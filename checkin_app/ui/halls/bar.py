"""The two rows over the plan: which hall, files, undo; and the tools."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from checkin_app.domain.floorplan import Hall
from checkin_app.ui import icons
from checkin_app.ui.halls.acts import Acts
from checkin_app.ui.halls.fields import plan_button
from checkin_app.ui.halls.tools import Tool, tools
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.parts import button, chip, column, row
from checkin_app.wording import _


class HallBar(QWidget):
    """`asked` tells a verb: done, new-hall, import, export, undo, redo. `went` tells the id of a hall, `took` a `Tool`."""

    asked = Signal(str)
    went = Signal(str)
    took = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.halls = Choice()
        self.halls.setAccessibleName(_("Hall"))
        self.halls.setMinimumWidth(180)
        self.undo = plan_button("arrow-counter-clockwise", _("Undo (Ctrl+Z)"), partial(self.asked.emit, "undo"))
        self.redo = plan_button("arrow-clockwise", _("Do it again (Ctrl+Y)"), partial(self.asked.emit, "redo"))
        self._chips: dict[Tool, QPushButton] = {}
        upper = row(
            self.halls, button(_("New hall…"), partial(self.asked.emit, "new-hall")), 4, self.undo, self.redo, None,
            button(_("Import…"), partial(self.asked.emit, "import")),
            button(_("Save as a file…"), partial(self.asked.emit, "export")),
            button(_("Done"), partial(self.asked.emit, "done"), primary=True, key="Ctrl+E"), gap=8,
        )  # fmt: skip
        self.setLayout(column(upper, row(*self._tool_chips(), None, gap=6), gap=10))
        self.halls.activated.connect(lambda at: self.went.emit(self.halls.itemData(at)))

    def _tool_chips(self) -> list[QPushButton]:
        for look in tools():
            one = chip(f"{look.words}  {look.key}")
            one.setIcon(icons.icon(look.glyph, colour("text")))
            one.setAccessibleName(look.words)
            one.setToolTip(f"{look.hint} ({look.key})")
            one.clicked.connect(partial(self._take, look.tool))
            self._chips[look.tool] = one
        return list(self._chips.values())

    def _take(self, tool: Tool, _on: bool = True) -> None:
        self.took.emit(tool)

    def show_tool(self, tool: Tool) -> None:
        """Which tool is in the hand."""
        for one, made in self._chips.items():
            made.setChecked(one is tool)

    def show_halls(self, halls: Sequence[Hall], hall_id: str) -> None:
        """Which halls there are, and which is edited."""
        self.halls.clear()
        for hall in halls:
            self.halls.addItem(hall.name, hall.id)
        self.halls.choose(hall_id)
        self.halls.setEnabled(bool(halls))

    def show_acts(self, acts: Acts) -> None:
        """What can be undone and done again."""
        self.undo.setEnabled(acts.can_undo)
        self.redo.setEnabled(acts.can_redo)
