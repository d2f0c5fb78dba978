"""A small field that finds the person whose badge is to be seen; those found hang under it, and never take the focus."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from checkin_app.services.searching import Hit
from checkin_app.ui import icons
from checkin_app.ui.theme import colour
from checkin_app.wording import _, country_name

FOUND = 8
_ROW = 34
_WIDTH, _LIST_WIDTH = 260, 400
_ID = Qt.ItemDataRole.UserRole


class FindField(QLineEdit):
    """`looked` tells what is typed, `found` the id of the person that was chosen by Enter or by a click."""

    looked = Signal(str)
    found = Signal(str)

    def __init__(self, ground: QWidget) -> None:
        """`ground` is the widget over which those found are shown."""
        super().__init__()
        self.setObjectName("badge-find")
        self.setAccessibleName(_("Find a person by name"))
        self.setPlaceholderText(_("Whose badge?"))
        self.setMaxLength(200)
        self.setFixedWidth(_WIDTH)
        self.setTextMargins(22, 0, 0, 0)
        self._ground = ground
        self._hits = _FoundList(ground)
        self._hits.picked.connect(self._choose)
        self.textEdited.connect(self.looked.emit)

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Those who were found for `text`; too late when something else is typed by now."""
        if text == self.text():
            self._hits.show_hits(hits, typed=bool(text.strip()))
            corner = self.mapTo(self._ground, QPoint(0, self.height() + 4))
            self._hits.move(corner)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {int(Qt.Key.Key_Up): -1, int(Qt.Key.Key_Down): 1}.get(event.key())
        if step is not None:
            self._hits.step(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self._hits.current_id())
        elif event.key() == Qt.Key.Key_Escape:
            self._forget()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hits.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        icons.draw(painter, QRectF(12, self.height() / 2 - 9, 18, 18), "magnifying-glass", colour("muted"))
        painter.end()

    def _choose(self, attendee_id: str) -> None:
        if attendee_id:
            self._forget()
            self.found.emit(attendee_id)

    def _forget(self) -> None:
        self.clear()
        self._hits.hide()


class _FoundList(QListWidget):
    picked = Signal(str)

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("People found"))
        self.setFixedWidth(_LIST_WIDTH)
        self.hide()

    def show_hits(self, hits: Sequence[Hit], *, typed: bool) -> None:
        self.clear()
        for hit in hits:
            parts = (f"{hit.last_name} {hit.first_name}".strip(), hit.company, country_name(hit.country))
            item = QListWidgetItem(" · ".join(part for part in parts if part), self)
            item.setData(_ID, hit.id)
        if not hits:
            item = QListWidgetItem(_("Nobody is called so."), self)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.setCurrentRow(0 if hits else -1)
        self.setFixedHeight(max(len(hits), 1) * _ROW + 10)
        self.setVisible(typed)
        self.raise_()

    def step(self, by: int) -> None:
        if self.isVisible() and self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))

    def current_id(self) -> str:
        item = self.currentItem() if self.isVisible() else None
        return str(item.data(_ID) or "") if item else ""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        item = self.itemAt(event.position().toPoint())
        if item and item.data(_ID):
            self.picked.emit(str(item.data(_ID)))
