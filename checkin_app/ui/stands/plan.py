"""The plan of a hall: its stands are chosen, aimed at and dragged, by mouse and by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication

from checkin_app.domain.floorplan import Hall, StandView
from checkin_app.ui.stands.canvas import PlanCanvas
from checkin_app.ui.stands.dragging import Dragging, Lift
from checkin_app.ui.stands.drawing import draw_way
from checkin_app.ui.stands.geometry import neighbour
from checkin_app.ui.stands.looks import Look
from checkin_app.ui.stands.stand_drawing import draw_stand
from checkin_app.ui.stands.stand_keys import TAKEN, meant
from checkin_app.ui.stands.words import stand_sentence
from checkin_app.wording import _

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_Control = Qt.KeyboardModifier.ControlModifier


class Plan(PlanCanvas):
    """Keeps no state of the event: it is shown views, and says what was meant with them."""

    selected = Signal(str)
    """Another stand, or other stands with it, were chosen; "" for none."""
    aimed = Signal(str)
    """While a target is looked for: this stand is the one that is pointed at."""
    activated = Signal(str)
    """Enter: on the chosen stand or, while a target is looked for, on that one (a click does it too)."""
    asked = Signal(str)
    """A key asks for a verb, or for a side of the card."""
    shown = Signal()
    """The hall was read again, or it is another one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Plan of the hall"))
        self.setProperty("keys", TAKEN)
        self.current, self.target = "", ""
        self.chosen: tuple[str, ...] = ()
        self.choosing = False
        self.marks: Callable[[QPainter], object] | None = None
        self.dragging = Dragging(self, self.under, self._light)
        self._pressed: QPointF | None = None

    # ---------------------------------------------------------------- what is chosen

    def show_hall(self, hall: Hall | None, views: Sequence[StandView]) -> None:
        """Paint this hall with these stands; the zoom and the choice stay."""
        super().show_hall(hall, views)
        self.chosen = tuple(number for number in self.chosen if number in self._views)
        if self.current not in self._views:
            self.current = self.chosen[-1] if self.chosen else ""
        self.shown.emit()

    def select(self, number: str) -> None:
        """Choose a stand alone; `selected` tells it when the choice is another one."""
        self.choose((number,) if number else (), number)

    def choose(self, numbers: Sequence[str], current: str) -> None:
        """Choose several stands, of which `current` is the one that the card shows."""
        known = tuple(number for number in numbers if number in self._views)
        if current and current not in self._views:
            return
        if (known, current) == (self.chosen, self.current):
            return
        self.chosen, self.current = known, current
        self._describe(current)
        self.reveal(current)
        self.update()
        self.selected.emit(current)

    def _toggle(self, number: str) -> None:
        """Take one more stand to those that are chosen, or one less."""
        if number in self.chosen:
            rest = tuple(one for one in self.chosen if one != number)
            self.choose(rest, rest[-1] if rest else "")
        else:
            self.choose((*self.chosen, number), number)

    def aim(self, number: str) -> None:
        """Point at the stand where the chosen one's holder would go."""
        self.target = number
        self._describe(number)
        self.reveal(number)
        self.update()
        self.aimed.emit(number)

    def aim_along(self, key: int) -> None:
        """Point at the next stand that way."""
        self.aim(neighbour(self._stands, self.target or self.current, key))

    def choose_target(self, choosing: bool) -> None:
        """While choosing, clicks and arrows pick where the chosen stand's holder goes."""
        self.choosing = choosing
        self.target = ""
        self.setCursor(self.resting_cursor())
        self.update()

    def resting_cursor(self) -> Qt.CursorShape:
        return Qt.CursorShape.CrossCursor if self.choosing else Qt.CursorShape.ArrowCursor

    def _describe(self, number: str) -> None:
        view = self._views.get(number)
        self.setAccessibleDescription(stand_sentence(view) if view else "")

    def _light(self, number: str) -> None:
        """The stand under what is dragged lights up."""
        if number != self.target:
            self.target = number
            self.update()

    # ---------------------------------------------------------------- painting

    def draw_over(self, painter: QPainter) -> None:
        """What is chosen, aimed at or dragged, over the hall."""
        lifted = self.dragging.lift.stand if self.dragging.lift else ""
        for number, look in self._looks(lifted).items():
            view = self._views[number]
            rect = self._seen.rect(view.stand)
            if look.lifted:
                painter.fillRect(rect, self.palette().base())
            draw_stand(painter, view, rect, look, self.shade)
        start = lifted or self.current
        if self.target and start in self._views and self.target in self._views and (lifted or not self.dragging.lift):
            draw_way(painter, self._centre(start), self._centre(self.target))
        if self.marks:
            self.marks(painter)

    def _looks(self, lifted: str) -> dict[str, Look]:
        """The stands that look other than in the picture; those over the others last."""
        looks = {number: Look(kin=True) for number in self._kin()}
        looks |= {number: Look(chosen=True) for number in self.chosen if number != self.current}
        if self.current:
            looks.pop(self.current, None)
            looks[self.current] = Look(current=True, focused=self.hasFocus())
        if lifted in self._views:
            looks[lifted] = Look(lifted=True)
        if self.target in self._views and self.target != self.current:
            looks.pop(self.target, None)
            looks[self.target] = Look(target=True)
        return looks

    def _kin(self) -> list[str]:
        """The other stands of whoever holds the chosen one."""
        view = self._views.get(self.current)
        if view is None or view.exhibitor is None:
            return []
        holder = view.exhibitor.id
        return [n for n, other in self._views.items() if other.exhibitor and other.exhibitor.id == holder]

    def place(self, number: str) -> QRectF | None:
        """The pixels that a stand covers; None when it is not in this hall."""
        view = self._views.get(number)
        return self._seen.rect(view.stand) if view else None

    def _centre(self, number: str) -> QPointF:
        return self._seen.rect(self._views[number].stand).center()

    # ---------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        number = self.under(event.position())
        left = event.button() == Qt.MouseButton.LeftButton
        if not left or not number or self.holds_space:
            self.begin_panning(event)
        elif self.choosing:
            self.aim(number)
            self.activated.emit(number)
        elif event.modifiers() & (_Control | Qt.KeyboardModifier.ShiftModifier):
            self._toggle(number)
        else:
            self._pressed = event.position()
            self.select(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.dragging.lift:
            self.dragging.move(event.globalPosition(), bool(event.modifiers() & _Control))
        elif self._pressed is None:
            super().mouseMoveEvent(event)
            self._hint(event.position())
        elif (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._lift(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self.dragging.lift:
            self.dragging.drop(event.globalPosition(), bool(event.modifiers() & _Control))
        super().mouseReleaseEvent(event)

    def _lift(self, event: QMouseEvent) -> None:
        self._pressed = None
        view = self._views.get(self.current)
        if view is not None and view.exhibitor is not None:
            self.dragging.begin(Lift(view.exhibitor.id, view.exhibitor.name, self.current), event.globalPosition())

    def _hint(self, point: QPointF) -> None:
        view = self._views.get(self.under(point))
        self.setToolTip(stand_sentence(view) if view else "")

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shifted = Qt.Key(event.key()), event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape and self.dragging.lift:
            self.dragging.cancel()
        elif key in _ARROWS and self._views and not shifted:
            self._step(int(key), more=bool(event.modifiers() & _Control))
        elif key in _ENTER and (self.target if self.choosing else self.current):
            self.activated.emit(self.target if self.choosing else self.current)
        elif not self.choosing and (asked := meant(event)):
            self.asked.emit(asked)
        else:
            super().keyPressEvent(event)

    def _step(self, key: int, *, more: bool) -> None:
        if self.choosing:
            self.aim_along(key)
            return
        number = neighbour(self._stands, self.current, key)
        if more:
            self.choose((*(one for one in self.chosen if one != number), number), number)
        else:
            self.select(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current and self._views and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.select(next(iter(self._views)))
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()
