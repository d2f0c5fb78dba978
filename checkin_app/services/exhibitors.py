"""Exhibitors as people see them: whom to call, who has come, what was noted and handed over, where they stand with whom."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from checkin_app.domain.floorplan import Exhibitor, StaffMember, StandState
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.names import clean, fold
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import handovers, stands
from checkin_app.services.handovers import Handed
from checkin_app.services.session import Session
from checkin_app.services.staff import Staff, staff_by_company
from checkin_app.store import attendees
from checkin_app.store import stands as stand_store

TEXTS = ("name", "country", "bioregion", "network", "activity", "contact", "dimensions", "contact_name", "phone", "email")
NUMBERS = ("staff_expected", "area", "power")
EDITABLE = (*TEXTS, *NUMBERS, "wishes")
"""What `add` and `edit` set; `host` is `share`'s."""

LONGEST = 2000
"""Letters of a note."""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call: as typed here, else as the contact's own registration (`attendee_id`), else the first of the staff."""

    name: str = ""
    phone: str = ""
    email: str = ""
    attendee_id: str = ""


@dataclass(frozen=True, slots=True)
class HeldStand:
    """A stand of an exhibitor; `shared`: they are there as a co-exhibitor."""

    number: str
    state: StandState
    shared: bool = False


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note: `at` is event-local; `record` undoes it."""

    record: str
    at: datetime
    desk: str
    text: str


@dataclass(frozen=True, slots=True)
class ExhibitorFile:
    """Everything about one exhibitor. `guests` share their stands; `host` is whose stands they share themselves.

    `handed` has a line for each thing of the event's list, and for others that were handed over before the list changed.
    """

    exhibitor: Exhibitor
    contact: Contact
    stands: tuple[HeldStand, ...]
    staff: tuple[StaffMember, ...]
    host: Exhibitor | None
    guests: tuple[Exhibitor, ...]
    notes: tuple[NoteLine, ...]
    handed: tuple[Handed, ...]

    @property
    def arrived(self) -> int:
        """How many of the staff have come today."""
        return sum(1 for member in self.staff if member.arrived_at)

    @property
    def unprinted(self) -> tuple[str, ...]:
        """The ids of the staff without a badge."""
        return tuple(member.attendee_id for member in self.staff if not member.badge_printed)

    @property
    def stale(self) -> tuple[str, ...]:
        """The ids of the staff whose badge says something else than is so now."""
        return tuple(member.attendee_id for member in self.staff if member.badge_stale)


def files(session: Session) -> list[ExhibitorFile]:
    """Every exhibitor by name, without their notes: for a list."""
    index = _Index.of(session)
    return [_file(session, one, index, with_notes=False) for one in index.everybody]


def file(session: Session, exhibitor: str) -> ExhibitorFile:
    """One exhibitor by id or name. Raises InputProblem when there is none."""
    return _file(session, stands.known_exhibitor(session, exhibitor), _Index.of(session), with_notes=True)


def add(session: Session, fields: Mapping[str, object], stamp: Stamp) -> Exhibitor:
    """Add an exhibitor. Raises InputProblem without a name or for a wrong field, Refused for a name that another one has."""
    wanted = checked(fields)
    if not wanted.get("name"):
        raise InputProblem("exhibitor_without_name")
    made = session.new_id()
    with session.transaction() as act:
        _refuse_twin(session, str(wanted["name"]), "")
        body: dict[str, object] = {"fields": wanted, "origin": "desk"}
        act.append(session.draft(stamp, Kind.EXHIBITOR_SET, f"exhibitor:{made}", body, first=True), new_subject=True)
    return stands.known_exhibitor(session, made)


def edit(session: Session, exhibitor: str, fields: Mapping[str, object], stamp: Stamp) -> Exhibitor:
    """Set fields of an exhibitor; no later list changes them. With the name, the company of their people changes too.

    Raises as `add`; setting what is there already writes nothing.
    """
    before = stands.known_exhibitor(session, exhibitor)
    wanted = {name: value for name, value in checked(fields).items() if _plain(getattr(before, name)) != value}
    if not wanted.get("name", before.name):
        raise InputProblem("exhibitor_without_name")
    if not wanted:
        return before
    with session.transaction() as act:
        people = stands.people_of(session, before) if "name" in wanted else []
        if "name" in wanted:
            _refuse_twin(session, str(wanted["name"]), before.id)
        body: dict[str, object] = {"fields": wanted, "origin": "desk"}
        act.append(session.draft(stamp, Kind.EXHIBITOR_SET, f"exhibitor:{before.id}", body, first=True))
        for person in people:
            company: dict[str, object] = {"fields": {"company": wanted["name"]}, "origin": "desk"}
            act.append(session.draft(stamp, Kind.ATTENDEE_SET, f"attendee:{person.id}", company))
    return stands.known_exhibitor(session, before.id)


def share(session: Session, exhibitor: str, host: str, stamp: Stamp) -> Exhibitor:
    """Declare an exhibitor co-exhibitor of another: they are listed on its stands, and their people's badges follow.

    Raises Refused where that would be a chain: the host shares somebody's stands itself, or the exhibitor has co-exhibitors.
    """
    return _set_host(session, exhibitor, host, stamp)


def unshare(session: Session, exhibitor: str, stamp: Stamp) -> Exhibitor:
    """Take a co-exhibitor off their host's stands."""
    return _set_host(session, exhibitor, "", stamp)


def note(session: Session, exhibitor: str, text: str, stamp: Stamp) -> NoteLine:
    """Write something down about an exhibitor. Raises InputProblem for an empty note or one longer than LONGEST letters."""
    about = stands.known_exhibitor(session, exhibitor)
    said = "\n".join(filter(None, map(clean, text.splitlines())))
    if not said:
        raise InputProblem("note_empty")
    if len(said) > LONGEST:
        raise InputProblem("note_too_long", limit=LONGEST)
    with session.transaction() as act:
        act.append(session.draft(stamp, Kind.EXHIBITOR_NOTED, f"exhibitor:{about.id}", {"text": said}, first=True))
    return next(line for line in _notes(session, about.id) if line.record == stamp.id)


def checked(fields: Mapping[str, object]) -> dict[str, object]:
    """Fields as the journal keeps them. Raises InputProblem for a field or a value that there is not."""
    wanted: dict[str, object] = {}
    for name, value in fields.items():
        if name not in EDITABLE:
            raise InputProblem("no_such_field", field=name, known=", ".join(EDITABLE))
        if name == "wishes":
            parts = value.split(",") if isinstance(value, str) else value if isinstance(value, list | tuple) else ()
            wanted[name] = list(dict.fromkeys(w for w in (clean(str(part)).upper() for part in parts) if w))
        elif name in NUMBERS:
            wanted[name] = _number(name, value)
        else:
            wanted[name] = clean(str(value))
    return wanted


def contact_of(
    exhibitor: Exhibitor, people: Mapping[str, tuple[str, str, str, str]], staff: tuple[StaffMember, ...]
) -> Contact:
    """Whom to call. `people`: id, name, phone and e-mail by the ticket number (in capitals) of everybody's contacts."""
    person = people.get(exhibitor.contact.upper()) if exhibitor.contact else None
    if person is None:
        first = next((m for m in staff if m.phone), staff[0] if staff else None)
        person = (first.attendee_id, first.name, first.phone, "") if first else ("", "", "", "")
    own = exhibitor.contact_name or person[1]
    return Contact(own, exhibitor.phone or person[2], exhibitor.email or person[3], person[0])


@dataclass(frozen=True, slots=True)
class _Index:
    """What the files of many are made of, read with one question each."""

    everybody: list[Exhibitor]
    known: dict[str, Exhibitor]
    guests: dict[str, tuple[Exhibitor, ...]]
    held: dict[str, list[HeldStand]]
    staff: Staff
    contacts: dict[str, tuple[str, str, str, str]]
    handed: dict[str, tuple[Handed, ...]]

    @classmethod
    def of(cls, session: Session, at: datetime | None = None) -> _Index:
        everybody = stand_store.exhibitors(session.store)
        held: dict[str, list[HeldStand]] = {}
        for number, allocation in sorted(stand_store.allocations(session.store).items()):
            held.setdefault(allocation.exhibitor, []).append(HeldStand(number, allocation.state))
        return cls(
            everybody=everybody,
            known={e.id: e for e in everybody},
            guests=stands.guests_by_host(everybody),
            held=held,
            staff=staff_by_company(session, at),
            contacts=attendees.contacts(session.store),
            handed=handovers.handed(session),
        )


def index_at(session: Session, at: datetime | None) -> list[ExhibitorFile]:
    """Every exhibitor's file as of a moment of the event, without notes; None: now."""
    index = _Index.of(session, at)
    return [_file(session, one, index, with_notes=False) for one in index.everybody]


def _file(session: Session, exhibitor: Exhibitor, index: _Index, *, with_notes: bool) -> ExhibitorFile:
    shared = [HeldStand(s.number, s.state, shared=True) for s in index.held.get(exhibitor.host, ()) if exhibitor.host]
    staff = index.staff.get(fold(exhibitor.name), ())
    return ExhibitorFile(
        exhibitor=exhibitor,
        contact=contact_of(exhibitor, index.contacts, staff),
        stands=(*index.held.get(exhibitor.id, ()), *shared),
        staff=staff,
        host=index.known.get(exhibitor.host),
        guests=index.guests.get(exhibitor.id, ()),
        notes=_notes(session, exhibitor.id) if with_notes else (),
        handed=index.handed.get(exhibitor.id, ()) or handovers.nothing_handed(session),
    )


def _notes(session: Session, exhibitor_id: str) -> tuple[NoteLine, ...]:
    return tuple(
        NoteLine(n.record, session.event.local(datetime.fromisoformat(n.at)), n.desk, n.text)
        for n in stand_store.notes(session.store, exhibitor_id)
    )


def _set_host(session: Session, exhibitor: str, host: str, stamp: Stamp) -> Exhibitor:
    with session.transaction() as act:
        guest = stands.known_exhibitor(session, exhibitor)
        of = stands.known_exhibitor(session, host) if host else Exhibitor("", "")
        _refuse_chain(session, guest, of)
        if guest.host != of.id:
            body: dict[str, object] = {"fields": {"host": of.id}, "origin": "desk"}
            act.append(session.draft(stamp, Kind.EXHIBITOR_SET, f"exhibitor:{guest.id}", body, first=True))
            act.settle()
            stands.follow(session, act, [guest.id], stamp)
    return stands.known_exhibitor(session, guest.id)


def _refuse_chain(session: Session, guest: Exhibitor, host: Exhibitor) -> None:
    if guest.id == host.id:
        raise Refused("own_host", exhibitor=guest.name)
    if host.host:
        raise Refused("host_is_guest", exhibitor=host.name)
    if host.id and stand_store.guests_of(session.store, guest.id):
        raise Refused("guest_is_host", exhibitor=guest.name)


def _refuse_twin(session: Session, name: str, own: str) -> None:
    twin = stand_store.exhibitor(session.store, name)
    if twin and twin.id != own:
        raise Refused("exhibitor_exists", name=twin.name)


def _number(name: str, value: object) -> float | int:
    try:
        number = float(str(value).strip().replace(",", ".") or 0)
    except ValueError:
        number = math.nan
    if not 0 <= number < 1e6:  # NaN is in no range
        raise InputProblem("not_a_number", field=name, value=str(value))
    return int(number) if name == "staff_expected" else number


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
