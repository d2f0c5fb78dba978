"""A list as it lies in its file, before anything is understood: tables of rows of cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Cell(NamedTuple):
    """One cell. `text` is what a reader would see; `kind` what the file says it is.

    `kind`: "text", "number" (written without a needless ".0"), "date" (ISO), "bool" ("true"/"false"), "error" ("#N/A").
    """

    text: str = ""
    kind: str = "text"


EMPTY = Cell()


@dataclass(frozen=True, slots=True)
class Row:
    """One record. `number` counts records from 1, blank ones included, as a spreadsheet does.

    `flaw` is a reason code when the file itself is damaged there ("value_too_long", "truncated_row",
    "unbalanced_quote", "separator_line"), else "".
    """

    number: int
    cells: tuple[Cell, ...]
    flaw: str = ""
    hidden: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return all(not text or text.isspace() for text, _kind in self.cells)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet of a workbook, or a text file's only table. `hidden` sheets are lists of choices, not of people."""

    name: str
    rows: tuple[Row, ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Book:
    """A file's tables and how they were read. `warnings` are (code, facts) pairs about the file as a whole."""

    format: str
    tables: tuple[Table, ...]
    encoding: str = ""
    delimiter: str = ""
    warnings: tuple[tuple[str, dict[str, object]], ...] = ()
