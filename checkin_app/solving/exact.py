"""The whole problem as a program: a variable for each demand on each stand that it may have, and what the pairs of them cost.

What makes its proof short: a zone's variable is bound to each member's sum over the zone, not to each stand; an activity's
sum on a stand stands for its members; and a network of more members than the largest zone has stands needs two.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from checkin_app.domain.allocation import Group, Plan, Problem, Weights, lonely, placing_costs, row_of
from checkin_app.solving.program import Program


class ExactModel:
    """The program of a problem, and how its values are a plan."""

    def __init__(self, problem: Problem, weights: Weights) -> None:
        self.problem, self.weights = problem, weights
        self.program = Program()
        self.at: dict[tuple[str, str], int] = {}
        self.unplaced: dict[str, int] = {}
        self.holding: dict[str, list[str]] = defaultdict(list)
        self._follows: list[tuple[int, Callable[[Plan], bool]]] = []
        self._places()
        self._power()
        for group in problem.groups:
            if group.kind in ("network", "bioregion"):
                self._near(group, getattr(weights, group.kind))
            if group.kind in ("network", "own"):
                self._neighbour(group, weights.alone if group.kind == "network" else weights.together)
        if weights.competitors:
            for members in problem.rivals.values():
                self._apart(members)

    def plan(self, values: Sequence[float]) -> dict[str, str]:
        """The plan that these values are."""
        return {demand: stand for (demand, stand), column in self.at.items() if values[column] > 0.5}

    def start(self, plan: Plan) -> Mapping[int, float]:
        """The values of every variable for a known plan.

        With some of them left out the solver would first solve a program for those, and speak of its bound as of this one's.
        """
        values = {column: float(plan.get(demand) == stand) for (demand, stand), column in self.at.items()}
        values |= {column: float(demand not in plan) for demand, column in self.unplaced.items()}
        return values | {column: float(follows(plan)) for column, follows in self._follows}

    def _places(self) -> None:
        program = self.program
        for demand in self.problem.demands:
            for number in self.problem.choices[demand.id]:
                cost = sum(placing_costs(demand, self.problem.by_number[number], self.weights).values())
                self.at[demand.id, number] = program.column(cost)
                self.holding[number].append(demand.id)
            own = [(self.at[demand.id, number], 1.0) for number in self.problem.choices[demand.id]]
            if not demand.fixed:
                self.unplaced[demand.id] = program.column(sum(placing_costs(demand, None, self.weights).values()))
                own.append((self.unplaced[demand.id], 1.0))
            program.row(own, 1, 1)
        for number, demands in self.holding.items():
            program.row([(self.at[demand, number], 1.0) for demand in demands], upper=1)

    def _power(self) -> None:
        rows: dict[tuple[str, str], list[tuple[int, float]]] = defaultdict(list)
        for (demand, number), column in self.at.items():
            if not self.problem.by_id[demand].fixed and self.problem.by_id[demand].power:
                rows[row_of(self.problem.by_number[number])].append((column, self.problem.by_id[demand].power))
        for row, terms in rows.items():
            if row in self.problem.row_power:
                self.program.row(terms, upper=self.problem.row_left(row))

    def _near(self, group: Group, weight: float) -> None:
        """A cost for each zone more than one that a group is spread over."""
        if not weight:
            return
        by_zone: dict[str, list[str]] = defaultdict(list)
        for number, zone in self.problem.around.zones.items():
            by_zone[zone].append(number)
        used = []
        for stands in by_zone.values():
            open_ = self.program.column(weight)
            self._follows.append((open_, partial(_inside, group.members, frozenset(stands))))
            used.append((open_, 1.0))
            for member in group.members:
                terms = self._on(member, stands)
                if terms:
                    self.program.row([*terms, (open_, -1.0)], upper=0)
        self.program.constant -= weight
        self.program.row(used, lower=1)
        least = -(-len(group.members) // max(len(stands) for stands in by_zone.values()))
        self.program.row([*used, *((self.unplaced[m], 1.0) for m in group.members if m in self.unplaced)], lower=least)

    def _neighbour(self, group: Group, weight: float) -> None:
        """A cost for each member that has no other of its group beside or opposite."""
        if not weight:
            return
        for member in group.members:
            alone = self.program.column(weight, whole=False)
            self._follows.append((alone, partial(self._is_alone, group.members, member)))
            for number in self.problem.choices[member]:
                near = self.problem.around.neighbours[number]
                company = [(c, -f) for other in group.members if other != member for c, f in self._on(other, near)]
                self.program.row([(self.at[member, number], 1.0), (alone, -1.0), *company], upper=0)

    def _apart(self, members: Sequence[str]) -> None:
        """A cost for each two of an activity on neighbouring stands."""
        on_stand: dict[str, int] = {}
        held = Counter(number for member in members for number in self.problem.choices[member])
        for number in held:
            on_stand[number] = self.program.column(whole=False)
            self._follows.append((on_stand[number], partial(_inside, members, frozenset((number,)))))
            terms = [term for member in members for term in self._on(member, (number,))]
            self.program.row([*terms, (on_stand[number], -1.0)], 0, 0)
        for one, other in self.problem.around.pairs:
            if one in on_stand and other in on_stand:
                both = self.program.column(self.weights.competitors, whole=False)
                self._follows.append((both, partial(_both, members, one, other)))
                self.program.row([(on_stand[one], 1.0), (on_stand[other], 1.0), (both, -1.0)], upper=1)

    def _on(self, demand: str, stands: Sequence[str] | frozenset[str]) -> list[tuple[int, float]]:
        return [(self.at[demand, number], 1.0) for number in stands if (demand, number) in self.at]

    def _is_alone(self, members: Sequence[str], member: str, plan: Plan) -> bool:
        return member in lonely(self.problem, plan, members)


def _inside(members: Sequence[str], stands: frozenset[str], plan: Plan) -> bool:
    """Whether one of the members has one of the stands."""
    return any(plan.get(member) in stands for member in members)


def _both(members: Sequence[str], one: str, other: str, plan: Plan) -> bool:
    """Whether members have both stands."""
    return {one, other} <= {plan.get(member) for member in members}
