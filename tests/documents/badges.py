"""Badges for tests: a few people, and how to read a PDF without our own code."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from checkin_app.documents.layouts import layouts
from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.code import code_key, mint

KEY = code_key(bytes(32), "event", 3)
LAYOUTS = {layout.id: layout for layout in layouts()}
A6 = LAYOUTS["a6"]


def badge(first: str = "Agnès", last: str = "Le Bras", *, number: int = 1, **more: object) -> BadgeText:
    """A badge; `more` are other fields of `BadgeText`."""
    fields: dict[str, object] = {
        "attendee_id": str(number),
        "company": "Proteolab",
        "job_title": "Directrice générale",
        "country": "France",
        "category": Category.EXHIBITOR,
        "category_label": "Exposant",
        "stand": "F02",
        "code": mint(KEY, number, 1),
        "event_name": "Rencontres EuroRégionales Biotechnologie & Santé",
        "event_place": "Montpellier",
        "event_dates": "1-2 juillet 2010",
    }
    return BadgeText(first_name=first, last_name=last, **(fields | more))  # type: ignore[arg-type]


def visitor(first: str, last: str, **more: object) -> BadgeText:
    """The badge of somebody without a stand."""
    fields: dict[str, object] = {"category": Category.VISITOR, "category_label": "Visiteur", "stand": ""}
    return badge(first, last, **(fields | more))  # type: ignore[arg-type]


def words(pdf: bytes, page: int = 0) -> str:
    """The text of a page, as pypdf reads it."""
    return PdfReader(io.BytesIO(pdf)).pages[page].extract_text()


def picture(pdf: bytes, page: int = 0, dpi: float = 203) -> Image.Image:
    """A page in grey, at the resolution of a label printer if not told otherwise."""
    (drawn,) = pictures(pdf, range(page, page + 1), dpi)
    return drawn


def pictures(pdf: bytes, pages: range | None = None, dpi: float = 203) -> Iterator[Image.Image]:
    """Those pages (all of them) in grey."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in pages or range(len(document)):
            yield document[number].render(scale=dpi / 72, grayscale=True).to_pil()
    finally:
        document.close()


def colour_at(pdf: bytes, x: float, y: float) -> tuple[int, ...]:
    """Red, green and blue of a place of the first page, in millimetres from its top-left corner."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        image = document[0].render(scale=200 / 72).to_pil().convert("RGB")
    finally:
        document.close()
    found = image.getpixel((round(x / 25.4 * 200), round(y / 25.4 * 200)))
    assert isinstance(found, tuple)
    return found


def codes_of(image: Image.Image) -> list[str]:
    """Every code that an independent reader finds, row by row."""
    found = zxingcpp.read_barcodes(image, formats=zxingcpp.BarcodeFormat.QRCode)
    found.sort(key=lambda code: (code.position.top_left.y // 50, code.position.top_left.x))
    return [code.text for code in found]
