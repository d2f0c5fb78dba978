"""Codes in the input reports of a scanner that is an HID point-of-sale device (USB usage page 8C, “Bar Code Scanner”).

A report is 64 bytes: 02, how many bytes of the code follow (at most 56), three of the AIM symbology identifier (“]Q1”), 56 of
the code, two that tell the symbology otherwise, and one whose lowest bit says that the code goes on in the next report. The
shape is that of the HID Point of Sale Usage Tables 1.02 (USB-IF, 2001) as makers print it, for instance Access-IS, “ATR110
Product Manual”, appendix A.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from checkin_app.domain.lines import LONGEST, code_text

USAGE_PAGE = 0x8C
"""The usage page of bar code scanners."""

SIZE = 64
_SCANNED_DATA = 2
_FIRST, _MOST = 5, 56
_GOES_ON = 0x01


@dataclass(slots=True)
class Reports:
    """What has come of a code that goes on in the next report."""

    held: bytearray = field(default_factory=bytearray)

    def take(self, report: bytes) -> str:
        """The code that a report completes; "" while it goes on, and for a report that is none of a code."""
        if len(report) < _FIRST or report[0] != _SCANNED_DATA:
            return ""
        self.held += report[_FIRST : _FIRST + min(report[1], _MOST)]
        if len(report) >= SIZE and report[SIZE - 1] & _GOES_ON and len(self.held) < LONGEST:
            return ""
        raw, self.held = bytes(self.held), bytearray()
        return code_text(raw) if len(raw) < LONGEST else ""
