"""The file of an exhibitor in the card, what is out of date on paper, and whom to call."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app.services import call_list, desk, exhibitors, exporting, stand_papers
from checkin_app.ui.stands.call_sheet import as_text, sheet_html, sheet_pdf
from checkin_app.ui.stands.call_words import further
from checkin_app.ui.stands.page import StandsPage
from checkin_app.ui.stands.viewing import view_pdf
from checkin_app.ui.widgets.choice import Tick
from tests.ui.stands_driving import Driver, send_badges, vacate

CENTRE = "Centre de Lutte contre le Cancer du Lez"


class Opened(QObject):
    """What the system would have been asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.urls: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.urls.append(url.toString())


@pytest.fixture
def opened():
    taken = Opened()
    for scheme in ("tel", "file"):
        QDesktopServices.setUrlHandler(scheme, taken, "take")
    yield taken
    for scheme in ("tel", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def driver(qtbot: QtBot, context) -> Driver:
    shared = context()
    made = Driver(qtbot, shared, StandsPage(shared))
    made.choose("E06")
    return made


def file_of(driver: Driver) -> exhibitors.ExhibitorFile:
    shown = driver.page._card.shown
    assert shown is not None
    assert shown.file is not None
    return shown.file


def test_a_tick_hands_over_the_keys_with_the_time_and_takes_them_back(driver: Driver):
    driver.keys("2")
    tick = next(made for made in driver.page.findChildren(Tick) if made.property("item") == "keys")
    tick.setFocus()
    driver.keys(Qt.Key.Key_Space)
    assert file_of(driver).handed[0].state == "out"
    assert "at 08:30" in driver.words()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.property("item") == "keys"
    driver.keys(Qt.Key.Key_Space)
    assert file_of(driver).handed[0].state == "back"
    assert "back 08:30" in driver.words()


def test_a_note_is_added_by_enter_and_taken_back(driver: Driver):
    driver.keys("2")
    driver.page._card.notes.field.setFocus()
    driver.keys("wants a second chair", Qt.Key.Key_Return)
    assert "wants a second chair" in driver.words()
    assert driver.said[-1] == f"{CENTRE}: noted. Ctrl+Z undoes."
    driver.press("Remove this note: wants a second chair")
    assert file_of(driver).notes == ()


def test_the_contact_is_typed_in_place_and_escape_puts_it_back(driver: Driver):
    driver.keys("3")
    field = driver.page._card.file.fields["phone"]
    before = field.text()
    field.setFocus()
    field.selectAll()
    driver.keys("+33 4 67 00 00 01", Qt.Key.Key_Escape)
    assert field.text() == before
    field.selectAll()
    driver.keys("+33 4 67 00 00 01", Qt.Key.Key_Return)
    assert file_of(driver).contact.phone == "+33 4 67 00 00 01"


def test_a_stand_is_shared_with_a_co_exhibitor_and_no_longer(driver: Driver):
    driver.do(lambda session: exhibitors.add(session, {"name": "Nova"}, session.stamp()))
    driver.choose("E06")
    driver.keys("3")
    driver.press("Share with…")
    driver.keys("nova", Qt.Key.Key_Return)
    assert "shared with Nova" in driver.words()
    assert [guest.name for guest in driver.view("E06").guests] == ["Nova"]
    driver.press("Nova no longer shares the stand")
    assert driver.view("E06").guests == ()


def test_call_hands_the_number_on_and_leaves_it_in_the_clipboard(driver: Driver, opened: Opened):
    driver.press("Call David Blanc")
    assert opened.urls == ["tel:+33536493885"]
    assert QApplication.clipboard().text() == "+33536493885"


def test_badges_in_one_go_are_those_that_are_missing(driver: Driver):
    first = driver.view("E06").staff[0].attendee_id
    assert "Badges (2)" in driver.words()
    with driver.qtbot.waitSignal(driver.context.prints.heard, check_params_cb=lambda job: job.final, timeout=10_000):
        driver.context.print_badges([first])
    driver.settle()
    assert "Badge (1)" in driver.words()


# ---------------------------------------------------------------- papers


def print_plan(driver: Driver) -> None:
    driver.do(lambda session: exporting.write_plan(session, session.path.parent / "stand-plan.pdf", "pdf"))


def wait_for_stale(driver: Driver, count: int) -> None:
    button = driver.page._tools.papers
    driver.qtbot.waitUntil(lambda: f"· {count}" in button.text() if count else not button.isVisible(), timeout=10_000)


def focused_name() -> str:
    focused = QApplication.focusWidget()
    return focused.accessibleName() if focused else ""


def test_a_move_names_the_plan_too_and_both_are_listed_until_they_are_dealt_with(driver: Driver):
    driver.do(vacate("F09"))
    print_plan(driver)
    send_badges(driver, "E06")
    driver.keys("m", "f09", Qt.Key.Key_Return)
    assert "2 badges are printed with the old number" in driver.words()
    assert "David Blanc: E06 → F09" in driver.words()
    assert "Plan of 01/07 08:30: 2 stands (E06, F09)" in driver.words()
    driver.keys(Qt.Key.Key_Return)
    wait_for_stale(driver, 3)
    driver.plan.setFocus()
    driver.keys("p")
    assert "3 papers are out of date" in driver.words()
    assert f"E06: says {CENTRE}, is free" in driver.words()
    with driver.qtbot.waitSignal(driver.context.prints.heard, check_params_cb=lambda job: job.final, timeout=10_000):
        driver.press("Print 2 badges again")
    wait_for_stale(driver, 1)
    driver.qtbot.waitUntil(lambda: focused_name() == "Print again: Plan of 01/07 08:30: 2 stands (E06, F09)")
    driver.press("Dealt with")
    driver.qtbot.waitUntil(lambda: "No paper is out of date" in driver.words())
    driver.qtbot.waitUntil(lambda: focused_name() == "Close")
    driver.keys(Qt.Key.Key_Escape)
    wait_for_stale(driver, 0)


def test_printing_the_plan_again_deals_with_the_old_one(driver: Driver, opened: Opened):
    driver.do(vacate("F09"))
    print_plan(driver)
    driver.do(vacate("F08"))
    wait_for_stale(driver, 1)
    driver.keys("p")
    driver.qtbot.waitUntil(lambda: "1 paper is out of date" in driver.words())
    driver.press("Print again: Plan of 01/07 08:30: F08")
    driver.qtbot.waitUntil(lambda: bool(opened.urls), timeout=20_000)
    driver.keys(Qt.Key.Key_Escape)
    wait_for_stale(driver, 0)


def test_where_no_viewer_opens_the_place_of_the_file_is_said(driver: Driver, tmp_path: Path):
    view_pdf(driver.context, tmp_path / "plan.pdf", lambda _url: False)
    assert driver.said[-1] == f"No PDF viewer opened. The file to print is {tmp_path / 'plan.pdf'}"


# ---------------------------------------------------------------- whom to call


def wait_for_calls(driver: Driver, words: str) -> None:
    driver.qtbot.waitUntil(lambda: words in driver.page._calls._said.text(), timeout=10_000)


def test_the_call_list_tells_who_is_missing_and_a_double_click_goes_to_the_stand(driver: Driver):
    for member in driver.view("E06").staff:
        driver.do(lambda session, who=member.attendee_id: desk.check_in(session, who, session.stamp()))
    driver.plan.setFocus()
    driver.keys("t")
    wait_for_calls(driver, "59 exhibitors to call, 59 without anybody")
    table = driver.page._calls.table
    driver.keys(Qt.Key.Key_Down)
    driver.keys(Qt.Key.Key_Down)
    assert driver.page._plan.current == "A02"
    assert "A02" in driver.words()
    row = table.visualRect(table.model().index(4, 1)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    driver.settle()
    assert driver.plan.isVisible()
    assert driver.page._plan.current == "A05"
    driver.plan.setFocus()
    driver.keys("t")
    wait_for_calls(driver, "59 exhibitors to call, 59 without anybody")
    driver.qtbot.waitUntil(lambda: QApplication.focusWidget() is table)
    driver.keys("t")  # the letter that opens it closes it
    assert driver.plan.isVisible()


def test_the_call_list_of_an_earlier_time_is_by_urgency_or_of_those_without_anybody(driver: Driver):
    driver.do(lambda session: desk.check_in(session, driver.view("E06").staff[0].attendee_id, session.stamp()))
    driver.plan.setFocus()
    driver.keys("t")
    wait_for_calls(driver, "60 exhibitors to call, 59 without anybody")
    driver.page._calls._nobody.setFocus()
    driver.keys(Qt.Key.Key_Space)
    wait_for_calls(driver, "59 exhibitors to call")
    driver.page._calls.time.setFocus()
    driver.keys("08:00")
    wait_for_calls(driver, "08:00: 60 exhibitors to call, 60 without anybody")
    driver.page._calls._by_weight.click()
    driver.qtbot.waitUntil(lambda: driver.page._calls._calls[0].area == max(c.area for c in driver.page._calls._calls))
    driver.keys(Qt.Key.Key_Escape)
    assert driver.plan.isVisible()


def test_the_call_list_is_copied_and_printed(driver: Driver, opened: Opened, tmp_path: Path):
    driver.plan.setFocus()
    driver.keys("t")
    wait_for_calls(driver, "60 exhibitors")
    QTest.keyClick(driver.page._calls.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    lines = QApplication.clipboard().text().splitlines()
    assert len(lines) == 61
    assert lines[1].startswith("A01\tPyrémorph SAS\t0/2\t")
    driver.press("Print")
    driver.qtbot.waitUntil(lambda: bool(opened.urls), timeout=10_000)
    assert opened.urls[0].endswith("call-list.pdf")


def test_a_name_with_markup_stays_a_name_on_the_call_sheet(qtbot: QtBot, driver: Driver):
    calls: list[call_list.Call] = []
    driver.do(lambda session: exhibitors.edit(session, CENTRE, {"name": "A <b>& Sons"}, session.stamp()))
    driver.do(lambda session: calls.extend(call_list.call_list(session)))
    assert "A <b>& Sons" in as_text(calls)
    assert sheet_pdf("To call", calls).startswith(b"%PDF")


def test_no_number_of_the_call_sheet_is_broken_at_the_end_of_a_line(qtbot: QtBot, driver: Driver):
    calls: list[call_list.Call] = []
    driver.do(lambda session: calls.extend(call_list.call_list(session)))
    sheet = sheet_html("To call", calls)
    wanted = [number for call in calls for _name, number in further(call)]
    assert wanted
    assert [number for number in wanted if number.replace(" ", "\N{NO-BREAK SPACE}") not in sheet] == []


def test_dealing_with_papers_is_undone_by_control_z(driver: Driver):
    print_plan(driver)
    driver.do(vacate("F08"))
    wait_for_stale(driver, 1)
    driver.do(lambda session: stand_papers.settle(session, [stand_papers.stale_papers(session).papers[0].id], session.stamp()))
    wait_for_stale(driver, 0)
    driver.do(lambda session: desk.undo_last(session, session.stamp()))
    wait_for_stale(driver, 1)
