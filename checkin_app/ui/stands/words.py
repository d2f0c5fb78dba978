"""What the plan, its legend, its list and the card say about a stand, in words."""

from __future__ import annotations

from checkin_app.domain.floorplan import Arrivals, Stand, StandState, StandView
from checkin_app.services.stand_history import StandEvent
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.wording import _, ngettext


def arrivals_sentence(view: StandView, at: str) -> str:
    """ "1 of 2 people arrived at 08:45"."""
    count = len(view.staff)
    if not count:
        return _("Nobody of this exhibitor is on the list")
    words = ngettext("{arrived} of {n} person at {at}", "{arrived} of {n} people at {at}", count)
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


def target_sentence(view: StandView) -> str:
    """What going to that stand means."""
    number = view.stand.number
    if view.exhibitor is None:
        return _("{stand} is free: {measures}").format(stand=number, measures=measures(view.stand))
    return _("{stand} is held by {exhibitor}: the two change places").format(stand=number, exhibitor=view.exhibitor.name)


def measures(stand: Stand) -> str:
    """ "9 m² · 3 × 3 · 3 kW"."""
    parts = [f"{decimal(stand.area)} m²", f"{decimal(stand.w)} × {decimal(stand.h)}"]
    if stand.power:
        parts.append(f"{decimal(stand.power)} kW")
    return " · ".join(parts)


def legend() -> list[tuple[Arrivals | StandState, str, str]]:
    """The look of each state, its marks and its words, in the order of the legend."""
    return [
        (Arrivals.ALL, "●●", _("all here")),
        (Arrivals.SOME, "●○", _("some here")),
        (Arrivals.NONE, "○○", _("nobody here yet")),
        (Arrivals.NO_STAFF, "", _("no staff named")),
        (StandState.RESERVED, "", _("reserved")),
        (StandState.FREE, "", _("free")),
    ]


def event_sentence(event: StandEvent, holder: str) -> str:
    """ "moved here from E04"; the exhibitor is named when it is not the one who holds the stand now."""
    facts = {"exhibitor": event.exhibitor or _("nobody"), "other": event.other}
    same = event.exhibitor == holder
    if event.what == "vacated":
        said = _("{exhibitor} moved to {other}") if event.other else _("{exhibitor} left")
    elif event.other:
        said = _("moved here from {other}") if same else _("{exhibitor} moved here from {other}")
    elif event.what == "reserved":
        said = _("reserved") if same else _("reserved for {exhibitor}")
    else:
        said = _("confirmed") if same else _("confirmed for {exhibitor}")
    said = said.format(**facts)
    return _("{what} (undone)").format(what=said) if event.annulled else said


def stale_sentence(count: int) -> str:
    """How many badges name another stand than their holders have now."""
    return ngettext("{n} badge is printed with another number", "{n} badges are printed with another number", count).format(
        n=count
    )
