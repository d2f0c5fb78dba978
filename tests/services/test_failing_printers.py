"""When a printer fails: the neighbour, the roll, the log, a test card. Real sockets, no printer of this machine."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from checkin_app import files
from checkin_app import settings as settings_file
from checkin_app.documents import raster
from checkin_app.domain.badge import PrintState
from checkin_app.errors import InputProblem
from checkin_app.printing import label_address
from checkin_app.printing.label_jobs import Patience
from checkin_app.printing.label_spooler import LabelSpooler
from checkin_app.printing.pdf_folder import PdfFolder
from checkin_app.services import badge_layouts, label_printers, neighbours, print_log, printer_card, printing, rolls
from checkin_app.services.session import Session
from tests.printing.label_printers import Zebra, read_code, zebra
from tests.services.conftest import Clock

QUICK = Patience(reach=30, answer=30, again=0.05, ask=0.01, silence=0.2, rest=0.15)
"""Whatever answers is heard, however slow the machine is."""


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path / "settings"))


@pytest.fixture
def left() -> Iterator[Zebra]:
    with zebra() as printer:
        yield printer


@pytest.fixture
def right() -> Iterator[Zebra]:
    with zebra() as printer:
        yield printer


@pytest.fixture
def desk(session: Session, left: Zebra, right: Zebra, tmp_path: Path) -> Session:
    """A desk with two printers, called left and right, and a third with another roll."""
    lines = (
        f"zpl://127.0.0.1:{left.port}?roll=62x100#left",
        f"zpl://127.0.0.1:{right.port}?roll=62x100#right",
        f"zpl://localhost:{right.port}?roll=54#card",
    )
    session.settings = replace(session.settings, label_printers=lines, printer="left", layout="roll62x100")
    session.spoolers = [
        LabelSpooler(raster, lambda: session.settings.label_printers, patience=QUICK), PdfFolder(tmp_path / "badges"),
    ]  # fmt: skip
    return session


def test_a_badge_that_hangs_goes_to_the_neighbour_and_comes_out_once(
    desk: Session, ids: dict[str, str], left: Zebra, right: Zebra
):
    left.faults = {"paper"}
    job = printing.print_and_follow(desk, [ids["T1"]], patience=0.2)
    assert (job.state, job.reason) == (PrintState.CANCELLED, "cancelled")
    sheaf = printing.prepare(desk, [ids["T1"]], desk.stamp())
    printing.handed_over(desk, sheaf.job, printing.send(desk, sheaf), desk.stamp())
    stranded = neighbours.stranded(desk, sheaf.job)
    assert stranded.size_mm == (62, 100)
    answer = neighbours.leave(desk, stranded)
    name = neighbours.neighbour(desk, "left", stranded.size_mm)
    neighbours.left(desk, stranded, answer, desk.stamp())
    assert name == "right"
    assert printing.print_and_follow(desk, [ids["T1"]], printer=name).state is PrintState.DONE
    left.mend()
    assert (len(left.sheets), len(right.sheets)) == (0, 1)


def test_the_neighbour_is_the_first_of_the_settings_that_can_print_now_and_takes_the_paper(
    desk: Session, left: Zebra, right: Zebra
):
    assert neighbours.neighbour(desk, "left", (62, 100)) == "right"
    assert neighbours.neighbour(desk, "right", (86, 54)) == "card"
    desk.settings = replace(desk.settings, neighbours=("card", "left"))
    assert neighbours.neighbour(desk, "right", (62, 100)) == "left"
    left.faults = {"head"}
    assert neighbours.neighbour(desk, "right", (62, 100)) == "PDF"
    right.pull_plug()
    left.mend()
    assert neighbours.neighbour(desk, "left", (62, 100)) == "PDF"


def test_a_command_that_stops_waiting_leaves_no_badge_that_comes_out_later(desk: Session, ids: dict[str, str], left: Zebra):
    left.pull_plug()
    job = printing.print_and_follow(desk, [ids["T1"]], patience=0.1)
    assert (job.state, job.reason) == (PrintState.CANCELLED, "cancelled")
    left.plug_in()
    while desk.spoolers[0].printers()[0].state != "ready":
        threading.Event().wait(0.01)  # a job that is over is no longer spoken of a moment later
    assert left.sheets == []


def test_a_job_whose_layout_was_removed_is_printed_again_in_the_one_that_it_was_a_copy_of(
    desk: Session, ids: dict[str, str], left: Zebra
):
    copy = badge_layouts.duplicate(desk, "roll62x100", desk.stamp())
    left.faults = {"paper"}
    job = printing.print_and_follow(desk, [ids["T1"]], layout_id=copy.id, patience=0.1).job
    badge_layouts.reset(desk, copy.id, desk.stamp())
    stranded = neighbours.stranded(desk, job)
    assert (stranded.view.layout, stranded.size_mm) == ("roll62x100", (62, 100))
    left.mend()
    again = printing.print_and_follow(desk, stranded.view.attendee_ids, layout_id=stranded.view.layout)
    assert again.state is PrintState.DONE


def test_a_job_that_is_stuck_is_in_the_queue_however_many_were_sent_since(desk: Session, ids: dict[str, str], clock: Clock):
    stuck = printing.prepare(desk, [ids["T1"]], desk.stamp())
    printing.record_state(desk, stuck.job, PrintState.QUEUED, "media_empty", desk.stamp())
    for number in range(6):
        clock.turn(minutes=1)
        sheaf = printing.prepare(desk, [ids["T2"]], desk.stamp())
        if number % 2:
            printing.record_state(desk, sheaf.job, PrintState.DONE, "", desk.stamp())
    assert printing.queue(desk, 1)[0].job == stuck.job
    shown = printing.queue(desk, 4)
    assert [job.state for job in shown] == [PrintState.QUEUED] * 4
    assert shown[-1].job == stuck.job
    assert len(printing.queue(desk, 40)) == 7


def test_a_roll_is_counted_down_by_what_is_out_and_by_nothing_else(desk: Session, ids: dict[str, str], left: Zebra):
    settings_file.save(replace(settings_file.load(), rolls={"left": 21}))
    printing.print_and_follow(desk, [ids["T1"], ids["T2"]])
    left.faults = {"paper"}
    printing.print_and_follow(desk, [ids["T3"]], patience=0.1)
    assert settings_file.load().rolls == {"left": 19}
    assert rolls.counted({"left": 1}, "left", 4) == {"left": 0}
    assert rolls.counted({"left": 1}, "other", 1) == {"left": 1}
    assert rolls.with_roll({"left": 1}, "left", 300) == {"left": 300}
    assert rolls.with_roll({"left": 1}, "left", None) == {}


def test_a_test_card_and_a_label_that_nobody_saw_come_out_count_too(desk: Session, ids: dict[str, str], left: Zebra):
    settings_file.save(replace(settings_file.load(), rolls={"left": 21}))
    printer_card.print_card(desk, "left", badge_layouts.layout(desk, "roll62x100"), patience=10)
    assert settings_file.load().rolls == {"left": 20}
    left.mute = True
    desk.spoolers = [LabelSpooler(raster, lambda: desk.settings.label_printers, patience=replace(QUICK, answer=0.3))]
    job = printing.print_and_follow(desk, [ids["T1"]])
    assert (job.state, job.reason) == (PrintState.UNCERTAIN, "mute")
    assert settings_file.load().rolls == {"left": 19}


def test_programs_that_print_on_one_roll_at_once_lose_no_label(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path))
    settings_file.save(replace(settings_file.load(), rolls={"left": 100}))
    # However slow the disk is: a desk would go on after two seconds.
    for name in ("_PATIENCE_SECONDS", "_STALE_SECONDS"):
        monkeypatch.setattr(files, name, 600.0)
    patient = "from checkin_app import files\nfiles._PATIENCE_SECONDS = files._STALE_SECONDS = 600\n"
    count = patient + "from checkin_app.services import rolls\nfor _ in range(20): rolls.count_out('left', 1)"
    programs = [subprocess.Popen([sys.executable, "-c", count]) for _ in range(3)]
    for _ in range(10):
        rolls.count_out("left", 1)
    assert [program.wait(timeout=180) for program in programs] == [0, 0, 0]
    assert settings_file.load().rolls == {"left": 30}
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


def test_a_program_that_died_while_it_counted_keeps_nobody_from_counting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path))
    settings_file.save(replace(settings_file.load(), rolls={"left": 100}))
    lock = tmp_path / ".settings.json.lock"
    lock.touch()
    os.utime(lock, (1_000, 1_000))
    assert rolls.count_out("left", 1) == {"left": 99}
    assert not lock.exists()


def test_the_end_of_a_roll_is_told_from_the_pace_of_the_last_half_hour(desk: Session, ids: dict[str, str], clock: Clock):
    desk.settings = replace(desk.settings, rolls={"left": 21})
    view = rolls.view(desk, "left")
    assert view
    assert (view.left, view.few, view.until) == (21, False, None)
    for person in ("T1", "T2", "T3"):
        printing.print_and_follow(desk, [ids[person]])
        clock.turn(minutes=2)
    view = rolls.view(desk, "left")
    assert view
    assert view.until == desk.clock() + timedelta(minutes=2) * 21
    clock.turn(hours=1)
    again = rolls.view(desk, "left")
    assert again
    assert again.until is None
    assert rolls.view(desk, "right") is None


def test_the_log_says_who_printed_what_when_where_and_with_what_end(
    desk: Session, ids: dict[str, str], clock: Clock, left: Zebra, tmp_path: Path
):
    printing.print_and_follow(desk, [ids["T1"]])
    clock.turn(days=1)
    left.faults = {"head"}
    printing.print_and_follow(desk, [ids["T2"]], patience=0.1)
    newest, oldest = print_log.lines(desk)
    told = (newest.desk, newest.name, newest.printer, newest.layout, newest.state, newest.reason)
    assert told == ("A", "Le Bras Agnès", "left", "roll62x100", PrintState.CANCELLED, "cancelled")
    assert (oldest.sent.hour, oldest.state, oldest.version) == (9, PrintState.DONE, 1)
    assert print_log.lines(desk, "failed") == print_log.lines(desk, "today") == [newest]
    assert [job.title for job in printing.queue(desk, which="failed")] == ["Le Bras Agnès"]
    assert [job.title for job in printing.queue(desk, which="today")] == ["Le Bras Agnès"]
    assert print_log.write(desk, tmp_path / "log.csv") == 2
    assert "Núñez Rodríguez Beatriz" in (tmp_path / "log.csv").read_text("utf-8-sig")


def test_a_test_card_comes_out_and_leaves_nothing_in_the_journal(desk: Session, left: Zebra):
    layout = badge_layouts.layout(desk, "roll62x100")
    heard: list[PrintState] = []
    state, _reason = printer_card.print_card(desk, "left", layout, heard=lambda one, _why: heard.append(one))
    assert (state, heard[-1]) == (PrintState.DONE, PrintState.DONE)
    assert read_code(left.sheets[0]).startswith("AccueilTest")
    assert printing.queue(desk) == []


def test_a_label_printer_is_added_once_and_forgotten_by_its_name():
    one = label_address.typed("zebra-203", "192.0.2.1", "62x100", "Entrance")
    lines = label_printers.added((), one)
    again = label_address.typed("zebra-300", "192.0.2.2", "", "Entrance")
    assert label_printers.added(("spoilt", *lines), again) == (again.line,)
    assert (one.model, again.model) == ("zebra-203", "zebra-300")
    label_printers.keep(lines)
    assert settings_file.load().label_printers == lines
    assert label_printers.removed(lines, "Entrance") == ()
    with pytest.raises(InputProblem):
        label_printers.removed(lines, "Nobody")
