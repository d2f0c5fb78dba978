"""The only large colour on the screen: green, amber or red, with icon, word and sentence."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.ui import icons
from checkin_app.ui.desk.words import GLYPHS, BandWords
from checkin_app.ui.theme import FAMILY, colour, sized

HEIGHT = 62
_LINES = 3
"""Lines of 13 px that the band has room for."""
_RADIUS = 12.0


class Band(QWidget):
    """Painted whole, so that it changes in one frame."""

    def __init__(self) -> None:
        super().__init__()
        self._words = BandWords("plain", "", "")
        self._badge = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> BandWords:
        """What it says."""
        return self._words

    @property
    def badge(self) -> str:
        """What it says of the badge."""
        return self._badge

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def show_words(self, words: BandWords, badge: str = "") -> None:
        """Say this; `badge` stands at the right."""
        self._words, self._badge = words, badge
        self.setAccessibleName(f"{words.word}: {words.sentence}")
        self.setAccessibleDescription(badge)
        self.update()

    def show_badge(self, badge: str) -> None:
        """Only the badge's state changed."""
        self.show_words(self._words, badge)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = self._words.tone == "plain"
        ink = colour("text" if plain else "band_ink")
        rect = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("sunken" if plain else self._words.tone))
        painter.drawPath(_rounded_top(rect))
        icons.draw(painter, QRectF(28, rect.center().y() - 15, 30, 30), GLYPHS[self._words.tone], ink)
        large = sized(self.font(), 24, self.font().Weight.Bold)
        large.setFamily(FAMILY)
        left = 76.0
        painter.setFont(large)
        painter.setPen(ink)
        painter.drawText(QRectF(left, 0, rect.width() - left, HEIGHT), Qt.AlignmentFlag.AlignVCenter, self._words.word)
        left += QFontMetricsF(large).horizontalAdvance(self._words.word) + 16
        right = self._draw_badge(painter, rect)
        _draw_sentence(painter, self._words.sentence, QRectF(left, 0, right - left - 12, HEIGHT))
        painter.end()

    def _draw_badge(self, painter: QPainter, rect: QRectF) -> float:
        """The badge's state at the right; returns where it begins."""
        font = sized(self.font(), 15)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(self._badge, Qt.TextElideMode.ElideRight, rect.width() * 0.4)
        width = metrics.horizontalAdvance(shown)
        room = QRectF(rect.right() - 26 - width, 0, width + 2, HEIGHT)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        return room.left()


def _draw_sentence(painter: QPainter, sentence: str, room: QRectF) -> None:
    """On one line, on up to three where it is long: what to do next, and when it was, stand at its end."""
    font = sized(painter.font(), 15)
    metrics = QFontMetricsF(font)
    painter.setFont(font)
    if metrics.horizontalAdvance(sentence) <= room.width():
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, sentence)
        return
    font = sized(font, 13)
    painter.setFont(font)
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines_of(sentence, QFontMetricsF(font), room.width())))


def lines_of(sentence: str, metrics: QFontMetricsF, width: float, *, most: int = _LINES) -> list[str]:
    """A sentence in lines of `width` pixels, at most as many as the band has room for; what is still too long ends in "…"."""
    lines = [""]
    for word in sentence.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or len(lines) == most:
            lines[-1] = longer
        else:
            lines.append(word)
    return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, width) for line in lines]


def _rounded_top(rect: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(rect.bottomLeft())
    path.lineTo(rect.left(), rect.top() + _RADIUS)
    path.arcTo(QRectF(rect.left(), rect.top(), 2 * _RADIUS, 2 * _RADIUS), 180, -90)
    path.lineTo(rect.right() - _RADIUS, rect.top())
    path.arcTo(QRectF(rect.right() - 2 * _RADIUS, rect.top(), 2 * _RADIUS, 2 * _RADIUS), 90, -90)
    path.lineTo(rect.bottomRight())
    path.closeSubpath()
    return path
