"""What is wrong with a plan: stands on top of each other, outside the hall, without an aisle. Geometry alone, in metres.

A stand can be reached where a strip before one of its sides, a walkway deep, is in the hall and free of stands and tables, or
where an aisle that somebody drew runs along it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import isfinite

from checkin_app.domain.floorplan import Background, Box, Hall, Stand

WALKWAY = 1.2
"""Metres that people need to walk by."""

ACCESS = 0.8
"""Metres of a side that must be free for one to come in."""

OPEN_SHARE = 0.5
"""How much of a side is free where it counts as open."""

TOLERANCE = 0.02
"""Metres that drawings are inexact by: two centimetres of overlap are none."""

LARGEST_HALL = 2000.0
SMALLEST_AREA, LARGEST_AREA = 0.5, 5000.0
LARGEST_SIDE = 100.0
"""Metres of a stand or a table."""

MOST_STANDS = 5000
MOST_FINDINGS = 1000
"""Of one sort; a plan with more is not looked at any further, whatever it is made to cost."""

_CELL = 6.0
_MOST_CELLS = 600
SIDES = ("N", "E", "S", "W")

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something about a plan to look at: a stable code, `severity` "error" or "warning", and its facts."""

    code: str
    severity: str
    facts: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Strip:
    """A rectangle of its own."""

    x: float
    y: float
    w: float
    h: float


Rectangle = Stand | Box | Background | Strip
"""Anything with a place and a size in metres."""


class _Grid:
    """Rectangles by the squares of the floor that they touch, so that only neighbours are compared."""

    def __init__(self, boxes: Iterable[Rectangle]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Rectangle]]] = defaultdict(list)
        self._large: list[tuple[int, Rectangle]] = []
        for number, box in enumerate(boxes):
            if (box.w / _CELL + 1) * (box.h / _CELL + 1) > _MOST_CELLS:
                self._large.append((number, box))
                continue
            for cell in _cells(box):
                self._cells[cell].append((number, box))

    def near(self, box: Rectangle) -> Iterator[tuple[int, Rectangle]]:
        """Each rectangle that may touch `box`, once, with its place in the order given."""
        yield from self._large
        seen: set[int] = set()
        for cell in _cells(box):
            for number, other in self._cells.get(cell, ()):
                if number not in seen:
                    seen.add(number)
                    yield number, other


def check_hall(hall: Hall) -> list[Finding]:
    """Everything to look at in a hall, errors first."""
    overlaps = list(islice(_overlaps(hall.stands), MOST_FINDINGS))
    found = [*_sizes(hall), *overlaps, *_outside(hall), *_narrow(hall.aisles)]
    if len(overlaps) < MOST_FINDINGS:
        found += _shut_in(hall)
    return sorted(found, key=lambda finding: finding.severity)


def open_sides(hall: Hall, stand: Stand) -> tuple[str, ...]:
    """The sides (N, E, S, W) along which people can walk along a stand of the hall."""
    return _Access(hall).open_sides(stand)


def neighbours(hall: Hall, numbers: Iterable[str]) -> set[str]:
    """Those stands, as far as the hall has them, and the ones whose open sides depend on them."""
    return _Access(hall).around(set(numbers))


def with_open_sides(hall: Hall, wanted: Collection[str] | None = None) -> list[Stand]:
    """The stands of a hall with their open sides worked out anew: of those numbers, or of all."""
    access = _Access(hall)
    return [
        _replaced(stand, access.open_sides(stand)) if wanted is None or stand.number in wanted else stand
        for stand in hall.stands
    ]


def is_drawable(box: Rectangle, largest: float = LARGEST_SIDE) -> bool:
    """Whether a rectangle has a place and a size that a hall can have; no side of it is longer than `largest` metres."""
    values = (box.x, box.y, box.w, box.h)
    return all(isfinite(v) and abs(v) <= LARGEST_HALL for v in values) and 0 < box.w <= largest and 0 < box.h <= largest


class _Access:
    """Where people can walk in a hall."""

    def __init__(self, hall: Hall) -> None:
        self._hall = hall
        self._things: list[Stand | Box] = [*hall.stands, *hall.tables]
        self._grid = _Grid(self._things)
        self._aisles = _Grid(hall.aisles)

    def around(self, numbers: set[str]) -> set[str]:
        """Those stands, and the ones that a walkway around them touches."""
        found = set(numbers)
        for stand in self._hall.stands:
            if stand.number in numbers:
                wide = Strip(stand.x - WALKWAY, stand.y - WALKWAY, stand.w + 2 * WALKWAY, stand.h + 2 * WALKWAY)
                found |= {thing.number for _n, thing in self._grid.near(wide) if isinstance(thing, Stand)}
        return found

    def open_sides(self, stand: Stand) -> tuple[str, ...]:
        """The sides along which people can walk; in a hall with aisles, along an aisle: behind a row is no way."""
        walk = self._aisle if self._hall.aisles else self._free
        return tuple(side for side in SIDES if walk(stand, side) >= OPEN_SHARE * _length(stand, side) - TOLERANCE)

    def is_reachable(self, stand: Stand) -> bool:
        """Whether somebody can come in on any side."""
        return any(self._free(stand, side) >= min(ACCESS, _length(stand, side)) - TOLERANCE for side in SIDES)

    def _free(self, stand: Stand, side: str) -> float:
        """How many metres of a side are free in one piece, a walkway deep; or along an aisle, however narrow."""
        deep = _before(stand, side, WALKWAY)
        free = self._unblocked(stand, side, deep) if self._within(deep) else 0.0
        return max(free, self._aisle(stand, side))

    def _aisle(self, stand: Stand, side: str) -> float:
        """How many metres of a side an aisle runs along, no further off than a walkway and with nothing in between."""
        start, end = _span(stand, side)
        deep = _before(stand, side, WALKWAY / 2)
        beside = [_span(aisle, side) for _n, aisle in self._aisles.near(deep) if _meet(deep, aisle)]
        along = max((min(end, b) - max(start, a) for a, b in beside), default=0.0)
        return min(along, self._unblocked(stand, side, _before(stand, side, WALKWAY / 4))) if along > 0 else 0.0

    def _unblocked(self, stand: Stand, side: str, strip: Strip) -> float:
        """The longest piece of a side with nothing standing in the strip before it."""
        found = (thing for _n, thing in self._grid.near(strip) if thing is not stand and _meet(strip, thing))
        return _longest(*_span(stand, side), [_span(thing, side) for thing in found])

    def _within(self, strip: Strip) -> bool:
        hall = self._hall
        return (
            strip.x >= -TOLERANCE
            and strip.y >= -TOLERANCE
            and strip.x + strip.w <= hall.width + TOLERANCE
            and strip.y + strip.h <= hall.height + TOLERANCE
        )


def _sizes(hall: Hall) -> Iterator[Finding]:
    for stand in hall.stands:
        area = stand.w * stand.h
        if not SMALLEST_AREA <= area <= LARGEST_AREA:
            yield Finding("odd_size", WARNING, {"stand": stand.number, "area": round(area, 2)})
        elif stand.area and abs(stand.area - area) > max(1.0, 0.25 * area):
            facts: dict[str, object] = {"stand": stand.number, "area": round(stand.area, 2), "drawn": round(area, 2)}
            yield Finding("area_differs", WARNING, facts)


def _overlaps(stands: Sequence[Stand]) -> Iterator[Finding]:
    grid = _Grid(stands)
    for number, stand in enumerate(stands):
        for other_number, other in grid.near(stand):
            if other_number > number and _meet(stand, other):
                common = _common(stand, other)
                facts: dict[str, object] = {
                    "stand": stand.number,
                    "other": stands[other_number].number,
                    "area": round(common, 2),
                }
                yield Finding("overlap", ERROR, facts)


def _outside(hall: Hall) -> Iterator[Finding]:
    floor = Strip(0.0, 0.0, hall.width, hall.height)
    for stand in hall.stands:
        inside = _common(stand, floor)
        if inside < stand.w * stand.h - TOLERANCE * (stand.w + stand.h):
            yield Finding("outside_hall", ERROR, {"stand": stand.number, "hall": hall.name})


def _shut_in(hall: Hall) -> Iterator[Finding]:
    access = _Access(hall)
    for stand in hall.stands:
        if not access.is_reachable(stand):
            yield Finding("no_aisle", WARNING, {"stand": stand.number})


def _narrow(aisles: Sequence[Box]) -> Iterator[Finding]:
    for aisle in aisles:
        if min(aisle.w, aisle.h) < WALKWAY - TOLERANCE:
            yield Finding("narrow_aisle", WARNING, {"aisle": aisle.label or aisle.id, "width": round(min(aisle.w, aisle.h), 2)})


def _replaced(stand: Stand, sides: tuple[str, ...]) -> Stand:
    return Stand(stand.number, stand.hall, stand.row, stand.x, stand.y, stand.w, stand.h, stand.area, stand.power, sides)


def _cells(box: Rectangle) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _CELL), int((box.x + box.w) // _CELL) + 1):
        for row in range(int(box.y // _CELL), int((box.y + box.h) // _CELL) + 1):
            yield column, row


def _meet(one: Rectangle, other: Rectangle, slack: float = TOLERANCE) -> bool:
    """Whether two rectangles cover common ground, more than drawings are inexact by."""
    return (
        min(one.x + one.w, other.x + other.w) - max(one.x, other.x) > slack
        and min(one.y + one.h, other.y + other.h) - max(one.y, other.y) > slack
    )


def _common(one: Rectangle, other: Rectangle) -> float:
    wide = min(one.x + one.w, other.x + other.w) - max(one.x, other.x)
    high = min(one.y + one.h, other.y + other.h) - max(one.y, other.y)
    return max(wide, 0.0) * max(high, 0.0)


def _length(box: Rectangle, side: str) -> float:
    return box.w if side in "NS" else box.h


def _span(box: Rectangle, side: str) -> tuple[float, float]:
    return (box.x, box.x + box.w) if side in "NS" else (box.y, box.y + box.h)


def _before(box: Rectangle, side: str, depth: float) -> Strip:
    """The strip of that depth along a side, outside."""
    if side == "N":
        return Strip(box.x, box.y - depth, box.w, depth)
    if side == "S":
        return Strip(box.x, box.y + box.h, box.w, depth)
    if side == "W":
        return Strip(box.x - depth, box.y, depth, box.h)
    return Strip(box.x + box.w, box.y, depth, box.h)


def _longest(start: float, end: float, blocked: Iterable[tuple[float, float]]) -> float:
    """The longest piece from `start` to `end` that no blocked span covers."""
    best, at = 0.0, start
    for a, b in sorted(blocked):
        best = max(best, min(a, end) - at)
        at = max(at, b)
    return max(best, end - at)
