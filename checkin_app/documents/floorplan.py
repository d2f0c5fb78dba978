"""The stand plan on paper: every hall to a said scale, what its colours mean, and who stands where by name.

Drawn as vectors. The SVG shows the same halls as the PDF, the PNG is a picture of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from checkin_app.documents import floorplan_index as index
from checkin_app.documents import palette
from checkin_app.documents.drawing import Page, Style, one_line, stacked
from checkin_app.documents.drawing_pdf import pdf
from checkin_app.documents.drawing_svg import svg
from checkin_app.documents.floorplan_look import Purpose
from checkin_app.documents.floorplan_sheet import (
    FOOT,
    HEAD,
    MARGIN,
    PAPERS_MM,
    Heading,
    PlanStyle,
    PlanWords,
    Sheet,
    feet,
    hall_sheet,
    head,
)
from checkin_app.documents.raster import page_at, png
from checkin_app.domain.floorplan import Hall, StandView
from checkin_app.domain.layout import Weight
from checkin_app.errors import InputProblem

PNG_DPI = 200
_MOST_PIXELS = 150_000_000
_ON_WALLS = frozenset({"A3", "A2"})
"""Papers that have room for the index beside the hall."""

_SECTION = 17.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What is drawn: halls with the views of their stands, and for the desk whom to call, by stand number."""

    halls: Sequence[tuple[Hall, Sequence[StandView]]]
    heading: Heading
    contacts: Mapping[str, index.Note] = field(default_factory=dict)

    @property
    def views(self) -> list[StandView]:
        """The stands of all halls."""
        return [view for _hall, views in self.halls for view in views]

    @property
    def hall_names(self) -> dict[str, str]:
        """What each hall is called where there are several; else nothing has to be said."""
        return {hall.id: hall.name for hall, _views in self.halls} if len(self.halls) > 1 else {}


def plan_pdf(plan: Plan, style: PlanStyle | None = None, words: PlanWords | None = None) -> bytes:
    """The plan as PDF, a hall a page, then the index unless it stands beside the halls.

    Raises InputProblem "unknown_paper" for a page that is none of `PAPERS_MM`.
    """
    style, words = _known(style), words or PlanWords()
    sheets = _sheets(plan, style, words)
    pages = [sheet.page for sheet in sheets]
    if style.index:
        pages += _index_pages(plan, style, words, sheets)
    feet(pages, [sheet.note for sheet in sheets], plan.heading, words)
    return pdf(pages, plan.heading.title)


def plan_svg(plan: Plan, style: PlanStyle | None = None, words: PlanWords | None = None) -> str:
    """The halls as one SVG, under each other; each stand is a group with an id ("stand-B07") and a title."""
    return svg(_picture(plan, _known(style), words or PlanWords()), plan.heading.title)


def plan_png(plan: Plan, style: PlanStyle | None = None, words: PlanWords | None = None, dpi: int = PNG_DPI) -> bytes:
    """The halls as one PNG, under each other, with `dpi` pixels an inch of the paper; fewer where it would be gigantic."""
    page = _picture(plan, _known(style), words or PlanWords())
    pixels = page.width * page.height / 72**2 * dpi**2
    kept = dpi * min(1.0, (_MOST_PIXELS / pixels) ** 0.5)
    return png(page_at(pdf([page], plan.heading.title), 0, kept))


def _known(style: PlanStyle | None) -> PlanStyle:
    style = style or PlanStyle()
    paper = style.page.upper()
    if paper not in PAPERS_MM:
        raise InputProblem("unknown_paper", paper=style.page, known=", ".join(PAPERS_MM))
    return replace(style, page=paper)


def _picture(plan: Plan, style: PlanStyle, words: PlanWords) -> Page:
    sheets = _sheets(plan, style, words)
    pages = [sheet.page for sheet in sheets]
    feet(pages, [sheet.note for sheet in sheets], plan.heading, words)
    return stacked(pages)


def _sheets(plan: Plan, style: PlanStyle, words: PlanWords) -> list[Sheet]:
    made = []
    for hall, views in plan.halls:
        beside = style.index and style.page in _ON_WALLS
        rows = index.by_name(views, {}, letters=False) if beside else []
        made.append(hall_sheet(hall, views, style, words, plan.heading, rows))
    return made


def _index_pages(plan: Plan, style: PlanStyle, words: PlanWords, sheets: Sequence[Sheet]) -> list[Page]:
    """By name unless that stands beside the only hall, then by stand."""
    if not any(view.exhibitor for view in plan.views):
        return []
    stands = [len(views) for _hall, views in plan.halls]
    like = sheets[stands.index(max(stands))].page
    notes = plan.contacts if style.purpose is Purpose.DESK else {}
    sections = []
    if not (len(sheets) == 1 and sheets[0].indexed):
        sections.append(_Section(words.exhibitors, index.by_name(plan.views, plan.hall_names, letters=True)))
    sections.append(_Section(words.by_stand, index.by_stand(plan.views, plan.hall_names, notes), noted=bool(notes)))
    made: list[Page] = []
    for type_ in (index.ON_PAGES, index.BESIDE):  # the smaller one only where all of it then is on one page
        tried = _filled((like.width, like.height), plan.heading, sections, type_)
        if not made or len(tried) == 1:
            made = tried
        if len(made) == 1:
            break
    return made


class _Section(NamedTuple):
    """A titled list of the index; `noted`: with telephone numbers."""

    title: str
    rows: Sequence[index.Row]
    noted: bool = False


def _filled(size: tuple[float, float], heading: Heading, sections: Sequence[_Section], type_: index.Type) -> list[Page]:
    """The sections on pages, each after the other; one that fits beside the end of the one before shares its page."""
    pages: list[Page] = []
    wide, top = size[0] - 2 * MARGIN, MARGIN + HEAD + 2
    room = size[1] - MARGIN - FOOT - top - _SECTION
    taken = 0.0
    for section in sections:
        count, column = index.columns_for(section.rows, wide, type_, notes=section.noted)
        cells = index.cells(section.rows, column, type_)
        needed = index.columns_needed(cells, room, type_)
        step = column + index.COLUMN_GAP
        if not taken or taken + needed * step - index.COLUMN_GAP > wide + 1:
            taken = 0.0
        for columns in index.filled(cells, min(count, needed), room, type_):
            if not taken:
                pages.append(Page(*size))
                head(pages[-1], heading)
            x = MARGIN + taken
            pages[-1].add(one_line(section.title, x, top + 11, 12, Style(Weight.BOLD, palette.ACCENT)))
            for number, filled in enumerate(columns):
                index.draw_column(pages[-1], filled, x + number * step, top + _SECTION, column, type_)
            end, taken = taken + len(columns) * step, 0.0
        taken = end
    return pages
