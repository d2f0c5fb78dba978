"""What the plan, its legend, its list and the card say about a stand, in words."""

from __future__ import annotations

from collections.abc import Sequence

from checkin_app.domain.floorplan import Arrivals, StaffMember, Stand, StandState, StandView
from checkin_app.domain.phone import readable_phone
from checkin_app.services.stand_history import StandEvent
from checkin_app.ui.stands.dragging import Lift
from checkin_app.ui.stands.looks import Shade
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.wording import _, ngettext


def file_arrivals(staff: Sequence[StaffMember], at: str) -> str:
    """ "1 of 2 people at 08:45"."""
    count, arrived = len(staff), sum(1 for member in staff if member.arrived_at)
    if not count:
        return _("Nobody of this exhibitor is on the list")
    words = ngettext("{arrived} of {n} person at {at}", "{arrived} of {n} people at {at}", count)
    return words.format(arrived=arrived, n=count, at=at)


def arrivals_tone(staff: Sequence[StaffMember]) -> str:
    """The colour of that: all here, some, nobody; "" without any staff."""
    arrived = sum(1 for member in staff if member.arrived_at)
    if not staff:
        return ""
    return "good" if arrived == len(staff) else "caution" if arrived else "stop"


def stand_sentence(view: StandView) -> str:
    """The stand in one line: its number, who holds it, how many have come."""
    number = view.stand.number
    if view.exhibitor is None:
        return _("{stand}: free").format(stand=number)
    state = _("reserved") if view.state is StandState.RESERVED else _("confirmed")
    came = _("{arrived} of {n} arrived").format(arrived=view.arrived, n=len(view.staff))
    holders = " + ".join(one.name for one in (view.exhibitor, *view.guests))
    return _("{stand}: {exhibitor}, {state}, {came}").format(stand=number, exhibitor=holders, state=state, came=came)


def target_sentence(view: StandView, *, moving: bool) -> str:
    """What going to that stand means; `moving`: from another one."""
    number = view.stand.number
    if view.exhibitor is None:
        return _("{stand} is free: {measures}").format(stand=number, measures=measures(view.stand))
    if not moving:
        return _("{stand} is held by {exhibitor}").format(stand=number, exhibitor=view.exhibitor.name)
    return _("{stand} is held by {exhibitor}: the two change places").format(stand=number, exhibitor=view.exhibitor.name)


def drag_sentence(lift: Lift, view: StandView | None, held: bool) -> str:
    """What letting an exhibitor go on a stand would do; `held`: with Ctrl."""
    if view is None or view.stand.number == lift.stand:
        return _("from {stand}").format(stand=lift.stand) if lift.stand else ""
    number = view.stand.number
    if view.exhibitor is None:
        if lift.stand:
            return (_("gets {stand}, too") if held else _("moves to {stand} · Ctrl: gets it, too")).format(stand=number)
        return (_("gets {stand} reserved") if held else _("gets {stand} · Ctrl: reserved")).format(stand=number)
    if lift.stand and not held:
        return _("changes places with {exhibitor}").format(exhibitor=view.exhibitor.name)
    return _("{stand} is held by {exhibitor}").format(stand=number, exhibitor=view.exhibitor.name)


def measures(stand: Stand) -> str:
    """ "9 m² · 3 × 3 · 3 kW"."""
    parts = [f"{decimal(stand.area)} m²", f"{decimal(stand.w)} × {decimal(stand.h)}"]
    if stand.power:
        parts.append(f"{decimal(stand.power)} kW")
    return " · ".join(parts)


def legend(shade: Shade) -> list[tuple[Arrivals | StandState, str, str]]:
    """The look of each state, its marks and its words, in the order of the legend."""
    states = [(StandState.RESERVED, "", _("reserved")), (StandState.FREE, "", _("free"))]
    if shade is Shade.STATE:
        return [(StandState.CONFIRMED, "", _("confirmed")), *states]
    arrivals = [
        (Arrivals.ALL, "●●", _("all here")),
        (Arrivals.SOME, "●○", _("some here")),
        (Arrivals.NONE, "○○", _("nobody here yet")),
        (Arrivals.NO_STAFF, "", _("no staff named")),
    ]
    return [*arrivals, *states]


def event_sentence(event: StandEvent, holder: str) -> str:
    """ "moved here from E04"; the exhibitor is named when it is not the one who holds the stand now."""
    facts = {"exhibitor": event.exhibitor or _("nobody"), "other": event.other}
    same = event.exhibitor == holder
    if event.what == "renamed":
        said = _("renamed, was {other} before")
    elif event.what == "vacated":
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


def origin_words(event: StandEvent) -> str:
    """Where a line of the history comes from: a list, a suggestion, or the desk where it was done."""
    if event.origin == "import":
        return _("from the list")
    if event.origin == "suggestion":
        return _("from a suggestion")
    return _("desk {name}").format(name=event.desk) if event.desk else ""


def staff_words(member: StaffMember) -> str:
    """Since when somebody is here and how their badge fares; who is not here yet: their number."""
    badge = badge_words(member)
    if not member.arrived_at:
        phone = readable_phone(member.phone) or _("no phone number")
        return f"{phone} · {badge}" if member.badge_printed else phone
    return _("arrived {time} · {badge}").format(time=member.arrived_at, badge=badge)


def badge_words(member: StaffMember) -> str:
    """How somebody's badge fares."""
    if not member.badge_printed:
        return _("no badge yet")
    return _("badge out of date") if member.badge_stale else _("badge printed")
