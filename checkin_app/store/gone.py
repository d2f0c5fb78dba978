"""An event file that was deleted, moved or replaced under the program that has it open.

The system lets the program go on reading and writing it, and drops all of it when the program ends: a check-in that was
acknowledged would be lost. So nothing more is written, and what there is is saved under another name.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from itertools import count
from pathlib import Path

from checkin_app.errors import EnvironmentProblem, Problem


class Whereabouts:
    """Where a file was opened. `save` copies what can still be read of it; it is asked once."""

    def __init__(self, path: Path, save: Callable[[Path], None]) -> None:
        self._path, self._save = path, save
        self._number = path.stat().st_ino  # as SQLite itself tells a file that has moved
        self._saved: Path | None = None

    def require(self) -> None:
        """Raise EnvironmentProblem ("event_file_gone") unless the file is still where it was."""
        try:
            if self._path.stat().st_ino == self._number:
                return
        except OSError:
            pass
        if self._saved is None or not self._saved.exists():
            self._saved = self._save_somewhere()
        raise EnvironmentProblem("event_file_gone", path=str(self._path), copy=str(self._saved))

    def _save_somewhere(self) -> Path:
        """Beside where it was, else where this user may write."""
        for folder in (self._path.parent, Path.home(), Path(tempfile.gettempdir())):
            names = (folder / f"{self._path.stem}-saved-{n}{self._path.suffix}" for n in count(1))
            target = next(name for name in names if not name.exists())
            try:
                self._save(target)
            except Problem:
                # Half a copy would look like one. The disk that refused it may refuse this as well.
                with suppress(OSError):
                    target.unlink(missing_ok=True)
                continue
            return target
        raise EnvironmentProblem("cannot_open", path=str(self._path), why="")
