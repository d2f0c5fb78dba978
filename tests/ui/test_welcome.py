"""The first window: which event is opened or made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap, settings
from checkin_app.errors import InputProblem
from checkin_app.resources import resource
from checkin_app.services import demo, desk
from checkin_app.settings import Settings
from checkin_app.ui.app import make_app
from checkin_app.ui.welcome.window import WelcomeWindow

Key = Qt.Key
Welcome = Callable[..., WelcomeWindow]


@pytest.fixture
def opened() -> list[Path]:
    """The event files that the window asked to be opened."""
    return []


@pytest.fixture
def welcome(qtbot: QtBot, tmp_path: Path, opened: list[Path]) -> Iterator[Welcome]:
    """Make the welcome window with `tmp_path` for the user's documents, in sight and with the focus."""
    made: list[WelcomeWindow] = []
    make_app()

    def make(sentence: str = "", open_event: Callable[[Path], object] = opened.append) -> WelcomeWindow:
        window = WelcomeWindow(open_event, sentence, tmp_path)
        made.append(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        return window

    yield make
    for window in made:
        window.close()
        window.deleteLater()


def focused() -> str:
    """What a screen reader would call the control that has the keyboard."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget else ""


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifiers)


def test_the_first_run_has_three_doors_that_the_arrows_walk_through(welcome: Welcome) -> None:
    window = welcome()
    assert [door.accessibleName() for door in window.doors] == ["Open an event", "Make one from a list", "See the demo"]
    assert focused() == "Open an event"
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert focused() == "See the demo"
    press(Key.Key_Left)
    assert focused() == "Make one from a list"


def test_why_the_last_event_did_not_open_is_said(welcome: Welcome) -> None:
    assert welcome("It is damaged.").sentence.text == "It is damaged."
    assert welcome().sentence.isHidden()


def test_enter_goes_on_with_the_event_of_last_time(welcome: Welcome, opened: list[Path], tmp_path: Path) -> None:
    last = tmp_path / "Rencontres 2009.accueil"
    last.write_bytes(b"")
    settings.save(Settings(last_event=str(last)))
    welcome()
    assert focused() == "Go on with Rencontres 2009"
    press(Key.Key_Return)
    assert opened == [last]


def test_an_event_of_last_time_that_is_gone_is_not_offered(welcome: Welcome, tmp_path: Path) -> None:
    settings.save(Settings(last_event=str(tmp_path / "gone.accueil")))
    welcome()
    assert focused() == "Open an event"


def test_an_event_that_does_not_open_leaves_a_sentence_and_the_doors(welcome: Welcome, tmp_path: Path) -> None:
    def refuse(path: Path) -> None:
        raise InputProblem("event_file_foreign", path=str(path))

    window = welcome(open_event=refuse)
    window.open_path(tmp_path / "shopping.accueil")
    assert "shopping.accueil is not an event file of Accueil" in window.sentence.text
    assert all(door.isEnabled() for door in window.doors)


def test_the_demo_is_made_once_and_opened_again(qtbot: QtBot, welcome: Welcome, opened: list[Path], tmp_path: Path) -> None:
    window = welcome()
    press(Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert not window.doors[0].isEnabled()
    qtbot.waitUntil(lambda: len(opened) == 1, timeout=20_000)
    made = demo.event_path(tmp_path / "Accueil")
    assert opened == [made]
    before = made.stat().st_mtime_ns
    window.show_demo()
    qtbot.waitUntil(lambda: len(opened) == 2, timeout=20_000)
    assert opened == [made, made]
    assert made.stat().st_mtime_ns == before


def test_a_dropped_list_becomes_an_event_with_its_people(
    qtbot: QtBot, welcome: Welcome, opened: list[Path], tmp_path: Path
) -> None:
    window, before = welcome(), date.today()
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(resource(f"demo/{name}"))) for name in ("attendees.csv", "floorplan.json")])
    none = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, files, *none))
    qtbot.waitUntil(lambda: focused() == "Name", timeout=20_000)
    assert window.form.found.lines == ("attendees.csv · 396 people", "floorplan.json · 60 stands")
    QTest.keyClicks(QApplication.focusWidget(), "Salon: du/livre")
    press(Key.Key_Tab)
    QTest.keyClicks(QApplication.focusWidget(), "Perpignan")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert opened == [tmp_path / "Salon du livre.accueil"]
    session = bootstrap.open_session(opened[0])
    assert (session.event.name, session.event.place) == ("Salon: du/livre", "Perpignan")
    assert session.event.days in {(before,), (date.today(),)}  # it may be midnight
    assert desk.status(session).expected == 396
    session.close()


def test_enter_makes_the_event_from_every_field_of_the_form(qtbot: QtBot, welcome: Welcome, opened: list[Path]) -> None:
    window = welcome()
    for number, name in enumerate(("First day", "How many days", "Make the event"), 1):
        window.take_files([resource("demo/attendees.csv")])
        qtbot.waitUntil(lambda: focused() == "Name", timeout=20_000)
        while focused() != name:
            press(Key.Key_Tab)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda number=number: len(opened) == number, timeout=20_000)
        window.show_doors()
    assert len(set(opened)) == 3


def test_the_days_that_a_list_names_are_offered(qtbot: QtBot, welcome: Welcome) -> None:
    window = welcome()
    window.take_files([resource("demo/attendees.csv"), resource("demo/meetings.csv")])
    qtbot.waitUntil(lambda: focused() == "Name", timeout=20_000)
    assert window.form.plan().days == (date(2010, 7, 1), date(2010, 7, 2))


def test_a_list_with_nobody_in_it_leaves_a_sentence_and_no_event(
    qtbot: QtBot, welcome: Welcome, opened: list[Path], tmp_path: Path
) -> None:
    empty = tmp_path / "people.csv"
    empty.write_text("Nom;Prénom;E-mail\n", "utf-8")
    window = welcome()
    window.take_files([empty])
    qtbot.waitUntil(lambda: bool(window.sentence.text), timeout=20_000)
    assert "people.csv" in window.sentence.text
    assert opened == []
    assert list(tmp_path.iterdir()) == [empty]


def test_escape_goes_back_to_the_doors(qtbot: QtBot, welcome: Welcome) -> None:
    window = welcome()
    window.take_files([resource("demo/attendees.csv")])
    qtbot.waitUntil(lambda: focused() == "Name", timeout=20_000)
    press(Key.Key_Escape)
    assert focused() == "Open an event"
    assert window.form.found.paths == ()


def test_an_event_whose_import_fails_leaves_no_file(tmp_path: Path) -> None:
    people, nobody = resource("demo/attendees.csv"), tmp_path / "people.csv"
    nobody.write_text("Nom;Prénom;E-mail\n", "utf-8")
    target = tmp_path / "Salon.accueil"
    with pytest.raises(InputProblem):
        bootstrap.event_from_lists(target, [people, nobody], name="Salon", place="", days=[date(2026, 5, 4)])
    assert list(tmp_path.iterdir()) == [nobody]


def test_an_event_is_never_made_over_another_file(tmp_path: Path) -> None:
    target = tmp_path / "Salon.accueil"
    target.write_text("something")
    with pytest.raises(InputProblem, match="file_exists"):
        bootstrap.event_from_lists(target, [], name="Salon", place="", days=[date(2026, 5, 4)])
    assert target.read_text() == "something"
