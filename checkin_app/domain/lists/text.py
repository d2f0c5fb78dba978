"""The letters of a cell: cleaned for keeping, folded for comparing, cut into words for recognising."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""Soft hyphens, zero-width characters and bidi controls: never part of a name, and able to turn a line round."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_WORD = re.compile(r"[^\W_]+")
_ESCAPE = re.compile(r"^'(?=[=+\-@\t])")
"""The apostrophe that exports put before what a spreadsheet would run as a formula (OWASP, defusedcsv)."""

_LETTERS = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "œ": "oe", "æ": "ae", "ı": "i", "·": "", "’": "'", "‘": "'"}


class _Folding(dict[int, str]):
    """A table for `str.translate` that fills itself: each letter is taken apart once, at its first sight."""

    def __missing__(self, code: int) -> str:
        letter = _LETTERS.get(chr(code))
        if letter is None:
            letter = "".join(c for c in unicodedata.normalize("NFKD", chr(code)) if not unicodedata.combining(c))
        self[code] = letter
        return letter


_FOLDING = _Folding()


def clean(text: str) -> str:
    """The text as it is kept: NFC, one line, single spaces, no invisible characters, in the case it was typed in."""
    if text.isprintable() and text[:1] != "'":  # nothing invisible, no control, no space but the plain one
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        return " ".join(text.split()) if "  " in text else text.strip()
    text = _INVISIBLE.sub("", text)
    text = _ESCAPE.sub("", text)
    text = _CONTROLS.sub(" ", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The text for comparing: no case, no accents, ß as ss, œ as oe, l·l as ll."""
    text = clean(text).casefold()
    return text if text.isascii() else text.translate(_FOLDING)


@lru_cache(maxsize=65536)
def words(text: str) -> tuple[str, ...]:
    """The folded words: letters and digits only."""
    return tuple(_WORD.findall(fold(text)))


@lru_cache(maxsize=65536)
def joined(text: str) -> str:
    """Folded letters and digits without anything between: "Saint-Jean" and "SAINT JEAN" are the same."""
    if text.isascii() and (plain := text.replace(" ", "")).isalnum():
        return plain.lower()
    return "".join(words(text))


def word_set(text: str) -> frozenset[str]:
    """A vocabulary that is written as prose: one word each."""
    return frozenset(text.split())


_NOTHING = frozenset({"", "-", "--", "---", "–", "—", ".", "..", "...", "?", "/", "_", "n/a", "#n/a", "n.a.", "néant", "neant"})
_ERRORS = frozenset({"#n/a", "#ref!", "#value!", "#name?", "#div/0!", "#null!", "#num!", "#n/d", "#valeur!", "#nom?", "#¡ref!"})


def is_nothing(text: str) -> bool:
    """Whether somebody wrote "nothing": a dash, n/a, a spreadsheet's error. Words such as "Null" or "Na" are names."""
    if len(text) > 8 or text.isalnum():
        return not any(c.isalnum() or c in "=@" for c in text)
    low = text.strip().casefold()
    return low in _NOTHING or low in _ERRORS or not any(c.isalnum() or c in "=@" for c in low)


@lru_cache(maxsize=16384)
def meaning(text: str) -> str:
    """`clean`, and "" for what means nothing."""
    text = clean(text)
    return "" if is_nothing(text) else text
