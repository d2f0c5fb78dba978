"""Accepting a part of a suggestion: what it would break is told, and the fewest lines more mend it."""

from __future__ import annotations

from checkin_app.domain.allocation import Demand, Problem, Weights
from checkin_app.domain.floorplan import Stand, StandState
from checkin_app.domain.suggestion import Suggestion, judged
from checkin_app.domain.surroundings import surroundings
from checkin_app.services.accepting import breaks, mending
from checkin_app.services.suggesting import Difference

STANDS = tuple(
    Stand(f"{row}0{place}", "hall", row, 3.0 * place, 0 if row == "A" else 20, 3, 3, 9, 2.5, ("S",))
    for row in "AB"
    for place in (1, 2, 3, 4)
)
POWER = {("hall", "A"): 5.0, ("hall", "B"): 5.0}


def suggestion(now: dict[str, str], then: dict[str, str], *demands: Demand) -> tuple[Suggestion, list[Difference]]:
    """That plan, by exhibitor, for what is reserved `now`, and its lines."""
    seen = {stand: (who, StandState.RESERVED) for who, stand in now.items()}
    problem = Problem(STANDS, demands, surroundings(STANDS), POWER, seen)
    before, after = {s: who for who, s in now.items()}, {s: who for who, s in then.items()}
    changed = sorted(s for s in before.keys() | after.keys() if before.get(s) != after.get(s))
    lines = [
        Difference(s, before.get(s, ""), before.get(s, ""), StandState.RESERVED, after.get(s, ""), after.get(s, ""))
        for s in changed
    ]
    return judged(problem, Weights(), then, None, optimal=False), lines


def demand(name: str, **facts: object) -> Demand:
    return Demand(name, name, name, **facts)  # type: ignore[arg-type]


def test_who_comes_to_a_row_before_another_has_left_it_is_told_by_its_power_and_mended_by_that_line():
    now, then = {"P": "A01", "R": "B01", "Z": "B04"}, {"P": "B02", "R": "A02", "Z": "B03"}
    found, lines = suggestion(now, then, demand("P", power=4.0), demand("R", power=4.0), demand("Z"))
    broken = breaks(found, lines, frozenset({"B02"}))
    assert [(row.row, row.used, row.capacity) for row in broken.rows] == [("B", 8.0, 5.0)]
    assert mending(found, lines, frozenset({"B02"})) == {"B02", "A02"}
    assert not breaks(found, lines, frozenset({"B02", "A02"}))


def test_a_network_that_would_be_torn_apart_is_told_and_brought_together_again():
    now, then = {"X": "A01", "Y": "A02", "Z": "A04"}, {"X": "B01", "Y": "B02", "Z": "A03"}
    found, lines = suggestion(now, then, demand("X", network="n"), demand("Y", network="n"), demand("Z"))
    assert breaks(found, lines, frozenset({"B01"})).alone == ("X", "Y")
    assert mending(found, lines, frozenset({"B01"})) == {"B01", "B02"}


def test_competitors_that_only_a_part_brings_together_are_told():
    now, then = {"X": "A01", "Y": "B01"}, {"X": "B02", "Y": "A03"}
    found, lines = suggestion(now, then, demand("X", activity="a"), demand("Y", activity="a"))
    assert breaks(found, lines, frozenset({"B02"})).rivals == (("Y", "X"),)
    assert mending(found, lines, frozenset({"B02"})) == {"B02", "A03"}


def test_what_was_broken_before_or_is_by_the_whole_is_nobodys_to_mend():
    now, then = {"P": "B01", "R": "B02", "Z": "A01"}, {"P": "B01", "R": "B02", "Z": "A04"}
    kept = [demand("P", power=4.0, fixed="B01"), demand("R", power=4.0, fixed="B02")]
    found, lines = suggestion(now, then, *kept, demand("Z"))
    assert not breaks(found, lines, frozenset({"A04"}))
    assert mending(found, lines, frozenset({"A04"})) == {"A04"}
