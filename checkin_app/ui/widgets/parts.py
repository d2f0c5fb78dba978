"""The small parts that pages are laid out with: panels, labels in the type scale, buttons with their key, chips."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import (
    QFrame, QHBoxLayout, QLabel, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget,
)  # fmt: skip

_STUB = {
    "background": "#F4F6F8", "surface": "#FFFFFF", "line": "#DFE4EA", "text": "#17202B", "muted": "#5C6877",
    "accent": "#0B6E75", "accent_soft": "#E3F2F2", "good": "#147D3F", "good_soft": "#E6F5EC", "caution": "#9A5B00",
    "caution_soft": "#FFF3DD", "stop": "#B3261E", "stop_soft": "#FDEBEA", "accent_ink": "#FFFFFF",
    "visitor": "#5C6877", "exhibitor": "#0B6E75", "speaker": "#7A3DB8", "organiser": "#B3471D", "press": "#2459C4", "vip": "#8A6A00",
}  # fmt: skip


def colour(name: str) -> QColor:
    """A token of the theme as a colour of its own, free to be changed."""
    return QColor(_STUB[name])


_SCALE = {
    "display": (30, QFont.Weight.Bold),
    "h1": (22, QFont.Weight.Bold),
    "h2": (19, QFont.Weight.DemiBold),
    "h3": (16, QFont.Weight.DemiBold),
    "title": (14, QFont.Weight.DemiBold),
    "body": (14, QFont.Weight.Normal),
    "small": (13, QFont.Weight.Normal),
    "tiny": (12, QFont.Weight.Normal),
}
"""The type scale by role: pixels and weight."""


def sized(font: QFont, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """`font` at another size and weight."""
    other = QFont(font)
    other.setPixelSize(max(pixels, 1))
    other.setWeight(weight)
    return other


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
    pixels, weight = _SCALE[role]
    made.setFont(sized(made.font(), pixels, weight))
    rules = f"color: {colour(ink).name()}; font-size: {pixels}px; font-weight: {int(weight)};"
    if ground:
        rules += f" background: {colour(ground).name()}; border-radius: 6px; padding: 8px 12px;"
    made.setStyleSheet(f"QLabel {{ {rules} }}")


def column(*things: QWidget | QLayout | int | None, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Things under each other; a number is a space, None a stretch."""
    return _stack(QVBoxLayout(), things, gap, margins)


def row(*things: QWidget | QLayout | int | None, gap: int = 0, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
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
        self.setStyleSheet(
            f"QFrame#panel {{ background: {colour('surface').name()}; border: 1px solid {colour('line').name()};"
            " border-radius: 12px; }"
        )
        self.body = column(*things, gap=gap, margins=(margin, margin - 2, margin, margin - 2))
        self.setLayout(self.body)


def button(text: str, act: Callable[[], object] | None = None, *, primary: bool = False, key: str = "") -> QPushButton:
    """A button; `key` is the key that does the same, said on it."""
    made = QPushButton(f"{text}   {key}" if key else text)
    made.setAccessibleName(text)
    made.setProperty("kind", "primary" if primary else "plain")
    made.setAutoDefault(False)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if primary:
        made.setStyleSheet("QPushButton { background: #0B6E75; color: white; border-radius: 10px; padding: 0 16px; min-height: 38px; font-weight: 600; } QPushButton:focus {border: 2px solid #10262B}")
    else:
        made.setStyleSheet("QPushButton { background: white; border: 1px solid #DFE4EA; border-radius: 10px; padding: 0 14px; min-height: 38px; font-weight: 600; } QPushButton:focus {border: 2px solid #0B6E75}")
    if act is not None:
        made.clicked.connect(lambda: act())
    return made


def chip(text: str = "", *, checkable: bool = True) -> QPushButton:
    """A small rounded button that filters while it is down."""
    made = QPushButton(text)
    made.setCheckable(checkable)
    made.setProperty("kind", "chip")
    made.setAutoDefault(False)
    made.setStyleSheet("QPushButton { background: white; border: 1px solid #DFE4EA; border-radius: 14px; padding: 0 12px; min-height: 28px; } QPushButton:checked { background: #E3F2F2; border-color: #0B6E75; color: #0B6E75; font-weight: 600 } QPushButton:focus {border: 2px solid #0B6E75}")
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
