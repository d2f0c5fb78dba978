"""Whom to call: the exhibitors of whom nobody, or not everybody, has come at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from checkin_app.domain.floorplan import Arrivals, StaffMember
from checkin_app.services.exhibitors import Contact, ExhibitorFile, HeldStand, index_at
from checkin_app.services.session import Session
from checkin_app.store import stands as stand_store

BY_STAND, BY_IMPORTANCE = "stand", "importance"


@dataclass(frozen=True, slots=True)
class Call:
    """An exhibitor to call: NONE of them has come (or none is known: NO_STAFF), or SOME have. `missing` have not come.

    `area` is what they hold, in m²: the larger, the emptier the hall looks. `phones` are those to try, the contact's first.
    """

    exhibitor_id: str
    name: str
    stands: tuple[HeldStand, ...]
    arrivals: Arrivals
    arrived: int
    staff: int
    contact: Contact
    missing: tuple[StaffMember, ...]
    area: float

    @property
    def phones(self) -> tuple[tuple[str, str], ...]:
        """Name and number: the contact, then everybody missing who has one."""
        own = [(self.contact.name, self.contact.phone)] if self.contact.phone else []
        theirs = [(m.name, m.phone) for m in self.missing if m.phone and m.phone != self.contact.phone]
        return tuple(dict.fromkeys([*own, *theirs]))


def call_list(session: Session, at: datetime | None = None, *, order: str = BY_STAND, nobody_only: bool = False) -> list[Call]:
    """The exhibitors with a stand, or with staff, who are not all there at `at` (aware; None: now).

    `order`: by stand number, or by importance: nobody there first, then the largest area. `nobody_only` leaves out those of
    whom somebody has come.
    """
    areas = stand_store.stand_areas(session.store)
    calls = [_call(one, areas) for one in index_at(session, at) if one.stands or one.staff]
    wanted = {Arrivals.NONE, Arrivals.NO_STAFF} if nobody_only else {Arrivals.NONE, Arrivals.NO_STAFF, Arrivals.SOME}
    missing = [call for call in calls if call.arrivals in wanted]
    if order == BY_IMPORTANCE:
        return sorted(missing, key=lambda c: (c.arrivals is Arrivals.SOME, -c.area, _first(c)))
    return sorted(missing, key=_first)


def _first(call: Call) -> tuple[bool, str, str]:
    number = call.stands[0].number if call.stands else ""
    return not number, number, call.name


def _call(one: ExhibitorFile, areas: dict[str, float]) -> Call:
    arrivals = Arrivals.NO_STAFF if not one.staff else Arrivals.ALL if one.arrived == len(one.staff) else Arrivals.SOME
    return Call(
        exhibitor_id=one.exhibitor.id,
        name=one.exhibitor.name,
        stands=one.stands,
        arrivals=Arrivals.NONE if one.staff and not one.arrived else arrivals,
        arrived=one.arrived,
        staff=len(one.staff),
        contact=one.contact,
        missing=tuple(member for member in one.staff if not member.arrived_at),
        area=sum(areas.get(held.number, 0.0) for held in one.stands if not held.shared),
    )
