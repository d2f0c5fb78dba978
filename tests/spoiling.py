"""Queries as hurried people type them: ten kinds of slips in a name, drawn afresh from any seed. For tests and benchmarks."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from checkin_app.domain.names import PARTICLES, fold

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ACCENTS = {"a": "àáâä", "e": "éèêë", "i": "íîï", "o": "òóôö", "u": "ùúûü", "n": "ñ", "c": "ç"}
_SPOILT = 4
"""Letters that a word has at least that a slip is put in."""

_UNFINISHED = 5
"""Letters at which a name is broken off at the earliest."""

Name = tuple[str, str]
"""First name, last name."""


def missing(dice: random.Random, first: str, last: str) -> str:
    """A letter left out."""
    return _in_a_word(dice, f"{first} {last}", _without)


def added(dice: random.Random, first: str, last: str) -> str:
    """A letter too many."""
    return _in_a_word(dice, f"{first} {last}", lambda d, w, i: w[:i] + d.choice(_LETTERS) + w[i:])


def swapped(dice: random.Random, first: str, last: str) -> str:
    """Two neighbours changed about."""
    return _in_a_word(dice, f"{first} {last}", _swapped)


def wrong(dice: random.Random, first: str, last: str) -> str:
    """Another letter in its place."""
    return _in_a_word(dice, f"{first} {last}", lambda d, w, i: w[:i] + d.choice(_LETTERS) + w[i + 1 :])


def accents_lost(_dice: random.Random, first: str, last: str) -> str:
    """Typed as on a keyboard without accents."""
    return fold(f"{first} {last}")


def accents_added(dice: random.Random, first: str, last: str) -> str:
    """An accent where there is none."""
    letters = list(f"{first} {last}")
    places = [i for i, letter in enumerate(letters) if letter.lower() in _ACCENTS]
    for place in dice.sample(places, min(2, len(places))):
        letters[place] = dice.choice(_ACCENTS[letters[place].lower()])
    return "".join(letters)


def surname_first(_dice: random.Random, first: str, last: str) -> str:
    """As in a list."""
    return f"{last} {first}"


def first_letters(_dice: random.Random, first: str, last: str) -> str:
    """Five letters of the name and four of the first name."""
    telling = next((word for word in fold(last).split() if word not in PARTICLES), fold(last))
    return f"{telling[:5]} {fold(first)[:4]}"


def unfinished(dice: random.Random, first: str, last: str) -> str:
    """The name begun, with a slip in it."""
    telling = max(fold(last).split(), key=len)
    spoilt = _in_a_word(dice, telling, dice.choice((_without, _swapped)))
    return f"{first} {spoilt[: max(_UNFINISHED, len(spoilt) - 2)]}"


def words_left_out(dice: random.Random, first: str, last: str) -> str:
    """A first name and a surname of many, no particles, in capitals and any order."""
    surnames = [word for word in fold(last).split() if word not in PARTICLES] or fold(last).split()
    firsts = fold(first).split()
    words = [*(firsts[:1] if dice.random() < 0.5 else firsts), *(surnames[:1] if dice.random() < 0.5 else surnames)]
    dice.shuffle(words)
    return " ".join(words).upper()


KINDS: dict[str, Callable[[random.Random, str, str], str]] = {
    "letter missing": missing,
    "letter added": added,
    "letters swapped": swapped,
    "letter wrong": wrong,
    "accents lost": accents_lost,
    "accents added": accents_added,
    "surname first": surname_first,
    "first letters": first_letters,
    "unfinished, with a slip": unfinished,
    "words left out, capitals": words_left_out,
}


def spoiled(names: Sequence[Name], count: int, seed: int) -> list[tuple[str, str, int]]:
    """`count` queries, as many of each kind: the kind, what is typed, and the place in `names` of who is meant."""
    dice = random.Random(seed)
    queries = []
    for number in range(count):
        kind = list(KINDS)[number % len(KINDS)]
        place = dice.randrange(len(names))
        while kind == "accents lost" and "".join(names[place]).isascii():
            place = dice.randrange(len(names))
        queries.append((kind, KINDS[kind](dice, *names[place]), place))
    return queries


def _in_a_word(dice: random.Random, text: str, spoil: Callable[[random.Random, str, int], str]) -> str:
    """`spoil` is given a word of `text` and a place in it; short words are let be while there are longer ones."""
    words = text.split()
    long = [i for i, word in enumerate(words) if len(word) >= _SPOILT] or [max(range(len(words)), key=lambda i: len(words[i]))]
    chosen = dice.choice(long)
    words[chosen] = spoil(dice, words[chosen], dice.randrange(len(words[chosen])))
    return " ".join(words)


def _without(_dice: random.Random, word: str, place: int) -> str:
    return word[:place] + word[place + 1 :]


def _swapped(_dice: random.Random, word: str, place: int) -> str:
    place = min(place, len(word) - 2)
    return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
