"""One field, always listening: an ear for the whole program that tells scans from typing, whatever has the focus.

Keys are held back for as long as they may be the beginning of a scan, and then either become one or go where they were going.
Letters typed where no text is wanted go to the desk's field.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from checkin_app.domain.keystrokes import Burst

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_NO_TEXT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_TEXT_WIDGETS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)


@dataclass(frozen=True, slots=True)
class _Held:
    """A key that was held back, and where it was going."""

    target: QWidget
    key: int
    modifiers: Qt.KeyboardModifier
    text: str


class KeyEar(QObject):
    """An event filter on the application."""

    scanned = Signal(str)
    """A whole code, as the scanner typed it."""
    typed = Signal(str)
    """Letters that were typed where no text is wanted."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._burst = Burst()
        self._held: list[_Held] = []
        self._replaying = False
        self._waited_again = False
        self._waiting: list[str] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._silence)
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if self._replaying or not isinstance(watched, QWidget):
            return False
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._shield(event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(watched, event)
        if kind == QEvent.Type.KeyRelease and self._held:
            return True
        if kind == QEvent.Type.WindowUnblocked and self._waiting:
            QTimer.singleShot(0, self._let_go)
        return False

    def _shield(self, event: QKeyEvent) -> bool:
        """In the middle of a scan no control character of a barcode may become a shortcut."""
        if self._burst.sure:
            event.accept()
            return True
        return False

    def _pressed(self, target: QWidget, event: QKeyEvent) -> bool:
        at = event.timestamp() or time.monotonic_ns() // 1_000_000
        if self._held and not self._burst.takes(at):
            self._release()
        if event.key() in _ENDS and self._held:
            return self._ended(target, event)
        if event.isAutoRepeat():
            self._release()
            return False
        if self._burst.sure and (event.modifiers() & _NO_TEXT or not event.text().isprintable()):
            return True
        if event.modifiers() & _NO_TEXT or not event.text() or not event.text().isprintable():
            if event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock}:
                self._release()
            return False
        self._hold(target, event, at)
        return True

    def _hold(self, target: QWidget, event: QKeyEvent, at: int) -> None:
        self._burst.add(event.text(), at)
        self._held.append(_Held(target, event.key(), event.modifiers(), event.text()))
        self._waited_again = False
        self._timer.start(self._burst.patience + 5)

    def _ended(self, target: QWidget, event: QKeyEvent) -> bool:
        if not self._burst.is_code:
            self._release()
            return False
        code = self._burst.text
        self._forget()
        self._scanned(code)
        return True

    def _silence(self) -> None:
        """No key came in time; or the window was frozen and they are waiting: look once more before believing it."""
        if not self._waited_again:
            self._waited_again = True
            self._timer.start(1)
            return
        self._release()

    def _release(self) -> None:
        held = self._held
        self._forget()
        self._replaying = True
        try:
            for key in held:
                self._deliver(key)
        finally:
            self._replaying = False

    def _forget(self) -> None:
        self._timer.stop()
        self._burst = Burst()
        self._held = []

    def _deliver(self, key: _Held) -> None:
        if wants_text(key.target) or not key.text.isalnum() or key.text in str(key.target.property("keys") or ""):
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(key.target, QKeyEvent(kind, key.key, key.modifiers, key.text))
        elif QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            self.typed.emit(key.text)

    def _scanned(self, code: str) -> None:
        """While a dialog is open a scan waits: it is neither lost nor typed into it."""
        if QApplication.activeModalWidget() is not None:
            self._waiting.append(code)
        else:
            self.scanned.emit(code)

    def _let_go(self) -> None:
        if QApplication.activeModalWidget() is None:
            waiting, self._waiting = self._waiting, []
            for code in waiting:
                self.scanned.emit(code)


def wants_text(widget: QWidget) -> bool:
    """Whether letters are for this widget: a field that can be written in."""
    if isinstance(widget, QComboBox):
        return True
    return isinstance(widget, _TEXT_WIDGETS) and widget.isEnabled() and not getattr(widget, "isReadOnly", lambda: False)()
