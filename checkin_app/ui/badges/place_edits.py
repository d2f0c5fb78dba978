"""What the fields and the hand mean as steps of `layout_editing`: boxes as one sees them become places, turned ones too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from checkin_app.domain import layout_editing as editing
from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Layout, Slot, SlotKind
from checkin_app.domain.layout_rules import check
from checkin_app.ui.badges.geometry import SMALLEST_MM
from checkin_app.ui.badges.naming import place_detail, place_titles
from checkin_app.ui.badges.places import PlaceLine
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import language

NO_TYPE = frozenset({SlotKind.QR, SlotKind.IMAGE, SlotKind.RULE})
"""Kinds of places without letters."""

Step = Callable[[Layout], Layout]


def frame(layout: Layout, slot: Slot) -> Rect:
    """The box that a hand takes hold of, as one sees it: the slot's own, or that of its stack."""
    of: Any = (layout.stack(slot.stack) if slot.stack else None) or slot
    box = Rect(of.x, of.y, of.w, of.h)
    return box.turned(layout.width_mm, layout.height_mm) if slot.turned else box


def around_codes(layout: Layout) -> list[tuple[Slot, Rect]]:
    """The codes and whatever lies over or under one, with their frames, in the order in which they are drawn."""
    framed = [(slot, frame(layout, slot)) for slot in layout.slots]
    codes = [box for slot, box in framed if slot.kind is SlotKind.QR]
    return [(slot, box) for slot, box in framed if any(box.meets(code) for code in codes)]


def placed(layout: Layout, name: str, seen: Rect) -> Layout:
    """The layout with the place's frame there, as one sees it; beyond the edge means at the edge."""
    slot = layout.slot(name)
    if slot is None:
        return layout
    own = seen.turned(layout.width_mm, layout.height_mm) if slot.turned else seen
    x, y, w, h = (round(side, 2) for side in editing.clamped(layout, own.x, own.y, own.w, own.h))
    if slot.stack:
        return editing.place_stack(layout, slot.stack, x=x, y=y, w=w, h=h)
    return editing.place(layout, name, x=x, y=y, w=w, h=h)


def nudged(layout: Layout, slot: Slot, dx: float, dy: float, dw: float, dh: float) -> Rect:
    """Where the frame comes to lie by a key; it grows no further than the edge, and a code stays square."""
    box = frame(layout, slot)
    wide, high = layout.width_mm - box.x, layout.height_mm - box.y
    w, h = box.w + dw, box.h + dh
    if slot.kind is SlotKind.QR and (dw or dh):
        w = h = min(box.w + (dw or dh), wide, high)
    least = min(SMALLEST_MM, box.w, box.h)
    sides = (box.x + dx, box.y + dy, min(max(w, least), wide), min(max(h, least), high))
    return Rect(*(round(side, 2) for side in sides))


def reordered(layout: Layout, name: str, by: int) -> Layout:
    """Before or behind its neighbour: in its stack, or among those that stand freely."""
    slot = layout.slot(name)
    if slot is None:
        return layout
    names = [one.name for one in layout.slots if one.stack == slot.stack]
    at = names.index(name) + by
    if not 0 <= at < len(names):
        return layout
    order = [one.name for one in layout.slots]
    return editing.reorder(layout, name, order.index(names[at]))


def absent(layout: Layout, sources: Sequence[Layout]) -> dict[str, Layout]:
    """The places that are not on the badge but were, and the layout that each may come back from."""
    found: dict[str, Layout] = {}
    there = {slot.name for slot in layout.slots}
    for source in sources:
        for slot in source.slots:
            if slot.name not in there:
                found.setdefault(slot.name, source)
    return found


def lines(layout: Layout, sources: Sequence[Layout]) -> list[PlaceLine]:
    """The places in their order, those that were taken away where they stood."""
    titles = place_titles(layout)
    made = [PlaceLine(slot.name, titles[slot.name], place_detail(slot)) for slot in layout.slots]
    for name, source in absent(layout, sources).items():
        earlier = [slot.name for slot in source.slots]
        before = set(earlier[: earlier.index(name)])
        at = max((number for number, line in enumerate(made, 1) if line.name in before), default=0)
        made.insert(at, PlaceLine(name, place_titles(source)[name], on=False))
    return made


def of_place(name: str, key: str, value: Any, scope: Category | None) -> Step:
    """A field of a place, for everybody or for one category, as a step."""

    def step(layout: Layout) -> Layout:
        slot = layout.slot(name)
        if slot is None:
            return layout
        if scope:
            return _styled(layout, slot, scope, key, value)
        if key in {"x", "y", "w", "h"}:
            return placed(layout, name, replace(frame(layout, slot), **{key: value}))
        if key == "stack":
            freed = editing.detach(layout, name)
            return editing.attach(freed, name, value) if value else freed
        if key == "anchor" and slot.stack:
            return editing.set_stack_anchor(layout, slot.stack, value)
        fields = {"most": "h", "literal": "content"}
        also = {"literal": key == "literal"} if key in {"literal", "content"} else {}
        own = round(value / 100, 4) if key == "spacing" else value  # hundredths in the field, em in the layout
        return editing.set_fields(layout, name, **{fields.get(key, key): own, **also})

    return step


def _styled(layout: Layout, slot: Slot, scope: Category, key: str, value: Any) -> Layout:
    """What is as for everybody is no difference."""
    if key == "visible":
        usual = not slot.show_for or scope in slot.show_for
        return editing.set_style(layout, scope, slot.name, visible=None if value == usual else value)
    same = value == getattr(slot, key)
    blank: dict[str, object] = {"colour": "", "size": 0.0, "weight": None}
    return editing.set_style(layout, scope, slot.name, **{key: blank[key] if same else value})


def of_layout(key: str, value: Any, of: Category | None) -> Step:
    """A setting of the layout itself as a step."""

    def step(layout: Layout) -> Layout:
        if key == "title":
            return editing.retitle(layout, {language(): value})
        if key == "width":
            return editing.set_size(layout, value, layout.height_mm)
        if key == "height":
            return editing.set_size(layout, layout.width_mm, value)
        if of:
            return editing.set_colour_of(layout, of, value)
        return check(replace(layout, monochrome=bool(value)))

    return step
