"""Badges as PDF: one page a badge, or several on a sheet. Words are drawn as plain strings, never as markup."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from checkin_app.documents import badge_marks
from checkin_app.documents.badge_images import Logo, Logos
from checkin_app.documents.badge_layout import Arranger, Placed, Setting, arrange
from checkin_app.documents.badge_marks import MM, VOID_WORD
from checkin_app.documents.fonts import clean, font
from checkin_app.documents.pdf_file import PdfFile
from checkin_app.documents.pdf_text import Line, colour_operator
from checkin_app.documents.qr import modules
from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Layout, Sheet, Slot, SlotKind, Weight, ink_on
from checkin_app.errors import InputProblem

_VOID_FILL, _VOID_EDGE = "#F7DCDA", "#E3A19C"
_KNOWN = 5_000
_TOLD_EVERY = 100
"""Badges between two words on how far the drawing is."""


@dataclass(frozen=True, slots=True)
class BadgeFault:
    """Something that would not come out right: `code` "overflow" (`detail`: the words), "no_glyph" (the letters) or
    "missing_image" (its name).

    `smallest` is the size to which the slot's words may shrink, in points.
    """

    slot: str
    code: str
    detail: str
    smallest: float


def render(
    badges: Sequence[BadgeText],
    layout: Layout,
    sheet: Sheet | None = None,
    *,
    title: str = "",
    images: Mapping[str, Logo] | None = None,
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Draw the badges as a PDF, the same bytes for the same badges.

    Without `sheet` a page is a badge; otherwise the sheet's cells are filled row by row. `progress` hears now and then how many
    are drawn; what it raises ends the drawing. `images` are those of the event by name; one that is not there is left out.
    Raises InputProblem when the badge is larger than the sheet's cells, or a code is too long for any QR.
    """
    if sheet and not sheet.takes(layout):
        raise InputProblem("sheet_too_small", sheet=sheet.id, layout=layout.id)
    return _Drawing(layout, sheet, clean(title), images or {}).draw(badges, progress)


def check(badge: BadgeText, layout: Layout, images: Collection[str] = ()) -> list[BadgeFault]:
    """What of a badge overflows the smallest size of its slot, which of its characters no font has, which image is not there.

    `images` are the names of those that the event has.
    """
    dressed = layout.dressed(badge.category)
    faults = [
        BadgeFault(slot.name, "missing_image", slot.content, 0.0)
        for slot in dressed.slots
        if slot.kind is SlotKind.IMAGE and slot.content not in images and slot.shown_on(badge)
    ]
    # One of a kind for a slot: the many names of an agenda are one thing to correct.
    told: dict[tuple[str, str], BadgeFault] = {}
    for placed in arrange(badge, dressed):
        name, smallest = placed.slot.name, placed.slot.min_size
        if placed.fitted.cut:
            words = clean(placed.slot.words(badge)) or " ".join(placed.fitted.lines)
            told.setdefault((name, "overflow"), BadgeFault(name, "overflow", words, smallest))
        if placed.lacking:
            told.setdefault((name, "no_glyph"), BadgeFault(name, "no_glyph", placed.lacking, smallest))
    return [*faults, *told.values()]


class _Look:
    """The badges of one category: their slots, sorted once by how they are drawn."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.arranger = Arranger(layout)
        self.codes = [slot for slot in layout.slots if slot.kind is SlotKind.QR]
        self.places: dict[tuple[int, ...], list[str]] = {}
        self.at_times = [slot for slot in layout.slots if slot.needs or slot.show_for]


class _Drawing:
    """One PDF in the making. What is the same on many badges (band, event, labels) is drawn once, as a form."""

    def __init__(self, layout: Layout, sheet: Sheet | None, title: str, images: Mapping[str, Logo]) -> None:
        self._layout = layout
        self._sheet = sheet
        self._width, self._height = layout.width_mm * MM, layout.height_mm * MM
        self._page = (sheet.width_mm * MM, sheet.height_mm * MM) if sheet else (self._width, self._height)
        self._file = PdfFile(*self._page, title=title, creator="Accueil", first=font(Weight.REGULAR))
        self._logos = Logos(self._file, layout, images)
        self._forms: dict[tuple[object, ...], str] = {}
        self._known: dict[Setting, list[tuple[str, float, str]]] = {}
        self._turns = any(slot.turned for slot in layout.slots)
        usual = _Look(layout)
        dressed = {category: layout.dressed(category) for category in Category}
        self._looks = {category: usual if own is layout else _Look(own) for category, own in dressed.items()}

    def draw(self, badges: Sequence[BadgeText], progress: Callable[[int], None] | None) -> bytes:
        """All of them, to the end of the file."""
        cells = self._cells()
        mark = self._file.form(badge_marks.cut_marks(self._sheet)) if self._sheet and self._sheet.cut_marks else ""
        for start in range(0, len(badges), len(cells)):
            parts = [
                self._badge(badge, left, bottom)
                for badge, (left, bottom) in zip(badges[start : start + len(cells)], cells, strict=False)
            ]
            self._file.page("\n".join([*parts, mark]))
            if progress and start % _TOLD_EVERY < len(cells):
                progress(start)
        return self._file.finish()

    def _cells(self) -> list[tuple[float, float]]:
        """The bottom-left corners of the badges on a page."""
        if not self._sheet:
            return [(0, 0)]
        return [(cell.x * MM, self._page[1] - cell.y * MM - self._height) for cell in self._sheet.cells]

    def _badge(self, badge: BadgeText, left: float, bottom: float) -> str:
        look = self._looks[badge.category]
        drawn, side = modules(badge.code) if badge.code and look.codes else ("", 0)
        parts = [
            f"q 1 0 0 1 {left:.2f} {bottom:.2f} cm" if left or bottom else "q",
            self._furniture(badge, look, side),
            self._words(look.arranger.personal(badge), badge),
        ]
        if drawn:
            parts += [badge_marks.code(place, drawn, side) for place in self._code_places(look, badge, side)]
        parts.append("Q")
        return "\n".join(parts)

    def _words(self, placed: Sequence[Placed], badge: BadgeText) -> str:
        """Those words, the ones of a turned half upside down."""
        if not self._turns:
            return self._written(placed, badge.category)
        upright = self._written([one for one in placed if not one.slot.turned], badge.category)
        turned = self._written([one for one in placed if one.slot.turned], badge.category)
        return f"{upright}\n{self._over(turned)}" if turned else upright

    def _over(self, content: str) -> str:
        """What is drawn, upside down about the middle of the badge."""
        return f"q -1 0 0 -1 {self._width:.2f} {self._height:.2f} cm\n{content}\nQ"

    def _written(self, placed: Sequence[Placed], category: Category) -> str:
        """The operators of those words."""
        parts, colour, height = ["BT"], "", self._height
        for one in placed:
            wanted = self._ink(one.slot, category)
            if wanted != colour:
                colour = wanted
                parts.append(colour_operator(colour))
            top = height - one.y
            parts += [f"{before}{top - down:.1f}{after}" for before, down, after in self._around(one)]
        parts.append("ET")
        return "\n".join(parts)

    def _ink(self, slot: Slot, category: Category) -> str:
        colour = self._layout.colour_of(slot, category)
        return ink_on(colour) if slot.kind is SlotKind.BAND else colour

    def _around(self, placed: Placed) -> list[tuple[str, float, str]]:
        """What draws each line of words around the number of its baseline, written once for all badges that say them."""
        known = self._known.get(placed.setting)
        if known is None:
            of, size, spacing = font(placed.slot.weight), placed.fitted.size, placed.slot.spacing * placed.fitted.size
            known = []
            for text, x, down in placed.setting.lines:
                before, after = self._file.writer.around(Line(text, of, size, x, 0.0, spacing=spacing))
                known.append((before, down, after))
            if len(self._known) < _KNOWN:
                self._known[placed.setting] = known
        return known

    def _code_places(self, look: _Look, badge: BadgeText, side: int) -> list[str]:
        key = (side, *[slot.shown_on(badge) for slot in look.codes])
        if key not in look.places:
            shown = [slot for slot in look.codes if slot.shown_on(badge)]
            look.places[key] = [badge_marks.code_place(slot, side, self._height) for slot in shown]
        return look.places[key]

    def _furniture(self, badge: BadgeText, look: _Look, side: int) -> str:
        """The form of what this badge shares with others of its category, under its own words: the operator that draws it."""
        shown = tuple([slot.shown_on(badge) for slot in look.at_times])
        words = (badge.category_label, badge.event_name, badge.event_place, badge.event_dates)
        key = (badge.category, words, shown, side, badge.void)
        if key not in self._forms:
            parts = [self._void()] if badge.void else []
            shapes = [(slot, self._shape(slot, badge, side)) for slot in look.layout.slots if slot.shown_on(badge)]
            parts += [self._over(shape) if slot.turned else shape for slot, shape in shapes if shape]
            parts.append(self._words(look.arranger.common(badge), badge))
            self._forms[key] = self._file.form("\n".join(filter(None, parts)), (self._width, self._height))
        return self._forms[key]

    def _shape(self, slot: Slot, badge: BadgeText, side: int) -> str:
        if slot.kind is SlotKind.QR:
            return badge_marks.finders(slot, side, self._height) if side else ""
        if slot.kind is SlotKind.IMAGE:
            return self._logos.drawn(slot, self._height)
        if slot.kind not in {SlotKind.BAND, SlotKind.RULE}:
            return ""
        return badge_marks.band(slot, self._layout.colour_of(slot, badge.category), self._height)

    def _void(self) -> str:
        """The training mark, the word along the diagonal: pale under the badge's words, in outline for black only."""
        size, cosine, sine, x, y = badge_marks.void_place(self._width, self._height)
        fill, edge = ("#FFFFFF", "#000000") if self._layout.monochrome else (_VOID_FILL, _VOID_EDGE)
        text = self._file.writer.text([Line(VOID_WORD, font(Weight.BOLD), size, x, y, fill)])
        turned = text.replace("1 0 0 1 ", f"2 Tr {cosine:.4f} {sine:.4f} {-sine:.4f} {cosine:.4f} ", 1)
        return f"q {colour_operator(edge, stroke=True)} 1 w\n{turned}\nQ"
