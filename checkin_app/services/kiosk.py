"""What a visitor may find out at a kiosk, where nobody watches: their own name by its letters, of others next to nothing."""

from __future__ import annotations

from dataclasses import dataclass

from checkin_app.domain.names import fold
from checkin_app.services import searching
from checkin_app.services.searching import Hit
from checkin_app.services.session import Session

FEWEST_LETTERS = 3
"""Of one word of the last name: with two, the whole list could be leafed through."""

MOST_PEOPLE = 5
"""More are not shown at all, not even the first of them: type more letters."""

_LOOKED_AT = 200


@dataclass(frozen=True, slots=True)
class Named:
    """All that is shown of somebody before they said that it is they."""

    id: str
    first_name: str
    last_name: str
    company: str


@dataclass(frozen=True, slots=True)
class Found:
    """Who may be meant; `too_many`: they are not told, more letters are needed. `enough`: there were letters enough to look."""

    people: tuple[Named, ...] = ()
    too_many: bool = False
    enough: bool = True


def find(session: Session, text: str) -> Found:
    """People whose name has words that begin so, one of the last name's among them with three letters.

    By the name alone, spelt right: a company, a ticket or a phone number would tell who else is on the list.
    """
    words = fold(text).split()
    if not any(len(word) >= FEWEST_LETTERS for word in words):
        return Found(enough=False)
    hits = [hit for hit in searching.search(session, text, _LOOKED_AT) if _named(words, hit)]
    if len(hits) > MOST_PEOPLE:
        return Found(too_many=True)
    return Found(tuple(Named(hit.id, hit.first_name, hit.last_name, hit.company) for hit in hits))


def _named(words: list[str], hit: Hit) -> bool:
    last, first = fold(hit.last_name).split(), fold(hit.first_name).split()
    said = any(len(word) >= FEWEST_LETTERS and _begins(word, last) for word in words)
    return said and all(_begins(word, last + first) for word in words)


def _begins(word: str, names: list[str]) -> bool:
    return any(name.startswith(word) for name in names)
