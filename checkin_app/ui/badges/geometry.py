"""Boxes on a badge as one sees them: what lies under the pointer, handles, and what a drag snaps to. Millimetres; y down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum

GRID_MM = 0.5
"""What is moved or resized stands on this grid, unless it snaps to something or snapping is off."""

SMALLEST_MM = 1.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, from its top-left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in it, or at most `slack` beside it."""
        return self.x - slack <= x <= self.right + slack and self.y - slack <= y <= self.bottom + slack

    def turned(self, width: float, height: float) -> Box:
        """The same on a badge of that size that is turned upside down; twice turned it is as before."""
        return Box(width - self.right, height - self.bottom, self.w, self.h)


class Handle(Enum):
    """A corner or the middle of a side: which way from the middle, across and down."""

    TOP_LEFT = (-1, -1)
    TOP = (0, -1)
    TOP_RIGHT = (1, -1)
    RIGHT = (1, 0)
    BOTTOM_RIGHT = (1, 1)
    BOTTOM = (0, 1)
    BOTTOM_LEFT = (-1, 1)
    LEFT = (-1, 0)

    @property
    def across(self) -> int:
        """-1 at the left edge, 1 at the right one, 0 in the middle."""
        return self.value[0]

    @property
    def down(self) -> int:
        """-1 at the upper edge, 1 at the lower one, 0 in the middle."""
        return self.value[1]


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that something snapped to: `upright` at `at` from the left, or level at `at` from the top."""

    upright: bool
    at: float


@dataclass(frozen=True, slots=True)
class Lines:
    """What edges and middles may snap to: from the left, and from the top."""

    across: tuple[float, ...] = ()
    down: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where something comes to lie, and the lines that it snapped to."""

    box: Box
    guides: tuple[Guide, ...] = ()


def lines_of(boxes: Iterable[Box], width: float, height: float) -> Lines:
    """The edges and middles of other places and of the paper."""
    across, down = {0.0, width / 2, width}, {0.0, height / 2, height}
    for box in boxes:
        across |= {box.x, box.x + box.w / 2, box.right}
        down |= {box.y, box.y + box.h / 2, box.bottom}
    return Lines(tuple(sorted(across)), tuple(sorted(down)))


def point_of(box: Box, handle: Handle) -> tuple[float, float]:
    """Where a handle stands."""
    return box.x + box.w * (handle.across + 1) / 2, box.y + box.h * (handle.down + 1) / 2


def handles_of(box: Box, least: float) -> tuple[Handle, ...]:
    """The handles that there is room for: all eight, on a thin place those of its ends, on a tiny one a single corner."""
    if box.w < least and box.h < least:
        return (Handle.BOTTOM_RIGHT,)
    if box.h < least:
        return (Handle.LEFT, Handle.RIGHT)
    if box.w < least:
        return (Handle.TOP, Handle.BOTTOM)
    return tuple(Handle)


def handle_at(box: Box, x: float, y: float, reach: float, least: float = 0.0) -> Handle | None:
    """The handle of `handles_of` under a point, the nearest one when several are; None for none within `reach`."""
    found = []
    for handle in handles_of(box, least):
        at_x, at_y = point_of(box, handle)
        away = max(abs(at_x - x), abs(at_y - y))
        if away <= reach:
            found.append((away, handle.value, handle))
    return min(found)[2] if found else None


def place_at(boxes: Mapping[str, Box], x: float, y: float, reach: float) -> str:
    """The name of the place under a point, "" for none. Of several it is the smallest: a word on a band is the word."""
    inside = [name for name, box in boxes.items() if box.holds(x, y)]
    near = inside or [name for name, box in boxes.items() if box.holds(x, y, reach)]
    return min(near, key=lambda name: boxes[name].w * boxes[name].h, default="")


def moved(start: Box, dx: float, dy: float, lines: Lines, reach: float) -> Snapped:
    """`start` moved: to the nearest line within `reach` of one of its edges or its middle, else to the grid.

    `reach` 0 switches all of it off.
    """
    box = replace(start, x=start.x + dx, y=start.y + dy)
    if not reach:
        return Snapped(_rounded(box))
    x, at_x = _settled(box.x, box.w, lines.across, reach)
    y, at_y = _settled(box.y, box.h, lines.down, reach)
    return Snapped(_rounded(replace(box, x=x, y=y)), _guides(at_x, at_y))


def resized(start: Box, handle: Handle, dx: float, dy: float, lines: Lines, reach: float, *, square: bool = False) -> Snapped:
    """`start` with the side or corner at `handle` moved; what lies opposite stays. `square`: as wide as it is high."""
    x, w, at_x = _stretched(start.x, start.w, handle.across, dx, lines.across, reach)
    y, h, at_y = _stretched(start.y, start.h, handle.down, dy, lines.down, reach)
    if square:
        side = w if handle.across and (not handle.down or abs(w - start.w) >= abs(h - start.h)) else h
        at_x, at_y = (at_x if side == w else None), (at_y if side == h else None)
        x = start.right - side if handle.across < 0 else start.x
        y = start.bottom - side if handle.down < 0 else start.y
        w = h = side
    return Snapped(_rounded(Box(x, y, w, h)), _guides(at_x, at_y))


def _settled(start: float, length: float, lines: tuple[float, ...], reach: float) -> tuple[float, float | None]:
    """Where a side begins once it snapped, and the line; the grid when there is none near."""
    ways = [(abs(line - start - part), line, line - part) for line in lines for part in (0.0, length / 2, length)]
    away, line, found = min(ways, default=(reach + 1, 0.0, 0.0))
    return (found, line) if away <= reach else (_gridded(start), None)


def _stretched(
    start: float, length: float, way: int, by: float, lines: tuple[float, ...], reach: float
) -> tuple[float, float, float | None]:
    if not way:
        return start, length, None
    edge = (start if way < 0 else start + length) + by
    at = None
    if reach:
        nearest = min(lines, key=lambda line: abs(line - edge), default=edge + reach + 1)
        at = nearest if abs(nearest - edge) <= reach else None
        edge = _gridded(edge) if at is None else at
    if lines:
        # The outermost lines are the paper's edges.
        edge = min(max(edge, lines[0]), lines[-1])
    if way < 0:
        edge = min(edge, start + length - SMALLEST_MM)
        return edge, start + length - edge, at
    edge = max(edge, start + SMALLEST_MM)
    return start, edge - start, at


def _guides(at_x: float | None, at_y: float | None) -> tuple[Guide, ...]:
    upright = [] if at_x is None else [Guide(True, at_x)]
    return (*upright, *([] if at_y is None else [Guide(False, at_y)]))


def _gridded(value: float) -> float:
    return round(value / GRID_MM) * GRID_MM


def _rounded(box: Box) -> Box:
    """To hundredths: a file says 7.5, not 7.499999999."""
    return Box(round(box.x, 2), round(box.y, 2), round(box.w, 2), round(box.h, 2))
