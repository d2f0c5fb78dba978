"""What a page shows, as a list of marks that can be written as PDF or as SVG. Points; origin top-left, x right, y down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from checkin_app.documents.fitting import ASCENT, LINE, LONGEST, Box, Fitted, fit
from checkin_app.documents.fonts import ELLIPSIS, drawable, font
from checkin_app.domain.layout import Align, Weight

MM = 72 / 25.4


class Rect(NamedTuple):
    """A rectangle, its corners rounded by `radius`; no fill or no border when the colour is empty."""

    x: float
    y: float
    w: float
    h: float
    fill: str = ""
    stroke: str = ""
    width: float = 0.6
    dashed: bool = False
    radius: float = 0.0


class Circle(NamedTuple):
    """A circle around its centre."""

    x: float
    y: float
    r: float
    fill: str = ""
    stroke: str = ""
    width: float = 0.6


class Stroke(NamedTuple):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: str
    width: float = 0.6


class Area(NamedTuple):
    """A filled polygon."""

    points: tuple[tuple[float, float], ...]
    fill: str


class Words(NamedTuple):
    """One line of text, drawable as it is: `x`, `y` where its baseline begins. `turned`: it reads upwards."""

    text: str
    x: float
    y: float
    size: float
    weight: Weight = Weight.REGULAR
    colour: str = "#000000"
    turned: bool = False

    @property
    def length(self) -> float:
        """How long the line is, in points."""
        return font(self.weight).width(self.text) * self.size


Mark = Rect | Circle | Stroke | Area | Words


@dataclass(slots=True)
class Page:
    """A page and what is on it, the lowest first."""

    width: float
    height: float
    marks: list[Mark] = field(default_factory=list)

    def add(self, *marks: Mark) -> None:
        """Put marks on top of those that are there."""
        self.marks += marks

    def place(self, lines: Sequence[Words]) -> None:
        """Put lines of text on top."""
        self.marks += lines


class Style(NamedTuple):
    """How a text stands in its box."""

    weight: Weight = Weight.REGULAR
    colour: str = "#000000"
    align: Align = Align.LEFT
    middle: bool = True


def set_text(text: str, x: float, y: float, box: Box, style: Style) -> list[Words]:
    """`text` as lines inside the box whose top-left corner is (x, y): shrunk, wrapped or cut, never past its border."""
    if not text:
        return []
    typeface = font(style.weight)
    words = drawable(text, typeface)[0]
    if len(words) > LONGEST:
        words = words[: LONGEST - 1] + ELLIPSIS
    return list(_lines(fit(words, typeface, box), x, y, box, style))


def one_line(text: str, x: float, baseline: float, size: float, style: Style) -> Words:
    """One line at a size, to the right of `x`, around it or to its left as the style's alignment says."""
    typeface = font(style.weight)
    words = drawable(text, typeface)[0]
    share = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[style.align]
    return Words(words, x - share * typeface.width(words) * size, baseline, size, style.weight, style.colour)


def turned(line: Words, x: float, y: float) -> Words:
    """The line around the point (x, y), reading upwards."""
    return line._replace(x=x + line.size * 0.36, y=y + line.length / 2, turned=True)


def _lines(fitted: Fitted, x: float, y: float, box: Box, style: Style) -> Iterator[Words]:
    typeface = font(style.weight)
    top = y + (box.h - fitted.height) / 2 if style.middle else y
    for number, line in enumerate(fitted.lines):
        room = box.w - typeface.width(line) * fitted.size
        left = x + room * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[style.align]
        baseline = top + (number * LINE + ASCENT) * fitted.size
        yield Words(line, left, baseline, fitted.size, style.weight, style.colour)
