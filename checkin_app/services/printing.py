"""A print job from drawn to its end: handed over, asked after until paper is out or something is wrong, and found again.

`badges` draws, sends and asks; this keeps what became of it, so that nothing stays "waiting" for ever.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from checkin_app.domain.badge import PrintState
from checkin_app.domain.journal import Entry, Kind, Stamp
from checkin_app.errors import Problem
from checkin_app.services import badges
from checkin_app.services.badges import PrintJobView
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal

POLL_SECONDS = 0.5
PATIENCE_SECONDS = 60.0
"""After this long without a last word, a command stops asking; the job's state stays what it was."""

REASON_OF_PROBLEM = {
    "no_such_paper": "media_unsupported",
    "printer_closed": "rejecting_jobs",
    "printer_refuses": "refused",
    "unknown_printer": "unknown_printer",
    "print_system_silent": "print_system_silent",
    "cannot_write": "folder_unwritable",
}
"""What a job carries when sending it raised this problem."""


def handed_over(session: Session, job: str, spool_id: str, stamp: Stamp) -> None:
    """Keep under which id the spooler took a job, so that it can be asked about after a crash."""
    one = badges.job_of(session, job)[0]
    body: dict[str, object] = {"job": job, "state": str(one.state), "reason": one.reason, "spool": spool_id}
    with session.transaction() as act:
        act.append(session.draft(stamp, Kind.BADGE_STATE, f"attendee:{one.attendee}", body))


def not_sent(session: Session, job: str, fault: Exception, stamp: Stamp) -> PrintJobView:
    """Keep that a job never reached a spooler, and why: what `badges.send` raised."""
    reason = REASON_OF_PROBLEM.get(fault.code, "other") if isinstance(fault, Problem) else "other"
    return badges.record_state(session, job, PrintState.FAILED, reason, stamp)


def spool_id_of(session: Session, job: str) -> str:
    """The id to ask about a job with; "" when no spooler ever took it."""
    for one in badges.job_of(session, job):
        for entry in reversed(journal.entries_of(session.store, f"attendee:{one.attendee}")):
            body = entry.body or {}
            if entry.kind == Kind.BADGE_STATE and body["job"] == job and body.get("spool"):
                return str(body["spool"])
    return ""


def recover_jobs(session: Session, stamp: Stamp) -> list[PrintJobView]:
    """What a process of this desk left unfinished becomes uncertain: for the start of a window, before anything is printed.

    Those with a `spool_id_of` are worth asking about once more: a spooler remembers what a crashed program cannot.
    """
    left = {one.job: one for one in attendees.unfinished(session.store)}
    ours = [job for job, one in left.items() if _sent_here(session, job, one.attendee)]
    return [badges.record_state(session, job, PrintState.UNCERTAIN, "interrupted", stamp) for job in ours]


def print_and_follow(
    session: Session,
    ids: Sequence[str],
    *,
    printer: str = "",
    layout_id: str | None = None,
    heard: Callable[[PrintJobView], None] | None = None,
    patience: float = PATIENCE_SECONDS,
) -> PrintJobView:
    """Print those people's badges and follow the job to its end. `heard` is told of each change.

    Raises a Problem when no spooler takes them; the job is then kept as failed.
    """
    sheaf = badges.prepare(session, ids, session.stamp(), printer=printer, layout_id=layout_id)
    try:
        spool_id = badges.send(session, sheaf)
    except Exception as fault:
        not_sent(session, sheaf.job, fault, session.stamp())
        raise
    handed_over(session, sheaf.job, spool_id, session.stamp())
    give_up = time.monotonic() + patience
    last: PrintJobView | None = None
    while True:
        state, reason = badges.ask(session, spool_id)
        view = badges.record_state(session, sheaf.job, state, reason, session.stamp())
        if heard and (last is None or (view.state, view.reason) != (last.state, last.reason)):
            heard(view)
        last = view
        if view.final or time.monotonic() > give_up:
            return view
        time.sleep(POLL_SECONDS)


def _sent_here(session: Session, job: str, attendee: str) -> bool:
    return any(
        _sent(entry, job) and entry.desk == session.desk for entry in journal.entries_of(session.store, f"attendee:{attendee}")
    )


def _sent(entry: Entry, job: str) -> bool:
    return entry.kind == Kind.BADGE_SENT and (entry.body or {}).get("job") == job
