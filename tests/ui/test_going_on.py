"""What is half typed or waits at the desk when the window is made again, left or closed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QCloseEvent
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.services import badges, desk
from checkin_app.ui.app import Program
from checkin_app.ui.main_window import MainWindow


class Clicks(QCloseEvent):
    """The window manager's own close."""

    def spontaneous(self) -> bool:
        return True


def window_of(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


def code_of(demo_file: Path, ticket: str) -> str:
    session = bootstrap.open_session(demo_file, desk="B")
    code = next(issued.code for issued in badges.codes(session) if issued.external_id == ticket)
    session.close()
    return code


def begin_a_walk_in(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.walk_in()
    window.desk.side.registration.fields["last_name"].setText("Dupont")
    qtbot.waitUntil(lambda: window.desk.side.engaged)


def speak(qtbot: QtBot, program: Program, code: str) -> MainWindow:
    """Another language; the window that is there then."""
    before = window_of(program)
    before.context.change_settings(language=code)
    qtbot.waitUntil(lambda: program.window is not before)
    return window_of(program)


def test_who_is_half_typed_and_the_scans_that_wait_go_on_in_another_language(
    qtbot: QtBot, program: Program, demo_file: Path
) -> None:
    code = code_of(demo_file, "ER10-004")
    begin_a_walk_in(qtbot, window_of(program))
    window_of(program).take_scan(code)
    assert window_of(program).desk.held.codes == (code,)
    window = speak(qtbot, program, "fr")
    form = window.desk.side.registration
    assert (form.fields["last_name"].text(), form.touched) == ("Dupont", True)
    assert window.desk.side.currentWidget() is form
    assert window.desk.held.codes == (code,)
    form.left.emit()
    qtbot.waitUntil(lambda: window.desk.verdict.card is not None)
    assert window.desk.verdict.card.attendee.external_id == "ER10-004"


def test_a_correction_and_a_company_go_on_too(qtbot: QtBot, program: Program, demo_file: Path) -> None:
    window_of(program).take_scan(code_of(demo_file, "ER10-004"))
    qtbot.waitUntil(lambda: window_of(program).desk.verdict.card is not None)
    window_of(program).desk.correct()
    window_of(program).desk.side.correction.fields["company"].setText("Proteolab SA")
    window = speak(qtbot, program, "fr")
    assert window.desk.side.correction.changes() == {"company": "Proteolab SA"}
    assert window.desk.side.correction.attendee_id == window.desk.verdict.card.attendee.id
    window.desk.side.correction.left.emit()
    window.desk.field.setText("caumont")
    qtbot.waitUntil(lambda: window.desk.finder.answered == "caumont")
    window.desk.company()
    qtbot.waitUntil(lambda: bool(window.desk.side.group.ticked()))
    first = window.desk.side.group._list.item(0)
    first.setCheckState(first.checkState().Unchecked)
    left = window.desk.side.group.ticked()
    again = speak(qtbot, program, "en")
    assert again.desk.side.currentWidget() is again.desk.side.group
    assert again.desk.side.group.ticked() == left
    assert again.desk.side.group.touched


def test_the_verdict_stays_until_the_next_one_in_whatever_language(qtbot: QtBot, program: Program, demo_file: Path) -> None:
    window_of(program).take_scan(code_of(demo_file, "ER10-004"))
    qtbot.waitUntil(lambda: window_of(program).desk.verdict.outcome is not None)
    window = speak(qtbot, program, "fr")
    assert (window.desk.verdict.band.words.tone, window.desk.verdict.band.words.word) == ("good", "Bienvenue")


def test_an_event_is_not_left_in_the_midst_of_a_form(qtbot: QtBot, program: Program) -> None:
    window = window_of(program)
    begin_a_walk_in(qtbot, window)
    window.show_page("settings")
    program.leave_event()
    program.show_kiosk("1234")
    assert program.window is window
    assert window.shown == "desk"
    window.desk.side.registration.left.emit()
    program.leave_event()
    assert program.window is not window


def test_a_window_with_a_form_that_was_begun_closes_the_second_time_and_records_what_was_scanned(
    qtbot: QtBot, program: Program, demo_file: Path
) -> None:
    window = window_of(program)
    begin_a_walk_in(qtbot, window)
    window.take_scan(code_of(demo_file, "ER10-004"))
    first, second = Clicks(), Clicks()
    window.closeEvent(first)
    window.closeEvent(second)
    assert (first.isAccepted(), second.isAccepted()) == (False, True)
    program.close()
    session = bootstrap.open_session(demo_file, desk="B")
    assert desk.status(session).arrived == 1
    session.close()
