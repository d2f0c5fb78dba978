"""The ear: what is a scan, what is typing, and that a barcode presses nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from checkin_app.domain.code import code_key, mint
from checkin_app.domain.keyboards import Keyboard, Lock
from checkin_app.domain.keystrokes import Scan
from checkin_app.domain.scanner_card import CARD_TEXT, told_by
from checkin_app.ui.app import make_app
from checkin_app.ui.keys import KeyEar

KEY = code_key(b"m" * 32, "event-a", 3)
CODE = mint(KEY, 0xABCDEF, 1)
Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, ALT, SHIFT = Modifier.NoModifier, Modifier.ControlModifier, Modifier.AltModifier, Modifier.ShiftModifier
CONTROLS = (
    (Key.Key_O, CTRL, "\x0f"), (Key.Key_Z, CTRL, "\x1a"), (Key.Key_F4, ALT, ""), (Key.Key_Escape, NONE, "\x1b"),
    (Key.Key_F2, NONE, ""), (Key.Key_Return, CTRL, "\r"), (Key.Key_Backspace, NONE, "\b"), (Key.Key_P, ALT, "p"),
    (Key.Key_Home, NONE, ""), (Key.Key_Delete, NONE, "\x7f"),
)  # fmt: skip


class Desk:
    """A small window with all that a scan could harm: a button, a default button, shortcuts, a field."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.acts: list[str] = []
        self.button, self.other, self.field = QPushButton("press"), QPushButton("other"), QLineEdit()
        self.button.setAutoDefault(True)
        self.button.clicked.connect(lambda: self.acts.append("button"))
        self.other.clicked.connect(lambda: self.acts.append("other"))
        self.field.returnPressed.connect(lambda: self.acts.append("enter"))
        layout = QVBoxLayout(self.window)
        for widget in (self.button, self.other, self.field):
            layout.addWidget(widget)
        for keys in ("Ctrl+O", "Ctrl+Z", "Alt+F4", "Esc", "F2", "Ctrl+Return", "Alt+P"):
            QShortcut(QKeySequence(keys), self.window).activated.connect(lambda k=keys: self.acts.append(k))
        self.window.show()
        self.window.activateWindow()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.ear = KeyEar(app, lambda event: max(0, event.nativeScanCode() - 8))
        self.scans: list[str] = []
        self.heard: list[Scan] = []
        self.letters: list[str] = []
        self.ear.scanned.connect(self.scans.append)
        self.ear.heard.connect(self.heard.append)
        self.ear.typed.connect(self.letters.append)
        self.at = 100_000
        self.focus(self.button)

    def focus(self, widget: QWidget) -> None:
        widget.setFocus()
        self.qtbot.waitUntil(lambda: QApplication.focusWidget() is widget)

    def key(self, key: int, modifiers: Qt.KeyboardModifier, text: str, gap: int, pc: int = 0) -> None:
        self.at += gap
        target = QApplication.focusWidget() or self.window
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease)
        for kind in kinds:
            event = QKeyEvent(kind, key, modifiers, pc + 8 if pc else 0, 0, 0, text)
            event.setTimestamp(self.at)
            if kind == QEvent.Type.ShortcutOverride:
                event.ignore()
            QApplication.sendEvent(target, event)

    def letters_of(self, text: str, gap: int = 5) -> None:
        for letter in text:
            self.key(ord(letter.upper()), NONE, letter, gap)

    def enter(self, gap: int = 5) -> None:
        self.key(Key.Key_Return, NONE, "\r", gap)

    def pause(self) -> None:
        """Until nothing is held back or expected any more."""
        self.qtbot.waitUntil(lambda: not self.ear._held and self.ear._tail is None)
        self.at += 1000


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    make_app()
    made = Desk(qtbot)
    yield made
    made.ear.stop()


def test_a_hundred_scans_at_any_speed_leak_nothing_and_press_nothing(desk: Desk):
    dice = random.Random(1)
    codes = [mint(KEY, dice.randrange(1 << 24), 1) for _ in range(100)]
    for n, code in enumerate(codes):
        desk.focus((desk.button, desk.field)[n % 2])
        for letter in code:
            desk.key(ord(letter), NONE, letter, dice.randint(3, 25))
        desk.enter(dice.randint(3, 25))
        desk.at += 1000
    desk.pause()
    assert desk.scans == codes
    assert (desk.acts, desk.letters, desk.field.text()) == ([], [], "")


@pytest.mark.parametrize("focus", ["button", "field"])
@pytest.mark.parametrize("place", [0, 1, 2, 3, 4, 13, 26, 27])
def test_control_characters_in_a_barcode_do_nothing(desk: Desk, place: int, focus: str):
    desk.focus(getattr(desk, focus))
    for key, modifiers, text in CONTROLS[: 6 if place == 0 else None]:
        desk.letters_of(CODE[:place])
        desk.key(key, modifiers, text, 5)
        desk.letters_of(CODE[place:])
        desk.enter()
        desk.pause()
        assert desk.scans.pop() == CODE
        assert not desk.scans
    assert (desk.acts, desk.letters, desk.field.text()) == ([], [], "")


def test_control_characters_behind_a_scan_do_nothing(desk: Desk):
    for key, modifiers, text in CONTROLS:
        desk.letters_of(CODE)
        desk.enter()
        desk.key(key, modifiers, text, 5)
        desk.pause()
        assert desk.scans.pop() == CODE
    assert desk.acts == []


@pytest.mark.parametrize("focus", ["button", "field"])
def test_a_visiting_card_of_many_lines_makes_one_verdict_and_types_nothing(desk: Desk, focus: str):
    desk.focus(getattr(desk, focus))
    for line in ("BEGIN:VCARD", "N:Puig", "A", "TEL:+33 4", "END:VCARD"):
        desk.letters_of(line, 6)
        desk.enter(6)
    desk.enter(6)
    desk.pause()
    assert desk.scans == ["BEGIN:VCARD"]
    assert (desk.acts, desk.letters, desk.field.text()) == ([], [], "")


@pytest.mark.parametrize("suffix", [("enter",), ("tab",), ("tab", "enter"), ("tab", "tab")])
def test_a_tab_within_a_code_is_no_part_of_it_and_does_not_cut_it_in_two(desk: Desk, suffix: tuple[str, ...]):
    for code in (CODE, "TICKET-0042"):
        desk.letters_of(code[:6])
        desk.key(Key.Key_Tab, NONE, "\t", 5)
        desk.letters_of(code[6:])
        for word in suffix:
            desk.key(Key.Key_Return if word == "enter" else Key.Key_Tab, NONE, "\r" if word == "enter" else "\t", 5)
        desk.pause()
        assert desk.scans.pop() == code
        assert not desk.scans
        desk.qtbot.waitUntil(lambda: bool(desk.heard))
        assert desk.heard.pop().suffix == suffix
    assert (desk.acts, desk.letters) == ([], [])
    assert QApplication.focusWidget() is desk.button


def test_a_badge_close_behind_another_scanner_s_ticket_is_a_scan_of_its_own(desk: Desk):
    for code in ("TICKET-0042", CODE, mint(KEY, 0xABCDE0, 1)):
        desk.letters_of(code, 8)
        desk.enter(8)
    desk.pause()
    assert desk.scans == ["TICKET-0042", CODE, mint(KEY, 0xABCDE0, 1)]


def test_whoever_types_behind_a_scan_is_heard(desk: Desk):
    desk.focus(desk.field)
    desk.letters_of("TICKET-0042")
    desk.enter()
    desk.letters_of("nu", 120)
    desk.pause()
    assert desk.field.text() == "nu"


def test_an_enter_before_the_code_admits_nobody(desk: Desk):
    desk.focus(desk.field)
    desk.enter()
    desk.letters_of(CODE)
    desk.enter()
    desk.pause()
    assert (desk.scans, desk.acts) == ([CODE], [])


@pytest.mark.parametrize("suffix", [("enter",), ("tab",), ("enter", "tab"), ("enter", "enter"), ()])
def test_every_suffix_ends_a_scan_and_is_told(desk: Desk, suffix: tuple[str, ...]):
    desk.letters_of(CODE, 10)
    for word in suffix:
        desk.key(Key.Key_Return if word == "enter" else Key.Key_Tab, NONE, "\r" if word == "enter" else "\t", 10)
    desk.pause()
    desk.qtbot.waitUntil(lambda: bool(desk.heard))
    assert desk.scans == [CODE]
    (scan,) = desk.heard
    assert (scan.suffix, scan.gap_ms) == (suffix, 10)
    assert desk.acts == []
    assert QApplication.focusWidget() is desk.button


def test_another_code_without_enter_is_text_and_clicks_nothing(desk: Desk):
    desk.letters_of("AB CD EF")
    desk.pause()
    assert (desk.scans, desk.acts) == ([], [])
    assert "".join(desk.letters) == "AB CD EF"


def test_a_person_s_keys_go_where_they_were_going(desk: Desk):
    for key, modifiers, text in CONTROLS[:6]:
        desk.key(key, modifiers, text, 500)
        desk.pause()
    assert desk.acts == ["Ctrl+O", "Ctrl+Z", "Alt+F4", "Esc", "F2", "Ctrl+Return"]
    desk.acts.clear()
    desk.enter(500)
    desk.pause()
    desk.key(Key.Key_Space, NONE, " ", 500)
    desk.pause()
    desk.focus(desk.field)
    desk.enter(500)
    desk.pause()
    assert desk.acts == ["button", "button", "enter"]


def test_a_field_keeps_the_shortcuts_that_are_its_own(desk: Desk):
    desk.focus(desk.field)
    desk.field.setText("abc")
    desk.field.selectAll()
    QTest.keyClick(desk.field, Key.Key_X, CTRL)
    desk.pause()
    QTest.keyClick(desk.field, Key.Key_V, CTRL)
    desk.pause()
    desk.qtbot.waitUntil(lambda: desk.field.text() == "abc")
    desk.key(Key.Key_Z, CTRL, "\x1a", 500)
    desk.pause()
    assert desk.acts == []
    assert desk.field.text() == ""


def test_typing_at_any_speed_is_no_scan(desk: Desk):
    dice = random.Random(2)
    desk.focus(desk.field)
    for name in ("nunez rodriguez", "le bras agnes", "ap gwilym", "o'brien-smith"):
        desk.field.clear()
        for letter in name:
            desk.key(ord(letter.upper()), NONE, letter, dice.randint(20, 250))
        desk.pause()
        assert desk.field.text() == name
    assert (desk.scans, desk.letters) == ([], [])


@pytest.mark.parametrize("gap", [8, 60])
def test_the_test_card_of_a_scanner_without_a_suffix_and_of_a_slow_one_is_typed_into_no_field(desk: Desk, gap: int):
    desk.focus(desk.field)
    for n, stroke in enumerate(Keyboard("us", Lock.OFF).strokes(CARD_TEXT)):
        text = Keyboard("fr", Lock.CAPS).text([stroke])
        desk.key(ord(text.upper()), SHIFT if stroke.shift else NONE, text, gap if n > 3 else 8, stroke.key)
    desk.pause()
    assert [told_by(code) is not None for code in desk.scans] == [True]
    assert desk.field.text() == ""
    desk.qtbot.waitUntil(lambda: bool(desk.heard))
    assert desk.heard[0].suffix == ()
    assert desk.heard[0].gap_ms == gap


def test_a_very_fast_name_and_its_tab_are_no_scan(desk: Desk):
    for gap in (40, 60):
        desk.focus(desk.field)
        desk.field.clear()
        for letter in "dupont":
            desk.key(ord(letter.upper()), NONE, letter, gap)
        desk.key(Qt.Key.Key_Tab, NONE, "\t", gap)
        desk.pause()
        assert desk.field.text() == "dupont"
    assert desk.scans == []


def test_a_name_begun_in_haste_keeps_its_letters_and_what_comes_behind_its_tab_goes_where_that_led(desk: Desk):
    desk.focus(desk.field)
    for n, letter in enumerate("Dupont-Durand"):
        desk.key(ord(letter.upper()), NONE, letter, 30 if n < 4 else 70)
    desk.key(Qt.Key.Key_Tab, NONE, "\t", 70)
    desk.key(Qt.Key.Key_Return, NONE, "\r", 70)
    desk.pause()
    assert desk.scans == []
    assert desk.field.text() == "Dupont-Durand"
    assert desk.acts == ["button"]


def test_the_keys_tell_what_the_text_has_lost(desk: Desk):
    host = Keyboard("us-intl", Lock.OFF)
    for stroke in Keyboard("us", Lock.OFF).strokes("https://t.example/e'42^7"):
        text = host.text([stroke])
        dead = Key.Key_Dead_Acute if stroke.key == 40 else Key.Key_Dead_Circumflex
        modifiers = SHIFT if stroke.shift else NONE
        desk.key(ord(text.upper()) if text else dead, modifiers, text, 5, stroke.key)
    desk.enter()
    assert desk.scans == ["https://t.example/e'42^7"]


def test_our_code_is_right_although_the_text_is_nonsense(desk: Desk):
    for stroke in Keyboard("us", Lock.OFF).strokes(CODE):
        desk.key(0x3B1, NONE, "α", 5, stroke.key)
    desk.enter()
    assert desk.scans == [CODE]


def test_a_letter_that_an_input_method_made_belongs_to_the_scan(desk: Desk):
    desk.focus(desk.field)
    desk.letters_of("TICKET")
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(desk.field, event)
    desk.letters_of("42")
    desk.enter()
    assert desk.scans == ["TICKETé42"]
    assert desk.field.text() == ""


def test_a_scan_waits_for_a_dialog_and_types_nothing_into_it(desk: Desk):
    dialog = QDialog(desk.window)
    inside = QLineEdit(dialog)
    dialog.open()
    desk.focus(inside)
    desk.letters_of(CODE)
    desk.enter()
    desk.at += 1000
    desk.letters_of(CODE[::-1])
    desk.enter()
    assert (desk.scans, inside.text(), dialog.isVisible()) == ([], "", True)
    dialog.reject()
    desk.qtbot.waitUntil(lambda: len(desk.scans) == 2)
    assert desk.scans == [CODE, CODE[::-1]]


def test_a_scan_waits_for_a_menu(desk: Desk):
    menu = QMenu(desk.window)
    menu.addAction("Bcdf").triggered.connect(lambda: desk.acts.append("menu"))
    menu.popup(desk.window.mapToGlobal(desk.window.rect().center()))
    desk.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is menu)
    desk.ear.take("FROM-A-CAMERA")
    for letter in CODE:
        for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            desk.at += 3
            event = QKeyEvent(kind, ord(letter), NONE, letter)
            event.setTimestamp(desk.at)
            QApplication.sendEvent(menu, event)
    assert desk.scans == []
    menu.close()
    desk.qtbot.waitUntil(lambda: desk.scans == ["FROM-A-CAMERA", CODE])
    assert desk.acts == []


def test_the_ear_hears_while_a_dialog_that_a_key_opened_is_open(desk: Desk):
    opened: list[QDialog] = []

    def open_dialog() -> None:
        dialog = QDialog(desk.window)
        opened.append(dialog)
        QTimer.singleShot(0, scan_inside)
        dialog.exec()

    desk.button.clicked.connect(open_dialog)
    desk.qtbot.waitUntil(lambda: QApplication.focusWidget() is desk.button)

    def scan_inside() -> None:
        desk.letters_of(CODE)
        desk.enter()
        opened[0].reject()

    desk.enter(500)
    desk.qtbot.waitUntil(lambda: desk.scans == [CODE])


@pytest.mark.long
def test_a_hundred_thousand_fuzzed_scans_raise_nothing(desk: Desk):
    dice = random.Random(4)
    keys = [
        *range(0x20, 0x7F),
        *map(int, (Key.Key_Escape, Key.Key_Tab, Key.Key_Return, Key.Key_F5, Key.Key_Dead_Acute, 0, 0x3B1)),
    ]
    mask = [NONE] * 6 + [SHIFT, SHIFT, CTRL, ALT, CTRL | ALT]
    for _ in range(100_000):
        for _key in range(dice.randrange(1, 12)):
            key = dice.choice(keys)
            text = dice.choice((chr(key) if key < 0x3000 else "", "", "\x1d", "é", "\ud800"))
            desk.key(key, dice.choice(mask), text, dice.choice((0, 3, 9, 30, 40, 149, 151)), dice.randrange(90))
        desk.enter(dice.randint(1, 9))
        desk.scans.clear()
        desk.letters.clear()
