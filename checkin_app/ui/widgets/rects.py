"""Rectangles that a hand moves and resizes, on a badge or on a floor: handles, and what lies under a point. No Qt; y down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import TypeVar

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, from its top-left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right side; on a floor the east one."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower side; on a floor the south one."""
        return self.y + self.h

    def holds(self, x: float, y: float, slack: float = 0.0) -> bool:
        """Whether a point lies in it, or at most `slack` beside it."""
        return self.x - slack <= x <= self.right + slack and self.y - slack <= y <= self.bottom + slack

    def meets(self, other: Rect, slack: float = 0.02) -> bool:
        """Whether the two cover common ground, more than drawings are inexact by."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.bottom, other.bottom) - max(self.y, other.y) > slack
        )

    def moved(self, dx: float, dy: float) -> Rect:
        """The same somewhere else, rounded."""
        return rounded(replace(self, x=self.x + dx, y=self.y + dy))

    def turned(self, width: float, height: float) -> Rect:
        """The same on a sheet of that size that is turned upside down; twice turned it is as before."""
        return Rect(width - self.right, height - self.bottom, self.w, self.h)


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
        """-1 at the left side, 1 at the right one, 0 in the middle."""
        return self.value[0]

    @property
    def down(self) -> int:
        """-1 at the upper side, 1 at the lower one, 0 in the middle."""
        return self.value[1]


def point_of(rect: Rect, handle: Handle) -> tuple[float, float]:
    """Where a handle stands."""
    return rect.x + rect.w * (handle.across + 1) / 2, rect.y + rect.h * (handle.down + 1) / 2


def handle_at(rect: Rect, x: float, y: float, reach: float, handles: Iterable[Handle] = Handle) -> Handle | None:
    """The one of these handles under a point, the nearest one when several are; None for none within `reach`."""
    found = []
    for handle in handles:
        at_x, at_y = point_of(rect, handle)
        away = max(abs(at_x - x), abs(at_y - y))
        if away <= reach:
            found.append((away, handle.value, handle))
    return min(found)[2] if found else None


def thing_at(rects: Mapping[Key, Rect], x: float, y: float, slack: float = 0.0) -> Key | None:
    """What lies under a point, or at most `slack` beside it; None for nothing.

    Of several it is the smallest: a word on a band is the word, a stand comes before the aisle that it stands in.
    """
    inside = [key for key, rect in rects.items() if rect.holds(x, y)]
    found = inside or [key for key, rect in rects.items() if rect.holds(x, y, slack)]
    return min(found, key=lambda key: rects[key].w * rects[key].h, default=None)


def rounded(rect: Rect) -> Rect:
    """To hundredths: a file says 7.5, not 7.499999999."""
    return Rect(*(round(value, 2) for value in (rect.x, rect.y, rect.w, rect.h)))


def gridded(value: float, grid: float) -> float:
    """The nearest multiple of `grid`."""
    return round(value / grid) * grid
