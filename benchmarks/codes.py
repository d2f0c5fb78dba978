"""How fast a code is told, read anew and found, each beside a reference measured in the same run.

    python benchmarks/codes.py [--people 100000]

Prints a ratio a line. Absolute times move with the machine, ratios hold.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from PySide6.QtGui import QColor, QImage, QPainter

from benchmarks.desk import filled
from checkin_app.documents.qr import matrix
from checkin_app.domain.code import code_key, mint, read
from checkin_app.domain.keyboard_table import LAYOUTS
from checkin_app.domain.keyboards import Keyboard, Lock, readings
from checkin_app.services import tickets
from checkin_app.services.session import Session
from checkin_app.ui.scanners.frames import codes_in

KEY = code_key(b"m" * 32, "bench", 3)
WIDTH, HEIGHT = 1280, 720


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--people", type=int, default=100_000)
    people = arguments.parse_args().people
    measure_reading()
    measure_camera()
    with tempfile.TemporaryDirectory() as folder:
        session = filled(Path(folder) / "bench.accueil", people)
        measure_tickets(session, people)
        session.close()


def measure_reading() -> None:
    """Our own code, believed and refused."""
    good = [mint(KEY, serial, 1) for serial in range(2_000)]
    forged = [mint(code_key(b"x" * 32, "bench", 3), serial, 1) for serial in range(2_000)]
    for name, codes in (("a badge code", good), ("a forged code", forged)):
        times = timed(lambda code: read(code, {3: KEY}), codes)
        print(f"{name} read: median {1e6 * statistics.median(times):.0f} us, p99 {1e6 * p99(times):.0f} us")


def measure_tickets(session: Session, people: int) -> None:
    """Tickets through any two layouts, against one look at the primary key in the same run."""
    dice = random.Random(2)
    layouts = [Keyboard(layout, Lock.OFF) for layout in LAYOUTS]
    wanted = [f"B-{dice.randrange(people):06}" for _ in range(1_000)]
    typed = [text for code in wanted if (text := dice.choice(layouts).text(dice.choice(layouts).strokes(code)))]
    ids = [row["id"] for row in session.store.query("SELECT id FROM attendee LIMIT 1000")]
    plain = timed(lambda i: session.store.one("SELECT * FROM attendee WHERE id = ?", i), ids)
    readings(typed[0])
    for name, codes in (("a ticket as it is", wanted), ("a ticket through any two keyboards", typed)):
        times = timed(lambda code: tickets.holder(session, code), codes)
        median, ratio = statistics.median(times), statistics.median(times) / statistics.median(plain)
        print(f"{name}: median {1e3 * median:.2f} ms, p99 {1e3 * p99(times):.2f} ms, {ratio:.0f} x a look at the primary key")
    found = sum(1 for code in typed if tickets.holder(session, code))
    print(f"tickets found: {found} of {len(typed)}")


def measure_camera() -> None:
    """A frame with a badge and one without, against one pass over its pixels."""
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    image.fill(QColor("#8f8778"))
    painter = QPainter(image)
    painter.fillRect(480, 200, 264, 264, QColor("white"))
    for y, row in enumerate(matrix(mint(KEY, 7, 1))):
        for x, dark in enumerate(row):
            if dark == "1":
                painter.fillRect(512 + 8 * x, 232 + 8 * y, 8, 8, QColor("black"))
    painter.end()
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    empty = QImage(WIDTH, HEIGHT, QImage.Format.Format_Grayscale8)
    empty.fill(120)
    table = bytes(255 - n for n in range(256))
    one_pass = timed(lambda frame: bytes(frame.constBits()).translate(table), [grey] * 100)
    for name, frame in (("a frame with a badge", grey), ("an empty frame", empty)):
        times = timed(codes_in, [frame] * 100)
        ratio = statistics.median(times) / statistics.median(one_pass)
        print(f"{name}: median {1e3 * statistics.median(times):.2f} ms, {ratio:.1f} x one pass over its pixels (goal: 4)")


def timed(act: Callable[..., object], things: Sequence[object]) -> list[float]:
    times = []
    for thing in things:
        began = time.perf_counter()
        act(thing)
        times.append(time.perf_counter() - began)
    return times


def p99(times: Sequence[float]) -> float:
    return sorted(times)[int(len(times) * 0.99)]


if __name__ == "__main__":
    main()
