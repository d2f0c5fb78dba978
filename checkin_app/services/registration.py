"""What a registration is made of: its fields as they may be stored, and the serial of its badge."""

from __future__ import annotations

from checkin_app.domain.attendee import EDITABLE_FIELDS, Category, Status
from checkin_app.domain.names import clean
from checkin_app.errors import InputProblem
from checkin_app.services.session import Session
from checkin_app.store import attendees


def checked_fields(fields: dict[str, str]) -> dict[str, str]:
    """The fields as they may be stored. Raises InputProblem for an unknown field, category or status."""
    choices: dict[str, type[Category] | type[Status]] = {"category": Category, "status": Status}
    checked = {}
    for name, raw in fields.items():
        if name not in EDITABLE_FIELDS or name == "days":
            raise InputProblem("unknown_field", field=name)
        value = clean(raw)
        if name in choices and value not in set(choices[name]):
            raise InputProblem("unknown_value", value=raw, field=name, known=", ".join(choices[name]))
        checked[name] = value
    return checked


def fresh_serials(session: Session, count: int) -> list[int]:
    """Serials for new badges that nobody here has, drawn from the ids so that no order can be read from them."""
    taken = attendees.serials(session.store)
    fresh: list[int] = []
    while len(fresh) < count:
        for drawn in session.new_ids(count - len(fresh)):
            serial = int(drawn[-6:], 16)
            if serial not in taken:
                taken.add(serial)
                fresh.append(serial)
    return fresh
