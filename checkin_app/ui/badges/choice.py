"""The layouts to choose from, drawn in proportion, and what stands on the badges of the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from checkin_app.domain.layout import Layout
from checkin_app.services.agendas import shows_agenda
from checkin_app.ui.badges.words import in_screen_language, places
from checkin_app.ui.icons import Glyph
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import Panel, clear, column, label, row
from checkin_app.wording import _

_LAYOUT = Qt.ItemDataRole.UserRole
_GROUP = Qt.ItemDataRole.UserRole + 1
_ROW, _GAP = 48, 6
_HEADING = 28
_OUTLINE = 34
_BAND = 5
_LARGE_MM = 100
_FEWEST_ROWS = 3
Index = QModelIndex | QPersistentModelIndex


class LayoutList(QListWidget):
    """The layouts in groups. `chosen` tells the id of another one; arrows choose, as on radio buttons."""

    chosen = Signal(str)

    def __init__(self, layouts: Sequence[Layout]) -> None:
        super().__init__()
        self.setObjectName("badge-layouts")
        self.setAccessibleName(_("Badge layouts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListWidget, QListWidget:focus { border: none; background: transparent; }")
        self.setItemDelegate(_LayoutDelegate(self))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        for group, members in grouped(layouts):
            self._add_heading(group)
            for layout in members:
                self._add(layout)
        self.setMinimumHeight(_HEADING + _FEWEST_ROWS * (_ROW + _GAP))
        self.currentItemChanged.connect(self._choose)

    def choose(self, layout_id: str) -> None:
        """Show which layout is the workstation's; nobody is told. Of an unknown one, none is chosen."""
        self.blockSignals(True)
        found = next((item for item in self._items() if item.data(_LAYOUT).id == layout_id), None)
        if found is None:
            self.setCurrentRow(-1)
        else:
            self.setCurrentItem(found)
        self.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen one in sight."""
        super().resizeEvent(event)
        self._show_current()

    def showEvent(self, event: QShowEvent) -> None:
        """As above: before it is shown, the list does not know how high it is."""
        super().showEvent(event)
        self._show_current()

    def _show_current(self) -> None:
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)

    def _items(self) -> list[QListWidgetItem]:
        """Those that are layouts."""
        everything = (self.item(position) for position in range(self.count()))
        return [item for item in everything if item.data(_LAYOUT) is not None]

    def _add_heading(self, group: str) -> None:
        item = QListWidgetItem(self)
        item.setData(_GROUP, group)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, group)

    def _add(self, layout: Layout) -> None:
        item = QListWidgetItem(self)
        item.setData(_LAYOUT, layout)
        words = ", ".join(filter(None, (in_screen_language(layout.name), in_screen_language(layout.description))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setToolTip(words)

    def _choose(self, item: QListWidgetItem | None, _before: object) -> None:
        if item is not None:
            self.chosen.emit(item.data(_LAYOUT).id)


def grouped(layouts: Sequence[Layout]) -> list[tuple[str, list[Layout]]]:
    """The layouts by what they are for, in their order."""
    groups: dict[str, list[Layout]] = {}
    for layout in layouts:
        groups.setdefault(_group_of(layout), []).append(layout)
    return list(groups.items())


def _group_of(layout: Layout) -> str:
    if layout.monochrome:
        return _("Label printers")
    if shows_agenda(layout):
        return _("Folded")
    if max(layout.width_mm, layout.height_mm) >= _LARGE_MM:
        return _("Holders")
    return _("Cards and inserts")


class _LayoutDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, _HEADING if index.data(_LAYOUT) is None else _ROW + _GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layout: Layout | None = index.data(_LAYOUT)
        if layout is None:
            _draw_heading(painter, QRectF(option.rect), index.data(_GROUP))
            return
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
        words = QRectF(card.left() + 52, card.top() + 4, card.width() - 58, 21)
        name = role_font("title")
        for font, ink, text in (
            (name, "text", in_screen_language(layout.name)),
            (role_font("tiny"), "muted", in_screen_language(layout.description)),
        ):
            painter.setFont(font)
            painter.setPen(colour(ink))
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            words.translate(0, 18)
        painter.restore()


def _draw_heading(painter: QPainter, room: QRectF, group: str) -> None:
    painter.save()
    painter.setFont(role_font("tiny"))
    painter.setPen(colour("muted"))
    painter.drawText(room.adjusted(2, 0, 0, -5), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, group)
    painter.restore()


def _draw_outline(painter: QPainter, room: QRectF, layout: Layout) -> None:
    """The badge's own proportions, with its band and where it is folded."""
    scale = _OUTLINE / max(layout.width_mm, layout.height_mm)
    width, height = layout.width_mm * scale, layout.height_mm * scale
    paper = QRectF(room.center().x() - width / 2, room.center().y() - height / 2, width, height)
    painter.setPen(QPen(colour("strong_line"), 1))
    painter.setBrush(colour("surface"))
    painter.drawRoundedRect(paper, 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("muted" if layout.monochrome else "accent"))
    folded = shows_agenda(layout)
    over = folded and height > width
    painter.drawRoundedRect(QRectF(paper.left(), paper.center().y() if over else paper.top(), width, _BAND), 2, 2)
    if folded:
        painter.setPen(QPen(colour("muted"), 1, Qt.PenStyle.DashLine))
        middle = paper.center()
        ends = (
            (paper.left(), middle.y(), paper.right(), middle.y())
            if over
            else (middle.x(), paper.top(), middle.x(), paper.bottom())
        )
        painter.drawLine(QLineF(*ends))


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
        super().__init__(title, 2, self.list, 4, rule, 6, heading, self._places, 4, foot, gap=4, margin=14)

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
