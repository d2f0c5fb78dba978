"""The hall to scale: stands, aisles, tables, and who holds which stand. Metres; origin north-west, x east, y south."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

MARKS_AT_MOST = 4
"""Dots that fit on a stand, one a member of its staff; with more of them the numbers are written."""

_LEGAL_FORMS = frozenset(
    {"sa", "s.a.", "sas", "sarl", "sàrl", "slu", "s.l.", "sl", "s.l.u.", "lda", "gmbh", "ag", "ltd", "srl", "s.r.l.", "spa"}
    | {"s.p.a.", "snc"}
)


_VOWELS = frozenset("aeiouyàáâãäåæèéêëìíîïòóôõöøœùúûü")
_SECOND = _VOWELS | frozenset("lrh")
_SHORTEST_HALF = 3


_NUMBER = re.compile(r"[\w][\w .\-/]{0,11}")
"""No comma in it: several numbers are written with commas between."""


class StandState(StrEnum):
    """Whether a stand is to be had."""

    FREE = "free"
    RESERVED = "reserved"
    CONFIRMED = "confirmed"


class Arrivals(StrEnum):
    """How many of a stand's staff have come today."""

    ALL = "all"
    SOME = "some"
    NONE = "none"
    NO_STAFF = "no_staff"


@dataclass(frozen=True, slots=True)
class Box:
    """A labelled rectangle of the hall: an area, an aisle, a door or a table."""

    id: str
    x: float
    y: float
    w: float
    h: float
    label: str = ""
    side: str = ""


@dataclass(frozen=True, slots=True)
class Stand:
    """A stand to let. `number` is what is painted on its sign ("B07"); `area` in m², `power` in kW as installed."""

    number: str
    hall: str
    row: str
    x: float
    y: float
    w: float
    h: float
    area: float
    power: float = 0.0
    open_sides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Background:
    """A drawing of the venue under the plan, to draw stands on: `picture` names it in the event file; metres of the hall."""

    picture: str
    x: float = 0.0
    y: float = 0.0
    w: float = 0.0
    h: float = 0.0


@dataclass(frozen=True, slots=True)
class Hall:
    """A hall with everything that is drawn in it. `id` is its name folded to letters and digits.

    `row_power` is what each row can feed, as (row, kW), where the plan says it.
    """

    id: str
    name: str
    width: float
    height: float
    stands: tuple[Stand, ...] = ()
    aisles: tuple[Box, ...] = ()
    areas: tuple[Box, ...] = ()
    tables: tuple[Box, ...] = ()
    entrances: tuple[Box, ...] = ()
    exits: tuple[Box, ...] = ()
    background: Background | None = None
    row_power: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibitor:
    """A company that wants or has a stand. `contact` is an external attendee id; `wishes` are stand numbers, best first.

    `contact_name`, `phone` and `email` are typed here and go before what the contact's registration says. `host` is the id of
    the exhibitor on whose stands this one stands too, declared as their co-exhibitor. `corrected`: fields that were set here,
    which no later list changes.
    """

    id: str
    name: str
    country: str = ""
    bioregion: str = ""
    network: str = ""
    activity: str = ""
    contact: str = ""
    staff_expected: int = 0
    wishes: tuple[str, ...] = ()
    area: float = 0.0
    dimensions: str = ""
    power: float = 0.0
    contact_name: str = ""
    phone: str = ""
    email: str = ""
    host: str = ""
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One of an exhibitor's people and whether they have come today (`arrived_at`: event-local "HH:MM", else "").

    `badge_stale`: their last badge says something else than the list does now.
    """

    attendee_id: str
    name: str
    phone: str = ""
    arrived_at: str = ""
    badge_printed: bool = False
    badge_stale: bool = False
    company: str = ""


@dataclass(frozen=True, slots=True)
class StandView:
    """A stand as the plan and the list show it. `guests` share it with its holder; `staff` are the people of all of them."""

    stand: Stand
    state: StandState = StandState.FREE
    exhibitor: Exhibitor | None = None
    staff: tuple[StaffMember, ...] = ()
    guests: tuple[Exhibitor, ...] = ()

    @property
    def arrived(self) -> int:
        """How many of the staff have come today."""
        return sum(1 for member in self.staff if member.arrived_at)

    @property
    def arrivals(self) -> Arrivals:
        """All, some or none of the staff."""
        if not self.staff:
            return Arrivals.NO_STAFF
        if self.arrived == len(self.staff):
            return Arrivals.ALL
        return Arrivals.SOME if self.arrived else Arrivals.NONE

    @property
    def look(self) -> StandState | Arrivals:
        """What its colours show: whether it is to be had, and once it is confirmed the arrivals of its staff."""
        return self.arrivals if self.state is StandState.CONFIRMED else self.state


def stand_number(text: str) -> str:
    """The number of a stand as it is kept: in capitals, without doubled blanks; "" for a text that cannot be one."""
    number = " ".join(text.upper().split())
    return number if _NUMBER.fullmatch(number) else ""


def short_name(name: str) -> str:
    """A company's name as it goes on a small rectangle: without its legal form."""
    words = name.split()
    while len(words) > 1 and words[-1].lower() in _LEGAL_FORMS:
        words.pop()
    return " ".join(words)


def halves(word: str) -> tuple[str, str]:
    """A long word in two where a syllable ends ("Entero", "plast"), as near to its middle as can be."""
    low = word.lower()
    ends = [
        at
        for at in range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
        if low[at - 1] in _VOWELS and low[at].isalpha() and low[at] not in _VOWELS and low[at + 1] in _SECOND
    ]
    at = min(ends, key=lambda end: abs(end - len(word) / 2), default=len(word) // 2)
    return word[:at], word[at:]
