"""What is drawn in a hall, by keys: all of it as rectangles, and edits of them as what the service is to be given. No Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.domain.stand_folds import BOXES
from checkin_app.ui.halls.arranging import row_of
from checkin_app.ui.widgets.rects import Rect

STAND = "stands"

DOORS = ("entrances", "exits")

_THICK = 0.3
"""Metres of wall that a door is drawn through."""

Key = tuple[str, str]
"""A sort ("stands" or one of `BOXES`), and the number of the stand or the place in the list."""


@dataclass(frozen=True, slots=True)
class Redraw:
    """One edit of a hall: see `services.halls.redraw`."""

    drawn: tuple[Stand, ...] = ()
    gone: tuple[str, ...] = ()
    boxes: Mapping[str, tuple[Box, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.drawn or self.gone or self.boxes)


def rect_of(thing: Stand | Box) -> Rect:
    """The floor that it covers."""
    return Rect(thing.x, thing.y, thing.w, thing.h)


def things(hall: Hall) -> dict[Key, Stand | Box]:
    """All that is drawn, what lies lowest first: aisles and areas, tables, doors, stands."""
    found: dict[Key, Stand | Box] = {}
    for sort in ("aisles", "areas", "tables", "entrances", "exits"):
        found |= {(sort, str(place)): box for place, box in enumerate(getattr(hall, sort))}
    return found | {(STAND, stand.number): stand for stand in hall.stands}


def stands_of(hall: Hall, keys: Iterable[Key]) -> list[Stand]:
    """The stands among those keys, in the order of the hall."""
    wanted = {number for sort, number in keys if sort == STAND}
    return [stand for stand in hall.stands if stand.number in wanted]


def reshaped(hall: Hall, rects: Mapping[Key, Rect]) -> Redraw:
    """Things moved or resized; what stays as it was is left out."""
    drawn = tuple(
        replace(stand, x=rect.x, y=rect.y, w=rect.w, h=rect.h)
        for stand in hall.stands
        if (rect := rects.get((STAND, stand.number))) and rect != rect_of(stand)
    )
    return Redraw(drawn, boxes=_changed_boxes(hall, rects))


def _changed_boxes(hall: Hall, rects: Mapping[Key, Rect]) -> dict[str, tuple[Box, ...]]:
    found = {}
    for sort in {sort for sort, _place in rects} & set(BOXES):
        before: tuple[Box, ...] = getattr(hall, sort)
        now = []
        for place, box in enumerate(before):
            rect = rects.get((sort, str(place)), rect_of(box))
            now.append(replace(box, x=rect.x, y=rect.y, w=rect.w, h=rect.h))
        if tuple(now) != before:
            found[sort] = tuple(now)
    return found


def without(hall: Hall, keys: Collection[Key]) -> Redraw:
    """Those things taken away."""
    boxes = {
        sort: tuple(box for place, box in enumerate(getattr(hall, sort)) if (sort, str(place)) not in keys)
        for sort in {sort for sort, _place in keys} & set(BOXES)
    }
    return Redraw(gone=tuple(stand.number for stand in stands_of(hall, keys)), boxes=boxes)


def with_boxes(hall: Hall, sort: str, rects: Iterable[Rect], label: str = "") -> Redraw:
    """More boxes of one sort; doors are put into the nearest wall."""
    now: list[Box] = list(getattr(hall, sort))
    for rect in rects:
        known = {box.id for box in now}
        name = next(name for n in range(len(now) + 1, 2 * len(now) + 2) if (name := _identity(sort, n)) not in known)
        side = _wall(hall, rect) if sort in DOORS else ""
        put = _in_wall(hall, rect, side) if side else rect
        now.append(Box(name, put.x, put.y, put.w, put.h, label, side))
    return Redraw(boxes={sort: tuple(now)})


def labelled(hall: Hall, keys: Collection[Key], label: str) -> Redraw:
    """Other words on boxes."""
    boxes = {}
    for sort in {sort for sort, _place in keys} & set(BOXES):
        known = enumerate(getattr(hall, sort))
        boxes[sort] = tuple(replace(box, label=label) if (sort, str(place)) in keys else box for place, box in known)
    return Redraw(boxes=boxes)


def new_stand(hall: Hall, number: str, rect: Rect, power: float = 0.0) -> Stand:
    """A stand that is drawn there; its open sides are worked out when it is kept."""
    return Stand(number, hall.id, row_of(number), rect.x, rect.y, rect.w, rect.h, round(rect.w * rect.h, 2), power)


def after(hall: Hall, redraw: Redraw) -> Hall:
    """The hall as it will be, shown until it is read again."""
    now = {stand.number: stand for stand in hall.stands if stand.number not in set(redraw.gone)}
    now |= {stand.number: replace(stand, hall=hall.id) for stand in redraw.drawn}
    made = replace(hall, stands=tuple(now.values()))
    boxes: dict[str, Any] = dict(redraw.boxes)
    return replace(made, **boxes) if boxes else made


def _identity(sort: str, count: int) -> str:
    return f"T{count:02d}" if sort == "tables" else f"{sort[:-1]}-{count}"


def _wall(hall: Hall, rect: Rect) -> str:
    """The wall that is nearest to the middle of a door."""
    x, y = rect.x + rect.w / 2, rect.y + rect.h / 2
    away = {"W": x, "E": hall.width - x, "N": y, "S": hall.height - y}
    return min(away, key=lambda side: abs(away[side]))


def _in_wall(hall: Hall, rect: Rect, side: str) -> Rect:
    length = max(rect.w, rect.h)
    if side in "NS":
        return Rect(rect.x, 0.0 if side == "N" else hall.height - _THICK, length, _THICK)
    return Rect(0.0 if side == "W" else hall.width - _THICK, rect.y, _THICK, length)
