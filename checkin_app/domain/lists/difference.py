"""What a list changes in an event: who is new, what changed field by field, who is gone (imports.md, rules 9 and 10).

Corrections made at the desk win over the list, empty cells erase nothing, and nobody is deleted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from checkin_app.domain.attendee import EDITABLE_FIELDS, Attendee, Category, Status
from checkin_app.domain.lists.model import Person
from checkin_app.domain.names import fold

FROM_LIST = tuple(name for name in EDITABLE_FIELDS if name in Person.__dataclass_fields__)
"""What a list says of a person."""

_OUT = frozenset({Status.CANCELLED, Status.BLOCKED})
_OVERLAP = 0.5
"""The share of the people known that a list of an unknown shape must hold to be taken for an update of all of them."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after. `kept`: the desk has corrected it, so that its value stays and the list's is kept beside."""

    field: str
    before: str
    after: str
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody (or some company) that a row of the list changes."""

    row: int
    id: str
    name: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody that only the list knows, with the fields that say something."""

    row: int
    fields: dict[str, Any]


@dataclass(slots=True)
class Difference:
    """What the people of a list change; every one of them is new, changed or unchanged.

    `sets` are the values to write by attendee id; `inside` are those changed people who have come in already and whose
    registration is now cancelled or blocked; `vanished` are known people whom the list no longer has.
    """

    new: list[Newcomer] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    sets: dict[str, dict[str, Any]] = field(default_factory=dict)
    inside: list[Change] = field(default_factory=list)
    vanished: list[Attendee] = field(default_factory=list)


def compare(
    people: Sequence[Person],
    known: Sequence[Attendee],
    days: Sequence[date],
    *,
    came: Collection[str] = (),
    of_source: Collection[str] = (),
    line_numbers: bool = False,
) -> Difference:
    """Compare a list with the people of the event.

    `days` are the event's; `came` the ids of those who have come in; `of_source` the ids of those who came from a list of the
    same shape: they are the ones who can vanish. `line_numbers`: the list's ids only count its rows.
    """
    result = Difference()
    matches = _Matches(people, known, line_numbers)
    for number, row in enumerate(people):
        person = matches.of(number)
        fields = listed_fields(row, days)
        if person is None:
            result.new.append(Newcomer(row.row, fields))
        else:
            _compare(result, row, person, _said(row, fields), came)
    result.vanished = _vanished(known, matches.taken, of_source)
    return result


def listed_fields(row: Person, days: Sequence[date]) -> dict[str, Any]:
    """The row's fields that say something, as the journal keeps them."""
    fields: dict[str, Any] = {}
    for name in FROM_LIST:
        value = getattr(row, name)
        if not value:
            continue
        if name == "days":
            value = _days(value, days)
            if value:
                fields[name] = value
        else:
            fields[name] = value if value is True else str(value)
    return fields


def _days(listed: Sequence[str], days: Sequence[date]) -> list[str]:
    """The days as ISO dates of this event; every day of it is no restriction."""
    dates = [f"{days[0].year}{day[1:]}" if day.startswith("--") else day for day in listed]
    ours = [day.isoformat() for day in days]
    kept = [day for day in dates if day in ours]
    return [] if set(kept) == set(ours) else kept


def _said(row: Person, fields: dict[str, Any]) -> dict[str, Any]:
    """Without the values that a list has only because it does not speak of the matter: everybody a visitor, confirmed."""
    silent = set()
    if row.category is Category.VISITOR and not row.category_label:
        silent.add("category")
    if row.status is Status.CONFIRMED and not row.status_label:
        silent.add("status")
    return {name: value for name, value in fields.items() if name not in silent}


def _compare(result: Difference, row: Person, person: Attendee, fields: dict[str, Any], came: Collection[str]) -> None:
    sets: dict[str, Any] = {}
    changes: list[FieldChange] = []
    for name, value in fields.items():
        before = _as_listed(person, name)
        if name == "external_id" and before:
            continue  # the ticket that somebody was known by stays theirs, whatever another source calls them
        if before == _text(value):
            continue
        sets[name] = value
        changes.append(FieldChange(name, _text(getattr(person, name)), _text(value), name in person.imported))
    if not changes:
        result.unchanged.append(person.id)
        return
    change = Change(row.row, person.id, person.full_name, tuple(changes))
    result.changed.append(change)
    result.sets[person.id] = sets
    out_now = sets.get("status") in _OUT and "status" not in person.imported
    if out_now and person.status not in _OUT and person.id in came:
        result.inside.append(change)


def _as_listed(person: Attendee, name: str) -> str:
    """What the last list said of a field: the value kept beside a correction, else the field itself."""
    return _text(person.imported.get(name, getattr(person, name)))


def _text(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _vanished(known: Sequence[Attendee], taken: Collection[str], of_source: Collection[str]) -> list[Attendee]:
    """Those whom this list should have had: people of the same source, or everybody if it holds most of them."""
    listed = [p for p in known if not p.walk_in]
    if of_source:
        listed = [p for p in listed if p.id in of_source]
    elif len(taken) < _OVERLAP * len(listed):
        return []
    return [p for p in listed if p.id not in taken and p.status not in _OUT]


class _Matches:
    """Which row is about whom, each person once: the ticket with its name, the ticket where only one has it, then e-mail and
    name, then name and company; over the whole list for each, so that nobody takes whom a later row knows better."""

    def __init__(self, people: Sequence[Person], known: Sequence[Attendee], line_numbers: bool) -> None:
        self._people = people
        self.taken: set[str] = set()
        self._by_row: dict[int, Attendee] = {}
        self._same_source = False
        if not known:
            return
        rows = {number: _Keys.of_row(row) for number, row in enumerate(people)}
        theirs = [(person, _Keys.of_known(person)) for person in known]
        for level in ("ticket_name",) if line_numbers else ("ticket_name", "ticket"):
            self._pass(level, rows, theirs)
        # Where one ticket is known, the others of the list are of the same source: two tickets are then two people.
        self._same_source = bool(self._by_row) and not line_numbers
        for level in ("mail_name_company", "mail_name", "name_company", "alone"):
            self._pass(level, rows, theirs)

    def of(self, number: int) -> Attendee | None:
        """The person that row `number` of the list is about, None for a new one."""
        return self._by_row.get(number)

    def _pass(self, level: str, rows: Mapping[int, _Keys], theirs: Sequence[tuple[Attendee, tuple[_Keys, ...]]]) -> None:
        if len(self._by_row) == len(rows):
            return
        index: dict[str, list[Attendee]] = {}
        for person, own in theirs:
            if person.id not in self.taken:
                for key in dict.fromkeys(getattr(k, level) for k in own):
                    if key:
                        index.setdefault(key, []).append(person)
        listed = Counter(getattr(keys, level) for keys in rows.values()) if level == "ticket" else Counter()
        for number, keys in rows.items():
            key = getattr(keys, level)
            if number in self._by_row or not key:
                continue
            found = [p for p in index.get(key, ()) if p.id not in self.taken and not self._two_tickets(keys, p)]
            if found and (level != "ticket" or (len(found) == 1 and listed[key] == 1)):
                best = found[0] if len(found) == 1 else self._likest(number, found)
                self._by_row[number] = best
                self.taken.add(best.id)

    def _likest(self, number: int, found: Sequence[Attendee]) -> Attendee:
        return max(found, key=lambda person: _alike(self._people[number], person))

    def _two_tickets(self, keys: _Keys, person: Attendee) -> bool:
        return self._same_source and bool(keys.ticket and person.external_id) and keys.ticket != person.external_id.casefold()


def _alike(row: Person, person: Attendee) -> int:
    """In how many fields a row and one of several people of its name agree."""
    return sum(_as_listed(person, name) == _text(getattr(row, name)) for name in FROM_LIST)


@dataclass(frozen=True, slots=True)
class _Keys:
    """What tells a person again, strongest first; "" where there is not enough for it."""

    ticket_name: str
    ticket: str
    mail_name_company: str
    mail_name: str
    name_company: str
    alone: str

    @classmethod
    def make(cls, ticket: str, mail: str, names: tuple[str, str], company: str) -> _Keys:
        """The keys of a ticket, an address, the last and first name, and a company."""
        ticket, mail, company = ticket.casefold(), mail.casefold(), fold(company)
        last, first = map(fold, names)
        name = f"{last} {first}".strip()
        return cls(
            f"{ticket}|{name}" if ticket and name else "",
            ticket,
            f"{mail}|{name}|{company}" if mail and name and company else "",
            f"{mail}|{name}" if mail and name else "",
            f"{name}|{company}" if name and company else "",
            f"{mail}|{last}|{first}" if not (mail and name) and not (name and company) and (mail or name) else "",
        )

    @classmethod
    def of_row(cls, row: Person) -> _Keys:
        """The keys of a row of the list."""
        return cls.make(row.external_id, row.email, (row.last_name, row.first_name), row.company)

    @classmethod
    def of_known(cls, person: Attendee) -> tuple[_Keys, ...]:
        """The keys of somebody as they are, and as the list had them before the desk corrected them."""
        now = cls.make(person.external_id, person.email, (person.last_name, person.first_name), person.company)
        if not person.imported:
            return (now,)
        was = {n: person.imported.get(n, getattr(person, n)) for n in ("last_name", "first_name", "email", "company")}
        return now, cls.make(person.external_id, was["email"], (was["last_name"], was["first_name"]), was["company"])
