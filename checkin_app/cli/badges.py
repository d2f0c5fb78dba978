"""`codes`, `badges` and `print`: badges from the command line, as codes, as a PDF file, on paper."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from checkin_app.cli.common import A_PATH, answer, event_argument, help_text, opened, options, say
from checkin_app.cli.papers import PaperCommand
from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import PrintState
from checkin_app.domain.names import clean
from checkin_app.errors import UsageProblem
from checkin_app.services import badges as badge_service
from checkin_app.services import exporting, printing
from checkin_app.services.printing import PrintJobView
from checkin_app.wording import _, ngettext, print_reason, print_state_name


@click.command("codes", help=help_text(
    _("The code of each attendee's current badge."), "codes rencontres.accueil ER10-001"
))  # fmt: skip
@event_argument
@click.argument("ids", nargs=-1, metavar="[ID...]")
@options
def codes(event: Path, ids: tuple[str, ...], as_json: bool, desk: str | None) -> None:
    """The codes of badges."""
    with opened(event, desk) as session:
        issued, training = badge_service.codes(session, ids or None), bool(session.training)
    if as_json:
        answer({"codes": [asdict(code) for code in issued], **({"training": True} if training else {})})
    else:
        if training:
            say(_("Codes of a training: they count for nothing at the real event."))
        for code in issued:
            click.echo(f"{code.external_id or code.id}\t{code.code}")


@click.command("badges", cls=PaperCommand, help=help_text(
    _("Draw badges into a PDF: of those people, of a category, or of everybody."), "badges rencontres.accueil -o badges.pdf"
))  # fmt: skip
@event_argument
@click.argument("ids", nargs=-1, metavar="[ID...]")
@click.option("-o", "--output", required=True, type=A_PATH, help=_("The PDF to write."))
@click.option("--layout", "layout_id", default="a6", show_default=True, help=_("The layout of a badge."))
@click.option("--sheet", "sheet_id", help=_("Several badges on a sheet, as a4x4."))
@click.option("--category", type=click.Choice([str(known) for known in Category]), help=_("Only these people."))
@click.option("--void", is_flag=True, help=_("Mark them VOID: for training."))
@options
def badges(
    event: Path, ids: tuple[str, ...], output: Path, layout_id: str, sheet_id: str | None, category: str | None,
    void: bool, as_json: bool, desk: str | None,
) -> None:  # fmt: skip
    """Draw badges."""
    if ids and category:
        raise UsageProblem("ids_or_category")
    with opened(event, desk) as session:
        chosen = badge_service.select(session, category=Category(category)) if category else list(ids) or None
        count = exporting.write_badges(session, output, chosen, layout_id=layout_id, sheet_id=sheet_id, void=void)
    if as_json:
        answer({"file": str(output), "badges": count, "bytes": output.stat().st_size})
    else:
        say(ngettext("{n} badge in {path}", "{n} badges in {path}", count).format(n=count, path=output))


@click.command("print", help=help_text(
    _("Print badges and follow the job to its end."), "print rencontres.accueil ER10-001 --printer Brother"
))  # fmt: skip
@event_argument
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--printer", default="", help=_("The printer; the one of the settings, if not given."))
@click.option("--layout", "layout_id", default=None, help=_("The layout of a badge."))
@click.option("--wait", default=printing.PATIENCE_SECONDS, show_default=True, help=_("Seconds to follow the job."))
@options
def print_(
    event: Path,
    ids: tuple[str, ...],
    printer: str,
    layout_id: str | None,
    wait: float,
    as_json: bool,
    desk: str | None,
) -> int:
    """Print badges."""
    with opened(event, desk) as session:
        heard = None if as_json else _tell
        job = printing.print_and_follow(session, ids, printer=clean(printer), layout_id=layout_id, heard=heard, patience=wait)
    if as_json:
        answer(asdict(job))
    return 0 if job.state is PrintState.DONE else 1


def _tell(job: PrintJobView) -> None:
    reason = print_reason(job.reason)
    say(f"{job.title}: {print_state_name(job.state)}" + (f" ({reason})" if reason else ""))


COMMANDS = {"codes": codes, "badges": badges, "print": print_}
