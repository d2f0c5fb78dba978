"""What is printed is in the journal before a spooler gets it, whatever fails meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.badge import PrintState
from checkin_app.domain.journal import Stamp
from checkin_app.errors import EnvironmentProblem
from checkin_app.printing.pdf_folder import PdfFolder
from checkin_app.services import badges, print_orders, printing
from checkin_app.services.print_orders import PrintOrder
from checkin_app.services.printing import PrintJobView
from checkin_app.services.session import Session
from checkin_app.ui.app import make_app
from checkin_app.ui.printing import PrintDesk
from checkin_app.ui.tasks import Tasks


class Watched(PdfFolder):
    """Looks into the event file, as another program sees it, when it is given a job."""

    def __init__(self, folder: Path, event: Path) -> None:
        super().__init__(folder)
        self._event = event
        self.noted: list[list[PrintState]] = []

    def submit(self, pdf: bytes, printer: str, title: str) -> str:
        """What the journal says of the jobs at that moment is kept."""
        session = bootstrap.open_session(self._event, desk="B")
        self.noted.append([job.state for job in printing.queue(session)])
        session.close()
        return super().submit(pdf, printer, title)


class Desk:
    """A print desk with a spooler that looks."""

    def __init__(self, event: Path) -> None:
        self.spooler = Watched(event.parent / "out", event)
        self.heard: list[PrintJobView] = []
        self.failed: list[Exception] = []

        def opened() -> Session:
            session = bootstrap.open_session(event, desk="A")
            session.spoolers = [self.spooler]
            return session

        self.tasks = Tasks(opened)
        self.tasks.start()
        self.prints = PrintDesk(self.tasks)
        self.prints.heard.connect(self.heard.append)
        self.prints.failed.connect(self.failed.append)

    def print_first(self, qtbot: QtBot) -> None:
        """Somebody's badge, until nothing is to be done any more."""
        ids: list[str] = []
        self.tasks.run(lambda session: badges.select(session)[:1], ids.extend)
        qtbot.waitUntil(lambda: bool(ids))
        self.prints.print(ids)
        qtbot.waitUntil(lambda: not self.tasks.busy and (bool(self.failed) or any(job.final for job in self.heard)))


@pytest.fixture
def desk(qtbot: QtBot, demo_file: Path) -> Iterator[Desk]:
    make_app()
    made = Desk(demo_file)
    yield made
    made.tasks.stop()


def test_a_spooler_is_given_what_the_journal_already_has(qtbot: QtBot, desk: Desk) -> None:
    desk.print_first(qtbot)
    [states] = desk.spooler.noted
    assert states[0] is PrintState.QUEUED
    assert [job.state for job in desk.heard][:1] == [PrintState.QUEUED]
    assert desk.heard[-1].state is PrintState.DONE


def test_what_could_not_be_noted_is_not_printed(qtbot: QtBot, desk: Desk) -> None:
    def refuse(session: Session) -> None:
        session.store.db.conn.execute(
            "CREATE TEMP TRIGGER no BEFORE INSERT ON badge_print BEGIN SELECT RAISE(ABORT, 'no'); END"
        )

    desk.tasks.run(refuse)
    desk.print_first(qtbot)
    assert len(desk.failed) == 1
    assert (desk.spooler.noted, desk.heard) == ([], [])


def test_a_commit_that_fails_after_the_drawing_began_prints_nothing(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    note = print_orders.note

    def full(session: Session, wanted: PrintOrder, stamp: Stamp, *, written: Callable[[], object]) -> None:
        def then() -> None:
            written()
            raise EnvironmentProblem("disk_full", path="")

        note(session, wanted, stamp, written=then)

    monkeypatch.setattr(print_orders, "note", full)
    desk.print_first(qtbot)
    assert [getattr(error, "code", "") for error in desk.failed] == ["disk_full"]
    assert (desk.spooler.noted, desk.heard) == ([], [])


def test_a_badge_that_cannot_be_drawn_ends_as_failed(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def ended(_batch: badges.Batch, _progress: object = None) -> bytes:
        raise EnvironmentProblem("drawing_died", n=1)

    monkeypatch.setattr(badges.Batch, "draw", ended)
    desk.print_first(qtbot)
    qtbot.waitUntil(lambda: any(job.final for job in desk.heard))
    assert desk.heard[-1].state is PrintState.FAILED
    assert desk.spooler.noted == []
