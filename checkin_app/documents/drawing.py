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


Shape = Rect | Circle | Stroke | Area | Words


class Group(NamedTuple):
    """Marks that belong together: in an SVG an element of its own, `id` unique in the drawing, `title` what it is in words."""

    id: str
    title: str
    shapes: tuple[Shape, ...]


Mark = Shape | Group


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

    def shapes(self) -> Iterator[Shape]:
        """All that is on it, groups taken apart."""
        for mark in self.marks:
            if isinstance(mark, Group):
                yield from mark.shapes
            else:
                yield mark


def stacked(pages: Sequence[Page], gap: float = 0.0) -> Page:
    """Pages as one, under each other, `gap` points apart."""
    if len(pages) == 1:
        return pages[0]
    whole = Page(max(page.width for page in pages), sum(page.height + gap for page in pages) - gap)
    top = 0.0
    for page in pages:
        whole.marks += [_lowered(mark, top) for mark in page.marks]
        top += page.height + gap
    return whole


def _lowered(mark: Mark, by: float) -> Mark:
    if isinstance(mark, Group):
        return mark._replace(shapes=tuple(_shape_lowered(shape, by) for shape in mark.shapes))
    return _shape_lowered(mark, by)


def _shape_lowered(shape: Shape, by: float) -> Shape:
    if isinstance(shape, Stroke):
        return shape._replace(y1=shape.y1 + by, y2=shape.y2 + by)
    if isinstance(shape, Area):
        return shape._replace(points=tuple((x, y + by) for x, y in shape.points))
    return shape._replace(y=shape.y + by)


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


def turned(lines: Sequence[Words], x: float, y: float) -> list[Words]:
    """Lines as they stand, turned around the point (x, y) so that they read upwards, the first one at the left."""
    return [line._replace(x=x + line.y - y, y=y - (line.x - x), turned=True) for line in lines]


def _lines(fitted: Fitted, x: float, y: float, box: Box, style: Style) -> Iterator[Words]:
    typeface = font(style.weight)
    top = y + (box.h - fitted.height) / 2 if style.middle else y
    for number, line in enumerate(fitted.lines):
        room = box.w - typeface.width(line) * fitted.size
        left = x + room * {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}[style.align]
        baseline = top + (number * LINE + ASCENT) * fitted.size
        yield Words(line, left, baseline, fitted.size, style.weight, style.colour)
