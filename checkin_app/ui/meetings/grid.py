"""A day of meetings at a glance: slots down, tables across, a sign and a colour in each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.domain.meeting import MeetingView, table_number
from checkin_app.ui.meetings.grouping import Slot, Standing, current_slot, slots_of, standing, standing_words, tables_of
from checkin_app.ui.theme import colour, sized
from checkin_app.wording import _

_LEFT, _TOP = 60.0, 26.0
_DOT = 7.0
_ROW_LEAST, _ROW_MOST = 18.0, 46.0


def standing_colours(state: Standing) -> tuple[QColor, QColor]:
    """Ground and ink of a state, here and in the list."""
    match state:
        case Standing.READY | Standing.HELD:
            return colour("good_soft"), colour("good")
        case Standing.HALF:
            return colour("caution_soft"), colour("caution")
        case Standing.EMPTY:
            return colour("stop_soft"), colour("stop")
    return colour("background"), colour("muted")


def draw_sign(painter: QPainter, cell: QRectF, state: Standing, ink: QColor) -> None:
    """Two dots, filled for who is in; a tick or a cross once the meeting is over."""
    middle = cell.center()
    painter.setPen(QPen(ink, 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if state is Standing.HELD:
        corners = ((-4.0, 0.0), (-1.2, 3.0), (4.0, -3.5))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in corners])
    elif state is Standing.MISSED:
        painter.drawLine(middle + QPointF(-3, -3), middle + QPointF(3, 3))
        painter.drawLine(middle + QPointF(-3, 3), middle + QPointF(3, -3))
    else:
        filled = {Standing.READY: 2, Standing.HALF: 1}.get(state, 0)
        for number, shift in enumerate((-5.0, 5.0)):
            painter.setBrush(ink if number < filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle + QPointF(shift, 0), _DOT / 2, _DOT / 2)


class DayGrid(QWidget):
    """Arrows and clicks choose a meeting; `chosen` tells its id ("" for an empty cell), `activated` Enter on it."""

    chosen = Signal(str)
    activated = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Meetings by slot and table"))
        self.setMouseTracking(True)
        self._slots: list[Slot] = []
        self._tables: list[str] = []
        self._now: datetime | None = None
        self._marked: frozenset[str] = frozenset()
        self._row, self._column = 0, 0

    def show_day(self, views: Sequence[MeetingView], now: datetime) -> None:
        """Draw a day's meetings as they are at `now` (event-local). The choice stays where it was."""
        before = self.current_id()
        self._slots, self._tables, self._now = slots_of(views), tables_of(views), now
        if not self.choose(before):
            self._row = max(current_slot(self._slots, now.time()), 0) if self._is_today() else 0
            self._column = self._first_column()
        self.updateGeometry()
        self.update()

    def mark(self, ids: Collection[str]) -> None:
        """Emphasise these meetings; none: all as usual."""
        self._marked = frozenset(ids)
        self.update()

    def choose(self, meeting_id: str) -> bool:
        """Put the choice on a meeting; False when it is not in this day."""
        for row, slot in enumerate(self._slots):
            for table, view in slot.by_table.items():
                if view.meeting.id == meeting_id:
                    self._row, self._column = row, self._tables.index(table)
                    self.update()
                    return True
        return False

    def current_id(self) -> str:
        """The chosen meeting; "" for an empty cell."""
        view = self._view(self._row, self._column)
        return view.meeting.id if view else ""

    def sizeHint(self) -> QSize:
        return QSize(700, int(_TOP + 24 * max(len(self._slots), 1) + 2))

    def minimumSizeHint(self) -> QSize:
        return QSize(360, int(_TOP + _ROW_LEAST * max(len(self._slots), 1) + 2))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), 12))
        painter.setPen(colour("muted"))
        corner = QRectF(8, 0, _LEFT - 8, _TOP)
        painter.drawText(corner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _("Table") if self._tables else "")
        for column, table in enumerate(self._tables):
            cell = self._cell(-1, column)
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, table_number(table))
        for row in range(len(self._slots)):
            self._draw_slot(painter, row)
        painter.end()

    def _draw_slot(self, painter: QPainter, row: int) -> None:
        slot = self._slots[row]
        running = self._is_today() and row == current_slot(self._slots, self._now.time() if self._now else slot.start)
        cell = self._cell(row, 0)
        painter.setOpacity(1.0)
        if running:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent_soft"))
            painter.drawRoundedRect(QRectF(0, cell.top() + 1.5, _LEFT - 8, cell.height() - 3), 6, 6)
        painter.setFont(sized(self.font(), 13, QFont.Weight.DemiBold if running else QFont.Weight.Normal))
        painter.setPen(colour("accent") if running else colour("text"))
        head = QRectF(8, cell.top(), _LEFT - 16, cell.height())
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, f"{slot.start:%H:%M}")
        for column in range(len(self._tables)):
            self._draw_cell(painter, row, column)

    def _draw_cell(self, painter: QPainter, row: int, column: int) -> None:
        cell = self._cell(row, column).adjusted(1.5, 1.5, -1.5, -1.5)
        view = self._view(row, column)
        here = (row, column) == (self._row, self._column)
        if view is not None and self._now is not None:
            painter.setOpacity(0.25 if self._marked and view.meeting.id not in self._marked and not here else 1.0)
            state = standing(view, self._now)
            ground, ink = standing_colours(state)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(cell, 4, 4)
            draw_sign(painter, cell, state, ink)
            painter.setOpacity(1.0)
        if here:
            painter.setPen(QPen(colour("accent"), 2.6 if self.hasFocus() else 1.4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(cell, 4, 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        if found:
            self._go(*found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._under(event.position())
        view = self._view(*found) if found else None
        self.setToolTip(self._sentence(view) if view else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0),
        }  # fmt: skip
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.current_id():
            self.activated.emit(self.current_id())
            return
        step = steps.get(Qt.Key(event.key()))
        if step is None or not self._slots:
            super().keyPressEvent(event)
            return
        row = min(max(self._row + step[0], 0), len(self._slots) - 1)
        self._go(row, min(max(self._column + step[1], 0), len(self._tables) - 1))

    def _go(self, row: int, column: int) -> None:
        self._row, self._column = row, column
        view = self._view(row, column)
        self.setAccessibleDescription(self._sentence(view) if view else _("no meeting"))
        self.update()
        self.chosen.emit(self.current_id())

    def _sentence(self, view: MeetingView) -> str:
        state = standing_words(standing(view, self._now)) if self._now else ""
        table = _("table {table}").format(table=table_number(view.meeting.table))
        return f"{view.meeting.start:%H:%M} · {table} · {view.first.name} · {view.second.name} · {state}"

    def _view(self, row: int, column: int) -> MeetingView | None:
        if row >= len(self._slots) or column >= len(self._tables):
            return None
        return self._slots[row].by_table.get(self._tables[column])

    def _cell(self, row: int, column: int) -> QRectF:
        wide = (self.width() - _LEFT) / max(len(self._tables), 1)
        if row < 0:
            return QRectF(_LEFT + column * wide, 0, wide, _TOP)
        high = min((self.height() - _TOP) / max(len(self._slots), 1), _ROW_MOST)
        return QRectF(_LEFT + column * wide, _TOP + row * high, wide, high)

    def _under(self, point: QPointF) -> tuple[int, int] | None:
        cells = ((r, c) for r in range(len(self._slots)) for c in range(len(self._tables)))
        return next((cell for cell in cells if self._cell(*cell).contains(point)), None)

    def _first_column(self) -> int:
        taken = self._slots[self._row].by_table if self._row < len(self._slots) else {}
        return next((number for number, table in enumerate(self._tables) if table in taken), 0)

    def _is_today(self) -> bool:
        day = next((v.meeting.day for slot in self._slots[:1] for v in slot.by_table.values()), None)
        return self._now is not None and day == self._now.date()
