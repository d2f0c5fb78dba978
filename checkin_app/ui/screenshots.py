"""Every page of the window as a picture, without a display: for the guide, and to see what a change does to them.

The event is copied first: what is scanned for the pictures happens in the copy, and the badge goes to a folder beside it.
Who and what is in them is a `Scene`: one that the event itself suggests, or a given one.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QBuffer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from checkin_app import bootstrap
from checkin_app import settings as settings_file
from checkin_app.domain.names import fold
from checkin_app.printing import pdf_folder
from checkin_app.services import backups, badges, desk, exporting, roster, stands
from checkin_app.services.printing import PrintJobView
from checkin_app.services.roster import AttendeeFilter
from checkin_app.services.session import Session, wall_clock
from checkin_app.services.suggesting import Keep
from checkin_app.ui.app import make_app
from checkin_app.ui.context import Context
from checkin_app.ui.halls.scene import STAND
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.tasks import Tasks
from checkin_app.ui.tokens import SIZE
from checkin_app.ui.welcome.window import WelcomeWindow

T = TypeVar("T")

PAGES = ("attendees", "badges", "stands", "meetings", "closing", "settings", "keys")
_PATIENCE_MS, _LOOK_MS, _QUIET_LOOKS = 20_000, 30, 5
_SOLVING_MS = 60_000
_FOREIGN = "HTTPS://TICKET.EXAMPLE/7731"
_LETTERS = 4
_BETWEEN_ACTS = timedelta(seconds=7)


@dataclass(frozen=True, slots=True)
class Scene:
    """What is played at the desk, then what is chosen on the pages; "" leaves a picture, or the choice, out.

    `typed` is searched for; so is `entered`, and whom one arrow down leads to is let in; `admitted`, `already_in` and `refused`
    are codes scanned. `person` is an attendee's id, `stand` a stand's number, `lists` are files whose import is previewed.
    `place` on the badge and the stands `drawn` are chosen in their editors. `keep` is what a suggestion of stands keeps.
    `moment` is the time of the pictures, at which the clock goes on only from act to act; None: as in the file.
    """

    typed: str = ""
    entered: str = ""
    admitted: str = ""
    already_in: str = ""
    refused: str = _FOREIGN
    person: str = ""
    stand: str = ""
    place: str = ""
    drawn: tuple[str, ...] = ()
    keep: Keep | None = None
    lists: tuple[Path, ...] = ()
    moment: datetime | None = None
    pages: tuple[str, ...] = PAGES


def take(
    event: Path, folder: Path, size: tuple[int, int] = SIZE, scene: Scene | None = None, desk: str | None = None
) -> list[Path]:
    """Take the pictures, in the language of the screen and the theme of the settings; their paths, in order.

    `scene` None: whom the event has for each picture. `desk` None: the desk is called as in the settings.

    Raises Problem when the event cannot be opened or the folder cannot be written.
    """
    if QApplication.instance() is None:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_app()
    with tempfile.TemporaryDirectory(prefix="accueil-") as scratch:
        copy = Path(scratch) / event.name
        original = bootstrap.open_session(event)
        try:
            backups.backup(original, copy)
        finally:
            original.close()
        exporting.make_folder(folder)
        camera = _Camera(folder, size)
        _Session(copy, camera, scene, desk).play()
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
        drawn = QBuffer()
        drawn.open(QBuffer.OpenModeFlag.WriteOnly)
        window.grab().save(drawn, "PNG")
        exporting.write_file(path, bytes(drawn.data().data()))
        self.taken.append(path)


class _Session:
    """A window on the copy, and what is done in it."""

    def __init__(self, copy: Path, camera: _Camera, scene: Scene | None, desk: str | None) -> None:
        shown = settings_file.load()
        self._shown = replace(shown, printer=pdf_folder.NAME)
        self._scene = scene
        self._moment = scene.moment if scene else None
        clock = self._now if self._moment else None
        self._tasks = Tasks(lambda: bootstrap.open_session(copy, desk=desk, clock=clock))
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
            scene = self._scene or self._ask(_suggested)
            self._desk(scene)
            # Silent until here; the page of the settings shows what is really chosen.
            self._context.settings = self._shown
            for name in scene.pages:
                self._window.show_page(name)
                if scene.person or scene.stand:
                    self._settle()
                    self._choose(name, scene)
                self._shoot(name)
                self._work(name, scene)
            if scene.lists:
                self._window.import_files(list(scene.lists))
                self._shoot("import")
        finally:
            self._window.close()
            self._tasks.stop()

    def _desk(self, scene: Scene) -> None:
        for name, letters in (("search", scene.typed), ("entered", scene.entered)):
            if letters:
                self._window.desk.field.clear()
                self._window.take_letters(letters)
                self._settle()
                if name == "entered":
                    self._go_on()
                    self._window.desk.field.stepped.emit(1)
                    self._window.desk.field.entered.emit(False)
                self._shoot(f"desk-{name}")
        for name, code in (("admitted", scene.admitted), ("already-in", scene.already_in), ("refused", scene.refused)):
            if code:
                self._go_on()
                self._window.take_scan(code)
                self._shoot(f"desk-{name}")

    def _choose(self, page: str, scene: Scene) -> None:
        """Stand on the scene's person or stand."""
        shown = self._window.page(page)
        if page == "attendees" and scene.person:
            shown.table.go_to_person(scene.person)
        elif page == "badges" and scene.person:
            shown.show_badge(scene.person)
        elif page == "stands" and scene.stand:
            shown.findChild(Plan).select(scene.stand)

    def _work(self, page: str, scene: Scene) -> None:
        """What is changed on a page: the layout of its badge; the stands, by a suggestion and by hand."""
        shown = self._window.page(page)
        if page == "badges" and scene.place:
            shown.editor.choose(scene.place)
            self._shoot("badges-editor")
        if page == "stands" and scene.keep:
            shown.suggest.panel.weights.keep = scene.keep
            shown.suggest.begin()
            _wait(lambda: not shown.suggest.panel.searching, _SOLVING_MS)
            self._shoot("stands-suggested")
        if page == "stands" and scene.drawn:
            shown.room.edit()
            self._settle()
            shown.room.editor.canvas.choose([(STAND, number) for number in scene.drawn])
            self._shoot("stands-editor")

    def _shoot(self, name: str) -> None:
        self._settle()
        self._camera.shoot(self._window, name)

    def _settle(self) -> None:
        """Wait until nothing is asked for any more and every badge is out."""
        quiet = 0

        def settled() -> bool:
            nonlocal quiet
            quiet = 0 if self._tasks.busy or not all(job.final for job in self._jobs.values()) else quiet + 1
            return quiet >= _QUIET_LOOKS

        _wait(settled)

    def _now(self) -> datetime:
        return self._moment or wall_clock()

    def _go_on(self) -> None:
        """Some seconds later: what happens next is later than what happened before."""
        if self._moment:
            self._moment += _BETWEEN_ACTS

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


def _suggested(session: Session) -> Scene:
    """Find people for each picture among those who are there; the second scan's first one is made here."""
    expected = roster.rows(session, roster.attendee_ids(session, AttendeeFilter(state="expected")))
    # Somebody with a stand has more on the card.
    expected.sort(key=lambda row: not row.stand)
    code = {issued.id: issued.code for issued in badges.codes(session)}
    beginnings = Counter(fold(row.name)[:_LETTERS] for row in roster.rows(session, roster.attendee_ids(session)))
    typed = next((letters for letters, _n in beginnings.most_common() if len(letters.replace(" ", "")) == _LETTERS), "")
    if not expected:
        return Scene(typed)
    again = expected[-1]
    desk.check_in(session, again.id, session.stamp())
    views = stands.stand_views(session)
    barred = [i for state in ("cancelled", "unpaid") for i in roster.attendee_ids(session, AttendeeFilter(state=state))]
    return Scene(
        typed,
        admitted=code[expected[0].id] if len(expected) > 1 else "",
        already_in=code[again.id],
        refused=code[barred[0]] if barred else _FOREIGN,
        place="company",
        drawn=tuple(view.stand.number for view in views if view.stand.row == views[0].stand.row),
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
