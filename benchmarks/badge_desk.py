"""What badges do to a desk that goes on scanning, and how long one takes from Enter to the spooler.

    python benchmarks/badge_desk.py [--people 396] [--rounds 60]

The threads of the window without its pages, which only repaint. A scan every few milliseconds, each timed from the window's
thread back to it, while nothing else goes on, while "Print all" sends everybody's badge and while "Check all" draws and reads
everybody's. One badge is timed from the key to the spooler's
`submit`, beside a first program that draws, notes a row in SQLite as durably and submits. Runs offscreen.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.badge_references import naive
from benchmarks.badges import Tray, notebook
from benchmarks.desk import filled, percentile, report
from checkin_app import bootstrap
from checkin_app.documents.layouts import layouts
from checkin_app.domain.badge import BadgeText
from checkin_app.printing import pdf_folder
from checkin_app.services import badges, desk
from checkin_app.services.session import Session
from checkin_app.settings import Settings
from checkin_app.ui.app import make_app
from checkin_app.ui.badges.checking import Checker
from checkin_app.ui.badges.sheaves import Sheaves
from checkin_app.ui.context import Context
from checkin_app.ui.tasks import Tasks

_EVERY_MS = 5
_LOOK_EVERY_MS = 3
_IDLE_SECONDS = 3.0


class TimedTray(Tray):
    """A spooler that remembers when it was given something; the printer that is chosen when none is."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.at: list[float] = []

    def knows(self, printer: str) -> bool:
        """Also the folder, which is the printer of a workstation without one."""
        return printer in {"Tray", pdf_folder.NAME}

    def submit(self, pdf: bytes, printer: str, title: str) -> str:
        """Keep it, and when."""
        self.at.append(time.perf_counter())
        return super().submit(pdf, printer, title)


class Desk:
    """The threads and print jobs of a window, over an event."""

    def __init__(self, app: QApplication, event: Path) -> None:
        self.app, self.tray = app, TimedTray(event.parent / "ours")

        def open_() -> Session:
            session = bootstrap.open_session(event, desk="A")
            session.spoolers = [self.tray]
            return session

        self.tasks = Tasks(open_)
        self.tasks.start()
        self.context = Context(self.tasks, Settings(sounds=False, badge_policy="never"))
        self.sheaves = Sheaves(self.context, self.context)
        self.checker = Checker(self.context, self.context)
        self.tasks.run(badges.warm)
        self.rest(1.0)

    def wait(self, over: Callable[[], bool]) -> None:
        """Go on until it is over."""
        awake = QTimer()
        awake.start(_LOOK_EVERY_MS)
        while not over():
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def taken_since(self, before: int) -> bool:
        """Whether the spooler has more than that."""
        return len(self.tray.at) > before

    def rest(self, seconds: float) -> None:
        """Let the window come to rest."""
        began = time.perf_counter()
        self.wait(lambda: time.perf_counter() - began > seconds)
        self.wait(lambda: not self.tasks.busy)

    def scans(self, codes: Iterator[str], over: Callable[[], bool]) -> list[float]:
        """Milliseconds of each scan until it is over: asked by the window, judged, committed and back."""
        times: list[float] = []
        timer = QTimer()
        timer.setInterval(_EVERY_MS)

        def scan() -> None:
            timer.stop()
            began = time.perf_counter()

            def judged(_outcome: object) -> None:
                times.append((time.perf_counter() - began) * 1000)
                if not over():
                    timer.start()

            code = next(codes)
            self.tasks.run(lambda session: desk.scan(session, code, session.stamp()), judged, urgent=True)

        timer.timeout.connect(scan)
        timer.start()
        self.wait(over)
        timer.stop()
        self.rest(0.2)
        return times

    def close(self) -> None:
        """Finish, and close the file."""
        self.tasks.stop()


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--people", type=int, default=396)
    arguments.add_argument("--rounds", type=int, default=60)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCUEIL_CONFIG"] = folder
        event = Path(folder) / "bench.accueil"
        session = filled(event, asked.people)
        codes = cycle([issued.code for issued in badges.codes(session)])
        session.close()
        window = Desk(make_app(), event)
        measure_one(window, Path(folder), asked.rounds)
        measure_scans(window, codes, asked.people)
        window.close()


def measure_one(window: Desk, folder: Path, rounds: int) -> None:
    """One badge, from the key to the spooler: our whole way against drawing, noting and submitting by the first means."""
    texts = _texts(window)[:rounds]
    layout = next(layout for layout in layouts() if layout.id == "a6")
    notes = notebook(folder / "notes.db")
    tray = Tray(folder / "theirs")
    ours, drawn, noted = [], [], []
    for text in texts:
        began, before = time.perf_counter(), len(window.tray.at)
        window.context.print_badges([text.attendee_id])
        window.wait(partial(window.taken_since, before))
        ours.append((window.tray.at[-1] - began) * 1000)
        window.rest(0.03)
        began = time.perf_counter()
        tray.submit(naive([text], layout), "", "")
        drawn.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        notes.execute("INSERT INTO sent VALUES (?, ?)", [text.attendee_id, time.time()])
        noted.append(drawn[-1] + (time.perf_counter() - began) * 1000)
    notes.close()
    spent, plain, durable = (statistics.median(column) for column in (ours, drawn, noted))
    report("one badge, Enter to spooler", f"{spent / plain:.2f} x naive, noting nothing", "goal <= 0.6 x")
    report("  against naive that notes a row (WAL, FULL)", f"{spent / durable:.2f} x", "")
    report("  absolute", f"{spent:.1f} ms against {plain:.1f} and {durable:.1f} ms", f"p95 {percentile(ours, 95):.1f} ms")


def _texts(window: Desk) -> list[BadgeText]:
    found: list[BadgeText] = []
    window.tasks.run(badges.badge_texts, found.extend)
    window.wait(lambda: bool(found))
    return found


def measure_scans(window: Desk, codes: Iterator[str], people: int) -> None:
    """Scans while nothing else goes on, while all is printed, while all is checked."""
    began = time.perf_counter()
    _told("scans while nothing else goes on", window.scans(codes, lambda: time.perf_counter() - began > _IDLE_SECONDS), "")
    sheaves, checker = window.sheaves, window.checker
    ids = [text.attendee_id for text in _texts(window)]
    began = time.perf_counter()
    sheaves.start(ids, "a6")
    _told(f'scans during "Print all {people}"', window.scans(codes, lambda: not sheaves.running), "goal p99 <= 20 ms")
    report("  absolute", f"{time.perf_counter() - began:.1f} s, {len(window.tray.taken)} jobs taken", "")
    began = time.perf_counter()
    checker.start(next(layout for layout in layouts() if layout.id == "a6"))
    _told(f'scans during "Check all {people}"', window.scans(codes, lambda: not checker.running), "goal p99 <= 20 ms")
    report("  absolute", f"{time.perf_counter() - began:.1f} s", "")


def _told(what: str, times: list[float], goal: str) -> None:
    p50, p99 = percentile(times, 50), percentile(times, 99)
    report(what, f"p50 {p50:.1f}, p99 {p99:.1f}, max {max(times):.1f} ms ({len(times)})", goal)


if __name__ == "__main__":
    main()
