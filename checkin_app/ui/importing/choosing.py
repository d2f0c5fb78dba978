"""A choice of which many lie on one page: they share their items, so that a list of sixty columns is there at once."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from checkin_app.ui.widgets.choice import Choice

_SHOWN = 14


class Items(QStandardItemModel):
    """What may be chosen: words, and the value behind each."""

    def __init__(self, items: Sequence[tuple[str, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        for words, value in items:
            item = QStandardItem(words)
            item.setData(value, Qt.ItemDataRole.UserRole)
            self.appendRow(item)


class SharedChoice(Choice):
    """One of the shared items. `picked` carries its value whenever the user chooses, be it the same as before."""

    picked = Signal(str)

    def __init__(self, items: Items, name: str, width: int) -> None:
        super().__init__()
        self.setModel(items)
        self.setFixedWidth(width)
        self.setMaxVisibleItems(_SHOWN)
        self.setAccessibleName(name)
        self.activated.connect(lambda at: self.picked.emit(str(self.itemData(at))))

    def show_value(self, value: str, words: str = "") -> None:
        """Show what is chosen now; nobody is told. `words` stand for a value that is not among the items."""
        at = self.findData(value)
        self.setPlaceholderText(words)
        if at != self.currentIndex():
            self.setCurrentIndex(at)


def tab_through(controls: Sequence[QWidget]) -> None:
    """Tab goes from each to the next."""
    for before, after in pairwise(controls):
        QWidget.setTabOrder(before, after)
