"""Who stands on the stands: the people of each exhibitor, and whether they have come."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.floorplan import Exhibitor, StaffMember
from checkin_app.domain.names import fold
from checkin_app.services import agendas
from checkin_app.services.card import clock_time, is_stale
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.store.attendees import StaffRow

Staff = dict[str, tuple[StaffMember, ...]]
"""By the company's name, folded."""


def staff_by_company(session: Session, at: datetime | None = None, companies: Iterable[str] | None = None) -> Staff:
    """The staff of every company, or of some (folded names): those who come as exhibitors and are not cancelled or blocked.

    Who has come is said of the event day of `at` (now), up to that moment.
    """
    day = session.event.working_day(at or session.clock())
    rows = attendees.staff_here(session.store, day, ENTRANCE.id, companies)
    stale = _stale(session, rows)
    staff: dict[str, list[StaffMember]] = {}
    for row in rows:
        came = datetime.fromisoformat(row.came) if row.came else None
        arrived = clock_time(session.event, came) if came and (at is None or came <= at) else ""
        name = f"{row.first_name} {row.last_name}".strip()
        member = StaffMember(row.id, name, row.phone, arrived, row.text is not None, row.id in stale, row.company)
        staff.setdefault(row.company_key, []).append(member)
    return {company: tuple(members) for company, members in staff.items()}


def staff_of(staff: Staff, exhibitors: Iterable[Exhibitor]) -> tuple[StaffMember, ...]:
    """The staff of those exhibitors together, in their order."""
    return tuple(member for exhibitor in exhibitors for member in staff.get(fold(exhibitor.name), ()))


def _stale(session: Session, rows: list[StaffRow]) -> set[str]:
    """Whose badge is out of date. Only those who may be are read whole: most badges say what their row says, word by word."""
    doubtful = {row.id: row.text for row in rows if row.text is not None and not (row.plain and row.text == _words(row))}
    if not doubtful:
        return set()
    told: Mapping[str, str] = agendas.digests_now(session, doubtful)
    people = attendees.by_ids(session.store, list(doubtful))
    return {person.id for person in people if is_stale(person, doubtful[person.id], told)}


def _words(row: StaffRow) -> str:
    return "|".join((row.first_name, row.last_name, row.company, row.stand, str(row.version)))
