"""A list on its way into a file: its cells made safe, and said as text where the format knows only text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time

_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
"""First letters that make a spreadsheet run the cell as a formula; the wide ones do in East Asian versions."""

_HARMLESS = re.compile(r"\+\d[\d ().\-/\u00a0\u202f]*|-\d[\d.,' \u00a0\u202f]*%?")
"""Telephone numbers and negative numbers: they begin like a formula and cannot be one that does harm."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What no XML document (a workbook is one) and no UTF-8 file may hold."""

_TAB_FORBIDS = re.compile(r"[\[\]:*?/\\]")
_LONGEST_TAB = 31
_NARROWEST, _WIDEST = 6, 48
"""Column widths in letters of the standard font."""


class Coded(str):
    """Words for people that stand for a code of ours: what programs read (JSON) gets the `code`."""

    __slots__ = ("code",)

    code: str

    @classmethod
    def of(cls, words: str, code: str) -> Coded:
        """`words` for `code`."""
        made = cls(words)
        made.code = code
        return made


@dataclass(frozen=True, slots=True)
class SheetData:
    """A list to write: cells are text, int, float, date, time, datetime (event-local) or None.

    `subtitle` stands beside the title on paper: what event this is, and of when. A title of `header` that is `Coded` is said in
    words on paper, by its code in every other file.
    """

    title: str
    header: list[str]
    rows: list[list[object]]
    subtitle: str = ""


def safe_sheet(sheet: SheetData) -> SheetData:
    """The sheet with every text of it made safe, and each row as wide as the header."""
    width = len(sheet.header)
    header = [_safe_title(text) for text in sheet.header]
    rows = [([_safe(value) for value in row] + [""] * width)[:width] for row in sheet.rows]
    return SheetData(legal(sheet.title), header, rows, legal(sheet.subtitle))


def safe_text(text: str) -> str:
    """`text` with an apostrophe before what a spreadsheet would run as a formula; the importer takes it off again."""
    text = legal(text)
    if text[:1] in _RISKY and text and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def legal(text: str) -> str:
    """`text` as a plain string without the characters that no file may hold."""
    return _FORBIDDEN.sub("", str(text))


def as_text(value: object) -> str:
    """A cell for people and for text files: ISO dates, 24-hour times to the second."""
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "seconds")
    if isinstance(value, time):
        return value.replace(tzinfo=None).isoformat("seconds")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def tab_name(title: str, taken: set[str]) -> str:
    """A name for a tab that spreadsheets accept: short, none of their marks, not one of `taken` (case-folded)."""
    plain = _TAB_FORBIDS.sub(" ", title).strip(" '") or "1"
    name, number = plain[:_LONGEST_TAB], 2
    while name.casefold() in taken:
        ending = f" {number}"
        name, number = plain[: _LONGEST_TAB - len(ending)] + ending, number + 1
    return name


def column_widths(sheet: SheetData) -> list[int]:
    """How many letters wide each column is, so that nearly every cell is read whole."""
    widths = []
    for column, title in enumerate(sheet.header):
        lengths = sorted(len(as_text(row[column])) for row in sheet.rows)
        most = lengths[int(len(lengths) * 0.98)] if lengths else 0  # one endless cell makes no column endless
        widths.append(min(max(most, len(title) + 3, _NARROWEST), _WIDEST))
    return widths


def titles(sheet: SheetData) -> list[str]:
    """The header as programs and spreadsheets read it."""
    return [title.code if isinstance(title, Coded) else title for title in sheet.header]


def _safe_title(title: str) -> str:
    return Coded.of(safe_text(title), safe_text(title.code)) if isinstance(title, Coded) else safe_text(title)


def _safe(value: object) -> object:
    if isinstance(value, Coded):
        return Coded.of(safe_text(value), safe_text(value.code))
    if isinstance(value, bool) or not isinstance(value, int | float | date | time | None):
        return safe_text(str(value))
    if isinstance(value, datetime | time):
        return value.replace(tzinfo=None)  # a workbook knows no zones, and a list is read on the event's clock
    return value
