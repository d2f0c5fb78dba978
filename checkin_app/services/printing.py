"""Following a print job from a command: drawn, sent, and asked after until paper is out or something is wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from checkin_app.services import badges
from checkin_app.services.badges import PrintJobView
from checkin_app.services.session import Session

POLL_SECONDS = 0.5
PATIENCE_SECONDS = 60.0
"""After this long without a last word, a command stops asking; the job's state stays what it was."""


def print_and_follow(
    session: Session,
    ids: Sequence[str],
    *,
    printer: str = "",
    layout_id: str | None = None,
    heard: Callable[[PrintJobView], None] | None = None,
    patience: float = PATIENCE_SECONDS,
) -> PrintJobView:
    """Print those people's badges and follow the job to its end. `heard` is told of each change."""
    sheaf = badges.prepare(session, ids, session.stamp(), printer=printer, layout_id=layout_id)
    spool_id = badges.send(session, sheaf)
    give_up = time.monotonic() + patience
    last: PrintJobView | None = None
    while True:
        state, reason = badges.ask(session, sheaf.printer, spool_id)
        view = badges.record_state(session, sheaf.job, state, reason, session.stamp())
        if heard and (last is None or (view.state, view.reason) != (last.state, last.reason)):
            heard(view)
        last = view
        if view.final or time.monotonic() > give_up:
            return view
        time.sleep(POLL_SECONDS)
