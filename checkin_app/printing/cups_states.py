"""What a print server's words about a job and a printer mean for a badge. Pure: no printer is asked here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import IntEnum
from typing import Any

from checkin_app.domain.badge import PrintState
from checkin_app.printing.ipp import Attributes, first
from checkin_app.printing.spooler import JobStatus

PATIENCE_SECONDS = 10
"""After this long in `processing`, a printer that gives no reason is not answering: one that is off gives none."""

SECONDS_A_PAGE = 2
"""What each further page of a job adds to that patience."""

MISSING_HISTORY = "cups-ipp-missing-job-history"


class JobState(IntEnum):
    """IPP's job-state."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9


PRINTER_IDLE, PRINTER_PROCESSING, PRINTER_STOPPED = 3, 4, 5
_PRINTER_STATES = {PRINTER_IDLE: "ready", PRINTER_PROCESSING: "printing", PRINTER_STOPPED: "stopped"}

_PRINTER_REASONS = (
    ("media-jam", "media_jam"),
    ("cover-open", "cover_open"),
    ("door-open", "cover_open"),
    ("interlock-open", "cover_open"),
    ("media-empty", "media_empty"),
    ("media-needed", "media_needed"),
    ("toner-empty", "toner_empty"),
    ("marker-supply-empty", "toner_empty"),
    ("offline", "offline"),
    ("shutdown", "offline"),
    ("timed-out", "not_answering"),
    ("paused", "paused"),
    ("moving-to-paused", "paused"),
    ("stopped", "printer_stopped"),
    ("stopping", "printer_stopped"),
)
"""The worst first: a person can mend one thing at a time."""

_LOW = ("toner-low", "marker-supply-low")
_SEVERITY = re.compile(r"-(?:report|warning|error)$")
_SIZE = re.compile(r"_(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)(mm|in)$")
_MM_PER_INCH = 25.4
_CLOSE_MM = 1.0


def printer_reason(reasons: Iterable[str]) -> str:
    """What is wrong with a printer, the worst of it, as a code; "" when nothing hinders it (low ink does not)."""
    said = {_SEVERITY.sub("", reason) for reason in reasons}
    known = next((code for word, code in _PRINTER_REASONS if word in said), "")
    return known or ("other" if any(_unknown_error(reason) for reason in reasons) else "")


def _unknown_error(reason: str) -> bool:
    return reason.endswith("-error") and not reason.startswith("cups-")


def printer_state(printer: Attributes) -> tuple[str, str]:
    """A printer's state and reason, in the words of `spooler.Printer`."""
    reasons = strings(printer, "printer-state-reasons")
    reason = printer_reason(reasons)
    if not first(printer, "printer-is-accepting-jobs", True):
        reason = reason or "rejecting_jobs"
    if not reason and any(_SEVERITY.sub("", said) in _LOW for said in reasons):
        reason = "toner_low"
    state = _PRINTER_STATES.get(first(printer, "printer-state", 0), "unknown")
    return state, reason or ("printer_stopped" if state == "stopped" else "")


def job_status(job: Attributes, printer: Attributes, pages: int = 1) -> JobStatus:
    """How a job fares, from its own attributes and those of its printer. COMPLETED alone is not yet believed."""
    state = first(job, "job-state", 0)
    said = set(strings(job, "job-state-reasons"))
    if state == JobState.COMPLETED:
        return _completed(said, strings(job, "job-printer-state-reasons"))
    if state == JobState.ABORTED:
        broken = any("document" in reason or "compression" in reason for reason in said)
        return JobStatus(PrintState.FAILED, "document_error" if broken else "aborted")
    if state == JobState.CANCELED:
        return JobStatus(PrintState.CANCELLED, _why_cancelled(job, printer, said))
    if state == JobState.HELD:
        return JobStatus(PrintState.QUEUED, "held")
    hindrance = printer_state(printer)[1].replace("toner_low", "")
    if state == JobState.PENDING:
        return JobStatus(PrintState.QUEUED, hindrance)
    if state == JobState.STOPPED:
        return JobStatus(PrintState.QUEUED, hindrance or _why_stopped(said))
    if state == JobState.PROCESSING:
        return JobStatus(PrintState.PRINTING, hindrance or _silence(job, pages))
    return JobStatus(PrintState.UNCERTAIN, "other")


def _completed(said: set[str], printer_reasons: Sequence[str]) -> JobStatus:
    if MISSING_HISTORY in printer_reasons:
        return JobStatus(PrintState.UNCERTAIN, "missing_history")
    if "job-completed-with-errors" in said:
        return JobStatus(PrintState.UNCERTAIN, "other")
    return JobStatus(PrintState.DONE)


def _why_cancelled(job: Attributes, printer: Attributes, said: set[str]) -> str:
    """A job that the printer itself sent back looks cancelled too, but nobody is named and it had begun."""
    by_somebody = any(reason.startswith("job-canceled-by") for reason in said)
    if by_somebody or first(job, "time-at-processing") is None:
        return "cancelled"
    asked = media_size(first(job, "media", ""))
    if asked and not media_for(asked, strings(printer, "media-supported")):
        return "media_unsupported"
    return "refused"


def _why_stopped(said: set[str]) -> str:
    return "document_error" if "job-completed-with-errors" in said else "printer_stopped"


def _silence(job: Attributes, pages: int) -> str:
    """Both times are the server's, so its clock need not be ours."""
    now, since = first(job, "job-printer-up-time"), first(job, "time-at-processing")
    patience = PATIENCE_SECONDS + SECONDS_A_PAGE * (pages - 1)
    return "not_answering" if now and since and now - since > patience else ""


def strings(attributes: Mapping[str, Sequence[Any]], name: str) -> list[str]:
    """The values of an attribute that are words."""
    return [value for value in attributes.get(name, ()) if isinstance(value, str)]


def media_size(name: str) -> tuple[float, float] | None:
    """Width and height in millimetres of a paper by its self-describing name; None for one that does not say."""
    found = _SIZE.search(name)
    if not found:
        return None
    unit = _MM_PER_INCH if found[3] == "in" else 1.0
    return float(found[1]) * unit, float(found[2]) * unit


def media_for(size: tuple[float, float], supported: Sequence[str]) -> str:
    """The printer's own name for a paper of `size` (mm), a custom one where its range allows; "" when it has no such paper.

    A page may lie across the paper: a printer knows 54 x 86 mm where the badge is 86 x 54. A queue that names no paper at
    all takes any.
    """
    for width, height in (size, size[::-1]):
        for name in supported:
            known = media_size(name)
            if known and "_min_" not in name and "_max_" not in name and _close(known, (width, height)):
                return name
    custom = f"custom_{_number(size[0])}x{_number(size[1])}mm_{_number(size[0])}x{_number(size[1])}mm"
    if not any(media_size(name) for name in supported) or _in_range(size, supported):
        return custom
    return ""


def _in_range(size: tuple[float, float], supported: Sequence[str]) -> bool:
    """Whether custom paper of that size lies between the smallest and the largest that the printer takes."""
    least = [media_size(name) for name in supported if name.startswith("custom_min_")]
    most = [media_size(name) for name in supported if name.startswith("custom_max_")]
    return any(
        low and high and all(low[n] - _CLOSE_MM <= size[n] <= high[n] + _CLOSE_MM for n in (0, 1))
        for low in least
        for high in most
    )


def _close(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _CLOSE_MM for a, b in zip(one, other, strict=True))


def _number(millimetres: float) -> str:
    return f"{millimetres:.2f}".rstrip("0").rstrip(".")
