"""What the Windows spooler's bits mean, and the pages that are painted for it."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm
from reportlab.pdfgen import canvas

from checkin_app.documents import raster
from checkin_app.domain.badge import PrintState
from checkin_app.printing import windows
from checkin_app.printing.windows import WindowsSpooler, job_status, printer_state
from checkin_app.printing.winspool import Queue


def queue(status: int = 0, attributes: int = 0) -> Queue:
    return Queue("Badge", status, attributes)


@pytest.mark.parametrize(
    ("bits", "printer", "state", "reason"),
    [
        (0, None, PrintState.QUEUED, ""),
        (windows.JOB_SPOOLING, queue(), PrintState.QUEUED, ""),
        (windows.JOB_SPOOLING, queue(windows.PRINTER_PAUSED), PrintState.QUEUED, "paused"),
        (windows.JOB_PAUSED, queue(), PrintState.QUEUED, "held"),
        (windows.JOB_PRINTING, queue(), PrintState.PRINTING, ""),
        (windows.JOB_PRINTING, queue(windows.PRINTER_DOOR_OPEN | windows.PRINTER_PAPER_OUT), PrintState.PRINTING, "cover_open"),
        (windows.JOB_PRINTING, queue(windows.PRINTER_TONER_LOW), PrintState.PRINTING, ""),
        (windows.JOB_PRINTING | windows.JOB_PAPEROUT, None, PrintState.PRINTING, "media_empty"),
        (windows.JOB_OFFLINE, queue(), PrintState.QUEUED, "offline"),
        (windows.JOB_SPOOLING, queue(attributes=0x400), PrintState.QUEUED, "offline"),
        (windows.JOB_ERROR, queue(), PrintState.FAILED, "aborted"),
        (windows.JOB_BLOCKED, queue(), PrintState.QUEUED, "other"),
        (windows.JOB_DELETING | windows.JOB_PRINTING, queue(), PrintState.CANCELLED, "cancelled"),
        (windows.JOB_COMPLETE, queue(), PrintState.PRINTING, ""),
        (windows.JOB_PRINTED | windows.JOB_RETAINED | windows.JOB_COMPLETE, queue(), PrintState.DONE, ""),
        (windows.JOB_PRINTED | windows.JOB_ERROR, queue(), PrintState.FAILED, "aborted"),
    ],
)  # fmt: skip
def test_a_job_is_told_as_the_bits_tell_it(bits: int, printer: Queue | None, state: PrintState, reason: str):
    status = job_status(bits, printer)
    assert (status.state, status.reason) == (state, reason)


def test_a_queue_is_described_by_the_worst_that_hinders_it():
    assert printer_state(queue()) == ("ready", "")
    assert printer_state(queue(windows.PRINTER_PRINTING)) == ("printing", "")
    assert printer_state(queue(windows.PRINTER_OFFLINE)) == ("stopped", "offline")
    assert printer_state(queue(windows.PRINTER_TONER_LOW | windows.PRINTER_JAM)) == ("ready", "media_jam")


def test_a_job_that_was_never_found_in_the_queue_is_not_believed_printed():
    status = WindowsSpooler(raster).job("0@Badge")
    assert (status.state, status.reason) == (PrintState.UNCERTAIN, "unknown_job")


def test_pages_are_painted_on_paper_of_their_own_size_without_a_margin(tmp_path: Path, qapp):
    from checkin_app.printing.qt_pages import PageDrawing

    made = io.BytesIO()
    drawn = canvas.Canvas(made, pagesize=(62 * mm, 100 * mm))
    for _page in range(2):
        drawn.rect(0, 0, 62 * mm, 100 * mm, fill=1)
        drawn.showPage()
    drawn.save()
    target = tmp_path / "painted.pdf"
    with PageDrawing("", "badge", made.getvalue(), raster, file=str(target)) as drawing:
        drawing.draw()
    pages = PdfReader(target).pages
    sizes = [(round(float(page.mediabox.width) / mm), round(float(page.mediabox.height) / mm)) for page in pages]
    assert sizes == [(62, 100), (62, 100)]
