"""The list of everybody as a table: a model over ids that loads its rows in slices, as they are looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from checkin_app.services.roster import AttendeeRow
from checkin_app.ui.attendees.words import badge_words, state_words
from checkin_app.wording import _, category_name, country_name

SLICE = 200
"""Rows that are read at a time: a screen and a half of the tallest window."""

COLUMNS = ("name", "company", "country", "category", "state", "stand", "badge")
SORTABLE = frozenset({"name", "company", "country", "category", "state", "stand"})

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class AttendeeModel(QAbstractTableModel):
    """Rows are `AttendeeRow` once they are there, and blank until then. `wanted(first, count)` asks for a slice."""

    wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self._slices: dict[int, list[AttendeeRow]] = {}
        self._asked: set[int] = set()

    def show(self, ids: Sequence[str]) -> None:
        """List those people; their rows are asked for when they are painted."""
        self.beginResetModel()
        self.ids = list(ids)
        self._slices.clear()
        self._asked.clear()
        self.endResetModel()

    def refresh(self) -> None:
        """Ask again for the slices that are there; the old rows stay until the new ones come."""
        for number in list(self._slices):
            self.wanted.emit(number * SLICE, SLICE)

    def fill(self, first: int, rows: Sequence[AttendeeRow]) -> None:
        """Put a slice in its place, if the list is still the one that asked for it."""
        if first >= len(self.ids) or not rows or self.ids[first] != rows[0].id:
            return
        self._slices[first // SLICE] = list(rows)
        self._asked.discard(first // SLICE)
        self.dataChanged.emit(self.index(first, 0), self.index(first + len(rows) - 1, len(COLUMNS) - 1))

    def row(self, number: int) -> AttendeeRow | None:
        """The row at a line; None while it is being read, which this starts."""
        found = self._slices.get(number // SLICE)
        if found is not None:
            position = number % SLICE
            return found[position] if position < len(found) else None
        if number // SLICE not in self._asked:
            self._asked.add(number // SLICE)
            self.wanted.emit(number // SLICE * SLICE, SLICE)
        return None

    def line_of(self, attendee_id: str) -> int:
        """The line of a person; -1 when the filter hides them."""
        try:
            return self.ids.index(attendee_id)
        except ValueError:
            return -1

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            row = self.row(index.row())
            return _text(row, COLUMNS[index.column()]) if row else ""
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.data(index) or None
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return header_words()[COLUMNS[section]]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


def header_words() -> dict[str, str]:
    """What the columns are called."""
    return {
        "name": _("Name"),
        "company": _("Company"),
        "country": _("Country"),
        "category": _("Category"),
        "state": _("State"),
        "stand": _("Stand"),
        "badge": _("Badge"),
    }


def _text(row: AttendeeRow, column: str) -> str:
    match column:
        case "country":
            return country_name(row.country) if row.country else ""
        case "category":
            return category_name(row.category)
        case "state":
            return state_words(row.state, row.arrived_at)
        case "badge":
            return badge_words(row)
    return str(getattr(row, column))
