"""Drawings of a venue: a picture to lie under the plan, made small and harmless; and the stands that an SVG draws."""

from __future__ import annotations

import io
import re
import warnings
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, radians, sin
from pathlib import Path

from PIL import ExifTags, Image, ImageOps, UnidentifiedImageError

from checkin_app.errors import EnvironmentProblem, InputProblem

LONGEST_SIDE = 2400
"""Pixels of a picture as it is kept."""

MOST_BYTES = 30 * 1024 * 1024
MOST_PIXELS = 120_000_000
MOST_SVG_BYTES = 4 * 1024 * 1024
MOST_ELEMENTS = 50_000
_DEEPEST = 60
_ORIENTATION = ExifTags.Base.Orientation

_SVG = "{http://www.w3.org/2000/svg}"
_ELEMENTS = frozenset(
    {"svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title"}
)
_ATTRIBUTES = frozenset(
    {"id", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry", "width", "height", "d", "points", "transform"}
    | {"viewBox", "fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "opacity"}
    | {"fill-opacity", "stroke-opacity", "fill-rule", "font-size", "font-weight", "text-anchor", "preserveAspectRatio"}
)
_HARMFUL = re.compile(r"url\s*\(|javascript:|data:|@import|expression", re.IGNORECASE)
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)\s*(mm|cm|m|in|px|pt)?\s*$", re.IGNORECASE)
_TRANSFORM = re.compile(r"(matrix|translate|scale|rotate)\s*\(([^)]*)\)")
_IN_MM = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "px": 25.4 / 96, "pt": 25.4 / 72, "": 25.4 / 96}


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it is kept: its kind (a MIME type), its bytes, and how high it is in its own widths."""

    mime: str
    data: bytes
    shape: float


@dataclass(frozen=True, slots=True)
class DrawnRect:
    """A rectangle of an SVG with a name, in the units of its drawing."""

    name: str
    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """What an SVG draws: its title, size and named rectangles in its units; `metres` is the length of a unit, 0: not said."""

    title: str
    width: float
    height: float
    rects: tuple[DrawnRect, ...]
    metres: float = 0.0


def read_picture(path: Path) -> Picture:
    """A PNG, JPEG or SVG to lie under the plan. Raises InputProblem for what is none or too large, EnvironmentProblem."""
    raw = _bytes(path, MOST_BYTES)
    if b"<svg" in raw[:4096].lower() or path.suffix.lower() == ".svg":
        root = _svg(raw, path.name)
        width, height = _size(root)
        return Picture("image/svg+xml", ET.tostring(_harmless(root), encoding="utf-8"), height / width)
    return _small(raw, path.name)


def read_drawing(path: Path) -> Drawing:
    """The rectangles with a name (`id`, or a label of a drawing program) of an SVG. Raises as `read_picture`."""
    root = _svg(_bytes(path, MOST_SVG_BYTES), path.name)
    width, height = _size(root)
    rects = tuple(_rects(root, (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0))
    if not rects:
        raise InputProblem("no_rectangles", file=path.name)
    title = next((e.text for e in root if e.tag in (f"{_SVG}title", "title") and e.text), "")
    printed = _LENGTH.match(root.get("width", ""))
    unit = (printed[2] or "").lower() if printed else ""
    metres = float(printed[1]) * _IN_MM[unit] / 1000 / width if printed and unit in ("mm", "cm", "m") else 0.0
    return Drawing(title.strip() or path.stem, width, height, rects, metres)


def _bytes(path: Path, most: int) -> bytes:
    try:
        if path.stat().st_size > most:
            raise InputProblem("picture_bytes", file=path.name, limit=most >> 20)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise InputProblem("file_missing", path=str(path)) from error
    except OSError as error:
        raise EnvironmentProblem("cannot_read", path=str(path), why=error.strerror or str(error)) from error


def _small(raw: bytes, name: str) -> Picture:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit says what is too much
            opened = Image.open(io.BytesIO(raw), formats=("PNG", "JPEG", "WEBP", "BMP", "TIFF"))
        with opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise InputProblem("picture_pixels", file=name, limit=MOST_PIXELS // 1_000_000)
            clear = opened.has_transparency_data
            picture = _reduced(opened, clear=clear)
    except Image.DecompressionBombError as error:
        raise InputProblem("picture_pixels", file=name, limit=MOST_PIXELS // 1_000_000) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise InputProblem("picture_unreadable", file=name, why=type(error).__name__) from error
    out = io.BytesIO()
    if clear:
        picture.save(out, "PNG", optimize=True)
    else:
        picture.save(out, "JPEG", quality=85)
    return Picture("image/png" if clear else "image/jpeg", out.getvalue(), picture.height / picture.width)


def _reduced(opened: Image.Image, *, clear: bool) -> Image.Image:
    """A picture of at most `LONGEST_SIDE`, never held twice in full: a scan of a plan has 100 million pixels and more."""
    opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))  # a JPEG is decoded at a fraction of its size
    known = opened.getexif()
    shades = {"1": "L", "L": "L", "RGB": "RGB", "RGBA": "RGBA"}.get(opened.mode, "RGBA" if clear else "RGB")
    picture = opened if opened.mode == shades else opened.convert(shades)
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), reducing_gap=2.0)
    # A telephone takes a plan as it was held, and says beside the picture how it is meant.
    picture.getexif()[_ORIENTATION] = known.get(_ORIENTATION, 1)
    return ImageOps.exif_transpose(picture).convert("RGBA" if clear else "RGB")


def _svg(raw: bytes, name: str) -> ET.Element:
    """The root of an SVG. A document type, and so an entity that could swell or fetch, is refused before it is read."""
    if len(raw) > MOST_SVG_BYTES:
        raise InputProblem("picture_bytes", file=name, limit=MOST_SVG_BYTES >> 20)
    root: ET.Element | None = None
    depth = count = 0
    try:
        for event, element in ET.iterparse(io.BytesIO(_without_doctype(raw, name)), ("start", "end")):
            root = element if root is None else root
            depth, count = depth + (1 if event == "start" else -1), count + 1
            if depth > _DEEPEST or count > 2 * MOST_ELEMENTS:
                raise InputProblem("picture_unsafe", file=name, part="svg")
    except (ET.ParseError, ValueError, LookupError) as error:
        raise InputProblem("picture_unreadable", file=name, why=str(error)) from error
    if root is None or root.tag not in (f"{_SVG}svg", "svg"):
        raise InputProblem("picture_unreadable", file=name, why="svg")
    return root


def _without_doctype(raw: bytes, name: str) -> bytes:
    """The document without the plain type that drawing programs write; one that defines something is refused."""
    if b"\x00" in raw[:200]:
        raise InputProblem("picture_unsafe", file=name, part="UTF-16")
    if b"<!ENTITY" in raw:
        raise InputProblem("picture_unsafe", file=name, part="ENTITY")
    plain = re.sub(rb"<!DOCTYPE\s+svg[^\[\]<>]*>", b"", raw, count=1)
    if b"<!DOCTYPE" in plain:
        raise InputProblem("picture_unsafe", file=name, part="DOCTYPE")
    return plain


def _size(root: ET.Element) -> tuple[float, float]:
    """The size of the drawing in its own units."""
    box = [float(part) for part in re.findall(r"[-+.\deE]+", root.get("viewBox", "")) if _LENGTH.match(part)]
    if len(box) == 4 and box[2] > 0 and box[3] > 0:
        return box[2], box[3]
    sides = [_LENGTH.match(root.get(side, "")) for side in ("width", "height")]
    found = [float(side[1]) for side in sides if side]
    return (found[0], found[1]) if len(found) == 2 and min(found) > 0 else (1000.0, 1000.0)


def _harmless(element: ET.Element) -> ET.Element:
    """The same drawing with nothing but shapes and letters: no script, no picture, nothing from elsewhere."""
    bare = element.tag.removeprefix(_SVG)
    kept = ET.Element(f"{_SVG}{bare}")
    for key, value in [*_styled(element), *element.attrib.items()]:
        if key in _ATTRIBUTES and not _HARMFUL.search(value):
            kept.set(key, value)
    kept.text, kept.tail = element.text, element.tail
    for child in element:
        if isinstance(child.tag, str) and child.tag.removeprefix(_SVG) in _ELEMENTS:
            kept.append(_harmless(child))
    return kept


def _styled(element: ET.Element) -> Iterator[tuple[str, str]]:
    """What `style` says, as attributes."""
    for part in element.get("style", "").split(";"):
        key, _colon, value = part.partition(":")
        yield key.strip(), value.strip()


_Matrix = tuple[float, float, float, float, float, float]


def _rects(element: ET.Element, outer: _Matrix, depth: int) -> Iterator[DrawnRect]:
    matrix = _times(outer, _matrix(element.get("transform", "")))
    if element.tag in (f"{_SVG}rect", "rect"):
        yield from _rect(element, matrix)
    for child in element:
        if isinstance(child.tag, str) and child.tag.removeprefix(_SVG) in ("g", "rect", "svg"):
            yield from _rects(child, matrix, depth + 1)


def _rect(element: ET.Element, matrix: _Matrix) -> Iterator[DrawnRect]:
    label = element.get("{http://www.inkscape.org/namespaces/inkscape}label", "")
    name = label.strip() or element.get("id", "").strip()
    sides = [_LENGTH.match(element.get(key, "0")) for key in ("x", "y", "width", "height")]
    if not name or not all(sides):
        return
    x, y, w, h = (float(side[1]) for side in sides if side)
    corners = [_point(matrix, a, b) for a in (x, x + w) for b in (y, y + h)]
    left, top = min(c[0] for c in corners), min(c[1] for c in corners)
    wide, high = max(c[0] for c in corners) - left, max(c[1] for c in corners) - top
    if w > 0 and h > 0 and 0 < wide < 1e7 and 0 < high < 1e7:
        yield DrawnRect(name, left, top, wide, high)


def _matrix(text: str) -> _Matrix:
    found: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    for name, inside in _TRANSFORM.findall(text):
        n = [float(part) for part in re.findall(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?", inside)]
        one: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
        if name == "matrix" and len(n) == 6:
            one = (n[0], n[1], n[2], n[3], n[4], n[5])
        elif name == "translate" and n:
            one = (1.0, 0.0, 0.0, 1.0, n[0], n[1] if len(n) > 1 else 0.0)
        elif name == "scale" and n:
            one = (n[0], 0.0, 0.0, n[1] if len(n) > 1 else n[0], 0.0, 0.0)
        elif name == "rotate" and len(n) in (1, 3):
            c, s = cos(radians(n[0])), sin(radians(n[0]))
            px, py = (n[1], n[2]) if len(n) == 3 else (0.0, 0.0)
            one = (c, s, -s, c, px - c * px + s * py, py - s * px - c * py)
        found = _times(found, one)
    return found


def _times(a: _Matrix, b: _Matrix) -> _Matrix:
    return (
        a[0] * b[0] + a[2] * b[1], a[1] * b[0] + a[3] * b[1], a[0] * b[2] + a[2] * b[3], a[1] * b[2] + a[3] * b[3],
        a[0] * b[4] + a[2] * b[5] + a[4], a[1] * b[4] + a[3] * b[5] + a[5],
    )  # fmt: skip


def _point(m: _Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]
