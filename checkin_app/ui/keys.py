"""One field, always listening: an ear for the whole program that tells scans from typing, whatever has the focus.

Keys are held back for as long as they may be the beginning of a scan, and then either become one or go where they were going:
letters typed where no text is wanted, to the desk's field. A barcode can carry Ctrl+O, Alt+F4 or Esc, so such keys wait as
letters do; within a scan, and right after it, they are dropped. So are the lines that follow the first of a code of several (a
visiting card): one barcode makes one verdict at most. A Tab may stand within a code or behind it: what comes next tells.

The desk's own field need not wait: the first letter of a burst is lent to it at once (`lend`), so that hits are there before
the next one, and taken back (`take_back`) when a scan came of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from checkin_app.domain.keyboards import Stroke
from checkin_app.domain.keystrokes import FIRST_GAP_MS, LATER_GAP_MS, Burst, Scan, elapsed
from checkin_app.ui.commands import is_ours, send_command, send_key, wants_text
from checkin_app.ui.native_keys import pc_key

_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_SUFFIXES: dict[int, str] = {_Key.Key_Return: "enter", _Key.Key_Enter: "enter", _Key.Key_Tab: "tab"}
_BARE = frozenset(
    {
        _Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta, _Key.Key_CapsLock, _Key.Key_NumLock,
        _Key.Key_ScrollLock, _Key.Key_Super_L, _Key.Key_Super_R, _Key.Key_Mode_switch,
    }
)  # fmt: skip
_NO_TEXT = _Modifier.ControlModifier | _Modifier.AltModifier | _Modifier.MetaModifier
_MAKES_ALTGR = _Modifier.ControlModifier | _Modifier.AltModifier
_COMMANDS = frozenset({_Key.Key_Escape, _Key.Key_Return, _Key.Key_Enter})
_SLACK_MS, _LATE_MS, _SOON_MS, _LOOK_AGAIN_MS = 5, 20, 1, 100


@dataclass(frozen=True, slots=True)
class _Held:
    """A key that was held back, and where it was going."""

    target: QWidget
    key: int
    modifiers: Qt.KeyboardModifier
    text: str
    command: bool


@runtime_checkable
class Borrower(Protocol):
    """A field that shows a letter before it is known to be one."""

    def lend(self, text: str) -> None:
        """Take a letter as if it had been typed."""
        ...

    def take_back(self) -> None:
        """Be as before it was lent."""
        ...


class KeyEar(QObject):
    """An event filter on the application. `key_of` tells which key of a PC keyboard an event is of, 0 if that is not known."""

    scanned = Signal(str)
    """A whole code, as it is to be judged."""
    heard = Signal(object)
    """A `Scan`: the same, with how it was typed; a moment later, when its suffix is known whole."""
    typed = Signal(str)
    """Letters that were typed where no text is wanted."""

    def __init__(self, app: QApplication, key_of: Callable[[QKeyEvent], int] = pc_key) -> None:
        super().__init__(app)
        self._app = app
        self._key_of = key_of
        self._burst = Burst()
        self._held: list[_Held] = []
        self._borrower: Borrower | None = None
        self._waited_again = False
        self._started = 0.0
        self._waiting: list[str] = []
        self._tail: Scan | None = None
        self._ended_at: int | None = None
        """When the last key of the last scan came."""
        self._more_lines = False
        """Whether that was no badge of ours: letters close behind it are its next line."""
        self._is_rest = False
        """Whether what is held back is such a line: only a badge of ours is believed then, of another scanner."""
        self._timer = self._single(self._silence)
        self._tail_timer = self._single(self._tail_ended)
        self._waiting_timer = self._single(self._let_go)
        app.installEventFilter(self)

    def stop(self) -> None:
        """Listen no more; keys that are held back go where they were going."""
        self._release()
        for timer in (self._tail_timer, self._waiting_timer):
            timer.stop()
        self._app.removeEventFilter(self)
        self.deleteLater()

    def take(self, code: str) -> None:
        """A code from elsewhere (a serial port, a camera); it waits for an open dialog as those of a keyboard do."""
        self._scanned(code)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isinstance(watched, QWidget):
            return False
        if isinstance(event, QKeyEvent):
            return not is_ours(event) and self._key(watched, event)
        if kind == QEvent.Type.InputMethod and isinstance(event, QInputMethodEvent) and self._held:
            return self._composed(event)
        if kind == QEvent.Type.WindowUnblocked and self._waiting:
            self._waiting_timer.start(0)
        return False

    # ---------------------------------------------------------------- a key

    def _key(self, target: QWidget, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease:
            return bool(self._held)
        taken = self._shield(event) if event.type() == QEvent.Type.ShortcutOverride else self._pressed(target, event)
        if taken:
            # Alt+F4 that nobody takes would be the system's.
            event.accept()
        return taken

    def _shield(self, event: QKeyEvent) -> bool:
        """No shortcut acts before it is known that its key is no part of a scan."""
        return event.key() not in _BARE and bool(self._held or self._tail or _is_command(event))

    def _pressed(self, target: QWidget, event: QKeyEvent) -> bool:
        at = event.timestamp() or time.monotonic_ns() // 1_000_000
        if event.key() in _BARE:
            return bool(self._held)
        if self._held and not self._burst.takes(at):
            self._finish()
        if self._is_echo(event, at):
            return True
        if not self._held:
            self._is_rest = self._more_lines and self._is_close(at, FIRST_GAP_MS)
        if self._burst.sure:
            return self._within(target, event, at)
        if event.isAutoRepeat():
            self._release()
            return False
        if self._held or _types(event) or _is_command(event):
            self._hold(target, event, at)
            return True
        return False

    def _within(self, target: QWidget, event: QKeyEvent, at: int) -> bool:
        """A key of what is surely no typing."""
        suffix = _suffix(event)
        if suffix and self._burst.is_code and (suffix != "tab" or self._burst.is_badge):
            self._ended(suffix, at)
            return True
        self._hold(target, event, at)
        if suffix == "tab":
            self._timer.start(FIRST_GAP_MS + _SLACK_MS)
        return True

    def _hold(self, target: QWidget, event: QKeyEvent, at: int) -> None:
        command = not _types(event)
        if command:
            self._burst.command(at)
        else:
            self._burst.add(event.text(), at, self._stroke(event))
        if not (self._held or command or self._is_rest) and event.text() and isinstance(target, Borrower):
            self._borrower = target
            target.lend(event.text())
        self._held.append(_Held(target, event.key(), event.modifiers(), event.text(), command))
        self._wait()

    def _composed(self, event: QInputMethodEvent) -> bool:
        """A dead key put its mark on a letter in the middle of a scan: the text comes by another way."""
        if not self._burst.sure:
            self._release()
            return False
        if event.commitString():
            self._burst.add(event.commitString(), self._burst.times[-1])
            self._wait()
        return True

    def _stroke(self, event: QKeyEvent) -> Stroke | None:
        number = self._key_of(event)
        held = event.modifiers()
        altgr = bool(held & _Modifier.GroupSwitchModifier) or held & _MAKES_ALTGR == _MAKES_ALTGR
        return Stroke(number, bool(held & _Modifier.ShiftModifier), altgr) if number else None

    # ---------------------------------------------------------------- the end of a burst

    def _wait(self) -> None:
        self._waited_again = False
        self._started = time.monotonic()
        self._timer.start(self._burst.patience + _SLACK_MS)

    def _silence(self) -> None:
        """No key came in time; or the window was frozen and they are waiting: look once more before believing it."""
        if not self._waited_again:
            self._waited_again = True
            late = 1000 * (time.monotonic() - self._started) > self._burst.patience + _SLACK_MS + _LATE_MS
            self._timer.start(self._burst.patience if late else _SOON_MS)
            return
        self._finish()

    def _finish(self) -> None:
        """No Enter came: only a badge code, the test card, or a code that a Tab ended, is a scan."""
        if self._is_rest or self._burst.is_ours or (self._tabs_behind() and self._burst.is_code):
            self._ended("", self._burst.times[-1])
        else:
            self._release()

    def _tabs_behind(self) -> int:
        """How many Tabs the held keys end with."""
        others = (number for number, held in enumerate(reversed(self._held)) if held.key != _Key.Key_Tab)
        return next(others, len(self._held))

    def _ended(self, suffix: str, at: int) -> None:
        badge = self._burst.is_badge
        self._ended_at = at
        if self._is_rest and not badge:
            self._forget()
            return
        self._more_lines = not badge
        scan = self._burst.scan(suffix)
        scan = replace(scan, suffix=("tab",) * self._tabs_behind() + scan.suffix)
        if self._borrower is not None and isValid(self._borrower):
            self._borrower.take_back()
        self._forget()
        self._tail_ended()
        self._tail = scan
        self._tail_timer.start(LATER_GAP_MS + _SLACK_MS)
        self._scanned(scan.text)

    def _is_echo(self, event: QKeyEvent, at: int) -> bool:
        """Whether a key right behind a scan belongs to it: the Tab after Enter, a control character. A letter begins anew."""
        if self._held or _types(event) or not self._is_close(at, LATER_GAP_MS):
            return False
        self._ended_at = at
        if self._tail and (suffix := _suffix(event)):
            self._tail = replace(self._tail, suffix=(*self._tail.suffix, suffix))
        return True

    def _is_close(self, at: int, within: int) -> bool:
        return self._ended_at is not None and elapsed(self._ended_at, at) <= within

    def _tail_ended(self) -> None:
        scan, self._tail = self._tail, None
        if scan:
            self.heard.emit(scan)

    def _release(self) -> None:
        held = self._held[self._borrower is not None :]
        sure = self._burst.sure and not self._burst.by_hand
        self._forget()
        was = QApplication.focusWidget()
        for key in held:
            now = QApplication.focusWidget()
            moved = now is not None and now is not was and key.target is was
            if moved or isValid(key.target):
                # What was typed behind a Tab is for the field that the Tab led to.
                self._deliver(replace(key, target=now) if moved and now else key, sure)

    def _forget(self) -> None:
        self._timer.stop()
        self._burst = Burst()
        self._held = []
        self._borrower = None

    def _deliver(self, key: _Held, sure: bool) -> None:
        """`sure`: a scanner typed this, although it was no code; then it is text at most, and nothing is pressed by it."""
        if key.command:
            if not sure:
                send_command(key.target, key.key, key.modifiers, key.text)
        elif wants_text(key.target) or (not sure and _wanted(key)):
            send_key(key.target, key.key, key.modifiers, key.text)
        elif QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            self.typed.emit(key.text)

    # ---------------------------------------------------------------- where codes go

    def _scanned(self, code: str) -> None:
        """While a dialog or a menu is open a scan waits: it is neither lost nor typed into it."""
        self._waiting.append(code)
        self._let_go()

    def _let_go(self) -> None:
        while self._waiting and not _busy():
            self.scanned.emit(self._waiting.pop(0))
        if self._waiting:
            self._waiting_timer.start(_LOOK_AGAIN_MS)

    def _single(self, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(act)
        return timer


def _busy() -> bool:
    return QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None


def _suffix(event: QKeyEvent) -> str:
    """The name of a key that ends a scan; with Ctrl or Alt it is one of the barcode's control characters."""
    return _SUFFIXES.get(event.key(), "") if not event.modifiers() & _NO_TEXT else ""


def _types(event: QKeyEvent) -> bool:
    """Whether the key is part of a text: a letter, or a dead key, which has none yet. Windows has AltGr as Ctrl and Alt."""
    held = event.modifiers() & _NO_TEXT
    if held and held != _MAKES_ALTGR:
        return False
    if _Key.Key_Dead_Grave <= event.key() <= _Key.Key_Dead_Longsolidusoverlay:
        return True
    return bool(event.text()) and event.text().isprintable()


def _is_command(event: QKeyEvent) -> bool:
    """Whether the key may do something at once, wherever it is pressed: it waits until it is known to be no scanner's."""
    if event.key() in _COMMANDS or _Key.Key_F1 <= event.key() <= _Key.Key_F35:
        return True
    return bool(event.modifiers() & _NO_TEXT) and not _types(event)


def _wanted(key: _Held) -> bool:
    """Whether a key that is no letter, or one that the widget names, is for the widget itself."""
    return not key.text.isalnum() or key.text in str(key.target.property("keys") or "")
