"""B2B meetings: two people, a table, a slot of half an hour."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

SLOT_MINUTES = 30


def table_number(table: str) -> str:
    """ "T03" as people say it: "3". A table that has a name keeps it."""
    numbered = re.fullmatch(r"T?0*(\d+)", table)
    return numbered[1] if numbered else table


def usual_end(start: time) -> time:
    """When a meeting ends whose list does not say it: after half an hour, on the same day."""
    minutes = start.hour * 60 + start.minute + SLOT_MINUTES
    return time(*divmod(minutes, 60)) if minutes < 24 * 60 else time(23, 59)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting as planned. `id` is the list's own number; `first` and `second` are attendee ids; times are event-local."""

    id: str
    day: date
    start: time
    end: time
    table: str
    first: str
    second: str
    status_label: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """One side of a meeting and whether they are in today (`arrived_at`: event-local "HH:MM", else "")."""

    attendee_id: str
    name: str
    company: str
    phone: str = ""
    arrived_at: str = ""


@dataclass(frozen=True, slots=True)
class MeetingView:
    """A meeting with its two people as they are now."""

    meeting: Meeting
    first: Participant
    second: Participant

    @property
    def missing(self) -> tuple[Participant, ...]:
        """Those who have not come today."""
        return tuple(p for p in (self.first, self.second) if not p.arrived_at)

    def partner_of(self, attendee_id: str) -> Participant:
        """The other side, seen from `attendee_id`."""
        return self.second if self.first.attendee_id == attendee_id else self.first
