"""The test card: a code with a fixed text, which tells how a scanner is set once it was scanned.

Its characters lie on other keys in most layouts, and none of them is a dead key or needs AltGr on any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from checkin_app.domain.code import without_prefix
from checkin_app.domain.keyboards import Lock, Stroke, keyboards

CARD_TEXT = "AccueilTest:(1234579);qwzyAM.,?"


@dataclass(frozen=True, slots=True)
class Told:
    """What a scanned card tells. `scanner` and `computer` are the layouts that explain it, the likeliest first.

    `agree`: both think of the same layout. `caps`: Caps Lock is on at one of them and the other does not know it.
    """

    scanner: tuple[str, ...]
    computer: tuple[str, ...]
    agree: bool
    caps: bool


def told_by(typed: str, strokes: Sequence[Stroke] = ()) -> Told | None:
    """What this scan tells; None when it is not the test card. `strokes` tell the layouts even when the two agree."""
    text = without_prefix(typed)
    if len(text) != len(CARD_TEXT):
        return None
    found = _explanations().get(text, [])
    if strokes:
        pressed = tuple(strokes)
        by_keys = [one for one in found if _keys_of_card()[one[0], one[1]] == pressed]
        found = by_keys or found
    if not found:
        return None
    same = [one for one in found if one[0] == one[2] and one[1] == one[3]]
    off = [one for one in found if one[1] is Lock.OFF and one[3] is Lock.OFF]
    alike = [one for one in found if one[0] == one[2]]
    likely = same or off or alike or found
    scanner, computer = dict.fromkeys(one[0] for one in likely), dict.fromkeys(one[2] for one in likely)
    return Told(tuple(scanner), tuple(computer), bool(same) or likely is alike, not same and not off)


_Explanation = tuple[str, Lock, str, Lock]


@lru_cache(maxsize=1)
def _keys_of_card() -> dict[tuple[str, Lock], tuple[Stroke, ...]]:
    """The keys that a scanner presses for the card, by its layout and lock."""
    return {(keyboard.layout, keyboard.lock): keyboard.strokes(CARD_TEXT) for keyboard in keyboards()}


@lru_cache(maxsize=1)
def _explanations() -> dict[str, list[_Explanation]]:
    """What a computer may read, and for which layouts and locks of scanner and computer."""
    found: dict[str, list[_Explanation]] = {}
    for (layout, lock), strokes in sorted(_keys_of_card().items(), key=lambda item: list(Lock).index(item[0][1])):
        for keyboard in keyboards():
            text = keyboard.text(strokes)
            if text:
                found.setdefault(text, []).append((layout, lock, keyboard.layout, keyboard.lock))
    return found
