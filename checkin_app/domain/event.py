"""The event: what it is called, where, on which days, and the places where codes are scanned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from checkin_app.domain.attendee import Attendee, Category


class Passes(StrEnum):
    """How often one person may enter at a checkpoint."""

    ONCE = "once"
    DAILY = "daily"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A place where codes are scanned, with its rule.

    `admits` are the categories that may pass, empty: everybody registered. `people` are the ids of those who alone may pass,
    whatever their category; empty: no such list. `exits`: who goes out is recorded too, and may come in again.
    """

    id: str
    name: str
    passes: Passes = Passes.DAILY
    admits: frozenset[Category] = frozenset()
    people: frozenset[str] = frozenset()
    exits: bool = False

    def entitles(self, attendee: Attendee) -> bool:
        """Whether its rule lets this person pass, on whatever day."""
        if self.people:
            return attendee.id in self.people
        return not self.admits or attendee.category in self.admits


ENTRANCE = Checkpoint(id="entrance", name="")
"""The entrance of each day, there by default; `wording` names it."""


HANDOVER_ITEMS = ("keys", "power_box", "parking")
"""What exhibitors are handed unless the organiser says otherwise; `wording` names these."""


@dataclass(frozen=True, slots=True)
class Event:
    """One event = one event file. `days` are in order; `timezone` is an IANA name; `id` is a UUID in hexadecimal.

    `capacity` is how many people may be registered, 0: as many as come. `handover_items` is what exhibitors may be handed.
    """

    id: str
    name: str
    place: str
    days: tuple[date, ...]
    timezone: str = "Europe/Paris"
    country: str = ""
    checkpoints: tuple[Checkpoint, ...] = (ENTRANCE,)
    capacity: int = 0
    handover_items: tuple[str, ...] = HANDOVER_ITEMS

    def local(self, at: datetime) -> datetime:
        """The moment `at` (aware) by the event's own clock."""
        return at.astimezone(ZoneInfo(self.timezone))

    def working_day(self, at: datetime) -> date:
        """The event day that a passage at `at` counts for.

        On a day that is not one of the event's, the next one to come; after the last, the last: the desk is tried the day
        before and closed the day after, and neither may be a dead end.
        """
        today = self.local(at).date()
        return next((day for day in self.days if day >= today), self.days[-1])

    def day_number(self, day: date) -> int:
        """1 for the first day."""
        return self.days.index(day) + 1

    def checkpoint(self, checkpoint_id: str) -> Checkpoint | None:
        """The checkpoint of that id, if there is one."""
        return next((c for c in self.checkpoints if c.id == checkpoint_id), None)
