"""The hall to scale: stands, aisles, tables, and who holds which stand. Metres; origin north-west, x east, y south."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


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
class Hall:
    """A hall with everything that is drawn in it. `id` is its name folded to letters and digits."""

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


@dataclass(frozen=True, slots=True)
class Exhibitor:
    """A company that wants or has a stand. `contact` is an external attendee id; `wishes` are stand numbers, best first."""

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


@dataclass(frozen=True, slots=True)
class StaffMember:
    """One of an exhibitor's people and whether they have come today (`arrived_at`: event-local "HH:MM", else "")."""

    attendee_id: str
    name: str
    phone: str = ""
    arrived_at: str = ""
    badge_printed: bool = False


@dataclass(frozen=True, slots=True)
class StandView:
    """A stand as the plan and the list show it."""

    stand: Stand
    state: StandState = StandState.FREE
    exhibitor: Exhibitor | None = None
    staff: tuple[StaffMember, ...] = ()

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
