"""How a row of a suggestion is painted: a box to tick, the number of the stand, who comes after whom, and what is under it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.ui import icons
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.choice import draw_selected

BOX_ROOM = 34
"""Pixels at the left of a row where a click ticks it."""

_BOX, _NUMBER, _EDGE = 18, 44, 8
_HEADING, _QUIET, _WHOLE = 34, 28, 46
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Painted:
    """A row. `box`: how much of it is ticked, from 0 to 1; None: no box. `before`: whom `words` come after."""

    words: str
    number: str = ""
    before: str = ""
    under: str = ""
    box: float | None = None
    folded: bool = False
    heading: bool = False
    quiet: bool = False


class RowPainter(QStyledItemDelegate):
    """Paints the `Painted` that a row keeps under `role`."""

    def __init__(self, parent: QObject, role: int) -> None:
        super().__init__(parent)
        self._role = role

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row: Painted = index.data(self._role)
        return QSize(200, _HEADING if row.heading else _QUIET if row.quiet else _WHOLE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        row: Painted = index.data(self._role)
        rect = QRectF(option.rect).adjusted(3, 1, -3, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_selected(painter, rect)
        if row.box is not None:
            _draw_box(painter, QRectF(rect.left() + 6, rect.center().y() - _BOX / 2, _BOX, _BOX), row.box)
        inner = rect.adjusted(BOX_ROOM - 2, 0, -_EDGE, 0)
        if row.heading:
            _draw_heading(painter, inner, row)
        else:
            _draw_change(painter, inner, row)
        painter.restore()


def _draw_box(painter: QPainter, box: QRectF, ticked: float) -> None:
    painter.setPen(colour("accent" if ticked else "strong_line"))
    painter.setBrush(colour("accent" if ticked == 1 else "surface"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    if ticked == 1:
        icons.draw(painter, box.adjusted(3, 3, -3, -3), "check-bold", colour("accent_ink"))
    elif ticked:
        painter.fillRect(QRectF(box.left() + 5, box.center().y() - 1, box.width() - 10, 2), colour("accent"))


def _draw_heading(painter: QPainter, rect: QRectF, row: Painted) -> None:
    glyph = "caret-right" if row.folded else "caret-down"
    icons.draw(painter, QRectF(rect.right() - 14, rect.center().y() - 7, 14, 14), glyph, colour("muted"))
    painter.setFont(role_font("small"))
    painter.setPen(colour("muted"))
    _write(painter, rect.adjusted(0, 0, -20, 0), row.words)


def _draw_change(painter: QPainter, rect: QRectF, row: Painted) -> None:
    upper = QRectF(rect.left(), rect.top() + 3, rect.width(), 21) if row.under else rect
    painter.setFont(role_font("title"))
    painter.setPen(colour("muted" if row.quiet else "text"))
    painter.drawText(upper, _LEFT, row.number)
    wide = QFontMetricsF(painter.font()).horizontalAdvance(row.number)
    names = upper.adjusted(max(_NUMBER, wide + 8), 0, 0, 0)
    if row.before:
        names.setLeft(_draw_before(painter, names, row.before, row.words))
    painter.setFont(role_font("small" if row.quiet else "title"))
    painter.setPen(colour("text"))
    _write(painter, names, row.words)
    if row.under:
        painter.setFont(role_font("tiny"))
        painter.setPen(colour("muted"))
        _write(painter, QRectF(rect.left(), rect.top() + 23, rect.width(), 18), row.under)


def _draw_before(painter: QPainter, room: QRectF, before: str, after: str) -> float:
    """Who is there now, as much of it as the new holder's name leaves room for, and the arrow; where that name begins."""
    small, arrow = QFontMetricsF(role_font("small")), 22.0
    wanted = QFontMetricsF(role_font("title")).horizontalAdvance(after) + 2
    left = max(room.width() - arrow - wanted, (room.width() - arrow) * 0.4)
    shown = small.elidedText(before, Qt.TextElideMode.ElideRight, left)
    painter.setFont(role_font("small"))
    painter.setPen(colour("muted"))
    painter.drawText(room, _LEFT, shown)
    end = room.left() + small.horizontalAdvance(shown)
    icons.draw(painter, QRectF(end + 5, room.center().y() - 6, 12, 12), "arrow-right", colour("muted"))
    return end + arrow


def _write(painter: QPainter, rect: QRectF, words: str) -> None:
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, _LEFT, shown)
