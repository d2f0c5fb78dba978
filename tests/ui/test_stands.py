"""The page of the stands, driven by keys and by dragging."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.floorplan import StandState
from checkin_app.services import demo, desk
from checkin_app.services.stand_plan import Colours, PlanChoice, Purpose
from checkin_app.ui import operations
from checkin_app.ui.stands.geometry import fitted_lines
from checkin_app.ui.stands.page import StandsPage
from checkin_app.ui.stands.papers import write_plan
from tests.ui.stands_driving import Driver, send_badges, vacate


@pytest.fixture
def driver(qtbot: QtBot, context) -> Driver:
    shared = context()
    return Driver(qtbot, shared, StandsPage(shared))


def test_the_header_counts_stands_and_the_pills_count_exhibitors(driver: Driver):
    driver.do(vacate("A03"))
    assert driver.page.header() == ("Stands", "60 stands · 59 allocated · 1 free")
    assert driver.page.pills() == [("/ 59 exhibitors complete", "0", ""), ("59 without anybody", "", "stop")]


def test_arrows_choose_and_the_card_tells_the_staff_with_a_number_to_call(driver: Driver):
    driver.choose("E06")
    assert "Centre de Lutte contre le Cancer du Lez" in driver.words()
    assert "0 of 2 people" in driver.words()
    assert "+33 5 36 49 38 85" in driver.words()
    driver.keys(Qt.Key.Key_Right)
    assert driver.page._plan.current == "E07"
    driver.keys(Qt.Key.Key_Up)
    assert driver.page._plan.current == "D07"


def test_an_arrival_shows_at_once_on_plan_card_and_pills(driver: Driver):
    driver.choose("E06")
    person = driver.view("E06").staff[0].attendee_id
    driver.do(lambda session: desk.check_in(session, person, session.stamp()))
    assert "1 of 2 people" in driver.words()
    assert "arrived" in driver.words()
    assert driver.page.pills()[1][0] == "59 without anybody"


@pytest.mark.parametrize(("typed", "number"), [("f09", "F09"), ("optologis", "E10"), ("david blanc", "E06")])
def test_a_stand_is_found_by_its_number_its_company_or_a_person(driver: Driver, typed: str, number: str):
    QTest.keyClick(driver.plan, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    driver.page._tools.field.setFocus()
    driver.keys(typed)
    assert driver.page._plan.current == number
    driver.keys(Qt.Key.Key_Escape)
    assert driver.page._tools.field.text() == ""
    assert driver.plan.hasFocus()


def test_enter_on_a_free_stand_assigns_and_control_enter_reserves(driver: Driver):
    driver.do(vacate("A03"))
    driver.choose("A03")
    driver.keys(Qt.Key.Key_Return, "alpicure", Qt.Key.Key_Return)
    assert (driver.holder("A03"), driver.view("A03").state) == ("Alpicure SA", StandState.CONFIRMED)
    driver.do(vacate("A03"))
    driver.keys(Qt.Key.Key_Return, "alpicure")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert driver.view("A03").state is StandState.RESERVED
    assert "Reserved since" in driver.words()
    driver.keys(Qt.Key.Key_Return)
    assert driver.view("A03").state is StandState.CONFIRMED


def test_enter_a_number_and_enter_move_and_undo_brings_back(driver: Driver):
    driver.do(vacate("F09"))
    driver.choose("E06")
    driver.keys(Qt.Key.Key_Return, "f09")
    assert "F09 is free: 6 m²" in driver.words()
    driver.keys(Qt.Key.Key_Return)
    assert (driver.holder("E06"), driver.holder("F09")) == ("", "Centre de Lutte contre le Cancer du Lez")
    assert driver.said[-1] == "Centre de Lutte contre le Cancer du Lez moved from E06 to F09. Ctrl+Z undoes."
    assert driver.page._plan.current == "F09"
    driver.keys("4")
    assert "moved here from E06" in driver.words()
    operations.undo_last(driver.context, lambda _undone: None)
    driver.settle()
    assert driver.holder("E06") == "Centre de Lutte contre le Cancer du Lez"


def test_arrows_aim_and_a_held_stand_means_that_the_two_change_places(driver: Driver):
    one, other = driver.holder("E06"), driver.holder("E07")
    driver.choose("E06")
    driver.keys(Qt.Key.Key_Return, Qt.Key.Key_Right)
    assert f"E07 is held by {other}" in driver.words()
    driver.keys(Qt.Key.Key_Return)
    assert (driver.holder("E06"), driver.holder("E07")) == (other, one)


def test_a_move_first_shows_who_has_a_badge_with_the_old_number(driver: Driver):
    driver.do(vacate("F09"))
    send_badges(driver, "E06")
    driver.choose("E06")
    driver.keys(Qt.Key.Key_Return, "f09", Qt.Key.Key_Return)
    assert driver.holder("F09") == ""
    assert "2 badges are printed with the old number" in driver.words()
    assert "David Blanc" in driver.words()
    driver.keys(Qt.Key.Key_Return)
    assert driver.holder("F09") == "Centre de Lutte contre le Cancer du Lez"
    assert "2 badges are printed with another number" in driver.words()


def test_escape_leaves_a_question_and_nothing_has_changed(driver: Driver):
    send_badges(driver, "E06")
    driver.choose("E06")
    driver.keys(Qt.Key.Key_Return, "f09", Qt.Key.Key_Return)
    assert "Swap" in driver.words()
    driver.keys(Qt.Key.Key_Escape)
    assert driver.holder("E06") == "Centre de Lutte contre le Cancer du Lez"
    assert driver.plan.hasFocus()


def test_delete_vacates_and_says_how_to_undo(driver: Driver):
    driver.choose("B03")
    driver.keys(Qt.Key.Key_Delete)
    assert driver.holder("B03") == ""
    assert driver.said[-1] == "B03 is free. Ctrl+Z undoes."


def test_dragging_an_exhibitor_onto_a_free_stand_moves_them(driver: Driver):
    driver.do(vacate("A03"))
    start, end = driver.pixel("E06"), driver.pixel("A03")
    QTest.mousePress(driver.plan, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(driver.plan, start + QPoint(20, 0))
    QTest.mouseMove(driver.plan, end)
    driver.plan.grab()
    QTest.mouseRelease(driver.plan, Qt.MouseButton.LeftButton, pos=end)
    driver.settle()
    assert driver.holder("A03") == "Centre de Lutte contre le Cancer du Lez"


def test_zoom_keeps_the_chosen_stand_in_sight_and_0_shows_the_whole_hall(driver: Driver):
    whole = driver.page._plan._view
    driver.choose("A01")
    driver.keys(*"++++")
    driver.choose("F10")
    assert driver.plan.rect().toRectF().contains(QPointF(driver.pixel("F10")))
    driver.keys("0")
    assert driver.page._plan._view == whole


def test_the_list_shows_the_same_choice_and_chooses(driver: Driver):
    driver.page._tools.list.setFocus()
    driver.keys(Qt.Key.Key_Space)
    driver.choose("B03")
    assert driver.page._list.currentIndex().row() == 12
    driver.page._list.setFocus()
    driver.keys(Qt.Key.Key_Down)
    assert driver.page._plan.current == "B04"


def test_control_p_prints_the_badges_of_the_chosen_stand(driver: Driver):
    driver.choose("E06")
    with driver.qtbot.waitSignal(driver.context.prints.heard, check_params_cb=lambda job: job.final, timeout=10_000):
        driver.page.print_current()
    driver.settle()
    assert all(member.badge_printed for member in driver.view("E06").staff)


def test_a_person_of_the_staff_is_shown_at_the_desk(driver: Driver):
    driver.choose("E06")
    card = driver.page._card
    show = next(made for made in card.findChildren(QPushButton) if made.accessibleName() == "Show David Blanc")
    show.setFocus()
    driver.keys(Qt.Key.Key_Space)
    assert driver.people == [driver.view("E06").staff[1].attendee_id]


def test_one_line_asks_for_paper_reader_colours_and_index_by_keys_alone(driver: Driver):
    papers = driver.page._papers
    assert not papers.isVisible()
    driver.page._tools.print.setFocus()
    driver.keys(Qt.Key.Key_Return)
    assert papers.isVisible()
    assert papers.choice == PlanChoice()
    papers._papers[0].setFocus()
    driver.keys(Qt.Key.Key_Right)
    papers._purposes[0].setFocus()
    driver.keys(Qt.Key.Key_Right)
    papers._index.setFocus()
    driver.keys(Qt.Key.Key_Space)
    papers._colours.setFocus()
    driver.keys(Qt.Key.Key_Down)
    assert papers.choice == PlanChoice("A3", purpose=Purpose.DESK, colours=Colours.NETWORK, index=False)
    driver.keys(Qt.Key.Key_Escape)
    assert not papers.isVisible()
    assert driver.plan.hasFocus()


def test_the_plan_is_written_as_its_ending_says(driver: Driver, tmp_path: Path):
    done: list[Path] = []
    write_plan(driver.context, tmp_path / "plan", PlanChoice(), done.append)
    driver.qtbot.waitUntil(lambda: bool(done), timeout=10_000)
    assert done == [tmp_path / "plan.pdf"]
    assert done[0].read_bytes().startswith(b"%PDF")


def test_without_a_hall_the_page_says_what_to_import(qtbot: QtBot, context, tmp_path: Path):
    path = tmp_path / "empty.accueil"
    bootstrap.new_event(path, name="Empty", place="", days=list(demo.DAYS), timezone=demo.TIMEZONE).close()
    made = context(path=path)
    page = StandsPage(made)
    qtbot.addWidget(page)
    page.show()
    page.reload()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert page.header() == ("Stands", "")
    assert page.pills() == []
    assert any("Import a floor plan" in made.text() for made in page.findChildren(QLabel) if made.isVisible())


def test_long_names_are_broken_and_never_wider_than_their_stand(qtbot: QtBot):
    metrics = QFontMetricsF(QFont("Noto Sans", 9))
    lines = fitted_lines("Montsétherix Biotechnologies", metrics, 50, 3)
    assert len(lines) == 3
    assert all(metrics.horizontalAdvance(line) <= 50 for line in lines)
