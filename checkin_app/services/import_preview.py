"""What the user is shown before a list is written: plain values, ready for a page or for JSON."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.lists.difference import Change
from checkin_app.domain.lists.model import (
    Choices,
    ColumnMapping,
    Container,
    LabelMapping,
    MergedRow,
    ReadList,
    RowReason,
    Warn,
)
from checkin_app.errors import Problem
from checkin_app.services.import_plan import Plan


@dataclass(frozen=True, slots=True)
class Counts:
    """What would become of the rows: new + changed + unchanged + merged + rejected + ignored = rows.

    `fields` are the values that would change, of all the changed together.
    """

    rows: int
    new: int
    changed: int
    unchanged: int
    merged: int
    rejected: int
    ignored: int
    vanished: int
    cancelled_inside: int
    fields: int


@dataclass(frozen=True, slots=True)
class NameCut:
    """How the full name of a row is cut. `sure` False: the words would allow another cut."""

    row: int
    full: str
    first: str
    last: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """Somebody whom the list no longer has."""

    id: str
    name: str
    company: str


@dataclass(frozen=True, slots=True)
class ListPreview:
    """One list as it would be written. Nothing was.

    `columns` tell what each became, how sure that is (`level`), and three real values; `accents` are up to three names with
    letters beyond ASCII, which show whether the encoding is right; `choices` those in force, `remembered` from the last list of
    its shape; `inside` people who have come in and would be cancelled. `read` is what `importing.apply` takes.
    """

    path: Path
    kind: str
    container: Container
    columns: tuple[ColumnMapping, ...]
    labels: tuple[LabelMapping, ...]
    counts: Counts
    changed: tuple[Change, ...]
    vanished: tuple[Gone, ...]
    inside: tuple[Change, ...]
    merged: tuple[MergedRow, ...]
    rejected: tuple[RowReason, ...]
    ignored: tuple[RowReason, ...]
    warnings: tuple[Warn, ...]
    cuts: tuple[NameCut, ...]
    accents: tuple[str, ...]
    choices: Choices
    remembered: bool
    read: ReadList


@dataclass(frozen=True, slots=True)
class Preview:
    """The lists in the order in which they would be written, and the files that are none, with their problems."""

    lists: tuple[ListPreview, ...]
    refused: tuple[tuple[Path, Problem], ...] = ()


def show(path: Path, plan: Plan, choices: Choices, remembered: bool) -> ListPreview:
    """The preview of a plan."""
    read = plan.read
    return ListPreview(
        path=path,
        kind=read.kind,
        container=read.container,
        columns=read.mapping,
        labels=read.labels,
        counts=counts(plan),
        changed=tuple(plan.changed),
        vanished=tuple(map(_gone, plan.vanished)),
        inside=tuple(plan.inside),
        merged=tuple(plan.merged),
        rejected=tuple(plan.rejected),
        ignored=read.ignored,
        warnings=tuple(plan.warnings),
        cuts=_cuts(read),
        accents=_accents(read),
        choices=choices,
        remembered=remembered,
        read=read,
    )


def counts(plan: Plan) -> Counts:
    """The numbers of a plan."""
    return Counts(
        rows=plan.read.container.rows_read,
        new=plan.new,
        changed=len(plan.changed),
        unchanged=plan.unchanged,
        merged=len(plan.merged),
        rejected=len(plan.rejected),
        ignored=len(plan.read.ignored),
        vanished=len(plan.vanished),
        cancelled_inside=len(plan.inside),
        fields=sum(len(change.fields) for change in plan.changed),
    )


def _gone(person: Attendee) -> Gone:
    return Gone(person.id, person.full_name, person.company)


def _cuts(read: ReadList) -> tuple[NameCut, ...]:
    unsure = {(warn.sheet, warn.row) for warn in read.warnings if warn.code == "name_cut_unsure"}
    return tuple(
        NameCut(p.row, p.full_name, p.first_name, p.last_name, (p.sheet, p.row) not in unsure)
        for p in read.people
        if p.full_name
    )


def _accents(read: ReadList) -> tuple[str, ...]:
    found: list[str] = []
    for person in read.people:
        name = f"{person.first_name} {person.last_name}".strip()
        if not name.isascii() and name not in found:
            found.append(name)
            if len(found) == 3:
                break
    return tuple(found)
