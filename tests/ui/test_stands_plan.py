"""The plan as hands know it: zoomed, shifted, chosen on and dragged over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app.domain.floorplan import Exhibitor, StaffMember, StandState, StandView
from checkin_app.services import exhibitors, stands
from checkin_app.ui import operations
from checkin_app.ui.stands.looks import Shade
from checkin_app.ui.stands.page import StandsPage
from checkin_app.ui.stands.plan import Plan
from tests.ui.driving import Window
from tests.ui.stands_driving import Driver, send_badges, vacate

CENTRE = "Centre de Lutte contre le Cancer du Lez"


@pytest.fixture
def driver(qtbot: QtBot, context) -> Driver:
    shared = context()
    made = Driver(qtbot, shared, StandsPage(shared))
    made.at_rest()
    return made


def wheel(plan: Plan, at: QPoint, turned: QPoint, *, phase: Qt.ScrollPhase = Qt.ScrollPhase.NoScrollPhase, ctrl: bool = False):
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    place, everywhere = QPointF(at), plan.mapToGlobal(QPointF(at))
    event = QWheelEvent(place, everywhere, QPoint(), turned, Qt.MouseButton.NoButton, held, phase, False)
    QApplication.sendEvent(plan, event)


def stand_under(driver: Driver, point: QPoint) -> str:
    return driver.page._plan.under(QPointF(point))


def test_a_wheel_zooms_around_the_pointer_and_two_fingers_shift_the_plan(driver: Driver):
    plan, point = driver.page._plan, driver.pixel("E06")
    before = plan._view.scale
    wheel(plan, point, QPoint(0, 120))
    driver.at_rest()
    assert plan._view.scale == pytest.approx(before * 1.25)
    assert stand_under(driver, point) == "E06"
    origin = plan._view.origin
    wheel(plan, point, QPoint(40, -80), phase=Qt.ScrollPhase.ScrollUpdate)
    assert plan._view.origin - origin == QPointF(20, -40)
    wheel(plan, point, QPoint(0, 30), phase=Qt.ScrollPhase.ScrollUpdate, ctrl=True)
    assert plan._view.scale > before * 1.25


def test_dragging_the_floor_or_holding_space_shifts_the_plan_and_chooses_nothing(driver: Driver):
    plan = driver.page._plan
    driver.choose("E06")
    driver.keys("+")
    driver.at_rest()
    origin = plan._view.origin
    start = driver.pixel("A03")
    space = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ")
    QApplication.sendEvent(plan, space)
    QTest.mousePress(plan, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(plan, start + QPoint(30, 12))
    QTest.mouseRelease(plan, Qt.MouseButton.LeftButton, pos=start + QPoint(30, 12))
    assert plan._view.origin - origin == QPointF(30, 12)
    assert plan.current == "E06"
    assert driver.holder("A03")
    QTest.keyRelease(plan, Qt.Key.Key_Space)
    assert not plan.holds_space


def test_shift_and_arrows_shift_the_plan_but_never_out_of_sight(driver: Driver):
    plan = driver.page._plan
    for _press in range(30):
        QTest.keyClick(plan, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    driver.at_rest()
    hall = plan.hall
    assert hall is not None
    assert plan._view.origin.x() + hall.width * plan._view.scale == pytest.approx(60, abs=1)


def test_what_is_seen_after_shifting_and_zooming_is_what_a_fresh_plan_would_show(driver: Driver):
    plan = driver.page._plan
    plan.select("")
    driver.keys("+", "+")
    driver.at_rest()
    for by in (QPointF(-37, 21), QPointF(120, -64), QPointF(-11, -7)):
        plan.pan(by)
        plan.grab()
    driver.at_rest()
    shifted = plan.grab().toImage()
    fresh = Plan()
    driver.qtbot.addWidget(fresh)
    fresh.resize(plan.size())
    fresh.show()
    fresh.show_hall(plan.hall, list(plan._views.values()))
    fresh._fit = False
    fresh._go(plan._view, glide=False)
    fresh.grab()
    driver.qtbot.waitUntil(lambda: fresh.at_rest)
    plan.clearFocus()
    assert _difference(plan.grab().toImage(), fresh.grab().toImage()) < 0.001
    assert _difference(shifted, fresh.grab().toImage()) < 0.001


def _difference(one, other) -> float:
    """The share of pixels that differ visibly, looked at on a grid."""
    assert one.size() == other.size()
    points = [(x, y) for x in range(0, one.width(), 5) for y in range(0, one.height(), 5)]
    apart = sum(1 for x, y in points if abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 12)
    return apart / len(points)


def test_reserved_stands_are_hatched_and_k_lets_the_colours_tell_the_state(driver: Driver):
    driver.do(vacate("A03"))
    holder = driver.view("E06").exhibitor
    assert holder is not None
    driver.do(lambda session: stands.reserve(session, "A03", holder.id, session.stamp()))
    words = driver.page._legend.accessibleName()
    assert "reserved · 1" in words
    assert "nobody here yet · 60" in words
    driver.plan.setFocus()
    driver.keys("k")
    assert driver.page._plan.shade is Shade.STATE
    assert driver.page._legend.accessibleName() == "confirmed · 59, reserved · 1"


def test_the_letters_of_the_card_move_swap_and_vacate(driver: Driver):
    driver.do(vacate("F09"))
    one, other = driver.holder("E06"), driver.holder("E07")
    driver.choose("E06")
    driver.plan.setFocus()
    driver.keys("m", "f09", Qt.Key.Key_Return)
    assert driver.holder("F09") == one
    driver.plan.setFocus()
    driver.keys("s", "e07", Qt.Key.Key_Return)
    assert (driver.holder("F09"), driver.holder("E07")) == (other, one)
    driver.keys("v")
    assert driver.holder("E07") == ""


def test_a_key_that_has_nothing_to_do_says_why(driver: Driver):
    driver.page._plan.setFocus()
    driver.page._plan.choose((), "")
    driver.keys("m")
    assert driver.said[-1] == "Choose a stand first: click on it, or go there with the arrows."
    driver.choose("A01")
    driver.keys("c")
    assert driver.said[-1] == "A01 is confirmed already."
    driver.do(vacate("A01"))
    for key in "mscv":
        driver.keys(key)
        assert driver.said[-1] == "A01 is free: A assigns it, R reserves it."
        assert not driver.page._verbs.asking
        driver.said.append("")


def test_assigning_a_held_stand_is_refused_with_who_holds_it_since_when_and_which_desk(driver: Driver):
    driver.choose("E06")
    driver.plan.setFocus()
    driver.keys("a")
    assert f"Stand E06 is held by {CENTRE}: given at 07:00 on A" in driver.said[-1]


def test_r_reserves_and_c_confirms_several_stands_for_one_exhibitor_in_one_act(driver: Driver):
    for number in ("A03", "A04"):
        driver.do(vacate(number))
    QTest.mouseClick(driver.plan, Qt.MouseButton.LeftButton, pos=driver.pixel("A03"))
    QTest.mouseClick(driver.plan, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=driver.pixel("A04"))
    driver.settle()
    assert "2 stands" in driver.words()
    driver.keys("r", "lipozyme", Qt.Key.Key_Return)
    assert [driver.view(n).state for n in ("A03", "A04")] == [StandState.RESERVED] * 2
    driver.keys("c")
    assert [driver.view(n).state for n in ("A03", "A04")] == [StandState.CONFIRMED] * 2
    operations.undo_last(driver.context, lambda _undone: None)
    operations.undo_last(driver.context, lambda _undone: None)
    driver.settle()
    assert [driver.holder(n) for n in ("A03", "A04")] == ["", ""]


def test_dropping_on_a_held_stand_swaps_and_escape_puts_back(driver: Driver):
    one, other = driver.holder("E06"), driver.holder("C03")
    driver.drag(driver.plan, driver.pixel("E06"), "C03", let_go=False)
    assert driver.page._plan.target == "C03"
    assert driver.page._plan.dragging._ghost._words == f"changes places with {other}"
    QTest.keyClick(driver.plan, Qt.Key.Key_Escape)
    QTest.mouseRelease(driver.plan, Qt.MouseButton.LeftButton, pos=driver.pixel("C03"))
    driver.settle()
    assert driver.holder("E06") == one
    driver.drag(driver.plan, driver.pixel("E06"), "C03")
    assert (driver.holder("E06"), driver.holder("C03")) == (other, one)


def test_dragging_with_control_gives_a_second_stand(driver: Driver):
    driver.do(vacate("A03"))
    driver.drag(driver.plan, driver.pixel("E06"), "A03", ctrl=True)
    assert driver.holder("E06") == driver.holder("A03") == CENTRE
    assert "Also on" in driver.words()
    driver.press("Go to stand E06")
    assert driver.page._plan.current == "E06"


def test_an_exhibitor_without_a_stand_is_dragged_from_the_list_onto_a_free_one(driver: Driver):
    driver.do(vacate("A03"))
    driver.do(lambda session: exhibitors.add(session, {"name": "Nova"}, session.stamp()))
    driver.plan.setFocus()
    driver.keys("l")
    table = driver.page._list
    assert [table.rows.row_at(n).name for n in (0, 1)] == ["Aquaplast", "Nova"]
    driver.drag(table.viewport(), table.visualRect(table.rows.index(1, 1)).center(), "A03")
    assert driver.holder("A03") == "Nova"
    driver.drag(table.viewport(), table.visualRect(table.rows.index(0, 1)).center(), "A03")
    assert "Stand A03 is held by Nova" in driver.said[-1]


def test_enter_on_an_exhibitor_without_a_stand_asks_where(driver: Driver):
    driver.do(vacate("A03"))
    driver.plan.setFocus()
    driver.keys("l")
    driver.page._list.setFocus()
    driver.page._list.selectRow(0)
    driver.settle()
    assert "No stand yet" in driver.words()
    driver.keys(Qt.Key.Key_Return, "a03", Qt.Key.Key_Return)
    assert driver.holder("A03") == "Aquaplast"


def test_the_list_sorts_by_arrivals_and_exhibitor_and_selects_several_on_the_plan(driver: Driver):
    driver.plan.setFocus()
    driver.keys("l")
    table = driver.page._list
    driver.choose("B03")
    table.heading.setFocus()
    driver.keys(Qt.Key.Key_Right, Qt.Key.Key_Return)
    names = [table.rows.row_at(n).name for n in range(table.rows.rowCount())]
    assert names == sorted(names, key=str.casefold) or names[0] < names[-1]
    assert table.rows.row_at(table.currentIndex().row()).number == "B03"
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    driver.settle()
    assert len(driver.page._plan.chosen) == 2
    assert "2 stands" in driver.words()


def test_vacating_several_says_once_whose_badges_are_untrue(driver: Driver):
    send_badges(driver, "E06")
    driver.choose("E06")
    QTest.mouseClick(driver.plan, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, pos=driver.pixel("E07"))
    driver.settle()
    driver.keys(Qt.Key.Key_Delete)
    assert "Vacate 2 stands?" in driver.words()
    assert "2 badges are printed with the old number" in driver.words()
    driver.keys(Qt.Key.Key_Return)
    assert driver.holder("E06") == driver.holder("E07") == ""


def test_letters_on_the_plan_are_its_own_and_all_others_go_to_the_desk(qtbot: QtBot, context):
    window = Window(qtbot, context())
    window.main.show_page("stands")
    page = window.main._page("stands")
    window.until(lambda: bool(page._views))
    page._plan.setFocus()
    page._plan.select("E06")
    window.until(lambda: page._card.shown is not None)
    window.type("m")
    assert page._verbs.asking
    window.press(Qt.Key.Key_Escape)
    window.type("k4")
    assert page._plan.shade is Shade.STATE
    assert page._card.tabs.current == "history"
    window.type("nune")
    assert window.main.shown == "desk"
    window.close()


def test_a_stand_with_eleven_people_and_a_long_number_paints(qtbot: QtBot, driver: Driver):
    staff = tuple(StaffMember(str(n), "Ann", arrived_at="08:00" if n else "") for n in range(11))
    hall = driver.page._plan.hall
    assert hall is not None
    views = [StandView(stand, StandState.RESERVED, Exhibitor("x", "Nova"), staff) for stand in hall.stands]
    plan = Plan()
    qtbot.addWidget(plan)
    plan.resize(900, 500)
    plan.show()
    plan.show_hall(hall, views)
    for _step in range(4):
        plan.zoom(0.4, glide=False)
        assert not plan.grab().isNull()
    plan.zoom(60, glide=False)
    assert not plan.grab().isNull()
