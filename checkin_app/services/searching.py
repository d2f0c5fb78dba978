"""Search as the desk uses it: ranked hits, each with why it matched."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checkin_app.domain.attendee import Category
from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.names import search_words
from checkin_app.domain.search import Match, allowed_errors, match
from checkin_app.services.card import clock_time, state_of
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.store import search as search_store

LONGEST_QUERY = 200
"""Letters of a query that are looked at: the rest is a cat on the keyboard."""


@dataclass(frozen=True, slots=True)
class Hit:
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
    """The people that `text` may mean, best first. Nothing typed finds nobody."""
    words = search_words(text[:LONGEST_QUERY])
    if not words:
        return []
    found = _scored(search_store.candidates(session.store, words), words)
    if len(found) < limit and any(allowed_errors(word) for word in words):
        known = {row["id"] for row, _ in found}
        near = [row for row in search_store.near(session.store, words) if row["id"] not in known]
        found += _scored(near, words)
    best = sorted(found, key=lambda pair: (-pair[1].score, pair[0]["name_key"], pair[0]["id"]))[:limit]
    return _hits(session, best, text)


def hits_of(session: Session, rows: list[dict[str, Any]]) -> list[Hit]:
    """People as hits, in the order given: a company's staff, the list."""
    return _hits(session, [(row, Match(0.0, (), ())) for row in rows], "")


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


def _scored(rows: list[dict[str, Any]], words: list[str]) -> list[tuple[dict[str, Any], Match]]:
    matches = ((row, match(words, row)) for row in rows)
    return [(row, found) for row, found in matches if found]


def _hits(session: Session, found: list[tuple[dict[str, Any], Match]], text: str) -> list[Hit]:
    day = session.event.working_day(session.clock())
    came = _arrivals(session, [row["id"] for row, _ in found], day.isoformat())
    return [_hit(session, row, how, came.get(row["id"]), text) for row, how in found]


def _arrivals(session: Session, ids: list[str], day: str) -> dict[str, datetime]:
    marks = ", ".join("?" * len(ids))
    rows = session.store.query(
        f"SELECT attendee, at FROM admission WHERE checkpoint = ? AND day = ? AND attendee IN ({marks})",
        ENTRANCE.id, day, *ids,
    )  # fmt: skip
    return {row["attendee"]: datetime.fromisoformat(row["at"]) for row in rows}


def _hit(session: Session, row: dict[str, Any], how: Match, came: datetime | None, text: str) -> Hit:
    person = attendees.attendee_of(row)
    why = how.why
    if {"name", "prefix"} & set(why) and _accents_ignored(text, how.matched_letters(person.sort_name)):
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
