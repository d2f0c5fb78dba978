"""What a query may mean besides its words: a number that was typed in groups, a stand by its letter and its number."""

from __future__ import annotations

import re

_NUMBER = re.compile(r"(?<!\w)\+?\d(?:[\d\s().\-/]*\d)?(?!\w)")
_TRUNK = re.compile(r"\(\s*0\s*\)")
_STAND = re.compile(r"^\s*(?:e?stands?\s+)?([a-z]{1,2})[\s\-.]?(\d{1,3})\s*$", re.IGNORECASE)
_FROM_ABROAD = re.compile(r"\b00(?=\d{4})")
_DOTTED = re.compile(r"(?<![\w@.])[^\W\d_](?:\.[^\W\d_])+(?:\.(?![\w@])|(?![\w@.]))")
_FEWEST_DIGITS = 4


def readings(text: str) -> list[str]:
    """`text` as it may be meant, likeliest first; the last one is always `text` itself.

    "I.N.R.A." is INRA and "J.P." JP; "+33 (0)6 39 98 09 49", "0033 6.39.98.09.49" and "06-39-98" are telephone numbers;
    "stand b 07" and "B-07" are B07.
    """
    if not any(letter.isdigit() for letter in text):
        return list(dict.fromkeys((_DOTTED.sub(lambda found: found[0].replace(".", ""), text), text)))
    if stand := _STAND.match(text):
        return list(dict.fromkeys((f"{stand[1]}{stand[2]}", text)))
    joined = _NUMBER.sub(lambda found: _digits(found[0]), text)
    # Tickets may begin with 00, too: as they are before as a number from abroad.
    return list(dict.fromkeys((joined, _FROM_ABROAD.sub("", joined), text)))


def _digits(number: str) -> str:
    """A number without what parts its digits; a short one as it is."""
    digits = "".join(filter(str.isdecimal, _TRUNK.sub("", number)))
    return digits if len(digits) >= _FEWEST_DIGITS else number
