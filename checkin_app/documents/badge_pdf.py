"""Badges as PDF: one page a badge, or several on a sheet. Words are drawn as plain strings, never as markup; no images."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from checkin_app.documents import badge_marks
from checkin_app.documents.badge_layout import Placed, arrange, common, personal
from checkin_app.documents.badge_marks import MM, VOID_WORD
from checkin_app.documents.fonts import clean, font
from checkin_app.documents.pdf_text import Line, TextWriter
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, Sheet, Slot, SlotKind, Weight
from checkin_app.errors import InputProblem

_VOID_COLOUR = "#B3261E"


@dataclass(frozen=True, slots=True)
class BadgeFault:
    """Something that would not come out right: `code` "overflow" (`detail`: the words) or "no_glyph" (`detail`: the letters)."""

    slot: str
    code: str
    detail: str


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
            faults.append(BadgeFault(placed.slot.name, "overflow", clean(placed.slot.words(badge))))
        if placed.lacking:
            faults.append(BadgeFault(placed.slot.name, "no_glyph", placed.lacking))
    return faults


class _Drawing:
    """One PDF in the making. What is the same on many badges (band, event, labels) is drawn once, as a form."""

    def __init__(self, layout: Layout, sheet: Sheet | None, title: str) -> None:
        self._layout = layout
        self._sheet = sheet
        self._width, self._height = layout.width_mm * MM, layout.height_mm * MM
        self._page = (sheet.width_mm * MM, sheet.height_mm * MM) if sheet else (self._width, self._height)
        self._out = io.BytesIO()
        self._canvas = Canvas(self._out, pagesize=self._page, pageCompression=1, invariant=1)
        self._canvas.setTitle(title)
        self._canvas.setCreator("Accueil")
        self._writer = TextWriter(self._canvas)
        self._forms: dict[tuple[object, ...], str] = {}
        self._codes = [slot for slot in layout.slots if slot.kind is SlotKind.QR]

    def draw(self, badges: Sequence[BadgeText]) -> bytes:
        """All of them, to the end of the file."""
        cells = [(cell.x * MM, self._page[1] - cell.y * MM - self._height) for cell in self._sheet.cells] if self._sheet else [(0, 0)]
        for start in range(0, len(badges), len(cells)):
            forms = {badge: self._furniture(badge) for badge in badges[start : start + len(cells)]}
            mark = self._cut_marks()
            for badge, (left, bottom) in zip(badges[start : start + len(cells)], cells, strict=False):
                self._badge(badge, forms[badge], left, bottom)
            if mark:
                self._canvas.doForm(mark)
            self._canvas.showPage()
        self._canvas.save()
        return self._out.getvalue()

    def _badge(self, badge: BadgeText, form: str, left: float, bottom: float) -> None:
        canvas = self._canvas
        canvas.addLiteral(f"q 1 0 0 1 {left:.2f} {bottom:.2f} cm" if left or bottom else "q")
        canvas.doForm(form)
        canvas.addLiteral(self._writer.text(self._lines(personal(badge, self._layout), badge)))
        for slot in self._codes:
            if badge.code and slot.shown_on(badge):
                canvas.addLiteral(badge_marks.code(slot, badge.code, self._height))
        if badge.void:
            canvas.doForm("void")
        canvas.addLiteral("Q")

    def _lines(self, placed: Iterable[Placed], badge: BadgeText) -> Iterator[Line]:
        height = self._height
        for one in placed:
            slot, size = one.slot, one.fitted.size
            colour = "#FFFFFF" if slot.kind is SlotKind.BAND else self._layout.colour_of(slot, badge.category)
            for text, x, baseline in one.lines():
                yield Line(text, font(slot.weight), size, x, height - baseline, colour, slot.spacing * size)

    def _furniture(self, badge: BadgeText) -> str:
        """The form of what this badge shares with others of its category. A form is made before the page that uses it."""
        if badge.void and ("void",) not in self._forms:
            self._forms[("void",)] = self._form("void", self._void())
        shown = tuple(slot.shown_on(badge) for slot in self._layout.slots)
        key = (badge.category, badge.category_label, badge.event_name, badge.event_place, badge.event_dates, shown)
        if key not in self._forms:
            bands = [self._band(slot, badge) for slot in self._layout.slots if slot.shown_on(badge)]
            words = self._writer.text(self._lines(common(badge, self._layout), badge))
            self._forms[key] = self._form(f"f{len(self._forms)}", "\n".join([*filter(None, bands), words]))
        return self._forms[key]

    def _band(self, slot: Slot, badge: BadgeText) -> str:
        if slot.kind not in {SlotKind.BAND, SlotKind.RULE}:
            return ""
        return badge_marks.band(slot, self._layout.colour_of(slot, badge.category), self._height)

    def _void(self) -> str:
        """The training mark: the word in outline along the diagonal, and a frame; both are seen in black only too."""
        colour = "#000000" if self._layout.monochrome else _VOID_COLOUR
        size, cosine, sine, x, y = badge_marks.void_place(self._width, self._height)
        text = self._writer.text([Line(VOID_WORD, font(Weight.BOLD), size, x, y, colour)])
        turned = text.replace("1 0 0 1 ", f"1 Tr {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} ", 1)
        return badge_marks.void(self._width, self._height, colour) + "\n" + turned

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
