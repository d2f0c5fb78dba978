"""The verbs of the stand plan, and that one stand has one holder."""

from __future__ import annotations

import pytest

from checkin_app.domain.floorplan import Arrivals, StandState
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import closing, desk, printing, stand_history, stand_papers, stands
from checkin_app.services.session import Session
from checkin_app.store import attendees


def stand_of(session: Session, attendee_id: str) -> str:
    person = attendees.by_id(session.store, attendee_id)
    assert person is not None
    return person.stand


def test_every_stand_is_there_with_its_holder_and_staff(session: Session):
    views = {view.stand.number: view for view in stands.stand_views(session)}
    assert {number: v.exhibitor.name if v.exhibitor else "" for number, v in views.items()} == {
        "A01": "Proteolab", "A02": "Aquaplast", "A03": "",
    }  # fmt: skip
    assert [m.name for m in views["A01"].staff] == ["Agnès Le Bras", "Marc Puig"]
    assert (views["A01"].arrivals, views["A02"].arrivals) == (Arrivals.NONE, Arrivals.NO_STAFF)
    assert views["A03"].state is StandState.FREE


def test_arrivals_of_the_staff_colour_their_stand(session: Session, ids):
    desk.check_in(session, ids["T2"], session.stamp())
    assert stands.stand_view(session, "A01").arrivals is Arrivals.SOME
    desk.check_in(session, ids["T3"], session.stamp())
    assert stands.stand_view(session, "a01").arrivals is Arrivals.ALL


def test_a_held_stand_is_refused_and_its_holder_named(session: Session):
    with pytest.raises(Refused) as caught:
        stands.assign(session, "A01", "Aquaplast", session.stamp())
    assert caught.value.facts == {"stand": "A01", "holder": "Proteolab", "since": "09:00", "desk": session.desk}


def test_an_exhibitor_may_hold_several_stands(session: Session, ids):
    stands.assign(session, "A03", "proteolab", session.stamp())
    assert [view.stands for view in stands.exhibitors(session) if view.exhibitor.name == "Proteolab"] == [("A01", "A03")]
    assert stand_of(session, ids["T2"]) == "A01, A03"


def test_a_move_takes_the_peoples_stand_along_and_undo_brings_it_back(session: Session, ids):
    stands.move(session, "A01", "A03", session.stamp())
    assert stand_of(session, ids["T2"]) == "A03"
    assert stands.stand_view(session, "A01").exhibitor is None
    desk.undo_last(session, session.stamp())
    assert stand_of(session, ids["T2"]) == "A01"
    assert stands.stand_view(session, "A03").exhibitor is None
    assert closing.verify(session).ok


def test_a_move_onto_a_held_stand_is_refused_and_nothing_moves(session: Session):
    with pytest.raises(Refused):
        stands.move(session, "A01", "A02", session.stamp())
    assert stands.stand_view(session, "A01").exhibitor is not None


def test_a_swap_changes_both(session: Session):
    stands.swap(session, "A01", "A02", session.stamp())
    names = [view.exhibitor.name for view in stands.stand_views(session) if view.exhibitor]
    assert names == ["Aquaplast", "Proteolab"]


def test_reserve_then_confirm_then_vacate_is_the_history(session: Session):
    stands.reserve(session, "A03", "Aquaplast", session.stamp())
    assert stands.stand_view(session, "A03").state is StandState.RESERVED
    stands.confirm(session, "A03", session.stamp())
    stands.vacate(session, "A03", session.stamp())
    assert [line.what for line in stand_history.history(session, "A03")] == ["reserved", "confirmed", "vacated"]


def test_what_is_not_there_is_said(session: Session):
    with pytest.raises(InputProblem):
        stands.assign(session, "Z99", "Proteolab", session.stamp())
    with pytest.raises(InputProblem):
        stands.assign(session, "A03", "Nobody SA", session.stamp())
    with pytest.raises(Refused):
        stands.vacate(session, "A03", session.stamp())
    with pytest.raises(Refused):
        stands.move(session, "A01", "A01", session.stamp())


def test_history_says_where_an_exhibitor_came_from_and_went_to(session: Session):
    stands.move(session, "A01", "A03", session.stamp())
    stands.swap(session, "A03", "A02", session.stamp())
    known = ("A01", "A02", "A03")
    said = {number: [(e.what, e.exhibitor, e.other) for e in stand_history.history(session, number)] for number in known}
    assert said["A01"] == [("confirmed", "Proteolab", ""), ("vacated", "Proteolab", "A03")]
    assert said["A02"] == [("confirmed", "Aquaplast", ""), ("confirmed", "Proteolab", "A03")]
    assert said["A03"] == [("confirmed", "Proteolab", "A01"), ("confirmed", "Aquaplast", "A02")]


def test_only_the_last_badge_of_a_person_can_be_out_of_date(session: Session, ids, clock):
    printing.prepare(session, [ids["T2"]], session.stamp(), printer="pdf")
    assert stand_papers.consequences(session, "move", "A01", "A03").ids == (ids["T2"],)
    assert stand_papers.stale_badges(session, "A01") == []
    stands.move(session, "A01", "A03", session.stamp())
    assert [person.id for person in stand_papers.stale_badges(session, "A03")] == [ids["T2"]]
    clock.turn(minutes=1)
    printing.prepare(session, [ids["T2"]], session.stamp(), printer="pdf")
    assert stand_papers.stale_badges(session, "A03") == []
    assert not stand_papers.consequences(session, "assign", "A01", "Aquaplast").badges
