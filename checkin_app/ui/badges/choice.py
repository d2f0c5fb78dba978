"""The layouts to choose from, drawn in proportion, and what stands on the badges of the chosen one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from PySide6.QtCore import QLineF, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from checkin_app.domain.layout import Layout
from checkin_app.services.agendas import shows_agenda
from checkin_app.services.badge_layouts import Origin
from checkin_app.ui.badges.adding import AddButton
from checkin_app.ui.badges.layout_files import EventLayouts
from checkin_app.ui.badges.places import PlaceList
from checkin_app.ui.badges.words import in_screen_language
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.parts import Panel, column, glyph_button, label, row
from checkin_app.wording import _, language

_LAYOUT = Qt.ItemDataRole.UserRole
_GROUP = Qt.ItemDataRole.UserRole + 1
_MARK = Qt.ItemDataRole.UserRole + 2
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

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("badge-layouts")
        self.setAccessibleName(_("Badge layouts"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListWidget, QListWidget:focus { border: none; background: transparent; }")
        self.setItemDelegate(_LayoutDelegate(self))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shown: tuple[object, ...] = ()
        self.setMinimumHeight(_HEADING + _FEWEST_ROWS * (_ROW + _GAP))
        self.currentItemChanged.connect(self._choose)

    def show_layouts(self, layouts: Sequence[Layout], marks: Mapping[str, str]) -> None:
        """Those layouts, with a word for what is particular to some; nobody is told."""
        shown = (tuple(layouts), tuple(marks.items()))
        if shown == self._shown:
            return
        self._shown = shown
        self.blockSignals(True)
        self.clear()
        for group, members in grouped(layouts):
            self._add_heading(group)
            for layout in members:
                self._add(layout, marks.get(layout.id, ""))
        self.blockSignals(False)

    def choose(self, layout_id: str) -> None:
        """Show which layout is the workstation's; nobody is told. Of an unknown one, none is chosen."""
        self.blockSignals(True)
        found = next((item for item in self._items() if item.data(_LAYOUT).id == layout_id), None)
        if found is None:
            self.setCurrentRow(-1)
        else:
            self.setCurrentItem(found)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home is the first layout: Qt would stay where it is, as the first line is a heading."""
        if event.key() == Qt.Key.Key_Home and (layouts := self._items()):
            self.setCurrentItem(layouts[0])
            self.scrollToTop()
        else:
            super().keyPressEvent(event)

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

    def _add(self, layout: Layout, mark: str) -> None:
        item = QListWidgetItem(self)
        item.setData(_LAYOUT, layout)
        item.setData(_MARK, mark)
        words = ", ".join(filter(None, (layout.title(language()), in_screen_language(layout.description), mark)))
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
        wide = _draw_mark(painter, words.translated(0, 18), str(index.data(_MARK) or ""))
        name = role_font("title")
        for font, ink, text in (
            (name, "text", layout.title(language())),
            (role_font("tiny"), "muted", in_screen_language(layout.description)),
        ):
            painter.setFont(font)
            painter.setPen(colour(ink))
            room = words.width() - (wide + 8 if ink == "muted" and wide else 0)
            shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            words.translate(0, 18)
        painter.restore()


def _draw_heading(painter: QPainter, room: QRectF, group: str) -> None:
    painter.save()
    painter.setFont(role_font("tiny"))
    painter.setPen(colour("muted"))
    painter.drawText(room.adjusted(2, 0, 0, -5), Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, group)
    painter.restore()


def _draw_mark(painter: QPainter, words: QRectF, mark: str) -> float:
    """A word at the end of the second line; how wide it is."""
    if not mark:
        return 0
    painter.setFont(role_font("tiny"))
    painter.setPen(colour("caution" if mark == _("not kept") else "accent"))
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, mark)
    return painter.fontMetrics().horizontalAdvance(mark)


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
    """The left of the page. `settings` asks for those of the layout itself."""

    settings = Signal()

    def __init__(self, foot: QWidget) -> None:
        """`foot` stands at the bottom."""
        super().__init__(gap=4, margin=14)
        self.list = LayoutList()
        self.places = PlaceList()
        self.add = AddButton()
        rule = QFrame()
        rule.setObjectName("ruled")
        rule.setFixedHeight(1)
        own = glyph_button("sliders-horizontal", _("Settings of this layout"), self.settings.emit)
        own.setObjectName("layout-settings")
        top = row(label(_("Layout"), "title"), None, own)
        heading = row(label(_("On the badge"), "title"), None, self.add)
        self.body.addLayout(column(top, self.list, 4, rule, 4, heading, self.places, 4, foot, gap=4))
        for before, after in pairwise((own, self.list, self.add, self.places, foot)):
            QWidget.setTabOrder(before, after)

    def show_layouts(self, event: EventLayouts, changed: frozenset[str], chosen: Layout) -> None:
        """Those of the event, which have changes that are not kept, and which is the workstation's."""
        marks = {Origin.CHANGED: _("changed here"), Origin.OWN: _("this event's"), Origin.SHIPPED: ""}
        named = {one.id: marks[event.origins.get(one.id, Origin.SHIPPED)] for one in event.layouts}
        self.list.show_layouts(event.layouts, named | dict.fromkeys(changed, _("not kept")))
        self.list.choose(chosen.id)
