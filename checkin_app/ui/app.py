"""The program with a window: the typeface and theme, the event file and its lock, the desk or the welcome page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow

from checkin_app import bootstrap
from checkin_app import settings as settings_file
from checkin_app.domain.scanner_card import told_by
from checkin_app.errors import Problem, exit_status
from checkin_app.services import badges, searching
from checkin_app.settings import Settings
from checkin_app.ui import icons, qt_words, theme
from checkin_app.ui.collector import Collector
from checkin_app.ui.context import Context
from checkin_app.ui.event_lock import EventLock
from checkin_app.ui.first_frame import FirstFrame
from checkin_app.ui.keys import KeyEar
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.printing import PrintDesk
from checkin_app.ui.scanners.hub import Scanners
from checkin_app.ui.scanners.state import Condition, WayState
from checkin_app.ui.scanners.words import state_words
from checkin_app.ui.stopping import stoppable_by_system
from checkin_app.ui.tasks import Tasks
from checkin_app.ui.tokens import SIZE
from checkin_app.wording import fault_sentence, language, use_language

_SWITCH_SECONDS = 0.0005
"""How long one thread may keep Python from another: with Python's own 5 ms a verdict that is being painted loses a frame."""

_SETTLED_MS = 3_000
"""After the first frame: what is loaded by then stays as long as the program."""

_WARM_MS = 400
"""After the first frame: what the first badge needs is loaded while nobody waits."""


def run(event: Path | None, desk: str | None, frame: FirstFrame, made: Callable[[Path], Path] | None = None) -> int:
    """What `opening.run_window` does once the first `frame` is in sight."""
    app = make_app()
    program = Program(app, desk, frame)
    with stoppable_by_system(app) as stoppable:
        program.start(event, made)
        QTimer.singleShot(_SETTLED_MS, app.findChildren(Collector)[0].settle)
        status = stoppable.exec()
    program.close()
    return status or program.status


def run_kiosk(event: Path, desk: str | None = None, pin: str = "") -> int:
    """Let visitors help themselves at `event`; returns when a PIN ended it. `pin` "": see `KioskWindow`.

    An event that does not open is said as `opening.run_window` does; what is opened there instead is a kiosk, too.
    """
    app = make_app()
    program = Program(app, desk)
    with stoppable_by_system(app) as stoppable:
        program.start(event, show=lambda: program.show_kiosk(pin, then=app.quit))
        status = stoppable.exec()
    program.close()
    return status or program.status


def make_app() -> QApplication:
    """The one application object, dressed."""
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    if not app.findChildren(Collector):
        Collector(app)
    sys.setswitchinterval(_SWITCH_SECONDS)
    app.setApplicationName("Accueil")
    app.setApplicationDisplayName("Accueil")
    QGuiApplication.setDesktopFileName("accueil")
    qt_words.speak(app)
    theme.load_typeface()
    theme.apply(app, settings_file.load().theme)
    app.setWindowIcon(icons.icon("qr-code", theme.colour("accent")))
    return app


@runtime_checkable
class Listener(Protocol):
    """A window for which one scans and types: the desk's, or a kiosk."""

    def take_scan(self, code: str) -> None:
        """A whole code."""
        ...

    def take_letters(self, text: str) -> None:
        """Letters that no field wanted."""
        ...


class Program:
    """What is open in this process: the ear for keys, and at most one event with its window."""

    def __init__(self, app: QApplication, desk: str | None = None, frame: FirstFrame | None = None) -> None:
        self._app = app
        self._desk = desk
        self._tasks: Tasks | None = None
        self._prints: PrintDesk | None = None
        self._lock: EventLock | None = None
        self._clock: Callable[[], datetime] | None = None
        self.window: QMainWindow | None = frame
        self.status = 0
        """What a shell is told at the end: why nothing was opened, if nothing was."""
        self.settings = settings_file.load()
        self.ear = KeyEar(app)
        self.ear.scanned.connect(self._scanned)
        self.ear.typed.connect(self._typed)
        self.scanners = Scanners()
        self.scanners.scanned.connect(self.ear.take)
        self.scanners.stated.connect(self._say_scanner)
        self.scanners.told.connect(lambda _read: self._show_test_card())
        self.ear.heard.connect(self.scanners.typed)
        sys.excepthook = self._uncaught

    def start(
        self,
        event: Path | None,
        made: Callable[[Path], Path] | None = None,
        show: Callable[[], object] | None = None,
    ) -> None:
        """Open `event`; without one, the last. Where there is none, or it does not open, the welcome page says so.

        `made` gives the file to open for the one that is wanted (its copy for a training); `show`: see `open_event`. Both
        count for what is chosen on that page, too: no visitor's kiosk becomes a desk because its event was moved.
        """

        def open_wanted(path: Path) -> None:
            self.open_event(made(path) if made else path, show)

        wanted = event or (Path(self.settings.last_event) if self.settings.last_event else None)
        if wanted is None:
            self.welcome()
            return
        try:
            open_wanted(wanted)
        except Exception as error:
            # Who started it from an icon sees no terminal, who started it from a script no window.
            sentence = fault_sentence(error)
            if event is not None:
                self.status = exit_status(error)
                print(sentence, file=sys.stderr)
            self.close_event()
            self.welcome(sentence, open_wanted)

    def welcome(self, sentence: str = "", open_event: Callable[[Path], object] | None = None) -> None:
        """The page with three doors, and why the last event did not open. `open_event`, unless it is this one's."""
        from checkin_app.ui.welcome.window import WelcomeWindow

        self._show(WelcomeWindow(open_event or self.open_event, sentence))

    def open_event(self, path: Path, show: Callable[[], object] | None = None) -> None:
        """Open an event file and `show` it (its desk). Raises Problem, and then what was open stays open."""
        lock = EventLock(path)
        tasks = Tasks(lambda: bootstrap.open_session(path, desk=self._desk, clock=self._clock))
        before, self._clock = self._clock, None
        try:
            tasks.start()
        except BaseException:
            self._clock = before
            lock.unlock()
            raise
        self.close_event()
        self.status = 0
        self._tasks, self._lock, self._prints = tasks, lock, PrintDesk(tasks)
        # Each slow reading opens the file again: all of them must agree on what time it is.
        self._clock = tasks.session.clock
        self._remember(path)
        self._prints.recover()
        (show or self.show_desk)()
        self.scanners.apply(self.settings)
        QTimer.singleShot(_WARM_MS, lambda: _warm(tasks))

    def show_desk(self) -> None:
        """The window on the open event; made again when the theme or the language changed."""
        if self._tasks is None:
            return
        use_language(self.settings.language or language())
        qt_words.speak(self._app)
        theme.apply(self._app, self.settings.theme)
        context = Context(self._tasks, self.settings, self._prints, self.scanners)
        context.settings_changed.connect(lambda _before, after: self._keep(after))
        context.welcome_wanted.connect(self.leave_event)
        context.event_wanted.connect(self._change_event)
        context.kiosk_wanted.connect(self.show_kiosk)
        before, window = self.window, MainWindow(context, self.show_desk)
        self._show(window)
        if isinstance(before, MainWindow) and before.context.tasks is self._tasks:
            # Another event begins with an empty desk: a verdict of the training would be taken for one of the event.
            window.come_back_to(before)

    def show_kiosk(self, pin: str = "", then: Callable[[], object] | None = None) -> None:
        """The kiosk on the open event, `then` back to the desk. `pin`: see `KioskWindow`."""
        from checkin_app.ui.kiosk.window import KioskWindow

        if self._tasks is None or self._busy():
            return
        use_language(self.settings.language or language())
        window = KioskWindow(Context(self._tasks, self.settings, self._prints, self.scanners), pin)
        window.left.connect(then or self.show_desk)
        self._show(window)
        window.showFullScreen()

    def _change_event(self, path: Path) -> None:
        """To the training and back: what does not open is said, and what was open stays open."""
        if self._busy():
            return
        try:
            self.open_event(path)
        except Problem as problem:
            if isinstance(self.window, MainWindow):
                self.window.context.problem(problem)
        else:
            if isinstance(self.window, MainWindow):
                self.window.show_page("desk")

    def leave_event(self) -> None:
        """Back to the welcome page; the event is closed, what was asked for is finished first."""
        if not self._busy():
            self.welcome()
            self.close_event()

    def _busy(self) -> bool:
        """Whether the desk has something to finish: then it is in sight."""
        return isinstance(self.window, MainWindow) and self.window.finish_first()

    def close_event(self) -> None:
        """Let go of the event that is open, if there is one."""
        if self._tasks:
            self._tasks.stop()
            self._tasks = None
        if self._lock:
            self._lock.unlock()
            self._lock = None

    def close(self) -> None:
        """The end: what was asked for is finished, the file is closed."""
        if isinstance(self.window, MainWindow):
            self.window.desk.record_waiting()
        if self.window:
            self.window.close()
        self.close_event()
        self.scanners.stop()
        self.ear.stop()
        sys.excepthook = sys.__excepthook__

    def _show(self, window: QMainWindow) -> None:
        if isinstance(self.window, FirstFrame):
            self._app.processEvents()  # what was typed while the desk was made is still with the system
        before, self.window = self.window, window
        if before:
            window.setGeometry(before.normalGeometry() if before.isFullScreen() else before.geometry())
        else:
            screen = QGuiApplication.primaryScreen().availableGeometry()
            window.resize(min(SIZE[0], screen.width()), min(SIZE[1], screen.height()))
        if before and before.isMaximized():
            window.showMaximized()
        else:
            window.show()
        if isinstance(before, FirstFrame) and isinstance(window, Listener):
            for code in before.scans:
                window.take_scan(code)
            if before.letters:
                window.take_letters(before.letters)
        if before:
            before.close()
            before.deleteLater()

    def _keep(self, settings: Settings) -> None:
        if settings.desk != self.settings.desk:
            # A name given in the window counts more than the one that the command came with.
            self._desk = None
        self.settings = settings
        self.scanners.apply(settings)

    def _remember(self, path: Path) -> None:
        if self._tasks and self._tasks.session.training:
            return  # the next start is on the real event
        self.settings = replace(settings_file.with_saved_rolls(self.settings), last_event=str(path.absolute()))
        with suppress(OSError):
            settings_file.save(self.settings)

    def _scanned(self, code: str) -> None:
        # The test card is nobody's: what it tells comes a moment later, from `Scanners.told`.
        if isinstance(self.window, Listener) and not told_by(code):
            self.window.take_scan(code)

    def _typed(self, text: str) -> None:
        if isinstance(self.window, Listener):
            self.window.take_letters(text)

    def _show_test_card(self) -> None:
        from checkin_app.ui.settings.scanner import ScannerPanel

        if isinstance(self.window, MainWindow):
            self.window.show_page("settings")
            for panel in self.window.findChildren(ScannerPanel):
                panel.bring_to_sight()

    def _say_scanner(self, state: WayState) -> None:
        """A scanner that was unplugged is said wherever one is, and that it is back."""
        words, tone = state_words(state)
        if words and state.condition is not Condition.NO_LIBRARY and isinstance(self.window, MainWindow):
            self.window.footer.say(words, tone)

    def _uncaught(self, kind: type[BaseException], error: BaseException, trace: object) -> None:
        """A fault in a handler of Qt is said in the window, and the desk goes on."""
        if isinstance(self.window, MainWindow):
            self.window.footer.say(fault_sentence(error), "stop")
        else:
            print(fault_sentence(error), file=sys.stderr)


def _warm(tasks: Tasks) -> None:
    """Load what draws badges, and learn the words that search corrects by, while nobody waits yet."""
    tasks.aside(badges.warm, failed=lambda _error: None)
    tasks.run(searching.warm, failed=lambda _error: None)
