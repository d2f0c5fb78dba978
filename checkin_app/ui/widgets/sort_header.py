"""The header of a list: it sorts by a click, or by keys, and says by an arrow what the list is sorted by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView

from checkin_app.ui import icons
from checkin_app.ui.theme import colour, sized
from checkin_app.wording import _

_ARROW = 12
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SortHeader(QHeaderView):
    """Sorts by a click, or by Left, Right and Space or Enter when it has the focus. `asked` tells which column.

    `insets` are the pixels before the words of each column, `sortable` the columns that a list can be sorted by.
    """

    asked = Signal(int)

    def __init__(self, insets: Sequence[int], sortable: Sequence[int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._insets, self._sortable = insets, sortable
        self._at = self._sorted = 0
        self._descending = False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Sort by: left and right arrows choose, Enter sorts"))
        self.sectionClicked.connect(self._click)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            step = 1 if event.key() == Qt.Key.Key_Right else -1
            self._at = min(max(self._at + step, 0), self.count() - 1)
            self.viewport().update()
        elif event.key() in {*_ENTER, Qt.Key.Key_Space}:
            self._ask(self._at)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def show_order(self, section: int, *, descending: bool) -> None:
        """Show by an arrow what the list is sorted by: up for A to Z."""
        self._sorted, self._descending = section, descending
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, colour("surface"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        lit = section == self._sorted
        inset = self._insets[section]
        room = rect.adjusted(inset, 0, -2, 0)
        painter.setFont(sized(self.font(), 13, QFont.Weight.DemiBold))
        painter.setPen(colour("text" if lit else "muted"))
        words = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if lit:
            left = room.left() + painter.fontMetrics().horizontalAdvance(words) + 6
            arrow = QRectF(left, rect.center().y() - _ARROW / 2 + 1, _ARROW, _ARROW)
            icons.draw(painter, arrow, "arrow-down-bold" if self._descending else "arrow-up-bold", colour("accent"))
        if self.hasFocus() and section == self._at:
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(rect).adjusted(inset - 6, 6, -4, -6), 6, 6)
        painter.restore()

    def _click(self, section: int) -> None:
        self._at = section
        self._ask(section)

    def _ask(self, section: int) -> None:
        if section in self._sortable:
            self.asked.emit(section)
