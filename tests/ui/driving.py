"""The whole window on an event, driven by key events as a person or a scanner sends them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checkin_app.services import badges, desk
from checkin_app.services.desk import DeskStatus
from checkin_app.ui.context import Context
from checkin_app.ui.keys import KeyEar
from checkin_app.ui.main_window import MainWindow

T = TypeVar("T")

SCANNER_GAP_MS, TYPING_GAP_MS, PAUSE_MS = 4, 70, 1000


class Window:
    """A window with its ear, and hands for it."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot, self.context = qtbot, context
        self.main = MainWindow(context)
        self.main.resize(1366, 768)
        self.main.show()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.ear = KeyEar(app)
        self.ear.scanned.connect(self.main.take_scan)
        self.ear.typed.connect(self.main.take_letters)
        self._at = 100_000
        self.until(lambda: self.main.status is not None)

    def close(self) -> None:
        self.main.close()
        self.ear.stop()
        self.main.deleteLater()

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.main

    def until(self, holds: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def key(self, key: int, text: str, modifiers: Qt.KeyboardModifier, gap: int) -> None:
        """One key, `gap` ms after the last one by the clock of the keyboard: no slow machine can spoil it."""
        self._at += gap
        # A real key first asks whether it is somebody's shortcut, then is pressed: QTest does both, but has no clock.
        target = self.focus
        down = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        down.setTimestamp(self._at)
        QApplication.sendEvent(target, down)
        up = QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text)
        up.setTimestamp(self._at)
        QApplication.sendEvent(target, up)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key that is no letter, long after the last one. Shortcuts are looked for as Qt does."""
        self.settle()
        self._at += PAUSE_MS
        QTest.keyClick(self.focus, key, modifiers)
        self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def settle(self) -> None:
        """Until no key is held back any more."""
        self.until(lambda: not self.ear._held)

    def type(self, text: str) -> None:
        """As a person types: no key is taken for the beginning of a scan."""
        for letter in text:
            self.key(_code(letter), letter, Qt.KeyboardModifier.NoModifier, TYPING_GAP_MS)
        self.settle()

    def search(self, text: str) -> None:
        """Type a name and wait for what is found."""
        self.type(text)
        self.until(lambda: self.main.desk.finder.answered == text)

    def scan(self, code: str) -> None:
        """As a scanner types, whatever has the focus."""
        self._at += PAUSE_MS
        for letter in code:
            self.key(_code(letter), letter, Qt.KeyboardModifier.NoModifier, SCANNER_GAP_MS)
        self.key(Qt.Key.Key_Return, "\r", Qt.KeyboardModifier.NoModifier, SCANNER_GAP_MS)

    def code_of(self, ticket: str) -> str:
        return self.ask(lambda session: next(c.code for c in badges.codes(session) if c.external_id == ticket))

    def status(self) -> DeskStatus:
        return self.ask(desk.status)

    def ask(self, work: Callable[..., T]) -> T:
        """What a service says, asked on the database thread."""
        said: list[T] = []
        self.context.run(work, said.append)
        self.until(lambda: bool(said))
        return said[0]

    @property
    def band(self) -> tuple[str, str, str]:
        words = self.main.desk.verdict.band.words
        return words.tone, words.word, words.sentence

    @property
    def shown(self) -> str:
        card = self.main.desk.verdict.card
        return card.attendee.sort_name if card else ""


def _code(letter: str) -> int:
    return ord(letter.upper()) if letter.isascii() else 0
