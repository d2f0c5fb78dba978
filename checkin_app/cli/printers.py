"""`printers`, `label-printer`, `print-test` and `print-log`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from checkin_app import settings as settings_file
from checkin_app.cli.common import A_PATH, answer, event_argument, help_text, opened, options, say
from checkin_app.domain.badge import PrintState
from checkin_app.domain.names import clean
from checkin_app.printing import label_address
from checkin_app.services import badge_layouts, label_printers, print_log, printer_card, printing
from checkin_app.services.print_log import PrintLine
from checkin_app.services.printing import Which
from checkin_app.wording import _, ngettext, print_reason, print_state_name


@click.command("printers", help=help_text(_("The printers of this machine and their state."), "printers"))
@options
def printers(as_json: bool, desk: str | None) -> None:
    """The printers."""
    found, rolls = printing.printers_here(), settings_file.load().rolls
    if as_json:
        answer({"printers": [{**asdict(printer), "labels_left": rolls.get(printer.name)} for printer in found]})
        return
    for printer in found:
        mark = " *" if printer.is_default else ""
        left = rolls.get(printer.name)
        labels = "" if left is None else ngettext("{n} label left", "{n} labels left", left).format(n=left)
        cells = (f"{printer.name}{mark}", printer.kind, printer.state, print_reason(printer.reason), labels)
        click.echo("\t".join(cells).rstrip("\t"))


@click.command("label-printer", help=help_text(
    _("Name a label printer that needs no driver, or let it be forgotten."),
    "label-printer 192.168.1.40 --model zebra-203 --roll 62x100 --name Entrance",
))  # fmt: skip
@click.argument("address")
@click.option(
    "--model", type=click.Choice(list(label_address.MODELS)), default="zebra-203", show_default=True, help=_("What it is.")
)
@click.option("--roll", default="", help=_("Its roll in mm: width, or width x length, as 62 or 62x100."))
@click.option("--name", default="", help=_("What it is called; its address, if not given."))
@click.option("--remove", is_flag=True, help=_("Forget the printer of that name or address."))
@options
def label_printer(
    address: str, model: str, roll: str, name: str, remove: bool, as_json: bool, desk: str | None
) -> None:  # fmt: skip
    """Name a label printer."""
    lines = settings_file.load().label_printers
    if remove:
        lines = label_printers.removed(lines, address)
    else:
        lines = label_printers.added(lines, label_address.typed(model, address, roll, clean(name)))
    label_printers.keep(lines)
    if as_json:
        answer({"label_printers": list(lines)})
    else:
        for line in lines:
            click.echo(line)


@click.command("print-test", help=help_text(
    _("Print a test card: rulers, edges, greys and a code, to see whether the printer scales."),
    "print-test rencontres.accueil --printer Brother",
))  # fmt: skip
@event_argument
@click.option("--printer", default="", help=_("The printer; the one of the settings, if not given."))
@click.option("--layout", "layout_id", default=None, help=_("The layout of a badge."))
@click.option("--wait", default=printing.PATIENCE_SECONDS, show_default=True, help=_("Seconds to follow the job."))
@options
def print_test(
    event: Path, printer: str, layout_id: str | None, wait: float, as_json: bool, desk: str | None
) -> int:  # fmt: skip
    """Print a test card."""
    with opened(event, desk) as session:
        layout = badge_layouts.layout(session, layout_id or session.settings.layout)
        target = clean(printer) or session.settings.printer
        state, reason = printer_card.print_card(session, target, layout, heard=None if as_json else _tell, patience=wait)
    if as_json:
        answer({"printer": target, "layout": layout.id, "state": str(state), "reason": reason})
    return 0 if state is PrintState.DONE else 1


@click.command("print-log", help=help_text(
    _("Who printed whose badge, when, on which printer, and with what end."), "print-log rencontres.accueil -o log.csv"
))  # fmt: skip
@event_argument
@click.option("--failed", "which", flag_value="failed", default=None, help=_("Only what is not known to be out."))
@click.option("--today", "which", flag_value="today", help=_("Only what was sent today."))
@click.option("-o", "--output", type=A_PATH, help=_("A file to write; its ending is the format."))
@options
def log(event: Path, which: Which | None, output: Path | None, as_json: bool, desk: str | None) -> None:
    """The print log."""
    with opened(event, desk) as session:
        if output:
            count = print_log.write(session, output, which or "all")
            lines = []
        else:
            lines = print_log.lines(session, which or "all")
    if output:
        if as_json:
            answer({"file": str(output), "badges": count})
        else:
            say(ngettext("{n} badge in {path}", "{n} badges in {path}", count).format(n=count, path=output))
    elif as_json:
        answer({"prints": [{**asdict(line), "state": str(line.state)} for line in lines]})
    else:
        for line in lines:
            click.echo(_as_text(line))


def _as_text(line: PrintLine) -> str:
    ended = f"{line.ended:%H:%M:%S}"
    result = " · ".join(part for part in (print_state_name(line.state), print_reason(line.reason)) if part)
    return "\t".join((f"{line.sent:%Y-%m-%d %H:%M:%S}", line.desk, line.name, line.printer, result, ended))


def _tell(state: PrintState, reason: str) -> None:
    said = print_reason(reason)
    say(print_state_name(state) + (f" ({said})" if said else ""))


COMMANDS = {"printers": printers, "label-printer": label_printer, "print-test": print_test, "print-log": log}
