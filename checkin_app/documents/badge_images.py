"""Logos on badges: what a user chose becomes a small picture of our own making, and each is in a PDF once.

Nothing of a chosen file goes anywhere as it is: it is decoded, laid on white and encoded again.
"""

from __future__ import annotations

import hashlib
import io
import warnings
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageOps

from checkin_app.documents.badge_marks import MM
from checkin_app.documents.pdf_file import PdfFile
from checkin_app.domain.layout import Align, Layout, Slot
from checkin_app.errors import InputProblem

WIDEST_PX = 1000
"""A logo 8 cm wide at 300 dots an inch."""

MOST_BYTES = 300_000
"""Of a logo as kept: it travels in the journal."""

_MOST_READ = 30_000_000
_MOST_PIXELS = 25_000_000
_FORMATS = ("PNG", "JPEG")
_SMALLER = 0.8
_JPEG_QUALITY = 88
_LEFT_OF = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture as the event keeps it: `data` is a PNG or JPEG file of ours, `format` "png" or "jpeg", sizes in pixels."""

    format: str
    width: int
    height: int
    data: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def logo_from(path: Path) -> Logo:
    """The picture of a PNG or JPEG file, on white, at most 1000 pixels wide and high.

    Raises InputProblem: "image_unreadable" for anything else or a damaged one, "image_vectors" for an SVG, "image_too_large"
    for one of more pixels or bytes than a logo could have; "cannot_read" when the system says no.
    """
    raw = _read(path)
    if b"<svg" in raw[:4096].lower():
        raise InputProblem("image_vectors", path=str(path))
    return _kept(_decoded(raw, path))


@lru_cache(maxsize=16)
def packed(logo: Logo, *, grey: bool) -> tuple[int, int, bytes]:
    """Width, height and the pixels as `PdfFile.image` takes them; remembered, as they cost more than the badge around them.

    Raises InputProblem for a picture that is none: what an event file holds may have been spoiled.
    """
    image = _decoded(logo.data, Path(logo.format)).convert("L" if grey else "RGB")
    return image.width, image.height, zlib.compress(image.tobytes())


class Logos:
    """The images of a layout in one PDF. Made before the forms that show them."""

    def __init__(self, file: PdfFile, layout: Layout, images: Mapping[str, Logo]) -> None:
        self._drawn: dict[str, tuple[int, int, str]] = {}
        for name in sorted(layout.images() & images.keys()):
            try:
                width, height, rows = packed(images[name], grey=layout.monochrome)
            except InputProblem:
                continue
            self._drawn[name] = (width, height, file.image(width, height, rows, grey=layout.monochrome))

    def drawn(self, slot: Slot, page_height: float) -> str:
        """The slot's image in its box, in its own proportions; nothing for one that is not there."""
        if slot.content not in self._drawn:
            return ""
        width, height, operator = self._drawn[slot.content]
        scale = min(slot.w / width, slot.h / height)
        w, h = width * scale, height * scale
        x = slot.x + (slot.w - w) * _LEFT_OF[slot.align]
        y = slot.y + (slot.h - h) * slot.anchor
        return f"q {w * MM:.3f} 0 0 {h * MM:.3f} {x * MM:.3f} {page_height - (y + h) * MM:.3f} cm {operator} Q"


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise InputProblem("file_missing", path=str(path))
        with path.open("rb") as file:
            raw = file.read(_MOST_READ + 1)
    except (OSError, ValueError) as fault:
        raise InputProblem("cannot_read", path=str(path), why=getattr(fault, "strerror", None) or str(fault)) from fault
    if len(raw) > _MOST_READ:
        raise _too_large(path, "30 MB")
    return raw


def _decoded(raw: bytes, path: Path) -> Image.Image:
    """The pixels on white. How many there are is asked before one is decoded: 50,000 by 50,000 are a file of 8 MB."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise _too_large(path, "25 MP")
                image.draft("RGB", (2 * WIDEST_PX, 2 * WIDEST_PX))
                image.load()
                return _on_white(ImageOps.exif_transpose(image))
    except InputProblem:
        raise
    except Image.DecompressionBombError as fault:
        raise _too_large(path, "25 MP") from fault
    except Exception as fault:
        # Each of the library's decoders has failures of its own: struct, zlib, syntax, memory.
        raise InputProblem("image_unreadable", path=str(path)) from fault


def _too_large(path: Path, most: str) -> InputProblem:
    return InputProblem("image_too_large", path=str(path), most=most)


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode in {"1", "L", "RGB"} and "transparency" not in image.info:
        return image.convert("RGB")
    if image.mode in {"CMYK", "YCbCr", "LAB", "HSV"}:
        return image.convert("RGB")
    if image.mode.startswith("I") or image.mode == "F":
        return image.point(lambda value: value / 257).convert("L").convert("RGB")
    see_through = image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(see_through, mask=see_through.getchannel("A"))
    return ground


def _kept(image: Image.Image) -> Logo:
    """Small enough to travel: a PNG, which keeps edges sharp; a JPEG where that is too large, as less wide as it must be."""
    image.thumbnail((WIDEST_PX, WIDEST_PX), Image.Resampling.LANCZOS)
    data = _encoded(image, "png")
    if len(data) <= MOST_BYTES:
        return Logo("png", image.width, image.height, data)
    while len(data := _encoded(image, "jpeg", quality=_JPEG_QUALITY)) > MOST_BYTES:
        image = image.resize((max(1, int(image.width * _SMALLER)), max(1, int(image.height * _SMALLER))))
    return Logo("jpeg", image.width, image.height, data)


def _encoded(image: Image.Image, kind: str, **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
