"""The index of exhibitors on paper: by name and by stand, in columns, each name whole on as many lines as it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from checkin_app.documents import palette
from checkin_app.documents.drawing import Page, Stroke, Style, Words, one_line
from checkin_app.documents.fonts import Font, drawable, font
from checkin_app.domain.floorplan import StandView
from checkin_app.domain.layout import Align, Weight
from checkin_app.domain.names import fold

COLUMN_GAP = 16.0
_LEAST_COLUMN, _MOST_COLUMN = 158.0, 250.0
_DESK_COLUMN = 330.0


class Row(NamedTuple):
    """A line of the index: `left` is what it is looked up by, `right` what is found; a heading has no `right`.

    `note` stands between them, smaller: a contact with a telephone number. `strong`: the left is a stand's number.
    """

    left: str
    right: str = ""
    note: str = ""
    heading: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """How large the index is set: points of the letters and from one line to the next."""

    size: float = 8.0
    line: float = 11.5


BESIDE = Type(7.8, 10.4)
ON_PAGES = Type(8.4, 12.4)
_HEADING = 1.45
"""Lines that a heading takes, with the air above it; at the top of a column one is enough."""


class Cell(NamedTuple):
    """A row as it is set in a column: the lines of its name."""

    row: Row
    lines: tuple[str, ...]


def by_name(views: Sequence[StandView], halls: Mapping[str, str], *, letters: bool) -> list[Row]:
    """Every exhibitor, co-exhibitors too, with their stands, by the alphabet without accents.

    `halls` names the hall of each stand where there are several; `letters`: a heading for each initial.
    """
    held: dict[str, tuple[str, list[str]]] = {}
    for view in sorted(views, key=lambda view: view.stand.number):
        hall = halls.get(view.stand.hall, "")
        said = f"{view.stand.number} ({hall})" if hall else view.stand.number
        for exhibitor in filter(None, (view.exhibitor, *view.guests)):
            held.setdefault(exhibitor.id, (exhibitor.name, []))[1].append(said)
    named = sorted(held.values(), key=lambda found: (_sort_key(found[0]), found[1]))
    rows = [(name, ", ".join(stands)) for name, stands in named]
    if not letters:
        return [Row(name, stands) for name, stands in rows]
    made: list[Row] = []
    for letter, group in groupby(rows, key=lambda found: _initial(found[0])):
        made.append(Row(letter, heading=True))
        made += [Row(name, stands) for name, stands in group]
    return made


def by_stand(views: Sequence[StandView], halls: Mapping[str, str], notes: Mapping[str, str]) -> list[Row]:
    """Every stand that somebody holds, hall by hall, with its holder and their co-exhibitors. `notes` by stand number."""
    made: list[Row] = []
    held = sorted(
        (view for view in views if view.exhibitor), key=lambda view: (halls.get(view.stand.hall, ""), view.stand.number)
    )
    for hall, group in groupby(held, key=lambda view: halls.get(view.stand.hall, "")):
        if hall:
            made.append(Row(hall, heading=True))
        for view in group:
            names = [exhibitor.name for exhibitor in (view.exhibitor, *view.guests) if exhibitor]
            made.append(Row(view.stand.number, " + ".join(names), notes.get(view.stand.number, ""), strong=True))
    return made


def _sort_key(name: str) -> tuple[bool, str, str]:
    folded = fold(name)
    return not folded, folded, name


def _initial(name: str) -> str:
    first = fold(name)[:1].upper()
    if not first:
        return "…"
    return first if first.isalpha() else "0–9"


# ---------------------------------------------------------------- setting


def cells(rows: Sequence[Row], width: float, type_: Type) -> list[Cell]:
    """The rows as they are set in a column of `width` points."""
    number = _number_width(rows, width, type_)
    return [Cell(row, _lines(row, width, number, type_)) for row in rows]


def height(set_: Sequence[Cell], type_: Type) -> float:
    """Points that a column of these needs."""
    return sum(_high(cell, type_, first=place == 0) for place, cell in enumerate(set_))


def _high(cell: Cell, type_: Type, *, first: bool) -> float:
    return type_.line * (_HEADING if cell.row.heading and not first else len(cell.lines))


def columns_for(rows: Sequence[Row], width: float, type_: Type, *, notes: bool) -> tuple[int, float]:
    """How many columns suit these rows on `width` points, and how wide each is."""
    wanted = _DESK_COLUMN if notes else _wanted(rows, type_)
    count = max(int((width + COLUMN_GAP) // (wanted + COLUMN_GAP)), 1)
    return count, (width - (count - 1) * COLUMN_GAP) / count


def _wanted(rows: Sequence[Row], type_: Type) -> float:
    """A column in which nearly all the rows fit on one line."""
    regular = font(Weight.REGULAR)
    lengths = sorted((regular.width(row.left) + regular.width(row.right)) * type_.size + 14 for row in rows)
    longest = lengths[int(len(lengths) * 0.95)] if lengths else 0.0
    return min(max(longest, _LEAST_COLUMN), _MOST_COLUMN)


def columns_needed(set_: Sequence[Cell], room: float, type_: Type) -> int:
    """How many columns of `room` points these cells fill."""
    return len(_page_of(list(set_), len(set_), room, type_)[0]) if set_ else 0


def filled(set_: Sequence[Cell], count: int, room: float, type_: Type) -> Iterator[list[list[Cell]]]:
    """The cells page by page, each a list of `count` columns no higher than `room`; the last page in columns of like height."""
    left = list(set_)
    while left:
        columns, rest = _page_of(left, count, room, type_)
        if not rest:
            columns = _balanced(left, count, room, type_)
        yield columns
        left = rest


def _page_of(set_: list[Cell], count: int, room: float, type_: Type) -> tuple[list[list[Cell]], list[Cell]]:
    columns: list[list[Cell]] = [[]]
    used = 0.0
    for place, cell in enumerate(set_):
        high = _high(cell, type_, first=not columns[-1])
        # A heading at a column's foot would be without what it heads.
        if columns[-1] and used + high + (type_.line if cell.row.heading else 0.0) > room:
            if len(columns) == count:
                return columns, set_[place:]
            columns.append([])
            used, high = 0.0, _high(cell, type_, first=True)
        columns[-1].append(cell)
        used += high
    return columns, []


def _balanced(set_: list[Cell], count: int, room: float, type_: Type) -> list[list[Cell]]:
    low, high = height(set_, type_) / count * 0.9, room
    for _step in range(12):
        middle = (low + high) / 2
        if _page_of(set_, count, middle, type_)[1]:
            low = middle
        else:
            high = middle
    return _page_of(set_, count, high, type_)[0]


def draw_column(page: Page, column: Sequence[Cell], x: float, y: float, width: float, type_: Type) -> None:
    """The cells under each other, a hairline under each."""
    number = _number_width([cell.row for cell in column], width, type_)
    for place, cell in enumerate(column):
        y += _high(cell, type_, first=place == 0)
        page.place(list(_cell_words(cell, x, y - len(cell.lines) * type_.line, width, number, type_)))
        if not cell.row.heading:
            page.add(Stroke(x, y, x + width, y, palette.LINE, 0.4))


def _cell_words(cell: Cell, x: float, y: float, width: float, number: float, type_: Type) -> Iterator[Words]:
    row, size = cell.row, type_.size
    bold, plain = Style(Weight.BOLD, palette.TEXT), Style(colour=palette.TEXT)
    if row.heading:
        yield one_line(row.left, x, y + type_.line * 0.72, size * 1.1, Style(Weight.BOLD, palette.ACCENT))
        return
    baseline = y + type_.line * 0.5 + size * 0.36
    left = x + number if row.strong else x
    for place, line in enumerate(cell.lines):
        indent = 0.0 if row.strong or place == 0 else size
        yield one_line(line, left + indent, baseline + place * type_.line, size, plain)
    if row.strong:
        yield one_line(row.left, x, baseline, size, bold)
        if row.note:
            yield one_line(row.note, x + width, baseline, size - 0.8, Style(colour=palette.MUTED, align=Align.RIGHT))
    else:
        for place, line in enumerate(_wrapped(row.right, width * 0.45, Weight.BOLD, size)):
            yield one_line(line, x + width, baseline + place * type_.line, size, bold._replace(align=Align.RIGHT))


def _number_width(rows: Sequence[Row], width: float, type_: Type) -> float:
    """Where the names start in a list by stand."""
    bold = font(Weight.BOLD)
    longest = max((bold.width(drawable(row.left, bold)[0]) for row in rows if row.strong), default=0.0)
    return min(longest * type_.size + type_.size * 0.9, width * 0.4)


def _lines(row: Row, width: float, number: float, type_: Type) -> tuple[str, ...]:
    if row.heading:
        return (row.left,)
    if row.strong:
        note = font(Weight.REGULAR).width(drawable(row.note, font(Weight.REGULAR))[0]) * (type_.size - 0.8)
        room = width - number - (note + 8 if row.note else 0)
        return _wrapped(row.right, max(room, width * 0.3), Weight.REGULAR, type_.size)
    stands = _wrapped(row.right, width * 0.45, Weight.BOLD, type_.size)
    bold = font(Weight.BOLD)
    taken = max((bold.width(line) * type_.size for line in stands), default=0.0)
    lines = _wrapped(row.left, width - taken - 8 - type_.size, Weight.REGULAR, type_.size)
    return lines + ("",) * (len(stands) - len(lines))


def _wrapped(text: str, width: float, weight: Weight, size: float) -> tuple[str, ...]:
    """The text on lines of `width` points, whole; a word longer than a line goes on on the next."""
    typeface = font(weight)
    room = width / size
    lines: list[str] = []
    line = ""
    for word in drawable(text, typeface)[0].split():
        longer = f"{line} {word}" if line else word
        if typeface.width(longer) <= room:
            line = longer
            continue
        if line:
            lines.append(line)
        *torn, line = _torn(word, room, typeface)
        lines += torn
    return (*lines, line)


def _torn(word: str, room: float, typeface: Font) -> list[str]:
    """A word in pieces of `room` em; most words are one."""
    pieces = []
    while typeface.width(word) > room and len(word) > 1:
        end = next((end for end in range(len(word) - 1, 1, -1) if typeface.width(word[:end]) <= room), 1)
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]
