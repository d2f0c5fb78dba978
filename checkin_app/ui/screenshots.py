"""Every page of the window as a picture, without a display: for the guide, and to see what a change does to them.

The event is copied first: what is scanned for the pictures happens in the copy, and the badge goes to a folder beside it.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from checkin_app import bootstrap
from checkin_app import settings as settings_file
from checkin_app.domain.names import fold
from checkin_app.printing import pdf_folder
from checkin_app.services import backups, badges, desk, roster
from checkin_app.services.badges import PrintJobView
from checkin_app.services.roster import AttendeeFilter
from checkin_app.services.session import Session
from checkin_app.ui.app import SIZE, make_app
from checkin_app.ui.context import Context
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.tasks import Tasks
from checkin_app.ui.welcome.window import WelcomeWindow

T = TypeVar("T")

PAGES = ("attendees", "badges", "stands", "meetings", "closing", "settings", "keys")
_PATIENCE_MS, _LOOK_MS, _QUIET_LOOKS = 20_000, 30, 5
_FOREIGN = "HTTPS://TICKET.EXAMPLE/7731"
_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Cast:
    """Who plays: what is typed, and the codes that are scanned; "" where the event has nobody for it."""

    typed: str = ""
    admitted: str = ""
    already_in: str = ""
    refused: str = _FOREIGN


def take(event: Path, folder: Path, size: tuple[int, int] = SIZE) -> list[Path]:
    """Take the pictures, in the language of the screen and the theme of the settings; their paths, in order.

    Raises Problem when the event cannot be opened or the folder cannot be written.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_app()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="accueil-") as scratch:
        copy = Path(scratch) / event.name
        original = bootstrap.open_session(event)
        try:
            backups.backup(original, copy)
        finally:
            original.close()
        camera = _Camera(folder, size)
        _Session(copy, camera).play()
        welcome = WelcomeWindow(lambda _path: None, documents=Path(scratch))
        camera.shoot(welcome, "welcome")
        welcome.close()
        app.processEvents()
    return camera.taken


class _Camera:
    def __init__(self, folder: Path, size: tuple[int, int]) -> None:
        self._folder, self._size = folder, size
        self.taken: list[Path] = []

    def shoot(self, window: QWidget, name: str) -> None:
        """Keep what the window shows under the next number."""
        window.resize(*self._size)
        window.show()
        window.activateWindow()
        _wait(lambda: QApplication.activeWindow() is window, patience_ms=1_000)
        path = self._folder / f"{len(self.taken) + 1:02d}-{name}.png"
        if not window.grab().save(str(path)):
            raise OSError(0, "the picture could not be written", str(path))
        self.taken.append(path)


class _Session:
    """A window on the copy, and what is done in it."""

    def __init__(self, copy: Path, camera: _Camera) -> None:
        shown = settings_file.load()
        self._shown = replace(shown, printer=pdf_folder.NAME)
        self._tasks = Tasks(lambda: bootstrap.open_session(copy))
        self._tasks.start()
        self._context = Context(self._tasks, replace(self._shown, sounds=False))
        self._jobs: dict[str, PrintJobView] = {}
        self._context.prints.heard.connect(self._heard)
        self._camera = camera
        self._window = MainWindow(self._context)

    def play(self) -> None:
        """The desk with its verdicts, then the other pages."""
        try:
            self._shoot("desk")
            self._desk(self._ask(_cast))
            # Silent until here; the page of the settings shows what is really chosen.
            self._context.settings = self._shown
            for name in PAGES:
                self._window.show_page(name)
                self._shoot(name)
        finally:
            self._window.close()
            self._tasks.stop()

    def _desk(self, cast: _Cast) -> None:
        if cast.typed:
            self._window.take_letters(cast.typed)
            self._shoot("desk-search")
        for name, code in (("admitted", cast.admitted), ("already-in", cast.already_in), ("refused", cast.refused)):
            if code:
                self._window.take_scan(code)
                self._shoot(f"desk-{name}")

    def _shoot(self, name: str) -> None:
        quiet = 0

        def settled() -> bool:
            nonlocal quiet
            quiet = 0 if self._tasks.busy or not all(job.final for job in self._jobs.values()) else quiet + 1
            return quiet >= _QUIET_LOOKS

        self._window.resize(self._window.size())
        _wait(settled)
        self._camera.shoot(self._window, name)

    def _heard(self, job: PrintJobView) -> None:
        self._jobs[job.job] = job

    def _ask(self, work: Callable[[Session], T]) -> T:
        said: list[T] = []
        wrong: list[Exception] = []
        self._context.run(work, said.append, wrong.append)
        _wait(lambda: bool(said or wrong))
        if wrong:
            raise wrong[0]
        return said[0]


def _cast(session: Session) -> _Cast:
    """Find people for each picture among those who are there; the second scan's first one is made here."""
    expected = roster.rows(session, roster.attendee_ids(session, AttendeeFilter(state="expected")))
    # Somebody with a stand has more on the card.
    expected.sort(key=lambda row: not row.stand)
    code = {issued.id: issued.code for issued in badges.codes(session)}
    beginnings = Counter(fold(row.name)[:_LETTERS] for row in roster.rows(session, roster.attendee_ids(session)))
    typed = next((letters for letters, _n in beginnings.most_common() if len(letters.replace(" ", "")) == _LETTERS), "")
    if not expected:
        return _Cast(typed)
    again = expected[-1]
    desk.check_in(session, again.id, session.stamp())
    barred = [i for state in ("cancelled", "unpaid") for i in roster.attendee_ids(session, AttendeeFilter(state=state))]
    return _Cast(
        typed,
        code[expected[0].id] if len(expected) > 1 else "",
        code[again.id],
        code[barred[0]] if barred else _FOREIGN,
    )


def _wait(holds: Callable[[], bool], patience_ms: int = _PATIENCE_MS) -> None:
    """Let the window live until `holds`, or for `patience_ms`: a picture of a slow page is better than none."""
    loop = QEventLoop()
    looks, end = QTimer(), QTimer()
    looks.timeout.connect(lambda: loop.quit() if holds() else None)
    looks.start(_LOOK_MS)
    end.setSingleShot(True)
    end.timeout.connect(loop.quit)
    end.start(patience_ms)
    loop.exec()
