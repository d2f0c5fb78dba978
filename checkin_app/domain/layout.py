"""What a badge looks like: where each word and the code stand, on what paper. Millimetres; origin top-left, x right, y down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import BadgeText

CATEGORY_COLOURS: dict[Category, str] = {
    Category.VISITOR: "#5C6877",
    Category.EXHIBITOR: "#0B6E75",
    Category.SPEAKER: "#7A3DB8",
    Category.ORGANISER: "#B3471D",
    Category.PRESS: "#2459C4",
    Category.VIP: "#8A6A00",
}
"""The colour of each category, the same on screen and on paper; white letters on it meet WCAG AA."""

BY_CATEGORY = "category"
"""As a slot's colour: the colour of the badge's category."""


class SlotKind(StrEnum):
    """What fills a slot."""

    TEXT = "text"
    BAND = "band"
    RULE = "rule"
    QR = "qr"
    AGENDA = "agenda"
    IMAGE = "image"


class Weight(StrEnum):
    """The weights of the one typeface."""

    REGULAR = "regular"
    SEMIBOLD = "semibold"
    BOLD = "bold"


class Align(StrEnum):
    """Where a line stands in its slot."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a badge.

    `content` is a field of `BadgeText`, or literal words when `literal`; of an image the name that the event file keeps it by:
    it fits into the slot in its own proportions, `align` and `anchor` say where. `size`, `break_size` and `min_size` are
    points: words shrink from the first to the second, then break into up to `lines` lines, shrink to the third, then are cut;
    `break_size` 0 is `min_size`. `anchor` is where the words stand in the height: 0 top, 1 bottom. `spacing` is letter spacing
    in em. `colour` is "#RRGGBB" or "category". A slot with a `needs` field is left out when that field is empty; `show_for`
    empty means everybody. In a stack, `x`, `y` and `w` are the stack's, `h` is the most that the slot may take, `gap` the
    space above it, and an `optional` slot is left out when no room remains. A `turned` slot stands upside
    down, for a half that is folded over: its place is where it lies once the whole badge is turned round.
    """

    name: str
    kind: SlotKind = SlotKind.TEXT
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0
    content: str = ""
    literal: bool = False
    size: float = 10.0
    min_size: float = 6.0
    break_size: float = 0.0
    weight: Weight = Weight.REGULAR
    colour: str = "#17202B"
    align: Align = Align.LEFT
    anchor: float = 0.0
    lines: int = 1
    capitals: bool = False
    spacing: float = 0.0
    radius: float = 0.0
    needs: str = ""
    show_for: frozenset[Category] = frozenset()
    stack: str = ""
    gap: float = 0.0
    optional: bool = False
    turned: bool = False

    def shown_on(self, badge: BadgeText) -> bool:
        """Whether this badge has the slot at all."""
        if self.show_for and badge.category not in self.show_for:
            return False
        return not self.needs or bool(getattr(badge, self.needs))

    def words(self, badge: BadgeText) -> str:
        """What stands in the slot, as it was given; a field of several lines (the agenda) with line breaks."""
        if self.kind is SlotKind.IMAGE:
            return ""
        if self.literal:
            return self.content
        value = getattr(badge, self.content) if self.content else ""
        return "\n".join(map(str, value)) if isinstance(value, tuple) else str(value)


@dataclass(frozen=True, slots=True)
class Stack:
    """Slots one below the other, as high as their words: `anchor` 0 puts them at the top of the box, 1 at its bottom."""

    name: str
    x: float
    y: float
    w: float
    h: float
    anchor: float = 0.0


@dataclass(frozen=True, slots=True)
class SlotStyle:
    """What a slot is on the badges of one category only: "", 0 or None leave it as it is for all.

    `visible` False takes the slot away, True shows it although `show_for` leaves the category out.
    """

    colour: str = ""
    size: float = 0.0
    weight: Weight | None = None
    visible: bool | None = None

    def applied(self, slot: Slot, category: Category) -> Slot | None:
        """`slot` on a badge of that category; None: not there."""
        if self.visible is False:
            return None
        changes: dict[str, Any] = {}
        if self.visible and slot.show_for:
            changes["show_for"] = slot.show_for | {category}
        if self.colour:
            changes["colour"] = self.colour
        if self.weight is not None:
            changes["weight"] = self.weight
        if self.size:
            changes |= {"size": self.size, "min_size": min(slot.min_size, self.size)}
            changes["break_size"] = min(slot.break_size, self.size)
        return replace(slot, **changes)


@dataclass(frozen=True, slots=True)
class Style:
    """The looks of one category: its colour on this layout ("" the usual one), and slots that differ, by name."""

    colour: str = ""
    slots: Mapping[str, SlotStyle] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Layout:
    """A kind of badge. `name` and `description` by language ("en", "fr", "ca", "es"); `monochrome` for label printers.

    `styles` say what is different on the badges of a category; `dressed` applies them.
    """

    id: str
    name: dict[str, str]
    width_mm: float
    height_mm: float
    slots: tuple[Slot, ...]
    stacks: tuple[Stack, ...] = ()
    description: dict[str, str] = field(default_factory=dict)
    monochrome: bool = False
    order: int = 0
    styles: Mapping[Category, Style] = field(default_factory=dict)

    def title(self, language: str) -> str:
        """The name in that language, or in the one that it has."""
        return self.name.get(language) or self.name.get("en") or next(filter(None, self.name.values()), self.id)

    def slot(self, name: str) -> Slot | None:
        """The slot of that name, if there is one."""
        return next((slot for slot in self.slots if slot.name == name), None)

    def stack(self, name: str) -> Stack | None:
        """The stack of that name, if there is one."""
        return next((stack for stack in self.stacks if stack.name == name), None)

    def stacked(self, name: str) -> tuple[Slot, ...]:
        """The slots of a stack, top first."""
        return tuple(slot for slot in self.slots if slot.stack == name)

    def colour_of(self, slot: Slot, category: Category) -> str:
        """The colour of a slot on a badge of that category; black on a label printer."""
        if slot.colour != BY_CATEGORY:
            return slot.colour
        if self.monochrome:
            return "#000000"
        style = self.styles.get(category)
        return style.colour if style and style.colour else CATEGORY_COLOURS[category]

    def dressed(self, category: Category) -> Layout:
        """The layout as badges of that category have it: itself when no slot differs."""
        style = self.styles.get(category)
        if style is None or not style.slots:
            return self
        slots = ((style.slots[s.name].applied(s, category) if s.name in style.slots else s) for s in self.slots)
        return replace(self, slots=tuple(slot for slot in slots if slot))

    def images(self) -> frozenset[str]:
        """The names of the images that the layout shows."""
        return frozenset(slot.content for slot in self.slots if slot.kind is SlotKind.IMAGE and slot.content)


def ink_on(colour: str) -> str:
    """White, or near black where white words could not be read on `colour` ("#RRGGBB")."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return "#FFFFFF" if 1.05 / (light + 0.05) >= 3 else "#17202B"


@dataclass(frozen=True, slots=True)
class Cell:
    """The top-left corner of a badge on a sheet."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that carries several badges of one size. `cut_marks` are hairlines along the edges to cut at."""

    id: str
    name: dict[str, str]
    width_mm: float
    height_mm: float
    cell_width_mm: float
    cell_height_mm: float
    cells: tuple[Cell, ...]
    cut_marks: bool = False
    description: dict[str, str] = field(default_factory=dict)
    order: int = 0

    def takes(self, layout: Layout) -> bool:
        """Whether badges of that layout go into the cells."""
        return layout.width_mm <= self.cell_width_mm + 0.01 and layout.height_mm <= self.cell_height_mm + 0.01
