"""What happened to a stand: who got it, who left it, where they came from and went to, under whatever number it had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checkin_app.domain.journal import Entry, Kind
from checkin_app.services.session import Session
from checkin_app.services.stands import known_stand
from checkin_app.store import journal
from checkin_app.store import stands as stand_store

_STAND_KINDS = frozenset({Kind.STAND_ALLOCATED, Kind.STAND_VACATED})


@dataclass(frozen=True, slots=True)
class StandEvent:
    """A line of a stand's history. `what`: reserved, confirmed, vacated or renamed; `at` is event-local.

    `exhibitor` is who got the stand, or who left it; `other` the stand that they came from or went to by the same act, or the
    number that the stand had before. `origin`: "import", "suggestion" or "" for somebody at `desk`.
    """

    record: str
    at: datetime
    what: str
    exhibitor: str
    annulled: bool
    other: str = ""
    desk: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class _Period:
    """Under which number a stand stood from one clock up to another; `renamed` is the entry that began it."""

    number: str
    since: int
    until: int
    renamed: Entry | None = None


def history(session: Session, number: str) -> list[StandEvent]:
    """What happened to a stand, oldest first; undone acts too. Raises InputProblem for a stand that there is not."""
    names = {e.id: e.name for e in stand_store.exhibitors(session.store)}
    lines: list[StandEvent] = []
    for period in _periods(session, known_stand(session, number)):
        if period.renamed:
            before = next(old for old, new in _renamed(period.renamed).items() if new == period.number)
            lines.append(_line(session, period.renamed, "renamed", "", other=before))
        lines += _lines(session, period, names)
    return lines


def _periods(session: Session, number: str) -> list[_Period]:
    """The numbers that a stand has had, oldest first."""
    hall = stand_store.hall_of_stand(session.store, number)
    entries = journal.entries_of(session.store, f"hall:{hall}")
    annulled = {(e.body or {}).get("annuls") for e in entries if e.kind == Kind.ANNULLED}
    periods: list[_Period] = []
    until = 1 << 63
    for entry in reversed(entries):
        old = next((old for old, new in _renamed(entry).items() if new == number), None)
        if old is not None and entry.id not in annulled:
            periods.append(_Period(number, entry.clock, until, entry))
            number, until = old, entry.clock
    return [_Period(number, 0, until), *reversed(periods)]


def _renamed(entry: Entry) -> Mapping[str, str]:
    return (entry.body or {}).get("renamed", {}) if entry.kind == Kind.HALL_EDITED else {}


def _lines(session: Session, period: _Period, names: Mapping[str, str]) -> list[StandEvent]:
    entries = journal.entries_of(session.store, f"stand:{period.number}")
    annulled = {(e.body or {}).get("annuls") for e in entries if e.kind == Kind.ANNULLED}
    lines, holder = [], ""
    for entry in entries:
        body = entry.body or {}
        if entry.kind not in _STAND_KINDS or not period.since <= entry.clock < period.until:
            continue
        given, undone = body.get("exhibitor", ""), entry.id in annulled
        if not body.get("renamed"):
            listed = body.get("origin") == "import"
            other = "" if listed else _other_stand(session, entry, given or holder)
            name, what = names.get(given or holder, ""), body.get("state", "vacated")
            lines.append(_line(session, entry, what, name, annulled=undone, other=other))
        holder = holder if undone else given
    return lines


def _line(session: Session, entry: Entry, what: str, exhibitor: str, *, annulled: bool = False, other: str = "") -> StandEvent:
    origin = (entry.body or {}).get("origin", "")
    return StandEvent(entry.id, session.event.local(entry.happened), what, exhibitor, annulled, other, entry.desk, origin)


def _other_stand(session: Session, entry: Entry, exhibitor: str) -> str:
    """Where the exhibitor came from or went to by the same act; "" when that act neither moved nor swapped them."""
    went = entry.kind == Kind.STAND_VACATED or (entry.body or {}).get("exhibitor") != exhibitor
    for other in journal.entries_of_batch(session.store, entry.batch):
        if other.kind not in _STAND_KINDS or other.subject == entry.subject:
            continue
        got, had = (other.body or {}).get("exhibitor", ""), _holder_before(session, other)
        if (got == exhibitor != had) if went else (had == exhibitor != got):
            return other.subject.partition(":")[2]
    return ""


def _holder_before(session: Session, entry: Entry) -> str:
    """Who held the same stand before, as far as that was not undone."""
    entries = journal.entries_of(session.store, entry.subject)
    annulled = {(e.body or {}).get("annuls") for e in entries if e.kind == Kind.ANNULLED}
    said = [e for e in entries if e.kind in _STAND_KINDS and e.order < entry.order and e.id not in annulled]
    return (said[-1].body or {}).get("exhibitor", "") if said else ""
