"""Text -> records: any delimiter, quotes that may be broken, lines that may be cut.

Python's `csv` swallows the rest of a file into one cell where a quote is never closed; this reader closes it at the line's
end, says so, and keeps the people below.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from checkin_app.domain.lists.table import EMPTY, Cell, Row
from checkin_app.errors import InputProblem

DELIMITERS = (";", ",", "\t", "|", "~", "^")
MAX_ROWS = 200_000
"""Records of a text; a list of people that is longer is something else."""
MAX_COLUMNS = 16384
"""Cells of a record: what a spreadsheet can hold."""
MAX_CELLS = 4_000_000
"""Cells of a whole text."""
MAX_CELL = 32767
"""Letters: what a spreadsheet's cell can hold; a longer one is damage."""
_SEPARATOR_LINE = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
_MAX_LINES_IN_CELL = 60


@dataclass(slots=True)
class Records:
    """What was read. `warnings` are (code, facts)."""

    rows: list[Row]
    delimiter: str
    warnings: list[tuple[str, dict[str, object]]] = field(default_factory=list)


def read_text(text: str, cut: bool = False) -> Records:
    """Cut `text` into records; `cut` says that its last letter was incomplete."""
    text = text.replace("\x00", "").removeprefix("\ufeff")
    separator, text = _declared(text)
    delimiter = separator or _delimiter(text)
    records = _Reader(text, delimiter).read()
    if not separator and (inner := _quoted_whole(records.rows)):
        records = _Reader("\n".join(inner), _delimiter("\n".join(inner))).read()
    _own_header_delimiter(records)
    _mark_cut_end(records, text, cut)
    if separator:
        line = Row(1, (Cell(f"sep={separator}"),), "separator_line")
        records.rows = [line, *(Row(r.number + 1, r.cells, r.flaw) for r in records.rows)]
    return records


def _declared(text: str) -> tuple[str, str]:
    """A first line "sep=;" and what follows it."""
    line, end, rest = text.partition("\n")
    match = _SEPARATOR_LINE.fullmatch(line.rstrip("\r"))
    return (match[1], rest) if match and end else ("", text)


def _delimiter(text: str) -> str:
    """The delimiter that cuts most lines into the same number of cells, more than one. "" if none does."""
    lines = [line for line in _outside_quotes(text[:400_000]).split("\n") if line.strip()][:200]
    best, best_points = "", 0.0
    for delimiter in DELIMITERS:
        counts = Counter(line.count(delimiter) for line in lines)
        counts.pop(0, None)
        if not counts:
            continue
        usual, often = max(counts.items(), key=lambda item: (item[1], item[0]))
        points = often / len(lines) * min(usual, 8) ** 0.5
        if points > best_points and (often > 1 or len(lines) == 1 or len(lines) == often):
            best, best_points = delimiter, points
    return best if best_points > 0.2 else ""


def _outside_quotes(text: str) -> str:
    return re.sub(r'"(?:[^"\n]|"")*+"', '""', text)


class _Cells(dict[str, Cell]):
    """The cell of each text: most of a list's values stand in many rows, and need be kept once."""

    def __missing__(self, text: str) -> Cell:
        self[text] = cell = Cell(text)
        return cell


class _Reader:
    """A scanner over the whole text; every step moves forward, so that its time is in proportion to the text."""

    def __init__(self, text: str, delimiter: str) -> None:
        self.text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.delimiter = delimiter or "\x1f"
        stop = re.escape(self.delimiter)
        self.plain = re.compile(rf"[^{stop}\n]*")
        self.quoted = re.compile(r'[ ]*"((?:[^"]|"")*+)"[ ]*+')
        self.effort = 8 * len(text) + 100_000
        """Letters that may be looked at in vain for closing quotes: the time stays in proportion, whatever the text."""
        self.warnings: list[tuple[str, dict[str, object]]] = []
        self.cells = _Cells({"": EMPTY})

    def read(self) -> Records:
        """All records; a newline at the end begins no other."""
        rows: list[Row] = []
        at, size, count = 0, len(self.text), 0
        while at < size:
            end = self.text.find("\n", at)
            end = size if end < 0 else end
            if end - at <= MAX_CELL and '"' not in (line := self.text[at:end]):
                cells, flaw, at = [self.cells[value] for value in line.split(self.delimiter)], "", end + 1
            else:
                cells, flaw, at = self._record(at, len(rows) + 1)
            rows.append(Row(len(rows) + 1, tuple(cells), flaw))
            count += len(cells)
            if count > MAX_CELLS or len(rows) > MAX_ROWS:
                raise InputProblem("too_many_rows", limit=MAX_ROWS)
        delimiter = "" if self.delimiter == "\x1f" else self.delimiter
        return Records(rows, delimiter, self.warnings)

    def _record(self, at: int, number: int) -> tuple[list[Cell], str, int]:
        cells: list[Cell] = []
        flaw = ""
        while True:
            value, at, trouble = self._cell(at)
            if trouble and len(self.warnings) < 100:
                self.warnings.append(("unbalanced_quote", {"row": number}))
            if len(value) > MAX_CELL:
                flaw, value = "value_too_long", value[:100]
            cells.append(Cell(value) if value else EMPTY)
            if len(cells) > MAX_COLUMNS:
                raise InputProblem("too_many_columns", limit=MAX_COLUMNS)
            if at >= len(self.text) or self.text[at] == "\n":
                return cells, flaw, at + 1
            at += 1

    def _cell(self, at: int) -> tuple[str, int, bool]:
        """The value, where it ends, and whether its quote was never closed."""
        start = at
        while start < len(self.text) and self.text[start] == " ":
            start += 1
        if start < len(self.text) and self.text[start] == '"':
            match = self.quoted.match(self.text, at) if self.effort > 0 else None
            if match and self._ends(match.end()) and not self._swallows(match[1]):
                return match[1].replace('""', '"'), match.end(), False
            self.effort -= match.end() - at if match else len(self.text) - at
            plain = self._plain(at)
            value = plain.lstrip(" ")
            return value[1:].replace('""', '"'), at + len(plain), not value.rstrip().endswith('"')
        plain = self._plain(at)
        return plain, at + len(plain), False

    def _ends(self, at: int) -> bool:
        return at >= len(self.text) or self.text[at] in (self.delimiter, "\n")

    def _plain(self, at: int) -> str:
        match = self.plain.match(self.text, at)
        return match[0] if match else ""

    def _swallows(self, value: str) -> bool:
        """Whether a quoted cell holds whole records: many lines, or lines with as many delimiters as a record."""
        lines = value.split("\n")
        if len(lines) > _MAX_LINES_IN_CELL:
            return True
        whole = [line for line in lines[1:-1] if line.strip()]
        return bool(whole) and all(line.count(self.delimiter) >= 3 for line in whole)


def _quoted_whole(rows: list[Row]) -> list[str]:
    """The lines of a list whose every record was quoted as one cell."""
    texts = [row.cells[0].text for row in rows if row.cells and not row.blank]
    if len(texts) < 2 or any(len(row.cells) > 1 for row in rows):
        return []
    delimiter = _delimiter("\n".join(texts))
    fit = sum(delimiter in text for text in texts) if delimiter else 0
    return [row.cells[0].text if row.cells else "" for row in rows] if fit == len(texts) else []


def _own_header_delimiter(records: Records) -> None:
    """A header that was typed with another delimiter than the lines below it."""
    if not records.rows or len(records.rows) < 2 or len(records.rows[0].cells) != 1:
        return
    usual = Counter(len(row.cells) for row in records.rows[1:]).most_common(1)[0][0]
    text = records.rows[0].cells[0].text
    for other in DELIMITERS:
        parts = text.split(other)
        if usual > 1 and len(parts) == usual:
            records.rows[0] = Row(1, tuple(Cell(part) for part in parts))
            facts: dict[str, object] = {"header": other, "lines": records.delimiter}
            records.warnings.append(("inconsistent_delimiter", facts))
            return


def _mark_cut_end(records: Records, text: str, cut: bool) -> None:
    """A download that stopped: the last line has no end, and fewer cells than the others or an open quote."""
    rows = records.rows
    if len(rows) < 3 or text.endswith(("\n", "\r")):
        return
    usual = Counter(len(row.cells) for row in rows[:-1]).most_common(1)[0][0]
    last = rows[-1]
    quote_open = any(code == "unbalanced_quote" and facts.get("row") == last.number for code, facts in records.warnings)
    if len(last.cells) < usual and (cut or quote_open or len(last.cells) < usual - 1):
        rows[-1] = Row(last.number, last.cells, "truncated_row")
        records.warnings.append(("file_cut", {"row": last.number}))
    elif cut:
        records.warnings.append(("file_cut", {"row": last.number}))
