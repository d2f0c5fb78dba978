"""Finding a person from a few letters: how a hit is scored, and why it matched.

The store finds candidates by word prefixes over folded text; the rules here order them. A name that begins with what was typed
goes before a company that does; its first word before its later ones; a whole word before a beginning; a spoiled word (a letter
missing, added, swapped or wrong) after everything that is spelt right.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.index_words import company_words, name_words, phone_words, ticket_words
from checkin_app.domain.names import PARTICLES, fold, fold_spans
from checkin_app.domain.spelling import Vocabulary

COLUMNS = (
    "number", "id", "external_id", "first_name", "last_name", "company", "country", "category", "status", "stand", "email",
    "phone", "name_key", "company_key",
)  # fmt: skip
"""What of a person is looked at, in the order that `Findable` takes it."""

MOST_WORDS = 8
"""Words of a query that are looked for: nobody's name has more that tell."""

_PER_ERROR = 8.0
_OTHER_START = 4.0
"""Off for a spoiled word with another first letter than was typed: that is rarely the wrong one."""

_FIRST_NAME = 4.0
"""Off for a first name."""

_SAME_WORD = 6.0
"""Off when two words typed are found in one and the same word of a name: the second was meant for another."""

_SHORT = 3


_CATEGORIES = {str(category): category for category in Category}
_STATUSES = {str(status): status for status in Status}
"""Looked up in a fifth of the time that the classes take, ten times a key."""


class Findable:
    """A person as search sees them: their row's columns, and the folded words that are compared.

    `name` is the folded name between blanks, so that one look tells a word and a beginning in it. What few queries need is made
    when first asked for.
    """

    def __init__(self, row: Sequence[Any]) -> None:
        (
            self.number, self.id, self.external_id, self.first_name, self.last_name, self.company, self.country, self._category,
            self._status, self.stand, self.email, self.phone, self.name_key, self.company_key,
        ) = row  # fmt: skip
        self.name = f" {self.name_key} "

    @cached_property
    def first_at(self) -> int:
        """Where the blank before the first name is in `name`."""
        return len(fold(self.last_name)) + 1

    @cached_property
    def last_at(self) -> int:
        """Where the blank before the first word of the last name that is no particle is in `name`."""
        at = 0
        for word in self.name_key.split():
            if word not in PARTICLES:
                return at
            at += len(word) + 1
        return 0

    @cached_property
    def names(self) -> int:
        """How many words their name has, without the particles, which are left out at will."""
        return sum(word not in PARTICLES for word in self.name_key.split())

    @property
    def category(self) -> Category:
        """As an attendee's."""
        return _CATEGORIES[self._category]

    @property
    def status(self) -> Status:
        """As an attendee's."""
        return _STATUSES[self._status]

    def has(self, word: str) -> bool:
        """Whether any of their words begins so: what the index would say."""
        start = f" {word}"
        return start in self.name or any(start in text for _reason, _points, text in self.elsewhere)

    @cached_property
    def elsewhere(self) -> tuple[tuple[str, float, str], ...]:
        """What else they are found by: the reason, its points, the words after blanks."""
        return (
            ("prefix", 84.0, " " + name_words(self.last_name, self.first_name, self.name_key)),
            ("ticket", 80.0, " " + ticket_words(self.external_id)),
            ("stand", 78.0, " " + fold(self.stand)),
            ("company", 70.0, f" {self.company_key} {company_words(self.company, self.company_key)}"),
            ("email", 60.0, " " + fold(self.email)),
            ("phone", 60.0, " " + phone_words(self.phone)),
        )


@dataclass(frozen=True, slots=True)
class Term:
    """A word typed, folded, and the beginnings of known words (`whole`: all of them) that it may be a slip for.

    `errors`: how many letters they are away. `guessed`: not typed so, but as one word with another, or as two. `absent`: it is
    looked for in names only; nobody is found by anything else that begins so, or they are known already.
    """

    word: str
    near: tuple[str, ...] = ()
    whole: bool = False
    errors: int = 1
    guessed: bool = False
    absent: bool = False


def suspected(word: str, known: Vocabulary, *, absent: bool = False) -> Term:
    """`word` as a slip for something. Three letters, one of them wrong, could begin anything: they stand for whole words."""
    whole = len(word) <= _SHORT
    return Term(word, known.one_error(word, whole=whole), whole=whole, absent=absent)


Fit = tuple[float, str, int, int]
"""How one term fits a person: points, the reason, the blank in `name` before the word (-1: none is marked), its letters."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a person fits a query. `score` rises with the fit; `why` are codes; `spans` mark letters of "Last First"."""

    score: float
    why: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def matched_letters(self, name: str) -> str:
        """The letters of "Last First" that were found."""
        return "".join(name[start:end] for start, end in self.spans)


def score(terms: Sequence[Term], person: Findable) -> tuple[float, list[Fit]]:
    """How well `terms` fit together, 101 at best, and how each does; 0 when one of them does not."""
    found = []
    for term in terms:
        fit = _best(term, person)
        if not fit[0]:
            return 0.0, []
        found.append(fit)
    if len(found) > 1:
        _part(terms, person, found)
    total, last_names, first_names = 0.0, 0, 0
    for points, _why, at, _length in found:
        total += points
        if at >= 0:
            last_names += at < person.first_at
            first_names += at == person.first_at
    if last_names:  # beside a last name, a first name is no worse than another last one
        total += _FIRST_NAME * first_names
    return total / len(found), found


def match(points: float, terms: Sequence[Term], found: Sequence[Fit], person: Findable) -> Match:
    """What `score` found, with the reasons and the letters to mark."""
    name = f"{person.last_name} {person.first_name}"
    spans = []
    for _points, _why, at, length in found:
        if at >= 0:
            _word, start, end = fold_spans(name)[person.name.count(" ", 0, at + 1) - 1]
            spans.append((start, min(end, start + length)))
    why: dict[str, None] = dict.fromkeys([reason for _points, reason, _at, _length in found])
    if any(term.guessed for term in terms):
        why["typo"] = None
    return Match(points, tuple(why), tuple(spans))


_UNFIT: Fit = (0.0, "", -1, 0)


def _part(terms: Sequence[Term], person: Findable, found: list[Fit]) -> None:
    """Give each term a word of the name of its own, the longest first: the n of "nieto n" is not that of Nieto."""
    places = [at for _points, _why, at, _length in found if at >= 0]
    if len(set(places)) == len(places):
        return
    taken: set[int] = set()
    for number in sorted(range(len(terms)), key=lambda number: -len(terms[number].word)):
        points, why, at, length = found[number]
        if at in taken:
            other = next((place for place in _starts(terms[number].word, person.name) if place not in taken), -1)
            fit = (points - _SAME_WORD, why, at, length) if other < 0 else _spelt_right(terms[number].word, person, other)
            found[number] = fit
            at = fit[2]
        if at >= 0:
            taken.add(at)


def _starts(word: str, name: str) -> Iterator[int]:
    """The blanks in `name` before the words that begin with `word`."""
    at = name.find(f" {word}")
    while at >= 0:
        yield at
        at = name.find(f" {word}", at + 1)


def _best(term: Term, person: Findable) -> Fit:
    start = f" {term.word}"
    at = person.name.find(start)
    if at >= 0:
        whole = person.name.find(f"{start} ", at)
        return _spelt_right(term.word, person, whole if whole >= 0 else at)
    if not term.absent:
        for reason, points, text in person.elsewhere:
            if start in text:
                return points + (f"{start} " in f"{text} "), reason, -1, 0
    return _spoiled(term, person) if term.near else _UNFIT


def _spelt_right(word: str, person: Findable, at: int) -> Fit:
    """How `word` fits the word of the name after the blank at `at`, which it is or begins."""
    if person.name.startswith(f" {word} ", at):
        return 100.0 + _place(at, person), "name", at, len(word)
    return 90.0 + _place(at, person), "prefix", at, len(word)


def _place(at: int, person: Findable) -> float:
    """A last name before a first one; the first word of either before its others, which are left out more often."""
    if at == 0:
        return 1.0
    first = person.first_at
    return (at in (first, person.last_at)) - _FIRST_NAME * (at >= first)


def _spoiled(term: Term, person: Findable) -> Fit:
    """The words of the name before the company's; a whole word before a beginning, which might still become anything."""
    lost, best, at = _PER_ERROR * term.errors, _UNFIT, 0
    for part in person.name_key.split():
        if part.startswith(term.near):
            place = _place(at, person) - _OTHER_START * (part[0] != term.word[0])
            if part in term.near:
                best = max(best, (54.0 + place - lost, "typo", at, len(part)))
            elif not term.whole:
                length = max(len(word) for word in term.near if part.startswith(word))
                points = 50.0 + place + length - len(term.word)
                best = max(best, (points - lost, "typo", at, length))
        at += len(part) + 1
    if best is _UNFIT and not term.whole and any(part.startswith(term.near) for part in person.company_key.split()):
        return 40.0 - lost, "typo", -1, 0
    return best
