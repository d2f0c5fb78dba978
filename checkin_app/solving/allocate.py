"""A full allocation: a plan at once, then the solver's, with the bound that no plan can be under."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from checkin_app.domain.allocation import Problem, Weights, total
from checkin_app.solving import highs
from checkin_app.solving.cells import CellModel
from checkin_app.solving.exact import ExactModel
from checkin_app.solving.searching import Search

EXACT_AT_MOST = 16_000
"""Places (demands times the stands that fit each) up to which the whole program is solved."""

THREADS = 2

_FIRST = 0.3
"""The part of the time that a first plan and bound of a large hall may take; they seldom take a tenth of that."""

_LAST_WORD_S = 0.5
"""Seconds that the solver may take to hear that its time is over."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best plan so far, its cost, the bound that no plan can be under (None: not known yet), and if that is a proof.

    `partly`: the bound is one of a smaller program, which leaves something out; it may never be reached.
    """

    plan: dict[str, str]
    cost: float
    bound: float | None = None
    optimal: bool = False
    partly: bool = False


Told = Callable[[Found], None]


class _Best:
    """The best of what the search and the solver find, on whichever thread; tells each improvement."""

    def __init__(self, problem: Problem, weights: Weights, told: Told, *, partly: bool) -> None:
        self.problem, self.weights, self.told = problem, weights, told
        self.found = Found({}, float("inf"), partly=partly)
        self._lock = threading.Lock()

    def plan(self, plan: dict[str, str]) -> None:
        cost = total(self.problem, self.weights, plan)
        with self._lock:
            if cost < self.found.cost - 1e-9:
                self._say(replace(self.found, plan=plan, cost=cost))

    def bound(self, bound: float | None, *, proven: bool = False) -> None:
        """No plan is under `bound`; of all that are told the greatest counts."""
        with self._lock:
            cost = self.found.cost
            if bound is not None and bound <= cost + highs.ABSOLUTE_GAP:
                self._say(replace(self.found, bound=min(max(bound, self.found.bound or 0.0), cost), optimal=proven))

    def _say(self, found: Found) -> None:
        self.found = found
        self.told(found)


def allocate(problem: Problem, weights: Weights, seconds: float, told: Told) -> Found:
    """The best plan that `seconds` allow. There is always one, though it may leave exhibitors without a stand."""
    ends = time.monotonic() + seconds
    places = sum(len(stands) for stands in problem.choices.values())
    best = _Best(problem, weights, told, partly=places > EXACT_AT_MOST)
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
    """A first plan and bound from the cells; then exchanges for the rest of the time, while a better bound is looked for."""
    model = CellModel(problem, weights)
    answer = highs.solve(model.program, {}, (ends - time.monotonic()) * _FIRST, THREADS, lambda _, bound: best.bound(bound))
    best.bound(answer.bound)
    bounding = threading.Thread(target=_bound_by_company, args=(problem, weights, best, ends), daemon=True)
    bounding.start()
    start = model.plan(answer.values) if answer.values is not None else best.found.plan
    search = Search(problem, weights, start)
    best.plan(search.best)
    search.run(ends - time.monotonic(), lambda plan, _: best.plan(plan))
    bounding.join(max(ends - time.monotonic(), 0.0) + _LAST_WORD_S)
    bound = best.found.bound
    best.bound(bound, proven=bound is not None and best.found.cost - bound <= highs.ABSOLUTE_GAP)


def _bound_by_company(problem: Problem, weights: Weights, best: _Best, ends: float) -> None:
    """The bound of the cells with neighbours. The solver lets Python go on meanwhile: the search has the other processor."""
    program = CellModel(problem, weights, company=True).program
    answer = highs.solve(program, {}, ends - time.monotonic(), 1, lambda _, bound: best.bound(bound))
    best.bound(answer.bound)
