"""Where each line of a badge goes: a layout filled with somebody's words. Points; origin top-left of the badge, y down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from checkin_app.documents.badge_agenda import agenda_cells
from checkin_app.documents.badge_marks import MM
from checkin_app.documents.fitting import ASCENT, CAP_HEIGHT, LINE, Box, Fitted, fit
from checkin_app.documents.fonts import drawable, font
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Align, Layout, Slot, SlotKind, Stack

_BAND_PADDING = 3.0
_COMMON_FIELDS = frozenset({"category_label", "event_name", "event_place", "event_dates"})


@dataclass(frozen=True, slots=True)
class Placed:
    """A slot's words where they are drawn: `x`, `y`, `w`, `h` is their room in points. `lacking`: letters no font has."""

    slot: Slot
    fitted: Fitted
    x: float
    y: float
    w: float
    h: float
    lacking: str = ""

    def lines(self) -> Iterator[tuple[str, float, float]]:
        """Each line with its left end and its baseline."""
        of, size = font(self.slot.weight), self.fitted.size
        top = self.y + (self.h - self.fitted.height) * self.slot.anchor
        baseline = top + ASCENT * size
        if self.slot.anchor == 0.5 and len(self.fitted.lines) == 1:
            baseline = self.y + (self.h + CAP_HEIGHT * size) / 2
        for number, line in enumerate(self.fitted.lines):
            width = of.width(line) * size
            if self.slot.spacing:
                width += self.slot.spacing * size * (len(line) - 1)
            yield line, self.x + _ALIGNED[self.slot.align] * (self.w - width), baseline + number * LINE * size


_ALIGNED = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}


def arrange(badge: BadgeText, layout: Layout) -> list[Placed]:
    """Every word of a badge in its place."""
    return [*common(badge, layout), *personal(badge, layout)]


def common(badge: BadgeText, layout: Layout) -> list[Placed]:
    """The words that other badges of the category have too."""
    found = (_set(slot, badge, slot.x, slot.y, slot.w, slot.h) for slot in _plan(layout).common if slot.shown_on(badge))
    return [placed for placed in found if placed]


def personal(badge: BadgeText, layout: Layout) -> list[Placed]:
    """The words of this person."""
    plan = _plan(layout)
    found = (_set(slot, badge, slot.x, slot.y, slot.w, slot.h) for slot in plan.single if slot.shown_on(badge))
    placed = [one for one in found if one]
    for stack, slots in plan.stacks:
        placed.extend(_stacked(stack, slots, badge))
    for slot in plan.agendas:
        if slot.shown_on(badge):
            cells = (_placed(cell.slot, cell.words, cell.x, cell.y, cell.w, cell.h) for cell in agenda_cells(slot, badge))
            placed.extend(cell for cell in cells if cell)
    return placed


@dataclass(frozen=True, slots=True)
class _Plan:
    """A layout's slots of words, sorted once by how they are placed."""

    common: tuple[Slot, ...]
    single: tuple[Slot, ...]
    stacks: tuple[tuple[Stack, tuple[Slot, ...]], ...]
    agendas: tuple[Slot, ...]


def _plan(layout: Layout) -> _Plan:
    return _plan_of(layout.slots, layout.stacks)


@lru_cache(maxsize=32)
def _plan_of(slots: tuple[Slot, ...], stacks: tuple[Stack, ...]) -> _Plan:
    words = [slot for slot in slots if slot.content and slot.kind in {SlotKind.TEXT, SlotKind.BAND} and not slot.stack]
    return _Plan(
        common=tuple(slot for slot in words if slot.literal or slot.content in _COMMON_FIELDS),
        single=tuple(slot for slot in words if not (slot.literal or slot.content in _COMMON_FIELDS)),
        stacks=tuple((stack, tuple(slot for slot in slots if slot.stack == stack.name)) for stack in stacks),
        agendas=tuple(slot for slot in slots if slot.kind is SlotKind.AGENDA),
    )


def _set(slot: Slot, badge: BadgeText, x: float, y: float, w: float, h: float) -> Placed | None:
    """The words of a slot in a box of millimetres, or None when there are none."""
    words = slot.words(badge)
    if not words:
        return None
    padding = _BAND_PADDING if slot.kind is SlotKind.BAND else 0.0
    return _placed(slot, words, (x + padding) * MM, y * MM, (w - 2 * padding) * MM, h * MM)


def _placed(slot: Slot, words: str, x: float, y: float, w: float, h: float) -> Placed | None:
    of = font(slot.weight)
    text, lacking = drawable(words.upper() if slot.capitals else words, of)
    if not text:
        return None
    fitted = fit(text, of, Box(w, h, slot.size, slot.min_size, slot.lines, slot.spacing, slot.break_size))
    return Placed(slot, fitted, x, y, w, h, lacking)


def _stacked(stack: Stack, slots: Sequence[Slot], badge: BadgeText) -> list[Placed]:
    """One below the other: an optional slot only where the others leave room for it."""
    shown = [
        (slot, found) for slot in slots if slot.shown_on(badge) and (found := _set(slot, badge, stack.x, 0, stack.w, slot.h))
    ]
    room = stack.h * MM
    used = sum(_taken(slot, found) for slot, found in shown if not slot.optional)
    kept: list[tuple[Slot, Placed]] = []
    for slot, found in shown:
        if slot.optional:
            if used + _taken(slot, found) > room:
                continue
            used += _taken(slot, found)
        kept.append((slot, found))
    y = stack.y * MM + (room - used) * stack.anchor
    placed = []
    for slot, found in kept:
        y += slot.gap * MM
        height = found.fitted.height
        placed.append(Placed(slot, found.fitted, found.x, y, found.w, height, found.lacking))
        y += height
    return placed


def _taken(slot: Slot, placed: Placed) -> float:
    return slot.gap * MM + placed.fitted.height
