"""The window: its first painted frame beside a bare one, and the way from a scan to the painted verdict.

    python benchmarks/window.py [--people 10000] [--scans 200]

Runs offscreen, so that paint is measured and no graphics card. Prints a ratio a line with the goal of the design paper "Speed".
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.desk import filled, percentile, report
from checkin_app.ui.keys import KeyEar
from checkin_app.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
_FIRST_FRAME = """
import sys, time
began = time.perf_counter()
sys.path.insert(0, {root!r})
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QListView, QMainWindow
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

class Look(QObject):
    def __init__(self, first=True):
        super().__init__()
        self.first = first

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched.isWidgetType() and (watched.isWindow() if self.first
                                                                             else type(watched).__name__ == "SearchField"):
            print((time.perf_counter() - began) * 1000, flush=True)
            import os
            os._exit(0)
        return False

{body}
"""
_BARE = """
app = QApplication([])
look = Look(); app.installEventFilter(look)
window, ground, line = QMainWindow(), QWidget(), QHBoxLayout()
for column in range(3):
    stack = QVBoxLayout()
    for number in range(10):
        stack.addWidget(QPushButton(str(number)) if column == 0 else QLabel(str(number)))
    stack.addWidget(QLineEdit()); stack.addWidget(QListView()); line.addLayout(stack)
ground.setLayout(line); window.setCentralWidget(ground); window.resize(1366, 768); window.show()
app.exec()
"""
_OURS = """
from pathlib import Path
from checkin_app.ui import opening
app = QApplication([])
look = Look({first!r}); app.installEventFilter(look)
opening.run_window(Path({event!r}))
"""


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    arguments.add_argument("--people", type=int, default=10_000)
    arguments.add_argument("--scans", type=int, default=200)
    asked = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ACCUEIL_CONFIG"] = folder
        event = Path(folder) / "bench.accueil"
        filled(event, asked.people).close()
        measure_first_frame(event)
        measure_scan_to_paint(event, asked.scans)


def measure_first_frame(event: Path) -> None:
    """From the start of Python's own code to the first paint of the window, and of the desk's field; medians, in turns.

    The first frame is the window in its colours, without words; what is typed before the field is there is kept for it.
    """
    bare, ours, ready = [], [], []
    for _n in range(7):
        bare.append(_first_frame(_BARE))
        ours.append(_first_frame(_OURS.format(event=str(event), first=True)))
        ready.append(_first_frame(_OURS.format(event=str(event), first=False)))
    middle = statistics.median(bare)
    report("first painted frame", f"{statistics.median(ours) / middle:.2f} x a bare window", "goal <= 1.2 x")
    report("  absolute", f"{statistics.median(ours):.0f} ms, bare {middle:.0f} ms", "")
    report("the desk itself painted", f"{statistics.median(ready) / middle:.1f} x, {statistics.median(ready):.0f} ms", "")


def _first_frame(body: str) -> float:
    script = _FIRST_FRAME.format(root=str(ROOT), body=body)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return float(done.stdout.split()[-1])


def measure_key_to_hits(window: MainWindow, app: QApplication) -> list[float]:
    """From a key in the field, through the ear that tells scans from typing, to the painted hits."""
    ear = KeyEar(app)
    finder, at, times = window.desk.finder, 1_000_000, []
    for name in ("nunez", "lebras", "besset", "castan", "gwilym", "mercad") * 6:
        finder.field.clear()
        for number, letter in enumerate(name, start=1):
            at += 150
            key = QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            key.setTimestamp(at)
            began = time.perf_counter()
            app.sendEvent(finder.field, key)
            while finder.answered != name[:number]:
                app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            finder.repaint()
            times.append((time.perf_counter() - began) * 1000)
            _rest(app, 0.06)
    ear.stop()
    return times


class Painted(QObject):
    """How often a widget was painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.times = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802, D102 - Qt's name
        self.times += event.type() == QEvent.Type.Paint
        return False


def measure_scan_to_paint(event: Path, scans: int) -> None:
    """From the last letter of a scan to the painted verdict, the durable commit included; printing is off."""
    from checkin_app import bootstrap
    from checkin_app.services import badges, searching
    from checkin_app.settings import Settings
    from checkin_app.ui.app import make_app
    from checkin_app.ui.context import Context
    from checkin_app.ui.tasks import Tasks

    app = make_app()
    tasks = Tasks(lambda: bootstrap.open_session(event, desk="A"))
    tasks.start()
    context = Context(tasks, Settings(sounds=False, badge_policy="never"))
    context.change_settings(badge_policy="never")
    window = MainWindow(context)
    window.resize(1366, 768)
    window.show()
    tasks.run(searching.warm)
    found: list[list[str]] = []
    tasks.run(lambda session: [issued.code for issued in badges.codes(session)[: scans + 20]], found.append)
    while not found:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    times = []
    painted = Painted(window.desk.verdict.band)
    judged: list[float] = []
    # The desk says who was judged as soon as the verdict is painted, and before it reads anything again.
    context.judged.connect(lambda _outcomes: judged.append(time.perf_counter()))
    for number, code in enumerate(found[0], 1):
        before, began = painted.times, time.perf_counter()
        window.take_scan(code)
        while len(judged) < number:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert painted.times > before, "the verdict is painted when the desk says that it judged"
        times.append((judged[-1] - began) * 1000)
        _rest(app)
    keys = measure_key_to_hits(window, app)
    window.close()
    tasks.stop()
    figure = f"p50 {percentile(keys, 50):.1f} ms, p99 {percentile(keys, 99):.1f} ms"
    report("key to painted hits", figure, "goal p99 < 16 ms")
    kept = times[20:]
    figure = f"p50 {percentile(kept, 50):.1f} ms, p99 {percentile(kept, 99):.1f} ms"
    report("scan to painted verdict", figure, "goal p99 < 16 ms")


def _rest(app: QApplication, seconds: float = 0.03) -> None:
    """Let the window finish what follows a verdict, as the queue does between two people."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)


if __name__ == "__main__":
    main()
