"""Two plans of the same stands in numbers."""

from __future__ import annotations

from checkin_app.domain.allocation import Demand, Problem, Weights
from checkin_app.domain.allocation_figures import RowPower, figures, plan_of
from checkin_app.domain.floorplan import Stand
from checkin_app.domain.surroundings import surroundings

STANDS = tuple(Stand(f"A0{n}", "hall", "A", 3.0 * n, 1, 3, 3, 9, 2, ("S",)) for n in (1, 2, 3, 4))
DEMANDS = (
    Demand("alpha", "alpha", "Alpha", wishes=("A02",), area=6, power=1, activity="x", network="Net"),
    Demand("beta", "beta", "Beta", wishes=("A09", "A03"), area=9, power=2, activity="x"),
    Demand("gamma", "gamma", "Gamma", network="Net"),
)
PROBLEM = Problem(STANDS, DEMANDS, surroundings(STANDS), {("hall", "A"): 4.0})


def test_the_numbers_of_a_plan_say_what_it_grants():
    told = figures(PROBLEM, Weights(), {"alpha": "A02", "beta": "A03"})
    assert (told.placed, told.first, told.second, told.no_wish) == (2, 1, 1, 0)
    assert (told.competitors, told.surplus, told.alone) == (1, 3.0, 1)
    assert told.rows == (RowPower("hall", "A", 3.0, 4.0),)


def test_who_has_no_stand_has_no_wish_granted():
    assert figures(PROBLEM, Weights(), {}).no_wish == 2


def test_holders_make_a_plan_of_demands():
    assert plan_of(PROBLEM, {"A01": "alpha", "A04": "gamma", "A03": "", "Z9": "beta"}) == {"alpha": "A01", "gamma": "A04"}


def test_the_stands_of_one_exhibitor_go_to_the_demands_that_wish_or_keep_them():
    several = (
        Demand("m", "m", "Many", wishes=("A03",)),
        Demand("m#2", "m", "Many", fixed="A01", part=1),
        Demand("m#3", "m", "Many", part=2),
    )
    problem = Problem(STANDS, several, surroundings(STANDS))
    assert plan_of(problem, dict.fromkeys(("A01", "A02", "A03"), "m")) == {"m#2": "A01", "m": "A03", "m#3": "A02"}
