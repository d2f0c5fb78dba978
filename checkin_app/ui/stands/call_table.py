"""The call list as a table: a line an exhibitor, whom to try next under it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from checkin_app.services.call_list import Call
from checkin_app.ui.stands.call_words import cells, headings, others
from checkin_app.ui.stands.list_model import Index
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.calm_table import calm

_ROW, _INSET, _WIDEST_NAME = 48, 6, 280
_STAND, _EXHIBITOR, _HERE, _NAME, _PHONE = range(5)
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_CALL = Qt.ItemDataRole.UserRole


class _Calls(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.calls: list[Call] = []

    def show_calls(self, calls: Sequence[Call]) -> None:
        self.beginResetModel()
        self.calls = list(calls)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.calls)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(headings())

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        call = self.calls[index.row()]
        if role == _CALL:
            return call
        if role == Qt.ItemDataRole.DisplayRole:
            return cells(call)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(cells(call))
        if role == Qt.ItemDataRole.ToolTipRole:
            return others(call) or None
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return headings()[section]
        return None


class CallTable(QTableView):
    """`stood_on` and `opened` tell a line: it was come to, or Enter or a double click opened it."""

    stood_on = Signal(int)
    opened = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._rows = _Calls()
        self.setModel(self._rows)
        self.setItemDelegate(_Line(self))
        calm(self, _ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        heading = self.horizontalHeader()
        heading.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heading.setHighlightSections(False)
        for column, width in ((_STAND, 76), (_HERE, 70), (_NAME, _WIDEST_NAME), (_PHONE, 150)):
            heading.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        heading.setSectionResizeMode(_EXHIBITOR, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentRowChanged.connect(
            lambda now, _before: self.stood_on.emit(now.row()) if now.isValid() else None
        )
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnWidth(_NAME, min(_WIDEST_NAME, int(self.width() * 0.33)))

    def show_calls(self, calls: Sequence[Call]) -> None:
        """List these; the line stays on the exhibitor that it stood on."""
        at = self.currentIndex().row()
        kept = self._rows.calls[at].exhibitor_id if 0 <= at < len(self._rows.calls) else ""
        scrolled = self.verticalScrollBar().value()
        self.selectionModel().blockSignals(True)
        self._rows.show_calls(calls)
        found = next((place for place, call in enumerate(calls) if call.exhibitor_id == kept), -1)
        if found >= 0:
            self.selectRow(found)
        self.selectionModel().blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape or event.text().isalnum():
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Line(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        call: Call = index.data(_CALL)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("accent_soft"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        column, room = index.column(), rect.adjusted(_INSET, 0, -6, 0)
        next_one = others(call) if column == _NAME else ""
        ink = ("caution" if call.arrived else "stop") if column == _HERE else "text"
        strong = column in {_STAND, _HERE, _PHONE}
        if next_one:
            self._write(painter, str(index.data()), room.adjusted(0, 4, 0, -22), "body", "text")
            self._write(painter, next_one, room.adjusted(0, 24, 0, -4), "tiny", "muted")
        else:
            self._write(painter, str(index.data()), room, "title" if strong else "body", ink)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, words: str, room: QRectF, role: str, ink: str) -> None:
        painter.setFont(role_font(role))
        painter.setPen(colour(ink))
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
