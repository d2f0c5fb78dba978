"""The page Closing, on the demo event: figures, reconciliation, the pack, the exports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.badge import PrintState
from checkin_app.services import demo, desk, printing, roster
from checkin_app.ui.closing.page import ClosingPage
from checkin_app.ui.closing.saving import Asking, with_ending
from checkin_app.ui.context import Context

MakeContext = Callable[..., Context]


class Answers:
    """What the user answers when asked where to, and what was shown to them."""

    def __init__(self, folder: Path) -> None:
        self.folder: Path | None = folder
        self.file: Path | None = folder / "list.csv"
        self.asked: list[str] = []
        self.shown: list[Path] = []

    def asking(self) -> Asking:
        return Asking(
            folder=lambda _parent, _start: self.folder,
            file=lambda _parent, _start, what: self._file(what),
            show=self.shown.append,
        )

    def _file(self, what: str) -> Path | None:
        self.asked.append(what)
        return self.file


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    return Answers(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, context: MakeContext, answers: Answers) -> ClosingPage:
    made = ClosingPage(context(), answers.asking())
    qtbot.addWidget(made)
    made.resize(1282, 678)
    made.show()
    qtbot.waitExposed(made)
    opened(qtbot, made)
    return made


def opened(qtbot: QtBot, page: ClosingPage) -> None:
    page.reload()
    # Figures and journal are read side by side: either may be there first.
    qtbot.waitUntil(lambda: page.pills()[0][2] == "good" and not page._context.tasks.busy, timeout=10_000)


def texts(page: ClosingPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def shows(qtbot: QtBot, page: ClosingPage, *words: str) -> None:
    """Wait until all of these words are in sight."""
    qtbot.waitUntil(lambda: set(words) <= set(texts(page)), timeout=10_000)


def press(qtbot: QtBot, page: ClosingPage, name: str) -> None:
    """Go to the button of that name and press it by key. Lines made anew come to sight one turn of the event loop later."""

    def in_sight() -> list[QPushButton]:
        return [b for b in page.findChildren(QPushButton) if b.accessibleName() == name and b.isVisible()]

    qtbot.waitUntil(lambda: bool(in_sight()), timeout=10_000)
    found = in_sight()[0]
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Return)


def test_the_morning_shows_what_is_expected_and_that_the_journal_agrees(qtbot: QtBot, page: ClosingPage) -> None:
    assert [cell[0].text() for cell in page.cells._cells] == ["0", "9", "60", "0", "0"]
    shows(qtbot, page, "participants came, of 396", "Journal verified")
    assert page.pills() == [("the journal agrees", "", "good")]
    assert page.header() == ("Closing", "day 1 of 2 · Thursday 1 July · 08:30")
    shows(qtbot, page, "“396 participants from 9 countries, 298 B2B meetings and 60 stands are expected.”")


def test_an_arrival_changes_the_figures_and_not_the_chosen_day(qtbot: QtBot, page: ClosingPage) -> None:
    context = page._context
    context.tasks.changed.connect(page.on_changes)
    press(qtbot, page, "Friday 2 July")
    stamp = context.stamp()
    context.run(lambda session: desk.check_in(session, roster.attendee_ids(session)[0], stamp))
    qtbot.waitUntil(lambda: page.cells._cells[0][0].text() == "1", timeout=10_000)
    shows(qtbot, page, "Friday 2 July")
    press(qtbot, page, "Thursday 1 July")
    shows(qtbot, page, "Thursday 1 July · 1 arrived · peak of 1 at 08:30")


def test_the_journal_is_checked_when_asked_and_not_on_every_change(qtbot: QtBot, page: ClosingPage) -> None:
    before = page._verified
    context = page._context
    context.tasks.changed.connect(page.on_changes)
    stamp = context.stamp()
    context.run(lambda session: desk.check_in(session, roster.attendee_ids(session)[0], stamp))
    qtbot.waitUntil(lambda: page.cells._cells[0][0].text() == "1", timeout=10_000)
    assert page._verified is before
    press(qtbot, page, "Check the journal again")
    assert page.pills() == [("checking the journal…", "", "")]
    qtbot.waitUntil(lambda: page.pills()[0][2] == "good", timeout=10_000)
    assert page._verified is not None
    assert before is not None
    assert page._verified.entries == before.entries + 1


def test_ctrl_e_writes_the_pack_beside_the_event_and_says_where(qtbot: QtBot, page: ClosingPage, answers: Answers) -> None:
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    folder = answers.folder / "closing" if answers.folder else Path()
    shows(qtbot, page, f"14 files are in {folder}")
    assert {"attendance.csv", "attendance.xlsx", "attendance.pdf", "figures.json"} <= {p.name for p in folder.iterdir()}
    assert json.loads((folder / "figures.json").read_text("utf-8"))["participants"] == 396
    press(qtbot, page, "Open the folder")
    assert answers.shown == [folder]


def test_leaving_the_dialog_writes_nothing(page: ClosingPage, answers: Answers, tmp_path: Path) -> None:
    answers.folder = None
    QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert not page._writing
    assert not (tmp_path / "closing").exists()


def test_a_folder_that_cannot_be_written_is_said_and_the_verb_is_there_again(
    qtbot: QtBot, page: ClosingPage, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "closing").write_text("a file where the folder should be")
    with qtbot.waitSignal(page._context.said, timeout=10_000) as said:
        QTest.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert said.args[1] == "stop"
    assert not page._writing


def test_a_single_list_is_saved_from_its_menu_by_keys(qtbot: QtBot, page: ClosingPage, answers: Answers) -> None:
    press(qtbot, page, "Save: Attendance")
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    with qtbot.waitSignal(page._context.said, timeout=10_000) as said:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert answers.asked == ["attendance"]
    assert said.args == [f"Saved: {answers.file}", "good"]
    assert answers.file is not None
    assert len(answers.file.read_text("utf-8-sig").splitlines()) == 397


def test_a_badge_without_entry_is_counted_and_its_holder_is_named(qtbot: QtBot, page: ClosingPage) -> None:
    context = page._context

    def printed(session: object) -> str:
        first = roster.attendee_ids(context.tasks.session)[0]
        sheaf = printing.prepare(context.tasks.session, [first], context.stamp())
        printing.record_state(context.tasks.session, sheaf.job, PrintState.DONE, "", context.stamp())
        return first

    who: list[str] = []
    context.run(printed, who.append)
    qtbot.waitUntil(lambda: bool(who), timeout=10_000)
    opened(qtbot, page)
    shows(qtbot, page, "1 badge printed without entry")
    press(qtbot, page, "See the people: 1 badge printed without entry")
    qtbot.waitUntil(lambda: any(m.isVisible() for m in page.findChildren(QMenu)), timeout=10_000)
    menu = next(m for m in page.findChildren(QMenu) if m.isVisible())
    with qtbot.waitSignal(context.person_wanted, timeout=10_000) as wanted:
        QTest.keyClick(menu, Qt.Key.Key_Return)
    assert wanted.args == [*who, ""]


def test_the_bars_are_those_of_the_chosen_group(page: ClosingPage) -> None:
    box = page.shares[0]._box
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert page.shares[0].group == "country"
    assert page.shares[0]._bars.accessibleDescription().startswith("France: 0 / 236, Spain: 0 / 118")


def test_the_sentence_for_the_press_goes_to_the_clipboard(qtbot: QtBot, page: ClosingPage) -> None:
    press(qtbot, page, "Copy the sentence for the press")
    assert QGuiApplication.clipboard().text().startswith("“396 participants")


def test_after_the_two_days_the_press_reads_who_came(qtbot: QtBot, context: MakeContext, tmp_path: Path) -> None:
    path = tmp_path / "played.accueil"
    session = bootstrap.new_event(
        path, name=demo.NAME, place=demo.PLACE, days=list(demo.DAYS), timezone=demo.TIMEZONE, desk="A"
    )
    demo.fill(session)
    demo.play(session)
    session.close()
    page = ClosingPage(context(path=path))
    qtbot.addWidget(page)
    opened(qtbot, page)
    qtbot.waitUntil(lambda: page._loaded is not None, timeout=10_000)
    sentence = "“377 participants came from 9 countries, for 213 B2B meetings and 60 company stands.”"
    assert page.pack._press.text() == sentence


def test_a_name_without_an_ending_gets_that_of_the_chosen_kind() -> None:
    assert with_ending(Path("list"), "attendance", "pdf") == Path("list.pdf")
    assert with_ending(Path("list.csv"), "attendance", "pdf") == Path("list.csv")
    assert with_ending(Path("plan.v2"), "plan") == Path("plan.v2.pdf")
