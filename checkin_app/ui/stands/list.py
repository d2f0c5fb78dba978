"""The stands as a list beside the plan: number, holder, arrivals; the same choice as on the plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.domain.floorplan import StandView
from checkin_app.ui.stands.drawing import colours_of, draw_marks, marks_width
from checkin_app.ui.stands.words import stand_sentence
from checkin_app.ui.theme import colour, role_font, sized
from checkin_app.wording import _

_VIEW = Qt.ItemDataRole.UserRole
_ROW, _NUMBER, _MARKS, _DOT = 32, 44, 48, 7.0


class StandList(QListWidget):
    """`selected` tells another choice, `activated_stand` Enter."""

    selected = Signal(str)
    activated_stand = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Stands"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Line(self))
        self.setFixedWidth(230)
        self.currentItemChanged.connect(lambda item, _before: self.selected.emit(self._number(item)) if item else None)
        self.itemActivated.connect(lambda item: self.activated_stand.emit(self._number(item)))

    def show_stands(self, views: Sequence[StandView], current: str) -> None:
        """List these; the choice is told to nobody."""
        self.blockSignals(True)
        scrolled = self.verticalScrollBar().value()
        self.clear()
        for view in views:
            item = QListWidgetItem()
            item.setData(_VIEW, view)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, stand_sentence(view))
            item.setToolTip(stand_sentence(view))
            self.addItem(item)
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)
        self.choose(current)

    def choose(self, number: str) -> None:
        """Put the choice on a stand, if it is listed."""
        self.blockSignals(True)
        items = (self.item(position) for position in range(self.count()))
        found = next((item for item in items if self._number(item) == number), None)
        self.clearSelection()
        if found is not None:
            self.setCurrentItem(found)
            self.scrollToItem(found)
        self.blockSignals(False)

    @staticmethod
    def _number(item: QListWidgetItem) -> str:
        view: StandView = item.data(_VIEW)
        return view.stand.number


class _Line(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        view: StandView = index.data(_VIEW)
        rect = QRectF(option.rect).adjusted(4, 1, -4, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(rect, 6, 6)
        rect.adjust(8, 0, -8, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(sized(role_font("small"), 13, QFont.Weight.DemiBold))
        painter.setPen(colour("text"))
        painter.drawText(rect, left, view.stand.number)
        painter.setFont(role_font("tiny"))
        corner = QPointF(rect.right() - marks_width(view, _DOT), rect.center().y() - _DOT / 2)
        draw_marks(painter, view, corner, _DOT, colours_of(view.look)[1])
        name = rect.adjusted(_NUMBER, 0, -_MARKS, 0)
        painter.setFont(role_font("small"))
        painter.setPen(colour("text" if view.exhibitor else "muted"))
        words = view.exhibitor.name if view.exhibitor else _("free")
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, name.width())
        painter.drawText(name, left, shown)
        painter.restore()
