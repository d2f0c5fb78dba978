"""The one field: names are typed into it, codes may be; arrows and Enter are for the hits under it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit

from checkin_app.ui import icons
from checkin_app.ui.theme import colour, sized
from checkin_app.ui.widgets.parts import draw_key
from checkin_app.wording import _

HEIGHT = 58
_FONT = 22
_STEPS = {
    int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1, int(Qt.Key.Key_PageUp): -5, int(Qt.Key.Key_PageDown): 5,
}  # fmt: skip


class SearchField(QLineEdit):
    """`stepped` by an arrow key, `entered` by Enter (True with Ctrl: a supervisor's word), `cleared` by Esc."""

    stepped = Signal(int)
    entered = Signal(bool)
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lent_to = ("", -1, 0, 0)
        self.setAccessibleName(_("Search or scan"))
        self.setPlaceholderText(_("Name, company, ticket"))
        self.setFont(sized(self.font(), _FONT))
        self.setMaxLength(400)
        # A name in Arabic letters begins where every other one does: at the right there is the cap.
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        self.setFixedHeight(HEIGHT)
        shape = f"font-size: {_FONT}px; border-radius: 12px; padding: 0 14px 0 50px; min-height: {HEIGHT - 4}px;"
        self.setStyleSheet(
            f"QLineEdit {{ {shape} border: 2px solid {colour('line').name()}; }}"
            f"QLineEdit:focus {{ {shape} border: 2px solid {colour('accent').name()}; }}"
        )

    def sizeHint(self) -> QSize:
        return QSize(420, HEIGHT)

    def lend(self, text: str) -> None:
        """Take a letter that may be the first of a scan: see `ui.keys`."""
        self._lent_to = self.text(), self.selectionStart(), len(self.selectedText()), self.cursorPosition()
        self.insert(text)

    def take_back(self) -> None:
        """It was the first of a scan: be as before."""
        text, start, length, cursor = self._lent_to
        self.setText(text)
        if length:
            self.setSelection(start, length)
        else:
            self.setCursorPosition(cursor)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back the last act of the desk, not a letter."""
        ours = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Print)
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and any(map(event.matches, ours)):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        elif key == Qt.Key.Key_Escape:
            self.cleared.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        ink = colour("muted")
        icons.draw(painter, QRectF(16, self.height() / 2 - 12, 24, 24), "magnifying-glass", ink)
        words = _("scan or type")
        small = QFontMetrics(sized(self.font(), 12))
        width = small.horizontalAdvance(words) + 18
        written = self.fontMetrics().horizontalAdvance(self.text() or self.placeholderText()) + 60
        if written < self.width() - width - 24:
            painter.setFont(sized(self.font(), 12))
            draw_key(painter, QRectF(self.width() - width - 16, self.height() / 2 - 10, width, 20), words, ink)
        painter.end()
