"""What a registration is made of: its fields as they may be stored, the serial of its badge, who it may be already."""

from __future__ import annotations

from checkin_app.domain.attendee import EDITABLE_FIELDS, Attendee, Category, Status
from checkin_app.domain.names import clean, fold
from checkin_app.domain.roles import Role
from checkin_app.domain.twins import may_be_one
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import searching
from checkin_app.services.session import Session
from checkin_app.store import attendees

_LOOKED_AT = 20
"""Hits that are compared by name."""


def checked_fields(fields: dict[str, str]) -> dict[str, str]:
    """The fields as they may be stored. Raises InputProblem for an unknown field, category, status or country."""
    choices: dict[str, type[Category | Status]] = {"category": Category, "status": Status}
    checked = {}
    for name, raw in fields.items():
        if name not in EDITABLE_FIELDS or name == "days":
            raise InputProblem("no_such_field", field=name, known=", ".join(one for one in EDITABLE_FIELDS if one != "days"))
        value = clean(raw)
        if name in choices and value not in set(choices[name]):
            raise InputProblem("unknown_value", value=raw, field=name, known=", ".join(choices[name]))
        checked[name] = _country(value) if name == "country" and value else value
    return checked


def _country(typed: str) -> str:
    """The two letters of a country that was typed by its name, in whatever language, or by its letters."""
    from checkin_app.documents import values  # tables that no desk needs before somebody types a country

    known = values.country(typed)
    if not known:
        raise InputProblem("unknown_country", country=typed[:60])
    return known


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


def possible_duplicates(session: Session, fields: dict[str, str], limit: int = 5) -> list[Attendee]:
    """People on the list who may be the one with these fields, those of the very same name first: see `domain.twins`."""
    last, first = fold(fields.get("last_name", "")).split(), fold(fields.get("first_name", "")).split()
    name = " ".join((*last, *first))
    if not name:
        return []
    same = session.store.query("SELECT id FROM attendee WHERE name_key = ? ORDER BY id LIMIT ?", name, limit)
    # Who is listed under half of a double name is found by one word of each.
    asked = dict.fromkeys((name, " ".join((*last[:1], *first[:1]))))
    hits = [hit for text in asked for hit in searching.search(session, text, _LOOKED_AT)]
    alike = [hit.id for hit in hits if may_be_one(name, f"{hit.last_name} {hit.first_name}")]
    ids = list(dict.fromkeys([*(row["id"] for row in same), *alike]))[:limit]
    found = {person.id: person for person in attendees.by_ids(session.store, ids)}
    return [found[one] for one in ids]


def check_room(session: Session, *, override: bool) -> None:
    """Raise Refused ("event_full") when there are as many registrations that count as the event has room for.

    `override` is a supervisor's word, and goes on all the same.
    """
    room = session.event.capacity
    if not room or _counted(session) < room:
        return
    if not override:
        raise Refused("event_full", capacity=room)
    session.require(Role.SUPERVISOR)


def _counted(session: Session) -> int:
    gone = (str(Status.CANCELLED), str(Status.BLOCKED))
    row = session.store.one("SELECT count(*) AS n FROM attendee WHERE status NOT IN (?, ?)", *gone)
    return int(row["n"]) if row else 0
