"""Where the places of a layout lie on somebody's badge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from checkin_app import bootstrap
from checkin_app.domain import layout_editing as editing
from checkin_app.domain.attendee import Category
from checkin_app.services import badge_layouts, badge_places, desk
from checkin_app.services.session import Session


@pytest.fixture
def session(tmp_path) -> Iterator[Session]:
    made = bootstrap.new_event(
        tmp_path / "e.accueil",
        name="Rencontres",
        place="Montpellier",
        days=[date(2010, 7, 1)],
        timezone="Europe/Paris",
        desk="A",
    )
    yield made
    made.close()


def person(session: Session, **fields: str) -> str:
    given = {"first_name": "Jean", "last_name": "Abel", "company": "CNRS", **fields}
    return desk.walk_in(session, given, session.stamp()).card.attendee.id


def test_what_the_person_has_not_is_no_place(session: Session):
    seen = badge_places.seen(session, person(session, company=""), "a6")
    assert "company" not in seen
    assert "stand" not in seen
    assert list(seen)[:3] == ["band", "event", "first_name"]


def test_words_of_a_stack_lie_one_below_the_other_as_high_as_they_are(session: Session):
    seen = badge_places.seen(session, person(session), "a6")
    first, last, company = seen["first_name"], seen["last_name"], seen["company"]
    assert first.y + first.h <= last.y + 0.01
    assert last.y + last.h <= company.y + 0.01
    assert (last.x, last.w) == pytest.approx((7.5, 90))
    assert last.size == 38


def test_words_that_do_not_fit_are_told_with_the_points_in_which_they_stand(session: Session):
    layout = editing.set_fields(badge_layouts.layout(session, "a6"), "last_name", lines=1, min_size=30.0)
    seen = badge_places.seen(session, person(session, last_name="Fernández-Villaverde de la Torre y Aragón"), layout)
    assert (seen["last_name"].size, seen["last_name"].cut) == (30, True)
    assert not seen["first_name"].cut


def test_a_turned_place_is_where_one_sees_it(session: Session):
    layout = badge_layouts.layout(session, "a6foldl")
    slot = layout.slot("back_band")
    assert slot is not None
    assert slot.turned
    seen = badge_places.seen(session, person(session), layout)["back_band"]
    assert (seen.x, seen.y) == (0, pytest.approx(layout.height_mm - slot.y - slot.h))


def test_a_category_that_a_style_leaves_out_has_no_such_place(session: Session):
    who = person(session, category="visitor")
    layout = editing.set_style(badge_layouts.layout(session, "a6"), Category.VISITOR, "company", visible=False)
    assert "company" not in badge_places.seen(session, who, layout)


def test_a_slot_that_was_taken_away_comes_back_where_it_stood_with_its_stack(session: Session):
    before = badge_layouts.layout(session, "a6")
    gone = before
    for slot in before.stacked("stand"):
        gone = editing.remove(gone, slot.name)
    assert gone.stack("stand") is None
    back = gone
    for slot in before.stacked("stand"):
        back = editing.restore(back, before, slot.name)
    assert back.slots == before.slots
    assert set(back.stacks) == set(before.stacks)
    assert replace(back, stacks=before.stacks) == before
