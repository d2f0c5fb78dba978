"""The list as it is seen: fixed rows, a header that sorts by mouse and by keys, and a selection that is told in ids."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from checkin_app.ui.attendees.delegate import CELL_INSET, NAME_INSET, ROW_HEIGHT, RowDelegate
from checkin_app.ui.attendees.model import COLUMNS, SORTABLE, AttendeeModel, Index
from checkin_app.ui.widgets.calm_table import calm
from checkin_app.ui.widgets.sort_header import SortHeader
from checkin_app.wording import _

_WIDTHS = {"country": 116, "category": 90, "state": 106, "stand": 60, "badge": 86}
_HEADING, _ARROW = 40, 12
_LEFT_OUT = {"country": 700, "category": 600}
"""Columns that give way to names in a table that is narrower than so many pixels; the card has them."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class AttendeeTable(QTableView):
    """Everybody, or those whom the filter leaves. `opened` tells whom Enter or a double click chose."""

    opened = Signal(str)
    chosen = Signal()
    """The selection, or the person it stands on, changed."""

    def __init__(self, model: AttendeeModel) -> None:
        super().__init__()
        self._people = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self._dress()
        insets = [NAME_INSET if name == "name" else CELL_INSET for name in COLUMNS]
        self.heading = SortHeader(insets, [number for number, name in enumerate(COLUMNS) if name in SORTABLE])
        self.setHorizontalHeader(self.heading)
        self._lay_out_columns()
        self.doubleClicked.connect(lambda index: self._open(index.row()))
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.chosen.emit())

    def _dress(self) -> None:
        calm(self, ROW_HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setCornerButtonEnabled(False)
        self.setAccessibleName(_("Attendees"))
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)

    def _lay_out_columns(self) -> None:
        heading = self.heading
        heading.setMinimumSectionSize(40)
        for position, name in enumerate(COLUMNS):
            if name in _WIDTHS:
                heading.setSectionResizeMode(position, QHeaderView.ResizeMode.Fixed)
                heading.resizeSection(position, _WIDTHS[name])
            else:
                heading.setSectionResizeMode(position, QHeaderView.ResizeMode.Stretch)
        heading.setFixedHeight(_HEADING)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for name, least in _LEFT_OUT.items():
            self.setColumnHidden(COLUMNS.index(name), self.width() < least)

    # ---------------------------------------------------------------- who is meant

    @property
    def current(self) -> str:
        """The person on whom the selection stands; "" for nobody."""
        line = self.currentIndex().row()
        return self._people.ids[line] if 0 <= line < len(self._people.ids) else ""

    def selected(self) -> list[str]:
        """The people selected, in the order of the list. Ranges, not rows: everybody may be 100,000."""
        found: list[str] = []
        ranges = sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList())
        for top, bottom in ranges:
            found += self._people.ids[top : bottom + 1]
        return list(dict.fromkeys(found))

    def show_ids(self, ids: Sequence[str]) -> None:
        """List those people; who was selected stays so, and what is in sight stays in sight."""
        if ids == self._people.ids:
            self._people.refresh()
            self.viewport().update()
            return
        selected, current, top = set(self.selected()), self.current, self.verticalScrollBar().value()
        blocked = self.blockSignals(True)
        self._people.show(ids)
        lines = [line for line, who in enumerate(ids) if who in selected] if selected else []
        self._select(lines, self._people.line_of(current) if current else -1)
        self.verticalScrollBar().setValue(top)
        self.blockSignals(blocked)
        self.chosen.emit()

    def go_to(self, line: int) -> None:
        """Stand on a line, and select it alone."""
        if 0 <= line < len(self._people.ids):
            self._select([line], line)
            self.scrollTo(self._people.index(line, 0))
            self.chosen.emit()

    def go_to_person(self, attendee_id: str) -> None:
        """Stand on a person, if they are on the list as it is filtered."""
        self.go_to(self._people.line_of(attendee_id))

    def show_order(self, column: str, descending: bool) -> None:
        """Show by the arrow in the header what the list is sorted by."""
        self.heading.show_order(COLUMNS.index(column), descending=descending)

    def _select(self, lines: Sequence[int], current: int) -> None:
        model, selection = self._people, QItemSelection()
        last = len(COLUMNS) - 1
        for first, end in _runs(lines):
            selection.select(model.index(first, 0), model.index(end, last))
        standing = model.index(current, 0) if current >= 0 else QModelIndex()
        self.selectionModel().setCurrentIndex(standing, QItemSelectionModel.SelectionFlag.NoUpdate)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}:
            self._open(self.currentIndex().row())
            return
        if event.key() == Qt.Key.Key_Up and not event.modifiers() and self.currentIndex().row() <= 0:
            self.heading.setFocus()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.current and self._people.ids:
            self.go_to(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        # The frame of the line spans all its cells; Qt paints only the two that it knows of.
        self.viewport().update()

    def _open(self, line: int) -> None:
        if 0 <= line < len(self._people.ids):
            self.opened.emit(self._people.ids[line])


def _runs(lines: Iterable[int]) -> list[tuple[int, int]]:
    """Lines in order as runs of neighbours."""
    runs: list[tuple[int, int]] = []
    for line in lines:
        if runs and runs[-1][1] == line - 1:
            runs[-1] = (runs[-1][0], line)
        else:
            runs.append((line, line))
    return runs
