"""Many stands at once: a rectangle cut into a row, things aligned or spread, numbers that follow. Metres; no Qt."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from string import ascii_uppercase

from checkin_app.domain.floorplan import Stand, stand_number
from checkin_app.domain.plan_checks import MOST_STANDS
from checkin_app.ui.halls.geometry import bounds
from checkin_app.ui.widgets.rects import Key, Rect, rounded

SIDES = ("left", "centre", "right", "top", "middle", "bottom")
"""What things are aligned by."""

USUAL = 3.0
"""Metres of a side of the stand that fairs let most."""

_TAIL = re.compile(r"^(.*?)(\d+)$")


@dataclass(frozen=True, slots=True)
class Row:
    """How a rectangle is cut: `count` stands along its longer side, in `lines` back to back; `upright`: from north to south.

    `w` is what a stand has along the row and `d` across it.
    """

    x: float
    y: float
    count: int
    w: float
    d: float
    lines: int = 1
    upright: bool = False

    @property
    def rects(self) -> list[Rect]:
        """The stands, line by line, from the north-west corner."""
        return [self._rect(place, line) for line in range(self.lines) for place in range(self.count)]

    def _rect(self, place: int, line: int) -> Rect:
        along, across = place * self.w, line * self.d
        if self.upright:
            return rounded(Rect(self.x + across, self.y + along, self.d, self.w))
        return rounded(Rect(self.x + along, self.y + across, self.w, self.d))


def row_in(rect: Rect, *, count: int | None = None, width: float = USUAL, lines: int = 1) -> Row:
    """The row that fills a drawn rectangle: `count` stands of equal width or, without one, as many of about `width` as fit."""
    upright = rect.h > rect.w
    length, depth = (rect.h, rect.w) if upright else (rect.w, rect.h)
    many = min(max(count if count is not None else round(length / width), 1), MOST_STANDS // max(lines, 1))
    return Row(rect.x, rect.y, many, length / many, depth / max(lines, 1), max(lines, 1), upright)


def aligned(rects: Mapping[Key, Rect], side: str) -> dict[Key, Rect]:
    """All of them at the outermost of that side ("left", "top" ...), or their middles on one line ("centre", "middle")."""
    around = bounds(rects.values())
    return {key: rounded(_aligned(rect, around, side)) for key, rect in rects.items()}


def _aligned(rect: Rect, around: Rect, side: str) -> Rect:
    x = {"left": around.x, "centre": around.x + (around.w - rect.w) / 2, "right": around.right - rect.w}.get(side, rect.x)
    y = {"top": around.y, "middle": around.y + (around.h - rect.h) / 2, "bottom": around.bottom - rect.h}.get(side, rect.y)
    return Rect(x, y, rect.w, rect.h)


def spread(rects: Mapping[Key, Rect], *, across: bool) -> dict[Key, Rect]:
    """With equal gaps between them, the outermost two where they are; `across`: from west to east, else north to south."""
    order = sorted(rects, key=lambda key: (rects[key].x, rects[key].y) if across else (rects[key].y, rects[key].x))
    around = bounds(rects.values())
    taken = sum(rect.w if across else rect.h for rect in rects.values())
    gap = ((around.w if across else around.h) - taken) / max(len(order) - 1, 1)
    at, found = around.x if across else around.y, {}
    for key in order:
        rect = rects[key]
        found[key] = rounded(Rect(at, rect.y, rect.w, rect.h) if across else Rect(rect.x, at, rect.w, rect.h))
        at += (rect.w if across else rect.h) + gap
    return found


def following(first: str, taken: Collection[str]) -> Iterator[str]:
    """Free numbers from `first` on: "B07", "B08" ... those that are taken left out; "B" begins with "B01"."""
    found = _TAIL.match(first)
    prefix, start, digits = (found[1], int(found[2]), len(found[2])) if found else (first, 1, 2)
    for count in range(start, start + len(taken) + MOST_STANDS + 1):
        number = stand_number(f"{prefix}{count:0{digits}d}")
        if number and number not in taken:
            yield number


def next_row(taken: Collection[str]) -> str:
    """The first number of the first row whose letter nobody has: "G01"."""
    known = {number[:1] for number in taken}
    letter = next((letter for letter in ascii_uppercase if letter not in known), "Z")
    return f"{letter}01"


def row_of(number: str) -> str:
    """The row that a number names: "B" of "B07"."""
    found = _TAIL.match(number)
    return found[1].strip(" -./") if found else ""


def copies(stands: Iterable[Stand], dx: float, dy: float, taken: Collection[str]) -> list[Stand]:
    """The same stands elsewhere, each under the next free number after its own."""
    made: list[Stand] = []
    used = set(taken)
    for stand in stands:
        number = next(following(stand.number, used))
        used.add(number)
        rect = Rect(stand.x, stand.y, stand.w, stand.h).moved(dx, dy)
        made.append(Stand(number, stand.hall, row_of(number), rect.x, rect.y, rect.w, rect.h, stand.area, stand.power))
    return made


def collisions(moving: Mapping[Key, Rect], still: Iterable[Rect], floor: Rect) -> set[Key]:
    """Those of `moving` that would stand on something or outside of the hall."""
    if not moving:
        return set()
    around = bounds(moving.values())
    near = [rect for rect in still if rect.meets(around)]
    return {key for key, rect in moving.items() if _juts(rect, floor) or any(rect.meets(other) for other in near)}


def _juts(rect: Rect, floor: Rect, slack: float = 0.02) -> bool:
    return (
        rect.x < floor.x - slack or rect.y < floor.y - slack
        or rect.right > floor.right + slack or rect.bottom > floor.bottom + slack
    )  # fmt: skip
