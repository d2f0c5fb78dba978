"""What cannot be taken back any more, because others have built on it since."""

from __future__ import annotations

from collections.abc import Sequence

from checkin_app.domain.journal import Entry, Kind
from checkin_app.domain.stand_folds import hall_fields, stand_numbers
from checkin_app.errors import Refused
from checkin_app.services.session import Session
from checkin_app.services.stands import refuse_if_held
from checkin_app.store import journal
from checkin_app.store import stands as stand_store

_HOLDING = (Kind.STAND_ALLOCATED, Kind.STAND_VACATED)


def still_needed(session: Session, standing: Sequence[Entry]) -> set[str]:
    """Whom an import registered and the desk has dealt with since: they have come in or were corrected, and stay."""
    registered = {e.subject for e in standing if (e.body or {}).get("origin") == "import" and "serial" in (e.body or {})}
    return registered & journal.subjects_of_others(session.store, standing[0].batch) if registered else set()


def refuse_built_upon(session: Session, standing: Sequence[Entry]) -> None:
    """Raise Refused where undoing these entries would take a stand from whom others gave it to since, or from under its holder.

    An import is taken back all the same: who got a stand by hand since keeps it.
    """
    undone = {entry.id for entry in standing}
    for entry in standing:
        if entry.kind in _HOLDING and (entry.body or {}).get("origin") != "import":
            _refuse_if_changed(session, entry, undone)
    for subject in dict.fromkeys(e.subject for e in standing if e.kind in (Kind.HALL_SET, Kind.HALL_EDITED)):
        _refuse_if_stood_on(session, subject, undone)


def _refuse_if_changed(session: Session, entry: Entry, undone: set[str]) -> None:
    entries = journal.entries_of(session.store, entry.subject)
    annulled = {(e.body or {}).get("annuls") for e in entries if e.kind == Kind.ANNULLED}
    later = (e for e in entries if e.kind in _HOLDING and e.order > entry.order and e.id not in annulled | undone)
    if next(later, None) is not None:
        raise Refused("stand_changed_since", stand=entry.subject.partition(":")[2])


def _refuse_if_stood_on(session: Session, subject: str, undone: set[str]) -> None:
    """A stand that goes with the undo must be free; one that comes back must not have a twin in another hall."""
    entries = journal.entries_of(session.store, subject)
    hall_id = subject.partition(":")[2]
    now = stand_numbers(hall_fields(entries))
    then = stand_numbers(hall_fields(e for e in entries if e.id not in undone))
    held = stand_store.allocations(session.store)
    for number in now - then:
        if number in held and held[number].record not in undone:
            refuse_if_held(session, number)
    elsewhere = {number for number, hall in stand_store.stand_halls(session.store).items() if hall != hall_id}
    for number in then & elsewhere:
        raise Refused("stand_number_taken", stand=number)
