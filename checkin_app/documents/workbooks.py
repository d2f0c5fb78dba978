"""XLSX, XLSB, XLS and ODS -> rows, through python-calamine. Formulas by their cached values; nothing is computed."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import python_calamine

from checkin_app.documents.containers import check_corners, hidden_rows
from checkin_app.domain.lists.table import EMPTY, Book, Cell, Row, Table
from checkin_app.errors import InputProblem

MAX_CELL = 32767
_ERRORS = frozenset({"#N/A", "#REF!", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#GETTING_DATA"})


def read_workbook(path: Path, kind: str) -> Book:
    """Every sheet with its rows; empty rows at the end are left out, those in between counted."""
    if kind == "xlsx":
        check_corners(path)
    try:
        workbook = python_calamine.CalamineWorkbook.from_path(str(path))
        hidden = hidden_rows(path) if kind == "xlsx" else {}
        tables = [
            _table(workbook, meta, number, hidden.get(number, set()))
            for number, meta in enumerate(workbook.sheets_metadata, 1)
            if meta.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
    except python_calamine.PasswordError as error:
        raise InputProblem("password_protected", file=path.name) from error
    except (python_calamine.CalamineError, OSError, ValueError, KeyError) as error:
        raise InputProblem("corrupt_file", file=path.name, is_a=kind) from error
    return Book(kind, tuple(tables))


def _table(workbook: python_calamine.CalamineWorkbook, meta: Any, number: int, hidden: set[int]) -> Table:
    sheet = workbook.get_sheet_by_name(meta.name)
    rows: list[Row] = []
    last = 0
    for at, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        cells = tuple(_cell(value) for value in values)
        flaw = "value_too_long" if any(len(c.text) > MAX_CELL for c in cells) else ""
        rows.append(Row(at, cells, flaw, at in hidden))
        if not rows[-1].blank:
            last = at
    return Table(meta.name, tuple(rows[:last]), meta.visible != python_calamine.SheetVisibleEnum.Visible)


def _cell(value: Any) -> Cell:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return Cell("true" if value else "false", "bool")
    if isinstance(value, float | int):
        return Cell(_number(value), "number")
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second) == (0, 0, 0)
        return Cell(value.date().isoformat() if midnight else value.isoformat(" ", "seconds"), "date")
    if isinstance(value, date):
        return Cell(value.isoformat(), "date")
    if isinstance(value, time):
        return Cell(value.isoformat("seconds"), "time")
    if isinstance(value, timedelta):
        return Cell(str(value), "time")
    text = str(value)
    return Cell(text, "error") if text in _ERRORS else Cell(text)


def _number(value: float) -> str:
    """Without a needless ".0": a telephone number was typed as digits."""
    whole = int(value) if abs(value) < 1e21 else None
    return str(whole) if whole is not None and whole == value else repr(value)
