"""A printer that fails while people wait: said at the foot, one key each to print again and elsewhere. Real sockets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checkin_app import settings as settings_file
from checkin_app.domain.badge import PrintState
from checkin_app.domain.layout import Layout
from checkin_app.services import badge_layouts, badges, print_log, printing, rolls
from checkin_app.services.printing import PrintJobView
from checkin_app.settings import Settings
from checkin_app.ui import job_words
from checkin_app.ui.badges.cancelling import cancel_job
from checkin_app.ui.badges.queue import QueuePanel
from checkin_app.ui.badges.sheaves import PrintAll
from checkin_app.ui.context import Context
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.settings.label_printers import LabelPrintersPanel
from checkin_app.ui.trial import Trial, void_badge
from checkin_app.wording import print_advice
from tests.printing.label_printers import Zebra, zebra

MakeContext = Callable[..., Context]
Key = Qt.Key


@pytest.fixture
def left() -> Iterator[Zebra]:
    with zebra() as printer:
        yield printer


@pytest.fixture
def right() -> Iterator[Zebra]:
    with zebra() as printer:
        yield printer


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext, left: Zebra, right: Zebra) -> Iterator[MainWindow]:
    lines = (f"zpl://127.0.0.1:{left.port}?roll=62x100#left", f"zpl://127.0.0.1:{right.port}?roll=62x100#right")
    chosen = Settings(printer="left", layout="roll62x100", label_printers=lines, rolls={"left": 21}, sounds=False)
    settings_file.save(chosen)
    made = context(chosen)
    window = MainWindow(made)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    window.activateWindow()
    settle(qtbot, made)
    yield window
    settle(qtbot, made)
    window.caretaker.stop()


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.busy, timeout=10_000)


def people(qtbot: QtBot, context: Context) -> list[str]:
    found: list[list[str]] = []
    context.run(lambda session: [person.id for person in badges.people(session, None)], found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def foot(qtbot: QtBot, window: MainWindow, *words: str) -> str:
    """What the foot says once it says all of these words."""
    qtbot.waitUntil(lambda: all(word in window.footer.sentence for word in words), timeout=10_000)
    return window.footer.sentence


def test_a_badge_that_hangs_is_said_until_f8_prints_it_on_the_neighbours_printer(
    qtbot: QtBot, window: MainWindow, left: Zebra, right: Zebra
) -> None:
    left.faults = {"paper"}
    window.context.prints.print(people(qtbot, window.context)[:1])
    said = foot(qtbot, window, "no paper in left", "F8 prints on right")
    assert "Put paper in: the badge comes out by itself." in said
    QTest.keyClick(window, Key.Key_F7)
    foot(qtbot, window, "waits at left")
    QTest.keyClick(window, Key.Key_F8)
    qtbot.waitUntil(lambda: len(right.sheets) == 1, timeout=10_000)
    foot(qtbot, window, "goes to right")
    qtbot.waitUntil(lambda: window.trouble.current is None, timeout=10_000)
    left.mend()
    settle(qtbot, window.context)
    assert left.sheets == []


def test_a_badge_that_nobody_saw_come_out_is_printed_again_by_f7(qtbot: QtBot, window: MainWindow, left: Zebra) -> None:
    left.print_pending = lambda: None  # type: ignore[method-assign]
    window.context.prints.print(people(qtbot, window.context)[:1])
    qtbot.waitUntil(lambda: bool(left.pending), timeout=10_000)
    left.pull_plug()
    del left.print_pending
    said = foot(qtbot, window, "F7 prints again")
    assert "Look for the badge" in said
    left.plug_in()
    QTest.keyClick(window, Key.Key_F7)
    qtbot.waitUntil(lambda: len(left.sheets) == 1, timeout=10_000)
    qtbot.waitUntil(lambda: window.trouble.current is None, timeout=10_000)
    QTest.keyClick(window, Key.Key_F8)
    foot(qtbot, window, "nothing to print again")


def test_each_sheet_that_is_out_counts_the_roll_down_and_the_foot_warns_in_time(
    qtbot: QtBot, window: MainWindow, left: Zebra
) -> None:
    window.context.prints.print(people(qtbot, window.context)[:2])
    foot(qtbot, window, "left: 19 labels left", "next roll")
    assert window.context.settings.rolls == {"left": 19}
    queue = QueuePanel(window.context, roll_layout)
    qtbot.addWidget(queue)
    queue.show()
    queue.activateWindow()
    queue.reload()
    settle(qtbot, window.context)
    assert queue.left.text() == "19"
    queue.left.setFocus()
    queue.left.selectAll()
    QTest.keyClicks(queue.left, "300")
    QTest.keyClick(queue.left, Key.Key_Return)
    assert window.context.settings.rolls == {"left": 300}
    queue.card.setFocus()
    QTest.keyClick(queue.card, Key.Key_Space)
    qtbot.waitUntil(lambda: window.context.settings.rolls == {"left": 299}, timeout=10_000)
    assert len(left.sheets) == 3


def test_labels_that_other_programs_took_are_known_and_kept_whatever_else_is_set(
    qtbot: QtBot, window: MainWindow, left: Zebra
) -> None:
    context = window.context
    rolls.count_out("left", 3)
    context.change_settings(theme="light", badge_policy="always")
    assert settings_file.load().rolls == context.settings.rolls == {"left": 18}
    rolls.count_out("left", 3)
    window.caretaker.look_at_printer()
    settle(qtbot, context)
    assert "15 labels left" in window.caretaker.words()
    rolls.count_out("left", 5)
    context.prints.print(people(qtbot, context)[:1])
    qtbot.waitUntil(lambda: context.settings.rolls == {"left": 9}, timeout=10_000)
    trial = Trial(context, void_badge)
    trial.start()
    qtbot.waitUntil(lambda: context.settings.rolls == {"left": 8}, timeout=10_000)
    assert settings_file.load().rolls == {"left": 8}


def test_where_paper_is_out_the_rest_of_many_badges_waits_here_and_a_cancelled_job_stops_it(
    qtbot: QtBot, window: MainWindow, left: Zebra
) -> None:
    context, ids = window.context, people(qtbot, window.context)[:60]
    left.faults = {"paper"}
    every = PrintAll(context, lambda: "roll62x100")
    qtbot.addWidget(every)
    every.show_people(ids)
    every.click()
    foot(qtbot, window, "no paper in left")
    qtbot.waitUntil(lambda: every.text() == "Stop: 30 of 60 sent", timeout=10_000)
    settle(qtbot, context)
    jobs = queue_of(qtbot, context)
    assert [len(job.attendee_ids) for job in jobs] == [10, 10, 10]
    said: list[str] = []
    context.said.connect(lambda sentence, _tone: said.append(sentence))
    cancel_job(context, jobs[0].job)
    qtbot.waitUntil(lambda: "Stopped: 30 badges were not sent." in said, timeout=10_000)
    assert every.text() == "Print all not yet printed (60)"
    left.mend()
    qtbot.waitUntil(lambda: len(left.sheets) == 20, timeout=10_000)
    settle(qtbot, context)


def test_many_jobs_that_wait_are_cancelled_at_once_from_the_queue(qtbot: QtBot, window: MainWindow, left: Zebra) -> None:
    context, ids = window.context, people(qtbot, window.context)[:60]
    left.faults = {"paper"}
    queue = QueuePanel(context, roll_layout)
    qtbot.addWidget(queue)
    queue.show()
    context.prints.heard.connect(lambda _job: queue.read_jobs())
    context.print_badges(ids)
    foot(qtbot, window, "no paper in left")
    qtbot.waitUntil(queue.cancel_all.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: queue.cancel_all.text() == "Cancel all 6 jobs that are not out", timeout=10_000)
    settle(qtbot, context)
    queue.cancel_all.setFocus()
    QTest.keyClick(queue.cancel_all, Key.Key_Space)
    qtbot.waitUntil(lambda: {job.state for job in queue_of(qtbot, context)} == {PrintState.CANCELLED}, timeout=10_000)
    qtbot.waitUntil(lambda: not queue.cancel_all.isVisible(), timeout=10_000)
    left.mend()
    settle(qtbot, context)
    assert left.sheets == []


def queue_of(qtbot: QtBot, context: Context) -> list[PrintJobView]:
    found: list[list[PrintJobView]] = []
    context.run(printing.queue, found.append)
    qtbot.waitUntil(lambda: bool(found), timeout=10_000)
    return found[0]


def test_a_layout_that_this_event_has_not_has_a_stand_in_and_badges_go_on(
    qtbot: QtBot, window: MainWindow, left: Zebra
) -> None:
    context = window.context
    for gone, other in (("roll62x100-copy-2", "roll62x100"), ("of-another-event", "a6")):
        context.change_settings(layout=gone)
        window.caretaker.look_at_layout()
        settle(qtbot, context)
        assert context.settings.layout == other
        foot(qtbot, window, f"“{gone}”", "badges are printed as")
    context.change_settings(layout="roll62x100-copy")
    window.caretaker.look_at_layout()
    settle(qtbot, context)
    context.prints.print(people(qtbot, context)[:1])
    qtbot.waitUntil(lambda: len(left.sheets) == 1, timeout=10_000)


def test_the_queue_shows_what_is_not_out_and_its_log_is_saved_as_a_table(
    qtbot: QtBot, context: MakeContext, tmp_path: Path, left: Zebra
) -> None:
    line = f"zpl://127.0.0.1:{left.port}?roll=62x100#left"
    chosen = Settings(printer="left", layout="a6", label_printers=(line,), desk="B")
    settings_file.save(chosen)
    made = context(chosen)
    everybody = people(qtbot, made)
    made.prints.print(everybody[:1])
    made.prints.print(everybody[1:2], layout_id="roll62x100")
    qtbot.waitUntil(lambda: len(left.sheets) == 1, timeout=10_000)
    path = tmp_path / "log.csv"
    panel = QueuePanel(made, roll_layout, ask=lambda _parent, _suggested: path)
    qtbot.addWidget(panel)
    panel.show()
    panel.reload()
    qtbot.waitUntil(lambda: len(panel.jobs) == 2 and not made.tasks.busy, timeout=10_000)
    not_out = next(chip for chip in panel.filters.buttons() if chip.objectName() == "queue-failed")
    not_out.setFocus()
    QTest.keyClick(not_out, Key.Key_Space)
    qtbot.waitUntil(lambda: len(panel.jobs) == 1, timeout=10_000)
    [told] = panel.list.lines
    assert told.detail == "left has no paper of 105 × 148 mm · left · desk B"
    panel.log.click()
    qtbot.waitUntil(path.exists, timeout=10_000)
    settle(qtbot, made)
    assert path.read_text("utf-8-sig").count("\n") == 2
    assert print_log.lines(made.tasks.session, "failed")[0].reason == "media_unsupported"


def roll_layout() -> Layout:
    return next(layout for layout in badge_layouts.shipped() if layout.id == "roll62x100")


def test_a_label_printer_is_named_and_forgotten_without_a_mouse(qtbot: QtBot, context: MakeContext) -> None:
    made = context()
    panel = LabelPrintersPanel(made)
    qtbot.addWidget(panel)
    panel.show()
    panel.activateWindow()
    panel.address.setFocus()
    QTest.keyClicks(panel.address, "192.0.2.7")
    QTest.keyClicks(panel.roll, "62x")
    QTest.keyClick(panel.roll, Key.Key_Return)
    assert made.settings.label_printers == ()
    QTest.keyClicks(panel.roll, "100")
    QTest.keyClicks(panel.name, "Entrance")
    QTest.keyClick(panel.name, Key.Key_Return)
    assert made.settings.label_printers == ("zpl://192.0.2.7:9100?dpi=203&roll=62x100#Entrance",)
    assert panel.address.text() == ""
    qtbot.waitUntil(lambda: [one.isVisible() for one in panel.findChildren(QPushButton)] == [True, True], timeout=5_000)
    panel.add.setFocus()
    QTest.keyClick(panel.add, Key.Key_Tab)
    removing = panel.focusWidget()
    assert removing is not None
    assert removing.accessibleName() == "Remove Entrance"
    QTest.keyClick(removing, Key.Key_Return)
    assert made.settings.label_printers == ()


def test_the_foot_has_no_gap_where_there_is_no_advice():
    waits = PrintJobView("1", ("T-1",), "Ada", "left", PrintState.PRINTING, "busy", "")
    assert not print_advice("busy")
    assert job_words.foot_words(waits, "right").endswith(". F8 prints on right.")
    assert "  " not in job_words.foot_words(waits, "right") + job_words.foot_words(waits, "")
