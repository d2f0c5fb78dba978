"""Checkpoints with rules: who, how often, exits, who is inside."""

from __future__ import annotations

from dataclasses import replace

import pytest

from checkin_app.domain.attendee import Category
from checkin_app.domain.checkin import Direction, Verdict
from checkin_app.domain.event import ENTRANCE, Passes
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import checkpoints, closing, desk, saying
from checkin_app.services.session import Session
from checkin_app.settings import Settings


def names(session: Session, checkpoint: str = ENTRANCE.id) -> list[str]:
    return [one.attendee.last_name for one in checkpoints.inside(session, checkpoint)]


def test_the_entrance_is_there_by_default(session: Session):
    assert session.event.checkpoints == (ENTRANCE,)
    assert checkpoints.here(session) == ENTRANCE


def test_an_added_checkpoint_has_its_rule_and_an_id_that_can_be_typed(session: Session):
    made = checkpoints.add(
        session, " Dîner de  gala ", session.stamp(), passes=Passes.ONCE, admits=[Category.EXHIBITOR], exits=True
    )
    assert (made.id, made.name) == ("diner-de-gala", "Dîner de gala")
    assert session.event.checkpoint(made.id) == made
    assert closing.verify(session).ok


def test_a_checkpoint_is_known_by_the_name_that_people_see(session: Session):
    made = checkpoints.add(session, "Dîner de gala", session.stamp())
    assert checkpoints.checkpoint(session, "diner de Gala") == made
    assert names(session, "Dîner de gala") == []
    with pytest.raises(InputProblem):
        checkpoints.checkpoint(session, "")


def test_its_rule_is_kept_by_scans(session: Session, ids):
    gala = checkpoints.add(session, "Gala", session.stamp(), passes=Passes.ONCE, admits=[Category.EXHIBITOR])
    refused = desk.check_in(session, ids["T1"], session.stamp(), checkpoint=gala.id)
    assert refused.verdict is Verdict.NOT_ENTITLED
    assert saying.outcome_sentence(refused, "1") == "Gala · only for Exhibitors"
    assert desk.check_in(session, ids["T2"], session.stamp(), checkpoint=gala.id).verdict is Verdict.ADMITTED
    assert desk.check_in(session, ids["T2"], session.stamp(), checkpoint=gala.id).verdict is Verdict.ALREADY_IN


def test_a_workshop_has_a_list_of_people_by_id_or_ticket(session: Session, ids):
    made = checkpoints.add(session, "Workshop", session.stamp(), people=["T1", ids["T2"]])
    assert made.people == {ids["T1"], ids["T2"]}
    outcome = desk.check_in(session, ids["T3"], session.stamp(), checkpoint=made.id)
    assert saying.outcome_sentence(outcome, "1") == "Workshop · only for the 2 people on its list"
    with pytest.raises(InputProblem, match="unknown_attendee"):
        checkpoints.add(session, "Other", session.stamp(), people=["nobody"])


def test_a_passage_elsewhere_is_no_arrival_and_prints_no_badge(session: Session, ids):
    lunch = checkpoints.add(session, "Lunch", session.stamp())
    outcome = desk.check_in(session, ids["T1"], session.stamp(), checkpoint=lunch.id)
    assert not outcome.print_badge
    assert desk.status(session).arrived == 0
    assert desk.check_in(session, ids["T1"], session.stamp()).print_badge


def test_who_goes_out_is_not_inside_and_comes_in_again(session: Session, ids, clock):
    made = checkpoints.add(session, "Hall", session.stamp(), exits=True)
    for ticket in ("T1", "T2"):
        desk.check_in(session, ids[ticket], session.stamp(), checkpoint=made.id)
    assert names(session, made.id) == ["Le Bras", "Núñez Rodríguez"]
    clock.turn(minutes=30)
    desk.check_in(session, ids["T1"], session.stamp(), checkpoint=made.id, direction=Direction.EXIT)
    assert names(session, made.id) == ["Le Bras"]
    clock.turn(minutes=30)
    back = desk.check_in(session, ids["T1"], session.stamp(), checkpoint=made.id)
    assert back.verdict is Verdict.RETURNING
    assert saying.outcome_sentence(back, "1") == "Hall · in again; came in first at 09:00, desk A"
    assert names(session, made.id) == ["Le Bras", "Núñez Rodríguez"]
    assert [one.since for one in checkpoints.inside(session, made.id)] == ["09:00", "10:00"]


def test_an_undone_entry_leaves_nobody_inside(session: Session, ids):
    outcome = desk.check_in(session, ids["T1"], session.stamp())
    desk.undo(session, outcome.record, session.stamp())
    assert names(session) == []


def test_the_counts_are_of_each_checkpoint_and_day(session: Session, ids, clock):
    hall = checkpoints.add(session, "Hall", session.stamp(), admits=[Category.EXHIBITOR], exits=True)
    for ticket in ("T1", "T2", "T3"):
        desk.check_in(session, ids[ticket], session.stamp(), checkpoint=hall.id)
    clock.turn(minutes=1)
    desk.check_in(session, ids["T2"], session.stamp(), checkpoint=hall.id, direction=Direction.EXIT)
    counted = {one.checkpoint.id: (one.came, one.inside, one.refused) for one in checkpoints.counts(session)}
    assert counted == {"entrance": (0, 0, 0), "hall": (2, 1, 1)}
    clock.turn(days=1)
    assert checkpoints.counts(session)[1].came == 0


def test_a_changed_rule_counts_from_then_on_and_is_undone_as_one_act(session: Session, ids):
    lunch = checkpoints.add(session, "Lunch", session.stamp())
    checkpoints.change(session, replace(lunch, name="Buffet", admits=frozenset({Category.PRESS})), session.stamp())
    assert desk.check_in(session, ids["T1"], session.stamp(), checkpoint="lunch").verdict is Verdict.NOT_ENTITLED
    assert desk.undo_last(session, session.stamp()) is not None
    assert session.event.checkpoint("lunch") == lunch
    assert desk.undo_last(session, session.stamp()) is not None
    assert session.event.checkpoints == (ENTRANCE,)


def test_the_event_itself_cannot_be_undone(session: Session):
    while desk.undo_last(session, session.stamp()):
        pass
    with pytest.raises(Refused, match="cannot_undo"):
        desk.undo(session, session.event.id, session.stamp())
    assert session.event.name == "Rencontres"


def test_a_removed_checkpoint_keeps_its_passages_and_its_id_to_itself(session: Session, ids):
    lunch = checkpoints.add(session, "Lunch", session.stamp())
    record = desk.check_in(session, ids["T1"], session.stamp(), checkpoint=lunch.id).record
    checkpoints.remove(session, lunch.id, session.stamp())
    assert [c.id for c in session.event.checkpoints] == ["entrance"]
    assert next(o for o in desk.recent(session) if o.record == record).place.id == "lunch"
    assert checkpoints.add(session, "Lunch", session.stamp()).id == "lunch-2"


def test_the_entrance_stays_and_a_name_is_given_once(session: Session):
    checkpoints.add(session, "Lunch", session.stamp())
    for act, code in (
        (lambda: checkpoints.remove(session, "entrance", session.stamp()), "entrance_stays"),
        (lambda: checkpoints.add(session, "LUNCH", session.stamp()), "checkpoint_exists"),
    ):
        with pytest.raises(Refused, match=code):
            act()
    with pytest.raises(InputProblem, match="checkpoint_without_name"):
        checkpoints.add(session, "  ", session.stamp())


def test_a_desk_stands_where_its_settings_say_if_the_event_has_the_place(session: Session):
    checkpoints.add(session, "Hall", session.stamp(), exits=True)
    session.settings = Settings(checkpoint="hall", direction="exit")
    assert (checkpoints.here(session).id, checkpoints.direction_here(session)) == ("hall", Direction.EXIT)
    session.settings = Settings(checkpoint="nowhere", direction="exit")
    assert (checkpoints.here(session).id, checkpoints.direction_here(session)) == ("entrance", Direction.ENTRY)


def test_a_word_for_the_unpaid_is_none_for_the_gala_until_its_rule_was_read(session: Session, ids):
    gala = checkpoints.add(session, "Gala", session.stamp(), admits={Category.VIP})
    unpaid = session.store.query("SELECT id FROM attendee WHERE status = 'pending'")[0]["id"]
    said = [
        desk.check_in(session, unpaid, session.stamp(), checkpoint=gala.id, override=override).verdict
        for override in (False, True, True)
    ]
    assert said == ["unpaid", "not_entitled", "admitted"]
