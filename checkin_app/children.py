"""Processes of our own: this program once more, told by its first word what to do (`__main__` knows the words)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""For `creationflags`: on Windows a child without it opens a black window."""


def command(word: str) -> list[str]:
    """What starts it. In a frozen program `sys.executable` is the program itself."""
    return [sys.executable, word] if _frozen() else [sys.executable, "-m", "checkin_app", word]


def environment(**more: str) -> dict[str, str]:
    """The environment in which it finds this same package, wherever it is started from."""
    found = {**os.environ, **more}
    if not _frozen():
        root = str(Path(__file__).resolve().parents[1])
        found["PYTHONPATH"] = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH", ""))))
    return found


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))
