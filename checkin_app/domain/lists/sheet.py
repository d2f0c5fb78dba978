"""A list of people while it is read: what its columns are, its habits, and what its own name says of everybody in it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists import labels
from checkin_app.domain.lists.judgement import Judgement
from checkin_app.domain.lists.model import Warn
from checkin_app.domain.lists.table import EMPTY, Cell, Row
from checkin_app.domain.lists.text import is_nothing, meaning
from checkin_app.domain.lists.tools import Tools

T = TypeVar("T")

_KEPT = 20_000
"""Values of a part of the row that are remembered at a time."""


@dataclass(slots=True)
class Sheet:
    """A list of people being read: its judgement, the habits of its columns, and what its name says of everybody.

    `categories` and `statuses` are the user's own, by folded word of the list.
    """

    name: str
    judgement: Judgement
    tools: Tools
    last_first: bool | None = None
    us_dates: bool = False
    category: Category | None = None
    status: Status | None = None
    open_confirmed: bool = False
    categories: dict[str, Category] = field(default_factory=dict)
    statuses: dict[str, Status] = field(default_factory=dict)
    warnings: list[Warn] = field(default_factory=list)
    _parts: dict[str, tuple[tuple[int, ...], dict[Hashable, Any]]] = field(default_factory=dict)

    def begin_section(self, title: str) -> None:
        """What a heading within the list ("EXPOSANTS", "Annulés") says of the rows below it, where no column says it."""
        self.category = labels.category(title) or self.category
        self.status = status_of_title(title)
        self._parts.clear()

    def once(self, row: Row, work: Callable[[Sheet, Row], T], *names: str) -> T:
        """`work(self, row)`, worked out once for all rows that agree in the columns of the fields `names`.

        They are the only ones that it reads, and `names[0]` is its own. What it warns of is said of each row.
        """
        part = self._parts.get(names[0])
        if part is None:
            part = self._parts[names[0]] = (self._columns(names), {})
        columns, known = part
        cells = row.cells
        width = len(cells)
        key: Hashable
        if len(columns) == 1:
            key = cells[columns[0]] if columns[0] < width else EMPTY
        else:
            key = tuple([cells[i] if i < width else EMPTY for i in columns])
        if key in known:
            found: T = known[key]
            return found
        warned = len(self.warnings)
        found = work(self, row)
        if len(self.warnings) == warned:
            if len(known) >= _KEPT:
                known.clear()
            known[key] = found
        return found

    def _columns(self, names: tuple[str, ...]) -> tuple[int, ...]:
        tables = (self.judgement.fields, self.judgement.payer)
        return tuple(dict.fromkeys(i for table in tables for name in names for i in table.get(name, ())))

    def first(self, row: Row, name: str) -> str:
        """The first value of a field that says something, cleaned; nothing is said of errors."""
        cells = row.cells
        for index in self.judgement.fields.get(name, ()):
            if index < len(cells) and (found := meaning(cells[index].text)):
                return found
        return ""

    def warn(self, code: str, row: Row, **facts: object) -> None:
        """Note something to look at in `row`."""
        self.warnings.append(Warn(code, row.number, facts, self.name))

    def cells(self, row: Row, name: str, payer: bool = False) -> list[Cell]:
        """The row's cells of the columns of a field that say something, best first."""
        columns = (self.judgement.payer if payer else self.judgement.fields).get(name)
        if not columns:
            return []
        cells = row.cells
        return [cells[i] for i in columns if i < len(cells) and meaning(cells[i].text)]

    def text(self, row: Row, name: str) -> str:
        """The first value of a field, cleaned; a spreadsheet's error is nothing, and said."""
        columns = self.judgement.fields.get(name)
        if not columns:
            return ""
        for index in columns:
            cell = row.cells[index] if index < len(row.cells) else EMPTY
            if cell.kind == "error" or (cell.text[:1] == "#" and is_nothing(cell.text)):
                self.warn("cell_error", row, field=name, value=cell.text)
            elif found := meaning(cell.text):
                return found
        return ""


def status_of_title(name: str) -> Status | None:
    """The state that a sheet's name or a heading announces ("Annulés"), None where it says nothing."""
    found = labels.status(name)
    return found if found is Status.CANCELLED or found is Status.PENDING else None
