"""A list previewed, checked, imported and indexed for search, beside the sqlite3 shell's bare `.import` of the same file.

    python benchmarks/imports.py [--rows 100000] [--profile]

Prints the time of each step and the ratio, with the goal of the design paper "Speed" (<= 7 x), and how long another connection
ever waited for the file's lock meanwhile (a scan would, < 200 ms). The shell checks nothing, folds nothing, indexes nothing,
writes no journal and lets nobody in between: the ready rows of journal, people and search index alone, in one transaction, take
SQLite about 8 x. Absolute times move with the machine, ratios hold if nothing else runs.
"""

from __future__ import annotations

import argparse
import cProfile
import csv
import os
import pstats
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checkin_app import bootstrap
from checkin_app.services import importing

GOAL = 7.0
WAIT = 0.2
PREVIEW_ROWS = 400
PREVIEW_GOAL = 1.0
PROBE = """
import os, select, sys, time
from sqlcipher3 import dbapi2
waits, ended = [], lambda: select.select([sys.stdin], [], [], 0.02)[0]
while not os.path.exists(sys.argv[1]) and not ended():
    pass
connection = dbapi2.connect(sys.argv[1], timeout=10, isolation_level=None)
while not ended():
    began = time.perf_counter()
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("ROLLBACK")
    waits.append(time.perf_counter() - began)
print(*waits)
"""
DEMO = Path(__file__).resolve().parent.parent / "resources" / "demo" / "attendees.csv"


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--rows", type=int, default=100_000)
    arguments.add_argument("--profile", action="store_true", help="say where our own time goes")
    chosen = arguments.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        measure_preview(folder)
        path = crowd(folder / "crowd.csv", chosen.rows)
        shell = best(lambda: shell_import(path, folder / "shell.db"))
        if chosen.profile:
            with cProfile.Profile() as profile:
                ours(path, folder / "ours.accueil", chosen.rows)
            pstats.Stats(profile).sort_stats("tottime").print_stats(35)
            return
        before = peak()
        with probing(folder / "ours.accueil") as waits:
            times = ours(path, folder / "ours.accueil", chosen.rows)
        memory = peak()
        total = times["read"] + times["write"]
        each = (memory - before) * 1024 / chosen.rows
        print(
            f"{chosen.rows} rows, {path.stat().st_size / 1e6:.1f} MB; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
        )
        print(f"  sqlite3 shell, .import      {shell:7.2f} s")
        print(f"  read and understood         {times['read']:7.2f} s")
        print(f"  compared, written, indexed  {times['write']:7.2f} s")
        print(f"  ratio                       {total / shell:7.1f} x   goal <= {GOAL:g}   {verdict(total / shell <= GOAL)}")
        print(f"  memory                      {memory:7.0f} MB at most, {each:.1f} kB a row")
        print(
            f"  longest wait for the lock   {max(waits) * 1000:7.0f} ms  goal < {WAIT * 1000:g}   {verdict(max(waits) < WAIT)}"
        )


def measure_preview(folder: Path) -> None:
    """What the user waits for after dropping a list of the usual length."""
    path = crowd(folder / "usual.csv", PREVIEW_ROWS)
    session = bootstrap.new_event(folder / "usual.accueil", name="Bench", place="", days=[date(2010, 7, 1)], desk="A")
    seconds = best(lambda: importing.preview(session, [path]))
    session.close()
    print(f"{PREVIEW_ROWS} rows previewed in {seconds:.2f} s   goal < {PREVIEW_GOAL:g}   {verdict(seconds < PREVIEW_GOAL)}")


def peak() -> float:
    """The most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


@contextmanager
def probing(event: Path) -> Iterator[list[float]]:
    """Ask for the lock of the event file from a process of its own, again and again, and note each wait in seconds."""
    waits: list[float] = []
    with subprocess.Popen([sys.executable, "-c", PROBE, str(event)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        try:
            yield waits
        finally:
            said, _nothing = child.communicate(b"")
            waits += map(float, said.split())


def crowd(path: Path, rows: int) -> Path:
    """A list in the shape of the demo's, its people mixed from the demo's; every address and ticket its own."""
    dice = random.Random(1)
    with DEMO.open(encoding="cp1252", newline="") as file:
        header, *people = csv.reader(file, delimiter=";")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        for number in range(rows):
            row = list(dice.choice(people))
            other = dice.choice(people)
            row[0] = f"B-{number:06}"
            row[2], row[3] = f"{row[2]} {other[2]}", other[3]
            row = [cell.replace("@", f".{number}@", 1) for cell in row]
            writer.writerow(row)
    return path


def shell_import(path: Path, database: Path) -> None:
    """The reference: `.import` into one table of text."""
    database.unlink(missing_ok=True)
    shell = shutil.which("sqlite3")
    if shell is None:
        raise SystemExit("The sqlite3 shell is not installed: there is nothing to compare with.")
    commands = f'.mode csv\n.separator ;\n.import "{path}" people\n'
    subprocess.run([shell, str(database)], input=commands, text=True, check=True, capture_output=True)


def ours(path: Path, event: Path, rows: int) -> dict[str, float]:
    """The program: reading with every check, then the journal, the state and the search index."""
    session = bootstrap.new_event(event, name="Bench", place="", days=[date(2010, 7, 1)], desk="A")
    began = time.perf_counter()
    found = importing.read(session, path)
    understood = time.perf_counter()
    report = importing.apply(session, path, found, session.stamp())
    written = time.perf_counter()
    assert report.new + report.unchanged + len(report.merged) + len(report.rejected) + len(found.ignored) == rows
    session.close()
    return {"read": understood - began, "write": written - understood}


def best(work: Callable[[], object], times: int = 3) -> float:
    """The shortest of a few runs."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return min(found)


def verdict(met: bool) -> str:
    return "met" if met else "NOT MET"


if __name__ == "__main__":
    main()
