"""The layouts to choose from, drawn in proportion, and what stands on the badges of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from checkin_app.domain.layout import Layout
from checkin_app.ui.badges.words import in_screen_language, places
from checkin_app.ui.icons import Glyph
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import Panel, clear, column, label, row
from checkin_app.wording import _

_LAYOUT = Qt.ItemDataRole.UserRole
_ROW, _GAP = 56, 8
_OUTLINE = 38
Index = QModelIndex | QPersistentModelIndex


class LayoutList(QListWidget):
    """`chosen` tells the id of another layout; arrows choose, as on radio buttons."""

    chosen = Signal(str)

    def __init__(self, layouts: Sequence[Layout]) -> None:
        super().__init__()
        self.setObjectName("badge-layouts")
        self.setAccessibleName(_("Badge layouts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget, QListWidget:focus { border: none; background: transparent; }")
        self.setItemDelegate(_LayoutDelegate(self))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for layout in layouts:
            item = QListWidgetItem(self)
            item.setData(_LAYOUT, layout)
            words = (in_screen_language(layout.name), in_screen_language(layout.description))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, words)))
        self.setFixedHeight(len(layouts) * (_ROW + _GAP))
        self.currentItemChanged.connect(self._choose)

    def choose(self, layout_id: str) -> None:
        """Show which layout is the workstation's; nobody is told. Of an unknown one, none is chosen."""
        self.blockSignals(True)
        items = [self.item(position) for position in range(self.count())]
        found = next((item for item in items if item.data(_LAYOUT).id == layout_id), None)
        if found is None:
            self.setCurrentRow(-1)
        else:
            self.setCurrentItem(found)
        self.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(item.data(_LAYOUT).id)


class _LayoutDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _ROW + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layout: Layout = index.data(_LAYOUT)
        card = QRectF(option.rect).adjusted(1, 1, -1, -1 - _GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        parent = self.parent()
        focused = chosen and isinstance(parent, LayoutList) and parent.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("text" if focused else "accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(card, 10, 10)
        _draw_outline(painter, QRectF(card.left() + 10, card.center().y() - _OUTLINE / 2, _OUTLINE, _OUTLINE), layout)
        words = QRectF(card.left() + 56, card.top() + 7, card.width() - 64, 22)
        name = role_font("title")
        for font, ink, text in (
            (name, "text", in_screen_language(layout.name)),
            (role_font("tiny"), "muted", in_screen_language(layout.description)),
        ):
            painter.setFont(font)
            painter.setPen(colour(ink))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            words.translate(0, 19)
        painter.restore()


def _draw_outline(painter: QPainter, room: QRectF, layout: Layout) -> None:
    """The badge's own proportions, with its band."""
    scale = _OUTLINE / max(layout.width_mm, layout.height_mm)
    width, height = layout.width_mm * scale, layout.height_mm * scale
    paper = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
    painter.setPen(QPen(colour("strong_line"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(paper, 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("muted" if layout.monochrome else "accent"))
    painter.drawRoundedRect(QRectF(paper.left(), paper.top(), width, 5), 2, 2)


class LayoutPanel(Panel):
    """The left of the page."""

    def __init__(self, layouts: Sequence[Layout], foot: QWidget) -> None:
        """`foot` stands at the bottom."""
        self.list = LayoutList(layouts)
        self._places = PlaceList()
        rule = QFrame()
        rule.setObjectName("ruled")
        rule.setFixedHeight(1)
        heading = label(_("On the badge"), "title")
        title = label(_("Layout"), "title")
        super().__init__(title, 4, self.list, rule, 8, heading, self._places, None, foot, gap=4, margin=14)

    def show_layout(self, layout: Layout) -> None:
        """Which layout is the workstation's, and what stands on it."""
        self.list.choose(layout.id)
        self._places.show_layout(layout)


class PlaceList(QFrame):
    """What stands on the badge: calm lines with a tick each."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = column(gap=0)
        self.setLayout(self._lines)
        self._shown = ""

    def show_layout(self, layout: Layout) -> None:
        """The places of that layout."""
        if layout.id == self._shown:
            return
        self._shown = layout.id
        clear(self._lines)
        for name, detail in places(layout):
            line = QFrame()
            line.setFixedHeight(26)
            line.setAccessibleName(f"{name} {detail}".strip())
            line.setLayout(row(Glyph("check", colour("accent"), 16), ElidedLabel(name), label(detail, "tiny", "muted"), gap=8))
            self._lines.addWidget(line)
