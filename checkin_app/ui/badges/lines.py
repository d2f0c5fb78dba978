"""A list whose lines say how something fares and offer one thing to do about it: Enter, or a click on its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.ui import icons
from checkin_app.ui.theme import colour, role_font

_LINE = Qt.ItemDataRole.UserRole
_ONE, _TWO = 36, 52
_SHORTEST, _TALLEST, _BESIDE = 60, 190, 650
"""What a list asks for at most, in a window that has little and in one that has much beside it; given more, it takes it."""

_LEFT, _GLYPH, _PILL = 8, 16, 24
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """`key` names it; `glyph` and `tone` say how it fares; `detail` stands under the title, `beside` at its end.

    `action` are the words of what can be done ("": nothing); `ground` is a token of the theme, for what must be seen.
    """

    key: str
    glyph: str
    tone: str
    title: str
    detail: str = ""
    beside: str = ""
    action: str = ""
    ground: str = ""

    @property
    def sentence(self) -> str:
        """All of it, as it is read aloud."""
        return " · ".join(part for part in (self.title, self.detail, self.beside, self.action) if part)


class LineList(QListWidget):
    """`acted` tells the key of the line whose action was asked for."""

    acted = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_LineDelegate(self))
        self.setStyleSheet("QListWidget, QListWidget:focus { border: none; background: transparent; }")
        self._lines: list[Line] = []

    def sizeHint(self) -> QSize:
        most = min(max(self.window().height() - _BESIDE, _SHORTEST), _TALLEST)
        return QSize(200, min(sum(_height(line) for line in self._lines), most))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, _TWO)

    @property
    def lines(self) -> list[Line]:
        """What is listed."""
        return self._lines

    @property
    def chosen_key(self) -> str:
        """The key of the line under the cursor; "" for none."""
        line = self._current()
        return line.key if line else ""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """List these; the choice and the scrolling stay where they were."""
        if list(lines) == self._lines:
            return
        chosen, scrolled = self._current(), self.verticalScrollBar().value()
        self._lines = list(lines)
        self.clear()
        for line in lines:
            item = QListWidgetItem(self)
            item.setData(_LINE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.sentence)
            item.setToolTip(line.sentence)
            if chosen and line.key == chosen.key:
                self.setCurrentItem(item)
        self.verticalScrollBar().setValue(scrolled)
        self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.count():
            self.setCurrentRow(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self._current()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and line and line.action:
            self.acted.emit(line.key)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item = self.itemAt(event.position().toPoint())
        line: Line | None = item.data(_LINE) if item else None
        if item and line and line.action and action_rect(QRectF(self.visualItemRect(item)), line).contains(event.position()):
            self.acted.emit(line.key)

    def _current(self) -> Line | None:
        item = self.currentItem()
        line: Line | None = item.data(_LINE) if item else None
        return line


def _height(line: Line) -> int:
    return _TWO if line.detail else _ONE


def action_rect(row: QRectF, line: Line) -> QRectF:
    """Where the words of a line's action stand."""
    if not line.action:
        return QRectF(row.right() - _LEFT, row.center().y(), 0, 0)
    width = QFontMetricsF(role_font("tiny")).horizontalAdvance(line.action) + 20
    return QRectF(row.right() - width - _LEFT, row.center().y() - _PILL / 2, width, _PILL)


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: Line = index.data(_LINE)
        return QSize(100, _height(line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Line = index.data(_LINE)
        row = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour(line.ground))
            painter.drawRoundedRect(row.adjusted(0, 1, 0, -2), 6, 6)
        else:
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(row.bottomLeft(), row.bottomRight())
        list_ = self.parent()
        if option.state & QStyle.StateFlag.State_Selected and isinstance(list_, LineList) and list_.hasFocus():
            painter.setPen(QPen(colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -2), 6, 6)
        glyph = QRectF(row.left() + _LEFT, row.top() + (18 if not line.detail else 17) - _GLYPH / 2, _GLYPH, _GLYPH)
        icons.draw(painter, glyph, line.glyph, colour(line.tone))
        pill = action_rect(row, line)
        _draw_action(painter, pill, line)
        _draw_words(painter, QRectF(glyph.right() + 8, row.top(), pill.left() - glyph.right() - 16, row.height()), line)
        painter.restore()


def _draw_action(painter: QPainter, pill: QRectF, line: Line) -> None:
    if line.action:
        painter.setPen(QPen(colour("strong_line"), 1))
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(pill.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setFont(role_font("tiny"))
        painter.setPen(colour("text"))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, line.action)


def _draw_words(painter: QPainter, room: QRectF, line: Line) -> None:
    """The title and what stands beside it, and under them the detail."""
    left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
    middle = Qt.AlignmentFlag.AlignVCenter
    upper = QRectF(room.left(), room.top() + 6, room.width(), 22) if line.detail else room
    small, body = role_font("small"), role_font("body")
    painter.setFont(small)
    painter.setPen(colour("muted"))
    painter.drawText(upper, right | middle, line.beside)
    taken = QFontMetricsF(small).horizontalAdvance(line.beside)
    if line.detail:
        shown = QFontMetricsF(small).elidedText(line.detail, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(colour(line.tone if line.ground else "muted"))
        painter.drawText(QRectF(room.left(), room.top() + 26, room.width(), 20), left | middle, shown)
    painter.setFont(body)
    painter.setPen(colour("text"))
    width = upper.width() - taken - (10 if taken else 0)
    shown = QFontMetricsF(body).elidedText(line.title, Qt.TextElideMode.ElideRight, width)
    painter.drawText(upper, left | middle, shown)
