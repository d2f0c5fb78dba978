"""A line of the call list in words: the same on the screen, on paper and in the clipboard."""

from __future__ import annotations

from checkin_app.domain.floorplan import Arrivals
from checkin_app.domain.phone import readable_phone
from checkin_app.services.call_list import Call
from checkin_app.wording import _


def headings() -> tuple[str, ...]:
    """The columns."""
    return _("Stand"), _("Exhibitor"), _("Here"), _("To call"), _("Phone")


def cells(call: Call) -> tuple[str, ...]:
    """An exhibitor to call: where, who, how many are here, whom to try first under which number."""
    stands = ", ".join(held.number for held in call.stands) or "–"
    first = call.phones[0] if call.phones else (call.contact.name, "")
    phone = readable_phone(first[1]) or _("no phone number")
    return stands, call.name, here(call), first[0], phone


def here(call: Call) -> str:
    """How many have come of how many."""
    return _("nobody listed") if call.arrivals is Arrivals.NO_STAFF else f"{call.arrived}/{call.staff}"


def further(call: Call) -> list[tuple[str, str]]:
    """Whom to try next: name and number."""
    return [(name, readable_phone(phone)) for name, phone in call.phones[1:]]


def others(call: Call) -> str:
    """The same in one line."""
    return " · ".join(f"{name} {number}" for name, number in further(call))
