"""Metres of the hall and pixels of the window."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from checkin_app.domain.floorplan import Background, Box, Stand
from checkin_app.ui.widgets.rects import Rect

_CLOSEST, _FARTHEST = 160.0, 2.0
"""Pixels a metre: centimetres can be told apart; the largest hall is still seen."""

_MARGIN, _FOOT = 28.0, 52.0
"""Pixels left free around the hall when it is fitted to the window: the measures stand there, and the zoom at the foot."""


@dataclass(frozen=True, slots=True)
class View:
    """How the hall is looked at: `scale` in pixels a metre, `origin` the pixel of its north-west corner."""

    scale: float
    origin: QPointF

    def rect(self, thing: Rect | Stand | Box | Background) -> QRectF:
        """The pixels that a thing covers."""
        return QRectF(QPointF(thing.x, thing.y) * self.scale + self.origin, QSizeF(thing.w, thing.h) * self.scale)

    def pixel(self, x: float, y: float) -> QPointF:
        """Where a point of the hall is in the window."""
        return QPointF(x, y) * self.scale + self.origin

    def metres(self, point: QPointF) -> tuple[float, float]:
        """Where a pixel is in the hall."""
        there = (point - self.origin) / self.scale
        return there.x(), there.y()

    def zoomed(self, factor: float, around: QPointF) -> View:
        """Closer or farther, with the point `around` where it is."""
        scale = min(max(self.scale * factor, _FARTHEST), _CLOSEST)
        return View(scale, around - (around - self.origin) * (scale / self.scale))

    def moved(self, by: QPointF) -> View:
        """The same scale, shifted."""
        return View(self.scale, self.origin + by)

    def revealing(self, rect: QRectF, window: QSizeF) -> View:
        """Shifted just so far that `rect`, in pixels, is inside the window."""
        right = max(_MARGIN - rect.left(), 0.0) or min(window.width() - _MARGIN - rect.right(), 0.0)
        down = max(_MARGIN - rect.top(), 0.0) or min(window.height() - _MARGIN - rect.bottom(), 0.0)
        return self.moved(QPointF(right, down))


def fitted(width: float, height: float, window: QSizeF) -> View:
    """The view that shows `width` by `height` metres whole and in the middle."""
    room = QSizeF(max(window.width() - 2 * _MARGIN, 1), max(window.height() - _MARGIN - _FOOT, 1))
    scale = min(room.width() / max(width, 1), room.height() / max(height, 1))
    scale = min(max(scale, _FARTHEST), _CLOSEST)
    return View(scale, QPointF((window.width() - width * scale) / 2, _MARGIN + (room.height() - height * scale) / 2))
