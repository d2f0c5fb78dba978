"""Phone numbers as people read them aloud."""

from __future__ import annotations

_GROUPS = {
    "+33": (1, 2, 2, 2, 2),
    "+34": (3, 2, 2, 2),
    "+376": (3, 3),
    "+351": (3, 3, 3),
    "+39": (3, 3, 4),
    "+41": (2, 3, 2, 2),
    "+44": (4, 6),
}
"""How the digits after a country's code are grouped there."""


def readable_phone(number: str) -> str:
    """ "+33536493885" as "+33 5 36 49 38 85"; a number of a country or a length that is not known stays as it is."""
    digits = "".join(letter for letter in number if letter not in " .-()")
    for code, groups in _GROUPS.items():
        rest = digits.removeprefix(code)
        if digits.startswith(code) and rest.isdigit() and len(rest) == sum(groups):
            parts, at = [code], 0
            for size in groups:
                parts.append(rest[at : at + size])
                at += size
            return " ".join(parts)
    return number
