"""An exhibitor that is dragged, from the plan or from the list: its ghost under the pointer says what letting go would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from checkin_app.ui.theme import colour, role_font

_WIDEST, _HEIGHT, _EDGE = 340, 46, 12
_BESIDE = QPoint(14, 14)


@dataclass(frozen=True, slots=True)
class Lift:
    """Who is dragged: an exhibitor's id and name, and the stand that they are dragged from; "" when they have none."""

    exhibitor: str
    name: str
    stand: str = ""


class Ghost(QWidget):
    """A card that follows the pointer and takes no mouse of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._name, self._words = "", ""
        self.hide()

    def say(self, name: str, words: str) -> None:
        """Whom it stands for, and what letting go here would do."""
        self._name, self._words = name, words
        wide = max(QFontMetricsF(role_font("title")).horizontalAdvance(name), self._metrics().horizontalAdvance(words))
        self.resize(int(min(wide + 2 * _EDGE, _WIDEST)), _HEIGHT if words else 30)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.setPen(colour("accent_ink"))
        room = QRectF(self.rect()).adjusted(_EDGE, 5, -_EDGE, -5)
        painter.setFont(role_font("title"))
        name = QFontMetricsF(painter.font()).elidedText(self._name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignTop if self._words else Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(role_font("tiny"))
        words = self._metrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignBottom, words)
        painter.end()

    @staticmethod
    def _metrics() -> QFontMetricsF:
        return QFontMetricsF(role_font("tiny"))


class Dragging(QObject):
    """One drag at a time. `aim` is called with the stand under the pointer, `words` says what letting go there would do."""

    dropped = Signal(object, str, bool)
    """A `Lift` was let go on that stand; whether Ctrl was held."""

    def __init__(self, plan: QWidget, under: Callable[[QPointF], str], aim: Callable[[str], object]) -> None:
        super().__init__(plan)
        self._plan, self._under, self._aim = plan, under, aim
        self._ghost = Ghost()
        self.words: Callable[[Lift, str, bool], str] = lambda _lift, _stand, _held: ""
        self.lift: Lift | None = None
        self.locked = False

    def begin(self, lift: Lift, at: QPointF) -> None:
        """Lift an exhibitor, at a point of the screen; while it is locked nobody is lifted."""
        if self.locked:
            return
        self.lift = lift
        self._ghost.setParent(self._plan.window())
        self.move(at)
        self._ghost.show()
        self._ghost.raise_()

    def move(self, at: QPointF, held: bool = False) -> None:
        """The pointer is there; `held`: with Ctrl."""
        if self.lift is None:
            return
        stand = self._stand(at)
        self._aim(stand)
        self._ghost.say(self.lift.name, self.words(self.lift, stand, held))
        window = self._plan.window()
        place = window.mapFromGlobal(at.toPoint()) + _BESIDE
        x = min(place.x(), window.width() - self._ghost.width() - 4)
        self._ghost.move(x, min(place.y(), window.height() - self._ghost.height() - 4))

    def drop(self, at: QPointF, held: bool = False) -> None:
        """Let go there."""
        lift, stand = self.lift, self._stand(at)
        self.cancel()
        if lift and stand and stand != lift.stand:
            self.dropped.emit(lift, stand, held)

    def cancel(self) -> None:
        """Put them back where they were."""
        self.lift = None
        self._ghost.hide()
        self._ghost.setParent(None)
        self._aim("")

    def _stand(self, at: QPointF) -> str:
        point = self._plan.mapFromGlobal(at)
        return self._under(point) if self._plan.rect().toRectF().contains(point) else ""
