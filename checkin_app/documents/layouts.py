"""Badge layouts and sheets, read from the TOML files in `resources/badges`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Align, Cell, Layout, Sheet, Slot, SlotKind, Stack, Weight
from checkin_app.errors import InputProblem
from checkin_app.resources import resource

_FIELDS = frozenset(BadgeText.__dataclass_fields__)
_ENUMS = {"kind": SlotKind, "weight": Weight, "align": Align}


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
    """The layout of a TOML file. Raises InputProblem("layout_unreadable") that tells what is wrong in it."""
    data = _load(path)
    try:
        stacks = tuple(Stack(name=name, **box) for name, box in data.get("stack", {}).items())
        slots = tuple(_slot(entry, {stack.name for stack in stacks}) for entry in data["slot"])
        layout = Layout(
            id=path.name.split(".")[0],
            name=dict(data["name"]),
            width_mm=float(data["width"]),
            height_mm=float(data["height"]),
            slots=slots,
            stacks=stacks,
            description=dict(data.get("description", {})),
            monochrome=bool(data.get("monochrome", False)),
            order=int(data.get("order", 0)),
        )
        _check(layout)
    except (KeyError, TypeError, ValueError) as fault:
        raise _unreadable(path, fault) from fault
    return layout


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
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as fault:
        raise _unreadable(path, fault) from fault


def _slot(entry: Mapping[str, Any], stacks: set[str]) -> Slot:
    values: dict[str, Any] = {name: _ENUMS[name](value) if name in _ENUMS else value for name, value in entry.items()}
    values["show_for"] = frozenset(map(Category, entry.get("show_for", ())))
    slot = Slot(**values)
    named = [field for field in (slot.needs, "" if slot.literal else slot.content) if field]
    unknown = [field for field in named if field not in _FIELDS]
    if unknown:
        raise ValueError(f"slot {slot.name}: no field {unknown[0]}")
    if slot.stack and slot.stack not in stacks:
        raise ValueError(f"slot {slot.name}: no stack {slot.stack}")
    if not 0 < slot.min_size <= slot.size:
        raise ValueError(f"slot {slot.name}: min_size is above size")
    if slot.break_size and not slot.min_size <= slot.break_size <= slot.size:
        raise ValueError(f"slot {slot.name}: break_size is not between min_size and size")
    return slot


def _check(layout: Layout) -> None:
    """Every box inside the badge, every stack high enough for what must stand in it."""
    boxes = [(slot.name, slot.x, slot.y, slot.w, slot.h) for slot in layout.slots if not slot.stack]
    boxes += [(stack.name, stack.x, stack.y, stack.w, stack.h) for stack in layout.stacks]
    for name, x, y, w, h in boxes:
        if x < 0 or y < 0 or x + w > layout.width_mm + 0.01 or y + h > layout.height_mm + 0.01:
            raise ValueError(f"{name} lies outside the badge")
    for stack in layout.stacks:
        needed = sum(slot.gap + slot.h for slot in layout.stacked(stack.name) if not slot.optional)
        if needed > stack.h + 0.01:
            raise ValueError(f"{stack.name} is {needed - stack.h:.1f} mm too low for its slots")


def _unreadable(path: Path, fault: Exception) -> InputProblem:
    return InputProblem("layout_unreadable", path=str(path), why=str(fault))
