"""One family of line icons, as letters of a font: the Phosphor font that qtawesome ships (MIT).

The font is read from qtawesome's folder without importing it: the import costs a third of the window's start.
"""

from __future__ import annotations

import importlib.util
import json
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

_FONT, _CHARMAP = "phosphor-*.ttf", "phosphor-charmap-*.json"


class Glyph(QWidget):
    """An icon of fixed size in one colour."""

    def __init__(self, name: str, ink: QColor, size: int = 20) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(size, size)

    def show_glyph(self, name: str, ink: QColor) -> None:
        """Another icon, or another colour."""
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self._name, self._ink)
        painter.end()


def draw(painter: QPainter, rect: QRectF, name: str, ink: QColor) -> None:
    """Paint the icon `name` ("qr-code", "check-bold") into `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = QFont(_family())
    font.setPixelSize(max(int(min(rect.width(), rect.height())), 1))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _letters()[name])


def icon(name: str, ink: QColor) -> QIcon:
    """The icon for a button: sharp at every size and scale."""
    return QIcon(_Engine(name, ink))


class _Engine(QIconEngine):
    def __init__(self, name: str, ink: QColor) -> None:
        super().__init__()
        self._name, self._ink = name, ink

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ink = QColor(self._ink)
        if mode == QIcon.Mode.Disabled:
            ink.setAlphaF(0.4)
        draw(painter, QRectF(rect), self._name, ink)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._ink)


@lru_cache(maxsize=1)
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_shipped(_FONT)))
    return QFontDatabase.applicationFontFamilies(number)[0]


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    charmap = json.loads(_shipped(_CHARMAP).read_text("utf-8"))
    return {name: chr(int(code, 16)) for name, code in charmap.items()}


def _shipped(pattern: str) -> Path:
    spec = importlib.util.find_spec("qtawesome")
    folder = Path(next(iter(spec.submodule_search_locations or []))) if spec else Path()
    return next(iter(sorted((folder / "fonts").glob(pattern))))
