"""The small fields of the panels beside a plan: metres and words. Ctrl+Z in them takes back what was drawn, not a letter."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from checkin_app.ui.theme import token
from checkin_app.ui.widgets.fields import NumberField, asks_undo, is_undo
from checkin_app.ui.widgets.parts import glyph_button

_MIXED = "–"

plan_button = partial(glyph_button, size=QSize(34, 30))
"""A small button with an icon, as high as the fields beside it."""


def compact_sheet() -> str:
    """The style sheet of a panel whose fields stand close together."""
    line, strong, surface, text, accent = map(token, ("line", "strong_line", "surface", "text", "accent"))
    return (
        f"QLineEdit, QDoubleSpinBox {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 6px;"
        " padding: 0 7px; min-height: 28px; font-size: 13px; }"
        "QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { subcontrol-origin: border; width: 0; }"
        "QDoubleSpinBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }"
        f"QLineEdit:hover, QDoubleSpinBox:hover {{ border-color: {strong}; }}"
        f"QLineEdit:focus, QDoubleSpinBox:focus {{ border: 2px solid {accent}; padding: 0 6px; }}"
        "QDoubleSpinBox QLineEdit:hover, QDoubleSpinBox QLineEdit:focus { border: none; padding: 0; }"
    )


class MeasureField(NumberField):
    """A number of a plan. `sign` stands before it; values that differ among what is chosen show as "–".

    `entered`: Enter was pressed. `live`: it tells each digit.
    """

    entered = Signal()

    def __init__(
        self,
        name: str,
        unit: str = "",
        *,
        sign: str = "",
        step: float = 0.1,
        least: float = 0.0,
        most: float = 2000.0,
        live: bool = False,
    ) -> None:
        super().__init__(unit, name, step=step, least=least, most=most)
        self.setKeyboardTracking(live)
        self._least = least
        self.setPrefix(f"{sign} " if sign else "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: float | None) -> None:
        """Show it, None as "–"; nobody is told."""
        self._quiet = True
        self.setMinimum(self._least - 1 if value is None else self._least)
        self.setSpecialValueText(_MIXED if value is None else "")
        self._quiet = False
        super().show_value(self.minimum() if value is None else value)

    def sizeHint(self) -> QSize:
        return QSize(96, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, 30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.interpretText()
            self.selectAll()
            event.accept()
            self.entered.emit()

    def _tell(self, value: float) -> None:
        if value >= self._least:
            super()._tell(value)


class WordField(QLineEdit):
    """Words. `set_to` tells other ones, once they are typed whole; `entered`: Enter was pressed."""

    set_to = Signal(str)
    entered = Signal()

    def __init__(self, name: str, *, longest: int = 80) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxLength(longest)
        self._shown = ""
        self.editingFinished.connect(self._tell)
        self.returnPressed.connect(self.entered)

    def show_value(self, words: str) -> None:
        """Show them; nobody is told."""
        self._shown = words
        if words != self.text():
            self.setText(words)

    def event(self, event: QEvent) -> bool:
        if asks_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event):
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.setText(self._shown)
            event.ignore()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        words = self.text().strip()
        if words != self._shown:
            self._shown = words
            self.set_to.emit(words)
