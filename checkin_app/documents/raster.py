"""A page of a PDF as pixels: what the previews show is what the printer gets."""

from __future__ import annotations

import struct
import threading
import zlib
from dataclasses import dataclass

import pypdfium2 as pdfium

_ONE_AT_A_TIME = threading.Lock()
"""pdfium may be called by one thread only at a time: a preview and an export can meet."""


@dataclass(frozen=True, slots=True)
class Raster:
    """Pixels in rows from the top: `rgba` holds four bytes each (`QImage.Format_RGBA8888`), opaque, on white."""

    width: int
    height: int
    rgba: bytes


def page_image(pdf: bytes, page: int = 0, width_px: int = 800) -> Raster:
    """Draw page number `page` (from 0), `width_px` pixels wide. Raises IndexError for a page that there is not."""
    with _ONE_AT_A_TIME:
        return _page_image(pdf, page, width_px)


def _page_image(pdf: bytes, page: int, width_px: int) -> Raster:
    document = pdfium.PdfDocument(pdf)
    try:
        if not 0 <= page < len(document):
            raise IndexError(page)
        sheet = document[page]
        scale = width_px / sheet.get_width()
        bitmap = sheet.render(scale=scale, fill_color=(255, 255, 255, 255), rev_byteorder=True, prefer_bgrx=True)
        raster = Raster(bitmap.width, bitmap.height, _opaque(bitmap))
        bitmap.close()
        return raster
    finally:
        document.close()


def page_count(pdf: bytes) -> int:
    """How many pages a PDF has."""
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            return len(document)
        finally:
            document.close()


def png(raster: Raster) -> bytes:
    """The pixels as a PNG file."""
    row = raster.width * 4
    lines = b"".join(b"\0" + raster.rgba[start : start + row] for start in range(0, row * raster.height, row))
    head = struct.pack(">IIBBBBB", raster.width, raster.height, 8, 6, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(lines, 6)), (b"IEND", b""))
    chunks = (struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _opaque(bitmap: pdfium.PdfBitmap) -> bytes:
    """The pixels without row padding, every one of them opaque."""
    row = bitmap.width * 4
    raw = bytes(bitmap.buffer)
    if bitmap.stride != row:
        raw = b"".join(raw[start : start + row] for start in range(0, bitmap.stride * bitmap.height, bitmap.stride))
    pixels = bytearray(raw)
    pixels[3::4] = b"\xff" * (len(pixels) // 4)
    return bytes(pixels)
