"""The place of the stands' page: the plan with its holders, or in its stead the editor of the halls."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from checkin_app.ui.context import Context
from checkin_app.ui.halls.editor import HallEditor


class HallRoom(QStackedWidget):
    """`plan` is shown until `edit`; the editor is made the first time. `came_back` is told the id of the edited hall."""

    def __init__(self, context: Context, plan: QWidget, hall: Callable[[], str], came_back: Callable[[str], object]) -> None:
        """`hall` says which hall is in sight on the plan."""
        super().__init__()
        self._context, self._plan, self._hall, self._came_back = context, plan, hall, came_back
        self.editor: HallEditor | None = None
        self.addWidget(plan)
        self._key = QShortcut(QKeySequence("Ctrl+E"), plan)
        self._key.activated.connect(self.edit)

    def edit(self) -> None:
        """Edit the hall that is in sight, or make the first one."""
        if self.editor is None:
            self.editor = HallEditor(self._context)
            self.editor.left.connect(self._back)
            self.addWidget(self.editor)
        self.setCurrentWidget(self.editor)
        self.editor.edit(self._hall())
        self.editor.setFocus()

    def _back(self, hall_id: str) -> None:
        self.setCurrentWidget(self._plan)
        self._came_back(hall_id)
        self._plan.setFocus()
