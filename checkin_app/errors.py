"""The one root of errors. A problem is a stable code with facts; `wording` turns it into a sentence at the edge."""

from __future__ import annotations

import os
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar


class Problem(Exception):
    """Something the user must be told. `code` names the sentence in `wording.PROBLEMS`; `facts` fill its blanks.

    Never raised itself: its subclasses tell whose fault it is, and so which exit status a command ends with.
    """

    exit_status: ClassVar[int] = 3

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.code}({facts})"


class EnvironmentProblem(Problem):
    """The file, the disk, the printer or the system said no. Nothing that was acknowledged is lost. Exit status 3."""


class InputProblem(Problem):
    """What the user gave (a list, a code, a name, a stand) cannot be used as it is. Exit status 3."""


class Refused(Problem):
    """A rule of the event says no (a stand that is held, an unknown record to undo). Exit status 1."""

    exit_status = 1


class UsageProblem(Problem):
    """The command was called with words that do not fit. Exit status 2."""

    exit_status = 2


def exit_status(error: Exception) -> int:
    """What a command ends with after `error`: 3 when the environment said no, 4 after a bug."""
    if isinstance(error, Problem):
        return error.exit_status
    return 3 if isinstance(error, OSError) else 4


def report_bug(error: BaseException) -> Path:
    """Write the trace of a bug where it can be sent from: values of variables, and so names, are not in it.

    On a disk that takes nothing there is no report, and no second fault either; the path is then of no file.
    """
    now = datetime.now(UTC)
    name = f"accueil-fault-{now:%Y%m%d-%H%M%S-%f}-{os.getpid()}.txt"
    try:
        path = Path(tempfile.gettempdir()) / name
        path.write_text("".join(traceback.format_exception(error)), "utf-8", "backslashreplace")
    except OSError:
        return Path(name)
    return path
