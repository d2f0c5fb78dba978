"""The page Attendees, on the demo event, driven by keys: sorting, filtering, the card, many at once, the import."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from checkin_app.domain.badge import PrintState
from checkin_app.services import desk, printing, roster
from checkin_app.services.session import Session
from checkin_app.ui.attendees.model import SLICE, AttendeeModel
from checkin_app.ui.attendees.page import AttendeesPage
from checkin_app.ui.context import Context

MakeContext = Callable[..., Context]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEADER = "Nom;Prénom;Société;Courriel;Pays;Catégorie;Statut;N° billet"


@pytest.fixture
def page(qtbot: QtBot, context: MakeContext) -> AttendeesPage:
    made = AttendeesPage(context())
    made._context.tasks.changed.connect(made.on_changes)
    qtbot.addWidget(made)
    made.resize(1282, 678)
    made.show()
    qtbot.waitExposed(made)
    made.reload()
    settle(qtbot, made)
    assert len(made.model.ids) == 396
    return made


def settle(qtbot: QtBot, page: AttendeesPage) -> None:
    """Wait until everything that was asked for is there, the card too."""

    def quiet() -> bool:
        return not (page._context.tasks.busy or page._late.isActive() or page._soon.isActive() or page._reading.going)

    qtbot.waitUntil(quiet, timeout=15_000)
    # Qt shows what was just laid out when it next looks at its events.
    QCoreApplication.processEvents()


def do(qtbot: QtBot, page: AttendeesPage, work: Callable[[Session], object]) -> None:
    """Something happens at the desk."""
    page._context.run(work)
    settle(qtbot, page)


def names(page: AttendeesPage, count: int = 3) -> list[str]:
    return [str(page.model.index(line, 0).data()) for line in range(count)]


def texts(page: AttendeesPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def visible_button(page: AttendeesPage, words: str) -> QPushButton:
    return next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.accessibleName().startswith(words))


def press(page: AttendeesPage, chip: str) -> None:
    found = next(b for b in page.findChildren(QPushButton) if b.isVisible() and b.text().startswith(chip))
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def write_list(path: Path, *rows: str) -> Path:
    path.write_text("\n".join([HEADER, *rows]) + "\n", "utf-8")
    return path


def test_everybody_is_listed_by_name(page: AttendeesPage) -> None:
    assert names(page) == ["Aguirre Lozano Encarnación", "Albigés Alís", "Albigés Peire"]
    assert page.header() == ("Attendees", "396 people · 0 arrived")


def test_letters_in_the_field_narrow_the_list_and_escape_shows_everybody(qtbot: QtBot, page: AttendeesPage) -> None:
    QTest.keyClicks(page.filters.field, "nunez")
    settle(qtbot, page)
    assert 0 < len(page.model.ids) < 10
    assert all("Núñez" in name or "Nuñez" in name or "Nunez" in name for name in names(page, len(page.model.ids)))
    QTest.keyClick(page.filters.field, Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert len(page.model.ids) == 396


def test_a_filter_that_leaves_nobody_says_how_to_get_everybody_back(qtbot: QtBot, page: AttendeesPage) -> None:
    QTest.keyClicks(page.filters.field, "qqqq")
    settle(qtbot, page)
    assert "Nobody like that. Esc shows everybody again." in texts(page)
    QTest.keyClick(page.filters.field, Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert page.table.isVisible()


def test_the_header_sorts_by_keys_and_once_more_the_other_way(qtbot: QtBot, page: AttendeesPage) -> None:
    heading = page.table.heading
    heading.setFocus()
    QTest.keyClick(heading, Qt.Key.Key_Right)
    QTest.keyClick(heading, Qt.Key.Key_Right)
    QTest.keyClick(heading, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert page.model.index(0, 2).data() == "Andorra"
    QTest.keyClick(heading, Qt.Key.Key_Space)
    settle(qtbot, page)
    assert page.model.index(0, 2).data() == "United Kingdom"


def test_a_chip_leaves_those_of_its_state_and_counts_them(qtbot: QtBot, page: AttendeesPage) -> None:
    press(page, "Not paid  9")
    settle(qtbot, page)
    assert len(page.model.ids) == 9
    press(page, "Not arrived  387")
    settle(qtbot, page)
    assert len(page.model.ids) == 387
    press(page, "Not arrived  387")
    settle(qtbot, page)
    assert len(page.model.ids) == 396


def test_the_category_is_chosen_from_a_menu_by_keys(qtbot: QtBot, page: AttendeesPage) -> None:
    press(page, "Category")
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    for _step in range(3):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    settle(qtbot, page)
    assert len(page.model.ids) == 122
    assert {page.model.index(line, 3).data() for line in range(20)} == {"Exhibitor"}
    press(page, "Exhibitors")
    assert any(m.isVisible() for m in page.findChildren(QMenu))


def test_standing_on_somebody_shows_their_card_and_enter_opens_them_at_the_desk(qtbot: QtBot, page: AttendeesPage) -> None:
    QTest.keyClick(page.filters.field, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Down)
    settle(qtbot, page)
    assert page.person.card is not None
    assert page.person.card.attendee.sort_name == "Albigés Alís"
    assert "Albigés Alís" in texts(page)
    with qtbot.waitSignal(page._context.person_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [page.model.ids[1], ""]


def test_a_correction_shows_what_the_list_had_said(qtbot: QtBot, page: AttendeesPage) -> None:
    who, stamp = page.model.ids[1], page._context.stamp()
    page.table.go_to(1)
    do(qtbot, page, lambda session: desk.correct(session, who, {"company": "Garricure & Fils"}, stamp))
    assert "Company: the list said “Garricure SA”" in texts(page)
    assert page.table.current == who


def test_an_arrival_shows_at_once_and_keeps_selection_and_place(qtbot: QtBot, page: AttendeesPage) -> None:
    page.table.go_to(300)
    settle(qtbot, page)
    where, who, stamp = page.table.verticalScrollBar().value(), page.table.current, page._context.stamp()
    do(qtbot, page, lambda session: desk.check_in(session, who, stamp))
    assert page.model.index(300, 4).data() == "✓ 08:30"
    assert (page.table.current, page.table.selected()) == (who, [who])
    assert page.table.verticalScrollBar().value() == where
    assert page.header() == ("Attendees", "396 people · 1 arrived")
    assert "Arrived 08:30, desk A" in texts(page)


def test_who_leaves_the_filter_is_no_longer_selected(qtbot: QtBot, page: AttendeesPage) -> None:
    press(page, "Not arrived")
    settle(qtbot, page)
    page.table.go_to(0)
    QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    first, second = page.table.selected()
    stamp = page._context.stamp()
    do(qtbot, page, lambda session: desk.check_in(session, first, stamp))
    assert page.table.selected() == [second]
    assert page.model.ids[0] == second


def test_several_are_selected_by_shift_and_printed_by_one_key(qtbot: QtBot, page: AttendeesPage) -> None:
    page.table.go_to(0)
    page.table.setFocus()
    for _step in range(2):
        QTest.keyClick(page.table, Qt.Key.Key_Down, SHIFT)
    settle(qtbot, page)
    assert "3 people" in texts(page)
    assert visible_button(page, "Print 3 badges").isEnabled()
    heard = []
    page._context.prints.heard.connect(heard.append)
    page.print_current()
    qtbot.waitUntil(lambda: any(view.state is PrintState.DONE for view in heard), timeout=20_000)
    settle(qtbot, page)
    assert [page.model.index(line, 6).data() for line in range(4)] == ["printed", "printed", "printed", ""]


def test_everybody_is_selected_by_one_key(qtbot: QtBot, page: AttendeesPage) -> None:
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_A, CTRL)
    settle(qtbot, page)
    assert page.table.selected() == page.model.ids
    assert {"396 people", "and 388 others"} <= set(texts(page))


def test_f3_lists_the_company_of_the_person(qtbot: QtBot, page: AttendeesPage) -> None:
    who = next(line for line in range(396) if page.model.row(line) is None or page.model.index(line, 5).data())
    page.table.go_to(who)
    settle(qtbot, page)
    assert page.person.card is not None
    company = page.person.card.attendee.company
    page.company()
    settle(qtbot, page)
    assert {page.model.index(line, 1).data() for line in range(len(page.model.ids))} == {company}
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    settle(qtbot, page)
    assert len(page.model.ids) == 396


def test_a_badge_that_is_out_of_date_is_found_by_its_chip(qtbot: QtBot, page: AttendeesPage) -> None:
    who, context = page.model.ids[5], page._context

    def printed_then_corrected(session: Session) -> None:
        sheaf = printing.prepare(session, [who], context.stamp())
        printing.record_state(session, sheaf.job, PrintState.DONE, "", context.stamp())
        desk.correct(session, who, {"company": "Elsewhere"}, context.stamp())

    do(qtbot, page, printed_then_corrected)
    press(page, "Badge out of date")
    settle(qtbot, page)
    assert page.model.ids == [who]
    assert page.model.index(0, 6).data() == "out of date"


def test_files_are_asked_for_when_none_were_dropped(qtbot: QtBot, context: MakeContext, tmp_path: Path) -> None:
    path = write_list(tmp_path / "late.csv", "Zyskind;Ada;Nowhere SA;ada@nowhere.example;France;Visiteur;Confirmé;N1")
    page = AttendeesPage(context(), lambda _parent: [path])
    qtbot.addWidget(page)
    page.ask_for_files()
    qtbot.waitUntil(lambda: "late.csv" in page.header()[1] and "1 row" in page.header()[1], timeout=15_000)
    settle(qtbot, page)


def test_rows_of_a_long_list_are_asked_for_one_slice_at_a_time(page: AttendeesPage) -> None:
    model = AttendeeModel()
    asked: list[int] = []
    model.wanted.connect(lambda first, _count: asked.append(first))
    model.show([f"{n:06d}" for n in range(100_000)])
    assert model.row(0) is None
    assert model.row(50_000) is None
    assert asked == [0]
    session_row = page.model.row(0)
    assert session_row is not None
    model.ids[:SLICE] = [session_row.id] * SLICE
    model.fill(0, [session_row] * SLICE)
    assert model.row(1) is session_row
    assert model.row(99_999) is None
    assert asked == [0, 99_800]


def test_the_card_of_somebody_who_is_gone_is_no_fault(qtbot: QtBot, page: AttendeesPage) -> None:
    page.model.show(["0" * 32])
    page.table.go_to(0)
    settle(qtbot, page)
    assert page.person.card is None


def test_roster_orders_countries_by_their_names(qtbot: QtBot, page: AttendeesPage) -> None:
    found: list[roster.AttendeeRow] = []
    do(qtbot, page, lambda session: found.extend(roster.rows(session, roster.attendee_ids(session, order="country"))))
    assert list(dict.fromkeys(row.country for row in found)) == ["AD", "BE", "FR", "DE", "IT", "PT", "ES", "CH", "GB"]
