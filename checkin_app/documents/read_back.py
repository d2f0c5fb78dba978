"""Codes read back from the dots of a label printer, before there is paper: what a scanner would make of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import zxingcpp

from checkin_app.documents import raster
from checkin_app.documents.badge_images import Logo
from checkin_app.documents.badge_pdf import BadgeFault, render
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, Slot, SlotKind

DPI = 203
"""The coarsest printers that badges come out of."""

_AROUND_MM = 2.0
"""What is looked at beyond the code's own box."""

_QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


def unreadable(
    badges: Sequence[BadgeText], layout: Layout, images: Mapping[str, Logo]
) -> Iterator[tuple[BadgeText, BadgeFault]]:
    """Those badges whose code does not read as itself, each with the place: "unreadable_code", `detail` what was read instead.

    Drawn as `render` draws them, in grey dots. Some 3 ms a badge: never on the database thread, and a batch at a time.
    """
    wanted = [badge for badge in badges if badge.code and _codes(badge, layout)]
    if not wanted:
        return
    pdf = render(wanted, layout, images=images)
    for number, badge in enumerate(wanted):
        page = raster.grey_page(pdf, number, DPI)
        for slot in _codes(badge, layout):
            read = _read(page, slot)
            if badge.code not in read:
                yield badge, BadgeFault(slot.name, "unreadable_code", ", ".join(read), 0.0)


def _codes(badge: BadgeText, layout: Layout) -> list[Slot]:
    slots = layout.dressed(badge.category).slots
    return [slot for slot in slots if slot.kind is SlotKind.QR and slot.shown_on(badge)]


def _read(dots: raster.Grey, slot: Slot) -> list[str]:
    """The codes in and around a slot."""
    scale = DPI / 25.4
    left, top = (max(0, round((side - _AROUND_MM) * scale)) for side in (slot.x, slot.y))
    right = min(dots.width, round((slot.x + slot.w + _AROUND_MM) * scale))
    bottom = min(dots.height, round((slot.y + slot.h + _AROUND_MM) * scale))
    # The reader counts whole rows from where it begins: the last one needs something after it.
    part: Any = memoryview(dots.levels + bytes(dots.width))[top * dots.width + left :]
    view = zxingcpp.ImageView(part, right - left, bottom - top, zxingcpp.ImageFormat.Lum, dots.width)
    found = zxingcpp.read_barcodes(view, formats=_QR_ONLY, text_mode=zxingcpp.TextMode.Plain)
    return [code.text for code in found]
