"""Giving a key that was held back to whom it was for: a field, a button, or a shortcut of the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_TEXT_WIDGETS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox)

_OURS = 1 << 62
"""The moment that no clock tells: it marks the events made here. A flag would be up as long as a dialog that they open."""


def wants_text(widget: QWidget) -> bool:
    """Whether letters are for this widget: a field that can be written in."""
    if isinstance(widget, QComboBox):
        return True
    return isinstance(widget, _TEXT_WIDGETS) and widget.isEnabled() and not getattr(widget, "isReadOnly", lambda: False)()


def is_ours(event: QKeyEvent) -> bool:
    """Whether this key was sent by `send_key` or `send_command`, and not by a keyboard."""
    return event.timestamp() == _OURS


def _made(kind: QEvent.Type, key: int, modifiers: Qt.KeyboardModifier, text: str) -> QKeyEvent:
    made = QKeyEvent(kind, key, modifiers, text)
    made.setTimestamp(_OURS)
    return made


def send_key(target: QWidget, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
    """Press and release a key on `target`."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(target, _made(kind, key, modifiers, text))


def send_command(target: QWidget, key: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
    """Do what Qt does with a key that may be a shortcut: ask the widget whether it wants it, then the window's shortcuts.

    Qt looks shortcuts up on its own only for keys that come from the system, so they are looked up here.
    """
    asked = _made(QEvent.Type.ShortcutOverride, key, modifiers, text)
    asked.ignore()
    QCoreApplication.sendEvent(target, asked)
    shortcut = None if asked.isAccepted() else _shortcut(target, key, modifiers)
    if shortcut:
        shortcut.activated.emit()
    else:
        send_key(target, key, modifiers, text)


def _shortcut(target: QWidget, key: int, modifiers: Qt.KeyboardModifier) -> QShortcut | None:
    try:
        pressed = QKeySequence(QKeyCombination(modifiers & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(key)))
    except ValueError:
        return None
    known = target.window().findChildren(QShortcut)
    return next((s for s in known if pressed in list(s.keys()) and s.isEnabled() and _reaches(s, target)), None)


def _reaches(shortcut: QShortcut, target: QWidget) -> bool:
    owner = shortcut.parent()
    if not isinstance(owner, QWidget) or not owner.isVisible() or not owner.isEnabled():
        return False
    context = shortcut.context()
    if context == Qt.ShortcutContext.WidgetShortcut:
        return owner is target
    if context == Qt.ShortcutContext.WidgetWithChildrenShortcut:
        return owner is target or owner.isAncestorOf(target)
    return True
