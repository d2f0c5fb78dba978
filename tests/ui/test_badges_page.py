"""The page of the badges, driven by keys on the demo event."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.documents import raster
from checkin_app.domain.badge import PrintState
from checkin_app.services import badge_layouts, badge_overview, badges, demo, desk, printing
from checkin_app.services.session import Session
from checkin_app.ui.badges.page import BadgesPage
from checkin_app.ui.badges.saving import EVERYBODY, Order
from checkin_app.ui.context import Context
from checkin_app.ui.main_window import MainWindow
from tests.ui.layout_driving import at_rest

MakeContext = Callable[..., Context]
Key = Qt.Key


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    """The event file as another process has it."""
    with closing(bootstrap.open_session(path, desk="A")) as session:
        yield session


def shown(qtbot: QtBot, context: Context, saved_to: Path | None = None) -> BadgesPage:
    """The page once everything is there."""
    page = BadgesPage(context, ask=lambda _parent, _suggested: saved_to)
    qtbot.addWidget(page)
    page.resize(1200, 660)
    page.show()
    page.activateWindow()
    page.reload()
    at_rest(qtbot, page)
    return page


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key, wherever the focus is."""
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key, modifiers)


@pytest.fixture
def ids(demo_file: Path) -> tuple[str, ...]:
    with opened(demo_file) as session:
        return badge_overview.overview(session).ids


def test_the_badge_in_sight_is_the_page_of_the_pdf(
    qtbot: QtBot, context: MakeContext, demo_file: Path, ids: tuple[str, ...]
) -> None:
    page = shown(qtbot, context())
    image = page.stage.preview.image
    with opened(demo_file) as session:
        drawn = raster.page_image(badges.pdf(session, [ids[0]]), 0, page.stage.preview.width_px())
    assert (image.width(), image.height()) == (drawn.width, drawn.height)
    assert bytes(image.constBits()) == drawn.rgba


def test_arrows_go_to_the_next_person_and_round_the_ends(qtbot: QtBot, context: MakeContext, ids: tuple[str, ...]) -> None:
    made = context()
    page = shown(qtbot, made)
    page.setFocus()
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert page.person == ids[2]
    for _step in range(3):
        press(Key.Key_Left)
    at_rest(qtbot, page)
    assert page.person == ids[-1]
    with opened(made.tasks.session.path) as session:
        name = desk.card(session, ids[-1]).attendee.full_name
    assert name in page.stage.preview.accessibleName()


def test_an_arrow_in_the_list_of_layouts_changes_the_layout_of_the_workstation(qtbot: QtBot, context: MakeContext) -> None:
    made = context()
    page = shown(qtbot, made)
    page.choice.list.setFocus()
    press(Key.Key_Down)
    at_rest(qtbot, page)
    assert made.settings.layout == "a6l"
    image = page.stage.preview.image
    assert image.width() / image.height() == pytest.approx(148 / 105, rel=0.01)


def test_arrows_lead_through_every_layout_and_keep_it_in_sight(qtbot: QtBot, context: MakeContext) -> None:
    made = context()
    page = shown(qtbot, made)
    page.resize(1196, 632)
    choices = page.choice.list
    choices.setFocus()
    met = [made.settings.layout]
    for _layout in badge_layouts.shipped()[1:]:
        press(Key.Key_Down)
        met.append(made.settings.layout)
        assert choices.viewport().rect().contains(choices.visualItemRect(choices.currentItem()))
    at_rest(qtbot, page)
    assert len(set(met)) == len(met)
    assert set(met) == {layout.id for layout in badge_layouts.shipped()}
    press(Key.Key_Home)
    assert made.settings.layout == met[0]
    press(Key.Key_End)
    assert made.settings.layout == met[-1]
    at_rest(qtbot, page)


def test_a_name_typed_into_the_field_brings_that_badge(qtbot: QtBot, context: MakeContext) -> None:
    made = context()
    page = shown(qtbot, made)
    page.stage.finder.setFocus()
    QTest.keyClicks(page.stage.finder, "nunez rodri")
    at_rest(qtbot, page)
    press(Key.Key_Return)
    at_rest(qtbot, page)
    assert "Núñez Rodríguez" in page.stage.preview.accessibleName()
    assert page.stage.finder.text() == ""


def test_arrows_in_the_field_move_its_cursor_not_the_badge(qtbot: QtBot, context: MakeContext, ids: tuple[str, ...]) -> None:
    page = shown(qtbot, context())
    page.stage.finder.setFocus()
    QTest.keyClicks(page.stage.finder, "ab")
    press(Key.Key_Left)
    assert page.stage.finder.cursorPosition() == 1
    assert page.person == ids[0]


def test_what_is_to_be_corrected_is_said_and_shown(
    qtbot: QtBot, context: MakeContext, demo_file: Path, ids: tuple[str, ...]
) -> None:
    with opened(demo_file) as session:
        desk.correct(session, ids[40], {"company": "小明生物"}, session.stamp())
    made = context()
    page = shown(qtbot, made)
    assert page.pills() == [("1 to correct before opening", "", "caution")]
    assert page.faults.list.lines[0].detail == "Company in Chinese: 小明生物"
    page.faults.list.setFocus()
    press(Key.Key_Return)
    at_rest(qtbot, page)
    assert page.person == ids[40]


def test_a_corrected_badge_is_checked_again_without_being_asked(
    qtbot: QtBot, context: MakeContext, demo_file: Path, ids: tuple[str, ...]
) -> None:
    with opened(demo_file) as session:
        desk.correct(session, ids[40], {"company": "小明生物"}, session.stamp())
    made = context()
    page = shown(qtbot, made)
    made.tasks.changed.connect(page.on_changes)
    stamp = made.stamp()
    made.run(lambda session: desk.correct(session, ids[40], {"company": "Xiaoming Bio"}, stamp))
    qtbot.waitUntil(lambda: page.pills() == [("nothing to correct", "", "good")], timeout=10_000)


def test_a_check_that_is_asked_for_ends_with_what_it_found(qtbot: QtBot, context: MakeContext) -> None:
    made = context()
    page = shown(qtbot, made)
    assert page.header() == ("Badges", "396 checked · 0 printed")
    page.faults.again.setFocus()
    press(Key.Key_Space)
    assert page.checker.running
    at_rest(qtbot, page)
    assert page.pills() == [("nothing to correct", "", "good")]


def test_ctrl_p_prints_the_badge_in_sight_and_the_queue_tells_when_it_is_out(
    qtbot: QtBot, context: MakeContext, ids: tuple[str, ...]
) -> None:
    made = context()
    window = MainWindow(made)
    qtbot.addWidget(window)
    with qtbot.waitActive(window, timeout=10_000):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page = window.page("badges")
    qtbot.waitUntil(lambda: page.person == ids[0], timeout=10_000)
    QTest.keyClick(window, Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(line.beside.startswith("out ") for line in page.queue.list.lines), timeout=10_000)
    qtbot.waitUntil(lambda: page.header()[1].endswith("1 printed"), timeout=10_000)
    at_rest(qtbot, page)
    window.close()


def test_a_job_that_failed_says_why_and_prints_again_on_enter(
    qtbot: QtBot, context: MakeContext, demo_file: Path, ids: tuple[str, ...]
) -> None:
    with opened(demo_file) as session:
        for number in (7, 8):
            sheaf = printing.prepare(session, [ids[number]], session.stamp(), printer="PDF")
            state, reason = (PrintState.FAILED, "media_empty") if number == 7 else (PrintState.DONE, "")
            printing.record_state(session, sheaf.job, state, reason, session.stamp())
    made = context()
    page = shown(qtbot, made)
    first = page.queue.list.lines[0]
    assert (first.detail, first.action, first.ground) == ("no paper in PDF", "Print again", "stop_soft")
    page.queue.list.setFocus()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page.queue.list.lines[0].beside.startswith("out "), timeout=10_000)
    failed = next(line for line in page.queue.list.lines if line.key == first.key)
    assert (failed.beside, failed.action) == ("printed again", "")


def test_many_badges_go_in_sheaves_and_in_the_order_of_the_list(
    qtbot: QtBot, context: MakeContext, demo_file: Path, ids: tuple[str, ...]
) -> None:
    made = context()
    page = shown(qtbot, made)
    page.print_all.show_people(ids[:25])
    page.print_all.setFocus()
    press(Key.Key_Space)
    assert page.print_all.text() == "Stop: 10 of 25 sent"
    qtbot.waitUntil(lambda: not page.print_all.sheaves.running, timeout=20_000)
    at_rest(qtbot, page)
    with opened(demo_file) as session:
        jobs = printing.queue(session)[::-1]
        assert badge_overview.overview(session).unprinted == ids[25:]
    assert [set(job.attendee_ids) for job in jobs] == [set(ids[:10]), set(ids[10:20]), set(ids[20:25])]


def test_no_more_sheaves_go_once_it_was_stopped(qtbot: QtBot, context: MakeContext, ids: tuple[str, ...]) -> None:
    made = context()
    page = shown(qtbot, made)
    page.print_all.setFocus()
    press(Key.Key_Space)
    with qtbot.waitSignal(made.said) as said:
        press(Key.Key_Space)
    assert said.args == ["Stopped: 386 badges were not sent.", "caution"]
    at_rest(qtbot, page)
    assert len(page.queue.list.lines) == 1


def test_badges_are_saved_several_on_a_sheet(qtbot: QtBot, context: MakeContext, tmp_path: Path) -> None:
    made = context()
    path = tmp_path / "press.pdf"
    page = shown(qtbot, made, saved_to=path)
    page.save.setFocus()
    press(Key.Key_Space)
    menu = page.save.choices
    whose = [action.text() for action in menu.actions()]
    assert whose[0] == "Everybody (396)"
    last = menu.actions()[-1].menu()
    assert isinstance(last, QMenu)
    papers = [action.text() for action in last.actions()]
    assert papers == ["One a page", "A4, 4 a page, cut marks", "Herma 10809, 4 labels a page"]
    n = int(whose[-1].split("(")[1].rstrip(")"))
    with qtbot.waitSignal(made.said, timeout=10_000) as said:
        last.actions()[1].trigger()
        menu.close()
    assert said.args[1] == "good"
    assert raster.page_count(path.read_bytes()) == -(-n // 4)


def test_a_drawing_that_is_stopped_leaves_the_file_that_was_there(qtbot: QtBot, context: MakeContext, tmp_path: Path) -> None:
    made = context()
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "badges.pdf"
    path.write_bytes(b"of yesterday")
    page = shown(qtbot, made, saved_to=path)
    stopped = threading.Event()

    def stop(_done: int, _total: int) -> None:
        if page.save.text().startswith("Stop"):
            page.save.click()
            stopped.set()

    page.saver.moved.connect(stop)
    # The pool waits for that: it could be done before a slow window hears of its first badge.
    page.saver.moved.connect(lambda _done, _total: stopped.wait(60), Qt.ConnectionType.DirectConnection)
    with qtbot.waitSignal(made.said, timeout=10_000) as said:
        page.saving.save(Order(EVERYBODY, "a6"))
    assert said.args == ["Stopped: no PDF was written.", "caution"]
    at_rest(qtbot, page)
    assert page.save.text() == "Save as PDF…"
    assert [(file.name, file.read_bytes()) for file in folder.iterdir()] == [("badges.pdf", b"of yesterday")]


def test_while_a_batch_is_drawn_the_button_says_how_far_it_is(qtbot: QtBot, context: MakeContext, tmp_path: Path) -> None:
    made = context()
    page = shown(qtbot, made, saved_to=tmp_path / "badges.pdf")
    told: list[str] = []
    page.saver.moved.connect(lambda _done, _total: told.append(page.save.text()))
    with qtbot.waitSignal(page.saver.saved, timeout=10_000):
        page.saving.save(Order(EVERYBODY, "a6"))
    assert told == [f"Stop: {done} of 396 drawn" for done in (0, 100, 200, 300)]
    with opened(made.tasks.session.path) as session:
        assert (tmp_path / "badges.pdf").read_bytes() == badges.pdf(session, badges.select(session))


def test_an_event_without_people_says_so_calmly(qtbot: QtBot, context: MakeContext, tmp_path: Path) -> None:
    path = tmp_path / "empty.accueil"
    bootstrap.new_event(path, name="Salon", place="", days=list(demo.DAYS), desk="A").close()
    page = shown(qtbot, context(path=path))
    assert page.header() == ("Badges", "")
    assert page.pills() == []
    assert not page.print_all.isEnabled()
    assert not page.save.isEnabled()
    assert not page.stage.finder.isVisible()
    page.print_current()
    page.step(1)
    assert page.person == ""
