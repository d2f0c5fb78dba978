"""Badges beside a naive drawing of the same words, measured in turn in the same run.

    python benchmarks/badges.py [--badges 400]

The reference is what a first program would do: ReportLab's own strings and the QR of `qrcode` as a PNG. Prints a ratio a line
with the goal of the design paper "Speed". Absolute times move with the machine, ratios hold.
"""

from __future__ import annotations

import argparse
import io
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import qrcode
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from checkin_app import bootstrap
from checkin_app.documents import badge_pdf, qr
from checkin_app.documents.fonts import font
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import CATEGORY_COLOURS, Layout, Weight
from checkin_app.resources import resource
from checkin_app.services import badge_layouts, badges, importing
from checkin_app.services.session import Session

ROUNDS = 5
LISTS = ("floorplan.json", "attendees.csv", "exhibitors.csv")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    arguments.add_argument("--badges", type=int, default=400)
    wanted = arguments.parse_args().badges
    session = filled()
    people = badges.badge_texts(session)
    dice = random.Random(1)
    texts = people if wanted == len(people) else [dice.choice(people) for _ in range(wanted)]
    layout = badge_layouts.layout(session, "a6")
    measure_batch(texts, layout)
    measure_one(texts[0], layout)
    measure_matrix([text.code for text in people[:100]])
    measure_preview(session, [text.attendee_id for text in people[:100]])
    session.close()


def filled() -> Session:
    """The reference event in memory."""
    session = bootstrap.session_in_memory(name="Rencontres EuroRégionales Biotechnologie & Santé", days=[date(2010, 7, 1)])
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


def measure_one(text: BadgeText, layout: Layout) -> None:
    """A single badge, as at the desk: most of it is embedding the fonts."""
    ours, reference = in_turn(lambda: badge_pdf.render([text], layout), lambda: naive([text], layout), rounds=40)
    report("one badge, drawn", f"{ours / reference:.2f} x naive", "goal <= 0.6 x")
    report("  absolute", f"{ours:.1f} ms against {reference:.1f} ms", "")


def measure_matrix(codes: Sequence[str]) -> None:
    """The modules of a QR, against the library as its manual shows it."""
    ours, reference = in_turn(lambda: [qr.matrix(code) for code in codes], lambda: [by_default(code) for code in codes])
    report("QR matrix", f"{reference / ours:.1f} x faster than qrcode's default", "goal >= 6 x")
    report("  absolute", f"{ours / len(codes):.2f} ms against {reference / len(codes):.2f} ms", "")


def measure_preview(session: Session, ids: Sequence[str]) -> None:
    """A badge as the window shows it: read, drawn, rastered."""
    badges.preview(session, ids[0], "a6", 660)
    times = sorted(milliseconds(lambda wanted=wanted: badges.preview(session, wanted, "a6", 660)) for wanted in ids)
    report(
        "preview of a badge, 660 pixels wide", f"p50 {times[len(times) // 2]:.0f} ms, max {times[-1]:.0f} ms", "goal < 30 ms"
    )


def naive(texts: Sequence[BadgeText], layout: Layout) -> bytes:
    """The same words and code, drawn without a thought for speed."""
    names = {weight: font(weight).name for weight in (Weight.REGULAR, Weight.BOLD)}
    width, height = layout.width_mm * mm, layout.height_mm * mm
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width, height))
    for text in texts:
        canvas.setFillColor(CATEGORY_COLOURS[text.category])
        canvas.rect(0, height - 13.5 * mm, width, 13.5 * mm, stroke=0, fill=1)
        lines = (
            (text.category_label.upper(), Weight.BOLD, 15, 10, "#FFFFFF"), (text.event_name, Weight.REGULAR, 11, 28, "#5C6877"),
            (text.first_name, Weight.REGULAR, 36, 52, "#17202B"), (text.last_name, Weight.BOLD, 36, 68, "#17202B"),
            (text.company, Weight.REGULAR, 17, 80, "#17202B"), (text.country, Weight.REGULAR, 13, 88, "#5C6877"),
            (text.job_title, Weight.REGULAR, 11, 95, "#5C6877"), (text.stand, Weight.BOLD, 34, 139, "#17202B"),
        )  # fmt: skip
        for words, weight, size, y, colour in lines:
            canvas.setFillColor(colour)
            canvas.setFont(names[weight], size)
            canvas.drawCentredString(width / 2, height - y * mm, words)
        picture = io.BytesIO()
        qrcode.make(text.code).save(picture, "PNG")
        canvas.drawImage(ImageReader(picture), 70 * mm, 5 * mm, 29 * mm, 29 * mm)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def by_default(code: str) -> list[list[bool | None]]:
    """The matrix as the library's manual makes it."""
    drawn = qrcode.QRCode()
    drawn.add_data(code)
    drawn.make(fit=True)
    return drawn.modules


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
    print(f"{what:48} {figure:42} {goal}")


if __name__ == "__main__":
    main()
