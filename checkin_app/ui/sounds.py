"""A sound for each tone of a verdict, by what the system already has: QtMultimedia would weigh more than the rest of Qt."""

from __future__ import annotations

import contextlib
import shutil
import sys
from collections.abc import Callable, Sequence

from PySide6.QtCore import QProcess

from checkin_app.resources import resource

TONES = ("good", "caution", "stop", "attention")
"""One may pass; there is something to read; nobody passes; a note that must be heard."""

_LINUX_PLAYERS = (("pw-play",), ("paplay",), ("aplay", "-q"))


def player() -> tuple[str, ...]:
    """The command that plays a file here; () where there is none, and on Windows, which needs none."""
    if sys.platform == "win32":
        return ()
    if sys.platform == "darwin":
        return ("afplay",)
    return next((words for words in _LINUX_PLAYERS if shutil.which(words[0])), ())


class Sounds:
    """Plays while `wanted` says so, in the background; where nothing can play, nothing happens: the eye has it all."""

    def __init__(self, wanted: Callable[[], bool], command: Sequence[str] | None = None) -> None:
        self._wanted = wanted
        self._command = player() if command is None else tuple(command)

    def play(self, tone: str) -> None:
        """Begin one of `TONES` and return at once; any other word is silence."""
        if tone in TONES and self._wanted():
            file = str(resource(f"sounds/{tone}.wav"))
            if self._command:
                _detach([*self._command, file])
            else:
                _play_here(file)


def _detach(words: list[str]) -> None:
    process = QProcess()
    process.setProgram(words[0])
    process.setArguments(words[1:])
    # A player without a sound card complains each time: not in the terminal of the desk.
    process.setStandardOutputFile(QProcess.nullDevice())
    process.setStandardErrorFile(QProcess.nullDevice())
    process.startDetached()


def _play_here(file: str) -> None:
    if sys.platform == "win32":
        import winsound

        with contextlib.suppress(RuntimeError):
            winsound.PlaySound(file, winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT)
