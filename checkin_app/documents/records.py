"""JSON and HTML tables -> rows: a list of objects, wherever it lies in the document."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

from checkin_app.domain.lists.table import EMPTY, Book, Cell, Row, Table
from checkin_app.errors import InputProblem

MAX_COLUMNS = 16384
"""Cells of a row: what a spreadsheet can hold."""
MAX_DEPTH = 4
"""How deep objects within objects are unfolded into columns."""


def parse_json(text: str, file: str) -> Any:
    """The document, or InputProblem corrupt_file. Lines of JSON, one object each, are a list of them."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):  # not JSON, or a number of thousands of digits
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            found = [json.loads(line) for line in lines]
        except (ValueError, RecursionError) as error:
            raise InputProblem("corrupt_file", file=file, is_a="json") from error
        return found


def read_json(document: Any, file: str) -> Book:
    """The rows of the longest list of objects in the document. Row 1 is the header: the objects' names."""
    objects = _longest(document, 0) or _from_arrays(document)
    if not objects:
        raise InputProblem("no_data_rows", file=file)
    flat = [_flatten(item) for item in objects]
    names = list(dict.fromkeys(name for item in flat for name in item))
    # An element of the list is counted as a record from 1, as the truth of a JSON file does; the header is before it.
    header = Row(0, tuple(Cell(name) for name in names))
    rows = [Row(n, tuple(item.get(name, EMPTY) for name in names)) for n, item in enumerate(flat, 1)]
    return Book("json", (Table("", (header, *rows)),), encoding="utf-8")


def _longest(value: Any, depth: int) -> list[dict[str, Any]]:
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return value
    if depth >= MAX_DEPTH:
        return []
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return max((_longest(item, depth + 1) for item in inside), key=len, default=[])


def _from_arrays(document: Any) -> list[dict[str, Any]]:
    """The rows of {"columns": [...], "rows": [[...], ...]}, or of a list of lists whose first one is the header."""
    lists = document.values() if isinstance(document, dict) else [document]
    tables = [v for v in lists if isinstance(v, list) and v and all(isinstance(row, list) for row in v)]
    rows = max(tables, key=len, default=[])
    headers = [v for v in lists if isinstance(v, list) and v and all(isinstance(name, str) for name in v)]
    header = headers[0] if headers else rows.pop(0) if rows else []
    return [dict(zip(map(str, header), row, strict=False)) for row in rows]


_WRAPPERS = frozenset(
    {"custom", "customfields", "fields", "answers", "attributes", "extra", "info", "details", "profile", "properties", "data"}
)
"""Names that only wrap others: {"custom": {"Société": …}} is a column "Société"; {"payer": {"email": …}} is "payer email"."""


def _flatten(item: dict[str, Any], depth: int = 0) -> dict[str, Cell]:
    """Objects within the object as columns."""
    flat: dict[str, Cell] = {}
    for name, value in item.items():
        if isinstance(value, dict) and depth < MAX_DEPTH:
            plain = name.casefold().replace("_", "") in _WRAPPERS
            for inner, cell in _flatten(value, depth + 1).items():
                flat[inner if plain and inner not in item and inner not in flat else f"{name} {inner}"] = cell
        elif isinstance(value, list) and value and all(isinstance(v, dict) and _question(v) for v in value):
            flat.update({str(v[_question(v)]): _cell(v.get("answer", v.get("value", ""))) for v in value})
        else:
            flat[name] = _cell(value)
    return flat


def _question(answer: dict[str, Any]) -> str:
    """The key that names the question in a list of {"question": …, "answer": …}, "" if it is no such list."""
    if "answer" not in answer and "value" not in answer:
        return ""
    return next((k for k in ("question", "label", "name", "title") if isinstance(answer.get(k), str)), "")


def _cell(value: Any) -> Cell:
    if value is None or value in ([], {}):
        return EMPTY
    if isinstance(value, bool):
        return Cell("true" if value else "false", "bool")
    if isinstance(value, int | float):
        return Cell(str(value))
    if isinstance(value, list):
        return Cell(", ".join(str(v) for v in value))
    return Cell(str(value))


_CLOSING = frozenset({"td", "th", "tr", "table", "cell", "row"})
"""Tags whose end is the end of a cell, for pages that never close one."""


class _Tables(HTMLParser):
    """The cells of every table of a page, or of a workbook written as XML (Excel 2003); scripts and styles are not read."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._cell: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self.tables.append([])
        elif tag in ("tr", "row") and self.tables:
            self.tables[-1].append([])
        elif tag in ("td", "th", "cell") and self.tables and self.tables[-1]:
            self._cell = []
            self._skip_to(next((v for name, v in attrs if name == "ss:index"), None))
            self.tables[-1][-1].append("")
        elif tag == "br" and self._cell is not None:
            self._cell.append(" ")

    def _skip_to(self, index: str | None) -> None:
        """Blank cells that the XML leaves out: the next cell says its own number."""
        row = self.tables[-1][-1]
        if index and index.isdecimal() and len(index) < 10 and len(row) < int(index) <= MAX_COLUMNS:
            row.extend([""] * (int(index) - 1 - len(row)))

    def handle_endtag(self, tag: str) -> None:
        if tag in _CLOSING and self._cell is not None and self.tables[-1] and self.tables[-1][-1]:
            self.tables[-1][-1][-1] = " ".join("".join(self._cell).split())
            self._cell = None

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(data)


def read_html(text: str, file: str, encoding: str) -> Book:
    """The longest table of a page: what many sites call an Excel file."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    found = max(parser.tables, key=len, default=[])
    if len(found) < 2:
        raise InputProblem("not_a_table", file=file, is_a="html")
    rows = tuple(Row(n, tuple(Cell(c) for c in cells)) for n, cells in enumerate(found, 1))
    return Book("html", (Table("", rows),), encoding=encoding)
