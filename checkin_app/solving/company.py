"""What a smaller program knows of neighbours: how few members of the networks can do without a fellow beside or opposite.

A member on a wished stand has a fellow there if another member has a wish granted beside it, or if one whose wish is not
granted is put there. For those there is a variable for each network and each stand beside a wished one, not for each exhibitor;
they are as many as the network has members left, of the sizes that fit, and a stand is given once. So the bound stays one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from checkin_app.domain.allocation import Demand, Group, Problem, fits
from checkin_app.solving.program import Program

Terms = list[tuple[int, float]]


class Company:
    """Adds to a program whose wishes are the columns `wished`, by demand and stand; `zone_of` opens a group's zone."""

    def __init__(self, problem: Problem, program: Program, wished: Mapping[tuple[str, str], int]) -> None:
        self.problem, self.program = problem, program
        self.given: dict[str, Terms] = defaultdict(list)
        """The variables of networks on each stand."""
        self._on_stand: dict[str, dict[str, int]] = defaultdict(dict)
        for (demand, stand), column in wished.items():
            self._on_stand[stand][demand] = column
        kept = {demand.fixed for demand in problem.demands}
        self._free = frozenset(stand.number for stand in problem.stands if stand.number not in kept)
        self._wishes: dict[str, dict[str, int]] = defaultdict(dict)
        for (demand, stand), column in wished.items():
            self._wishes[demand][stand] = column

    def add(self, group: Group, weight: float, zone_of: Mapping[str, int]) -> None:
        """Bound what the lonely members of a network cost. `zone_of`: the variable that opens a zone to it, by zone."""
        if not weight:
            return
        members = [self.problem.by_id[member] for member in group.members]
        kept = {demand.fixed for demand in members if demand.fixed}
        free = [demand for demand in members if not demand.fixed]
        put: dict[str, int] = {}
        for demand in free:
            for stand, column in self._wishes[demand.id].items():
                near = self.problem.around.neighbours[stand]
                if kept & near:
                    continue
                alone = self.program.column(weight, whole=False)
                fellows = self._fellows(group, demand, near)
                others = [(self._put(put, number, free, zone_of), 1.0) for number in sorted(near & self._free)]
                self.program.row([(alone, 1.0), (column, -1.0), *fellows, *((c, f) for c, f in others if c >= 0)], lower=0)
        self._count(put, free)

    def limit(self, cells: Iterable[tuple[Iterable[str], Terms]]) -> None:
        """One holder a stand; in each cell (its stands, the variables of those who come without a wish) no more than come."""
        for number, terms in self.given.items():
            self.program.row([*terms, *((column, 1.0) for column in self._on_stand[number].values())], upper=1)
        for stands, coming in cells:
            put = [term for number in stands for term in self.given.get(number, ())]
            if put:
                self.program.row([*put, *((column, -factor) for column, factor in coming)], upper=0)

    def _fellows(self, group: Group, demand: Demand, near: Iterable[str]) -> Terms:
        """The wishes of other members beside a stand."""
        members = set(group.members) - {demand.id}
        found = {column for number in near for who, column in self._on_stand[number].items() if who in members}
        return [(column, 1.0) for column in sorted(found)]

    def _put(self, put: dict[str, int], number: str, free: list[Demand], zone_of: Mapping[str, int]) -> int:
        """The variable of the network on a stand; -1 where none of its members fits."""
        if number not in put:
            stand = self.problem.by_number[number]
            put[number] = -1
            if any(fits(demand, stand) for demand in free):
                put[number] = column = self.program.column(whole=False)
                self.given[number].append((column, 1.0))
                zone = zone_of.get(self.problem.around.zones[number])
                if zone is not None:
                    self.program.row([(column, 1.0), (zone, -1.0)], upper=0)
        return put[number]

    def _count(self, put: Mapping[str, int], free: list[Demand]) -> None:
        """No more of the network without a wish than there are, for each set of members that fit the same stands."""
        by_size: dict[frozenset[str], Terms] = defaultdict(list)
        for number, column in put.items():
            if column >= 0:
                able = frozenset(demand.id for demand in free if fits(demand, self.problem.by_number[number]))
                by_size[able].append((column, 1.0))
        for able, terms in by_size.items():
            everything = [*terms, *((column, 1.0) for who in able for column in self._wishes[who].values())]
            self.program.row(everything, upper=len(able))
        if len(by_size) > 1:
            every = [term for terms in by_size.values() for term in terms]
            wishes = [(column, 1.0) for demand in free for column in self._wishes[demand.id].values()]
            self.program.row([*every, *wishes], upper=len(free))
