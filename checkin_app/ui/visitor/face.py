"""A screen that is read from two metres: a name as large as it fits, a sentence with its icon, the same at every size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.ui import icons
from checkin_app.ui.theme import FAMILY, colour, sized
from checkin_app.ui.visitor.words import FaceWords

_LOOKS = {
    "calm": ("background", "text", "", ""),
    "check": ("surface", "text", "accent", "text-aa"),
    "ask": ("surface", "text", "accent", "user-circle"),
    "good": ("surface", "text", "good", "check-bold"),
    "wait": ("surface", "text", "accent", "hourglass-medium"),
    "caution": ("caution_soft", "text", "caution", "hand-palm"),
}
"""By mood: the ground, the ink, the colour of the band at the foot and its icon."""

_CENTRE = Qt.AlignmentFlag.AlignCenter
_LINE, _SMALLEST = 1.22, 0.05
"""From line to line in letters' heights; the smallest letters of a name, as a part of the screen's height."""


class Face(QWidget):
    """Painted whole, so that no part of one visitor is ever seen beside the next."""

    def __init__(self) -> None:
        super().__init__()
        self._words = FaceWords("calm")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def words(self) -> FaceWords:
        """What it says."""
        return self._words

    def sizeHint(self) -> QSize:
        return QSize(640, 400)

    def show_words(self, words: FaceWords) -> None:
        """Say this, and nothing of before."""
        self._words = words
        self.setAccessibleName(words.spoken)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = QRectF(self.rect())
        ground, ink, band, glyph = _LOOKS[self._words.mood]
        painter.fillRect(whole, colour(ground))
        if self._words.lines:
            self._paint_person(painter, whole, ink, band, glyph)
        else:
            self._paint_sentence_alone(painter, whole, band, glyph)
        painter.end()

    def _paint_person(self, painter: QPainter, whole: QRectF, ink: str, band: str, glyph: str) -> None:
        """The name in the middle of what the band leaves."""
        height, words = whole.height(), self._words
        foot = height * 0.24 if band else 0
        room = whole.adjusted(height * 0.09, height * 0.05, -height * 0.09, -foot - height * 0.04)
        if words.above:
            _line(painter, words.above, QRectF(room.left(), room.top() + height * 0.06, room.width(), height * 0.07),
                  _fitting(words.above, room.width(), height * 0.042), QFont.Weight.DemiBold, "accent")  # fmt: skip
        largest = height * (0.17 if band else 0.095)
        # A name is as large as it goes; one that would be small on one line is broken in two.
        lines = [part for line in words.lines for part in _broken(line, room.width(), largest * (0.6 if band else 1))]
        under = height * 0.062 if words.under else 0
        largest = min(largest, (room.height() - under * 1.9) / (_LINE * len(lines)))
        pixels = max(min(_fitting(line, room.width(), largest) for line in lines), height * _SMALLEST)
        tall = pixels * _LINE * len(lines) + (under * 1.9 if under else 0)
        top = room.center().y() - tall / 2
        for line in lines:
            _line(painter, line, QRectF(room.left(), top, room.width(), pixels * _LINE), pixels, QFont.Weight.Bold, ink)
            top += pixels * _LINE
        if under:
            place = QRectF(room.left(), top + under * 0.4, room.width(), under * 1.5)
            _line(painter, words.under, place, max(_fitting(words.under, room.width(), under), height * 0.03),
                  QFont.Weight.Normal, "muted")  # fmt: skip
        if band:
            self._paint_band(painter, QRectF(0, height - foot, whole.width(), foot), band, glyph)

    def _paint_band(self, painter: QPainter, rect: QRectF, band: str, glyph: str) -> None:
        """Icon and sentence in one line, the detail under it."""
        painter.fillRect(rect, colour(band))
        words, ink = self._words, "band_ink"
        large = rect.height() * (0.34 if words.detail else 0.42)
        size = min(large, _fitting(words.sentence, rect.width() * 0.78, large))
        font = _font(size, QFont.Weight.Bold)
        wide = QFontMetricsF(font).horizontalAdvance(words.sentence)
        middle = rect.top() + rect.height() * (0.37 if words.detail else 0.5)
        left = rect.center().x() - (wide + size * 1.5) / 2
        icons.draw(painter, QRectF(left, middle - size * 0.55, size * 1.1, size * 1.1), glyph, colour(ink))
        painter.setFont(font)
        painter.setPen(colour(ink))
        place = QRectF(left + size * 1.5, middle - size, wide + size, size * 2)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words.sentence)
        if words.detail:
            small = rect.height() * 0.17
            place = QRectF(rect.left(), rect.top() + rect.height() * 0.62, rect.width(), small * 1.6)
            _line(painter, words.detail, place, _fitting(words.detail, rect.width() * 0.9, small), QFont.Weight.Normal, ink)

    def _paint_sentence_alone(self, painter: QPainter, whole: QRectF, band: str, glyph: str) -> None:
        """Nobody is named: icon over sentence."""
        words, height = self._words, whole.height()
        if not band or not words.sentence:
            return
        size = height * 0.26
        icons.draw(painter, QRectF(whole.center().x() - size / 2, height * 0.2, size, size), glyph, colour(band))
        room = whole.adjusted(height * 0.08, 0, -height * 0.08, 0)
        largest = _fitting(words.sentence, room.width(), height * 0.12)
        place = QRectF(room.left(), height * 0.52, room.width(), largest * 1.4)
        _line(painter, words.sentence, place, largest, QFont.Weight.Bold, band)
        if words.detail:
            small = _fitting(words.detail, room.width(), height * 0.05)
            place = QRectF(room.left(), height * 0.72, room.width(), small * 1.6)
            _line(painter, words.detail, place, small, QFont.Weight.Normal, "text")


def _font(pixels: float, weight: QFont.Weight) -> QFont:
    return sized(QFont(FAMILY), int(pixels), weight)


def _fitting(text: str, width: float, largest: float) -> float:
    """The letters' height at which `text` takes no more than `width`."""
    wide = _wide(text, largest)
    if wide <= width:
        return largest
    # Letters of whole pixels: their widths do not shrink quite as their height does.
    pixels = int(largest * width / wide)
    while pixels > 1 and _wide(text, pixels) > width:
        pixels -= 1
    return pixels


def _wide(text: str, pixels: float) -> float:
    return QFontMetricsF(_font(pixels, QFont.Weight.Bold)).horizontalAdvance(text)


def _broken(text: str, width: float, pixels: float) -> list[str]:
    """A long name in two lines, where it would be small in one."""
    words = text.split()
    if len(words) == 1 or _fitting(text, width, pixels) >= pixels:
        return [text]
    cuts = [(" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words))]
    return list(min(cuts, key=lambda halves: max(map(len, halves))))


def _line(painter: QPainter, text: str, place: QRectF, pixels: float, weight: QFont.Weight, ink: str) -> None:
    font = _font(pixels, weight)
    painter.setFont(font)
    painter.setPen(colour(ink))
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    # A line of the typeface is higher than the room from line to line: nothing of a letter is cut off for that.
    more = max(metrics.height() - place.height(), 0) / 2
    painter.drawText(place.adjusted(0, -more, 0, more), _CENTRE, shown)
