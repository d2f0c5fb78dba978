"""The same person twice in a list becomes one; two people who share an address stay two (imports.md, rule 9)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from checkin_app.domain.attendee import Category
from checkin_app.domain.lists.model import MergedRow, Person, Warn
from checkin_app.domain.lists.text import joined

_KEPT = frozenset({"row", "sheet", "first_name", "last_name", "full_name", "external_id", "payer_email"})
"""What the first row keeps, whatever a later one says."""


@dataclass(slots=True)
class Merged:
    """The people that remain, in the order of the list, with the rows that went into others."""

    people: list[Person] = field(default_factory=list)
    merged: list[MergedRow] = field(default_factory=list)
    warnings: list[Warn] = field(default_factory=list)


def merge(people: Sequence[Person], line_numbers: bool = False) -> Merged:
    """Merge rows about one person: the same ticket, or the same name with the same e-mail, or else the same company.

    `line_numbers`: the ids only count the rows, and so tell nobody apart. A later row's values win, save empty ones.
    """
    result = Merged()
    seen: dict[tuple[str, ...], int] = {}
    names: list[str] = []
    for person in people:
        name = _name(person)
        keys = _keys(person, name, line_numbers)
        at = None
        for k in keys:
            if k in seen and _may_be_one(result.people[seen[k]], person, line_numbers):
                at = seen[k]
                break
        if at is None:
            at = len(result.people)
            result.people.append(person)
            names.append(name)
        else:
            first = result.people[at]
            result.people[at] = _join(first, person)
            result.merged.append(MergedRow(person.row, first.row, _why(first, person), person.sheet))
            if joined(first.first_name) == joined(person.last_name) != joined(first.last_name):
                result.warnings.append(Warn("names_swapped", person.row, {"into": first.row}, person.sheet))
        for k in keys:
            seen.setdefault(k, at)
    result.warnings += _look_alike(result.people, names)
    return result


def _name(person: Person) -> str:
    first, last = joined(person.first_name), joined(person.last_name)
    return f"{first}|{last}" if first < last else f"{last}|{first}"


def _keys(person: Person, name: str, line_numbers: bool) -> list[tuple[str, ...]]:
    keys: list[tuple[str, ...]] = []
    if person.external_id and not line_numbers:
        keys.append(("id", person.external_id, name))
    if person.email and not person.payer_email:
        keys.append(("mail", person.email, name))
    if person.company and name != "|":
        keys.append(("name", name, joined(person.company)))
    return keys


def _may_be_one(one: Person, other: Person, line_numbers: bool) -> bool:
    """Two tickets are two, and so are two people of one company with one name and different addresses."""
    if not line_numbers and one.external_id and other.external_id and one.external_id != other.external_id:
        return False
    mails = [p.email for p in (one, other) if p.email and not p.payer_email]
    return len(mails) < 2 or mails[0] == mails[1]


def _join(first: Person, later: Person) -> Person:
    changes: dict[str, object] = {}
    for name in Person.__dataclass_fields__:
        value = getattr(later, name)
        if name in _KEPT or not value or value == getattr(first, name):
            continue
        if name in ("category", "status") and not getattr(later, f"{name}_label") and not later.sheet:
            continue
        if name == "category" and value is Category.VISITOR and not later.category_label:
            continue
        changes[name] = value
    if not first.external_id and later.external_id:
        changes["external_id"] = later.external_id
    return replace(first, **changes)  # type: ignore[arg-type]


def _why(first: Person, later: Person) -> str:
    same = all(
        getattr(first, name) == getattr(later, name)
        for name in ("first_name", "last_name", "email", "company", "job_title", "category")
    )
    return "identical_row" if same else "same_person"


def _look_alike(people: Sequence[Person], names: Sequence[str]) -> list[Warn]:
    """Homonyms, addresses that several people share, several tickets of one person: kept apart, and shown."""
    warnings: list[Warn] = []
    by_name: dict[str, list[Person]] = {}
    by_mail: dict[str, list[Person]] = {}
    for person, name in zip(people, names, strict=True):
        if name != "|":
            by_name.setdefault(name, []).append(person)
        if person.email and not person.payer_email:
            by_mail.setdefault(person.email, []).append(person)
    for group in by_name.values():
        if len(group) > 1:
            code = "several_tickets" if len({p.email for p in group}) == 1 and group[0].email else "homonyms"
            facts: dict[str, object] = {
                "name": f"{group[0].first_name} {group[0].last_name}".strip(),
                "rows": [p.row for p in group],
            }
            warnings.append(Warn(code, group[0].row, facts, group[0].sheet))
    for mail, group in by_mail.items():
        if len(group) > 1 and len({_name(p) for p in group}) > 1:
            warnings.append(Warn("shared_email", group[0].row, {"email": mail, "rows": [p.row for p in group]}, group[0].sheet))
    return warnings
