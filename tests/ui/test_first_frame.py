"""The first frame: what it may load, and that nothing typed or scanned before there is a desk is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checkin_app.services import badges
from checkin_app.ui.app import Program, make_app
from checkin_app.ui.first_frame import FirstFrame
from checkin_app.ui.main_window import MainWindow


@pytest.fixture
def frame(qtbot: QtBot) -> FirstFrame:
    make_app()
    made = FirstFrame("light")
    made.show()
    return made


@pytest.fixture
def program(frame: FirstFrame) -> Iterator[Program]:
    made = Program(make_app(), desk="A", frame=frame)
    yield made
    made.close()


def test_the_first_frame_is_there_before_anything_of_an_event_is_loaded():
    loads = (
        "import sys, checkin_app.cli.show, checkin_app.ui.opening;"
        "print([m for m in sys.modules if m.startswith(('checkin_app.services', 'checkin_app.store', 'sqlite', 'sqlcipher'))])"
    )
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_code_and_letters_from_before_the_desk_come_to_it(qtbot: QtBot, program: Program, frame: FirstFrame, demo_file: Path):
    codes: list[str] = []
    program.open_event(demo_file, lambda: None)
    assert program._tasks is not None
    program._tasks.run(lambda session: next(c.code for c in badges.codes(session) if c.external_id == "ER10-004"), codes.append)
    qtbot.waitUntil(lambda: bool(codes))
    program.ear.scanned.emit(codes[0])
    program.ear.typed.emit("nu")
    assert (frame.scans, frame.letters) == (codes, "nu")
    program.show_desk()
    window = program.window
    assert isinstance(window, MainWindow)
    assert window.desk.field.text() == "nu"
    qtbot.waitUntil(lambda: window.desk.verdict.card is not None)
    assert window.desk.verdict.card.attendee.external_id == "ER10-004"


def test_the_desk_takes_the_place_of_the_first_frame(program: Program, frame: FirstFrame, demo_file: Path):
    place = frame.geometry()
    program.start(demo_file)
    assert program.window is not None
    assert program.window.geometry().topLeft() == place.topLeft()
    assert program.window.height() == place.height()
