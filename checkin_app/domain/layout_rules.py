"""What a layout must be to be drawn: the one check of files, of the journal's layouts and of each step in the editor."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import BY_CATEGORY, Layout, Slot, SlotKind, Stack
from checkin_app.errors import InputProblem

_NO_WORDS = frozenset({"attendee_id", "category", "void", "agenda", "agenda_more"})
FIELDS = tuple(name for name in BadgeText.__dataclass_fields__ if name not in _NO_WORDS)
"""What a slot of words may show of a badge."""

AGENDA = "agenda"
"""What a slot of that kind shows, and what others may need."""

MOST_SLOTS, MOST_STACKS = 100, 20
SIDE_MM = (20.0, 450.0)
"""The shortest and the longest side of a badge."""

SIZE_PT = (3.0, 200.0)
LONGEST_NAME, LONGEST_WORDS = 40, 500

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_SLACK = 0.01


def check(layout: Layout) -> Layout:
    """The layout itself when it can be drawn. Raises InputProblem that says which slot is wrong and in what."""
    if not _ID.fullmatch(layout.id):
        raise InputProblem("layout_id", id=layout.id)
    for side, value in (("width", layout.width_mm), ("height", layout.height_mm)):
        _number(side, value, *SIDE_MM)
    if not any(layout.name.values()):
        raise InputProblem("layout_key_missing", key="name")
    for key, words in (*layout.name.items(), *layout.description.items()):
        _words(f"name.{key}", key, LONGEST_NAME)
        _words(f"name.{key}", words, LONGEST_WORDS)
    _number("order", layout.order, -1_000_000, 1_000_000)
    if len(layout.slots) > MOST_SLOTS or len(layout.stacks) > MOST_STACKS:
        raise InputProblem("layout_too_many", most=MOST_SLOTS, count=len(layout.slots))
    _names(slot.name for slot in layout.slots)
    _names(stack.name for stack in layout.stacks)
    for slot in layout.slots:
        _slot(layout, slot)
    for stack in layout.stacks:
        _stack(layout, stack)
    _styles(layout)
    return layout


def check_colour(key: str, colour: str) -> None:
    """Raises InputProblem ("layout_colour") for anything but "#RRGGBB"."""
    if not _COLOUR.fullmatch(colour):
        raise InputProblem("layout_colour", key=key, value=shown(colour))


def is_id(text: str) -> bool:
    """Whether a layout or an image may be called so: up to 40 of a-z, 0-9, "_" and "-"."""
    return _ID.fullmatch(text) is not None


def made_id(words: str, fallback: str = "layout") -> str:
    """An id from the words of a name or a file's name, whatever they are."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or fallback


def shown(value: object) -> str:
    """What was given, short enough and plain enough for a sentence."""
    text = "".join(letter for letter in str(value)[:60] if letter.isprintable())
    return text if len(text) <= 40 else f"{text[:39]}…"


def _names(names: Iterable[str]) -> None:
    counted = Counter(names)
    for name, count in counted.items():
        if not name:
            raise InputProblem("layout_key_missing", key="slot.name")
        _words("slot.name", name, LONGEST_NAME)
        if count > 1:
            raise InputProblem("layout_name_taken", name=name)


def _words(key: str, words: str, longest: int) -> None:
    """Letters only: what cannot be drawn (line breaks but in words, half letters) is no part of a layout."""
    wrong = any(unicodedata.category(letter) in {"Cc", "Cs"} and letter != "\n" for letter in words)
    if wrong or len(words) > longest:
        raise InputProblem("layout_value", key=key, value=shown(words))


def _number(key: str, value: float, low: float, high: float) -> None:
    if not math.isfinite(value) or not low <= value <= high:
        raise InputProblem("layout_number", key=key, low=f"{low:g}", high=f"{high:g}")


def _inside(layout: Layout, name: str, x: float, y: float, w: float, h: float) -> None:
    for key, value in (("x", x), ("y", y)):
        _number(f"{name}.{key}", value, -SIDE_MM[1], SIDE_MM[1])
    for key, value in (("w", w), ("h", h)):
        _number(f"{name}.{key}", value, 0.1, SIDE_MM[1])
    if x < 0 or y < 0 or x + w > layout.width_mm + _SLACK or y + h > layout.height_mm + _SLACK:
        raise InputProblem("slot_outside", slot=name, width=f"{layout.width_mm:g}", height=f"{layout.height_mm:g}")


def _stack(layout: Layout, stack: Stack) -> None:
    _inside(layout, stack.name, stack.x, stack.y, stack.w, stack.h)
    _number(f"{stack.name}.anchor", stack.anchor, 0, 1)
    needed = sum(slot.gap + slot.h for slot in layout.stacked(stack.name) if not slot.optional)
    if needed > stack.h + _SLACK:
        raise InputProblem("stack_too_low", stack=stack.name, missing=f"{needed - stack.h:.1f}")


def _slot(layout: Layout, slot: Slot) -> None:
    if slot.stack:
        _stacked(layout, slot)
    else:
        _inside(layout, slot.name, slot.x, slot.y, slot.w, slot.h)
    for key, low, high in (("anchor", 0, 1), ("lines", 1, 20), ("spacing", -0.2, 2), ("radius", 0, 100), ("gap", 0, 100)):
        _number(f"{slot.name}.{key}", getattr(slot, key), low, high)
    for key in ("size", "min_size"):
        _number(f"{slot.name}.{key}", getattr(slot, key), *SIZE_PT)
    broken = slot.break_size or slot.min_size
    if not slot.min_size <= broken <= slot.size:
        raise InputProblem("slot_sizes", slot=slot.name)
    if slot.colour != BY_CATEGORY:
        check_colour(f"{slot.name}.colour", slot.colour)
    _words(f"{slot.name}.content", slot.content, LONGEST_WORDS)
    named = [] if slot.literal or slot.kind is SlotKind.IMAGE else [slot.content]
    for name in filter(None, [*named, slot.needs]):
        if name not in FIELDS and not (name == AGENDA and (slot.kind is SlotKind.AGENDA or name == slot.needs)):
            raise InputProblem("slot_no_field", slot=slot.name, field=shown(name))
    if slot.kind is SlotKind.QR and slot.turned:
        raise InputProblem("layout_value", key=f"{slot.name}.turned", value="true")
    if slot.kind is SlotKind.IMAGE and slot.content and not is_id(slot.content):
        raise InputProblem("image_name", name=shown(slot.content))


def _stacked(layout: Layout, slot: Slot) -> None:
    if layout.stack(slot.stack) is None:
        raise InputProblem("slot_no_stack", slot=slot.name, stack=shown(slot.stack))
    if slot.kind is not SlotKind.TEXT:
        raise InputProblem("slot_not_stacked", slot=slot.name)
    for key in ("x", "y", "w"):
        _number(f"{slot.name}.{key}", getattr(slot, key), -SIDE_MM[1], SIDE_MM[1])
    _number(f"{slot.name}.h", slot.h, 0.1, SIDE_MM[1])


def _styles(layout: Layout) -> None:
    names = {slot.name for slot in layout.slots}
    for category, style in layout.styles.items():
        if style.colour:
            check_colour(f"style.{category}.colour", style.colour)
        for name, one in style.slots.items():
            if name not in names:
                raise InputProblem("unknown_slot", slot=shown(name))
            if one.colour and one.colour != BY_CATEGORY:
                check_colour(f"style.{category}.{name}.colour", one.colour)
            if one.size:
                _number(f"style.{category}.{name}.size", one.size, *SIZE_PT)
