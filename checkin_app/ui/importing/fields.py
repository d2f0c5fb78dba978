"""What a column, a word or a value of a list is called on the screen, and what each may become."""

from __future__ import annotations

from dataclasses import dataclass

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists.columns import FIELDS
from checkin_app.domain.lists.company_words import EXHIBITOR, MEETING
from checkin_app.domain.lists.model import ColumnMapping
from checkin_app.wording import N_, _, category_name, country_name, status_name

_PAYER = "payer_"

_NAMES: dict[str, dict[str, str]] = {
    "attendees": {
        "title": N_("Form of address"), "first_name": N_("First name"), "last_name": N_("Last name"),
        "full_name": N_("Full name"), "email": N_("E-mail"), "phone": N_("Phone"), "company": N_("Company"),
        "job_title": N_("Job title"), "country": N_("Country"), "category": N_("Category"), "status": N_("Status"),
        "payment": N_("Payment"), "cancelled": N_("Cancelled"), "blocked": N_("Blocked"), "attending": N_("Will come"),
        "external_id": N_("Ticket"), "order_ref": N_("Order"), "position_no": N_("Place in the order"), "stand": N_("Stand"),
        "language": N_("Language"), "bioregion": N_("Bioregion"), "network": N_("Network"),
        "wants_meetings": N_("Wants meetings"), "registered_on": N_("Registered on"), "checked_in": N_("Came in"),
        "days": N_("Days"), "note": N_("Note"), "attention": N_("Attention note"),
        "category_label": N_("Category, its word"), "status_label": N_("Status, its word"),
    },
    "exhibitors": {
        "name": N_("Company"), "country": N_("Country"), "bioregion": N_("Bioregion"), "network": N_("Network"),
        "activity": N_("Activity"), "contact": N_("Contact"), "staff_expected": N_("People expected"),
        "wish": N_("Stand wished for"), "wish2": N_("Second wish"), "wish3": N_("Third wish"), "area": N_("Area"),
        "dimensions": N_("Dimensions"), "power": N_("Power"), "stand": N_("Stand"), "wishes": N_("Stand wished for"),
    },
    "meetings": {
        "id": N_("Meeting number"), "date": N_("Day"), "start": N_("Begins"), "end": N_("Ends"), "table": N_("Table"),
        "first_id": N_("First person: ticket"), "first_name": N_("First person: name"),
        "first_company": N_("First person: company"), "second_id": N_("Second person: ticket"),
        "second_name": N_("Second person: name"), "second_company": N_("Second person: company"), "status": N_("Status"),
        "day": N_("Day"), "place": N_("Table"), "first": N_("First person"), "second": N_("Second person"),
        "status_label": N_("Status"),
    },
    "floorplan": {
        "number": N_("Stand"), "x": N_("Position"), "y": N_("Position"), "w": N_("Width"), "h": N_("Depth"), "area": N_("Area"),
        "power": N_("Power"),
    },
}  # fmt: skip

_OFFERED: dict[str, tuple[str, ...]] = {"attendees": FIELDS, "exhibitors": tuple(EXHIBITOR), "meetings": tuple(MEETING)}


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the program is of something: a sign, a word and the colour of both."""

    sign: str
    word: str
    ink: str


def kind_of(kind: str, field: str) -> str:
    """Whose field it is: that of a list of `kind`, else of another kind, as on another sheet of the same workbook."""
    known = [kind, *(other for other in _OFFERED if other != kind)]
    return next((name for name in known if field.removeprefix(_PAYER) in _OFFERED.get(name, ())), kind)


def offered(kind: str) -> list[tuple[str, str]]:
    """What a column of such a list may become, as (words, field), by the alphabet; to leave it out comes first."""
    named = sorted(((field_name(kind, field), field) for field in _OFFERED.get(kind, ())), key=lambda one: one[0].casefold())
    return [(_("leave it out"), ""), *named]


def field_name(kind: str, field: str) -> str:
    """What a field is called. The payer's columns stand in for the participant's own where these are empty."""
    if field.startswith(_PAYER):
        return _("{field} of the payer").format(field=field_name(kind, field.removeprefix(_PAYER)))
    return _(_NAMES.get(kind, {}).get(field, field))


def value_name(field: str, value: str) -> str:
    """A value as people read it; "—" for none."""
    if not value:
        return "—"
    match field:
        case "category" if value in set(Category):
            return category_name(Category(value))
        case "status" if value in set(Status):
            return status_name(Status(value))
        case "country":
            return country_name(value)
        case "wants_meetings":
            return _("yes") if value == "True" else _("no")
    return value


def values_of(field: str) -> list[tuple[str, str]]:
    """What a word of the list may become, as (words, value): a category or a status."""
    if field == "category":
        return [(category_name(category), str(category)) for category in Category]
    return [(status_name(status), str(status)) for status in Status]


def sureness(column: ColumnMapping, *, remembered: bool, doubtful: int, words: int) -> Sureness:
    """How sure it is what a column is; of a column of categories or statuses, whether its words are known.

    `words` are the different words of the column, `doubtful` those of them that are not known.
    """
    if not column.field:
        return Sureness("–", _("left out"), "muted")
    if doubtful:
        return Sureness("!", _("{n} of {of} to confirm").format(n=doubtful, of=words), "caution")
    match column.level:
        case "chosen":
            return Sureness("✓", _("as last time") if remembered else _("your choice"), "accent")
        case "sure" if words:
            return Sureness("✓", _("{n} words known").format(n=words), "good")
        case "sure":
            return Sureness("✓", _("sure"), "good")
        case "likely":
            return Sureness("≈", _("likely"), "muted")
    return Sureness("!", _("to confirm"), "caution")


def consequence(field: str, value: str, *, known: bool) -> str:
    """What a word of the list means at the desk."""
    if not known:
        return _("This word is not known here: say what it means.")
    if field == "category":
        return ""
    return {
        str(Status.PENDING): _("The desk will ask for a supervisor’s word."),
        str(Status.CANCELLED): _("The desk will say that they have cancelled."),
        str(Status.BLOCKED): _("The desk will not let them in."),
    }.get(value, "")


def is_for_the_desk(field: str, value: str, *, known: bool) -> bool:
    """Whether it has to be looked at: a word that is not known, or one that keeps people out."""
    return not known or (field == "status" and value != str(Status.CONFIRMED))
