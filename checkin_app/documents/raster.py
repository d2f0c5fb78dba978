"""A page of a PDF as pixels: what the previews show is what the printer gets.

pdfium may be called by one thread only at a time, and every call of the program goes through here.
"""

from __future__ import annotations

import contextlib
import math
import struct
import threading
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_ONE_AT_A_TIME = threading.Lock()
"""A preview, an export and a label printer can meet."""

_MM_PER_POINT = 25.4 / 72
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels in rows from the top: `rgba` holds four bytes each (`QImage.Format_RGBA8888`), opaque, on white."""

    width: int
    height: int
    rgba: bytes


@dataclass(frozen=True, slots=True)
class Grey:
    """Pixels in rows from the top: a byte each, 0 for black, 255 for white."""

    width: int
    height: int
    levels: bytes


def page_image(pdf: bytes, page: int = 0, width_px: int = 800) -> Raster:
    """Draw page number `page` (from 0), `width_px` pixels wide. Raises IndexError for a page that there is not."""
    with _opened(pdf) as document:
        sheet = _sheet(document, page)
        return _drawn(sheet, width_px / sheet.get_width())


def page_at(pdf: bytes, page: int, dpi: float) -> Raster:
    """Draw page number `page` (from 0) with so many pixels an inch. Raises IndexError for a page that there is not."""
    with _opened(pdf) as document:
        return _drawn(_sheet(document, page), dpi / _POINTS_PER_INCH)


def grey_page(pdf: bytes, page: int, dpi: float, *, turned: bool = False) -> Grey:
    """Draw page number `page` (from 0) in greys, a pixel a dot of the printer, by a quarter to the right when `turned`.

    The scale is exact, never stretched to whole pixels: modules that lie on the printer's dots stay on them. Raises
    IndexError for a page that there is not.
    """
    with _opened(pdf) as document:
        return _grey(_sheet(document, page), dpi / _POINTS_PER_INCH, turned)


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in millimetres."""
    with _opened(pdf) as document:
        sizes = [document.get_page_size(number) for number in range(len(document))]
    return [(width * _MM_PER_POINT, height * _MM_PER_POINT) for width, height in sizes]


@contextlib.contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    """The document, for the one thread that has its turn. pdfium is loaded at the first page: a desk starts without it."""
    import pypdfium2 as pdfium

    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _sheet(document: Any, page: int) -> Any:
    if not 0 <= page < len(document):
        raise IndexError(page)
    return document[page]


def _drawn(sheet: Any, scale: float) -> Raster:
    bitmap = sheet.render(scale=scale, fill_color=(255, 255, 255, 255), rev_byteorder=True, prefer_bgrx=True)
    try:
        return Raster(bitmap.width, bitmap.height, _opaque(bitmap))
    finally:
        bitmap.close()


def _grey(sheet: Any, scale: float, turned: bool) -> Grey:
    import pypdfium2 as pdfium
    from pypdfium2 import raw

    width, height = sheet.get_width(), sheet.get_height()
    upright = raw.FS_MATRIX(scale, 0, 0, scale, 0, 0)
    sideways = raw.FS_MATRIX(0, scale, -scale, 0, height * scale, 0)
    dots = (math.ceil(width * scale - 0.01), math.ceil(height * scale - 0.01))
    columns, rows = dots[::-1] if turned else dots
    bitmap = pdfium.PdfBitmap.new_native(columns, rows, raw.FPDFBitmap_Gray)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, columns, rows)
        everywhere = raw.FS_RECTF(0, 0, columns, rows)
        raw.FPDF_RenderPageBitmapWithMatrix(bitmap, sheet, sideways if turned else upright, everywhere, raw.FPDF_GRAYSCALE)
        return Grey(columns, rows, _rows(bitmap, columns))
    finally:
        bitmap.close()


def png(raster: Raster) -> bytes:
    """The pixels as a PNG file."""
    row = raster.width * 4
    lines = b"".join(b"\0" + raster.rgba[start : start + row] for start in range(0, row * raster.height, row))
    head = struct.pack(">IIBBBBB", raster.width, raster.height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _opaque(bitmap: Any) -> bytes:
    """The pixels without row padding, every one of them opaque."""
    pixels = bytearray(_rows(bitmap, bitmap.width * 4))
    pixels[3::4] = b"\xff" * (len(pixels) // 4)
    return bytes(pixels)


def _rows(bitmap: Any, row: int) -> bytes:
    """The bytes of all rows, `row` each, without what pads them."""
    raw = bytes(bitmap.buffer)
    if bitmap.stride == row:
        return raw
    return b"".join(raw[start : start + row] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
