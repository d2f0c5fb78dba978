"""The stand plan on paper: to scale, whole, and no word past its border."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree

import pypdf
import pytest
from PIL import Image

from checkin_app import bootstrap
from checkin_app.documents import floorplan
from checkin_app.documents.drawing import Page, Words
from checkin_app.documents.floorplan import PlanWords, plan_pdf, plan_png, plan_svg
from checkin_app.documents.floorplan_hall import Frame, draw_stand
from checkin_app.domain.floorplan import Box, Exhibitor, Hall, StaffMember, Stand, StandState, StandView, halves
from checkin_app.errors import InputProblem
from checkin_app.services import demo, stands
from checkin_app.services.session import Session

MM = 72 / 25.4
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def event() -> Iterator[Session]:
    session = bootstrap.session_in_memory(name=demo.NAME, place=demo.PLACE, days=list(demo.DAYS))
    demo.fill(session)
    yield session
    session.close()


@pytest.fixture(scope="module")
def hall(event: Session) -> Hall:
    return stands.halls(event)[0]


@pytest.fixture(scope="module")
def views(event: Session) -> list[StandView]:
    return stands.stand_views(event)


def stand(number: str = "A01", w: float = 3, h: float = 3, x: float = 1, y: float = 1) -> Stand:
    return Stand(number, "hall", "A", x, y, w, h, w * h)


def held(name: str, come: int = 1, staff: int = 2, state: StandState = StandState.CONFIRMED, **how: float) -> StandView:
    members = tuple(StaffMember(str(n), f"P{n}", "", "08:30" if n < come else "") for n in range(staff))
    return StandView(stand(**how), state, Exhibitor("e", name), members)  # type: ignore[arg-type]


def small(*views: StandView, **how: object) -> tuple[Hall, list[StandView]]:
    return Hall("hall", "Hall", 20, 10, tuple(view.stand for view in views), **how), list(views)  # type: ignore[arg-type]


def words_of(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def rects_of(svg: str) -> list[tuple[float, float, float, float]]:
    found = ElementTree.fromstring(svg).iter(f"{SVG}rect")
    return [tuple(float(rect.get(name, "0")) for name in ("x", "y", "width", "height")) for rect in found]  # type: ignore[misc]


@pytest.mark.parametrize(("page", "scale", "size"), [("A4", 225, (842, 595)), ("A3", 150, (1191, 842))])
def test_the_reference_hall_fills_one_page_with_every_stand_and_exhibitor(
    hall: Hall, views: list[StandView], page: str, scale: int, size: tuple[int, int]
):
    document = pypdf.PdfReader(io.BytesIO(plan_pdf(hall, views, "Rencontres", page)))
    assert len(document.pages) == 1
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size
    text = document.pages[0].extract_text()
    assert f"Scale 1:{scale}" in text
    assert all(view.stand.number in text for view in views)
    assert all(view.exhibitor.name in text for view in views if view.exhibitor)
    assert all(label in text for label in ("Entrée principale", "Issue de secours", "Espace rendez-vous B2B", "Pause-café"))


def test_the_plan_is_to_the_scale_that_it_says(hall: Hall, views: list[StandView]):
    metre = 1000 * MM / 225
    drawn = [(w, h) for _x, _y, w, h in rects_of(plan_svg(hall, views, "R"))]
    for wide, high in ((58 * metre, 30 * metre), (3 * metre - 1.4, 3 * metre - 1.4)):
        assert any(abs(w - wide) < 0.02 and abs(h - high) < 0.02 for w, h in drawn)


def test_names_that_were_cut_on_the_plan_are_whole_in_the_index(hall: Hall, views: list[StandView]):
    words = words_of(plan_svg(hall, views, "R"))
    assert "Universitat de la Tramuntana" in words
    assert "Institut de Bioenginyeria del Vallès" in words


@pytest.mark.parametrize("name", ["Institut de Bioenginyeria del Vallès", "X" * 60, "a b c d e f g h i j k l m n o", "Ö", ""])
@pytest.mark.parametrize(("w", "h"), [(3, 3), (2, 3), (1, 1), (6, 2), (0.2, 0.2), (1, 6)])
@pytest.mark.parametrize("staff", [0, 2, 12])
def test_no_word_leaves_its_stand(name: str, w: float, h: float, staff: int):
    view = held(name, staff=staff, w=w, h=h)
    for scale in (4.0, 11.0, 19.0):
        page, frame = Page(842, 595), Frame(10, 10, scale)
        draw_stand(page, view, frame, view.look, "free")
        left, top, width, height = frame.rect(view.stand)
        for mark in page.marks:
            if isinstance(mark, Words) and mark.text:
                assert left <= mark.x
                assert mark.x + mark.length <= left + width
                assert top <= mark.y - mark.size * 0.72
                assert mark.y <= top + height


def test_marks_say_without_colour_who_has_come(hall: Hall):
    hall, views = small(held("Proteolab", come=1, staff=2))
    circles = list(ElementTree.fromstring(plan_svg(hall, views, "R")).iter(f"{SVG}circle"))
    assert [circle.get("fill") != "none" for circle in circles] == [True, False, True, False]  # the stand's and the legend's
    many = held("Proteolab", come=3, staff=6)
    assert "3/6" in words_of(plan_svg(*small(many), "R"))


def test_free_and_reserved_stands_are_dashed_and_named():
    free = StandView(stand("A02", x=5))
    svg = plan_svg(*small(held("Proteolab", come=0, state=StandState.RESERVED), free), "R")
    assert svg.count("stroke-dasharray") == 4  # both stands and both samples
    assert "free" in words_of(svg)
    assert {"reserved · 1", "free · 1"} <= set(words_of(svg))


def test_a_plan_from_before_anybody_came_shows_no_arrivals(hall: Hall, views: list[StandView]):
    words = words_of(plan_svg(hall, views, "R"))
    assert "confirmed · 60" in words
    assert not any("nobody" in line for line in words)


def test_words_are_data_and_never_markup():
    hall, views = small(held('<b>A&B</b> "x"', w=6), areas=(Box("a", 8, 1, 8, 8, "<script>&"),))
    svg = plan_svg(hall, views, "<title>&")
    assert "<script>" not in svg
    words = words_of(svg)
    assert "<script>&" in words
    assert "<title>&" in words
    text = pypdf.PdfReader(io.BytesIO(plan_pdf(hall, views, "<title>&"))).pages[0].extract_text()
    assert "<b>A&B</b>" in text.replace("\n", " ")


def test_doors_are_gaps_with_their_names_outside_whatever_wall_they_are_in():
    doors = (Box("W", 0, 4, 0.3, 2, "West"), Box("N", 5, 0, 2, 0.3, "North"))
    exits = (Box("E", 19.7, 4, 0.3, 2, "East", "E"), Box("S", 5, 9.7, 2, 0.3, "South"))
    hall, views = small(held("P"), entrances=doors, exits=exits)
    svg = plan_svg(hall, views, "R")
    assert {"West", "North", "East", "South"} <= set(words_of(svg))
    assert svg.count("<polygon") == 4
    assert svg.count("rotate(-90") == 2


def test_a_large_event_gets_its_index_on_pages_of_its_own():
    many = [
        StandView(stand(f"A{n:03}", 1, 1, n % 40, n // 40), StandState.CONFIRMED, Exhibitor(f"e{n}", f"Company number {n}"))
        for n in range(900)
    ]  # fmt: skip
    hall = Hall("hall", "Hall", 41, 24, tuple(view.stand for view in many))
    document = pypdf.PdfReader(io.BytesIO(plan_pdf(hall, many, "Fair")))
    text = "\n".join(page.extract_text() for page in document.pages[1:])
    assert len(document.pages) > 2
    assert all(f"Company number {n}" in text for n in range(900))
    assert "Exhibitors · Fair" in text


def test_one_exhibitor_with_two_stands_is_one_line_of_the_index():
    views = [held("Proteolab"), held("Proteolab", w=3, x=5)]
    other = StandView(stand("B01", x=5), StandState.CONFIRMED, views[0].exhibitor)
    assert "A01, B01" in words_of(plan_svg(*small(views[0], other), "R"))


def test_a_tall_hall_stands_upright_and_a_huge_one_still_fits():
    tall = Hall("h", "H", 10, 30, (stand(),))
    box = pypdf.PdfReader(io.BytesIO(plan_pdf(tall, [held("P")], "R"))).pages[0].mediabox
    assert box.height > box.width
    huge = Hall("h", "H", 6000, 2000, (stand(),))
    assert any(line.startswith("Scale 1:") for line in words_of(plan_svg(huge, [held("P")], "R")))


def test_the_words_are_those_of_its_readers():
    french = PlanWords("Échelle 1/{scale}", "Exposants", "jeudi 1er juillet, 08:45", dict.fromkeys(PlanWords().looks, "x"))
    words = words_of(plan_svg(*small(held("P")), "R", words=french))
    assert {"jeudi 1er juillet, 08:45", "x · 1"} <= set(words)
    assert any(line.startswith("Échelle 1/") for line in words)


def test_the_picture_is_the_page(hall: Hall, views: list[StandView]):
    picture = Image.open(io.BytesIO(plan_png(hall, views, "R")))
    assert (picture.width, picture.format) == (floorplan.PNG_WIDTH, "PNG")
    assert abs(picture.height / picture.width - 210 / 297) < 0.001
    colours = picture.convert("RGB").getcolors(1 << 24)
    assert colours is not None
    assert len(colours) > 20


def test_the_same_plan_is_the_same_bytes(hall: Hall, views: list[StandView]):
    assert plan_pdf(hall, views, "R") == plan_pdf(hall, views, "R")


def test_a_paper_that_nobody_has_is_said(hall: Hall, views: list[StandView]):
    with pytest.raises(InputProblem) as caught:
        plan_pdf(hall, views, "R", "B7")
    assert caught.value.code == "unknown_paper"


@pytest.mark.parametrize(
    ("word", "parts"),
    [("Enteroplast", ("Entero", "plast")), ("Pyrétherix", ("Pyré", "therix")), ("XXXXXX", ("XXX", "XXX"))],
)
def test_a_long_word_is_parted_where_a_syllable_ends(word: str, parts: tuple[str, str]):
    assert halves(word) == parts
