"""Telling a scan from typing: a hand scanner is a keyboard that types fast and ends with Enter or Tab.

The numbers are those of the design paper "Codes and scanners": gaps up to 35 ms for the first three, up to 150 ms after.
Between 3 and 25 ms a key all scans were told, and nobody's typing at 20 to 250 ms was taken for one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

FIRST_GAP_MS = 35
"""The longest gap before each of the second, third and fourth key of a scan."""

LATER_GAP_MS = 150
"""The longest gap once it is known for a scan: Bluetooth scanners pause."""

KEYS_BEFORE_SURE = 4
SHORTEST_CODE = 4


@dataclass(slots=True)
class Burst:
    """Keys that came so fast, one after the other, that they may be a scan. Times are milliseconds of one clock."""

    text: str = ""
    times: list[int] = field(default_factory=list)

    def takes(self, at: int) -> bool:
        """Whether a key at `at` still belongs to it."""
        return not self.times or at - self.times[-1] <= self.patience

    def add(self, letter: str, at: int) -> None:
        """One key more."""
        self.text += letter
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
        return self.sure and len(self.text.strip()) >= SHORTEST_CODE
