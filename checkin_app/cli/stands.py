"""`stands`: the plan from the command line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from checkin_app.cli.common import A_PATH, answer, event_argument, help_text, opened, options, say
from checkin_app.cli.stand_questions import QUESTIONS
from checkin_app.cli.suggesting import suggest
from checkin_app.domain.floorplan import StandView
from checkin_app.errors import InputProblem
from checkin_app.services import exporting, stand_plan, stands
from checkin_app.services.session import Session
from checkin_app.services.stand_plan import Colours, PlanChoice, Purpose
from checkin_app.wording import _, stand_state_name

group = click.Group("stands", help=_("See and change who holds which stand."))
group.add_command(suggest)


@group.command("list", help=help_text(_("Every stand, its holder and their arrivals."), "stands list rencontres.accueil"))
@event_argument
@options
def list_(event: Path, as_json: bool, desk: str | None) -> None:
    """Every stand."""
    with opened(event, desk) as session:
        views = stands.stand_views(session)
    if as_json:
        answer({"stands": [_json(view) for view in views]})
    else:
        for view in views:
            click.echo(_line(view))


def _changing(name: str, does: str, example: str, words: tuple[str, ...], act: Callable[..., StandView]) -> None:
    @group.command(name, help=help_text(does, example))
    @event_argument
    @options
    def command(event: Path, as_json: bool, desk: str | None, **given: str) -> None:
        with opened(event, desk) as session:
            view = act(session, *[given[word] for word in words], session.stamp())
        if as_json:
            answer(_json(view))
        else:
            say(_line(view))

    for word in reversed(words):
        command.params.insert(1, click.Argument([word], metavar=word.upper().rstrip("_")))


def _confirm(session: Session, stand: str, exhibitor: str, stamp: Any) -> StandView:
    return stands.assign(session, stand, exhibitor, stamp)


_changing("assign", _("Give a free stand to an exhibitor (name or id)."), "stands assign e.accueil B07 Proteolab",
          ("stand", "exhibitor"), stands.assign)  # fmt: skip
_changing("reserve", _("Keep a free stand for an exhibitor."), "stands reserve e.accueil B07 Proteolab",
          ("stand", "exhibitor"), stands.reserve)  # fmt: skip
_changing("confirm", _("Confirm an exhibitor on a stand."), "stands confirm e.accueil B07 Proteolab",
          ("stand", "exhibitor"), _confirm)  # fmt: skip
_changing(
    "move",
    _("Move the holder of a stand to a free one."),
    "stands move e.accueil B07 C03",
    ("from_", "to"),
    stands.move,
)
_changing("swap", _("Let two holders change places."), "stands swap e.accueil B07 C03", ("from_", "to"), stands.swap)
_changing("vacate", _("Free a stand."), "stands vacate e.accueil B07", ("stand",), stands.vacate)


@group.command(
    "plan",
    help=help_text(_("Draw the plan as PDF, SVG or PNG."), "stands plan rencontres.accueil -o plan.pdf --page A3"),
)
@event_argument
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The file; its ending is the format."))
@click.option("--page", type=click.Choice(stand_plan.PAPERS), default="A4", help=_("The paper."))
@click.option("--hall", default="", help=_("One hall, by its name or id; without it, all of them."))
@click.option(
    "--for",
    "purpose",
    type=click.Choice([str(one) for one in Purpose]),
    default=str(Purpose.PUBLIC),
    help=_("public: names and numbers, for the walls; desk: with arrivals and telephone numbers."),
)
@click.option(
    "--colours",
    type=click.Choice([str(one) for one in Colours]),
    default=str(Colours.STATE),
    help=_("What the colours of the stands tell."),
)
@click.option("--index/--no-index", default=True, help=_("With or without the index of exhibitors."))
@click.option("--dpi", type=click.IntRange(36, 600), default=PlanChoice().dpi, help=_("Pixels an inch of a PNG."))
@options
def plan(event: Path, output: Path, as_json: bool, desk: str | None, **wanted: Any) -> None:
    """Draw the plan."""
    ending = output.suffix.lower().lstrip(".")
    if ending not in stand_plan.FORMATS:
        raise InputProblem("unknown_export_format", ending=output.suffix, known=", ".join(stand_plan.FORMATS))
    wanted |= {"purpose": Purpose(wanted["purpose"]), "colours": Colours(wanted["colours"])}
    with opened(event, desk) as session:
        exporting.write_plan(session, output, ending, PlanChoice(**wanted))
    if as_json:
        answer({"plan": str(output)})
    else:
        say(_("The plan is in {path}.").format(path=output))


def _json(view: StandView) -> dict[str, Any]:
    stand, holder = view.stand, view.exhibitor
    return {
        "stand": stand.number, "hall": stand.hall, "state": view.state, "exhibitor": holder.name if holder else None,
        "staff": len(view.staff), "arrived": view.arrived, "arrivals": view.arrivals, "area": stand.area,
        "power": stand.power, "x": stand.x, "y": stand.y, "w": stand.w, "h": stand.h,
        "shared_with": [guest.name for guest in view.guests],
    }  # fmt: skip


def _line(view: StandView) -> str:
    holder = view.exhibitor.name if view.exhibitor else ""
    staff = _("{arrived} of {staff} here").format(arrived=view.arrived, staff=len(view.staff)) if view.staff else ""
    return " · ".join(part for part in (view.stand.number, stand_state_name(view.state), holder, staff) if part)


for question in QUESTIONS:
    group.add_command(question)

COMMANDS = {"stands": group}
