"""What stands between a scan and its verdict on the screen: nothing that can wait."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from pytestqt.qtbot import QtBot

from checkin_app.services import badges, desk
from checkin_app.services.session import Session
from checkin_app.store import database
from tests.ui.conftest import MakeContext
from tests.ui.driving import Window


class Order(QObject):
    """What happened, in order: "painted" for each time the band was, while that is what counts."""

    def __init__(self, counts: Callable[[], bool]) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._counts = counts

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._counts():
            self.seen.append("painted")
        return False


@pytest.fixture
def window(qtbot: QtBot, context: MakeContext) -> Iterator[Window]:
    made = Window(qtbot, context())
    yield made
    made.close()


def test_the_verdict_is_painted_before_anybody_hears_of_the_change(window: Window):
    code = window.code_of("ER10-004")
    band = window.main.desk.verdict.band
    order = Order(lambda: band.words.word == "Welcome")
    band.installEventFilter(order)
    window.context.judged.connect(lambda _outcomes: order.seen.append("judged"))
    window.context.tasks.changed.connect(lambda _changes: order.seen.append("changed"))
    window.scan(code)
    window.until(lambda: "changed" in order.seen)
    assert order.seen[:3] == ["painted", "judged", "changed"]


def test_an_answer_comes_before_the_changes_of_its_own_commit(qtbot: QtBot, context: MakeContext):
    made = context()
    seen: list[str] = []
    made.tasks.changed.connect(lambda changes: seen.append("changed" if changes.passages else "?"))
    stamp = made.stamp()
    made.run(
        lambda session: desk.scan(session, next(iter(badges.codes(session))).code, stamp),
        lambda _outcome: seen.append("answer"),
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["answer", "changed"]


def test_what_was_committed_is_told_although_the_rest_of_the_work_failed(qtbot: QtBot, context: MakeContext):
    made = context()
    seen: list[str] = []
    made.tasks.changed.connect(lambda _changes: seen.append("changed"))
    stamp = made.stamp()

    def work(session: Session) -> None:
        desk.scan(session, next(iter(badges.codes(session))).code, stamp)
        raise ValueError

    made.run(work, failed=lambda error: seen.append(type(error).__name__))
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["ValueError", "changed"]


def test_the_log_is_brought_into_the_file_in_a_quiet_second_and_not_by_a_scan(tmp_path: Path):
    store = database.create_file(tmp_path / "e.accueil")
    store.spare_commits()
    beside = database.open_file(tmp_path / "e.accueil")
    size = (tmp_path / "e.accueil").stat().st_size
    with store.exclusive():
        store.db.execute("CREATE TABLE t (x TEXT)")
        store.db.conn.executemany("INSERT INTO t VALUES (?)", [["x" * 3000]] * 3000)
    assert (tmp_path / "e.accueil").stat().st_size == size
    beside.tidy()
    assert (tmp_path / "e.accueil").stat().st_size > size
    assert store.query("SELECT count(*) AS n FROM t") == [{"n": 3000}]
    beside.close()
    store.close()
