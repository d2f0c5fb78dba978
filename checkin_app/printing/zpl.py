"""What a Zebra printer is told (ZPL II) and what it answers. Pure: no printer is asked here.

A badge goes as a picture only: no letter of a name is ever sent as text, so `^` and `~` in one are two more letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from checkin_app.printing.dots import Dots

ASK_STATUS = b"~HS"
CANCEL_ALL = b"~JA"
ASK_COUNT = b'! U1 getvar "odometer.total_label_count"\r\n'
"""How many labels the printer has ever put out: the proof that one more is."""

_FRAME = re.compile(rb"\x02([^\x02\x03]*)\x03")
_COUNT = re.compile(rb'"(\d+)"')
_FRAMES = 3
_MOST_REPEATS = 400


@dataclass(frozen=True, slots=True)
class HostStatus:
    """The answer to `~HS`: what hinders the printer (a code of `spooler.REASONS`, "" for nothing) and what it has to do yet.

    `formats` wait in its memory, `labels` of the one that it prints are left, `partial` means one that has not come whole.
    """

    reason: str
    formats: int
    labels: int
    partial: bool = False

    @property
    def idle(self) -> bool:
        """Whether nothing is left to print."""
        return not (self.formats or self.labels or self.partial)


def label(dots: Dots) -> bytes:
    """One label: the picture at the upper left corner, printed once."""
    size = (dots.width + 7) // 8
    head = f"^XA^PW{dots.width}^LL{dots.height}^LH0,0^FO0,0^GFA,{size * dots.height},{size * dots.height},{size},"
    return head.encode() + b"".join(_compressed(dots)) + b"^FS^PQ1^XZ"


def whole_status(answer: bytes) -> bool:
    """Whether all of the answer to `~HS` has come."""
    return len(_FRAME.findall(answer)) >= _FRAMES


def read_status(answer: bytes) -> HostStatus | None:
    """What `~HS` was answered with; None for anything else."""
    frames = [frame.decode("ascii", "replace").split(",") for frame in _FRAME.findall(answer)]
    try:
        first, second = frames[0], frames[1]
        flags = {
            "cover_open": second[2], "media_empty": first[1], "toner_empty": second[3], "paused": first[2],
            "too_hot": first[11], "too_cold": first[10], "label_waiting": second[7],
        }  # fmt: skip
        reason = next((code for code, flag in flags.items() if flag.strip() == "1"), "")
        return HostStatus(reason, int(first[4]), int(second[8]), first[7].strip() == "1")
    except (IndexError, ValueError):
        return None


def read_count(answer: bytes) -> int | None:
    """The count of labels in an answer to `ASK_COUNT`; None when the printer keeps none."""
    found = _COUNT.search(answer)
    return int(found[1]) if found else None


def whole_count(answer: bytes) -> bool:
    """Whether the answer to `ASK_COUNT` has come, be it "?"."""
    return answer.count(b'"') >= 2 or b"?" in answer


def _compressed(dots: Dots) -> Iterator[bytes]:
    """Zebra's own shortening: "," fills a row with white, "!" with black, ":" repeats it, letters count equal digits."""
    before = None
    for row in dots.rows:
        if row == before:
            yield b":"
            continue
        before = row
        digits = dots.packed(row).hex().upper()
        kept = digits.rstrip("0")
        if not kept:
            yield b","
        elif not digits.rstrip("F"):
            yield b"!"
        else:
            # A row counts in whole bytes; its white end is one comma.
            yield "".join(_repeated(digit, len(list(run))) for digit, run in groupby(kept)).encode()
            if len(kept) < len(digits):
                yield b","


def _repeated(digit: str, times: int) -> str:
    """ "G" to "Y" say 1 to 19 times, "g" to "z" 20 to 400 in twenties."""
    said = ""
    while times > 2:
        some = min(times, _MOST_REPEATS + 19)
        twenties, ones = divmod(some, 20)
        said += (chr(ord("f") + twenties) if twenties else "") + (chr(ord("F") + ones) if ones else "") + digit
        times -= some
    return said + digit * times
