"""How a line of the list is painted: category bar, name, state tag. Text is drawn as it is, never as markup."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from checkin_app.domain.badge import PrintState
from checkin_app.services.roster import AttendeeRow
from checkin_app.ui.attendees.model import COLUMNS, AttendeeModel, Index
from checkin_app.ui.theme import colour

ROW_HEIGHT = 40
NAME_INSET, CELL_INSET = 16, 6
"""Where words begin in a cell, and in the header over it."""
_BAD = frozenset({PrintState.FAILED, PrintState.UNCERTAIN})


class RowDelegate(QStyledItemDelegate):
    """Paints every cell of the attendees' table."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, colour("accent_soft") if selected else colour("surface"))
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._show_focus(painter, rect, index)
        model = index.model()
        row = model.row(index.row()) if isinstance(model, AttendeeModel) else None
        if row is not None:
            _cell(painter, rect, row, COLUMNS[index.column()], str(index.data() or ""), option.font)
        painter.restore()

    def _show_focus(self, painter: QPainter, rect: QRectF, index: Index) -> None:
        """A frame around the line that the list stands on, while keys go to the list."""
        table = self.parent()
        if not isinstance(table, QTableView) or not table.hasFocus() or index.row() != table.currentIndex().row():
            return
        left = rect.left() if index.column() == 0 else rect.left() - 8
        right = rect.right() if index.column() == len(COLUMNS) - 1 else rect.right() + 8
        painter.setClipRect(rect)
        painter.setPen(QPen(colour("accent"), 2))
        painter.drawRoundedRect(QRectF(left + 1, rect.top() + 1, right - left - 2, rect.height() - 3), 4, 4)


def _cell(painter: QPainter, rect: QRectF, row: AttendeeRow, column: str, words: str, font: QFont) -> None:
    faded = row.state in {"cancelled", "blocked"}
    if column == "name":
        painter.fillRect(QRectF(rect.left(), rect.top() + 8, 4, rect.height() - 16), colour(row.category))
        _text(
            painter,
            rect.adjusted(NAME_INSET, 0, -6, 0),
            words,
            font,
            colour("muted" if faded else "text"),
            QFont.Weight.DemiBold,
        )
    elif column == "state":
        _tag(painter, rect, words, row.state, font)
    elif column == "badge":
        bad = row.stale_badge or row.badge in _BAD
        _text(painter, rect.adjusted(CELL_INSET, 0, -6, 0), words, font, colour("caution" if bad else "muted"))
    else:
        _text(
            painter,
            rect.adjusted(CELL_INSET, 0, -6, 0),
            words,
            font,
            colour("muted" if column != "company" or faded else "text"),
        )


def _text(
    painter: QPainter, rect: QRectF, words: str, font: QFont, ink: QColor, weight: QFont.Weight = QFont.Weight.Normal
) -> None:
    font = QFont(font)
    font.setWeight(weight)
    painter.setFont(font)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(rect.width()))
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


_TAGS = {"arrived": "good", "unpaid": "caution", "cancelled": "stop", "blocked": "stop"}


def _tag(painter: QPainter, rect: QRectF, words: str, state: str, font: QFont) -> None:
    """A word on its own ground; who is merely expected has no tag, so that the eye finds the others."""
    name = _TAGS.get(state)
    if name is None:
        _text(painter, rect.adjusted(CELL_INSET, 0, -6, 0), words, font, colour("muted"))
        return
    small = QFont(font)
    small.setPixelSize(12)
    small.setWeight(QFont.Weight.DemiBold)
    width = min(QFontMetricsF(small).horizontalAdvance(words) + 18, rect.width() - 8)
    pill = QRectF(rect.left() + CELL_INSET, rect.center().y() - 11, width, 22)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(f"{name}_soft"))
    painter.drawRoundedRect(pill, 6, 6)
    painter.setFont(small)
    painter.setPen(colour(name))
    shown = QFontMetricsF(small).elidedText(words, Qt.TextElideMode.ElideRight, pill.width() - 12)
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, shown)
