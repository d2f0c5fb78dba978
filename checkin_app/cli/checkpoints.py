"""`checkpoints` and `inside`: the places where codes are scanned, and who is there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from checkin_app.cli.common import (
    a_day,
    answer,
    event_argument,
    help_text,
    opened,
    options,
    person_json,
    person_line,
    pin_option,
    say,
)
from checkin_app.domain.attendee import Category
from checkin_app.domain.event import ENTRANCE, Checkpoint, Passes
from checkin_app.services import checkpoints
from checkin_app.wording import _, checkpoint_name, checkpoint_who, ngettext, passes_name

group = click.Group("checkpoints", help=_("See and change the places where codes are scanned, with their rules."))

_CATEGORIES = click.Choice([str(known) for known in Category])
_PASSES = click.Choice([str(known) for known in Passes])
_categories_option = click.option(
    "--category", "categories", type=_CATEGORIES, multiple=True, help=_("Who may pass; once for each.")
)
_people_option = click.option(
    "--person", "people", multiple=True, metavar="ID", help=_("Only these people, by id or ticket; once for each.")
)


@group.command("list", help=help_text(
    _("Every checkpoint, its rule, and how many came and are inside today."), "checkpoints list rencontres.accueil"
))  # fmt: skip
@event_argument
@click.option("--day", help=_("Another day than today, as 2010-07-01."))
@options
def list_(event: Path, day: str | None, as_json: bool, desk: str | None) -> None:
    """Every checkpoint."""
    with opened(event, desk) as session:
        counted = checkpoints.counts(session, a_day(day) if day else None)
    if as_json:
        answer({"checkpoints": [
            {**_json(one.checkpoint), "came": one.came, "inside": one.inside, "refused": one.refused} for one in counted
        ]})  # fmt: skip
        return
    for one in counted:
        numbers = _("{came} came, {inside} inside").format(came=one.came, inside=one.inside)
        click.echo(f"{_line(one.checkpoint)}\t{numbers}")


@group.command("add", help=help_text(
    _("Add a checkpoint: who may pass, and how often."),
    "checkpoints add rencontres.accueil 'Gala dinner' --passes once --category vip --category speaker --exits",
))  # fmt: skip
@event_argument
@click.argument("name")
@click.option("--passes", type=_PASSES, default=str(Passes.DAILY), show_default=True, help=_("How often one may enter."))
@_categories_option
@_people_option
@click.option("--exits", is_flag=True, help=_("Record who goes out, too."))
@pin_option
@options
def add(
    event: Path, name: str, passes: str, categories: tuple[str, ...], people: tuple[str, ...], exits: bool, pin: str,
    as_json: bool, desk: str | None,
) -> None:  # fmt: skip
    """Add a checkpoint."""
    with opened(event, desk, pin) as session:
        made = checkpoints.add(
            session, name, session.stamp(), passes=Passes(passes), admits=map(Category, categories), people=people, exits=exits
        )
    _tell(made, as_json)


@group.command("change", help=help_text(
    _("Change a checkpoint's name or rule; what is not given stays."), "checkpoints change rencontres.accueil entrance --exits"
))  # fmt: skip
@event_argument
@click.argument("checkpoint")
@click.option("--name", help=_("Another name."))
@click.option("--passes", type=_PASSES, help=_("How often one may enter."))
@_categories_option
@_people_option
@click.option("--everybody", is_flag=True, help=_("Everybody registered may pass."))
@click.option("--exits/--no-exits", default=None, help=_("Record who goes out, too."))
@pin_option
@options
def change(
    event: Path, checkpoint: str, name: str | None, passes: str | None, categories: tuple[str, ...],
    people: tuple[str, ...], everybody: bool, exits: bool | None, pin: str, as_json: bool, desk: str | None,
) -> None:  # fmt: skip
    """Change a checkpoint."""
    with opened(event, desk, pin) as session:
        before = checkpoints.checkpoint(session, checkpoint)
        kept_categories, kept_people = (frozenset(), frozenset()) if everybody else (before.admits, before.people)
        wanted = replace(
            before,
            name=before.name if name is None else name,
            passes=Passes(passes) if passes else before.passes,
            admits=frozenset(map(Category, categories)) or kept_categories,
            people=frozenset(people) or kept_people,
            exits=before.exits if exits is None else exits,
        )
        made = checkpoints.change(session, wanted, session.stamp())
    _tell(made, as_json)


@group.command("remove", help=help_text(
    _("Take a checkpoint out of the choice; its passages stay."), "checkpoints remove rencontres.accueil gala-dinner"
))  # fmt: skip
@event_argument
@click.argument("checkpoint")
@pin_option
@options
def remove(event: Path, checkpoint: str, pin: str, as_json: bool, desk: str | None) -> None:
    """Take a checkpoint away."""
    with opened(event, desk, pin) as session:
        gone = checkpoints.remove(session, checkpoint, session.stamp())
    if as_json:
        answer({"removed": gone.id})
    else:
        say(_("{name} is no checkpoint any more; its passages stay.").format(name=checkpoint_name(gone)))


@click.command("inside", help=help_text(
    _("Who is inside now: entries and exits taken together."), "inside rencontres.accueil --checkpoint entrance"
))  # fmt: skip
@event_argument
@click.option("--checkpoint", default=ENTRANCE.id, show_default=True, help=_("Where."))
@click.option("--day", help=_("At the end of another day, as 2010-07-01."))
@options
def inside(event: Path, checkpoint: str, day: str | None, as_json: bool, desk: str | None) -> None:
    """Who is inside."""
    with opened(event, desk) as session:
        found = checkpoints.inside(session, checkpoint, a_day(day) if day else None)
    if as_json:
        answer({
            "checkpoint": checkpoint,
            "count": len(found),
            "inside": [{**person_json(one.attendee), "since": one.since, "desk": one.desk} for one in found],
        })  # fmt: skip
        return
    for one in found:
        click.echo(f"{one.since}\t{person_line(one.attendee)}")
    say(ngettext("{n} person inside", "{n} people inside", len(found)).format(n=len(found)))


def _json(place: Checkpoint) -> dict[str, Any]:
    return {
        "id": place.id,
        "name": checkpoint_name(place),
        "passes": str(place.passes),
        "categories": sorted(map(str, place.admits)),
        "people": sorted(place.people),
        "exits": place.exits,
    }


def _line(place: Checkpoint) -> str:
    exits = _("with exits") if place.exits else ""
    return "\t".join(
        part for part in (place.id, checkpoint_name(place), checkpoint_who(place), passes_name(place.passes), exits) if part
    )


def _tell(place: Checkpoint, as_json: bool) -> None:
    if as_json:
        answer(_json(place))
    else:
        say(_line(place))


COMMANDS: dict[str, click.Command] = {"checkpoints": group, "inside": inside}
