"""A full allocation: a plan at once, then the solver's, with the bound that no plan can be under."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from checkin_app.domain.allocation import Problem, Weights, total
from checkin_app.solving import highs
from checkin_app.solving.cells import CellModel
from checkin_app.solving.exact import ExactModel
from checkin_app.solving.searching import Search

EXACT_AT_MOST = 16_000
"""Places (demands times the stands that fit each) up to which the whole program is solved."""

THREADS = 2


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan so far, its cost, the bound that no plan can be under (None: not known yet), and if that is a proof."""

    plan: dict[str, str]
    cost: float
    bound: float | None = None
    optimal: bool = False


Told = Callable[[Found], None]


class _Best:
    """The best of what the search and the solver find; tells each improvement."""

    def __init__(self, problem: Problem, weights: Weights, told: Told) -> None:
        self.problem, self.weights, self.told = problem, weights, told
        self.found = Found({}, float("inf"))

    def plan(self, plan: dict[str, str]) -> None:
        cost = total(self.problem, self.weights, plan)
        if cost < self.found.cost - 1e-9:
            self._say(Found(plan, cost, self.found.bound))

    def bound(self, bound: float | None, *, proven: bool = False) -> None:
        """No plan is under `bound`: the newest word of the solver, whose bounds only ever rise."""
        if bound is not None and bound <= self.found.cost + highs.ABSOLUTE_GAP:
            self._say(Found(self.found.plan, self.found.cost, min(max(bound, 0.0), self.found.cost), proven))

    def _say(self, found: Found) -> None:
        self.found = found
        self.told(found)


def allocate(problem: Problem, weights: Weights, seconds: float, told: Told) -> Found:
    """The best plan that `seconds` allow. There is always one, though it may leave exhibitors without a stand."""
    ends = time.monotonic() + seconds
    best = _Best(problem, weights, told)
    places = sum(len(stands) for stands in problem.choices.values())
    search = Search(problem, weights, {d.id: d.fixed for d in problem.demands if d.fixed})
    best.plan(search.best)
    search.run(min(seconds / 10, places / 1500), lambda plan, _: best.plan(plan))
    if places <= EXACT_AT_MOST:
        _exactly(problem, weights, best, ends)
    else:
        _by_cells(problem, weights, best, ends)
    return best.found


def _exactly(problem: Problem, weights: Weights, best: _Best, ends: float) -> None:
    model = ExactModel(problem, weights)

    def told(values: tuple[float, ...] | None, bound: float | None) -> None:
        if values is not None:
            best.plan(model.plan(values))
        best.bound(bound)

    start = model.start(best.found.plan)
    answer = highs.solve(model.program, start, ends - time.monotonic(), THREADS, told)
    if answer.values is not None:
        best.plan(model.plan(answer.values))
    best.bound(answer.bound, proven=answer.optimal)


def _by_cells(problem: Problem, weights: Weights, best: _Best, ends: float) -> None:
    """The bound and a first plan from the cells, then exchanges for the rest of the time."""
    model = CellModel(problem, weights)
    answer = highs.solve(model.program, {}, (ends - time.monotonic()) * 0.6, THREADS, lambda _, bound: best.bound(bound))
    best.bound(answer.bound)
    start = model.plan(answer.values) if answer.values is not None else best.found.plan
    search = Search(problem, weights, start)
    best.plan(search.best)
    search.run(ends - time.monotonic(), lambda plan, _: best.plan(plan))
    best.bound(answer.bound, proven=answer.bound is not None and best.found.cost - answer.bound <= highs.ABSOLUTE_GAP)
