"""The test card of a printer: rulers, edges, greys and a code, on a page of the size of a badge.

Whoever holds it against a ruler sees at once whether the printer scales, shifts, turns or cuts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from checkin_app.documents.drawing import MM, Area, Page, Rect, Stroke, Style, one_line, set_text
from checkin_app.documents.drawing_pdf import pdf
from checkin_app.documents.fitting import Box
from checkin_app.documents.qr import QUIET_ZONE, matrix
from checkin_app.domain.layout import Align, Weight

MODULE_DOTS = 5
_DOT = 25.4 / 203
_BLACK = "#000000"
_MODULE = MODULE_DOTS * _DOT
_HAIR = 0.05 * _DOT
_RULER, _GAP, _LINE = 7.0, 3.0, 5.0
_FRAMES = (1, 2, 3, 4)
_CORNER = 10.5
_TICKS = {10: 3.0, 5: 2.2, 1: 1.4}
_GREYS = (10, 25, 50, 75, 90)
_DARK = re.compile("1+")


@dataclass(frozen=True, slots=True)
class CardWords:
    """What the card says, in the reader's language: whose card it is, of which layout, what to measure, what is upwards."""

    title: str
    printer: str
    layout: str
    measure: str
    up: str


def card_pdf(width_mm: float, height_mm: float, words: CardWords, code: str) -> bytes:
    """One page of exactly that size, in black and greys only. The code's modules are whole dots of a 203 dpi printer."""
    page = Page(width_mm * MM, height_mm * MM)
    drawing = _Card(page, width_mm, height_mm)
    drawing.edges()
    drawing.rulers()
    drawing.middle(words, code)
    return pdf([page], f"{words.title} {words.printer}")


class _Card:
    """The card in the making; all in millimetres from the upper left corner."""

    def __init__(self, page: Page, width: float, height: float) -> None:
        self._page = page
        self._width = width
        self._height = height

    def edges(self) -> None:
        """Corners of frames 1, 2, 3 and 4 mm from the edge: the outermost that is there tells what the printer cannot reach."""
        for inset in _FRAMES:
            right, bottom = self._width - inset, self._height - inset
            arm = 2.0 + inset
            for x, y, across, down in ((right, inset, -1, 1), (inset, bottom, 1, -1), (right, bottom, -1, -1)):
                self._line(x, y, x + across * arm, y)
                self._line(x, y, x, y + down * arm)

    def rulers(self) -> None:
        """Millimetres along the upper and the left edge, from edge to edge, a number each centimetre."""
        for mm in range(1, int(self._width)):
            self._line(mm, 0, mm, _tick(mm))
            if mm % 10 == 0 and mm < self._width - _CORNER:
                self._page.add(one_line(str(mm), mm * MM, 5.8 * MM, 6, Style(Weight.REGULAR, _BLACK, Align.CENTRE)))
        for mm in range(1, int(self._height)):
            self._line(0, mm, _tick(mm), mm)
            if mm % 10 == 0 and mm < self._height - _CORNER:
                self._page.add(one_line(str(mm), 5 * MM, (mm + 0.75) * MM, 6, Style(Weight.REGULAR, _BLACK, Align.CENTRE)))

    def middle(self, words: CardWords, code: str) -> None:
        """The code, the words beside it or below, the line to measure, the greys."""
        left = top = _RULER + _GAP
        side = self._code(code, left, top)
        wide = self._width - left - _GAP - max(_FRAMES)
        self._arrow(words.up, self._width - max(_FRAMES) - 6.0, top)
        beside = self._width > self._height
        if beside:
            words_left, words_top = left + side + 2, top
            room = self._width - words_left - max(_FRAMES) - 9
        else:
            words_left, words_top, room = left, top + side + 1, wide
        below = self._say(words, words_left, words_top, room)
        self._measure(words.measure, left, max(below, top + side + 1), wide)

    def _say(self, words: CardWords, left: float, top: float, room: float) -> float:
        for text, size, weight in (
            (words.title, 11, Weight.BOLD), (words.printer, 9, Weight.REGULAR), (words.layout, 8, Weight.REGULAR),
        ):  # fmt: skip
            self._page.place(set_text(text, left * MM, top * MM, Box(room * MM, _LINE * MM, size, 5), Style(weight, _BLACK)))
            top += _LINE
        return top

    def _measure(self, words: str, left: float, top: float, wide: float) -> None:
        """A line of whole centimetres with its length, then the greys, as far as there is room."""
        length = int(wide // 10) * 10
        middle = top + 2
        self._line(left, middle, left + length, middle, 0.5)
        for end in (left, left + length):
            self._line(end, middle - 1.5, end, middle + 1.5, 0.5)
        text = words.format(n=length)
        self._page.place(set_text(text, left * MM, (top + 4) * MM, Box(wide * MM, 8 * MM, 7, 5, lines=3), Style(colour=_BLACK)))
        top += 13
        room = self._height - max(_FRAMES) - top
        if room > 3:
            one, high = min(9.0, wide / len(_GREYS)), min(6.0, room)
            for number, part in enumerate(_GREYS):
                level = round(255 * (1 - part / 100))
                fill = f"#{level:02X}{level:02X}{level:02X}"
                self._page.add(Rect((left + number * one) * MM, top * MM, (one - 1) * MM, high * MM, fill, _BLACK, 0.3))

    def _code(self, code: str, left: float, top: float) -> float:
        """Its modules on whole dots, counted from the corner of the page; how wide it is with its quiet zone."""
        rows = matrix(code)
        left, top = (round(side / _DOT) * _DOT for side in (left, top))
        for y, row in enumerate(rows):
            for run in _DARK.finditer(row):
                x = left + (QUIET_ZONE / 2 + run.start()) * _MODULE
                at = top + (QUIET_ZONE / 2 + y) * _MODULE
                # A hair smaller than the dots: pdfium makes a lone rectangle that is a hair too large a dot larger.
                wide, high = len(run[0]) * _MODULE - 2 * _HAIR, _MODULE - 2 * _HAIR
                self._page.add(Rect((x + _HAIR) * MM, (at + _HAIR) * MM, wide * MM, high * MM, _BLACK))
        return (len(rows) + QUIET_ZONE) * _MODULE

    def _arrow(self, word: str, left: float, top: float) -> None:
        tip, shaft = (left + 2.5, top), 1.0
        points = (
            tip, (tip[0] + 2.5, top + 3), (tip[0] + shaft, top + 3), (tip[0] + shaft, top + 8), (tip[0] - shaft, top + 8),
            (tip[0] - shaft, top + 3), (tip[0] - 2.5, top + 3),
        )  # fmt: skip
        self._page.add(Area(tuple((x * MM, y * MM) for x, y in points), _BLACK))
        self._page.add(one_line(word, tip[0] * MM, (top + 11) * MM, 6, Style(Weight.REGULAR, _BLACK, Align.CENTRE)))

    def _line(self, x1: float, y1: float, x2: float, y2: float, width: float = 0.36) -> None:
        """One dot of a 203 dpi printer wide, if not told otherwise."""
        self._page.add(Stroke(x1 * MM, y1 * MM, x2 * MM, y2 * MM, _BLACK, width))


def _tick(mm: int) -> float:
    return next(length for every, length in _TICKS.items() if mm % every == 0)
