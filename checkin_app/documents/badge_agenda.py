"""Somebody's meetings on the other half of a badge: day by day, as large as the box allows, and never cut in silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from checkin_app.documents.badge_marks import MM
from checkin_app.documents.fitting import LINE
from checkin_app.documents.fonts import drawable, font
from checkin_app.domain.badge import AgendaItem, BadgeText
from checkin_app.domain.layout import BY_CATEGORY, Align, Slot, SlotKind, Weight

_STEP = 0.5
_LEAST = 0.8
_SMALLER = 0.9
"""Companies beside their people, in em of the slot's size."""

_AFTER_DAY, _BEFORE_DAY = 0.3, 0.8
_BETWEEN = {2: 0.5, 1: 0.3}
_TIME_WIDTH = 3.9
_TABLE_SHARE = 0.3
_NAME_SHARE = 0.5
_GAP = 0.6
_EVEN = 0.8
"""How much smaller than the others the longest name may be while there is another way."""

_MUTED, _BLACK = "#5C6877", "#000000"


@dataclass(frozen=True, slots=True)
class AgendaCell:
    """Some words of an agenda and their room in points, from the badge's top-left corner."""

    slot: Slot
    words: str
    x: float
    y: float
    w: float
    h: float


def agenda_cells(slot: Slot, badge: BadgeText) -> list[AgendaCell]:
    """The cells of the badge's agenda in its slot.

    A meeting takes two lines from the slot's `size` down to its `break_size`, then one line down to its `min_size`; what does
    not fit even then is counted in a last line.
    """
    items = badge.agenda
    if not items:
        return []
    size, lines = _largest(slot, items)
    shown = _that_fit(slot, items, size, lines)
    setting = _Setting(slot, size, lines, _table_width(slot, items, size))
    return list(setting.cells(items[:shown], badge.agenda_more.format(n=len(items) - shown) if shown < len(items) else ""))


def _largest(slot: Slot, items: Sequence[AgendaItem]) -> tuple[float, int]:
    """The size, and the lines of a meeting, at which all of them fit; the smallest when they never do.

    Rather all somewhat smaller than one long name much smaller than the rest.
    """
    smallest = slot.break_size or slot.min_size
    widest = _widest(items)
    size = slot.size
    while size >= smallest - 1e-6:
        room = slot.w * MM - (_TIME_WIDTH + _GAP) * size - _table_width(slot, items, size)
        if _height(items, size, 2) <= slot.h * MM + 1e-6 and widest * size * _EVEN <= room:
            return size, 2
        size -= _STEP
    for lines, largest, least in ((2, slot.size, smallest), (1, smallest, slot.min_size)):
        size = largest
        while size >= least - 1e-6:
            if _height(items, size, lines) <= slot.h * MM + 1e-6:
                return size, lines
            size -= _STEP
    return slot.min_size, 1


def _widest(items: Sequence[AgendaItem]) -> float:
    """The longest name or company, in em."""
    of = font(Weight.SEMIBOLD)
    return max(max(of.width(item.partner), _SMALLER * of.width(item.company)) for item in items)


def _that_fit(slot: Slot, items: Sequence[AgendaItem], size: float, lines: int) -> int:
    """How many of the meetings stand in the slot, with a line for those that do not."""
    room = slot.h * MM + 1e-6
    if _height(items, size, lines) <= room:
        return len(items)
    shown = len(items) - 1
    while shown and _height(items[:shown], size, lines) + (LINE + _BETWEEN[lines]) * size > room:
        shown -= 1
    return shown


def _height(items: Sequence[AgendaItem], size: float, lines: int) -> float:
    days = len({item.day for item in items})
    headings = days * (LINE + _AFTER_DAY) + max(days - 1, 0) * _BEFORE_DAY
    meetings = len(items) * _meeting_height(lines) + (len(items) - days) * _BETWEEN[lines]
    return (headings + meetings) * size


def _meeting_height(lines: int) -> float:
    """In em."""
    return LINE * (1 + _SMALLER) if lines == 2 else LINE


def _table_width(slot: Slot, items: Sequence[AgendaItem], size: float) -> float:
    """The room that the longest table takes, up to a share of the line; in points."""
    of = font(Weight.SEMIBOLD)
    widest = max(of.width(drawable(item.table, of)[0]) for item in items) * size
    return min(widest + 0.1, slot.w * MM * _TABLE_SHARE)


@dataclass(frozen=True, slots=True)
class _Setting:
    """An agenda about to be set: `size` and `table_width` in points, `lines` a meeting."""

    slot: Slot
    size: float
    lines: int
    table_width: float

    def cells(self, items: Sequence[AgendaItem], more: str) -> Iterator[AgendaCell]:
        """Those meetings one below the other, a heading a day, and a last line."""
        size, y, day = self.size, self.slot.y * MM, ""
        for item in items:
            if item.day != day:
                y += (_BEFORE_DAY - _BETWEEN[self.lines]) * size if day else 0.0
                yield self._heading(item.day, y)
                y += (LINE + _AFTER_DAY) * size
                day = item.day
            yield from self._meeting(item, y)
            y += (_meeting_height(self.lines) + _BETWEEN[self.lines]) * size
        if more:
            yield self._cell(more, y, 0.0, self.slot.w * MM, size, colour=self._muted)

    def _heading(self, day: str, y: float) -> AgendaCell:
        colour = self.slot.colour if self._plain else BY_CATEGORY
        return self._cell(day, y, 0.0, self.slot.w * MM, self.size, colour=colour, weight=Weight.BOLD)

    def _meeting(self, item: AgendaItem, y: float) -> Iterator[AgendaCell]:
        size, width = self.size, self.slot.w * MM
        start = _TIME_WIDTH * size
        room = width - start - self.table_width - _GAP * size
        yield self._cell(item.time, y, 0.0, start - _GAP * size, size, weight=Weight.SEMIBOLD)
        yield self._cell(
            item.table, y, width - self.table_width, self.table_width, size, weight=Weight.SEMIBOLD, align=Align.RIGHT
        )
        if self.lines == 2:
            yield self._cell(item.partner, y, start, room, size, weight=Weight.SEMIBOLD)
            yield self._cell(item.company, y + LINE * size, start, room, size * _SMALLER, colour=self._muted)
        else:
            name = room * _NAME_SHARE if item.company else room
            yield self._cell(item.partner, y, start, name - _GAP * size, size, weight=Weight.SEMIBOLD)
            yield self._cell(item.company, y, start + name, room - name, size, colour=self._muted)

    def _cell(
        self, words: str, y: float, x: float, w: float, size: float, *,
        colour: str = "", weight: Weight = Weight.REGULAR, align: Align = Align.LEFT,
    ) -> AgendaCell:  # fmt: skip
        style = _style(self.slot, size, colour or self.slot.colour, weight, align)
        return AgendaCell(style, words, self.slot.x * MM + x, y, w, LINE * size)

    @property
    def _plain(self) -> bool:
        """Whether all is to be in the one colour of the slot: on a label printer."""
        return self.slot.colour == _BLACK

    @property
    def _muted(self) -> str:
        return _BLACK if self._plain else _MUTED


@lru_cache(maxsize=256)
def _style(slot: Slot, size: float, colour: str, weight: Weight, align: Align) -> Slot:
    """The slot of one line of an agenda, whatever it says; long names go a little below the size of the rest."""
    return replace(
        slot, kind=SlotKind.TEXT, content="", literal=True, size=size, min_size=min(slot.min_size * _LEAST, size),
        break_size=0.0, lines=1, weight=weight, align=align, anchor=1.0, colour=colour,
    )  # fmt: skip
