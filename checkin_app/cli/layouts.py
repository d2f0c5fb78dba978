"""`layouts`: the badge layouts of an event and their logos, and the check of every badge."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from checkin_app.cli.common import A_PATH, answer, event_argument, help_text, opened, options, pin_option, say
from checkin_app.services import badge_layouts
from checkin_app.services import badges as badge_service
from checkin_app.services.badge_layouts import Origin
from checkin_app.wording import _, badge_fault_sentence, language, number

group = click.Group("layouts", help=_("The badge layouts of an event: list, exchange, take back; its logos; check all badges."))
_layout_argument = click.argument("layout")


@group.command("list", help=help_text(_("The layouts and the logos of the event."), "layouts list rencontres.accueil"))
@event_argument
@options
def list_(event: Path, as_json: bool, desk: str | None) -> None:
    """The layouts."""
    with opened(event, desk) as session:
        known, origins = badge_layouts.all_layouts(session), badge_layouts.origins(session)
        images = badge_layouts.images(session)
    if as_json:
        rows = [
            {"id": one.id, "name": one.title(language()), "width": one.width_mm, "height": one.height_mm}
            | {"origin": origins[one.id]}
            for one in known
        ]
        answer({"layouts": rows, "images": [asdict(image) for image in images]})
        return
    words = {Origin.SHIPPED: "", Origin.CHANGED: _("changed for this event"), Origin.OWN: _("of this event")}
    for one in known:
        size = f"{number(one.width_mm)} × {number(one.height_mm)}"
        click.echo("\t".join(part for part in (one.id, one.title(language()), size, words[origins[one.id]]) if part))
    for image in images:
        click.echo(f"{image.name}\t{image.width} × {image.height}")


@group.command("export", help=help_text(
    _("Write a layout as a TOML file, to be edited or used in another event."),
    "layouts export rencontres.accueil a6 -o a6.toml",
))  # fmt: skip
@event_argument
@_layout_argument
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The TOML file to write."))
@options
def export(event: Path, layout: str, output: Path, as_json: bool, desk: str | None) -> None:
    """Write a layout."""
    with opened(event, desk) as session:
        badge_layouts.export_file(session, layout, output)
    if as_json:
        answer({"file": str(output), "layout": layout})
    else:
        say(_("Layout written: {path}").format(path=output))


@group.command("import", help=help_text(
    _("Take a layout into the event; its id is the file's name up to the first dot, and one of that id is replaced."),
    "layouts import rencontres.accueil a6.toml",
))  # fmt: skip
@event_argument
@click.argument("file", type=A_PATH)
@pin_option
@options
def import_(event: Path, file: Path, pin: str, as_json: bool, desk: str | None) -> None:
    """Take a layout in."""
    with opened(event, desk, pin) as session:
        read = badge_layouts.read_file(file)
        record = badge_layouts.save(session, read, session.stamp())
    if as_json:
        answer({"layout": read.id, "record": record})
    else:
        say(_("The layout {layout} is part of the event now.").format(layout=read.id))


@group.command("reset", help=help_text(
    _("Take back what this event has of a layout: the program's own comes back, one of the event alone is gone."),
    "layouts reset rencontres.accueil a6",
))  # fmt: skip
@event_argument
@_layout_argument
@pin_option
@options
def reset(event: Path, layout: str, pin: str, as_json: bool, desk: str | None) -> None:
    """Take a layout back."""
    with opened(event, desk, pin) as session:
        record = badge_layouts.reset(session, layout, session.stamp())
    if as_json:
        answer({"layout": layout, "record": record})
    else:
        done = _("The layout {layout} of the event is taken back.") if record else _("{layout} was not changed in this event.")
        say(done.format(layout=layout))


@group.command("image", help=help_text(
    _("Keep a logo (PNG or JPEG) in the event under a name that layouts use, or take it away."),
    "layouts image rencontres.accueil logo ADEM.png",
))  # fmt: skip
@event_argument
@click.argument("name")
@click.argument("file", required=False, type=A_PATH)
@pin_option
@options
def image(event: Path, name: str, file: Path | None, pin: str, as_json: bool, desk: str | None) -> None:
    """Keep a logo, or without a file take it away."""
    with opened(event, desk, pin) as session:
        if file is None:
            badge_layouts.remove_image(session, name, session.stamp())
            kept = None
        else:
            kept = badge_layouts.set_image(session, name, file, session.stamp())
    if as_json:
        answer({"image": asdict(kept) if kept else None})
    elif kept:
        say(_("The image {name} is part of the event now.").format(name=kept.name))
    else:
        say(_("The image {name} is removed.").format(name=name))


@group.command("check", help=help_text(
    _("Draw every badge, read every code back: what does not fit, what no font has, which logo is missing."),
    "layouts check rencontres.accueil a6",
))  # fmt: skip
@event_argument
@_layout_argument
@options
def check(event: Path, layout: str, as_json: bool, desk: str | None) -> int:
    """Check every badge."""
    with opened(event, desk) as session:
        faults = badge_service.check_all(session, layout, read_back=True)
    if as_json:
        answer({"layout": layout, "faults": [asdict(fault) for fault in faults]})
    else:
        for fault in faults:
            said = badge_fault_sentence(fault.code, fault.slot, fault.detail, f"{fault.smallest:g}")
            click.echo(f"{fault.name}\t{said}")
        if not faults:
            say(_("Every badge comes out right."))
    return 1 if faults else 0


COMMANDS: dict[str, click.Command] = {"layouts": group}
