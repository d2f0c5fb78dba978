"""What an understood list would write: gathered and decided here, shown by the preview, written as it is by `apply`.

A planner remembers what it planned, so that lists that come together (people, then their meetings) are previewed as they
will be written: one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.floorplan import Exhibitor, Hall, StandState
from checkin_app.domain.journal import Kind
from checkin_app.domain.lists.difference import Change, Difference, FieldChange, Newcomer, compare
from checkin_app.domain.lists.model import ExhibitorRow, MeetingRow, MergedRow, Party, ReadList, RowReason, Warn
from checkin_app.domain.names import clean, fold
from checkin_app.domain.stand_folds import plain_hall
from checkin_app.domain.state import Allocation
from checkin_app.services.registration import fresh_serials
from checkin_app.services.session import Session
from checkin_app.store import attendees, imports
from checkin_app.store import stands as stand_store

Progress = Callable[[int, int], None]
"""Told how many rows of how many are done; what it raises stops the work, and leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry that the journal would get."""

    kind: Kind
    subject: str
    body: dict[str, Any]
    new: bool = False


@dataclass(slots=True)
class Plan:
    """What one list would do. new + changed + unchanged + merged + rejected + ignored are the rows read.

    `newcomers` are the ids and registrations of new people; `entries` everything else that the journal would get.
    """

    read: ReadList
    shape: str
    newcomers: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    entries: list[PlannedEntry] = field(default_factory=list)
    new: int = 0
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    merged: list[MergedRow] = field(default_factory=list)
    rejected: list[RowReason] = field(default_factory=list)
    warnings: list[Warn] = field(default_factory=list)
    vanished: list[Attendee] = field(default_factory=list)
    inside: list[Change] = field(default_factory=list)

    def put(self, kind: Kind, subject: str, fields: Mapping[str, Any], *, new: bool = False, **more: Any) -> None:
        """Plan one entry."""
        self.entries.append(PlannedEntry(kind, subject, {"fields": fields, "origin": "import", **more}, new))


class Planner:
    """Plans lists against the event as it is, and against what it planned before."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._store = session.store
        self._people = attendees.everybody(self._store)
        self._planned: list[tuple[str, dict[str, Any]]] = []
        self._halls = {hall.id: hall for hall in stand_store.halls(self._store)}
        self._exhibitors = {fold(e.name): e for e in stand_store.exhibitors(self._store)}
        self._held = dict(stand_store.allocations(self._store))
        self._meetings = {row["id"]: row for row in self._store.query("SELECT * FROM meeting")}

    def plan(self, read: ReadList, progress: Progress | None = None) -> Plan:
        """What `read` would do."""
        plan = Plan(read, read.shape or read.kind, merged=list(read.merged), rejected=list(read.rejected))
        plan.warnings = list(read.warnings)
        if read.floorplan:
            self._hall(plan, read.floorplan, read.allocation)
        if read.people:
            self._attendees(plan, progress)
        first: dict[str, int] = {}
        for row in read.exhibitors:
            self._exhibitor(plan, row, first.setdefault(fold(row.name), row.row))
        if read.meetings:
            sides = _Sides(self._everybody())
            for meeting in read.meetings:
                self._meeting(plan, meeting, sides)
        return plan

    # ------------------------------------------------------------------------------------------------ people

    def _attendees(self, plan: Plan, progress: Progress | None) -> None:
        session, read = self._session, plan.read
        found = compare(
            read.people,
            self._everybody(),
            session.event.days,
            came=imports.came_in(self._store),
            of_source=imports.of_shape(self._store, plan.shape),
            line_numbers=read.line_numbers,
        )
        self._newcomers(plan, found, progress)
        for change in found.changed:
            plan.put(Kind.ATTENDEE_SET, f"attendee:{change.id}", found.sets[change.id], shape=plan.shape)
        plan.changed += found.changed
        plan.unchanged += len(found.unchanged)
        plan.vanished, plan.inside = [] if read.supplement else found.vanished, found.inside

    def _newcomers(self, plan: Plan, found: Difference, progress: Progress | None) -> None:
        serials = fresh_serials(self._session, len(found.new))
        ids = self._ids(found.new)
        for number, (newcomer, serial, person_id) in enumerate(zip(found.new, serials, ids, strict=True)):
            body = {"fields": newcomer.fields, "origin": "import", "serial": serial, "version": 1, "shape": plan.shape}
            plan.newcomers.append((person_id, body))
            if progress and number % 1000 == 0:
                progress(number, len(found.new))
        self._planned += [(person_id, newcomer.fields) for newcomer, person_id in zip(found.new, ids, strict=True)]
        plan.new += len(found.new)

    def _ids(self, new: Sequence[Newcomer]) -> list[str]:
        """Ids that rise with the names, so that people who are written together lie together in the indexes."""
        names = [fold(f"{one.fields.get('last_name', '')} {one.fields.get('first_name', '')}") for one in new]
        ids = [""] * len(new)
        for place, made in zip(sorted(range(len(new)), key=names.__getitem__), self._session.new_ids(len(new)), strict=True):
            ids[place] = made
        return ids

    def _everybody(self) -> list[Attendee]:
        """The people of the event, and those planned so far as far as the lists that come with theirs need them."""
        self._people += [_newcomer(person_id, fields) for person_id, fields in self._planned]
        self._planned = []
        return self._people

    # ------------------------------------------------------------------------------------------------ stands

    def _hall(self, plan: Plan, drawn: Hall, allocation: Mapping[str, str]) -> None:
        before = self._halls.get(drawn.id)
        hall = self._possible(plan, drawn, before)
        known = {stand.number: stand for stand in before.stands} if before else {}
        for number, stand in enumerate(hall.stands, 1):
            old = known.get(stand.number)
            if old is None:
                plan.new += 1
            elif old == stand:
                plan.unchanged += 1
            else:
                plan.changed.append(Change(number, stand.number, stand.number, _differences(old, stand)))
        if before is None or plain_hall(before) != plain_hall(hall):
            plan.put(Kind.HALL_SET, f"hall:{hall.id}", plain_hall(hall))
        self._halls[hall.id] = hall
        for place, holder in allocation.items():
            if fold(holder):
                self._allocate(plan, place, self._known_exhibitor(plan, holder), row=0)

    def _possible(self, plan: Plan, hall: Hall, before: Hall | None) -> Hall:
        """The plan without stands whose number another hall has, and with those that are held and no longer drawn."""
        elsewhere = {s.number: h.name for h in self._halls.values() if h.id != hall.id for s in h.stands}
        kept = []
        for row, stand in enumerate(hall.stands, 1):
            if stand.number in elsewhere:
                facts: dict[str, object] = {"stand": stand.number, "hall": elsewhere[stand.number]}
                plan.rejected.append(RowReason(row, "stand_in_another_hall", facts))
            else:
                kept.append(stand)
        names = {e.id: e.name for e in self._exhibitors.values()}
        drawn = {stand.number for stand in kept}
        for stand in before.stands if before else ():
            held = self._held.get(stand.number)
            if held and stand.number not in drawn:
                kept.append(stand)
                facts = {"stand": stand.number, "holder": names.get(held.exhibitor, "")}
                plan.warnings.append(Warn("held_stand_kept", 0, facts))
        return replace(hall, stands=tuple(kept))

    def _known_exhibitor(self, plan: Plan, name: str) -> Exhibitor:
        """The exhibitor of that name, planned if there is none."""
        known = self._exhibitors.get(fold(name))
        if known is None:
            known = Exhibitor(self._session.new_id(), clean(name))
            plan.put(Kind.EXHIBITOR_SET, f"exhibitor:{known.id}", {"name": known.name}, new=True)
            self._exhibitors[fold(name)] = known
        return known

    def _exhibitor(self, plan: Plan, row: ExhibitorRow, first: int) -> None:
        """Plan a row; `first` is the first row of the list that names the same company."""
        key = fold(row.name)
        before = self._exhibitors.get(key)
        listed = _exhibitor_fields(row)
        exhibitor = before or Exhibitor(self._session.new_id(), clean(row.name))
        again = first if first != row.row else 0
        if again:
            listed["name"] = exhibitor.name  # as the first row writes it
        changed = {n: v for n, v in listed.items() if v and (before is None or _told_anew(before, n, v))}
        if again:
            plan.merged.append(MergedRow(row.row, again, "same_company", row.sheet))
        elif before is None:
            plan.new += 1
        elif changed:
            plan.changed.append(Change(row.row, before.id, before.name, _field_changes(before, changed)))
        else:
            plan.unchanged += 1
        if changed:
            fields = changed if before else listed
            plan.put(Kind.EXHIBITOR_SET, f"exhibitor:{exhibitor.id}", fields, new=before is None)
            values: dict[str, Any] = {n: tuple(v) if isinstance(v, list) else v for n, v in fields.items()}
            exhibitor = replace(exhibitor, **values)
        self._exhibitors[key] = exhibitor
        if row.stand:
            self._allocate(plan, row.stand.strip().upper(), exhibitor, row.row)

    def _allocate(self, plan: Plan, number: str, exhibitor: Exhibitor, row: int) -> None:
        """Follow the list where the stand is free; what was decided at the desk stays, and is said."""
        held = self._held.get(number, Allocation(number))
        if held.exhibitor and held.exhibitor != exhibitor.id:
            plan.warnings.append(Warn("stand_held_by_another", row, {"stand": number}))
            return
        if not held.exhibitor:
            self._held[number] = Allocation(number, exhibitor.id, StandState.CONFIRMED)
            body = {"exhibitor": exhibitor.id, "state": str(StandState.CONFIRMED), "origin": "import"}
            plan.entries.append(PlannedEntry(Kind.STAND_ALLOCATED, f"stand:{number}", body))

    # ------------------------------------------------------------------------------------------------ meetings

    def _meeting(self, plan: Plan, row: MeetingRow, sides: _Sides) -> None:
        found = [sides.find(party) for party in (row.first, row.second)]
        if not all(found):
            missing = row.second if found[0] else row.first
            facts: dict[str, object] = {"name": missing.name or missing.external_id}
            plan.rejected.append(RowReason(row.row, "unknown_participant", facts, row.cells, row.sheet))
            return
        fields = {
            "day": row.date, "start": row.start, "end": row.end, "table": row.table,
            "first": found[0], "second": found[1], "status_label": row.status_label,
        }  # fmt: skip
        # A list without ids: a meeting is who meets whom at what time.
        identity = row.id or "-".join((row.date, row.start, *sorted(found)))
        before = self._meetings.get(identity)
        now = {("place" if name == "table" else name): value for name, value in fields.items()}
        if before is None:
            plan.new += 1
        else:
            changes = tuple(FieldChange(n, str(before[n]), str(v)) for n, v in now.items() if v and str(before[n]) != str(v))
            if not changes:
                plan.unchanged += 1
                return
            plan.changed.append(Change(row.row, identity, identity, changes))
        self._meetings[identity] = now
        plan.put(Kind.MEETING_SET, f"meeting:{identity}", fields, new=before is None)


class _Sides:
    """Finds the two people of a meeting: by ticket, else by a name that only one person has."""

    def __init__(self, people: Sequence[Attendee]) -> None:
        self._by_ticket = {p.external_id.casefold(): p.id for p in people if p.external_id}
        self._by_name: dict[str, str | None] = {}
        for person in (one for one in people if one.full_name):  # who gave an address alone is nobody's namesake
            for name in {fold(n) for n in (person.full_name, person.sort_name, f"{person.full_name} {person.company}")}:
                self._by_name[name] = None if name in self._by_name else person.id

    def find(self, party: Party) -> str:
        """The attendee's id, "" for nobody or for one of several."""
        found = self._by_ticket.get(party.external_id.casefold()) if party.external_id else None
        return found or self._by_name.get(fold(f"{party.name} {party.company}")) or self._by_name.get(fold(party.name)) or ""


def _exhibitor_fields(row: ExhibitorRow) -> dict[str, Any]:
    return {
        "name": clean(row.name), "country": row.country, "bioregion": row.bioregion, "network": row.network,
        "activity": row.activity, "contact": row.contact, "staff_expected": row.staff_expected,
        "wishes": list(row.wishes), "area": row.area, "dimensions": row.dimensions, "power": row.power,
    }  # fmt: skip


def _told_anew(before: Exhibitor, name: str, value: Any) -> bool:
    """Whether a list says something else of an exhibitor than there is; what was set here is not asked of it."""
    return name not in before.corrected and _plain(getattr(before, name)) != value


def _field_changes(before: Exhibitor, changed: Mapping[str, Any]) -> tuple[FieldChange, ...]:
    return tuple(FieldChange(n, _shown(getattr(before, n)), _shown(v)) for n, v in changed.items())


def _differences(before: Any, after: Any) -> tuple[FieldChange, ...]:
    pairs = ((n, getattr(before, n), getattr(after, n)) for n in after.__slots__ if n != "hall")
    return tuple(FieldChange(n, _shown(old), _shown(new)) for n, old, new in pairs if old != new)


def _shown(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _newcomer(person_id: str, fields: Mapping[str, Any]) -> Attendee:
    """Somebody planned, as far as the lists that come with this one need them."""
    names = ("external_id", "first_name", "last_name", "company", "email")
    return Attendee(person_id, **{name: fields.get(name, "") for name in names})


def _plain(value: Any) -> object:
    return list(value) if isinstance(value, tuple) else value
