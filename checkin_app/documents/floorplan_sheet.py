"""A sheet of the plan: what it is and how long it is true, one hall as large as the paper allows, and what its colours mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from checkin_app.documents import floorplan_index as index
from checkin_app.documents import palette
from checkin_app.documents.drawing import MM, Page, Rect, Stroke, Style, one_line, set_text
from checkin_app.documents.fitting import Box as Room
from checkin_app.documents.floorplan_hall import DOOR_ROOM, Frame, draw_hall
from checkin_app.documents.floorplan_look import Colours, Key, Purpose, arrival_dots, dots_width, dressed, shape_marks
from checkin_app.documents.floorplan_stand import Drawn, draw_stand, sizes_for
from checkin_app.documents.fonts import clean, font
from checkin_app.domain.floorplan import Arrivals, Hall, StandState, StandView
from checkin_app.domain.layout import Align, Weight

PAPERS_MM = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0)}
"""Short and long side of the papers that a plan is drawn for."""

MARGIN = 9 * MM
HEAD = 15 * MM
FOOT = 4 * MM
_LEGEND_ROW = 13.0
_SCALE_ROOM = 190.0
"""Points at the right of the legend for the scale and its bar."""

_MOST_KEY = 170.0
"""Points that a line of the legend takes at most."""

_TITLE_GAP = 15.0
"""Over the index beside a hall, for what it is called."""

_WORTH = 1.3
"""The index stands beside the hall as long as that makes the hall no more than so much smaller."""


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the plan says, in the language of its readers. `scale` has the blank {scale}, `page` {number} and `count`.

    `looks` names what is in `floorplan_look.LOOKS`, and "others" and "no_group".
    """

    scale: str = "Scale 1:{scale}"
    page: str = "Page {number} of {count}"
    exhibitors: str = "Exhibitors"
    by_stand: str = "By stand"
    shortened: str = "A name that is shortened here, or left out, is whole in the index."
    too_small: str = "Some stands are too small here for their number: print the plan on larger paper."
    not_whole: str = "Some names are shortened here or left out: print the index, too."
    looks: dict[str, str] = field(
        default_factory=lambda: {
            Arrivals.ALL: "everybody here",
            Arrivals.SOME: "some here",
            Arrivals.NONE: "nobody here yet",
            Arrivals.NO_STAFF: "no staff named",
            StandState.CONFIRMED: "confirmed",
            StandState.RESERVED: "reserved",
            StandState.FREE: "free",
            "others": "others",
            "no_group": "none",
        }
    )


@dataclass(frozen=True, slots=True)
class Heading:
    """What is over and under every sheet: the event, its days and place, until when it is true, what it is for, the foot."""

    title: str
    subtitle: str = ""
    valid: str = ""
    purpose: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class PlanStyle:
    """How a plan is drawn. `page` is one of `PAPERS_MM`; `index`: with the index of exhibitors."""

    page: str = "A4"
    purpose: Purpose = Purpose.PUBLIC
    colours: Colours = Colours.STATE
    index: bool = True


class Setting(NamedTuple):
    """How a hall and the index beside it share a sheet: the scale, and where the index is ("", "right" or "below")."""

    width: float
    height: float
    scale: int
    side: str = ""
    taken: float = 0.0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it was drawn. `indexed`: the index by name is on it; `note`: what it does not say."""

    page: Page
    indexed: bool
    note: str


def hall_sheet(
    hall: Hall, views: Sequence[StandView], style: PlanStyle, words: PlanWords, heading: Heading, rows: Sequence[index.Row]
) -> Sheet:
    """The hall on the paper, upright or across, as it gets largest; with `rows` of the index beside it where they fit."""
    looks, legend = dressed(views, style.purpose, style.colours, words.looks)
    chosen = _setting(hall, style, len(_legend_rows(legend, 700)), rows)
    page = Page(chosen.width, chosen.height)
    head(page, heading, hall.name)
    metre = 1000 * MM / chosen.scale
    left, top, wide, high = _hall_room(chosen, len(_legend_rows(legend, chosen.width - 2 * MARGIN - _SCALE_ROOM)))
    frame = Frame(left + (wide - hall.width * metre) / 2, top + max(min((high - hall.height * metre) / 2, 40.0), 0.0), metre)
    draw_hall(page, hall, frame)
    places = [frame.rect(view.stand) for view in views]
    sizes = sizes_for(views, places, looks, style.purpose)
    drawn = [
        draw_stand(view, place, look, style.purpose, sizes, words.looks[view.state])
        for view, place, look in zip(views, places, looks, strict=True)
    ]
    page.add(*(stand.group for stand in drawn))
    _legend(page, legend, words, chosen.scale)
    if chosen.side:
        _index_beside(page, chosen, rows, words, (left, top, wide, high))
    return Sheet(page, bool(chosen.side), _note(drawn, style, words))


def _note(drawn: Sequence[Drawn], style: PlanStyle, words: PlanWords) -> str:
    """What the sheet does not say, in a sentence; "" when it says everything."""
    if not all(stand.numbered for stand in drawn):
        return words.too_small
    if all(stand.whole for stand in drawn):
        return ""
    return words.shortened if style.index else words.not_whole


def head(page: Page, heading: Heading, beside: str = "") -> None:
    """The event in large letters, under it the hall and the days; at the right how long this is true and for whom."""
    wide = page.width - 2 * MARGIN
    left = wide * 0.66
    page.place(set_text(heading.title, MARGIN, MARGIN - 4, Room(left, 24, 19, 9), Style(Weight.BOLD, palette.TEXT)))
    under = " · ".join(part for part in (beside, heading.subtitle) if part)
    page.place(set_text(under, MARGIN, MARGIN + 20, Room(left, 13, 10, 6), Style(colour=palette.MUTED)))
    right = Style(Weight.SEMIBOLD, palette.TEXT, Align.RIGHT)
    page.place(set_text(heading.valid, MARGIN + wide * 0.68, MARGIN - 1, Room(wide * 0.32, 18, 10, 6), right))
    muted = Style(colour=palette.MUTED, align=Align.RIGHT)
    page.place(set_text(heading.purpose, MARGIN + wide * 0.68, MARGIN + 20, Room(wide * 0.32, 13, 10, 6), muted))
    page.add(Stroke(MARGIN, MARGIN + HEAD - 5, page.width - MARGIN, MARGIN + HEAD - 5, palette.TEXT, 0.9))


def feet(pages: Sequence[Page], notes: Sequence[str], heading: Heading, words: PlanWords) -> None:
    """At the foot of every page when it was printed, its note, and which of how many it is."""
    muted = Style(colour=palette.MUTED)
    for number, page in enumerate(pages, 1):
        y, size = page.height - MARGIN + 4, 7
        printed = one_line(heading.foot, MARGIN, y, size, muted)
        said = words.page.format(number=number, count=len(pages))
        counted = one_line(said, page.width - MARGIN, y, size, muted._replace(align=Align.RIGHT))
        page.place([printed, counted])
        if number <= len(notes):
            left = printed.x + printed.length + 14
            room = Room(max(counted.x - 14 - left, 40), size * 1.2, size, 5)
            page.place([line._replace(y=y) for line in set_text(notes[number - 1], left, y - size, room, muted)])


# ---------------------------------------------------------------- the room on the paper


def _setting(hall: Hall, style: PlanStyle, legend_rows: int, rows: Sequence[index.Row]) -> Setting:
    """Of the paper upright and across, the one on which the hall is larger; with the index beside it where that is worth it."""
    short, long = (side * MM for side in PAPERS_MM[style.page])
    papers = [(long, short), (short, long)]
    if hall.height > hall.width:
        papers.reverse()
    alone = min((_fitted(hall, paper, legend_rows) for paper in papers), key=lambda setting: setting.scale)
    if not rows:
        return alone
    shared = [setting for paper in papers for setting in _shared(hall, paper, legend_rows, rows)]
    best = min(shared, key=lambda setting: setting.scale, default=alone)
    return best if best.scale <= alone.scale * _WORTH else alone


def _fitted(hall: Hall, paper: tuple[float, float], legend_rows: int, side: str = "", taken: float = 0.0) -> Setting:
    """The hall on what the index leaves of a paper, at the largest scale that is a round number."""
    setting = Setting(*paper, 0, side, taken)
    _left, _top, width, height = _hall_room(setting, legend_rows)
    if width <= 40 or height <= 40:
        return setting._replace(scale=1 << 30)
    needed = max(hall.width * 1000 * MM / width, hall.height * 1000 * MM / height)
    step = next((step for most, step in ((100, 5), (500, 5), (1000, 25), (5000, 100)) if needed <= most), 1000)
    return setting._replace(scale=ceil(needed / step - 1e-9) * step)


def _shared(hall: Hall, paper: tuple[float, float], legend_rows: int, rows: Sequence[index.Row]) -> list[Setting]:
    """The hall with the whole index at its right in one to three columns, or below it."""
    found = []
    _left, _top, wide, high = _hall_room(Setting(*paper, 0), legend_rows)
    _count, column = index.columns_for(rows, 520, index.BESIDE, notes=False)
    for count in (1, 2, 3):
        needed = index.height(index.cells(rows, column, index.BESIDE), index.BESIDE) / count + _TITLE_GAP + index.BESIDE.line
        if needed <= high + 2 * DOOR_ROOM:
            taken = count * (column + index.COLUMN_GAP) + 4
            found.append(_fitted(hall, paper, legend_rows, "right", taken)._replace(columns=count))
            break
    count, column = index.columns_for(rows, wide, index.BESIDE, notes=False)
    needed = index.height(index.cells(rows, column, index.BESIDE), index.BESIDE) / count + _TITLE_GAP + 2 * index.BESIDE.line
    found.append(_fitted(hall, paper, legend_rows, "below", needed)._replace(columns=count))
    return found


def _hall_room(setting: Setting, legend_rows: int) -> tuple[float, float, float, float]:
    """Left, top, width and height of what the hall may fill, without its doors' names."""
    right = setting.taken if setting.side == "right" else 0.0
    below = setting.taken if setting.side == "below" else 0.0
    top = MARGIN + HEAD + DOOR_ROOM
    foot = MARGIN + FOOT + max(legend_rows, 1) * _LEGEND_ROW + 4 + DOOR_ROOM
    return (
        MARGIN + DOOR_ROOM,
        top,
        setting.width - 2 * (MARGIN + DOOR_ROOM) - right,
        setting.height - top - foot - below,
    )


def _index_beside(
    page: Page, setting: Setting, rows: Sequence[index.Row], words: PlanWords, hall_room: tuple[float, float, float, float]
) -> None:
    """The index by name at the right of the hall or under it, over the legend."""
    left, top, wide, high = hall_room
    count = setting.columns
    if setting.side == "right":
        x, y = left + wide + DOOR_ROOM + 10, MARGIN + HEAD
        width, room = page.width - MARGIN - x, high + 2 * DOOR_ROOM
    else:
        x, y = MARGIN, top + high + DOOR_ROOM
        width, room = page.width - 2 * MARGIN, setting.taken
    page.add(one_line(words.exhibitors, x, y + 10, 10, Style(Weight.BOLD, palette.ACCENT)))
    column = (width - (count - 1) * index.COLUMN_GAP) / count
    set_ = index.cells(rows, column, index.BESIDE)
    for columns in index.filled(set_, count, room - _TITLE_GAP, index.BESIDE):
        for place, cells in enumerate(columns):
            index.draw_column(page, cells, x + place * (column + index.COLUMN_GAP), y + _TITLE_GAP, column, index.BESIDE)


# ---------------------------------------------------------------- what the colours mean


def _key_width(key: Key) -> float:
    dots = dots_width(key.staff[0], 2.2) + 5 if key.staff[0] else 0.0
    return 17 + dots + _key_words(key) + 18


def _key_words(key: Key) -> float:
    """The room for what a key says: an endless name of a network is set smaller, then cut where that can be seen."""
    return min(font(Weight.REGULAR).width(clean(_said(key))) * 8.5 + 0.5, _MOST_KEY)


def _said(key: Key) -> str:
    return f"{key.words} · {key.stands}"


def _legend_rows(legend: Sequence[Key], width: float) -> list[list[Key]]:
    rows: list[list[Key]] = [[]]
    used = 0.0
    for key in legend:
        if rows[-1] and used + _key_width(key) > width:
            rows.append([])
            used = 0.0
        rows[-1].append(key)
        used += _key_width(key)
    return rows


def _legend(page: Page, legend: Sequence[Key], words: PlanWords, scale: int) -> None:
    """A little stand in each look that there is, what it means and how many there are; at the right the scale."""
    rows = _legend_rows(legend, page.width - 2 * MARGIN - _SCALE_ROOM)
    top = page.height - MARGIN - FOOT - len(rows) * _LEGEND_ROW
    for number, row in enumerate(rows):
        x, middle = MARGIN, top + (number + 0.5) * _LEGEND_ROW
        for key in row:
            _key(page, key, x, middle)
            x += _key_width(key)
    _scale_bar(page, 1000 * MM / scale, words.scale.format(scale=scale), top + (len(rows) - 0.5) * _LEGEND_ROW)


def _key(page: Page, key: Key, x: float, middle: float) -> None:
    look = key.look
    page.add(Rect(x, middle - 5, 12, 10, look.ground, look.ink, 0.7, look.dashed, radius=1.6))
    page.add(*shape_marks(look.shape, x + 6, middle, 5.5, look.ink))
    x += 17
    if key.staff[0]:
        page.add(*arrival_dots(*key.staff, (x, middle), 2.2, look.ink))
        x += dots_width(key.staff[0], 2.2) + 5
    lines = set_text(_said(key), x, middle - 5, Room(_key_words(key), 11, 8.5, 6), Style(colour=palette.TEXT))
    page.place([line._replace(y=middle + 3) for line in lines])


def _scale_bar(page: Page, metre: float, said: str, middle: float) -> None:
    """Ten metres (or one, or a hundred) in two colours, and the scale in figures: one of them survives a copier."""
    long = next((metres for metres in (1, 2, 5, 10, 20, 50, 100, 200, 500) if metres * metre >= 45), 1000)
    long_points = min(long * metre, 110.0)
    end = one_line(f"{long} m", page.width - MARGIN, middle + 3, 8.5, Style(colour=palette.TEXT, align=Align.RIGHT))
    left = end.x - 5 - long_points
    for quarter in range(4):
        fill = palette.TEXT if quarter % 2 == 0 else palette.SURFACE
        page.add(Rect(left + quarter * long_points / 4, middle - 1.8, long_points / 4, 3.6, fill, palette.TEXT, 0.5))
    page.place([one_line(said, left - 8, middle + 3, 8.5, Style(Weight.SEMIBOLD, palette.TEXT, Align.RIGHT)), end])
