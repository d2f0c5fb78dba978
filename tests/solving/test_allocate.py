"""The solver's answer is the best there is, its bound holds, and it always has a plan that breaks no rule."""

from __future__ import annotations

import importlib.util
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checkin_app.domain.allocation import Demand, Problem, Weights, total, violations
from checkin_app.domain.floorplan import Stand
from checkin_app.domain.surroundings import surroundings
from checkin_app.services import suggesting
from checkin_app.solving import highs
from checkin_app.solving.allocate import THREADS, Found, allocate
from checkin_app.solving.cells import CellModel
from checkin_app.solving.exact import ExactModel
from checkin_app.solving.searching import Search

ROOT = Path(__file__).resolve().parents[2]
WIDTHS = {"A1": 2, "A2": 3, "A3": 3, "B1": 3, "B2": 3}
PLACES = {"A1": (0, 0), "A2": (2, 0), "A3": (5, 0), "B1": (0, 6), "B2": (3, 6)}
STANDS = tuple(
    Stand(number, "hall", number[0], *PLACES[number], width, 3, width * 3, 0, ("S",) if number[0] == "A" else ("N", "W"))
    for number, width in WIDTHS.items()
)
HALL = surroundings(STANDS)

demands = st.builds(
    dict,
    wishes=st.lists(st.sampled_from([*WIDTHS, "Q7"]), max_size=2, unique=True).map(tuple),
    area=st.sampled_from([0.0, 6.0, 9.0]),
    power=st.sampled_from([0.0, 1.0, 3.0]),
    network=st.sampled_from(["", "n", "m"]),
    bioregion=st.sampled_from(["", "r"]),
    activity=st.sampled_from(["", "x", "y"]),
    corner=st.booleans(),
    current=st.sampled_from(["", "A2"]),
)
problems = st.builds(
    lambda wanted, power, kept: Problem(
        STANDS,
        tuple(
            Demand(f"d{n}", f"d{n}", f"d{n}", fixed="B2" if kept and n == 0 else "", **facts) for n, facts in enumerate(wanted)
        ),
        HALL,
        {("hall", "A"): power} if power is not None else {},
    ),
    st.lists(demands, min_size=1, max_size=4),
    st.sampled_from([None, 0.0, 2.0, 4.0]),
    st.booleans(),
)
WEIGHTS = Weights(unplaced=40)
SECONDS = 300
"""What is proven in a moment is waited for on any machine."""


def silent(_found: Found) -> None:
    """Nobody listens."""


def every_plan(problem: Problem) -> list[dict[str, str]]:
    """All plans that break no rule but what was confirmed."""
    stands = [[*problem.choices[d.id], *([] if d.fixed else [""])] for d in problem.demands]
    plans = []
    for chosen in product(*stands):
        held = [number for number in chosen if number]
        plan = {d.id: number for d, number in zip(problem.demands, chosen, strict=True) if number}
        rows = sum(problem.by_id[d].power for d, n in plan.items() if n[0] == "A" and not problem.by_id[d].fixed)
        if len(set(held)) == len(held) and rows <= problem.row_left(("hall", "A")):
            plans.append(plan)
    return plans


@settings(max_examples=30, deadline=None)
@given(problems)
def test_no_plan_of_all_there_are_is_better_than_the_suggested_one(problem: Problem):
    found = allocate(problem, WEIGHTS, SECONDS, silent)
    best = min(total(problem, WEIGHTS, plan) for plan in every_plan(problem))
    assert found.optimal
    assert found.cost == pytest.approx(best)
    assert found.cost == pytest.approx(total(problem, WEIGHTS, found.plan))
    assert not [v for v in violations(problem, found.plan) if v.code != "stand_too_small"]


@settings(max_examples=40, deadline=None)
@given(problems, st.booleans())
def test_the_bound_of_the_cells_is_under_every_plan(problem: Problem, company: bool):
    model = CellModel(problem, WEIGHTS, company=company)
    answer = highs.solve(model.program, {}, SECONDS, THREADS, lambda _values, _bound: None)
    assert answer.values is not None
    assert answer.bound is not None
    assert answer.bound <= min(total(problem, WEIGHTS, plan) for plan in every_plan(problem)) + 1e-6
    assert not [v for v in violations(problem, model.plan(answer.values)) if v.code != "stand_too_small"]


@settings(max_examples=25, deadline=None)
@given(problems)
def test_the_program_reckons_each_plan_as_the_rules_do(problem: Problem):
    model = ExactModel(problem, WEIGHTS)
    for plan in every_plan(problem)[:40]:
        values = model.start(plan)
        cost = model.program.constant + sum(model.program.costs[column] * value for column, value in values.items())
        grouped = all(any(m in plan for m in group.members) for group in problem.groups)
        assert not grouped or cost == pytest.approx(total(problem, WEIGHTS, plan))


@settings(max_examples=25, deadline=None)
@given(problems, st.integers(0, 99))
def test_a_search_keeps_its_sums_true_and_breaks_no_rule(problem: Problem, seed: int):
    search = Search(problem, WEIGHTS, {d.id: d.fixed for d in problem.demands if d.fixed}, seed)
    search.run(60, lambda _plan, _cost: None, steps=300)
    assert search.best_cost == pytest.approx(total(problem, WEIGHTS, search.best))
    assert not [v for v in violations(problem, search.best) if v.code != "stand_too_small"]


def test_more_exhibitors_than_stands_leaves_those_out_who_cost_least():
    crowd = tuple(Demand(f"d{n}", f"d{n}", f"d{n}", wishes=("A1",) if n == 3 else ()) for n in range(8))
    found = allocate(Problem(STANDS, crowd, HALL), Weights(), SECONDS, silent)
    assert found.optimal
    assert len(found.plan) == 5
    assert found.plan["d3"] == "A1"


def test_what_was_confirmed_stays_even_where_it_overloads_its_row():
    kept = Demand("k", "k", "k", fixed="A1", power=9)
    other = Demand("o", "o", "o", power=1)
    found = allocate(Problem(STANDS, (kept, other), HALL, {("hall", "A"): 4}), Weights(), SECONDS, silent)
    assert found.plan["k"] == "A1"
    assert found.plan["o"].startswith("B")


@pytest.mark.long
def test_a_hall_of_a_thousand_stands_has_an_answer_with_its_gap_in_a_minute():
    spec = importlib.util.spec_from_file_location("suggest_benchmark", ROOT / "benchmarks" / "suggest.py")
    assert spec is not None
    assert spec.loader is not None
    benchmark = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(benchmark)
    found = suggesting.suggest(benchmark.large(), Weights(), 60)
    assert len(found.plan) == 1000
    assert found.violations == ()
    assert found.seconds < 63
    assert found.gap is not None
    assert found.gap < 0.35
