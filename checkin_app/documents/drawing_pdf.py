"""Drawn pages as PDF: vectors and plain strings, the same bytes for the same pages."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportlab.pdfgen.canvas import Canvas

from checkin_app.documents.drawing import Area, Circle, Page, Rect, Shape, Stroke, Words
from checkin_app.documents.fonts import clean, font
from checkin_app.documents.pdf_text import Line, TextWriter, colour_operator

_DASH = "[2.4 1.8] 0 d"
_ROUND = 0.5523
"""How far the handles of a quarter circle are from its ends, in radii."""


def pdf(pages: Sequence[Page], title: str) -> bytes:
    """The pages as a document."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    canvas.setTitle(clean(title))
    canvas.setCreator("Accueil")
    writer = TextWriter(canvas._doc)  # the canvas has no other way to name its document
    for page in pages:
        canvas.setPageSize((page.width, page.height))
        canvas.addLiteral("\n".join(_operators(page, writer)))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _operators(page: Page, writer: TextWriter) -> Iterator[str]:
    upright: list[Line] = []
    for words, marks in groupby(page.shapes(), key=lambda mark: isinstance(mark, Words)):
        if not words:
            yield from (_shape(mark, page.height) for mark in marks)
            continue
        upright = [_line(mark, page.height) for mark in marks if isinstance(mark, Words) and not mark.turned]
        if upright:
            yield f"q\n{writer.text(upright)}\nQ"
    yield from _turned(page, writer)


def _turned(page: Page, writer: TextWriter) -> Iterator[str]:
    for mark in page.shapes():
        if isinstance(mark, Words) and mark.turned:
            text = writer.text([Line(mark.text, font(mark.weight), mark.size, 0, 0, mark.colour)])
            yield f"q 0 1 -1 0 {mark.x:.2f} {page.height - mark.y:.2f} cm\n{text}\nQ"


def _line(words: Words, height: float) -> Line:
    return Line(words.text, font(words.weight), words.size, words.x, height - words.y, words.colour)


def _shape(mark: Shape, height: float) -> str:
    if isinstance(mark, Rect):
        path = (
            _rounded(mark, height)
            if mark.radius
            else f"{mark.x:.2f} {height - mark.y - mark.h:.2f} {mark.w:.2f} {mark.h:.2f} re"
        )
        return _painted(path, mark.fill, mark.stroke, mark.width, dashed=mark.dashed)
    if isinstance(mark, Circle):
        square = Rect(mark.x - mark.r, mark.y - mark.r, 2 * mark.r, 2 * mark.r, radius=mark.r)
        return _painted(_rounded(square, height), mark.fill, mark.stroke, mark.width)
    if isinstance(mark, Stroke):
        path = _path([(mark.x1, mark.y1), (mark.x2, mark.y2)], height)
        return _painted(path, "", mark.colour, mark.width)
    if isinstance(mark, Area):
        return _painted(_path(mark.points, height) + " h", mark.fill, "", 0)
    return ""


def _painted(path: str, fill: str, stroke: str, width: float, *, dashed: bool = False) -> str:
    """A path in its colours, which do not leak out."""
    parts = ["q"]
    if fill:
        parts.append(colour_operator(fill))
    if stroke:
        parts.append(f"{colour_operator(stroke, stroke=True)} {width:.2f} w")
    if dashed:
        parts.append(_DASH)
    return " ".join(
        [*parts, path, {(True, True): "B", (True, False): "f", (False, True): "S"}.get((bool(fill), bool(stroke)), "n"), "Q"]
    )


def _path(points: Iterable[tuple[float, float]], height: float) -> str:
    return " ".join(f"{x:.2f} {height - y:.2f} {'l' if number else 'm'}" for number, (x, y) in enumerate(points))


def _rounded(rect: Rect, height: float) -> str:
    radius = min(rect.radius, rect.w / 2, rect.h / 2)
    handle = radius * (1 - _ROUND)
    left, right = rect.x, rect.x + rect.w
    bottom, top = height - rect.y - rect.h, height - rect.y
    corners = (
        ((right - radius, bottom), (right - handle, bottom), (right, bottom + handle), (right, bottom + radius)),
        ((right, top - radius), (right, top - handle), (right - handle, top), (right - radius, top)),
        ((left + radius, top), (left + handle, top), (left, top - handle), (left, top - radius)),
        ((left, bottom + radius), (left, bottom + handle), (left + handle, bottom), (left + radius, bottom)),
    )
    parts = [f"{left + radius:.2f} {bottom:.2f} m"]
    for start, one, two, end in corners:
        parts.append("{:.2f} {:.2f} l {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} {:.2f} c".format(*start, *one, *two, *end))
    return " ".join([*parts, "h"])
