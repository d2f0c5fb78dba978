"""The geometry of plans: what lies on what, what can be walked to, and in which unit it was drawn."""

from __future__ import annotations

import json
from typing import Any

import pytest

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.domain.lists.hall import is_floorplan, read_hall
from checkin_app.domain.plan_checks import check_hall, with_open_sides
from checkin_app.errors import InputProblem
from checkin_app.resources import resource


def stand(number: str, x: float, y: float, w: float = 3, h: float = 3) -> Stand:
    return Stand(number, "h", "", x, y, w, h, w * h)


def codes(*stands: Stand, width: float = 20, height: float = 20, **more: Any) -> list[tuple[str, object]]:
    return [(f.code, f.facts.get("stand")) for f in check_hall(Hall("h", "H", width, height, stands, **more))]


def test_stands_side_by_side_are_fine_and_on_each_other_are_not():
    assert codes(stand("A1", 1, 1), stand("A2", 4, 1), stand("A3", 6.99, 1)) == []
    assert codes(stand("A1", 1, 1), stand("A2", 3.9, 1)) == [("overlap", "A1")]


def test_a_stand_shut_in_on_all_sides_has_no_aisle():
    around = [stand(f"B{n}", 6 + 3 * (n % 3), 6 + 3 * (n // 3)) for n in range(9)]
    assert codes(*around) == [("no_aisle", "B4")]
    assert codes(stand("A1", 0, 0), width=4, height=4) == [("no_aisle", "A1")]


def test_a_drawn_aisle_leads_to_a_stand_however_narrow_and_is_said_to_be():
    one, other = stand("A1", 0, 0), stand("A2", 0, 4)
    assert codes(one, other, width=3, height=7) == [("no_aisle", "A1"), ("no_aisle", "A2")]
    assert codes(one, other, width=3, height=7, aisles=(Box("a", 0, 3, 3, 1),)) == [("narrow_aisle", None)]


def test_tables_stand_in_the_way():
    assert codes(stand("A1", 0, 0), width=3, height=6) == []
    assert codes(stand("A1", 0, 0), width=3, height=6, tables=(Box("t", 0, 3.2, 3, 1),)) == [("no_aisle", "A1")]


def test_what_lies_outside_the_hall_is_said():
    assert ("outside_hall", "A1") in codes(stand("A1", 18, 1))
    assert ("outside_hall", "A1") in codes(stand("A1", -1, 1))


def test_the_open_sides_of_the_reference_event_are_found_as_they_were_drawn():
    hall = read_hall(json.loads(resource("demo/floorplan.json").read_text("utf-8"))).hall
    found = {s.number: set(s.open_sides) for s in with_open_sides(hall)}
    assert found == {s.number: set(s.open_sides) for s in hall.stands}
    assert check_hall(hall) == []


def plan(scale: float = 1, **more: Any) -> dict[str, Any]:
    places = [{"id": f"a{n}", "x": 4 * n * scale, "y": 2 * scale, "w": 3 * scale, "h": 3 * scale} for n in range(1, 5)]
    return {"name": "Hall", "width": 30 * scale, "height": 20 * scale, "stands": places, **more}


@pytest.mark.parametrize(("scale", "said", "unit"), [
    (100, "m", "cm"), (1000, "m", "mm"), (100, "", "cm"), (100, "cm", ""), (1000, "mm", ""), (1, "cm", "m"), (1, "", ""),
    (1, "parsec", ""),
])  # fmt: skip
def test_a_plan_in_another_unit_is_read_in_metres_and_that_is_said(scale: float, said: str, unit: str):
    read = read_hall(plan(scale, unit=said))
    assert [(s.number, s.x, s.w, s.area) for s in read.hall.stands[:2]] == [("A1", 4, 3, 9), ("A2", 8, 3, 9)]
    assert (read.hall.width, read.hall.height) == (30, 20)
    assert [w.facts["unit"] for w in read.warnings if w.code == "units_repaired"] == ([unit] if unit else [])


def test_feet_are_told_by_the_areas_and_a_hall_in_metres_stays_one():
    feet = plan(3.2808)
    for place in feet["stands"]:
        place["area_m2"] = 9
    assert round(read_hall(feet).hall.stands[0].w, 2) == 3
    mixed = plan(100)
    mixed |= {"width": 30, "height": 20}
    assert read_hall(mixed).hall.width == 30


def test_what_cannot_be_drawn_is_listed_and_the_rest_comes_in():
    fine = {"x": 1, "y": 12, "w": 3, "h": 3}
    without_x = {"id": "B6", "y": 12, "w": 3, "h": 3}
    broken: list[Any] = [
        {**fine, "id": "B1", "w": -3}, {**fine, "id": "B2", "w": 0}, fine, {**fine, "id": "B4", "x": float("nan")},
        {**fine, "id": "B5", "y": "inf"}, None, 7, without_x, {**fine, "id": "a1"}, {**fine, "id": "B" * 50},
        {**fine, "id": "B7", "x": True}, {**fine, "id": "B8", "w": 500, "h": 500},
    ]  # fmt: skip
    whole = plan()
    whole["stands"] += broken
    read = read_hall(whole)
    assert [s.number for s in read.hall.stands] == ["A1", "A2", "A3", "A4"]
    assert [r.reason for r in read.rejected] == ["bad_stand"] * 8 + ["duplicate_stand"] + ["bad_stand"] * 3
    assert [r.row for r in read.rejected] == list(range(5, 17))


def test_ten_thousand_stands_are_refused_and_nothing_but_rubbish_too():
    many = plan()
    many["stands"] = [{"id": f"S{n}", "x": n, "y": 1, "w": 1, "h": 1} for n in range(10_000)]
    with pytest.raises(InputProblem) as caught:
        read_hall(many)
    assert caught.value.facts == {"limit": 5000, "count": 10_000}
    with pytest.raises(InputProblem):
        read_hall({"stands": [{"id": "A", "x": 1, "y": 1, "w": -1, "h": 1}]})


@pytest.mark.parametrize("side", [3.0, pytest.param(99.0, marks=pytest.mark.long)])
def test_a_heap_of_five_thousand_stands_is_looked_at_no_further_than_a_thousand_overlaps(side: float):
    heap = tuple(stand(f"S{n}", 0, 0, side, side) for n in range(5000))
    found = check_hall(Hall("h", "H", 300, 300, heap))
    assert sum(f.code == "overlap" for f in found) == 1000


@pytest.mark.parametrize(("said", "read"), [(["N", "Q", 7], ("N",)), ("NE", ("N", "E")), (3.5, ()), (True, ()), ({"N": 1}, ())])
def test_open_sides_that_are_no_list_are_none(said: object, read: tuple[str, ...]):
    stand = {"id": "A01", "x": 1, "y": 1, "w": 3, "h": 3, "open_sides": said}
    assert read_hall({"width": 20, "height": 10, "stands": [stand]}).hall.stands[0].open_sides == read


def test_a_name_of_a_hundred_thousand_letters_is_cut_and_a_spoiled_first_stand_spoils_no_plan():
    good = {"id": "A01", "x": 1, "y": 1, "w": 3, "h": 3}
    area = {"id": "a", "label": "y" * 100_000, "x": 5, "y": 5, "w": 4, "h": 4}
    document = {"name": "x" * 100_000, "unit": "m", "stands": [{"id": "A00"}, good], "areas": [area]}
    assert is_floorplan(document)
    hall = read_hall(document).hall
    assert (len(hall.name), len(hall.areas[0].label), [s.number for s in hall.stands]) == (120, 120, ["A01"])
