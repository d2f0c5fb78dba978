"""The layouts and sheets that come with the program: complete, true to the paper, and refused when spoiled."""

from __future__ import annotations

from pathlib import Path

import pytest

from checkin_app.documents.badge_layout import Placed, arrange
from checkin_app.documents.badge_marks import DOT, MM
from checkin_app.documents.layouts import layouts, read_layout, read_sheet, sheets, sheets_for
from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import CATEGORY_COLOURS, Layout, SlotKind
from checkin_app.errors import InputProblem
from checkin_app.resources import resource
from checkin_app.wording import problem_sentence
from tests.documents.badges import A6, LAYOUTS, badge, visitor

LONG = visitor(
    "Jean-Christophe Maximilien",
    "Fernández-Castellón de la Vega y Rodríguez-Montalbán",
    company="Centre de Lutte contre le Cancer du Lez",
    country="République démocratique du Congo",
    job_title="Professeur des universités, chef du service d'oncologie médicale",
)
BADGES = [
    badge(),
    LONG,
    visitor("", "Mononym", company="", country="", job_title=""),
    badge(
        "Maria Montserrat", "Puigdevall i Casadellà", company="Institut de Bioenginyeria del Vallès", stand="B07, B08, B09, B10"
    ),
]


def every(layout: Layout, one: object) -> list[tuple[str, float, float, float, float]]:
    """Name, left, top, right, bottom of everything drawn on a badge but bands, in millimetres."""
    placed: list[Placed] = arrange(one, layout)  # type: ignore[arg-type]
    drawn = [(p.slot.name, *on_paper(layout, p)) for p in placed if p.slot.kind is SlotKind.TEXT]
    return drawn + [(s.name, s.x, s.y, s.x + s.w, s.y + s.h) for s in layout.slots if s.kind is SlotKind.QR]


def on_paper(layout: Layout, placed: Placed) -> tuple[float, float, float, float]:
    left, top, right, bottom = ink(placed)
    if not placed.slot.turned:
        return left, top, right, bottom
    return layout.width_mm - right, layout.height_mm - bottom, layout.width_mm - left, layout.height_mm - top


def ink(placed: Placed) -> tuple[float, float, float, float]:
    lines = list(placed.lines())
    size = placed.fitted.size
    left = min(x for _, x, _ in lines)
    top, bottom = min(y for *_, y in lines) - 0.92 * size, max(y for *_, y in lines) + 0.24 * size
    return left / MM, top / MM, (left + placed.fitted.width) / MM, bottom / MM


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@pytest.mark.parametrize("one", BADGES, ids=lambda one: one.last_name)
def test_nothing_on_a_badge_lies_over_anything_else_or_over_the_edge(layout: Layout, one):
    drawn = every(layout, one)
    for name, left, top, right, bottom in drawn:
        assert min(left, top) >= -0.01, name
        assert right <= layout.width_mm + 0.01, name
        assert bottom <= layout.height_mm + 0.01, name
    for number, (name, left, top, right, bottom) in enumerate(drawn):
        for other, left2, top2, right2, bottom2 in drawn[number + 1 :]:
            apart = right <= left2 + 0.05 or right2 <= left + 0.05 or bottom <= top2 + 0.05 or bottom2 <= top + 0.05
            assert apart, (name, other)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_long_name_is_whole_on_every_layout(layout: Layout):
    names = {placed.slot.name: placed.fitted for placed in arrange(LONG, layout)}
    assert not any(names[slot].cut for slot in ("first_name", "last_name", "company", "country"))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_every_layout_says_who_from_where_and_which_event(layout: Layout):
    shown = {placed.slot.content for placed in arrange(badge(), layout)}
    assert {"first_name", "last_name", "company", "country", "category_label", "stand", "event_name"} <= shown


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_name_is_the_largest_of_all(layout: Layout):
    sizes = {placed.slot.name: placed.fitted.size for placed in arrange(badge("Ann", "Lee"), layout)}
    assert max(sizes, key=lambda name: sizes[name]) == "last_name"


def test_only_an_exhibitor_with_a_stand_has_a_stand():
    assert "stand" in {placed.slot.name for placed in arrange(badge(), A6)}
    for without in (badge(stand=""), badge(category=Category.PRESS)):
        assert not {"stand", "stand_label"} & {placed.slot.name for placed in arrange(without, A6)}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_code_has_five_printer_dots_a_module_or_more_and_four_white_modules(layout: Layout):
    code = next(slot for slot in layout.slots if slot.kind is SlotKind.QR)
    dots = int(min(code.w, code.h) * MM / (25 + 8) / DOT + 1e-6)
    assert dots >= 5
    assert code.w == code.h >= 21
    bands = [slot for slot in layout.slots if slot.kind is SlotKind.BAND]
    assert all(band.y + band.h <= code.y for band in bands)


def test_the_job_title_gives_way_where_there_is_no_room():
    crowded = visitor(
        "Maximilien Jean Christophe Albert",
        "Fernández-Castellón de la Vega y Rodríguez-Montalbán",
        company="Société Méridionale de Distribution Biologique et de Recherche Appliquée du Sud-Ouest",
        job_title="Professeur",
    )
    assert "job_title" not in {placed.slot.name for placed in arrange(crowded, LAYOUTS["roll62x100"])}
    assert "job_title" in {placed.slot.name for placed in arrange(badge(), LAYOUTS["roll62x100"])}


def test_each_category_has_a_colour_of_its_own_and_a_label_printer_only_black():
    band = A6.slot("band")
    assert band is not None
    assert len({A6.colour_of(band, category) for category in Category}) == len(CATEGORY_COLOURS) == len(Category)
    roll = LAYOUTS["roll62x100"]
    assert {roll.colour_of(slot, Category.VIP) for slot in roll.slots} <= {"#000000", "#17202B"}
    assert all(slot.colour == "#000000" for slot in roll.slots if slot.kind is SlotKind.TEXT)


def test_the_cells_of_a_sheet_lie_on_it_and_not_on_each_other():
    for sheet in sheets():
        boxes = [(c.x, c.y, c.x + sheet.cell_width_mm, c.y + sheet.cell_height_mm) for c in sheet.cells]
        assert all(min(x, y) >= 0 and right <= sheet.width_mm and bottom <= sheet.height_mm for x, y, right, bottom in boxes)
        for number, (x, y, right, bottom) in enumerate(boxes):
            for x2, y2, right2, bottom2 in boxes[number + 1 :]:
                assert right <= x2 + 1e-6 or right2 <= x + 1e-6 or bottom <= y2 + 1e-6 or bottom2 <= y + 1e-6


def test_the_sheets_of_a_layout_are_those_made_for_it():
    papers = {layout.id: [sheet.id for sheet in sheets_for(layout)] for layout in layouts()}
    assert {layout: found for layout, found in papers.items() if found} == {
        "a6": ["a6", "a4x4", "herma10809"],
        "a6l": ["a4x4l"],
        "a6fold": ["a4x2"],
        "a6foldl": ["a4x2p"],
        "card86x54": ["a4x10"],
        "card54x86": ["a4x10p"],
        "a7": ["a4x8"],
        "a7l": ["a4x8l"],
        "badge60x90": ["durable1456p"],
        "badge90x60": ["durable1456"],
        "badge90x54": ["durable1445"],
        "badge80x50": ["avery4785"],
    }
    assert {layout.id for layout in layouts() if not papers[layout.id]} == {
        layout.id for layout in layouts() if layout.monochrome
    }
    assert {sheet for found in papers.values() for sheet in found} == {sheet.id for sheet in sheets()}


def test_layouts_and_sheets_have_an_order_and_a_name_of_their_own():
    for kind in (layouts(), sheets()):
        orders = [one.order for one in kind]
        assert orders == sorted(set(orders))
        for language in ("en", "fr", "ca", "es"):
            names = [f"{one.name[language]} {one.description.get(language)} {one.width_mm > one.height_mm}" for one in kind]
            assert len(set(names)) == len(names)


def test_sheets_that_are_printed_on_turned_paper_have_the_same_margins_on_both_sides():
    for sheet in (one for one in sheets() if one.width_mm > one.height_mm):
        left, right = min(c.x for c in sheet.cells), max(c.x for c in sheet.cells) + sheet.cell_width_mm
        top, bottom = min(c.y for c in sheet.cells), max(c.y for c in sheet.cells) + sheet.cell_height_mm
        assert abs(left - (sheet.width_mm - right)) < 0.51
        assert abs(top - (sheet.height_mm - bottom)) < 0.51


def test_names_and_descriptions_are_in_four_languages():
    named = {one.id: one.name for one in layouts()} | {f"sheet {one.id}": one.name for one in sheets()}
    for id_, name in named.items():
        assert set(name) == {"en", "fr", "ca", "es"}, id_


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("width = 105", "width = 60", "slot_outside"),
        ('content = "company"', 'content = "salary"', "slot_no_field"),
        ('stack = "person"', 'stack = "nobody"', "slot_no_stack"),
        ("min_size = 20", "min_size = 80", "slot_sizes"),
        ("break_size = 27", "break_size = 70", "slot_sizes"),
        ("h = 79", "h = 20", "stack_too_low"),
        ('weight = "bold"', 'weight = "fat"', "layout_value"),
        ("height = 148", "heigth = 148", "layout_key_unknown"),
        ("height = 148", "", "layout_key_missing"),
        ("height = 148", "height = nan", "layout_value"),
        ("height = 148", "height = -148", "layout_number"),
        ("height = 148", "height = 1" + "0" * 400, "layout_value"),
        ("height = 148", 'height = "148"', "layout_value"),
        ("h = 24", "h = inf", "layout_value"),
        ("lines = 2", "lines = 1.5", "layout_value"),
        ("lines = 2", "lines = 2000", "layout_number"),
        ('colour = "category"', 'colour = "red"', "layout_colour"),
        ('name = "event"', 'name = "band"', "layout_name_taken"),
        ("[stack.person]", "[style.nobody]\n[stack.person]", "layout_value"),
        ("[stack.person]", "[style.vip.slot.nothing]\n[stack.person]", "unknown_slot"),
        ("[[slot]]", "[[slot", "layout_unreadable"),
        ("[[slot]]", "x = " + "[" * 900 + "\n[[slot]]", "layout_unreadable"),
        ("[[slot]]", "a." * 60_000 + "a = 1\n[[slot]]", "layout_file_large"),
        ("[[slot]]", "[[slot]]\n" * 10_000, "layout_too_many"),
        ("[[slot]]", "[[slot]]\n" * 50_000, "layout_file_large"),
    ],
    ids=lambda text: text[:24],
)
def test_a_spoiled_layout_is_refused_with_what_is_wrong(tmp_path: Path, old: str, new: str, code: str):
    text = (resource("badges") / "a6.layout.toml").read_text("utf-8")
    assert old in text
    spoiled = tmp_path / "mine.layout.toml"
    spoiled.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(InputProblem) as refused:
        read_layout(spoiled)
    assert refused.value.code == code
    said = problem_sentence(refused.value)
    assert said.endswith(".")
    assert len(said) < 400


def test_a_spoiled_sheet_is_refused(tmp_path: Path):
    spoiled = tmp_path / "mine.sheet.toml"
    spoiled.write_text("width = 210\n", "utf-8")
    with pytest.raises(InputProblem):
        read_sheet(spoiled)
    with pytest.raises(InputProblem):
        read_sheet(tmp_path / "missing.sheet.toml")
