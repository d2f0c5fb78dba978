"""The kiosk in its window: arrivals without anybody at the desk, and that no visitor gets out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checkin_app.domain.badge import PrintState
from checkin_app.domain.roles import Role
from checkin_app.errors import Problem
from checkin_app.services import badges, desk, roles
from checkin_app.services.printing import PrintJobView
from checkin_app.settings import Settings
from checkin_app.ui.app import Program, make_app
from checkin_app.ui.context import Context
from checkin_app.ui.keys import KeyEar
from checkin_app.ui.kiosk.lock import OwnLock
from checkin_app.ui.kiosk.parts import TOUCH
from checkin_app.ui.kiosk.window import KioskWindow, Patience
from checkin_app.ui.main_window import MainWindow
from checkin_app.wording import language

from .conftest import MakeContext

Key, Mod = Qt.Key, Qt.KeyboardModifier


class Kiosk:
    """A kiosk with its ear, and hands for it."""

    def __init__(self, qtbot: QtBot, context: Context, pin: str = "1234") -> None:
        self.qtbot, self.context = qtbot, context
        # What a face says is looked at, however long a slow machine takes.
        self.window = KioskWindow(context, pin, Patience(face=3_600_000))
        self.gone: list[bool] = []
        self.window.left.connect(lambda: self.gone.append(True))
        self.window.resize(1366, 768)
        self.window.show()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.ear = KeyEar(app)
        self.ear.scanned.connect(self.window.take_scan)
        self.ear.typed.connect(self.window.take_letters)
        self.window.activateWindow()
        self.until(lambda: self.window._event is not None)

    def close(self) -> None:
        self.window.release()
        self.window.close()
        self.ear.stop()
        self.window.deleteLater()

    def until(self, holds: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=10_000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Mod.NoModifier) -> None:
        self.until(lambda: not self.ear._held)
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)
        self.until(lambda: not self.ear._held)

    def type(self, text: str) -> None:
        for letter in text:
            self.press(Key(ord(letter.upper())))

    def tab_to(self, wanted: QWidget) -> None:
        for _n in range(12):
            if QApplication.focusWidget() is wanted:
                return
            self.press(Key.Key_Tab)
        raise AssertionError(f"{wanted.accessibleName()} is not reached by Tab")

    def ask(self, work: Callable[..., Any]) -> Any:
        answers: list[Any] = []
        self.context.run(work, answers.append)
        self.until(lambda: answers)
        return answers[0]

    def code_of(self, ticket: str) -> str:
        return str(self.ask(lambda s: next(c.code for c in badges.codes(s) if c.external_id == ticket)))

    def arrived(self) -> int:
        return int(self.ask(desk.status).arrived)

    @property
    def page(self) -> QWidget:
        return self.window.stack.currentWidget()  # type: ignore[return-value]

    @property
    def mood(self) -> str:
        return self.window.face.face.words.mood if self.page is self.window.face else ""


@pytest.fixture
def kiosk(qtbot: QtBot, context: MakeContext) -> Iterator[Kiosk]:
    made = Kiosk(qtbot, context())
    yield made
    made.close()


def test_a_scan_is_a_name_and_a_badge(kiosk: Kiosk):
    kiosk.window.take_scan(kiosk.code_of("ER10-004"))
    kiosk.until(lambda: kiosk.mood == "good")
    words = kiosk.window.face.face.words
    assert words.lines == ("Marta", "Solà")
    assert words.detail
    assert kiosk.arrived() == 1


def test_whoever_may_not_come_in_is_sent_to_the_staff_without_a_name_or_a_reason(kiosk: Kiosk):
    seen = set()
    for code in (kiosk.code_of("ER10-004"), "HTTPSTICKETEXAMPLE7731"):
        kiosk.ask(lambda s: desk.check_in(s, "ER10-004", s.stamp()))
        kiosk.window.take_scan(code)
        kiosk.until(lambda: kiosk.mood == "caution")
        words = kiosk.window.face.face.words
        assert words.lines == ()
        assert words.under == ""
        seen.add(kiosk.window.face.face.words.mood)
        kiosk.window.begin_anew()
    assert seen == {"caution"}


def test_a_code_that_was_cut_off_is_to_be_scanned_again(kiosk: Kiosk):
    kiosk.window.take_scan(kiosk.code_of("ER10-004")[:15])
    kiosk.until(lambda: kiosk.mood == "caution")
    assert kiosk.window.face.face.words.sentence == "Please scan your code again"


def test_the_same_code_again_is_one_scan_and_nobody_is_served_beside_another(kiosk: Kiosk):
    code, other = kiosk.code_of("ER10-004"), kiosk.code_of("ER10-002")
    kiosk.window.take_scan(code)
    kiosk.window.take_scan(other)
    kiosk.until(lambda: kiosk.mood == "good")
    kiosk.window.take_scan(code)
    assert kiosk.arrived() == 1
    assert kiosk.mood == "good"


def test_by_name_with_the_keyboard_alone(kiosk: Kiosk):
    kiosk.type("colomer")
    kiosk.until(lambda: kiosk.page is kiosk.window.finding)
    kiosk.until(lambda: [b.person.first_name for b in kiosk.window.finding.people if b.person])
    assert kiosk.window.finding.field.text() == "colomer"
    shown = [b.person for b in kiosk.window.finding.people if b.person]
    kiosk.window.finding.field.setFocus()
    kiosk.press(Key.Key_Return)
    if len(shown) > 1:
        kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.mood == "ask")
    assert kiosk.arrived() == 0
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.mood == "good")
    assert kiosk.arrived() == 1


def test_by_touch_on_the_keyboard_of_the_screen(kiosk: Kiosk):
    QTest.mouseClick(kiosk.window.start.by_name, Qt.MouseButton.LeftButton)
    keys = {b.text(): b for b in kiosk.window.finding.findChildren(QPushButton) if b.text()}
    for letter in "COL":
        QTest.mouseClick(keys[letter], Qt.MouseButton.LeftButton)
    kiosk.until(lambda: any(b.person for b in kiosk.window.finding.people))
    assert kiosk.window.finding.field.text() == "col"


def test_looking_for_a_name_can_be_forbidden(qtbot: QtBot, context: MakeContext):
    made = Kiosk(qtbot, context(Settings(printer="PDF", kiosk_names=False)))
    assert made.window.start.by_name.isHidden()
    made.type("sol")
    assert made.page is made.window.start
    made.close()


def test_everything_that_is_touched_is_as_large_as_a_thumb(kiosk: Kiosk):
    for page in (kiosk.window.start, kiosk.window.finding, kiosk.window.pin):
        kiosk.window._show(page)
        kiosk.window.resize(1024, 640)
        small = [
            b.accessibleName() for b in page.findChildren(QPushButton) if b.isVisible() and min(b.width(), b.height()) < TOUCH
        ]
        assert small == []


def test_no_key_leads_out(kiosk: Kiosk):
    keys = [(Key.Key_F4, Mod.AltModifier), (Key.Key_Escape, Mod.NoModifier), (Key.Key_Q, Mod.ControlModifier)]
    keys += [(Key(Key.Key_1 + n), Mod.ControlModifier) for n in range(6)]
    keys += [(Key.Key_W, Mod.ControlModifier), (Key.Key_F1, Mod.NoModifier), (Key.Key_F11, Mod.NoModifier)]
    for key, modifiers in keys:
        kiosk.press(key, modifiers)
        assert kiosk.window.isVisible()
        assert not kiosk.gone
        assert kiosk.page is kiosk.window.start


def test_a_right_click_or_a_long_touch_opens_no_menu_that_scans_would_wait_for(kiosk: Kiosk):
    kiosk.window.take_letters("mar")
    field = kiosk.window.finding.field
    at = field.rect().center()
    QApplication.sendEvent(field, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, field.mapToGlobal(at)))
    assert QApplication.activePopupWidget() is None


def test_the_window_managers_close_does_nothing(kiosk: Kiosk):
    handle = kiosk.window.windowHandle()
    handle.close()
    assert kiosk.window.isVisible()


def test_the_pin_leads_out_by_keys(kiosk: Kiosk):
    kiosk.tab_to(kiosk.window.start.staff)
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.page is kiosk.window.pin)
    kiosk.type("9999")
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.window.pin.sentence)
    assert not kiosk.gone
    kiosk.type("1234")
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.gone)


def test_the_events_own_pins_end_a_kiosk_that_was_given_none(qtbot: QtBot, context: MakeContext):
    made = context()

    def guard(session: Any) -> bool:
        roles.set_pin(session, Role.ORGANISER, "2468", session.stamp())
        return True

    done: list[bool] = []
    made.run(guard, done.append)
    qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    kiosk = Kiosk(qtbot, made, pin="")
    assert kiosk.page is kiosk.window.start
    kiosk.until(lambda: made.role is Role.DESK)
    kiosk.window._ask_pin()
    kiosk.type("1234")
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.window.pin.sentence)
    kiosk.type("2468")
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.gone)
    assert made.role is Role.DESK, "the PIN ends the kiosk and opens nothing else"
    kiosk.close()


def test_without_any_pin_one_is_chosen_before_it_begins(qtbot: QtBot, context: MakeContext):
    kiosk = Kiosk(qtbot, context(), pin="")
    assert kiosk.page is kiosk.window.pin
    kiosk.window.take_scan("HTTPSTICKETEXAMPLE7731")
    kiosk.type("12")
    kiosk.press(Key.Key_Return)
    assert kiosk.window.pin.sentence
    kiosk.type("1357")
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.page is kiosk.window.start)
    kiosk.window._ask_pin()
    kiosk.type("1357")
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.gone)
    kiosk.close()


def test_wrong_pins_are_waited_for():
    now = [datetime(2010, 7, 1, tzinfo=UTC)]
    lock = OwnLock("1234", lambda: now[0])
    told: list[Exception] = []
    opened: list[bool] = []
    for _n in range(4):
        lock.try_pin("9999", lambda: opened.append(True), told.append)
    lock.try_pin("1234", lambda: opened.append(True), told.append)
    assert [e.code for e in told if isinstance(e, Problem)][-1] == "pin_locked"
    assert not opened
    now[0] += timedelta(minutes=1)
    lock.try_pin("1234", lambda: opened.append(True), told.append)
    assert opened


def test_an_unused_kiosk_begins_anew_and_speaks_its_first_language_again(kiosk: Kiosk):
    QTest.mouseClick(kiosk.window.start.languages["ca"], Qt.MouseButton.LeftButton)
    assert language() == "ca"
    kiosk.type("sol")
    kiosk.until(lambda: kiosk.page is kiosk.window.finding)
    idle = kiosk.window._idle
    assert idle.isActive()
    assert idle.interval() == 30_000
    idle.timeout.emit()
    assert kiosk.page is kiosk.window.start
    assert kiosk.window.finding.field.text() == ""
    assert language() == "en"


def job(kiosk: Kiosk, state: PrintState) -> PrintJobView:
    person = kiosk.window._printing
    assert person is not None
    return PrintJobView("job", (person.id,), "", "PDF", state, "", "09:00")


def serving(kiosk: Kiosk, ticket: str) -> None:
    """Somebody stands there whose badge does not come out: the printer's own answers are not heard."""
    kiosk.context.prints.heard.disconnect(kiosk.window._heard)
    kiosk.window.take_scan(kiosk.code_of(ticket))
    kiosk.until(lambda: kiosk.window._printing is not None)


def test_no_paper_for_fifteen_seconds_is_out_of_order_until_it_comes(kiosk: Kiosk):
    serving(kiosk, "ER10-004")
    paper = kiosk.window._paper
    assert paper.isActive()
    assert paper.interval() == 15_000
    paper.timeout.emit()
    assert kiosk.mood == "caution"
    assert "out of order" in kiosk.window.face.face.words.detail
    before = kiosk.arrived()
    kiosk.window.take_scan(kiosk.code_of("ER10-002"))
    assert kiosk.arrived() == before, "nobody is served by a kiosk that does not print"
    kiosk.window._heard(job(kiosk, PrintState.DONE))
    assert kiosk.page is kiosk.window.start


def test_a_badge_that_failed_is_out_of_order_until_the_printer_is_well(kiosk: Kiosk):
    serving(kiosk, "ER10-004")
    kiosk.window._heard(job(kiosk, PrintState.FAILED))
    assert kiosk.mood == "caution"
    kiosk.window._look.timeout.emit()
    kiosk.until(lambda: kiosk.page is kiosk.window.start)


def test_the_staff_get_out_of_a_kiosk_that_is_out_of_order(kiosk: Kiosk):
    kiosk.window._out_of_order()
    QTest.mouseClick(kiosk.window.face.staff, Qt.MouseButton.LeftButton)
    assert kiosk.page is kiosk.window.pin
    kiosk.type("1234")
    kiosk.press(Key.Key_Return)
    kiosk.until(lambda: kiosk.gone)


def test_from_the_settings_to_the_kiosk_and_back_to_the_desk(qtbot: QtBot, demo_file: Any):
    program = Program(make_app(), "A")
    program.open_event(demo_file)
    window = program.window
    assert isinstance(window, MainWindow)
    window.show_page("settings")
    kiosk_button = window.page("settings").findChild(QPushButton, "kiosk")
    QTest.mouseClick(kiosk_button, Qt.MouseButton.LeftButton)
    kiosk = program.window
    assert isinstance(kiosk, KioskWindow)
    qtbot.waitUntil(lambda: kiosk._event is not None, timeout=10_000)
    kiosk._entered("1357")
    kiosk._entered("1357")
    assert isinstance(program.window, MainWindow)
    qtbot.waitUntil(lambda: program.window.status is not None, timeout=10_000)
    program.close()
