"""What stands on the badge, a line each: a tick takes it away and brings it back, its words choose it to be changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.ui import icons
from checkin_app.ui.theme import colour, role_font
from checkin_app.wording import _

_PLACE = Qt.ItemDataRole.UserRole
_LINE, _TICK, _FEWEST = 26, 26, 5
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place by its name in the layout: what it is called, a detail, and whether it stands on the badge."""

    name: str
    title: str
    detail: str = ""
    on: bool = True


class PlaceList(QListWidget):
    """`chosen` tells a place, `switched` one whose tick was set (True) or taken away, `entered` asks for the badge itself."""

    chosen = Signal(str)
    switched = Signal(str, bool)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("badge-places")
        self.setAccessibleName(_("On the badge"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListWidget, QListWidget:focus { border: none; background: transparent; }")
        self.setItemDelegate(_PlaceDelegate(self))
        self.setMinimumHeight(_FEWEST * _LINE)
        self._lines: list[PlaceLine] = []
        self.currentItemChanged.connect(self._choose)

    def show_places(self, lines: Sequence[PlaceLine], chosen: str) -> None:
        """Those places, and which is chosen; nobody is told."""
        self.blockSignals(True)
        if [line.name for line in lines] != [line.name for line in self._lines]:
            self.clear()
            for _line in lines:
                QListWidgetItem(self)
        for line, before, item in zip(lines, self._lines or lines, self._items(), strict=False):
            if line is not before or item.data(_PLACE) is None:
                item.setData(_PLACE, line)
                spoken = line.title if line.on else _("{title}, not on the badge").format(title=line.title)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{spoken} {line.detail}".strip())
        self._lines = list(lines)
        at = next((number for number, line in enumerate(lines) if line.name == chosen and line.on), -1)
        if at >= 0 or not self.hasFocus():
            self.setCurrentRow(at)
        self.blockSignals(False)

    @property
    def lines(self) -> list[PlaceLine]:
        """What is shown."""
        return list(self._lines)

    def _items(self) -> list[QListWidgetItem]:
        return [self.item(number) for number in range(self.count())]

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        line: PlaceLine | None = item.data(_PLACE) if item else None
        if line:
            self.chosen.emit(line.name if line.on else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """To come by with Tab is not to choose: Qt would make the first one the current one, and tell."""
        self.blockSignals(True)
        super().focusInEvent(event)
        self.blockSignals(False)
        self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item:
            self._switch(item.data(_PLACE))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and item:
            self._choose(item, None)
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.setCurrentRow(-1)
            self.chosen.emit("")
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the tick switches, one on the words chooses and gives the keys to the badge."""
        item = self.itemAt(event.position().toPoint())
        line: PlaceLine | None = item.data(_PLACE) if item else None
        if item is None or line is None:
            return
        if event.position().x() < _TICK or not line.on:
            self._switch(line)
        else:
            self.setCurrentItem(item)
            self.chosen.emit(line.name)
            self.entered.emit()

    def _switch(self, line: PlaceLine) -> None:
        self.switched.emit(line.name, not line.on)


class _PlaceDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _LINE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: PlaceLine | None = index.data(_PLACE)
        if line is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(option.rect)
        parent = self.parent()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = isinstance(parent, PlaceList) and parent.hasFocus() and parent.currentIndex() == index
        if selected or focused:
            painter.setPen(QPen(colour("accent"), 1.5) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft") if selected else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), 6, 6)
        _draw_tick(painter, QRectF(room.left() + 5, room.center().y() - 7, 14, 14), line.on)
        detail, words = role_font("tiny"), role_font("small")
        wide = QFontMetricsF(detail).horizontalAdvance(line.detail)
        painter.setFont(detail)
        painter.setPen(colour("muted"))
        painter.drawText(room.adjusted(0, 0, -6, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, line.detail)
        title = room.adjusted(_TICK + 2, 0, -wide - 14, 0)
        painter.setFont(words)
        painter.setPen(colour("text" if line.on else "muted"))
        shown = QFontMetricsF(words).elidedText(line.title, Qt.TextElideMode.ElideRight, title.width())
        painter.drawText(title, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.restore()


def _draw_tick(painter: QPainter, box: QRectF, on: bool) -> None:
    painter.setPen(QPen(colour("accent" if on else "strong_line"), 1))
    painter.setBrush(colour("accent" if on else "surface"))
    painter.drawRoundedRect(box, 4, 4)
    if on:
        icons.draw(painter, box.adjusted(2, 2, -2, -2), "check-bold", colour("accent_ink"))
