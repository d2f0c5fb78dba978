"""What a scanner meant, when it thinks of one keyboard layout and the computer has another.

A hand scanner presses keys. It chooses them for the layout (and Caps Lock) that it was set to; the computer reads them by its
own. Our badge codes need no more than upper case, because their letters lie on the same keys everywhere (`domain.code`). The
codes of a ticketing system are read back here: from what was typed to the keys, from the keys to what was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from checkin_app.domain.code import ALPHABET
from checkin_app.domain.keyboard_table import KEYS, LAYOUTS

LONGEST_CODE = 300
"""Longer texts are not read anew: nobody's ticket is that long, and the work grows with it."""

_NOTHING = "\0"
_SPACING = {"\u0300": "`", "\u0301": "´", "\u0302": "^", "\u0303": "~", "\u0308": "¨", "\u0327": "¸", "\u030a": "°"}
"""What a dead key and the space bar type together."""


class Stroke(NamedTuple):
    """One key with what was held: `key` is a scan code of a PC keyboard (`keyboard_table.KEYS`)."""

    key: int
    shift: bool = False
    altgr: bool = False


_DEAD = re.compile("[\u0300-\u036f]")
_MARKS = {
    Stroke(key, shift, altgr): chr(0xE000 + 4 * n + 2 * altgr + shift)
    for altgr in (False, True)
    for shift in (False, True)
    for n, key in enumerate(KEYS)
}
_STROKES = {mark: stroke for stroke, mark in _MARKS.items()}


class Lock(StrEnum):
    """Caps Lock: off; as most systems do, on letters; as French and German Windows do, on every key."""

    OFF = "off"
    CAPS = "caps"
    SHIFT = "shift"


class _Missing(dict[int, str]):
    """A table for `str.translate` in which what is not listed becomes nothing that is typed."""

    def __missing__(self, _point: int) -> str:
        return _NOTHING


class Keyboard:
    """One layout in one state of Caps Lock. Within, a stroke is a character of a private area, and many are one string."""

    def __init__(self, layout: str, lock: Lock) -> None:
        self.layout, self.lock = layout, lock
        self._typed, self._pressed = _Missing(), _Missing()
        for stroke, mark in _MARKS.items():
            held = stroke.shift != (lock is Lock.SHIFT)
            character = LAYOUTS[layout][4 * stroke.altgr + 2 * (lock is Lock.CAPS) + held][KEYS.index(stroke.key)]
            self._typed[ord(mark)] = character
            self._pressed.setdefault(ord(character), mark)
        self._pressed.pop(ord(_NOTHING), None)
        # No scanner and few people hold AltGr for a letter that a dead key makes as well.
        slow = [p for p, mark in self._pressed.items() if _STROKES[mark].altgr and self._composed(chr(p))]
        self._pressed.update((point, self._composed(chr(point))) for point in slow)

    def strokes(self, text: str) -> tuple[Stroke, ...]:
        """The keys that type `text`; none when this layout cannot."""
        return tuple(_STROKES[mark] for mark in self.pressed(text))

    def text(self, strokes: Iterable[Stroke]) -> str:
        """What these keys type; "" when one of them types nothing, or a dead key meets a letter that it has no mark for."""
        return self.typed("".join(_MARKS.get(stroke, _NOTHING) for stroke in strokes))

    def pressed(self, text: str) -> str:
        """As `strokes`, in one string."""
        marks = text.translate(self._pressed)
        if _NOTHING not in marks:
            return marks
        made = [self._pressed[ord(c)] if ord(c) in self._pressed else self._composed(c) for c in text]
        return "".join(made) if all(made) else ""

    def typed(self, marks: str) -> str:
        """As `text`, of what `pressed` gave."""
        text = marks.translate(self._typed)
        if _NOTHING in text:
            return ""
        return _with_dead_keys(text) if _DEAD.search(text) else text

    def _composed(self, character: str) -> str:
        """A letter with a dead key before it; or a mark that stood alone, because what followed could not carry it."""
        parts = unicodedata.normalize("NFD", character)
        if len(parts) == 2 and ord(parts[0]) in self._pressed and ord(parts[1]) in self._pressed:
            return self._pressed[ord(parts[1])] + self._pressed[ord(parts[0])]
        return next(
            (self._pressed[ord(m)] for m, alone in _SPACING.items() if alone == character and ord(m) in self._pressed), ""
        )


def _with_dead_keys(text: str) -> str:
    """Each mark of a dead key on the letter that came after it; "" when it does not fit there."""
    made, mark = "", ""
    for character in text:
        if mark:
            whole = _SPACING.get(mark, "") if character == " " else unicodedata.normalize("NFC", character + mark)
            if len(whole) != 1:
                return ""
            made, mark = made + whole, ""
        elif unicodedata.combining(character):
            mark = character
        else:
            made += character
    return "" if mark else made


@lru_cache(maxsize=1)
def keyboards() -> tuple[Keyboard, ...]:
    """Every layout in every state, made once."""
    return tuple(Keyboard(layout, lock) for layout in LAYOUTS for lock in Lock)


def readings(typed: str) -> list[str]:
    """Every text that a scanner of any layout may have meant when a computer of any layout read `typed`, without `typed`.

    A scanner's idea of Caps Lock only changes the case of letters, so it is not gone through: compare in any case.
    """
    if len(typed) > LONGEST_CODE:
        return []
    pressed = dict.fromkeys(keyboard.pressed(typed) for keyboard in keyboards())
    scanners = [keyboard for keyboard in keyboards() if keyboard.lock is not Lock.CAPS]
    meant = dict.fromkeys(keyboard.typed(marks) for marks in pressed if marks for keyboard in scanners)
    meant.pop("", None)
    meant.pop(typed, None)
    return list(meant)


def usual_text(strokes: Sequence[Stroke]) -> str:
    """What these keys type on the most usual layout (us); "" when one of them types nothing there."""
    return next(k for k in keyboards() if k.layout == "us" and k.lock is Lock.OFF).text(strokes)


def badge_letters(keys: Iterable[int]) -> str:
    """The letters of our alphabet on these keys, whatever the layout and the locks; other keys are left out."""
    return "".join(_LETTERS.get(key, "") for key in keys)


_LETTERS = {key: c for key, c in zip(KEYS, LAYOUTS["us"][1], strict=True) if c in ALPHABET}
