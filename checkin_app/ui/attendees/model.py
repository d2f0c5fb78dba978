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

_KEPT = 50
"""Slices that are kept; the farthest from the newest goes first."""

COLUMNS = ("name", "company", "country", "category", "state", "stand", "badge")
SORTABLE = frozenset({"name", "company", "country", "category", "state", "stand"})

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class AttendeeModel(QAbstractTableModel):
    """Rows are `AttendeeRow` once they are there, and blank until then. `wanted(first, count)` asks for a slice.

    One slice is asked for at a time: whoever drags through a long list waits for where they stop, not for all that went by.
    """

    wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self._slices: dict[int, list[AttendeeRow]] = {}
        self._asked: int | None = None
        self._stale: set[int] = set()

    def show(self, ids: Sequence[str]) -> None:
        """List those people; their rows are asked for when they are painted."""
        self.beginResetModel()
        self.ids = list(ids)
        self._slices.clear()
        self._stale.clear()
        self._asked = None
        self.endResetModel()

    def refresh(self) -> None:
        """Read again what is looked at; the old rows stay until the new ones come."""
        self._stale = set(self._slices)

    def fill(self, first: int, rows: Sequence[AttendeeRow]) -> None:
        """Put a slice in its place, if the list is still the one that asked for it."""
        number = first // SLICE
        if self._asked == number:
            self._asked = None
        if first >= len(self.ids) or not rows or self.ids[first] != rows[0].id:
            return
        if len(self._slices) >= _KEPT:
            self._slices.pop(max(self._slices, key=lambda kept: abs(kept - number)))
        self._slices[number] = list(rows)
        self._stale.discard(number)
        self.dataChanged.emit(self.index(first, 0), self.index(first + len(rows) - 1, len(COLUMNS) - 1))

    def row(self, line: int) -> AttendeeRow | None:
        """The row at a line; None while it is being read, which this starts."""
        number, position = divmod(line, SLICE)
        found = self._slices.get(number)
        if (found is None or number in self._stale) and self._asked is None:
            self._asked = number
            self._stale.discard(number)
            self.wanted.emit(number * SLICE, SLICE)
        return found[position] if found and position < len(found) else None

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

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return header_words()[COLUMNS[section]]
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            if role == Qt.ItemDataRole.ToolTipRole and COLUMNS[section] in SORTABLE:
                return _("Sort by {column}; once more for the other way").format(
                    column=header_words()[COLUMNS[section]].lower()
                )
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
