"""What a list comes to: people, exhibitors, meetings or a hall, and the fate of every row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.floorplan import Hall

KINDS = ("attendees", "exhibitors", "meetings", "floorplan")
"""What a list can be about."""


NAME_ORDERS = ("auto", "first_last", "last_first")
"""How full names are written: as each shows, or as the user says."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user decided about a list; what is empty is left to the program.

    `columns`: a header as the preview shows it (or a column's letter, or "#3" for the third) -> a field of
    `columns.FIELDS`, "" to leave it out. `categories` and `statuses`: a word of the list -> the canonical value.
    """

    kind: str = "auto"
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    categories: Mapping[str, str] = field(default_factory=dict)
    statuses: Mapping[str, str] = field(default_factory=dict)
    names: str = "auto"

    @property
    def made(self) -> bool:
        """Whether anything was decided at all."""
        return self != Choices()


NO_CHOICES = Choices()
"""Everything is left to the program."""


@dataclass(frozen=True, slots=True)
class Container:
    """How the file was read. `header_row` counts records from 1; 0: the list has no header. `sheets` are those read.

    `rows_read` is every record but the header; imported + merged + rejected + ignored add up to it. `available` are the
    names of every sheet in the file.
    """

    format: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    header_row: int = 0
    hidden_rows: int = 0
    rows_read: int = 0
    available: tuple[str, ...] = ()


SURE, LIKELY = 0.85, 0.6
"""From here on a column's meaning is certain, and from here on probable."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """What a column was taken for. `field` "" is left out; `sure` is 0 to 1; `samples` are its first three values.

    `index` counts the sheet's columns from 0; `chosen`: the user said so.
    """

    column: str
    field: str
    sure: float
    samples: tuple[str, ...] = ()
    sheet: str = ""
    index: int = 0
    chosen: bool = False

    @property
    def level(self) -> str:
        """How sure that is, in one word: "chosen", "sure", "likely" or "unsure"; "none" for a column that is left out."""
        if self.chosen:
            return "chosen"
        if not self.field:
            return "none"
        return "sure" if self.sure >= SURE else "likely" if self.sure >= LIKELY else "unsure"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the list, with the list's own words beside the canonical values.

    `payer_email` says that the e-mail is that of whoever paid, and so identifies nobody. `days` are ISO dates, or "--07-01"
    where the list gives no year. `full_name` is the cell that was cut, "" if the list has separate columns.
    """

    row: int
    first_name: str = ""
    last_name: str = ""
    full_name: str = ""
    title: str = ""
    email: str = ""
    company: str = ""
    job_title: str = ""
    country: str = ""
    category: Category = Category.VISITOR
    category_label: str = ""
    status: Status = Status.CONFIRMED
    status_label: str = ""
    external_id: str = ""
    order_ref: str = ""
    stand: str = ""
    phone: str = ""
    language: str = ""
    bioregion: str = ""
    network: str = ""
    wants_meetings: bool = False
    registered_on: str = ""
    days: tuple[str, ...] = ()
    checked_in: bool = False
    note: str = ""
    attention: str = ""
    payer_email: bool = False
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class ExhibitorRow:
    """A company of a list of exhibitors. `stand` is what was allocated; `contact` an external attendee id."""

    row: int
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
    stand: str = ""
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two people of a meeting, as the list names them."""

    external_id: str = ""
    name: str = ""
    company: str = ""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting of a list. `date` is ISO, `start` and `end` are "HH:MM" by the event's clock; `cells` are the row's own."""

    row: int
    id: str
    date: str
    start: str
    end: str
    table: str
    first: Party
    second: Party
    status_label: str = ""
    sheet: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RowReason:
    """Why a row did not come in. `cells` are its original cells, for the rejected-rows file."""

    row: int
    reason: str
    facts: dict[str, object] = field(default_factory=dict)
    cells: tuple[str, ...] = ()
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row that says again who was there already."""

    row: int
    into_row: int
    reason: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Warn:
    """Something to look at that keeps nobody out. `row` 0: about the whole list."""

    code: str
    row: int = 0
    facts: dict[str, object] = field(default_factory=dict)
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class LabelMapping:
    """A category or status word of the list and what it became. `known` False: a guess that the user may change.

    `field` is "category" or "status"; `chosen`: the user said so.
    """

    field: str
    label: str
    value: str
    count: int
    known: bool
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class ReadList:
    """A list that was read and understood; nothing is written yet.

    `shape` is a short name for what the list looks like, whatever its rows and whatever the user decided. `supplement`: these
    are rows that were rejected before, so that who is not among them is not gone. `line_numbers`: the ids only count the
    rows, and tell nobody again.
    """

    kind: str
    container: Container
    mapping: tuple[ColumnMapping, ...] = ()
    people: tuple[Person, ...] = ()
    exhibitors: tuple[ExhibitorRow, ...] = ()
    meetings: tuple[MeetingRow, ...] = ()
    floorplan: Hall | None = None
    allocation: dict[str, str] = field(default_factory=dict)
    rejected: tuple[RowReason, ...] = ()
    ignored: tuple[RowReason, ...] = ()
    merged: tuple[MergedRow, ...] = ()
    warnings: tuple[Warn, ...] = ()
    labels: tuple[LabelMapping, ...] = ()
    header: tuple[str, ...] = ()
    shape: str = ""
    supplement: bool = False
    line_numbers: bool = False
