"""Strings into PDF operators, without the cost of a library call a word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from reportlab.pdfgen.canvas import Canvas

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
    """Writes lines for one canvas, whose document keeps the letters that each font must embed."""

    def __init__(self, canvas: Canvas) -> None:
        self._document = canvas._doc  # the fonts' own interface asks for it, and the canvas has no other way to name it

    def text(self, lines: Iterable[Line]) -> str:
        """The operators that draw the lines; what must not leak out (colour, letter spacing) is for the caller to enclose."""
        written = ["BT"]
        set_font = ("", 0.0)
        colour, spacing = "", 0.0
        for line in lines:
            if line.colour != colour:
                colour = line.colour
                written.append(colour_operator(colour))
            if line.spacing != spacing:
                spacing = line.spacing
                written.append(f"{spacing:.2f} Tc")
            position = f"1 0 0 1 {line.x:.1f} {line.y:.1f} Tm"
            for subset, letters in line.font.ttf.splitString(line.text, self._document):
                chosen = (line.font.ttf.getSubsetInternalName(subset, self._document), line.size)
                if chosen != set_font:
                    set_font = chosen
                    written.append(f"{chosen[0]} {line.size:g} Tf")
                written.append(position)
                written.append("(" + "".join([_ESCAPED[code] for code in letters]) + ") Tj")
                position = ""
        written.append("ET")
        return "\n".join(filter(None, written))


@lru_cache(maxsize=64)
def colour_operator(colour: str, *, stroke: bool = False) -> str:
    """`#RRGGBB` as the operator that fills (or strokes) with it; greys as greys."""
    red, green, blue = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    if red == green == blue:
        return f"{red:.3g} {'G' if stroke else 'g'}"
    return f"{red:.3f} {green:.3f} {blue:.3f} {'RG' if stroke else 'rg'}"
