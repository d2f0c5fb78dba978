"""Print jobs from the window: drawn, sent, and asked after until paper is out or something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from checkin_app.domain.badge import PrintState
from checkin_app.services import print_orders, printing
from checkin_app.services.print_orders import PrintOrder
from checkin_app.services.printing import PrintJobView
from checkin_app.services.session import Session
from checkin_app.ui.tasks import Tasks

SHEAF = 10
"""Badges of one print job when there are many: noting them keeps the database thread for some 5 ms, and a scan goes between."""

_ASK_EVERY_MS = 500


@dataclass(frozen=True, slots=True)
class _Open:
    """A job that the spooler has and whose end is not known yet."""

    job: str
    spool_id: str


class PrintDesk(QObject):
    """Every print job of this window. `heard` tells a `PrintJobView` each time that a job's state changes."""

    heard = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._open: dict[str, _Open] = {}
        self._asking: set[str] = set()
        self._last: dict[str, tuple[PrintState, str]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_ASK_EVERY_MS)
        self._timer.timeout.connect(self._ask_all)

    def recover(self) -> None:
        """At the start: what a crash left unfinished becomes uncertain, then the spooler is asked what it knows of it."""
        stamp = self._tasks.session.stamp()
        self._tasks.run(
            lambda session: [(view, printing.spool_id_of(session, view.job)) for view in printing.recover_jobs(session, stamp)],
            self._recovered,
        )

    def _recovered(self, found: list[tuple[PrintJobView, str]]) -> None:
        for view, spool_id in found:
            self.tell(view)
            if spool_id:
                self._watch(_Open(view.job, spool_id))

    def print(self, ids: Sequence[str], *, layout_id: str | None = None, printer: str = "") -> None:
        """Read the badges on the database thread; they are drawn in the pool while the journal's note of them is committed.

        No spooler gets them before that note is safe: a crash leaves a job that is uncertain, never paper that nobody knows of.
        """
        stamp = self._tasks.session.stamp()

        def begin(session: Session) -> PrintJobView:
            wanted = print_orders.order(session, ids, stamp, printer=printer, layout_id=layout_id)
            noted: Future[bool] = Future()
            try:
                print_orders.note(session, wanted, stamp, written=lambda: self._send(wanted, noted))
            except BaseException:
                noted.set_result(False)
                raise
            noted.set_result(True)
            return printing.job_view(session, wanted.job)

        self._tasks.run(begin, self.tell, self.failed.emit)

    def _send(self, wanted: PrintOrder, noted: Future[bool]) -> None:
        session = self._tasks.session
        self._tasks.offload(
            lambda: _drawn_and_sent(session, wanted, noted),
            lambda spool_id: self._follow(_Open(wanted.job, spool_id)) if spool_id else None,
            lambda error: self._could_not_send(wanted.job, error),
        )

    def _could_not_send(self, job: str, error: Exception) -> None:
        self.failed.emit(error)
        stamp = self._tasks.session.stamp()
        self._tasks.run(lambda session: printing.not_sent(session, job, error, stamp), self.tell)

    def _follow(self, job: _Open) -> None:
        stamp = self._tasks.session.stamp()
        self._tasks.run(lambda session: printing.handed_over(session, job.job, job.spool_id, stamp))
        self._watch(job)

    def _watch(self, job: _Open) -> None:
        self._open[job.job] = job
        self._ask(job)
        self._timer.start()

    def _ask_all(self) -> None:
        for job in list(self._open.values()):
            if job.job not in self._asking:
                self._ask(job)
        if not self._open:
            self._timer.stop()

    def _ask(self, job: _Open) -> None:
        self._asking.add(job.job)
        session = self._tasks.session
        self._tasks.offload(
            lambda: printing.ask(session, job.spool_id),
            lambda answer: self._answered(job, *answer),
            lambda _error: self._asking.discard(job.job),
        )

    def _answered(self, job: _Open, state: PrintState, reason: str) -> None:
        self._asking.discard(job.job)
        if self._last.get(job.job) != (state, reason):
            self._last[job.job] = (state, reason)
            self._record(job.job, state, reason)

    def _record(self, job: str, state: PrintState, reason: str) -> None:
        stamp = self._tasks.session.stamp()
        self._tasks.run(lambda session: printing.record_state(session, job, state, reason, stamp), self.tell)

    def tell(self, view: PrintJobView) -> None:
        """Tell everybody how a job fares; one that is over is asked after no more."""
        if view.final:
            self._open.pop(view.job, None)
            self._last.pop(view.job, None)
        self.heard.emit(view)


def _drawn_and_sent(session: Session, wanted: PrintOrder, noted: Future[bool]) -> str:
    """In the pool: the spooler's id of the job; "" when it could not be noted, which whoever noted it has told."""
    try:
        sheaf = printing.drawn(wanted)
    except Exception:
        if noted.result():
            raise
        return ""
    return printing.send(session, sheaf) if noted.result() else ""
