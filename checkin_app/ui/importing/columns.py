"""The columns of a list: what each became, three of its values, how sure that is, and the choice of something else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.domain.lists.model import ColumnMapping
from checkin_app.services.import_preview import ListPreview
from checkin_app.ui.importing import fields
from checkin_app.ui.importing.choosing import Items, SharedChoice
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import clear, column, dress, label, row
from checkin_app.wording import _, ngettext

ROW_HEIGHT = 48
NAME_WIDTH, ARROW_WIDTH, CHOICE_WIDTH, SURE_WIDTH = 158, 26, 190, 140
_MOST = 250
"""Columns that are shown; a sheet with more of them has empty ones out to the right."""

Key = tuple[str, int]
"""A column: its sheet and its place there."""


class ColumnRow(QFrame):
    """One column. `picked` carries the field that the user chose for it."""

    picked = Signal(str)

    def __init__(self, shown: ColumnMapping, items: Items) -> None:
        super().__init__()
        self.setObjectName("ruled")
        self.setFixedHeight(ROW_HEIGHT)
        self.name = ElidedLabel(shown.column or _("column {n}").format(n=shown.index + 1), "title")
        self.name.setFixedWidth(NAME_WIDTH)
        arrow = label("→", "body", "muted")
        arrow.setFixedWidth(ARROW_WIDTH)
        said = _("What “{column}” is").format(column=self.name.text())
        self.choice = SharedChoice(items, said, CHOICE_WIDTH)
        self.choice.picked.connect(self.picked)
        self.samples = ElidedLabel(" · ".join(shown.samples), "body", "muted")
        self.sure = ElidedLabel("", "small")
        self.sure.setFixedWidth(SURE_WIDTH)
        self.sure.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        parts = (self.name, arrow, self.choice, 12, self.samples, 12, self.sure)
        self.setLayout(row(*parts, margins=(18, 4, 12, 4)))

    def show_column(self, shown: ColumnMapping, field: str, sureness: fields.Sureness) -> None:
        """What the column is taken for now, in words, and how sure that is."""
        self.choice.show_value(shown.field, field)
        self.samples.setText(" · ".join(" ".join(value.split()) for value in shown.samples) or _("nothing in it"))
        self.sure.setText(f"{sureness.sign} {sureness.word}")
        dress(self.sure, "small", sureness.ink)
        dress(self.name, "title", "text" if shown.field else "muted")
        self.choice.setAccessibleDescription(f"{sureness.word}: {self.samples.text()}")


class ColumnRows(QWidget):
    """The columns by sheet, first those to confirm, then the others as they stand there; what is left out is at the very end.

    `picked` carries a `ColumnMapping` and the field that the user chose for it.
    """

    picked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Key, ColumnRow] = {}
        self._items: dict[tuple[str, str], Items] = {}
        self._mapped: dict[Key, ColumnMapping] = {}
        self._shape: object = None
        self._taken, self._left = QVBoxLayout(), QVBoxLayout()
        self.left = QWidget()
        self._heading = SectionHead(_("Left out"), "")
        for inner in (self._taken, self._left):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(0)
        self.left.setLayout(column(self._heading, self._left))
        self.setLayout(self._taken)

    def show_list(self, found: ListPreview) -> None:
        """Show these columns; rows that are there already stay where they are, so that the focus does too."""
        self._mapped = {(one.sheet, one.index): one for one in found.columns[:_MOST]}
        shape = (found.path, found.kind, tuple((key, one.column) for key, one in self._mapped.items()))
        if shape != self._shape:
            self._shape = shape
            self._rebuild(found)
        doubtful = {name: [one for one in found.labels if one.field == name] for name in ("category", "status")}
        for key, one in self._mapped.items():
            words = doubtful.get(one.field, [])
            unknown = sum(1 for word in words if not word.known)
            sureness = fields.sureness(one, remembered=found.remembered, doubtful=unknown, words=len(words))
            self._rows[key].show_column(one, fields.field_name(fields.kind_of(found.kind, one.field), one.field), sureness)
        self._show_hidden(len(found.columns) - len(self._mapped))

    @property
    def rows(self) -> dict[Key, ColumnRow]:
        """The rows by column."""
        return self._rows

    def _rebuild(self, found: ListPreview) -> None:
        clear(self._taken)
        clear(self._left)
        self._rows = {}
        for key, one in self._mapped.items():
            made = ColumnRow(one, self._offered(fields.kind_of(found.kind, one.field), one.field))
            made.picked.connect(lambda field, key=key: self.picked.emit(self._mapped[key], field))
            self._rows[key] = made
        sheets = list(dict.fromkeys(one.sheet for one in self._mapped.values()))
        for sheet in sheets:
            if len(sheets) > 1:
                self._taken.addWidget(SectionHead(sheet, ""))
            mine = [(key, one) for key, one in self._mapped.items() if one.sheet == sheet]
            for key, one in sorted(mine, key=lambda pair: pair[1].level != "unsure"):
                (self._taken if one.field else self._left).addWidget(self._rows[key])

    def _show_hidden(self, hidden: int) -> None:
        more = ngettext("and {n} column more", "and {n} columns more", hidden).format(n=hidden) if hidden > 0 else ""
        self._heading.detail.setText(more)
        self.left.setVisible(bool(self._left.count() or more))

    def _offered(self, kind: str, field: str) -> Items:
        """The items for a column; the payer's own fields stand only where the program found them."""
        own = field if field.startswith("payer_") else ""
        if (kind, own) not in self._items:
            items = fields.offered(kind)
            if own:
                items.insert(1, (fields.field_name(kind, own), own))
            self._items[kind, own] = Items(items, self)
        return self._items[kind, own]


class SectionHead(QFrame):
    """A heading within the panel, and muted words beside it."""

    def __init__(self, title: str, detail: str) -> None:
        super().__init__()
        self.setObjectName("ruled")
        self.detail = ElidedLabel(detail, "small", "muted")
        self.tools = row(gap=8)
        self.setLayout(row(label(title, "title"), 12, self.detail, self.tools, margins=(18, 12, 12, 10)))
