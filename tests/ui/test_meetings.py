"""The page of the meetings, driven by keys."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.names import fold
from checkin_app.domain.phone import readable_phone
from checkin_app.services import demo, desk
from checkin_app.ui.app import make_app
from checkin_app.ui.context import Context
from checkin_app.ui.meetings.grouping import Standing, standing
from checkin_app.ui.meetings.page import MeetingsPage
from checkin_app.ui.tasks import Tasks
from tests.ui.page_driving import PageDriver


class Driver(PageDriver[MeetingsPage]):
    """A page at a moment of the event, and the hands in front of it."""

    def words(self) -> str:
        """Everything that is written on the page."""
        QApplication.processEvents()
        return "\n".join(made.text() for made in self.page.findChildren(QLabel) if made.isVisible())

    @property
    def chosen(self) -> str:
        return self.page._grid.current_id()

    def check_in(self, *ids: str) -> None:
        self.do(lambda session: [desk.check_in(session, attendee, session.stamp()) for attendee in ids])


@pytest.fixture
def at(qtbot: QtBot, demo_file: Path):
    """Make the page as it is at a moment of the demo event, by its own clock."""
    started: list[Tasks] = []
    make_app()

    def make(moment: str) -> Driver:
        now = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(demo.TIMEZONE))
        tasks = Tasks(lambda: bootstrap.open_session(demo_file, desk="A", clock=lambda: now))
        tasks.start()
        started.append(tasks)
        context = Context(tasks, tasks.session.settings)
        return Driver(qtbot, context, MeetingsPage(context))

    yield make
    for tasks in started:
        tasks.stop()


def test_the_page_opens_on_today_at_the_slot_that_comes_next(at):
    page = at("2010-07-01T10:40")
    assert page.page.header() == ("Meetings", "298 meetings · 174 on Thursday 1 July")
    assert "10:30–11:00" in page.words()


def test_arrows_walk_the_grid_and_the_card_follows(at):
    page = at("2010-07-01T09:20")
    assert "10:00–10:30" in page.words()
    assert "table 1" in page.words()
    page.keys(Qt.Key.Key_Right, Qt.Key.Key_Down)
    assert "10:30–11:00" in page.words()
    assert "table 2" in page.words()
    assert page.page._grid.accessibleDescription().startswith("10:30 · table 2 · ")


def test_an_arrival_turns_a_meeting_and_leaves_the_list_of_the_missing(at):
    page = at("2010-07-01T09:40")
    view = page.page._view(page.chosen)
    missing = page.page._risk.count()
    assert "both missing" in page.words()
    page.check_in(view.first.attendee_id)
    assert "one missing" in page.words()
    page.check_in(view.second.attendee_id)
    assert "both here" in page.words()
    assert page.page._risk.count() == missing - 1
    assert page.page.pills()[0] == ("/ 174 meetings with both here", "1", "")


def test_the_next_half_hour_names_who_is_missing_with_a_number_to_call(at):
    page = at("2010-07-01T09:40")
    assert "Next 30 minutes" in page.words()
    first = page.page._risk.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.startswith("10:00, table 1, missing: Rafel Tarrés Bosch +")


def test_when_nothing_begins_soon_the_next_slot_is_named(at):
    page = at("2010-07-01T09:20")
    assert "Next meetings: 10:00" in page.words()
    assert page.page._risk.count() == 16


def test_enter_on_a_missing_line_shows_that_person_at_the_desk(at):
    page = at("2010-07-01T09:40")
    page.page._risk.setFocus()
    page.keys(Qt.Key.Key_Down, Qt.Key.Key_Return)
    view = page.page._view(page.chosen)
    assert page.people == [view.first.attendee_id]


def test_a_name_finds_a_persons_meetings_on_both_days(at):
    page = at("2010-07-01T09:20")
    name = page.page._view(page.chosen).second.name
    page.page._field.setFocus()
    page.keys(fold(name))
    found = page.page._found_ids()
    assert found
    assert all(name in {side.name for side in _sides(page, meeting)} for meeting in found)
    for meeting in [*found[1:], found[0]]:
        page.keys(Qt.Key.Key_Return)
        assert page.chosen == meeting
    page.keys(Qt.Key.Key_Escape)
    assert page.page._field.text() == ""


def _sides(page: Driver, meeting: str):
    view = page.page._view(meeting)
    return view.first, view.second


def test_the_other_day_is_a_key_away(at):
    page = at("2010-07-01T09:20")
    page.page._days.itemAt(1).widget().setFocus()
    page.keys(Qt.Key.Key_Space)
    assert page.page.header()[1] == "298 meetings · 124 on Friday 2 July"
    assert "09:00–09:30" in page.words()


def test_in_the_evening_meetings_are_held_or_not_and_nobody_is_to_be_called(at):
    page = at("2010-07-02T18:30")
    states = {standing(view, page.page._loaded.now) for view in page.page._in_sight}
    assert states == {Standing.MISSED}
    assert page.page.pills() == [("/ 124 meetings held", "0", "")]
    assert "No meeting begins or runs in this time." in page.words()


def test_without_meetings_the_page_says_what_to_import(qtbot: QtBot, context, tmp_path: Path):
    path = tmp_path / "empty.accueil"
    bootstrap.new_event(path, name="Empty", place="", days=list(demo.DAYS), timezone=demo.TIMEZONE).close()
    page = MeetingsPage(context(path=path))
    qtbot.addWidget(page)
    page.show()
    page.reload()
    qtbot.waitUntil(lambda: page._stack.currentIndex() == 1)
    assert page.header() == ("Meetings", "")
    assert any("Import the list of meetings" in made.text() for made in page.findChildren(QLabel) if made.isVisible())


@pytest.mark.parametrize(
    ("number", "read"),
    [("+33536493885", "+33 5 36 49 38 85"), ("+376800123", "+376 800 123"), ("+3312", "+3312"), ("", ""), ("0612", "0612")],
)
def test_a_phone_number_is_grouped_as_its_country_reads_it(number: str, read: str):
    assert readable_phone(number) == read
