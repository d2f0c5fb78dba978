"""The hands on the plan of a hall: what a drag, a click and a key do there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
)  # fmt: skip

from checkin_app.ui.halls.canvas import HallSheet
from checkin_app.ui.halls.geometry import Edges, moved, resized, snapped_point, spanned, things_in
from checkin_app.ui.halls.scene import STAND, Key
from checkin_app.ui.halls.tools import Tool
from checkin_app.ui.widgets.rects import Handle, Rect, handle_at, rounded, thing_at

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_REACH_PX, _SNAP_PX, _BEGIN_PX, _SLACK_PX = 9, 7, 4, 4
_STEP, _LEAP = 0.1, 1.0
_PAN_PX = 40
_SNAP_MOST = 0.25
"""Metres: from afar, seven pixels are half a metre, and nothing could be put between two stands."""

_LIE_LOW = ("aisles", "areas")
"""What stands are drawn upon: a drag that begins there draws a frame, unless it is chosen already."""

_WAYS: dict[int, tuple[int, int]] = {
    _Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1),
}  # fmt: skip
_PLAIN: dict[int, str] = {
    _Key.Key_Delete: "remove", _Key.Key_Backspace: "remove", _Key.Key_F2: "rename", _Key.Key_Return: "enter",
    _Key.Key_Enter: "enter", _Key.Key_Escape: "leave", _Key.Key_Insert: "add", _Key.Key_Plus: "closer",
    _Key.Key_Equal: "closer", _Key.Key_Minus: "farther", _Key.Key_0: "whole",
}  # fmt: skip
_WITH_CTRL: dict[int, str] = {
    _Key.Key_A: "all", _Key.Key_C: "copy", _Key.Key_V: "paste", _Key.Key_D: "duplicate", _Key.Key_X: "cut",
}  # fmt: skip
_PICTURES = {".png", ".jpg", ".jpeg", ".svg"}
_CURSORS = {
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}


class _Does(Enum):
    PAN = auto()
    MOVE = auto()
    RESIZE = auto()
    BAND = auto()
    DRAW = auto()
    PICTURE = auto()
    MEASURE = auto()


@dataclass(slots=True)
class _Drag:
    does: _Does
    pixel: QPointF
    x: float
    y: float
    edges: Edges | None = None
    start: Rect | None = None
    handle: Handle | None = None
    clicked: Key | None = None
    adding: bool = False
    going: bool = False


class HallCanvas(HallSheet):
    """`drawn` tells the rectangle of a tool that draws, `measured` the ends of a line, `picture_moved` metres east and south.

    `asked` tells a verb of the keys: remove, rename, enter, leave, add, all, copy, cut, paste, duplicate, or the digit of a
    tool. `dropped` tells the path of a picture.
    """

    drawn = Signal(object)
    measured = Signal(float, float, float, float)
    picture_moved = Signal(float, float)
    asked = Signal(str)
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("keys", "+-=012345678")
        self.setAcceptDrops(True)
        self._drag: _Drag | None = None

    # ---------------------------------------------------------------- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.settle()
        x, y = self.view.metres(event.position())
        drag = _Drag(_Does.PAN, event.position(), x, y)
        if event.button() == Qt.MouseButton.LeftButton:
            self._grasp(drag, bool(event.modifiers() & _Modifier.ShiftModifier))
        self._drag = drag

    def _grasp(self, drag: _Drag, adding: bool) -> None:
        """What a drag that begins here would do; a click has chosen by then."""
        others = {Tool.PICTURE: _Does.PICTURE, Tool.MEASURE: _Does.MEASURE}
        if self.tool is not Tool.SELECT:
            drag.does = others.get(self.tool, _Does.DRAW)
            drag.edges = self.edges(())
            return
        drag.adding = adding
        frame = self.frame()
        drag.handle = handle_at(frame, drag.x, drag.y, self._metres(_REACH_PX)) if frame and len(self.chosen) == 1 else None
        under = None if drag.handle else thing_at(self.rects, drag.x, drag.y, self._metres(_SLACK_PX))
        drag.clicked = under
        if drag.handle:
            drag.does = _Does.RESIZE
        elif under is None or adding or (under[0] in _LIE_LOW and under not in self.chosen):
            drag.does = _Does.BAND
        else:
            drag.does = _Does.MOVE
            if under not in self.chosen:
                self.choose([under])
        if drag.does is not _Does.BAND:
            drag.edges, drag.start = self.edges(self.chosen), self.frame()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None:
            self._hover(event.position())
            return
        way = event.position() - drag.pixel
        drag.going = drag.going or max(abs(way.x()), abs(way.y())) >= _BEGIN_PX
        if drag.does is _Does.PAN:
            self.pan(way)
            drag.pixel = event.position()
        elif drag.going:
            x, y = self.view.metres(event.position())
            free = bool(event.modifiers() & _Modifier.AltModifier)
            self._pull(drag, x, y, 0.0 if free else min(self._metres(_SNAP_PX), _SNAP_MOST))

    def _pull(self, drag: _Drag, x: float, y: float, reach: float) -> None:
        dx, dy = x - drag.x, y - drag.y
        if drag.does is _Does.BAND:
            self.band = spanned(drag.x, drag.y, x, y)
        elif drag.does is _Does.MEASURE:
            self.line = (drag.x, drag.y, x, y)
        elif drag.does is _Does.PICTURE:
            self.shift = (dx, dy)
        elif drag.edges and drag.does is _Does.DRAW:
            from_x, from_y, _guides = snapped_point(drag.x, drag.y, drag.edges, reach)
            to_x, to_y, self.guides = snapped_point(x, y, drag.edges, reach)
            self.drawing = rounded(spanned(from_x, from_y, to_x, to_y))
        elif drag.edges and drag.start and drag.handle:
            found = resized(drag.start, drag.handle, dx, dy, drag.edges, reach)
            self.move_to({self.chosen[0]: found.rect}, found.guides)
        elif drag.edges and drag.start:
            found = moved(drag.start, dx, dy, drag.edges, reach)
            by_x, by_y = found.rect.x - drag.start.x, found.rect.y - drag.start.y
            self.move_to({key: self.rects[key].moved(by_x, by_y) for key in self.chosen}, found.guides)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None:
            return
        band, drawing, line, shift = self.band, self.drawing, self.line, self.shift
        self.band, self.drawing, self.shift, self.guides = None, None, (0.0, 0.0), ()
        if drag.does is _Does.BAND:
            self._choose_at(drag, band)
        elif drag.does is _Does.MOVE and not drag.going and drag.clicked and self.chosen != [drag.clicked]:
            self.choose([drag.clicked])
        elif drag.does is _Does.DRAW and drawing and drawing.w > 0 and drawing.h > 0:
            self.drawn.emit(drawing)
        elif drag.does is _Does.MEASURE and line:
            self.measured.emit(*line)
        elif drag.does is _Does.PICTURE and shift != (0.0, 0.0):
            self.picture_moved.emit(*shift)
        elif drag.does in {_Does.MOVE, _Does.RESIZE}:
            self.settle()
        self.update()

    def _choose_at(self, drag: _Drag, band: Rect | None) -> None:
        found = things_in(self.rects, band) if band else [drag.clicked] if drag.clicked else []
        if not drag.adding:
            self.choose(found)
        elif band:
            self.choose([*self.chosen, *(key for key in found if key not in self.chosen)])
        elif found:
            self.choose(
                [key for key in self.chosen if key != found[0]] if found[0] in self.chosen else [*self.chosen, found[0]]
            )

    def _hover(self, point: QPointF) -> None:
        if self.tool is not Tool.SELECT:
            return
        x, y = self.view.metres(point)
        frame = self.frame()
        handle = handle_at(frame, x, y, self._metres(_REACH_PX)) if frame and len(self.chosen) == 1 else None
        under = None if handle else thing_at(self.rects, x, y)
        if handle:
            across, down = handle.value
            self.setCursor(_CURSORS[(across, down) if across > 0 or (not across and down > 0) else (-across, -down)])
        elif under in self.chosen or (under and under[0] not in _LIE_LOW):
            self.setCursor(Qt.CursorShape.SizeAllCursor)
        else:
            self.setCursor(Qt.CursorShape.ArrowCursor)
        held = self.sheet.held.get(under[1], "") if under and under[0] == STAND else ""
        self.setToolTip(f"{under[1]}  {held}".strip() if under and under[0] == STAND else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def _metres(self, pixels: float) -> float:
        return pixels / self.view.scale

    # ---------------------------------------------------------------- pictures dropped here

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _pictures(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.dropped.emit(_pictures(event)[0])

    # ---------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._verb(event):
            event.accept()
            return True
        return super().event(event)

    def _verb(self, event: QKeyEvent) -> str:
        """What a key does here; "" for one that is not ours."""
        held = event.modifiers() & ~(_Modifier.ShiftModifier | _Modifier.KeypadModifier)
        if event.key() in _WAYS:
            return "walk" if held == _Modifier.AltModifier else "go" if not held & _Modifier.AltModifier else ""
        if held == _Modifier.ControlModifier:
            return _WITH_CTRL.get(event.key(), "")
        if held:
            return ""
        return _PLAIN.get(event.key(), event.text() if event.text() in "12345678" and event.text() else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verb = self._verb(event)
        if verb in {"go", "walk"}:
            self._go(event, walk=verb == "walk")
        elif verb in {"closer", "farther"}:
            self.zoom(verb == "closer")
        elif verb == "whole":
            self.fit()
        elif verb == "leave" and (self._drag or self.moving):
            self._drag = self.band = self.drawing = None
            self.forget()
        elif verb:
            self.settle()
            self.asked.emit(verb)
        else:
            super().keyPressEvent(event)

    def _go(self, event: QKeyEvent, *, walk: bool) -> None:
        across, down = _WAYS[event.key()]
        shift = bool(event.modifiers() & _Modifier.ShiftModifier)
        if walk:
            self._walk(across, down, adding=shift)
        elif not self.chosen:
            self.pan(QPointF(-across * _PAN_PX, -down * _PAN_PX))
        else:
            by = _LEAP if shift else _STEP
            self.nudge(across * by, down * by, grow=bool(event.modifiers() & _Modifier.ControlModifier))

    def _walk(self, across: int, down: int, *, adding: bool) -> None:
        """Alt and an arrow: to the next thing that way; with Shift it is chosen besides."""
        if not self.chosen:
            self.walk_on(1)
            return
        here = self.rects[self.chosen[-1]]
        x, y = here.x + here.w / 2, here.y + here.h / 2
        best, best_off = None, float("inf")
        for key, rect in self.rects.items():
            to_x, to_y = rect.x + rect.w / 2 - x, rect.y + rect.h / 2 - y
            along, off = to_x * across + to_y * down, abs(to_x * down) + abs(to_y * across)
            if key not in self.chosen and along > 0.05 and along + 2.5 * off < best_off:
                best, best_off = key, along + 2.5 * off
        if best:
            self.choose([*self.chosen, best] if adding else [best], reveal=True)

    def walk_on(self, by: int) -> None:
        """To the next thing in the order of rows and numbers, from none to the first stand."""
        order = sorted(self.rects, key=lambda key: (key[0] != STAND, key))
        if order:
            at = (order.index(self.chosen[-1]) + by) % len(order) if self.chosen else 0
            self.choose([order[at]], reveal=True)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from thing to thing while one is chosen; Esc lets it out."""
        if not self.chosen:
            return super().focusNextPrevChild(forward)
        self.walk_on(1 if forward else -1)
        return True


def _pictures(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in _PICTURES]
