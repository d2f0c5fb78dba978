"""A print job from badges that are drawn to its end: handed over, asked after until paper is out, and found again.

What the spooler says is kept, so that nothing stays "waiting" for ever.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

from checkin_app import settings
from checkin_app.documents import raster
from checkin_app.domain.badge import PrintState
from checkin_app.domain.journal import Entry, Kind, Stamp
from checkin_app.domain.state import BadgePrint
from checkin_app.errors import EnvironmentProblem, InputProblem, Problem
from checkin_app.printing import pdf_folder
from checkin_app.printing.spooler import LABELS, Printer, Spooler
from checkin_app.services import badge_layouts, card, print_orders, rolls
from checkin_app.services.print_orders import PrintOrder
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal
from checkin_app.wording import number

POLL_SECONDS = 0.5
PATIENCE_SECONDS = 60.0
"""After this long without a last word, a command stops asking; the job's state stays what it was."""

Which = Literal["all", "failed", "today"]
"""Which jobs of the queue are asked for."""

NOT_OUT = (PrintState.FAILED, PrintState.CANCELLED, PrintState.UNCERTAIN)
"""How a job ends whose badges are not known to be out."""

_LAST_WORD_SECONDS = 5.0
"""How long a label printer has to drop a job when the program that printed it ends."""

REASON_OF_PROBLEM = {
    "no_such_paper": "media_unsupported",
    "printer_closed": "rejecting_jobs",
    "printer_refuses": "refused",
    "unknown_printer": "unknown_printer",
    "print_system_silent": "print_system_silent",
    "cannot_write": "folder_unwritable",
}
"""What a job carries when sending it raised this problem."""


@dataclass(frozen=True, slots=True)
class PrintJobView:
    """A print job as last heard of: `at` is event-local; `title` names the person, or how many.

    `desk` is who sent it, `layout` the id of its layout, `size` that of a badge that the printer has no paper for; "" where
    it is not known any more.
    """

    job: str
    attendee_ids: tuple[str, ...]
    title: str
    printer: str
    state: PrintState
    reason: str
    at: str
    desk: str = ""
    layout: str = ""
    size: str = ""

    @property
    def final(self) -> bool:
        """Whether the spooler has said its last word on it."""
        return self.state.final


@dataclass(frozen=True, slots=True)
class Sheaf:
    """Badges that were drawn and are on their way to a printer: drawn and sent on any thread but the database's."""

    job: str
    pdf: bytes
    title: str
    printer: str
    attendee_ids: tuple[str, ...]


def prepare(session: Session, ids: Sequence[str], stamp: Stamp, *, printer: str = "", layout_id: str | None = None) -> Sheaf:
    """Draw the badges and note in the journal that they are on their way. `printer` "": the one of the settings, or PDF.

    A window does both at once: `print_orders.order`, then `drawn` in its pool while `print_orders.note` commits.
    """
    wanted = print_orders.order(session, ids, stamp, printer=printer, layout_id=layout_id)
    sheaf = drawn(wanted)
    print_orders.note(session, wanted, stamp)
    return sheaf


def drawn(wanted: PrintOrder) -> Sheaf:
    """Draw the badges of an order, on any thread: it has all that is needed."""
    return Sheaf(wanted.job, wanted.batch.draw(), wanted.title, wanted.printer, tuple(p.id for p in wanted.people))


def send(session: Session, sheaf: Sheaf) -> str:
    """Hand the badges to the spooler; the id to ask with. Slow: never on the database thread.

    Raises a Problem when they were not taken: `not_sent` then keeps that.
    """
    spooler = spooler_of(session, sheaf.printer)
    return f"{spooler.kind}:{spooler.submit(sheaf.pdf, sheaf.printer, sheaf.title)}"


def handed_over(session: Session, job: str, spool_id: str, stamp: Stamp) -> None:
    """Keep under which id the spooler took a job, so that it can be asked about after a crash."""
    one = job_of(session, job)[0]
    body: dict[str, object] = {"job": job, "state": str(one.state), "reason": one.reason, "spool": spool_id}
    with session.transaction() as act:
        act.append(session.draft(stamp, Kind.BADGE_STATE, f"attendee:{one.attendee}", body))


def not_sent(session: Session, job: str, fault: Exception, stamp: Stamp) -> PrintJobView:
    """Keep that a job never reached a spooler, and why: what `send` raised."""
    reason = REASON_OF_PROBLEM.get(fault.code, "other") if isinstance(fault, Problem) else "other"
    return record_state(session, job, PrintState.FAILED, reason, stamp)


def ask(session: Session, spool_id: str) -> tuple[PrintState, str]:
    """How the spooler says that job fares, and why not. Slow: never on the database thread. Raises nothing for a printer."""
    kind, _colon, own_id = spool_id.partition(":")
    spooler = next((spooler for spooler in session.spoolers if spooler.kind == kind), None)
    if spooler is None:
        return PrintState.UNCERTAIN, "unknown_job"
    try:
        status = spooler.job(own_id)
    except EnvironmentProblem:
        return PrintState.PRINTING, "print_system_silent"
    return status.state, status.reason


def cancel(session: Session, spool_id: str) -> None:
    """Ask the spooler to take a job back; whether it did is for `ask` to say. Slow: never on the database thread."""
    kind, _colon, own_id = spool_id.partition(":")
    for spooler in session.spoolers:
        if spooler.kind == kind:
            spooler.cancel(own_id)


def record_state(session: Session, job: str, state: PrintState, reason: str, stamp: Stamp) -> PrintJobView:
    """Keep what the spooler says of a job; saying the same again writes nothing."""
    sent = job_of(session, job)
    changed = [badge for badge in sent if (badge.state, badge.reason) != (state, reason)]
    if changed:
        with session.transaction() as act:
            for badge in changed:
                body: dict[str, object] = {"job": job, "state": str(state), "reason": reason}
                act.append(session.draft(stamp, Kind.BADGE_STATE, f"attendee:{badge.attendee}", body))
    return job_view(session, job)


def spool_id_of(session: Session, job: str) -> str:
    """The id to ask about a job with; "" when no spooler ever took it."""
    for one in job_of(session, job):
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
    return [record_state(session, job, PrintState.UNCERTAIN, "interrupted", stamp) for job in ours]


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
    sheaf = prepare(session, ids, session.stamp(), printer=printer, layout_id=layout_id)
    try:
        spool_id = send(session, sheaf)
    except Exception as fault:
        not_sent(session, sheaf.job, fault, session.stamp())
        raise
    handed_over(session, sheaf.job, spool_id, session.stamp())
    give_up = time.monotonic() + patience
    last: PrintJobView | None = None
    pause = POLL_SECONDS / 16
    while True:
        if time.monotonic() > give_up:
            _take_along(session, spool_id)
        state, reason = ask(session, spool_id)
        view = record_state(session, sheaf.job, state, reason, session.stamp())
        if heard and (last is None or (view.state, view.reason) != (last.state, last.reason)):
            heard(view)
        last = view
        if rolls.spent(state, reason):
            with suppress(OSError):
                rolls.count_out(sheaf.printer, len(sheaf.attendee_ids))
        if view.final or time.monotonic() > give_up:
            return view
        time.sleep(pause)
        pause = min(2 * pause, POLL_SECONDS)


def _take_along(session: Session, spool_id: str) -> None:
    """A label printer's queue ends with this process: what it has not printed by then, nobody will."""
    if not spool_id.startswith(f"{LABELS}:"):
        return
    cancel(session, spool_id)
    give_up = time.monotonic() + _LAST_WORD_SECONDS
    while not ask(session, spool_id)[0].final and time.monotonic() < give_up:
        time.sleep(POLL_SECONDS / 5)


def job_view(session: Session, job: str) -> PrintJobView:
    """A job as last heard of."""
    return _view(session, job_of(session, job))


def queue(session: Session, limit: int = 8, which: Which = "all") -> list[PrintJobView]:
    """The newest print jobs, newest first: all, those that did not come out ("failed"), or those of today."""
    states = NOT_OUT if which == "failed" else None
    midnight = session.event.local(session.clock()).replace(hour=0, minute=0, second=0, microsecond=0)
    since = midnight if which == "today" else None
    grouped: dict[str, list[BadgePrint]] = {}
    for badge in attendees.jobs(session.store, limit, states, since):
        grouped.setdefault(badge.job, []).append(badge)
    return [_view(session, badges) for badges in grouped.values()]


def job_of(session: Session, job: str) -> list[BadgePrint]:
    """The badges of one print job. Raises InputProblem when there is no such job."""
    sent = attendees.job(session.store, job)
    if not sent:
        raise InputProblem("unknown_job", job=job)
    return sent


def printers(session: Session) -> list[Printer]:
    """Every printer that this machine can reach, the PDF folder last. Slow: never on the database thread."""
    return [printer for spooler in session.spoolers for printer in spooler.printers()]


def printers_here() -> list[Printer]:
    """The printers of this machine, whatever the event: what `checkin-app printers` lists."""
    from checkin_app.printing.choose import available_spoolers

    lines = settings.load().label_printers
    return [one for spooler in available_spoolers(Path("badges"), raster, lambda: lines) for one in spooler.printers()]


def chosen_printer(session: Session, name: str) -> Printer | None:
    """The printer of that name ("": the one that badges go to when none is chosen); None when it is not there. Slow."""
    known = printers(session)
    wanted = name or pdf_folder.NAME
    return next((printer for printer in known if printer.name == wanted), None)


def spooler_of(session: Session, printer: str) -> Spooler:
    """The way to that printer. Raises InputProblem when there is none. The PDF folder is known without asking anybody."""
    for spooler in reversed(session.spoolers):
        if spooler.knows(printer):
            return spooler
    raise InputProblem("unknown_printer", printer=printer)


def _view(session: Session, sent: Sequence[BadgePrint]) -> PrintJobView:
    last = max(sent, key=lambda badge: badge.at)
    # The first entry of an act carries the act's own id, and a job is named after its act.
    began = journal.entry(session.store, last.job)
    layout = str((began.body or {}).get("layout", "")) if began else ""
    return PrintJobView(
        job=last.job,
        attendee_ids=tuple(badge.attendee for badge in sent),
        title=print_orders.title(attendees.by_ids(session.store, [badge.attendee for badge in sent])),
        printer=last.printer,
        state=last.state,
        reason=last.reason,
        at=card.clock_time(session.event, datetime.fromisoformat(last.at)),
        desk=began.desk if began else "",
        layout=layout,
        size=_size(session, layout) if last.reason == "media_unsupported" else "",
    )


def _size(session: Session, layout_id: str) -> str:
    try:
        layout = badge_layouts.layout(session, layout_id) if layout_id else None
    except InputProblem:
        layout = None
    return f"{number(layout.width_mm)} × {number(layout.height_mm)} mm" if layout else ""


def _sent_here(session: Session, job: str, attendee: str) -> bool:
    return any(
        _sent(entry, job) and entry.desk == session.desk for entry in journal.entries_of(session.store, f"attendee:{attendee}")
    )


def _sent(entry: Entry, job: str) -> bool:
    return entry.kind == Kind.BADGE_SENT and (entry.body or {}).get("job") == job
