"""Lists as an Excel workbook: real dates, times and numbers under a header that stays in sight and filters."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date, datetime, time

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from checkin_app.documents.sheets import SheetData, column_widths, tab_name

_A4 = 9
_NUMBER_FORMATS = {datetime: "yyyy-mm-dd hh:mm:ss", date: "yyyy-mm-dd", time: "hh:mm:ss"}


def xlsx(sheets: Sequence[SheetData]) -> bytes:
    """The sheets as a workbook, a tab each. Their texts are safe already (`sheets.safe_sheet`)."""
    book = Workbook(write_only=True)
    names: set[str] = set()
    for sheet in sheets:
        name = tab_name(sheet.title, names)
        names.add(name.casefold())
        _fill(book.create_sheet(name), sheet)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(tab: WriteOnlyWorksheet, sheet: SheetData) -> None:
    for number, width in enumerate(column_widths(sheet), 1):
        tab.column_dimensions[get_column_letter(number)].width = width + 1
    tab.freeze_panes = "A2"
    tab.print_title_rows = "1:1"
    tab.page_setup.orientation = "landscape"
    tab.page_setup.paperSize = _A4
    tab.page_setup.fitToHeight = 0
    tab.sheet_properties.pageSetUpPr.fitToPage = True
    if sheet.header:
        tab.auto_filter.ref = f"A1:{get_column_letter(len(sheet.header))}{len(sheet.rows) + 1}"
    tab.append([_title(tab, text) for text in sheet.header])
    for row in sheet.rows:
        tab.append([_cell(tab, value) for value in row])


def _title(tab: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = _text(tab, text)
    cell.font = Font(bold=True)
    cell.fill = PatternFill("solid", fgColor="E3F2F2")
    cell.alignment = Alignment(vertical="center")
    return cell


def _cell(tab: WriteOnlyWorksheet, value: object) -> WriteOnlyCell | None:
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return _text(tab, value)
    cell = WriteOnlyCell(tab, value)
    if type(value) in _NUMBER_FORMATS:
        cell.number_format = _NUMBER_FORMATS[type(value)]
    return cell


def _text(tab: WriteOnlyWorksheet, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(tab, text)
    cell.data_type = "s"  # whatever it begins with, it is no formula
    return cell
