"""Print jobs that need somebody: said at the foot until they are over, printed again or elsewhere with one key each."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from checkin_app.domain.badge import PrintState
from checkin_app.services import neighbours
from checkin_app.services.neighbours import Stranded
from checkin_app.services.printing import PrintJobView
from checkin_app.ui.context import Context
from checkin_app.ui.job_words import ELSEWHERE, amiss, foot_words, trouble_words
from checkin_app.wording import _, print_state_name


class TroubleDesk(QObject):
    """`said` carries a sentence and its tone for the foot; a tone of "stop" stays there."""

    said = Signal(str, str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._jobs: dict[str, PrintJobView] = {}
        self._neighbours: dict[str, str] = {}
        self._leaving: set[str] = set()
        self._gone: set[str] = set()
        context.prints.heard.connect(self._heard)

    @property
    def current(self) -> PrintJobView | None:
        """The newest job that needs somebody."""
        return next(reversed(self._jobs.values()), None)

    def again(self, job: str = "") -> None:
        """F7: print that job ("": the current one) once more on its printer; one that only waits is left to wait."""
        self._with(job, self._print_again)

    def elsewhere(self, job: str = "") -> None:
        """F8: take that job ("": the current one) back and print it on the neighbour's printer."""
        self._with(job, self._leave)

    # ---------------------------------------------------------------- what is heard

    def _heard(self, job: PrintJobView) -> None:
        known = self._jobs.pop(job.job, None)
        if amiss(job) and job.job not in self._gone:
            self._jobs[job.job] = job
            self._say()
            if known is None:
                self._context.run(lambda session: neighbours.stranded(session, job.job), self._look_for_neighbour)
            return
        self._neighbours.pop(job.job, None)
        self._forget_older(job)
        if job.job in self._gone:
            return
        if known or (job.final and job.reason):
            self._say_end(job)

    def _forget_older(self, job: PrintJobView) -> None:
        """Whoever's badge is printed by a newer job needs nobody any more."""
        if job.state in {PrintState.DONE, PrintState.PRINTING}:
            for older in [one for one in self._jobs.values() if set(one.attendee_ids) <= set(job.attendee_ids)]:
                del self._jobs[older.job]

    def _say(self) -> None:
        job = self.current
        if job:
            self.said.emit(foot_words(job, self._neighbours.get(job.job, "")), "stop")

    def _say_end(self, job: PrintJobView) -> None:
        """A job that was in trouble is over, or goes on; the next one in trouble is worth more words."""
        if self.current:
            self._say()
            return
        words = " · ".join(part for part in (job.title, print_state_name(job.state), trouble_words(job)) if part)
        self.said.emit(words, "good" if job.state is PrintState.DONE else "")

    def _look_for_neighbour(self, job: Stranded) -> None:
        session = self._context.tasks.session
        self._context.offload(
            lambda: neighbours.neighbour(session, job.view.printer, job.size_mm),
            lambda name: self._know_neighbour(job.view.job, name),
            lambda _error: None,
        )

    def _know_neighbour(self, job: str, name: str) -> None:
        if job in self._jobs:
            self._neighbours[job] = name
            self._say()

    # ---------------------------------------------------------------- what is asked for

    def _with(self, job: str, act: object) -> None:
        wanted = job or (self.current.job if self.current else "")
        if not wanted:
            self._context.say(_("Every badge that was sent is on its way: there is nothing to print again."))
        elif callable(act) and wanted not in self._leaving:
            self._context.run(lambda session: neighbours.stranded(session, wanted), act)

    def _print_again(self, job: Stranded) -> None:
        view = job.view
        if view.final:
            self._context.prints.print(view.attendee_ids, layout_id=view.layout or None, printer=view.printer)
            return
        said = _("The badge of {title} waits at {printer} and comes out once that is mended. {key} prints it elsewhere.")
        self._context.say(said.format(title=view.title, printer=view.printer, key=ELSEWHERE), "caution")

    def _leave(self, job: Stranded) -> None:
        session = self._context.tasks.session
        self._leaving.add(job.view.job)

        def work() -> tuple[tuple[PrintState, str], str]:
            answer = neighbours.leave(session, job)
            return answer, neighbours.neighbour(session, job.view.printer, job.size_mm)

        # Not `context.offload`: the badge is on its way, even if the window is made anew meanwhile.
        self._context.tasks.offload(work, lambda found: self._go(job, *found), lambda error: self._stay(job, error))

    def _go(self, job: Stranded, answer: tuple[PrintState, str], name: str) -> None:
        view, stamp = job.view, self._context.stamp()
        self._leaving.discard(view.job)
        self._gone.add(view.job)
        self._context.run(lambda session: neighbours.left(session, job, answer, stamp), self._context.prints.tell)
        self._context.say(_("The badge of {title} goes to {printer}.").format(title=view.title, printer=name))
        self._context.prints.print(view.attendee_ids, layout_id=view.layout or None, printer=name)

    def _stay(self, job: Stranded, error: Exception) -> None:
        self._leaving.discard(job.view.job)
        self._context.problem(error)
