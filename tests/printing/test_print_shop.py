"""Badges on a real printer behind a real print server: what is done is done, and what is not is never said to be."""

from __future__ import annotations

import io
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas

from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem
from checkin_app.printing.cups import CupsSpooler
from checkin_app.printing.spooler import JobStatus
from tests.journeys.commands import LISTS, Program
from tests.printing.print_shop import QUEUE, PrintShop

pytestmark = pytest.mark.long


@pytest.fixture
def spooler(shop: PrintShop) -> Iterator[CupsSpooler]:
    yield CupsSpooler(shop.address)
    shop.mend()


def badge(width: float = 62, height: float = 100, pages: int = 1) -> bytes:
    made = io.BytesIO()
    drawn = canvas.Canvas(made, pagesize=(width * mm, height * mm))
    for page in range(pages):
        drawn.drawString(10, 50, f"badge {page}")
        drawn.showPage()
    drawn.save()
    return made.getvalue()


def heard(spooler: CupsSpooler, job: str, until: Callable[[JobStatus], bool], seconds: float = 120) -> list[JobStatus]:
    """Everything that is said of a job until it is what was waited for: asked as the program asks."""
    give_up = time.monotonic() + seconds
    said: list[JobStatus] = []
    while time.monotonic() < give_up:
        status = spooler.job(job)
        if status not in said[-1:]:
            said.append(status)
        if until(status):
            return said
        time.sleep(0.1)
    raise AssertionError(f"after {seconds} s only {said}")


def is_done(status: JobStatus) -> bool:
    return status.state is PrintState.DONE


def test_a_good_job_is_done_once_its_sheet_is_out_in_its_own_size(shop: PrintShop, spooler: CupsSpooler):
    before = len(shop.sheets())
    assert [(p.name, p.kind, p.state) for p in spooler.printers()] == [(QUEUE, "cups", "ready")]
    said = heard(spooler, spooler.submit(badge(), QUEUE, "Núñez Béatrice"), is_done)
    assert {status.reason for status in said} == {""}
    [sheet] = shop.sheets()[before:]
    box = re.search(rb"/MediaBox\s*\[\s*([^\]]+)\]", sheet.read_bytes())
    assert box
    assert [round(float(side) / mm) for side in box[1].split()[2:]] == [62, 100]


def test_paper_out_and_an_open_cover_are_said_and_the_job_goes_on_once_it_is_mended(shop: PrintShop, spooler: CupsSpooler):
    for fault, reason in (("media-empty-error", "media_empty"), ("cover-open", "cover_open")):
        before = len(shop.sheets())
        shop.fault(fault)
        job = spooler.submit(badge(), QUEUE, fault)
        waiting = JobStatus(PrintState.PRINTING, reason)
        heard(spooler, job, lambda status, waiting=waiting: status == waiting)
        assert len(shop.sheets()) == before
        shop.fault("")
        heard(spooler, job, is_done)
        assert len(shop.sheets()) == before + 1


def test_a_paused_queue_is_said_and_the_job_waits_for_it(shop: PrintShop, spooler: CupsSpooler):
    shop.command("cupsdisable", QUEUE)
    job = spooler.submit(badge(), QUEUE, "paused")
    assert spooler.job(job) == JobStatus(PrintState.QUEUED, "paused")
    assert [(p.state, p.reason) for p in spooler.printers()] == [("stopped", "paused")]
    shop.command("cupsenable", QUEUE)
    heard(spooler, job, is_done)


def test_a_closed_queue_and_paper_that_the_printer_has_not_are_refused_at_once(shop: PrintShop, spooler: CupsSpooler):
    with pytest.raises(EnvironmentProblem) as paper:
        spooler.submit(badge(210, 297), QUEUE, "A4")
    assert (paper.value.code, paper.value.facts["size"]) == ("no_such_paper", "210 x 297 mm")
    shop.command("cupsreject", QUEUE)
    try:
        with pytest.raises(EnvironmentProblem) as closed:
            spooler.submit(badge(), QUEUE, "closed")
    finally:
        shop.command("cupsaccept", QUEUE)
    assert closed.value.code == "printer_closed"
    with pytest.raises(EnvironmentProblem) as unknown:
        spooler.submit(badge(), "Nobody", "unknown")
    assert unknown.value.code == "unknown_printer"


def test_a_job_is_held_and_cancelled_and_says_so(shop: PrintShop, spooler: CupsSpooler):
    shop.command("cupsdisable", QUEUE)
    waiting, printing = (spooler.submit(badge(), QUEUE, title) for title in ("one", "two"))
    shop.command("lp", "-i", waiting, "-H", "hold")
    assert spooler.job(waiting) == JobStatus(PrintState.QUEUED, "held")
    shop.fault("media-empty-error")
    shop.command("cupsenable", QUEUE)
    heard(spooler, printing, lambda status: status.reason == "media_empty")
    for job in (waiting, printing):
        spooler.cancel(job)
        heard(spooler, job, lambda status: status == JobStatus(PrintState.CANCELLED, "cancelled"))
    assert spooler.job("99999") == JobStatus(PrintState.UNCERTAIN, "unknown_job")


def test_a_printer_without_power_is_not_answering_then_forgets_its_job_and_that_is_never_done(
    shop: PrintShop, spooler: CupsSpooler
):
    before = len(shop.sheets())
    shop.fault("media-empty-error")
    job = spooler.submit(badge(), QUEUE, "unlucky")
    shop.await_document()
    heard(spooler, job, lambda status: status.reason == "media_empty")
    shop.pull_plug()
    shop.fault("")
    shop.plug_in()
    said = heard(spooler, job, lambda status: status.state is PrintState.UNCERTAIN, 120)
    assert said[-1] == JobStatus(PrintState.UNCERTAIN, "missing_history")
    assert len(shop.sheets()) == before

    # The server keeps repeating what it once said of that printer: later sheets are believed on the printer's own word.
    later = spooler.submit(badge(), QUEUE, "unlucky")
    heard(spooler, later, is_done)
    assert len(shop.sheets()) == before + 1
    assert spooler.job(job) == JobStatus(PrintState.UNCERTAIN, "missing_history")

    shop.pull_plug()
    silent = spooler.submit(badge(), QUEUE, "silent")
    said = heard(spooler, silent, lambda status: status.reason == "not_answering", 120)
    assert PrintState.DONE not in {status.state for status in said}
    shop.plug_in()
    heard(spooler, silent, is_done, 120)
    assert len(shop.sheets()) == before + 2


def test_the_commands_list_the_printer_and_print_a_badge_whose_code_admits_its_holder(
    shop: PrintShop, spooler: CupsSpooler, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("CUPS_SERVER", shop.address)
    program, event = Program(tmp_path), tmp_path / "rencontres.accueil"
    program.run("new", event, "--name", "Rencontres", "--place", "Montpellier", "--day", "2010-07-01")
    program.run("import", event, *LISTS)
    listed = program.json("printers")["printers"]
    assert [(printer["name"], printer["kind"]) for printer in listed] == [(QUEUE, "cups"), ("PDF", "pdf")]

    before = len(shop.sheets())
    job = program.json("print", event, "ER10-001", "--printer", QUEUE, "--layout", "roll62x100")
    assert (job["state"], job["reason"], job["printer"]) == ("done", "", QUEUE)
    [sheet] = shop.sheets()[before:]
    # For whoever wants to see it: the sheet stays among the files of the test.
    kept = shutil.copy(sheet, tmp_path / "sheet.pdf")
    page = pypdfium2.PdfDocument(kept)[0].render(scale=203 / 72).to_pil()
    [read] = zxingcpp.read_barcodes(page)
    [issued] = program.json("codes", event, "ER10-001")["codes"]
    assert read.text == issued["code"]

    shop.fault("media-empty-error")
    waiting = program.json("print", event, "ER10-002", "--printer", QUEUE, "--wait", "2", status=1)
    assert (waiting["state"], waiting["reason"]) == ("printing", "media_empty")
    nobody = program.run("print", event, "ER10-002", "--printer", "Nobody")
    assert (nobody.returncode, "Traceback" in nobody.stderr) == (3, False)
