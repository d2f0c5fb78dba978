"""Candidates for a search: by the beginning of the name, by word prefixes in the index, by words that are nearly those typed.

FTS5 with `detail=none` and never `ORDER BY rank`: what it finds is scored by `domain.search`. What is kept in memory (the words
that anybody is called by, and the people looked at before) follows the journal, whoever wrote it, without being built again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from itertools import chain, zip_longest
from typing import Any

from checkin_app.domain.index_words import marked
from checkin_app.domain.search import COLUMNS, Findable, Term
from checkin_app.domain.spelling import Vocabulary
from checkin_app.store.database import Store
from checkin_app.store.faults import environment_faults

_LIMIT = (40, 100)
"""Rows of the index that are scored, for one word or a letter or two of the next, and for more: of very many, any will do."""

_NEAR = (50, 300)
"""The same where a slip is looked for: much that is one letter away is not meant."""

_FOLLOWED = 2_000
"""People changed since the last search up to which memory follows them one by one."""

_COMPLETE = 4
"""Queries of late whose people are remembered, if they were all there are: who types on can only mean one of them."""

_KEPT = 20_000
"""People kept in memory; a kilobyte or two each."""

_PREFIXES = 3
"""Letters of a beginning for which the index has lists of its own."""

_LAST = "\U0010ffff"
_PERSON = f"SELECT {', '.join(COLUMNS)} FROM attendee"


class Index:
    """How people are found in one event file, and what is remembered of them, true up to journal entry `entry`."""

    def __init__(self, store: Store, entry: int) -> None:
        self._store = store
        self._people: dict[int, Findable] = {}
        self._vocabulary: Vocabulary | None = None
        self._complete: deque[tuple[tuple[str, ...], list[Findable]]] = deque(maxlen=_COMPLETE)
        self._absent: set[str] = set()
        self.entry = entry

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of all names and companies."""
        if self._vocabulary is None:
            keys = self._rows("SELECT name_key || ' ' || company_key FROM attendee")
            self._vocabulary = Vocabulary(chain.from_iterable([key.split() for (key,) in keys]))
        return self._vocabulary

    def candidates(self, words: Sequence[str], name: str, enough: int) -> list[Findable]:
        """People who have every one of `words` as a word or as the beginning of one.

        Where there are very many, those whose names begin with `name` (the query, folded) and those who have the whole words
        come before the others; `enough` is how many of them make it needless to look further.
        """
        known = self._found_before(words)
        if known is not None:
            return known
        limit = _LIMIT[_telling(words)]
        named = self._named(name, enough) if len(words) == 1 else []
        if len(named) < enough:
            begun_so = self._matching(" AND ".join(map(self._begun, words)), limit)
            if len(begun_so) < limit:
                people = self._found(begun_so)
                self._complete.append((tuple(words), people))
                return people
            named = [*(named or self._named(name, enough)), *begun_so]
        whole = self._matching(" AND ".join(f"({_quoted(word)} OR {_quoted(marked(word))})" for word in words), limit)
        return self._found([*named, *whole])

    def spelt(self, word: str) -> bool:
        """Whether anybody has a word that begins so; asked first, it spares looking for all words of a query together."""
        if self.vocabulary.begins(word):
            return True
        if any(word[:length] in self._absent for length in range(1, len(word) + 1)):
            return False
        found = bool(self._matching(f"{_quoted(marked(word))}*", 1))
        if not found:
            self._absent.add(word)
        return found

    def _found_before(self, words: Sequence[str]) -> list[Findable] | None:
        """Everybody who has all of `words`, from among those whom less of the same words found."""
        for fewer, before in reversed(self._complete):
            if len(fewer) <= len(words) and all(map(str.startswith, words, fewer)):
                new = [word for word, old in zip_longest(words, fewer) if word != old]
                people = [person for person in before if all(map(person.has, new))]
                self._complete.append((tuple(words), people))
                return people
        return None

    def near(self, terms: Sequence[Term]) -> list[Findable]:
        """People who have, for every term, its word or one that it may be a slip for."""
        if any(term.absent and not term.near for term in terms):
            return []
        limit = _NEAR[_telling([term.word for term in terms])]
        return self._found(self._matching(" AND ".join(map(self._any_of, terms)), limit))

    def namesakes(self, terms: Sequence[Term]) -> list[Findable]:
        """As `near`, whole words only, of names and companies: it takes a fraction of the time."""
        knows = self.vocabulary.knows
        meant = [[_quoted(word) for word in (term.word, *term.near) if knows(word)] for term in terms]
        if not all(meant):
            return []
        limit = _NEAR[_telling([term.word for term in terms])]
        return self._found(self._matching(" AND ".join(f"({' OR '.join(words)})" for words in meant), limit))

    def follow(self, entry: int) -> bool:
        """Look again at those whom the journal speaks of since; False when they are so many that all is better forgotten."""
        changed = self._rows(
            "SELECT DISTINCT substr(subject, 10) FROM journal WHERE rowid > ? AND subject LIKE 'attendee:%' LIMIT ?",
            self.entry, _FOLLOWED,
        )  # fmt: skip
        if changed:
            self._complete.clear()
            self._absent.clear()
        self.entry = entry
        for (attendee_id,) in changed:
            self._relearn(attendee_id)
        return len(changed) < _FOLLOWED

    def _relearn(self, attendee_id: str) -> None:
        """Words that nobody is called by any more may stay: they find nobody."""
        for row in self._rows(f"{_PERSON} WHERE id = ?", attendee_id):
            person = self._people[row[0]] = Findable(row)
            if self._vocabulary is not None:
                self._vocabulary.add_all((*person.name_key.split(), *person.company_key.split()))
            return
        self._people = {number: person for number, person in self._people.items() if person.id != attendee_id}

    def _begun(self, word: str) -> str:
        """What finds all who have a word that begins as `word`."""
        return f"({' OR '.join([*self._plain(word), f'{_quoted(marked(word))}*'])})"

    def _plain(self, start: str) -> list[str]:
        """Of names and companies: a beginning is gathered whole before other words are looked at, a list of words is not."""
        known = self.vocabulary.beginning(start) if len(start) > _PREFIXES else []
        return [*map(_quoted, known)] or [f"{_quoted(start)}*"]

    def _any_of(self, term: Term) -> str:
        """A beginning finds all that begins with it: longer ones would only be looked up as well."""
        found = [] if term.absent else [self._begun(term.word)]
        last = None
        for word in sorted(term.near):
            if term.whole:
                found.append(_quoted(word))
            elif last is None or not word.startswith(last):
                last = word
                found += self._plain(word)
        return f"({' OR '.join(found)})"

    def _named(self, name: str, limit: int) -> list[int]:
        sql = "SELECT number FROM attendee WHERE name_key >= ? AND name_key < ? ORDER BY name_key LIMIT ?"
        return [row[0] for row in self._rows(sql, name, name + _LAST, limit)]

    def _matching(self, expression: str, limit: int) -> list[int]:
        sql = "SELECT rowid FROM attendee_search WHERE attendee_search MATCH ? LIMIT ?"
        return [row[0] for row in self._rows(sql, expression, limit)]

    def _found(self, numbers: Sequence[int]) -> list[Findable]:
        people = self._people
        missing = [number for number in numbers if number not in people]
        if missing:
            if len(people) > _KEPT:
                people.clear()
                missing = list(numbers)
            marks = ", ".join("?" * len(missing))
            people.update((row[0], Findable(row)) for row in self._rows(f"{_PERSON} WHERE number IN ({marks})", *missing))
        return [people[number] for number in dict.fromkeys(numbers) if number in people]

    def _rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with environment_faults(self._store.path):
            found: list[tuple[Any, ...]] = self._store.db.conn.execute(sql, values).fetchall()
        return found


def index(store: Store) -> Index:
    """The index as of now: brought up to the last entry of the journal, whether we wrote it or another process."""
    with environment_faults(store.path):
        entry = store.db.conn.execute("SELECT coalesce(max(rowid), 0) FROM journal").fetchone()[0]
    held: Index | None = store.cache.get("search")
    if held is None or (held.entry != entry and not held.follow(entry)):
        held = store.cache["search"] = Index(store, entry)
    return held


def beginning_with(words: Sequence[str]) -> str:
    """What finds, in the index, all who have all of `words` as words or beginnings of words."""
    return " AND ".join(f"({_quoted(word)}* OR {_quoted(marked(word))}*)" for word in words)


def _telling(words: Sequence[str]) -> bool:
    """Whether few people have all of `words`: two or more, of three letters and more."""
    return len(words) > 1 and all(len(word) > 2 for word in words)


def _quoted(word: str) -> str:
    return f'"{word}"'
