"""The difference in full: who is new, what changes field by field, who is gone, who is inside but cancelled, what stays out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from checkin_app.domain.lists.model import RowReason
from checkin_app.services.import_plan import Plan, Planner
from checkin_app.services.import_preview import ListPreview
from checkin_app.services.session import Session
from checkin_app.ui.importing import fields
from checkin_app.ui.theme import colour, role_font
from checkin_app.ui.widgets.calm_table import calm
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, chip, clear, roomy, row
from checkin_app.wording import _, row_reason

GROUPS = ("inside", "changed", "new", "gone", "merged", "rejected", "ignored")
_INKS = {"inside": "stop", "changed": "accent", "new": "good", "gone": "caution", "rejected": "stop"}
_ROW, _HEAD = 36, 38

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the difference: to which group it belongs, who or which row, what about them, before and after."""

    group: str
    who: str
    what: str
    before: str = ""
    after: str = ""


def group_name(group: str) -> str:
    """What the lines of a group have in common."""
    return {
        "inside": _("cancelled but inside"),
        "changed": _("changed"),
        "new": _("new"),
        "gone": _("gone from the list, kept"),
        "merged": _("merged"),
        "rejected": _("rejected"),
        "ignored": _("ignored"),
    }[group]


def chip_name(group: str) -> str:
    """The same in a word or two, for a chip."""
    return {"inside": _("cancelled inside"), "gone": _("gone")}.get(group) or group_name(group)


def differences(session: Session, lists: Sequence[ListPreview], shown: int) -> list[Line]:
    """The lines of the list number `shown` of those that come together: slow, to be asked for aside of the desk."""
    planner = Planner(session)
    plans = [planner.plan(found.read) for found in lists[: shown + 1]]
    found = lists[shown]
    parts = (_inside(found), _changed(found), _new(plans[-1], found.kind), _gone(found), _rows(found))
    return list(chain.from_iterable(parts))


def _inside(found: ListPreview) -> Iterator[Line]:
    for change in found.inside:
        for one in change.fields:
            if one.field == "status":
                after = fields.value_name("status", one.after)
                yield Line("inside", change.name, _("Status"), fields.value_name("status", one.before), after)


def _changed(found: ListPreview) -> Iterator[Line]:
    for change in found.changed:
        for one in change.fields:
            before, after = fields.value_name(one.field, one.before), fields.value_name(one.field, one.after)
            if one.kept:
                after = _("“{value}” is kept beside the desk’s correction").format(value=after)
            yield Line("changed", change.name, fields.field_name(found.kind, one.field), before, after)


def _new(plan: Plan, kind: str) -> Iterator[Line]:
    bodies = [body["fields"] for _id, body in plan.newcomers]
    if kind != "attendees":
        bodies += [entry.body.get("fields", {}) for entry in plan.entries if entry.new]
    for body in bodies:
        name = " ".join(str(body[part]) for part in ("first_name", "last_name") if body.get(part))
        who = name or str(body.get("name") or body.get("email") or _meeting_words(body))
        yield Line("new", who, _("new"), "", str(body.get("company", "") if name else ""))


def _meeting_words(body: dict[str, Any]) -> str:
    return " · ".join(str(body[part]) for part in ("day", "start", "table") if body.get(part)) or "—"


def _gone(found: ListPreview) -> Iterator[Line]:
    for person in found.vanished:
        yield Line("gone", person.name, group_name("gone"), person.company, _("stays as they are"))


def _rows(found: ListPreview) -> Iterator[Line]:
    for out in found.rejected:
        yield Line("rejected", _row(out.row), group_name("rejected"), _cells(out), _why(out))
    for again in found.merged:
        into = _("into row {n}").format(n=grouped(again.into_row))
        yield Line("merged", _row(again.row), group_name("merged"), into, row_reason(again.reason))
    for out in found.ignored:
        yield Line("ignored", _row(out.row), group_name("ignored"), _cells(out), _why(out))


def _cells(out: RowReason) -> str:
    return " · ".join(cell for cell in out.cells if cell.strip())


def _row(number: int) -> str:
    return _("Row {n}").format(n=grouped(number))


def _why(out: RowReason) -> str:
    return row_reason(out.reason, **out.facts)


class DifferenceModel(QAbstractTableModel):
    """The lines, all or those of one group."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        """Show these."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("Who"), _("What"), _("Before"), _("After"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        at = index.column()
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return (line.who, line.what, line.before, line.after)[at]
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour(("text", _INKS.get(line.group, "muted"), "muted", "text")[at])
        if role == Qt.ItemDataRole.FontRole:
            return role_font("title" if at == 0 else "body")
        return None


class DifferencePanel(Panel):
    """Every line, narrowed by chips to one group."""

    def __init__(self) -> None:
        super().__init__(gap=0)
        self.body.setContentsMargins(1, 1, 1, 8)
        self._lines: list[Line] = []
        self._group = ""
        self.model = DifferenceModel()
        self.table = QTableView()
        self._chips = row(gap=8)
        self.body.addLayout(row(self._chips, None, margins=(15, 10, 12, 9)))
        self.body.addWidget(self.table, 1)
        self._dress()

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(_("Differences"))
        calm(table, _ROW, inset=12)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        heading = table.horizontalHeader()
        heading.setFixedHeight(_HEAD)
        heading.setHighlightSections(False)
        heading.setSectionsClickable(False)
        for at, width in ((0, 210), (1, 170), (2, 210)):
            heading.setSectionResizeMode(at, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(at, width)
        heading.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)

    def show_lines(self, lines: list[Line]) -> None:
        """Show the difference; the focus goes to it."""
        self._lines, self._group = lines, ""
        clear(self._chips)
        counted = {group: sum(1 for line in lines if line.group == group) for group in GROUPS}
        for group, n in counted.items():
            if n:
                made = roomy(chip(f"{chip_name(group)}  {grouped(n)}"))
                made.clicked.connect(lambda on, group=group: self._narrow(group if on else ""))
                made.setProperty("group", group)
                self._chips.addWidget(made)
        self._narrow("")
        self.table.setFocus()
        if lines:
            self.table.selectRow(0)

    def _narrow(self, group: str) -> None:
        self._group = group
        for at in range(self._chips.count()):
            item = self._chips.itemAt(at)
            made = item.widget() if item else None
            if made is not None:
                made.setChecked(made.property("group") == group)  # type: ignore[attr-defined]
        self.model.show_lines([line for line in self._lines if not group or line.group == group])
