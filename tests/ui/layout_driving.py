"""The layout editor on the page of the badges, and hands in front of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.layout import Layout, Slot
from checkin_app.services import badge_layouts
from checkin_app.services.session import Session
from checkin_app.ui.badges.layout_files import FileDialogs
from checkin_app.ui.badges.page import BadgesPage
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.rects import Rect

Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL, ALT = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier, Modifier.AltModifier
NO_BUTTON = Qt.MouseButton.NoButton


class Chosen(FileDialogs):
    """The system's dialogs, answered."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def picture(self, parent: QWidget) -> Path | None:
        return self.path

    def layout(self, parent: QWidget) -> Path | None:
        return self.path

    def new_layout(self, parent: QWidget, suggested: str) -> Path | None:
        return self.path / suggested


def at_rest(qtbot: QtBot, page: BadgesPage) -> None:
    """Wait until nothing that was asked for is open, a resize's redrawing included."""
    # What a resize makes of the parts of the page they hear when Qt next looks at its events.
    QCoreApplication.processEvents()
    waits = page.stage.preview._settled, page._reread
    qtbot.waitUntil(
        lambda: not (page._context.tasks.busy or page._reading.going or any(timer.isActive() for timer in waits)),
        timeout=10_000,
    )


class Hands:
    """A page of the badges, and hands in front of it."""

    def __init__(self, qtbot: QtBot, context: Context, dialogs: FileDialogs | None = None) -> None:
        self.qtbot, self.context = qtbot, context
        self.said: list[str] = []
        context.said.connect(lambda sentence, _tone: self.said.append(sentence))
        self.page = BadgesPage(context, dialogs=dialogs)
        context.tasks.changed.connect(self.page.on_changes)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.page.activateWindow()
        self.page.reload()
        self.settle()
        self.page.setFocus()
        self.editor, self.canvas = self.page.editor, self.page.stage.preview

    def settle(self) -> None:
        at_rest(self.qtbot, self.page)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _time in range(times):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifiers)

    def begin(self, name: str) -> None:
        """Ctrl+E, then Tab from place to place."""
        self.press(Key.Key_E, CTRL)
        for _place in self.layout.slots:
            if self.editor.chosen == name:
                return
            self.press(Key.Key_Tab)
        assert self.editor.chosen == name

    @property
    def layout(self) -> Layout:
        return self.editor.layout

    def slot(self, name: str) -> Slot:
        found = self.layout.slot(name)
        assert found is not None
        return found

    def point(self, x: float, y: float) -> QPoint:
        """A place of the badge, in millimetres, as a pixel."""
        return self.canvas.at(Rect(x, y, 0, 0)).topLeft().toPoint()

    def drag(self, start: tuple[float, float], to: tuple[float, float], held: Qt.KeyboardModifier = NONE) -> None:
        """By the mouse, from a place of the badge to another, in millimetres."""
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, held, self.point(*start))
        for share in (0.5, 1.0):
            at = self.point(*(a + (b - a) * share for a, b in zip(start, to, strict=True)))
            whole = QPointF(self.canvas.mapToGlobal(at))
            # QTest moves the mouse without the keys that are held.
            event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), whole, NO_BUTTON, Qt.MouseButton.LeftButton, held)
            QApplication.sendEvent(self.canvas, event)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, held, self.point(*to))
        self.settle()


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    with closing(bootstrap.open_session(path, desk="A")) as session:
        yield session


def kept(hands: Hands, layout_id: str = "a6") -> Layout:
    """The layout as the event file has it."""
    with opened(hands.context.tasks.session.path) as session:
        return badge_layouts.layout(session, layout_id)
