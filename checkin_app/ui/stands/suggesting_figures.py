"""The plan as it is and as it would be, side by side in numbers, with the power of each row."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from checkin_app.domain.allocation_figures import Figures, RowPower
from checkin_app.ui.stands.suggesting_proposal import Proposal
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.ui.widgets.parts import clear, column, label, scrolled
from checkin_app.wording import _

_STEP = 25
"""Pixels of a line."""

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class FiguresView(QWidget):
    """Filled anew each time that a tick changes; the arrows scroll it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(8, 4, 12, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(0, 1)
        self._scroll = scrolled(column(self._grid, None))
        self.setLayout(column(self._scroll, margins=(2, 2, 2, 2)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("The plan in numbers, now and then"))

    def show_proposal(self, proposal: Proposal) -> None:
        """Now, and with what is ticked."""
        clear(self._grid)
        self._rows = 0
        now, then = proposal.figures_now(), proposal.figures_then()
        self._line("", _("now"), _("then"), "muted")
        for words, before, after, better in _compared(now, then):
            ink = "text" if before == after or not better else "good" if (after > before) == (better > 0) else "caution"
            self._line(words, _number(before), f"{_number(after)}{_sign(before, after)}", ink)
        if then.rows:
            self._line(_("Power per row, kW"), "", "", "muted")
        before_by_row = {(row.hall, row.row): row for row in now.rows}
        several = len({row.hall for row in then.rows}) > 1
        for row in then.rows:
            was = before_by_row.get((row.hall, row.row))
            over = row.capacity is not None and row.used > row.capacity + 0.05
            self._line(_row_words(row, several), _number(was.used if was else 0.0), _of(row), "stop" if over else "text")

    def _line(self, words: str, before: str, after: str, ink: str) -> None:
        self._rows += 1
        heading = ink == "muted"
        name = label(words, "small", "muted" if heading else "text", wrap=True)
        for place, made in enumerate((name, label(before, "small", "muted"), _figure(after, ink))):
            self._grid.addWidget(made, self._rows, place, _RIGHT if place else Qt.AlignmentFlag.AlignVCenter)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(Qt.Key(event.key()))
        if step:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + step * _STEP)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 10, 10)
            painter.end()


def _compared(now: Figures, then: Figures) -> list[tuple[str, float, float, int]]:
    """The words of each figure, both its values, and whether more of it is better (1), worse (-1) or neither (0)."""
    told = [
        (_("Stands given"), "placed", 1), (_("First wishes granted"), "first", 1),
        (_("Second wishes granted"), "second", 0), (_("Wished in vain"), "no_wish", -1),
        (_("Zones of the networks"), "network_zones", -1),
        (_("Network members on their own"), "alone", -1),
        (_("Zones of the bioregions"), "bioregion_zones", -1),
        (_("Competitors beside each other"), "competitors", -1),
        (_("m² more than was asked"), "surplus", -1), (_("Cost by the weights"), "cost", -1),
    ]  # fmt: skip
    return [(words, float(getattr(now, name)), float(getattr(then, name)), better) for words, name, better in told]


def _figure(words: str, ink: str) -> QLabel:
    return label(words, "small" if ink == "muted" else "title", ink)


def _sign(before: float, after: float) -> str:
    """The step, so that no colour says it alone."""
    step = round(after - before, 1)
    return f"  (+{decimal(step)})" if step > 0 else f"  (−{decimal(-step)})" if step < 0 else ""


def _number(value: float) -> str:
    return decimal(round(value, 1))


def _row_words(row: RowPower, several: bool) -> str:
    words = _("Row {row}").format(row=row.row)
    return _("{row}, {hall}").format(row=words, hall=row.hall) if several else words


def _of(row: RowPower) -> str:
    if row.capacity is None:
        return _number(row.used)
    return _("{used} of {capacity}").format(used=_number(row.used), capacity=_number(row.capacity))
