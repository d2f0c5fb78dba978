"""Many badges are drawn in a child process: a thread that draws keeps Python from the window, which then stands still.

The child gets the badges through its standard input, and tells through its standard output how far it is, then the PDF. In a
frozen program `sys.executable` is the program itself: its entry point hands `--drawing-process` to `main`.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import IO

from checkin_app.documents import badge_pdf
from checkin_app.documents.badge_images import Logo
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, Sheet
from checkin_app.errors import EnvironmentProblem, InputProblem

FLAG = "--drawing-process"

_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
_POLITE = 5
"""Added to the niceness of the child (POSIX): whoever scans meanwhile goes first."""

Progress = Callable[[int, int], None]


def render_apart(
    badges: Sequence[BadgeText],
    layout: Layout,
    sheet: Sheet | None = None,
    *,
    title: str = "",
    images: Mapping[str, Logo] | None = None,
    progress: Progress,
) -> bytes:
    """What `badge_pdf.render` draws, byte for byte, drawn by a child process.

    `progress` hears how many of how many are drawn; what it raises ends the child and is raised here. Raises InputProblem as
    `render` does, EnvironmentProblem "drawing_died" when the child was ended from outside.
    """
    asked = pickle.dumps((list(badges), layout, sheet, title, images), pickle.HIGHEST_PROTOCOL)
    with _started() as child:
        try:
            return _answer(child, asked, lambda done: progress(done, len(badges)), len(badges))
        finally:
            child.kill()


def _started() -> subprocess.Popen[bytes]:
    root = str(Path(__file__).resolve().parents[2])
    environment = dict(os.environ)
    if not getattr(sys, "frozen", False):
        environment["PYTHONPATH"] = os.pathsep.join(p for p in (root, os.environ.get("PYTHONPATH", "")) if p)
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        creationflags=_FLAGS,
    )


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "checkin_app.documents.drawing_process"]


def _answer(child: subprocess.Popen[bytes], asked: bytes, told: Callable[[int], None], total: int) -> bytes:
    """Read lines of progress until the PDF comes, or a problem, or nothing any more."""
    if child.stdin is None or child.stdout is None:
        raise ValueError("the child has no pipes")
    try:
        child.stdin.write(asked)
        child.stdin.close()
    except OSError:
        raise EnvironmentProblem("drawing_died", n=total) from None
    for line in child.stdout:
        word, _blank, value = line.decode("ascii", "replace").strip().partition(" ")
        if word == "drawn":
            told(int(value))
        elif word == "problem":
            problem = json.loads(value)
            raise InputProblem(problem["code"], **problem["facts"])
        elif word == "pdf":
            drawn = child.stdout.read(int(value))
            if len(drawn) == int(value):
                return drawn
    raise EnvironmentProblem("drawing_died", n=total)


def main() -> int:
    """The child: draws what it is given, and writes the PDF to standard output."""
    out: IO[bytes] = sys.stdout.buffer
    if sys.platform != "win32":
        os.nice(_POLITE)

    def say(line: str) -> None:
        out.write(line.encode("ascii") + b"\n")
        out.flush()

    badges, layout, sheet, title, images = pickle.load(sys.stdin.buffer)
    gc.disable()  # it would look the badges over, time and again, for what this process never makes: rings
    try:
        drawn = badge_pdf.render(badges, layout, sheet, title=title, images=images, progress=lambda done: say(f"drawn {done}"))
    except InputProblem as problem:
        say("problem " + json.dumps({"code": problem.code, "facts": problem.facts}, default=str))
        return 3
    say(f"pdf {len(drawn)}")
    out.write(drawn)
    out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
