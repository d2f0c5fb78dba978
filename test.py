#!/usr/bin/env python3
"""Checks Accueil from a checkout: `python3 test.py` runs linters, type checker, layers and tests.

    python3 test.py                    style, types, layers, then every test but the long ones
    python3 test.py --long             the long ones as well (kills, power cuts, print shop): what CI runs
    python3 test.py tests/domain -k undo      these tests alone: anything else is given to pytest as it is

The quick tests run in two processes, the long ones (which measure, kill and print) in one after them;
`test.py -n 0` runs the quick ones in one process as well.
The exit status is 0 only if every step passed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tools import bootstrap_env

DEV_LOCK = "requirements-dev.lock"
NO_TEST_WAS_RUN = 5
# Left to itself Qt would open windows on the screen of whoever runs the tests.
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}


@dataclass
class Step:
    """One check: what it is called, what is run, and how it ended."""

    name: str
    command: list[str]
    status: int = 0
    seconds: float = 0.0
    closing: str = ""

    @property
    def line(self) -> str:
        """The step in one line of the summary."""
        verdict = "ok    " if self.status == 0 else "FAILED"
        return f"{verdict} {self.name:<14} {self.seconds:6.1f} s"


def environment() -> dict[str, str]:
    """Return the environment of every step."""
    return {**OFFSCREEN, **bootstrap_env.program_environment(), "PYTHONUNBUFFERED": "1"}


def static_steps(python: Path) -> list[Step]:
    """Return the checks that only read the code."""
    module = [str(python), "-m"]
    lint_imports = python.with_name("lint-imports.exe" if os.name == "nt" else "lint-imports")
    return [
        Step("ruff check", [*module, "ruff", "check", "--quiet", "."]),
        Step("ruff format", [*module, "ruff", "format", "--check", "--quiet", "."]),
        Step("mypy", [*module, "mypy", "--no-error-summary"]),
        Step("layers", [str(lint_imports), "--no-logo"]),
    ]


def pytest_steps(python: Path, arguments: list[str], long_too: bool) -> list[Step]:
    """Return the runs of pytest: what the caller asked for, or the quick tests and then the long ones."""
    pytest = [str(python), "-m", "pytest"]
    if os.name != "nt" and sys.stdout.isatty():
        pytest.append("--color=yes")
    if arguments:
        return [Step("tests", [*pytest, *(["-m", ""] if long_too else []), *arguments])]
    processes = str(min(2, os.cpu_count() or 1))
    steps = [Step("tests", [*pytest, "-n", processes])]
    if long_too:
        # Alone on the machine: they measure times, kill processes and hold a print shop.
        steps.append(Step("long tests", [*pytest, "-m", "long", "-p", "no:xdist", "--durations=5"]))
    return steps


def run_quietly(step: Step) -> None:
    """Run a check and show what it says only if it found something."""
    start = time.monotonic()
    done = subprocess.run(
        step.command,
        cwd=bootstrap_env.ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    step.status, step.seconds = done.returncode, time.monotonic() - start
    if step.status:
        print(done.stdout.rstrip(), flush=True)
    print(step.line, flush=True)


def run_tests(step: Step, may_be_empty: bool) -> None:
    """Run pytest and show what it says as it comes, but for its last line, which is kept for the end."""
    start = time.monotonic()
    process = subprocess.Popen(
        step.command,
        cwd=bootstrap_env.ROOT,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    assert process.stdout is not None
    for line in process.stdout:
        if step.closing:
            print(step.closing, flush=True)
        step.closing = line.rstrip()
    step.status, step.seconds = process.wait(), time.monotonic() - start
    if step.status == NO_TEST_WAS_RUN and may_be_empty:
        step.status, step.closing = 0, ""
    print(step.line, flush=True)


def run_all(static: list[Step], tests: list[Step]) -> int:
    """Run every step, whatever the earlier ones found, and close with pytest's own last lines."""
    for step in static:
        run_quietly(step)
    for number, step in enumerate(tests):
        # There may be no long test in a branch; that there is no test at all is a failure.
        run_tests(step, may_be_empty=number > 0)
    failed = [step.name for step in static + tests if step.status]
    if failed:
        print(f"\nFailed: {', '.join(failed)}", flush=True)
    for step in tests:
        if step.closing:
            print(step.closing, flush=True)
    return 1 if failed else 0


def main() -> int:
    """Run what the command line asks for."""
    arguments = sys.argv[1:]
    if "--help" in arguments or "-h" in arguments:
        print(__doc__)
        return 0
    long_too = "--long" in arguments
    arguments = [argument for argument in arguments if argument != "--long"]
    packages = bootstrap_env.RUN_PACKAGES + bootstrap_env.TEST_PACKAGES
    python = bootstrap_env.prepare(DEV_LOCK, packages, "A part of the tests")
    static = [] if arguments else static_steps(python)
    try:
        return run_all(static, pytest_steps(python, arguments, long_too))
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


if __name__ == "__main__":
    raise SystemExit(main())
