"""Lists on paper: landscape A4, the header and the title on every page, long cells fitted, pages counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from checkin_app.documents import palette
from checkin_app.documents.drawing import MM, Page, Rect, Stroke, Style, one_line, set_text
from checkin_app.documents.drawing_pdf import pdf
from checkin_app.documents.fitting import Box
from checkin_app.documents.fonts import clean, font
from checkin_app.documents.sheets import SheetData, as_text
from checkin_app.domain.layout import Align, Weight

_WIDTH, _HEIGHT = 297 * MM, 210 * MM
_MARGIN = 12 * MM
_TOP = 24 * MM
_HEADER, _ROW = 19.0, 14.0
_PAD = 3.0
_SIZE, _TITLE, _SMALLEST = 7.5, 7.2, 5.4
_NARROWEST = 16.0
_PER_PAGE = int((_HEIGHT - _TOP - _HEADER - _MARGIN - 4 * MM) // _ROW)


def table_pdf(sheets: Sequence[SheetData]) -> bytes:
    """The sheets one after the other, each from a new page; text is drawn as it is, never read as markup."""
    pages: list[Page] = []
    for sheet in sheets:
        widths = _widths(sheet)
        starts = range(0, max(len(sheet.rows), 1), _PER_PAGE)
        pages += [_page(sheet, widths, sheet.rows[start : start + _PER_PAGE]) for start in starts]
    for number, page in enumerate(pages, 1):
        words = f"{number} / {len(pages)}"
        style = Style(colour=palette.MUTED, align=Align.RIGHT)
        page.add(one_line(words, _WIDTH - _MARGIN, _HEIGHT - 8 * MM, 8, style))
    return pdf(pages, sheets[0].title if sheets else "")


def _page(sheet: SheetData, widths: Sequence[float], rows: Sequence[Sequence[object]]) -> Page:
    page = Page(_WIDTH, _HEIGHT)
    wide = _WIDTH - 2 * _MARGIN
    title = set_text(sheet.title, _MARGIN, 10 * MM, Box(wide * 0.4, 10 * MM, 17, 9), Style(Weight.BOLD, palette.TEXT))
    page.place(title)
    beside = Style(colour=palette.MUTED, align=Align.RIGHT)
    page.place(set_text(sheet.subtitle, _MARGIN + wide * 0.42, 10 * MM, Box(wide * 0.58, 10 * MM, 9, 6), beside))
    columns = list(zip(widths, _aligns(sheet), strict=True))
    _header(page, sheet.header, columns)
    for number, row in enumerate(rows):
        _row(page, row, columns, _TOP + _HEADER + number * _ROW, shaded=number % 2 == 1)
    return page


def _aligns(sheet: SheetData) -> list[Align]:
    """Numbers stand to the right of their column, so that they can be compared."""
    cells = [[row[column] for row in sheet.rows if row[column] not in {None, ""}] for column in range(len(sheet.header))]
    return [Align.RIGHT if some and all(isinstance(one, int | float) for one in some) else Align.LEFT for some in cells]


def _header(page: Page, titles: Sequence[str], columns: Sequence[tuple[float, Align]]) -> None:
    wide = sum(width for width, _align in columns)
    page.add(Rect(_MARGIN, _TOP, wide, _HEADER, fill=palette.ACCENT_SOFT))
    left = _MARGIN
    for title, (width, align) in zip(titles, columns, strict=True):
        box = Box(width - 2 * _PAD, _HEADER - 2, _TITLE, _SMALLEST, lines=2)
        page.place(set_text(title, left + _PAD, _TOP + 1, box, Style(Weight.BOLD, palette.ACCENT, align)))
        left += width
    page.add(Stroke(_MARGIN, _TOP + _HEADER, _MARGIN + wide, _TOP + _HEADER, palette.ACCENT, 0.9))


def _row(page: Page, row: Sequence[object], columns: Sequence[tuple[float, Align]], top: float, *, shaded: bool) -> None:
    wide = sum(width for width, _align in columns)
    if shaded:
        page.add(Rect(_MARGIN, top, wide, _ROW, fill=palette.BACKGROUND))
    page.add(Stroke(_MARGIN, top + _ROW, _MARGIN + wide, top + _ROW, palette.LINE, 0.4))
    left = _MARGIN
    for value, (width, align) in zip(row, columns, strict=True):
        box = Box(width - 2 * _PAD, _ROW - 1, _SIZE, _SMALLEST, lines=2)
        page.place(set_text(_shown(value), left + _PAD, top + 0.5, box, Style(colour=palette.TEXT, align=align)))
        left += width


def _shown(value: object) -> str:
    """On paper a time of the day is read to the minute."""
    return f"{value:%H:%M}" if isinstance(value, time) else as_text(value)


def _widths(sheet: SheetData) -> list[float]:
    """The page's width shared out: each column as wide as nearly all its cells need, the widest ones give way first."""
    room = _WIDTH - 2 * _MARGIN
    wanted = [_wanted(title, [row[column] for row in sheet.rows]) for column, title in enumerate(sheet.header)]
    if not wanted:
        return []
    total = sum(wanted)
    if total <= room:
        return [width + (room - total) * width / total for width in wanted]
    narrow, wide = 0.0, max(wanted)
    for _step in range(40):  # the cap at which the columns fill the page, by halving
        cap = (narrow + wide) / 2
        if sum(min(width, cap) for width in wanted) > room:
            wide = cap
        else:
            narrow = cap
    return [min(width, narrow) for width in wanted]


def _wanted(title: str, cells: Sequence[object]) -> float:
    """Points that a column asks for: nine in ten of its cells at full size, and its title on two lines."""
    lengths = sorted(font(Weight.REGULAR).width(clean(_shown(value))) * _SIZE for value in cells)
    most = lengths[int(len(lengths) * 0.9)] if lengths else 0.0
    return max(most, _on_two_lines(title), _NARROWEST) + 2 * _PAD + 1


def _on_two_lines(title: str) -> float:
    """Points of the longer line where the title is best cut in two."""
    words = clean(title).split()
    cuts = ((" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1))
    return min((max(font(Weight.BOLD).width(line) for line in lines) * _TITLE for lines in cuts), default=0.0)
