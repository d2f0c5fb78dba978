"""What every way to paper can do, and what it answers."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Protocol

from checkin_app.domain.badge import PrintState

LABELS = "label"
"""The kind of the label printers that have no driver: see `label_spooler`."""


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer that this machine can reach.

    `kind` is "cups", "windows", "label" or "pdf"; `state` is "ready", "printing", "stopped" or "unknown"; `reason` is a code
    such as "media_empty", or "".
    """

    name: str
    kind: str
    state: str
    reason: str = ""
    is_default: bool = False


@dataclass(frozen=True, slots=True)
class JobStatus:
    """Where a job is, as far as the spooler says; `reason` is a code (`REASONS`) or ""."""

    state: PrintState
    reason: str = ""


REASONS = frozenset(
    {
        "media_empty",
        "media_jam",
        "media_needed",
        "media_unsupported",
        "cover_open",
        "toner_empty",
        "toner_low",
        "not_answering",
        "offline",
        "paused",
        "printer_stopped",
        "rejecting_jobs",
        "cancelled",
        "aborted",
        "held",
        "refused",
        "interrupted",
        "document_error",
        "missing_history",
        "unknown_job",
        "unknown_printer",
        "print_system_silent",
        "folder_unwritable",
        "too_hot",
        "too_cold",
        "label_waiting",
        "wrong_roll",
        "busy",
        "connection_lost",
        "mute",
        "other",
    }
)
"""Why a job waits, failed or is not believed: the codes that `JobStatus.reason` and `Printer.reason` may carry."""


_LONGEST_NAME = 200


class Spooler(Protocol):
    """A way to paper. No call blocks for more than a few seconds; a call that cannot be answered raises EnvironmentProblem."""

    @property
    def kind(self) -> str:
        """What `Printer.kind` says of its printers; no two spoolers of a machine share it."""
        ...

    def printers(self) -> list[Printer]:
        """What may be printed on; empty when the spooler does not answer."""
        ...

    def knows(self, printer: str) -> bool:
        """Whether it leads to a printer of that name. A network printer that is off is known, too."""
        ...

    def takes(self, printer: str, width_mm: float, height_mm: float) -> bool:
        """Whether that printer says that it has paper for a page of that size, lying across if need be."""
        ...

    def submit(self, pdf: bytes, printer: str, title: str) -> str:
        """Hand a document over; the id to ask about it with. That it was taken says nothing about paper."""
        ...

    def job(self, job_id: str) -> JobStatus:
        """How a job fares, told as it is: never DONE on a guess."""
        ...

    def cancel(self, job_id: str) -> None:
        """Take a job back if it is not over yet; `job` tells whether that was so."""
        ...


def named_apart(title: str) -> str:
    """A job's name that no other job has: the same person may be in the queue twice. A long title is cut.

    IPP refuses a name of more than 255 bytes (RFC 8011, 5.1.3), and Windows keeps no more letters than that.
    """
    short = title.encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").strip()
    return f"{short or 'badge'} [{secrets.token_hex(3)}]"
