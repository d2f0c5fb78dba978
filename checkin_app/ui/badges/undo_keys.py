"""Ctrl+Z while a layout is edited: its steps are taken back, not the last act of the desk."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from checkin_app.ui.badges.editor import LayoutEditor


class UndoKeys(QObject):
    """Hears the keys that reach `ground`, the page, because nothing on it wanted them."""

    def __init__(self, editor: LayoutEditor, ground: QWidget) -> None:
        super().__init__(ground)
        self._editor = editor
        ground.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return False
        verb = self._verb(event) if self._editor.undoes else ""
        if not verb:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._editor.do(verb)
        return True

    def _verb(self, event: QKeyEvent) -> str:
        if event.matches(QKeySequence.StandardKey.Undo):
            return "undo"
        # On each system both are known, whatever its own one is.
        again = {QKeySequence("Ctrl+Y").toString(), QKeySequence("Ctrl+Shift+Z").toString()}
        return "redo" if QKeySequence(event.keyCombination()).toString() in again else ""
