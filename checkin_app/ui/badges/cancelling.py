"""Taking a print job back: asked for at the spooler, and shown as cancelled only when the spooler says so."""

from __future__ import annotations

from checkin_app.domain.badge import PrintState
from checkin_app.services import printing
from checkin_app.ui.context import Context
from checkin_app.wording import _


def cancel_job(context: Context, job: str) -> None:
    """Ask the spooler to take back a job, then keep what it says of it."""
    context.run(lambda session: printing.spool_id_of(session, job), lambda spool_id: _ask_spooler(context, job, spool_id))


def _ask_spooler(context: Context, job: str, spool_id: str) -> None:
    if not spool_id:
        context.say(_("The printer does not have this badge yet. Try again in a moment."), "caution")
        return
    session = context.tasks.session

    def work() -> tuple[PrintState, str]:
        printing.cancel(session, spool_id)
        return printing.ask(session, spool_id)

    def told(answer: tuple[PrintState, str]) -> None:
        stamp = context.stamp()
        context.run(lambda session: printing.record_state(session, job, *answer, stamp))

    # Not `context.offload`: what the printer said is noted, even if the window is made anew meanwhile.
    context.tasks.offload(work, told)
