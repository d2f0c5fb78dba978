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


class Note(NamedTuple):
    """What the desk knows of a stand: how many have come ("1/2"), whom to call, their number; a state worth saying."""

    come: str = ""
    contact: str = ""
    phone: str = ""
    state: str = ""


class Row(NamedTuple):
    """A line of the index: `left` is what it is looked up by, `right` what is found; a heading has no `right`.

    `note` is at the end of the line, smaller. `strong`: the left is a stand's number.
    """

    left: str
    right: str = ""
    note: Note = Note()
    heading: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Type:
    """How large the index is set: points of the letters and from one line to the next."""

    size: float = 8.0
    line: float = 11.5

    @property
    def note(self) -> float:
        """Points of what the desk is told beside a name."""
        return self.size - 0.6


BESIDE = Type(7.8, 10.4)
ON_PAGES = Type(8.4, 12.4)
_HEADING = 1.45
"""Lines that a heading takes, with the air above it; at the top of a column one is enough."""


class Tabs(NamedTuple):
    """Where the parts of a line begin in a list by stand, in points: the name, the contact; where the name ends."""

    name: float
    end: float
    contact: float


class Cell(NamedTuple):
    """A row as it is set in a column: the lines of its name and of its contact, where they begin, how many lines it takes."""

    row: Row
    lines: tuple[str, ...]
    contact: tuple[str, ...]
    tabs: Tabs

    @property
    def high(self) -> int:
        """How many lines it takes."""
        return max(len(self.lines), len(self.contact), 1)


def by_name(views: Sequence[StandView], halls: Mapping[str, str], *, letters: bool) -> list[Row]:
    """Every exhibitor, co-exhibitors too, with their stands, by the alphabet without accents.

    `halls` names the hall of each stand where there are several; `letters`: a heading for each initial.
    """
    held: dict[str, tuple[str, dict[str, list[str]]]] = {}
    for view in sorted(views, key=lambda view: view.stand.number):
        hall = halls.get(view.stand.hall, "")
        for exhibitor in filter(None, (view.exhibitor, *view.guests)):
            held.setdefault(exhibitor.id, (exhibitor.name, {}))[1].setdefault(hall, []).append(view.stand.number)
    rows = sorted(
        ((name, _stands(by_hall)) for name, by_hall in held.values()), key=lambda found: (_sort_key(found[0]), found[1])
    )
    if not letters:
        return [Row(name, stands) for name, stands in rows]
    made: list[Row] = []
    for letter, group in groupby(rows, key=lambda found: _initial(found[0])):
        made.append(Row(letter, heading=True))
        made += [Row(name, stands) for name, stands in group]
    return made


def by_stand(views: Sequence[StandView], halls: Mapping[str, str], notes: Mapping[str, Note]) -> list[Row]:
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
            note = notes.get(view.stand.number, Note())
            said = " · ".join(part for part in (" + ".join(names), note.state) if part)
            made.append(Row(view.stand.number, said, note, strong=True))
    return made


def _stands(by_hall: Mapping[str, Sequence[str]]) -> str:
    """The numbers, each hall said once behind those that are in it."""
    said = {hall: ", ".join(numbers) for hall, numbers in by_hall.items()}
    return ", ".join(f"{numbers} ({hall})" if hall else numbers for hall, numbers in said.items())


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
    tabs, room = _tabs(rows, width, type_)
    made = []
    for row in rows:
        contact = _wrapped(row.note.contact, room, Weight.REGULAR, type_.note)
        made.append(Cell(row, _lines(row, width, tabs, type_), contact if row.note.contact else (), tabs))
    return made


def _tabs(rows: Sequence[Row], width: float, type_: Type) -> tuple[Tabs, float]:
    """Where the parts of the lines of a column begin, and the room for a contact."""
    number = min(_longest([row.left for row in rows if row.strong], Weight.BOLD) * type_.size + type_.size * 0.9, width * 0.4)
    come, contact, phone = (_longest([row.note[part] for row in rows], Weight.REGULAR) * type_.note + 0.5 for part in range(3))
    contact = min(contact, width * 0.3)
    if come + contact + phone < 2:
        return Tabs(number, width, width), 0.0
    begin = width - phone - contact - 8
    return Tabs(number, begin - come - 14, begin), contact


def _longest(texts: Sequence[str], weight: Weight) -> float:
    typeface = font(weight)
    return max((typeface.width(drawable(text, typeface)[0]) for text in texts if text), default=0.0)


def height(set_: Sequence[Cell], type_: Type) -> float:
    """Points that a column of these needs."""
    return sum(_high(cell, type_, first=place == 0) for place, cell in enumerate(set_))


def _high(cell: Cell, type_: Type, *, first: bool) -> float:
    return type_.line * (_HEADING if cell.row.heading and not first else cell.high)


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
    for place, cell in enumerate(column):
        y += _high(cell, type_, first=place == 0)
        top = y - cell.high * type_.line
        if cell.row.heading:
            page.add(one_line(cell.row.left, x, top + type_.line * 0.72, type_.size * 1.1, Style(Weight.BOLD, palette.ACCENT)))
            continue
        page.place(
            list(_by_stand_words(cell, x, top, width, type_) if cell.row.strong else _by_name_words(cell, x, top, width, type_))
        )
        page.add(Stroke(x, y, x + width, y, palette.LINE, 0.4))


def _by_name_words(cell: Cell, x: float, y: float, width: float, type_: Type) -> Iterator[Words]:
    """The name, the lines after its first set in a little; the stands at the right."""
    size, baseline = type_.size, y + type_.line * 0.5 + type_.size * 0.36
    for place, line in enumerate(cell.lines):
        yield one_line(line, x + (size if place else 0.0), baseline + place * type_.line, size, Style(colour=palette.TEXT))
    for place, line in enumerate(_wrapped(cell.row.right, width * 0.45, Weight.BOLD, size)):
        yield one_line(line, x + width, baseline + place * type_.line, size, Style(Weight.BOLD, palette.TEXT, Align.RIGHT))


def _by_stand_words(cell: Cell, x: float, y: float, width: float, type_: Type) -> Iterator[Words]:
    """The number, the name, and for the desk in columns of their own who has come and whom to call."""
    size, baseline, tabs, note = type_.size, y + type_.line * 0.5 + type_.size * 0.36, cell.tabs, cell.row.note
    yield one_line(cell.row.left, x, baseline, size, Style(Weight.BOLD, palette.TEXT))
    for place, line in enumerate(cell.lines):
        yield one_line(line, x + tabs.name, baseline + place * type_.line, size, Style(colour=palette.TEXT))
    muted = Style(colour=palette.MUTED)
    right = muted._replace(align=Align.RIGHT)
    for place, line in enumerate(cell.contact):
        yield one_line(line, x + tabs.contact, baseline + place * type_.line, type_.note, muted)
    if note.come:
        yield one_line(note.come, x + tabs.contact - 8, baseline, type_.note, right._replace(weight=Weight.SEMIBOLD))
    if note.phone:
        yield one_line(note.phone, x + width, baseline, type_.note, right)


def _lines(row: Row, width: float, tabs: Tabs, type_: Type) -> tuple[str, ...]:
    if row.heading:
        return (row.left,)
    if row.strong:
        return _wrapped(row.right, max(tabs.end - tabs.name - 6, width * 0.2), Weight.REGULAR, type_.size)
    stands = _wrapped(row.right, width * 0.45, Weight.BOLD, type_.size)
    taken = _longest(stands, Weight.BOLD) * type_.size
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
