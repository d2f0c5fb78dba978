"""The stand plan on paper and as a picture: which halls, for whom, in which colours, and until when it is true."""

from __future__ import annotations

from dataclasses import dataclass

from checkin_app.documents import floorplan
from checkin_app.documents.floorplan import PNG_DPI, Plan
from checkin_app.documents.floorplan_index import Note
from checkin_app.documents.floorplan_look import Colours, Purpose
from checkin_app.documents.floorplan_sheet import PAPERS_MM, Heading, PlanStyle, PlanWords
from checkin_app.domain.floorplan import Arrivals, Hall, StandState, StandView
from checkin_app.domain.names import fold
from checkin_app.domain.phone import readable_phone
from checkin_app.errors import InputProblem
from checkin_app.services import exhibitors, stands
from checkin_app.services.session import Session
from checkin_app.wording import _, arrivals_name, date_name, day_name, event_dates, stand_state_name

__all__ = ["FORMATS", "PAPERS", "Colours", "PlanChoice", "Purpose", "chosen_halls", "draw"]

FORMATS = ("pdf", "svg", "png")
PAPERS = tuple(PAPERS_MM)


@dataclass(frozen=True, slots=True)
class PlanChoice:
    """What is wanted of a plan. `hall` is a hall's id or name, "" for all; `dpi` is for pictures, pixels an inch of paper."""

    page: str = "A4"
    hall: str = ""
    purpose: Purpose = Purpose.PUBLIC
    colours: Colours = Colours.STATE
    index: bool = True
    dpi: int = PNG_DPI


def draw(session: Session, format_: str, choice: PlanChoice | None = None) -> bytes:
    """The plan as "pdf", "svg" or "png"; a PDF has a hall a page and the index, pictures have the halls under each other.

    Raises InputProblem "no_hall" when there is none, "unknown_hall" for one that there is not, "unknown_paper".
    """
    choice = choice or PlanChoice()
    halls = chosen_halls(session, choice.hall)
    views = stands.stand_views(session)
    drawn = [(hall, [view for view in views if view.stand.hall == hall.id]) for hall in halls]
    desk = choice.purpose is Purpose.DESK
    plan = Plan(drawn, _heading(session, choice), _contacts(session, views) if desk else {})
    style = PlanStyle(choice.page, choice.purpose, choice.colours, choice.index)
    words = _words(choice.purpose)
    if format_ == "svg":
        return floorplan.plan_svg(plan, style, words).encode()
    if format_ == "png":
        return floorplan.plan_png(plan, style, words, choice.dpi)
    return floorplan.plan_pdf(plan, style, words)


def chosen_halls(session: Session, hall: str = "") -> list[Hall]:
    """Every hall, or the one of that id or name. Raises InputProblem "no_hall", or "unknown_hall" with those that there are."""
    known = stands.halls(session)
    if not known:
        raise InputProblem("no_hall")
    if not hall:
        return known
    found = [one for one in known if hall == one.id or fold(hall) == fold(one.name)]
    if not found:
        raise InputProblem("unknown_hall", hall=hall, known=", ".join(one.name for one in known))
    return found[:1]


def _heading(session: Session, choice: PlanChoice) -> Heading:
    """A plan is true of one moment; it names that, and when it was printed: two sheets on a wall tell which is the newer."""
    event, now = session.event, session.event.local(session.clock())
    moment = _("{day}, {time}").format(day=day_name(now.date()), time=f"{now:%H:%M}")
    training = _("TRAINING: none of this is true") if session.training else ""
    return Heading(
        title=" · ".join(part for part in (training, event.name) if part),
        subtitle=" · ".join(part for part in (event_dates(event), event.place) if part),
        valid=_("Valid as of {moment}").format(moment=moment),
        purpose=_("For the desk only") if choice.purpose is Purpose.DESK else _("Stand plan"),
        foot=_("Printed on {date} at {time}").format(date=date_name(now.date()), time=f"{now:%H:%M}"),
    )


def _words(purpose: Purpose) -> PlanWords:
    looks: dict[str, str] = {kind: arrivals_name(kind) for kind in Arrivals}
    looks |= {kind: stand_state_name(kind) for kind in StandState}
    if purpose is Purpose.PUBLIC:
        looks[StandState.CONFIRMED] = _("exhibitor")
    looks |= {"others": _("others"), "no_group": _("none of these")}
    return PlanWords(
        scale=_("Scale 1:{scale}"),
        page=_("Page {number} of {count}"),
        exhibitors=_("Exhibitors"),
        by_stand=_("By stand"),
        shortened=_("A name that is shortened here, or left out, is whole in the index."),
        too_small=_("Some stands are too small here for their number: print the plan on larger paper."),
        not_whole=_("Some names are shortened here or left out: print the index, too."),
        looks=looks,
    )


def _contacts(session: Session, views: list[StandView]) -> dict[str, Note]:
    """By stand number: how many of its people have come, and whom to call."""
    known = {one.exhibitor.id: one.contact for one in exhibitors.files(session)}
    notes = {}
    for view in views:
        contact = known.get(view.exhibitor.id) if view.exhibitor else None
        if contact is None:
            continue
        come = f"{view.arrived}/{len(view.staff)}" if view.staff else ""
        state = stand_state_name(view.state) if view.state is StandState.RESERVED else ""
        notes[view.stand.number] = Note(come, contact.name, readable_phone(contact.phone), state)
    return notes
