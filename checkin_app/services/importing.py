"""Lists into the event file: what is new, what changed, what stays, in one transaction a list.

Corrections made at the desk, check-ins, prints and walk-ins survive a second import; an empty cell erases nothing; who is no
longer on the list is counted and kept (imports.md, rules 9 and 10).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checkin_app.documents import lists
from checkin_app.domain.attendee import EDITABLE_FIELDS, Attendee
from checkin_app.domain.floorplan import Hall, StandState
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.lists.model import Choices, MeetingRow, Party, Person, ReadList, RowReason, Warn
from checkin_app.domain.names import clean, fold
from checkin_app.domain.state import Allocation
from checkin_app.errors import InputProblem
from checkin_app.services.desk import fresh_serials
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.store import stands as stand_store
from checkin_app.store.journal import Transaction

ORDER = ("floorplan", "attendees", "exhibitors", "meetings")
"""Lists that come together are written in this order: meetings name attendees, exhibitors name stands."""

_FROM_LIST = tuple(name for name in EDITABLE_FIELDS if name in Person.__dataclass_fields__)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a list. new + changed + unchanged + merged + rejected + ignored = rows read; `record` undoes it all."""

    path: Path
    read: ReadList
    record: str = ""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    cancelled_inside: int = 0
    rejected: tuple[RowReason, ...] = ()
    warnings: tuple[Warn, ...] = ()
    written: bool = False

    @property
    def kind(self) -> str:
        """attendees, exhibitors, meetings or floorplan."""
        return self.read.kind


@dataclass
class _Tally:
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    vanished: int = 0
    cancelled_inside: int = 0
    rejected: list[RowReason] = field(default_factory=list)
    warnings: list[Warn] = field(default_factory=list)


class _Act:
    """One list being written: the first entry carries the act's id, so that undo takes the list as a whole."""

    def __init__(self, session: Session, act: Transaction, stamp: Stamp) -> None:
        self._session, self._act, self._stamp = session, act, stamp
        self._first = True

    def put(self, kind: Kind, subject: str, body: dict[str, object], *, new: bool = False) -> None:
        """Append one entry."""
        marked = {**body, "origin": "import"}
        draft = self._session.draft(self._stamp, kind, subject, marked, first=self._first)
        self._act.append(draft, new_subject=new)
        self._first = False


def read(
    session: Session,
    path: Path,
    *,
    kind: str = "auto",
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> ReadList:
    """Read and understand a list; nothing is written. Raises InputProblem for a file that is no list."""
    country = session.event.country or "FR"
    return lists.read_list(path, Choices(kind, sheet or "", mapping or {}), country)


def import_files(
    session: Session,
    paths: Iterable[Path],
    *,
    stamp: Stamp,
    kind: str = "auto",
    sheet: str | None = None,
    mapping: Mapping[str, str] | None = None,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> list[ImportReport]:
    """Read every list first, then write them, each in one transaction; a list that cannot be read stops all of them."""
    understood = [(path, read(session, path, kind=kind, sheet=sheet, mapping=mapping)) for path in paths]
    understood.sort(key=lambda pair: ORDER.index(pair[1].kind))
    if dry_run:
        return [ImportReport(path, found) for path, found in understood]
    reports = []
    for number, (path, found) in enumerate(understood):
        reports.append(apply(session, path, found, stamp if not number else session.stamp(stamp.at), progress))
    return reports


def apply(session: Session, path: Path, found: ReadList, stamp: Stamp, progress: Progress | None = None) -> ImportReport:
    """Write one understood list. Raises InputProblem when there is nobody in it, and then changes nothing."""
    if not (found.people or found.exhibitors or found.meetings or found.floorplan):
        raise InputProblem("list_without_people", path=str(path), rows=found.container.rows_read)
    tally = _Tally(rejected=list(found.rejected), warnings=list(found.warnings))
    with session.transaction() as transaction:
        act = _Act(session, transaction, stamp)
        if found.floorplan:
            _write_hall(session, act, found.floorplan, found.allocation, tally)
        _write_people(session, act, found.people, tally, progress)
        _write_exhibitors(session, act, found, tally)
        _write_meetings(session, act, found.meetings, tally)
    return ImportReport(
        path, found, stamp.id, tally.new, tally.changed, tally.unchanged, tally.vanished, tally.cancelled_inside,
        tuple(tally.rejected), tuple(tally.warnings), written=True,
    )  # fmt: skip


class _Known:
    """Who is there already, by the keys that tell a person again: ticket; e-mail and name; name and company."""

    def __init__(self, people: Iterable[Attendee]) -> None:
        self.by_key: dict[tuple[str, str, str], Attendee] = {}
        for person in people:
            for key in _keys(person):
                self.by_key.setdefault(key, person)

    def find(self, row: Person) -> Attendee | None:
        """The attendee that this row is about."""
        return next((self.by_key[key] for key in _keys(row) if key in self.by_key), None)


def _keys(person: Attendee | Person) -> list[tuple[str, str, str]]:
    name = fold(f"{person.last_name} {person.first_name}")
    keys = [("ticket", person.external_id.casefold(), "")] if person.external_id else []
    if person.email and name:
        keys.append(("email", person.email.casefold(), name))
    if name and person.company:
        keys.append(("company", fold(person.company), name))
    return keys if keys else [("name", name, "")]


def _write_people(session: Session, act: _Act, people: tuple[Person, ...], tally: _Tally, progress: Progress | None) -> None:
    if not people:
        return
    known = _Known(attendees.everybody(session.store))
    serials = iter(fresh_serials(session, len(people)))
    seen: set[str] = set()
    for number, row in enumerate(people):
        person = known.find(row)
        fields = _fields(session, row)
        if person is None:
            body: dict[str, object] = {
                "fields": fields,
                "origin": "import",
                "serial": next(serials),
                "version": 1,
            }
            act.put(Kind.ATTENDEE_SET, f"attendee:{session.new_id()}", body, new=True)
            tally.new += 1
        else:
            seen.add(person.id)
            _update(session, act, person, fields, tally)
        if progress and number % 200 == 0:
            progress(number, len(people))
    tally.vanished = sum(1 for p in attendees.everybody(session.store) if p.id not in seen and not p.walk_in)


def _update(session: Session, act: _Act, person: Attendee, fields: dict[str, object], tally: _Tally) -> None:
    changed = {name: value for name, value in fields.items() if _listed(person, name) != str(value)}
    if not changed:
        tally.unchanged += 1
        return
    act.put(Kind.ATTENDEE_SET, f"attendee:{person.id}", {"fields": changed})
    tally.changed += 1
    if changed.get("status") == "cancelled" and attendees.admissions_of(session.store, person.id):
        tally.cancelled_inside += 1


def _listed(person: Attendee, name: str) -> str:
    """What the last list said of a field: the value kept beside a correction, else the field itself."""
    value = getattr(person, name)
    listed = person.imported.get(name, value)
    return str(list(listed)) if isinstance(listed, tuple) else str(listed)


def _fields(session: Session, row: Person) -> dict[str, object]:
    """The row's fields that say something: an empty cell erases nothing."""
    fields: dict[str, object] = {}
    for name in _FROM_LIST:
        value: Any = getattr(row, name)
        if name == "days":
            value = _days(session, row.days)
        if value:
            fields[name] = value if isinstance(value, (bool, list)) else clean(str(value))
    return fields


def _days(session: Session, days: tuple[str, ...]) -> list[str]:
    """The days as ISO dates of this event; every day of it is no restriction."""
    year = session.event.days[0].year
    dates = [f"{year}{day[1:]}" if day.startswith("--") else day for day in days]
    ours = [day.isoformat() for day in session.event.days]
    kept = [day for day in dates if day in ours]
    return [] if set(kept) == set(ours) else kept


def _write_hall(session: Session, act: _Act, hall: Hall, allocation: Mapping[str, str], tally: _Tally) -> None:
    fields = hall_fields(hall)
    before = {h.id: h for h in stand_store.halls(session.store)}.get(hall.id)
    if before is None or hall_fields(before) != fields:
        act.put(Kind.HALL_SET, f"hall:{hall.id}", {"fields": fields})
    tally.new += len(hall.stands) - (len(before.stands) if before else 0)
    tally.unchanged += len(before.stands) if before else 0
    ids = {fold(e.name): e.id for e in stand_store.exhibitors(session.store)}
    for number, name in allocation.items():
        key = fold(name)
        if key and key not in ids:
            ids[key] = session.new_id()
            act.put(Kind.EXHIBITOR_SET, f"exhibitor:{ids[key]}", {"fields": {"name": clean(name)}}, new=True)
        if key:
            _allocate(session, act, number, ids[key], {}, tally, row=0)


def hall_fields(hall: Hall) -> dict[str, object]:
    """A hall as its journal entry holds it: plain lists and numbers."""

    def plain(box: Any) -> dict[str, object]:
        return {name: _plain(getattr(box, name)) for name in box.__slots__ if name != "hall"}

    boxes = {name: [plain(b) for b in getattr(hall, name)] for name in ("aisles", "areas", "tables", "entrances", "exits")}
    stands = [plain(stand) for stand in hall.stands]
    return {"name": hall.name, "width": hall.width, "height": hall.height, "stands": stands, **boxes}


def _plain(value: Any) -> object:
    return list(value) if isinstance(value, tuple) else value


def _write_exhibitors(session: Session, act: _Act, found: ReadList, tally: _Tally) -> None:
    known = {fold(e.name): e for e in stand_store.exhibitors(session.store)}
    taken: dict[str, str] = {}
    for row in found.exhibitors:
        fields: dict[str, object] = {
            "name": clean(row.name), "country": row.country, "bioregion": row.bioregion, "network": row.network,
            "activity": row.activity, "contact": row.contact, "staff_expected": row.staff_expected,
            "wishes": list(row.wishes), "area": row.area, "dimensions": row.dimensions, "power": row.power,
        }  # fmt: skip
        before = known.get(fold(row.name))
        exhibitor_id = before.id if before else session.new_id()
        changed = {n: v for n, v in fields.items() if v and (before is None or _plain(getattr(before, n)) != v)}
        if changed:
            subject = f"exhibitor:{exhibitor_id}"
            act.put(Kind.EXHIBITOR_SET, subject, {"fields": changed if before else fields}, new=before is None)
        tally.new += before is None
        tally.changed += bool(before and changed)
        tally.unchanged += bool(before and not changed)
        if row.stand:
            _allocate(session, act, row.stand.strip().upper(), exhibitor_id, taken, tally, row.row)


def _allocate(session: Session, act: _Act, number: str, exhibitor: str, taken: dict[str, str], tally: _Tally, row: int) -> None:
    """Follow the list where the stand is free; what was decided at the desk stays, and is said."""
    held = stand_store.allocation(session.store, number)
    if taken.get(number):
        held = Allocation(number, taken[number])
    if held.exhibitor and held.exhibitor != exhibitor:
        tally.warnings.append(Warn("stand_held_by_another", row, {"stand": number}))
        return
    taken[number] = exhibitor
    if not held.exhibitor:
        body: dict[str, object] = {"exhibitor": exhibitor, "state": str(StandState.CONFIRMED)}
        act.put(Kind.STAND_ALLOCATED, f"stand:{number}", body)


def _write_meetings(session: Session, act: _Act, rows: tuple[MeetingRow, ...], tally: _Tally) -> None:
    if not rows:
        return
    people = attendees.everybody(session.store)
    by_ticket = {p.external_id.casefold(): p.id for p in people if p.external_id}
    by_name: dict[str, str | None] = {}
    for person in people:
        for name in (person.full_name, person.sort_name, f"{person.full_name} {person.company}"):
            by_name[fold(name)] = None if fold(name) in by_name else person.id
    known = {r["id"]: r for r in session.store.query("SELECT * FROM meeting")}
    for row in rows:
        sides = [_side(party, by_ticket, by_name) for party in (row.first, row.second)]
        if not all(sides):
            missing = row.second if sides[0] else row.first
            facts: dict[str, object] = {"name": missing.name or missing.external_id}
            tally.rejected.append(RowReason(row.row, "unknown_participant", facts))
            continue
        _write_meeting(act, row, sides, known, tally)


def _write_meeting(
    act: _Act, row: MeetingRow, sides: list[str], known: Mapping[str, Mapping[str, object]], tally: _Tally
) -> None:
    fields: dict[str, object] = {
        "day": row.date, "start": row.start, "end": row.end, "table": row.table,
        "first": sides[0], "second": sides[1], "status_label": row.status_label,
    }  # fmt: skip
    before = known.get(row.id)
    if before and all(before["place" if name == "table" else name] == value for name, value in fields.items()):
        tally.unchanged += 1
        return
    act.put(Kind.MEETING_SET, f"meeting:{row.id}", {"fields": fields}, new=before is None)
    tally.new += before is None
    tally.changed += before is not None


def _side(party: Party, by_ticket: Mapping[str, str], by_name: Mapping[str, str | None]) -> str:
    found = by_ticket.get(party.external_id.casefold()) if party.external_id else None
    return found or by_name.get(fold(f"{party.name} {party.company}")) or by_name.get(fold(party.name)) or ""
