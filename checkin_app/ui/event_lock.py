"""One window a file: a second one would show a desk that is not told of the first one's printers and scans."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo, QTimer

from checkin_app.errors import InputProblem

REFRESH_SECONDS = 15
STALE_SECONDS = 60
"""So long after its last sign of life a lock of another computer counts no more: a stick that was pulled out of a dead laptop
must open on the next one. On the same computer it is known at once whether the process lives."""


class EventLock(QObject):
    """The hidden file beside an event file that keeps other windows out while this one is open, kept fresh meanwhile.

    Raises InputProblem when another window has it. In a folder that cannot be written there is no lock, and no window either:
    the event file itself says so.
    """

    def __init__(self, event: Path) -> None:
        super().__init__()
        real = Path(os.path.realpath(event))  # by whatever link it is opened, it is one file
        self._path = real.with_name(f".{real.name}.lock")
        self._file = QLockFile(str(self._path))
        self._file.setStaleLockTime(0)
        if not self._taken() and self._file.error() == QLockFile.LockError.LockFailedError:
            raise self._refusal(event)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_SECONDS * 1000)
        self._timer.timeout.connect(self._refresh)
        self._timer.start()

    def unlock(self) -> None:
        """Let others in."""
        self._timer.stop()
        self._file.unlock()

    def _taken(self) -> bool:
        if self._file.tryLock(200):
            return True
        return self._left_by_another_computer() and self._file.removeStaleLockFile() and self._file.tryLock(200)

    def _left_by_another_computer(self) -> bool:
        try:
            age = time.time() - self._path.stat().st_mtime
        except OSError:
            return False
        return self._holder()[1] not in {"", QSysInfo.machineHostName()} and abs(age) > STALE_SECONDS

    def _holder(self) -> tuple[str, str]:
        """The process and the computer that the lock names."""
        process, host, *_name = [*map(str, self._file.getLockInfo()), "", ""]
        return process, host

    def _refusal(self, event: Path) -> InputProblem:
        process, host = self._holder()
        if host in {"", QSysInfo.machineHostName()}:
            return InputProblem("event_file_in_use", path=str(event), pid=process)
        return InputProblem("event_file_in_use_elsewhere", path=str(event), host=host)

    def _refresh(self) -> None:
        with suppress(OSError):
            os.utime(self._path)
