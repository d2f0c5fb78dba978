"""A disk or a lock that says no in the midst of the queue: nobody passes under the green of the person before."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from checkin_app.services.session import Session
from tests.ui.conftest import MakeContext
from tests.ui.driving import Window


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext) -> Iterator[Window]:
    made = Window(qtbot, context())
    yield made
    made.close()


def _limit(window: Window, pages: int) -> None:
    """As a disk that has no room for more than `pages` pages; 0 for the file as it is."""

    def limit(session: Session) -> object:
        db = session.store.db
        return db.execute(f"PRAGMA max_page_count = {pages or db.execute('PRAGMA page_count').fetchone()[0]}").fetchone()

    window.ask(limit)


def test_a_scan_that_was_not_stored_is_red_and_can_be_scanned_again_at_once(window: Window) -> None:
    codes = [window.code_of(f"ER10-{number:03}") for number in range(1, 200)]
    window.scan(codes[0])
    window.until(lambda: window.band[1] == "Welcome")
    _limit(window, 0)
    answers: list[object] = []
    failures: list[str] = []
    window.main.desk.asking.judged.connect(answers.append)
    window.main.desk.asking.failed.connect(failures.append)
    for code in codes[1:]:
        answers.clear()
        window.scan(code)
        window.until(lambda: bool(answers or failures))
        if failures:
            break
    arrived = window.status().arrived
    assert window.band[1] == "Not stored"
    assert window.band[2].startswith("The disk is full")
    assert window.shown == ""
    assert window.main.footer.sentence.startswith("The disk is full")
    _limit(window, 1_000_000)
    window.scan(code)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.main.footer.sentence == ""
    assert window.status().arrived == arrived + 1


HOLDER = """
import sqlite3, sys
file = sqlite3.connect(sys.argv[1], isolation_level=None)
file.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.readline()
file.execute("COMMIT")
"""
"""Another program: within one process, POSIX knows no lock."""


def test_while_the_file_does_not_answer_the_person_before_is_out_of_sight(window: Window, demo_file: Path) -> None:
    code = window.code_of("ER10-002")
    window.scan(window.code_of("ER10-001"))
    window.until(lambda: window.main.desk.verdict.band.badge == "badge printed")
    words = [sys.executable, "-c", HOLDER, str(demo_file)]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdin
        assert holder.stdout.readline() == "held\n"
        window.scan(code)
        window.until(lambda: window.band[1] == "One moment")
        assert window.shown == ""
        holder.stdin.write("let go\n")
        holder.stdin.flush()
    window.until(lambda: window.band[1] == "Welcome")
    card = window.main.desk.verdict.card
    assert card
    assert card.attendee.external_id == "ER10-002"


def test_a_printer_that_is_gone_never_loses_the_admission(window: Window) -> None:
    window.context.change_settings(printer="Vanished")
    window.scan(window.code_of("ER10-001"))
    window.until(lambda: window.main.desk.verdict.band.badge.endswith(" · F7 F8"))
    assert window.band[1] == "Welcome"
    assert window.status().arrived == 1
    assert "Vanished" in window.main.desk.verdict.band.badge
    # Where else it could go is looked up among the printers meanwhile.
    window.until(lambda: "F8 saves it as PDF" in window.main.footer.sentence)


def test_a_folder_of_badges_that_cannot_be_written_never_loses_the_admission(window: Window, demo_file: Path) -> None:
    folder = demo_file.parent / "badges"
    folder.write_text("a file stands in the way", "utf-8")
    window.scan(window.code_of("ER10-001"))
    window.until(lambda: window.main.desk.verdict.band.badge.endswith(" · F7 F8"))
    assert window.band[1] == "Welcome"
    folder.unlink()
    window.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    window.until(lambda: window.main.desk.verdict.band.badge == "badge printed")
    shutil.rmtree(folder)
