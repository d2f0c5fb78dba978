"""Looking at a hall: metres of the floor and pixels of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF


class Placed(Protocol):
    """What covers a rectangle of the floor, in metres."""

    @property
    def x(self) -> float:
        """Its west side."""

    @property
    def y(self) -> float:
        """Its north side."""

    @property
    def w(self) -> float:
        """From west to east."""

    @property
    def h(self) -> float:
        """From north to south."""


@dataclass(frozen=True, slots=True)
class View:
    """How the hall is looked at: `scale` in pixels a metre, `origin` the pixel of the hall's north-west corner."""

    scale: float
    origin: QPointF

    def rect(self, thing: Placed) -> QRectF:
        """The pixels that a thing of the hall covers."""
        scale, origin = self.scale, self.origin
        return QRectF(thing.x * scale + origin.x(), thing.y * scale + origin.y(), thing.w * scale, thing.h * scale)

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the hall is in the window."""
        return QPointF(x, y) * self.scale + self.origin

    def metres(self, point: QPointF) -> tuple[float, float]:
        """Where a pixel is in the hall."""
        there = (point - self.origin) / self.scale
        return there.x(), there.y()

    def zoomed(self, factor: float, around: QPointF, scales: tuple[float, float]) -> View:
        """Closer or farther, with the point `around` where it is; `scales` are the least and the greatest."""
        scale = min(max(self.scale * factor, scales[0]), scales[1])
        return View(scale, around - (around - self.origin) * (scale / self.scale))

    def revealing(self, rect: QRectF, window: QSizeF, margin: float) -> View:
        """Shifted just so far that `rect`, in pixels, is inside the window."""
        right = max(margin - rect.left(), 0.0) or min(window.width() - margin - rect.right(), 0.0)
        down = max(margin - rect.top(), 0.0) or min(window.height() - margin - rect.bottom(), 0.0)
        return self.moved(QPointF(right, down))

    def moved(self, by: QPointF) -> View:
        """The same scale, shifted."""
        return View(self.scale, self.origin + by)

    def snapped(self, ratio: float) -> View:
        """The same, with the corner on a whole pixel of a screen that has `ratio` of them for each of ours."""
        return View(self.scale, QPointF(round(self.origin.x() * ratio) / ratio, round(self.origin.y() * ratio) / ratio))

    def kept(self, width: float, height: float, window: QSizeF, least: float) -> View:
        """Shifted just so far that `least` pixels of a hall of that size stay in the window."""
        across, down = width * self.scale, height * self.scale
        x = min(max(self.origin.x(), least - across), window.width() - least)
        y = min(max(self.origin.y(), least - down), window.height() - least)
        return View(self.scale, QPointF(x, y))

    def towards(self, other: View, part: float) -> View:
        """A part (0 to 1) of the way to another view; what stands still in both stands still on the way."""
        if abs(self.scale - other.scale) < 1e-6:
            return View(other.scale, self.origin + (other.origin - self.origin) * part)
        scale = self.scale * (other.scale / self.scale) ** part
        still = (self.origin * other.scale - other.origin * self.scale) / (other.scale - self.scale)
        return View(scale, still - (still - self.origin) * (scale / self.scale))
