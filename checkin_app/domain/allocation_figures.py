"""What two plans of the same stands come to, side by side: wishes, networks, competitors, metres, and the power of each row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from checkin_app.domain.allocation import (
    Demand,
    Plan,
    Problem,
    Weights,
    lonely,
    power_used,
    rival_pairs,
    total,
    wish_rank,
    zones_of,
)


@dataclass(frozen=True, slots=True)
class RowPower:
    """Kilowatts asked for in a row of a hall, and what it can feed; None where nothing is known."""

    hall: str
    row: str
    used: float
    capacity: float | None


@dataclass(frozen=True, slots=True)
class Figures:
    """A plan in numbers. `no_wish`: with a stand or not, those who wished and got none of it.

    `network_zones`, `bioregion_zones`: zones that they are spread over in all. `alone`: members of a network without a
    neighbour of it. `competitors`: pairs beside or opposite each other. `surplus`: m² more than asked. `cost`: by the weights.
    """

    placed: int
    first: int
    second: int
    no_wish: int
    network_zones: int
    alone: int
    bioregion_zones: int
    competitors: int
    surplus: float
    cost: float
    rows: tuple[RowPower, ...]


def plan_of(problem: Problem, holders: Mapping[str, str]) -> dict[str, str]:
    """The plan that these holders (exhibitor's id by stand number) make: each of their demands on one of their stands.

    Of the stands of one exhibitor, each demand takes the one that is kept for it, then the one that it wished.
    """
    held: dict[str, list[str]] = defaultdict(list)
    for stand in sorted(holders):
        if holders[stand] and stand in problem.by_number:
            held[holders[stand]].append(stand)
    plan = {}
    for demand in sorted(problem.demands, key=lambda demand: (not demand.fixed, demand.part)):
        left = held.get(demand.exhibitor)
        if left:
            plan[demand.id] = stand = min(left, key=lambda number, demand=demand: _order(demand, number))  # type: ignore[misc]
            left.remove(stand)
    return plan


def _order(demand: Demand, stand: str) -> tuple[bool, int, str]:
    """What a demand takes first of several stands."""
    return stand != demand.fixed, wish_rank(demand, stand) or 9, stand


def figures(problem: Problem, weights: Weights, plan: Plan) -> Figures:
    """The numbers of a plan."""
    ranks = [wish_rank(problem.by_id[demand], stand) for demand, stand in plan.items()]
    members = {kind: [g.members for g in problem.groups if g.kind == kind] for kind in ("network", "bioregion")}
    zones = {kind: sum(len(zones_of(problem, plan, ids)) for ids in groups) for kind, groups in members.items()}
    asked = ((problem.by_id[demand].area, problem.by_number[stand].area) for demand, stand in plan.items())
    used = power_used(problem, plan)
    return Figures(
        placed=len(plan),
        first=ranks.count(1),
        second=ranks.count(2),
        no_wish=sum(1 for d in problem.demands if d.wishes and not wish_rank(d, plan.get(d.id, ""))),
        network_zones=zones["network"],
        alone=sum(len(lonely(problem, plan, ids)) for ids in members["network"]),
        bioregion_zones=zones["bioregion"],
        competitors=len(rival_pairs(problem, plan)),
        surplus=sum(max(area - wanted, 0.0) for wanted, area in asked if wanted),
        cost=total(problem, weights, plan),
        rows=tuple(
            RowPower(*row, used.get(row, 0.0), problem.row_power.get(row)) for row in sorted(used.keys() | problem.row_power)
        ),
    )
