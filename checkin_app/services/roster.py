"""The list of everybody: filtered, sorted, counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import PrintState
from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.names import fold, search_words
from checkin_app.services.card import agendas_told, badge_state, clock_time, state_of
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.store.search import beginning_with
from checkin_app.wording import country_name

STATES = ("expected", "arrived", "unpaid", "cancelled", "blocked")

ORDERS = {
    "name": "a.name_key",
    "company": "a.company_key",
    "country": "a.country",
    "category": "a.category",
    "state": "state",
    "arrived": "arrived",
    "stand": "a.stand",
}
"""What the list can be sorted by, and by which column."""

_STATE = (
    "CASE WHEN a.status IN ('cancelled', 'blocked') THEN a.status WHEN d.at IS NOT NULL THEN 'arrived'"
    " WHEN a.status = 'pending' THEN 'unpaid' ELSE 'expected' END"
)
_FROM = "FROM attendee AS a LEFT JOIN admission AS d ON d.attendee = a.id AND d.checkpoint = ? AND d.day = ?"


@dataclass(frozen=True, slots=True)
class AttendeeFilter:
    """Which people are wanted; what is empty does not narrow."""

    text: str = ""
    state: str | None = None
    category: Category | None = None
    country: str | None = None
    company: str | None = None
    stale_badge: bool = False


@dataclass(frozen=True, slots=True)
class AttendeeRow:
    """A line of the list. `badge` is the state of the last badge sent to a printer."""

    id: str
    name: str
    company: str
    country: str
    category: Category
    state: str
    arrived_at: str
    stand: str
    badge: PrintState | None
    stale_badge: bool


@dataclass(frozen=True, slots=True)
class RosterCounts:
    """How many there are of each kind among those that the filter leaves."""

    total: int
    by_state: dict[str, int]
    by_category: dict[str, int]
    by_country: dict[str, int]


def attendee_ids(
    session: Session, wanted: AttendeeFilter | None = None, order: str = "name", descending: bool = False
) -> list[str]:
    """The ids of the people wanted, in order; `order` is one of `ORDERS`."""
    wanted = wanted or AttendeeFilter()
    where, values = _conditions(wanted)
    way = "DESC" if descending else "ASC"
    last = "arrived IS NULL, " if order == "arrived" else ""
    by = _by_country(session) if order == "country" else ORDERS[order]
    rows = session.store.query(
        f"SELECT a.id AS id, {_STATE} AS state, d.at AS arrived {_FROM} {where}"
        f" ORDER BY {last}{by} {way}, a.name_key, a.id",
        *_today(session), *values,
    )  # fmt: skip
    ids = [row["id"] for row in rows]
    return _stale_only(session, ids) if wanted.stale_badge else ids


def rows(session: Session, ids: Sequence[str]) -> list[AttendeeRow]:
    """Those people as lines, in the order asked for."""
    day = session.event.working_day(session.clock())
    came = attendees.arrivals_of(session.store, ids, day, ENTRANCE.id)
    printed = attendees.prints(session.store, ids) if ids else {}
    told = agendas_told(session, printed)
    lines = []
    for person in attendees.by_ids(session.store, ids):
        badge = badge_state(session, person, printed.get(person.id, []), told)
        arrived = came.get(person.id)
        lines.append(
            AttendeeRow(
                id=person.id,
                name=person.sort_name,
                company=person.company,
                country=person.country,
                category=person.category,
                state=state_of(person, arrived is not None),
                arrived_at=clock_time(session.event, arrived) if arrived else "",
                stand=person.stand,
                badge=badge.last_state,
                stale_badge=badge.stale,
            )
        )
    return lines


def counts(session: Session, wanted: AttendeeFilter | None = None) -> RosterCounts:
    """How many the filter leaves, by state, category and country."""
    where, values = _conditions(wanted or AttendeeFilter())
    found = session.store.query(
        f"SELECT {_STATE} AS state, a.category AS category, a.country AS country, count(*) AS n {_FROM} {where}"
        " GROUP BY 1, 2, 3", *_today(session), *values,
    )  # fmt: skip
    return RosterCounts(
        total=sum(row["n"] for row in found),
        by_state=_summed(found, "state"),
        by_category=_summed(found, "category"),
        by_country=_summed(found, "country"),
    )


def _by_country(session: Session) -> str:
    """Countries in the order of their names on the screen, not of their codes: Germany is not DE, nor Allemagne."""
    codes = [row["country"] for row in session.store.query("SELECT DISTINCT country FROM attendee WHERE country <> ''")]
    named = sorted((code for code in codes if code.isalpha()), key=lambda code: fold(country_name(code)))
    ranks = " ".join(f"WHEN '{code}' THEN {rank}" for rank, code in enumerate(named))
    return f"CASE a.country {ranks} ELSE {len(named)} END" if named else "a.country"


def _today(session: Session) -> tuple[str, str]:
    return ENTRANCE.id, session.event.working_day(session.clock()).isoformat()


def _conditions(wanted: AttendeeFilter) -> tuple[str, list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for column, value in (
        ("a.category", wanted.category),
        ("a.country", wanted.country),
        (_STATE, wanted.state),
    ):
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(str(value))
    if wanted.company is not None:
        conditions.append("a.company_key = ?")
        values.append(fold(wanted.company))
    words = search_words(wanted.text)
    if words:
        conditions.append("a.number IN (SELECT rowid FROM attendee_search WHERE attendee_search MATCH ?)")
        values.append(beginning_with(words))
    return ("WHERE " + " AND ".join(conditions) if conditions else ""), values


def _stale_only(session: Session, ids: Sequence[str]) -> list[str]:
    printed = attendees.prints(session.store)
    people = attendees.by_ids(session.store, [i for i in ids if i in printed])
    told = agendas_told(session, printed)
    return [p.id for p in people if badge_state(session, p, printed[p.id], told).stale]


def _summed(found: list[dict[str, Any]], column: str) -> dict[str, int]:
    sums: Counter[str] = Counter()
    for row in found:
        sums[row[column]] += row["n"]
    return dict(sums)


def arrival_times(session: Session, day: str) -> list[datetime]:
    """When people first came on a day, in order."""
    found = session.store.query("SELECT at FROM admission WHERE day = ? AND checkpoint = ? ORDER BY at", day, ENTRANCE.id)
    return [datetime.fromisoformat(row["at"]) for row in found]
