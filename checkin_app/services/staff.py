"""Who stands on the stands: the people of each exhibitor, and whether they have come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.floorplan import Exhibitor, StaffMember
from checkin_app.domain.names import fold
from checkin_app.services.card import agendas_told, badge_state, clock_time
from checkin_app.services.session import Session
from checkin_app.store import attendees

Staff = dict[str, tuple[StaffMember, ...]]
"""By the company's name, folded."""


def staff_by_company(session: Session, at: datetime | None = None, companies: Iterable[str] | None = None) -> Staff:
    """The staff of every company, or of some (folded names): those who come as exhibitors and are not cancelled or blocked.

    Who has come is said of the event day of `at` (now), up to that moment.
    """
    moment = at or session.clock()
    came = attendees.arrivals(session.store, session.event.working_day(moment), ENTRANCE.id)
    rows = attendees.staff_rows(session.store, companies)
    printed = attendees.staff_prints(session.store)
    told = agendas_told(session, printed)
    staff: dict[str, list[StaffMember]] = {}
    for row in rows:
        seen = came.get(row["id"])
        arrived = clock_time(session.event, seen[0]) if seen and (at is None or seen[0] <= at) else ""
        name = f"{row['first_name']} {row['last_name']}".strip()
        good, stale = _badge(session, row, printed, told)
        member = StaffMember(row["id"], name, row["phone"], arrived, good, stale, row["company"])
        staff.setdefault(row["company_key"], []).append(member)
    return {company: tuple(members) for company, members in staff.items()}


def staff_of(staff: Staff, exhibitors: Iterable[Exhibitor]) -> tuple[StaffMember, ...]:
    """The staff of those exhibitors together, in their order."""
    return tuple(member for exhibitor in exhibitors for member in staff.get(fold(exhibitor.name), ()))


def _badge(session: Session, row: dict[str, Any], printed: dict[str, Any], told: dict[str, str]) -> tuple[bool, bool]:
    """Whether a badge came out, and whether it is out of date."""
    if row["id"] not in printed:
        return False, False
    state = badge_state(session, attendees.attendee_of(row), printed[row["id"]], told)
    return state.printed > 0, state.stale
