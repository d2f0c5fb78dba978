"""A layout as plain values and back: what a TOML file holds, and what an entry of the journal does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields
from enum import StrEnum
from typing import Any

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Align, Layout, Slot, SlotKind, SlotStyle, Stack, Style, Weight
from checkin_app.domain.layout_rules import MOST_SLOTS, MOST_STACKS, check, shown
from checkin_app.errors import InputProblem

_CHOICES: dict[str, type[StrEnum]] = {"kind": SlotKind, "weight": Weight, "align": Align}
_WORDS = frozenset({"name", "content", "colour", "needs", "stack"})
_SWITCHES = frozenset({"literal", "capitals", "optional", "turned", "visible"})
_DEFAULTS = {f.name: f.default for f in fields(Slot) if f.default is not MISSING} | {"show_for": frozenset()}
_KEYS = ("order", "width", "height", "monochrome", "name", "description", "stack", "slot", "style")


def layout_of(layout_id: str, table: Mapping[str, Any]) -> Layout:
    """The layout of those values, checked. Raises InputProblem that names the key that is wrong."""
    _known("", table, _KEYS)
    stacks = _table("stack", table.get("stack", {}))
    slots = table.get("slot", [])
    if not isinstance(slots, list | tuple):
        raise _wrong("slot", slots)
    if len(slots) > MOST_SLOTS or len(stacks) > MOST_STACKS:
        raise InputProblem("layout_too_many", most=MOST_SLOTS, count=len(slots))
    layout = Layout(
        id=layout_id,
        name=_by_language("name", _given(table, "name")),
        width_mm=_float("width", _given(table, "width")),
        height_mm=_float("height", _given(table, "height")),
        slots=tuple(_slot(f"slot {number}", one) for number, one in enumerate(slots, 1)),
        stacks=tuple(_stack(name, one) for name, one in stacks.items()),
        description=_by_language("description", table.get("description", {})),
        monochrome=_switch("monochrome", table.get("monochrome", False)),
        order=_whole("order", table.get("order", 0)),
        styles={_category(name): _style(name, one) for name, one in _table("style", table.get("style", {})).items()},
    )
    return check(layout)


def table_of(layout: Layout) -> dict[str, Any]:
    """The values of a layout, but for its id, in the order in which one reads them; what is as always is left out."""
    table: dict[str, Any] = {"order": layout.order, "width": _plain(layout.width_mm), "height": _plain(layout.height_mm)}
    if layout.monochrome:
        table["monochrome"] = True
    table["name"] = dict(layout.name)
    if layout.description:
        table["description"] = dict(layout.description)
    if layout.stacks:
        table["stack"] = {
            stack.name: {key: _plain(getattr(stack, key)) for key in ("x", "y", "w", "h", "anchor")} for stack in layout.stacks
        }
    table["slot"] = [_slot_table(slot) for slot in layout.slots]
    styles = {str(category): _style_table(style) for category, style in layout.styles.items()}
    if styles:
        table["style"] = styles
    return table


def slot_of(where: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a slot in their own types. Raises InputProblem that names the one that is unknown or of another type."""
    _known(where, values, [f.name for f in fields(Slot)])
    return {key: _typed(f"{where}.{key}", key, value) for key, value in values.items()}


def _slot(where: str, values: object) -> Slot:
    given = _table(where, values)
    name = given.get("name")
    typed = slot_of(name if isinstance(name, str) and name else where, given)
    if "name" not in typed:
        raise InputProblem("layout_key_missing", key=f"{where}.name")
    return Slot(**typed)


def _stack(name: str, values: object) -> Stack:
    given = _table(name, values)
    _known(name, given, ("x", "y", "w", "h", "anchor"))
    for key in ("x", "y", "w", "h"):
        _given(given, key, name)
    return Stack(name, **{key: _float(f"{name}.{key}", value) for key, value in given.items()})


def _style(category: str, values: object) -> Style:
    where = f"style.{category}"
    given = _table(where, values)
    _known(where, given, ("colour", "slot"))
    slots = {}
    for name, one in _table(f"{where}.slot", given.get("slot", {})).items():
        own = _table(f"{where}.slot.{name}", one)
        _known(f"{where}.slot.{name}", own, [f.name for f in fields(SlotStyle)])
        slots[name] = SlotStyle(**{key: _typed(f"{where}.slot.{name}.{key}", key, value) for key, value in own.items()})
    return Style(_text(f"{where}.colour", given.get("colour", "")), slots)


def _typed(where: str, key: str, value: object) -> Any:
    if key in _CHOICES:
        return _choice(where, _CHOICES[key], value)
    if key in _WORDS:
        return _text(where, value)
    if key in _SWITCHES:
        return _switch(where, value)
    if key == "lines":
        return _whole(where, value)
    if key == "show_for":
        if not isinstance(value, Sequence | frozenset | set) or isinstance(value, str | bytes):
            raise _wrong(where, value)
        return frozenset(_choice(where, Category, one) for one in value)
    return _float(where, value)


def _choice(where: str, of: type[StrEnum], value: object) -> Any:
    try:
        return of(_text(where, value))
    except ValueError as fault:
        raise _wrong(where, value) from fault


def _category(name: str) -> Category:
    return Category(_choice("style", Category, name))


def _text(where: str, value: object) -> str:
    if not isinstance(value, str):
        raise _wrong(where, value)
    return value


def _switch(where: str, value: object) -> bool:
    if not isinstance(value, bool):
        raise _wrong(where, value)
    return value


def _float(where: str, value: object) -> float:
    """A TOML or JSON number. One of 400 digits is refused before it is one."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1e6:
        raise _wrong(where, value if isinstance(value, str | float | bool) else type(value).__name__)
    return float(value)


def _whole(where: str, value: object) -> int:
    number = _float(where, value)
    if number != int(number):
        raise _wrong(where, value)
    return int(number)


def _table(where: str, value: object) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise _wrong(where, type(value).__name__)
    return value


def _by_language(key: str, value: object) -> dict[str, str]:
    return {language: _text(f"{key}.{language}", words) for language, words in _table(key, value).items()}


def _given(table: Mapping[str, Any], key: str, where: str = "") -> object:
    if key not in table:
        raise InputProblem("layout_key_missing", key=f"{where}.{key}" if where else key)
    return table[key]


def _known(where: str, table: Mapping[str, Any], keys: Sequence[str]) -> None:
    for key in table:
        if key not in keys:
            raise InputProblem("layout_key_unknown", key=shown(f"{where}.{key}" if where else key))


def _wrong(where: str, value: object) -> InputProblem:
    return InputProblem("layout_value", key=shown(where), value=shown(value))


def _slot_table(slot: Slot) -> dict[str, Any]:
    changed = {f.name: getattr(slot, f.name) for f in fields(Slot)}
    return {key: _plain(value) for key, value in changed.items() if key == "name" or value != _DEFAULTS[key]}


def _style_table(style: Style) -> dict[str, Any]:
    table: dict[str, Any] = {"colour": style.colour} if style.colour else {}
    slots = {name: _slot_style_table(one) for name, one in style.slots.items()}
    return {**table, "slot": slots} if slots else table


def _slot_style_table(style: SlotStyle) -> dict[str, Any]:
    usual = SlotStyle()
    values = {f.name: getattr(style, f.name) for f in fields(SlotStyle)}
    return {key: _plain(value) for key, value in values.items() if value != getattr(usual, key)}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return str(value)
    if isinstance(value, frozenset):
        return [str(category) for category in Category if category in value]
    if isinstance(value, float) and value == int(value):
        return int(value)
    return value
