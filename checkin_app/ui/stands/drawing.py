"""Painting the hall: floor, aisles, areas and stands; nothing here knows the mouse or the database."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from checkin_app.domain.floorplan import Arrivals, Box, Hall, StandState, StandView
from checkin_app.ui.stands.geometry import View, fitted_lines, short_name
from checkin_app.ui.stands.words import marks
from checkin_app.ui.theme import colour
from checkin_app.wording import _

_INK = {Arrivals.ALL: "good", Arrivals.SOME: "caution", Arrivals.NONE: "stop", Arrivals.NO_STAFF: "muted"}
_SMALLEST = 7.0
"""Letters of fewer pixels are left out: nobody can read them."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a stand is shown besides its state."""

    chosen: bool = False
    focused: bool = False
    target: bool = False
    faded: bool = False
    lifted: bool = False


def colours_of(kind: str, held: bool = True) -> tuple[QColor, QColor, Qt.PenStyle]:
    """Ground, ink and border of a stand, and of its sample in the legend."""
    if kind == StandState.FREE:
        return colour("surface"), colour("muted"), Qt.PenStyle.DashLine
    if kind == StandState.RESERVED:
        return colour("background"), colour("muted"), Qt.PenStyle.DashLine
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
        _draw_area(painter, view.rect(area), area, font)
    for table in hall.tables:
        _draw_table(painter, view.rect(table), table, font)
    for door in (*hall.entrances, *hall.exits):
        _draw_door(painter, view, floor, door, font)


def _draw_area(painter: QPainter, rect: QRectF, area: Box, font: QFont) -> None:
    painter.setPen(QPen(colour("muted"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, 4, 4)
    small = _sized(font, 12)
    width = rect.width() - 12
    tall = rect.height() > 2 * rect.width()
    if tall:
        painter.save()
        painter.translate(rect.center())
        painter.rotate(-90)
        rect = QRectF(-rect.height() / 2, -rect.width() / 2, rect.height(), rect.width())
        small = _sized(font, min(12.0, rect.height() * 0.45))
        width = rect.width() - 8
    if small.pixelSize() >= _SMALLEST:
        painter.setFont(small)
        painter.setPen(colour("muted"))
        words = QFontMetricsF(small).elidedText(area.label, Qt.TextElideMode.ElideRight, width)
        where = Qt.AlignmentFlag.AlignCenter if tall else Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(6, 4, -6, -4) if not tall else rect, where, words)
    if tall:
        painter.restore()


def _draw_table(painter: QPainter, rect: QRectF, table: Box, font: QFont) -> None:
    painter.setPen(QPen(colour("muted"), 1))
    painter.setBrush(colour("surface"))
    painter.drawEllipse(rect)
    small = _sized(font, min(rect.height() * 0.5, 13.0))
    if small.pixelSize() >= _SMALLEST:
        painter.setFont(small)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, table.label or table.id.lstrip("T"))


def _draw_door(painter: QPainter, view: View, floor: QRectF, door: Box, font: QFont) -> None:
    """A gap in the wall with a thick accent line; what it is called stands outside, where there is room."""
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
    kind = str(view.arrivals) if view.state is StandState.CONFIRMED else str(view.state)
    ground, ink, line = colours_of(kind)
    words = colour("text")
    if look.chosen:
        ground, ink, words = colour("accent"), colour("accent_ink"), colour("accent_ink")
    painter.save()
    painter.setOpacity(0.3 if look.faded and not look.chosen or look.lifted else 1.0)
    border = colour("accent") if look.target or look.chosen else ink
    painter.setPen(QPen(border, 3 if look.target else 1.2, line if not look.chosen else Qt.PenStyle.SolidLine))
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
    unit = min(rect.width() * 0.36, rect.height() * 0.27, 26.0)
    inner = rect.adjusted(max(3.0, unit * 0.3), unit * 0.2, -max(2.0, unit * 0.2), -unit * 0.2)
    number = _sized(font, unit, bold=True)
    if number.pixelSize() < _SMALLEST:
        return
    painter.setFont(number)
    painter.setPen(words)
    painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, view.stand.number)
    top = inner.top() + QFontMetricsF(number).height() * 0.98
    small = _sized(font, min(max(unit * 0.78, _SMALLEST + 1), 15.0))
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    foot = metrics.height() if view.staff else 0.0
    name = short_name(view.exhibitor.name) if view.exhibitor else _("free")
    most = max(int((inner.bottom() - top - foot) // (metrics.height() * 0.95)), 1)
    for line in fitted_lines(name, metrics, inner.width(), most):
        painter.drawText(QPointF(inner.left(), top + metrics.ascent()), line)
        top += metrics.height() * 0.95
    if view.staff:
        painter.setPen(ink)
        painter.drawText(inner, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, marks(view))


def draw_drag(painter: QPainter, view: StandView, at: QPointF, font: QFont) -> None:
    """What is being dragged, under the pointer."""
    words = f"{view.stand.number}  {view.exhibitor.name if view.exhibitor else ''}"
    label = _sized(font, 13, bold=True)
    width = min(QFontMetricsF(label).horizontalAdvance(words) + 24, 260)
    rect = QRectF(at.x() + 10, at.y() + 10, width, 30)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent"))
    painter.drawRoundedRect(rect, 6, 6)
    painter.setFont(label)
    painter.setPen(colour("accent_ink"))
    shown = QFontMetricsF(label).elidedText(words, Qt.TextElideMode.ElideRight, width - 24)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, shown)


def _sized(font: QFont, pixels: float, bold: bool = False) -> QFont:
    sized = QFont(font)
    sized.setPixelSize(max(int(pixels), 1))
    sized.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return sized
