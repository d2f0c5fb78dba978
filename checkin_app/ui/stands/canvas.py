"""The hall to scale, looked at: zoomed by wheel, pinch and keys, shifted by dragging, scrolling and keys."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QPointF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import (
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from checkin_app.domain.floorplan import Hall, Stand, StandView
from checkin_app.ui.commands import is_ours
from checkin_app.ui.stands.geometry import KEPT, MARGIN, SCALES, fitted, stand_at
from checkin_app.ui.stands.glide import Glide
from checkin_app.ui.stands.looks import Shade
from checkin_app.ui.stands.scene import Scene
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.picture import GrowingPicture
from checkin_app.ui.widgets.view import View

_STEP, _NOTCH = 1.25, 120
_SHIFT = 80.0
"""Pixels that Shift and an arrow key shift the plan by."""

_SPACE_MS = 1000
"""Held, the space bar repeats sooner: who let it go without our hearing of it holds it no more."""

_WAYS = {Qt.Key.Key_Left: (1, 0), Qt.Key.Key_Right: (-1, 0), Qt.Key.Key_Up: (0, 1), Qt.Key.Key_Down: (0, -1)}


class PlanCanvas(QWidget):
    """Paints a hall and its stands, and is moved about in it. What is over the picture is painted by `draw_over`."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.hall: Hall | None = None
        self._views: dict[str, StandView] = {}
        self._scene: Scene | None = None
        self._picture = GrowingPicture(self)
        self._picture.changed.connect(self.update)
        self._view = self._seen = View(10.0, QPointF())
        self._glide = Glide(self, self._look_at)
        self._fit = True
        self._panned_from: QPointF | None = None
        self._space = QTimer(self)
        self._space.setSingleShot(True)
        self._space.setInterval(_SPACE_MS)
        self._space.timeout.connect(self._show_hand)

    # ---------------------------------------------------------------- what is shown

    def show_hall(self, hall: Hall | None, views: Sequence[StandView]) -> None:
        """Paint this hall with these stands; the zoom stays."""
        self.hall = hall
        self._views = {view.stand.number: view for view in views}
        before = self._scene or Scene(Hall("", "", 0, 0))
        self._show_scene(replace(before, hall=hall, views=tuple(views)) if hall else None)
        self._refit()

    def mark(self, numbers: Sequence[str]) -> None:
        """Emphasise the stands that a search found; none: all as usual."""
        if self._scene:
            self._show_scene(replace(self._scene, marked=frozenset(numbers)))

    def shade_by(self, shade: Shade) -> None:
        """Let the colours tell arrivals, or the state of each stand."""
        if self._scene:
            self._show_scene(replace(self._scene, shade=shade))

    @property
    def shade(self) -> Shade:
        """What the colours tell."""
        return self._scene.shade if self._scene else Shade.ARRIVALS

    @property
    def at_rest(self) -> bool:
        """Whether the plan stands still, and is painted as sharp as it gets."""
        return not self._glide.running and self._picture.at_rest

    def _show_scene(self, scene: Scene | None) -> None:
        self._scene = scene
        self._picture.show(scene)
        self.update()

    # ---------------------------------------------------------------- looking

    def fit(self) -> None:
        """The whole hall."""
        self._fit = True
        self._refit(glide=True)

    def zoom(self, factor: float, around: QPointF | None = None, *, glide: bool = True) -> None:
        """Closer or farther around a point, the middle by default."""
        self._fit = False
        self._go(self._view.zoomed(factor, around or QPointF(self.rect().center()), self._scales), glide=glide)

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """One step farther."""
        self.zoom(1 / _STEP)

    def pan(self, by: QPointF, *, glide: bool = False) -> None:
        """Shift the plan by pixels."""
        self._fit = False
        self._go(self._view.moved(by), glide=glide)

    def reveal(self, number: str) -> None:
        """Shift the plan just so far that a stand is in sight."""
        view = self._views.get(number)
        if view is not None and not self._fit:
            self._go(self._view.revealing(self._view.rect(view.stand), self._window, MARGIN), glide=True)

    @property
    def _scales(self) -> tuple[float, float]:
        """The least and the greatest: a hall is always seen whole, however large it is."""
        whole = fitted(self.hall.width, self.hall.height, self._window).scale if self.hall else SCALES[0]
        return min(SCALES[0], whole), SCALES[1]

    @property
    def _window(self) -> QSizeF:
        return self.rect().toRectF().size()

    def _go(self, to: View, *, glide: bool) -> None:
        if self.hall:
            to = to.kept(self.hall.width, self.hall.height, self._window, KEPT)
        self._view = to.snapped(self.devicePixelRatioF())
        if glide and self.isVisible():
            self._glide.go(self._seen, self._view)
        else:
            self._glide.stop()
            self._look_at(self._view)

    def _look_at(self, view: View) -> None:
        self._seen = view.snapped(self.devicePixelRatioF())
        self.update()

    def _refit(self, *, glide: bool = False) -> None:
        if self._fit and self.hall:
            self._go(fitted(self.hall.width, self.hall.height, self._window), glide=glide)

    def sizeHint(self) -> QSize:
        return QSize(860, 540)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 220)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refit()
        super().resizeEvent(event)

    # ---------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self.hall:
            painter.fillRect(self.rect(), colour("surface"))
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._picture.paint(painter, self._seen, self.size(), self.devicePixelRatioF())
        self.draw_over(painter)
        painter.end()

    def draw_over(self, painter: QPainter) -> None:
        """What changes faster than the hall: choices, targets, ways."""

    # ---------------------------------------------------------------- hands

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom(1 + event.value(), event.position(), glide=False)
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                self.zoom(pinch.scaleFactor(), QPointF(self.mapFromGlobal(pinch.centerPoint().toPoint())), glide=False)
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A wheel zooms; two fingers on a touchpad shift the plan, with Ctrl they zoom."""
        turned, modifiers = event.angleDelta(), event.modifiers()
        held = modifiers & Qt.KeyboardModifier.ControlModifier
        if not held and (_is_touchpad(event) or modifiers & Qt.KeyboardModifier.ShiftModifier):
            moved = event.pixelDelta() if not event.pixelDelta().isNull() else turned / 2
            sideways = modifiers & Qt.KeyboardModifier.ShiftModifier and not moved.x()
            self.pan(QPointF(moved.y(), 0) if sideways else QPointF(moved))
        elif turned.y():
            self.zoom(_STEP ** (turned.y() / _NOTCH), event.position(), glide=abs(turned.y()) >= _NOTCH)
        event.accept()

    def begin_panning(self, event: QMouseEvent) -> None:
        """From here on the plan follows the pointer."""
        self._panned_from = event.position()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._panned_from is not None:
            moved, self._panned_from = event.position() - self._panned_from, event.position()
            self.pan(moved)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._panned_from = None
        self._show_hand()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Space:
            self._space.start()
            self._show_hand()
        elif key in _WAYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            right, down = _WAYS[key]
            self.pan(QPointF(right * _SHIFT, down * _SHIFT), glide=True)
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The space bar is let go; what `ui.keys` sends for a key that it held back is no news of the key itself."""
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat() and not is_ours(event):
            self._space.stop()
            self._show_hand()
        super().keyReleaseEvent(event)

    def _show_hand(self) -> None:
        self.setCursor(Qt.CursorShape.OpenHandCursor if self.holds_space else self.resting_cursor())

    @property
    def holds_space(self) -> bool:
        """Whether the space bar is held: then dragging shifts the plan, whatever is under the pointer."""
        return self._space.isActive()

    def resting_cursor(self) -> Qt.CursorShape:
        """The pointer while nothing is held."""
        return Qt.CursorShape.ArrowCursor

    def under(self, point: QPointF) -> str:
        """The number of the stand under a pixel; "" for the floor."""
        return stand_at(self._stands, self._seen, point)

    @property
    def _stands(self) -> list[Stand]:
        return [view.stand for view in self._views.values()]


def _is_touchpad(event: QWheelEvent) -> bool:
    return event.device().type() == QInputDevice.DeviceType.TouchPad or event.phase() != Qt.ScrollPhase.NoScrollPhase
