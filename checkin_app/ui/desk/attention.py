"""A note that interrupts: its own line under the band, in its own colour, whatever the verdict was."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.ui import icons
from checkin_app.ui.desk.band import lines_of
from checkin_app.ui.theme import FAMILY, colour, sized
from checkin_app.wording import _

HEIGHT = 44
_SMALL, _LINES = 14, 2
"""Pixels of the letters of a long note, and how many lines of them there is room for."""


class AttentionLine(QWidget):
    """Painted whole, so that it comes with the band in one frame."""

    def __init__(self) -> None:
        super().__init__()
        self._note = ""
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def note(self) -> str:
        """What it says; "" when it is not in sight."""
        return self._note

    def sizeHint(self) -> QSize:
        return QSize(400, HEIGHT)

    def show_note(self, note: str) -> None:
        """Say this; "" takes the line away."""
        self._note = note
        self.setAccessibleName(_("Attention: {note}").format(note=note) if note else "")
        self.setToolTip(note)
        self.setVisible(bool(note))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect, ink = QRectF(self.rect()), colour("band_ink")
        painter.fillRect(rect, colour("attention"))
        icons.draw(painter, QRectF(30, rect.center().y() - 13, 26, 26), "megaphone-bold", ink)
        painter.setPen(ink)
        font = sized(self.font(), 18, self.font().Weight.Bold)
        font.setFamily(FAMILY)
        painter.setFont(font)
        room = QRectF(76, 0, rect.width() - 76 - 26, HEIGHT)
        if QFontMetricsF(font).horizontalAdvance(self._note) > room.width():
            # A note that interrupts is read whole: its end often says what to do.
            font = sized(font, _SMALL, font.weight())
            painter.setFont(font)
        lines = lines_of(self._note, QFontMetricsF(font), room.width(), most=_LINES)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
        painter.end()
