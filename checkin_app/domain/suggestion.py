"""What a plan grants and what it does not, with the reasons: stable codes with facts, which `wording` makes sentences of."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from checkin_app.domain.allocation import (
    Demand,
    Plan,
    Problem,
    Violation,
    Weights,
    costs,
    fits,
    is_corner,
    power_used,
    row_of,
    violations,
    wish_rank,
)
from checkin_app.domain.floorplan import Stand


@dataclass(frozen=True, slots=True)
class Reason:
    """A code of `sentences.SUGGESTION_REASONS` and what fills its blanks."""

    code: str
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Suggested:
    """A stand for an exhibitor ("" for none) and why that one."""

    demand: str
    exhibitor: str
    name: str
    stand: str
    why: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Unmet:
    """What somebody does not get. `what`: "stand", "first_wish", "second_wish", "corner" or "apart"; `wish`: the number."""

    demand: str
    exhibitor: str
    name: str
    what: str
    wish: str
    reason: Reason


@dataclass(frozen=True)
class Suggestion:
    """A full allocation with its proof or its gap, and what it grants. `objective` is the sum of `parts`.

    `bound`: no plan costs less (None: not known yet); `gap` is how far from it this one may be, from 0 to 1. `partly`: the
    bound leaves competitors and most of the neighbours out, as in all large halls; then part of the gap can never be closed.
    """

    problem: Problem
    weights: Weights
    plan: dict[str, str]
    parts: dict[str, float]
    bound: float | None
    optimal: bool
    suggested: tuple[Suggested, ...]
    unmet: tuple[Unmet, ...]
    violations: tuple[Violation, ...]
    partly: bool = False
    seconds: float = 0.0

    @property
    def objective(self) -> float:
        """What the plan costs in all."""
        return sum(self.parts.values())

    @property
    def gap(self) -> float | None:
        """(objective - bound) / objective; 0 when it is proven, None while no bound is known."""
        if self.optimal or self.objective <= 0:
            return 0.0
        return None if self.bound is None else max(self.objective - self.bound, 0.0) / self.objective

    @property
    def left_out(self) -> tuple[str, ...]:
        """The names of those without a stand."""
        return tuple(line.name for line in self.suggested if not line.stand)

    def granted(self, rank: int) -> int:
        """How many have their first (1) or second (2) wish."""
        by_id = self.problem.by_id
        return sum(wish_rank(by_id[demand], stand) == rank for demand, stand in self.plan.items())


def judged(problem: Problem, weights: Weights, plan: Plan, bound: float | None, *, optimal: bool) -> Suggestion:
    """The plan with everything that can be said of it."""
    words = _Words(problem, weights, plan)
    suggested = tuple(Suggested(d.id, d.exhibitor, d.name, plan.get(d.id, ""), tuple(words.why(d))) for d in problem.demands)
    unmet = tuple(line for demand in problem.demands for line in words.unmet(demand))
    broken = tuple(violations(problem, plan))
    return Suggestion(problem, weights, dict(plan), words.parts, bound, optimal, suggested, unmet, broken)


class _Words:
    """The reasons of one plan."""

    def __init__(self, problem: Problem, weights: Weights, plan: Plan) -> None:
        self.problem, self.weights, self.plan = problem, weights, plan
        self.parts = costs(problem, weights, plan)
        self.holder = {stand: problem.by_id[demand] for demand, stand in plan.items()}
        self.used = power_used(problem, plan)
        self.wishers: dict[str, list[Demand]] = defaultdict(list)
        for demand in problem.demands:
            for number in demand.wishes:
                self.wishers[number].append(demand)
        self.inside: Counter[tuple[str, str, str]] = Counter()
        for placed, stand in plan.items():
            wanted, zone = problem.by_id[placed], problem.around.zones[stand]
            for kind, name in (("network", wanted.network), ("bioregion", wanted.bioregion)):
                self.inside[kind, name, zone] += bool(name)

    # ------------------------------------------------------------------------------------------------ granted

    def why(self, demand: Demand) -> list[Reason]:
        """What speaks for the stand that this demand has."""
        number = self.plan.get(demand.id, "")
        if not number:
            return []
        stand = self.problem.by_number[number]
        if demand.fixed:
            return [Reason("kept_confirmed", {"stand": number})]
        found = [Reason("kept_reserved", {"stand": number})] if demand.current == number else []
        rank = wish_rank(demand, number)
        if rank:
            found.append(Reason("first_wish" if rank == 1 else "second_wish", {"stand": number}))
        found += self._size(demand, stand)
        if demand.corner and is_corner(stand):
            found.append(Reason("corner", {"stand": number}))
        return [*found, *self._company(demand, number)]

    def _size(self, demand: Demand, stand: Stand) -> list[Reason]:
        if not demand.area:
            return []
        facts = {"stand": stand.number, "area": stand.area, "asked": demand.area}
        return [Reason("size_as_asked" if abs(stand.area - demand.area) <= 0.05 else "larger_than_asked", facts)]

    def _company(self, demand: Demand, number: str) -> list[Reason]:
        """Its fellows beside and opposite, and how many more are in the same stretch of the aisle."""
        near = [self.holder[n] for n in sorted(self.problem.around.neighbours[number]) if n in self.holder]
        fellows = [d.name for d in near if demand.network and d.network == demand.network and d.id != demand.id]
        found = []
        if fellows:
            found.append(Reason("network_beside", {"network": demand.network, "names": ", ".join(fellows)}))
        zone = self.problem.around.zones[number]
        for kind, name in (("network", demand.network), ("bioregion", demand.bioregion)):
            others = self.inside[kind, name, zone] - 1
            if name and others > 0:
                found.append(Reason(f"{kind}_in_zone", {kind: name, "count": others}))
        return found

    # ------------------------------------------------------------------------------------------------ not granted

    def unmet(self, demand: Demand) -> list[Unmet]:
        """What this demand does not get, with the reason for each."""
        if demand.fixed:
            return []
        number = self.plan.get(demand.id, "")
        found = [] if number else [self._line(demand, "stand", "", self._left_out(demand))]
        for position, wish in enumerate(demand.wishes, 1):
            if wish == number:
                break
            found.append(
                self._line(demand, "first_wish" if position == 1 else "second_wish", wish, self._refusal(demand, wish))
            )
        if demand.corner and number and not is_corner(self.problem.by_number[number]):
            found.append(self._line(demand, "corner", "", Reason("corners_elsewhere", {"stand": number})))
        return found + self._rivals(demand, number)

    def _line(self, demand: Demand, what: str, wish: str, reason: Reason) -> Unmet:
        return Unmet(demand.id, demand.exhibitor, demand.name, what, wish, reason)

    def _left_out(self, demand: Demand) -> Reason:
        able = [stand for stand in self.problem.stands if fits(demand, stand)]
        if not able:
            return Reason("nothing_large_enough", {"asked": demand.area, "width": demand.width, "depth": demand.depth})
        free = [stand for stand in able if stand.number not in self.holder]
        if not free:
            return Reason("all_given", {"count": len(able)})
        if all(self._lacks_power(demand, stand, None) for stand in free):
            return Reason("no_row_has_power", {"power": demand.power})
        return Reason("not_worth_it", {})

    def _refusal(self, demand: Demand, wish: str) -> Reason:
        """Why a wish is not granted."""
        stand = self.problem.by_number.get(wish)
        if stand is None:
            return Reason("no_such_stand", {"stand": wish})
        facts: dict[str, object] = {"stand": wish, "area": stand.area, "asked": demand.area}
        if not fits(demand, stand):
            if stand.area < demand.area - 0.05:
                return Reason("too_small", facts)
            return Reason("wrong_shape", {"stand": wish, "width": demand.width, "depth": demand.depth})
        holder = self.holder.get(wish)
        if holder and holder.fixed:
            return Reason("kept_for_another", {"stand": wish, "holder": holder.name})
        if self._lacks_power(demand, stand, holder):
            row = row_of(stand)
            left = self.problem.row_power[row] - self.used.get(row, 0.0) + (holder.power if holder else 0.0)
            return Reason("row_without_power", {"stand": wish, "row": row[1], "power": demand.power, "left": max(left, 0.0)})
        return self._given(demand, wish, holder)

    def _given(self, demand: Demand, wish: str, holder: Demand | None) -> Reason:
        """Somebody else has it: because they wished it too, or because of what an exchange would cost."""
        rank = wish_rank(holder, wish) if holder else 0
        if holder and rank:
            facts: dict[str, object] = {"stand": wish, "holder": holder.name, "wishers": len(self.wishers[wish])}
            return Reason("given_first_wish" if rank == 1 else "given_second_wish", facts)
        part, more = self._price(demand, wish, holder)
        facts = {"stand": wish, "part": part, "more": more}
        if holder is None:
            return Reason("left_free", facts)
        return Reason("given_to_another", {**facts, "holder": holder.name})

    def _price(self, demand: Demand, wish: str, holder: Demand | None) -> tuple[str, float]:
        """What granting it would cost in all, everybody else staying, and the part that would grow most."""
        changed = dict(self.plan)
        here = changed.pop(demand.id, "")
        if holder:
            changed.pop(holder.id)
            if here and fits(holder, self.problem.by_number[here]):
                changed[holder.id] = here
        changed[demand.id] = wish
        before, after = self.parts, costs(self.problem, self.weights, changed)
        part = max(after, key=lambda name: after[name] - before[name])
        return part, round(sum(after.values()) - sum(before.values()), 2)

    def _lacks_power(self, demand: Demand, stand: Stand, holder: Demand | None) -> bool:
        """Whether its row could not feed this demand there, its holder gone and this one gone from where it is."""
        row = row_of(stand)
        if row not in self.problem.row_power:
            return False
        used = self.used.get(row, 0.0) - (holder.power if holder else 0.0)
        here = self.plan.get(demand.id, "")
        if here and row_of(self.problem.by_number[here]) == row:
            used -= demand.power
        return used + demand.power > self.problem.row_power[row] + 0.05

    def _rivals(self, demand: Demand, number: str) -> list[Unmet]:
        """Competitors that stand beside or opposite: told once, to the one whose stand comes first."""
        if not number or demand.part or demand.activity not in self.problem.rivals:
            return []
        lines = []
        for near in sorted(self.problem.around.neighbours[number]):
            other = self.holder.get(near)
            if other and number < near and other.activity == demand.activity and other.part == 0:
                facts = {"stand": number, "other": other.name, "at": near, "activity": demand.activity}
                lines.append(self._line(demand, "apart", "", Reason("competitor_near", facts)))
        return lines
