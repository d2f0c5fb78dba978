"""The window without a display, on a copy of the demo event; no setting of the user's own is read or written."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.services import demo, desk
from checkin_app.settings import Settings
from checkin_app.ui.app import Program, make_app
from checkin_app.ui.context import Context
from checkin_app.ui.desk import asking
from checkin_app.ui.scanners.multimedia import multimedia
from checkin_app.ui.tasks import Tasks

MakeContext = Callable[..., Context]
_WINDOWS_KEPT = 12
PATIENCE_MS = 180_000
KEPT = "kept"
"""The property of a window that several tests share."""
PEOPLE = (
    ("Encarnación", "Aguirre Lozano", "Illes Notícies", "press"),
    ("Jean", "Zola", "CNRS", "visitor"),
    ("Maria del Carmen", "Fernández-Villaverde de la Torre", "Universitat Autònoma de Barcelona", "speaker"),
)


class PatientBot(QtBot):
    """pytest-qt's hands, with patience: a machine may be busy or stand still for seconds, which proves nothing of the program.

    A shorter time that a test names is how soon it comes on a quiet machine.
    """

    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE_MS) -> None:
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE_MS, **how: Any) -> Any:
        return super().waitSignal(signal, timeout=max(timeout, PATIENCE_MS), **how)

    def waitActive(self, widget: Any, *, timeout: int = PATIENCE_MS) -> Any:
        return super().waitActive(widget, timeout=max(timeout, PATIENCE_MS))


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """In the place of pytest-qt's own."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def _quick_hands(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two scans of a test follow each other as fast as those of a scanner held over a badge, however slow the machine is."""
    monkeypatch.setattr(asking, "SAME_SCAN_SECONDS", 3600.0)


@pytest.fixture(autouse=True)
def _few_windows() -> Iterator[None]:
    yield
    _collect_windows()


def _collect_windows() -> None:
    """Delete what former tests left open: each window that stays makes a change of theme or language slower."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or len(app.topLevelWidgets()) <= _WINDOWS_KEPT:
        return
    for window in app.topLevelWidgets():
        if not window.property(KEPT):
            window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.collect()


@pytest.fixture(scope="session", autouse=True)
def _multimedia_loaded() -> None:
    """Before there are threads: pytest-qt hears Qt's messages in Python, which must not happen while a library is loaded."""
    with suppress(ImportError):
        multimedia()


@pytest.fixture(scope="session")
def filled_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo event on its first morning: to be copied, never opened."""
    path = tmp_path_factory.mktemp("filled") / "rencontres.accueil"
    session = bootstrap.new_event(
        path, name=demo.NAME, place=demo.PLACE, days=list(demo.DAYS), timezone=demo.TIMEZONE, desk="A"
    )
    demo.fill(session)
    session.close()
    return path


@pytest.fixture
def demo_file(filled_demo: Path, tmp_path: Path) -> Path:
    """A demo event of this test's own."""
    return Path(shutil.copy(filled_demo, tmp_path / filled_demo.name))


@pytest.fixture
def context(qtbot: QtBot, demo_file: Path) -> Iterator[MakeContext]:
    """Make the context of a page on the demo event (or on `path`), as the program does; its threads end with the test."""
    started: list[Tasks] = []
    make_app()

    def make(settings: Settings | None = None, path: Path | None = None) -> Context:
        chosen = settings or Settings(printer="PDF")
        tasks = Tasks(lambda: bootstrap.open_session(path or demo_file, desk=chosen.desk or "A"))
        tasks.start()
        started.append(tasks)
        return Context(tasks, chosen)

    yield make
    for tasks in started:
        tasks.stop()


@pytest.fixture
def program(qtbot: QtBot, demo_file: Path) -> Iterator[Program]:
    """The whole program on the demo event."""
    made = Program(make_app(), desk="A")
    made.start(demo_file)
    yield made
    made.close()


@pytest.fixture(scope="session")
def small_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event of a few people, whose badges are checked in no time: to be copied, never opened."""
    path = tmp_path_factory.mktemp("small") / "small.accueil"
    session = bootstrap.new_event(
        path, name="Rencontres EuroRégionales", place="Montpellier", days=list(demo.DAYS), timezone=demo.TIMEZONE, desk="A"
    )
    for first, last, company, category in PEOPLE:
        fields = {"first_name": first, "last_name": last, "company": company, "category": category, "country": "ES"}
        desk.walk_in(session, fields, session.stamp())
    session.close()
    return path


@pytest.fixture
def small_context(context: MakeContext, small_event: Path, tmp_path: Path) -> MakeContext:
    """A context on such an event."""
    own = Path(shutil.copy(small_event, tmp_path / "small.accueil"))
    return lambda settings=None: context(settings, own)
