"""The organiser's part of the settings: checkpoints and PINs, by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from checkin_app.domain.attendee import Category
from checkin_app.domain.event import Checkpoint, Passes
from checkin_app.domain.roles import Role
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.settings.rules import Rules
from tests.ui.conftest import MakeContext

T = TypeVar("T")


class Page:
    """The two panels alone, and hands for them."""

    def __init__(self, qtbot: QtBot, context: Context) -> None:
        self.qtbot, self.context = qtbot, context
        self.rules = Rules(context)
        qtbot.addWidget(self.rules)
        self.rules.resize(1160, 800)
        self.rules.show()
        self.until(lambda: self.rules.checkpoints.list.count() > 0)

    def until(self, holds: Callable[[], object]) -> None:
        self.qtbot.waitUntil(holds, timeout=10_000)

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)

    @property
    def places(self) -> list[Checkpoint]:
        return list(self.ask(lambda session: session.event.checkpoints))

    def ask(self, work: Callable[[Session], T]) -> T:
        said: list[T] = []
        self.context.run(work, said.append)
        self.until(lambda: bool(said))
        return said[0]


@pytest.fixture
def page(qtbot: QtBot, context: MakeContext) -> Page:
    return Page(qtbot, context())


def test_a_checkpoint_is_added_with_its_rule(page: Page):
    panel = page.rules.checkpoints
    page.press(panel.add, Qt.Key.Key_Space)
    panel.form.name.setText("Gala dinner")
    panel.form.passes.choose(str(Passes.ONCE))
    page.press(panel.form.categories[Category.VIP], Qt.Key.Key_Space)
    page.press(panel.form.exits, Qt.Key.Key_Space)
    page.press(panel.form.name, Qt.Key.Key_Return)
    page.until(lambda: panel.list.count() == 2)
    assert page.places[1] == Checkpoint("gala-dinner", "Gala dinner", Passes.ONCE, frozenset({Category.VIP}), exits=True)
    assert panel.list.item(1).text() == "Gala dinner · VIP · once · with exits"


def test_a_workshop_gets_its_people_by_name_and_space(page: Page):
    panel = page.rules.checkpoints
    page.press(panel.add, Qt.Key.Key_Space)
    panel.form.name.setText("Workshop")
    QTest.keyClicks(panel.form.people.field, "nune")
    page.until(lambda: panel.form.people.list.count() > 0)
    page.press(panel.form.people.list, Qt.Key.Key_Space)
    assert len(panel.form.people.ids) == 1
    page.press(panel.form.name, Qt.Key.Key_Return)
    page.until(lambda: panel.list.count() == 2)
    assert len(page.places[1].people) == 1
    panel.list.setCurrentRow(1)
    page.press(panel.change, Qt.Key.Key_Space)
    page.until(lambda: len(panel.form.people.ids) == 1)
    assert "Núñez" in panel.form.people.list.item(0).text()


def test_a_nameless_checkpoint_is_told_so_and_nothing_is_written(page: Page):
    panel = page.rules.checkpoints
    page.press(panel.add, Qt.Key.Key_Space)
    page.press(panel.form.name, Qt.Key.Key_Return)
    page.until(lambda: "needs a name" in panel.form.problem)
    assert panel.form.height() >= panel.form.sizeHint().height()
    assert len(page.places) == 1


def test_the_entrance_may_be_changed_but_not_removed(page: Page):
    panel = page.rules.checkpoints
    page.until(lambda: not panel.remove.isEnabled())
    page.press(panel.change, Qt.Key.Key_Space)
    assert not panel.form.name.isEnabled()
    page.press(panel.form.exits, Qt.Key.Key_Space)
    panel.form._save()
    page.until(lambda: page.places[0].exits)


def test_the_organisers_pin_is_set_first_then_the_supervisors(page: Page):
    panel = page.rules.pins
    page.until(lambda: not panel.lines[Role.SUPERVISOR].pin.isEnabled())
    for role, pin in ((Role.ORGANISER, "2468"), (Role.SUPERVISOR, "1357")):
        page.until(panel.lines[role].pin.isEnabled)
        QTest.keyClicks(panel.lines[role].pin, pin)
        page.press(panel.lines[role].pin, Qt.Key.Key_Return)
        page.until(panel.lines[role].remove.isEnabled)
    assert page.context.role is Role.ORGANISER
    assert panel.lines[Role.ORGANISER].pin.text() == ""
    page.press(panel.lines[Role.ORGANISER].remove, Qt.Key.Key_Space)
    page.until(lambda: page.context.role is Role.DESK)
    page.until(lambda: not panel.lines[Role.SUPERVISOR].remove.isEnabled())


def test_what_is_no_pin_is_said(page: Page):
    panel = page.rules.pins
    QTest.keyClicks(panel.lines[Role.ORGANISER].pin, "12")
    page.press(panel.lines[Role.ORGANISER].pin, Qt.Key.Key_Return)
    page.until(lambda: "4 to 12 digits" in panel.said.text())
