"""A label printer's own queue: its jobs go out one after the other on a thread that lives as long as there are any."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from checkin_app.domain.badge import PrintState
from checkin_app.printing.dots import Dots
from checkin_app.printing.label_address import LabelPrinter
from checkin_app.printing.label_talk import Talk, Word, talk_with
from checkin_app.printing.spooler import JobStatus
from checkin_app.printing.wires import opened


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds: to reach a printer, to its answer, between two tries, between two questions, of silence, of idle rest."""

    reach: float = 2.5
    answer: float = 1.5
    again: float = 2.0
    ask: float = 0.25
    silence: float = 10.0
    rest: float = 4.0


@dataclass(eq=False)
class Job:
    """A job of a label printer; its labels are let go once it is over."""

    printer: LabelPrinter
    labels: Sequence[Dots]
    status: JobStatus = field(default_factory=lambda: JobStatus(PrintState.QUEUED))
    give_up: threading.Event = field(default_factory=threading.Event)

    @property
    def over(self) -> bool:
        """Whether the last word on it is said."""
        return self.status.state.final

    def hindered(self, state: PrintState, reason: str) -> None:
        """It waits, in its state, for that to be mended."""
        self.status = JobStatus(state, reason)


class PrinterLine:
    """Everything that is said to one printer goes through here, a talk at a time."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._talking = threading.Lock()
        self._queue: list[Job] = []
        self._guard = threading.Lock()
        self._working = False

    def add(self, job: Job) -> None:
        """Print it after those that wait already."""
        with self._guard:
            self._queue.append(job)
            if not self._working:
                self._working = True
                threading.Thread(target=self._work, name=f"label printer {job.printer.called}", daemon=True).start()

    def take_back(self, job: Job) -> None:
        """Print it no more: one that waits behind others is over at once, the first when the printer lets it go."""
        job.give_up.set()
        with self._guard:
            if job in self._queue[1:]:
                self._queue.remove(job)
                job.status = JobStatus(PrintState.CANCELLED, "cancelled")
                job.labels = ()

    def state(self, printer: LabelPrinter) -> tuple[str, str]:
        """The printer's state and reason, in the words of `spooler.Printer`. Blocks for `reach` and `answer` at most."""
        with self._guard:
            current = self._queue[0] if self._queue else None
        if current:
            reason = current.status.reason
            return "stopped" if reason == "not_answering" else "printing", reason
        if not self._talking.acquire(blocking=False):
            return "printing", ""
        try:
            with opened(printer, self._patience.reach) as wire:
                word = talk_with(printer, wire, self._patience.answer).before()
        except OSError:
            return "stopped", "not_answering"
        finally:
            self._talking.release()
        return ("unknown", "") if word is None else ("ready", word.reason)

    def _work(self) -> None:
        while job := self._next():
            try:
                while not job.over:
                    self._try(job)
            except Exception:
                # Whatever went wrong, the jobs behind it shall not wait for ever.
                job.status = JobStatus(PrintState.FAILED, "other")
            with self._guard:
                self._queue.remove(job)
            job.labels = ()

    def _next(self) -> Job | None:
        with self._guard:
            self._working = bool(self._queue)
            return self._queue[0] if self._queue else None

    def _try(self, job: Job) -> None:
        """Print it, or find out that it cannot be for now: then rest a moment."""
        if job.give_up.is_set():
            job.status = JobStatus(PrintState.CANCELLED, "cancelled")
            return
        try:
            with self._talking, opened(job.printer, self._patience.reach) as wire:
                self._print(job, talk_with(job.printer, wire, self._patience.answer))
        except OSError:
            job.hindered(PrintState.QUEUED, "not_answering")
        if not job.over:
            job.give_up.wait(self._patience.again)

    def _print(self, job: Job, talk: Talk) -> None:
        word = talk.before()
        while word and word.reason:
            job.hindered(PrintState.QUEUED, word.reason)
            if job.give_up.wait(self._patience.ask * 2):
                return
            word = talk.before()
        if job.give_up.is_set():
            return
        job.status = JobStatus(PrintState.PRINTING)
        try:
            talk.send(job.labels)
        except OSError:
            # Whether the printer had the end of a label is not known: it may come out.
            job.status = JobStatus(PrintState.UNCERTAIN, "connection_lost")
            return
        if word is None:
            job.status = JobStatus(PrintState.UNCERTAIN, "mute")
            return
        try:
            self._follow(job, talk)
        except OSError:
            job.status = JobStatus(PrintState.UNCERTAIN, "missing_history")

    def _follow(self, job: Job, talk: Talk) -> None:
        """Ask until the labels are out, or will never be."""
        heard = rested = time.monotonic()
        while not job.over:
            word, now = talk.after(), time.monotonic()
            if word is not None:
                heard = now
                rested = rested if word.idle else now
                self._heard(job, talk, word, now - rested)
            elif now - heard > self._patience.silence:
                self._silent(job)
            if not job.over:
                time.sleep(self._patience.ask)

    def _heard(self, job: Job, talk: Talk, word: Word, at_rest: float) -> None:
        if word.out >= len(job.labels):
            job.status = JobStatus(PrintState.DONE)
        elif word.idle and at_rest > self._patience.rest:
            job.status = talk.at_rest
        elif word.reason and job.give_up.is_set():
            talk.drop()
            job.status = JobStatus(PrintState.CANCELLED, "cancelled")
        else:
            job.hindered(PrintState.PRINTING, word.reason)

    def _silent(self, job: Job) -> None:
        """It has the badge and says nothing more: whoever gives up on it must look."""
        job.hindered(PrintState.PRINTING, "not_answering")
        if job.give_up.is_set():
            job.status = JobStatus(PrintState.UNCERTAIN, "connection_lost")
