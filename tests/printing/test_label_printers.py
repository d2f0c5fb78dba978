"""Badges on label printers without a driver, over real sockets: what is out is out, and nothing else is said to be."""

from __future__ import annotations

import os
import threading
import time
import tty
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checkin_app.documents import badge_pdf, raster
from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem, InputProblem
from checkin_app.printing import label_address
from checkin_app.printing.label_jobs import Patience
from checkin_app.printing.label_spooler import LabelSpooler
from checkin_app.printing.spooler import JobStatus
from tests.documents.badges import LAYOUTS, badge
from tests.printing import label_printers
from tests.printing.label_printers import Brother, Zebra, brother_packet, read_code

BADGE = badge("Zoë^XZ~JA", "O'Brien ^FDx^FS")
ROLL = badge_pdf.render([BADGE], LAYOUTS["roll62x100"])
QUICK = Patience(reach=30, answer=30, again=0.05, ask=0.01, silence=0.2, rest=0.15)
"""Whatever answers is heard, however slow the machine is."""

SHORT = replace(QUICK, answer=0.3)
"""For printers that do not answer."""

SECONDS = 60.0
DONE = JobStatus(PrintState.DONE)


@pytest.fixture
def zebra() -> Iterator[Zebra]:
    with label_printers.zebra() as printer:
        yield printer


@pytest.fixture
def brother() -> Iterator[Brother]:
    with label_printers.brother() as printer:
        yield printer


def spooler(*lines: str, patience: Patience = QUICK) -> LabelSpooler:
    return LabelSpooler(raster, lambda: lines, patience=patience)


def at(printer: Zebra, more: str = "") -> str:
    return f"zpl://127.0.0.1:{printer.port}?dpi=203&roll=62x100{more}#Entrance"


def brother_at(printer: Brother) -> str:
    return f"brother://127.0.0.1:{printer.port}?roll=62x100&snmp={printer.snmp_port}#Brother"


def heard(asked: LabelSpooler, job: str, until: Callable[[JobStatus], bool], seconds: float = SECONDS) -> list[JobStatus]:
    """Everything that is said of a job until it is what was waited for."""
    give_up = time.monotonic() + seconds
    said: list[JobStatus] = []
    while time.monotonic() < give_up:
        status = asked.job(job)
        if status not in said[-1:]:
            said.append(status)
        if until(status):
            return said
        threading.Event().wait(0.01)
    raise AssertionError(f"after {seconds} s only {said}")


def final(asked: LabelSpooler, job: str) -> JobStatus:
    return heard(asked, job, lambda status: status.state.final)[-1]


def waiting(asked: LabelSpooler, job: str, reason: str) -> None:
    heard(asked, job, lambda status: status.reason == reason)


def told(asked: LabelSpooler, *expected: tuple[str, str]) -> None:
    """Wait until this is said of the printers: a job that is done is no longer spoken of a moment later."""
    give_up = time.monotonic() + SECONDS
    while (said := [(one.state, one.reason) for one in asked.printers()]) != list(expected) and time.monotonic() < give_up:
        threading.Event().wait(0.01)
    assert said == list(expected)


def test_a_badge_comes_out_of_a_zebra_as_a_picture_whose_code_reads_back(zebra: Zebra):
    ours = spooler(at(zebra))
    [printer] = ours.printers()
    assert (printer.name, printer.kind, printer.state, printer.reason) == ("Entrance", "label", "ready", "")
    assert final(ours, ours.submit(ROLL, "Entrance", "Zoë")) == DONE
    [sheet] = zebra.sheets
    assert (sheet.width, sheet.height) == (496, 800)
    assert read_code(sheet) == BADGE.code
    # Commands in a name are two more letters of a picture: nothing but ours was understood as one.
    assert set(zebra.asked) == {b"~HS", b'! U1 getvar "odometer.total_label_count"\r\n'}


def test_what_hinders_a_zebra_is_said_in_its_own_word_and_the_badge_comes_once_it_is_mended(zebra: Zebra):
    ours = spooler(at(zebra))
    words = {"paper": "media_empty", "head": "cover_open", "pause": "paused", "ribbon": "toner_empty"}
    for fault, reason in words.items():
        zebra.faults = {fault}
        told(ours, ("ready", reason))
        job = ours.submit(ROLL, "Entrance", "")
        waiting(ours, job, reason)
        told(ours, ("printing", reason))
        zebra.mend()
        assert final(ours, job) == DONE
    assert len(zebra.sheets) == len(words)


def test_paper_that_runs_out_under_a_badge_is_said_and_taking_it_back_prints_nothing(zebra: Zebra):
    ours = spooler(at(zebra))
    with zebra.lock:
        job = ours.submit(ROLL, "Entrance", "")
        zebra.print_pending = lambda: None  # type: ignore[method-assign]
    heard(ours, job, lambda status: bool(zebra.pending))
    zebra.faults = {"paper"}
    heard(ours, job, lambda status: status == JobStatus(PrintState.PRINTING, "media_empty"))
    ours.cancel(job)
    assert final(ours, job) == JobStatus(PrintState.CANCELLED, "cancelled")
    assert (zebra.pending, zebra.sheets, zebra.asked[-1]) == ([], [], b"~JA")


def test_a_badge_that_waits_behind_one_in_trouble_is_taken_back_at_once(zebra: Zebra):
    zebra.faults = {"paper"}
    ours = spooler(at(zebra))
    first, second, third = (ours.submit(ROLL, "Entrance", "") for _ in range(3))
    ours.cancel(second)
    assert ours.job(second) == JobStatus(PrintState.CANCELLED, "cancelled")
    zebra.mend()
    assert [final(ours, job).state for job in (first, third)] == [PrintState.DONE, PrintState.DONE]
    assert len(zebra.sheets) == 2
    ours.cancel(third)
    assert ours.job(third).state is PrintState.DONE


def test_a_badge_that_somebody_cancels_at_the_zebra_is_cancelled_and_never_done(zebra: Zebra):
    ours = spooler(at(zebra))
    zebra.print_pending = lambda: None  # type: ignore[method-assign]
    job = ours.submit(ROLL, "Entrance", "")
    heard(ours, job, lambda status: bool(zebra.pending))
    zebra.cancel()
    assert final(ours, job) == JobStatus(PrintState.CANCELLED, "cancelled")


def test_a_zebra_without_an_odometer_is_believed_when_nothing_hindered_it_and_else_uncertain():
    with label_printers.zebra(odometer=False) as zebra:
        ours = spooler(at(zebra))
        assert final(ours, ours.submit(ROLL, "Entrance", "")) == DONE
        zebra.print_pending = lambda: None  # type: ignore[method-assign]
        job = ours.submit(ROLL, "Entrance", "")
        heard(ours, job, lambda status: bool(zebra.pending))
        zebra.faults = {"pause"}
        waiting(ours, job, "paused")
        zebra.cancel()
        assert final(ours, job) == JobStatus(PrintState.UNCERTAIN, "mute")


def test_a_zebra_that_loses_power_with_a_badge_in_hand_leaves_it_uncertain(zebra: Zebra):
    ours = spooler(at(zebra))
    zebra.print_pending = lambda: None  # type: ignore[method-assign]
    job = ours.submit(ROLL, "Entrance", "")
    heard(ours, job, lambda status: bool(zebra.pending))
    zebra.pull_plug()
    assert final(ours, job).state is PrintState.UNCERTAIN
    assert zebra.sheets == []


def test_a_zebra_that_hangs_up_in_the_midst_of_a_badge_leaves_it_uncertain_and_the_next_one_comes_out(zebra: Zebra):
    ours = spooler(at(zebra))
    zebra.cut_after = 2000
    assert final(ours, ours.submit(ROLL, "Entrance", "")).state is PrintState.UNCERTAIN
    assert zebra.sheets == []
    assert final(ours, ours.submit(ROLL, "Entrance", "")) == DONE


def test_a_zebra_that_is_off_is_not_answering_and_prints_in_order_once_it_is_on(zebra: Zebra):
    zebra.pull_plug()
    ours = spooler(at(zebra))
    assert [(one.state, one.reason) for one in ours.printers()] == [("stopped", "not_answering")]
    first, second, third = (ours.submit(ROLL, "Entrance", name) for name in "abc")
    waiting(ours, first, "not_answering")
    ours.cancel(second)
    zebra.plug_in()
    ends = [final(ours, job).state for job in (first, second, third)]
    assert ends == [PrintState.DONE, PrintState.CANCELLED, PrintState.DONE]
    assert len(zebra.sheets) == 2


def test_a_printer_that_never_answers_gets_the_badge_and_the_job_stays_uncertain(zebra: Zebra):
    zebra.mute = True
    ours = spooler(at(zebra), patience=SHORT)
    assert final(ours, ours.submit(ROLL, "Entrance", "")) == JobStatus(PrintState.UNCERTAIN, "mute")


def test_a_printer_that_falls_silent_with_a_badge_in_hand_is_not_answering_until_somebody_gives_up(zebra: Zebra):
    ours = spooler(at(zebra), patience=SHORT)
    zebra.print_pending = lambda: None  # type: ignore[method-assign]
    job = ours.submit(ROLL, "Entrance", "")
    heard(ours, job, lambda status: bool(zebra.pending))
    zebra.mute = True
    waiting(ours, job, "not_answering")
    ours.cancel(job)
    assert final(ours, job) == JobStatus(PrintState.UNCERTAIN, "connection_lost")


def test_a_badge_that_the_roll_has_no_room_for_is_refused_before_anything_is_sent(zebra: Zebra):
    ours = spooler(at(zebra))
    with pytest.raises(EnvironmentProblem) as raised:
        ours.submit(badge_pdf.render([BADGE], LAYOUTS["a6"]), "Entrance", "")
    assert raised.value.code == "no_such_paper"
    assert not ours.takes("Entrance", 105, 148)
    assert ours.takes("Entrance", 100, 62)
    assert zebra.asked == []


def test_a_badge_that_lies_across_the_roll_is_turned(zebra: Zebra):
    ours = spooler(f"zpl://127.0.0.1:{zebra.port}?roll=54#Card")
    card = badge_pdf.render([BADGE], LAYOUTS["card86x54"])
    assert final(ours, ours.submit(card, "Card", "")) == DONE
    [sheet] = zebra.sheets
    assert sheet.height > sheet.width
    assert read_code(sheet) == BADGE.code


def test_a_printer_is_found_by_its_address_without_any_setting(zebra: Zebra):
    ours = spooler()
    assert not ours.knows("Entrance")
    job = ours.submit(ROLL, f"zpl://127.0.0.1:{zebra.port}?dpi=300", "")
    assert final(ours, job) == DONE
    assert zebra.sheets[0].width >= 732


def test_a_networked_brother_prints_says_so_by_snmp_and_what_hinders_it(brother: Brother):
    ours = spooler(brother_at(brother))
    assert [(one.state, one.reason) for one in ours.printers()] == [("ready", "")]
    assert final(ours, ours.submit(ROLL, "Brother", "")) == DONE
    [sheet] = brother.sheets
    assert (sheet.width, sheet.height) == (720, 1109)
    assert read_code(sheet) == BADGE.code
    for fault, reason in {"cover": "cover_open", "paper": "media_empty"}.items():
        brother.faults = {fault}
        job = ours.submit(ROLL, "Brother", "")
        waiting(ours, job, reason)
        brother.mend()
        assert final(ours, job) == DONE


def test_a_brother_with_another_roll_than_the_settings_say_waits_for_the_right_one(brother: Brother):
    brother.roll = (62, 0)
    ours = spooler(brother_at(brother))
    job = ours.submit(ROLL, "Brother", "")
    waiting(ours, job, "wrong_roll")
    assert brother.sheets == []
    brother.roll = (62, 100)
    assert final(ours, job) == DONE


def test_a_brother_whose_snmp_is_off_gets_the_badge_and_the_job_stays_uncertain(brother: Brother):
    brother.snmp_answers = False
    ours = spooler(brother_at(brother), patience=SHORT)
    assert final(ours, ours.submit(ROLL, "Brother", "")) == JobStatus(PrintState.UNCERTAIN, "mute")


def test_a_file_of_somebodys_that_was_taken_for_a_printer_is_not_written_into(tmp_path: Path):
    path = tmp_path / "list.csv"
    path.write_bytes(b"names")
    ours = spooler(f"brother://{path}?roll=62x100#USB")
    job = ours.submit(ROLL, "USB", "")
    waiting(ours, job, "not_answering")
    ours.cancel(job)
    assert final(ours, job).state is PrintState.CANCELLED
    assert path.read_bytes() == b"names"


def test_a_brother_behind_a_device_file_tells_by_its_own_packets():
    ours_end, printer_end = os.openpty()
    tty.setraw(printer_end)
    tty.setraw(ours_end)
    ours = spooler(f"brother://{os.ttyname(printer_end)}?roll=62x100#USB")
    sheets = []
    mended = threading.Event()

    def usb_printer() -> None:
        got = b""
        while not sheets:
            got += os.read(ours_end, 65536)
            if got.endswith(b"\x1biS"):
                os.write(ours_end, brother_packet())
                got = b""
                continue
            labels, got = label_printers.read_raster(got)
            sheets.extend(labels)
        os.write(ours_end, brother_packet(two=0x10, kind=2))
        mended.wait(SECONDS)
        os.write(ours_end, brother_packet(kind=6, phase=1) + brother_packet(kind=1))

    printing = threading.Thread(target=usb_printer)
    printing.start()
    job = ours.submit(ROLL, "USB", "")
    waiting(ours, job, "cover_open")
    mended.set()
    assert final(ours, job) == DONE
    printing.join()
    assert read_code(sheets[0]) == BADGE.code
    os.close(ours_end)
    os.close(printer_end)


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("192.168.1.40", "zpl://192.168.1.40:9100?dpi=203&roll=62x100#Desk%20B"),
        ("printer.local:6101", "zpl://printer.local:6101?dpi=203&roll=62x100#Desk%20B"),
        ("/dev/usb/lp0", "zpl:///dev/usb/lp0?dpi=203&roll=62x100#Desk%20B"),
        ("queue Zebra raw", "zpl-queue:Zebra%20raw?dpi=203&roll=62x100#Desk%20B"),
        ("file Zebra raw", "zpl-queue:Zebra%20raw?dpi=203&roll=62x100#Desk%20B"),
        ("Cua Zebra", "zpl-queue:Zebra?dpi=203&roll=62x100#Desk%20B"),
        ("[::1]", "zpl://[::1]:9100?dpi=203&roll=62x100#Desk%20B"),
    ],
)
def test_an_address_is_kept_as_one_line_and_reads_back(where: str, line: str):
    made = label_address.typed("zebra-203", where, "62 x 100", " Desk  B ")
    assert made.line == line
    assert label_address.read(line) == made
    assert made.called == "Desk B"


@pytest.mark.parametrize(
    "line",
    ["", "zpl://", "http://a", "zpl://a:99999", "zpl://[fe80::1", "zpl://a?dpi=7", "zpl://a?roll=x", "brother://a?roll=61"],
)
def test_what_is_no_address_of_a_label_printer_is_refused(line: str):
    with pytest.raises(InputProblem):
        label_address.read(line)
    assert spooler(line).printers() == []
