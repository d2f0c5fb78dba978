"""A drawn page as SVG: text stays text, is escaped, and keeps its width where our typeface is not installed.

Groups are elements with an id and a `<title>`, so that a web page finds them and a browser names what is pointed at.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from checkin_app.documents.drawing import Area, Circle, Group, Page, Rect, Shape, Stroke, Words
from checkin_app.documents.fonts import clean
from checkin_app.domain.layout import Weight

_FAMILIES = "'Noto Sans', 'Open Sans', 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
_WEIGHTS = {Weight.REGULAR: "400", Weight.SEMIBOLD: "600", Weight.BOLD: "700"}


def svg(page: Page, title: str) -> str:
    """The page as a document of its own, to its true size when printed."""
    width, height = page.width, page.height
    return "\n".join(
        [
            (
                f'<svg xmlns="http://www.w3.org/2000/svg" width="{_mm(width):.2f}mm" height="{_mm(height):.2f}mm" '
                f'viewBox="0 0 {width:.2f} {height:.2f}" font-family="{_FAMILIES}" role="img">'
            ),
            f"<title>{escape(clean(title))}</title>",
            f'<rect width="{width:.2f}" height="{height:.2f}" fill="#FFFFFF"/>',
            *_elements(page),
            "</svg>\n",
        ]
    )


def _mm(points: float) -> float:
    return points / 72 * 25.4


def _elements(page: Page) -> Iterator[str]:
    for mark in page.marks:
        if not isinstance(mark, Group):
            yield _element(mark)
            continue
        yield f"<g id={quoteattr(mark.id)}><title>{escape(clean(mark.title))}</title>"
        yield from map(_element, mark.shapes)
        yield "</g>"


def _element(mark: Shape) -> str:
    if isinstance(mark, Rect):
        radius = f' rx="{mark.radius:.2f}"' if mark.radius else ""
        place = f'x="{mark.x:.2f}" y="{mark.y:.2f}" width="{mark.w:.2f}" height="{mark.h:.2f}"'
        return f"<rect {place}{radius}{_paint(mark.fill, mark.stroke, mark.width, dashed=mark.dashed)}/>"
    if isinstance(mark, Circle):
        return f'<circle cx="{mark.x:.2f}" cy="{mark.y:.2f}" r="{mark.r:.2f}"{_paint(mark.fill, mark.stroke, mark.width)}/>'
    if isinstance(mark, Stroke):
        ends = f'x1="{mark.x1:.2f}" y1="{mark.y1:.2f}" x2="{mark.x2:.2f}" y2="{mark.y2:.2f}"'
        return f"<line {ends}{_paint('', mark.colour, mark.width)}/>"
    if isinstance(mark, Area):
        points = " ".join(f"{x:.2f},{y:.2f}" for x, y in mark.points)
        return f'<polygon points="{points}"{_paint(mark.fill, "", 0)}/>'
    return _text(mark)


def _text(words: Words) -> str:
    turn = f' transform="rotate(-90 {words.x:.2f} {words.y:.2f})"' if words.turned else ""
    length = f' textLength="{words.length:.2f}" lengthAdjust="spacingAndGlyphs"' if words.text else ""
    return (
        f'<text x="{words.x:.2f}" y="{words.y:.2f}" font-size="{words.size:g}" font-weight="{_WEIGHTS[words.weight]}" '
        f"fill={quoteattr(words.colour)}{length}{turn}>{escape(words.text)}</text>"
    )


def _paint(fill: str, stroke: str, width: float, *, dashed: bool = False) -> str:
    parts = f" fill={quoteattr(fill or 'none')}"
    if stroke:
        parts += f' stroke={quoteattr(stroke)} stroke-width="{width:.2f}"'
    return parts + (' stroke-dasharray="2.4 1.8"' if dashed else "")
