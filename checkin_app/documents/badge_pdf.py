"""Badges as PDF: one page a badge, or several on a sheet. Words are drawn as plain strings, never as markup; no images."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfdoc import PDFResourceDictionary
from reportlab.pdfgen.canvas import Canvas

from checkin_app.documents import badge_marks
from checkin_app.documents.badge_layout import Placed, arrange, common, personal
from checkin_app.documents.badge_marks import MM, VOID_WORD
from checkin_app.documents.fonts import clean, font
from checkin_app.documents.pdf_text import Line, TextWriter, colour_operator
from checkin_app.documents.qr import Matrix, matrix
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, Sheet, Slot, SlotKind, Weight
from checkin_app.errors import InputProblem

_VOID_FILL, _VOID_EDGE = "#F7DCDA", "#E3A19C"


@dataclass(frozen=True, slots=True)
class BadgeFault:
    """Something that would not come out right: `code` "overflow" (`detail`: the words) or "no_glyph" (the letters).

    `smallest` is the size to which the slot's words may shrink, in points.
    """

    slot: str
    code: str
    detail: str
    smallest: float


def render(badges: Sequence[BadgeText], layout: Layout, sheet: Sheet | None = None, *, title: str = "") -> bytes:
    """Draw the badges as a PDF, the same bytes for the same badges.

    Without `sheet` a page is a badge; otherwise the sheet's cells are filled row by row. Raises InputProblem when the badge is
    larger than the sheet's cells, or a code is too long for any QR.
    """
    if sheet and not sheet.takes(layout):
        raise InputProblem("sheet_too_small", sheet=sheet.id, layout=layout.id)
    return _Drawing(layout, sheet, clean(title)).draw(badges)


def check(badge: BadgeText, layout: Layout) -> list[BadgeFault]:
    """What of a badge overflows the smallest size of its slot, and which of its characters no font has."""
    faults = []
    for placed in arrange(badge, layout):
        if placed.fitted.cut:
            faults.append(BadgeFault(placed.slot.name, "overflow", clean(placed.slot.words(badge)), placed.slot.min_size))
        if placed.lacking:
            faults.append(BadgeFault(placed.slot.name, "no_glyph", placed.lacking, placed.slot.min_size))
    return faults


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A badge, the modules of its code (none without one) and the form that it shares with others."""

    badge: BadgeText
    rows: Matrix
    form: str


class _Drawing:
    """One PDF in the making. What is the same on many badges (band, event, labels) is drawn once, as a form."""

    def __init__(self, layout: Layout, sheet: Sheet | None, title: str) -> None:
        self._layout = layout
        self._sheet = sheet
        self._width, self._height = layout.width_mm * MM, layout.height_mm * MM
        self._page = (sheet.width_mm * MM, sheet.height_mm * MM) if sheet else (self._width, self._height)
        self._out = io.BytesIO()
        # A font of ours from the start: the library's own first one would be named in the file without being in it.
        first = font(Weight.REGULAR).name
        self._canvas = Canvas(self._out, pagesize=self._page, pageCompression=1, invariant=1, initialFontName=first)
        self._canvas.setTitle(title)
        self._canvas.setCreator("Accueil")
        self._writer = TextWriter(self._canvas)
        self._forms: dict[tuple[object, ...], str] = {}
        self._codes = [slot for slot in layout.slots if slot.kind is SlotKind.QR]

    def draw(self, badges: Sequence[BadgeText]) -> bytes:
        """All of them, to the end of the file."""
        cells = self._cells()
        for start in range(0, len(badges), len(cells)):
            # A form is made before the page that uses it.
            drawn = [self._prepared(badge) for badge in badges[start : start + len(cells)]]
            mark = self._cut_marks()
            for one, (left, bottom) in zip(drawn, cells, strict=False):
                self._badge(one, left, bottom)
            if mark:
                self._canvas.doForm(mark)
            self._canvas.showPage()
        self._share_resources()
        self._canvas.save()
        return self._out.getvalue()

    def _cells(self) -> list[tuple[float, float]]:
        """The bottom-left corners of the badges on a page."""
        if not self._sheet:
            return [(0, 0)]
        return [(cell.x * MM, self._page[1] - cell.y * MM - self._height) for cell in self._sheet.cells]

    def _prepared(self, badge: BadgeText) -> _Prepared:
        rows = matrix(badge.code) if badge.code and self._codes else ()
        return _Prepared(badge, rows, self._furniture(badge, len(rows)))

    def _badge(self, one: _Prepared, left: float, bottom: float) -> None:
        canvas, badge = self._canvas, one.badge
        canvas.addLiteral(f"q 1 0 0 1 {left:.2f} {bottom:.2f} cm" if left or bottom else "q")
        canvas.doForm(one.form)
        canvas.addLiteral(self._writer.text(self._lines(personal(badge, self._layout), badge)))
        if one.rows:
            for slot in self._codes:
                if slot.shown_on(badge):
                    canvas.addLiteral(badge_marks.code(slot, one.rows, self._height))
        canvas.addLiteral("Q")

    def _share_resources(self) -> None:
        """Name fonts and forms once for all pages: a page's own list would be a fifth of a badge."""
        document = self._canvas._doc
        shared = PDFResourceDictionary()
        shared.basicFonts()
        shared.XObject = document.xobjDict(self._forms.values())
        reference = document.Reference(shared)
        for page in document.Pages.pages:
            page.Resources, page.Trans, page.Rotate = reference, None, None

    def _lines(self, placed: Iterable[Placed], badge: BadgeText) -> Iterator[Line]:
        height = self._height
        for one in placed:
            slot, size = one.slot, one.fitted.size
            colour = "#FFFFFF" if slot.kind is SlotKind.BAND else self._layout.colour_of(slot, badge.category)
            for text, x, baseline in one.lines():
                yield Line(text, font(slot.weight), size, x, height - baseline, colour, slot.spacing * size)

    def _furniture(self, badge: BadgeText, modules: int) -> str:
        """The form of what this badge shares with others of its category, under its own words."""
        shown = tuple(slot.shown_on(badge) for slot in self._layout.slots)
        words = (badge.category_label, badge.event_name, badge.event_place, badge.event_dates)
        key = (badge.category, *words, shown, modules, badge.void)
        if key not in self._forms:
            parts = [self._void()] if badge.void else []
            parts += [self._shape(slot, badge, modules) for slot in self._layout.slots if slot.shown_on(badge)]
            parts.append(self._writer.text(self._lines(common(badge, self._layout), badge)))
            self._forms[key] = self._form(f"f{len(self._forms)}", "\n".join(filter(None, parts)))
        return self._forms[key]

    def _shape(self, slot: Slot, badge: BadgeText, modules: int) -> str:
        if slot.kind is SlotKind.QR:
            return badge_marks.finders(slot, modules, self._height) if modules else ""
        if slot.kind in {SlotKind.TEXT, SlotKind.AGENDA}:
            return ""
        return badge_marks.band(slot, self._layout.colour_of(slot, badge.category), self._height)

    def _void(self) -> str:
        """The training mark, the word along the diagonal: pale under the badge's words, in outline for black only."""
        size, cosine, sine, x, y = badge_marks.void_place(self._width, self._height)
        fill, edge = ("#FFFFFF", "#000000") if self._layout.monochrome else (_VOID_FILL, _VOID_EDGE)
        text = self._writer.text([Line(VOID_WORD, font(Weight.BOLD), size, x, y, fill)])
        turned = text.replace("1 0 0 1 ", f"2 Tr {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} ", 1)
        return f"q {colour_operator(edge, stroke=True)} 1 w\n{turned}\nQ"

    def _cut_marks(self) -> str:
        if not (self._sheet and self._sheet.cut_marks):
            return ""
        if ("cut",) not in self._forms:
            self._forms[("cut",)] = self._form("cut", badge_marks.cut_marks(self._sheet), self._page)
        return self._forms[("cut",)]

    def _form(self, name: str, content: str, size: tuple[float, float] | None = None) -> str:
        width, height = size or (self._width, self._height)
        self._canvas.beginForm(name, 0, 0, width, height)
        self._canvas.addLiteral(content)
        self._canvas.endForm()
        return name
