"""Places on a badge as one sees them: their handles, and what a drag snaps to. Millimetres; y down."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from checkin_app.ui.widgets.rects import Handle, Rect, gridded, rounded

GRID_MM = 0.5
"""What is moved or resized stands on this grid, unless it snaps to something or snapping is off."""

SMALLEST_MM = 1.0


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

    rect: Rect
    guides: tuple[Guide, ...] = ()


def lines_of(rects: Iterable[Rect], width: float, height: float) -> Lines:
    """The edges and middles of other places and of the paper."""
    across, down = {0.0, width / 2, width}, {0.0, height / 2, height}
    for rect in rects:
        across |= {rect.x, rect.x + rect.w / 2, rect.right}
        down |= {rect.y, rect.y + rect.h / 2, rect.bottom}
    return Lines(tuple(sorted(across)), tuple(sorted(down)))


def handles_of(rect: Rect, least: float) -> tuple[Handle, ...]:
    """The handles that there is room for: all eight, on a thin place those of its ends, on a tiny one a single corner."""
    if rect.w < least and rect.h < least:
        return (Handle.BOTTOM_RIGHT,)
    if rect.h < least:
        return (Handle.LEFT, Handle.RIGHT)
    if rect.w < least:
        return (Handle.TOP, Handle.BOTTOM)
    return tuple(Handle)


def moved(start: Rect, dx: float, dy: float, lines: Lines, reach: float) -> Snapped:
    """`start` moved: to the nearest line within `reach` of one of its edges or its middle, else to the grid.

    `reach` 0 switches all of it off.
    """
    rect = replace(start, x=start.x + dx, y=start.y + dy)
    if not reach:
        return Snapped(rounded(rect))
    x, at_x = _settled(rect.x, rect.w, lines.across, reach)
    y, at_y = _settled(rect.y, rect.h, lines.down, reach)
    return Snapped(rounded(replace(rect, x=x, y=y)), _guides(at_x, at_y))


def resized(start: Rect, handle: Handle, dx: float, dy: float, lines: Lines, reach: float, *, square: bool = False) -> Snapped:
    """`start` with the side or corner at `handle` moved; what lies opposite stays. `square`: as wide as it is high."""
    x, w, at_x = _stretched(start.x, start.w, handle.across, dx, lines.across, reach)
    y, h, at_y = _stretched(start.y, start.h, handle.down, dy, lines.down, reach)
    if square:
        side = w if handle.across and (not handle.down or abs(w - start.w) >= abs(h - start.h)) else h
        at_x, at_y = (at_x if side == w else None), (at_y if side == h else None)
        x = start.right - side if handle.across < 0 else start.x
        y = start.bottom - side if handle.down < 0 else start.y
        w = h = side
    return Snapped(rounded(Rect(x, y, w, h)), _guides(at_x, at_y))


def _settled(start: float, length: float, lines: tuple[float, ...], reach: float) -> tuple[float, float | None]:
    """Where a side begins once it snapped, and the line; the grid when there is none near."""
    ways = [(abs(line - start - part), line, line - part) for line in lines for part in (0.0, length / 2, length)]
    away, line, found = min(ways, default=(reach + 1, 0.0, 0.0))
    return (found, line) if away <= reach else (gridded(start, GRID_MM), None)


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
        edge = gridded(edge, GRID_MM) if at is None else at
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
