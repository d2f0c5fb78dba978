"""Lines of a panel: words at the left, fields at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from checkin_app.ui.halls.fields import compact_sheet
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.fields import FieldLine
from checkin_app.ui.widgets.parts import column, label

_WORDS = 96


class PlanLine(FieldLine):
    """A line of a form whose fields have names of their own."""

    def __init__(self, words: str, *parts: QWidget | None) -> None:
        """None is a stretch."""
        super().__init__(words, *parts, named=False, room=_WORDS, gap=4)

    def say(self, words: str) -> None:
        """Other words at the left."""
        self.words.setText(words)


class Form(QWidget):
    """What one panel holds, under a heading and a muted line; fields stand close together."""

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(compact_sheet())
        self.heading = ElidedLabel("", "h2")
        self.detail = label("", "small", "muted", wrap=True)
        self.body = column(self.heading, self.detail, 6, gap=2)
        self.setLayout(self.body)

    def say(self, heading: str, detail: str) -> None:
        """What it is about."""
        self.heading.setText(heading)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
