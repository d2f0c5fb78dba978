"""`meetings`: the B2B agenda from the command line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from checkin_app.cli.common import a_day, a_moment, answer, event_argument, help_text, opened, options
from checkin_app.domain.meeting import MeetingView, Participant, table_number
from checkin_app.domain.phone import readable_phone
from checkin_app.services import meetings
from checkin_app.wording import _

group = click.Group("meetings", help=_("See the B2B meetings."))


@group.command(
    "list",
    help=help_text(_("The meetings by slot and table."), "meetings list rencontres.accueil --day 2010-07-01"),
)
@event_argument
@click.option("--day", help=_("Only this day, as 2010-07-01."))
@options
def list_(event: Path, day: str | None, as_json: bool, desk: str | None) -> None:
    """The meetings."""
    with opened(event, desk) as session:
        _show(meetings.meetings(session, a_day(day) if day else None), as_json)


@group.command("at-risk", help=help_text(
    _("The meetings of the next half hour with somebody missing."), "meetings at-risk rencontres.accueil --at 2010-07-01T10:15"
))  # fmt: skip
@event_argument
@click.option("--at", help=_("At this time, as 2010-07-01T10:15; now, if not given."))
@options
def at_risk(event: Path, at: str | None, as_json: bool, desk: str | None) -> int:
    """The meetings at risk."""
    with opened(event, desk) as session:
        found = meetings.at_risk(session, a_moment(session, at))
    _show(found, as_json)
    return 1 if found else 0


def _show(found: list[MeetingView], as_json: bool) -> None:
    if as_json:
        answer({"meetings": [_json(view) for view in found]})
        return
    for view in found:
        m = view.meeting
        sides = f"{_side(view.first)} / {_side(view.second)}"
        table = _("table {table}").format(table=table_number(m.table))
        click.echo(f"{m.day.isoformat()} {m.start:%H:%M} · {table} · {sides} · {m.id}")


def _side(side: Participant) -> str:
    mark = side.arrived_at or (_("missing") + (f" {readable_phone(side.phone)}" if side.phone else ""))
    return f"{side.name} ({side.company}, {mark})"


def _json(view: MeetingView) -> dict[str, Any]:
    m = view.meeting
    return {
        "id": m.id, "day": m.day.isoformat(), "start": f"{m.start:%H:%M}", "end": f"{m.end:%H:%M}", "table": m.table,
        "first": _side_json(view.first), "second": _side_json(view.second),
        "missing": [side.attendee_id for side in view.missing], "status": m.status_label,
    }  # fmt: skip


def _side_json(side: Participant) -> dict[str, Any]:
    return {
        "id": side.attendee_id, "name": side.name, "company": side.company, "phone": side.phone,
        "arrived_at": side.arrived_at or None,
    }  # fmt: skip


COMMANDS = {"meetings": group}
