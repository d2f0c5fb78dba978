"""`export`, `figures`, `close`, `verify` and `backup`: the evening from the command line."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from checkin_app.cli.common import A_PATH, answer, event_argument, help_text, opened, options, say
from checkin_app.services import backups, closing, exporting
from checkin_app.services.closing import Figures, Share
from checkin_app.wording import _, category_plural, country_name, ngettext, reconciliation_sentence


@click.command("export", help=help_text(
    _("Write a list as CSV, XLSX, ODS, PDF or JSON, by the ending of the file."), "export rencontres.accueil -o attendance.xlsx"
))  # fmt: skip
@event_argument
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The file to write."))
@click.option(
    "--what",
    type=click.Choice(exporting.WHAT),
    default="attendance",
    show_default=True,
    help=_("Which list."),
)
@options
def export(event: Path, output: Path, what: str, as_json: bool, desk: str | None) -> None:
    """Write a list."""
    with opened(event, desk) as session:
        rows = exporting.export(session, output, what)
    if as_json:
        answer({"file": str(output), "what": what, "rows": rows})
    else:
        say(ngettext("{path}: {n} row", "{path}: {n} rows", rows).format(path=output, n=rows))


@click.command("figures", help=help_text(
    _("The event in figures, reconciled with the journal."), "figures rencontres.accueil"
))  # fmt: skip
@event_argument
@options
def figures(event: Path, as_json: bool, desk: str | None) -> int:
    """The event in figures."""
    with opened(event, desk) as session:
        found = closing.figures(session)
        if as_json:
            answer(exporting.figures_as_json(session, found))
        else:
            _tell(found)
    return 0 if all(check.ok for check in found.reconciliation) else 1


@click.command("close", help=help_text(
    _("Write everything that the evening needs into a folder."), "close rencontres.accueil -o closing"
))  # fmt: skip
@event_argument
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The folder."))
@options
def close(event: Path, output: Path, as_json: bool, desk: str | None) -> None:
    """Write the closing pack."""
    with opened(event, desk) as session:
        written = exporting.closing_pack(session, output)
    if as_json:
        answer({"files": [str(path) for path in written]})
    else:
        say(ngettext("{n} file in {path}", "{n} files in {path}", len(written)).format(n=len(written), path=output))


@click.command("verify", help=help_text(
    _("Check the journal's chain, rebuild what is derived from it and compare."), "verify rencontres.accueil"
))  # fmt: skip
@event_argument
@options
def verify(event: Path, as_json: bool, desk: str | None) -> int:
    """Check the file."""
    with opened(event, desk) as session:
        found = closing.verify(session)
    if as_json:
        answer(asdict(found))
    elif found.ok:
        say(_("{entries} entries of {desks} desk(s): the chain is whole and the state agrees.").format(
            entries=found.entries, desks=found.desks
        ))  # fmt: skip
    else:
        for problem in found.problems:
            click.echo(problem)
        say(_("The file does not agree with its journal. Go on with the last good backup and keep this file."))
    return 0 if found.ok else 1


@click.command("backup", help=help_text(
    _("A consistent copy while the event is in use, reopened and checked."), "backup rencontres.accueil -o copy.accueil"
))  # fmt: skip
@event_argument
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The copy."))
@options
def backup(event: Path, output: Path, as_json: bool, desk: str | None) -> None:
    """Make a copy."""
    with opened(event, desk) as session:
        backups.backup(session, output)
    if as_json:
        answer({"backup": str(output)})
    else:
        say(_("A checked copy is in {path}.").format(path=output))


def _tell(found: Figures) -> None:
    sentence = _(
        "{arrived} of {people} participants came, of {countries} countries; {stands} stands; {held} of {meetings} meetings"
        " with both sides here"
    )
    click.echo(
        sentence.format(
            arrived=found.arrived,
            people=found.participants,
            countries=found.countries,
            stands=found.stands_taken,
            held=found.meetings_held,
            meetings=found.meetings,
        )
    )
    _group(_("Countries"), {country_name(code): share for code, share in found.by_country.items()})
    _group(_("Categories"), {_plural(code): share for code, share in found.by_category.items()})
    _group(_("Bioregions"), found.by_bioregion)
    _group(_("Networks"), found.by_network)
    for check in found.reconciliation:
        click.echo(("✓ " if check.ok else "✗ ") + reconciliation_sentence(check.code, **check.facts))


def _plural(code: str) -> str:
    from checkin_app.domain.attendee import Category

    return category_plural(Category(code))


def _group(title: str, shares: dict[str, Share]) -> None:
    click.echo(title)
    for name, share in shares.items():
        said = _("not stated") if name == closing.NONE else name
        click.echo(
            _("  {name}: {arrived} of {registered}").format(name=said, arrived=share.arrived, registered=share.registered)
        )


COMMANDS = {"export": export, "figures": figures, "close": close, "verify": verify, "backup": backup}
