"""Telling a scan from typing: a hand scanner is a keyboard that types fast and mostly ends with Enter or Tab.

The numbers are those of the design paper "Codes and scanners": gaps up to 35 ms for the first three, up to 150 ms after.
Between 3 and 25 ms a key all scans were told, and nobody's typing at 20 to 250 ms was taken for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from checkin_app.domain.code import badge_in
from checkin_app.domain.keyboards import Stroke, badge_letters, usual_text
from checkin_app.domain.scanner_card import told_by

FIRST_GAP_MS = 35
"""The longest gap before each of the second, third and fourth key of a scan."""

LATER_GAP_MS = 150
"""The longest gap once it is known for a scan: Bluetooth scanners pause."""

KEYS_BEFORE_SURE = 4
SHORTEST_CODE = 4
_CLOCK = 1 << 32
"""The clocks of keyboards count milliseconds and begin again after 49 days."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A code as it came. `text` is what to judge, `typed` what the computer read; `strokes`, the keys, if all are known.

    `gap_ms` is the middle time between two keys; `suffix` the keys that ended it, in order: "enter", "tab".
    """

    text: str
    typed: str
    strokes: tuple[Stroke, ...] = ()
    gap_ms: float = 0
    suffix: tuple[str, ...] = ()


@dataclass(slots=True)
class Burst:
    """Keys that came so fast, one after the other, that they may be a scan. Times are milliseconds of one clock."""

    text: str = ""
    times: list[int] = field(default_factory=list)
    strokes: list[Stroke | None] = field(default_factory=list)

    def takes(self, at: int) -> bool:
        """Whether a key at `at` still belongs to it."""
        return not self.times or elapsed(self.times[-1], at) <= self.patience

    def add(self, letter: str, at: int, stroke: Stroke | None = None) -> None:
        """One key more; a dead key has no letter. `stroke`, when it is known, says which key it was."""
        self.text += letter
        self.times.append(at)
        self.strokes.append(stroke)

    def command(self, at: int) -> None:
        """A key that is no part of a code (Ctrl+O, Esc): barcodes can carry them, and they count as keys of the scan."""
        self.times.append(at)

    @property
    def sure(self) -> bool:
        """Whether nobody types like this."""
        return len(self.times) >= KEYS_BEFORE_SURE

    @property
    def patience(self) -> int:
        """How long to wait for the next key."""
        return LATER_GAP_MS if self.sure else FIRST_GAP_MS

    @property
    def is_code(self) -> bool:
        """Whether, now that Enter or Tab came, this was a scan."""
        return self.sure and len(self.text.strip()) >= SHORTEST_CODE and (self.is_ours or not self.by_hand)

    @property
    def by_hand(self) -> bool:
        """Whether most keys came too slowly for a scanner: hasty fingers pass for one in their first letters only."""
        return self.middle_gap > FIRST_GAP_MS

    @property
    def middle_gap(self) -> float:
        """The middle of the times between two keys, in milliseconds."""
        gaps = [elapsed(before, after) for before, after in zip(self.times, self.times[1:], strict=False)]
        return median(gaps) if gaps else 0.0

    @property
    def is_badge(self) -> bool:
        """Whether this was a scan although no Enter came: only our own badge codes are believed so."""
        return self.sure and bool(badge_in(self.meant))

    @property
    def is_ours(self) -> bool:
        """A badge, or the test card: what it tells of a scanner without a suffix, or a slow one, is not to be missed."""
        return self.is_badge or (self.sure and told_by(self.text, known(self.strokes)) is not None)

    @property
    def meant(self) -> str:
        """What to judge: the text, unless the keys know better: dead keys and locks spoil a text, not what was pressed."""
        strokes = known(self.strokes)
        if badge_in(self.text) or not strokes:
            return self.text
        if letters := badge_in(badge_letters(stroke.key for stroke in strokes)):
            return letters
        lost = len(self.text) != len(strokes)
        return usual_text(strokes) or self.text if lost else self.text

    def scan(self, suffix: str = "") -> Scan:
        """The whole, ended."""
        return Scan(self.meant, self.text, known(self.strokes), self.middle_gap, (suffix,) if suffix else ())


def known(strokes: Sequence[Stroke | None]) -> tuple[Stroke, ...]:
    """The keys, if every one of them is known."""
    sure = tuple(stroke for stroke in strokes if stroke)
    return sure if len(sure) == len(strokes) else ()


def elapsed(before: int, after: int) -> int:
    """Milliseconds between two moments; a moment before the other is a very long time after it, on a clock that goes round."""
    return (after - before) % _CLOCK
