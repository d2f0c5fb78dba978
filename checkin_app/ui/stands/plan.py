"""The hall to scale: a widget that paints it, is zoomed and panned, and lets stands be chosen and dragged."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)  # fmt: skip
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from checkin_app.domain.floorplan import Hall, Stand, StandView
from checkin_app.ui.stands.drawing import Look, draw_drag, draw_hall, draw_stand, draw_way
from checkin_app.ui.stands.geometry import View, fitted, neighbour, stand_at
from checkin_app.ui.stands.words import stand_sentence
from checkin_app.wording import _

_ARROWS = {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}
_STEP = 1.25


class Plan(QWidget):
    """Paints a hall and its stands. Keeps no state of the event: it is shown views, and says what was meant with them."""

    selected = Signal(str)
    """Another stand was chosen; "" for none."""
    aimed = Signal(str)
    """While a target is looked for: this stand is the one that is pointed at."""
    activated = Signal(str)
    """Enter: on the chosen stand or, while a target is looked for, on that one (a click does it too)."""
    dropped = Signal(str, str)
    """The holder of the first stand was dragged onto the second."""
    vacating = Signal()
    """The key that takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Plan of the hall"))
        self.setProperty("keys", "0")
        self.hall: Hall | None = None
        self.current = ""
        self.target = ""
        self.choosing = False
        self._views: dict[str, StandView] = {}
        self._marked: frozenset[str] = frozenset()
        self._view = View(10.0, QPointF())
        self._fit = True
        self._pressed: QPointF | None = None
        self._dragging = ""
        self._panning = False
        self._pointer = QPointF()

    # ---------------------------------------------------------------- what is shown

    def show_hall(self, hall: Hall | None, views: Sequence[StandView]) -> None:
        """Paint this hall with these stands; the zoom and the choice stay."""
        self.hall = hall
        self._views = {view.stand.number: view for view in views}
        if self.current not in self._views:
            self.current = ""
        self._refit()
        self.update()

    def mark(self, numbers: Sequence[str]) -> None:
        """Emphasise the stands that a search found; none: all as usual."""
        self._marked = frozenset(numbers)
        self.update()

    def select(self, number: str) -> None:
        """Choose a stand; `selected` tells it when it is another one."""
        if number == self.current or (number and number not in self._views):
            return
        self.current = number
        view = self._views.get(number)
        self.setAccessibleDescription(stand_sentence(view) if view else "")
        self._reveal(number)
        self.update()
        self.selected.emit(number)

    def aim(self, number: str) -> None:
        """Point at the stand where the chosen one's holder would go."""
        self.target = number
        view = self._views.get(number)
        self.setAccessibleDescription(stand_sentence(view) if view else "")
        self._reveal(number)
        self.update()
        self.aimed.emit(number)

    def aim_along(self, key: int) -> None:
        """Point at the next stand that way."""
        self.aim(neighbour(self._stands, self.target or self.current, key))

    def choose_target(self, choosing: bool) -> None:
        """While choosing, clicks and arrows pick where the chosen stand's holder goes."""
        self.choosing = choosing
        self.target = ""
        self.setCursor(Qt.CursorShape.CrossCursor if choosing else Qt.CursorShape.ArrowCursor)
        self.update()

    # ---------------------------------------------------------------- looking

    def fit(self) -> None:
        """The whole hall."""
        self._fit = True
        self._refit()
        self.update()

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """Closer or farther around a point, the middle by default."""
        self._fit = False
        self._view = self._view.zoomed(factor, around or QPointF(self.rect().center()))
        self.update()

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom(_STEP)

    def zoom_out(self) -> None:
        """One step farther."""
        self.zoom(1 / _STEP)

    def _reveal(self, number: str) -> None:
        view = self._views.get(number)
        if view is not None and not self._fit:
            self._view = self._view.revealing(self._view.rect(view.stand), self.rect().toRectF().size())

    def _refit(self) -> None:
        if self._fit and self.hall:
            self._view = fitted(self.hall.width, self.hall.height, self.rect().toRectF().size())

    def sizeHint(self) -> QSize:
        return QSize(860, 540)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 220)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._refit()
        super().resizeEvent(event)

    # ---------------------------------------------------------------- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.hall:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_hall(painter, self.hall, self._view, self.font())
        for number, view in self._views.items():
            draw_stand(painter, view, self._view.rect(view.stand), self._look(number), self.font())
        if self.target and self.current in self._views and self.target in self._views:
            draw_way(painter, self._centre(self.current), self._centre(self.target))
        if self._dragging:
            draw_drag(painter, self._drag_words(), self._pointer, self.font())
        painter.end()

    def _centre(self, number: str) -> QPointF:
        return self._view.rect(self._views[number].stand).center()

    def _drag_words(self) -> str:
        """What letting go would do here."""
        target = self._views.get(self.target)
        facts = {"one": self._dragging, "other": self.target}
        if target is None or self.target == self._dragging:
            holder = self._views[self._dragging].exhibitor
            return f"{self._dragging}  {holder.name if holder else ''}"
        if target.exhibitor is None:
            return _("{one} moves to {other}").format(**facts)
        return _("{one} and {other} change places").format(**facts)

    def _look(self, number: str) -> Look:
        return Look(
            chosen=number == self.current,
            focused=self.hasFocus(),
            target=bool(self.target) and number == self.target and number != self.current,
            faded=bool(self._marked) and number not in self._marked and not self.target and not self.choosing,
            lifted=number == self._dragging,
        )

    # ---------------------------------------------------------------- mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._pressed = event.position()
        number = self._under(event.position())
        self._panning = event.button() != Qt.MouseButton.LeftButton or not number
        if event.button() != Qt.MouseButton.LeftButton or not number:
            return
        if self.choosing:
            self.aim(number)
            self.activated.emit(number)
        else:
            self.select(number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            self._hint(event.position())
            return
        moved = event.position() - self._pressed
        if self._panning:
            self._fit = False
            self._view = self._view.moved(moved)
            self._pressed = event.position()
        elif self._dragging:
            self._pointer = event.position()
            self.target = self._under(self._pointer)
        elif moved.manhattanLength() >= QApplication.startDragDistance() and self._may_drag():
            self._dragging, self._pointer = self.current, event.position()
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        lifted, target = self._dragging, self._under(event.position())
        self._pressed, self._dragging, self._panning = None, "", False
        if lifted:
            self.target = ""
            if target and target != lifted:
                self.dropped.emit(lifted, target)
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.zoom(_STEP if event.angleDelta().y() > 0 else 1 / _STEP, event.position())
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _hint(self, point: QPointF) -> None:
        view = self._views.get(self._under(point))
        self.setToolTip(stand_sentence(view) if view else "")

    def _may_drag(self) -> bool:
        view = self._views.get(self.current)
        return not self.choosing and view is not None and view.exhibitor is not None

    def _under(self, point: QPointF) -> str:
        return stand_at(self._stands, self._view, point)

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS and self._views:
            self._step(int(key))
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and (self.target if self.choosing else self.current):
            self.activated.emit(self.target if self.choosing else self.current)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and not self.choosing:
            self.vacating.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, key: int) -> None:
        if self.choosing:
            self.aim_along(key)
        else:
            self.select(neighbour(self._stands, self.current, key))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current and self._views and event.reason() != Qt.FocusReason.MouseFocusReason:
            self.select(next(iter(self._views)))
        self.update()

    @property
    def _stands(self) -> list[Stand]:
        return [view.stand for view in self._views.values()]
