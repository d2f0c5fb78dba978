"""The first frame: the window in its colours, on the screen before anything of what the desk needs is loaded.

What is scanned and typed meanwhile is given to the desk once it is there. Nothing is imported but Qt and plain values; style
sheets, because the first of Qt's palettes costs Python 15 ms.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow

from checkin_app.ui import tokens
from checkin_app.ui.tokens import FOOTER_HEIGHT, HEADER_HEIGHT, RAIL_WIDTH, SIZE

_LEFT, _TOP, _FIELD_WIDTH, _FIELD_HEIGHT = 20, 16, 470, 58
_BELOW = 66
"""Where the desk has its field in the page, and what is left under its panel, in pixels."""

_TITLE_BAR = 40
_PARTS = {"rail": "rail", "header": "edge", "foot": "edge", "field": "panel", "verdict": "panel"}


class FirstFrame(QMainWindow):
    """Rail, header, foot, field and panel without words; keeps what is scanned and typed before there is a desk."""

    def __init__(self, theme: str) -> None:
        super().__init__()
        self.scans: list[str] = []
        self.letters = ""
        self.setWindowTitle("Accueil")
        ground = QFrame()
        ground.setObjectName("background")
        ground.setStyleSheet(_sheet(tokens.DARK if theme == "dark" else tokens.LIGHT))
        self.setCentralWidget(ground)
        self._parts = {name: _surface(ground, kind) for name, kind in _PARTS.items()}
        screen = QGuiApplication.primaryScreen().availableGeometry()
        self.resize(min(SIZE[0], screen.width()), min(SIZE[1], screen.height()))
        if screen.height() < SIZE[1] + _TITLE_BAR:
            # Its foot would be below the edge of a small screen, by as much as its title bar is high.
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def resizeEvent(self, event: QResizeEvent) -> None:
        width, height = event.size().width(), event.size().height()
        page, beside, top = width - RAIL_WIDTH, RAIL_WIDTH + _LEFT + _FIELD_WIDTH + 16, HEADER_HEIGHT + _TOP
        for name, place in {
            "rail": (0, 0, RAIL_WIDTH, height),
            "header": (RAIL_WIDTH, 0, page, HEADER_HEIGHT),
            "foot": (RAIL_WIDTH, height - FOOTER_HEIGHT, page, FOOTER_HEIGHT),
            "field": (RAIL_WIDTH + _LEFT, top, _FIELD_WIDTH, _FIELD_HEIGHT),
            "verdict": (beside, top, width - beside - _LEFT, height - top - FOOTER_HEIGHT - _BELOW),
        }.items():
            self._parts[name].setGeometry(*place)

    def take_scan(self, code: str) -> None:
        """A whole code, for the desk to judge."""
        self.scans.append(code)

    def take_letters(self, text: str) -> None:
        """Letters for the desk's field."""
        self.letters += text


def _surface(ground: QFrame, kind: str) -> QFrame:
    made = QFrame(ground)
    made.setObjectName(kind)
    return made


def _sheet(colours: dict[str, str]) -> str:
    line = f"background: {colours['surface']}; border: 1px solid {colours['line']};"
    return (
        f"QFrame#background {{ background: {colours['background']}; }} QFrame#rail {{ background: {colours['rail']}; }}"
        f" QFrame#edge {{ {line} }} QFrame#panel {{ {line} border-radius: 12px; }}"
    )
