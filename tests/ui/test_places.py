"""Where a desk scans, attention notes and lost badges, by keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.checkin import Verdict
from checkin_app.services import checkpoints, desk
from tests.ui.conftest import MakeContext
from tests.ui.driving import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext, demo_file: Path) -> Iterator[Window]:
    session = bootstrap.open_session(demo_file, desk="A")
    checkpoints.add(session, "Gala", session.stamp(), exits=True)
    someone = session.store.one("SELECT id FROM attendee WHERE external_id = 'ER10-004'") or {}
    desk.correct(session, someone["id"], {"attention": "call Dr Puig"}, session.stamp())
    session.close()
    made = Window(qtbot, context())
    yield made
    made.close()


def choose(window: Window, downs: int) -> None:
    window.press(Qt.Key.Key_F4)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.places)
    for _step in range(downs):
        window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.main.desk.side.at_verdict)


def test_f4_and_arrows_choose_the_checkpoint_and_the_band_says_where(window: Window):
    choose(window, 1)
    assert window.context.settings.checkpoint == "gala"
    window.until(lambda: window.main.desk.place.words == "Scanning at: Gala")
    window.scan(window.code_of("ER10-001"))
    window.until(lambda: window.band[1] == "Welcome")
    assert window.band[2].startswith("Gala · first entry of day 1")
    assert window.status().arrived == 0
    assert window.status().came == 1


def test_a_desk_at_the_exits_records_who_goes_out(window: Window):
    choose(window, 2)
    assert window.context.settings.direction == "exit"
    window.scan(window.code_of("ER10-001"))
    window.until(lambda: window.band[1] == "Goodbye")
    assert window.ask(lambda session: desk.recent(session)[0].verdict) is Verdict.EXIT


def test_an_attention_note_has_its_own_line_and_its_own_sound(window: Window):
    heard: list[str] = []
    window.main.desk.sounds.play = heard.append
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.band[1] == "Welcome")
    assert window.main.desk.verdict.attention.note == "call Dr Puig"
    assert heard == ["attention"]
    window.scan(window.code_of("ER10-002"))
    window.until(lambda: window.shown == "Le Bras Agnès")
    assert window.main.desk.verdict.attention.note == ""
    assert heard == ["attention", "good"]


def test_who_is_already_in_is_let_in_once_more_by_ctrl_enter_only_after_it_was_read(window: Window):
    window.search("nune")
    window.press(Qt.Key.Key_Return, CTRL)
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_Return, CTRL)
    window.until(lambda: window.band[1] == "Already in")
    window.press(Qt.Key.Key_Return, CTRL)
    window.until(lambda: window.band[1] == "Welcome back")
    assert "once more by a supervisor" in window.band[2]


def test_ctrl_r_replaces_a_lost_badge_and_the_old_one_is_refused(window: Window):
    old = window.code_of("ER10-002")
    window.scan(old)
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_R, CTRL)
    window.until(lambda: window.band[1] == "New badge")
    assert window.code_of("ER10-002") != old
    window.main.desk.asking.forget()
    window.scan(old)
    window.until(lambda: window.band[1] == "Old badge")
    assert "since 08:30" in window.band[2]
