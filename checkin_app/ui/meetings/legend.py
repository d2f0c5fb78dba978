"""What the colours and signs of the day's grid mean, in words and with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from checkin_app.domain.meeting import MeetingView
from checkin_app.ui.meetings.grid import draw_sign, standing_colours
from checkin_app.ui.meetings.grouping import Standing, standing, standing_words
from checkin_app.ui.theme import role_font, sized
from checkin_app.ui.widgets.legend_line import LegendLine

_SAMPLE = QSizeF(28, 18)


class Legend(LegendLine):
    """One line under the grid; states that no meeting is in are left out, and the counts where there is no room."""

    def __init__(self) -> None:
        super().__init__(_SAMPLE)
        self._counts: Counter[Standing] = Counter()

    def show_counts(self, views: Sequence[MeetingView], now: datetime) -> None:
        """Say how many meetings are in each state."""
        self._counts = Counter(standing(view, now) for view in views)
        self.setAccessibleName(", ".join(self._words(state) for state in Standing if self._counts[state]))
        self.update()

    def _words(self, state: Standing) -> str:
        return f"{standing_words(state)} · {self._counts[state]}"

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        states = [state for state in Standing if self._counts[state]]
        font, gap, words = role_font("small"), 20.0, {state: self._words(state) for state in states}
        if self.entries_width(font, gap, words.values()) > self.width():
            font, gap, words = sized(font, 11), 8.0, {state: standing_words(state) for state in states}
        self.draw_entries(painter, font, gap, [(partial(_draw_sample, painter, state), words[state]) for state in states])
        painter.end()


def _draw_sample(painter: QPainter, state: Standing, sample: QRectF) -> None:
    ground, ink = standing_colours(state)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(sample, 4, 4)
    draw_sign(painter, sample, state, ink)
