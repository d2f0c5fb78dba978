"""The hall on paper, to scale: floor, aisles, areas, tables, doors, and each stand with its number, holder and arrivals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from checkin_app.documents import palette
from checkin_app.documents.drawing import Area, Circle, Page, Rect, Stroke, Style, one_line, set_text, turned
from checkin_app.documents.fitting import Box as Room
from checkin_app.documents.fonts import font
from checkin_app.domain.floorplan import MARKS_AT_MOST, Arrivals, Box, Hall, Stand, StandState, StandView, halves, short_name
from checkin_app.domain.layout import Align, Weight


class Look(NamedTuple):
    """The ground and ink of a stand; `dashed`: nobody has confirmed it."""

    ground: str
    ink: str
    dashed: bool = False


LOOKS: dict[str, Look] = {
    Arrivals.ALL: Look(palette.GOOD_SOFT, palette.GOOD),
    Arrivals.SOME: Look(palette.CAUTION_SOFT, palette.CAUTION),
    Arrivals.NONE: Look(palette.STOP_SOFT, palette.STOP),
    Arrivals.NO_STAFF: Look(palette.BACKGROUND, palette.MUTED),
    StandState.CONFIRMED: Look(palette.ACCENT_SOFT, palette.ACCENT),
    StandState.RESERVED: Look(palette.BACKGROUND, palette.MUTED, dashed=True),
    StandState.FREE: Look(palette.SURFACE, palette.MUTED, dashed=True),
}
"""How each look is drawn: a `StandView.look`, or confirmed on a plan from before anybody came."""

_WALL = 1.8
_SMALL = 6.5
_LEAST = 4.0
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
    for area in hall.areas:
        _area(page, frame, area)
    for table in hall.tables:
        _table(page, frame, table)
    page.add(Rect(frame.x, frame.y, width, height, stroke=palette.TEXT, width=_WALL))
    for door in hall.entrances:
        _door(page, hall, frame, door, inwards=True)
    for door in hall.exits:
        _door(page, hall, frame, door, inwards=False)


def _area(page: Page, frame: Frame, area: Box) -> None:
    x, y, w, h = frame.rect(area)
    page.add(Rect(x, y, w, h, stroke=palette.STRONG_LINE, width=0.7, dashed=True, radius=2.5))
    style = Style(colour=palette.MUTED, align=Align.CENTRE)
    if h > 2 * w:
        lines = set_text(area.label, x + w / 2 - h / 2 + 2, y + h / 2 - w / 2, Room(h - 4, w - 2, _SMALL, _LEAST), style)
        page.place([turned(line, x + w / 2, y + h / 2) for line in lines])
    else:
        room = Room(w - 8, min(h - 4, 11), _SMALL + 0.5, _LEAST)
        page.place(set_text(area.label, x + 4, y + 2, room, Style(colour=palette.MUTED)))


def _table(page: Page, frame: Frame, table: Box) -> None:
    x, y, w, h = frame.rect(table)
    if abs(w - h) < 0.1 * h:
        page.add(Circle(x + w / 2, y + h / 2, w / 2, fill=palette.SURFACE, stroke=palette.MUTED))
    else:
        page.add(Rect(x, y, w, h, fill=palette.SURFACE, stroke=palette.MUTED, radius=1.5))
    style = Style(colour=palette.MUTED, align=Align.CENTRE)
    page.place(set_text(table.label or table.id.lstrip("T"), x + 1, y, Room(w - 2, h, min(h * 0.5, 7.5), 3), style))


def _door(page: Page, hall: Hall, frame: Frame, door: Box, *, inwards: bool) -> None:
    """A gap in the wall that an arrow passes, and what it is called outside, where there is room."""
    x, y, w, h = frame.rect(door)
    side = door.side if door.side in {"N", "E", "S", "W"} else _side(hall, door)
    colour = palette.ACCENT if inwards else palette.GOOD
    along, across = (h, -1 if side == "W" else 1) if side in {"W", "E"} else (w, -1 if side == "N" else 1)
    wall = {"W": frame.x, "E": frame.x + hall.width * frame.scale, "N": frame.y, "S": frame.y + hall.height * frame.scale}[side]
    middle = y + h / 2 if side in {"W", "E"} else x + w / 2
    gap, arrow = _gap(side, wall, middle, along, across, inwards=inwards)
    page.add(Stroke(*gap, palette.SURFACE, _WALL + 1.4), Stroke(*gap, colour, _WALL + 0.4), Area(arrow, colour))
    words = one_line(door.label, 0, 0, _SMALL, Style(Weight.SEMIBOLD, colour))
    if side in {"W", "E"}:
        page.place([turned(words, wall + across * 11.5, middle)])
    else:
        left = min(max(middle + 6, frame.x), frame.x + hall.width * frame.scale - words.length)
        page.place([words._replace(x=left, y=wall + (10 if across > 0 else -4.5))])


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


def draw_stand(page: Page, view: StandView, frame: Frame, kind: str, free: str) -> None:
    """A stand in the look `kind`, its words fitted into its border: the number, the holder's name (or `free`), the marks."""
    x, y, w, h = frame.rect(view.stand)
    look = LOOKS[kind]
    marked = bool(view.staff) and kind != StandState.CONFIRMED
    page.add(Rect(x + 0.7, y + 0.7, w - 1.4, h - 1.4, look.ground, look.ink, 0.7, look.dashed, radius=1.6))
    pad = min(2.6, w * 0.1)
    left, wide = x + pad + 0.7, w - 2 * (pad + 0.7)
    unit = min(w * 0.36, h * 0.26, 15.0)
    if unit < _LEAST or wide <= 0:
        return
    number = Room(wide, unit * 1.16, unit, _LEAST)
    page.place(set_text(view.stand.number, left, y + pad * 0.6, number, Style(Weight.BOLD, palette.TEXT)))
    foot = unit * 0.7 if marked else 0.0
    top = y + pad * 0.6 + unit * 1.08
    room = y + h - 0.7 - pad * 0.7 - foot - top
    if room >= _LEAST * 1.16:
        name = short_name(view.exhibitor.name) if view.exhibitor else free
        colour = palette.TEXT if view.exhibitor else palette.MUTED
        size = min(unit * 0.74, 8.0)
        box = Room(wide, room, size, min(4.4, size), lines=3, break_size=size * 0.86)
        page.place(set_text(_parted(name, box), left, top, box, Style(colour=colour, middle=False)))
    if marked:
        draw_marks(
            page, len(view.staff), view.arrived, (left, y + h - 0.7 - pad * 0.7 - foot / 2), min(unit * 0.26, 2.6), look.ink
        )


def _parted(name: str, box: Room) -> str:
    """The name with a hyphen in each word that is too long for a line even in the smallest letters."""
    typeface = font(Weight.REGULAR)
    words = [
        word if typeface.width(word) * box.min_size <= box.w or len(word) < 6 else "-".join(halves(word))
        for word in name.split()
    ]
    return " ".join(words)


def draw_marks(page: Page, staff: int, arrived: int, at: tuple[float, float], radius: float, ink: str) -> float:
    """A dot a member of the staff to the right of `at`, filled when they have come, or "3/6"; where the marks end."""
    x, y = at
    if staff > MARKS_AT_MOST:
        words = one_line(f"{arrived}/{staff}", x, y + radius * 0.9, radius * 2.5, Style(Weight.BOLD, ink))
        page.place([words])
        return x + words.length
    for number in range(staff):
        here = number < arrived
        page.add(
            Circle(x + radius * (1 + 2.7 * number), y, radius * (1 if here else 0.86), ink if here else "", ink, radius * 0.28)
        )
    return x + radius * (2.7 * staff - 0.7)
