"""Badges as services: who gets one, what would not come out right, what is refused."""

from __future__ import annotations

import pytest

from checkin_app import bootstrap
from checkin_app.domain.attendee import Category
from checkin_app.errors import InputProblem
from checkin_app.services import badges, desk
from checkin_app.services.session import Session
from checkin_app.wording import problem_sentence
from tests.services.conftest import DAYS


def test_a_category_is_chosen_without_those_who_may_not_come(session: Session, ids):
    assert set(badges.select(session, category=Category.EXHIBITOR)) == {ids["T2"], ids["T3"]}
    everybody = badges.select(session)
    assert ids["T4"] not in everybody
    assert set(everybody) == set(ids.values()) - {ids["T4"]}


def test_a_badge_says_what_the_list_says_in_the_words_of_the_screen(session: Session):
    (text,) = badges.badge_texts(session, ["T2"], void=True)
    assert (text.first_name, text.last_name, text.company, text.stand) == ("Agnès", "Le Bras", "Proteolab", "A01")
    assert text.country
    assert (text.event_name, text.event_place, text.void) == ("Rencontres", "Montpellier", True)
    assert text.code == badges.codes(session, ["T2"])[0].code


def test_a_fault_says_who_where_and_what(session: Session):
    desk.walk_in(session, {"last_name": "王", "first_name": "Ann", "company": "W" * 90}, session.stamp())
    heard: list[tuple[int, int]] = []
    faults = badges.check_all(session, "a6", lambda done, of: heard.append((done, of)))
    assert {(f.name, f.slot, f.code, f.smallest) for f in faults} == {
        ("王 Ann", "last_name", "no_glyph", 18),
        ("王 Ann", "company", "overflow", 10),
    }
    assert {f.detail for f in faults} == {"王", "W" * 90}
    assert heard[-1] == (7, 7)


def test_a_preview_is_the_page_of_the_pdf_on_white(session: Session, ids):
    raster = badges.preview(session, ids["T2"], "a6", 330)
    assert raster.width == 330
    assert raster.height == pytest.approx(330 * 148 / 105, abs=1)
    assert len(raster.rgba) == raster.width * raster.height * 4
    assert raster.rgba[-4:] == b"\xff\xff\xff\xff"


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"layout_id": "a0"}, "unknown_layout"),
        ({"sheet_id": "a0"}, "unknown_sheet"),
        ({"sheet_id": "a4x10"}, "sheet_too_small"),
        ({"ids": ["nobody"]}, "unknown_attendee"),
        ({"ids": []}, "no_badges"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(session: Session, asked, code: str):
    with pytest.raises(InputProblem) as refused:
        badges.pdf(session, **asked)
    assert refused.value.code == code
    assert problem_sentence(refused.value).endswith(".")


def test_an_event_with_nobody_has_no_badges_and_no_faults():
    empty = bootstrap.session_in_memory(days=DAYS)
    with pytest.raises(InputProblem) as refused:
        badges.pdf(empty)
    assert refused.value.code == "no_badges"
    assert badges.check_all(empty, "a6") == []
    empty.close()


def test_the_same_people_are_the_same_bytes(session: Session):
    assert badges.pdf(session, sheet_id="a4x4") == badges.pdf(session, sheet_id="a4x4")
