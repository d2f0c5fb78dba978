"""What stands where on a page, read out of the PDF by pdfium and zxing-cpp: nothing of our own code is asked."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
import zxingcpp
from PIL import Image

MM = 72 / 25.4
QUIET, MODULES = 4, 25


class Drawn(NamedTuple):
    """Words that were drawn at once, or a code ("") with its four white modules: millimetres from the top-left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def shifted(self, x: float, y: float) -> Drawn:
        return self._replace(left=self.left + x, right=self.right + x, top=self.top + y, bottom=self.bottom + y)

    def over(self, other: Drawn, slack: float) -> bool:
        """Whether the two have more than a rim of `slack` in common."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return min(across, down) > slack


def words_of(document: pypdfium2.PdfDocument, page: int) -> list[Drawn]:
    """The ink of each piece of text of a page, in the order of the file."""
    sheet = document[page]
    height = sheet.get_height()
    text = sheet.get_textpage()
    found: dict[int, list[tuple[str, tuple[float, float, float, float]]]] = {}
    for index in range(text.count_chars()):
        owner = pdfium.FPDFText_GetTextObject(text, index)
        if not owner or pdfium.FPDFText_IsGenerated(text, index) == 1:
            continue
        letter = chr(pdfium.FPDFText_GetUnicode(text, index))
        found.setdefault(ctypes.addressof(owner.contents), []).append((letter, text.get_charbox(index)))
    drawn = []
    for letters in found.values():
        inked = [box for letter, box in letters if not letter.isspace()]
        if inked:
            drawn.append(
                Drawn(
                    "".join(letter for letter, _box in letters),
                    min(box[0] for box in inked) / MM, (height - max(box[3] for box in inked)) / MM,
                    max(box[2] for box in inked) / MM, (height - min(box[1] for box in inked)) / MM,
                )
            )  # fmt: skip
    return drawn


def codes_at(image: Image.Image, dpi: float) -> Iterator[tuple[str, Drawn]]:
    """What each code on a picture says, and where it lies with its white modules."""
    for code in zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode):
        at = code.position
        xs = [at.top_left.x, at.top_right.x, at.bottom_right.x, at.bottom_left.x]
        ys = [at.top_left.y, at.top_right.y, at.bottom_right.y, at.bottom_left.y]
        rim = (max(xs) - min(xs)) / MODULES * QUIET
        left, top, right, bottom = (v / dpi * 25.4 for v in (min(xs) - rim, min(ys) - rim, max(xs) + rim, max(ys) + rim))
        yield code.text, Drawn("", left, top, right, bottom)


def overlaps(drawn: list[Drawn], slack: float = 0.25) -> list[tuple[Drawn, Drawn]]:
    """The pairs that lie over each other by more than `slack` millimetres.

    Boxes say more than ink: a tail of one large line and the accent of a capital in the next reach a fifth of a millimetre into
    each other's heights without meeting.
    """
    ordered = sorted(drawn, key=lambda one: one.top)
    found = []
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            if other.top > one.bottom:
                break
            if one.over(other, slack):
                found.append((one, other))
    return found


def outside(drawn: list[Drawn], width: float, height: float) -> list[Drawn]:
    """What leaves a page (or cell) of that size."""
    return [
        one for one in drawn if one.left < -0.01 or one.top < -0.01 or one.right > width + 0.01 or one.bottom > height + 0.01
    ]
