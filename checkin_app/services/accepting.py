"""Accepting a part of a suggestion: what that would break, and which other lines mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checkin_app.domain.partial import Broken, broken, mended, touched
from checkin_app.domain.suggestion import Suggestion
from checkin_app.services.suggesting import Difference, needed, outcome


def breaks(suggestion: Suggestion, differences: Sequence[Difference], ticked: frozenset[str]) -> Broken:
    """What taking these lines over would break, and neither the plan as it is nor the whole suggestion does."""
    now = {number: holder for number, (holder, _state) in suggestion.problem.seen.items()}
    return broken(suggestion.problem, now, now | outcome(differences, ticked), suggestion.plan)


def mending(suggestion: Suggestion, differences: Sequence[Difference], ticked: frozenset[str]) -> frozenset[str]:
    """These lines and as few others, in whole chains, as mend all that they break. Slow in a large hall: run it aside."""
    now = {number: holder for number, (holder, _state) in suggestion.problem.seen.items()}

    def chains(chosen: frozenset[str], what: Broken) -> Iterator[frozenset[str]]:
        then = now | outcome(differences, chosen)
        near = touched(suggestion.problem, what, then)
        holders = {then.get(number, "") for number in near}
        lines = (line for line in differences if line.stand not in chosen)
        wanted = {line.stand for line in lines if line.stand in near or (line.suggested and line.suggested in holders)}
        yield from {needed(differences, {stand}) - chosen for stand in wanted}

    everything = frozenset(line.stand for line in differences)
    return mended(ticked, chains, lambda chosen: breaks(suggestion, differences, chosen), everything)
