"""What a page says when there is nothing to show yet: what it would be, and what to do for it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from checkin_app.ui.widgets.parts import Panel, button, column, label, row


class Nothing(QWidget):
    """A heading, a sentence and a way on, in the middle of an empty page; `other` is a second way: words and what it does."""

    def __init__(
        self, heading: str, sentence: str, way: str, go: Callable[[], object],
        other: tuple[str, Callable[[], object]] | None = None,
    ) -> None:  # fmt: skip
        super().__init__()
        said = label(sentence, "body", "muted", wrap=True)
        said.setFixedWidth(440)
        said.setAlignment(Qt.AlignmentFlag.AlignTop)
        on = button(way, go, primary=True)
        panel = Panel(label(heading, "h1"), said, row(on, *([button(*other)] if other else []), None, gap=8), gap=16, margin=32)
        self.setLayout(column(None, row(None, panel, None), None, None))
        self.setFocusProxy(on)


class OrNothing(QStackedWidget):
    """What a page shows, or what it says while there is nothing of it."""

    def __init__(self, whole: QLayout, nothing: Nothing) -> None:
        super().__init__()
        shown = QWidget()
        shown.setLayout(whole)
        self.addWidget(shown)
        self.addWidget(nothing)

    def show_whole(self, there: bool) -> None:
        """`there`: whether there is anything to show."""
        self.setCurrentIndex(0 if there else 1)
