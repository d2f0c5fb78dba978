"""A hall as it is seen, painted once: shifted when it is shifted, stretched while it is zoomed, painted anew bit by bit.

A thousand stands with their words take longer to paint than a frame of 60 a second lasts. So a frame is a picture that is there
already, with what the shift uncovered, and a new picture grows beside it, a few milliseconds a turn of the event loop.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from time import perf_counter
from typing import Protocol

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QPainter, QPixmap, QRegion

from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.view import Placed, View

_SLICE_S, _AT_ONCE_S = 0.004, 0.005
"""How long a turn of painting may take; what was painted faster than the second is painted anew in every frame of a zoom."""

_AT_FIRST_S = 0.1
"""What takes longer to paint than this grows before the eyes, where nothing was in sight yet."""

_A_THING_S = 0.0001
"""What painting a stand takes, before it was measured."""

_STILL_MS = 90
"""A zoom has come to rest when nothing changed for so long."""

_OVERVIEW = 1400.0
"""Pixels of the longer side of the whole hall that is kept for what a zoom uncovers."""

_BORDER = 8.0
"""Pixels that a thing may paint around itself: borders, marks."""


class Painted(Protocol):
    """What there is to paint: two that are equal look alike."""

    @property
    def floor(self) -> tuple[float, float]:
        """The size of the hall in metres."""

    def count(self, view: View, part: QRectF) -> int:
        """How many things lie in `part` of the window."""

    def paint(self, painter: QPainter, view: View, part: QRectF) -> Iterator[None]:
        """Paint what lies in `part` of the window, a step a thing."""


class GrowingPicture(QObject):
    """Keeps the picture of one widget, its parent; `changed` asks that widget to paint itself again."""

    changed = Signal()

    def __init__(self, widget: QObject) -> None:
        super().__init__(widget)
        self._scene: Painted | None = None
        self._picture, self._shown = QPixmap(), View(1.0, QPointF())
        self._overview, self._whole = QPixmap(), View(1.0, QPointF())
        self._wanted = self._shown
        self._size, self._ratio = QSize(), 1.0
        self._work: Iterator[None] | None = None
        self._work_for: tuple[QSize, float] | None = None
        self._each = _A_THING_S
        self._stale = True
        self._turn, self._rest = QTimer(self), QTimer(self)
        self._turn.timeout.connect(self._go_on)
        self._rest.setSingleShot(True)
        self._rest.timeout.connect(self._begin)

    def show(self, scene: Painted | None, only: Sequence[Placed] | None = None) -> None:
        """Another scene: it is painted beside the old one, which stays in sight until then.

        `only`: it differs from the old one but for these places, which are painted at once where that is quick.
        """
        if scene == self._scene:
            return
        self._scene = scene
        whole = self._stale or self._work is not None or self._picture.isNull()
        self._stale = whole or only is None or not self._patched(only)

    @property
    def at_rest(self) -> bool:
        """Whether what is in sight is as sharp and as true as it gets."""
        return not (self._stale or self._work or self._rest.isActive())

    def paint(self, painter: QPainter, view: View, size: QSize, ratio: float) -> None:
        """Paint one frame of the window: what there is at once, and the rest soon."""
        if self._scene is None:
            return
        moved = view != self._wanted
        self._wanted = view
        fits = self._picture.size() == size * ratio and self._picture.devicePixelRatio() == ratio
        self._size, self._ratio = size, ratio
        anew = self._stale or not fits or view.scale != self._shown.scale
        takes = self._count() * self._each if anew else 0.0
        if anew and takes < (_AT_ONCE_S if fits else _AT_FIRST_S):
            self._paint_whole()
        elif self._stale or (not fits and self._work_for != (size, ratio)):
            self._begin()
        elif fits and view.scale == self._shown.scale:
            self._shift()
        elif moved or not (self._rest.isActive() or self._work):
            self._rest.start(_STILL_MS)
        if view == self._shown and self._picture.size() == size * ratio:
            painter.drawPixmap(0, 0, self._picture)
        else:
            self._stretch(painter, view)

    # ---------------------------------------------------------------- frames

    def _shift(self) -> None:
        """Move the picture, and paint the strips that came into the window."""
        by = (self._wanted.origin - self._shown.origin) * self._ratio
        right, down = round(by.x()), round(by.y())
        if not (right or down) or self._scene is None:
            return
        self._picture.scroll(right, down, self._picture.rect())
        self._shown = self._wanted
        strips = [_divided(strip, self._ratio) for strip in _uncovered(self._picture.size(), right, down)]
        _repaint(self._picture, self._scene, self._shown, strips)

    def _patched(self, places: Sequence[Placed]) -> bool:
        """Paint these places of the picture anew, if it takes no longer than a frame may."""
        if self._scene is None or not places:
            return self._scene is not None
        pictures = [(self._picture, self._shown, self._ratio)]
        if not self._overview.isNull():
            pictures.append((self._overview, self._whole, 1.0))
        found = []
        for picture, view, ratio in pictures:
            part = QRectF()
            for place in places:
                part = part.united(view.rect(place))
            part = part.adjusted(-_BORDER, -_BORDER, _BORDER, _BORDER) & QRectF(QPointF(), picture.deviceIndependentSize())
            found.append((picture, view, _whole_pixels(part, ratio)))
        if sum(self._scene.count(view, part) for _picture, view, part in found) * self._each > 2 * _AT_ONCE_S:
            return False
        for picture, view, part in found:
            _repaint(picture, self._scene, view, [part])
        return True

    def _stretch(self, painter: QPainter, view: View) -> None:
        """The picture as it was, larger or smaller; around it the whole hall as it is from afar."""
        target = _seen_from(view, self._shown, self._picture)
        if not target.contains(self._window):
            painter.save()
            painter.setClipRegion(QRegion(self._window.toRect()).subtracted(QRegion(target.toRect())))
            painter.fillRect(self._window, colour("surface"))
            if not self._overview.isNull():
                painter.drawPixmap(_seen_from(view, self._whole, self._overview), self._overview, QRectF(self._overview.rect()))
            painter.restore()
        painter.drawPixmap(target, self._picture, QRectF(self._picture.rect()))

    # ---------------------------------------------------------------- painting anew

    def _paint_whole(self) -> None:
        began = perf_counter()
        self._work = self._painted()
        for _step in self._work:
            pass
        self._work = None
        self._turn.stop()
        self._rest.stop()
        if count := self._count():
            self._each = (self._each + (perf_counter() - began) / count) / 2
        if self._overview.isNull():
            self._rest.start(_STILL_MS)

    def _count(self) -> int:
        """How many stands are in the window."""
        return self._scene.count(self._wanted, self._window) if self._scene else 0

    @property
    def _window(self) -> QRectF:
        return QRectF(0, 0, self._size.width(), self._size.height())

    def _begin(self) -> None:
        """Begin a new picture of what is wanted now."""
        if self._scene is None:
            return
        self._work, self._work_for = self._painted_with_overview(), (self._size, self._ratio)
        self._turn.start(0)

    def _go_on(self) -> None:
        began = perf_counter()
        while self._work is not None and perf_counter() - began < _SLICE_S:
            if next(self._work, self) is self:
                self._work = None
        if self._work is None:
            self._turn.stop()

    def _painted_with_overview(self) -> Iterator[None]:
        scene = self._scene
        self._stale = False
        yield from self._painted()
        if scene is not None:
            yield from self._painted_overview(scene)

    def _painted(self) -> Iterator[None]:
        """Paint a new picture and put it in place of the old one."""
        scene, view = self._scene, self._wanted
        self._stale = False
        made = QPixmap(self._size * self._ratio)
        made.setDevicePixelRatio(self._ratio)
        made.fill(colour("surface"))
        if scene is not None:
            yield from _onto(made, scene, view, self._window)
        self._picture, self._shown = made, view
        self.changed.emit()

    def _painted_overview(self, scene: Painted) -> Iterator[None]:
        width, height = scene.floor
        scale = _OVERVIEW / max(width, height, 1.0)
        made = QPixmap(int(width * scale), int(height * scale))
        made.fill(colour("surface"))
        whole = View(scale, QPointF())
        yield from _onto(made, scene, whole, QRectF(made.rect()))
        self._overview, self._whole = made, whole


def _onto(made: QPixmap, scene: Painted, view: View, part: QRectF) -> Iterator[None]:
    """Paint a scene on a pixmap, step by step: the painter is let go in between, so that it may be left half done."""
    painter = QPainter(made)
    try:
        yield from scene.paint(painter, view, part)
    finally:
        painter.end()


def _repaint(picture: QPixmap, scene: Painted, view: View, parts: Sequence[QRectF]) -> None:
    """Paint parts of a picture anew, at once."""
    painter = QPainter(picture)
    for part in parts:
        painter.setClipRect(part)
        painter.fillRect(part, colour("surface"))
        for _step in scene.paint(painter, view, part):
            pass
    painter.end()


def _divided(rect: QRect, ratio: float) -> QRectF:
    """Device pixels as ours."""
    return QRectF(rect.x() / ratio, rect.y() / ratio, rect.width() / ratio, rect.height() / ratio)


def _whole_pixels(rect: QRectF, ratio: float) -> QRectF:
    """The whole device pixels that a rectangle touches: no seam is seen where it ends."""
    scaled = QRectF(rect.x() * ratio, rect.y() * ratio, rect.width() * ratio, rect.height() * ratio)
    return _divided(scaled.toAlignedRect(), ratio)


def _uncovered(size: QSize, right: int, down: int) -> list[QRect]:
    """The strips of a window that its contents leave when they are shifted."""
    wide, high = size.width(), size.height()
    beside = QRect(0 if right > 0 else max(wide + right, 0), 0, min(abs(right), wide), high)
    over = QRect(0, 0 if down > 0 else max(high + down, 0), wide, min(abs(down), high))
    return [strip for strip in (beside, over) if not strip.isEmpty()]


def _seen_from(view: View, drawn: View, picture: QPixmap) -> QRectF:
    """Where a picture that was drawn for one view lies in another."""
    factor = view.scale / drawn.scale
    size = picture.deviceIndependentSize() * factor
    return QRectF(view.origin - drawn.origin * factor, size)
