"""A table of people, from its rows to people, reasons and warnings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from checkin_app.domain.lists import labels, rows
from checkin_app.domain.lists.columns import judge
from checkin_app.domain.lists.headers import is_ours, key
from checkin_app.domain.lists.heading import column_names
from checkin_app.domain.lists.judgement import Judgement
from checkin_app.domain.lists.model import NO_CHOICES, Choices, ColumnMapping, LabelMapping, Person, RowReason, Warn
from checkin_app.domain.lists.people import prepare, read_person
from checkin_app.domain.lists.table import Row, Table
from checkin_app.domain.lists.text import fold
from checkin_app.domain.lists.tools import Tools

_TOLD = 500
"""Rows between two words of progress."""
_WHO = ("first_name", "last_name", "full_name", "email")


@dataclass(slots=True)
class Part:
    """What one table gave. `line_numbers`: its ids only count its rows."""

    people: list[Person] = field(default_factory=list)
    rejected: list[RowReason] = field(default_factory=list)
    ignored: list[RowReason] = field(default_factory=list)
    warnings: list[Warn] = field(default_factory=list)
    mapping: list[ColumnMapping] = field(default_factory=list)
    line_numbers: bool = False

    def put(self, out: RowReason) -> None:
        """A row that did not come in, on the side it belongs to."""
        (self.rejected if out.reason in rows.REJECTED else self.ignored).append(out)


def read_attendees(
    table: Table,
    at: int,
    tools: Tools,
    chosen: Mapping[int, str],
    strict_width: bool,
    choices: Choices = NO_CHOICES,
    progress: Callable[[int, int], None] | None = None,
) -> Part:
    """Read a table whose header is at index `at` (-1: none). `strict_width`: a surplus cell is damage, as in a CSV."""
    part = Part()
    header = column_names(table.rows, at)
    part.ignored += rows.above(table.rows[: max(at, 0)], table.name)
    body = _fitting(part, table.rows[at + 1 :], header, table.name, strict_width)
    sample = [row for row in body if not row.flaw and not row.blank]
    judgement = judge(header, sample, tools.country, chosen)
    part.line_numbers = _count_rows(judgement)
    part.mapping = mapping_of(judgement, table.name, chosen)
    if not any(judgement.fields.get(name) for name in _WHO):
        part.ignored += [rows.reason(row, "blank_row" if row.blank else "no_people_columns", table.name) for row in body]
        return part
    sheet = prepare(table.name, judgement, sample, tools, choices)
    named = [i for name in _WHO for i in judgement.fields.get(name, ())]
    for number, row in enumerate(body):
        if progress and number % _TOLD == 0:
            progress(number, len(body))
        out = rows.aside(row, header, table.name, named) or read_person(sheet, row)
        if isinstance(out, RowReason):
            part.put(out)
            if out.reason == "section_row":
                sheet.begin_section(" ".join(out.cells))
        else:
            part.people.append(out)
    part.warnings += sheet.warnings
    return part


def _fitting(part: Part, found: Sequence[Row], header: Sequence[str], sheet: str, strict: bool) -> list[Row]:
    """The rows, those with surplus cells put right or rejected; the columns of the header's width."""
    if not strict or not header:
        return list(found)
    width = len(header)
    body = []
    for row in found:
        if len(row.cells) <= width or row.flaw:
            body.append(row)
            continue
        fitted = rows.refit(row, width)
        if fitted is None:
            part.put(rows.reason(row, "too_many_fields", sheet, cells=len(row.cells), columns=width))
        else:
            if fitted is not row:
                part.warnings.append(Warn("row_refitted", row.number, {"cells": len(row.cells), "columns": width}, sheet))
            body.append(fitted)
    return body


def _count_rows(judgement: Judgement) -> bool:
    """Whether the ids are 1, 2, 3 … down the list: numbers of lines, not of tickets. "N°" alone is dropped altogether."""
    indexes = judgement.fields.get("external_id", [])
    if not indexes or not judgement.columns[indexes[0]].profile.sequence:
        return False
    if key(judgement.columns[indexes[0]].header.text) in (("no",), ("num",), ("numero",)):
        del judgement.fields["external_id"]
    return True


def mapping_of(judgement: Judgement, sheet: str, chosen: Mapping[int, str]) -> list[ColumnMapping]:
    """What each column was taken for, for the preview."""
    return [
        ColumnMapping(
            c.header.text,
            judgement.of(c.index),
            judgement.sure.get(c.index, 0.0),
            c.profile.samples,
            sheet,
            c.index,
            c.index in chosen,
        )
        for c in judgement.columns
        if (c.header.text or c.profile.count) and not is_ours(c.header.text)
    ]


def label_mappings(people: Sequence[Person], choices: Choices = NO_CHOICES) -> tuple[LabelMapping, ...]:
    """The list's category and status words, what each became, and how often."""
    found: list[LabelMapping] = []
    for name, judge_label, said in (
        ("category", labels.category, choices.categories),
        ("status", labels.status, choices.statuses),
    ):
        mine = {fold(label) for label in said}
        counted = Counter((getattr(p, f"{name}_label"), str(getattr(p, name))) for p in people if getattr(p, f"{name}_label"))
        for (label, value), count in counted.most_common():
            chosen = fold(label) in mine
            found.append(LabelMapping(name, label, value, count, chosen or judge_label(label) is not None, chosen))
    return tuple(found)
