"""A day's meetings by slot and table, and how each stands: what the grid, the list and the words agree on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

from checkin_app.domain.meeting import MeetingView, Participant
from checkin_app.domain.names import fold
from checkin_app.wording import _


class Standing(StrEnum):
    """How a meeting fares: both are in, one, or nobody. `HELD` and `MISSED` are those that are over."""

    READY = "ready"
    HALF = "half"
    EMPTY = "empty"
    HELD = "held"
    MISSED = "missed"


@dataclass
class Slot:
    """The meetings that begin at one time, by table."""

    start: time
    end: time
    by_table: dict[str, MeetingView] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """ "10:00-10:30"."""
        return f"{self.start:%H:%M}–{self.end:%H:%M}"


def slots_of(views: Sequence[MeetingView]) -> list[Slot]:
    """The slots of a day in order."""
    slots: dict[time, Slot] = {}
    for view in views:
        slot = slots.setdefault(view.meeting.start, Slot(view.meeting.start, view.meeting.end))
        slot.end = max(slot.end, view.meeting.end)
        slot.by_table[view.meeting.table] = view
    return [slots[start] for start in sorted(slots)]


def tables_of(views: Sequence[MeetingView]) -> list[str]:
    """The tables of a day: by length and then letters, so that T2 comes before T10."""
    return sorted({view.meeting.table for view in views}, key=lambda table: (len(table), table))


def is_over(view: MeetingView, now: datetime) -> bool:
    """Whether a meeting has ended at `now` (event-local)."""
    return (view.meeting.day, view.meeting.end) <= (now.date(), now.time())


def standing(view: MeetingView, now: datetime) -> Standing:
    """How a meeting stands at `now` (event-local)."""
    over = is_over(view, now)
    if not view.missing:
        return Standing.HELD if over else Standing.READY
    if over:
        return Standing.MISSED
    return Standing.HALF if len(view.missing) == 1 else Standing.EMPTY


def current_slot(slots: Sequence[Slot], now: time) -> int:
    """The slot that runs at `now`, or the next one; the last when all are over; -1 without slots."""
    return next((i for i, slot in enumerate(slots) if slot.end > now), len(slots) - 1)


def standing_words(state: Standing) -> str:
    """What a meeting's state is called."""
    return {
        Standing.READY: _("both here"),
        Standing.HALF: _("one missing"),
        Standing.EMPTY: _("both missing"),
        Standing.HELD: _("held"),
        Standing.MISSED: _("not held"),
    }[state]


def meetings_of(views: Sequence[MeetingView], text: str) -> list[str]:
    """The ids of the meetings of a person or a company that `text` begins, in order; nothing typed finds none."""
    wanted = fold(text).split()
    return [view.meeting.id for view in views if wanted and any(_says(side, wanted) for side in (view.first, view.second))]


def _says(side: Participant, wanted: Sequence[str]) -> bool:
    words = f" {fold(side.name)} {fold(side.company)}"
    return all(f" {word}" in words for word in wanted)
