"""`new` and `import`: making an event and filling it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checkin_app import bootstrap
from checkin_app.cli.common import A_PATH, a_day, answer, event_argument, help_text, opened, options, pin_option, say
from checkin_app.documents import lists
from checkin_app.domain.lists.model import RowReason
from checkin_app.domain.roles import Role
from checkin_app.errors import Problem, UsageProblem
from checkin_app.services import importing, rejected_rows, setup
from checkin_app.services.importing import Choices, ImportReport
from checkin_app.wording import _, ngettext, problem_sentence, row_reason

_SHOWN = 20


@click.command("new", help=help_text(
    _("Make an empty event file."), "new rencontres.accueil --name 'Rencontres 2010' --place Montpellier --day 2010-07-01"
))  # fmt: skip
@event_argument
@click.option("--name", required=True, help=_("What the event is called."))
@click.option("--place", default="", help=_("Where it is."))
@click.option("--day", "days", multiple=True, required=True, help=_("A day of it, as 2010-07-01; once for each day."))
@click.option("--timezone", default="Europe/Paris", show_default=True, help=_("Its time zone."))
@click.option("--capacity", default=0, type=click.IntRange(0), help=_("How many people there is room for."))
@options
def new(
    event: Path, name: str, place: str, days: tuple[str, ...], timezone: str, capacity: int, as_json: bool, desk: str | None
) -> None:
    """Make an empty event file."""
    dates = [a_day(day) for day in days]
    session = bootstrap.new_event(event, name=name, place=place, days=dates, timezone=timezone, desk=desk)
    setup.set_capacity(session, capacity, session.stamp())
    made = {"event": str(event), "id": session.event.id, "name": session.event.name}
    session.close()
    if as_json:
        answer(made)
    else:
        say(_("{path} is made. Next: checkin-app import {path} LIST").format(path=event))


@click.command("import", help=help_text(
    _("Bring lists into an event: attendees, exhibitors, meetings, a floor plan; what each is, is seen from its content."),
    "import rencontres.accueil attendees.csv exhibitors.csv meetings.csv floorplan.json",
))  # fmt: skip
@event_argument
@click.argument("files", nargs=-1, required=True, type=A_PATH)
@click.option(
    "--kind", type=click.Choice(("attendees", "exhibitors", "meetings", "floorplan", "auto")), default="auto",
    help=_("What the list is about."),
)  # fmt: skip
@click.option("--sheet", help=_("The sheet of a workbook."))
@click.option("--map", "columns", multiple=True, metavar="COLUMN=FIELD", help=_("What a column is; once for each."))
@click.option("--dry-run", is_flag=True, help=_("Read and understand, write nothing."))
@pin_option
@options
def import_(
    event: Path, files: tuple[Path, ...], kind: str, sheet: str | None, columns: tuple[str, ...], dry_run: bool,
    pin: str, as_json: bool, desk: str | None,
) -> int:  # fmt: skip
    """Bring lists into an event."""
    choices = Choices(kind=kind, sheet=sheet or "", columns=_mapping(columns))
    with opened(event, desk, pin) as session:
        if not dry_run:
            session.require(Role.ORGANISER)
        try:
            reports = importing.import_files(
                session,
                files,
                stamp=session.stamp(),
                choices=choices if choices.made else None,
                dry_run=dry_run,
            )
        except Problem as problem:
            if as_json:
                answer({"outcome": "refused", "reason": problem.code, "sentence": problem_sentence(problem)})
            raise
    beside = {report.path: _write_rejected(report) for report in reports}
    if as_json:
        documents = [_as_json(report, beside[report.path]) for report in reports]
        answer(documents[0] if len(documents) == 1 else {"outcome": "imported", "lists": documents})
    else:
        for report in reports:
            _tell(report, beside[report.path])
    return 0


def _write_rejected(report: ImportReport) -> Path | None:
    """The file of rejected rows beside the list; what was imported stays so if it cannot be written."""
    if not report.written:
        return None
    try:
        return rejected_rows.write(report.path, report.read, report.rejected)
    except Problem as problem:
        say(problem_sentence(problem))
        return None


def _mapping(columns: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for column in columns:
        name, equals, field = column.rpartition("=")
        if not equals or not name:
            raise UsageProblem("unknown_field", field=column)
        mapping[name] = field
    return mapping


def _as_json(report: ImportReport, beside: Path | None) -> dict[str, Any]:
    understood = lists.to_json(report.read)
    counts = {
        "new": report.new, "changed": report.changed, "unchanged": report.unchanged, "vanished": report.vanished,
        "cancelled_inside": report.cancelled_inside,
    }  # fmt: skip
    if not report.written:
        return {**understood, "rejected": [_row(row) for row in report.rejected], "counts": counts}
    return {
        "outcome": "imported",
        "kind": report.kind,
        "file": str(report.path),
        "record": report.record,
        "rows": report.read.container.rows_read,
        **counts,
        "merged": len(report.merged),
        "rejected": len(report.rejected),
        "ignored": len(report.read.ignored),
        "rejected_rows": [_row(row) for row in report.rejected],
        "rejected_file": str(beside) if beside else None,
        "warnings": understood.get("warnings", []),
    }


def _row(row: RowReason) -> dict[str, Any]:
    return {"row": row.row, "reason": row.reason, "facts": row.facts, "sheet": row.sheet}


def _tell(report: ImportReport, beside: Path | None) -> None:
    found = report.read
    count = len(found.people) + len(found.exhibitors) + len(found.meetings)
    count = count or (len(found.floorplan.stands) if found.floorplan else 0)
    kinds = {
        "attendees": ngettext("{n} person", "{n} people", count),
        "exhibitors": ngettext("{n} exhibitor", "{n} exhibitors", count),
        "meetings": ngettext("{n} meeting", "{n} meetings", count),
        "floorplan": ngettext("{n} stand", "{n} stands", count),
    }
    line = f"{report.path.name}: {kinds[report.kind].format(n=count)}"
    counts = _("{new} new, {changed} changed, {unchanged} unchanged").format(
        new=report.new, changed=report.changed, unchanged=report.unchanged
    )
    line += f" ({counts})"
    say(line)
    for rejected in report.rejected[:_SHOWN]:
        reason = row_reason(rejected.reason, **rejected.facts)
        say(_("  row {row} was left out: {reason}").format(row=rejected.row, reason=reason))
    if len(report.rejected) > _SHOWN:
        say(_("  … and {n} more").format(n=len(report.rejected) - _SHOWN))
    if beside:
        say(_("  The rows left out are in {path}: correct them there and import that file.").format(path=beside))
    if report.vanished:
        gone = ngettext("  {n} person is no longer on the list", "  {n} people are no longer on the list", report.vanished)
        say(gone.format(n=report.vanished))
    for change in report.inside:
        say(_("  Attention: {name} has come in already and is cancelled now.").format(name=change.name))


COMMANDS = {"new": new, "import": import_}
