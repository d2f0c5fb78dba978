"""A suggestion is made of the event as it is, taken over whole or in part, and never forced on a plan that went on."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.domain.allocation import Weights
from checkin_app.domain.floorplan import Hall, Stand, StandState
from checkin_app.domain.lists.model import Container, ExhibitorRow, ReadList
from checkin_app.domain.suggestion import Suggestion, judged
from checkin_app.errors import InputProblem, Refused, UsageProblem
from checkin_app.services import closing, desk, importing, stands, suggesting
from checkin_app.services.session import Session
from checkin_app.services.suggesting import Keep, needed, outcome

from .conftest import DAYS

HALL = Hall("hall", "Hall", 20, 10, tuple(Stand(f"A0{n}", "hall", "A", 3.0 * n, 1, 3, 3, 9, 2) for n in (1, 2, 3, 4)))
EXHIBITORS = (
    ExhibitorRow(2, "Alpha", wishes=("A02",), area=9, power=1, network="Net", activity="x", stand="A01"),
    ExhibitorRow(3, "Beta", wishes=("A03", "Z99"), area=9, dimensions="3 x 3", bioregion="Autre", stand="A02"),
    ExhibitorRow(4, "Gamma", wishes=("angle",), area=9, network="Net", activity="x", stand="A03"),
)


def with_exhibitors(*rows: ExhibitorRow) -> Session:
    opened = bootstrap.session_in_memory(name="Rencontres", place="Montpellier", days=DAYS)
    importing.apply(opened, Path("hall.json"), ReadList("floorplan", Container("json"), floorplan=HALL), opened.stamp())
    importing.apply(opened, Path("e.csv"), ReadList("exhibitors", Container("csv"), exhibitors=rows), opened.stamp())
    return opened


@pytest.fixture
def session() -> Iterator[Session]:
    opened = with_exhibitors(*EXHIBITORS)
    yield opened
    opened.close()


def ids(session: Session) -> dict[str, str]:
    return {view.exhibitor.name: view.exhibitor.id for view in stands.exhibitors(session)}


def suggestion(session: Session, **plan: str) -> Suggestion:
    """That very plan as if the solver had found it, the plan of the moment being open to change."""
    known = ids(session)
    wanted = {known[name]: number for name, number in plan.items()}
    return judged(suggesting.problem(session, Keep.NOTHING), Weights(), wanted, None, optimal=False)


def holders(session: Session) -> dict[str, str]:
    return {v.stand.number: v.exhibitor.name for v in stands.stand_views(session) if v.exhibitor}


def test_the_solver_runs_in_a_process_of_its_own_and_proves_its_plan(session: Session):
    told: list[suggesting.Progress] = []
    found = suggesting.suggest(suggesting.problem(session, Keep.NOTHING), Weights(), 300, told.append)
    assert found.optimal
    assert found.gap == 0
    assert found.granted(1) == 2
    assert not found.violations
    assert told[-1].optimal
    assert {u.reason.code for u in found.unmet} >= {"corners_elsewhere"}


def test_a_search_that_is_stopped_gives_the_best_so_far():
    fellows = (ExhibitorRow(n, f"Firm {n}", wishes=("A02",), area=9) for n in range(2, 6))
    session = with_exhibitors(*fellows)
    heard: list[suggesting.Progress] = []
    found = suggesting.suggest(suggesting.problem(session), Weights(), 3600, heard.append, lambda: bool(heard))
    assert len(found.plan) == 4
    assert found.seconds < 1800
    session.close()


def test_what_is_confirmed_is_kept_unless_it_is_said_otherwise(session: Session):
    assert {d.name: d.fixed for d in suggesting.problem(session).demands} == {"Alpha": "A01", "Beta": "A02", "Gamma": "A03"}
    stands.vacate(session, "A03", session.stamp())
    stands.reserve(session, "A03", "Gamma", session.stamp())
    confirmed, reserved = suggesting.problem(session), suggesting.problem(session, Keep.RESERVED)
    assert [(d.fixed, d.current) for d in confirmed.demands if d.name == "Gamma"] == [("", "A03")]
    assert [(d.fixed, d.current) for d in reserved.demands if d.name == "Gamma"] == [("A03", "")]
    assert not any(d.fixed or d.current for d in suggesting.problem(session, Keep.NOTHING).demands)


def test_a_row_can_feed_what_is_installed_unless_more_is_known(session: Session):
    assert suggesting.problem(session).row_power == {("hall", "A"): 8}
    assert suggesting.problem(session, row_power={"A": 12}).row_power == {("hall", "A"): 12}
    with pytest.raises(InputProblem) as caught:
        suggesting.problem(session, row_power={"Q": 12})
    assert caught.value.facts == {"row": "Q", "known": "A"}


def test_words_for_corner_and_for_no_region_are_understood(session: Session):
    demands = {d.name: d for d in suggesting.problem(session).demands}
    assert (demands["Gamma"].corner, demands["Gamma"].wishes) == (True, ())
    assert demands["Beta"].bioregion == ""
    assert (demands["Beta"].width, demands["Beta"].depth) == (3, 3)


def test_an_exhibitor_with_two_stands_asks_for_two(session: Session):
    stands.assign(session, "A04", "Alpha", session.stamp())
    assert [(d.part, d.fixed, d.area) for d in suggesting.problem(session).demands if d.name == "Alpha"] == [
        (0, "A01", 4.5), (1, "A04", 4.5),
    ]  # fmt: skip


def test_an_event_without_stands_or_exhibitors_is_told_so():
    empty = bootstrap.session_in_memory(name="Rencontres", place="Montpellier", days=DAYS)
    with pytest.raises(InputProblem) as caught:
        suggesting.problem(empty)
    assert caught.value.code == "no_hall"
    importing.apply(empty, Path("hall.json"), ReadList("floorplan", Container("json"), floorplan=HALL), empty.stamp())
    with pytest.raises(InputProblem) as caught:
        suggesting.problem(empty)
    assert caught.value.code == "no_exhibitors"
    empty.close()


def test_a_suggestion_is_taken_over_in_one_act_and_one_undo_takes_it_back(session: Session):
    before = holders(session)
    found = suggestion(session, Alpha="A02", Beta="A03", Gamma="A04")
    assert [(d.stand, d.now_name, d.suggested_name) for d in suggesting.differences(session, found)] == [
        ("A01", "Alpha", ""), ("A02", "Beta", "Alpha"), ("A03", "Gamma", "Beta"), ("A04", "", "Gamma"),
    ]  # fmt: skip
    suggesting.apply(session, found, session.stamp())
    assert holders(session) == {"A02": "Alpha", "A03": "Beta", "A04": "Gamma"}
    assert stands.stand_view(session, "A02").state is StandState.RESERVED
    assert suggesting.differences(session, found) == []
    desk.undo_last(session, session.stamp())
    assert holders(session) == before
    assert closing.verify(session).ok


def test_a_stand_is_accepted_with_the_moves_that_it_needs(session: Session):
    found = suggestion(session, Alpha="A02", Beta="A03", Gamma="A04")
    with pytest.raises(Refused) as caught:
        suggesting.apply(session, found, session.stamp(), ["a02"])
    assert caught.value.code == "suggestion_needs_more"
    chain = needed(suggesting.differences(session, found), ["A02"])
    assert chain == {"A02", "A03", "A04"}
    suggesting.apply(session, found, session.stamp(), chain)
    assert holders(session) == {"A02": "Alpha", "A03": "Beta", "A04": "Gamma"}


def test_a_move_to_a_free_stand_needs_nothing_else_and_leaves_the_old_one_free(session: Session):
    found = suggestion(session, Alpha="A02", Beta="A03", Gamma="A04")
    suggesting.apply(session, found, session.stamp(), ["A04"])
    assert holders(session) == {"A01": "Alpha", "A02": "Beta", "A04": "Gamma"}
    desk.undo_last(session, session.stamp())
    assert holders(session) == {"A01": "Alpha", "A02": "Beta", "A03": "Gamma"}


def test_every_choice_with_what_it_needs_leaves_everybody_one_stand(session: Session):
    for places in itertools.permutations(["A01", "A02", "A03", "A04"], 3):
        found = suggestion(session, **dict(zip(("Alpha", "Beta", "Gamma"), places, strict=True)))
        lines = suggesting.differences(session, found)
        now = {view.stand.number: view.exhibitor.id if view.exhibitor else "" for view in stands.stand_views(session)}
        for size in (1, 2, 3):
            for chosen in itertools.combinations([line.stand for line in lines], size):
                after = now | outcome(lines, needed(lines, chosen))
                assert sorted(name for name in after.values() if name) == sorted(ids(session).values())


def test_a_plan_that_somebody_changed_meanwhile_is_left_as_it_is(session: Session):
    found = suggestion(session, Alpha="A02", Beta="A03", Gamma="A04")
    stands.move(session, "A03", "A04", session.stamp())
    now = holders(session)
    with pytest.raises(Refused) as caught:
        suggesting.apply(session, found, session.stamp())
    assert caught.value.code == "plan_changed"
    assert holders(session) == now


def test_a_change_elsewhere_on_the_plan_does_not_stand_in_the_way():
    session = with_exhibitors(*EXHIBITORS, ExhibitorRow(5, "Delta"))
    found = suggestion(session, Alpha="A02", Beta="A01", Gamma="A03", Delta="A04")
    stands.confirm(session, "A03", session.stamp())
    stands.vacate(session, "A03", session.stamp())
    assert suggesting.apply(session, found, session.stamp(), ["A01", "A02"]) == ["A01", "A02"]
    assert holders(session) == {"A01": "Beta", "A02": "Alpha"}
    session.close()


def test_weights_of_the_workstation_hold_and_bad_ones_are_forgotten(session: Session):
    session.settings = replace(session.settings, suggest_weights=("wish=20",))
    assert suggesting.weights(session, ["alone=0"]) == Weights(wish=20, alone=0)
    session.settings = replace(session.settings, suggest_weights=("beauty=20",))
    assert suggesting.weights(session) == Weights()
    with pytest.raises(UsageProblem):
        suggesting.weights(session, ["beauty=1"])


def test_what_cannot_change_without_a_line_is_what_needs_it(session: Session):
    lines = suggesting.differences(session, suggestion(session, Alpha="A02", Beta="A03", Gamma="A04"))
    stands_ = {line.stand for line in lines}
    assert stands_ == {"A01", "A02", "A03", "A04"}
    for stand in stands_:
        dependent = suggesting.needing(lines, {stand})
        assert dependent == {one for one in stands_ if stand in needed(lines, {one})}
