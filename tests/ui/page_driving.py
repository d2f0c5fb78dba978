"""One page in a window of its own, driven by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.meetings.page import MeetingsPage
from checkin_app.ui.stands.page import StandsPage

Work = Callable[[Session], object]
Page = TypeVar("Page", MeetingsPage, StandsPage)


class PageDriver(Generic[Page]):
    """A page that has shown what it read, and the hands in front of it."""

    def __init__(self, qtbot: QtBot, context: Context, page: Page) -> None:
        self.qtbot, self.context, self.page = qtbot, context, page
        self.said: list[str] = []
        self.people: list[str] = []
        context.said.connect(lambda sentence, _tone: self.said.append(sentence))
        context.person_wanted.connect(lambda who, _verb: self.people.append(who))
        context.tasks.changed.connect(page.on_changes)
        qtbot.addWidget(page)
        page.resize(1282, 678)
        page.show()
        page.activateWindow()
        page.reload()
        qtbot.waitUntil(lambda: page.header()[1] != "")
        page.setFocus()

    def do(self, work: Work) -> None:
        """Let a service run as another desk's act, and wait until the page has heard of it."""
        done: list[object] = []
        self.context.run(work, done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        self.settle()

    def settle(self) -> None:
        """Wait until everything that was asked of the database thread is done and shown."""
        for _round in range(6):
            done: list[object] = []
            self.context.run(lambda _session: None, done.append)
            self.qtbot.waitUntil(lambda done=done: bool(done))

    def keys(self, *pressed: Qt.Key | str) -> None:
        for key in pressed:
            focused = QApplication.focusWidget()
            assert focused is not None
            if isinstance(key, str):
                QTest.keyClicks(focused, key)
            else:
                QTest.keyClick(focused, key)
            self.settle()
