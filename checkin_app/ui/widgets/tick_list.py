"""A list whose lines are ticked, with the space bar or a click anywhere on them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.choice import draw_selected, draw_tick

STATE = Qt.ItemDataRole.UserRole + 1
"""What is said at the right of a line, as (words, tone)."""

_ROW, _BOX, _INSET = 40, 20, 10
_ON = Qt.CheckState.Checked
Index = QModelIndex | QPersistentModelIndex


class TickList(QListWidget):
    """The words of a line before its first " · " are strong. Lines that cannot be ticked stand in line with the others."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "framed")
        self.setItemDelegate(_Line(self))
        self.itemClicked.connect(self.toggle)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item:
            self.toggle(item)
        else:
            super().keyPressEvent(event)

    def toggle(self, item: QListWidgetItem) -> None:
        """Tick it, or take its tick away, if it can be ticked."""
        if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            item.setCheckState(Qt.CheckState.Unchecked if item.checkState() == _ON else _ON)


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """The list itself ticks."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_selected(painter, rect)
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == _ON
            draw_tick(painter, QRectF(rect.left() + _INSET, rect.center().y() - _BOX / 2, _BOX, _BOX), on)
        words, tone = index.data(STATE) or ("", "muted")
        room = rect.adjusted(_INSET + _BOX + 12, 0, -_INSET, 0)
        room.setRight(self._write(painter, room, (words, "title", tone), right=True))
        name, _dot, rest = str(index.data()).partition(" · ")
        room.setLeft(self._write(painter, room, (name, "title", "text")))
        self._write(painter, room, (rest, "body", "muted"))
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, room: QRectF, said: tuple[str, str, str], *, right: bool = False) -> float:
        """Draw (words, role, ink) at an end of `room`; where the room for more ends, or begins."""
        words, role, ink = said
        if not words:
            return room.right() if right else room.left()
        painter.setFont(role_font(role))
        painter.setPen(QPen(colour(ink)))
        metrics = QFontMetricsF(painter.font())
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, shown)
        wide = metrics.horizontalAdvance(shown) + 12
        return room.right() - wide if right else room.left() + wide
