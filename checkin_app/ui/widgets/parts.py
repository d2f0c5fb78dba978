"""The small parts that pages are laid out with: panels, labels in the type scale, buttons with their key, chips."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from checkin_app.ui import icons
from checkin_app.ui.theme import TYPE_SCALE, colour, sized

_GLYPH_BUTTON = QSize(32, 28)


def label(text: str = "", role: str = "body", ink: str = "text", *, wrap: bool = False) -> QLabel:
    """Plain text in the type scale. `ink` is a token of the theme."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    dress(made, role, ink)
    return made


def dress(made: QLabel, role: str = "body", ink: str = "text", ground: str = "") -> None:
    """Give a label its place in the type scale and its colours."""
    pixels, weight = TYPE_SCALE[role]
    rules = f"color: {colour(ink).name()}; font-size: {pixels}px; font-weight: {int(weight)};"
    if ground:
        rules += f" background: {colour(ground).name()}; border-radius: 6px; padding: 8px 12px;"
    sheet = f"QLabel {{ {rules} }}"
    if made.styleSheet() == sheet:
        return  # to read a sheet again costs a label more than to be drawn
    made.setFont(sized(made.font(), pixels, weight))
    made.setStyleSheet(sheet)


def column(
    *things: QWidget | QLayout | int | None, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """Things under each other; a number is a space, None a stretch."""
    return _stack(QVBoxLayout(), things, gap, margins)


def row(
    *things: QWidget | QLayout | int | None, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """Things beside each other; a number is a space, None a stretch."""
    return _stack(QHBoxLayout(), things, gap, margins)


_Box = TypeVar("_Box", QVBoxLayout, QHBoxLayout)


def _stack(made: _Box, things: Iterable[QWidget | QLayout | int | None], gap: int, margins: tuple[int, int, int, int]) -> _Box:
    made.setSpacing(gap)
    made.setContentsMargins(*margins)
    for thing in things:
        if thing is None:
            made.addStretch(1)
        elif isinstance(thing, int):
            made.addSpacing(thing)
        elif isinstance(thing, QWidget):
            made.addWidget(thing)
        else:
            made.addLayout(thing)
    return made


class Panel(QFrame):
    """A white surface with a border, as every group of things on a page lies on."""

    def __init__(self, *things: QWidget | QLayout | int | None, gap: int = 8, margin: int = 18) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.body = column(*things, gap=gap, margins=(margin, margin - 2, margin, margin - 2))
        self.setLayout(self.body)


class KeyButton(QPushButton):
    """A button that says, in a key cap at its end, which key does the same; where room is scarce it says `short`."""

    def __init__(self, text: str, key: str, short: str = "") -> None:
        super().__init__()
        self._words, self._key, self._short = text, key, short
        self._shortened, self._bare = False, False
        self.setAccessibleName(text)
        self.setAccessibleDescription(key)

    def setText(self, text: str) -> None:
        self._words = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        return self._words

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() if self._shortened else self._size(self._words)

    def minimumSizeHint(self) -> QSize:
        return self._size(self._short or self._words)

    def whole_width(self) -> int:
        """How wide it is with all its words, and its key."""
        cap = self._cap_width() + 10 if self._key else 0
        return self.fontMetrics().horizontalAdvance(self._words) + _PAD * 2 + cap

    def short_width(self) -> int:
        """How wide it is with its short words, and its key."""
        saved = self.fontMetrics().horizontalAdvance(self._words) - self.fontMetrics().horizontalAdvance(
            self._short or self._words
        )
        return self.whole_width() - saved

    def shorten(self, on: bool, *, bare: bool = False) -> None:
        """Say the short words whatever the room, `bare` without the key: so that the buttons of a line do it together."""
        if (on, bare) != (self._shortened, self._bare):
            self._shortened, self._bare = on, bare
            self.updateGeometry()
            self.update()

    def _size(self, words: str) -> QSize:
        room = self.fontMetrics().horizontalAdvance(words)
        return QSize(room + _PAD * 2 + (self._cap_width() + 10 if self._key and not self._bare else 0), 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        primary = self.property("kind") == "primary"
        ink = colour("accent_ink") if primary else colour("stop" if self.property("kind") == "danger" else "text")
        if not self.isEnabled():
            ink = colour("muted")
        painter.setPen(ink)
        capped = bool(self._key) and not self._bare
        gap = 10 if capped else 0
        words = self._short if self._short and self.width() < self.whole_width() else self._words
        width = self.fontMetrics().horizontalAdvance(words) + gap + (self._cap_width() if capped else 0)
        left = (self.width() - width) / 2
        room = QRectF(left, 0, width, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if capped:
            draw_key(
                painter, QRectF(room.right() - self._cap_width(), self.height() / 2 - 10, self._cap_width(), 20), self._key, ink
            )
        painter.end()

    def _cap_width(self) -> int:
        return QFontMetrics(sized(self.font(), 12, QFont.Weight.DemiBold)).horizontalAdvance(cap_words(self._key)) + 12


_PAD = 15


def cap_words(key: str) -> str:
    """ "Ctrl+P" as it stands on a key cap: "Ctrl P"."""
    return key if key == "+" else key.replace("+", " ")


def draw_key(painter: QPainter, rect: QRectF, key: str, ink: QColor) -> None:
    """A key cap: what is on the key, in a thin frame."""
    border = QColor(ink)
    border.setAlphaF(0.45)
    painter.setPen(QPen(border, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(sized(painter.font(), 12, QFont.Weight.DemiBold))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, cap_words(key))


def button(
    text: str,
    act: Callable[[], object] | None = None,
    *,
    primary: bool = False,
    small: bool = False,
    key: str = "",
    short: str = "",
) -> QPushButton:
    """A button; `key` is the key that does the same, said on it. With a key, `short` stands for the text in a narrow window.

    `small` ones stand in a line of words.
    """
    made = KeyButton(text, key, short) if key else QPushButton(text)
    if short:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setAccessibleName(text)
    made.setProperty("kind", "primary" if primary else "small" if small else "plain")
    # Enter presses the button that has the focus, as everywhere.
    made.setAutoDefault(True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if act is not None:
        # Through a lambda: `clicked` would hand its own argument to `act`.
        made.clicked.connect(lambda: act())  # noqa: PLW0108
    return made


def glyph_button(glyph: str, words: str, act: Callable[[], object], *, size: QSize = _GLYPH_BUTTON) -> QPushButton:
    """A small button with an icon; `words` say what it does, to the ear and as its tool tip."""
    made = QPushButton()
    made.setProperty("kind", "small")
    made.setIcon(icons.icon(glyph, colour("text")))
    made.setFixedSize(size)
    made.setStyleSheet("QPushButton { padding: 0; }")
    made.setAccessibleName(words)
    made.setToolTip(words)
    made.setAutoDefault(True)
    # Through a lambda: `clicked` would hand its own argument to `act`.
    made.clicked.connect(lambda: act())  # noqa: PLW0108
    return made


def chip(text: str = "", *, checkable: bool = True) -> QPushButton:
    """A small rounded button that filters while it is down."""
    made = QPushButton(text)
    made.setCheckable(checkable)
    made.setProperty("kind", "chip")
    # Enter presses the button that has the focus, as everywhere.
    made.setAutoDefault(True)
    return made


def roomy(made: QPushButton) -> QPushButton:
    """A chip as wide as its words are when it is down, and bold."""
    bold = sized(made.font(), 13, QFont.Weight.DemiBold)
    made.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(made.text()) + _CHIP_EDGES)
    return made


_CHIP_EDGES = 30
"""Pixels of a chip beside its words."""


def scrolled(inner: QLayout, *, sideways: bool = False) -> QScrollArea:
    """Things that may be higher than their room (`sideways`: wider, too). Keys go to what is in it, never to the frame."""
    holder = QWidget()
    holder.setLayout(inner)
    made = QScrollArea()
    made.setWidget(holder)
    made.setWidgetResizable(True)
    made.setFrameShape(QFrame.Shape.NoFrame)
    if not sideways:
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


def clear(layout: QLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        inner, widget = item.layout() if item else None, item.widget() if item else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)
