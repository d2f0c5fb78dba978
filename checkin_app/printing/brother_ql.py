"""What a Brother QL printer is told (its raster commands) and what it answers. Pure: no printer is asked here.

After Brother's published raster command references (QL-500 to QL-1110). 300 dots an inch; a badge goes as a picture.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

from checkin_app.printing.dots import Dots

DPI = 300
ASK_STATUS = b"\x1b\x69\x53"
STATUS_SIZE = 32
FIRST_WORDS = b"\x00" * 400 + b"\x1b\x40"
"""Whatever was begun before is dropped, then the printer begins anew."""

_RASTER_MODE = b"\x1b\x69\x61\x01"
_AUTO_CUT = b"\x1b\x69\x4d\x40" + b"\x1b\x69\x41\x01"
_CUT_AT_END = b"\x1b\x69\x4b\x08"
_NOT_COMPRESSED = b"\x4d\x00"
_NEXT_PAGE, _LAST_PAGE = b"\x0c", b"\x1a"
_CONTINUOUS, _DIE_CUT = 0x0A, 0x0B
_KIND, _WIDTH, _LENGTH, _QUALITY, _RECOVER = 0x02, 0x04, 0x08, 0x40, 0x80
_NARROW_PINS, _WIDE_PINS = 720, 1296
_LEAST_FEED = 35
"""Dots that a continuous roll must be fed before and after the picture: 3 mm."""

_REPLY, _COMPLETED, _ERROR, _TURNED_OFF, _PHASE = 0x00, 0x01, 0x02, 0x04, 0x06
_PRINTING_PHASE = 0x01


@dataclass(frozen=True, slots=True)
class Roll:
    """A roll that Brother sells: `length_mm` 0 for a continuous one. `dots` are printable, from the pin `first` on.

    `pins` are those of the printers that take it: rolls of more than 62 mm need a wide one.
    """

    width_mm: int
    length_mm: int
    dots: tuple[int, int]
    first: int
    pins: int = _NARROW_PINS

    @property
    def continuous(self) -> bool:
        """Whether each label is as long as its picture."""
        return not self.length_mm


ROLLS = (
    Roll(62, 0, (696, 0), 12),
    Roll(62, 100, (696, 1109), 12),
    Roll(62, 29, (696, 271), 12),
    Roll(54, 0, (590, 0), 0),
    Roll(50, 0, (554, 0), 12),
    Roll(38, 0, (413, 0), 12),
    Roll(38, 90, (413, 991), 12),
    Roll(29, 0, (306, 0), 6),
    Roll(29, 90, (306, 991), 6),
    Roll(102, 0, (1164, 0), 12, _WIDE_PINS),
    Roll(102, 51, (1164, 526), 12, _WIDE_PINS),
    Roll(102, 152, (1164, 1660), 12, _WIDE_PINS),
)


@dataclass(frozen=True, slots=True)
class Status:
    """A status packet: what hinders (a code of `spooler.REASONS` or ""), the roll in the printer, and what it is about.

    `width_mm` and `length_mm` are 0 where there is no roll, and the length of a continuous one is 0 too.
    """

    reason: str
    width_mm: int
    length_mm: int
    completed: bool
    printing: bool


def roll_of(width_mm: float, length_mm: float) -> Roll | None:
    """The roll of that size (length 0: continuous)."""
    return next((roll for roll in ROLLS if (roll.width_mm, roll.length_mm) == (round(width_mm), round(length_mm))), None)


def job(pages: Sequence[Dots], roll: Roll) -> bytes:
    """A whole job: each picture on a label of its own, cut off after it."""
    parts = [FIRST_WORDS, _RASTER_MODE]
    for number, drawn in enumerate(pages):
        page = _on_roll(drawn, roll)
        parts += [_page_head(page, roll, number), *_lines(page, roll)]
        parts.append(_LAST_PAGE if number == len(pages) - 1 else _NEXT_PAGE)
    return b"".join(parts)


def read_status(packet: bytes) -> Status | None:
    """A status packet; None for anything else."""
    if len(packet) != STATUS_SIZE or packet[:3] != b"\x80\x20B":
        return None
    kind = packet[18]
    reason = _reason(packet[8], packet[9]) or ("offline" if kind == _TURNED_OFF else "other" if kind == _ERROR else "")
    # An empty printer says so in its answer by a roll of no width.
    if not reason and kind == _REPLY and not packet[10]:
        reason = "media_empty"
    return Status(reason, packet[10], packet[17], kind == _COMPLETED, packet[19] == _PRINTING_PHASE)


def _reason(one: int, two: int) -> str:
    """The bits of the two error bytes, the worst first."""
    bits = (
        (two & 0x10, "cover_open"), (one & 0x04, "media_jam"), (one & 0x03, "media_empty"), (two & 0x01, "wrong_roll"),
        (two & 0x40, "media_jam"), (two & 0x20, "cancelled"), (one & 0x10, "busy"), (two & 0x0E, "connection_lost"),
        (one or two, "other"),
    )  # fmt: skip
    return next((reason for bit, reason in bits if bit), "")


def _on_roll(page: Dots, roll: Roll) -> Dots:
    """The picture as it fits between the margins of the roll; what lies on them is white anyway or cannot be printed."""
    height = max(1, page.height - 2 * _LEAST_FEED) if roll.continuous else roll.dots[1]
    return page.within(roll.dots[0], height)


def _page_head(page: Dots, roll: Roll, number: int) -> bytes:
    flags = _RECOVER | _KIND | _WIDTH | _QUALITY | (0 if roll.continuous else _LENGTH)
    kind = _CONTINUOUS if roll.continuous else _DIE_CUT
    about = struct.pack("<BBBBIBB", flags, kind, roll.width_mm, roll.length_mm, page.height, min(number, 1), 0)
    feed = struct.pack("<H", _LEAST_FEED if roll.continuous else 0)
    return b"\x1b\x69\x7a" + about + _AUTO_CUT + _CUT_AT_END + b"\x1b\x69\x64" + feed + _NOT_COMPRESSED


def _lines(page: Dots, roll: Roll) -> list[bytes]:
    """Each row from right to left, as the pins stand, from the roll's first pin on."""
    size = roll.pins // 8
    before, after = b"0" * roll.first, b"0" * (roll.pins - roll.first - page.width)
    head = b"g\x00" + bytes([size])
    return [head + int(before + row[::-1] + after, 2).to_bytes(size, "big") for row in page.rows]
