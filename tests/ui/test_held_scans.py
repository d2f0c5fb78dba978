"""Scans that come while a form of the desk is open: neither they nor what was typed is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from checkin_app.services import desk
from checkin_app.ui.desk.forms import PersonForm
from tests.ui.conftest import MakeContext
from tests.ui.driving import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext) -> Iterator[Window]:
    made = Window(qtbot, context())
    yield made
    made.close()


def begin_a_walk_in(window: Window) -> PersonForm:
    window.press(Qt.Key.Key_N, CTRL)
    form: PersonForm = window.main.desk.side.registration
    window.until(form.fields["last_name"].hasFocus)
    window.type("Dupont")
    return form


def test_a_scan_waits_for_somebody_half_registered_and_types_nothing_into_it(window: Window):
    form = begin_a_walk_in(window)
    window.scan(window.code_of("ER10-004"))
    window.scan(window.code_of("ER10-004"))
    window.until(window.main.desk.held.notice.isVisible)
    assert "1 scan waits" in window.main.desk.held.notice.text()
    assert form.fields["last_name"].text() == "Dupont"
    assert form.fields["last_name"].hasFocus()
    assert window.status().arrived == 0
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.shown == "Solà Marta")
    assert window.band[1] == "Welcome"
    assert window.status().arrived == 2
    assert not window.main.desk.held.notice.isVisible()


def test_escape_gives_the_form_up_and_lets_the_scans_go_in_their_order(window: Window, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("checkin_app.ui.desk.held.NEXT_MS", 0)
    seen: list[str] = []
    window.main.desk.asking.judged.connect(lambda outcome: seen.append(outcome.card.attendee.external_id))
    begin_a_walk_in(window)
    window.scan(window.code_of("ER10-004"))
    window.scan(window.code_of("ER10-002"))
    window.press(Qt.Key.Key_Escape)
    window.until(lambda: seen == ["ER10-004", "ER10-002"])


def test_a_scan_waits_for_a_correction_and_for_a_company_that_is_being_ticked(window: Window):
    window.search("nune")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_F2)
    window.until(window.main.desk.side.correction.fields["first_name"].hasFocus)
    window.type("Bea")
    window.scan(window.code_of("ER10-004"))
    window.until(window.main.desk.held.notice.isVisible)
    assert window.main.desk.side.correction.fields["first_name"].text() == "Bea"
    window.press(Qt.Key.Key_Escape)
    window.until(lambda: window.shown == "Solà Marta")

    window.search("caumont")
    window.press(Qt.Key.Key_F3)
    window.until(window.main.desk.side.group._list.hasFocus)
    window.press(Qt.Key.Key_Space)
    window.scan(window.code_of("ER10-002"))
    window.until(window.main.desk.held.notice.isVisible)
    window.press(Qt.Key.Key_Escape)
    window.until(lambda: window.shown == "Le Bras Agnès")


def test_a_form_in_which_nothing_was_typed_gives_way_to_a_scan(window: Window):
    window.press(Qt.Key.Key_N, CTRL)
    window.until(window.main.desk.side.registration.fields["last_name"].hasFocus)
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.band[1] == "Welcome")
    assert window.main.desk.side.at_verdict


def test_a_scan_on_another_page_brings_the_form_that_was_begun_back(window: Window):
    form = begin_a_walk_in(window)
    window.press(Qt.Key.Key_5, CTRL)
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.main.shown == "desk")
    window.until(form.fields["last_name"].hasFocus)
    assert window.main.desk.held.notice.isVisible()


def test_who_was_half_typed_is_there_again_after_somebody_else_was_looked_up(window: Window):
    form = begin_a_walk_in(window)
    window.main.desk.field.setFocus()
    window.search("nune")
    window.press(Qt.Key.Key_Return)
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_N, CTRL)
    window.until(form.fields["last_name"].hasFocus)
    assert form.fields["last_name"].text() == "Dupont"
    window.press(Qt.Key.Key_Escape)
    window.press(Qt.Key.Key_N, CTRL)
    window.until(form.fields["last_name"].hasFocus)
    assert form.fields["last_name"].text() == ""


def test_letters_typed_on_a_button_of_a_form_go_on_where_one_typed(window: Window):
    form = begin_a_walk_in(window)
    form._verb.setFocus()
    window.type("el")
    assert form.fields["last_name"].text() == "Dupontel"
    assert window.main.desk.field.text() == ""


def test_a_hit_that_is_clicked_is_shown_although_a_form_is_open(window: Window):
    window.press(Qt.Key.Key_N, CTRL)
    window.until(window.main.desk.side.registration.fields["last_name"].hasFocus)
    window.main.desk.field.setFocus()
    window.search("caumont")
    window.main.desk.hits.picked.emit(window.main.desk.hits.hits[0].id)
    window.until(lambda: window.shown.startswith("Caumont"))
    assert window.main.desk.side.at_verdict


def test_two_scanners_that_read_in_turns_count_each_badge_once(window: Window):
    judged: list[str] = []
    window.main.desk.asking.judged.connect(lambda outcome: judged.append(outcome.verdict))
    first, second = window.code_of("ER10-004"), window.code_of("ER10-002")
    for code in (first, second, first, second):
        window.scan(code)
    window.scan(window.code_of("ER10-001"))
    window.until(lambda: len(judged) == 3)
    assert judged == ["admitted"] * 3


def test_more_people_than_are_listed_are_told_of(window: Window):
    window.search("jean")
    assert len(window.main.desk.hits.hits) == 7
    assert window.main.desk.finder._none.text() == "There are others: type on."
    window.press(Qt.Key.Key_Escape)
    window.search("besset")
    assert window.main.desk.finder._none.text() == "Nobody else."


def test_enter_pressed_twice_or_held_down_admits_once_and_the_green_stays(window: Window):
    judged: list[str] = []
    window.main.desk.asking.judged.connect(lambda outcome: judged.append(outcome.verdict))
    window.search("besset")
    window.press(Qt.Key.Key_Down)
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Return)
    window.press(Qt.Key.Key_Return)
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: len(judged) == 2)
    assert judged == ["admitted", "admitted"]


def test_who_was_undone_may_be_admitted_again_at_once(window: Window):
    code = window.code_of("ER10-004")
    window.scan(code)
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_Z, CTRL)
    window.until(lambda: window.band[1] != "Welcome")
    window.scan(code)
    window.until(lambda: window.band[1] == "Welcome")
    assert window.status().arrived == 1


def test_enter_out_of_habit_behind_a_scan_leaves_the_green(window: Window):
    window.scan(window.code_of("ER10-004"))
    window.until(lambda: window.band[1] == "Welcome")
    window.press(Qt.Key.Key_Return)
    window.scan(window.code_of("ER10-002"))
    window.until(lambda: window.shown == "Le Bras Agnès")
    assert [outcome.verdict for outcome in window.ask(desk.recent)] == ["admitted", "admitted"]
