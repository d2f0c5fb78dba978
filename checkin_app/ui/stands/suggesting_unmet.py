"""What a suggestion does not grant, each with its reason in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.domain.suggestion import Unmet
from checkin_app.ui.stands.suggesting_words import sentence
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.choice import draw_selected
from checkin_app.wording import _

_LINE = Qt.ItemDataRole.UserRole
_EDGE, _HEAD = 12, 24
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


def what_words(line: Unmet) -> str:
    """What is not granted, in two words."""
    return {
        "stand": _("no stand"), "first_wish": _("first wish {stand}"), "second_wish": _("second wish {stand}"),
        "corner": _("no corner"), "apart": _("beside a competitor"),
    }[line.what].format(stand=line.wish)  # fmt: skip


class UnmetList(QListWidget):
    """`chosen` tells the line that the keys are on."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Wishes that are not granted"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Row(self))
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(item.data(_LINE)) if item else None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line that the keys are on is the one that the plan shows."""
        super().focusInEvent(event)
        if self.count():
            self.setCurrentRow(max(self.currentRow(), 0))
            self.chosen.emit(self.currentItem().data(_LINE))

    def show_lines(self, lines: Sequence[Unmet]) -> None:
        """List these; the choice is told to nobody."""
        self.blockSignals(True)
        self.clear()
        for line in lines:
            item = QListWidgetItem()
            item.setData(_LINE, line)
            words = f"{line.name}, {what_words(line)}: {sentence(line.reason)}"
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
            item.setToolTip(words)
            self.addItem(item)
        self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Numbers are the panel's: a list would look for a line that begins so."""
        if event.text() in set(str(self.property("keys") or "")):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


class _Row(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view = self.parent()
        wide = view.viewport().width() if isinstance(view, UnmetList) else 300
        room = QRectF(0, 0, wide - 2 * _EDGE, 1000)
        words = sentence(index.data(_LINE).reason)
        return QSize(
            wide, int(QFontMetricsF(role_font("small")).boundingRect(room, int(_WRAPPED), words).height()) + _HEAD + 16
        )

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        line: Unmet = index.data(_LINE)
        rect = QRectF(option.rect).adjusted(3, 1, -3, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_selected(painter, rect)
        rect = rect.adjusted(_EDGE - 3, 5, -_EDGE + 3, -5)
        head = QRectF(rect.left(), rect.top(), rect.width(), _HEAD - 4)
        painter.setFont(role_font("small"))
        what = what_words(line)
        wide = QFontMetricsF(painter.font()).horizontalAdvance(what)
        painter.setPen(colour("stop" if line.what == "stand" else "caution"))
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, what)
        painter.setFont(role_font("title"))
        painter.setPen(colour("text"))
        name = QFontMetricsF(painter.font()).elidedText(line.name, Qt.TextElideMode.ElideRight, head.width() - wide - 12)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(role_font("small"))
        painter.setPen(colour("muted"))
        painter.drawText(rect.adjusted(0, _HEAD - 2, 0, 6), int(_WRAPPED), sentence(line.reason))
        painter.restore()
