"""The evening: the event in figures, reconciled with the journal, and the proof that the file is whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from checkin_app.domain.attendee import Attendee, Status
from checkin_app.domain.checkin import Direction
from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.journal import chain_faults
from checkin_app.domain.state import Passage
from checkin_app.services import meetings as meeting_service
from checkin_app.services import roster
from checkin_app.services.session import Session
from checkin_app.store import attendees, derived, journal
from checkin_app.store import stands as stand_store
from checkin_app.store.faults import UNREADABLE

NONE = "(none)"
"""How a figure names those who gave no country, network or bioregion."""

QUARTER = timedelta(minutes=15)
_GONE = frozenset({Status.CANCELLED, Status.BLOCKED})


@dataclass(frozen=True, slots=True)
class Share:
    """How many are registered, and how many of them came on any day (or on the day asked for)."""

    registered: int
    arrived: int


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that must agree. `code` names its sentence; `facts` are the numbers on both sides."""

    code: str
    ok: bool
    facts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """The event in numbers. Cancelled and blocked registrations are not participants.

    `arrivals` are first entries by quarter hour of each day, event-local "HH:MM", without gaps between the first and the last.
    A meeting is held when both sides came that day.
    """

    participants: int
    arrived: int
    countries: int
    stands: int
    stands_taken: int
    meetings: int
    meetings_held: int
    walk_ins: int
    by_country: dict[str, Share]
    by_category: dict[str, Share]
    by_bioregion: dict[str, Share]
    by_network: dict[str, Share]
    by_status: dict[str, Share]
    by_day: dict[date, int]
    arrivals: dict[date, list[tuple[str, int]]]
    reconciliation: list[Check]
    journal_entries: int


@dataclass(frozen=True, slots=True)
class Verification:
    """What `verify` found. `problems` are ids or names of what does not agree, each with a word for what it is."""

    ok: bool
    entries: int
    desks: int
    subjects: int
    problems: list[str]


def figures(session: Session, day: date | None = None) -> Figures:
    """The event in figures; `day` counts only those who came on that day."""
    people = [p for p in attendees.everybody(session.store) if p.status not in _GONE]
    passages = attendees.passages(session.store)
    came = _came(session, day)
    planned = meeting_service.meetings(session, day)
    allocated = stand_store.allocations(session.store)
    stands = [stand for hall in stand_store.halls(session.store) for stand in hall.stands]
    return Figures(
        participants=len(people),
        arrived=sum(1 for p in people if p.id in came),
        countries=len({p.country for p in people if p.country}),
        stands=len(stands),
        stands_taken=sum(1 for stand in stands if stand.number in allocated),
        meetings=len(planned),
        meetings_held=sum(1 for view in planned if not view.missing),
        walk_ins=sum(1 for p in people if p.walk_in),
        by_country=_shares(people, came, lambda p: p.country),
        by_category=_shares(people, came, lambda p: p.category),
        by_bioregion=_shares(people, came, lambda p: p.bioregion),
        by_network=_shares(people, came, lambda p: p.network),
        by_status=_shares(people, came, lambda p: p.status_label or p.status),
        by_day={d: attendees.arrived_count(session.store, d, ENTRANCE.id) for d in session.event.days},
        arrivals={d: _quarters(session, d) for d in session.event.days},
        reconciliation=_reconcile(session, people, passages),
        journal_entries=journal.count(session.store),
    )


def verify(session: Session) -> Verification:
    """Check every desk's chain, fold every subject again and compare with what is stored, and look the file over."""
    problems: list[str] = []
    desks = journal.desks(session.store)
    for desk in desks:
        problems += _chain_problems(session, desk)
    subjects = journal.subjects(session.store)
    known: dict[str, set[str]] = {}
    for subject in subjects:
        problems += _state_problems(session, subject)
        noun, _, name = subject.partition(":")
        known.setdefault(noun, set()).add(name)
    problems += [f"orphan {row}" for row in _orphans(session, known)]
    problems += [f"file {line}" for line in _file_faults(session)]
    return Verification(not problems, journal.count(session.store), len(desks), len(subjects), problems)


def _chain_problems(session: Session, desk: str) -> list[str]:
    try:
        return [f"chain {entry}" for entry in chain_faults(journal.entries_of_desk(session.store, desk))]
    except UNREADABLE:
        return [f"chain {desk}: unreadable"]


def _state_problems(session: Session, subject: str) -> list[str]:
    try:
        agrees = derived.agrees(session.store, subject, journal.entries_of(session.store, subject))
    except UNREADABLE:
        return [f"state {subject}: unreadable"]
    return [] if agrees else [f"state {subject}"]


def _orphans(session: Session, known: dict[str, set[str]]) -> Iterable[str]:
    """Rows that no entry speaks of: somebody wrote into the file past the journal."""
    for table, key, noun in (("attendee", "id", "attendee"), ("admission", "attendee", "attendee"),
                             ("allocation", "stand", "stand"), ("exhibitor", "id", "exhibitor"),
                             ("meeting", "id", "meeting"), ("badge_print", "attendee", "attendee")):  # fmt: skip
        for row in session.store.query(f"SELECT DISTINCT {key} AS name FROM {table}"):
            if row["name"] not in known.get(noun, set()):
                yield f"{table} {row['name']}"
    heard = known.get("attendee", set()) | known.get("code", set())
    for row in session.store.query("SELECT record, attendee FROM passage"):
        if row["attendee"] not in heard and row["record"] not in heard:
            yield f"passage {row['record']}"


def _file_faults(session: Session) -> list[str]:
    found = [row["integrity_check"] for row in session.store.query("PRAGMA integrity_check")]
    return [] if found == ["ok"] else found


def _came(session: Session, day: date | None) -> set[str]:
    where, values = ("AND day = ?", [day.isoformat()]) if day else ("", [])
    rows = session.store.query(f"SELECT DISTINCT attendee FROM admission WHERE checkpoint = ? {where}", ENTRANCE.id, *values)
    return {row["attendee"] for row in rows}


def _shares(people: list[Attendee], came: set[str], key: Callable[[Attendee], str]) -> dict[str, Share]:
    registered = Counter(str(key(p)) or NONE for p in people)
    arrived = Counter(str(key(p)) or NONE for p in people if p.id in came)
    return {name: Share(n, arrived[name]) for name, n in registered.most_common()}


def _quarters(session: Session, day: date) -> list[tuple[str, int]]:
    times = [session.event.local(at) for at in roster.arrival_times(session, day.isoformat())]
    slots = Counter(_quarter(at) for at in times)
    if not slots:
        return []
    slot, last = min(slots), max(slots)
    quarters = []
    while slot <= last:
        quarters.append((f"{slot:%H:%M}", slots[slot]))
        slot += QUARTER
    return quarters


def _quarter(at: datetime) -> datetime:
    """The quarter hour, by the clock alone: an event tried on another date still has one morning."""
    return datetime(2000, 1, 1, at.hour, at.minute - at.minute % 15, tzinfo=UTC)


_BEHIND = {
    "badges_have_entries": "a.id IN (SELECT attendee FROM badge_print WHERE state NOT IN ('failed', 'cancelled'))"
    " AND a.id NOT IN (SELECT attendee FROM admission)",
    "nobody_cancelled_inside": "a.status IN ('cancelled', 'blocked') AND a.id IN (SELECT attendee FROM admission)",
}
"""For the checks that are about people: which of them do not agree."""


def people_behind(session: Session, code: str) -> list[Attendee]:
    """Who a check of `reconciliation` is about, by name: printed without having come, cancelled but inside; else nobody."""
    return attendees.by_ids(session.store, _ids_behind(session, code)) if code in _BEHIND else []


def _ids_behind(session: Session, code: str) -> list[str]:
    rows = session.store.query(f"SELECT a.id AS id FROM attendee AS a WHERE {_BEHIND[code]} ORDER BY a.name_key, a.id")
    return [row["id"] for row in rows]


def _reconcile(session: Session, people: list[Attendee], passages: list[Passage]) -> list[Check]:
    """What must agree: entries with passages, badges with entries, the parts of a whole with the whole."""
    entries = {
        (p.attendee, p.checkpoint, p.day)
        for p in passages
        if not p.annulled and p.verdict.lets_in and p.direction == Direction.ENTRY
    }
    admissions = session.store.one("SELECT count(*) AS n FROM admission")
    stored = admissions["n"] if admissions else 0
    without = _ids_behind(session, "badges_have_entries")
    cancelled = len(_ids_behind(session, "nobody_cancelled_inside"))
    kinds = Counter(p.category for p in people)
    recorded = session.store.one("SELECT count(*) AS n FROM journal WHERE kind = 'passage.recorded'")
    return [
        Check("entries_match_passages", len(entries) == stored, {"entries": stored, "passages": len(entries)}),
        Check("passages_match_journal", len(passages) == (recorded or {}).get("n"), {"passages": len(passages)}),
        Check("categories_add_up", sum(kinds.values()) == len(people), {"people": len(people)}),
        Check("badges_have_entries", not without, {"badges": len(without)}),
        Check("nobody_cancelled_inside", not cancelled, {"people": cancelled}),
    ]
