"""Strings into PDF operators, without the cost of a library call a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfbase.pdfdoc import PDFDocument

from checkin_app.documents.fonts import Font

_ESCAPED = [chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}" for code in range(256)]


class Line(NamedTuple):
    """A line of text: left end and baseline in points, y up; `spacing` between letters in points."""

    text: str
    font: Font
    size: float
    x: float
    y: float
    colour: str = "#000000"
    spacing: float = 0.0


class TextWriter:
    """Writes lines for one document, which keeps the letters that each font must embed."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._known: dict[Font, tuple[str, dict[str, str]]] = {}

    def text(self, lines: Iterable[Line]) -> str:
        """The operators that draw the lines; what must not leak out (colour, letter spacing) is for the caller to enclose."""
        written = ["BT"]
        set_font = ("", 0.0)
        colour, spacing = "", 0.0
        for text, font, size, x, y, in_colour, spaced in lines:
            if in_colour != colour:
                colour = in_colour
                written.append(colour_operator(colour))
            if spaced != spacing:
                spacing = spaced
                written.append(f"{spacing:.2f} Tc")
            position = f"1 0 0 1 {x:.1f} {y:.1f} Tm\n"
            for name, letters in self._encoded(text, font):
                if set_font != (name, size):
                    set_font = (name, size)
                    written.append(f"{name} {size:g} Tf")
                written.append(f"{position}({letters}) Tj")
                position = ""
        written.append("ET")
        return "\n".join(written)

    def around(self, line: Line) -> tuple[str, str]:
        """What draws a line, colour aside, before and after the number of its baseline: for words that many pages have."""
        (name, letters), *others = self._encoded(line.text, line.font) or [(line.font.name, "")]
        more = "".join([f"\n{font} {line.size:g} Tf\n({rest}) Tj" for font, rest in others])
        before, after = f"{name} {line.size:g} Tf\n1 0 0 1 {line.x:.1f} ", f" Tm\n({letters}) Tj{more}"
        return (f"{line.spacing:.2f} Tc\n{before}", f"{after}\n0 Tc") if line.spacing else (before, after)

    def _encoded(self, text: str, font: Font) -> list[tuple[str, str]]:
        """The text in pieces of one font of the file each (256 letters): its name, and the letters as a string of PDF."""
        if font in self._known:
            name, letters = self._known[font]
            try:
                return [(name, "".join([letters[letter] for letter in text]))]
            except KeyError:
                pass
        return self._split(text, font)

    def _split(self, text: str, font: Font) -> list[tuple[str, str]]:
        """The same by the library, which chooses the numbers of new letters; those of the first font are remembered."""
        pieces, document = [], self._document
        for subset, codes in font.ttf.splitString(text, document):
            pieces.append((font.ttf.getSubsetInternalName(subset, document), "".join([_ESCAPED[code] for code in codes])))
            if subset == 0 and len(codes) == len(text):
                _name, known = self._known.setdefault(font, (pieces[0][0], {}))
                known.update(zip(text, (_ESCAPED[code] for code in codes), strict=True))
        return pieces


@lru_cache(maxsize=64)
def colour_operator(colour: str, *, stroke: bool = False) -> str:
    """`#RRGGBB` as the operator that fills (or strokes) with it; greys as greys."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    if red == green == blue:
        return f"{red:.3g} {'G' if stroke else 'g'}"
    return f"{red:.3f} {green:.3f} {blue:.3f} {'RG' if stroke else 'rg'}"
