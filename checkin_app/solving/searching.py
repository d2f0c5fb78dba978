"""A plan at once, and a better one by trying: exchanges of two stands, seldom against the grain. It proves nothing.

It gives the solver a plan to start from, and in halls too large for the whole program it is what finds the plan.
"""

from __future__ import annotations

import math
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from itertools import islice

from checkin_app.domain.allocation import Plan, Problem, Weights, placing_costs, row_of

_OVERLOAD = 40.0
"""What a kilowatt too much in a row costs while trying; a plan with any is never given out."""

_LOOK_AT = 30
"""Free stands that are looked at for a place to begin with: in a hall of 10,000 not all of them."""

_HEAT = 2.0
"""A loss that is still taken about one time in three when the search begins."""

_SETTLED = 1e-9


class Search:
    """A plan that is being improved. Where it stands now may overload a row; `best` never does."""

    def __init__(self, problem: Problem, weights: Weights, start: Plan, seed: int = 1) -> None:
        self.problem, self.weights = problem, weights
        self.random = random.Random(seed)
        self.placing: dict[tuple[str, str], float] = {}
        self.able = _able(problem)
        self.stand_of: dict[str, str] = {}
        self.holder: dict[str, str] = {}
        self.load: Counter[tuple[str, str]] = Counter()
        self.spread: dict[int, Counter[str]] = defaultdict(Counter)
        self.groups_of: dict[str, list[int]] = defaultdict(list)
        for index, group in enumerate(problem.groups):
            for member in group.members:
                self.groups_of[member].append(index)
        self.company = {demand.id: self._fellows(demand.id) for demand in problem.demands}
        self.rival = {member: activity for activity, ids in problem.rivals.items() for member in ids}
        kept: Counter[tuple[str, str]] = Counter()
        for demand in problem.demands:
            if demand.fixed:
                kept[row_of(problem.by_number[demand.fixed])] += demand.power  # type: ignore[assignment]
        self.limits = {row: max(known, kept[row]) for row, known in problem.row_power.items()}
        for placed, stand in start.items():
            self._put(placed, stand)
        for demand in sorted(problem.demands, key=lambda d: len(problem.choices[d.id])):
            if demand.id not in self.stand_of:
                self._place(demand.id)
        self.best: dict[str, str] = {}
        self.best_cost = math.inf
        self._first()

    def _first(self) -> None:
        """A plan that breaks no rule, and then where to search from: everybody on a stand, if a row bears it or not."""
        everybody = dict(self.stand_of)
        self._unload()
        self.cost = self._everything()
        self._keep()
        for demand in everybody.keys() - self.stand_of.keys():
            self._put(demand, everybody[demand])
        self.cost = self._everything()

    def run(self, seconds: float, better: Callable[[dict[str, str], float], None], steps: int = 10**9) -> None:
        """Try exchanges for `seconds`, or so many of them; `better` is told each time that the best improved for long."""
        movable = [d.id for d in self.problem.demands if not d.fixed and self.problem.choices[d.id]]
        began, told, heat = time.monotonic(), self.best_cost, _HEAT
        for step in range(steps if movable else 0):
            if step % 200 == 0:
                passed = (time.monotonic() - began) / seconds if seconds > 0 else 1.0
                if passed >= 1:
                    break
                heat = _HEAT * (1 - max(passed, step / steps)) ** 2 + 0.05
                if self.best_cost < told:
                    told = self.best_cost
                    better(dict(self.best), told)
            demand = self.random.choice(movable)
            self._try(demand, self._target(demand), heat)
        if self.best_cost < told:
            better(dict(self.best), self.best_cost)

    def _target(self, demand: str) -> str:
        """A stand to try: now and then a wish, or one near a fellow; else any that fits."""
        choices = self.problem.choices[demand]
        dice = self.random.random()
        if dice < 0.2:
            wished = [number for number in self.problem.by_id[demand].wishes if number in self.able[demand]]
            if wished:
                return self.random.choice(wished)
        if dice < 0.5 and self.groups_of[demand]:
            group = self.problem.groups[self.random.choice(self.groups_of[demand])]
            fellow = self.stand_of.get(self.random.choice(group.members), "")
            near = [n for n in sorted(self.problem.around.neighbours.get(fellow, ())) if n in self.able[demand]]
            if near:
                return self.random.choice(near)
        return self.random.choice(choices)

    def _try(self, demand: str, to: str, heat: float) -> None:
        """Put the demand there, and who stood there where it was (or nowhere); take it back if that is not worth it."""
        here, other = self.stand_of.get(demand, ""), self.holder.get(to, "")
        if other == demand or (other and here and here not in self.able[other]):
            return
        movers = [m for m in (demand, other) if m]
        before = self._around(movers, (here, to))
        self._shift(demand, other, here, to)
        change = self._around(movers, (here, to)) - before
        if change <= _SETTLED or self.random.random() < math.exp(-change / heat):
            self.cost += change
            if self.cost < self.best_cost - _SETTLED:
                self._keep()
        else:
            self._shift(demand, other, to, here)

    def _shift(self, demand: str, other: str, here: str, to: str) -> None:
        """`demand` goes from `here` to `to`, `other` the other way; "" is nowhere."""
        self._take(demand)
        if other:
            self._take(other)
            if here:
                self._put(other, here)
        if to:
            self._put(demand, to)

    def _put(self, demand: str, stand: str) -> None:
        self.stand_of[demand], self.holder[stand] = stand, demand
        self.load[row_of(self.problem.by_number[stand])] += self.problem.by_id[demand].power  # type: ignore[assignment]
        for index in self.groups_of[demand]:
            self.spread[index][self.problem.around.zones[stand]] += 1

    def _take(self, demand: str) -> None:
        stand = self.stand_of.pop(demand, "")
        if not stand:
            return
        del self.holder[stand]
        self.load[row_of(self.problem.by_number[stand])] -= self.problem.by_id[demand].power  # type: ignore[assignment]
        for index in self.groups_of[demand]:
            zones = self.spread[index]
            zones[self.problem.around.zones[stand]] -= 1
            if not zones[self.problem.around.zones[stand]]:
                del zones[self.problem.around.zones[stand]]

    def _place(self, demand: str) -> None:
        """The cheapest of the free stands that are wished or among the smallest that fit, if there is one."""
        smallest = (number for number in self.able[demand] if number not in self.holder)
        wished = [n for n in self.problem.by_id[demand].wishes if n in self.able[demand] and n not in self.holder]
        free = [*wished, *islice(smallest, _LOOK_AT)]
        if free:
            self._put(demand, min(free, key=lambda number: (self._placing(demand, number), number)))

    def _placing(self, demand: str, number: str) -> float:
        """What it costs that this demand has that stand, "" for none, whoever else stands where."""
        cost = self.placing.get((demand, number))
        if cost is None:
            wanted, stand = self.problem.by_id[demand], self.problem.by_number.get(number)
            none_for_fixed = stand is None and wanted.fixed
            cost = 0.0 if none_for_fixed else sum(placing_costs(wanted, stand, self.weights).values())
            self.placing[demand, number] = cost
        return cost

    def _fellows(self, demand: str) -> list[tuple[int, float, frozenset[str]]]:
        """The groups that want a fellow beside each member: index, what it costs to have none, members."""
        weights = {"network": self.weights.alone, "own": self.weights.together}
        groups = ((index, self.problem.groups[index]) for index in self.groups_of[demand])
        found = ((index, weights.get(group.kind, 0.0), frozenset(group.members)) for index, group in groups)
        return [fellows for fellows in found if fellows[1]]

    def _around(self, movers: Iterable[str], stands: tuple[str, str]) -> float:
        """The part of the cost that an exchange of these can change."""
        rows = {row_of(self.problem.by_number[number]) for number in stands if number}
        groups = {index for mover in movers for index in self.groups_of[mover]}
        near = {number for stand in stands if stand for number in self.problem.around.neighbours[stand]}
        seen = {self.holder[number] for number in near.union(stands) if number in self.holder}
        return (
            sum(self._placing(mover, self.stand_of.get(mover, "")) for mover in movers)
            + sum(self._overload(row) for row in rows)
            + sum(self._zones(index) for index in groups)
            + sum(self._lonely(demand, groups) for demand in seen)
            + sum(self._rivals(stand, stands) for stand in stands if stand)
        )

    def _everything(self) -> float:
        return (
            sum(self._placing(d.id, self.stand_of.get(d.id, "")) for d in self.problem.demands)
            + sum(self._overload(row) for row in self.limits)
            + sum(self._zones(index) for index in range(len(self.problem.groups)))
            + sum(self._lonely(demand, range(len(self.problem.groups))) for demand in self.stand_of)
            + sum(self._rivals(stand, self.holder) for stand in self.holder)
        )

    def _overload(self, row: tuple[str, str]) -> float:
        return max(self.load[row] - self.limits.get(row, math.inf), 0.0) * _OVERLOAD

    def _zones(self, index: int) -> float:
        kind = self.problem.groups[index].kind
        if kind == "own":
            return 0.0
        weight = self.weights.network if kind == "network" else self.weights.bioregion
        return weight * max(len(self.spread[index]) - 1, 0)

    def _lonely(self, demand: str, groups: Container[int]) -> float:
        """What it costs that this one has no fellow of these groups beside or opposite."""
        cost = 0.0
        for index, weight, members in self.company[demand]:
            if index in groups and demand in self.stand_of:
                near = self.problem.around.neighbours[self.stand_of[demand]]
                if not any(self.holder.get(number) in members for number in near):
                    cost += weight
        return cost

    def _rivals(self, stand: str, once: Container[str]) -> float:
        """What the competitors around a stand cost; those on stands of `once` before it are counted there."""
        activity = self.rival.get(self.holder.get(stand, ""))
        if not activity or not self.weights.competitors:
            return 0.0
        near = (n for n in self.problem.around.neighbours[stand] if not (n in once and n < stand))
        return self.weights.competitors * sum(self.rival.get(self.holder.get(n, "")) == activity for n in near)

    def _keep(self) -> None:
        """Remember where it stands, unless a row has more than it can feed."""
        if all(self.load[row] <= limit + _SETTLED for row, limit in self.limits.items()):
            self.best, self.best_cost = dict(self.stand_of), self.cost

    def _unload(self) -> None:
        """Take out of overloaded rows whoever needs most, so that there is a plan at all."""
        for row, limit in self.limits.items():
            while self.load[row] > limit + _SETTLED:
                here = [d for d, n in self.stand_of.items() if row_of(self.problem.by_number[n]) == row]
                self._take(max((d for d in here if not self.problem.by_id[d].fixed), key=lambda d: self.problem.by_id[d].power))


def _able(problem: Problem) -> Mapping[str, Mapping[str, None]]:
    """The stands that each demand may have, the smallest first; demands of one size share theirs."""
    shared: dict[int, dict[str, None]] = {}
    found = {}
    for demand in problem.demands:
        choices = problem.choices[demand.id]
        if id(choices) not in shared:
            shared[id(choices)] = dict.fromkeys(sorted(choices, key=lambda number: problem.by_number[number].area))
        found[demand.id] = shared[id(choices)]
    return found
