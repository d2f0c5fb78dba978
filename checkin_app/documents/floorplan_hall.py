"""The hall on paper, to scale: floor, aisles, areas, tables and doors, each with what it is called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checkin_app.documents import palette
from checkin_app.documents.drawing import Area, Circle, Page, Rect, Stroke, Style, Words, set_text, turned
from checkin_app.documents.fitting import Box as Room
from checkin_app.documents.fitting import fit
from checkin_app.documents.fonts import drawable, font
from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.domain.layout import Align, Weight

DOOR_ROOM = 16.0
"""Points around the hall for its doors' arrows and names."""

_WALL = 1.8
_SMALL = 7.0
_ENTRANCE = 8.5
_LEAST = 5.0
"""Type of fewer points is left out: nobody can read it on paper."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the hall lies on the page: its north-west corner in points, and points a metre."""

    x: float
    y: float
    scale: float

    def rect(self, thing: Stand | Box) -> tuple[float, float, float, float]:
        """Left, top, width and height of a thing on the page."""
        return self.x + thing.x * self.scale, self.y + thing.y * self.scale, thing.w * self.scale, thing.h * self.scale


def draw_hall(page: Page, hall: Hall, frame: Frame) -> None:
    """All that stays where it is, whoever comes."""
    width, height = hall.width * frame.scale, hall.height * frame.scale
    page.add(Rect(frame.x, frame.y, width, height, fill=palette.SURFACE))
    for aisle in hall.aisles:
        page.add(Rect(*frame.rect(aisle), fill=palette.BACKGROUND))
    for aisle in hall.aisles:
        _aisle_name(page, frame, aisle)
    for area in hall.areas:
        _area(page, frame, area)
    for table in hall.tables:
        _table(page, frame, table)
    page.add(Rect(frame.x, frame.y, width, height, stroke=palette.TEXT, width=_WALL))
    names: list[_Span] = []
    for door in hall.entrances:
        _door(page, hall, frame, door, names, inwards=True)
    for door in hall.exits:
        _door(page, hall, frame, door, names, inwards=False)


class _Span(NamedTuple):
    """What the name of a door takes of the outside of a wall."""

    side: str
    start: float
    end: float


def _aisle_name(page: Page, frame: Frame, aisle: Box) -> None:
    """In the middle of the aisle, along it."""
    x, y, w, h = frame.rect(aisle)
    style, long, wide = Style(colour=palette.MUTED, align=Align.CENTRE), max(w, h), min(w, h)
    room = Room(long - 8, wide - 2, _SMALL, _LEAST)
    lines = _whole(aisle.label, x + w / 2 - long / 2 + 4, y + h / 2 - wide / 2 + 1, room, style)
    page.place(lines if w >= h else turned(lines, x + w / 2, y + h / 2))


def _area(page: Page, frame: Frame, area: Box) -> None:
    x, y, w, h = frame.rect(area)
    page.add(Rect(x, y, w, h, stroke=palette.STRONG_LINE, width=0.7, dashed=True, radius=2.5))
    style = Style(Weight.SEMIBOLD, palette.MUTED)
    if h > 2 * w:
        middle = style._replace(align=Align.CENTRE)
        lines = _whole(area.label, x + w / 2 - h / 2 + 2, y + h / 2 - w / 2, Room(h - 4, w - 2, _SMALL, _LEAST), middle)
        page.place(turned(lines, x + w / 2, y + h / 2))
    else:
        page.place(_whole(area.label, x + 5, y + 3, Room(w - 10, min(h - 4, 12), _SMALL + 1, _LEAST), style))


def _table(page: Page, frame: Frame, table: Box) -> None:
    x, y, w, h = frame.rect(table)
    if abs(w - h) < 0.1 * h:
        page.add(Circle(x + w / 2, y + h / 2, w / 2, fill=palette.SURFACE, stroke=palette.MUTED))
    else:
        page.add(Rect(x, y, w, h, fill=palette.SURFACE, stroke=palette.MUTED, radius=1.5))
    style = Style(colour=palette.MUTED, align=Align.CENTRE)
    page.place(_whole(table.label or table.id.lstrip("T"), x + 1, y, Room(w - 2, h, min(h * 0.5, 8), _LEAST), style))


def _whole(text: str, x: float, y: float, room: Room, style: Style) -> list[Words]:
    """The text when it fits whole, else nothing: half a name is worth less than none."""
    typeface = font(style.weight)
    if room.w <= 0 or room.h <= 0 or fit(drawable(text, typeface)[0], typeface, room).cut:
        return []
    return set_text(text, x, y, room, style)


def _door(page: Page, hall: Hall, frame: Frame, door: Box, names: list[_Span], *, inwards: bool) -> None:
    """A gap in the wall that an arrow passes, and what it is called outside, where there is room."""
    x, y, w, h = frame.rect(door)
    side = door.side if door.side in {"N", "E", "S", "W"} else _side(hall, door)
    colour = palette.ACCENT if inwards else palette.GOOD
    along, across = (h, -1 if side == "W" else 1) if side in {"W", "E"} else (w, -1 if side == "N" else 1)
    wall = {"W": frame.x, "E": frame.x + hall.width * frame.scale, "N": frame.y, "S": frame.y + hall.height * frame.scale}[side]
    middle = y + h / 2 if side in {"W", "E"} else x + w / 2
    gap, arrow = _gap(side, wall, middle, along, across, inwards=inwards)
    page.add(Stroke(*gap, palette.SURFACE, _WALL + 1.4), Stroke(*gap, colour, _WALL + 0.4), Area(arrow, colour))
    size, least = (_ENTRANCE, 6.0) if inwards else (_SMALL, _LEAST)
    style = Style(Weight.BOLD if inwards else Weight.SEMIBOLD, colour)
    upright = side in {"W", "E"}
    start, long = (frame.y, hall.height * frame.scale) if upright else (frame.x, hall.width * frame.scale)
    for line in _whole(door.label, 0, 0, Room(long, size * 1.2, size, least), style):
        beside = [middle - line.length / 2] if upright else [middle + 6, middle - 6 - line.length]
        place = _free(side, beside, line.length, (start, start + long), names)
        if place is None:
            continue  # another door's name is there: the arrow says enough
        names.append(place)
        if upright:
            page.add(line._replace(x=wall + (14.5 if across > 0 else -8.5), y=place.end, turned=True))
        else:
            page.add(line._replace(x=place.start, y=wall + (10.5 if across > 0 else -4.5)))


def _free(side: str, starts: Sequence[float], length: float, wall: tuple[float, float], taken: Sequence[_Span]) -> _Span | None:
    """The first of the places within the length of the wall where no other name is."""
    for start in starts:
        begin = min(max(start, wall[0]), wall[1] - length)
        span = _Span(side, begin, begin + length)
        if not any(one.side == side and one.start < span.end + 3 and span.start < one.end + 3 for one in taken):
            return span
    return None


def _side(hall: Hall, door: Box) -> str:
    """The wall that a door stands in, when the plan does not say."""
    if door.w < door.h:
        return "W" if door.x + door.w / 2 < hall.width / 2 else "E"
    return "N" if door.y + door.h / 2 < hall.height / 2 else "S"


def _gap(
    side: str, wall: float, middle: float, along: float, across: int, *, inwards: bool
) -> tuple[tuple[float, float, float, float], tuple[tuple[float, float], ...]]:
    """The opening as a line and its arrow as a triangle; `across` points out of the hall, x and y change roles by the side."""
    near, far = wall + across * 2, wall + across * 6.5
    tip, base = (near, far) if inwards else (far, near)
    triangle = ((tip, middle), (base, middle - 2.8), (base, middle + 2.8))
    if side in {"W", "E"}:
        return (wall, middle - along / 2, wall, middle + along / 2), triangle
    return (middle - along / 2, wall, middle + along / 2, wall), tuple((b, a) for a, b in triangle)
