"""Logos on badges: what a user chose becomes a small picture of our own making, and each is in a PDF once.

Nothing of a chosen file goes anywhere as it is: it is decoded and encoded again, with what is transparent in it.
"""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageCms, ImageOps

from checkin_app.documents.badge_marks import MM
from checkin_app.documents.pdf_file import PdfFile, Pixels
from checkin_app.domain.layout import Align, Layout, Slot
from checkin_app.errors import InputProblem

WIDEST_PX = 1000
"""A logo 8 cm wide at 300 dots an inch."""

MOST_BYTES = 300_000
"""Of a logo as kept: it travels in the journal."""

_MOST_PROFILE = 5_000_000
"""Bytes of a colour profile; those of printing houses have up to 2 MB."""

_MOST_READ = 30_000_000
_MOST_PIXELS = 25_000_000
_FORMATS = ("PNG", "JPEG")
_SMALLER = 0.8
_JPEG_QUALITY, _JPEG_AGAIN = 88, 92
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
    """The picture of a PNG or JPEG file, at most 1000 pixels wide and high; what is transparent stays so.

    Raises InputProblem: "image_unreadable" for anything else or a damaged one, "image_vectors" for an SVG, "image_too_large"
    for one of more pixels or bytes than a logo could have; "cannot_read" when the system says no.
    """
    raw = _read(path)
    if b"<svg" in raw[:4096].lower():
        raise InputProblem("image_vectors", path=str(path))
    return _kept(_decoded(raw, path))


@lru_cache(maxsize=16)
def packed(logo: Logo, *, grey: bool) -> Pixels:
    """The picture as a PDF takes it; remembered, as packing it costs more than the badge around it.

    Raises InputProblem for a picture that is none: what an event file holds may have been spoiled.
    """
    image = _decoded(logo.data, Path(logo.format))
    colours = image.convert("L" if grey else "RGB")
    if logo.format == "jpeg":
        return Pixels(image.width, image.height, grey, _encoded(colours, "jpeg", quality=_JPEG_AGAIN), jpeg=True)
    mask = _rows(image.getchannel("A")) if image.mode == "RGBA" else b""
    return Pixels(image.width, image.height, grey, _rows(colours), mask)


def _rows(image: Image.Image) -> bytes:
    """The rows of a picture as a PNG packs them, which a PDF unpacks alike: half of what they are without its filters."""
    png, found, at = _encoded(image, "png", compress_level=9), [], 8
    while at < len(png):
        length = int.from_bytes(png[at : at + 4], "big")
        if png[at + 4 : at + 8] == b"IDAT":
            found.append(png[at + 8 : at + 8 + length])
        at += length + 12
    return b"".join(found)


class Logos:
    """The images of a layout in one PDF. Made before the forms that show them."""

    def __init__(self, file: PdfFile, layout: Layout, images: Mapping[str, Logo]) -> None:
        self._drawn: dict[str, tuple[int, int, str]] = {}
        for name in sorted(layout.images() & images.keys()):
            try:
                pixels = packed(images[name], grey=layout.monochrome)
            except InputProblem:
                continue
            self._drawn[name] = (pixels.width, pixels.height, file.image(pixels))

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
    """The pixels, RGBA where some are not opaque, RGB otherwise. How many there are is asked before one is decoded: 50,000 by
    50,000 are a file of 8 MB.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw), formats=_FORMATS) as image:
                if image.width * image.height > _MOST_PIXELS:
                    raise _too_large(path, "25 MP")
                image.draft("RGB", (2 * WIDEST_PX, 2 * WIDEST_PX))
                image.load()
                return _plain(ImageOps.exif_transpose(image))
    except InputProblem:
        raise
    except Image.DecompressionBombError as fault:
        raise _too_large(path, "25 MP") from fault
    except Exception as fault:
        # Each of the library's decoders has failures of its own: struct, zlib, syntax, memory.
        raise InputProblem("image_unreadable", path=str(path)) from fault


def _too_large(path: Path, most: str) -> InputProblem:
    return InputProblem("image_too_large", path=str(path), most=most)


def _plain(image: Image.Image) -> Image.Image:
    """RGBA or RGB of whatever a PNG or JPEG may be, in the colours of screens."""
    profile, clear = image.info.get("icc_profile"), image.info.get("transparency")
    if image.mode.startswith("I"):
        image = image.point(lambda level: level / 257).convert("L")
        mask = image.point([255 * (level != (clear or 0) // 257) for level in range(256)]) if clear is not None else None
    elif "A" in image.mode or clear is not None:
        image = image.convert("RGBA")
        mask = image.getchannel("A")
        image = image.convert("RGB")
    else:
        mask = None
    plain = _on_screens(image, profile)
    plain.info.clear()  # what it says of itself would be written again: a profile that is applied already
    if mask and mask.getextrema() != (255, 255):
        # What nobody sees is not kept: half a page may lie hidden under it.
        plain.paste("white", mask=mask.point(lambda level: 255 * (level == 0)))
        plain.putalpha(mask)
    return plain


def _on_screens(image: Image.Image, profile: object) -> Image.Image:
    """In sRGB: the inks of a printing house, and wide colours, by the profile that the picture brings."""
    if image.mode in {"RGB", "CMYK"} and isinstance(profile, bytes) and len(profile) <= _MOST_PROFILE:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            own, screens = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
            intent, black = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
            made = ImageCms.profileToProfile(image, own, screens, intent, "RGB", flags=black)
            if made:
                return made
    return image.convert("RGB")


def _kept(image: Image.Image) -> Logo:
    """Small enough to travel: a PNG, which keeps edges sharp; a JPEG where that is too large and all is opaque; less wide."""
    image.thumbnail((WIDEST_PX, WIDEST_PX), Image.Resampling.LANCZOS)
    kind, options = "png", dict[str, int]()
    data = _encoded(image, kind)
    if len(data) > MOST_BYTES and image.mode == "RGB":
        kind, options = "jpeg", {"quality": _JPEG_QUALITY}
        data = _encoded(image, kind, **options)
    while len(data) > MOST_BYTES:
        image = image.resize((max(1, int(image.width * _SMALLER)), max(1, int(image.height * _SMALLER))))
        data = _encoded(image, kind, **options)
    return Logo(kind, image.width, image.height, data)


def _encoded(image: Image.Image, kind: str, **options: int) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()
