"""Whether two names may be of one person: asked before somebody is registered a second time."""

from __future__ import annotations

from checkin_app.domain.names import PARTICLES, fold

_LONG = 4
"""Letters from which a word may have a slip; in shorter ones another letter is another name."""

_ENOUGH = 2
"""Words that must agree where one of the two names has more of them: a double last name that was given in part."""


def may_be_one(one: str, other: str) -> bool:
    """Whether the words of two full names agree: in any order, accents and particles aside, with at most a slip in each."""
    if _written_together(one, other):
        return True
    fewer, more = sorted((_words(one), _words(other)), key=len)
    if not fewer or (len(fewer) < len(more) and len(fewer) < _ENOUGH):
        return False
    left = list(more)
    for word in fewer:
        like = word if word in left else next((known for known in left if _one_slip(word, known)), None)
        if like is None:
            return False
        left.remove(like)
    return True


def _written_together(one: str, other: str) -> bool:
    """Whether they are the same but for blanks: Lebras for Le Bras."""
    letters = fold(one).replace(" ", "")
    return bool(letters) and letters == fold(other).replace(" ", "")


def _words(name: str) -> list[str]:
    words = fold(name).split()
    return [word for word in words if word not in PARTICLES] or words


def _one_slip(one: str, other: str) -> bool:
    """One letter wrong, missing, added, or two swapped."""
    short, long = sorted((one, other), key=len)
    if len(long) < _LONG or len(long) - len(short) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[:at] + short[at : at + 2][::-1] + short[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or swapped == long
