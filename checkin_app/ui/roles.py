"""PINs in the window: a calm line in the header's place asks for one, what waited for it is done, and no role stays open.

There is no dialog: the field of the desk keeps listening, and a scan takes the question away, for its moment has passed.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QStackedWidget, QWidget

from checkin_app.domain.roles import LONGEST_PIN, Role
from checkin_app.ui.context import Context
from checkin_app.ui.frame import Header
from checkin_app.ui.tokens import HEADER_HEIGHT
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import button, dress, label, row
from checkin_app.wording import _, fault_sentence, role_name

QUIET = timedelta(minutes=3)
"""After so long without a key or a click, the desk's role is in force again."""

_SIGNS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})


class PinField(QLineEdit):
    """Digits, never shown. Enter and Esc are the line's."""

    entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(LONGEST_PIN)
        self.setFixedWidth(160)
        self.setAccessibleName(_("PIN"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.text():
                self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class PinLine(QFrame):
    """Whose PIN is wanted, the field, and what was wrong with the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self.setFixedHeight(HEADER_HEIGHT)
        self.field = PinField()
        self._words = label("", "h3")
        self._said = ElidedLabel("", "body", "muted")
        self.enter = button(_("Open"), lambda: self.field.entered.emit(self.field.text()), primary=True, key=_("Enter"))
        self.leave = button(_("Leave"), self.field.left.emit, key=_("Esc"))
        parts = (self._words, 12, self.field, 12, self.enter, 8, self.leave, 16, self._said)
        self.setLayout(row(*parts, margins=(20, 0, 20, 0)))

    @property
    def sentence(self) -> str:
        """What is said beside the field."""
        return self._said.text()

    def ask(self, role: Role) -> None:
        """Ask for the PIN of `role`, or of one above it."""
        words = {Role.SUPERVISOR: _("A supervisor's PIN, please"), Role.ORGANISER: _("The organiser's PIN, please")}
        self._words.setText(words.get(role, _("PIN")))
        self.field.clear()
        self.wait(waiting=False)
        self.say(_("The desk's own keys go on working."))

    def say(self, sentence: str, tone: str = "") -> None:
        """Something about the last PIN."""
        dress(self._said, "title" if tone else "body", tone or "muted")
        self._said.setText(sentence)

    def wait(self, *, waiting: bool) -> None:
        """While a PIN is looked at, no other one is taken."""
        self.field.setReadOnly(waiting)
        self.enter.setEnabled(not waiting)


class RoleKeeper(QObject):
    """Asks for PINs in the header's place, does what waited, and goes back to the desk's role by a key or after a time."""

    def __init__(self, context: Context, header: Header, quiet: timedelta = QUIET) -> None:
        super().__init__()
        self._context = context
        self._header = header
        self.line = PinLine()
        self.place = QStackedWidget()
        self.place.setFixedHeight(HEADER_HEIGHT)
        self.place.addWidget(header)
        self.place.addWidget(self.line)
        self._wanted = Role.DESK
        self._again: Callable[[], object] = _nothing
        self._left: Callable[[], object] = _nothing
        self._before: QWidget | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(int(quiet.total_seconds() * 1000))
        self._quiet.timeout.connect(self.back_to_desk)
        self.line.field.entered.connect(self._entered)
        self.line.field.left.connect(self.leave)
        context.role_wanted.connect(self.ask)
        context.role_changed.connect(self._changed)
        self._changed()

    @property
    def asking(self) -> bool:
        """Whether a PIN is being asked for."""
        return self.place.currentWidget() is self.line

    def toggle(self) -> None:
        """Ctrl+L: out of a role, or into one before something needs it."""
        if self._context.role is not Role.DESK:
            self.back_to_desk()
        elif self.asking:
            self.leave()
        else:
            self._context.run(lambda session: bool(session.guarded), self._begin)

    def _begin(self, guarded: bool) -> None:
        if guarded:
            self.ask(Role.SUPERVISOR, _nothing, _nothing)
        else:
            self._context.say(_("This event has no PIN: everything is open. The settings set one."))

    def ask(self, role: Role, again: Callable[[], object], left: Callable[[], object]) -> None:
        """Ask for a PIN; `again` is done once `role` is in force, `left` when nobody gives it."""
        if self.asking:
            self._left()
        else:
            self._before = QApplication.focusWidget()
        self._wanted, self._again, self._left = role, again, left
        self.line.ask(role)
        self.place.setCurrentWidget(self.line)
        self.line.field.setFocus()

    def leave(self) -> None:
        """Nobody gives the PIN: what waited for it is not done."""
        if self.asking:
            left = self._left
            self._close()
            left()

    def _close(self) -> None:
        self._again = self._left = _nothing
        self.line.field.clear()
        self.place.setCurrentWidget(self._header)
        if self._before is not None and self._before.isVisible():
            self._before.setFocus()
        self._before = None

    def _entered(self, pin: str) -> None:
        self.line.wait(waiting=True)
        self._context.open_role(pin, self._opened, self._refused)

    def _opened(self, role: Role) -> None:
        if not self.asking:
            return
        if not role.covers(self._wanted):
            self._refuse(_("This is the PIN of: {role}. It does not open this.").format(role=role_name(role)))
            return
        again = self._again
        self._close()
        self._context.say(_("In force: {role}. Ctrl+L goes back to the desk's role.").format(role=role_name(role)), "good")
        again()

    def _refused(self, error: Exception) -> None:
        self._refuse(fault_sentence(error))

    def _refuse(self, sentence: str) -> None:
        self.line.wait(waiting=False)
        self.line.field.clear()
        self.line.field.setFocus()
        self.line.say(sentence, "stop")

    # ---------------------------------------------------------------- back to the desk's role

    def back_to_desk(self) -> None:
        """The desk's role is in force again."""
        self._context.take_role(Role.DESK, lambda _role: self._context.say(_("The desk's role is in force again.")))

    def stop(self) -> None:
        """The window closes."""
        self._quiet.stop()
        _application().removeEventFilter(self)

    def _changed(self) -> None:
        """Keys and clicks are listened for only while there is a role to go back from."""
        _application().removeEventFilter(self)
        if self._context.role is Role.DESK:
            self._quiet.stop()
        else:
            _application().installEventFilter(self)
            self._quiet.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self._quiet.start()
        return False


def _nothing() -> None:
    """Nothing waits for the PIN."""


def _application() -> QApplication:
    found = QApplication.instance()
    if not isinstance(found, QApplication):
        raise RuntimeError("there is no application")
    return found
