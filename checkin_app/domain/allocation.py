"""Who might stand where: the problem of a full allocation, what a plan of it costs, and which rules it breaks.

Standard library only, and nothing here knows the solver: what it answers is checked and reckoned up again by these functions.
A plan is a mapping of demands (one stand that somebody wants) to stand numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import cached_property

from checkin_app.domain.floorplan import Stand, StandState
from checkin_app.domain.surroundings import Surroundings
from checkin_app.errors import UsageProblem

Plan = Mapping[str, str]
"""The stand of each demand that has one, by the demand's id."""

_NEAR_ENOUGH = 0.05
"""Metres, square metres and kilowatts that a figure of a list may be rounded by."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each thing costs that a plan does not grant; 0: it does not count. Only their ratios matter.

    `wish`: neither wish granted; `second`: the second instead of the first; `area`: a square metre more than was asked;
    `network`, `bioregion`: a zone more than one that its members are spread over; `alone`: a member of a network without a
    neighbour of it; `competitors`: two of one activity beside or opposite each other; `corner`: a corner that was wished;
    `stay`: a reserved stand that is left; `together`: a stand of an exhibitor with several, none of which is beside it;
    `unplaced`: an exhibitor without a stand, which nothing else should outweigh.
    """

    wish: float = 12.0
    second: float = 5.0
    area: float = 1.0
    network: float = 3.0
    alone: float = 2.0
    bioregion: float = 1.0
    competitors: float = 4.0
    corner: float = 4.0
    stay: float = 6.0
    together: float = 10.0
    unplaced: float = 1000.0


WEIGHT_NAMES = tuple(f.name for f in fields(Weights))
GREATEST_WEIGHT = 10_000.0


def weights_of(words: Iterable[str], base: Weights | None = None) -> Weights:
    """Weights as typed or saved ("wish=10"), over `base`. Raises UsageProblem ("bad_weight") for any that is none."""
    chosen: dict[str, float] = {}
    for word in words:
        name, _, number = word.partition("=")
        try:
            value = float(number.replace(",", "."))
        except ValueError:
            value = -1.0
        if name.strip() not in WEIGHT_NAMES or not 0 <= value <= GREATEST_WEIGHT:
            raise UsageProblem("bad_weight", text=word, known=", ".join(WEIGHT_NAMES))
        chosen[name.strip()] = value
    return replace(base or Weights(), **chosen)


def weight_words(weights: Weights) -> tuple[str, ...]:
    """The weights that are not as by default, as `weights_of` reads them."""
    return tuple(f"{n}={getattr(weights, n):g}" for n in WEIGHT_NAMES if getattr(weights, n) != getattr(Weights(), n))


@dataclass(frozen=True, slots=True)
class Demand:
    """One stand that an exhibitor wants. Metres (`width` is the open front), m², kW; 0: not said.

    `wishes` are numbers, best first, whether there are such stands or not. `fixed` is the stand that was confirmed and is
    kept, `current` the one that is only reserved. `part` counts the stands of one exhibitor; needs and wishes are on the first.
    """

    id: str
    exhibitor: str
    name: str
    wishes: tuple[str, ...] = ()
    corner: bool = False
    width: float = 0.0
    depth: float = 0.0
    area: float = 0.0
    power: float = 0.0
    network: str = ""
    bioregion: str = ""
    activity: str = ""
    fixed: str = ""
    current: str = ""
    part: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Demands that are better near each other. `kind`: "network", "bioregion", or "own" for stands of one exhibitor."""

    kind: str
    name: str
    members: tuple[str, ...]


@dataclass(frozen=True)
class Problem:
    """The stands, who wants one, and the kilowatts of each row (by hall and row) where they are known.

    `seen`: the exhibitor's id and the state of each stand that was held when this was read, by number.
    """

    stands: tuple[Stand, ...]
    demands: tuple[Demand, ...]
    around: Surroundings
    row_power: Mapping[tuple[str, str], float] = field(default_factory=dict)
    seen: Mapping[str, tuple[str, StandState]] = field(default_factory=dict)

    @cached_property
    def by_number(self) -> dict[str, Stand]:
        """Stands by number."""
        return {stand.number: stand for stand in self.stands}

    @cached_property
    def by_id(self) -> dict[str, Demand]:
        """Demands by id."""
        return {demand.id: demand for demand in self.demands}

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Networks, bioregions and exhibitors with two demands or more."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for demand in self.demands:
            names = (("network", demand.network), ("bioregion", demand.bioregion), ("own", demand.exhibitor))
            for kind, name in names:
                if name:
                    found[kind, name].append(demand.id)
        return tuple(Group(kind, name, tuple(ids)) for (kind, name), ids in sorted(found.items()) if len(ids) > 1)

    @cached_property
    def rivals(self) -> dict[str, tuple[str, ...]]:
        """The first demand of each exhibitor by activity, for activities of two or more."""
        found: dict[str, list[str]] = defaultdict(list)
        for demand in self.demands:
            if demand.activity and demand.part == 0:
                found[demand.activity].append(demand.id)
        return {name: tuple(ids) for name, ids in sorted(found.items()) if len(ids) > 1}

    @cached_property
    def choices(self) -> dict[str, tuple[str, ...]]:
        """The stands that each demand may have: the fixed one, or those that fit and that nobody keeps."""
        kept = {demand.fixed for demand in self.demands if demand.fixed}
        free = [stand for stand in self.stands if stand.number not in kept]
        sizes: dict[tuple[float, float, float], tuple[str, ...]] = {}
        for demand in self.demands:
            size = (demand.width, demand.depth, demand.area)
            if size not in sizes:
                sizes[size] = tuple(stand.number for stand in free if fits(demand, stand))
        return {d.id: (d.fixed,) if d.fixed else sizes[d.width, d.depth, d.area] for d in self.demands}

    def row_left(self, row: tuple[str, str]) -> float:
        """Kilowatts of a row that the fixed demands leave; never below 0. Infinite where nothing is known."""
        if row not in self.row_power:
            return float("inf")
        used = sum(d.power for d in self.demands if d.fixed and row_of(self.by_number[d.fixed]) == row)
        return max(self.row_power[row] - used, 0.0)


def row_of(stand: Stand) -> tuple[str, str]:
    """The hall and row of a stand: what a distribution board feeds."""
    return stand.hall, stand.row


def fits(demand: Demand, stand: Stand) -> bool:
    """Whether the stand has what was asked: the area, and the front along an open side with the depth behind it.

    A corner may be turned, since two of its sides are open. Where no open side is known, either way round will do.
    """
    if stand.w <= 0 or stand.h <= 0 or stand.area < demand.area - _NEAR_ENOUGH:
        return False
    ways = {(stand.w, stand.h) if side in "NS" else (stand.h, stand.w) for side in stand.open_sides}
    ways = ways or {(stand.w, stand.h), (stand.h, stand.w)}
    return any(front >= demand.width - _NEAR_ENOUGH and deep >= demand.depth - _NEAR_ENOUGH for front, deep in ways)


def is_corner(stand: Stand) -> bool:
    """Whether two of its sides or more are open."""
    return len(set(stand.open_sides)) >= 2


def wish_rank(demand: Demand, stand: str) -> int:
    """1 for the first wish, 2 for the second (or a later one), 0 for none."""
    if stand not in demand.wishes:
        return 0
    return 1 if demand.wishes.index(stand) == 0 else 2


@dataclass(frozen=True, slots=True)
class Violation:
    """A rule that a plan breaks: "unknown_stand", "two_holders", "stand_too_small", "over_power" or "confirmed_moved"."""

    code: str
    facts: Mapping[str, object]


def violations(problem: Problem, plan: Plan) -> list[Violation]:
    """Every hard rule that the plan breaks, also by what was confirmed before."""
    found = [v for demand in problem.demands for v in _of_demand(problem, demand, plan.get(demand.id, ""))]
    holders: dict[str, list[str]] = defaultdict(list)
    for demand, stand in plan.items():
        holders[stand].append(problem.by_id[demand].name)
    for stand, names in sorted(holders.items()):
        if len(names) > 1:
            found.append(Violation("two_holders", {"stand": stand, "holders": ", ".join(sorted(names))}))
    for row, used in sorted(power_used(problem, plan).items()):
        known = problem.row_power.get(row)
        if known is not None and used > known + _NEAR_ENOUGH:
            found.append(Violation("over_power", {"row": row[1], "hall": row[0], "used": used, "capacity": known}))
    return found


def _of_demand(problem: Problem, demand: Demand, number: str) -> list[Violation]:
    found = []
    if demand.fixed and number != demand.fixed:
        found.append(Violation("confirmed_moved", {"exhibitor": demand.name, "stand": demand.fixed}))
    if number and number not in problem.by_number:
        found.append(Violation("unknown_stand", {"exhibitor": demand.name, "stand": number}))
    elif number and not fits(demand, problem.by_number[number]):
        stand = problem.by_number[number]
        facts = {"exhibitor": demand.name, "stand": number, "area": stand.area, "asked": demand.area}
        found.append(Violation("stand_too_small", facts))
    return found


def power_used(problem: Problem, plan: Plan) -> dict[tuple[str, str], float]:
    """Kilowatts asked for in each row."""
    used: Counter[tuple[str, str]] = Counter()
    for demand, number in plan.items():
        if number in problem.by_number:
            used[row_of(problem.by_number[number])] += problem.by_id[demand].power  # type: ignore[assignment]
    return dict(used)


def placing_costs(demand: Demand, stand: Stand | None, weights: Weights) -> dict[str, float]:
    """What it costs that this demand has this stand, or none: the parts that do not depend on who else stands where."""
    numbered = bool(demand.wishes)
    if stand is None:
        return {"unplaced": weights.unplaced, "wish": weights.wish if numbered else 0.0}
    rank = wish_rank(demand, stand.number)
    more = max(stand.area - demand.area, 0.0) if demand.area else 0.0
    return {
        "wish": weights.wish if numbered and rank == 0 else 0.0,
        "second": weights.second if rank == 2 else 0.0,
        "area": weights.area * more if more > _NEAR_ENOUGH else 0.0,
        "corner": weights.corner if demand.corner and not is_corner(stand) else 0.0,
        "stay": weights.stay if demand.current and demand.current != stand.number else 0.0,
    }


def costs(problem: Problem, weights: Weights, plan: Plan) -> dict[str, float]:
    """What a plan costs, a part for each weight. Their sum is what the solver makes as small as can be."""
    parts = dict.fromkeys(WEIGHT_NAMES, 0.0)
    for demand in problem.demands:
        stand = problem.by_number.get(plan.get(demand.id, ""))
        for name, cost in placing_costs(demand, stand, weights).items():
            parts[name] += cost
    for group in problem.groups:
        if group.kind in ("network", "bioregion"):
            over = max(len(zones_of(problem, plan, group.members)) - 1, 0)
            parts[group.kind] += over * getattr(weights, group.kind)
        if group.kind in ("network", "own"):
            name = "alone" if group.kind == "network" else "together"
            parts[name] += len(lonely(problem, plan, group.members)) * getattr(weights, name)
    parts["competitors"] = weights.competitors * len(rival_pairs(problem, plan))
    return parts


def total(problem: Problem, weights: Weights, plan: Plan) -> float:
    """The sum of the parts."""
    return sum(costs(problem, weights, plan).values())


def zones_of(problem: Problem, plan: Plan, members: Sequence[str]) -> set[str]:
    """The zones that these demands are spread over."""
    return {problem.around.zones[plan[member]] for member in members if member in plan}


def lonely(problem: Problem, plan: Plan, members: Sequence[str]) -> list[str]:
    """Those of the members with a stand that have no other member beside or opposite."""
    held = {plan[member]: member for member in members if member in plan}
    return [member for stand, member in held.items() if not problem.around.neighbours[stand] & held.keys()]


def rival_pairs(problem: Problem, plan: Plan) -> list[tuple[str, str]]:
    """Each two demands of one activity that stand beside or opposite each other."""
    found = []
    for ids in problem.rivals.values():
        held = {plan[member]: member for member in ids if member in plan}
        for stand, member in held.items():
            found += [(member, held[near]) for near in problem.around.neighbours[stand] if near in held and stand < near]
    return sorted(found)
