"""A smaller program for large halls: how many of each sort of exhibitor go to each cell, instead of who to which stand.

A cell is the free stands of one zone and row that are alike; a sort is exhibitors of one size and power. Wishes, sizes, power
and corners are in it exactly; of networks and bioregions only the zones of the wishes that it grants; competitors are left out,
and so are neighbours but for what `company` knows of them. So its bound holds for the whole problem, and its answer is a plan
to go on from. With a sort for each network it would be exact in zones too, but its first relaxation alone takes minutes in a
hall of 1,000 stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from checkin_app.domain.allocation import Demand, Group, Problem, Weights, fits, is_corner, placing_costs, row_of
from checkin_app.domain.floorplan import Stand
from checkin_app.solving.company import Company
from checkin_app.solving.program import Program

_Terms = list[tuple[int, float]]


class CellModel:
    """The program of a problem's cells, and how its values are a plan."""

    def __init__(self, problem: Problem, weights: Weights, *, company: bool = False) -> None:
        """`company`: with what is known of neighbours: a better bound, which takes ten times as long."""
        self.problem, self.weights = problem, weights
        self.program = Program()
        self.cells = _cells(problem)
        self.sorts = _sorts(problem)
        self.wished: dict[tuple[str, str], int] = {}
        self.flow: dict[tuple[int, int], int] = {}
        self._fixed = {d.id: d.fixed for d in problem.demands if d.fixed}
        self._unplaced: _Terms = []
        self._in_zone: dict[tuple[str, str], _Terms] = defaultdict(list)
        self._in_row: dict[tuple[str, str], _Terms] = defaultdict(list)
        self._of_cell: list[_Terms] = [[] for _ in self.cells]
        self._cell_at = {stand.number: index for index, cell in enumerate(self.cells) for stand in cell}
        self._places()
        self._limits()
        beside = Company(problem, self.program, self.wished) if company else None
        for group in problem.groups:
            if group.kind != "own":
                zones = self._near(group, weights.network if group.kind == "network" else weights.bioregion)
                if beside and group.kind == "network":
                    beside.add(group, weights.alone, zones)
        if beside:
            coming: list[_Terms] = [[] for _ in self.cells]
            for (_sort, cell), column in self.flow.items():
                coming[cell].append((column, 1.0))
            beside.limit(zip(([stand.number for stand in cell] for cell in self.cells), coming, strict=True))

    def plan(self, values: Sequence[float]) -> dict[str, str]:
        """A plan with these wishes and these numbers in each cell; within a cell as it comes."""
        plan = dict(self._fixed)
        plan |= {demand: number for (demand, number), column in self.wished.items() if values[column] > 0.5}
        taken = set(plan.values())
        left = [[stand.number for stand in cell if stand.number not in taken] for cell in self.cells]
        waiting = [[demand for demand in sort if demand.id not in plan] for sort in self.sorts]
        for (sort, cell), column in self.flow.items():
            for _ in range(min(round(values[column]), len(left[cell]), len(waiting[sort]))):
                plan[waiting[sort].pop().id] = left[cell].pop()
        return plan

    def _places(self) -> None:
        program, constant = self.program, 0.0
        for demand in self.problem.demands:
            if demand.fixed:
                constant += sum(placing_costs(demand, self.problem.by_number[demand.fixed], self.weights).values())
            elif demand.wishes:
                constant += self.weights.wish
        program.constant += constant
        on_stand: dict[str, _Terms] = defaultdict(list)
        for index, sort in enumerate(self.sorts):
            own = self._flows(index, sort)
            for demand in sort:
                own += self._wishes(demand, on_stand)
            unplaced = program.column(self.weights.unplaced, len(sort))
            self._unplaced.append((unplaced, 1.0))
            program.row([*own, (unplaced, 1.0)], len(sort), len(sort))
        for terms in on_stand.values():
            program.row(terms, upper=1)

    def _flows(self, index: int, sort: list[Demand]) -> _Terms:
        one, terms = sort[0], []
        for at, cell in enumerate(self.cells):
            if fits(one, cell[0]):
                parts = placing_costs(one, cell[0], self.weights)
                cost = sum(parts.values()) - parts["wish"] - parts["second"]
                column = self.flow[index, at] = self.program.column(cost, min(len(sort), len(cell)))
                terms.append((column, 1.0))
                self._note(column, one, at)
        return terms

    def _wishes(self, demand: Demand, on_stand: dict[str, _Terms]) -> _Terms:
        terms = []
        wanted = dict.fromkeys([*demand.wishes, demand.current])
        for number in wanted:
            if number in self._cell_at and fits(demand, self.problem.by_number[number]):
                cost = sum(placing_costs(demand, self.problem.by_number[number], self.weights).values())
                column = self.program.column(cost - (self.weights.wish if demand.wishes else 0.0))
                self.wished[demand.id, number] = column
                on_stand[number].append((column, 1.0))
                terms.append((column, 1.0))
                self._note(column, demand, self._cell_at[number])
                self._in_zone[demand.id, self.problem.around.zones[number]].append((column, 1.0))
        if terms:
            self.program.row(terms, upper=1)
        return terms

    def _note(self, column: int, demand: Demand, cell: int) -> None:
        """Note where the variable counts: in its cell and its row's power."""
        stand = self.cells[cell][0]
        self._of_cell[cell].append((column, 1.0))
        if demand.power:
            self._in_row[row_of(stand)].append((column, demand.power))

    def _limits(self) -> None:
        for cell, terms in zip(self.cells, self._of_cell, strict=True):
            self.program.row(terms, upper=len(cell))
        for row, terms in self._in_row.items():
            if row in self.problem.row_power:
                self.program.row(terms, upper=self.problem.row_left(row))

    def _near(self, group: Group, weight: float) -> dict[str, int]:
        """A cost for each zone more than one in which a group has wishes granted; the variable of each zone."""
        zones: dict[str, int] = {}
        if not weight:
            return zones
        members = set(group.members)
        kept = {self.problem.around.zones[self._fixed[m]] for m in members if m in self._fixed}
        room = Counter(self.problem.around.zones.values())
        used = []
        for zone in sorted(room):
            wishes = [self._in_zone[demand, zone] for demand in group.members if (demand, zone) in self._in_zone]
            open_ = self.program.column(weight)
            used.append((open_, 1.0))
            zones[zone] = open_
            for terms in wishes:
                self.program.row([*terms, (open_, -1.0)], upper=0)
            if zone in kept:
                self.program.row([(open_, 1.0)], lower=1)
        self.program.constant -= weight
        self.program.row(used, lower=1)
        self.program.row([*used, *self._unplaced], lower=-(-len(members) // max(room.values())))
        return zones


def _cells(problem: Problem) -> list[list[Stand]]:
    kept = {demand.fixed for demand in problem.demands}
    found: dict[tuple[object, ...], list[Stand]] = defaultdict(list)
    for stand in problem.stands:
        if stand.number not in kept:
            ways = tuple(sorted({side in "NS" for side in stand.open_sides}))
            alike = (problem.around.zones[stand.number], row_of(stand), stand.w, stand.h, stand.area, is_corner(stand), ways)
            found[alike].append(stand)
    return list(found.values())


def _sorts(problem: Problem) -> list[list[Demand]]:
    """Those without a fixed stand, by what the program knows of them. An exhibitor with several stands is a sort apart."""
    owners = {member for group in problem.groups if group.kind == "own" for member in group.members}
    found: dict[tuple[object, ...], list[Demand]] = defaultdict(list)
    for d in problem.demands:
        if not d.fixed:
            apart = d.id if d.id in owners or d.current else ""
            alike = (d.width, d.depth, d.area, d.power, d.corner, apart)
            found[alike].append(d)
    return list(found.values())
