"""The keys of the plan and of the list beside it: a letter a verb, a number a side of the card."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

VERBS = {
    "move": "M", "swap": "S", "assign": "A", "reserve": "R", "confirm": "C", "vacate": "V",
    "shade": "K", "list": "L", "calls": "T", "papers": "P",
}  # fmt: skip
"""What a letter does. Letters are the same in every language: they are said on the buttons."""

SIDES = ("staff", "notes", "file", "history")
"""The sides of the card, 1 to 4."""

TAKEN = "".join(letter + letter.lower() for letter in VERBS.values()) + "01234"
"""The letters that a widget with these keys keeps for itself: see `ui.keys`."""

_LETTERS = {letter: verb for verb, letter in VERBS.items()}
_VACATE = {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
_NO_LETTER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def meant(event: QKeyEvent) -> str:
    """What a key asks for: a verb or a side of the card; "" for nothing of ours."""
    if event.modifiers() & _NO_LETTER:
        return ""
    if event.key() in _VACATE:
        return "vacate"
    text = event.text().upper()
    if text in _LETTERS:
        return _LETTERS[text]
    return SIDES[int(text) - 1] if text in {"1", "2", "3", "4"} else ""
