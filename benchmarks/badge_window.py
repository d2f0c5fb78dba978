"""What a batch of badges does to the window: a timer of a millisecond on the window's thread, and how late it comes.

    python benchmarks/badge_window.py [--badges 4000] [--thread]

The real window shows the page of the badges, and "Save as PDF" draws everybody. `--thread` draws in a thread of the window's
own process instead, to see what the process of its own is for. Runs offscreen.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from benchmarks.desk import filled, percentile, report
from checkin_app import bootstrap
from checkin_app.services import badges
from checkin_app.settings import Settings
from checkin_app.ui.app import make_app
from checkin_app.ui.badges.page import BadgesPage
from checkin_app.ui.badges.saving import EVERYBODY, Order
from checkin_app.ui.context import Context
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.tasks import Tasks


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--badges", type=int, default=4000)
    arguments.add_argument("--thread", action="store_true")
    asked = arguments.parse_args()
    if asked.thread:
        badges.MANY = asked.badges
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCUEIL_CONFIG"] = folder
        event = Path(folder) / "bench.accueil"
        filled(event, asked.badges).close()
        measure(event, Path(folder) / "badges.pdf", asked.badges)


def measure(event: Path, path: Path, count: int) -> None:
    """From the click to the file, the window open at the page of the badges."""
    app = make_app()
    tasks = Tasks(lambda: bootstrap.open_session(event, desk="A"))
    tasks.start()
    context = Context(tasks, Settings(sounds=False, badge_policy="never"))
    window = MainWindow(context)
    window.resize(1366, 768)
    window.show()
    window.show_page("badges")
    page = window.page("badges")
    assert isinstance(page, BadgesPage)
    rest(app, 2.0)
    while tasks.busy:
        rest(app, 0.1)
    idle = late(app, lambda: None, lambda began: time.perf_counter() - began > 1.0)
    began = time.perf_counter()
    lags = late(app, lambda: page.saver.start(Order(EVERYBODY, "a6"), path), lambda _began: not page.saver.running)
    spent = time.perf_counter() - began
    window.close()
    tasks.stop()
    figure = f"p95 {percentile(lags, 95):.1f} ms, max {max(lags):.1f} ms"
    report(f"window lag, {count:,} badges drawn", figure, "goal p95 <= 5 ms, max <= 50 ms")
    report("  the same while nothing is drawn", f"p95 {percentile(idle, 95):.1f} ms, max {max(idle):.1f} ms", "")
    report("  absolute", f"{spent:.1f} s, {path.stat().st_size / 1e6:.1f} MB", "")


def late(app: QApplication, begin: Callable[[], object], over: Callable[[float], bool]) -> list[float]:
    """Milliseconds by which each tick of a 1 ms timer came late, until it is over."""
    ticks: list[float] = []
    timer = QTimer()
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(1)
    last = time.perf_counter()

    def tick() -> None:
        nonlocal last
        now = time.perf_counter()
        ticks.append(max(0.0, (now - last) * 1000 - 1))
        last = now

    timer.timeout.connect(tick)
    began = time.perf_counter()
    timer.start()
    begin()
    while not over(began):
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    timer.stop()
    return ticks


def rest(app: QApplication, seconds: float) -> None:
    """Let the window finish what it began."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


if __name__ == "__main__":
    main()
