"""The widgets that the editor of halls is made of, and which of its panels is in sight."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from checkin_app.ui.halls.bar import HallBar
from checkin_app.ui.halls.findings import FindingsPanel
from checkin_app.ui.halls.hall_panel import HallPanel, MeasurePanel, NewHallPanel
from checkin_app.ui.halls.hands import HallCanvas
from checkin_app.ui.halls.lines import Form
from checkin_app.ui.halls.rows import Asking, NumberingPanel, RowPanel
from checkin_app.ui.halls.selection import SelectionPanel
from checkin_app.ui.halls.tools import Tool, hint_of
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import column


class Parts:
    """All of them, not laid out."""

    def __init__(self) -> None:
        self.canvas, self.bar, self.findings = HallCanvas(), HallBar(), FindingsPanel()
        self.selection, self.hall = SelectionPanel(), HallPanel()
        self.row, self.numbering = RowPanel(), NumberingPanel()
        self.measuring, self.new_hall = MeasurePanel(), NewHallPanel()
        self.questions: tuple[Asking, ...] = (self.row, self.numbering, self.measuring, self.new_hall)
        self.hint = ElidedLabel("", "small", "muted")
        self.panels: tuple[Form, ...] = (self.hall, self.selection, *self.questions)
        self.side = QWidget()
        self.side.setLayout(column(*self.panels))
        self.shown: Form = self.hall
        for panel in self.panels[1:]:
            panel.hide()

    def show_panel(self, panel: Form) -> None:
        """That panel and no other: a stacked widget would be as high as the highest. A question has the whole side."""
        focused = QApplication.focusWidget()
        if focused is not None and self.side.isAncestorOf(focused) and not panel.isAncestorOf(focused):
            # What has the keys goes out of sight: they are the plan's then, not the window's, whose Ctrl+Z is of other acts.
            self.canvas.setFocus()
        self.shown = panel
        for one in self.panels:
            one.setVisible(one is panel)
        self.findings.setVisible(not self.asking)

    @property
    def asking(self) -> bool:
        """Whether a question is in sight."""
        return isinstance(self.shown, Asking)

    def take(self, tool: Tool) -> None:
        """Take a tool in the hand."""
        self.canvas.use(tool)
        self.bar.show_tool(tool)
        self.hint.setText(hint_of(tool))

    def leave_question(self) -> None:
        """Show what is chosen, or the hall, instead of a question."""
        self.canvas.plan(())
        self.canvas.use(self.canvas.tool)
        self.show_panel(self.hall)
        self.show_chosen()
        self.canvas.setFocus()

    def show_chosen(self) -> None:
        """The panel of what is chosen; a question stays until it is answered."""
        if self.asking:
            return
        chosen = {key: self.canvas.sheet.things[key] for key in self.canvas.chosen}
        if chosen:
            self.selection.show_things(chosen, self.canvas.sheet.held)
        self.canvas.setAccessibleDescription(self.selection.heading.text() if chosen else self.hall.heading.text())
        self.show_panel(self.selection if chosen else self.hall)
