"""Many badges are drawn, or drawn and read back, in a child process: a thread that does keeps Python from window and desk.

The child gets the badges through its standard input, and tells through its standard output how far it is, then the result. It
is the program itself, whose entry point hands `--drawing-process` to `main`.
"""

from __future__ import annotations

import gc
import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from checkin_app import children
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, Sheet
from checkin_app.errors import EnvironmentProblem, InputProblem

if TYPE_CHECKING:
    # What draws is loaded by the child, once it has made itself polite.
    from checkin_app.documents.badge_images import Logo
    from checkin_app.documents.badge_pdf import BadgeFault

FLAG = "--drawing-process"

_FLAGS = children.NO_CONSOLE | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
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
    return _done_apart(_Asked(list(badges), layout, sheet, title, images or {}), progress)


def check_apart(
    badges: Sequence[BadgeText], layout: Layout, images: Mapping[str, Logo], *, progress: Progress
) -> list[tuple[str, BadgeFault]]:
    """What `badge_check.faults` finds, codes read back too, found by a child process. `progress` and problems as above."""
    found: list[tuple[str, BadgeFault]] = pickle.loads(
        _done_apart(_Asked(list(badges), layout, images=images, check=True), progress)
    )
    return found


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the child is to do: draw these badges, or check them."""

    badges: list[BadgeText]
    layout: Layout
    sheet: Sheet | None = None
    title: str = ""
    images: Mapping[str, Logo] = field(default_factory=dict)
    check: bool = False

    def done(self, progress: Callable[[int], None]) -> bytes:
        """The PDF, or what was found, pickled."""
        from checkin_app.documents import badge_check, badge_pdf

        if self.check:
            found = badge_check.faults(self.badges, self.layout, self.images, read_back=True, progress=progress)
            return pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
        return badge_pdf.render(self.badges, self.layout, self.sheet, title=self.title, images=self.images, progress=progress)


def _done_apart(asked: _Asked, progress: Progress) -> bytes:
    total = len(asked.badges)
    with _started() as child:
        try:
            return _answer(child, pickle.dumps(asked, pickle.HIGHEST_PROTOCOL), lambda done: progress(done, total), total)
        finally:
            child.kill()


def _started() -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        _command(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=children.environment(),
        creationflags=_FLAGS,
    )


def _command() -> list[str]:
    return children.command(FLAG)


def _answer(child: subprocess.Popen[bytes], asked: bytes, told: Callable[[int], None], total: int) -> bytes:
    """Read lines of progress until the result comes, or a problem, or nothing any more."""
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
        elif word == "done":
            result = child.stdout.read(int(value))
            if len(result) == int(value):
                return result
    raise EnvironmentProblem("drawing_died", n=total)


def main() -> int:
    """The child: draws or checks what it is given, and writes the result to standard output."""
    out: IO[bytes] = sys.stdout.buffer
    if sys.platform != "win32":
        os.nice(_POLITE)

    def say(line: str) -> None:
        out.write(line.encode("ascii") + b"\n")
        out.flush()

    asked = pickle.load(sys.stdin.buffer)
    gc.disable()  # it would look the badges over, time and again, for what this process never makes: rings
    try:
        result = asked.done(lambda count: say(f"drawn {count}"))
    except InputProblem as problem:
        say("problem " + json.dumps({"code": problem.code, "facts": problem.facts}, default=str))
        return 3
    say(f"done {len(result)}")
    out.write(result)
    out.flush()
    return 0
