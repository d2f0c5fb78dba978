"""The window without a display, on a copy of the demo event; no setting of the user's own is read or written."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.services import demo, desk
from checkin_app.settings import Settings
from checkin_app.ui.app import make_app
from checkin_app.ui.context import Context
from checkin_app.ui.scanners.multimedia import multimedia
from checkin_app.ui.tasks import Tasks
from checkin_app.wording import use_language

MakeContext = Callable[..., Context]
_WINDOWS_KEPT = 12
KEPT = "kept"
"""The property of a window that several tests share."""
PEOPLE = (
    ("Encarnación", "Aguirre Lozano", "Illes Notícies", "press"),
    ("Jean", "Zola", "CNRS", "visitor"),
    ("Maria del Carmen", "Fernández-Villaverde de la Torre", "Universitat Autònoma de Barcelona", "speaker"),
)


@pytest.fixture(autouse=True)
def _own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path_factory.mktemp("config")))
    use_language("en")
    yield
    use_language("en")
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
