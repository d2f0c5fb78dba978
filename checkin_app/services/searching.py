"""Search as the desk uses it: ranked hits, each with why it matched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from operator import itemgetter
from typing import Any, NamedTuple

from checkin_app.domain.attendee import Category
from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.names import fold, search_words, untitled
from checkin_app.domain.readings import readings
from checkin_app.domain.search import COLUMNS, MOST_WORDS, Findable, Fit, Match, Term, match, score, suspected
from checkin_app.domain.spelling import Vocabulary
from checkin_app.services.card import clock_time, state_of
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.store import search as search_store
from checkin_app.store.search import Index

LONGEST_QUERY = 200
"""Letters of a query that are looked at: the rest is a cat on the keyboard."""

_BESIDE = 3
"""People spelt otherwise that are shown below those spelt so."""

_MANY = 12
"""People of whom a list shows a part only, and says so."""

_BEGUN = 96.0
"""Points up to which not every word typed is a whole one of the name: see `domain.search`."""

_LONG = 5
"""Letters from which one word may be a whole name."""

_Ranked = tuple[float, int, str, str, Findable, list[Fit]]
"""Points (below 0, to be sorted by), how many names, the name, the id, the person, how they fit."""


class _Found(NamedTuple):
    """Somebody found, for what, and how they fit it."""

    person: Findable
    points: float = 0.0
    terms: Sequence[Term] = ()
    fits: Sequence[Fit] = ()


class Hit(NamedTuple):
    """One person found. `matched` are spans of "Last First"; `why` codes: name, prefix, accents, typo, company, …"""

    id: str
    external_id: str
    first_name: str
    last_name: str
    company: str
    country: str
    category: Category
    state: str
    arrived_at: str
    stand: str
    score: float
    why: tuple[str, ...]
    matched: tuple[tuple[int, int], ...] = ()


def search(session: Session, text: str, limit: int = 10) -> list[Hit]:
    """The people that `text` may mean, best first. Nothing typed finds nobody.

    Who is spelt as typed comes first; below, when it may be a whole name, a few whose names are one letter away. Under a name
    that is only begun they would be in the way. When nobody is spelt so, a slip is looked for: in the words that nobody has,
    then in all of them, then two letters in long ones. Particles never decide whether somebody is found, only who comes first.
    A telephone number may be typed in groups, and a stand as it is said: see `domain.readings`.
    """
    index = search_store.index(session.store)
    for meant in readings(text[:LONGEST_QUERY]):
        hits = _people(index, meant, limit)
        if hits:
            return _hits(session, hits, text)
    return []


def _people(index: Index, text: str, limit: int) -> list[_Found]:
    typed = fold(text)
    words = search_words(typed)[:MOST_WORDS]
    if not words:
        return []
    full = typed.split()[:MOST_WORDS]
    hits = _right(index, typed, full, words, limit) if all(map(index.spelt, words)) else []
    if not hits:
        named = untitled(full)
        hits = _slips(index, named, limit) or (_slips(index, words, limit) if words != named else [])
    elif len(hits) < limit and _finished(index, words):
        hits += _beside(index, words, hits)[: limit - len(hits)]
    return hits


def warm(session: Session) -> None:
    """Learn the words of the list, so that the first slip of the day costs no more than the others."""
    len(search_store.index(session.store).vocabulary)


def hits_of(session: Session, rows: list[dict[str, Any]]) -> list[Hit]:
    """People as hits, in the order given: a company's staff, the list."""
    return _hits(session, [_Found(Findable([row[column] for column in COLUMNS])) for row in rows], "")


def company_of(session: Session, attendee_id: str) -> list[Hit]:
    """Everybody of a person's company, themselves included."""
    person = attendees.by_id(session.store, attendee_id)
    if person is None:
        return []
    rows = session.store.query(
        "SELECT * FROM attendee WHERE company_key = (SELECT company_key FROM attendee WHERE id = ?)"
        " AND (company_key <> '' OR id = ?) ORDER BY name_key", person.id, person.id,
    )  # fmt: skip
    return hits_of(session, rows)


def _right(index: Index, typed: str, full: list[str], words: list[str], limit: int) -> list[_Found]:
    """Those who are spelt so, with the particles typed before those without."""
    terms = [Term(word) for word in words]
    found: list[_Found] = []
    if len(full) > len(words):
        found = _ranked(index.candidates(full, typed, limit), [Term(word) for word in full], limit)
    if len(found) < limit:
        seen = {one.person.id for one in found}
        others = [person for person in index.candidates(words, typed, limit) if person.id not in seen]
        found += _ranked(others, terms, limit - len(found))
    return found


def _finished(index: Index, words: list[str]) -> bool:
    """Whether `words` may be all that will be typed: more than one, or one that somebody is called."""
    return len(words) > 1 or (len(words[0]) >= _LONG and index.vocabulary.knows(words[0]))


def _beside(index: Index, words: list[str], right: list[_Found]) -> list[_Found]:
    """A few whose names are one letter away from those found: "bonet" may be Bonnet, and "paul marin" Paul Martin."""
    terms = [Term(word, index.vocabulary.one_error(word, whole=True), whole=True, absent=True) for word in words]
    if not any(term.near for term in terms):
        return []
    seen = {one.person.id for one in right}
    return _ranked([person for person in index.namesakes(terms) if person.id not in seen], terms, _BESIDE)


def _slips(index: Index, words: list[str], limit: int) -> list[_Found]:
    """People for a query that nobody is spelt like, by the least that has to be wrong with it."""
    absent = frozenset(word for word in words if not index.spelt(word))
    return next(filter(None, (_ranked(index.near(t), t, limit) for t in _explanations(index.vocabulary, words, absent))), [])


def _explanations(known: Vocabulary, words: list[str], absent: frozenset[str]) -> Iterator[list[Term]]:
    """What may be wrong with `words`, likeliest first: a strange word, a blank too few or too many, any word, two letters.

    A strange word is none of a name or a company; an `absent` one, nothing else that anybody is found by either.
    """
    strange = [word for word in words if not known.begins(word)]
    if strange:
        yield _doubted(known, words, strange, absent)
    for place, word in enumerate(words):
        for parts in known.parted(word) if word in strange else ():
            yield _rewritten(words[:place], parts, words[place + 1 :])
        one = "".join(words[place : place + 2])
        if one != word and known.begins(one):
            yield _rewritten(words[:place], [one], words[place + 2 :])
    if len(words) > 1:
        yield _doubted(known, words, words, absent)
    twice = [Term(word, known.two_errors(word), errors=2, absent=word in absent) for word in words]
    if any(term.near for term in twice):
        yield [term if term.near else suspected(term.word, known, absent=term.absent) for term in twice]


def _doubted(known: Vocabulary, words: list[str], doubted: list[str], absent: frozenset[str]) -> list[Term]:
    return [suspected(word, known, absent=word in absent) if word in doubted else Term(word) for word in words]


def _rewritten(before: list[str], guessed: list[str], after: list[str]) -> list[Term]:
    return [*map(Term, before), *(Term(word, guessed=True) for word in guessed), *map(Term, after)]


def _ranked(people: Sequence[Findable], terms: Sequence[Term], limit: int) -> list[_Found]:
    """The best first; of equals, who has the fewest other names, as what was typed is likelier to be all of theirs."""
    best: list[_Ranked] = []
    for person in people:
        points, fits = score(terms, person)
        if points:
            best.append((-points, person.names, person.name_key, person.id, person, fits))
    best.sort(key=_ORDER)
    if len(terms) > 1 and len(best) > limit:
        best = _varied(best)
    return [_Found(person, -points, terms, fits) for points, _names, _key, _id, person, fits in best[:limit]]


_ORDER = itemgetter(0, 1, 2, 3)


def _varied(best: list[_Ranked]) -> list[_Ranked]:
    """With third and further namesakes after everybody else, as long as their name is only begun, or misspelt.

    Of a million, more than a list holds are called alike and begin as another name does; who types the name whole sees them.
    Among very many, one stands for all of its name, but for the first, which must not be taken for the only one, and for those
    whom their ticket alone tells from it.
    """
    seen: dict[str, list[str]] = {}
    first: list[_Ranked] = []
    later: list[_Ranked] = []
    leading = f"{best[0][4].last_name} {best[0][4].first_name}"
    for one in best:
        person = one[4]
        name = f"{person.last_name} {person.first_name}"
        before = seen.setdefault(name, [])
        stood_for = len(best) > _MANY and name != leading and person.company_key not in before
        spare = len(before) > 1 or (before and stood_for)
        (later if spare and -one[0] <= _BEGUN else first).append(one)
        before.append(person.company_key)
    return first + later


def _hits(session: Session, found: list[_Found], text: str) -> list[Hit]:
    day = session.event.working_day(session.clock())
    came = attendees.arrivals_of(session.store, [one.person.id for one in found], day, ENTRANCE.id)
    twins = _twins([one.person for one in found])
    hits = []
    for person, points, terms, fits in found:
        how = match(points, terms, fits, person)
        if person.id in twins and "ticket" not in how.why:
            how = Match(how.score, (*how.why, "ticket"), how.spans)
        hits.append(_hit(session, person, how, came.get(person.id), text))
    return hits


def _twins(people: list[Findable]) -> set[str]:
    """Those whom name, company and country do not tell apart: their ticket does."""
    seen: dict[tuple[str, str, str], list[str]] = {}
    for person in people:
        seen.setdefault((person.name_key, person.company_key, person.country), []).append(person.id)
    return {name for same in seen.values() if len(same) > 1 for name in same}


def _hit(session: Session, person: Findable, how: Match, came: datetime | None, text: str) -> Hit:
    why, name = how.why, f"{person.last_name} {person.first_name}"
    if not name.isascii() and {"name", "prefix"} & set(why) and _accents_ignored(text, how.matched_letters(name)):
        why = (*why, "accents")
    return Hit(
        id=person.id,
        external_id=person.external_id,
        first_name=person.first_name,
        last_name=person.last_name,
        company=person.company,
        country=person.country,
        category=person.category,
        state=state_of(person, came is not None),
        arrived_at=clock_time(session.event, came) if came else "",
        stand=person.stand,
        score=round(how.score, 1),
        why=why,
        matched=how.spans,
    )


def _accents_ignored(text: str, letters: str) -> bool:
    """Whether a letter with an accent was found by one without: `nunez` for Núñez."""
    return any(not c.isascii() for c in letters) and not any(c in text.lower() for c in letters.lower() if not c.isascii())
