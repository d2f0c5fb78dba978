"""`exhibitors` and `halls`: companies with what they were told and handed, and the plans they stand on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from checkin_app.cli.common import A_PATH, answer, event_argument, help_text, opened, options, pin_option, say
from checkin_app.domain.phone import readable_phone
from checkin_app.errors import UsageProblem
from checkin_app.services import exhibitors, halls, handovers, stands, venue
from checkin_app.services.exhibitors import ExhibitorFile
from checkin_app.services.session import Session
from checkin_app.wording import _, handover_name, ngettext, number

group = click.Group("exhibitors", help=_("See exhibitors; note what they want and what they were handed."))
hall_group = click.Group("halls", help=_("See the halls and write their plans."))


@group.command("list", help=help_text(_("Every exhibitor with stands, staff and contact."), "exhibitors list fair.accueil"))
@event_argument
@click.option("--outstanding", is_flag=True, help=_("Only those who have not given everything back, and what it is."))
@options
def list_(event: Path, outstanding: bool, as_json: bool, desk: str | None) -> None:
    """Every exhibitor, or in the evening those who still have keys."""
    with opened(event, desk) as session:
        kept = handovers.outstanding(session)
        found = [one for one in exhibitors.files(session) if one.exhibitor.id in kept or not outstanding]
    if as_json:
        answer({"exhibitors": [_json(one) for one in found]})
        return
    for one in found:
        items = ", ".join(handover_name(item) for item in kept.get(one.exhibitor.id, ())) if outstanding else ""
        click.echo("\t".join(filter(None, (_line(one), items))))


@group.command("show", help=help_text(_("Everything about one exhibitor."), "exhibitors show fair.accueil Proteolab"))
@event_argument
@click.argument("exhibitor")
@options
def show(event: Path, exhibitor: str, as_json: bool, desk: str | None) -> None:
    """One exhibitor."""
    with opened(event, desk) as session:
        _tell(exhibitors.file(session, exhibitor), as_json)


@group.command("set", help=help_text(
    _("Correct fields of an exhibitor, or add one that is not there; no later list changes them."),
    "exhibitors set fair.accueil Proteolab --set phone='+33 4 67 00 00 00' --set area=12",
))  # fmt: skip
@event_argument
@click.argument("exhibitor")
@click.option("--set", "fields", multiple=True, metavar="FIELD=VALUE", help=_("A field and its value; once for each."))
@click.option("--add", is_flag=True, help=_("Add the exhibitor of that name."))
@pin_option
@options
def set_(
    event: Path, exhibitor: str, fields: tuple[str, ...], add: bool, pin: str, as_json: bool, desk: str | None
) -> None:  # fmt: skip
    """Correct or add an exhibitor."""
    wanted: dict[str, object] = dict(_pair(text) for text in fields)
    with opened(event, desk, pin) as session:
        if add:
            made = exhibitors.add(session, {"name": exhibitor, **wanted}, session.stamp())
        else:
            made = exhibitors.edit(session, exhibitor, wanted, session.stamp())
        _tell(exhibitors.file(session, made.id), as_json)


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals:
        raise UsageProblem("unknown_field", field=text)
    return name, value


def _acting(name: str, does: str, example: str, word: str, act: Callable[[Session, str, str, Any], object]) -> None:
    """A command about an exhibitor and one thing more."""

    @group.command(name, help=help_text(does, example))
    @event_argument
    @click.argument("exhibitor")
    @click.argument("what", metavar=word)
    @pin_option
    @options
    def command(event: Path, exhibitor: str, what: str, pin: str, as_json: bool, desk: str | None) -> None:
        with opened(event, desk, pin) as session:
            act(session, exhibitor, what, session.stamp())
            _tell(exhibitors.file(session, exhibitor), as_json)


_acting("note", _("Write something down about an exhibitor."),
        "exhibitors note fair.accueil Proteolab 'arrives at noon'", "TEXT", exhibitors.note)  # fmt: skip
_acting("hand-over", _("Note that an exhibitor was given keys, power_box, parking, or another thing of the event's list."),
        "exhibitors hand-over fair.accueil Proteolab keys", "ITEM", handovers.hand_over)  # fmt: skip
_acting("take-back", _("Note that an exhibitor gave something back."),
        "exhibitors take-back fair.accueil Proteolab keys", "ITEM", handovers.take_back)  # fmt: skip
_acting("share", _("Put an exhibitor on the stands of another, as its co-exhibitor."),
        "exhibitors share fair.accueil Nova Proteolab", "HOST", exhibitors.share)  # fmt: skip


@group.command("items", help=help_text(
    _("See or set what may be handed over."), "exhibitors items fair.accueil --item keys --item 'Cable reel'"
))  # fmt: skip
@event_argument
@click.option("--item", "wanted", multiple=True, help=_("A thing that may be handed over; once for each."))
@pin_option
@options
def items(event: Path, wanted: tuple[str, ...], pin: str, as_json: bool, desk: str | None) -> None:
    """What may be handed over."""
    with opened(event, desk, pin) as session:
        known = handovers.set_items(session, wanted, session.stamp()) if wanted else handovers.items(session)
    if as_json:
        answer({"items": list(known)})
        return
    for item in known:
        click.echo(f"{item}\t{handover_name(item)}")


@hall_group.command(
    "list", help=help_text(_("Every hall, its size and how many of its stands are held."), "halls list fair.accueil")
)
@event_argument
@options
def list_halls(event: Path, as_json: bool, desk: str | None) -> None:
    """Every hall."""
    with opened(event, desk) as session:
        views, known = stands.stand_views(session), stands.halls(session)
        found = [
            {"id": h.id, "name": h.name, "width": h.width, "height": h.height, "stands": len(h.stands),
             "held": sum(1 for view in views if view.stand.hall == h.id and view.exhibitor)}
            for h in known
        ]  # fmt: skip
    if as_json:
        answer({"halls": found})
        return
    for hall, one in zip(known, found, strict=True):
        sides = {"width": number(hall.width), "height": number(hall.height)}
        click.echo(_("{name}\t{width} × {height} m\tstands held: {held} of {stands}").format(**{**one, **sides}))


@hall_group.command("export", help=help_text(
    _("Write the plan of a hall as floorplan.json, which can be brought in again."),
    "halls export fair.accueil Hall -o floorplan.json",
))  # fmt: skip
@event_argument
@click.argument("hall")
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The file to write."))
@options
def export(event: Path, hall: str, output: Path, as_json: bool, desk: str | None) -> None:
    """Write a plan."""
    with opened(event, desk) as session:
        venue.export_file(session, hall, output)
    if as_json:
        answer({"hall": hall, "file": str(output)})
    else:
        say(_("The plan is in {path}.").format(path=output))


@hall_group.command("draw", help=help_text(
    _("Make a hall of the named rectangles of an SVG."), "halls draw fair.accueil venue.svg --width 60"
))  # fmt: skip
@event_argument
@click.argument("file", type=A_PATH)
@click.option("--width", type=float, help=_("How wide the whole drawing is, in metres; without it, the sizes tell."))
@pin_option
@options
def draw(event: Path, file: Path, width: float | None, pin: str, as_json: bool, desk: str | None) -> None:
    """Make a hall of a drawing."""
    with opened(event, desk, pin) as session:
        made = halls.create_from(session, venue.stands_from_svg(file, width=width).hall, session.stamp())
    if as_json:
        answer({"id": made.id, "name": made.name, "width": made.width, "height": made.height, "stands": len(made.stands)})
    else:
        say(
            ngettext(
                "{name}: one stand. See what is to be looked at with: stands check",
                "{name}: {stands} stands. See what is to be looked at with: stands check",
                len(made.stands),
            ).format(name=made.name, stands=len(made.stands))
        )


def _tell(one: ExhibitorFile, as_json: bool) -> None:
    if as_json:
        answer(_json(one))
        return
    click.echo(_line(one))
    for member in one.staff:
        click.echo("\t".join((member.arrived_at or "-", member.name, readable_phone(member.phone))))
    for thing in one.handed:
        if thing.at:
            word = _("handed over") if thing.state == handovers.OUT else _("given back")
            click.echo("\t".join((f"{thing.at:%Y-%m-%d %H:%M}", handover_name(thing.item), word, thing.desk)))
    for note in one.notes:
        click.echo("\t".join((f"{note.at:%Y-%m-%d %H:%M}", note.text, note.desk, note.record)))


def _line(one: ExhibitorFile) -> str:
    numbers = ", ".join(held.number for held in one.stands)
    came = f"{one.arrived}/{len(one.staff)}"
    return "\t".join((numbers or "-", one.exhibitor.name, came, one.contact.name, readable_phone(one.contact.phone)))


def _json(one: ExhibitorFile) -> dict[str, Any]:
    plain = asdict(one)
    return {
        **plain.pop("exhibitor"),
        **plain,
        "host": one.host.name if one.host else None,
        "guests": [guest.name for guest in one.guests],
        "arrived": one.arrived,
    }


COMMANDS = {"exhibitors": group, "halls": hall_group}
