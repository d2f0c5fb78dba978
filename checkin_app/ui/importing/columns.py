"""The columns of a list: what each became, three of its values, how sure that is, and the choice of something else."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from checkin_app.domain.lists.model import ColumnMapping
from checkin_app.services.import_preview import ListPreview
from checkin_app.ui.importing import fields
from checkin_app.ui.importing.choosing import Items, SharedChoice
from checkin_app.ui.importing.painted import EDGE, PaintedRow, Words
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import clear, column, label, row
from checkin_app.wording import _, ngettext

NAME_WIDTH, ARROW_WIDTH, CHOICE_WIDTH, SURE_WIDTH = 158, 26, 190, 140
_GAP = 12
_MOST = 250
"""Columns that are shown; a sheet with more of them has empty ones out to the right."""

Key = tuple[str, int]
"""A column: its sheet and its place there."""


class ColumnRow(PaintedRow):
    """One column. `picked` carries the field that the user chose for it."""

    picked = Signal(str)

    def __init__(self, shown: ColumnMapping, items: Items) -> None:
        self.name = shown.column or _("column {n}").format(n=shown.index + 1)
        super().__init__(SharedChoice(items, _("What “{column}” is").format(column=self.name), CHOICE_WIDTH))
        self.samples = self.sure = ""
        self._taken, self._ink = True, "text"
        self.choice.picked.connect(self.picked)
        self.put_choice(EDGE + NAME_WIDTH + ARROW_WIDTH)

    def show_column(self, shown: ColumnMapping, field: str, sureness: fields.Sureness) -> None:
        """What the column is taken for now, in words, and how sure that is."""
        self.choice.show_value(shown.field, field)
        self.samples = " · ".join(" ".join(value.split()) for value in shown.samples) or _("nothing in it")
        self.sure = f"{sureness.sign} {sureness.word}"
        self._taken, self._ink = bool(shown.field), sureness.ink
        self.choice.setAccessibleDescription(f"{sureness.word}: {self.samples}")
        self.setToolTip(f"{self.name}\n{self.samples}")
        self.update()

    def words(self) -> list[Words]:
        """The column's name, its first values, and how sure it is what it is."""
        sure = self.width() - _GAP - SURE_WIDTH
        arrow = EDGE + NAME_WIDTH
        return [
            Words(self.name, EDGE, arrow - 4, "title", "text" if self._taken else "muted"),
            Words("→", arrow, arrow + ARROW_WIDTH, ink="muted"),
            Words(self.samples, self.choice.geometry().right() + _GAP, sure - _GAP, ink="muted"),
            Words(self.sure, sure, sure + SURE_WIDTH, "small", self._ink),
        ]


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

    def choices(self, *, taken: bool) -> list[QWidget]:
        """The choices as they lie under each other: of the columns that were taken for something, or of those left out."""
        inner = self._taken if taken else self._left
        items = (inner.itemAt(at) for at in range(inner.count()))
        rows = [item.widget() for item in items if item]
        return [made.choice for made in rows if isinstance(made, ColumnRow)]

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
