"""Who is registered for the event."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum


class Category(StrEnum):
    """What somebody takes part as; the label of the imported list is kept beside it."""

    VISITOR = "visitor"
    EXHIBITOR = "exhibitor"
    SPEAKER = "speaker"
    ORGANISER = "organiser"
    PRESS = "press"
    VIP = "vip"


class Status(StrEnum):
    """The registration's own state. `PENDING` is a registration that is not paid yet."""

    CONFIRMED = "confirmed"
    PENDING = "pending"
    CANCELLED = "cancelled"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A registered person, as the journal's entries about them add up.

    `id` is ours (UUIDv7, hexadecimal); `external_id` is the ticket id of the list they came from. `country` is ISO 3166-1
    alpha-2 or "". `days` are the ISO dates they are registered for; empty means every day. `imported` keeps the list's value
    of each field that the desk has corrected since; `printed` holds what their badge says instead of the true value, "" for
    nothing at all (see `PRINTED_FIELDS`). `serial` and `version` are what their badge code is made of.
    """

    id: str
    external_id: str = ""
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    company: str = ""
    job_title: str = ""
    email: str = ""
    phone: str = ""
    country: str = ""
    bioregion: str = ""
    network: str = ""
    category: Category = Category.VISITOR
    category_label: str = ""
    status: Status = Status.CONFIRMED
    status_label: str = ""
    stand: str = ""
    language: str = ""
    wants_meetings: bool = False
    registered_on: str = ""
    days: tuple[str, ...] = ()
    note: str = ""
    attention: str = ""
    walk_in: bool = False
    serial: int = 0
    version: int = 0
    imported: dict[str, str] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)

    @property
    def full_name(self) -> str:
        """First name then last name, as on the badge."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def sort_name(self) -> str:
        """Last name then first name, as in a list."""
        return f"{self.last_name} {self.first_name}".strip()

    def on_paper(self, name: str) -> str:
        """What the badge says of that field: the words for paper alone, or the true value."""
        return self.printed.get(name, str(getattr(self, name)))


OWN_FIELDS = frozenset({"id", "serial", "version", "imported", "printed", "walk_in"})
"""Fields that are ours: no list and no correction sets them."""

EDITABLE_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(Attendee) if f.name not in OWN_FIELDS)

PRINTED_FIELDS: tuple[str, ...] = ("first_name", "last_name", "company", "job_title")
"""Fields of which a badge may say something else than the list."""
