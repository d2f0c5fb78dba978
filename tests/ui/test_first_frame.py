"""The first frame: what it may load, and that nothing typed or scanned before there is a desk is lost."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap, settings
from checkin_app.services import badges
from checkin_app.settings import Settings
from checkin_app.ui.app import Program, make_app
from checkin_app.ui.first_frame import FirstFrame
from checkin_app.ui.kiosk.window import KioskWindow
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.welcome.window import WelcomeWindow


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


def test_the_first_frame_is_there_before_anything_of_an_event_is_loaded() -> None:
    loads = (
        "import sys, checkin_app.cli.show, checkin_app.ui.opening;"
        "print([m for m in sys.modules if m.startswith(('checkin_app.services', 'checkin_app.store', 'sqlite', 'sqlcipher'))])"
    )
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_code_and_letters_from_before_the_desk_come_to_it(
    qtbot: QtBot, program: Program, frame: FirstFrame, demo_file: Path
) -> None:
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


@pytest.mark.parametrize("spoiled", ["missing", "no event"])
def test_an_event_that_does_not_open_is_said_where_the_one_who_started_it_looks(
    program: Program, tmp_path: Path, spoiled: str, capsys: pytest.CaptureFixture[str]
) -> None:
    event = tmp_path / "e.accueil"
    if spoiled == "no event":
        event.write_text("hello")
    program.start(event)
    assert isinstance(program.window, WelcomeWindow)
    assert "e.accueil" in program.window.sentence.text
    assert capsys.readouterr().err.strip() == program.window.sentence.text
    assert program.status == 3


def test_another_event_opened_from_there_is_a_good_end(program: Program, tmp_path: Path, demo_file: Path) -> None:
    program.start(tmp_path / "missing.accueil")
    assert isinstance(program.window, WelcomeWindow)
    program.window.open_path(demo_file)
    assert isinstance(program.window, MainWindow)
    assert program.status == 0


def test_a_kiosk_whose_event_does_not_open_says_so_and_opens_another_one_as_a_kiosk(
    qtbot: QtBot, program: Program, tmp_path: Path, demo_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    program.start(tmp_path / "missing.accueil", show=lambda: program.show_kiosk("2468"))
    assert isinstance(program.window, WelcomeWindow)
    assert "missing.accueil" in program.window.sentence.text
    assert "missing.accueil" in capsys.readouterr().err
    assert program.status == 3
    program.window.open_path(demo_file)
    kiosk = program.window
    assert isinstance(kiosk, KioskWindow)
    qtbot.waitUntil(lambda: kiosk._event is not None)
    kiosk.release()


def test_a_training_of_an_event_that_does_not_open_says_so_and_never_opens_the_event_itself(
    program: Program, tmp_path: Path, demo_file: Path
) -> None:
    def made(event: Path) -> Path:
        return bootstrap.training_copy(event, tmp_path / "copies")

    program.start(tmp_path / "missing.accueil", made)
    assert isinstance(program.window, WelcomeWindow)
    assert "missing.accueil" in program.window.sentence.text
    program.window.open_path(demo_file)
    assert isinstance(program.window, MainWindow)
    assert program.window.context.training
    assert program.status == 0


def test_the_last_event_that_was_moved_away_is_named(frame: FirstFrame, tmp_path: Path) -> None:
    settings.save(Settings(last_event=str(tmp_path / "moved.accueil")))
    program = Program(make_app(), desk="A", frame=frame)
    program.start(None)
    assert isinstance(program.window, WelcomeWindow)
    assert "moved.accueil" in program.window.sentence.text
    assert program.status == 0
    program.close()


def test_the_desk_takes_the_place_of_the_first_frame(program: Program, frame: FirstFrame, demo_file: Path) -> None:
    place = frame.geometry()
    program.start(demo_file)
    assert program.window is not None
    assert program.window.geometry().topLeft() == place.topLeft()
    assert program.window.height() == place.height()


def test_the_desk_loads_nothing_that_its_first_minute_does_not_need() -> None:
    heavy = ("numpy", "reportlab", "openpyxl", "http.client", "qrcode", "checkin_app.printing.label_spooler", "PIL")
    loads = (
        "import sys, checkin_app.ui.app, checkin_app.ui.desk.page;"
        f"print([name for name in sys.modules if name in {heavy} or name.startswith('checkin_app.ui.scanners.camera')])"
    )
    done = subprocess.run([sys.executable, "-c", loads], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
