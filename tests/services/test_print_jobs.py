"""A print job from drawn to its end: nothing stays waiting for ever, and nothing is called printed on a guess."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from checkin_app.domain.badge import PrintState
from checkin_app.domain.journal import Kind
from checkin_app.errors import EnvironmentProblem, InputProblem
from checkin_app.printing.cups import CupsSpooler
from checkin_app.printing.pdf_folder import PdfFolder
from checkin_app.printing.spooler import REASONS
from checkin_app.sentences.printing import PRINT_REASONS
from checkin_app.services import printing
from checkin_app.services.printing import PrintJobView
from checkin_app.services.session import Session
from tests.services.conftest import Clock


@pytest.fixture
def desk(session: Session, tmp_path: Path) -> Session:
    session.spoolers = [CupsSpooler(str(tmp_path / "no.sock")), PdfFolder(tmp_path / "badges")]
    return session


def state_of(session: Session, job: str) -> tuple[PrintState, str]:
    view = printing.job_view(session, job)
    return view.state, view.reason


def test_badges_go_to_the_pdf_folder_when_no_printer_is_chosen(desk: Session, ids: dict[str, str], tmp_path: Path):
    heard: list[PrintJobView] = []
    job = printing.print_and_follow(desk, [ids["T2"], ids["T3"]], heard=heard.append)
    assert (job.state, job.printer, job.title) == (PrintState.DONE, "PDF", "Le Bras Agnès +1")
    assert heard == [job]
    [file] = (tmp_path / "badges").iterdir()
    assert printing.spool_id_of(desk, job.job) == f"pdf:{file.name}"
    assert printing.queue(desk) == [job]


def test_a_batch_of_many_is_listed_whole_and_hides_no_older_job(desk: Session, ids: dict[str, str], clock: Clock):
    printing.print_and_follow(desk, [ids["T1"]])
    clock.turn(minutes=1)
    batch = desk.stamp()
    with desk.transaction() as act:
        for number in range(600):
            body = {"job": batch.id, "version": 1, "printer": "PDF", "stand": "", "text": "", "layout": "a6"}
            act.append(desk.draft(batch, Kind.BADGE_SENT, f"attendee:{number}", body, first=not number), new_subject=True)
    assert [len(job.attendee_ids) for job in printing.queue(desk)] == [600, 1]
    assert [len(job.attendee_ids) for job in printing.queue(desk, limit=1)] == [600]


def test_a_job_that_no_spooler_takes_is_kept_as_failed_and_why(desk: Session, ids: dict[str, str], tmp_path: Path):
    with pytest.raises(InputProblem):
        printing.print_and_follow(desk, [ids["T1"]], printer="Nobody")
    (tmp_path / "badges").write_text("a file where the folder should be")
    with pytest.raises(EnvironmentProblem):
        printing.print_and_follow(desk, [ids["T1"]])
    found = [(job.state, job.reason) for job in printing.queue(desk)]
    assert sorted(found) == [(PrintState.FAILED, "folder_unwritable"), (PrintState.FAILED, "unknown_printer")]


def test_even_a_bug_while_sending_leaves_no_job_waiting(desk: Session, ids: dict[str, str]):
    sheaf = printing.prepare(desk, [ids["T1"]], desk.stamp())
    assert state_of(desk, sheaf.job) == (PrintState.QUEUED, "")
    printing.not_sent(desk, sheaf.job, ZeroDivisionError(), desk.stamp())
    assert state_of(desk, sheaf.job) == (PrintState.FAILED, "other")


def test_what_a_crash_left_unfinished_is_uncertain_at_the_next_start(desk: Session, ids: dict[str, str]):
    drawn = printing.prepare(desk, [ids["T1"], ids["T2"]], desk.stamp())
    sent = printing.prepare(desk, [ids["T3"]], desk.stamp())
    printing.handed_over(desk, sent.job, printing.send(desk, sent), desk.stamp())
    done = printing.print_and_follow(desk, [ids["T1"]])

    found = printing.recover_jobs(desk, desk.stamp())
    assert {(job.job, job.state, job.reason) for job in found} == {
        (drawn.job, PrintState.UNCERTAIN, "interrupted"), (sent.job, PrintState.UNCERTAIN, "interrupted")
    }  # fmt: skip
    assert state_of(desk, done.job) == (PrintState.DONE, "")
    assert printing.recover_jobs(desk, desk.stamp()) == []

    assert printing.spool_id_of(desk, drawn.job) == ""
    state, reason = printing.ask(desk, printing.spool_id_of(desk, sent.job))
    assert printing.record_state(desk, sent.job, state, reason, desk.stamp()).state is PrintState.DONE


def test_another_desks_jobs_are_left_to_it(desk: Session, ids: dict[str, str]):
    sheaf = printing.prepare(desk, [ids["T1"]], desk.stamp())
    other = replace(desk, desk="B")
    assert printing.recover_jobs(other, other.stamp()) == []
    assert state_of(desk, sheaf.job) == (PrintState.QUEUED, "")


def test_a_print_system_that_falls_silent_is_no_answer_and_a_spooler_that_is_gone_is_uncertain(desk: Session):
    assert printing.ask(desk, "cups:12") == (PrintState.PRINTING, "print_system_silent")
    assert printing.ask(desk, "windows:12@Badge") == (PrintState.UNCERTAIN, "unknown_job")


def test_every_reason_has_its_few_words_and_every_words_their_reason():
    assert PRINT_REASONS.keys() == REASONS
    assert max(map(len, PRINT_REASONS.values())) < 60
    assert len(set(PRINT_REASONS.values())) == len(PRINT_REASONS)
    assert set(printing.REASON_OF_PROBLEM.values()) <= REASONS
