"""The rows that did not come in, as a file beside the list: its own columns, the row's number and the reason.

It is corrected and imported again as it is: the two columns that we add end in "(Accueil)" and are no part of the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checkin_app.documents import exports
from checkin_app.documents.exports import SheetData
from checkin_app.domain.lists.model import ReadList, RowReason
from checkin_app.wording import _, in_context, row_reason

_WORKBOOKS = frozenset({"xlsx", "xlsb", "xls", "ods"})


def file_beside(path: Path, read: ReadList) -> Path:
    """Where the rejected rows of a list go: "guests.rejected.csv", or XLSX where the list is a workbook."""
    return path.with_name(f"{path.stem}.rejected.{'xlsx' if read.container.format in _WORKBOOKS else 'csv'}")


def write(path: Path, read: ReadList, rejected: Sequence[RowReason]) -> Path | None:
    """Write the rejected rows of the list `path` beside it; None when there is none.

    Formulas are neutralised as in every export. Raises EnvironmentProblem when the folder or the disk says no.
    """
    if not rejected:
        return None
    target = file_beside(path, read)
    exports.write_table(target, tables(read, rejected))
    return target


def tables(read: ReadList, rejected: Sequence[RowReason]) -> list[SheetData]:
    """The rejected rows as tables, one a sheet of the list."""
    return [
        _table(read, sheet, [row for row in rejected if row.sheet == sheet])
        for sheet in dict.fromkeys(row.sheet for row in rejected)
    ]


def _table(read: ReadList, sheet: str, rows: Sequence[RowReason]) -> SheetData:
    header = _header(read, sheet, max(len(row.cells) for row in rows))
    blanks = [""] * len(header)
    body: list[list[object]] = [
        [*(*row.cells, *blanks)[: len(header)], row.row, row_reason(row.reason, **row.facts)] for row in rows
    ]
    ours = [f"{title} (Accueil)" for title in (in_context("of a list", "Row"), _("Reason"))]
    return SheetData(sheet or _("Rejected rows"), [*header, *ours], body)


def _header(read: ReadList, sheet: str, width: int) -> list[str]:
    """The columns' own names; where the list has none, what each was taken for, which is understood when it comes again."""
    columns = {column.index: column for column in read.mapping if column.sheet == sheet}
    width = max(width, *(index + 1 for index in columns), 0) if columns else width
    names = []
    for index in range(width):
        column = columns.get(index)
        names.append((column.column or column.field) if column else "")
    return names
