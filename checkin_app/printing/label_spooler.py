"""Paper on label printers without a driver: Zebra (ZPL) and Brother QL, by network, device file, or a queue of the system.

A badge is drawn at the printer's own dots and sent as a picture. What is believed is in `label_talk`: a Zebra's odometer, a
Brother's own packets. A printer that says nothing gets its badge, and the job stays uncertain.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Protocol, overload

from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem, InputProblem
from checkin_app.printing import label_address
from checkin_app.printing.dots import Dots, Pages, dots_of
from checkin_app.printing.label_address import LabelPrinter
from checkin_app.printing.label_jobs import Job, Patience, PrinterLine
from checkin_app.printing.label_talk import job_bytes
from checkin_app.printing.spooler import LABELS, JobStatus, Printer

_QUEUED = "queue:"


class RawSpooler(Protocol):
    """The system's own spooler, as far as it sends on what it does not understand."""

    def printers(self) -> list[Printer]:
        """Its queues."""
        ...

    def submit_raw(self, data: bytes, printer: str, title: str) -> str:
        """Hand bytes over that go to the printer as they are; the id to ask with."""
        ...

    def job(self, job_id: str) -> JobStatus:
        """How a job fares."""
        ...

    def cancel(self, job_id: str) -> None:
        """Take a job back."""
        ...


class _Labels(Sequence[Dots]):
    """The pages of a PDF as dots, each drawn when its turn comes: four hundred at once would be 160 MB."""

    def __init__(self, pages: Pages, pdf: bytes, dpi: float, turned: Sequence[bool]) -> None:
        self._pages = pages
        self._pdf = pdf
        self._dpi = dpi
        self._turned = turned

    def __len__(self) -> int:
        return len(self._turned)

    @overload
    def __getitem__(self, number: int) -> Dots: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Dots]: ...
    def __getitem__(self, number: int | slice) -> Dots | Sequence[Dots]:
        if isinstance(number, slice):
            return [self[one] for one in range(len(self))[number]]
        turned = self._turned[number]
        return dots_of(self._pages.grey_page(self._pdf, number % len(self), self._dpi, turned=turned))


class LabelSpooler:
    """The label printers that `lines` names (see `label_address`). Any thread may call it."""

    kind = LABELS

    def __init__(
        self,
        pages: Pages,
        lines: Callable[[], Sequence[str]],
        system: RawSpooler | None = None,
        patience: Patience | None = None,
    ) -> None:
        self._pages = pages
        self._lines = lines
        self._system = system
        self._patience = patience or Patience()
        self._guard = threading.Lock()
        self._at: dict[str, PrinterLine] = {}
        self._jobs: dict[str, Job] = {}

    def printers(self) -> list[Printer]:
        """Each printer of the settings, asked how it is, all at once."""
        known = self._known()
        if not known:
            return []
        queues = {one.name: one for one in self._system.printers()} if self._system and any(p.queue for p in known) else {}
        with ThreadPoolExecutor(len(known)) as asking:
            return list(asking.map(lambda one: self._state(one, queues), known))

    def knows(self, printer: str) -> bool:
        """Whether that is the name or the address of a label printer."""
        return self._find(printer) is not None

    def takes(self, printer: str, width_mm: float, height_mm: float) -> bool:
        """Whether a page of that size comes out whole on its roll."""
        found = self._find(printer)
        return found is not None and found.takes(width_mm, height_mm)

    def submit(self, pdf: bytes, printer: str, title: str) -> str:
        """Queue the pages, to be drawn as dots. Raises EnvironmentProblem for another roll, or when there is no such queue."""
        found = self._find(printer)
        if found is None:
            raise EnvironmentProblem("unknown_printer", printer=printer)
        labels = self._labels(pdf, found)
        if found.queue:
            if self._system is None:
                raise EnvironmentProblem("unknown_printer", printer=printer)
            return _QUEUED + self._system.submit_raw(job_bytes(found, labels), found.queue, title)
        job, number = Job(found, labels), secrets.token_hex(8)
        with self._guard:
            self._jobs[number] = job
        self._line(found).add(job)
        return number

    def job(self, job_id: str) -> JobStatus:
        """How the job fares; one of another process is not known."""
        if job_id.startswith(_QUEUED) and self._system:
            return self._system.job(job_id.removeprefix(_QUEUED))
        with self._guard:
            job = self._jobs.get(job_id)
        return job.status if job else JobStatus(PrintState.UNCERTAIN, "unknown_job")

    def cancel(self, job_id: str) -> None:
        """Take the job back, if the printer does not print it already."""
        if job_id.startswith(_QUEUED) and self._system:
            self._system.cancel(job_id.removeprefix(_QUEUED))
            return
        with self._guard:
            job = self._jobs.get(job_id)
        if job:
            self._line(job.printer).take_back(job)

    def _labels(self, pdf: bytes, printer: LabelPrinter) -> _Labels:
        turned = []
        for width, height in self._pages.page_sizes(pdf):
            turns = printer.turns(width, height)
            if turns is None:
                raise EnvironmentProblem("no_such_paper", printer=printer.called, size=f"{width:.0f} x {height:.0f} mm")
            turned.append(turns)
        return _Labels(self._pages, pdf, printer.dpi, turned)

    def _known(self) -> list[LabelPrinter]:
        return label_address.known(self._lines())

    def _find(self, printer: str) -> LabelPrinter | None:
        known = next((one for one in self._known() if printer in {one.called, one.address, one.line}), None)
        if known or not label_address.is_address(printer):
            return known
        try:
            return label_address.read(printer)
        except InputProblem:
            return None

    def _line(self, printer: LabelPrinter) -> PrinterLine:
        """The one line to that place: the same printer under two names is one printer."""
        with self._guard:
            return self._at.setdefault(printer.address, PrinterLine(self._patience))

    def _state(self, printer: LabelPrinter, queues: dict[str, Printer]) -> Printer:
        if printer.queue:
            queue = queues.get(printer.queue)
            state, reason = (queue.state, queue.reason) if queue else ("stopped", "unknown_printer")
        else:
            state, reason = self._line(printer).state(printer)
        return Printer(printer.called, self.kind, state, reason)
