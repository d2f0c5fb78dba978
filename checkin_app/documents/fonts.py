"""The one typeface on paper: its widths, and which characters it has."""

from __future__ import annotations

import threading
import unicodedata

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from checkin_app.domain.layout import Weight
from checkin_app.resources import resource

# Text streams would be a quarter larger, and the encoding is the largest single cost of a badge.
rl_config.useA85 = 0

SUBSTITUTE = "?"
ELLIPSIS = "…"
_FILES = {Weight.REGULAR: "Regular", Weight.SEMIBOLD: "SemiBold", Weight.BOLD: "Bold"}
_INVISIBLE = frozenset({"Cc", "Cf", "Zl", "Zp"})
_NEEDS_SHAPING = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
"""Devanagari: the typeface has the letters, but set one after the other they are not what anybody writes."""

_MARKS = frozenset({"Mn", "Me", "Mc"})
"""What stands above or below a letter: the typeface has them, but a PDF sets them beside it."""

_BOXES = "\ufffc\ufffd"
"""What stands for letters that were lost on their way here: the typeface draws a box."""

_FILLER = "\u034f"


class Font:
    """A weight of the typeface. `ttf` is ReportLab's, `letters` the characters that come out right."""

    def __init__(self, weight: Weight) -> None:
        name = _FILES[weight]
        self.weight = weight
        self.ttf = TTFont(f"NotoSans-{name}", str(resource(f"fonts/NotoSans-{name}.ttf")), shapable=False, asciiReadable=False)
        pdfmetrics.registerFont(self.ttf)
        self.name: str = self.ttf.fontName
        drawn = frozenset(self.ttf.face.charToGlyph).difference(*(range(a, b + 1) for a, b in _NEEDS_SHAPING))
        letters = (letter for letter in map(chr, drawn) if unicodedata.category(letter) not in _MARKS)
        self.letters = frozenset(letters).difference(_BOXES)
        widths: dict[int, float] = self.ttf.face.charWidths
        self._widths = {chr(code): width for code, width in widths.items()}
        self._default: float = self.ttf.face.defaultWidth

    def width(self, text: str) -> float:
        """How wide a line is at one point, in points."""
        try:
            return sum(map(self._widths.__getitem__, text)) / 1000
        except KeyError:
            return sum([self._widths.get(character, self._default) for character in text]) / 1000


def font(weight: Weight) -> Font:
    """The font of a weight, read from its file once."""
    known = _FONTS.get(weight)
    return known or _read(weight)


def _read(weight: Weight) -> Font:
    """One at a time: two threads that draw their first badge must get the same, as a file cannot embed two of one name."""
    with _READING:
        if weight not in _FONTS:
            _FONTS[weight] = Font(weight)
    return _FONTS[weight]


_FONTS: dict[Weight, Font] = {}
_READING = threading.Lock()


class _Seen(dict[int, str]):
    """For `str.translate`: blanks as spaces, what is invisible as nothing, the rest as it is; each looked up once."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        if letter.isspace():
            self[code] = " "
        else:
            unseen = unicodedata.category(letter) in _INVISIBLE or "\ufe00" <= letter <= "\ufe0f" or letter == _FILLER
            self[code] = "" if unseen else letter
        return self[code]


_SEEN = _Seen()


def clean(text: str) -> str:
    """The text as it can be drawn on one line: composed, single spaces, nothing invisible (bidi marks, controls)."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(unicodedata.normalize("NFC", text).translate(_SEEN).split())


def drawable(text: str, of: Font) -> tuple[str, str]:
    """Cleaned text with a visible substitute for what the font lacks, and the lacking characters, each once.

    A mark that makes no letter of the font with the one before it is left out, and counts as lacking.
    """
    cleaned = clean(text)
    if cleaned.isascii() or of.letters.issuperset(cleaned):
        return cleaned, ""
    lacking = "".join(dict.fromkeys(character for character in cleaned if character not in of.letters))
    seen = {ord(letter): "" if unicodedata.category(letter) in _MARKS else SUBSTITUTE for letter in lacking}
    return " ".join(cleaned.translate(seen).split()) or SUBSTITUTE, lacking
