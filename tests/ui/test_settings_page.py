"""The page of the settings: what is chosen is kept at once."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from checkin_app import settings as settings_file
from checkin_app.services import desk
from checkin_app.settings import Settings
from checkin_app.ui.app import Program
from checkin_app.ui.context import Context
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.settings.page import SettingsPage
from checkin_app.ui.welcome.window import WelcomeWindow
from checkin_app.wording import language

from .conftest import MakeContext

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, context: MakeContext) -> SettingsPage:
    made = SettingsPage(context(Settings(desk="A")))
    qtbot.addWidget(made)
    made.show()
    made.reload()
    return made


def quiet(qtbot: QtBot, context: Context) -> None:
    """Wait until everything that was asked for is done."""
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=20_000)


def pick(choice: QComboBox, value: object) -> None:
    """Walk to a choice with the arrows, as a user without a mouse does."""
    choice.setFocus()
    steps = choice.findData(value) - choice.currentIndex()
    for _ in range(abs(steps)):
        QTest.keyClick(choice, Key.Key_Down if steps > 0 else Key.Key_Up)


def test_every_control_can_be_reached_by_tab_and_has_a_name(qtbot: QtBot, page: SettingsPage) -> None:
    page.activateWindow()
    page.desk.setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.desk)
    names = []
    for _ in range(24):
        widget = QApplication.focusWidget()
        names.append(widget.accessibleName())
        QTest.keyClick(widget, Key.Key_Tab)
        if QApplication.focusWidget() is page.desk:
            break
    assert {"Desk name", "Language", "Theme", "Sounds", "Printer", "Layout", "On admission", "Print a test badge"} <= set(names)
    assert {"Back up now", "Show the folder", "Another event…"} <= set(names)
    assert "" not in names


def test_a_choice_is_kept_as_soon_as_it_is_made(page: SettingsPage) -> None:
    pick(page.policy, "always")
    pick(page.layout_choice, "card86x54")
    page.sounds.setFocus()
    QTest.keyClick(page.sounds, Key.Key_Space)
    kept = settings_file.load()
    assert (kept.badge_policy, kept.layout, kept.sounds) == ("always", "card86x54", False)


def test_a_new_desk_name_stands_on_the_next_record(qtbot: QtBot, page: SettingsPage) -> None:
    page.desk.setFocus()
    page.desk.selectAll()
    QTest.keyClicks(page.desk, "North door ")
    QTest.keyClick(page.desk, Key.Key_Return)
    context = page._context
    seen: list[str] = []
    context.run(lambda session: desk.scan(session, "NO CODE", session.stamp()), lambda outcome: seen.append(outcome.desk))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["North door"]
    assert settings_file.load().desk == "North door"


def test_a_printer_that_is_not_there_is_shown_as_such(qtbot: QtBot, context: MakeContext) -> None:
    made = SettingsPage(context(Settings(desk="A", printer="Zebra at the north door")))
    qtbot.addWidget(made)
    made.reload()
    quiet(qtbot, made._context)
    assert made.printer.currentText() == "Zebra at the north door"
    assert made.printer_state.text() == "! Printer Zebra at the north door: not there"


def test_the_test_print_is_a_real_badge_and_leaves_no_trace_in_the_journal(
    qtbot: QtBot, page: SettingsPage, demo_file: Path
) -> None:
    context, counts = page._context, []

    def count(session: object) -> int:
        return int(session.store.one("SELECT count(*) AS n FROM journal")["n"])  # type: ignore[attr-defined]

    context.run(count, counts.append)
    page.test.click()
    qtbot.waitUntil(lambda: page.test_state.text().startswith("✓"), timeout=20_000)
    context.run(count, counts.append)
    quiet(qtbot, context)
    assert len(list((demo_file.parent / "badges").glob("*.pdf"))) == 1
    assert counts[0] == counts[1]
    assert page.test.isEnabled()


def test_a_backup_can_be_made_now(qtbot: QtBot, page: SettingsPage, demo_file: Path) -> None:
    quiet(qtbot, page._context)
    assert page.event_path.text() == str(demo_file)
    page.backup.setFocus()
    QTest.keyClick(page.backup, Key.Key_Return)
    qtbot.waitUntil(lambda: page.backup_state.text().startswith("✓"), timeout=20_000)
    assert len(list(demo_file.with_name("rencontres-backups").iterdir())) == 1


def window_of(program: Program) -> MainWindow:
    assert isinstance(program.window, MainWindow)
    return program.window


@pytest.mark.parametrize(("control", "value"), [("language", "fr"), ("theme", "dark")])
def test_another_language_or_theme_comes_back_to_the_settings(qtbot: QtBot, program: Program, control: str, value: str) -> None:
    before = window_of(program)
    before.show_page("settings")
    pick(getattr(before.page("settings"), control), value)
    qtbot.waitUntil(lambda: window_of(program) is not before, timeout=10_000)
    after = window_of(program)
    assert after.shown == "settings"
    chosen = getattr(after.page("settings"), control)
    assert chosen.currentData() == value
    assert after.focusWidget() is chosen
    assert language() == ("fr" if control == "language" else "en")


def test_a_name_given_in_the_window_counts_more_than_that_of_the_command(qtbot: QtBot, program: Program) -> None:
    window = window_of(program)
    window.show_page("settings")
    field = window.page("settings").desk
    assert (field.text(), field.placeholderText()) == ("", "A")
    # Keys without a clock would be taken for a scan by the window's ear.
    field.setText("South")
    QTest.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: window.status is not None and window.status.desk == "South")
    names: list[str] = []
    window.context.aside(lambda session: session.desk, names.append)
    qtbot.waitUntil(lambda: names == ["South"])


def test_another_event_leads_to_the_welcome_page_with_this_one_at_the_top(
    qtbot: QtBot, program: Program, demo_file: Path
) -> None:
    window_of(program).show_page("settings")
    window_of(program).page("settings").another.click()
    window = program.window
    assert isinstance(window, WelcomeWindow)
    window.open_path(demo_file)
    assert window_of(program).shown == "desk"


def test_f1_shows_the_keys_and_escape_or_f1_goes_back(qtbot: QtBot, program: Program) -> None:
    window = window_of(program)
    window.activateWindow()
    window.show_page("stands")
    # A key that acts waits a moment: it may be the beginning of a barcode.
    QTest.keyClick(window, Key.Key_F1)
    qtbot.waitUntil(lambda: window.shown == "keys")
    QTest.keyClick(window, Key.Key_F1)
    qtbot.waitUntil(lambda: window.shown == "stands")
    QTest.keyClick(window, Key.Key_F1)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.page("keys"))
    QTest.keyClick(window.page("keys"), Key.Key_Escape)
    qtbot.waitUntil(lambda: window.shown == "stands")


def test_how_many_people_there_is_room_for_is_kept_in_the_event(qtbot: QtBot, page: SettingsPage) -> None:
    quiet(qtbot, page._context)
    room = page.room
    assert room.text() == "no limit"
    assert room.lineEdit().width() > room.fontMetrics().horizontalAdvance(room.text())
    room.setFocus()
    room.selectAll()
    QTest.keyClicks(room, "450")
    QTest.keyClick(room, Key.Key_Return)
    quiet(qtbot, page._context)
    kept: list[int] = []
    page._context.run(lambda session: session.event.capacity, kept.append)
    quiet(qtbot, page._context)
    assert kept == [450]


def test_whoever_asked_before_the_window_was_made_anew_is_told_nothing(qtbot: QtBot, program: Program) -> None:
    before = window_of(program)
    held, told = threading.Event(), []
    before.context.aside(lambda _session: held.wait(10), told.append)
    before.context.offload(lambda: held.wait(10), told.append)
    program.show_desk()
    assert window_of(program) is not before
    held.set()
    qtbot.waitUntil(lambda: not window_of(program).context.tasks.busy)
    assert told == []
