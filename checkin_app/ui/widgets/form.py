"""Fields under each other, each with its words at the left."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from checkin_app.ui.widgets.parts import label, row

HALVES_GAP = 58
"""Pixels between the halves of a panel: they stand in line with two panels beside each other."""


class Form(QGridLayout):
    """Two columns: muted words, and what they name."""

    def __init__(self, words_width: int = 0) -> None:
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setHorizontalSpacing(16)
        self.setVerticalSpacing(12)
        self.setColumnStretch(1, 1)
        self.setColumnMinimumWidth(0, words_width)

    def add(self, words: str, *parts: QWidget | None) -> None:
        """A line: the first part is the field that the words name; None is a stretch."""
        line = self.rowCount()
        title = label(words, "body", "muted")
        field = parts[0]
        if field is not None:
            title.setBuddy(field)
            field.setAccessibleName(words)
        self.addWidget(title, line, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addLayout(row(*parts, gap=12), line, 1)

    def add_under(self, part: QWidget) -> None:
        """Something under the last field."""
        self.addWidget(part, self.rowCount(), 1)
