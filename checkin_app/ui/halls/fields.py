"""The small fields of the panels beside a plan: metres and words. Ctrl+Z in them takes back what was drawn, not a letter."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLineEdit, QPushButton, QSizePolicy

from checkin_app.ui import icons
from checkin_app.ui.theme import colour, token
from checkin_app.wording import language

_OTHERS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_MIXED = "–"


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


class NumberField(QDoubleSpinBox):
    """A number with its unit; arrows step it. `set_to` tells another one, once it is typed whole; `entered`: Enter was pressed.

    `sign` stands before the number. `live`: it tells each digit. Values that differ among what is chosen show as "–".
    """

    set_to = Signal(float)
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
        super().__init__()
        self.setLocale(QLocale(language()))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(live)
        self._least = least
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setDecimals(2 if step % 1 else 0)
        self.setSuffix(f" {unit}" if unit else "")
        self.setPrefix(f"{sign} " if sign else "")
        self.setToolTip(name)
        self.setAccessibleName(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._quiet = False
        self.valueChanged.connect(self._tell)

    def show_value(self, value: float | None) -> None:
        """Show it, None as "–"; nobody is told."""
        self._quiet = True
        self.setMinimum(self._least - 1 if value is None else self._least)
        self.setSpecialValueText(_MIXED if value is None else "")
        self.setValue(self.minimum() if value is None else value)
        self._quiet = False

    def textFromValue(self, value: float) -> str:
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", self.locale().decimalPoint())

    def sizeHint(self) -> QSize:
        return QSize(96, 30)

    def minimumSizeHint(self) -> QSize:
        return QSize(56, 30)

    def event(self, event: QEvent) -> bool:
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or any(event.matches(key) for key in _OTHERS):
            event.ignore()
            return
        super().keyPressEvent(event)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.interpretText()
            self.selectAll()
            event.accept()
            self.entered.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, value: float) -> None:
        if not self._quiet and value >= self._least:
            self.set_to.emit(value)


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
        if _is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if any(event.matches(key) for key in _OTHERS):
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


def glyph_button(glyph: str, words: str, act: Callable[[], object]) -> QPushButton:
    """A small button with an icon; `words` say what it does, to the ear and as its tool tip."""
    made = QPushButton()
    made.setProperty("kind", "small")
    made.setIcon(icons.icon(glyph, colour("text")))
    made.setFixedSize(34, 30)
    made.setStyleSheet("QPushButton { padding: 0; }")
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.setAutoDefault(True)
    # Through a lambda: `clicked` would hand its own argument to `act`.
    made.clicked.connect(lambda: act())  # noqa: PLW0108
    return made


def _is_undo(event: QEvent) -> bool:
    asked = event.type() == QEvent.Type.ShortcutOverride
    return asked and isinstance(event, QKeyEvent) and any(event.matches(key) for key in _OTHERS)
