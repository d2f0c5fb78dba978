"""The rows of the list beside the plan: the exhibitors who have no stand, then the stands, sorted as was asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from checkin_app.domain.floorplan import Exhibitor, StandView
from checkin_app.domain.names import fold
from checkin_app.services.stands import ExhibitorView
from checkin_app.ui.stands.words import stand_sentence
from checkin_app.wording import _

Index = QModelIndex | QPersistentModelIndex

NUMBER, EXHIBITOR, ARRIVALS = range(3)
ROW = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Row:
    """A stand, or an exhibitor without one: then `number` is "" and `view` is None."""

    number: str
    exhibitor: Exhibitor | None
    view: StandView | None = None

    @property
    def name(self) -> str:
        """Who is in the line, with those who share the stand; "" for a free stand."""
        guests = self.view.guests if self.view else ()
        return " + ".join(one.name for one in (self.exhibitor, *guests) if one)

    @property
    def sentence(self) -> str:
        """The line in words."""
        return stand_sentence(self.view) if self.view else _("{exhibitor}: no stand yet").format(exhibitor=self.name)


def rows_of(views: Sequence[StandView], placeless: Sequence[ExhibitorView]) -> list[Row]:
    """A row a stand, then a row for each exhibitor without one."""
    stands = [Row(view.stand.number, view.exhibitor, view) for view in views]
    return stands + [Row("", one.exhibitor) for one in placeless]


class StandRows(QAbstractTableModel):
    """The rows, and the one order that they are in."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []
        self.column, self.descending = NUMBER, False

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these, in the order that was chosen."""
        self.beginResetModel()
        self._rows = sorted(rows, key=self._key, reverse=self.descending)
        # Who has no stand comes first whatever the order: they are what remains to be done.
        self._rows.sort(key=lambda row: bool(row.number))
        self.endResetModel()

    def sort_by(self, column: int) -> None:
        """By another column; by the same one again: the other way round."""
        self.descending = self.column == column and not self.descending
        self.column = column
        self.show_rows(self._rows)

    def row_at(self, position: int) -> Row:
        """The row in that line."""
        return self._rows[position]

    def position_of(self, number: str, exhibitor: str = "") -> int:
        """The line of a stand, or of an exhibitor without one; -1 when it is not listed."""
        for position, row in enumerate(self._rows):
            if row.number == number and (number or (row.exhibitor and row.exhibitor.id == exhibitor)):
                return position
        return -1

    def _key(self, row: Row) -> tuple[object, ...]:
        if self.column == EXHIBITOR:
            return not row.name, fold(row.name), row.number
        if self.column == ARRIVALS:
            view = row.view
            share = view.arrived / len(view.staff) if view and view.staff else 2.0 if row.exhibitor else 3.0
            return share, row.number, fold(row.name)
        return row.number, fold(row.name)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return row.sentence
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.number, row.name, "")[index.column()]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Stand"), _("Exhibitor"), _("Here"))[section]
        return None
