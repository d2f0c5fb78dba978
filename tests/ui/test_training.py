"""The window on a training copy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap, settings
from checkin_app.settings import Settings
from checkin_app.ui.app import Program, make_app
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.training import TrainingBand

from .conftest import MakeContext
from .driving import Window


@pytest.fixture
def training(qtbot: QtBot, context: MakeContext, demo_file: Path) -> Iterator[Window]:
    copy = bootstrap.training_copy(demo_file)
    made = Window(qtbot, context(Settings(printer="PDF", second_screen="window"), copy))
    made.until(lambda: made.main.visitor.window is not None)
    yield made
    made.close()


def test_a_training_says_so_in_the_header_and_on_the_visitors_screen(training: Window):
    assert len(training.main.findChildren(TrainingBand)) == 1
    visitor = training.main.visitor.window
    assert visitor is not None
    assert len(visitor.findChildren(TrainingBand)) == 1


def test_a_real_event_has_no_band(qtbot: QtBot, context: MakeContext):
    window = Window(qtbot, context())
    assert window.main.findChildren(TrainingBand) == []
    window.close()


def test_scans_badges_and_undo_work_in_a_training_and_the_real_file_stays_as_it_was(training: Window, demo_file: Path):
    before = demo_file.read_bytes()
    training.scan(training.code_of("ER10-004"))
    training.until(lambda: training.main.desk.verdict.band.badge == "badge printed")
    training.ctrl(Qt.Key.Key_Z)
    training.until(lambda: training.band[1] == "Undone")
    assert demo_file.read_bytes() == before
    assert not (demo_file.parent / "badges").exists()


def test_from_the_settings_into_a_training_and_back_with_one_key(qtbot: QtBot, demo_file: Path):
    program = Program(make_app(), "A")
    program.open_event(demo_file)
    first = program.window
    assert isinstance(first, MainWindow)
    first.show_page("settings")
    QTest.mouseClick(first.page("settings").findChild(QPushButton, "training"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window is not first, timeout=20_000)
    second = program.window
    assert isinstance(second, MainWindow)
    assert second.context.training == str(demo_file)
    assert second.shown == "desk"
    assert settings.load().last_event == str(demo_file), "the next start is on the real event"
    second.activateWindow()
    back = second.findChild(QPushButton, "back_to_the_real_event")
    back.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is back)
    QTest.keyClick(back, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.window is not second, timeout=20_000)
    third = program.window
    assert isinstance(third, MainWindow)
    assert third.context.training == ""
    program.close()


def test_nothing_of_a_training_is_in_sight_at_the_real_desk(qtbot: QtBot, demo_file: Path):
    program = Program(make_app(), "A")
    program.open_event(bootstrap.training_copy(demo_file))
    there = program.window
    assert isinstance(there, MainWindow)
    QTest.keyClicks(there.desk.field, "sola marta")
    qtbot.waitUntil(lambda: there.desk.hits.current() is not None, timeout=10_000)
    QTest.keyClick(there.desk.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: there.desk.verdict.outcome is not None, timeout=10_000)
    QTest.mouseClick(there.findChild(QPushButton, "back_to_the_real_event"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: program.window is not there, timeout=20_000)
    here = program.window
    assert isinstance(here, MainWindow)
    assert here.context.training == ""
    assert here.desk.field.text() == ""
    assert here.desk.verdict.outcome is None
    assert here.desk.verdict.card is None
    program.close()


def test_a_real_event_that_is_gone_leaves_the_training_open(qtbot: QtBot, demo_file: Path):
    copy = bootstrap.training_copy(demo_file)
    demo_file.unlink()
    program = Program(make_app(), "A")
    program.open_event(copy)
    window = program.window
    assert isinstance(window, MainWindow)
    QTest.mouseClick(window.findChild(QPushButton, "back_to_the_real_event"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "rencontres.accueil" in window.footer.sentence, timeout=10_000)
    assert program.window is window
    program.close()
