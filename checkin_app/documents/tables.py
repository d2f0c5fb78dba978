"""A file -> its tables, in this process. `reading_process` does the same in a child with limits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checkin_app.documents import delimited, records
from checkin_app.documents.containers import Found, recognise
from checkin_app.documents.delimited import MAX_ROWS
from checkin_app.documents.encodings import decode, encoded_twice, repair
from checkin_app.domain.lists.table import EMPTY, Book, Cell, Row, Table
from checkin_app.errors import InputProblem


def read_tables(path: Path, found: Found | None = None) -> Book:
    """The tables of the file, whatever it is called. Raises InputProblem for what is no table (see `containers`)."""
    found = found or recognise(path)
    if found.workbook:
        from checkin_app.documents.workbooks import read_workbook

        book = read_workbook(path, found.format)
    else:
        book = _text_book(path, found.format)
    if any(len(table.rows) > MAX_ROWS for table in book.tables):
        raise InputProblem("too_many_rows", file=path.name, limit=MAX_ROWS)
    if not any(not row.blank for table in book.tables for row in table.rows):
        raise InputProblem("empty_file", file=path.name)
    return book if found.format == "text" else _repaired(book)


def _text_book(path: Path, kind: str) -> Book:
    text, encoding, cut = decode(path.read_bytes())
    if kind == "json":
        return records.read_json(records.parse_json(text.removeprefix("\ufeff"), path.name), path.name)
    if kind == "html":
        return records.read_html(text, path.name, encoding)
    found = delimited.read_text(text, cut)
    rows = list(found.rows)
    while rows and rows[-1].blank and not rows[-1].flaw:
        rows.pop()
    book = Book("csv", (Table("", tuple(rows)),), encoding, found.delimiter, tuple(found.warnings))
    return _repaired(book) if encoded_twice(text) else book


def _repaired(book: Book) -> Book:
    """The book with doubly encoded cells put right, and a warning that shows the first of them."""
    repaired: list[str] = []

    def put_right(row: Row) -> Row:
        if all(cell.text.isascii() for cell in row.cells):
            return row
        cells = []
        for cell in row.cells:
            text = repair(cell.text)
            if text != cell.text:
                repaired.append(text)
            cells.append(cell if text == cell.text else Cell(text, cell.kind))
        return Row(row.number, tuple(cells), row.flaw, row.hidden)

    tables = tuple(Table(t.name, tuple(put_right(row) for row in t.rows), t.hidden) for t in book.tables)
    if not repaired:
        return book
    warning: tuple[str, dict[str, object]] = ("encoding_repaired", {"count": len(repaired), "example": repaired[0][:60]})
    return Book(book.format, tables, book.encoding, book.delimiter, (*book.warnings, warning))


def to_wire(book: Book) -> str:
    """The book as JSON, for the pipe between the processes: plain data, never pickled objects."""
    tables = [
        {
            "name": t.name,
            "hidden": t.hidden,
            "rows": [
                [r.number, [c.text if c.kind == "text" else [c.text, c.kind] for c in r.cells], r.flaw, r.hidden]
                for r in t.rows
            ],
        }
        for t in book.tables
    ]
    head = {"format": book.format, "encoding": book.encoding, "delimiter": book.delimiter, "warnings": book.warnings}
    return json.dumps({**head, "tables": tables}, ensure_ascii=True)


def from_wire(text: str) -> Book:
    """The book that `to_wire` wrote."""
    data: dict[str, Any] = json.loads(text)
    tables = tuple(
        Table(
            t["name"],
            tuple(Row(n, tuple(map(_cell, cells)), flaw, hidden) for n, cells, flaw, hidden in t["rows"]),
            t["hidden"],
        )
        for t in data["tables"]
    )
    warnings = tuple((code, facts) for code, facts in data["warnings"])
    return Book(data["format"], tables, data["encoding"], data["delimiter"], warnings)


def _cell(value: str | list[str]) -> Cell:
    if isinstance(value, str):
        return Cell(value) if value else EMPTY
    return Cell(value[0], value[1])
