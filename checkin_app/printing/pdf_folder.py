"""The printer that is always there: each job becomes a numbered PDF in a folder."""

from __future__ import annotations

import contextlib
import os
import re
import unicodedata
from pathlib import Path

from checkin_app import files
from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem
from checkin_app.printing.spooler import JobStatus, Printer

NAME = "PDF"
_NUMBERED = re.compile(r"(\d{4,})-.*\.pdf")
_UNFIT = re.compile(r"[^\w.+-]+")
_LONGEST_TITLE = 60


class PdfFolder:
    """Writes badges into `folder`, which is made at the first job. A job is done once its file is safe on the disk."""

    kind = "pdf"

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def printers(self) -> list[Printer]:
        """The folder itself, always ready."""
        return [Printer(NAME, self.kind, "ready")]

    def knows(self, printer: str) -> bool:
        """Whether the folder is meant."""
        return printer == NAME

    def takes(self, printer: str, width_mm: float, height_mm: float) -> bool:
        """A file takes any page."""
        return printer == NAME

    def submit(self, pdf: bytes, printer: str, title: str) -> str:
        """Write the file, whole or not at all; its name is the job's id. Raises EnvironmentProblem when the disk says no."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            return self._write(pdf, _file_title(title))
        except OSError as fault:
            raise EnvironmentProblem("cannot_write", path=str(self.folder), why=fault.strerror or str(fault)) from fault

    def job(self, job_id: str) -> JobStatus:
        """Done while the file is there; whoever took it away is not known."""
        name = Path(job_id).name
        if name == job_id and (self.folder / name).is_file():
            return JobStatus(PrintState.DONE)
        return JobStatus(PrintState.UNCERTAIN, "unknown_job")

    def cancel(self, job_id: str) -> None:
        """Nothing to take back: a job is over when `submit` returns."""

    def _write(self, pdf: bytes, title: str) -> str:
        """Reserve the next number with an empty file (two windows may print at once), then replace it by the whole one."""
        number = self._last_number() + 1
        while True:
            target = self.folder / f"{number:04d}-{title}.pdf"
            try:
                os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644))
                break
            except FileExistsError:
                number += 1
        try:
            files.write_whole(target, pdf)
        except BaseException:
            with contextlib.suppress(OSError):
                target.unlink(missing_ok=True)
            raise
        return target.name

    def _last_number(self) -> int:
        numbers = (_NUMBERED.fullmatch(name) for name in os.listdir(self.folder))
        return max((int(found[1]) for found in numbers if found), default=0)


def _file_title(title: str) -> str:
    """The title as letters that every file system takes."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode()
    return _UNFIT.sub("-", plain).strip("-.")[:_LONGEST_TITLE] or "badge"
