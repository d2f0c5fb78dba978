"""The first run: open an event, make one from a list, or see the demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QMainWindow, QSizePolicy, QStackedWidget, QWidget

from checkin_app import bootstrap
from checkin_app import settings as settings_file
from checkin_app.services.session import Session
from checkin_app.ui import icons
from checkin_app.ui.frame import hosted
from checkin_app.ui.icons import Glyph
from checkin_app.ui.tasks import Tasks
from checkin_app.ui.theme import colour
from checkin_app.ui.welcome import making, places
from checkin_app.ui.welcome.doors import Door, RecentEvent
from checkin_app.ui.welcome.making import Found, MakingPage, Plan
from checkin_app.ui.widgets.parts import button, column, label, row
from checkin_app.wording import _, fault_sentence

SMALLEST = (1024, 640)
_WIDEST = 860

T = TypeVar("T")


class WelcomeWindow(QMainWindow):
    """Three doors and, when there was one, the event of last time. `open_event` is given the file that was chosen."""

    _heard = Signal(int, int)
    """How far an import is: from its thread to the window's."""

    def __init__(self, open_event: Callable[[Path], object], sentence: str = "", documents: Path | None = None) -> None:
        super().__init__()
        self._open_event = open_event
        self._documents = documents or places.documents_folder()
        self._tasks = Tasks(_no_event)
        self._busy = False
        self.setWindowTitle("Accueil")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.sentence = _Sentence()
        self.form = MakingPage(self._documents)
        self.form.wanted.connect(self._make)
        self.form.left.connect(self.show_doors)
        self.form.more.connect(self._choose_lists)
        self._heard.connect(self._show_written)
        self.doors = self._make_doors()
        self._first = self._recent() or self.doors[0]
        self.stack = QStackedWidget()
        self.stack.addWidget(self._doors_page())
        self.stack.addWidget(self.form)
        self.stack.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._build()
        self.sentence.say(sentence)
        self._first.setFocus()

    # ---------------------------------------------------------------- building

    def _make_doors(self) -> list[Door]:
        doors = [
            Door(_("Open an event"), _("An event file that somebody made, or that you worked on before."), "folder-open",
                 _("Ctrl+O"), self._choose_event),
            Door(_("Make one from a list"), _("A list of people, as it is: CSV, Excel, ODS. Drop it here, or choose it."),
                 "file-plus", _("Ctrl+N"), self._choose_lists),
            Door(_("See the demo"), _("396 people, 60 stands and a morning to try everything on. Nothing can be spoilt."),
                 "play-circle", _("Ctrl+D"), self.show_demo),
        ]  # fmt: skip
        for door, key in zip(doors, ("Ctrl+O", "Ctrl+N", "Ctrl+D"), strict=True):
            QShortcut(QKeySequence(key), self).activated.connect(door.click)
        return doors

    def _recent(self) -> RecentEvent | None:
        last = settings_file.load().last_event
        path = Path(last)
        return RecentEvent(path, lambda: self.open_path(path)) if last and path.is_file() else None

    def _doors_page(self) -> QWidget:
        page = QWidget()
        title = label(_("Which event is it today?"), "display")
        parts = column(title, 24)
        if isinstance(self._first, RecentEvent):
            parts.addWidget(self._first)
            parts.addSpacing(16)
        parts.addLayout(row(*self.doors, gap=16))
        if isinstance(self._first, RecentEvent):
            path = self._first.path
            train = button(_("Train on a copy of {event}").format(event=path.stem), lambda: self._train(path))
            train.setProperty("kind", "plainlink")
            parts.addSpacing(12)
            parts.addLayout(row(train, None))
        self._words = label("", "body", "muted")
        parts.addSpacing(16)
        parts.addWidget(self._words)
        parts.addStretch(1)
        page.setLayout(parts)
        return page

    def _build(self) -> None:
        right = QWidget()
        middle = QWidget()
        middle.setMaximumWidth(_WIDEST)
        upright = column(None, self.sentence, 20, self.stack, None)
        upright.setStretch(0, 2)
        upright.setStretch(4, 3)
        middle.setLayout(upright)
        inner = row(None, middle, None, margins=(40, 24, 40, 24))
        inner.setStretchFactor(middle, 100)
        right.setLayout(inner)
        ground = QWidget()
        ground.setLayout(row(_Brand(), hosted(right)))
        self.setCentralWidget(ground)

    # ---------------------------------------------------------------- the three doors

    def open_path(self, path: Path) -> None:
        """Open an event file; what is wrong with it is said here."""
        try:
            self._open_event(path)
        except Exception as error:
            self._say_problem(error)

    def take_files(self, paths: list[Path]) -> None:
        """Files that were chosen or dropped: an event is opened, lists are read and the form shows what is in them."""
        if self._busy or not paths:
            return
        if paths[0].suffix.lower() == places.EVENT_SUFFIX:
            self.open_path(paths[0])
            return
        known = [*self.form.found.paths] if self.stack.currentWidget() is self.form else []
        wanted = [*known, *(path for path in paths if path not in known)]
        self._work(_("Reading the lists…"), lambda: making.look_into(wanted), self._show_form)

    def show_demo(self) -> None:
        """Open the demo event, made now if it was not there."""
        documents = self._documents
        self._work(
            _("Preparing the demo: 396 people, 60 stands, 298 meetings…"), lambda: places.demo_file(documents), self.open_path
        )

    def _train(self, path: Path) -> None:
        self._work(_("Copying the event for the training…"), lambda: bootstrap.training_copy(path), self.open_path)

    def show_doors(self) -> None:
        """Back to the three doors."""
        self.sentence.say("")
        self.form.forget()
        self.stack.setCurrentIndex(0)
        self._first.setFocus()

    def _choose_event(self) -> None:
        path = places.ask_event(self, self._documents)
        if path:
            self.open_path(path)

    def _choose_lists(self) -> None:
        self.take_files(places.ask_lists(self, self._documents))

    def _show_form(self, found: Found) -> None:
        self.stack.setCurrentWidget(self.form)
        self.form.show_found(found)

    def _make(self, plan: Plan) -> None:
        self._work(_("Reading the lists…"), lambda: making.make(plan, self._heard.emit), self.open_path)

    def _show_written(self, done: int, total: int) -> None:
        if self._busy:
            self._show_progress(_("Writing {done} of {total} people…").format(done=done, total=total), done, total)

    # ---------------------------------------------------------------- work in the pool

    def _work(self, words: str, work: Callable[[], T], done: Callable[[T], object]) -> None:
        if self._busy:
            return
        self._busy = True
        self.sentence.say("")
        self._show_progress(words)

        def ended(result: T) -> None:
            self._rest()
            done(result)

        self._tasks.offload(work, ended, self._say_problem)

    def _show_progress(self, words: str, done: int = 0, total: int = 0) -> None:
        self._words.setText(words)
        self.form.show_progress(words, done, total)
        for door in self.doors:
            door.setEnabled(not words)

    def _rest(self) -> None:
        self._busy = False
        self._show_progress("")

    def _say_problem(self, error: Exception) -> None:
        self._rest()
        self.sentence.say(fault_sentence(error))
        if self.stack.currentWidget() is self.form:
            self.form.name.setFocus()
        elif not self.focusWidget():
            self._first.setFocus()

    # ---------------------------------------------------------------- files dropped, and the end

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if not self._busy and any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self._words.setText(_("Let go: the list is read, nothing is written yet."))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._words.setText("")

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._words.setText("")
        self.take_files([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._tasks.stop()
        event.accept()


class _Sentence(QFrame):
    """What went wrong, above everything else; hidden while nothing did."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("wrong")
        self.setStyleSheet(f"QFrame#wrong {{ background: {colour('stop_soft').name()}; border: none; border-radius: 10px; }}")
        self._words = label("", "body", "stop", wrap=True)
        glyph = Glyph("warning-circle", colour("stop"), 22)
        self.setLayout(row(glyph, self._words, gap=12, margins=(16, 12, 16, 12)))

    @property
    def text(self) -> str:
        """What is said, "" for nothing."""
        return self._words.text()

    def say(self, sentence: str) -> None:
        """Show the sentence; "" hides it."""
        self._words.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class _Brand(QFrame):
    """The dark side with the name: what the rail is in the window of an event."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(340)
        mark = label("Ac", "display", "rail_on_ink")
        mark.setFixedSize(72, 72)
        mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
        mark.setStyleSheet(f"{mark.styleSheet()} QLabel {{ background: {colour('rail_on').name()}; border-radius: 16px; }}")
        name = label("Accueil", "display", "rail_on_ink")
        words = _("The registration desk of your event: find, admit, print. It needs no network.")
        promise = label(words, "body", "rail_ink", wrap=True)
        rights = label(_("Everything stays on this computer."), "small", "rail_ink", wrap=True)
        self.setLayout(column(mark, 28, name, 12, promise, None, rights, margins=(40, 52, 40, 36)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ink = colour("rail_on")
        ink.setAlphaF(0.45)
        icons.draw(painter, QRectF(self.width() - 220, self.height() - 400, 320, 320), "qr-code", ink)
        painter.end()


def _no_event() -> Session:
    raise RuntimeError("the welcome page has no event")
