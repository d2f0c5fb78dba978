"""The stands as a list beside the plan: number, holder, arrivals; the same choice as on the plan, both ways."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from checkin_app.ui.stands.dragging import Dragging, Lift
from checkin_app.ui.stands.list_model import ARRIVALS, EXHIBITOR, NUMBER, ROW, Index, Row, StandRows
from checkin_app.ui.stands.looks import Shade, paint_of
from checkin_app.ui.stands.stand_drawing import draw_marks, marks_width, reserved_sign
from checkin_app.ui.stands.stand_keys import TAKEN, meant
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.calm_table import calm
from checkin_app.ui.widgets.sort_header import SortHeader
from checkin_app.wording import _

_ROW, _DOT, _INSET = 32, 7.0, 8
_WIDTH, _NUMBER, _MARKS = 252, 70, 50
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_Select = QItemSelectionModel.SelectionFlag


class StandList(QTableView):
    """`chosen` tells the stands that are selected and the one that the list stands on, `placeless` an exhibitor without one."""

    chosen = Signal(object, str)
    placeless = Signal(str)
    opened = Signal(str)
    """Enter or a double click, on a stand."""
    asked = Signal(str)
    """A key asks for a verb, or for a side of the card."""

    def __init__(self, dragging: Dragging) -> None:
        super().__init__()
        self._dragging = dragging
        self._pressed: QPointF | None = None
        self.rows = StandRows()
        self.setModel(self.rows)
        self.setItemDelegate(_Line(self))
        calm(self, _ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(_("Stands"))
        self.setProperty("keys", TAKEN)
        self.setFixedWidth(_WIDTH)
        self._dress_header()
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self._tell())
        self.doubleClicked.connect(lambda index: self.opened.emit(self.rows.row_at(index.row()).number))

    def _dress_header(self) -> None:
        self.heading = SortHeader([_INSET + 4, 4, 0], [NUMBER, EXHIBITOR, ARRIVALS])
        self.setHorizontalHeader(self.heading)
        self.heading.setMinimumSectionSize(40)
        self.heading.setFixedHeight(36)
        self.heading.setSectionResizeMode(EXHIBITOR, QHeaderView.ResizeMode.Stretch)
        for column, width in ((NUMBER, _NUMBER), (ARRIVALS, _MARKS + 12)):
            self.heading.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
        self.heading.asked.connect(self._sort)
        self.heading.show_order(NUMBER, descending=False)

    def show_rows(self, rows: Sequence[Row], numbers: Sequence[str], current: str, placeless: str = "") -> None:
        """List these; the choice is told to nobody."""
        scrolled = self.verticalScrollBar().value()
        self.rows.show_rows(rows)
        self.verticalScrollBar().setValue(scrolled)
        self.choose(numbers, current, placeless)

    def choose(self, numbers: Sequence[str], current: str, placeless: str = "") -> None:
        """Put the choice on stands, or on an exhibitor who has none, as far as they are listed."""
        selection, model = QItemSelection(), self.selectionModel()
        for number in numbers or ([""] if placeless else []):
            position = self.rows.position_of(number, placeless)
            if position >= 0:
                selection.select(self.rows.index(position, NUMBER), self.rows.index(position, ARRIVALS))
        model.blockSignals(True)
        model.select(selection, _Select.ClearAndSelect)
        model.blockSignals(False)
        position = self.rows.position_of(current, placeless)
        if position >= 0:
            model.blockSignals(True)
            model.setCurrentIndex(self.rows.index(position, NUMBER), _Select.NoUpdate)
            model.blockSignals(False)
            self.scrollTo(self.rows.index(position, NUMBER))
        self.viewport().update()

    def _sort(self, column: int) -> None:
        kept = [self.rows.row_at(index.row()) for index in self.selectionModel().selectedRows()]
        at = self.currentIndex()
        current = self.rows.row_at(at.row()) if at.isValid() else None
        self.rows.sort_by(column)
        self.heading.show_order(column, descending=self.rows.descending)
        placeless = current.exhibitor.id if current and not current.number and current.exhibitor else ""
        self.choose([row.number for row in kept if row.number], current.number if current else "", placeless)

    def _tell(self) -> None:
        rows = [self.rows.row_at(index.row()) for index in self.selectionModel().selectedRows()]
        at = self.currentIndex()
        current = self.rows.row_at(at.row()) if at.isValid() else None
        numbers = [row.number for row in rows if row.number]
        if current is not None and not current.number and current.exhibitor and len(rows) == 1:
            self.placeless.emit(current.exhibitor.id)
        elif numbers:
            last = current.number if current and current.number in numbers else numbers[-1]
            self.chosen.emit(tuple(numbers), last)

    # ---------------------------------------------------------------- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self.currentIndex()
        if event.key() == Qt.Key.Key_Escape and self._dragging.lift:
            self._dragging.cancel()
        elif event.key() in _ENTER and at.isValid():
            self.opened.emit(self.rows.row_at(at.row()).number)
        elif asked := meant(event):
            self.asked.emit(asked)
        elif event.text().isalnum() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._pressed = event.position() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Dragging a line lifts its exhibitor; it selects nothing on the way."""
        if self._dragging.lift:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._dragging.move(event.globalPosition(), held)
        elif self._pressed is not None:
            if (event.position() - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._lift(event)
        else:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging.lift:
            held = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._dragging.drop(event.globalPosition(), held)
        super().mouseReleaseEvent(event)

    def _lift(self, event: QMouseEvent) -> None:
        index = self.indexAt(self._pressed.toPoint()) if self._pressed is not None else self.currentIndex()
        self._pressed = None
        row = self.rows.row_at(index.row()) if index.isValid() else None
        if row and row.exhibitor:
            self._dragging.begin(Lift(row.exhibitor.id, row.exhibitor.name, row.number), event.globalPosition())


class _Line(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: Row = index.data(ROW)
        column, rect = index.column(), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            ends = (4 if column == NUMBER else -8, -4 if column == ARRIVALS else 8)
            painter.setClipRect(rect)
            painter.drawRoundedRect(rect.adjusted(ends[0], 1, ends[1], -1), 6, 6)
            if self._stands_on(index) and column == NUMBER:
                painter.setBrush(colour("accent"))
                painter.drawRoundedRect(QRectF(rect.left() + 4, rect.top() + 6, 3, rect.height() - 12), 1.5, 1.5)
        (self._number, self._name, self._marks)[column](painter, row, rect)
        painter.restore()

    def _stands_on(self, index: Index) -> bool:
        table = self.parent()
        return isinstance(table, QTableView) and table.currentIndex().row() == index.row()

    def _number(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        painter.setFont(role_font("title"))
        painter.setPen(colour("text" if row.number else "muted"))
        self._elided(painter, row.number or "–", rect.adjusted(_INSET + 4, 0, -2, 0))

    def _name(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        painter.setFont(role_font("small"))
        painter.setPen(colour("text" if row.exhibitor else "muted"))
        self._elided(painter, row.name or _("free"), rect.adjusted(4, 0, -4, 0))

    def _marks(self, painter: QPainter, row: Row, rect: QRectF) -> None:
        if row.view is None:
            return
        ink = paint_of(row.view, Shade.ARRIVALS).ink
        right = rect.right() - _INSET - 4
        painter.setFont(role_font("tiny"))
        if paint_of(row.view, Shade.STATE).reserved:
            painter.setPen(colour("caution"))
            painter.drawText(
                rect.adjusted(0, 0, -_INSET - 4, 0),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                reserved_sign(),
            )
            right -= 14
        draw_marks(painter, row.view, QPointF(right - marks_width(row.view, _DOT), rect.center().y() - _DOT / 2), _DOT, ink)

    @staticmethod
    def _elided(painter: QPainter, words: str, rect: QRectF) -> None:
        shown = QFontMetricsF(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
