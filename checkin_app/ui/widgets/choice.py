"""A choice, a date and a tick with their signs drawn: a style sheet draws none without picture files."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from checkin_app.ui import icons
from checkin_app.ui.theme import colour

_SIZE, _EDGE = 16, 12
_BOX = 24


class Choice(QComboBox):
    """One of a few. The wheel passes over it without changing anything: each change is kept at once."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style does it, but that words which are too long end in "…"."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
        wide = room.width() - (self.iconSize().width() + 4 if not option.currentIcon.isNull() else 0)
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, wide)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        _sign(self, "caret-down")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def choose(self, value: object) -> None:
        """Show the choice of that value."""
        self.setCurrentIndex(max(self.findData(value), 0))


class DateField(QDateEdit):
    """A date, typed or taken from a calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.setCalendarPopup(True)
        self.setDisplayFormat("dd/MM/yyyy")
        self.setFixedHeight(40)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        _sign(self, "calendar-blank")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Tick(QCheckBox):
    """Yes or no, with a box that is seen from a chair away."""

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_BOX + 10 + words + 4, max(self.fontMetrics().height(), _BOX) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, edge = self.isChecked(), "accent" if self.isChecked() or self.hasFocus() else "strong_line"
        box = QRectF(2, (self.height() - _BOX) / 2, _BOX, _BOX)
        draw_tick(painter, box.adjusted(2, 2, -2, -2), on, edge=edge, thick=2 if self.hasFocus() else 1)
        if self.hasFocus():
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 7, 7)
        painter.setFont(self.font())
        painter.setPen(colour("text" if self.isEnabled() else "muted"))
        room = QRectF(_BOX + 12, 0, self.width() - _BOX - 12, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()


def draw_selected(painter: QPainter, rect: QRectF) -> None:
    """The ground of the selected row of a list."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("accent_soft"))
    painter.drawRoundedRect(rect, 6, 6)


def draw_tick(painter: QPainter, box: QRectF, on: bool, *, edge: str = "", thick: float = 1) -> None:
    """The box of a tick. `edge` is a token, "" for the usual one; `thick` its pixels."""
    painter.setPen(QPen(colour(edge or ("accent" if on else "strong_line")), thick))
    painter.setBrush(colour("accent" if on else "surface"))
    painter.drawRoundedRect(box, 5, 5)
    if on:
        icons.draw(painter, box.adjusted(3, 3, -3, -3), "check-bold", colour("accent_ink"))


def _sign(field: QWidget, glyph: str) -> None:
    painter = QPainter(field)
    room = QRectF(field.width() - _SIZE - _EDGE, (field.height() - _SIZE) / 2, _SIZE, _SIZE)
    icons.draw(painter, room, glyph, colour("muted"))
    painter.end()
