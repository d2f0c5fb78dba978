"""The bytes of IPP, what a server's words mean, and what paper is asked for."""

from __future__ import annotations

import struct

import pytest

from checkin_app.domain.badge import PrintState
from checkin_app.errors import EnvironmentProblem
from checkin_app.printing import cups_server, cups_states, ipp
from checkin_app.printing.cups import CupsSpooler
from checkin_app.printing.cups_states import JobState
from checkin_app.printing.ipp import Group, Operation, Tag
from checkin_app.printing.spooler import named_apart

LABEL_PRINTER = [
    "om_label-62x100_62x100mm", "om_label-62x29_62x29mm", "iso_a6_105x148mm", "custom_min_20x20mm", "custom_max_105x300mm",
]  # fmt: skip


def attribute(tag: int, name: str, raw: bytes) -> bytes:
    return struct.pack(">BH", tag, len(name)) + name.encode() + struct.pack(">H", len(raw)) + raw


def answered(*parts: bytes, status: int = 0) -> bytes:
    return b"\x02\x00" + struct.pack(">HI", status, 1) + b"".join(parts) + b"\x03"


def job(state: JobState, *reasons: str, printer: tuple[str, ...] = ("none",), **more: object) -> ipp.Attributes:
    facts = {name.replace("_", "-"): [value] for name, value in more.items()}
    return {"job-state": [int(state)], "job-state-reasons": [*reasons], "job-printer-state-reasons": [*printer], **facts}


def printer(state: int = 3, *reasons: str, accepting: bool = True) -> ipp.Attributes:
    return {
        "printer-state": [state], "printer-state-reasons": [*reasons], "printer-is-accepting-jobs": [accepting],
        "media-supported": [*LABEL_PRINTER],
    }  # fmt: skip


def test_a_request_reads_back_as_it_was_written():
    message = ipp.request(
        Operation.PRINT_JOB,
        [(Tag.NAME, "job-name", "Núñez Rodríguez"), (Tag.KEYWORD, "requested-attributes", ["a", "b"])],
        [(Tag.INTEGER, "copies", 1), (Tag.BOOLEAN, "wanted", True), (Tag.ENUM, "way", -3)],
    )
    read = ipp.answer(message)
    assert read.status == Operation.PRINT_JOB
    assert read.about(Group.OPERATION) == [
        {"attributes-charset": ["utf-8"], "attributes-natural-language": ["en"], "job-name": ["Núñez Rodríguez"],
         "requested-attributes": ["a", "b"]}
    ]  # fmt: skip
    assert read.about(Group.JOB) == [{"copies": [1], "wanted": [True], "way": [-3]}]


def test_collections_ranges_and_absent_values_are_read_and_what_follows_them_too():
    size = (
        attribute(Tag.MEMBER_NAME, "", b"media-size") + attribute(Tag.BEGIN_COLLECTION, "", b"")
        + attribute(Tag.MEMBER_NAME, "", b"x-dimension") + attribute(Tag.INTEGER, "", struct.pack(">i", 6200))
        + attribute(Tag.END_COLLECTION, "", b"")
    )  # fmt: skip
    data = answered(
        b"\x04", attribute(Tag.BEGIN_COLLECTION, "media-col", b""), size, attribute(Tag.END_COLLECTION, "", b""),
        attribute(Tag.RANGE, "copies-supported", struct.pack(">ii", 1, 99)), attribute(0x13, "time-at-completed", b""),
        attribute(Tag.NAME_IN_LANGUAGE, "printer-name", b"\x00\x02fr\x00\x05Badge"),
        attribute(Tag.RESOLUTION, "dpi", b"\x00" * 9),
    )  # fmt: skip
    [found] = ipp.answer(data).about(Group.PRINTER)
    assert found["media-col"] == [{"media-size": [{"x-dimension": [6200]}]}]
    assert found["copies-supported"] == [(1, 99)]
    assert found["printer-name"] == ["Badge"]
    assert found["dpi"] == [b"\x00" * 9]
    assert ipp.first(found, "time-at-completed", "never") == "never"


def test_an_answer_that_is_cut_short_anywhere_is_refused_and_never_read_as_a_whole():
    whole = ipp.request(Operation.GET_JOBS, [(Tag.NAME, "job-name", "Puig")], [(Tag.INTEGER, "copies", 1)])
    for length in range(len(whole)):
        with pytest.raises(ipp.IppError):
            ipp.answer(whole[:length])
    with pytest.raises(ipp.IppError):
        ipp.answer(b"<html>not IPP</html>")


@pytest.mark.parametrize(
    ("job_facts", "printer_facts", "state", "reason"),
    [
        (job(JobState.PENDING), printer(), PrintState.QUEUED, ""),
        (job(JobState.PENDING), printer(5, "paused"), PrintState.QUEUED, "paused"),
        (job(JobState.PENDING), printer(4, "media-empty-warning"), PrintState.QUEUED, "media_empty"),
        (job(JobState.HELD, "job-hold-until-specified"), printer(), PrintState.QUEUED, "held"),
        (job(JobState.PROCESSING), printer(4, "media-empty-error", "toner-low-warning"), PrintState.PRINTING, "media_empty"),
        (job(JobState.PROCESSING), printer(4, "cups-waiting-for-it", "door-open"), PrintState.PRINTING, "cover_open"),
        (job(JobState.PROCESSING), printer(4, "toner-low-report"), PrintState.PRINTING, ""),
        (job(JobState.PROCESSING), printer(4, "spooler-is-melting-error"), PrintState.PRINTING, "other"),
        (job(JobState.STOPPED, "printer-stopped"), printer(5, "none"), PrintState.QUEUED, "printer_stopped"),
        (job(JobState.STOPPED, "job-completed-with-errors"), printer(), PrintState.QUEUED, "document_error"),
        (job(JobState.ABORTED, "document-format-error"), printer(), PrintState.FAILED, "document_error"),
        (job(JobState.ABORTED, "aborted-by-system"), printer(), PrintState.FAILED, "aborted"),
        (job(JobState.COMPLETED, "processing-to-stop-point"), printer(), PrintState.DONE, ""),
        (job(JobState.COMPLETED, "job-completed-with-errors"), printer(), PrintState.UNCERTAIN, "other"),
    ],
)  # fmt: skip
def test_a_job_is_told_as_the_server_tells_it(
    job_facts: ipp.Attributes, printer_facts: ipp.Attributes, state: PrintState, reason: str
):
    status = cups_states.job_status(job_facts, printer_facts)
    assert (status.state, status.reason) == (state, reason)


def test_a_completed_job_that_the_printer_forgot_is_never_done():
    forgotten = job(JobState.COMPLETED, printer=("cups-ipp-conformance-failure-report", "cups-ipp-missing-job-history"))
    status = cups_states.job_status(forgotten, printer())
    assert (status.state, status.reason) == (PrintState.UNCERTAIN, "missing_history")


def test_over_ten_silent_seconds_are_a_printer_that_does_not_answer_and_more_for_more_pages():
    silent = {"job_printer_up_time": 1011, "time_at_processing": 1000}
    assert cups_states.job_status(job(JobState.PROCESSING, **silent), printer(4)).reason == "not_answering"
    assert cups_states.job_status(job(JobState.PROCESSING, **silent), printer(4), pages=2).reason == ""
    said = cups_states.job_status(job(JobState.PROCESSING, **silent), printer(4, "media-jam"))
    assert said.reason == "media_jam"
    begun = {"job_printer_up_time": 1010, "time_at_processing": 1000}
    assert cups_states.job_status(job(JobState.PROCESSING, **begun), printer(4)).reason == ""


def test_a_job_sent_back_by_the_printer_is_told_from_one_that_somebody_cancelled():
    by_user = job(JobState.CANCELED, "job-canceled-by-user", time_at_processing=1)
    in_queue = job(JobState.CANCELED, "processing-to-stop-point")
    big = job(JobState.CANCELED, "processing-to-stop-point", time_at_processing=1, media="custom_200x200mm_200x200mm")
    other = job(JobState.CANCELED, "processing-to-stop-point", time_at_processing=1, media="iso_a6_105x148mm")
    reasons = [cups_states.job_status(facts, printer()).reason for facts in (by_user, in_queue, big, other)]
    assert reasons == ["cancelled", "cancelled", "media_unsupported", "refused"]


def test_paper_is_asked_for_by_the_name_that_the_printer_has_for_it():
    assert cups_states.media_for((62.0, 100.0), LABEL_PRINTER) == "om_label-62x100_62x100mm"
    assert cups_states.media_for((104.99, 148.17), LABEL_PRINTER) == "iso_a6_105x148mm"
    assert cups_states.media_for((100.0, 62.0), LABEL_PRINTER) == "om_label-62x100_62x100mm"
    assert cups_states.media_for((215.9, 279.4), ["na_letter_8.5x11in"]) == "na_letter_8.5x11in"
    assert cups_states.media_for((86.0, 54.0), LABEL_PRINTER) == "custom_86x54mm_86x54mm"
    assert cups_states.media_for((210.0, 297.0), LABEL_PRINTER) == ""
    assert cups_states.media_for((210.0, 297.0), []) == "custom_210x297mm_210x297mm"


def test_a_printer_is_described_by_the_worst_that_hinders_it():
    assert cups_states.printer_state(printer(3, "none")) == ("ready", "")
    assert cups_states.printer_state(printer(4, "toner-low-warning")) == ("printing", "toner_low")
    assert cups_states.printer_state(printer(5)) == ("stopped", "printer_stopped")
    assert cups_states.printer_state(printer(3, accepting=False)) == ("ready", "rejecting_jobs")
    assert cups_states.printer_state({}) == ("unknown", "")


def test_the_server_is_where_the_environment_says():
    assert cups_server.default_address({"CUPS_SERVER": "desk.local:6631/version=1.1"}) == "desk.local:6631"
    assert cups_server.default_address({"CUPS_SERVER": "/tmp/cups.sock"}) == "/tmp/cups.sock"
    addresses = ["desk.local", "127.0.0.1:6631", "[::1]:99", "::1"]
    assert [cups_server._host_and_port(a) for a in addresses] == [
        ("desk.local", 631), ("127.0.0.1", 6631), ("::1", 99), ("::1", 631)
    ]  # fmt: skip


def test_no_server_is_no_printer_and_an_open_job_is_a_problem_not_a_guess(tmp_path):
    spooler = CupsSpooler(str(tmp_path / "nobody.sock"))
    assert spooler.printers() == []
    with pytest.raises(EnvironmentProblem) as raised:
        spooler.job("1")
    assert raised.value.code == "print_system_silent"


def test_a_long_name_makes_a_job_name_that_ipp_allows():
    name = named_apart("Ŵ" * 300)
    assert len(name.encode()) <= 255
    assert (name[0], name[-1]) == ("Ŵ", "]")
    assert named_apart("Núñez") != named_apart("Núñez")
