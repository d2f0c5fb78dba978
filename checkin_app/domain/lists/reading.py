"""A book of tables -> what it is about: the judgement of imports.md, joined."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from checkin_app.domain.lists import labels
from checkin_app.domain.lists.attendee_list import label_mappings, read_attendees
from checkin_app.domain.lists.exhibitor_list import read_exhibitors
from checkin_app.domain.lists.headers import is_ours
from checkin_app.domain.lists.heading import column_names, find_header, find_kind
from checkin_app.domain.lists.meeting_list import read_meetings
from checkin_app.domain.lists.merging import merge
from checkin_app.domain.lists.model import (
    NO_CHOICES,
    Choices,
    ColumnMapping,
    Container,
    ExhibitorRow,
    MeetingRow,
    Person,
    ReadList,
    RowReason,
    Warn,
)
from checkin_app.domain.lists.table import Book, Table
from checkin_app.domain.lists.text import fold
from checkin_app.domain.lists.tools import Tools
from checkin_app.errors import InputProblem

_VOCABULARY = {"attendees": "person", "exhibitors": "exhibitor", "meetings": "meeting"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with where its header is and what it is about."""

    table: Table
    header: int
    kind: str


@dataclass(slots=True)
class _Sum:
    people: list[Person] = field(default_factory=list)
    exhibitors: list[ExhibitorRow] = field(default_factory=list)
    meetings: list[MeetingRow] = field(default_factory=list)
    rejected: list[RowReason] = field(default_factory=list)
    ignored: list[RowReason] = field(default_factory=list)
    warnings: list[Warn] = field(default_factory=list)
    mapping: list[ColumnMapping] = field(default_factory=list)
    line_numbers: bool = False
    rows_read: int = 0


def understand(
    book: Book, tools: Tools, choices: Choices = NO_CHOICES, progress: Callable[[int, int], None] | None = None
) -> ReadList:
    """Understand a book as it shows, and as the user says. `progress(rows done, rows)` may raise to stop.

    Raises InputProblem: unknown_sheet, no_data_rows, unknown_column.
    """
    result = _Sum(warnings=[Warn(code, _row(facts), facts) for code, facts in book.warnings])
    sheets = _choose(book, choices.kind, choices.sheet, result.warnings)
    _check_columns(sheets, choices.columns)
    for one in sheets:
        _read(one, book, tools, choices, result, progress)
    merged = merge(result.people, result.line_numbers)
    if not (merged.people or result.exhibitors or result.meetings):
        raise InputProblem("no_data_rows", rejected=len(result.rejected), ignored=len(result.ignored))
    hidden = sum(row.hidden and not row.blank for one in sheets for row in one.table.rows[one.header + 1 :])
    if hidden:
        result.warnings.append(Warn("hidden_rows", facts={"count": hidden}))
    main = sheets[0]
    head = main.table.rows[main.header] if main.header >= 0 else None
    return ReadList(
        kind=main.kind,
        container=Container(
            format=book.format,
            encoding=book.encoding,
            delimiter=book.delimiter,
            sheet=main.table.name,
            sheets=tuple(one.table.name for one in sheets),
            header_row=head.number if head else 0,
            hidden_rows=hidden,
            rows_read=result.rows_read,
            available=tuple(table.name for table in book.tables),
        ),
        mapping=tuple(result.mapping),
        people=tuple(merged.people),
        exhibitors=tuple(result.exhibitors),
        meetings=tuple(result.meetings),
        rejected=tuple(result.rejected),
        ignored=tuple(result.ignored),
        merged=tuple(merged.merged),
        warnings=tuple(_without_repeats([*result.warnings, *merged.warnings])),
        labels=label_mappings(merged.people, choices),
        header=tuple(column_names(main.table.rows, main.header)),
        shape=shape_of(book),
        line_numbers=result.line_numbers,
        supplement=any(map(is_ours, column_names(main.table.rows, main.header))),
    )


def shape_of(book: Book) -> str:
    """A short name for the shape of a book: what its first list is about and its headers, without case and accents."""
    main = _choose(book, "auto", "", [])[0]
    header = column_names(main.table.rows, main.header)
    width = max((len(row.cells) for row in main.table.rows), default=0)
    said = [main.kind, *(fold(text) for text in header if not is_ours(text))] if header else [main.kind, f"{width} columns"]
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]


def _read(
    one: Sheet, book: Book, tools: Tools, choices: Choices, result: _Sum, progress: Callable[[int, int], None] | None
) -> None:
    table = one.table
    chosen = _chosen(one, choices.columns)
    result.rows_read += len(table.rows) - (1 if one.header >= 0 else 0)
    if one.kind == "attendees":
        part = read_attendees(table, one.header, tools, chosen, book.format == "csv", choices, progress)
        result.people += part.people
        result.rejected += part.rejected
        result.ignored += part.ignored
        result.warnings += part.warnings
        result.mapping += part.mapping
        result.line_numbers = result.line_numbers or part.line_numbers
        return
    if one.kind == "exhibitors":
        exhibitors, out, warnings, mapped = read_exhibitors(table, one.header, tools, chosen)
        result.exhibitors += exhibitors
        result.warnings += warnings
    else:
        meetings, out, mapped = read_meetings(table, one.header, chosen)
        result.meetings += meetings
    result.mapping += mapped
    for reason in out:
        (result.rejected if reason.reason in _NOT_IN else result.ignored).append(reason)


_NOT_IN = frozenset({"no_identity", "no_meeting", "value_too_long", "truncated_row"})


def _choose(book: Book, kind: str, name: str, warnings: list[Warn]) -> list[Sheet]:
    """The sheets to read: the one asked for, else those that look like lists; the others are said."""
    if name:
        table = next((t for t in book.tables if fold(t.name) == fold(name)), None)
        if table is None:
            raise InputProblem("unknown_sheet", sheet=name, known=", ".join(t.name for t in book.tables if t.name) or "–")
        return [_look(table, kind)]
    filled = [table for table in book.tables if any(not row.blank for row in table.rows)]
    if len(filled) == 1:
        return [_look(filled[0], kind)]
    seen = [_look(table, kind) for table in filled]
    good = [one for one in seen if _worth_reading(one)]
    if not good:
        good = seen[:1]
    warnings += [
        Warn("sheet_skipped", facts={"sheet": one.table.name, "rows": len(one.table.rows)}) for one in seen if one not in good
    ]
    return sorted(good, key=lambda one: list(_VOCABULARY).index(one.kind))


def _worth_reading(one: Sheet) -> bool:
    if one.table.hidden or one.header < 0:
        return False
    rows = sum(1 for row in one.table.rows[one.header + 1 :] if not row.blank)
    head = [cell for cell in one.table.rows[one.header].cells if cell.text.strip()]
    if labels.is_side_sheet(one.table.name) and len(head) < 3:
        return False
    return rows > 0 and len(head) > 1


def _look(table: Table, kind: str) -> Sheet:
    if kind in _VOCABULARY:
        at = find_header(table.rows, _VOCABULARY[kind])
        if at < 0 and kind != "attendees":
            raise InputProblem("no_header", sheet=table.name)
        return Sheet(table, at, kind)
    best = max((find_header(table.rows, v) for v in _VOCABULARY.values()), default=-1)
    header = [cell.text for cell in table.rows[best].cells] if best >= 0 else []
    found = find_kind(header)
    at = find_header(table.rows, _VOCABULARY[found])
    if at < 0 and found != "attendees":
        found = "attendees"
    return Sheet(table, at, found)


def _chosen(one: Sheet, mapping: Mapping[str, str]) -> dict[int, str]:
    """The user's mapping by column: a header as typed, or a letter or "#3" where that is no header of this sheet."""
    header = [fold(text) for text in column_names(one.table.rows, one.header)] if mapping else []
    return {index: name for column, name in mapping.items() for index in _indexes(column, header)}


def _indexes(column: str, header: Sequence[str]) -> list[int]:
    found = [i for i, text in enumerate(header) if text == fold(column)]
    if not found and column.isalpha() and len(column) < 3:
        return [_letter_index(column)]
    if not found and column[:1] == "#" and column[1:].isdecimal() and int(column[1:]) > 0:
        return [int(column[1:]) - 1]
    return found


def _check_columns(sheets: Sequence[Sheet], mapping: Mapping[str, str]) -> None:
    """Raise InputProblem for a column that the user named and no sheet has."""
    headers = [column_names(one.table.rows, one.header) for one in sheets] if mapping else []
    for column in mapping:
        if not any(_indexes(column, [fold(text) for text in header]) for header in headers):
            known = ", ".join(dict.fromkeys(text for header in headers for text in header if text))
            raise InputProblem("unknown_column", column=column, columns=known)


def _letter_index(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def _row(facts: Mapping[str, object]) -> int:
    row = facts.get("row", 0)
    return row if isinstance(row, int) else 0


def _without_repeats(warnings: Sequence[Warn]) -> list[Warn]:
    """A warning about the same label once, with the first row where it stands."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for warn in warnings:
        label = warn.facts.get("label", warn.facts.get("value")) if warn.code.startswith("unknown_") else None
        mark = (warn.code, str(label))
        if label is None or mark not in seen:
            kept.append(warn)
            seen.add(mark)
    return kept
