"""What is drawn on a badge beside its words: the code, the coloured band, the training mark, where to cut. Points, y up."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import pairwise
from operator import getitem, itemgetter

from checkin_app.documents.fonts import font
from checkin_app.documents.pdf_text import colour_operator
from checkin_app.documents.qr import QUIET_ZONE
from checkin_app.domain.layout import Sheet, Slot, Weight

MM = 72 / 25.4
"""Points in a millimetre."""

DOT = 25.4 / 203 * MM
"""A dot of a label printer, in points."""

VOID_WORD = "VOID"
_CUT_MARK = 3.5
_ARC = 0.5523
_FINDER = 7
_PIECE = 9
_DARK = re.compile("1+")


def code_place(slot: Slot, modules: int, page_height: float) -> str:
    """What makes a module of the slot's QR a unit; `code` goes on from there."""
    return f"q 0 g {_module_matrix(slot, modules, page_height)} cm\n"


def code(place: str, modules: str, side: int) -> str:
    """The QR of `qr.modules` at a `code_place`, without its finders: one path of the runs of dark modules.

    `finders` of the same slot are the rest of it.
    """
    return f"{place}{_dark(modules, side)}f Q"


def finders(slot: Slot, modules: int, page_height: float) -> str:
    """The three squares in the corners of a QR, the same on every badge; white around, so that no seam shows."""
    path = []
    for x, y in ((0, 0), (modules - _FINDER, 0), (0, modules - _FINDER)):
        path += [f"{x} {y} 7 7 re", f"{x + 1} {y + 1} 5 5 re", f"{x + 2} {y + 2} 3 3 re"]
    return f"q 0 g {_module_matrix(slot, modules, page_height)} cm\n" + "\n".join(path) + " f* Q"


def _module_matrix(slot: Slot, modules: int, page_height: float) -> str:
    """The matrix that makes a module of the slot's QR a unit, from the top-left corner of the dark ones, y down.

    A module is a whole number of printer dots where the slot allows, and so is its corner, so that none comes out wider than
    another; the four white modules around it are part of the slot.
    """
    module = min(slot.w, slot.h) * MM / (modules + 2 * QUIET_ZONE)
    if module >= DOT:
        module = int(module / DOT + 1e-6) * DOT
    left = _on_grid(slot.x * MM + (slot.w * MM - module * modules) / 2)
    top = _on_grid(slot.y * MM + (slot.h * MM - module * modules) / 2)
    return f"{module:.4f} 0 0 {-module:.4f} {left:.3f} {page_height - top:.3f}"


class _Runs(dict[str, str]):
    """The dark runs of some modules of a row as operators, by those modules ("0110"), kept once asked for."""

    def __init__(self, x: int, y: int) -> None:
        super().__init__()
        self._x, self._y = x, y

    def __missing__(self, modules: str) -> str:
        spans = [run.span() for run in _DARK.finditer(modules)]
        self[modules] = "".join([f"{self._x + start} {self._y} {end - start} 1 re\n" for start, end in spans])
        return self[modules]


@lru_cache(maxsize=8)
def _pieces(side: int) -> tuple[Callable[[str], tuple[str, ...]], tuple[_Runs, ...]]:
    """A matrix without its finders in pieces of up to `_PIECE` modules: what takes them from all rows, the runs of each.

    So few modules come in few ways, and are written once for all badges. A run over the end of a piece becomes two that touch,
    of one path: no printer shows a seam.
    """
    where: list[slice] = []
    runs: list[_Runs] = []
    for y in range(side):
        start, end = (_FINDER if y < _FINDER or y >= side - _FINDER else 0), (side - _FINDER if y < _FINDER else side)
        count = -(-(end - start) // _PIECE)
        edges = [start + (end - start) * number // count for number in range(count + 1)]
        where += [slice(y * side + a, y * side + b) for a, b in pairwise(edges)]
        runs += [_Runs(a, y) for a, _b in pairwise(edges)]
    return itemgetter(*where), tuple(runs)


def _dark(modules: str, side: int) -> str:
    pieces, runs = _pieces(side)
    return "".join(map(getitem, runs, pieces(modules)))


def _on_grid(length: float) -> float:
    return round(length / DOT) * DOT


def band(slot: Slot, colour: str, page_height: float) -> str:
    """A filled rectangle, its corners round where the slot says so."""
    x, y, w, h = slot.x * MM, page_height - (slot.y + slot.h) * MM, slot.w * MM, slot.h * MM
    if not slot.radius:
        return f"{colour_operator(colour)} {x:.2f} {y:.2f} {w:.2f} {h:.2f} re f"
    return f"{colour_operator(colour)} {rounded(x, y, w, h, slot.radius * MM)} f"


def rounded(x: float, y: float, w: float, h: float, radius: float) -> str:
    """The path of a rectangle with round corners."""
    r = min(radius, w / 2, h / 2)
    k = r * (1 - _ARC)
    right, top = x + w, y + h
    return (
        f"{x + r:.2f} {y:.2f} m {right - r:.2f} {y:.2f} l "
        f"{right - k:.2f} {y:.2f} {right:.2f} {y + k:.2f} {right:.2f} {y + r:.2f} c "
        f"{right:.2f} {top - r:.2f} l {right:.2f} {top - k:.2f} {right - k:.2f} {top:.2f} {right - r:.2f} {top:.2f} c "
        f"{x + r:.2f} {top:.2f} l {x + k:.2f} {top:.2f} {x:.2f} {top - k:.2f} {x:.2f} {top - r:.2f} c "
        f"{x:.2f} {y + r:.2f} l {x:.2f} {y + k:.2f} {x + k:.2f} {y:.2f} {x + r:.2f} {y:.2f} c h"
    )


@lru_cache(maxsize=8)
def void_place(width: float, height: float) -> tuple[float, float, float, float, float]:
    """Where the word goes, along the diagonal: size in points, then cosine, sine, x, y of its matrix."""
    angle = math.atan2(height, width)
    across = font(Weight.BOLD).width(VOID_WORD)
    size = 0.72 * math.hypot(width, height) / (across + 0.9)
    length, rise = across * size, 0.714 * size
    cosine, sine = math.cos(angle), math.sin(angle)
    x = width / 2 - (length * cosine - rise * sine) / 2
    y = height / 2 - (length * sine + rise * cosine) / 2
    return size, cosine, sine, x, y


def cut_marks(sheet: Sheet) -> str:
    """Hairlines at the sheet's rim, or as small crosses where cells meet, along every edge to cut at."""
    width, height = sheet.cell_width_mm, sheet.cell_height_mm
    xs = sorted({round(edge, 3) for cell in sheet.cells for edge in (cell.x, cell.x + width)})
    ys = sorted({round(edge, 3) for cell in sheet.cells for edge in (cell.y, cell.y + height)})
    strokes = [*_rim(xs, ys, sheet), *_crosses(xs, ys)]
    path = [
        f"{x1 * MM:.2f} {(sheet.height_mm - y1) * MM:.2f} m {x2 * MM:.2f} {(sheet.height_mm - y2) * MM:.2f} l"
        for x1, y1, x2, y2 in strokes
    ]
    return "0.5 G 0.25 w\n" + "\n".join(path) + " S"


def _rim(xs: list[float], ys: list[float], sheet: Sheet) -> Iterator[tuple[float, float, float, float]]:
    """Ticks outside the cells where there is a margin, just inside the sheet where there is none."""
    for x in xs:
        if 1 < x < sheet.width_mm - 1:
            yield x, 0, x, max(_CUT_MARK, ys[0] - 2)
            yield x, sheet.height_mm, x, min(sheet.height_mm - _CUT_MARK, ys[-1] + 2)
    for y in ys:
        if 1 < y < sheet.height_mm - 1:
            yield 0, y, max(_CUT_MARK, xs[0] - 2), y
            yield sheet.width_mm, y, min(sheet.width_mm - _CUT_MARK, xs[-1] + 2), y


def _crosses(xs: list[float], ys: list[float]) -> Iterator[tuple[float, float, float, float]]:
    for x in xs[1:-1]:
        for y in ys[1:-1]:
            yield x - 2, y, x + 2, y
            yield x, y - 2, x, y + 2
