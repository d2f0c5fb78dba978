"""Badge layouts and sheets as TOML files: those in `resources/badges`, and layouts that users exchange."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from checkin_app.domain.layout import Cell, Layout, Sheet
from checkin_app.domain.layout_rules import made_id
from checkin_app.domain.layout_table import layout_of, table_of
from checkin_app.errors import InputProblem
from checkin_app.resources import resource

_LARGEST_FILE = 128 * 1024
"""Bytes: twice what the largest layout takes."""

_LONGEST_LINE = 1_000
"""Letters. A dotted key of 60,000 parts holds the reader for a minute."""


@cache
def layouts() -> tuple[Layout, ...]:
    """The layouts that come with the program, in the order of the choice. Raises InputProblem for a spoiled file."""
    found = [read_layout(path) for path in _files("layout")]
    return tuple(sorted(found, key=lambda layout: layout.order))


@cache
def sheets() -> tuple[Sheet, ...]:
    """The sheets that come with the program, in the order of the choice. Raises InputProblem for a spoiled file."""
    found = [read_sheet(path) for path in _files("sheet")]
    return tuple(sorted(found, key=lambda sheet: sheet.order))


def sheets_for(layout: Layout) -> tuple[Sheet, ...]:
    """The sheets whose cells are made for badges of that size."""
    return tuple(
        sheet
        for sheet in sheets()
        if abs(sheet.cell_width_mm - layout.width_mm) < 1 and abs(sheet.cell_height_mm - layout.height_mm) < 1
    )


def read_layout(path: Path) -> Layout:
    """The layout of a TOML file. Raises InputProblem: "layout_unreadable" for no TOML, else what is wrong in which slot."""
    data = _load(path)
    return layout_of(made_id(path.name.split(".")[0]), data)


def layout_text(layout: Layout) -> str:
    """The layout as the text of a TOML file, as `read_layout` reads it."""
    import tomlkit

    return tomlkit.dumps(table_of(layout))


def read_sheet(path: Path) -> Sheet:
    """The sheet of a TOML file. Raises InputProblem("layout_unreadable") that tells what is wrong in it."""
    data = _load(path)
    try:
        width, height = data["cell"]
        return Sheet(
            id=path.name.split(".")[0],
            name=dict(data["name"]),
            width_mm=float(data["width"]),
            height_mm=float(data["height"]),
            cell_width_mm=float(width),
            cell_height_mm=float(height),
            cells=tuple(Cell(float(x), float(y)) for y in data["rows"] for x in data["columns"]),
            cut_marks=bool(data.get("cut_marks", False)),
            description=dict(data.get("description", {})),
            order=int(data.get("order", 0)),
        )
    except (KeyError, TypeError, ValueError) as fault:
        raise _unreadable(path, fault) from fault


def _files(kind: str) -> Sequence[Path]:
    return sorted(resource("badges").glob(f"*.{kind}.toml"))


def _load(path: Path) -> dict[str, Any]:
    """What stands in a TOML file; one that is larger than any layout, or nested without end, is none."""
    try:
        with path.open("rb") as file:
            raw = file.read(_LARGEST_FILE + 1)
        if len(raw) > _LARGEST_FILE:
            raise InputProblem("layout_file_large", path=str(path))
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        if max(map(len, text.split("\n"))) > _LONGEST_LINE:
            raise InputProblem("layout_file_large", path=str(path))
        return tomllib.loads(text)
    except (OSError, ValueError, RecursionError) as fault:
        raise _unreadable(path, fault) from fault


def _unreadable(path: Path, fault: Exception) -> InputProblem:
    # What the system says of a file is worded elsewhere; which byte is no letter helps nobody.
    why = "no text" if isinstance(fault, UnicodeDecodeError) else getattr(fault, "strerror", None) or str(fault)
    return InputProblem("layout_unreadable", path=str(path), why=why)
