"""*Suggest*: a full allocation of the stands, what it would change, and taking it over, whole or stand by stand.

`problem` reads the event, `suggest` needs no database (run it aside), `differences` and `apply` work on the plan as it is now.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from checkin_app.domain.allocation import Demand, Problem, Weights, row_of, weights_of, wish_rank
from checkin_app.domain.floorplan import Exhibitor, Stand, StandState
from checkin_app.domain.journal import Stamp
from checkin_app.domain.names import fold
from checkin_app.domain.state import Allocation
from checkin_app.domain.suggestion import Suggestion, judged
from checkin_app.domain.surroundings import surroundings
from checkin_app.errors import InputProblem, Refused, UsageProblem
from checkin_app.services import stands as stand_service
from checkin_app.services.session import Session
from checkin_app.solving import process
from checkin_app.solving.allocate import Found
from checkin_app.store import stands as stand_store

TIME_LIMIT = 30.0
"""Seconds that a suggestion takes at most, unless it is told otherwise."""

_REASONS = 0.003
"""Seconds of that which the reasons of one exhibitor take in a hall of a thousand."""

_CORNER = frozenset({"corner", "angle", "coin", "esquina", "cantonada", "stand d angle", "corner stand"})
_NO_GROUP = frozenset({"", "autre", "autres", "other", "others", "otra", "otro", "altre", "altres", "aucun", "aucune", "none"})
_METRES = re.compile(r"\d+(?:[.,]\d+)?")


class Keep(StrEnum):
    """Which stands stay with their holders: those that are confirmed, those that are reserved as well, or none at all."""

    CONFIRMED = "confirmed"
    RESERVED = "reserved"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a suggestion stands. `gap` (0 to 1) is None until a bound is known; `left_out` are demands without a stand.

    `first` and `second`: how many of these wishes the best plan so far grants.
    """

    seconds: float
    objective: float
    bound: float | None
    gap: float | None
    left_out: int
    optimal: bool
    first: int = 0
    second: int = 0


@dataclass(frozen=True, slots=True)
class Difference:
    """A stand whose holder a suggestion would change. Ids and names are "" where it is free."""

    stand: str
    now: str
    now_name: str
    state: StandState
    suggested: str
    suggested_name: str


def weights(session: Session, words: Iterable[str] = ()) -> Weights:
    """The weights of this workstation's settings, with `words` ("wish=10") over them. Raises UsageProblem for a bad one."""
    try:
        saved = weights_of(session.settings.suggest_weights)
    except UsageProblem:  # settings of another version: better the defaults than no suggestion
        saved = Weights()
    return weights_of(words, saved)


def problem(session: Session, keep: Keep = Keep.CONFIRMED, row_power: Mapping[str, float] | None = None) -> Problem:
    """What is to be allocated now. `row_power`: kilowatts by row, before what the plan says.

    A row can feed what its plan says, else what is installed on its stands in all; with nothing said it has no limit.
    Raises InputProblem without stands ("no_hall") or exhibitors ("no_exhibitors"), and for a row that is none ("unknown_row").
    """
    halls = stand_service.halls(session)
    found = {stand.number: stand for hall in halls for stand in hall.stands}
    if not found:
        raise InputProblem("no_hall")
    held = {n: a for n, a in stand_store.allocations(session.store).items() if a.exhibitor and n in found}
    everybody = stand_store.exhibitors(session.store)
    demands = [demand for exhibitor in everybody for demand in _demands(exhibitor, held, keep)]
    if not demands:
        raise InputProblem("no_exhibitors")
    known = {(hall.id, row): power for hall in halls for row, power in hall.row_power}
    power = _row_power(found.values(), known, row_power or {})
    seen = {number: (allocation.exhibitor, allocation.state) for number, allocation in held.items()}
    every = tuple(found.values())
    return Problem(every, tuple(demands), surroundings(every), power, seen)


def suggest(
    problem: Problem,
    weights: Weights | None = None,
    time_limit: float = TIME_LIMIT,
    progress: Callable[[Progress], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Suggestion:
    """The best allocation found within `time_limit` seconds, with its proof or its gap. Touches no database.

    `progress` and `cancelled` are called some ten times a second on the calling thread; once `cancelled` says so the best so
    far is given back at once. Raises EnvironmentProblem ("solver_died") when there is none.
    """
    chosen, began = weights or Weights(), time.monotonic()

    def told(found: Found) -> None:
        if progress:
            gap = None if found.bound is None else max(found.cost - found.bound, 0.0) / found.cost if found.cost > 0 else 0.0
            missing = len(problem.demands) - len(found.plan)
            seconds = time.monotonic() - began
            ranks = [wish_rank(problem.by_id[demand], stand) for demand, stand in found.plan.items()]
            wishes = ranks.count(1), ranks.count(2)
            progress(Progress(seconds, found.cost, found.bound, 0.0 if found.optimal else gap, missing, found.optimal, *wishes))

    solving = max(time_limit - _REASONS * len(problem.demands), time_limit / 2)
    found = process.run(problem, chosen, solving, told, cancelled or (lambda: False))
    answer = judged(problem, chosen, found.plan, found.bound, optimal=found.optimal)
    return replace(answer, partly=found.partly, seconds=time.monotonic() - began)


def differences(session: Session, suggestion: Suggestion) -> list[Difference]:
    """The stands that would change hands, by number, against the plan as it is now."""
    names = {e.id: e.name for e in stand_store.exhibitors(session.store)}
    now = stand_store.allocations(session.store)
    wanted = _wanted(suggestion)
    found = []
    for stand in sorted(suggestion.problem.by_number):
        held, to = now.get(stand, Allocation(stand)), wanted.get(stand, "")
        if held.exhibitor != to:
            state = held.state if held.exhibitor else StandState.FREE
            found.append(Difference(stand, held.exhibitor, names.get(held.exhibitor, ""), state, to, names.get(to, "")))
    return found


def needed(differences: Iterable[Difference], stands: Iterable[str]) -> frozenset[str]:
    """These stands and all others that must change with them: who now stands on one of them must go where they shall be.

    So a chain of moves is taken over whole, and nobody is left without a stand who has one in the suggestion. The stands of
    an exhibitor who gets several change together.
    """
    by_stand = {line.stand: line for line in differences}
    arrives, leaves = _by_exhibitor(by_stand.values())

    def others(line: Difference) -> list[str]:
        several = arrives.get(line.suggested, [])
        together = [*several, *leaves.get(line.suggested, [])] if len(several) > 1 else []
        return [*arrives.get(line.now, []), *together]

    return _with_others(by_stand, stands, others)


def needing(differences: Iterable[Difference], stands: Iterable[str]) -> frozenset[str]:
    """These stands and all others that cannot change without them: the other way round than `needed`."""
    by_stand = {line.stand: line for line in differences}
    arrives, leaves = _by_exhibitor(by_stand.values())

    def others(line: Difference) -> list[str]:
        several = [arrives.get(one, []) for one in (line.suggested, line.now)]
        return [*leaves.get(line.suggested, []), *(stand for stands in several if len(stands) > 1 for stand in stands)]

    return _with_others(by_stand, stands, others)


def _with_others(
    by_stand: Mapping[str, Difference], stands: Iterable[str], others: Callable[[Difference], Iterable[str]]
) -> frozenset[str]:
    """These stands, those that `others` names for each of them, and so on."""
    left, found = [stand for stand in stands if stand in by_stand], set[str]()
    while left:
        stand = left.pop()
        if stand not in found:
            found.add(stand)
            left += others(by_stand[stand])
    return frozenset(found)


def outcome(differences: Iterable[Difference], stands: Iterable[str]) -> dict[str, str]:
    """The exhibitor's id ("": free) that each stand has which changes when these are taken over.

    They are what was chosen, and what its new holders leave: free, though the suggestion gives it to somebody else.
    """
    by_stand = {line.stand: line for line in differences}
    _, leaves = _by_exhibitor(by_stand.values())
    chosen = {stand: by_stand[stand].suggested for stand in stands if stand in by_stand}
    left = {stand: "" for exhibitor in chosen.values() for stand in leaves.get(exhibitor, ()) if stand not in chosen}
    return chosen | left


def _by_exhibitor(lines: Iterable[Difference]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The stands that each exhibitor comes to, and those that they leave."""
    arrives: dict[str, list[str]] = {}
    leaves: dict[str, list[str]] = {}
    for line in lines:
        if line.suggested:
            arrives.setdefault(line.suggested, []).append(line.stand)
        if line.now:
            leaves.setdefault(line.now, []).append(line.stand)
    return arrives, leaves


def apply(
    session: Session,
    suggestion: Suggestion,
    stamp: Stamp,
    stands: Iterable[str] | None = None,
    state: StandState = StandState.RESERVED,
) -> list[str]:
    """Take over these stands of a suggestion (None: all) in one act, undone in one step; the numbers that changed.

    Those who come to a stand hold it as `state`: reserved, until they have been asked. Raises Refused, and changes nothing,
    when somebody changed one of these stands since ("plan_changed"), or when others must change with them
    ("suggestion_needs_more"): see `needed`.
    """
    lines = {line.stand: line for line in differences(session, suggestion)}
    chosen = set(lines) if stands is None else {stand.strip().upper() for stand in stands} & set(lines)
    more = needed(lines.values(), chosen) - chosen
    after = outcome(lines.values(), chosen)
    _refuse_if_changed(session, suggestion, set(after))
    if more:
        raise Refused("suggestion_needs_more", stands=", ".join(sorted(chosen)), more=", ".join(sorted(more)))
    wanted = {number: (after[number], state if after[number] else StandState.FREE) for number in sorted(after)}
    return stand_service.arrange(session, wanted, stamp, expected={number: lines[number].now for number in after})


def _refuse_if_changed(session: Session, suggestion: Suggestion, chosen: set[str]) -> None:
    """Whoever works on the plan meanwhile is right: what was thought out for another plan is not forced on theirs."""
    now = stand_store.allocations(session.store)
    plan = {number: (a.exhibitor, a.state) for number, a in now.items() if a.exhibitor}
    seen = suggestion.problem.seen
    changed = {number for number in plan.keys() | seen.keys() if plan.get(number) != seen.get(number)}
    wanted = _wanted(suggestion)
    concerned = {wanted.get(number, "") for number in chosen} | {plan.get(number, ("",))[0] for number in chosen}
    touched = {n for n in changed if n in chosen or {seen.get(n, ("",))[0], plan.get(n, ("",))[0]} & (concerned - {""})}
    if touched:
        raise Refused("plan_changed", stands=", ".join(sorted(touched)))


def _wanted(suggestion: Suggestion) -> dict[str, str]:
    """The exhibitor's id by stand."""
    by_id = suggestion.problem.by_id
    return {stand: by_id[demand].exhibitor for demand, stand in suggestion.plan.items()}


def _demands(exhibitor: Exhibitor, held: Mapping[str, Allocation], keep: Keep) -> list[Demand]:
    """One, or as many as they hold. Who shares a host's stand wants none."""
    own = [allocation for _, allocation in sorted(held.items()) if allocation.exhibitor == exhibitor.id]
    if exhibitor.host and not own:
        return []
    kept = {Keep.CONFIRMED: {StandState.CONFIRMED}, Keep.RESERVED: {StandState.CONFIRMED, StandState.RESERVED}}.get(keep, set())
    own.sort(key=lambda allocation: allocation.state not in kept)
    width, depth = _dimensions(exhibitor.dimensions) if len(own) < 2 else (0.0, 0.0)
    numbers = tuple(wish.strip().upper() for wish in exhibitor.wishes if fold(wish) not in _CORNER)
    found = []
    for part in range(max(len(own), 1)):
        allocation = own[part] if own else Allocation("")
        fixed = allocation.stand if allocation.state in kept else ""
        reserved = allocation.state is StandState.RESERVED and keep is Keep.CONFIRMED
        first = part == 0
        found.append(
            Demand(
                id=exhibitor.id if first else f"{exhibitor.id}#{part + 1}",
                exhibitor=exhibitor.id,
                name=exhibitor.name,
                wishes=numbers if first else (),
                corner=first and len(numbers) < len(exhibitor.wishes),
                width=width,
                depth=depth,
                area=max(exhibitor.area, 0.0) / max(len(own), 1),
                power=max(exhibitor.power, 0.0) if first else 0.0,
                network=_group(exhibitor.network),
                bioregion=_group(exhibitor.bioregion),
                activity=exhibitor.activity.strip(),
                fixed=fixed,
                current=allocation.stand if reserved else "",
                part=part,
            )
        )
    return found


def _dimensions(text: str) -> tuple[float, float]:
    """Front and depth in metres of "4 x 3"; zeros when they are not said."""
    numbers = [float(number.replace(",", ".")) for number in _METRES.findall(text)]
    return (numbers[0], numbers[1]) if len(numbers) >= 2 else (0.0, 0.0)


def _group(name: str) -> str:
    return "" if fold(name) in _NO_GROUP else name.strip()


def _row_power(
    every: Iterable[Stand], known: Mapping[tuple[str, str], float], typed: Mapping[str, float]
) -> dict[tuple[str, str], float]:
    installed: dict[tuple[str, str], float] = {}
    for stand in every:
        if stand.row:
            installed[row_of(stand)] = installed.get(row_of(stand), 0.0) + max(stand.power, 0.0)
    for row in typed:
        if row not in {name for _, name in installed}:
            raise InputProblem("unknown_row", row=row, known=", ".join(sorted({name for _, name in installed})))
    limits = {row: power for row, power in installed.items() if power > 0}
    limits |= {row: power for row, power in known.items() if row in installed}
    return limits | {row: typed[row[1]] for row in installed if row[1] in typed}
