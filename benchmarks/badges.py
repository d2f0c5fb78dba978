"""Badges beside other ways to draw them, each measured in turn in the same run.

    python benchmarks/badges.py [--badges 400] [--many 10000] [--peer pretix] [--no-peers] [--pretix-python PATH]

pretix and Indico install themselves the first time, each into an environment of its own in the user's cache folder: some
minutes and 600 MB each. `--peer pretix --badges 100 --many 1000` is a short run beside pretix alone; `--pretix-python` and
`--indico-python` take a Python that has the package already.

The references: a first program's drawing (ReportLab's own strings, the QR of `qrcode` as a PNG); pretix's and Indico's own
badge renderers on the same badges (`badge_peers.py`); and a writer of plain bytes to which every size and place is told
(`badge_references.py`). Prints a ratio a line with the goal of the design paper "Speed". Absolute times move with the machine,
ratios hold. What a batch does to the window is in `badge_window.py`.
"""

from __future__ import annotations

import argparse
import gc
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.badge_peers import NotHereError, Peer
from benchmarks.badge_references import bare, by_default, marks_of, naive
from checkin_app import bootstrap
from checkin_app.documents import badge_pdf, qr
from checkin_app.documents.layouts import layouts
from checkin_app.domain.badge import BadgeText, PrintState
from checkin_app.domain.code import code_key, mint
from checkin_app.domain.layout import Layout
from checkin_app.printing.spooler import JobStatus, Printer
from checkin_app.resources import resource
from checkin_app.services import badges, importing, print_orders, printing
from checkin_app.services.session import Session

ROUNDS = 5
PEERS = {
    "indico": {"Indico's drawing": ("", 20)},
    "pretix": {"pretix's renderer": (" drawn", 40), "pretix's export": (" file", 0)},
}
"""What of each is measured: how it is asked for, and how much faster we want to be; 0: no goal."""

ROOT = Path(__file__).resolve().parent.parent
LISTS = ("floorplan.json", "attendees.csv", "exhibitors.csv")


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--badges", type=int, default=400)
    arguments.add_argument("--many", type=int, default=10_000)
    arguments.add_argument("--peer", choices=PEERS, action="append", help="only this one; both, if not given")
    arguments.add_argument("--no-peers", action="store_true")
    arguments.add_argument("--pretix-python", type=Path)
    arguments.add_argument("--indico-python", type=Path)
    asked = arguments.parse_args()
    session = filled()
    people = badges.badge_texts(session)
    dice = random.Random(1)
    texts = people if asked.badges == len(people) else [dice.choice(people) for _ in range(asked.badges)]
    layout = next(layout for layout in layouts() if layout.id == "a6")
    measure_matrix([text.code for text in people[:100]])
    measure_batch(texts, layout)
    pythons = {"pretix": asked.pretix_python, "indico": asked.indico_python}
    for name in [] if asked.no_peers else asked.peer or PEERS:
        measure_peer(name, pythons[name], texts, layout, PEERS[name])
    measure_many(crowd(people, asked.many, dice), layout)
    measure_one(texts[0], layout)
    measure_cold()
    measure_to_spooler(layout)
    measure_preview(session, [text.attendee_id for text in people[:100]])
    session.close()


def filled(path: Path | None = None) -> Session:
    """The reference event, in memory if no file is named."""
    name, days = "Rencontres EuroRégionales Biotechnologie & Santé", [date(2010, 7, 1)]
    if path:
        session = bootstrap.new_event(path, name=name, place="Montpellier", days=days, desk="A")
    else:
        session = bootstrap.session_in_memory(name=name, days=days)
    importing.import_files(session, [resource("demo") / name for name in LISTS], stamp=session.stamp())
    return session


def measure_batch(texts: Sequence[BadgeText], layout: Layout) -> None:
    """A file of all badges: time and size."""
    ours, reference = in_turn(lambda: badge_pdf.render(texts, layout), lambda: naive(texts, layout))
    many = f"batch of {len(texts)} badges"
    report(many, f"{reference / ours:.1f} x faster than naive", "goal >= 12 x")
    report("  absolute", f"{ours:.0f} ms against {reference:.0f} ms", "")
    size, naive_size = len(badge_pdf.render(texts, layout)), len(naive(texts, layout))
    report("bytes a badge, fonts and all", f"{size / len(texts):,.0f} (naive {naive_size / len(texts):,.0f})", "goal <= 1,100")


def measure_peer(
    name: str, python: Path | None, texts: Sequence[BadgeText], layout: Layout, ways: dict[str, tuple[str, int]]
) -> None:
    """The same badges by another program's renderer, in its own process. Its start is not counted."""
    try:
        peer = Peer(name, texts, python)
    except NotHereError as why:
        report(f"batch of {len(texts)} badges, {name}", "not measured", str(why))
        return
    for what, (way, goal) in ways.items():
        times: list[tuple[float, float]] = []
        for _round in range(3):
            ours = milliseconds(lambda: badge_pdf.render(texts, layout))
            spent, pages, size = peer.draw(f"{len(texts)}{way}")
            assert pages == len(texts), (pages, what)
            times.append((ours, spent))
        ours, reference = (statistics.median(column) for column in zip(*times, strict=True))
        wanted = f"goal >= {goal} x" if goal else ""
        report(f"batch of {len(texts)} badges", f"{reference / ours:.1f} x faster than {what}", wanted)
        report("  absolute", f"{ours:.0f} ms against {reference:,.0f} ms, {size / len(texts):,.0f} bytes a badge", "")
    peer.close()


def crowd(people: Sequence[BadgeText], count: int, dice: random.Random) -> list[BadgeText]:
    """So many different people of some 2,500 companies, their words mixed from those of the demo, with codes of their own."""
    key = code_key(bytes(32), "bench", 1)
    mixed = []
    for number in range(count):
        one, second, third = dice.choices(people, k=3)
        last = f"{second.last_name} {third.last_name}" if number % 3 == 0 else second.last_name
        company = f"{third.company} {number % 40}"
        mixed.append(replace(one, last_name=last, company=company, code=mint(key, number + 1, 1)))
    return mixed


def measure_many(texts: Sequence[BadgeText], layout: Layout) -> None:
    """A very large file, against bytes that are only written down."""
    marks = marks_of(texts, layout)
    gc.collect()
    gc.freeze()  # what the benchmark keeps is not to be looked over while either draws
    times = [
        (milliseconds(lambda: badge_pdf.render(texts, layout)), milliseconds(lambda: bare(marks, layout)))
        for _ in range(ROUNDS)
    ]
    gc.unfreeze()
    ours, reference = (statistics.median(column) for column in zip(*times, strict=True))
    ratio = statistics.median(a / b for a, b in times)
    report(f"{len(texts):,} badges", f"{ratio:.2f} x a bare writer of the same marks", "goal <= 1.5 x")
    report("  absolute", f"{ours:,.0f} ms against {reference:,.0f} ms", "")
    size, bare_size = len(badge_pdf.render(texts, layout)), len(bare(marks, layout))
    report("  bytes", f"{size / bare_size:.2f} x ({size / len(texts):,.0f} a badge)", "goal <= 1.3 x")


def measure_one(text: BadgeText, layout: Layout) -> None:
    """A single badge, as at the desk: most of it is embedding the fonts."""
    ours, reference = in_turn(lambda: badge_pdf.render([text], layout), lambda: naive([text], layout), rounds=40)
    report("one badge, drawn", f"{ours / reference:.2f} x naive", "goal <= 0.6 x")
    report("  absolute", f"{ours:.1f} ms against {reference:.1f} ms", "")


_FIRST = """
import sys, time
sys.path.insert(0, {root!r})
from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import BadgeText
text = BadgeText("1", "Agnès", "Le Bras", "Proteolab", "Directrice", "France", Category.EXHIBITOR, "Exposant", "F02",
                 "KBBBBBBBCBBBBBBBBBBBBBBBBBB", "Rencontres")
began = time.perf_counter()
from checkin_app.documents.layouts import layouts
layout = next(layout for layout in layouts() if layout.id == "a6")
{draw}
print((time.perf_counter() - began) * 1000)
"""


def measure_cold() -> None:
    """The first badge of a process, with all that must be loaded for it."""
    draws = (
        "from checkin_app.documents.badge_pdf import render; render([text], layout)",
        "from benchmarks.badge_references import naive; naive([text], layout)",
    )
    scripts = [_FIRST.format(root=str(ROOT), draw=draw) for draw in draws]
    times = [[_first(script) for script in scripts] for _round in range(ROUNDS)]
    ours, reference = (statistics.median(column) for column in zip(*times, strict=True))
    report("one badge, the first of a process", f"{ours / reference:.2f} x naive", "")
    report("  absolute", f"{ours:.0f} ms against {reference:.0f} ms, imports and all", "")


def _first(script: str) -> float:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return float(done.stdout)


@dataclass
class Tray:
    """A spooler that takes whatever it is given, and writes it into a folder if there is one."""

    folder: Path | None = None
    kind: str = "tray"
    taken: list[bytes] = field(default_factory=list)

    def printers(self) -> list[Printer]:
        """One."""
        return [Printer("Tray", self.kind, "ready", "", is_default=True)]

    def knows(self, printer: str) -> bool:
        """Its own."""
        return printer == "Tray"

    def takes(self, _printer: str, _width_mm: float, _height_mm: float) -> bool:
        """Any paper."""
        return True

    def submit(self, pdf: bytes, _printer: str, _title: str) -> str:
        """Keep it."""
        self.taken.append(pdf)
        if self.folder:
            self.folder.mkdir(exist_ok=True)
            (self.folder / f"{len(self.taken)}.pdf").write_bytes(pdf)
        return str(len(self.taken))

    def job(self, _job_id: str) -> JobStatus:
        """Out at once."""
        return JobStatus(PrintState.DONE)

    def cancel(self, _job_id: str) -> None:
        """Too late."""


def measure_to_spooler(layout: Layout) -> None:
    """From Enter to the spooler, as `ui.printing` does it: read, noted durably in the event file, drawn meanwhile, handed over.

    A first program draws and writes its file into a folder that is printed; or it notes a row before, as durably as we do. Both
    end where the spooler has the bytes: `badge_desk.py` counts the threads of the window too.
    """
    with tempfile.TemporaryDirectory() as folder:
        session = filled(Path(folder) / "bench.accueil")
        session.store.spare_commits()  # as a window has it
        session.spoolers = [Tray(Path(folder) / "ours")]
        theirs = Tray(Path(folder) / "theirs")
        notes = notebook(Path(folder) / "notes.db")
        texts = badges.badge_texts(session)
        pool = ThreadPoolExecutor(1)

        def ours(text: BadgeText) -> None:
            stamp, drawing = session.stamp(), []
            wanted = print_orders.order(session, [text.attendee_id], stamp, printer="Tray", layout_id=layout.id)
            print_orders.note(session, wanted, stamp, written=lambda: drawing.append(pool.submit(printing.drawn, wanted)))
            printing.send(session, drawing[0].result())

        def first(text: BadgeText) -> None:
            theirs.submit(naive([text], layout), "", "")

        def noting(text: BadgeText) -> None:
            notes.execute("INSERT INTO sent VALUES (?, ?)", [text.attendee_id, time.time()])
            first(text)

        spent, plain, durable = (statistics.median(times) for times in _each_in_turn([ours, first, noting], texts[:60]))
        pool.shutdown()
        notes.close()
        session.close()
    report("one badge, Enter to spooler", f"{spent / plain:.2f} x naive, which notes nothing", "goal <= 0.6 x")
    report("  against naive that notes a row", f"{spent / durable:.2f} x (SQLite, WAL, FULL)", "")
    report("  absolute", f"{spent:.1f} ms against {plain:.1f} and {durable:.1f} ms", "")


def notebook(path: Path) -> sqlite3.Connection:
    """Where a first program notes what it sends, each row safe on the disk."""
    notes = sqlite3.connect(path, isolation_level=None)
    notes.execute("PRAGMA journal_mode = WAL")
    notes.execute("PRAGMA synchronous = FULL")
    notes.execute("CREATE TABLE sent (id TEXT, at REAL)")
    return notes


def _each_in_turn(ways: Sequence[Callable[[BadgeText], None]], texts: Sequence[BadgeText]) -> list[list[float]]:
    """Milliseconds of each way at each badge."""
    for way in ways:
        way(texts[0])
    times = [[milliseconds(partial(way, text)) for way in ways] for text in texts]
    return [list(column) for column in zip(*times, strict=True)]


def measure_matrix(codes: Sequence[str]) -> None:
    """The modules of a QR, against the library as its manual shows it."""
    ours, reference = in_turn(lambda: [qr.matrix(code) for code in codes], lambda: [by_default(code) for code in codes])
    report("QR matrix", f"{reference / ours:.1f} x faster than qrcode's default", "goal >= 6 x")
    report("  absolute", f"{ours / len(codes):.2f} ms against {reference / len(codes):.2f} ms", "")


def measure_preview(session: Session, ids: Sequence[str]) -> None:
    """A badge as the window shows it: read, drawn, rastered."""
    badges.preview(session, ids[0], "a6", 660)
    times = sorted(milliseconds(partial(badges.preview, session, wanted, "a6", 660)) for wanted in ids)
    report(
        "preview of a badge, 660 pixels wide", f"p50 {times[len(times) // 2]:.0f} ms, max {times[-1]:.0f} ms", "goal < 30 ms"
    )


def in_turn(ours: Callable[[], object], reference: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """Milliseconds of both, the median of so many turns."""
    ours(), reference()
    times = [(milliseconds(ours), milliseconds(reference)) for _ in range(rounds)]
    return statistics.median(a for a, _ in times), statistics.median(b for _, b in times)


def milliseconds(act: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


def report(what: str, figure: str, goal: str) -> None:
    """One line."""
    print(f"{what:42} {figure:52} {goal}")


if __name__ == "__main__":
    main()
