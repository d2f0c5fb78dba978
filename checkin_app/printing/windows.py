"""Paper through the Windows spooler: pages drawn as pixels of the printer's own resolution, the job followed in its queue.

Windows drops a job from the queue once it is over, whatever became of it; so each job is told to stay (`CONTROL_RETAIN`)
before its first page is sent, and is let go when its end has been read.
"""

from __future__ import annotations

import contextlib

from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem
from checkin_app.printing import winspool
from checkin_app.printing.dots import Pages
from checkin_app.printing.spooler import JobStatus, Printer, named_apart

JOB_PAUSED, JOB_ERROR, JOB_DELETING, JOB_SPOOLING, JOB_PRINTING, JOB_OFFLINE = 0x1, 0x2, 0x4, 0x8, 0x10, 0x20
JOB_PAPEROUT, JOB_PRINTED, JOB_DELETED, JOB_BLOCKED, JOB_INTERVENTION, JOB_RESTART = 0x40, 0x80, 0x100, 0x200, 0x400, 0x800
JOB_COMPLETE, JOB_RETAINED = 0x1000, 0x2000
"""JOB_STATUS_* of winspool.h. COMPLETE is "sent to the printer", PRINTED is "printed"."""

PRINTER_PAUSED, PRINTER_ERROR, PRINTER_JAM, PRINTER_PAPER_OUT, PRINTER_MANUAL_FEED = 0x1, 0x2, 0x8, 0x10, 0x20
PRINTER_PAPER_PROBLEM, PRINTER_OFFLINE, PRINTER_PRINTING, PRINTER_NOT_AVAILABLE = 0x40, 0x80, 0x400, 0x1000
PRINTER_TONER_LOW, PRINTER_NO_TONER, PRINTER_INTERVENTION, PRINTER_DOOR_OPEN = 0x20000, 0x40000, 0x100000, 0x400000
_WORKS_OFFLINE = 0x400

_PRINTER_REASONS = (
    (PRINTER_JAM, "media_jam"),
    (PRINTER_DOOR_OPEN, "cover_open"),
    (PRINTER_PAPER_OUT, "media_empty"),
    (PRINTER_PAPER_PROBLEM, "media_needed"),
    (PRINTER_MANUAL_FEED, "media_needed"),
    (PRINTER_NO_TONER, "toner_empty"),
    (PRINTER_OFFLINE | PRINTER_NOT_AVAILABLE, "offline"),
    (PRINTER_PAUSED, "paused"),
    (PRINTER_INTERVENTION | PRINTER_ERROR, "other"),
    (PRINTER_TONER_LOW, "toner_low"),
)
"""The worst first."""


class WindowsSpooler:
    """The printers of this Windows machine. Any thread may call it."""

    kind = "windows"

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def printers(self) -> list[Printer]:
        """Every printer of this user; none when the spooler does not answer."""
        try:
            found, default = winspool.queues(), winspool.default_printer()
        except EnvironmentProblem:
            return []
        return [Printer(one.name, self.kind, *printer_state(one), one.name == default) for one in found]

    def knows(self, printer: str) -> bool:
        """Whether this user has a printer of that name."""
        return any(one.name == printer for one in self.printers())

    def takes(self, printer: str, width_mm: float, height_mm: float) -> bool:
        """A driver says what paper it has to its own dialog only: taken on trust."""
        return self.knows(printer)

    def submit_raw(self, data: bytes, printer: str, title: str) -> str:
        """Hand bytes to the queue that go to the printer as they are. Raises EnvironmentProblem when it says no."""
        return f"{winspool.raw_job(printer, named_apart(title), data)}@{printer}"

    def submit(self, pdf: bytes, printer: str, title: str) -> str:
        """Draw the pages into the queue; the id names queue and job. Raises EnvironmentProblem when it cannot be drawn on."""
        from checkin_app.printing.qt_pages import PageDrawing

        document = named_apart(title)
        with PageDrawing(printer, document, pdf, self._pages) as drawing:
            number = winspool.job_named(printer, document)
            if number is not None:
                winspool.control_job(printer, number, winspool.CONTROL_RETAIN)
            drawing.draw()
        if number is None:
            number = winspool.job_named(printer, document)
        return f"{number or 0}@{printer}"

    def job(self, job_id: str) -> JobStatus:
        """How the job fares. One that left the queue unseen is not believed printed."""
        number, _at, printer = job_id.partition("@")
        bits = winspool.job_status(printer, int(number)) if int(number) else None
        if bits is None:
            return JobStatus(PrintState.UNCERTAIN, "unknown_job")
        status = job_status(bits, winspool.queue(printer))
        if status.state is PrintState.DONE:
            with contextlib.suppress(EnvironmentProblem):
                winspool.control_job(printer, int(number), winspool.CONTROL_RELEASE)
        return status

    def cancel(self, job_id: str) -> None:
        """Take the job back. Raises EnvironmentProblem when the spooler does not answer."""
        number, _at, printer = job_id.partition("@")
        if int(number):
            winspool.control_job(printer, int(number), winspool.CONTROL_CANCEL)


def printer_state(queue: winspool.Queue) -> tuple[str, str]:
    """A queue's state and reason, in the words of `spooler.Printer`."""
    reason = next((code for bits, code in _PRINTER_REASONS if queue.status & bits), "")
    if queue.attributes & _WORKS_OFFLINE:
        reason = reason or "offline"
    if reason in {"offline", "paused"}:
        return "stopped", reason
    return ("printing" if queue.status & PRINTER_PRINTING else "ready"), reason


def job_status(bits: int, queue: winspool.Queue | None = None) -> JobStatus:
    """What the JOB_STATUS bits of a job, with the state of its printer, mean for a badge."""
    if bits & (JOB_DELETING | JOB_DELETED):
        return JobStatus(PrintState.CANCELLED, "cancelled")
    if bits & JOB_PRINTED and not bits & (JOB_ERROR | JOB_PAPEROUT | JOB_OFFLINE):
        return JobStatus(PrintState.DONE)
    hindrance = _hindrance(bits, queue)
    if bits & (JOB_PRINTING | JOB_COMPLETE | JOB_PAPEROUT | JOB_INTERVENTION | JOB_RESTART):
        return JobStatus(PrintState.PRINTING, hindrance)
    if bits & JOB_ERROR:
        return JobStatus(PrintState.FAILED, hindrance or "aborted")
    return JobStatus(PrintState.QUEUED, hindrance)


def _hindrance(bits: int, queue: winspool.Queue | None) -> str:
    if bits & JOB_PAPEROUT:
        return "media_empty"
    if bits & JOB_PAUSED:
        return "held"
    if bits & JOB_OFFLINE:
        return "offline"
    said = printer_state(queue)[1] if queue else ""
    if said and said != "toner_low":
        return said
    return "other" if bits & (JOB_BLOCKED | JOB_INTERVENTION) else ""
