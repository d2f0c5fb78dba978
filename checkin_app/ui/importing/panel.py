"""How a list was understood, and all of it that can be changed: kind, sheet, columns, names, words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from checkin_app.domain.lists.columns import SEVERAL
from checkin_app.domain.lists.model import NO_CHOICES, Choices, ColumnMapping, LabelMapping
from checkin_app.services.import_preview import ListPreview
from checkin_app.ui.importing import words
from checkin_app.ui.importing.choosing import Items, SharedChoice
from checkin_app.ui.importing.columns import ColumnRows
from checkin_app.ui.importing.labels import LabelRows
from checkin_app.ui.importing.names import Accents, Cuts
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import Panel, button, column, label, row, scrolled
from checkin_app.wording import _

_KINDS = ("attendees", "exhibitors", "meetings")


class UnderstoodPanel(Panel):
    """One list as it was understood. `changed` carries the choices with which it is to be understood instead."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=0)
        self.body.setContentsMargins(1, 1, 1, 1)
        self._found: ListPreview | None = None
        self.columns, self.labels, self.cuts, self.accents = ColumnRows(), LabelRows(), Cuts(), Accents()
        self._detail = ElidedLabel("", "body", "muted")
        self._anew = button(_("Judge it anew"), lambda: self.changed.emit(NO_CHOICES), small=True)
        self.kind = SharedChoice(Items([(words.kind_name(kind), kind) for kind in _KINDS], self), _("What the list is"), 140)
        self._tools = row(gap=8)
        self.sheet: SharedChoice | None = None
        self._no_columns = label("", "body", "muted", wrap=True)
        self._build()
        self.kind.picked.connect(lambda kind: self._change(kind=kind))
        self.columns.picked.connect(self._pick_column)
        self.labels.picked.connect(self._pick_label)
        self.cuts.picked.connect(lambda names: self._change(names=names))

    def _build(self) -> None:
        head = QFrame()
        head.setObjectName("ruled")
        head.setFixedHeight(50)
        tools = (self._anew, 8, self.kind, 8, self._tools)
        head.setLayout(row(label(_("Columns"), "title"), 12, self._detail, 12, *tools, margins=(18, 4, 12, 4)))
        self._no_columns.setContentsMargins(18, 18, 18, 18)
        self._scroll = scrolled(column(self.columns, self._no_columns, self.cuts, self.labels, self.columns.left, None))
        self.body.addWidget(head)
        self.body.addWidget(self.accents)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.labels.pinned)

    def show_list(self, found: ListPreview) -> None:
        """Show how this list was understood."""
        other = self._found is None or self._found.path != found.path
        self._found = found
        self._detail.setText(words.columns_words(found) if found.columns else "")
        self._anew.setVisible(found.remembered)
        self._show_tools(found)
        self.accents.show_list(found)
        self.columns.show_list(found)
        self.cuts.show_list(found)
        self.labels.show_labels(found.labels)
        self._no_columns.setVisible(not found.columns)
        self._no_columns.setText(words.without_columns(found))
        if other:
            self._scroll.verticalScrollBar().setValue(0)

    def _show_tools(self, found: ListPreview) -> None:
        self.kind.setVisible(bool(found.columns))
        self.kind.show_value(found.kind)
        names = found.container.available
        known = [str(self.sheet.itemData(at)) for at in range(self.sheet.count())] if self.sheet else []
        if known != ["", *names]:
            self._offer_sheets(names)
        if self.sheet:
            self.sheet.setVisible(len(names) > 1)
            self.sheet.show_value(found.choices.sheet)

    def _offer_sheets(self, names: Iterable[str]) -> None:
        if self.sheet:
            self._tools.removeWidget(self.sheet)
            self.sheet.hide()
            self.sheet.deleteLater()
        items = [(_("all its lists"), ""), *((name, name) for name in names)]
        self.sheet = SharedChoice(Items(items, self), _("Sheet"), 180)
        self.sheet.picked.connect(lambda sheet: self._change(sheet=sheet, columns={}))
        self._tools.addWidget(self.sheet)

    def controls(self) -> list[QWidget]:
        """What can be changed, as it lies on the screen: the way that Tab goes."""
        tools = [self._anew, self.kind, *([self.sheet] if self.sheet else [])]
        inside = [*self.columns.choices(taken=True), self.cuts.choice, *self.labels.choices(pinned=False)]
        return [*tools, *inside, *self.columns.choices(taken=False), *self.labels.choices(pinned=True)]

    # ---------------------------------------------------------------- what the user chose

    def _change(self, **values: object) -> None:
        if self._found is not None:
            if "kind" in values:
                values["columns"] = {}  # another kind of list has other fields
            self.changed.emit(replace(self._found.choices, **values))  # type: ignore[arg-type]

    def _pick_column(self, shown: ColumnMapping, field: str) -> None:
        if self._found is not None:
            self.changed.emit(with_column(self._found, shown, field))

    def _pick_label(self, shown: LabelMapping, value: str) -> None:
        if self._found is not None:
            choices = self._found.choices
            kept = choices.categories if shown.field == "category" else choices.statuses
            name = "categories" if shown.field == "category" else "statuses"
            self._change(**{name: {**kept, shown.label: value}})


def with_column(found: ListPreview, shown: ColumnMapping, field: str) -> Choices:
    """The choices in force, and this column as the user says it is.

    A field that only one column can fill is taken from the column that the user had given it to before.
    """
    name = column_key(found, shown)
    columns = {key: value for key, value in found.choices.columns.items() if key != name}
    if field and field not in SEVERAL:
        columns = {key: value for key, value in columns.items() if value != field}
    return replace(found.choices, columns={**columns, name: field})


def column_key(found: ListPreview, shown: ColumnMapping) -> str:
    """What the choices call a column: its header where no other column of its sheet has it, else its place."""
    alike = [one for one in found.columns if one.column == shown.column and one.sheet == shown.sheet]
    return shown.column if shown.column and len(alike) == 1 else f"#{shown.index + 1}"
