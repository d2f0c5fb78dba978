"""Painting a hall that is edited: floor, picture of the venue, boxes, stands; over them what is chosen or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.ui.halls.geometry import Guide
from checkin_app.ui.halls.scene import DOORS, Key
from checkin_app.ui.halls.view import View
from checkin_app.ui.theme import colour, role_font, sized
from checkin_app.ui.widgets.rects import Handle, Rect, point_of

_SMALLEST = 7
"""Letters of fewer pixels are left out: nobody can read them."""

_HANDLE = 9.0


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """What stands still is painted from it. `held`: the holders by number; `wrong`: what is marked, "stop" or "caution"."""

    hall: Hall
    things: Mapping[Key, Stand | Box]
    held: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[Key, str] = field(default_factory=dict)
    picture: QPixmap | None = None
    opacity: float = 0.6
    looks: dict[tuple[str, bool], tuple[QPen, QBrush]] = field(default_factory=dict)
    """Pen and ground of a stand by what is wrong with it and whether it is held: made once, used thousands of times."""


def draw_still(
    painter: QPainter, sheet: Sheet, view: View, room: QRectF, left_out: Iterable[Key], shift: tuple[float, float] = (0.0, 0.0)
) -> None:
    """The floor and everything on it that is in `room`, but for what is being moved; `shift` is how far the picture is."""
    hall, moving = sheet.hall, set(left_out)
    floor = view.rect(Rect(0, 0, hall.width, hall.height))
    painter.fillRect(floor, colour("surface"))
    if sheet.picture and hall.background:
        painter.setOpacity(sheet.opacity)
        painter.drawPixmap(
            view.rect(hall.background).translated(QPointF(*shift) * view.scale), sheet.picture, QRectF(sheet.picture.rect())
        )
        painter.setOpacity(1.0)
    _draw_grid(painter, hall, view, floor)
    painter.setPen(QPen(colour("text"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(floor)
    font = role_font("body")
    for key, thing in sheet.things.items():
        rect = view.rect(thing)
        if key not in moving and rect.adjusted(-6, -6, 6, 6).intersects(room):
            draw_thing(painter, key, thing, rect, sheet, font)


def _draw_grid(painter: QPainter, hall: Hall, view: View, floor: QRectF) -> None:
    """A line every five metres, every one when there is room: a hall that is empty has a scale all the same."""
    step = 1 if view.scale >= 24 else 5 if view.scale >= 5 else 25
    line = colour("line")
    line.setAlphaF(0.7)
    painter.setPen(QPen(line, 1))
    lines = [QLineF(view.pixel(x, 0), view.pixel(x, hall.height)) for x in range(step, int(hall.width) + 1, step)]
    lines += [QLineF(view.pixel(0, y), view.pixel(hall.width, y)) for y in range(step, int(hall.height) + 1, step)]
    painter.drawLines(lines)
    painter.setFont(role_font("tiny"))
    painter.setPen(colour("muted"))
    every = 5 if view.scale >= 5 else 25
    for x in range(0, int(hall.width) + 1, every):
        painter.drawText(QRectF(view.pixel(x, 0).x() - 20, floor.top() - 20, 40, 16), Qt.AlignmentFlag.AlignCenter, str(x))
    for y in range(0, int(hall.height) + 1, every):
        room = QRectF(floor.left() - 30, view.pixel(0, y).y() - 8, 24, 16)
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(y))


def draw_thing(painter: QPainter, key: Key, thing: Stand | Box, rect: QRectF, sheet: Sheet, font: QFont) -> None:
    """A stand or a box where `rect` is, marked when something is wrong with it."""
    wrong = sheet.wrong.get(key, "")
    if isinstance(thing, Stand):
        held = sheet.held.get(thing.number, "")
        look = (wrong, bool(held))
        if look not in sheet.looks:
            sheet.looks[look] = _look(*look)
        painter.setPen(sheet.looks[look][0])
        painter.setBrush(sheet.looks[look][1])
        _draw_stand(painter, thing.number, held, rect, wrong, font)
    else:
        _draw_box(painter, key[0], thing, rect, wrong, font)


def _look(wrong: str, held: bool) -> tuple[QPen, QBrush]:
    ground = colour("stop_soft") if wrong == "stop" else colour("accent_soft") if held else colour("surface")
    ground.setAlphaF(0.9)
    return QPen(colour(wrong or ("accent" if held else "muted")), 2.4 if wrong else 1.2), QBrush(ground)


def _draw_stand(painter: QPainter, number: str, held: str, rect: QRectF, wrong: str, font: QFont) -> None:
    """With the pen and the brush that are set; from afar without round corners and words."""
    rect = rect.adjusted(0.75, 0.75, -0.75, -0.75)
    pixels = int(min(rect.width() * 0.34, rect.height() * 0.42, 22.0))
    if pixels < _SMALLEST:
        painter.drawRect(rect)
        return
    painter.drawRoundedRect(rect, 3.0, 3.0)
    painter.setFont(sized(font, pixels, QFont.Weight.Bold))
    painter.setPen(colour("stop" if wrong == "stop" else "text"))
    under = max(int(pixels * 0.72), 0)
    if held and under >= _SMALLEST and rect.height() > pixels * 2.4:
        upper, lower = QRectF(rect), QRectF(rect)
        upper.setBottom(rect.center().y() + pixels * 0.15)
        lower.setTop(upper.bottom())
        painter.drawText(upper, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, number)
        small = sized(font, under)
        painter.setFont(small)
        painter.setPen(colour("muted"))
        words = QFontMetricsF(small).elidedText(held, Qt.TextElideMode.ElideRight, rect.width() - 6)
        painter.drawText(lower, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)
    else:
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)


def _draw_box(painter: QPainter, sort: str, box: Box, rect: QRectF, wrong: str, font: QFont) -> None:
    ink = colour(wrong or "strong_line")
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if sort == "aisles":
        ground = colour("sunken")
        ground.setAlphaF(0.7)
        painter.fillRect(rect, ground)
        if wrong:
            painter.setPen(QPen(ink, 2, Qt.PenStyle.DashLine))
            painter.drawRect(rect)
    elif sort == "tables":
        painter.setPen(QPen(ink, 1))
        painter.setBrush(colour("surface"))
        painter.drawEllipse(rect)
    elif sort in DOORS:
        painter.fillRect(rect.adjusted(-1.5, -1.5, 1.5, 1.5), colour("accent" if sort == "entrances" else "good"))
        return
    else:
        painter.setPen(QPen(colour(wrong or "muted"), 1.2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(rect, 4, 4)
    _draw_label(painter, sort, box, rect, font)


def _draw_label(painter: QPainter, sort: str, box: Box, rect: QRectF, font: QFont) -> None:
    """The words of a box, along its longer side."""
    words = box.label or (box.id.lstrip("T") if sort == "tables" else "")
    upright = rect.height() > 2 * rect.width()
    length, breadth = (rect.height(), rect.width()) if upright else (rect.width(), rect.height())
    widest = QFontMetricsF(sized(font, 100)).horizontalAdvance(words)
    least = min(100 * (length - 8) / max(widest, 1), 13.0) if upright else 13.0
    pixels = int(min(breadth * 0.5, max(least, _SMALLEST)))
    if pixels < _SMALLEST or not words:
        return
    painter.save()
    painter.translate(rect.center())
    if upright:
        painter.rotate(-90)
    painter.setFont(sized(font, pixels))
    painter.setPen(colour("muted"))
    shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, length - 6)
    room = QRectF(-length / 2, -breadth / 2, length, breadth)
    if sort == "areas" and not upright:
        painter.drawText(room.adjusted(6, 4, -4, -2), Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, shown)
    else:
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


def draw_chosen(painter: QPainter, rects: Iterable[QRectF], clashing: Iterable[QRectF], focused: bool) -> None:
    """Frames around what is chosen, in the stop colour around what stands on something."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 2.4 if focused else 1.6))
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 4, 4)
    ground = colour("stop")
    ground.setAlphaF(0.25)
    painter.setPen(QPen(colour("stop"), 2.4))
    for rect in clashing:
        painter.fillRect(rect, ground)
        painter.drawRect(rect)


def draw_handles(painter: QPainter, rect: Rect, view: View) -> None:
    """The eight places by which one thing is resized."""
    painter.setPen(QPen(colour("accent"), 1.5))
    painter.setBrush(colour("surface"))
    for handle in Handle:
        at = view.pixel(*point_of(rect, handle))
        painter.drawRoundedRect(QRectF(at.x() - _HANDLE / 2, at.y() - _HANDLE / 2, _HANDLE, _HANDLE), 2, 2)


def draw_guides(painter: QPainter, guides: Iterable[Guide], view: View) -> None:
    """The lines that a drag snapped to."""
    painter.setPen(QPen(colour("attention"), 1.2))
    for guide in guides:
        start, end = guide.start - 0.4, guide.end + 0.4
        if guide.upright:
            painter.drawLine(view.pixel(guide.at, start), view.pixel(guide.at, end))
        else:
            painter.drawLine(view.pixel(start, guide.at), view.pixel(end, guide.at))


def draw_planned(painter: QPainter, rects: Iterable[QRectF], words: Iterable[str], wrong: Iterable[bool]) -> None:
    """Stands that are not there yet, or the numbers that stands would have; what cannot be is in the stop colour."""
    font = role_font("body")
    for rect, number, bad in zip(rects, words, wrong, strict=True):
        ink = colour("stop" if bad else "accent")
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.DashLine))
        painter.setBrush(colour("stop_soft" if bad else "accent_soft"))
        painter.drawRect(rect.adjusted(0.75, 0.75, -0.75, -0.75))
        pixels = int(min(rect.width() * 0.34, rect.height() * 0.5, 20.0))
        if pixels >= _SMALLEST:
            painter.setFont(sized(font, pixels, QFont.Weight.Bold))
            painter.setPen(ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, number)


def draw_band(painter: QPainter, rect: QRectF) -> None:
    """The frame that is drawn around things to choose them."""
    ground = QColor(colour("accent"))
    ground.setAlphaF(0.12)
    painter.setPen(QPen(colour("accent"), 1, Qt.PenStyle.DashLine))
    painter.setBrush(ground)
    painter.drawRect(rect)


def draw_measure(painter: QPainter, from_: QPointF, to: QPointF) -> None:
    """The line whose length is known."""
    painter.setPen(QPen(colour("attention"), 2))
    painter.drawLine(from_, to)
    painter.setBrush(colour("attention"))
    for end in (from_, to):
        painter.drawEllipse(end, 3.5, 3.5)


def draw_tag(painter: QPainter, words: str, beside: QRectF, room: QRectF) -> None:
    """Measures under what is dragged, or over it where there is no room."""
    font = role_font("tiny")
    width = QFontMetricsF(font).horizontalAdvance(words) + 16
    top = beside.bottom() + 10 if beside.bottom() + 38 < room.bottom() else beside.top() - 34
    left = min(max(beside.center().x() - width / 2, room.left() + 4), room.right() - width - 4)
    tag = QRectF(left, min(max(top, room.top() + 4), room.bottom() - 28), width, 24)
    painter.setPen(QPen(colour("accent"), 1))
    painter.setBrush(colour("accent_soft"))
    painter.drawRoundedRect(tag, 6, 6)
    painter.setFont(font)
    painter.setPen(colour("text"))
    painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)
