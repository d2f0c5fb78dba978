"""The page of the stands, and hands in front of it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from checkin_app.domain.floorplan import StandView
from checkin_app.services import printing, stands
from checkin_app.ui.stands.page import StandsPage
from tests.ui.page_driving import PageDriver, Work


class Driver(PageDriver[StandsPage]):
    """The page, and what is on it."""

    @property
    def plan(self) -> QWidget:
        return self.page._plan

    def choose(self, number: str) -> None:
        self.page._plan.select(number)
        self.settle()

    def view(self, number: str) -> StandView:
        return self.page._views[number]

    def holder(self, number: str) -> str:
        held = self.view(number).exhibitor
        return held.name if held else ""

    def words(self) -> str:
        """Everything that is written in the side panel."""
        QApplication.processEvents()
        seen = self.page._verbs.side.currentWidget()
        labels = [made.text() for made in seen.findChildren(QLabel) if made.isVisible()]
        return "\n".join(labels + [made.text() for made in seen.findChildren(QPushButton) if made.isVisible()])

    def pixel(self, number: str) -> QPoint:
        return self.page._plan._seen.rect(self.view(number).stand).center().toPoint()

    def at_rest(self) -> None:
        """Wait until the plan stands still and is sharp."""
        self.plan.grab()
        self.qtbot.waitUntil(lambda: self.page._plan.at_rest)
        self.settle()

    def press(self, name: str) -> None:
        """Press the button of that accessible name, as the space bar does."""

        def made() -> list[QPushButton]:
            return [m for m in self.page.findChildren(QPushButton) if m.isVisible() and m.accessibleName() == name]

        self.qtbot.waitUntil(lambda: bool(made()))
        made()[0].setFocus()
        self.keys(Qt.Key.Key_Space)

    def drag(self, widget: QWidget, start: QPoint, number: str, *, ctrl: bool = False, let_go: bool = True) -> None:
        """Drag from a point of a widget onto a stand."""
        held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
        end = widget.mapFromGlobal(self.plan.mapToGlobal(self.pixel(number)))
        QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
        for point in (start + QPoint(20, 4), end):
            _moved(widget, point, held)
        self.plan.grab()
        if let_go:
            QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, held, pos=end)
            self.settle()


def _moved(widget: QWidget, point: QPoint, held: Qt.KeyboardModifier) -> None:
    """The mouse with its left button down; QTest moves it without any key."""
    there = widget.mapToGlobal(QPointF(point))
    left = Qt.MouseButton.LeftButton
    QApplication.sendEvent(widget, QMouseEvent(QMouseEvent.Type.MouseMove, QPointF(point), there, left, left, held))


def vacate(number: str) -> Work:
    return lambda session: stands.vacate(session, number, session.stamp())


def send_badges(driver: Driver, number: str) -> None:
    ids = [member.attendee_id for member in driver.view(number).staff]
    driver.do(lambda session: printing.prepare(session, ids, session.stamp(), printer="PDF"))
