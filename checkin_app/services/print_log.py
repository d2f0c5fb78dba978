"""Who printed whose badge, when, on which printer, and with what end: read from the journal, which forgets nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from checkin_app.documents import exports
from checkin_app.documents.exports import SheetData
from checkin_app.domain.badge import PrintState
from checkin_app.domain.journal import Entry, Kind
from checkin_app.services.printing import NOT_OUT, Which
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal
from checkin_app.wording import _, in_context, print_reason, print_state_name


@dataclass(frozen=True, slots=True)
class PrintLine:
    """One badge that was sent to a printer. Times are of the event's own zone; `ended` is when its state was last heard.

    `desk` sent it, in `role` where the event has PINs. `name` is "" for somebody who was erased.
    """

    sent: datetime
    desk: str
    role: str
    attendee: str
    name: str
    version: int
    layout: str
    printer: str
    job: str
    state: PrintState
    reason: str
    ended: datetime


def lines(session: Session, which: Which = "all") -> list[PrintLine]:
    """Every badge sent to a printer, newest first: all, those not known to be out ("failed"), or today's. Reads the journal."""
    found: dict[tuple[str, str], PrintLine] = {}
    for entry in journal.entries_of_kind(session.store, Kind.BADGE_SENT):
        if entry.body:
            found[_key(entry)] = _sent(session, entry)
    for entry in journal.entries_of_kind(session.store, Kind.BADGE_STATE):
        line = found.get(_key(entry)) if entry.body else None
        if line and entry.body:
            found[_key(entry)] = replace(
                line, state=PrintState(entry.body["state"]), reason=str(entry.body.get("reason", "")),
                ended=session.event.local(entry.happened),
            )  # fmt: skip
    kept = [line for line in found.values() if _wanted(session, line, which)]
    return sorted(_named(session, kept), key=lambda line: (line.sent, line.job, line.attendee), reverse=True)


def write(session: Session, path: Path, which: Which = "all") -> int:
    """Write the log as a table, in the format of the path's ending; how many lines it has. Nothing is left half-written."""
    sheet = table(lines(session, which))
    exports.write_table(path, [sheet])
    return len(sheet.rows)


def table(log: Sequence[PrintLine]) -> SheetData:
    """The log as a table, in the language of the screen."""
    header = [
        _("Sent"), in_context("column", "Desk"), _("Role"), _("Badge of"), _("Identifier"), _("Version"), _("Layout"),
        _("Printer"), _("Result"), _("Reason"), _("Since"),
    ]  # fmt: skip
    rows: list[list[object]] = [
        [
            line.sent.replace(tzinfo=None), line.desk, line.role, line.name, line.attendee, line.version, line.layout,
            line.printer, print_state_name(line.state), print_reason(line.reason), line.ended.replace(tzinfo=None),
        ]
        for line in log
    ]  # fmt: skip
    return SheetData(_("Print log"), header, rows)


def _key(entry: Entry) -> tuple[str, str]:
    return entry.subject, str((entry.body or {}).get("job", ""))


def _sent(session: Session, entry: Entry) -> PrintLine:
    body, moment = entry.body or {}, session.event.local(entry.happened)
    return PrintLine(
        sent=moment, desk=entry.desk, role=str(body.get("role", "")), attendee=entry.subject.partition(":")[2], name="",
        version=int(body["version"]), layout=str(body.get("layout", "")), printer=str(body["printer"]), job=str(body["job"]),
        state=PrintState.QUEUED, reason="", ended=moment,
    )  # fmt: skip


def _wanted(session: Session, line: PrintLine, which: Which) -> bool:
    if which == "failed":
        return line.state in NOT_OUT
    return which == "all" or line.sent.date() == session.event.local(session.clock()).date()


def _named(session: Session, log: Sequence[PrintLine]) -> list[PrintLine]:
    people = {one.id: one.sort_name for one in attendees.by_ids(session.store, list({line.attendee for line in log}))}
    return [replace(line, name=people.get(line.attendee, "")) for line in log]
