"""What the colours and marks of the plan mean, in words and with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.domain.floorplan import Arrivals, StandState, StandView
from checkin_app.ui.stands.drawing import colours_of
from checkin_app.ui.stands.words import legend
from checkin_app.ui.theme import colour, role_font, sized
from checkin_app.wording import _

_SAMPLE, _GAP = 14, 20


class Legend(QWidget):
    """One line under the plan; states that no stand is in are left out, and the hint where there is no room for it."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[tuple[Arrivals | StandState, str, str]] = []
        self._hint = _("drag an exhibitor onto a stand to move them")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, views: Sequence[StandView]) -> None:
        """Say how many stands are in each state."""
        counts = Counter(view.look for view in views)
        self._entries = [(kind, signs, f"{words} · {counts[kind]}") for kind, signs, words in legend() if counts[kind]]
        self.setAccessibleName(", ".join(words for _kind, _signs, words in self._entries))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(640, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 22)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._font()
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        base = (self.height() + metrics.capHeight()) / 2
        x = 4.0
        for kind, signs, words in self._entries:
            self._draw_sample(painter, kind, x)
            said = f"{signs} {words}".strip()
            painter.setPen(colour("muted"))
            painter.drawText(QPointF(x + _SAMPLE + 7, base), said)
            x += _SAMPLE + 7 + metrics.horizontalAdvance(said) + _GAP
        hint = metrics.horizontalAdvance(self._hint)
        if x + hint + 4 <= self.width():
            painter.drawText(QPointF(self.width() - hint - 4, base), self._hint)
        painter.end()

    def _draw_sample(self, painter: QPainter, kind: str, x: float) -> None:
        ground, ink, line = colours_of(kind)
        painter.setPen(QPen(ink, 1.2, line))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(x, (self.height() - _SAMPLE) / 2, _SAMPLE, _SAMPLE), 3, 3)

    def _font(self) -> QFont:
        """The size of small words; smaller where all states would not fit otherwise."""
        font = role_font("small")
        wide = sum(
            QFontMetricsF(font).horizontalAdvance(f"{signs} {words}") + _SAMPLE + 7 + _GAP for _k, signs, words in self._entries
        )
        return font if wide <= self.width() else sized(font, 11)
