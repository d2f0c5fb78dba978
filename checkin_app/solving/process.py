"""The solver runs in a child process: it can be stopped at once with what it has, and takes nobody's time but its own.

The child is the program itself, whose entry point hands `--solving-process` to `main`.
"""

from __future__ import annotations

import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO, Any

from checkin_app import children
from checkin_app.domain.allocation import Problem, Weights
from checkin_app.errors import EnvironmentProblem
from checkin_app.solving.allocate import Found, allocate

FLAG = "--solving-process"
GRACE = 20.0
"""Seconds over its time after which a child that does not end is ended: the solver looks at the clock between its steps."""

TICK = 0.1


def run(
    problem: Problem,
    weights: Weights,
    seconds: float,
    told: Callable[[Found], None],
    cancelled: Callable[[], bool],
) -> Found:
    """`allocate` in a child. `told` gets the best so far several times a second, `cancelled` is asked as often.

    Raises EnvironmentProblem ("solver_died") when the child ends without any plan.
    """
    found: Found | None = None
    with _child() as child:
        lines: queue.Queue[bytes] = queue.Queue()
        feeding = threading.Thread(
            target=_feed, args=(child, pickle.dumps((problem, weights, time.time() + seconds))), daemon=True
        )
        reading = threading.Thread(target=_read, args=(child.stdout, lines), daemon=True)
        feeding.start()
        reading.start()
        ends = time.monotonic() + seconds + GRACE
        while not cancelled() and time.monotonic() < ends:
            found, ended = _newest(lines, found)
            if found:
                told(found)
            if ended:
                break
        else:
            child.kill()
            reading.join()
            found, _ = _newest(lines, found)
    if found is None:
        raise EnvironmentProblem("solver_died")
    return found


def _newest(lines: queue.Queue[bytes], found: Found | None) -> tuple[Found | None, bool]:
    """The last thing the child said within a tick, and whether it will say no more (an empty line)."""
    wait = TICK
    while True:
        try:
            line = lines.get(timeout=wait)
        except queue.Empty:
            return found, False
        if not line:
            return found, True
        if line.endswith(b"\n"):  # a child that was killed leaves half a line
            said: dict[str, Any] = json.loads(line)
            plan = found.plan if said["plan"] is None and found else said["plan"]
            found = Found(plan, said["cost"], said["bound"], said["optimal"], said["partly"])
        wait = 0.0


def _feed(child: subprocess.Popen[bytes], work: bytes) -> None:
    if child.stdin:
        try:
            child.stdin.write(work)
            child.stdin.close()
        except OSError:
            return  # it ended before it had read all: that is told by what it did not answer


def _read(stream: IO[bytes] | None, lines: queue.Queue[bytes]) -> None:
    for line in stream or ():
        lines.put(line)
    lines.put(b"")


@contextmanager
def _child() -> Iterator[subprocess.Popen[bytes]]:
    child = subprocess.Popen(
        children.command(FLAG),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=children.environment(),
        creationflags=children.NO_CONSOLE,
    )
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        for stream in (child.stdin, child.stdout):
            if stream and not stream.closed:
                stream.close()


def main() -> int:
    """The child: reads the problem, writes a JSON line each time that it knows better. Ctrl+C is its parent's affair."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the solver greets on standard output
    problem, weights, ends = pickle.load(sys.stdin.buffer)
    said: list[dict[str, str]] = []

    def tell(found: Found) -> None:
        known = bool(said) and said[-1] is found.plan
        said[:] = [found.plan]
        line = {name: getattr(found, name) for name in ("cost", "bound", "optimal", "partly")}
        answers.write(json.dumps({"plan": None if known else found.plan, **line}).encode() + b"\n")
        answers.flush()

    tell(allocate(problem, weights, max(ends - time.time(), 0.0), tell))
    return 0
