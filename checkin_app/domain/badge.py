"""What stands on a badge, whichever layout draws it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from checkin_app.domain.attendee import Category


class BadgePolicy(StrEnum):
    """When admission prints a badge."""

    NEVER = "never"
    FIRST_TIME = "first_time"
    ALWAYS = "always"


class PrintState(StrEnum):
    """Where a badge's print job is, as far as the spooler says. `UNCERTAIN` is never shown as printed."""

    QUEUED = "queued"
    PRINTING = "printing"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"
    UNCERTAIN = "uncertain"

    @property
    def final(self) -> bool:
        """Whether the spooler has said its last word on the job."""
        return self not in {PrintState.QUEUED, PrintState.PRINTING}


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """A meeting as its holder's badge tells it: the day in words, "09:30", the table, and with whom."""

    day: str
    time: str
    table: str
    partner: str
    company: str = ""

    def __str__(self) -> str:
        return f"{self.day} {self.time} {self.table} {self.partner} {self.company}".strip()


@dataclass(frozen=True, slots=True)
class BadgeText:
    """The printed words of one badge, ready to draw: plain text, never markup. `code` is what the QR carries.

    `category_label` is what the band says in the badge's language; `country` is a name, not a code. `agenda` are the meetings
    for a layout with a second half, in order; `agenda_more` says of `{n}` of them that they did not fit. `back_title` and
    `back_words` are what else stands there: the words for those who have no meetings, empty for those who have.
    `void` prints a training mark across it.
    """

    attendee_id: str
    first_name: str
    last_name: str
    company: str
    job_title: str
    country: str
    category: Category
    category_label: str
    stand: str
    code: str
    event_name: str
    event_place: str = ""
    event_dates: str = ""
    agenda: tuple[AgendaItem, ...] = ()
    agenda_more: str = "+ {n}"
    back_title: str = ""
    back_words: str = ""
    void: bool = False
