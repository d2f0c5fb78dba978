"""Painting the hall: floor, aisles, areas, tables and doors; nothing here knows the mouse or the database."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from checkin_app.domain.floorplan import Box, Hall
from checkin_app.ui.theme import colour, sized
from checkin_app.ui.widgets.view import View

SMALLEST = 7
"""Letters of fewer pixels are left out: nobody can read them."""


def draw_hall(painter: QPainter, hall: Hall, view: View, font: QFont, part: QRectF) -> None:
    """The floor with its aisles, areas, tables and doors; of the tables those in `part` of the window."""
    floor = QRectF(view.origin.x(), view.origin.y(), hall.width * view.scale, hall.height * view.scale)
    painter.fillRect(floor, colour("surface"))
    for aisle in hall.aisles:
        painter.fillRect(view.rect(aisle), colour("background"))
    painter.setPen(QPen(colour("text"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(floor)
    for area in hall.areas:
        _draw_area(painter, view.rect(area), area, sized(font, int(min(12.0, view.scale * 0.8))))
    for table in hall.tables:
        rect = view.rect(table)
        if rect.intersects(part):
            _draw_table(painter, rect, table, font)
    for door in (*hall.entrances, *hall.exits):
        _draw_door(painter, view, floor, door)


def _draw_area(painter: QPainter, rect: QRectF, area: Box, font: QFont) -> None:
    painter.setPen(QPen(colour("strong_line"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 4, 4)
    painter.setPen(colour("muted"))
    if rect.height() > 2 * rect.width():
        _draw_upright(painter, rect, area.label, font)
        return
    if font.pixelSize() < SMALLEST:
        return
    painter.setFont(font)
    words = QFontMetricsF(font).elidedText(area.label, Qt.TextElideMode.ElideRight, rect.width() - 12)
    painter.drawText(rect.adjusted(6, 3, -6, -3), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, words)


def _draw_upright(painter: QPainter, rect: QRectF, words: str, font: QFont) -> None:
    """Words along a tall narrow area, as large as they go in whole."""
    painter.save()
    painter.translate(rect.center())
    painter.rotate(-90)
    length, breadth = rect.height() - 8, rect.width()
    widest = QFontMetricsF(sized(font, 100)).horizontalAdvance(words)
    pixels = int(min(12.0, breadth * 0.55, 100 * length / max(widest, 1)))
    if pixels >= SMALLEST:
        painter.setFont(sized(font, pixels))
        painter.drawText(QRectF(-length / 2, -breadth / 2, length, breadth), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _draw_table(painter: QPainter, rect: QRectF, table: Box, font: QFont) -> None:
    painter.setPen(QPen(colour("strong_line"), 1))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(rect)
    pixels = int(min(rect.height() * 0.5, 13.0))
    if pixels >= SMALLEST:
        painter.setFont(sized(font, pixels))
        painter.setPen(colour("muted"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, table.label or table.id.lstrip("T"))


def _draw_door(painter: QPainter, view: View, floor: QRectF, door: Box) -> None:
    """A thick accent line in the wall."""
    rect = view.rect(door)
    painter.setPen(QPen(colour("accent"), 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    if rect.width() < rect.height():
        x = floor.left() if rect.center().x() < floor.center().x() else floor.right()
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    else:
        y = floor.top() if rect.center().y() < floor.center().y() else floor.bottom()
        painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def draw_way(painter: QPainter, from_: QPointF, to: QPointF) -> None:
    """An arrow from a stand to the one where its holder would go."""
    way = QLineF(from_, to)
    if way.length() < 12:
        return
    painter.setPen(QPen(colour("accent"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(way)
    for turn in (150, -150):
        barb = QLineF(to, from_)
        barb.setLength(9)
        barb.setAngle(way.angle() + turn)
        painter.drawLine(barb)
