"""What the plan, its legend and the card say about a stand, in words."""

from __future__ import annotations

from checkin_app.domain.floorplan import Arrivals, Stand, StandState, StandView
from checkin_app.services.stands import StandEvent
from checkin_app.wording import _, ngettext

MARKS_AT_MOST = 4
"""Dots that fit on a stand; with more staff the numbers are written."""


def marks(view: StandView) -> str:
    """"●○": one dot a member of the staff, filled when they have come; "2/6" when there are many."""
    count = len(view.staff)
    if count > MARKS_AT_MOST:
        return f"{view.arrived}/{count}"
    return "●" * view.arrived + "○" * (count - view.arrived)


def arrivals_sentence(view: StandView, at: str) -> str:
    """"1 person of 2 at 08:45"."""
    count = len(view.staff)
    if not count:
        return _("Nobody of this exhibitor is on the list")
    words = ngettext("{arrived} of {n} person arrived at {at}", "{arrived} of {n} people arrived at {at}", count)
    return words.format(arrived=view.arrived, n=count, at=at)


def stand_sentence(view: StandView) -> str:
    """The stand in one line: its number, who holds it, how many have come."""
    number = view.stand.number
    if view.exhibitor is None:
        return _("{stand}: free").format(stand=number)
    state = _("reserved") if view.state is StandState.RESERVED else _("confirmed")
    came = _("{arrived} of {n} arrived").format(arrived=view.arrived, n=len(view.staff))
    return _("{stand}: {exhibitor}, {state}, {came}").format(
        stand=number, exhibitor=view.exhibitor.name, state=state, came=came
    )


def measures(stand: Stand) -> str:
    """"9 m² · 3 × 3 · 3 kW"."""
    parts = [f"{stand.area:g} m²", f"{stand.w:g} × {stand.h:g}"]
    if stand.power:
        parts.append(f"{stand.power:g} kW")
    return " · ".join(parts)


def legend() -> list[tuple[str, str]]:
    """The look of each state and its words, in the order of the legend."""
    return [
        (Arrivals.ALL, _("●● all here")),
        (Arrivals.SOME, _("●○ some")),
        (Arrivals.NONE, _("○○ nobody")),
        (Arrivals.NO_STAFF, _("no staff on the list")),
        (StandState.RESERVED, _("reserved")),
        (StandState.FREE, _("free")),
    ]


def event_sentence(event: StandEvent) -> str:
    """"1 July 08:45 · confirmed for Proteolab"."""
    words = {
        "reserved": _("reserved for {exhibitor}"),
        "confirmed": _("confirmed for {exhibitor}"),
        "vacated": _("vacated"),
    }
    said = words.get(event.what, event.what).format(exhibitor=event.exhibitor or _("nobody"))
    undone = " · " + _("undone") if event.annulled else ""
    return f"{event.at:%d.%m. %H:%M} · {said}{undone}"
