"""Which known words somebody may have meant: one letter missing, added, swapped or wrong, in a word that may be unfinished.

The known words are kept sorted, so that all that begins alike lies together: a beginning is looked up by bisection, and a new
word slips in without anything being built again. No index of letter runs is needed, and nothing near is ever overlooked.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Sequence

from checkin_app.domain.names import PARTICLES

_FEW = 60
"""Words that are compared one by one; more are asked about by trying each letter."""

_REMEMBERED = 2_000
"""Words typed whose corrections are kept: the first word of a query is asked about again at every key of the second."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LAST = "\U0010ffff"
"""After every word: where a search may always end."""

_FEW_WORDS = 24
_PEOPLE_A_WORD = 40

_MOST, _MOST_WHOLE = 40, 16
"""Corrections of one word that are followed up, and those that are whole words."""

_ONE_ERROR_FROM = 3
_TWO_ERRORS_FROM = 7
_SURE_LETTERS = 3
_COMPARED = 200


class Vocabulary:
    """The folded words of every name and company; a word is given as often as somebody has it."""

    def __init__(self, words: Iterable[str]) -> None:
        self._people = Counter(words)
        self._known = set(self._people)
        self._words = [*sorted(self._known), _LAST]
        self._asked: dict[tuple[str, bool], tuple[str, ...]] = {}
        self._asked_twice: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._words) - 1

    def add_all(self, words: Iterable[str]) -> None:
        """Take in a few more words; they may be known already."""
        for word in words:
            self._people[word] += 1
            if word not in self._known:
                self._known.add(word)
                insort(self._words, word)
                self._asked.clear()
                self._asked_twice.clear()

    def knows(self, word: str) -> bool:
        """Whether `word` is one of them."""
        return word in self._known

    def begins(self, start: str) -> bool:
        """Whether any of them begins with `start`."""
        return self._words[bisect_left(self._words, start)].startswith(start)

    def beginning(self, start: str) -> list[str]:
        """All of them that begin with `start`, where it pays to look them up one by one: few, that many people have; else none.

        Each costs the index as much as some forty people do whom it finds by `start`.
        """
        low, high = self._range(start, 0, len(self))
        if high - low > _FEW_WORDS:
            return []
        words = self._words[low:high]
        return words if sum([self._people[word] for word in words]) > _PEOPLE_A_WORD * len(words) else []

    def one_error(self, typed: str, *, whole: bool = False) -> tuple[str, ...]:
        """The beginnings of known words that are one letter away from `typed`, or only whole words.

        Nothing for words of one or two letters, and for numbers: there every other one would be near.
        """
        if len(typed) < _ONE_ERROR_FROM or not typed.isalpha():
            return ()
        asked = (typed, whole)
        if asked not in self._asked:
            found = (
                {guess for place in range(len(typed) + 1) for guess in _guesses(typed, place)} if whole else self._near(typed)
            )
            known = (self._known & found) - {typed}
            if len(self._asked) >= _REMEMBERED:
                self._asked.clear()
            likeliest = _likeliest(typed, known, set() if whole else _shortest(found))
            self._asked[asked] = likeliest[:_MOST_WHOLE] if whole else likeliest
        return self._asked[asked]

    def two_errors(self, typed: str) -> tuple[str, ...]:
        """The beginnings of known words two letters away from a long word whose first letters are right."""
        if len(typed) < _TWO_ERRORS_FROM or not typed.isalpha():
            return ()
        if typed not in self._asked_twice:
            if len(self._asked_twice) >= _REMEMBERED:
                self._asked_twice.clear()
            self._asked_twice[typed] = self._two_errors(typed)
        return self._asked_twice[typed]

    def _two_errors(self, typed: str) -> tuple[str, ...]:
        for sure in (_SURE_LETTERS, _SURE_LETTERS + 1):
            low, high = self._range(typed[:sure], 0, len(self))
            if high - low <= _COMPARED:
                break
        found, rest = set(), typed[sure:]  # the letters that agree need no comparing
        for word in self._words[low : min(high, low + _COMPARED)]:
            length = nearest_beginning(rest, word[sure : len(typed) + 2], 2)
            if length:
                found.add(word[: sure + length])
        return _likeliest(typed, self._known & found, _shortest(found))

    def parted(self, typed: str) -> list[list[str]]:
        """`typed` as two known words written in one, the second perhaps unfinished: "beatriznun" -> "beatriz", "nun".

        Particles written together with what follows them are left out: "lebras", "vonderheide". When there are none, a letter
        may stand where a hyphen or an apostrophe belongs: "nunezuvilie", "dhauberria".
        """
        return self._halves(typed, 0) or self._halves(typed, 1)

    def _halves(self, typed: str, between: int) -> list[list[str]]:
        found = []
        for place in range(2 - between, len(typed) - 1 - 3 * between):
            first, second = typed[:place], typed[place + between :]
            if self.begins(second) and (self.knows(first) or _only_particles(first)):
                found.append([second] if _only_particles(first) else [first, second])
        return found

    def _range(self, start: str, low: int, high: int) -> tuple[int, int]:
        return bisect_left(self._words, start, low, high), bisect_left(self._words, start + _LAST, low, high)

    def _near(self, typed: str) -> set[str]:
        """Walks along `typed` while known words begin so: an error can only be where they still do."""
        words, found = self._words, set[str]()
        low, high = 0, len(self)
        for place in range(len(typed) + 1):
            if high - low <= _FEW:
                for word in words[low:high]:
                    found.update(_repaired(typed, word, place))
                break
            within = (0, len(words)) if place == 0 else (low, high)
            found.update(g for g in _guesses(typed, place) if words[bisect_left(words, g, *within)].startswith(g))
            low, high = self._range(typed[: place + 1], low, high)
        found -= {"", typed}
        return found


def _only_particles(text: str) -> bool:
    return not text or any(_only_particles(text[len(p) :]) for p in PARTICLES if text.startswith(p))


def _guesses(typed: str, place: int) -> list[str]:
    """What may have been meant if the first error is at `place`."""
    before, after = typed[:place], typed[place:]
    rest = after[1:]
    guesses = [before + letter + after for letter in _LETTERS]
    if after:
        guesses += [before + letter + rest for letter in _LETTERS]
        guesses.append(before + rest)
    if rest:
        guesses.append(before + rest[0] + after[0] + rest[1:])
    return guesses


def _repaired(typed: str, word: str, place: int) -> list[str]:
    """The beginnings of `word`, which agrees with `typed` up to `place`, that are one error away."""
    length = len(typed)
    while place < length and word[place : place + 1] == typed[place]:
        place += 1
    if place == length:
        return []
    rest, found = typed[place + 1 :], []
    if word.startswith(rest, place + 1) and len(word) > place:
        found.append(word[:length])
    if word.startswith(typed[place:], place + 1):
        found.append(word[: length + 1])
    if word.startswith(rest, place):
        found.append(word[: length - 1])
    if rest and word.startswith(rest[0] + typed[place] + rest[1:], place):
        found.append(word[:length])
    return found


def _shortest(found: set[str]) -> set[str]:
    """Without those that begin with another one: they say nothing new."""
    kept: list[str] = []
    for word in sorted(found):
        if not kept or not word.startswith(kept[-1]):
            kept.append(word)
    return set(kept)


def _likeliest(typed: str, known: set[str], begun: set[str]) -> tuple[str, ...]:
    """The first letter is rarely the wrong one; a whole word says more than a beginning."""
    found = known | begun
    order = sorted(found, key=lambda word: (word[0] != typed[0], word not in known, abs(len(word) - len(typed)), word))
    return tuple(order[:_MOST])


def nearest_beginning(typed: str, word: str, limit: int) -> int:
    """How long the beginning of `word` nearest to `typed` is, by optimal string alignment; 0 when beyond `limit` errors."""
    before: Sequence[int] = ()
    above = list(range(len(word) + 1))
    for i, letter in enumerate(typed, 1):
        row = [i]
        for j, other in enumerate(word, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != other))
            if before and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return 0
        before, above = above, row
    least = min(above)
    return above.index(least) if least <= limit else 0
