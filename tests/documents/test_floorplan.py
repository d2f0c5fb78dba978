"""The stand plan on paper: to scale, every name whole on it or in its index, and no word past its border."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from xml.etree import ElementTree

import pypdf
import pypdfium2 as pdfium
import pytest
from PIL import Image

from checkin_app import bootstrap
from checkin_app.documents.drawing import Words
from checkin_app.documents.floorplan import Plan, plan_pdf, plan_png, plan_svg
from checkin_app.documents.floorplan_index import Note, by_name
from checkin_app.documents.floorplan_look import GROUPS, LOOKS, Colours, Purpose
from checkin_app.documents.floorplan_sheet import Heading, PlanStyle, PlanWords
from checkin_app.documents.floorplan_stand import LEAST_NAME, Sizes, draw_stand, stand_id
from checkin_app.domain.floorplan import Box, Exhibitor, Stand, StandState, StandView
from checkin_app.errors import InputProblem
from checkin_app.services import demo
from checkin_app.services import stands as stand_service
from checkin_app.services.session import Session
from tests.documents.plans import (
    MM,
    SVG,
    astray,
    collisions,
    flat,
    held,
    pages_of,
    plan,
    stand,
    stands,
    texts,
    thousand,
    words_of,
)

ARABIC = "شركة المختبرات"
HOSTILE = [
    '<b>A&B</b> "x"',
    "W" * 300,
    "Ünï " * 75,
    ARABIC,
    "\u202eevil\u202c Labs",
    "🧬🧪 Bio",
    "a b c d e f g h i j k l m n o",
    "",
]


@pytest.fixture(scope="module")
def event() -> Iterator[Session]:
    session = bootstrap.session_in_memory(name=demo.NAME, place=demo.PLACE, days=list(demo.DAYS))
    demo.fill(session)
    yield session
    session.close()


@pytest.fixture(scope="module")
def reference(event: Session) -> Plan:
    contacts = {view.stand.number: Note("1/2", "Anna Puig", "+33 4 67 00 00 00") for view in stand_service.stand_views(event)}
    hall = stand_service.halls(event)[0]
    return Plan([(hall, stand_service.stand_views(event))], Heading(demo.NAME, "1–2 July 2010", "Valid as of 08:45"), contacts)


@pytest.fixture(scope="module")
def large() -> Plan:
    return thousand()


def styles(*pages: str) -> list[PlanStyle]:
    made = [PlanStyle(page, purpose) for page in pages for purpose in Purpose]
    return made + [PlanStyle(page, colours=Colours.NETWORK, index=False) for page in pages]


def sizes_of(plan: Plan) -> set[tuple[float, float]]:
    return {(view.stand.w, view.stand.h) for view in plan.views}


# ---------------------------------------------------------------- what is where on the page


@pytest.mark.parametrize("style", styles("A4", "A3"), ids=str)
def test_no_text_of_the_reference_plan_leaves_its_stand_or_lies_on_another(reference: Plan, style: PlanStyle):
    pdf = plan_pdf(reference, style)
    boxes = stands(pdf, 0, sizes_of(reference))
    assert len(boxes) == 60
    assert astray(texts(pdf), boxes) == []
    for page in range(len(pages_of(pdf))):
        assert collisions(texts(pdf, page)) == []


@pytest.mark.parametrize("page", ["A4", "A3"])
def test_no_text_of_a_plan_of_a_thousand_leaves_its_stand_or_lies_on_another(large: Plan, page: str):
    pdf = plan_pdf(large, PlanStyle(page))
    boxes = stands(pdf, 0, sizes_of(large))
    assert len(boxes) >= 1000
    assert astray(texts(pdf), boxes) == []
    assert collisions(texts(pdf)) == []
    assert collisions(texts(pdf, 1)) == []
    read = {found.text for found in texts(pdf)}
    numbered = {view.stand.number for view in large.views} <= read
    assert numbered is (page == "A3")
    assert any(PlanWords().too_small in text for text in read) is not numbered


@pytest.mark.parametrize("style", styles("A4", "A3")[:4], ids=str)
def test_every_exhibitor_is_in_full_with_their_stand_by_name_and_by_stand(reference: Plan, style: PlanStyle):
    whole = flat("".join(pages_of(plan_pdf(reference, style))))
    for view in reference.views:
        assert view.exhibitor
        assert flat(view.exhibitor.name) in whole
        assert whole.count(view.stand.number) >= 3  # on the plan, and in both lists


def test_the_index_of_a_thousand_has_everybody(large: Plan):
    whole = flat("".join(pages_of(plan_pdf(large, PlanStyle("A3")))))
    names = [re.sub("[^\x00-\x7fà-ÿ]", "?", view.exhibitor.name) for view in large.views if view.exhibitor]
    assert [name for name in names if whole.count(flat(name)) < 2] == []


def test_every_name_on_the_plan_is_six_points_at_least(reference: Plan):
    for page in ("A4", "A3"):
        for element in ElementTree.fromstring(plan_svg(reference, PlanStyle(page))).iter(f"{SVG}g"):
            assert all(float(text.get("font-size", "0")) >= LEAST_NAME for text in element.iter(f"{SVG}text"))


@pytest.mark.parametrize("name", [*HOSTILE, "Institut de Bioenginyeria del Vallès", "Ö"])
@pytest.mark.parametrize(("w", "h"), [(60, 60), (26, 38), (12, 12), (90, 20), (3, 3), (14, 70)])
@pytest.mark.parametrize("staff", [0, 2, 12])
@pytest.mark.parametrize("purpose", list(Purpose))
def test_no_word_leaves_its_stand(name: str, w: float, h: float, staff: int, purpose: Purpose):
    for look in (LOOKS["confirmed"], GROUPS[0]):
        drawn = draw_stand(held(name, staff=staff), (100, 100, w, h), look, purpose, Sizes(12, 7), "confirmed")
        for mark in drawn.group.shapes:
            if isinstance(mark, Words) and mark.text:
                long, high = mark.length, mark.size * 0.72
                box = (
                    (mark.x - high, mark.y - long, mark.x, mark.y)
                    if mark.turned
                    else (mark.x, mark.y - high, mark.x + long, mark.y)
                )
                assert box[0] >= 100
                assert box[1] >= 100
                assert box[2] <= 100 + w
                assert box[3] <= 100 + h


def test_a_name_that_is_not_whole_on_the_plan_is_said_to_be_in_the_index():
    long = plan(held("Institut Interdisciplinaire de Bioenginyeria Molecular del Vallès Oriental", w=2, h=2), width=40)
    assert PlanWords().shortened in words_of(plan_svg(long))
    assert PlanWords().not_whole in words_of(plan_svg(long, PlanStyle(index=False)))
    short = plan(held("Proteolab SAS"))
    assert not {PlanWords().shortened, PlanWords().not_whole} & set(words_of(plan_svg(short)))


def test_the_plan_is_to_the_scale_that_it_says(reference: Plan):
    svg = plan_svg(reference)
    metre = 1000 * MM / int(re.search(r"Scale 1:(\d+)", svg)[1])  # type: ignore[index]
    rects = [(float(r.get("width", "0")), float(r.get("height", "0"))) for r in ElementTree.fromstring(svg).iter(f"{SVG}rect")]
    for wide, high in ((58 * metre, 30 * metre), (3 * metre - 1.2, 3 * metre - 1.2)):
        assert any(abs(w - wide) < 0.02 and abs(h - high) < 0.02 for w, h in rects)


# ---------------------------------------------------------------- what it says


def test_a_sheet_says_what_it_is_and_until_when_it_is_true(reference: Plan):
    heading = Heading("Fair", "1–2 July · Lyon", "Valid as of Thursday, 08:45", "For the desk only", "Printed on 2010-07-01")
    first = pages_of(plan_pdf(replace(reference, heading=heading)))[0]
    said = ("Fair", "Hall principal · 1–2 July · Lyon", "Valid as of Thursday, 08:45", "For the desk only", "Page 1 of 2")
    assert all(words in first for words in (*said, "Printed on 2010-07-01"))
    assert all(label in first for label in ("Entrée principale", "Issue de secours", "Espace rendez-vous B2B", "Pause-café"))


def test_the_public_sees_no_arrivals_and_no_numbers_to_call(reference: Plan):
    views = [replace(held("Proteolab", come=1), stand=stand("A01")), replace(held("Limolab", come=0), stand=stand("A02", x=5))]
    both = replace(plan(*views), contacts={"A01": Note("1/2", "Anna Puig", "+33 4 67")})
    public, desk = plan_svg(both), plan_svg(both, PlanStyle(purpose=Purpose.DESK))
    assert "<circle" not in public
    assert "confirmed · 2" in words_of(public)
    circles = [circle.get("fill") != "none" for circle in ElementTree.fromstring(desk).iter(f"{SVG}circle")]
    assert circles == [True, False, False, False, True, False, False, False]  # both stands, then both keys of the legend
    assert {"some here · 1", "nobody here yet · 1"} <= set(words_of(desk))
    assert "Anna Puig" not in "".join(pages_of(plan_pdf(both)))
    assert "Anna Puig" in "".join(pages_of(plan_pdf(both, PlanStyle(purpose=Purpose.DESK))))


def test_before_anybody_has_come_the_desk_sees_the_states():
    svg = plan_svg(plan(held("Proteolab", come=0)), PlanStyle(purpose=Purpose.DESK))
    assert "confirmed · 1" in words_of(svg)


def test_networks_have_a_colour_a_mark_and_a_name_and_the_smallest_are_together():
    views = [
        replace(held("P", number=f"A{n:02}", x=n), exhibitor=Exhibitor(f"e{n}", "P", network=f"Net {min(n, 9)}"))
        for n in range(12)
    ]
    free = StandView(stand("B01", y=5))
    alone = replace(held("Q", number="B02", y=5, x=5), exhibitor=Exhibitor("q", "Q"))
    words = words_of(plan_svg(plan(*views, free, alone), PlanStyle(colours=Colours.NETWORK)))
    assert {"Net 9 · 3", "Net 0 · 1", "others · 3", "none · 1", "free · 1"} <= set(words)


def test_free_and_reserved_stands_are_dashed_and_named():
    svg = plan_svg(plan(held("Proteolab", state=StandState.RESERVED), StandView(stand("A02", x=5))))
    assert svg.count("stroke-dasharray") == 4  # both stands and both samples
    assert {"free", "reserved · 1", "free · 1"} <= set(words_of(svg))


def test_co_exhibitors_are_on_the_stand_and_in_both_lists():
    shared = replace(held("Proteolab", w=6), guests=(Exhibitor("g", "Zeta Diagnostics"),))
    first, index = pages_of(plan_pdf(plan(shared)))
    assert "Zeta" in first
    assert "Proteolab + Zeta Diagnostics" in index
    assert index.count("Zeta Diagnostics") == 2


def test_names_are_in_the_order_of_the_alphabet_without_accents():
    names = ["Zêta", "Éclair", "Ecart", "L·lum", "Llull", "Çedil", "Casa", "Àlaba", "7Bio", ARABIC]
    views = [replace(held(name, number=f"A{n:02}", x=n), exhibitor=Exhibitor(str(n), name)) for n, name in enumerate(names)]
    index = pages_of(plan_pdf(plan(*views)))[1]
    order = list(re.findall("|".join(names[:-1]), index.partition("By stand")[0]))
    assert order == ["7Bio", "Àlaba", "Casa", "Çedil", "Ecart", "Éclair", "Llull", "L·lum", "Zêta"]


def test_one_exhibitor_with_two_stands_is_one_line_of_the_index():
    first = held("Proteolab")
    other = StandView(stand("B01", x=5), StandState.CONFIRMED, first.exhibitor)
    assert "A01, B01" in pages_of(plan_pdf(plan(first, other)))[1]


# ---------------------------------------------------------------- papers and halls


@pytest.mark.parametrize(("page", "size", "count"), [("A4", (842, 595), 2), ("A3", (1191, 842), 2), ("a3", (1191, 842), 2)])
def test_a_wide_hall_lies_across_the_paper(reference: Plan, page: str, size: tuple[int, int], count: int):
    document = pypdf.PdfReader(io.BytesIO(plan_pdf(reference, PlanStyle(page))))
    assert [(round(p.mediabox.width), round(p.mediabox.height)) for p in document.pages] == [size] * count


def test_on_a3_the_index_by_name_is_beside_the_plan(reference: Plan):
    first, second = pages_of(plan_pdf(reference, PlanStyle("A3")))
    assert "Exhibitors" in first
    assert "Universitat de la Tramuntana" in first
    assert "By stand" in second
    assert "Exhibitors" not in second


def test_a_tall_hall_stands_upright_and_a_huge_one_still_fits():
    box = pypdf.PdfReader(io.BytesIO(plan_pdf(plan(held("P"), width=10, height=30)))).pages[0].mediabox
    assert box.height > box.width
    assert any(line.startswith("Scale 1:") for line in words_of(plan_svg(plan(held("P"), width=6000, height=2000))))


def test_every_hall_has_a_page_and_the_index_says_the_hall():
    wide, tall = plan(held("Proteolab"), name="Nord").halls[0], plan(name="Sud", width=10, height=30).halls[0]
    there = held("Limolab", number="S01", hall="sud")
    sud = (replace(tall[0], id="sud", stands=(there.stand,)), [there])
    both = Plan([wide, sud], Heading("Fair"))
    pages = pages_of(plan_pdf(both))
    assert len(pages) == 3
    assert "Nord" in pages[0]
    assert "Sud" in pages[1]
    assert "A01 (Nord)" in pages[2]
    assert "S01 (Sud)" in pages[2]
    svg = plan_svg(both)
    assert {"stand-A01", "stand-S01"} <= {element.get("id") for element in ElementTree.fromstring(svg).iter(f"{SVG}g")}


def test_an_empty_hall_is_a_page_without_an_index():
    pages = pages_of(plan_pdf(plan()))
    assert len(pages) == 1
    assert "Scale 1:" in pages[0]
    assert plan_png(plan(StandView(stand())), dpi=50).startswith(b"\x89PNG")


def test_a_paper_that_nobody_has_is_said(reference: Plan):
    with pytest.raises(InputProblem) as caught:
        plan_pdf(reference, PlanStyle("B7"))
    assert caught.value.code == "unknown_paper"


def test_doors_are_gaps_with_their_names_outside_whatever_wall_they_are_in():
    doors = (Box("W", 0, 4, 0.3, 2, "West"), Box("N", 5, 0, 2, 0.3, "North"))
    exits = (Box("E", 19.7, 4, 0.3, 2, "East", "E"), Box("S", 5, 9.7, 2, 0.3, "South"))
    aisles = (Box("a", 0, 4.2, 20, 2, "Main aisle"),)
    svg = plan_svg(plan(held("P"), entrances=doors, exits=exits, aisles=aisles))
    assert {"West", "North", "East", "South", "Main aisle"} <= set(words_of(svg))
    assert svg.count("<polygon") == 4
    assert svg.count("rotate(-90") == 2


def test_names_of_doors_and_of_networks_never_lie_on_others():
    exits = tuple(Box(f"e{n}", 1.5 * n, 0, 1, 0.3, "Emergency exit") for n in range(12))
    gates = tuple(Box(f"g{n}", 0, 0.8 * n, 0.3, 0.7, "Entrance", "W") for n in range(12))
    views = [
        replace(held("P", number=f"A{n:02}", x=n), exhibitor=Exhibitor(f"e{n}", "P", network=f"Network of {n} " * 9))
        for n in range(12)
    ]
    for page in ("A4", "A3"):
        pdf = plan_pdf(plan(*views, exits=exits, entrances=gates), PlanStyle(page, colours=Colours.NETWORK))
        assert collisions(texts(pdf)) == []
        right = max(found.box[2] for found in texts(pdf))
        with pdfium.PdfDocument(pdf) as document:
            assert right < document[0].get_width()


# ---------------------------------------------------------------- files


def test_each_stand_of_an_svg_is_an_element_with_an_id_and_a_title(reference: Plan):
    groups = list(ElementTree.fromstring(plan_svg(reference)).iter(f"{SVG}g"))
    assert len({group.get("id") for group in groups}) == 60
    titles: Mapping[str | None, str | None] = {group.get("id"): group.findtext(f"{SVG}title") for group in groups}
    assert titles["stand-C08"] == "C08 · Universitat de la Tramuntana · confirmed"
    assert stand_id("A 1/é") == "stand-A_201_2f_e9"


@pytest.mark.parametrize("name", HOSTILE)
def test_words_are_data_and_never_markup(name: str):
    hostile = replace(plan(held(name, w=6), areas=(Box("a", 8, 1, 8, 8, "<script>&"),)), heading=Heading("<title>&\x00\u202e"))
    svg = plan_svg(hostile)
    assert "<script>" not in svg
    assert {"<script>&", "<title>&"} <= set(words_of(svg))
    for style in styles("A4", "A3"):
        assert plan_pdf(hostile, style).startswith(b"%PDF")


def test_a_name_of_three_hundred_letters_is_whole_in_the_index():
    name = "Laboratoires " * 20 + "X" * 40
    whole = flat("".join(pages_of(plan_pdf(plan(held(name))))))
    assert whole.count(flat(name)) == 2


def test_the_picture_is_the_page(reference: Plan):
    picture = Image.open(io.BytesIO(plan_png(reference, dpi=100)))
    assert (round(picture.width, -1) // 10, picture.height // 10, picture.format) == (117, 82, "PNG")
    colours = picture.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 20


def test_the_same_plan_is_the_same_bytes(reference: Plan):
    assert plan_pdf(reference) == plan_pdf(reference)


def test_the_words_are_those_of_its_readers():
    french = PlanWords("Échelle 1/{scale}", "Page {number} sur {count}", looks=dict.fromkeys(PlanWords().looks, "x"))
    words = words_of(plan_svg(plan(held("P")), words=french))
    assert {"x · 1", "Page 1 sur 1"} <= set(words)
    assert any(line.startswith("Échelle 1/") for line in words)


def test_an_exhibitor_on_stands_of_two_halls_is_told_each_hall_once():
    held = Exhibitor("x", "Catadiag")
    places = (("C06", "a"), ("K06", "a"), ("V01", "b"))
    views = [StandView(Stand(number, hall, "", 0, 0, 3, 3, 9), StandState.CONFIRMED, held) for number, hall in places]
    rows = by_name(views, {"a": "Hall principal", "b": "Verrière"}, letters=False)
    assert [row.right for row in rows] == ["C06, K06 (Hall principal), V01 (Verrière)"]
