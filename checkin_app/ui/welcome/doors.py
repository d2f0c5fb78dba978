"""The three doors of the first run, drawn: a large card each, with an icon, a sentence and its key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from checkin_app.ui import icons
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.parts import cap_words, draw_key
from checkin_app.wording import _

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_FORWARD = frozenset({Qt.Key.Key_Right, Qt.Key.Key_Down})
_BACK = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Up})
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_PAD = 20


class _Card(QPushButton):
    """A surface that is pressed as a whole: with the mouse, Enter or Space; the arrows go to the next one."""

    def __init__(self, title: str, words: str, glyph: str, key: str, act: Callable[[], object]) -> None:
        super().__init__()
        self._title, self._words, self._glyph, self._key = title, words, glyph, key
        self.setAccessibleName(title)
        self.setAccessibleDescription(f"{words} ({key})" if key else words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: act())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.click()
        elif event.key() in _FORWARD | _BACK:
            self.focusNextPrevChild(event.key() in _FORWARD)
        else:
            super().keyPressEvent(event)

    def _ground(self, painter: QPainter) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        edge = "accent" if focus else "strong_line" if self.underMouse() else "line"
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if focus else 1
        painter.setPen(QPen(colour(edge), width))
        painter.setBrush(colour("background" if self.isDown() else "surface"))
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 12, 12)

    def _icon(self, painter: QPainter, left: float, top: float, size: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent_soft"))
        painter.drawRoundedRect(QRectF(left, top, size, size), 12, 12)
        inner = size * 0.54
        edge = (size - inner) / 2
        icons.draw(painter, QRectF(left + edge, top + edge, inner, inner), self._glyph, colour("accent"))

    def _cap(self, painter: QPainter, right: float, middle: float) -> None:
        painter.setFont(role_font("tiny"))
        width = painter.fontMetrics().horizontalAdvance(cap_words(self._key)) + 18
        draw_key(painter, QRectF(right - width, middle - 12, width, 24), self._key, colour("muted"))


class Door(_Card):
    """One of the three ways in."""

    def __init__(self, title: str, words: str, glyph: str, key: str, act: Callable[[], object]) -> None:
        super().__init__(title, words, glyph, key, act)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(244, 264)

    def minimumSizeHint(self) -> QSize:
        return QSize(196, 264)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter)
        self._icon(painter, _PAD, _PAD, 52)
        width = self.width() - 2 * _PAD
        title = QRect(_PAD, _PAD + 52 + 18, width, 56)
        painter.setFont(role_font("h2"))
        painter.setPen(colour("text"))
        used = painter.boundingRect(title, _WRAPPED, self._title)
        painter.drawText(title, _WRAPPED, self._title)
        words = QRect(_PAD, used.bottom() + 8, width, self.height() - used.bottom() - 8 - 46)
        painter.setFont(role_font("body"))
        painter.setPen(colour("muted"))
        painter.drawText(words, _WRAPPED, self._words)
        self._cap(painter, self.width() - _PAD, self.height() - 30)
        painter.end()


class RecentEvent(_Card):
    """The event of last time, a wide card above the doors."""

    def __init__(self, path: Path, act: Callable[[], object]) -> None:
        super().__init__(_("Go on with {event}").format(event=path.stem), str(path.parent), "clock-counter-clockwise", "", act)
        self.path = path
        self._key = _("Enter")
        self.setToolTip(str(path))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(480, 76)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 76)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._ground(painter)
        self._icon(painter, 14, 14, 48)
        left, width = 78, self.width() - 78 - 100
        for role, ink, top, text, mode in (
            ("h3", "text", 13, self._title, Qt.TextElideMode.ElideRight),
            ("small", "muted", 39, self._words, Qt.TextElideMode.ElideMiddle),
        ):
            font = role_font(role)
            painter.setFont(font)
            painter.setPen(colour(ink))
            shown = QFontMetrics(font).elidedText(text, mode, width)
            painter.drawText(QRect(left, top, width, 24), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        self._cap(painter, self.width() - _PAD, self.height() / 2)
        painter.end()
