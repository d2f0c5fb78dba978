"""What a part of a suggestion would break that neither the plan as it is breaks nor the suggestion as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from checkin_app.domain.allocation import Plan, Problem, lonely, power_used, rival_pairs, row_of
from checkin_app.domain.allocation_figures import RowPower, plan_of

_NEAR_ENOUGH = 0.05
"""Kilowatts that a figure of a list may be rounded by."""

Holders = Mapping[str, str]
"""The exhibitor's id by the number of the stand."""


@dataclass(frozen=True, slots=True)
class Broken:
    """`rows`: those that could not feed who would be there, and need more than now. By the ids of demands, `alone`: without the
    neighbour of their network that they have now and would have; `rivals`: competitors that come beside or opposite each other.
    """

    rows: tuple[RowPower, ...] = ()
    alone: tuple[str, ...] = ()
    rivals: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rows or self.alone or self.rivals)

    @property
    def measure(self) -> tuple[float, int]:
        """How much it is: kilowatts too many, then what else."""
        over = sum(row.used - (row.capacity or 0.0) for row in self.rows)
        return round(over, 2), len(self.alone) + len(self.rivals)


def broken(problem: Problem, now: Holders, then: Holders, whole: Plan) -> Broken:
    """What the holders `then` break. `now`: the plan as it is; `whole`: the suggestion, which grants what it can."""
    before, after = plan_of(problem, now), plan_of(problem, then)
    groups = [group.members for group in problem.groups if group.kind == "network"]
    alone = tuple(
        member
        for members in groups
        for member in sorted(set(lonely(problem, after, members)) - set(lonely(problem, before, members)))
        if member not in set(lonely(problem, whole, members))
    )
    known = set(rival_pairs(problem, before)) | set(rival_pairs(problem, whole))
    rivals = tuple(pair for pair in rival_pairs(problem, after) if pair not in known and pair[::-1] not in known)
    return Broken(_overloaded(problem, before, after), alone, rivals)


def _overloaded(problem: Problem, before: Plan, after: Plan) -> tuple[RowPower, ...]:
    """Rows that need more than they can feed, and more than before."""
    used = power_used(problem, before)
    found = []
    for row, needed in sorted(power_used(problem, after).items()):
        capacity = problem.row_power.get(row)
        if capacity is not None and needed > max(capacity, used.get(row, 0.0)) + _NEAR_ENOUGH:
            found.append(RowPower(*row, needed, capacity))
    return tuple(found)


def touched(problem: Problem, what: Broken, then: Holders) -> frozenset[str]:
    """The stands whose holders have to do with what is broken: those of such a row, and those around such a pair."""
    rows = {(row.hall, row.row) for row in what.rows}
    found = {stand.number for stand in problem.stands if row_of(stand) in rows}
    plan = plan_of(problem, then)
    for demand in {*what.alone, *(one for pair in what.rivals for one in pair)}:
        if demand in plan:
            found |= {plan[demand], *problem.around.neighbours[plan[demand]]}
    return frozenset(found)


def mended(
    ticked: frozenset[str],
    chains: Callable[[frozenset[str], Broken], Iterable[frozenset[str]]],
    breaks: Callable[[frozenset[str]], Broken],
    everything: frozenset[str],
) -> frozenset[str]:
    """More lines that mend what the ticked ones break: chain by chain, always the one after which least is broken.

    `chains` offers those that have to do with it. Where no chain helps, it is the whole suggestion, which breaks nothing anew.
    """
    what = breaks(ticked)
    while what:
        tries = [(breaks(ticked | chain).measure, len(chain), sorted(chain)) for chain in chains(ticked, what)]
        if not tries or min(tries)[0] >= what.measure:
            return everything
        ticked |= frozenset(min(tries)[2])
        what = breaks(ticked)
    return ticked
