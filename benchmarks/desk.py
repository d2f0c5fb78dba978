"""Scan and start-up, each beside a reference measured in the same run.

    python benchmarks/desk.py [--people 10000]

Prints a ratio a line with the goal of the design paper "Speed". Absolute times move with the machine, ratios hold.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from checkin_app import bootstrap
from checkin_app.domain.lists.model import Container, Person, ReadList
from checkin_app.services import badges, desk, importing
from checkin_app.services.session import Session

DAYS = [date(2010, 7, 1), date(2010, 7, 2)]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--people", type=int, default=10_000)
    people = arguments.parse_args().people
    with tempfile.TemporaryDirectory() as folder:
        session = filled(Path(folder) / "bench.accueil", people)
        measure_scan(session, Path(folder))
        session.close()
    measure_start()


def filled(path: Path, people: int) -> Session:
    """An event with that many people, their names mixed from the demo's."""
    dice = random.Random(1)
    session = bootstrap.new_event(path, name="Bench", place="", days=DAYS, desk="A")
    demo = Path(__file__).resolve().parent.parent / "resources" / "demo" / "attendees.csv"
    rows = [line.split(";") for line in demo.read_text("cp1252").splitlines()[1:]]
    crowd = tuple(
        Person(
            number + 2, dice.choice(rows)[3], f"{dice.choice(rows)[2]} {dice.choice(rows)[2]}",
            company=f"{dice.choice(rows)[4]} {number % 977}", email=f"p{number}@bench.example", external_id=f"B-{number:06}",
        )
        for number in range(people)
    )  # fmt: skip
    began = time.perf_counter()
    importing.apply(session, path, ReadList("attendees", Container("csv", rows_read=people), people=crowd), session.stamp())
    report("import of a ready list", f"{people / (time.perf_counter() - began):,.0f} people/s", "")
    return session


def measure_scan(session: Session, folder: Path) -> None:
    """A committed scan against one fdatasync of a page on the same disk."""
    codes = [issued.code for issued in badges.codes(session)[:400]]
    scans = timed(lambda code: desk.scan(session, code, session.stamp()), codes)
    with (folder / "page").open("wb") as file:
        syncs = timed(lambda _code: _sync(file.fileno()), codes)
    report("scan, judged and committed (WAL, FULL)", f"{ratio(scans, syncs):.2f} x one fdatasync", "goal <= 2 x")
    report("  absolute", f"p50 {percentile(scans, 50):.2f} ms, p99 {percentile(scans, 99):.2f} ms", "")


def measure_start() -> None:
    """A command that does next to nothing, against Python starting."""
    nothing = [timed_process([sys.executable, "-c", "pass"]) for _ in range(5)]
    help_ = [timed_process([sys.executable, "-m", "checkin_app", "--help"]) for _ in range(5)]
    report("start of a command", f"{statistics.median(help_) / statistics.median(nothing):.1f} x bare Python",
           f"{statistics.median(help_):.0f} ms")  # fmt: skip


def timed(act: Callable[[str], object], values: Sequence[str]) -> list[float]:
    """Milliseconds of each call."""
    times = []
    for value in values:
        began = time.perf_counter()
        act(value)
        times.append((time.perf_counter() - began) * 1000)
    return times


def timed_process(words: list[str]) -> float:
    """Milliseconds of a process."""
    began = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, cwd=Path(__file__).resolve().parent.parent)
    return (time.perf_counter() - began) * 1000


def ratio(ours: Sequence[float], reference: Sequence[float]) -> float:
    """Median against median."""
    return percentile(ours, 50) / percentile(reference, 50)


def percentile(times: Sequence[float], rank: int) -> float:
    """The time that `rank` in a hundred do not pass."""
    return sorted(times)[min(len(times) - 1, len(times) * rank // 100)]


def report(what: str, figure: str, goal: str) -> None:
    """One line."""
    print(f"{what:48} {figure:34} {goal}")


def _sync(handle: int) -> None:
    os.pwrite(handle, os.urandom(4096), 0)
    getattr(os, "fdatasync", os.fsync)(handle)


if __name__ == "__main__":
    main()
