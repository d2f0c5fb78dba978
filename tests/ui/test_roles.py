"""PINs and roles by keys: a calm line asks, what waited is done, nobody stays a supervisor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.roles import Role
from checkin_app.services import checkpoints, desk, roles
from checkin_app.services.session import Session
from checkin_app.store import journal
from tests.ui.conftest import MakeContext
from tests.ui.driving import Window

CTRL = Qt.KeyboardModifier.ControlModifier
LET_IN = "ER10-004"


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext, demo_file: Path) -> Iterator[Window]:
    session = bootstrap.open_session(demo_file, desk="A")
    roles.set_pin(session, Role.ORGANISER, "2468", session.stamp())
    roles.set_pin(session, Role.SUPERVISOR, "1357", session.stamp())
    checkpoints.add(session, "Gala", session.stamp(), people=["ER10-001"], exits=True)
    session.close()
    made = Window(qtbot, context())
    yield made
    made.close()


def give_pin(window: Window, pin: str) -> None:
    window.until(lambda: window.main.keeper.asking)
    window.type(pin)
    window.press(Qt.Key.Key_Return)


def refuse_at_the_gala(window: Window) -> None:
    window.context.change_settings(checkpoint="gala")
    window.scan(window.code_of(LET_IN))
    window.until(lambda: window.band[1] == "No access here")


def last_body(session: Session) -> dict[str, object]:
    record = desk.recent(session)[0].record
    entry = journal.entry(session.store, record)
    return dict(entry.body or {}) if entry else {}


def test_an_override_asks_for_a_pin_and_is_done_once_it_is_given(window: Window):
    refuse_at_the_gala(window)
    window.press(Qt.Key.Key_Return, CTRL)
    give_pin(window, "1357")
    window.until(lambda: window.band[1] == "Welcome")
    assert "let in against the rule by a supervisor" in window.band[2]
    assert "Gala" in window.band[2]
    body = window.ask(last_body)
    assert (body["role"], body["overridden"]) == ("supervisor", "not_entitled")


def test_escape_leaves_the_line_and_nothing_was_done(window: Window):
    refuse_at_the_gala(window)
    before = window.ask(lambda session: journal.count(session.store))
    window.press(Qt.Key.Key_Return, CTRL)
    window.until(lambda: window.main.keeper.asking)
    window.press(Qt.Key.Key_Escape)
    assert not window.main.keeper.asking
    assert window.band[1] == "No access here"
    assert window.ask(lambda session: journal.count(session.store)) == before


def test_a_wrong_pin_is_said_and_another_one_may_be_given(window: Window):
    refuse_at_the_gala(window)
    window.press(Qt.Key.Key_Return, CTRL)
    give_pin(window, "9999")
    window.until(lambda: "opens nothing" in window.main.keeper.line.sentence)
    assert window.main.keeper.line.field.text() == ""
    give_pin(window, "2468")
    window.until(lambda: window.band[1] == "Welcome")
    assert window.context.role is Role.ORGANISER


def test_a_pin_of_a_lower_role_is_told_so(window: Window):
    window.context.role_wanted.emit(Role.ORGANISER, lambda: None, lambda: None)
    give_pin(window, "1357")
    window.until(lambda: "Supervisor" in window.main.keeper.line.sentence)
    assert window.main.keeper.asking


def test_a_scan_takes_the_question_away_and_is_judged(window: Window):
    refuse_at_the_gala(window)
    window.press(Qt.Key.Key_Return, CTRL)
    window.until(lambda: window.main.keeper.asking)
    window.scan(window.code_of("ER10-001"))
    window.until(lambda: window.band[1] == "Welcome")
    assert not window.main.keeper.asking


def test_ctrl_l_opens_a_role_and_leaves_it(window: Window):
    window.press(Qt.Key.Key_L, CTRL)
    give_pin(window, "1357")
    window.until(lambda: window.context.role is Role.SUPERVISOR)
    window.until(lambda: not window.main.keeper.asking)
    window.press(Qt.Key.Key_L, CTRL)
    window.until(lambda: window.context.role is Role.DESK)


def test_after_a_time_without_keys_the_desks_role_is_back(window: Window):
    window.context.take_role(Role.SUPERVISOR)
    window.until(window.main.keeper._quiet.isActive)
    window.main.keeper._quiet.start(1)
    window.until(lambda: window.context.role is Role.DESK)
    assert not window.main.keeper._quiet.isActive()


def test_a_correction_waits_for_the_pin_and_keeps_what_was_typed(window: Window):
    window.search("nune")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_F2)
    window.until(lambda: window.main.desk.side.currentWidget() is window.main.desk.side.correction)
    window.main.desk.side.correction.fields["attention"].setText("VIP: call Dr Puig")
    window.press(Qt.Key.Key_Return)
    give_pin(window, "1357")
    window.until(lambda: window.main.desk.verdict.attention.note == "VIP: call Dr Puig")


def test_a_desk_without_pins_overrides_as_ever(qtbot: QtBot, context: MakeContext):
    window = Window(qtbot, context())
    try:
        window.press(Qt.Key.Key_L, CTRL)
        window.until(lambda: "no PIN" in window.main.footer.sentence)
        assert not window.main.keeper.asking
    finally:
        window.close()
