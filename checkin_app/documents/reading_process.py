"""A file that somebody sent us is read in a child process with a memory and a time limit.

A 5 kB workbook can abort a reader or hold it for half a minute; a child that dies takes nothing with it. Only small plain
text is read here at once: its reader goes over the bytes a bounded number of times.

The child is the program itself, whose entry point hands `--reading-process FILE` to `main`.
"""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from checkin_app import children
from checkin_app.documents.containers import Found, recognise
from checkin_app.documents.tables import from_wire, read_tables, to_wire
from checkin_app.domain.lists.table import Book
from checkin_app.errors import InputProblem, Problem

FLAG = "--reading-process"
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space of the child (Linux): the reader itself maps some 300 MB."""
SECONDS = 15
"""Wall time until the child is ended; its CPU time is limited a little below."""
SMALL = {"text": 32 * 1024 * 1024, "json": 2 * 1024 * 1024, "html": 256 * 1024}
"""Bytes that are read without a child, by format: the readers' time is in proportion to them, and cells are counted."""


def read_book(path: Path) -> Book:
    """The tables of the file, safely. Raises InputProblem with a code that names what the file is."""
    found = recognise(path)
    if path.stat().st_size > SMALL.get(found.format, 0):
        return _in_child(path)
    try:
        return read_tables(path, found)
    except InputProblem as problem:
        raise InputProblem(problem.code, **{"file": path.name, **problem.facts}) from problem


def _in_child(path: Path) -> Book:
    try:
        done = subprocess.run(
            [*_command(), str(path.resolve())],
            capture_output=True,
            timeout=SECONDS,
            env=children.environment(PYTHONIOENCODING="utf-8", PYTHONUTF8="1"),
            check=False,
            stdin=subprocess.DEVNULL,
            creationflags=children.NO_CONSOLE,
        )
    except subprocess.TimeoutExpired as error:
        raise InputProblem("reading_took_too_long", file=path.name, seconds=SECONDS) from error
    return _answer(done, path)


def _answer(done: subprocess.CompletedProcess[bytes], path: Path) -> Book:
    text = done.stdout.decode("utf-8", "replace")
    if done.returncode == 0:
        return from_wire(text)
    if done.returncode == 3:
        problem = json.loads(text)
        raise InputProblem(problem["code"], **{"file": path.name, **problem["facts"]})
    raise InputProblem("reader_died", file=path.name)


def _command() -> list[str]:
    return children.command(FLAG)


def _limit() -> None:
    """Bound memory and CPU time. Windows has the parent's time limit only."""
    if sys.platform == "win32":
        return
    import resource

    limits = {
        resource.RLIMIT_AS: (MEMORY, MEMORY),
        resource.RLIMIT_CPU: (SECONDS - 3, SECONDS - 2),
        resource.RLIMIT_CORE: (0, 0),
    }
    bound(limits, resource.setrlimit)


def bound(limits: Mapping[int, tuple[int, int]], set_limit: Callable[[int, tuple[int, int]], None]) -> None:
    """Set each limit that the system takes: macOS refuses one on memory, as what it maps into every process is larger."""
    for what, most in limits.items():
        with suppress(ValueError, OSError):
            set_limit(what, most)


def main(arguments: list[str]) -> int:
    """The child: writes the book to standard output as JSON; status 3 with a problem's code if there is one."""
    _limit()
    path = Path(arguments[-1])
    try:
        answer = to_wire(read_tables(path, Found(recognise(path).format)))
        status = 0
    except Problem as problem:
        answer = json.dumps({"code": problem.code, "facts": problem.facts}, default=str)
        status = 3
    except (zipfile.BadZipFile, zlib.error, EOFError):
        answer = json.dumps({"code": "corrupt_file", "facts": {"file": path.name, "is_a": "archive"}})
        status = 3
    except MemoryError:
        answer = json.dumps({"code": "too_large_uncompressed", "facts": {"file": path.name, "megabytes": MEMORY // 1_000_000}})
        status = 3
    sys.stdout.buffer.write(answer.encode("utf-8"))
    sys.stdout.buffer.flush()
    return status
