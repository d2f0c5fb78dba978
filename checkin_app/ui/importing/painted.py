"""A row of the preview: one choice, and words painted around it. A label a word would make a list of fifty columns wait."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from checkin_app.ui.importing.choosing import SharedChoice
from checkin_app.ui.theme import colour, role_font

ROW_HEIGHT = 48
EDGE = 18

_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


@dataclass(frozen=True, slots=True)
class Words:
    """Words at a place of the row: from `left` to `right`; the ink is a token of the theme."""

    text: str
    left: int
    right: int
    role: str = "body"
    ink: str = "text"
    wrap: bool = False


class PaintedRow(QWidget):
    """The choice of a row; what stands around it is asked of `words` whenever it is painted."""

    def __init__(self, choice: SharedChoice, ground: str = "") -> None:
        super().__init__()
        self.choice = choice
        self._ground = ground
        choice.setParent(self)
        self.setFixedHeight(ROW_HEIGHT)

    def words(self) -> list[Words]:
        """What stands around the choice."""
        return []

    def put_choice(self, left: int) -> None:
        """Place the choice."""
        height = self.choice.sizeHint().height()
        self.choice.setGeometry(left, (self.height() - height) // 2, self.choice.width(), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._ground:
            painter.fillRect(self.rect(), colour(self._ground))
        else:
            painter.setPen(colour("line"))
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
        for one in self.words():
            _draw(painter, one, self.height())
        painter.end()


def _draw(painter: QPainter, words: Words, height: int) -> None:
    font = role_font(words.role)
    painter.setFont(font)
    painter.setPen(colour(words.ink))
    room = QRect(words.left, 0, max(words.right - words.left, 0), height)
    if words.wrap:
        painter.drawText(room, _MIDDLE | Qt.TextFlag.TextWordWrap, words.text)
    else:
        shown = QFontMetrics(font).elidedText(words.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE | Qt.TextFlag.TextSingleLine, shown)
