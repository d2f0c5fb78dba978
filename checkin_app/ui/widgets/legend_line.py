"""What colours and signs mean, in one line under what is drawn in them: samples, each with its words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.ui.theme import colour

_LEFT, _NEAR = 4.0, 7.0


class LegendLine(QWidget):
    """`sample` is the size of a sample; a legend draws its own ones."""

    def __init__(self, sample: QSizeF) -> None:
        super().__init__()
        self._sample = sample
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(640, 22)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 22)

    def entries_width(self, font: QFont, gap: float, words: Iterable[str]) -> float:
        """The room that entries with these words need."""
        metrics = QFontMetricsF(font)
        return sum(self._sample.width() + _NEAR + metrics.horizontalAdvance(said) + gap for said in words)

    def baseline(self, font: QFont) -> float:
        """Where words stand in the line."""
        return (self.height() + QFontMetricsF(font).capHeight()) / 2

    def draw_entries(
        self, painter: QPainter, font: QFont, gap: float, entries: Iterable[tuple[Callable[[QRectF], object], str]]
    ) -> float:
        """Draw them from the left: what draws a sample into its rectangle, and its words. Where the next one would begin."""
        metrics, x = QFontMetricsF(font), _LEFT
        painter.setFont(font)
        for draw, words in entries:
            draw(QRectF(QPointF(x, (self.height() - self._sample.height()) / 2), self._sample))
            painter.setPen(colour("muted"))
            painter.drawText(QPointF(x + self._sample.width() + _NEAR, self.baseline(font)), words)
            x += self._sample.width() + _NEAR + metrics.horizontalAdvance(words) + gap
        return x
