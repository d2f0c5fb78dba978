"""Codes in a stream of bytes from a serial scanner: ended by CR, LF, both, an STX/ETX frame, or by silence."""

from __future__ import annotations

from dataclasses import dataclass, field

SILENCE_S = 0.12
"""A scanner without a suffix sends a code in one go: this long without a byte is its end."""

LONGEST = 4096
"""More without an end is noise (a wrong speed of the line), and is dropped."""

_ENDS = b"\r\n\x00\x03\x04"


@dataclass(slots=True)
class Lines:
    """What has come and is not ended yet. Times are seconds of one clock."""

    held: bytearray = field(default_factory=bytearray)
    last: float = 0.0

    def take(self, data: bytes, now: float) -> list[str]:
        """The codes that `data` completes."""
        found: list[str] = []
        for byte in data:
            if byte in _ENDS:
                found += self._flush()
            elif len(self.held) < LONGEST:
                self.held.append(byte)
        self.last = now if data else self.last
        return found

    def silent(self, now: float) -> list[str]:
        """The code that silence ends at `now`, if there is one."""
        return self._flush() if self.held and now - self.last >= SILENCE_S else []

    def _flush(self) -> list[str]:
        raw, self.held = bytes(self.held), bytearray()
        if len(raw) >= LONGEST:
            return []
        text = code_text(raw)
        return [text] if text else []


def code_text(raw: bytes) -> str:
    """A code as a scanner without a keyboard sends it: UTF-8, else Latin-1; control characters are no part of it."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        text = raw.decode("latin-1")
    return "".join(c for c in text if c.isprintable()).strip()
