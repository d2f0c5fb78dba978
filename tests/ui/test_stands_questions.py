"""Questions beside the plan while the plan changes under them, and stands that several exhibitors share."""

from __future__ import annotations

from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.floorplan import Hall, Stand
from checkin_app.domain.names import fold
from checkin_app.errors import Refused
from checkin_app.services import exhibitors, halls, stands
from checkin_app.services.session import Session
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.stands.page import StandsPage
from tests.ui.stands_driving import Driver, vacate

CTRL, Key = Qt.KeyboardModifier.ControlModifier, Qt.Key


@pytest.fixture
def driver(qtbot: QtBot, context) -> Driver:
    shared = context()
    made = Driver(qtbot, shared, StandsPage(shared))
    made.choose("B06")
    return made


def share(driver: Driver) -> None:
    """The exhibitor of A01 becomes a co-exhibitor on B06."""
    guest, host = driver.view("A01").exhibitor, driver.view("B06").exhibitor
    assert guest
    assert host
    driver.do(vacate("A01"))
    driver.do(lambda session: exhibitors.share(session, guest.id, host.id, session.stamp()))


def test_a_co_exhibitor_is_found_and_listed_on_the_stand_that_they_share(driver: Driver) -> None:
    guest = driver.holder("A01")
    share(driver)
    field = driver.page._tools.field
    field.setFocus()
    driver.keys(fold(guest))
    assert driver.page._plan._scene.marked == {"B06"}
    rows = driver.page._list.rows
    assert rows.row_at(rows.position_of("B06")).name == f"{driver.holder('B06')} + {guest}"


def test_ctrl_z_in_a_question_takes_back_letters_first_then_the_last_act_and_closes_what_is_not_so_any_more(
    driver: Driver,
) -> None:
    undone: list[int] = []
    window = QShortcut(QKeySequence.StandardKey.Undo, driver.page)
    window.activated.connect(lambda: undone.append(1))
    holder = driver.view("A01").exhibitor
    assert holder
    driver.do(vacate("A01"))
    driver.choose("A01")
    driver.page._plan.setFocus()
    driver.keys("a", "x")
    field = QApplication.focusWidget()
    assert isinstance(field, QLineEdit)
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert (field.text(), undone) == ("", [])
    QTest.keyClick(field, Key.Key_Z, CTRL)
    assert undone == [1]
    driver.do(lambda session: stands.assign(session, "A01", holder.id, session.stamp()))
    assert not driver.page._verbs.asking
    assert driver.said[-1] == "Stand A01 changed hands meanwhile: nothing was done. Ask again."


def test_a_move_that_was_asked_of_somebody_else_is_refused_and_moves_nobody(driver: Driver) -> None:
    asked, other = driver.view("B06").exhibitor, driver.view("C10").exhibitor
    assert asked
    assert other
    held = {"B06": other.id}

    def late(session: Session) -> list[str]:
        told = []
        for verb, facts in ((stands.move, ("B06", "A01")), (stands.swap, ("B06", "A01")), (stands.vacate, ("B06",))):
            with pytest.raises(Refused) as refused:
                verb(session, *facts, session.stamp(), expected=held)  # type: ignore[operator]
            told.append(refused.value.code)
        return told

    driver.do(vacate("A01"))
    told: list[list[str]] = []
    driver.do(lambda session: told.append(late(session)))
    assert told == [["stand_held"] * 3]
    assert driver.holder("B06") == asked.name


def another_hall(session: Session) -> None:
    stand = Stand("Z01", "", "Z", 2, 2, 3, 3, 9)
    halls.create_from(session, Hall("", "Verrière", 20, 10, (stand,)), session.stamp())


def test_an_exhibitor_moves_by_keys_into_another_hall_which_is_shown_then(driver: Driver) -> None:
    driver.do(another_hall)
    moved = driver.holder("B06")
    driver.page._plan.setFocus()
    driver.keys("m", "z01")
    assert "Z01 is free" in driver.words()
    driver.keys(Key.Key_Return)
    driver.qtbot.waitUntil(lambda: driver.holder("Z01") == moved)
    assert driver.page._plan.current == "Z01"
    assert driver.holder("B06") == ""


def test_words_that_were_searched_for_hold_back_no_later_choice_of_a_stand_or_a_hall(driver: Driver) -> None:
    driver.do(another_hall)
    driver.page._tools.field.setFocus()
    driver.keys("b07")
    assert driver.page._plan.current == "B07"
    driver.choose("A01")
    driver.do(vacate("C10"))
    assert driver.page._plan.current == "A01"
    halls_above = driver.page._frame._halls
    assert not halls_above.geometry().intersects(driver.page._plan.geometry())
    driver.page._frame.hall.emit(driver.view("Z01").stand.hall)
    driver.settle()
    assert set(driver.page._in_sight) == {"Z01"}
    driver.page._tools.field.setFocus()
    driver.keys(Key.Key_Return)
    assert driver.page._plan.current == "B07"


def test_ctrl_f_in_the_editor_of_halls_reaches_nothing_behind_it(driver: Driver) -> None:
    driver.page.room.edit()
    driver.settle()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_F, CTRL)
    assert not driver.page._tools.field.hasFocus()
    assert driver.page.isVisible()


def test_what_another_process_wrote_is_seen_in_the_editor_of_halls_too(qtbot: QtBot, context) -> None:
    main = MainWindow(context())
    qtbot.addWidget(main)
    main.show()
    main.show_page("stands")
    page = main.page("stands")
    qtbot.waitUntil(lambda: page.header()[1] != "")
    page.room.edit()
    editor = page.room.editor
    qtbot.waitUntil(lambda: "B06" in editor.drafter.held)
    with closing(bootstrap.open_session(main.context.tasks.session.path)) as elsewhere:
        stands.vacate(elsewhere, "B06", elsewhere.stamp())
    main._look_elsewhere()
    qtbot.waitUntil(lambda: "B06" not in editor.drafter.held)
    main.close()
