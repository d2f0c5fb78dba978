"""Badges as PDF: exactly the words and the code, in our own font, and nothing else."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import replace

import pytest
from pypdf import PdfReader

from checkin_app.documents.badge_marks import DOT, MM
from checkin_app.documents.badge_pdf import BadgeFault, check, render
from checkin_app.documents.layouts import sheets
from checkin_app.domain.attendee import Category
from checkin_app.domain.code import mint
from checkin_app.domain.layout import CATEGORY_COLOURS, Layout
from checkin_app.errors import InputProblem
from tests.documents.badges import A6, KEY, LAYOUTS, badge, codes_of, picture, pictures, visitor, words

SHEETS = {sheet.id: sheet for sheet in sheets()}
CARD = LAYOUTS["card86x54"]
PEOPLE = [
    badge("Agnès", "Le Bras", number=1),
    visitor("Beatriz", "Núñez Rodríguez", number=2, country="Espagne"),
    visitor("Łukasz", "Strauß-Ørsted", number=3, category=Category.VIP, category_label="VIP"),
    visitor("Ελένη", "Παπαδοπούλου", number=4, category=Category.PRESS, category_label="Presse"),
    visitor("Дмитрий", "Щербаков", number=5, category=Category.SPEAKER, category_label="Intervenant"),
]


def colour_at(pdf: bytes, x_mm: float, y_mm: float) -> tuple[int, ...]:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=1).to_pil().convert("RGB")
    document.close()
    found: tuple[int, ...] = image.getpixel((int(x_mm * MM), int(y_mm * MM)))
    return found


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_page_says_exactly_who_it_is_accents_and_all(layout: Layout):
    pdf = render(PEOPLE, layout)
    for page, person in enumerate(PEOPLE):
        text = " ".join(words(pdf, page).split())
        for said in (person.first_name, person.last_name, person.company, person.country, person.category_label.upper()):
            assert said in text, (said, text)
        assert ("F02" in text) is (person.category is Category.EXHIBITOR)
        assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_an_independent_reader_reads_each_code_at_the_resolution_of_a_label_printer(layout: Layout):
    pdf = render(PEOPLE, layout)
    assert [codes_of(picture(pdf, page)) for page in range(len(PEOPLE))] == [[person.code] for person in PEOPLE]


@pytest.mark.parametrize(("layout", "sheet"), [("a6", "a4x4"), ("card86x54", "a4x10"), ("a6", "a6")])
def test_a_sheet_carries_each_badge_once_row_by_row(layout: str, sheet: str):
    people = [visitor("Ann", f"Lee{number}", number=number) for number in range(13)]
    cells = len(SHEETS[sheet].cells)
    pdf = render(people, LAYOUTS[layout], SHEETS[sheet])
    assert len(PdfReader(io.BytesIO(pdf)).pages) == -(-13 // cells)
    read = [code for page in range(-(-13 // cells)) for code in codes_of(picture(pdf, page))]
    assert read == [person.code for person in people]


def test_the_four_white_modules_around_a_code_are_white_on_every_layout_and_sheet():
    crowded = visitor("Jean-Christophe", "Fernández-Castellón de la Vega y Rodríguez-Montalbán", company="W" * 60, void=True)
    for layout in LAYOUTS.values():
        slot = layout.slot("code")
        assert slot is not None
        image = picture(render([crowded], layout), dpi=203 * 2)
        module = int(slot.w * MM / 33 / DOT + 1e-6) * DOT
        side = 25 * module
        left, top = (slot.x * MM + (slot.w * MM - side) / 2), (slot.y * MM + (slot.h * MM - side) / 2)
        scale = 203 * 2 / 72
        outer = [
            round(scale * edge) for edge in (left - 3.7 * module, top - 3.7 * module, left + side + 3.7 * module, top - DOT)
        ]
        beside = [round(scale * edge) for edge in (left - 3.7 * module, top, left - DOT, top + side + 3.7 * module)]
        for box in (outer, beside):
            assert image.crop(tuple(box)).getextrema() == (255, 255), layout.id


@pytest.mark.parametrize("category", Category)
def test_the_band_has_the_colour_of_the_category(category: Category):
    pdf = render([visitor("Ann", "Lee", category=category, category_label=str(category))], A6)
    wanted = CATEGORY_COLOURS[category]
    found = colour_at(pdf, 5, 6)
    assert all(abs(value - int(wanted[start : start + 2], 16)) <= 1 for value, start in zip(found, (1, 3, 5), strict=True))


def test_the_same_badges_are_the_same_bytes():
    assert render(PEOPLE, A6, title="Rencontres") == render(list(PEOPLE), A6, title="Rencontres")
    assert render(PEOPLE, A6) != render(PEOPLE[::-1], A6)


@pytest.mark.parametrize("layout", ["a6", "card86x54", "roll62x100"])
def test_a_badge_of_a_batch_looks_as_it_does_alone(layout: str):
    again = [replace(person, code=mint(KEY, 100 + number, 1)) for number, person in enumerate(PEOPLE)]
    crowd = [
        *PEOPLE,
        *again,
        *PEOPLE[::-1],
        replace(PEOPLE[0], code=""),
        replace(PEOPLE[1], code="HTTPS://TICKET.EXAMPLE/7731"),
    ]
    batch = pictures(render(crowd, LAYOUTS[layout]))
    for person, drawn in zip(crowd, batch, strict=True):
        assert drawn.tobytes() == picture(render([person], LAYOUTS[layout])).tobytes(), person


def test_each_part_of_a_file_lies_where_its_table_says():
    pdf = render(PEOPLE * 30, A6, SHEETS["a4x4"], title="Rencontres")
    table = int(pdf.rsplit(b"startxref\n", 1)[1].split(b"\n")[0])
    lines = pdf[table:].split(b"trailer")[0].splitlines()[2:]
    assert lines[0] == b"0000000000 65535 f "
    for number, line in enumerate(lines[1:], start=1):
        place = int(line.split()[0])
        assert pdf[place : place + 20].startswith(b"%d 0 obj\n" % number)
    reader = PdfReader(io.BytesIO(pdf), strict=True)
    assert len(reader.pages) == -(-len(PEOPLE) * 30 // 4)
    assert reader.metadata
    assert reader.metadata.title == "Rencontres"


def test_a_badge_does_not_depend_on_what_was_drawn_before():
    alone = render([PEOPLE[2]], A6)
    render([badge("Żółć", "Ζωή Юлия", number=9)], A6)
    assert render([PEOPLE[2]], A6) == alone


def test_markup_in_names_is_drawn_as_it_is_written():
    person = visitor("<b>Bold</b>", '<img src="/etc/passwd">', company="A &amp; B <i>Co</i>", job_title=r"(\050) Tj /x Do")
    pdf = render([person], CARD)
    text = words(pdf).replace("\n", "")
    assert "<b>Bold</b>" in text
    assert '<img src="/etc/passwd">' in text
    assert "A &amp; B <i>Co</i>" in text
    assert r"(\050) Tj /x Do" in words(render([person], A6))
    reader = PdfReader(io.BytesIO(pdf))
    assert not reader.pages[0].images
    assert b"root:" not in pdf


def test_every_font_is_in_the_file():
    reader = PdfReader(io.BytesIO(render(PEOPLE, A6)))
    fonts = reader.pages[0]["/Resources"]["/Font"]
    assert fonts
    for font in fonts.values():
        assert "NotoSans" in font["/BaseFont"]
        assert font["/FontDescriptor"]["/FontFile2"].get_data()


def test_a_badge_of_a_batch_takes_no_more_than_1100_bytes():
    people = [visitor(f"Ann{number}", f"Lee-{number * 7919}", number=number) for number in range(400)]
    assert len(render(people, A6)) / 400 <= 1100


def test_a_code_says_nothing_of_its_holder():
    person = badge("Agnès", "Le Bras", number=7)
    assert codes_of(picture(render([person], A6))) == [person.code]
    twin = replace(person, first_name="Anna", last_name="Puig", company="Biocat", country="Espagne")
    assert codes_of(picture(render([twin], A6))) == [person.code]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_void_badge_says_so_and_is_read_all_the_same(layout: Layout):
    person = replace(PEOPLE[0], void=True)
    pdf = render([person, PEOPLE[1]], layout)
    assert codes_of(picture(pdf)) == [person.code]
    assert picture(pdf).tobytes() != picture(render([PEOPLE[0]], layout)).tobytes()
    assert [b"VOID" in form_text(pdf, page) for page in (0, 1)] == [True, False]


def form_text(pdf: bytes, page: int) -> bytes:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text = document[page].get_textpage().get_text_range()
    document.close()
    return text.encode()


def test_a_badge_without_code_name_or_company_is_drawn_with_what_there_is():
    bare = visitor("", "Mononym", company="", country="", job_title="", code="")
    assert "Mononym" in words(render([bare], A6))
    assert codes_of(picture(render([bare], A6))) == []
    assert check(bare, A6) == []


def test_a_badge_larger_than_the_cells_is_refused():
    with pytest.raises(InputProblem) as refused:
        render(PEOPLE, A6, SHEETS["a4x10"])
    assert refused.value.code == "sheet_too_small"


def test_what_no_font_has_is_flagged_and_drawn_as_a_question_mark_never_as_a_box():
    person = visitor("小明", "王", company="上海 Bio", job_title="🧬 fan")
    assert check(person, A6) == [
        BadgeFault("first_name", "no_glyph", "小明", 20),
        BadgeFault("last_name", "no_glyph", "王", 18),
        BadgeFault("company", "no_glyph", "上海", 10),
        BadgeFault("job_title", "no_glyph", "🧬", 8),
    ]
    text = words(render([person], A6))
    assert "?? Bio" in text
    assert "\ufffd" not in text


def test_what_is_cut_is_flagged_with_the_words():
    long = visitor("Ann", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamten")
    assert check(long, A6) == [BadgeFault("last_name", "overflow", long.last_name, 18)]
    assert check(PEOPLE[0], A6) == []


def test_a_title_names_the_event_in_the_file():
    reader = PdfReader(io.BytesIO(render(PEOPLE, A6, title="Rencontres\n<b>2010")))
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.creator) == ("Rencontres <b>2010", "Accueil")
