"""The fate of rows before they are understood: titles, blanks, repeated headers, totals, damage."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checkin_app.domain.lists import labels
from checkin_app.domain.lists.emails import looks_like_email
from checkin_app.domain.lists.heading import repeats
from checkin_app.domain.lists.model import RowReason
from checkin_app.domain.lists.table import Cell, Row
from checkin_app.domain.lists.text import clean, words

REJECTED = frozenset({"value_too_long", "truncated_row", "too_many_fields", "no_identity", "unassigned_ticket"})
"""Reasons that keep a person out, perhaps; the others explain rows that hold nobody."""


def reason(row: Row, code: str, sheet: str, **facts: object) -> RowReason:
    """Why `row` stays out, with its cells for the rejected-rows file."""
    return RowReason(row.number, code, facts, tuple(cell.text[:1000] for cell in row.cells), sheet)


def above(rows: Sequence[Row], sheet: str) -> list[RowReason]:
    """The rows above the header: titles, blanks, "sep=;"."""
    return [reason(row, row.flaw or ("blank_row" if row.blank else "title_row"), sheet) for row in rows]


def aside(row: Row, header: Sequence[str], sheet: str, names: Sequence[int]) -> RowReason | None:
    """Why the row holds nobody, or None. `names` are the columns of names."""
    if row.flaw:
        return reason(row, row.flaw, sheet)
    if row.blank:
        return reason(row, "blank_row", sheet)
    if header and repeats(row, header):
        return reason(row, "repeated_header", sheet)
    for text, _kind in row.cells:
        if "@" in text and looks_like_email(text):
            return None
    filled = [(i, clean(cell.text)) for i, cell in enumerate(row.cells) if cell.text.strip()]
    if len(filled) <= 4 and labels.is_total(filled[0][1]) and (len(filled) > 1 or any(c.isdigit() for c in filled[0][1])):
        return reason(row, "total_row", sheet)
    if len(filled) == 1 and len(header) > 2:
        index, text = filled[0]
        if _is_section(text) or (index in names and len(words(text)) > 6) or re.fullmatch(r"[\W_]+", text):
            return reason(row, "section_row", sheet)
    return None


def _is_section(text: str) -> bool:
    """A heading within the list ("EXPOSANTS", "Page 2", "-- fin --") rather than a lonely name."""
    tokens = words(text)
    if not tokens:
        return True
    if tokens[0] in ("page", "suite", "fin", "end", "fi", "ende", "fine", "seite", "total"):
        return True
    return labels.category(text) is not None and len(tokens) <= 3


def refit(row: Row, width: int) -> Row | None:
    """A row with more cells than the header, put right where that is sure; None where it is not.

    A delimiter within a cell that nobody quoted leaves its mark: the next cell begins with a space ("Dupont, Durand"),
    which no other cell of the row does. Cells are never shifted without such a sign.
    """
    extra = [cell for cell in row.cells[width:] if cell.text.strip()]
    if not extra:
        return row
    cells = list(row.cells)
    while cells and not cells[-1].text.strip() and len(cells) > width:
        cells.pop()
    over = len(cells) - width
    marked = [i for i, cell in enumerate(cells) if i and re.match(r" \S", cell.text)]
    if len(marked) != over:
        return None
    for i in reversed(marked):
        cells[i - 1 : i + 1] = [Cell(f"{cells[i - 1].text},{cells[i].text}")]
    return Row(row.number, tuple(cells), row.flaw, row.hidden)
