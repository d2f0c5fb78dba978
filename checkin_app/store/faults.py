"""Faults of the environment (a full disk, a spoiled or locked file), told from bugs by what SQLite says."""

from __future__ import annotations

import shutil
from pathlib import Path

from sqlcipher3 import dbapi2

from checkin_app.errors import EnvironmentProblem, InputProblem, Problem

UNREADABLE = (ValueError, LookupError, TypeError, AttributeError)
"""What decoding and folding entries raises when their bytes are not what was written."""

_LITTLE = 64 << 10
"""Bytes that are left on a disk that is full."""

_FAULTS = (
    ("disk is full", "disk_full"),
    ("readonly", "event_read_only"),
    ("not a database", "event_file_damaged"),
    ("malformed", "event_file_damaged"),
    ("no such table", "event_file_damaged"),
    ("vtable constructor failed", "event_file_damaged"),
    ("could not decode", "event_file_damaged"),
    ("corrupt", "event_file_damaged"),
    ("missing row", "event_file_damaged"),
    ("locked", "event_busy"),
    ("busy", "event_busy"),
    ("unable to open", "cannot_open"),
    ("disk i/o error", "disk_error"),
)
"""What SQLite says of its environment, and the sentence that it becomes. Anything else is a bug of ours and goes on."""


def _is_full(path: Path) -> bool:
    """Without room for the shared index of its log, SQLite speaks of an I/O error, not of a full disk."""
    try:
        return shutil.disk_usage(path.absolute().parent).free < _LITTLE
    except OSError:
        return False


class environment_faults:  # noqa: N801 - used as a word
    """Tell the faults of the environment from bugs (as qutebrowser's `sql.py` does).

    A class, because a generator costs each of a scan's many questions as much again as the question itself.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Nothing to do."""

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, dbapi2.Error):
            problem = _problem_of(error, self._path)
            if problem:
                raise problem from error
        elif isinstance(error, UnicodeDecodeError):  # a schema, or a message of SQLite about it, of spoiled bytes
            raise InputProblem("event_file_damaged", path=str(self._path or "")) from error


def _problem_of(error: Exception, path: Path | None) -> Problem | None:
    said = str(error).lower()
    code = next((code for words, code in _FAULTS if words in said), None)
    if code is None:
        return None
    if code == "disk_error" and path and _is_full(path):
        code = "disk_full"
    problem = InputProblem if code == "event_file_damaged" else EnvironmentProblem
    return problem(code, path=str(path or ""), why=str(error))
