"""The steps of the layout editor, pure: each gives a new layout that can be drawn, or raises InputProblem that says why not.

Millimetres from the badge's top-left corner. Undo in the editor is keeping the layout before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, Slot, SlotKind, SlotStyle, Stack, Style
from checkin_app.domain.layout_rules import check, shown
from checkin_app.domain.layout_table import slot_of
from checkin_app.errors import InputProblem

_NEW_SIZES = {
    SlotKind.TEXT: (60.0, 8.0),
    SlotKind.BAND: (60.0, 10.0),
    SlotKind.RULE: (60.0, 0.5),
    SlotKind.QR: (25.0, 25.0),
    SlotKind.IMAGE: (30.0, 12.0),
    SlotKind.AGENDA: (90.0, 60.0),
}
_ASIDE = 3.0
_NEW_SHARE = 0.9
"""A new slot takes at most so much of the badge's width or height."""


def place(
    layout: Layout, name: str, *, x: float | None = None, y: float | None = None, w: float | None = None, h: float | None = None
) -> Layout:
    """Move or resize a slot: what is None stays. Of a slot in a stack only `h`, the most it may take, is its own.

    Raises InputProblem "slot_in_stack" for the rest of it, "slot_outside" beyond the badge's edge (`clamped` helps).
    """
    slot = _slot(layout, name)
    box = _box(x, y, w, h)
    if slot.stack and box.keys() - {"h"}:
        raise InputProblem("slot_in_stack", slot=name, stack=slot.stack)
    return _with(layout, replace(slot, **box))


def place_stack(
    layout: Layout, name: str, *, x: float | None = None, y: float | None = None, w: float | None = None, h: float | None = None
) -> Layout:
    """Move or resize a stack with all its slots. Raises InputProblem "stack_too_low" when they need more height."""
    return _with_stack(layout, replace(_stack(layout, name), **_box(x, y, w, h)))


def set_stack_anchor(layout: Layout, name: str, anchor: float) -> Layout:
    """Where a stack's slots stand in its height: 0 top, 1 bottom."""
    return _with_stack(layout, replace(_stack(layout, name), anchor=anchor))


def clamped(layout: Layout, x: float, y: float, w: float, h: float) -> tuple[float, float, float, float]:
    """The nearest box that lies on the badge: what a drag beyond the edge means."""
    w, h = min(max(w, 0.1), layout.width_mm), min(max(h, 0.1), layout.height_mm)
    return min(max(x, 0.0), layout.width_mm - w), min(max(y, 0.0), layout.height_mm - h), w, h


def set_fields(layout: Layout, name: str, **values: object) -> Layout:
    """Set fields of a slot: size, min_size, weight, colour, align, lines, content, show_for… but its name (`rename`).

    `weight`, `align` and `kind` may be words ("bold"), `show_for` any collection of categories. A `size` below `min_size` takes
    that with it, as a `min_size` above `size` does; a `break_size` that is not between them becomes the nearer of them.
    """
    slot = _slot(layout, name)
    typed = slot_of(name, {key: value for key, value in values.items() if key != "name"})
    changed = replace(slot, **typed)
    if "size" in typed and "min_size" not in typed:
        changed = replace(changed, min_size=min(changed.min_size, changed.size))
    if "min_size" in typed and "size" not in typed:
        changed = replace(changed, size=max(changed.min_size, changed.size))
    if changed.break_size:
        changed = replace(changed, break_size=min(max(changed.break_size, changed.min_size), changed.size))
    return _with(layout, changed, name)


def rename(layout: Layout, name: str, new: str) -> Layout:
    """Call a slot otherwise; the styles of categories follow."""
    slot = _slot(layout, name)
    styles = {
        category: replace(style, slots={new if own == name else own: one for own, one in style.slots.items()})
        for category, style in layout.styles.items()
    }
    slots = tuple(replace(slot, name=new) if one is slot else one for one in layout.slots)
    return check(replace(layout, slots=slots, styles=styles))


def new_slot(layout: Layout, kind: SlotKind, content: str = "") -> Slot:
    """A slot in the middle of the badge under a name that is free, a little aside of one that lies just there.

    `content` is a field of the badge, or an image's name.
    """
    w, h = _NEW_SIZES[kind]
    w, h = min(w, layout.width_mm * _NEW_SHARE), min(h, layout.height_mm * _NEW_SHARE)
    x, y = _free_place(layout, w, h)
    colour = "category" if kind in {SlotKind.BAND, SlotKind.RULE} else "#17202B"
    literal = kind is SlotKind.TEXT and content not in BadgeText.__dataclass_fields__
    free = _free_name(layout, content if not literal and content else str(kind))
    shows = {SlotKind.QR: "code", SlotKind.AGENDA: "agenda"}.get(kind, content)
    return Slot(free, kind, x, y, w, h, shows, literal=literal, colour=colour, anchor=0.5)


def add(layout: Layout, slot: Slot, at: int | None = None) -> Layout:
    """Put a slot on the badge, before number `at` (from 0; drawn below what comes later) or last."""
    number = len(layout.slots) if at is None else at
    return check(replace(layout, slots=(*layout.slots[:number], slot, *layout.slots[number:])))


def restore(layout: Layout, before: Layout, name: str) -> Layout:
    """Put a slot back as `before` has it, with the stack that it stood in, behind the one that it stood behind."""
    slot = _slot(before, name)
    stack = before.stack(slot.stack) if layout.stack(slot.stack) is None else None
    earlier = {one.name for one in before.slots[: before.slots.index(slot)]}
    at = max((number for number, one in enumerate(layout.slots, 1) if one.name in earlier), default=0)
    with_stack = replace(layout, stacks=(*layout.stacks, stack)) if stack else layout
    return add(with_stack, slot, at)


def remove(layout: Layout, name: str) -> Layout:
    """Take a slot away, and a stack that is left without any."""
    gone = _slot(layout, name)
    slots = tuple(slot for slot in layout.slots if slot is not gone)
    left = {slot.stack for slot in slots}
    stacks = tuple(stack for stack in layout.stacks if stack.name != gone.stack or stack.name in left)
    styles = {
        category: replace(style, slots={own: one for own, one in style.slots.items() if own != name})
        for category, style in layout.styles.items()
    }
    return check(replace(layout, slots=slots, stacks=stacks, styles=styles))


def reorder(layout: Layout, name: str, position: int) -> Layout:
    """Give a slot another place in the order (from 0): that of a stack from top to bottom, and of what lies over what."""
    slot = _slot(layout, name)
    others = [one for one in layout.slots if one is not slot]
    number = min(max(position, 0), len(others))
    return check(replace(layout, slots=(*others[:number], slot, *others[number:])))


def detach(layout: Layout, name: str) -> Layout:
    """Take a slot out of its stack: it stays as wide, at the top of where the stack stands."""
    slot = _slot(layout, name)
    if not slot.stack:
        return layout
    stack = _stack(layout, slot.stack)
    return _with(layout, replace(slot, stack="", gap=0.0, optional=False, x=stack.x, y=stack.y, w=stack.w))


def attach(layout: Layout, name: str, stack: str) -> Layout:
    """Put a slot of words into a stack, at its end. Raises InputProblem "stack_too_low" when there is no room for it."""
    slot = replace(_slot(layout, name), stack=_stack(layout, stack).name)
    return _with(layout, slot, name)


def set_colour_of(layout: Layout, category: Category, colour: str) -> Layout:
    """The colour of a category on this layout ("#RRGGBB"); "" is the usual one."""
    style = layout.styles.get(category, Style())
    return _with_style(layout, category, replace(style, colour=colour))


def set_style(layout: Layout, category: Category, name: str, **values: object) -> Layout:
    """Set what a slot is for one category only: colour, size, weight, visible. "", 0 and None take the difference back."""
    _slot(layout, name)
    style = layout.styles.get(category, Style())
    given = {key: value for key, value in values.items() if value is not None}
    visible = given.pop("visible", None)
    typed: dict[str, Any] = slot_of(name, given)
    if typed.keys() - {"colour", "size", "weight"} or not isinstance(visible, bool | None):
        raise InputProblem("layout_key_unknown", key=shown(", ".join(values)))
    blank: dict[str, Any] = {key: None for key in ("weight", "visible") if key in values}
    if visible is not None:
        typed["visible"] = visible
    own = replace(style.slots.get(name, SlotStyle()), **{**blank, **typed})
    slots = {**style.slots, name: own}
    return _with_style(layout, category, replace(style, slots={key: one for key, one in slots.items() if one != SlotStyle()}))


def set_size(layout: Layout, width_mm: float, height_mm: float) -> Layout:
    """Cut the badge to another size. Raises InputProblem "slot_outside" for a slot that would be left beyond the edge."""
    return check(replace(layout, width_mm=width_mm, height_mm=height_mm))


def retitle(layout: Layout, names: Mapping[str, str]) -> Layout:
    """Call the layout otherwise: a name by language, those that are not given as the first one."""
    return check(replace(layout, name={**layout.name, **names}))


def _with_style(layout: Layout, category: Category, style: Style) -> Layout:
    styles = {**layout.styles, category: style}
    return check(replace(layout, styles={key: one for key, one in styles.items() if one != Style()}))


def _with(layout: Layout, slot: Slot, name: str = "") -> Layout:
    named = name or slot.name
    return check(replace(layout, slots=tuple(slot if one.name == named else one for one in layout.slots)))


def _with_stack(layout: Layout, stack: Stack) -> Layout:
    return check(replace(layout, stacks=tuple(stack if one.name == stack.name else one for one in layout.stacks)))


def _slot(layout: Layout, name: str) -> Slot:
    slot = layout.slot(name)
    if slot is None:
        raise InputProblem("unknown_slot", slot=shown(name))
    return slot


def _stack(layout: Layout, name: str) -> Stack:
    stack = layout.stack(name)
    if stack is None:
        raise InputProblem("slot_no_stack", slot="", stack=shown(name))
    return stack


def _box(*sides: float | None) -> dict[str, Any]:
    return {key: float(side) for key, side in zip(("x", "y", "w", "h"), sides, strict=True) if side is not None}


def _free_place(layout: Layout, w: float, h: float) -> tuple[float, float]:
    """The middle; where something begins there already, further down, and at the foot of the badge from the top again."""
    taken = {(slot.x, slot.y) for slot in layout.slots if not slot.stack}
    x, middle = round((layout.width_mm - w) / 2, 1), round((layout.height_mm - h) / 2, 1)
    room = max(layout.height_mm - h, 0.1)
    places = (round((middle + _ASIDE * number) % room, 1) for number in range(len(taken) + 1))
    return x, next((y for y in places if (x, y) not in taken), middle)


def _free_name(layout: Layout, wanted: str) -> str:
    taken = {slot.name for slot in layout.slots}
    numbered = (wanted if number == 1 else f"{wanted}_{number}" for number in range(1, len(taken) + 2))
    return next(name for name in numbered if name not in taken)
