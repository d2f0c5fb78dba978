"""What the colours and signs of the day's grid mean, in words and with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.domain.meeting import MeetingView
from checkin_app.ui.meetings.grid import draw_sign, standing_colours
from checkin_app.ui.meetings.grouping import Standing, standing, standing_words
from checkin_app.ui.theme import colour, role_font, sized

_SAMPLE, _HEIGHT, _NEAR = 28.0, 18.0, 7.0


class Legend(QWidget):
    """One line under the grid; states that no meeting is in are left out, and the counts where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        self._counts: Counter[Standing] = Counter()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, views: Sequence[MeetingView], now: datetime) -> None:
        """Say how many meetings are in each state."""
        self._counts = Counter(standing(view, now) for view in views)
        self.setAccessibleName(", ".join(self._words(state) for state in Standing if self._counts[state]))
        self.update()

    def _words(self, state: Standing) -> str:
        return f"{standing_words(state)} · {self._counts[state]}"

    def sizeHint(self) -> QSize:
        return QSize(640, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        states = [state for state in Standing if self._counts[state]]
        font, gap, words = role_font("small"), 20.0, {state: self._words(state) for state in states}
        if self._width(font, gap, words.values()) > self.width():
            font, gap, words = sized(font, 11), 8.0, {state: standing_words(state) for state in states}
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        base = (self.height() + metrics.capHeight()) / 2
        x = 4.0
        for state in states:
            ground, ink = standing_colours(state)
            sample = QRectF(x, (self.height() - _HEIGHT) / 2, _SAMPLE, _HEIGHT)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(sample, 4, 4)
            draw_sign(painter, sample, state, ink)
            painter.setPen(colour("muted"))
            painter.drawText(QPointF(x + _SAMPLE + _NEAR, base), words[state])
            x += _SAMPLE + _NEAR + metrics.horizontalAdvance(words[state]) + gap
        painter.end()

    @staticmethod
    def _width(font: QFont, gap: float, words: Iterable[str]) -> float:
        metrics = QFontMetricsF(font)
        return sum(_SAMPLE + _NEAR + metrics.horizontalAdvance(said) + gap for said in words)
