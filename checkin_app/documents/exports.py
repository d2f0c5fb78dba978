"""Lists as files: CSV, XLSX, ODS, PDF or JSON by the ending of the name, each written whole or not at all."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from checkin_app import files
from checkin_app.documents.ods import ods
from checkin_app.documents.sheets import Coded, SheetData, as_text, safe_sheet, titles
from checkin_app.documents.table_pdf import table_pdf
from checkin_app.documents.xlsx import xlsx
from checkin_app.errors import EnvironmentProblem, InputProblem

__all__ = ["FORMATS", "Coded", "SheetData", "make_folder", "write_bytes", "write_table"]


def write_table(path: Path, sheets: Sequence[SheetData]) -> None:
    """Write the sheets to `path` in the format that its ending names; text in them is data and never runs as a formula.

    Raises InputProblem for an ending that is none of `FORMATS`, EnvironmentProblem when the disk or the folder says no.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        raise InputProblem("unknown_export_format", ending=path.suffix or path.name, known=", ".join(FORMATS))
    safe = [safe_sheet(sheet) for sheet in sheets]
    if ending != "pdf":
        safe = [replace(sheet, header=titles(sheet)) for sheet in safe]
    write_bytes(path, FORMATS[ending](safe))


def write_bytes(path: Path, content: bytes) -> None:
    """Write `content` to `path`, whole or not at all: what was there before stays until the new file is safe on the disk.

    Raises EnvironmentProblem "cannot_write".
    """
    try:
        files.write_whole(path, content)
    except (OSError, ValueError) as error:  # ValueError: a name with a NUL in it
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise EnvironmentProblem("cannot_write", path=path, why=why) from error


def make_folder(path: Path) -> None:
    """Make a folder to write into; one that is there already is fine. Raises EnvironmentProblem "cannot_write"."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise EnvironmentProblem("cannot_write", path=path, why=error.strerror or str(error)) from error


def _csv(sheets: Sequence[SheetData]) -> bytes:
    """As a French Excel opens it with a double click: UTF-8 with its mark, semicolons, CRLF, decimal commas."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for number, sheet in enumerate(sheets):
        if number:
            writer.writerow([])
        writer.writerow(sheet.header)
        writer.writerows([_csv_cell(value) for value in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: object) -> str:
    text = as_text(value)
    return text.replace(".", ",") if isinstance(value, float) else text


def _json(sheets: Sequence[SheetData]) -> bytes:
    """A list of objects; of several sheets, an object with one such list by title."""
    tables = {sheet.title: _objects(sheet) for sheet in sheets}
    content = next(iter(tables.values())) if len(tables) == 1 else tables
    return (json.dumps(content, ensure_ascii=False, indent=1, default=_iso) + "\n").encode()


def _objects(sheet: SheetData) -> list[dict[str, object]]:
    names: list[str] = []
    for title in sheet.header:
        name, number = title, 2
        while name in names:
            name, number = f"{title} {number}", number + 1
        names.append(name)
    return [dict(zip(names, map(_plain, row), strict=True)) for row in sheet.rows]


def _plain(value: object) -> object:
    return value.code if isinstance(value, Coded) else value


def _iso(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(type(value).__name__)


FORMATS: dict[str, Callable[[Sequence[SheetData]], bytes]] = {
    "csv": _csv,
    "xlsx": xlsx,
    "ods": ods,
    "pdf": table_pdf,
    "json": _json,
}
"""What writes each kind of file, by its ending."""
