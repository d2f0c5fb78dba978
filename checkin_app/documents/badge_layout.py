"""Where each line of a badge goes: a layout filled with somebody's words. Points; origin top-left of the badge, y down."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from checkin_app.documents.badge_agenda import agenda_cells
from checkin_app.documents.badge_marks import MM
from checkin_app.documents.fitting import ASCENT, CAP_HEIGHT, LINE, Box, Fitted, fit
from checkin_app.documents.fonts import drawable, font
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Align, Layout, Slot, SlotKind, Stack

_BAND_PADDING = 3.0
_REMEMBERED = 3_000
"""Words that a slot remembers: what comes again (countries, first names) has come by then, and last names need no room."""

_COMMON_FIELDS = frozenset({"category_label", "event_name", "event_place", "event_dates"})


@dataclass(frozen=True, slots=True, eq=False)
class Setting:
    """Words as they stand in a slot, each line with its left end and its baseline from the top. The same on many badges.

    `height` is that of all of them, in points; `lacking` are letters that no font has.
    """

    fitted: Fitted
    height: float
    lines: tuple[tuple[str, float, float], ...]
    lacking: str = ""


class Placed(NamedTuple):
    """A slot's words where they are drawn: `x`, `y`, `w`, `h` is their room in points."""

    slot: Slot
    setting: Setting
    x: float
    y: float
    w: float
    h: float

    @property
    def fitted(self) -> Fitted:
        """Lines and size."""
        return self.setting.fitted

    @property
    def lacking(self) -> str:
        """The letters of it that no font has."""
        return self.setting.lacking

    def lines(self) -> Iterator[tuple[str, float, float]]:
        """Each line with its left end and its baseline."""
        for text, x, down in self.setting.lines:
            yield text, x, self.y + down


_ALIGNED = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}


def arrange(badge: BadgeText, layout: Layout) -> list[Placed]:
    """Every word of a badge in its place."""
    arranger = Arranger(layout)
    return [*arranger.common(badge), *arranger.personal(badge)]


class Arranger:
    """Places the words of many badges of one layout; what it has fitted once (a country, a first name) it remembers."""

    def __init__(self, layout: Layout) -> None:
        words = [_Room.of(slot) for slot in layout.slots if _has_words(slot) and not slot.stack]
        self._common = [room for room in words if _is_common(room.slot)]
        self._single = [room for room in words if not _is_common(room.slot)]
        self._stacks = [
            (stack, [_Room.in_stack(slot, stack) for slot in layout.stacked(stack.name)]) for stack in layout.stacks
        ]
        self._agendas = [slot for slot in layout.slots if slot.kind is SlotKind.AGENDA]

    def common(self, badge: BadgeText) -> list[Placed]:
        """The words that other badges of the category have too."""
        return [room.placed(found) for room in self._common if (found := room.setting(badge))]

    def personal(self, badge: BadgeText) -> list[Placed]:
        """The words of this person."""
        placed = [room.placed(found) for room in self._single if (found := room.setting(badge))]
        for stack, rooms in self._stacks:
            placed += _stacked(stack, rooms, badge)
        for slot in self._agendas:
            if slot.shown_on(badge):
                placed += _agenda(slot, badge)
        return placed


def _agenda(slot: Slot, badge: BadgeText) -> list[Placed]:
    cells = [(_Room(cell.slot, cell.x, cell.y, cell.w, cell.h), cell.words) for cell in agenda_cells(slot, badge)]
    return [room.placed(found) for room, words in cells if (found := room.set(words))]


def _has_words(slot: Slot) -> bool:
    return bool(slot.content) and slot.kind in {SlotKind.TEXT, SlotKind.BAND}


def _is_common(slot: Slot) -> bool:
    return slot.literal or slot.content in _COMMON_FIELDS


class _Room:
    """A slot and its box in points. What was set in it before is remembered."""

    def __init__(self, slot: Slot, x: float, y: float, w: float, h: float) -> None:
        self.slot, self.x, self.y = slot, x, y
        self.gap = slot.gap * MM
        self._box = Box(w, h, slot.size, slot.min_size, slot.lines, slot.spacing, slot.break_size)
        self._font = font(slot.weight)
        self._field = attrgetter(slot.content) if slot.content and not slot.literal else None
        self._stacked = bool(slot.stack)
        self._always = not slot.needs and not slot.show_for
        self._seen: dict[str, Setting | None] = {}

    @classmethod
    def of(cls, slot: Slot) -> _Room:
        """Where the slot says."""
        padding = _BAND_PADDING if slot.kind is SlotKind.BAND else 0.0
        return cls(slot, (slot.x + padding) * MM, slot.y * MM, (slot.w - 2 * padding) * MM, slot.h * MM)

    @classmethod
    def in_stack(cls, slot: Slot, stack: Stack) -> _Room:
        """As wide as the stack; how far down is for the stack to say."""
        return cls(slot, stack.x * MM, 0.0, stack.w * MM, slot.h * MM)

    def setting(self, badge: BadgeText) -> Setting | None:
        """The words of this badge in the slot; None when it has none."""
        slot = self.slot
        if not self._always and not slot.shown_on(badge):
            return None
        words = self._field(badge) if self._field else slot.content
        if type(words) is not str:
            words = slot.words(badge)
        if not words:
            return None
        if words in self._seen:
            return self._seen[words]
        found = self.set(words)
        if len(self._seen) < _REMEMBERED:
            self._seen[words] = found
        return found

    def set(self, words: str) -> Setting | None:
        """Those words in the slot, drawable; None when nothing is left of them."""
        slot, of = self.slot, self._font
        text, lacking = drawable(words.upper() if slot.capitals else words, of)
        if not text:
            return None
        fitted = fit(text, of, self._box)
        return Setting(fitted, fitted.height, tuple(self._lines(fitted)), lacking)

    def _lines(self, fitted: Fitted) -> Iterator[tuple[str, float, float]]:
        """As `Setting` has them."""
        slot, size = self.slot, fitted.size
        height = fitted.height if self._stacked else self._box.h
        baseline = (height - fitted.height) * slot.anchor + ASCENT * size
        if slot.anchor == 0.5 and len(fitted.lines) == 1:
            baseline = (height + CAP_HEIGHT * size) / 2
        for number, line in enumerate(fitted.lines):
            width = fitted.width
            if len(fitted.lines) > 1:
                width = (self._font.width(line) + (slot.spacing * (len(line) - 1) if slot.spacing else 0.0)) * size
            yield line, self.x + _ALIGNED[slot.align] * (self._box.w - width), baseline + number * LINE * size

    def placed(self, setting: Setting) -> Placed:
        """Those words where the slot is."""
        return Placed(self.slot, setting, self.x, self.y, self._box.w, self._box.h)

    def placed_at(self, setting: Setting, y: float) -> Placed:
        """Those words so far down the badge."""
        return Placed(self.slot, setting, self.x, y, self._box.w, setting.height)


def _stacked(stack: Stack, rooms: Sequence[_Room], badge: BadgeText) -> list[Placed]:
    """One below the other: an optional slot only where the others leave room for it."""
    shown = [(room, found.height, found) for room in rooms if (found := room.setting(badge))]
    if not shown:
        return []
    room_left = stack.h * MM - sum([room.gap + height for room, height, _found in shown if not room.slot.optional])
    kept = []
    for one in shown:
        room, height, _found = one
        if room.slot.optional:
            if room.gap + height > room_left:
                continue
            room_left -= room.gap + height
        kept.append(one)
    y = stack.y * MM + room_left * stack.anchor
    placed = []
    for room, height, found in kept:
        y += room.gap
        placed.append(room.placed_at(found, y))
        y += height
    return placed
