"""Who is missing for the meetings that come next, with a number to call."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from checkin_app.domain.meeting import MeetingView, Participant, table_number
from checkin_app.domain.phone import readable_phone
from checkin_app.ui.theme import colour, role_font, sized
from checkin_app.ui.widgets.choice import draw_selected
from checkin_app.wording import _

_VIEW = Qt.ItemDataRole.UserRole
_HEAD, _LINE, _PAD = 20, 20, 6


class RiskList(QListWidget):
    """A line a meeting and one each who is missing; `chosen` tells the meeting's id, `activated_meeting` Enter on it."""

    chosen = Signal(str)
    activated_meeting = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Who is missing for the next meetings"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Risk(self))
        self.setStyleSheet("QListWidget { border: none; } QListWidget:focus { border: none; }")
        self.currentItemChanged.connect(lambda item, _before: self.chosen.emit(_id(item)) if item else None)
        self.itemClicked.connect(lambda item: self.chosen.emit(_id(item)))
        self.itemActivated.connect(lambda item: self.activated_meeting.emit(_id(item)))

    def show_meetings(self, views: Sequence[MeetingView]) -> None:
        """List these; choice and scroll stay, and nobody is told."""
        current, scrolled = self.currentItem(), self.verticalScrollBar().value()
        before = _id(current) if current else ""
        self.blockSignals(True)
        self.clear()
        for view in views:
            item = QListWidgetItem()
            item.setData(_VIEW, view)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, _sentence(view))
            self.addItem(item)
            if view.meeting.id == before:
                self.setCurrentItem(item)
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        self.blockSignals(False)


def _id(item: QListWidgetItem) -> str:
    view: MeetingView = item.data(_VIEW)
    return view.meeting.id


def _sentence(view: MeetingView) -> str:
    missing = ", ".join(f"{person.name} {_number(person)}" for person in view.missing)
    return _("{time}, table {table}, missing: {people}").format(
        time=f"{view.meeting.start:%H:%M}", table=table_number(view.meeting.table), people=missing
    )


def _number(person: Participant) -> str:
    return readable_phone(person.phone) or _("no number")


class _Risk(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        view: MeetingView = index.data(_VIEW)
        return QSize(200, _HEAD + _LINE * len(view.missing) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        view: MeetingView = index.data(_VIEW)
        rect = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            draw_selected(painter, rect.adjusted(0, 1, 0, -1))
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(colour("accent"))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        line = QRectF(rect.left() + 6, rect.top() + _PAD, rect.width() - 12, _HEAD)
        self._draw_head(painter, line, view)
        for person in view.missing:
            line.translate(0, _LINE)
            self._draw_person(painter, line, person)
        painter.restore()

    def _draw_head(self, painter: QPainter, line: QRectF, view: MeetingView) -> None:
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(sized(role_font("small"), 13, QFont.Weight.DemiBold))
        painter.setPen(colour("text"))
        painter.drawText(line, left, f"{view.meeting.start:%H:%M}")
        painter.setFont(role_font("tiny"))
        painter.setPen(colour("muted"))
        there = next((side.name for side in (view.first, view.second) if side.arrived_at), "")
        table = table_number(view.meeting.table)
        words = _("table {table}").format(table=table)
        if there:
            words = _("table {table} · {name} is here").format(table=table, name=there)
        room = line.adjusted(46, 0, 0, 0)
        metrics = QFontMetricsF(painter.font())
        if there and metrics.horizontalAdvance(words) > room.width():
            # A long name gives way, never that somebody is here.
            spare = room.width() - (metrics.horizontalAdvance(words) - metrics.horizontalAdvance(there))
            there = metrics.elidedText(there, Qt.TextElideMode.ElideRight, spare)
            words = _("table {table} · {name} is here").format(table=table, name=there)
        painter.drawText(room, left, metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width()))

    def _draw_person(self, painter: QPainter, line: QRectF, person: Participant) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(role_font("small"))
        metrics = QFontMetricsF(painter.font())
        number = _number(person)
        painter.setPen(colour("text" if person.phone else "muted"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, number)
        painter.setPen(colour("stop"))
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, "○")
        room = line.adjusted(18, 0, -metrics.horizontalAdvance(number) - 10, 0)
        painter.setPen(colour("text"))
        name = metrics.elidedText(person.name or _("not on the list"), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle | Qt.AlignmentFlag.AlignLeft, name)
