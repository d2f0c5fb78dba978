"""What fits where, who is near whom, and what a plan of an allocation costs and breaks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkin_app.domain.allocation import (
    Demand,
    Problem,
    Weights,
    costs,
    fits,
    lonely,
    violations,
    weight_words,
    weights_of,
    zones_of,
)
from checkin_app.domain.floorplan import Stand
from checkin_app.domain.suggestion import Unmet, judged
from checkin_app.domain.surroundings import surroundings
from checkin_app.errors import UsageProblem


def stand(number: str, x: float, y: float, w: float = 3, h: float = 3, sides: str = "S", power: float = 0) -> Stand:
    return Stand(number, "hall", number[0], x, y, w, h, w * h, power, tuple(sides))


ROWS = (
    stand("A1", 0, 0, sides="SW"), stand("A2", 3, 0), stand("A3", 6, 0), stand("A4", 12, 0),
    stand("B1", 0, 6, sides="NW"), stand("B2", 3, 6, sides="N"), stand("B3", 6, 6, sides="N"),
    stand("C1", 0, 9), stand("C2", 3, 9),
)  # fmt: skip
"""A and B look at each other over an aisle of 3 m, C stands back to back with B, and A4 apart."""


def demand(name: str, *wishes: str, **rest: object) -> Demand:
    return Demand(**{"id": name, "exhibitor": name, "name": name, "wishes": wishes, **rest})


def problem(*demands: Demand, power: dict[tuple[str, str], float] | None = None) -> Problem:
    return Problem(ROWS, demands, surroundings(ROWS), power or {})


def unmet_of(case: Problem, plan: dict[str, str]) -> dict[tuple[str, str], Unmet]:
    found = judged(case, Weights(), plan, None, optimal=False)
    return {(line.demand, line.wish or line.what): line for line in found.unmet}


def test_neighbours_are_those_beside_and_those_opposite_never_those_behind():
    near = surroundings(ROWS).neighbours
    assert near["A2"] == {"A1", "A3", "B2"}
    assert near["B1"] == {"B2", "A1"}
    assert near["C1"] == {"C2"}
    assert near["A4"] == set()


def test_a_zone_is_both_sides_of_an_aisle():
    zones = surroundings(ROWS).zones
    assert zones["A1"] == zones["A3"] == zones["B2"] != zones["C1"]
    assert zones["A4"] not in (zones["A1"], zones["C1"])


def test_a_long_row_is_cut_in_equal_parts():
    row = [stand(f"D{n:02d}", 3 * n, 0) for n in range(24)]
    zones = surroundings(row).zones
    assert sorted(list(zones.values()).count(zone) for zone in set(zones.values())) == [8, 8, 8]


def test_the_same_rows_in_two_halls_are_no_neighbours():
    twin = [replace(s, number=f"X{s.number}", hall="other") for s in ROWS]
    near = surroundings([*ROWS, *twin]).neighbours
    assert near["A2"] == {"A1", "A3", "B2"}


def test_a_stand_fits_with_its_front_along_the_aisle():
    wide = demand("x", width=4, depth=3, area=12)
    assert fits(wide, stand("A1", 0, 0, w=4, h=3, sides="S"))
    assert not fits(wide, stand("A1", 0, 0, w=3, h=4, sides="S"))
    assert fits(wide, stand("A1", 0, 0, w=3, h=4, sides="SE"))
    assert fits(wide, stand("A1", 0, 0, w=3, h=4, sides=""))
    assert not fits(wide, stand("A1", 0, 0, w=3, h=3, sides="SE"))


def test_negative_sizes_fit_nobody():
    assert not fits(demand("x"), stand("A1", 0, 0, w=-3, h=-3))


def test_every_broken_rule_is_told():
    case = problem(
        demand("big", area=18), demand("kept", fixed="A2"), demand("one", power=3), demand("two"), demand("lost"),
        power={("hall", "B"): 2},
    )  # fmt: skip
    plan = {"big": "A1", "kept": "A3", "one": "B1", "two": "B1", "lost": "Z9"}
    assert {v.code for v in violations(case, plan)} == {
        "stand_too_small", "confirmed_moved", "over_power", "two_holders", "unknown_stand",
    }  # fmt: skip
    assert violations(case, {"kept": "A2", "one": "A1"}) == []


def test_each_part_of_the_cost_is_what_its_weight_says():
    weights = Weights(wish=10, second=3, area=1, network=5, alone=2, competitors=7, corner=4, stay=6, unplaced=100)
    case = problem(
        demand("a", "A1", "A2", network="n", activity="x", area=6),
        demand("b", "A1", network="n", activity="x", corner=True, current="A3"),
        demand("c", "Q1", "Q2"),
    )
    parts = costs(case, weights, {"a": "A2", "b": "B2"})
    assert {name: cost for name, cost in parts.items() if cost} == {
        "second": 3, "area": 3, "wish": 20, "corner": 4, "stay": 6, "competitors": 7, "unplaced": 100,
    }  # fmt: skip
    apart = costs(case, weights, {"a": "A2", "b": "C2"})
    assert (apart["network"], apart["alone"], apart["competitors"]) == (5, 4, 0)


def test_an_exhibitor_with_two_stands_wants_them_together_and_is_no_rival_of_itself():
    case = problem(demand("a", activity="x"), replace(demand("a", activity="x"), id="a#2", part=1))
    assert lonely(case, {"a": "A1", "a#2": "C1"}, case.groups[0].members) == ["a", "a#2"]
    together = costs(case, Weights(), {"a": "A1", "a#2": "A2"})
    assert sum(together.values()) == 0
    assert len(zones_of(case, {"a": "A1", "a#2": "A4"}, ("a", "a#2"))) == 2


def test_each_wish_that_is_not_granted_has_its_reason():
    case = problem(
        demand("a", "A1", power=2), demand("b", "A1", "Q9"), demand("c", "A2"), demand("d", "A3", area=18),
        demand("e", "C1", power=3), demand("f", fixed="A2"), demand("g", "B1", width=2, depth=5),
        power={("hall", "C"): 2},
    )  # fmt: skip
    lines = unmet_of(case, {"a": "A1", "b": "B1", "c": "B2", "e": "A3", "f": "A2", "g": "B3"})
    assert {key: line.reason.code for key, line in lines.items()} == {
        ("b", "A1"): "given_first_wish", ("b", "Q9"): "no_such_stand", ("c", "A2"): "kept_for_another",
        ("d", "stand"): "nothing_large_enough", ("d", "A3"): "too_small", ("e", "C1"): "row_without_power",
        ("g", "B1"): "wrong_shape",
    }  # fmt: skip
    given = lines["b", "A1"].reason.facts
    assert (given["holder"], given["wishers"]) == ("a", 2)


def test_a_wish_that_others_pay_for_names_the_price():
    case = problem(demand("a", network="n"), demand("b", network="n"), demand("c", "A2"))
    lines = unmet_of(case, {"a": "A1", "b": "A2", "c": "C1"})
    reason = lines["c", "A2"].reason
    assert reason.code == "given_to_another"
    assert (reason.facts["part"], reason.facts["more"]) == ("alone", 2 * 2 + 3 - 12)


def test_competitors_side_by_side_are_told_once():
    case = problem(demand("a", activity="x"), demand("b", activity="x"))
    lines = unmet_of(case, {"a": "A2", "b": "A1"})
    assert [(key, line.reason.facts["at"]) for key, line in lines.items()] == [(("b", "apart"), "A2")]


def test_weights_are_read_as_typed_and_written_back():
    weights = weights_of(["wish=10", "network=2,5"])
    assert (weights.wish, weights.network, weights.alone) == (10, 2.5, Weights().alone)
    assert weights_of(weight_words(weights)) == weights


@pytest.mark.parametrize("word", ["wish", "wish=", "wish=-1", "wish=nan", "wish=1e9", "beauty=3", "=3", "wish=inf"])
def test_a_word_that_is_no_weight_is_refused(word: str):
    with pytest.raises(UsageProblem):
        weights_of([word])
