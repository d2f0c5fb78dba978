"""Rectangles on the floor: which a frame takes in, and what a drag snaps to. Metres; x east, y south; no Qt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from checkin_app.ui.widgets.rects import Handle, Key, Rect, gridded, rounded

GRID = 0.1
"""Metres of the grid that everything stands on, unless it snaps to something or snapping is off."""

SMALLEST = 0.1
"""Metres that a side has at least."""


@dataclass(frozen=True, slots=True)
class Guide:
    """A line that something snapped to: `upright` at x = `at`, else at y = `at`, drawn from `start` to `end` along itself."""

    upright: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Snapped:
    """Where something comes to lie, and the lines that it snapped to."""

    rect: Rect
    guides: tuple[Guide, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class _Edge:
    at: float
    start: float
    end: float


class Edges:
    """The sides of all that stands still, and the walls: thousands of them, the ones near a place found by bisection."""

    def __init__(self, rects: Iterable[Rect], width: float, height: float) -> None:
        upright = {_Edge(at, 0.0, height) for at in (0.0, width)}
        level = {_Edge(at, 0.0, width) for at in (0.0, height)}
        for rect in rects:
            upright |= {_Edge(rect.x, rect.y, rect.bottom), _Edge(rect.right, rect.y, rect.bottom)}
            level |= {_Edge(rect.y, rect.x, rect.right), _Edge(rect.bottom, rect.x, rect.right)}
        self._sorted = {True: sorted(upright), False: sorted(level)}
        self._places = {way: [edge.at for edge in edges] for way, edges in self._sorted.items()}

    def near(self, upright: bool, at: float, reach: float) -> Iterator[_Edge]:
        """Those no further than `reach` from x (`upright`) or y = `at`."""
        places = self._places[upright]
        yield from self._sorted[upright][bisect_left(places, at - reach) : bisect_right(places, at + reach)]


def things_in(rects: Mapping[Key, Rect], frame: Rect) -> list[Key]:
    """What lies wholly in a frame that was drawn around it."""
    return [
        key for key, r in rects.items()
        if frame.x <= r.x and frame.y <= r.y and r.right <= frame.right and r.bottom <= frame.bottom
    ]  # fmt: skip


def bounds(rects: Iterable[Rect]) -> Rect:
    """The smallest rectangle around all of them, of one at least."""
    known = list(rects)
    x, y = min(r.x for r in known), min(r.y for r in known)
    return Rect(x, y, max(r.right for r in known) - x, max(r.bottom for r in known) - y)


def spanned(x: float, y: float, to_x: float, to_y: float) -> Rect:
    """The rectangle between two opposite corners."""
    return Rect(min(x, to_x), min(y, to_y), abs(to_x - x), abs(to_y - y))


def moved(start: Rect, dx: float, dy: float, edges: Edges, reach: float) -> Snapped:
    """`start` moved: to the nearest edge within `reach` of one of its sides, else to the grid. `reach` 0: to neither."""
    rect = replace(start, x=start.x + dx, y=start.y + dy)
    if not reach:
        return Snapped(rounded(rect))
    x, along = _settled(rect.x, rect.w, (rect.y, rect.bottom), edges, True, reach)
    y, level = _settled(rect.y, rect.h, (rect.x, rect.right), edges, False, reach)
    settled = rounded(replace(rect, x=x, y=y))
    return Snapped(settled, (*_guide(settled, along, True), *_guide(settled, level, False)))


def resized(start: Rect, handle: Handle, dx: float, dy: float, edges: Edges, reach: float) -> Snapped:
    """`start` with the side or corner at `handle` moved; what lies opposite stays. It is never turned inside out."""
    x, w, along = _stretched(start.x, start.w, handle.across, dx, (start.y, start.bottom), edges, True, reach)
    y, h, level = _stretched(start.y, start.h, handle.down, dy, (start.x, start.right), edges, False, reach)
    rect = rounded(Rect(x, y, w, h))
    return Snapped(rect, (*_guide(rect, along, True), *_guide(rect, level, False)))


def snapped_point(x: float, y: float, edges: Edges, reach: float) -> tuple[float, float, tuple[Guide, ...]]:
    """Where a corner that is drawn from or to comes to lie, and the lines that it snapped to."""
    found = moved(Rect(x, y, 0.0, 0.0), 0.0, 0.0, edges, reach)
    return found.rect.x, found.rect.y, found.guides


def _nearest(
    at: float, span: tuple[float, float], edges: Edges, upright: bool, reach: float
) -> tuple[float, float, _Edge] | None:
    """How far off the nearest edge is, how far from the thing it ends, and the edge."""
    found = [
        (round(abs(edge.at - at), 4), max(edge.start - span[1], span[0] - edge.end, 0.0), edge)
        for edge in edges.near(upright, at, reach)
    ]
    return min(found, default=None)


def _settled(
    start: float, length: float, span: tuple[float, float], edges: Edges, upright: bool, reach: float
) -> tuple[float, _Edge | None]:
    ways = [(near, part) for part in (0.0, length) if (near := _nearest(start + part, span, edges, upright, reach))]
    if not ways:
        return gridded(start, GRID), None
    (_away, _off, edge), part = min(ways)
    return edge.at - part, edge


def _stretched(
    start: float, length: float, way: int, by: float, span: tuple[float, float], edges: Edges, upright: bool, reach: float
) -> tuple[float, float, _Edge | None]:
    if not way:
        return start, length, None
    side = (start if way < 0 else start + length) + by
    near = _nearest(side, span, edges, upright, reach) if reach else None
    if near:
        side = near[2].at
    elif reach:
        side = gridded(side, GRID)
    if way < 0:
        side = min(side, start + length - SMALLEST)
        return side, start + length - side, near[2] if near else None
    return start, max(side - start, SMALLEST), near[2] if near else None


def _guide(rect: Rect, edge: _Edge | None, upright: bool) -> tuple[Guide, ...]:
    if edge is None:
        return ()
    start, end = (rect.y, rect.bottom) if upright else (rect.x, rect.right)
    return (Guide(upright, edge.at, min(start, edge.start), max(end, edge.end)),)
