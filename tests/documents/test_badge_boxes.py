"""Where things stand on paper, read out of the PDF: nothing leaves it, nothing lies over anything else, cells are true."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from PIL import ImageChops

from checkin_app.documents.badge_pdf import render
from checkin_app.documents.layouts import sheets, sheets_for
from checkin_app.domain.layout import Layout, Sheet, Slot, SlotKind
from tests.documents.badges import A6, LAYOUTS, badge, picture, visitor
from tests.documents.boxes import Drawn, codes_at, outside, overlaps, words_of
from tests.documents.hostile import people

DPI = 203
PAIRS = [(layout, sheet) for layout in LAYOUTS.values() for sheet in sheets_for(layout) if len(sheet.cells) > 1]


def boxes(pdf: bytes) -> list[list[Drawn]]:
    """Every piece of text of every page."""
    document = pypdfium2.PdfDocument(pdf)
    found = [words_of(document, page) for page in range(len(document))]
    document.close()
    return found


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_no_name_makes_anything_leave_the_badge_or_lie_over_anything_else(layout: Layout):
    pdf = render(people(), layout)
    ((_text, code),) = codes_at(picture(pdf, 0, DPI), DPI)
    for drawn in boxes(pdf):
        everything = [*drawn, code]
        assert outside(everything, layout.width_mm, layout.height_mm) == []
        assert overlaps(everything) == []


@pytest.mark.parametrize("layout", [one for one in LAYOUTS.values() if one.monochrome], ids=lambda one: one.id)
def test_on_a_label_printer_no_ink_is_nearer_to_an_edge_than_the_printer_reaches(layout: Layout):
    width, height = layout.width_mm, layout.height_mm
    short = 5.8 if "Dymo" in layout.description["en"] else 2.9
    across, down = (2.9, short) if height > width else (short, 2.9)
    image = picture(render(people()[:6], layout), 0, 300)
    left, top, right, bottom = (v / 300 * 25.4 for v in image.point(lambda v: 255 * (v < 128)).getbbox() or ())
    assert left >= across
    assert width - right >= across
    assert top >= down
    assert height - bottom >= down


def test_words_over_words_and_words_over_the_edge_are_seen_by_these_tests():
    slots = tuple(replace(slot, y=75.0) if slot.name == "event" else slot for slot in A6.slots)
    (moved,) = boxes(render([badge()], replace(A6, slots=slots)))
    assert overlaps(moved)
    assert outside(moved, 60.0, A6.height_mm)
    assert overlaps(boxes(render([badge()], A6))[0]) == []


@pytest.mark.parametrize(("layout", "sheet"), PAIRS, ids=lambda one: one.id)
def test_each_badge_of_a_sheet_stands_in_its_cell_to_a_tenth_of_a_millimetre(layout: Layout, sheet: Sheet):
    chosen = [visitor(f"Ann{n}", f"Lee{n}", number=n, back_title="Welcome") for n in range(len(sheet.cells) + 1)]
    alone = boxes(render(chosen, layout))
    first, second = boxes(render(chosen, layout, sheet))
    for page, on_it in ((first, range(len(sheet.cells))), (second, [len(sheet.cells)])):
        wanted = [
            one.shifted(sheet.cells[n % len(sheet.cells)].x, sheet.cells[n % len(sheet.cells)].y)
            for n in on_it
            for one in alone[n]
        ]
        assert len(page) == len(wanted)
        for one in wanted:
            assert any(near(one, other) for other in page), one


def near(one: Drawn, other: Drawn) -> bool:
    return one.text == other.text and all(abs(a - b) < 0.1 for a, b in zip(one[1:5], other[1:5], strict=True))


@pytest.mark.parametrize("sheet", [one for one in sheets() if one.cut_marks], ids=lambda one: one.id)
def test_cutting_marks_lie_along_the_edges_of_cells_and_never_in_one(sheet: Sheet):
    layout = next(one for one in LAYOUTS.values() if sheet in sheets_for(one))
    bare = visitor("Ann", "Lee")
    drawn = render([bare], layout, sheet)
    marks = ImageChops.difference(
        picture(drawn, 0, 150), picture(render([bare], layout, replace(sheet, cut_marks=False)), 0, 150)
    )
    dark = [(i % marks.width, i // marks.width) for i, v in enumerate(marks.tobytes()) if v > 40]
    assert len(dark) > 50
    for px, py in dark:
        x, y = (px + 0.5) / 150 * 25.4, (py + 0.5) / 150 * 25.4
        for cell in sheet.cells:
            inside = min(x - cell.x, cell.x + sheet.cell_width_mm - x, y - cell.y, cell.y + sheet.cell_height_mm - y)
            assert inside < 0.25, (x, y)


def place(layout: Layout, slot: Slot) -> Drawn:
    """Where a slot lies on the paper, turned or not."""
    box = layout.stack(slot.stack) if slot.stack else None
    x, y, w, h = (box.x, box.y, box.w, box.h) if box else (slot.x, slot.y, slot.w, slot.h)
    if slot.turned:
        x, y = layout.width_mm - x - w, layout.height_mm - y - h
    return Drawn(slot.name, x, y, x + w, y + h)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_lines_touch_no_words_and_the_two_halves_of_a_folded_badge_stay_apart(layout: Layout):
    rules = [place(layout, slot) for slot in layout.slots if slot.kind is SlotKind.RULE]
    words = [slot for slot in layout.slots if slot.kind in {SlotKind.TEXT, SlotKind.AGENDA, SlotKind.QR}]
    assert not [(rule, slot.name) for rule in rules for slot in words if rule.over(place(layout, slot), 0.01)]
    back = [place(layout, slot) for slot in layout.slots if slot.name == "agenda" or slot.name.startswith("back_")]
    if back:
        front = [place(layout, slot) for slot in words if not (slot.name == "agenda" or slot.name.startswith("back_"))]
        if layout.width_mm > layout.height_mm:
            middle = layout.width_mm / 2
            assert max(one.right for one in back) <= middle <= min(one.left for one in front)
        else:
            middle = layout.height_mm / 2
            assert max(one.bottom for one in back) <= middle <= min(one.top for one in front)
