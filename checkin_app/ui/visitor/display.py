"""The second screen: it listens to the outcomes of the desk and shows the visitor their own name, and nothing else."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QScreen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.badge import PrintState
from checkin_app.domain.changes import Changes
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.event import Event
from checkin_app.services.desk import Outcome
from checkin_app.services.printing import PrintJobView
from checkin_app.ui.context import Context
from checkin_app.ui.training import TrainingBand
from checkin_app.ui.visitor import words
from checkin_app.ui.visitor.face import Face
from checkin_app.ui.visitor.words import FaceWords
from checkin_app.wording import _

OFF, FLOATING = "", "window"
CALM_AFTER_MS = 20_000
_FLOATING_SIZE = (640, 400)


class VisitorWindow(QWidget):
    """What stands on the other screen. It never takes the keyboard: whoever types, types at the desk."""

    def __init__(self, context: Context, *, floating: bool) -> None:
        kind = Qt.WindowType.Tool | Qt.WindowType.WindowStaysOnTopHint if floating else Qt.WindowType.FramelessWindowHint
        super().__init__(None, Qt.WindowType.Window | kind | Qt.WindowType.WindowDoesNotAcceptFocus)
        self._context = context
        self.setWindowTitle(_("For the visitor"))
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        # The program ends with the desk's window, not with this one.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.face = Face()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        if context.training:
            whole.addWidget(TrainingBand())
        whole.addWidget(self.face, 1)

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous():  # by its own button: then it is not wanted any more
            self._context.change_settings(second_screen=OFF)
        event.accept()


class VisitorDisplay(QObject):
    """One for each window of a desk. `close` it with that window."""

    def __init__(self, context: Context, desk: QWidget) -> None:
        super().__init__(desk)
        self._context, self._desk = context, desk
        self.window: VisitorWindow | None = None
        self._event: Event | None = None
        self._person: Attendee | None = None
        self._words: FaceWords | None = None
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_AFTER_MS)
        self._calm.timeout.connect(self.show_calm)
        context.judged.connect(self._judged)
        context.named.connect(self._named)
        context.prints.heard.connect(self._heard)
        context.tasks.changed.connect(self._changed)
        context.settings_changed.connect(lambda before, after: self._settings(before.second_screen, after.second_screen))
        for change in (QGuiApplication.instance().screenAdded, QGuiApplication.instance().screenRemoved):  # type: ignore[union-attr]
            change.connect(self.place)
        self._read_event()
        QTimer.singleShot(0, self.place)

    @property
    def words(self) -> FaceWords:
        """What is said to the visitor, whether a screen shows it or not."""
        return self._words or words.calm(self._event)

    def close(self) -> None:
        """The desk's window closes."""
        self._calm.stop()
        self._close_window()

    # ---------------------------------------------------------------- where

    def place(self) -> None:
        """Show the window where the settings say; on a screen that is not there it waits until it is."""
        chosen = self._context.settings.second_screen
        screen = None if chosen in {OFF, FLOATING} else other_screen(chosen, self._desk.screen())
        floating = chosen == FLOATING
        if not floating and screen is None:
            self._close_window()
            return
        if self.window is None:
            self.window = VisitorWindow(self._context, floating=floating)
            self.window.face.show_words(self.words)
        active = self._desk.isActiveWindow()
        if screen:
            self.window.setGeometry(screen.geometry())
            self.window.setWindowState(Qt.WindowState.WindowFullScreen)  # `showFullScreen` would ask for the keyboard
        else:
            self.window.setGeometry(_beside(self._desk))
        self.window.show()
        if active:  # some window managers give the keyboard to whatever is new
            self._desk.activateWindow()

    def _settings(self, before: str, after: str) -> None:
        if before != after:
            self._close_window()
            self.place()

    def _close_window(self) -> None:
        window, self.window = self.window, None
        if window:
            window.close()
            window.deleteLater()

    # ---------------------------------------------------------------- what

    def show_calm(self) -> None:
        """Nobody stands there: the event's name."""
        self._person = None
        self._say(None)

    def _say(self, said: FaceWords | None) -> None:
        """None: the calm words, in four languages; they are only made when there is a screen for them."""
        self._words = said
        if self.window:
            self.window.face.show_words(self.words)
        self._calm.stop()
        if said:
            self._calm.start()

    def _judged(self, outcomes: Sequence[Outcome]) -> None:
        if not outcomes:
            self.show_calm()
            return
        self._person = None
        if len(outcomes) > 1:
            self._say(words.welcome_all([o.card.attendee for o in outcomes if o.card and o.verdict.lets_in]))
            return
        outcome = outcomes[0]
        person = outcome.card.attendee if outcome.card else None
        if not outcome.verdict.lets_in or person is None:
            self._say(words.see_the_staff(person))
        elif outcome.verdict is Verdict.EXIT:
            self._say(words.goodbye(person))
        elif outcome.print_badge:
            self._named(person)
        else:
            self._say(words.welcome(person))

    def _named(self, person: Attendee) -> None:
        """A badge is on its way with this name on it."""
        self._person = person
        self._say(words.check(person))

    def _heard(self, job: PrintJobView) -> None:
        person = self._person
        if person is None or job.attendee_ids != (person.id,) or not job.final:
            return
        self._say(words.welcome(person) if job.state is PrintState.DONE else words.wait(person))

    def _changed(self, changes: Changes) -> None:
        if changes.event:
            self._read_event()

    def _read_event(self) -> None:
        self._context.run(lambda session: session.event, self._know_event, latest="visitor-event")

    def _know_event(self, event: Event) -> None:
        self._event = event
        if self._words is None:
            self.show_calm()


def other_screen(name: str, own: QScreen) -> QScreen | None:
    """The screen of that name, unless it is the one that the desk itself is on."""
    return next((screen for screen in QGuiApplication.screens() if screen.name() == name and screen is not own), None)


def _beside(desk: QWidget) -> QRect:
    """The lower right corner of the desk's screen, as far as there is room."""
    room = desk.screen().availableGeometry()
    wide, high = min(_FLOATING_SIZE[0], room.width()), min(_FLOATING_SIZE[1], room.height())
    return QRect(room.right() - wide - 24, room.bottom() - high - 48, wide, high)
