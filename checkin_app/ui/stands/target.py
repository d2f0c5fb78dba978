"""Asking inside the card where an exhibitor goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from checkin_app.ui.widgets.fields import WordsField
from checkin_app.ui.widgets.parts import button, column, label, row
from checkin_app.wording import _


class TargetPanel(QWidget):
    """Where a holder goes: arrows aim on the plan, a number or a name is typed, Enter takes it, Esc leaves."""

    typed = Signal(str)
    stepped = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "h3", wrap=True)
        self._field = WordsField()
        self._field.setPlaceholderText(_("Number of the stand"))
        self._field.setAccessibleName(_("Stand to go to"))
        self._field.textEdited.connect(self.typed.emit)
        self._field.installEventFilter(self)
        self._target = label("", "title", "accent", wrap=True)
        hint = label(
            _("Click a stand on the plan, go there with the arrow keys, or type its number."), "body", "muted", wrap=True
        )
        self._yes = button(_("Go there"), self.taken.emit, primary=True, key="⏎")
        buttons = row(self._yes, button(_("Cancel"), self.left.emit, key=_("Esc")), None, gap=8)
        self.setLayout(column(self._heading, hint, self._field, self._target, None, buttons, gap=12))

    def open(self, heading: str) -> None:
        """Ask where."""
        self._heading.setText(heading)
        self._field.clear()
        self.show_target("")
        self._field.setFocus()

    def show_target(self, sentence: str) -> None:
        """Say what going to the stand that is aimed at means; "" while there is none."""
        self._target.setText(sentence)
        self._yes.setEnabled(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not self._field.text()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} or sideways:
                self.stepped.emit(int(key))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.taken.emit()
                return True
        return super().eventFilter(watched, event)
