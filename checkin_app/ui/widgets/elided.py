"""Labels for words of any length: one line that ends in "…", and a name that shrinks until it fits."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from checkin_app.ui.theme import TYPE_SCALE, colour, role_font, sized
from checkin_app.ui.widgets.parts import dress


class ElidedLabel(QLabel):
    """One line of plain text; what does not fit ends in "…" and is told whole by the tool tip.

    `least`: down to this part of its size the text is set smaller before it is cut.
    """

    def __init__(self, text: str = "", role: str = "body", ink: str = "text", *, least: float = 1.0) -> None:
        super().__init__(text)
        self._least = least
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        dress(self, role, ink)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = self.font()
        wide = self.fontMetrics().horizontalAdvance(self.text())
        if wide > self.width() and self._least < 1:
            font = sized(font, int(font.pixelSize() * max(self._least, self.width() / wide)), font.weight())
        painter.setFont(font)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.width()
        self.setToolTip(self.text() if cut else "")


_LINE = 1.14
"""From one baseline of a name to the next, in letters' heights."""

_TAIL = 12
"""Pixels under the last baseline for what hangs below it: g, ç, Ş."""


class NameLabel(QWidget):
    """A person's name, first and last on a line each, as large as it fits: legible from two metres."""

    SMALLEST = 22

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_name(self, *lines: str) -> None:
        """Draw these lines, without the empty ones."""
        self._lines = [line for line in lines if line]
        self.setAccessibleName(" ".join(self._lines))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, int(len(self._lines) * TYPE_SCALE["name"][0] * _LINE) + _TAIL)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = role_font("name")
        pixels = TYPE_SCALE["name"][0]
        widest = max((QFontMetrics(font).horizontalAdvance(line) for line in self._lines), default=0)
        if widest > self.width():
            pixels = max(int(pixels * self.width() / widest), self.SMALLEST)
        font = sized(font, pixels, TYPE_SCALE["name"][1])
        painter.setFont(font)
        painter.setPen(colour("text"))
        metrics = QFontMetrics(font)
        step = pixels * _LINE
        for number, line in enumerate(self._lines):
            shown = metrics.elidedText(line, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(QPointF(0, number * step + pixels * 0.95), shown)
        painter.end()
