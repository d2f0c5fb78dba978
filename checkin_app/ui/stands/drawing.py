"""Painting the hall: floor, aisles, areas and stands; nothing here knows the mouse or the database."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from checkin_app.domain.floorplan import MARKS_AT_MOST, Arrivals, Box, Hall, StandState, StandView, short_name
from checkin_app.ui.stands.geometry import View, fitted_lines
from checkin_app.ui.theme import colour, sized
from checkin_app.wording import _

_INK = {Arrivals.ALL: "good", Arrivals.SOME: "caution", Arrivals.NONE: "stop", Arrivals.NO_STAFF: "muted"}
_SMALLEST = 7
"""Letters of fewer pixels are left out: nobody can read them."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a stand is shown besides its state."""

    chosen: bool = False
    focused: bool = False
    target: bool = False
    faded: bool = False
    lifted: bool = False


def colours_of(kind: str) -> tuple[QColor, QColor, Qt.PenStyle]:
    """Ground, ink and border of a stand, and of its sample in the legend."""
    if kind == StandState.FREE:
        return colour("surface"), colour("muted"), Qt.PenStyle.DashLine
    if kind == StandState.RESERVED:
        return colour("accent_soft"), colour("accent"), Qt.PenStyle.DashLine
    name = _INK[Arrivals(kind)]
    ground = colour("background") if name == "muted" else colour(f"{name}_soft")
    return ground, colour(name), Qt.PenStyle.SolidLine


def draw_hall(painter: QPainter, hall: Hall, view: View, font: QFont) -> None:
    """The floor with its aisles, areas, tables and doors."""
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
        _draw_table(painter, view.rect(table), table, font)
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
    if font.pixelSize() < _SMALLEST:
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
    if pixels >= _SMALLEST:
        painter.setFont(sized(font, pixels))
        painter.drawText(QRectF(-length / 2, -breadth / 2, length, breadth), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()


def _draw_table(painter: QPainter, rect: QRectF, table: Box, font: QFont) -> None:
    painter.setPen(QPen(colour("strong_line"), 1))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(rect)
    pixels = int(min(rect.height() * 0.5, 13.0))
    if pixels >= _SMALLEST:
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


def draw_stand(painter: QPainter, view: StandView, rect: QRectF, look: Look, font: QFont) -> None:
    """A stand with its number, its holder's name and how many of the staff have come; never past its border."""
    rect = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    ground, ink, line = colours_of(view.look)
    words = colour("text")
    if look.chosen:
        ground, ink, words, line = colour("accent"), colour("accent_ink"), colour("accent_ink"), Qt.PenStyle.SolidLine
    painter.save()
    painter.setOpacity(0.35 if (look.faded and not look.chosen) or look.lifted else 1.0)
    border = colour("accent") if look.target or look.chosen else ink
    painter.setPen(QPen(border, 3 if look.target else 1.2, line))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, 3, 3)
    if look.chosen and look.focused:
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 5, 5)
    painter.setClipRect(rect)
    _draw_words(painter, view, rect, words, ink, font)
    painter.restore()


def _draw_words(painter: QPainter, view: StandView, rect: QRectF, words: QColor, ink: QColor, font: QFont) -> None:
    unit = int(min(rect.width() * 0.36, rect.height() * 0.27, 26.0))
    if unit < _SMALLEST:
        _draw_number(painter, view.stand.number, rect, words, font)
        return
    side = max(3.0, unit * 0.32)
    inner = rect.adjusted(side, unit * 0.22, -side * 0.6, -unit * 0.22)
    painter.setFont(sized(font, unit, QFont.Weight.Bold))
    painter.setPen(words)
    base = inner.top() + unit * 0.88
    painter.drawText(QPointF(inner.left(), base), view.stand.number)
    small = sized(font, min(max(int(unit * 0.82), _SMALLEST + 1), 16))
    painter.setFont(small)
    dot = max(unit * 0.42, 4.0)
    leading = small.pixelSize() * 1.05
    below = small.pixelSize() * 0.15 + (dot * 1.25 if view.staff else 0.0)
    room = inner.bottom() - base - below
    name = short_name(view.exhibitor.name) if view.exhibitor else _("free")
    for text in fitted_lines(name, QFontMetricsF(small), inner.width(), max(int(room // leading), 1)):
        base += leading
        painter.drawText(QPointF(inner.left(), base), text)
    draw_marks(painter, view, QPointF(inner.left(), inner.bottom() - dot), dot, ink)


def _draw_number(painter: QPainter, number: str, rect: QRectF, words: QColor, font: QFont) -> None:
    """The number alone, on a stand that is too small for more."""
    pixels = int(min(rect.width() * 0.42, rect.height() * 0.5))
    if pixels >= _SMALLEST:
        painter.setFont(sized(font, pixels, QFont.Weight.Bold))
        painter.setPen(words)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)


def marks_width(view: StandView, dot: float) -> float:
    """How wide `draw_marks` draws."""
    return min(len(view.staff), MARKS_AT_MOST) * dot * 1.45


def draw_marks(painter: QPainter, view: StandView, at: QPointF, dot: float, ink: QColor) -> None:
    """A dot a member of the staff, filled when they have come, from the corner `at`; where there are many, both numbers."""
    count = len(view.staff)
    if count > MARKS_AT_MOST:
        painter.setPen(ink)
        painter.drawText(QPointF(at.x(), at.y() + dot), f"{view.arrived}/{count}")
        return
    painter.setPen(QPen(ink, max(dot * 0.18, 1.0)))
    for number in range(count):
        painter.setBrush(ink if number < view.arrived else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(at.x() + 0.5 + number * dot * 1.45, at.y(), dot, dot))


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


def draw_drag(painter: QPainter, words: str, at: QPointF, font: QFont) -> None:
    """What is being dragged and what letting go would do, under the pointer."""
    label = sized(font, 13, QFont.Weight.DemiBold)
    width = min(QFontMetricsF(label).horizontalAdvance(words) + 24, 300)
    rect = QRectF(at.x() + 10, at.y() + 10, width, 30)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(rect, 6, 6)
    painter.setFont(label)
    painter.setPen(colour("accent_ink"))
    shown = QFontMetricsF(label).elidedText(words, Qt.TextElideMode.ElideRight, width - 20)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)
