"""A suggestion against the plan as it is: its lines, which of them are ticked, and what the stands would look like then."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property

from checkin_app.domain.allocation_figures import Figures, figures, plan_of
from checkin_app.domain.floorplan import Exhibitor, StaffMember, StandState, StandView
from checkin_app.domain.partial import Broken
from checkin_app.domain.suggestion import Suggested, Suggestion, Unmet
from checkin_app.services.accepting import breaks
from checkin_app.services.stands import ExhibitorView
from checkin_app.services.suggesting import Difference, needed, needing, outcome


class Kind(StrEnum):
    """What a line does: somebody moves there, somebody gets a first stand, or the stand becomes free."""

    MOVE = "move"
    NEW = "new"
    FREED = "freed"


@dataclass(frozen=True, slots=True)
class Line:
    """A stand that would change hands. `from_`: where who comes was; `to`: where who leaves goes; "" for nowhere."""

    change: Difference
    kind: Kind
    from_: str
    to: str
    suggested: Suggested | None

    @property
    def stand(self) -> str:
        """Its number."""
        return self.change.stand


@dataclass(frozen=True, slots=True)
class _Party:
    """Who comes to a stand together."""

    exhibitor: Exhibitor
    guests: tuple[Exhibitor, ...]
    staff: tuple[StaffMember, ...]


class Proposal:
    """The lines of a suggestion, all of them ticked at first."""

    def __init__(self, suggestion: Suggestion, differences: Sequence[Difference], exhibitors: Iterable[ExhibitorView]) -> None:
        self.suggestion = suggestion
        self.differences = tuple(differences)
        self._parties = _parties(exhibitors)
        self.ticked = frozenset(change.stand for change in self.differences)

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """By kind, then by number."""
        arrives: dict[str, list[str]] = {}
        leaves: dict[str, list[str]] = {}
        for change in self.differences:
            arrives.setdefault(change.suggested, []).append(change.stand)
            leaves.setdefault(change.now, []).append(change.stand)
        by_stand = {line.stand: line for line in self.suggestion.suggested if line.stand}
        order = list(Kind)
        found = [self._line(change, arrives, leaves, by_stand) for change in self.differences]
        return tuple(sorted(found, key=lambda line: (order.index(line.kind), line.stand)))

    @staticmethod
    def _line(
        change: Difference,
        arrives: Mapping[str, list[str]],
        leaves: Mapping[str, list[str]],
        by_stand: Mapping[str, Suggested],
    ) -> Line:
        """Of several stands of one exhibitor, the first that they leave is where they come from."""
        from_ = _matching(change.stand, arrives, leaves, change.suggested)
        to = _matching(change.stand, leaves, arrives, change.now)
        kind = Kind.FREED if not change.suggested else Kind.MOVE if from_ else Kind.NEW
        return Line(change, kind, from_, to, by_stand.get(change.stand))

    @cached_property
    def unchanged(self) -> tuple[Suggested, ...]:
        """Who stays where they are, by number."""
        changing = {change.stand for change in self.differences}
        stay = (line for line in self.suggestion.suggested if line.stand and line.stand not in changing)
        return tuple(sorted(stay, key=lambda line: line.stand))

    @property
    def unmet(self) -> tuple[Unmet, ...]:
        """What somebody does not get: first those without a stand, then by name."""
        return tuple(sorted(self.suggestion.unmet, key=lambda line: (line.what != "stand", line.name.casefold(), line.what)))

    @property
    def all_ticked(self) -> bool:
        """Whether it would be taken over whole."""
        return len(self.ticked) == len(self.differences)

    def line(self, stand: str) -> Line | None:
        """The line of a stand."""
        return next((line for line in self.lines if line.stand == stand), None)

    def why(self, stand: str) -> Suggested | None:
        """Who shall be on a stand, changed or not, and why; None where it becomes free."""
        return next((line for line in self.suggestion.suggested if line.stand == stand), None)

    # ---------------------------------------------------------------- ticking

    def tick(self, stands: Iterable[str], *, on: bool) -> frozenset[str]:
        """Tick lines, or take their ticks away; the others that had to follow."""
        chosen = frozenset(stands)
        before = self.ticked
        with_them = needed(self.differences, chosen) if on else needing(self.differences, chosen)
        self.ticked = before | with_them if on else before - with_them
        return (self.ticked ^ before) - chosen

    def taken_over(self) -> dict[str, str]:
        """The exhibitor's id ("": free) of each stand that changes when what is ticked is taken over."""
        return outcome(self.differences, self.ticked)

    # ---------------------------------------------------------------- what it comes to

    def figures_now(self) -> Figures:
        """The plan as it was when the suggestion was asked for."""
        seen = self.suggestion.problem.seen
        return self._figures({number: holder for number, (holder, _state) in seen.items()})

    def figures_then(self) -> Figures:
        """The plan with what is ticked."""
        seen = self.suggestion.problem.seen
        return self._figures({number: holder for number, (holder, _state) in seen.items()} | self.taken_over())

    def broken_by(self, ticked: frozenset[str]) -> Broken:
        """What a part of a suggestion breaks that the whole of it keeps. On any thread: it looks at no tick."""
        whole = len(ticked) == len(self.differences)
        return Broken() if whole else breaks(self.suggestion, self.differences, ticked)

    def name(self, demand: str) -> str:
        """Whose demand it is."""
        return self.suggestion.problem.by_id[demand].name

    def _figures(self, holders: Mapping[str, str]) -> Figures:
        problem = self.suggestion.problem
        return figures(problem, self.suggestion.weights, plan_of(problem, holders))

    def seen(self, views: Iterable[StandView]) -> list[StandView]:
        """The stands as they would be."""
        then = self.taken_over()
        return [self._then(view, then[view.stand.number]) if view.stand.number in then else view for view in views]

    def _then(self, view: StandView, holder: str) -> StandView:
        party = self._parties.get(holder)
        if party is None:
            return StandView(view.stand)
        held = StandState.RESERVED
        return replace(view, state=held, exhibitor=party.exhibitor, guests=party.guests, staff=party.staff)


def _matching(stand: str, here: Mapping[str, list[str]], there: Mapping[str, list[str]], who: str) -> str:
    """The stand on the other side of one exhibitor's move; theirs are paired in their order."""
    if not who:
        return ""
    others, position = there.get(who, []), here[who].index(stand)
    return others[position] if position < len(others) else ""


def _parties(exhibitors: Iterable[ExhibitorView]) -> dict[str, _Party]:
    everybody = list(exhibitors)
    guests: dict[str, list[ExhibitorView]] = {}
    for view in everybody:
        if view.exhibitor.host:
            guests.setdefault(view.exhibitor.host, []).append(view)
    found = {}
    for view in everybody:
        theirs = guests.get(view.exhibitor.id, [])
        staff = (*view.staff, *(member for guest in theirs for member in guest.staff))
        found[view.exhibitor.id] = _Party(view.exhibitor, tuple(guest.exhibitor for guest in theirs), staff)
    return found
