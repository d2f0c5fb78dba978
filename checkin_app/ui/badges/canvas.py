"""The live badge under the hand: its places clicked, dragged, resized by handles, moved by keys. It changes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QLineF, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen

from checkin_app.ui import tokens
from checkin_app.ui.badges.geometry import Guide, Lines, handles_of, lines_of, moved, resized
from checkin_app.ui.badges.preview import BadgePreview
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.ui.widgets.rects import Handle, Rect, handle_at, point_of, thing_at
from checkin_app.wording import _

_INK = tokens.LIGHT["accent"]
"""Paper is white in the dark theme, too."""

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_REACH_PX, _SNAP_PX, _BEGIN_PX, _HANDLE, _LEAST_PX = 8, 6, 4, 9, 26
_TAG_GAP, _TAG_LEAST, _TAG_MOST = 16, 80, 150
_WRAPPED = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | int(Qt.TextFlag.TextWordWrap)
_STEP_MM, _LEAP_MM = 0.5, 5.0
_WAYS: dict[int, tuple[int, int]] = {
    _Key.Key_Left: (-1, 0), _Key.Key_Right: (1, 0), _Key.Key_Up: (0, -1), _Key.Key_Down: (0, 1),
}  # fmt: skip
_VERBS: dict[int, str] = {
    _Key.Key_Delete: "remove", _Key.Key_Backspace: "remove", _Key.Key_Plus: "larger", _Key.Key_Minus: "smaller",
    _Key.Key_PageUp: "up", _Key.Key_PageDown: "down", _Key.Key_Return: "properties", _Key.Key_Enter: "properties",
    _Key.Key_Escape: "leave",
}  # fmt: skip
_CURSORS = {
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
}


@dataclass(frozen=True, slots=True)
class Marks:
    """What is drawn over the badge, as one sees it: `places` by name, and of the chosen one its `frame` with the handles.

    `snaps` are the boxes that it snaps to; a `stacked` one moves others along; a `square` frame stays one; `note` is said
    beside it.
    """

    places: Mapping[str, Rect] = field(default_factory=dict)
    chosen: str = ""
    frame: Rect | None = None
    snaps: tuple[Rect, ...] = ()
    stacked: bool = False
    square: bool = False
    note: str = ""


@dataclass(slots=True)
class _Drag:
    number: int
    start: Rect
    handle: Handle | None
    from_x: float
    from_y: float
    lines: Lines
    going: bool = False


class LayoutCanvas(BadgePreview):
    """`picked` tells the place that was clicked ("" none), `placed` where its frame shall be and the number of the drag.

    `moved` and `grown` tell millimetres across and down and whether the key is held, `walked` the way to another place, `asked`
    a verb: remove, larger, smaller, up, down, properties, leave.
    """

    picked = Signal(str)
    placed = Signal(object, int)
    moved = Signal(float, float, bool)
    grown = Signal(float, float, bool)
    walked = Signal(int)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self.setProperty("keys", "+-")
        self.marks = Marks()
        self._over = ""
        self._drag: _Drag | None = None
        self._drags = 0
        self._guides: tuple[Guide, ...] = ()

    def show_marks(self, marks: Marks) -> None:
        """What can be clicked, and what is chosen."""
        self.marks = marks
        self.update()

    # ---------------------------------------------------------------- where things are

    @property
    def scale(self) -> float:
        """Pixels of the window to a millimetre."""
        return self.paper().width() / self.shape.width_mm if self.shape else 1.0

    def at(self, box: Rect) -> QRectF:
        """A box of the badge in the window."""
        paper, scale = self.paper(), self.scale
        return QRectF(paper.left() + box.x * scale, paper.top() + box.y * scale, box.w * scale, box.h * scale)

    def _under(self, point: QPointF) -> tuple[float, float]:
        paper, scale = self.paper(), self.scale
        return (point.x() - paper.left()) / scale, (point.y() - paper.top()) / scale

    def _handle(self, x: float, y: float) -> Handle | None:
        frame = self.marks.frame
        if frame is None:
            return None
        return handle_at(frame, x, y, _REACH_PX / self.scale, handles_of(frame, _LEAST_PX / self.scale))

    def _place(self, x: float, y: float) -> str:
        """The chosen place first, when the pointer is on it or on its frame's edge."""
        found = thing_at(self.marks.places, x, y, 2 / self.scale) or ""
        frame, own = self.marks.frame, self.marks.chosen
        return own if frame and not found and frame.holds(x, y, 2 / self.scale) else found

    # ---------------------------------------------------------------- the mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.image.isNull():
            return
        x, y = self._under(event.position())
        handle = self._handle(x, y)
        if handle is None:
            self.picked.emit(self._place(x, y))
        if self.marks.frame and self.shape:
            self._drags += 1
            lines = lines_of(self.marks.snaps, self.shape.width_mm, self.shape.height_mm)
            self._drag = _Drag(self._drags, self.marks.frame, handle, x, y, lines)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.image.isNull():
            return
        x, y = self._under(event.position())
        drag = self._drag
        if drag is None:
            self._hover(x, y)
            return
        dx, dy = x - drag.from_x, y - drag.from_y
        drag.going = drag.going or max(abs(dx), abs(dy)) * self.scale >= _BEGIN_PX
        if drag.going:
            reach = 0.0 if event.modifiers() & _Modifier.AltModifier else _SNAP_PX / self.scale
            if drag.handle:
                snapped = resized(drag.start, drag.handle, dx, dy, drag.lines, reach, square=self.marks.square)
            else:
                snapped = moved(drag.start, dx, dy, drag.lines, reach)
            self._guides = snapped.guides
            self.placed.emit(snapped.rect, drag.number)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._drag, self._guides = None, ()
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._over = ""
        self.update()

    def _hover(self, x: float, y: float) -> None:
        handle, over = self._handle(x, y), self._place(x, y)
        if handle:
            way = (
                handle.value
                if handle.across > 0 or (handle.across == 0 and handle.down > 0)
                else (-handle.across, -handle.down)
            )
            self.setCursor(_CURSORS[way])
        elif over:
            own = over == self.marks.chosen
            self.setCursor(Qt.CursorShape.SizeAllCursor if own else Qt.CursorShape.PointingHandCursor)
        else:
            self.unsetCursor()
        if over != self._over:
            self._over = over
            self.update()

    # ---------------------------------------------------------------- keys

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._takes(event):
            event.accept()
            return True
        return super().event(event)

    def _takes(self, event: QKeyEvent) -> bool:
        """Alt and an arrow are the page's: the next person."""
        if not self.marks.chosen or event.modifiers() & _Modifier.AltModifier:
            return False
        return event.key() in _WAYS or (event.key() in _VERBS and not event.modifiers() & _Modifier.ControlModifier)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes(event):
            event.ignore()
            return
        way = _WAYS.get(event.key())
        if way is None:
            self.asked.emit(_VERBS[event.key()])
            return
        by = _LEAP_MM if event.modifiers() & _Modifier.ShiftModifier else _STEP_MM
        does = self.grown if event.modifiers() & _Modifier.ControlModifier else self.moved
        does.emit(way[0] * by, way[1] * by, event.isAutoRepeat())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from place to place while one is chosen; Esc lets it out."""
        if not self.marks.chosen:
            return super().focusNextPrevChild(forward)
        self.walked.emit(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._drag, self._guides = None, ()

    # ---------------------------------------------------------------- drawing

    def ringed(self) -> bool:
        """Not while a place has the keys: its handles are filled then."""
        return self.hasFocus() and not self.marks.chosen

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        marks = self.marks
        if self._over and self._over != marks.chosen and self._over in marks.places and not self._drag:
            painter.setPen(QPen(QColor(_INK), 1))
            painter.drawRoundedRect(self.at(marks.places[self._over]).adjusted(-2, -2, 2, 2), 3, 3)
        self._draw_guides(painter)
        if marks.frame:
            self._draw_chosen(painter, marks.frame)
        painter.end()

    def _draw_guides(self, painter: QPainter) -> None:
        painter.setPen(QPen(QColor(tokens.LIGHT["attention"]), 1))
        paper = self.paper()
        for guide in self._guides:
            at = guide.at * self.scale
            if guide.upright:
                painter.drawLine(QLineF(paper.left() + at, paper.top() - 8, paper.left() + at, paper.bottom() + 8))
            else:
                painter.drawLine(QLineF(paper.left() - 8, paper.top() + at, paper.right() + 8, paper.top() + at))

    def _draw_chosen(self, painter: QPainter, frame: Rect) -> None:
        """Words in a stack have an outline of their own: the frame with the handles is the stack's."""
        marks, inner = self.marks, self.marks.places.get(self.marks.chosen)
        stacked = marks.stacked
        room = self.at(frame)
        there = inner is not None
        dashed = stacked or not there
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # White under it: a band, or a picture, may have the colour of the line.
        painter.setPen(QPen(QColor(255, 255, 255, 200), 4))
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(QPen(QColor(_INK), 1 if dashed else 2, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
        painter.drawRoundedRect(room, 4, 4)
        if stacked and inner:
            painter.setPen(QPen(QColor(_INK), 2))
            painter.drawRoundedRect(self.at(inner), 4, 4)
        painter.setPen(QPen(QColor(_INK if not self.hasFocus() else tokens.LIGHT["surface"]), 1.5))
        painter.setBrush(QColor(_INK if self.hasFocus() else tokens.LIGHT["surface"]))
        for handle in handles_of(frame, _LEAST_PX / self.scale):
            x, y = point_of(frame, handle)
            at = self.at(Rect(x, y, 0, 0)).topLeft()
            painter.drawRoundedRect(QRectF(at.x() - _HANDLE / 2, at.y() - _HANDLE / 2, _HANDLE, _HANDLE), 2, 2)
        beside = self.at(inner) if stacked and inner else room
        if self._drag and self._drag.going:
            words = _("{x} · {y} mm\n{w} × {h} mm").format(
                x=decimal(frame.x), y=decimal(frame.y), w=decimal(frame.w), h=decimal(frame.h)
            )
            self._draw_tag(painter, beside, words, "accent", "accent_soft")
        elif marks.note:
            self._draw_tag(painter, beside, marks.note, "caution", "caution_soft")

    def _draw_tag(self, painter: QPainter, beside: QRectF, words: str, ink: str, ground: str) -> None:
        """At the right of the paper, where nothing is covered; else under the frame, or over it."""
        painter.setFont(role_font("tiny"))
        metrics, right = painter.fontMetrics(), self.paper().right() + _TAG_GAP
        if self.width() - right >= _TAG_LEAST:
            wide = min(self.width() - right - 2, _TAG_MOST)
            text = QRectF(metrics.boundingRect(QRect(0, 0, int(wide) - 16, 200), _WRAPPED, words))
            room = QRectF(right, beside.center().y() - text.height() / 2 - 5, text.width() + 18, text.height() + 10)
        else:
            words = words.replace("\n", ", ")
            wide = metrics.horizontalAdvance(words) + 18
            top = beside.bottom() + 10 if beside.bottom() + 36 < self.height() else beside.top() - 34
            left = min(max(beside.center().x() - wide / 2, 4.0), max(self.width() - wide - 4, 4.0))
            room = QRectF(left, max(top, 4.0), wide, 24)
        painter.setPen(QPen(colour(ink), 1))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(room, 6, 6)
        painter.drawText(room.adjusted(8, 0, -8, 0), _WRAPPED, words)
