"""The stand plan on paper: the hall to a said scale, what its colours mean, and who stands where by name.

Drawn as vectors; the SVG shows the same first page as the PDF, the PNG is a picture of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from checkin_app.documents import palette
from checkin_app.documents.drawing import MM, Page, Rect, Stroke, Style, one_line, set_text
from checkin_app.documents.drawing_pdf import pdf
from checkin_app.documents.drawing_svg import svg
from checkin_app.documents.fitting import Box as Room
from checkin_app.documents.floorplan_hall import LOOKS, Frame, draw_hall, draw_marks, draw_stand
from checkin_app.documents.fonts import clean, font
from checkin_app.documents.raster import page_image, png
from checkin_app.domain.floorplan import Arrivals, Hall, StandState, StandView
from checkin_app.domain.layout import Align, Weight
from checkin_app.domain.names import fold
from checkin_app.errors import InputProblem

PAPERS_MM = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0)}
"""Short and long side of the papers that a plan is drawn for."""

SCALES = (20, 25, 50, 75, 100, 125, 150, 175, 200, 225, 250, 300, 400, 500, 750, 1000, 1500, 2000, 2500, 5000)
PNG_WIDTH = 2400

_MARGIN = 10 * MM
_TITLE = 10 * MM
_DOORS = 5.5 * MM
"""Room around the hall for the names of its doors."""

_LEGEND = 8 * MM
_INDEX_ROW = 7.6
_INDEX_COLUMN = 92.0
"""The least that a line of the index needs, in points."""

_INDEX_PAGE_ROW, _INDEX_PAGE_COLUMN = 13.0, 180.0


@dataclass(frozen=True, slots=True)
class PlanWords:
    """What the plan says, in the language of its readers. `scale` has the blank {scale}; `looks` names what is in `LOOKS`."""

    scale: str = "Scale 1:{scale}"
    exhibitors: str = "Exhibitors"
    subtitle: str = ""
    looks: Mapping[str, str] = field(
        default_factory=lambda: {
            Arrivals.ALL: "everybody here",
            Arrivals.SOME: "some here",
            Arrivals.NONE: "nobody here yet",
            Arrivals.NO_STAFF: "no staff named",
            StandState.CONFIRMED: "confirmed",
            StandState.RESERVED: "reserved",
            StandState.FREE: "free",
        }
    )


def plan_pdf(hall: Hall, views: Sequence[StandView], title: str, page: str = "A4", words: PlanWords | None = None) -> bytes:
    """The plan as PDF, wide or tall as the hall is; the index of exhibitors is under it, or on pages of its own.

    Raises InputProblem for a `page` that is none of `PAPERS_MM`.
    """
    return pdf(_pages(hall, views, title, page, words or PlanWords()), title)


def plan_svg(hall: Hall, views: Sequence[StandView], title: str, page: str = "A4", words: PlanWords | None = None) -> str:
    """The page with the plan as SVG."""
    return svg(_pages(hall, views, title, page, words or PlanWords())[0], title)


def plan_png(hall: Hall, views: Sequence[StandView], title: str, page: str = "A4", words: PlanWords | None = None) -> bytes:
    """The page with the plan as PNG, `PNG_WIDTH` pixels wide."""
    return png(page_image(plan_pdf(hall, views, title, page, words), width_px=PNG_WIDTH))


def _pages(hall: Hall, views: Sequence[StandView], title: str, paper: str, words: PlanWords) -> list[Page]:
    if paper.upper() not in PAPERS_MM:
        raise InputProblem("unknown_paper", paper=paper, known=", ".join(PAPERS_MM))
    short, long = (side * MM for side in PAPERS_MM[paper.upper()])
    width, height = (long, short) if hall.width >= hall.height else (short, long)
    page = Page(width, height)
    _head(page, title, words.subtitle)
    scale = _scale(hall, width - 2 * _MARGIN - 2 * _DOORS, height - 2 * _MARGIN - _TITLE - 2 * _DOORS - _LEGEND)
    metre = 1000 * MM / scale
    frame = Frame((width - hall.width * metre) / 2, _MARGIN + _TITLE + _DOORS, metre)
    draw_hall(page, hall, frame)
    looks = _looks(views)
    for view, look in zip(views, looks, strict=True):
        draw_stand(page, view, frame, look, words.looks[StandState.FREE])
    foot = frame.y + hall.height * metre + _DOORS
    _legend(page, looks, foot, words)
    _scale_bar(page, metre, scale, foot, words)
    holders = _index(views)
    if _index_below(page, holders, foot + _LEGEND):
        return [page]
    return [page, *_index_pages(width, height, holders, title, words)]


def _head(page: Page, title: str, subtitle: str) -> None:
    wide = page.width - 2 * _MARGIN
    page.place(set_text(title, _MARGIN, _MARGIN, Room(wide * 0.72, 22, 17, 8), Style(Weight.BOLD, palette.TEXT)))
    beside = Style(colour=palette.MUTED, align=Align.RIGHT)
    page.place(set_text(subtitle, _MARGIN + wide * 0.73, _MARGIN, Room(wide * 0.27, 22, 9, 5), beside))


def _scale(hall: Hall, width: float, height: float) -> int:
    """The largest usual scale at which the hall fits; beyond them the first round one."""
    needed = max(hall.width * 1000 * MM / width, hall.height * 1000 * MM / height)
    return next((scale for scale in SCALES if scale >= needed), ceil(needed / 1000) * 1000)


def _looks(views: Sequence[StandView]) -> list[str]:
    """What each stand's colours show. A plan from before anybody came is for the walls: it tells who will stand where."""
    if any(view.arrived for view in views):
        return [view.look for view in views]
    return [view.state for view in views]


def _legend(page: Page, looks: Sequence[str], top: float, words: PlanWords) -> None:
    """A little stand in each look that there is, its marks, what it means and how many there are."""
    counts = Counter(looks)
    samples: dict[str, tuple[int, int]] = {Arrivals.ALL: (2, 2), Arrivals.SOME: (2, 1), Arrivals.NONE: (2, 0)}
    x, middle = _MARGIN, top + _LEGEND / 2
    for kind, look in LOOKS.items():
        if not counts[kind]:
            continue
        page.add(Rect(x, middle - 5, 10, 10, look.ground, look.ink, 0.7, look.dashed, radius=1.6))
        x += 14
        if kind in samples:
            x = draw_marks(page, *samples[kind], (x, middle), 2.2, look.ink) + 4
        line = one_line(f"{words.looks[kind]} · {counts[kind]}", x, middle + 2.9, 8, Style(colour=palette.TEXT))
        page.place([line])
        x += line.length + 16


def _scale_bar(page: Page, metre: float, scale: int, top: float, words: PlanWords) -> None:
    """Ten metres (or one, or a hundred) in two colours, and the scale in figures: one of them survives a copier."""
    long = next((metres for metres in (1, 2, 5, 10, 20, 50, 100) if metres * metre >= 70), 100)
    right, middle = page.width - _MARGIN, top + _LEGEND / 2
    end = one_line(f"{long} m", right, middle + 2.9, 8, Style(colour=palette.TEXT, align=Align.RIGHT))
    left = end.x - 5 - long * metre
    for quarter in range(4):
        fill = palette.TEXT if quarter % 2 == 0 else palette.SURFACE
        page.add(Rect(left + quarter * long * metre / 4, middle - 1.6, long * metre / 4, 3.2, fill, palette.TEXT, 0.5))
    said = one_line(
        words.scale.format(scale=scale), left - 8, middle + 2.9, 8, Style(Weight.SEMIBOLD, palette.TEXT, Align.RIGHT)
    )
    page.place([end, said])


def _index(views: Sequence[StandView]) -> list[tuple[str, str]]:
    """Each exhibitor with their stands, by name."""
    held: dict[str, tuple[str, list[str]]] = {}
    for view in views:
        if view.exhibitor:
            held.setdefault(view.exhibitor.id, (view.exhibitor.name, []))[1].append(view.stand.number)
    rows = [(name, ", ".join(sorted(numbers))) for name, numbers in held.values()]
    return sorted(rows, key=lambda row: (fold(row[0]), row[1]))


def _index_below(page: Page, holders: Sequence[tuple[str, str]], top: float) -> bool:
    """Write the index under the plan where there is room for all of it; whether there was."""
    if not holders:
        return True
    room, wide = page.height - _MARGIN - top - 4, page.width - 2 * _MARGIN
    rows = int(room // _INDEX_ROW)
    columns = ceil(len(holders) / rows) if rows > 0 else 0
    if not 0 < columns <= wide // _INDEX_COLUMN:
        return False
    page.add(Stroke(_MARGIN, top, page.width - _MARGIN, top, palette.LINE, 0.6))
    rows = ceil(len(holders) / columns)
    _index_columns(page, holders, top + 4, rows, min(room / rows, _INDEX_PAGE_ROW))
    return True


def _index_columns(page: Page, holders: Sequence[tuple[str, str]], top: float, rows: int, high: float) -> None:
    """The index in columns of `rows` lines, `high` points each: the stand, then the name. Long names get a wider column."""
    size = min(high * 0.82, 9.0)
    columns = [holders[start : start + rows] for start in range(0, len(holders), rows)]
    wanted = [max(sum(_index_lengths(holder, size)) for holder in column) + 2 * size for column in columns]
    spare = (page.width - 2 * _MARGIN) / sum(wanted)
    x = _MARGIN
    for column, width in zip(columns, (length * spare for length in wanted), strict=True):
        number = min(max(_index_lengths(holder, size)[0] for holder in column), width * 0.5)
        for line, (name, stands) in enumerate(column):
            y = top + line * high
            page.place(set_text(stands, x, y, Room(number, high, size, 4.5), Style(Weight.BOLD, palette.TEXT)))
            left = number + size * 0.8
            page.place(set_text(name, x + left, y, Room(width - left - 6, high, size, 5), Style(colour=palette.TEXT)))
        x += width


def _index_lengths(holder: tuple[str, str], size: float) -> tuple[float, float]:
    """Points that the stands and the name of a line of the index take."""
    name, stands = holder
    return font(Weight.BOLD).width(clean(stands)) * size + 0.1, font(Weight.REGULAR).width(clean(name)) * size + 0.1


def _index_pages(width: float, height: float, holders: Sequence[tuple[str, str]], title: str, words: PlanWords) -> list[Page]:
    top = _MARGIN + _TITLE + 4
    rows = int((height - _MARGIN - top) // _INDEX_PAGE_ROW)
    columns = max(int((width - 2 * _MARGIN) // _INDEX_PAGE_COLUMN), 1)
    pages = []
    for start in range(0, len(holders), rows * columns):
        page = Page(width, height)
        _head(page, f"{words.exhibitors} · {title}", words.subtitle)
        _index_columns(page, holders[start : start + rows * columns], top, rows, _INDEX_PAGE_ROW)
        pages.append(page)
    return pages
