"""Painting a hall that is edited: floor, picture of the venue, boxes, stands; over them what is chosen or wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.ui.halls.geometry import Guide
from checkin_app.ui.halls.scene import DOORS, Key
from checkin_app.ui.theme import colour, role_font, sized
from checkin_app.ui.widgets.rects import Handle, Rect, point_of
from checkin_app.ui.widgets.view import View

_SMALLEST = 7
"""Letters of fewer pixels are left out: nobody can read them."""

_HANDLE = 9.0

_DASHED = 14.0
"""Smaller things are drawn with whole lines: dashes take long, and nobody sees them."""


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

    @property
    def floor(self) -> tuple[float, float]:
        """The size of the hall in metres."""
        return self.hall.width, self.hall.height


@dataclass(frozen=True, slots=True)
class Planned:
    """A stand that is not there yet, or the number that one would have."""

    rect: Rect
    words: str
    wrong: bool = False


def draw_floor(painter: QPainter, sheet: Sheet, view: View, part: QRectF, *, lifted: bool = False) -> Iterator[None]:
    """What everything stands on, as far as it is in `part` of the window, in steps; `lifted`: without the venue's picture."""
    hall = sheet.hall
    floor = view.rect(Rect(0, 0, hall.width, hall.height))
    if sheet.picture and hall.background and not lifted:
        draw_venue(painter, sheet, view.rect(hall.background))
        yield
    yield from _draw_grid(painter, hall, view, part)
    _draw_measures(painter, hall, view, floor, part)
    painter.setPen(QPen(colour("text"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(floor)
    yield


def draw_venue(painter: QPainter, sheet: Sheet, rect: QRectF) -> None:
    """The picture of the venue."""
    if sheet.picture:
        painter.setOpacity(sheet.opacity)
        painter.drawPixmap(rect, sheet.picture, QRectF(sheet.picture.rect()))
        painter.setOpacity(1.0)


def _draw_grid(painter: QPainter, hall: Hall, view: View, part: QRectF) -> Iterator[None]:
    """A line every five metres, every one when there is room: a hall that is empty has a scale all the same."""
    step = 1 if view.scale >= 24 else 5 if view.scale >= 5 else 25
    near = part.adjusted(-1, -1, 1, 1)
    across = (QLineF(view.pixel(x, 0), view.pixel(x, hall.height)) for x in range(step, int(hall.width) + 1, step))
    down = (QLineF(view.pixel(0, y), view.pixel(hall.width, y)) for y in range(step, int(hall.height) + 1, step))
    # Crisp and opaque: soft translucent lines across a large screen take longer than a frame lasts.
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for lines in (across, down):
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLines([line for line in lines if _touches(line, near)])
        yield
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _draw_measures(painter: QPainter, hall: Hall, view: View, floor: QRectF, part: QRectF) -> None:
    """The metres along the north and the west wall."""
    painter.setFont(role_font("tiny"))
    painter.setPen(colour("muted"))
    every = 5 if view.scale >= 5 else 25
    centre, right = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    for x in range(0, int(hall.width) + 1, every):
        room = QRectF(view.pixel(x, 0).x() - 20, floor.top() - 20, 40, 16)
        if room.intersects(part):
            painter.drawText(room, centre, str(x))
    for y in range(0, int(hall.height) + 1, every):
        room = QRectF(floor.left() - 30, view.pixel(0, y).y() - 8, 24, 16)
        if room.intersects(part):
            painter.drawText(room, right, str(y))


def _touches(line: QLineF, part: QRectF) -> bool:
    """Whether a line from west to east or from north to south reaches into `part`."""
    return part.left() <= line.x2() and line.x1() <= part.right() and part.top() <= line.y2() and line.y1() <= part.bottom()


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
        wide = QFontMetricsF(sized(font, under)).horizontalAdvance(held)
        small = sized(font, max(int(under * min((rect.width() - 6) / max(wide, 1), 1)), _SMALLEST))
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


def draw_planned(painter: QPainter, planned: Iterable[tuple[QRectF, Planned]]) -> None:
    """Stands that are not there yet, or the numbers that stands would have; what cannot be is in the stop colour."""
    font = role_font("body")
    for rect, one in planned:
        ink = colour("stop" if one.wrong else "accent")
        small = rect.height() < _DASHED or rect.width() < _DASHED
        painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine if small else Qt.PenStyle.DashLine))
        painter.setBrush(colour("stop_soft" if one.wrong else "accent_soft"))
        painter.drawRect(rect.adjusted(0.75, 0.75, -0.75, -0.75))
        pixels = int(min(rect.width() * 0.34, rect.height() * 0.5, 20.0))
        if pixels >= _SMALLEST:
            painter.setFont(sized(font, pixels, QFont.Weight.Bold))
            painter.setPen(ink)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, one.words)


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
