"""The sides of the card: words in a line, the one in sight underlined; each has its number key."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.parts import row

_HEIGHT, _PAD = 34, 7


class Tab(QPushButton):
    """A word, and how many things are behind it."""

    def __init__(self, words: str, key: str) -> None:
        super().__init__()
        self._words, self._count = words, 0
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{words} ({key})")
        self.setAccessibleName(words)

    def show_count(self, count: int) -> None:
        """How many there are; none is not said."""
        self._count = count
        self.setAccessibleName(self._said)
        self.updateGeometry()
        self.update()

    @property
    def _said(self) -> str:
        return f"{self._words} {self._count}" if self._count else self._words

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(role_font("title")).horizontalAdvance(self._said) + 2 * _PAD, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(30, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setFont(role_font("title" if on else "body"))
        painter.setPen(colour("accent" if on else "text" if self.underMouse() else "muted"))
        room = QRectF(self.rect()).adjusted(0, 0, 0, -3)
        shown = painter.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, int(room.width()) - 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)
        painter.setPen(Qt.PenStyle.NoPen)
        if on:
            painter.setBrush(colour("accent"))
            painter.drawRoundedRect(QRectF(2, self.height() - 3, self.width() - 4, 3), 1.5, 1.5)
        if self.hasFocus():
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -5), 5, 5)
        painter.end()


class Tabs(QWidget):
    """`picked` tells the name of the side that was chosen."""

    picked = Signal(str)

    def __init__(self, sides: Mapping[str, str]) -> None:
        super().__init__()
        self._tabs = {name: Tab(words, str(number)) for number, (name, words) in enumerate(sides.items(), start=1)}
        group = QButtonGroup(self)
        for name, tab in self._tabs.items():
            group.addButton(tab)
            tab.toggled.connect(lambda on, name=name: self.picked.emit(name) if on else None)
        self.setLayout(row(*self._tabs.values(), None))
        next(iter(self._tabs.values())).setChecked(True)

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """How many things are behind each."""
        for name, count in counts.items():
            self._tabs[name].show_count(count)

    @property
    def current(self) -> str:
        """The side that is chosen."""
        return next(name for name, tab in self._tabs.items() if tab.isChecked())

    def pick(self, name: str) -> None:
        """Go to that side."""
        self._tabs[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        names = list(self._tabs)
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        focused = next((n for n, name in enumerate(names) if self._tabs[name].hasFocus()), None)
        if step and focused is not None:
            tab = self._tabs[names[(focused + step) % len(names)]]
            tab.setChecked(True)
            tab.setFocus()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRectF(0, self.height() - 1, self.width(), 1), colour("line"))
        painter.end()
