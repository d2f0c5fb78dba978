"""Paper through CUPS, on Linux and macOS, asked in its own protocol.

What is believed: a job is done when the server says COMPLETED and the printer did not lose sight of it meanwhile. A printer
that loses power in mid-job is reported COMPLETED with no sheet; only `cups-ipp-missing-job-history` tells. That word then
stays on the queue until the server restarts, so for later jobs the printer itself is asked (`_vouched_for`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem
from checkin_app.printing import cups_states, ipp
from checkin_app.printing.cups_server import DEFAULT_PORT, PrintServer, default_address, user_name
from checkin_app.printing.ipp import Attributes, Group, Operation, Tag, first
from checkin_app.printing.spooler import JobStatus, Printer, named_apart

_MM_PER_POINT = 25.4 / 72
_PAGE_BOX = re.compile(rb"/MediaBox\s*\[\s*([-+.\d]+)\s+([-+.\d]+)\s+([-+.\d]+)\s+([-+.\d]+)\s*\]")
_PRINTER_ASKED = ["printer-name", "printer-state", "printer-state-reasons", "printer-is-accepting-jobs", "media-supported"]
_JOB_ASKED = [
    "job-state", "job-state-reasons", "job-printer-state-reasons", "job-printer-uri", "job-printer-up-time", "job-name",
    "time-at-processing", "media",
]  # fmt: skip


class CupsSpooler:
    """The print server of this machine, or the one that `CUPS_SERVER` names. Any thread may call it."""

    kind = "cups"

    def __init__(self, address: str | None = None) -> None:
        self._server = PrintServer(address or default_address(os.environ))
        self._pages: dict[str, int] = {}

    def printers(self) -> list[Printer]:
        """Every queue of the server; none when there is no server."""
        asked = ipp.request(Operation.CUPS_GET_PRINTERS, [_by(), (Tag.KEYWORD, "requested-attributes", _PRINTER_ASKED)])
        try:
            found = self._server.ask(asked).about(Group.PRINTER)
            default = self._default() if found else ""
        except EnvironmentProblem:
            return []
        return [_printer(attributes, default) for attributes in found if first(attributes, "printer-name")]

    def knows(self, printer: str) -> bool:
        """Whether the server has a queue of that name."""
        return any(one.name == printer for one in self.printers())

    def takes(self, printer: str, width_mm: float, height_mm: float) -> bool:
        """Whether the queue names a paper of that size, or none at all."""
        try:
            supported = cups_states.strings(self._printer(printer), "media-supported")
        except EnvironmentProblem:
            return False
        return bool(cups_states.media_for((width_mm, height_mm), supported))

    def submit(self, pdf: bytes, printer: str, title: str) -> str:
        """Ask for paper of the page's own size, unscaled. Raises EnvironmentProblem when the queue or its paper says no."""
        pages, size = _pages_and_size(pdf)
        supported = cups_states.strings(self._printer(printer), "media-supported")
        media = cups_states.media_for(size, supported)
        if not media:
            raise EnvironmentProblem("no_such_paper", printer=printer, size=f"{size[0]:.0f} x {size[1]:.0f} mm")
        wanted = [(Tag.KEYWORD, "media", media), (Tag.KEYWORD, "print-scaling", "none"), (Tag.INTEGER, "copies", 1)]
        number = self._print(pdf, printer, title, "application/pdf", wanted)
        self._pages[number] = pages
        return number

    def submit_raw(self, data: bytes, printer: str, title: str) -> str:
        """Hand bytes to a queue that sends them on as they are. Raises EnvironmentProblem when the queue says no."""
        return self._print(data, printer, title, "application/vnd.cups-raw", [])

    def _print(self, data: bytes, printer: str, title: str, kind: str, wanted: list[tuple[Tag, str, Any]]) -> str:
        asked = [
            _uri(printer), _by(), (Tag.NAME, "job-name", named_apart(title)), (Tag.BOOLEAN, "ipp-attribute-fidelity", True),
            (Tag.MIME_TYPE, "document-format", kind),
        ]  # fmt: skip
        answer = self._server.ask(ipp.request(Operation.PRINT_JOB, asked, wanted) + data, _path(printer))
        number = first(next(iter(answer.about(Group.JOB)), {}), "job-id")
        if not answer.ok or number is None:
            raise _refusal(answer, printer)
        return str(number)

    def job(self, job_id: str) -> JobStatus:
        """How the job fares, and what hinders it. Raises EnvironmentProblem when the server does not answer."""
        asked = [_job_uri(job_id), _by(), (Tag.KEYWORD, "requested-attributes", _JOB_ASKED)]
        answer = self._server.ask(ipp.request(Operation.GET_JOB_ATTRIBUTES, asked))
        found = answer.about(Group.JOB)
        if not answer.ok or not found:
            return JobStatus(PrintState.UNCERTAIN, "unknown_job")
        job = found[0]
        name = unquote(urlsplit(first(job, "job-printer-uri", "")).path.rpartition("/")[2])
        printer = self._printer(name, ["device-uri"])
        status = cups_states.job_status(job, printer, self._pages.get(job_id, 1))
        if status.reason == "missing_history" and _vouched_for(job, first(printer, "device-uri", "")):
            return JobStatus(PrintState.DONE)
        return status

    def cancel(self, job_id: str) -> None:
        """Take the job back, if it is not over. Raises EnvironmentProblem when the server does not answer."""
        self._server.ask(ipp.request(Operation.CANCEL_JOB, [_job_uri(job_id), _by()]), "/jobs/")

    def _default(self) -> str:
        asked = ipp.request(Operation.CUPS_GET_DEFAULT, [(Tag.KEYWORD, "requested-attributes", ["printer-name"])])
        found = self._server.ask(asked).about(Group.PRINTER)
        return str(first(found[0], "printer-name", "")) if found else ""

    def _printer(self, printer: str, more: Sequence[str] = ()) -> Attributes:
        asked = [_uri(printer), _by(), (Tag.KEYWORD, "requested-attributes", [*_PRINTER_ASKED, *more])]
        answer = self._server.ask(ipp.request(Operation.GET_PRINTER_ATTRIBUTES, asked), _path(printer))
        return next(iter(answer.about(Group.PRINTER)), {})


def _printer(attributes: Attributes, default: str) -> Printer:
    name = str(first(attributes, "printer-name"))
    state, reason = cups_states.printer_state(attributes)
    return Printer(name, CupsSpooler.kind, state, reason, name == default)


def _pages_and_size(pdf: bytes) -> tuple[int, tuple[float, float]]:
    """How many pages, and the size of the first in millimetres: our own PDFs say it in plain words, one box a page."""
    boxes = _PAGE_BOX.findall(pdf)
    if not boxes:
        raise ValueError("no page box")
    left, bottom, right, top = (float(number) * _MM_PER_POINT for number in boxes[0])
    return len(boxes), (right - left, top - bottom)


def _refusal(answer: ipp.Answer, printer: str) -> EnvironmentProblem:
    if answer.status == ipp.STATUS_NOT_ACCEPTING:
        return EnvironmentProblem("printer_closed", printer=printer)
    if answer.status == ipp.STATUS_NOT_FOUND:
        return EnvironmentProblem("unknown_printer", printer=printer)
    return EnvironmentProblem("printer_refuses", printer=printer)


def _vouched_for(job: Attributes, device: str) -> bool:
    """Whether the printer itself has this job among those that it completed.

    One that lost power in mid-job has forgotten it; a job is known again by its name, which no other has.
    """
    try:
        address = urlsplit(device)
        port = address.port or DEFAULT_PORT
    except ValueError:
        return False
    if address.scheme not in {"ipp", "ipps"} or not address.hostname:
        return False
    asked = [
        (Tag.URI, "printer-uri", device), _by(), (Tag.KEYWORD, "which-jobs", "completed"),
        (Tag.KEYWORD, "requested-attributes", ["job-name", "job-state"]),
    ]  # fmt: skip
    host = f"[{address.hostname}]" if ":" in address.hostname else address.hostname
    printer = PrintServer(f"{host}:{port}", encrypted=address.scheme == "ipps")
    try:
        known = printer.ask(ipp.request(Operation.GET_JOBS, asked), address.path or "/").about(Group.JOB)
    except EnvironmentProblem:
        return False
    name = first(job, "job-name")
    return any(
        first(other, "job-name") == name and first(other, "job-state") == cups_states.JobState.COMPLETED for other in known
    )


def _by() -> tuple[Tag, str, Any]:
    return Tag.NAME, "requesting-user-name", user_name()


def _uri(printer: str) -> tuple[Tag, str, Any]:
    return Tag.URI, "printer-uri", f"ipp://localhost{_path(printer)}"


def _path(printer: str) -> str:
    return f"/printers/{quote(printer, safe='')}"


def _job_uri(job_id: str) -> tuple[Tag, str, Any]:
    return Tag.URI, "job-uri", f"ipp://localhost/jobs/{quote(job_id)}"
