"""The place of the stands' page: the plan with its holders, or in its stead the editor of the halls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from checkin_app.ui.context import Context
from checkin_app.ui.halls.editor import HallEditor
from checkin_app.ui.widgets.parts import button
from checkin_app.wording import _


class HallRoom(QStackedWidget):
    """Shows `plan` until `edit`; the editor is made the first time. `came_back` is told the id of the hall that was edited."""

    def __init__(
        self, context: Context, plan: QWidget, focus: QWidget, hall: Callable[[], str], came_back: Callable[[str], object]
    ) -> None:
        """`hall` says which hall is in sight on the plan, `focus` is what has the keys there."""
        super().__init__()
        self._context, self._plan, self._focus, self._hall, self._came_back = context, plan, focus, hall, came_back
        self.editor: HallEditor | None = None
        self.addWidget(plan)
        self.setFocusProxy(focus)
        key = QShortcut(QKeySequence("Ctrl+E"), plan)
        key.activated.connect(self.edit)

    def button(self) -> QPushButton:
        """The button that goes to the editor."""
        made = button(_("Edit the hall"), self.edit)
        made.setToolTip(_("Draw stands, aisles and halls ({key})").format(key="Ctrl+E"))
        return made

    def edit(self) -> None:
        """Edit the hall that is in sight, or make the first one."""
        if self.editor is None:
            self.editor = HallEditor(self._context)
            self.editor.left.connect(self._back)
            self.addWidget(self.editor)
        self.setCurrentWidget(self.editor)
        self.setFocusProxy(self.editor)
        self.editor.setFocus()
        self.editor.edit(self._hall())

    def _back(self, hall_id: str) -> None:
        self.setCurrentWidget(self._plan)
        self.setFocusProxy(self._focus)
        self._came_back(hall_id)
        self._focus.setFocus()
