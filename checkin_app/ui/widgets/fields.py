"""The small fields of panels beside a drawing: a line with its words at the left, and numbers with their units.

Ctrl+Z in them takes back what was drawn, not a letter.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QValidator, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QFrame, QLineEdit, QWidget

from checkin_app.ui.theme import token
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import row
from checkin_app.wording import language

_WORDS = 84
_UNDOES = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def compact_sheet() -> str:
    """The style sheet of a panel whose fields stand close together."""
    line, strong, surface, text, accent = map(token, ("line", "strong_line", "surface", "text", "accent"))
    fields = "QLineEdit, QComboBox, QDoubleSpinBox"
    focused = ", ".join(f"{field}:focus" for field in fields.split(", "))
    return (
        f"{fields} {{ background: {surface}; color: {text}; border: 1px solid {line}; border-radius: 6px;"
        " padding: 0 7px; min-height: 26px; font-size: 13px; }"
        f"QLineEdit:hover, QComboBox:hover, QDoubleSpinBox:hover {{ border-color: {strong}; }}"
        f"{focused} {{ border: 2px solid {accent}; padding: 0 6px; }}"
        "QCheckBox { font-size: 13px; min-height: 26px; }"
        "QComboBox::drop-down { border: none; width: 24px; }"
        "QDoubleSpinBox QLineEdit { border: none; background: transparent; padding: 0; min-height: 0; }"
        "QDoubleSpinBox::up-button, QDoubleSpinBox::down-button { subcontrol-origin: border; width: 0; }"
    )


class FieldLine(QFrame):
    """A line of a form with a hairline under it."""

    def __init__(self, words: str, *parts: QWidget | None, named: bool = True, room: int = _WORDS, gap: int = 3) -> None:
        """The first part is named by the words, unless it has a name (`named` False). None is a stretch.

        `room` are the pixels of the words, `gap` those above and below.
        """
        super().__init__()
        self.setObjectName("ruled")
        self.words = ElidedLabel(words, "small", "muted")
        self.words.setFixedWidth(room)
        if named and parts[0] is not None:
            parts[0].setAccessibleName(words)
        self.setLayout(row(self.words, *parts, gap=6, margins=(0, gap, 0, gap)))


class NumberField(QDoubleSpinBox):
    """A number with its unit; arrows step it. `set_to` tells another one, once it is typed whole."""

    set_to = Signal(float)

    def __init__(self, unit: str = "", name: str = "", *, step: float = 0.5, least: float = 0, most: float = 450) -> None:
        super().__init__()
        self.setLocale(QLocale(language()))
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setKeyboardTracking(False)
        self.setRange(least, most)
        self.setSingleStep(step)
        self.setDecimals(2 if step % 1 else 0)
        self.setSuffix(f" {unit}" if unit else "")
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._quiet = False
        self.valueChanged.connect(self._tell)

    def show_value(self, value: float) -> None:
        """Show it; nobody is told."""
        self._quiet = True
        self.setValue(value)
        self._quiet = False

    def textFromValue(self, value: float) -> str:
        return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", self.locale().decimalPoint())

    def valueFromText(self, text: str) -> float:
        return super().valueFromText(self._localised(text))

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        return super().validate(self._localised(text), at)

    def _localised(self, text: str) -> str:
        """A dot is a comma where numbers have one: fingers know either."""
        return text.replace(".", self.locale().decimalPoint())

    def sizeHint(self) -> QSize:
        return QSize(74, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(44, 28)

    def event(self, event: QEvent) -> bool:
        if asks_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event) or event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _tell(self, value: float) -> None:
        if not self._quiet:
            self.set_to.emit(value)


class WordsField(QLineEdit):
    """Words. Ctrl+Z takes back the letters since the words were shown, then, as in the other fields, what was drawn."""

    def event(self, event: QEvent) -> bool:
        if asks_undo(event) and isinstance(event, QKeyEvent) and not self._has_own(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_undo(event) and not self._has_own(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _has_own(self, event: QKeyEvent) -> bool:
        undo = event.matches(QKeySequence.StandardKey.Undo)
        return self.isUndoAvailable() if undo else self.isRedoAvailable()


def is_undo(event: QKeyEvent) -> bool:
    """Whether it is Ctrl+Z, or what takes that back."""
    return any(event.matches(key) for key in _UNDOES)


def asks_undo(event: QEvent) -> bool:
    """Whether Qt asks with it if the field wants Ctrl+Z for itself."""
    return event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_undo(event)
