"""The plan of a hall, shifted and zoomed: what each painted frame takes, beside a bare paint of as many rectangles.

    python benchmarks/plan.py [--stands 1000] [--frames 240] [--size 1366x768] [--ratio 1]

The widgets of page and editor are moved as a hand moves them, frame by frame. A frame is all the work of the window's thread
between two pictures: the shift, the turns of painting anew that fell into it, and the paint. Runs offscreen: no graphics card
is measured. The goal is 60 frames a second: 16.7 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
_FRAME_MS = 1000 / 60

Frame = tuple[float, float]
"""Milliseconds of a frame: by the clock, and those that the window's thread worked. On a busy machine the first grow."""


def main() -> None:
    """Measure and print."""
    asked = _arguments()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(asked.ratio)
    from checkin_app.ui.app import make_app
    from checkin_app.ui.stands.plan import Plan

    app = make_app()
    width, height = (int(part) for part in asked.size.split("x"))
    hall, views = _hall(asked.stands)
    bare = _bare(asked.stands, width, height)
    report("bare rectangles", _frames(app, bare, iter([_nothing] * min(asked.frames, 120))))
    bare.close()
    plan = Plan()
    plan.resize(width, height)
    plan.show()
    app.processEvents()
    began = time.perf_counter()
    plan.show_hall(hall, views)
    plan.repaint()
    print(f"{'shown for the first time':24} {1000 * (time.perf_counter() - began):7.1f} ms until the window answers,", end=" ")
    _until_rest(app, plan)
    print(f"{1000 * (time.perf_counter() - began):7.1f} ms until all is painted")
    plan.select(views[len(views) // 2].stand.number)
    _measure_shifts(app, plan, asked.frames)
    _measure_zoom(app, plan, asked.frames)
    plan.close()
    _measure_editor(app, hall, asked)


def _measure_editor(app: Any, hall: Any, asked: argparse.Namespace) -> None:
    """The same hall in the editor: shifted, also with everything chosen; zoomed; one stand dragged."""
    from PySide6.QtCore import QPointF

    from checkin_app.ui.halls.hands import HallCanvas
    from checkin_app.ui.halls.painting import Sheet
    from checkin_app.ui.halls.scene import STAND, things

    canvas = HallCanvas()
    canvas.resize(int(asked.size.split("x")[0]), int(asked.size.split("x")[1]))
    canvas.show_sheet(Sheet(hall, things(hall), {stand.number: "Biotherapeutics" for stand in hall.stands[::2]}))
    canvas.show()
    _until_rest(app, canvas)
    ways = [QPointF(7, 3), QPointF(-11, -5), QPointF(4, -2), QPointF(23, 9)]
    key = (STAND, hall.stands[len(hall.stands) // 2].number)
    for name, chosen in (("one chosen", [key]), ("all chosen", list(canvas.rects))):
        canvas.choose(chosen)
        _until_rest(app, canvas)
        steps = (partial(canvas.pan, ways[number // 30 % 4]) for number in range(asked.frames))
        report(f"editor, shift, {name}", _frames(app, canvas, steps))
    canvas.choose([key])
    canvas.fit()
    _until_rest(app, canvas)
    keys = (partial(canvas.zoom, number // 8 % 2 == 0) if number % 6 == 0 else _nothing for number in range(asked.frames))
    report("editor, keys + and -", _frames(app, canvas, keys, paced=True))
    canvas.fit()
    _until_rest(app, canvas)
    rect = canvas.rects[key]
    drag = (partial(canvas.move_to, {key: rect.moved(number * 0.1, number * 0.05)}) for number in range(asked.frames))
    report("editor, one stand dragged", _frames(app, canvas, drag))
    canvas.close()


def _measure_shifts(app: Any, plan: Any, frames: int) -> None:
    """As a hand drags: the whole hall, then closer."""
    from PySide6.QtCore import QPointF

    ways = [QPointF(7, 3), QPointF(-11, -5), QPointF(4, -2), QPointF(23, 9)]
    for name, scale in (("whole hall", 0.0), ("names in sight", 22.0), ("close", 60.0)):
        plan.fit()
        _until_rest(app, plan)
        if scale:
            plan.zoom(scale / plan._view.scale, glide=False)
            _until_rest(app, plan)
        steps = (partial(plan.pan, ways[number // 30 % 4]) for number in range(frames))
        report(f"shift, {name}", _frames(app, plan, steps))
        _until_rest(app, plan)


def _measure_zoom(app: Any, plan: Any, frames: int) -> None:
    """As two fingers do, there and back; what comes after; and by keys, each of which glides."""
    from PySide6.QtCore import QPointF

    plan.fit()
    _until_rest(app, plan)
    around = QPointF(plan.width() * 0.4, plan.height() * 0.45)
    factors = [1.03 if number // 60 % 2 == 0 else 1 / 1.03 for number in range(frames)]
    report("zoom, there and back", _frames(app, plan, (partial(plan.zoom, f, around, glide=False) for f in factors)))
    report("coming to rest", _until_rest(app, plan))
    keys = [(plan.zoom_in if n % 240 < 120 else plan.zoom_out) if n % 30 == 0 else _nothing for n in range(frames)]
    report("keys + and -, gliding", _frames(app, plan, iter(keys), paced=True))


def _bare(count: int, width: int, height: int) -> Any:
    """A widget with as many rectangles, in one colour."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QColor, QPainter
    from PySide6.QtWidgets import QWidget

    class Paints(QObject):
        def eventFilter(self, widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() != QEvent.Type.Paint or not isinstance(widget, QWidget):
                return False
            painter = QPainter(widget)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QColor("black"))
            painter.setBrush(QColor("white"))
            for number in range(count):
                painter.drawRect(number % 40 * width // 40, number // 40 * 20, width // 44, 17)
            painter.end()
            return True

    made = QWidget()
    paints = Paints(made)
    made.installEventFilter(paints)
    made.resize(width, height)
    made.show()
    return made


def _nothing() -> None:
    pass


def _hall(count: int) -> tuple[Any, list[Any]]:
    """A hall of that many stands, back to back in rows, each with an exhibitor and two people."""
    from checkin_app.domain.floorplan import Box, Exhibitor, Hall, StaffMember, Stand, StandState, StandView

    across = max(int((count * 1.6) ** 0.5), 1)
    stands = []
    for number in range(count):
        row, place = divmod(number, across)
        y = row // 2 * 9.0 + row % 2 * 3.0 + 2
        stands.append(Stand(f"{chr(65 + row % 26)}{place + 1:02}", "hall", str(row), place * 3.0 + 2, y, 3, 3, 9))
    rows = count // across + 1
    hall = Hall("hall", "Hall", across * 3.0 + 4, rows // 2 * 9.0 + 10, tuple(stands), aisles=(Box("A", 0, 0, 2, rows * 4.5),))
    views = []
    for number, stand in enumerate(stands):
        if number % 9 == 4:
            views.append(StandView(stand))
            continue
        staff = tuple(StaffMember(f"{number}-{n}", "Ann Smith", arrived_at="08:31" if (number + n) % 3 else "") for n in (0, 1))
        state = StandState.RESERVED if number % 5 == 1 else StandState.CONFIRMED
        views.append(StandView(stand, state, Exhibitor(str(number), f"Biotherapeutics {number} Research S.A."), staff))
    return hall, views


class _Paints:
    """Counts the pictures of a widget."""

    def __init__(self, widget: Any) -> None:
        from PySide6.QtCore import QEvent, QObject

        class Ear(QObject):
            count = 0

            def eventFilter(self, _widget: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
                self.count += event.type() == QEvent.Type.Paint
                return False

        self._widget, self._ear = widget, Ear()
        widget.installEventFilter(self._ear)

    @property
    def count(self) -> int:
        return self._ear.count


def _frames(app: Any, widget: Any, steps: Iterator[Callable[[], object]], *, paced: bool = False) -> list[Frame]:
    """What each frame took, a picture each. `paced`: no sooner than a screen would show it, as animations go by the clock."""
    from PySide6.QtCore import QEventLoop

    taken, paints = [], _Paints(widget)
    for step in steps:
        began, worked, before = time.perf_counter(), time.thread_time(), paints.count
        step()
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        if paints.count == before:
            widget.repaint()
        taken.append((1000 * (time.perf_counter() - began), 1000 * (time.thread_time() - worked)))
        while paced and time.perf_counter() - began < _FRAME_MS / 1000:
            pass
    return taken


def _until_rest(app: Any, plan: Any) -> list[Frame]:
    taken: list[Frame] = []
    while not plan.at_rest and len(taken) < 2000:
        taken += _frames(app, plan, iter([_nothing]), paced=True)
    return taken


def report(name: str, taken: list[Frame]) -> None:
    """A line of figures: how many frames, the median, and how slow the slowest are; by the clock, then of the processor."""
    if not taken:
        print(f"{name:24} at rest already")
        return
    late = sum(1 for one, _worked in taken if one > _FRAME_MS)
    by_clock, worked = (_figures([one[column] for one in taken]) for column in (0, 1))
    print(f"{name:24} {len(taken):4} frames  {by_clock}  {late:3} over {_FRAME_MS:.1f} | worked {worked}")


def _figures(taken: list[float]) -> str:
    ordered = sorted(taken)
    p95, p99 = (ordered[min(int(len(ordered) * part), len(ordered) - 1)] for part in (0.95, 0.99))
    return f"p50 {statistics.median(taken):5.2f} p95 {p95:5.2f} p99 {p99:5.2f} max {ordered[-1]:5.2f} ms"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--stands", type=int, default=1000)
    parser.add_argument("--frames", type=int, default=240)
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--ratio", default="1")
    return parser.parse_args()


if __name__ == "__main__":
    main()
