"""How closely a hall is edited, and the view that shows it whole."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSizeF

from checkin_app.ui.widgets.view import View

SCALES = (2.0, 160.0)
"""Pixels a metre: as far as a hall that is smaller than the window is looked at from; centimetres can be told apart."""

MARGIN, _FOOT = 28.0, 52.0
"""Pixels left free around the hall when it is fitted to the window: the measures stand there, and the zoom at the foot."""


def fitted(width: float, height: float, window: QSizeF) -> View:
    """The view that shows `width` by `height` metres whole and in the middle."""
    room = QSizeF(max(window.width() - 2 * MARGIN, 1), max(window.height() - MARGIN - _FOOT, 1))
    scale = min(room.width() / max(width, 1), room.height() / max(height, 1))
    scale = min(scale, SCALES[1])
    return View(scale, QPointF((window.width() - width * scale) / 2, MARGIN + (room.height() - height * scale) / 2))
