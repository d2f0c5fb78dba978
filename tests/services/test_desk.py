"""What the desk does: scan, admit, undo, correct, register; and what it never does."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta, timezone

import pytest

from checkin_app.domain.checkin import Direction, Verdict
from checkin_app.domain.journal import Kind
from checkin_app.domain.roles import Role
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import badges, closing, desk, printing, registration, roles, setup
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal
from checkin_app.wording import problem_sentence


def code(session: Session, ticket: str) -> str:
    return badges.codes(session, [ticket])[0].code


def scan(session: Session, ticket: str, **how: object) -> desk.Outcome:
    return desk.scan(session, code(session, ticket), session.stamp(), **how)  # type: ignore[arg-type]


def test_a_scan_admits_and_says_who(session: Session):
    outcome = scan(session, "T1")
    assert outcome.verdict is Verdict.ADMITTED
    assert outcome.card is not None
    assert outcome.card.attendee.last_name == "Núñez Rodríguez"
    assert outcome.card.state == "arrived"
    assert outcome.local_time == "09:00:00"
    assert desk.status(session).arrived == 1


def test_the_last_quarter_is_the_same_in_every_time_zone(session: Session, clock):
    scan(session, "T1")
    clock.turn(minutes=10)
    counted = desk.status(session).last_quarter
    clock.now = clock.now.astimezone(timezone(timedelta(hours=2)))
    assert (counted, desk.status(session).last_quarter) == (1, 1)


def test_a_second_scan_says_when_and_where(session: Session, clock):
    scan(session, "T1")
    clock.turn(minutes=12)
    second = scan(session, "T1")
    assert second.verdict is Verdict.ALREADY_IN
    assert (second.first_time, second.first.desk if second.first else "") == ("09:00", "A")


def test_the_next_day_is_returning_and_prints_no_badge(session: Session, clock):
    first = scan(session, "T1")
    printing.prepare(session, [first.card.attendee.id], session.stamp(), printer="p") if first.card else None
    clock.turn(days=1)
    again = scan(session, "T1")
    assert (again.verdict, again.print_badge) == (Verdict.RETURNING, False)
    assert first.print_badge


def test_a_refused_scan_is_recorded_too(session: Session):
    before = journal.count(session.store)
    for ticket, verdict in (("T4", Verdict.CANCELLED), ("T5", Verdict.UNPAID), ("T6", Verdict.WRONG_DAY)):
        assert scan(session, ticket).verdict is verdict
    assert desk.scan(session, "https://other.example/1", session.stamp()).verdict is Verdict.MALFORMED_CODE
    assert journal.count(session.store) == before + 4
    assert desk.status(session).arrived == 0


def test_a_supervisor_admits_an_unpaid_person_who_stays_unpaid(session: Session, ids):
    outcome = desk.check_in(session, ids["T5"], session.stamp(), override=True)
    assert (outcome.verdict, outcome.overridden) == (Verdict.ADMITTED, True)
    assert (attendees.by_id(session.store, ids["T5"]) or pytest.fail("gone")).status == "pending"


def test_the_ticket_of_the_list_admits_as_it_is(session: Session):
    assert desk.scan(session, "t1", session.stamp()).verdict is Verdict.ADMITTED


def test_a_code_of_this_event_that_belongs_to_nobody_is_unknown(session: Session):
    from checkin_app.domain.code import mint

    stranger = mint(session.key, 0xFFFFFF, 1)
    assert desk.scan(session, stranger, session.stamp()).verdict is Verdict.UNKNOWN_CODE


def test_the_same_act_twice_is_one_record(session: Session):
    stamp = session.stamp()
    first = desk.scan(session, code(session, "T1"), stamp)
    before = journal.count(session.store)
    again = desk.scan(session, code(session, "T1"), stamp)
    assert (again.record, again.verdict) == (first.record, Verdict.ADMITTED)
    assert journal.count(session.store) == before


def test_a_walk_in_and_a_company_that_are_sent_twice_are_registered_and_admitted_once(session: Session, ids):
    act = session.stamp()
    made = desk.walk_in(session, {"last_name": "Nouvelle"}, act)
    again = desk.walk_in(session, {"last_name": "Nouvelle"}, act)
    assert (again.record, again.verdict) == (made.record, Verdict.ADMITTED)
    together = session.stamp()
    first = desk.check_in_many(session, [ids["T1"], ids["T2"]], together)
    assert [one.record for one in desk.check_in_many(session, [ids["T1"], ids["T2"]], together)] == [o.record for o in first]
    assert desk.status(session).arrived == 3
    assert len(attendees.everybody(session.store)) == 7


def test_undo_takes_the_last_act_back_and_keeps_its_record(session: Session):
    outcome = scan(session, "T1")
    undone = desk.undo_last(session, session.stamp())
    assert undone is not None
    assert undone.record == outcome.record
    assert desk.status(session).arrived == 0
    assert [o.annulled for o in desk.recent(session)] == [True]
    assert scan(session, "T1").verdict is Verdict.ADMITTED


def test_undo_passes_over_what_was_refused(session: Session):
    admitted = scan(session, "T1")
    scan(session, "T4")
    scan(session, "T1")
    undone = desk.undo_last(session, session.stamp())
    assert undone is not None
    assert undone.record == admitted.record
    assert desk.undo_last(session, session.stamp()) is None


def test_undo_never_takes_an_import_back_by_itself(session: Session):
    assert desk.undo_last(session, session.stamp()) is None
    assert attendees.count(session.store) == 5


def test_undoing_twice_says_so(session: Session):
    outcome = scan(session, "T1")
    assert not desk.undo(session, outcome.record, session.stamp()).already
    assert desk.undo(session, outcome.record, session.stamp()).already


def test_what_cannot_be_undone_is_refused_in_words(session: Session):
    scan(session, "T1")
    desk.undo_last(session, session.stamp())
    annulment = journal.last_acts(session.store, "A", [Kind.ANNULLED])[0]
    with pytest.raises(Refused):
        desk.undo(session, annulment.id, session.stamp())
    with pytest.raises(InputProblem):
        desk.undo(session, "nothing", session.stamp())


def test_a_company_is_admitted_and_undone_in_one_step(session: Session, ids):
    outcomes = desk.check_in_many(session, [ids["T2"], ids["T3"], ids["T4"]], session.stamp())
    assert [o.verdict for o in outcomes] == [Verdict.ADMITTED, Verdict.ADMITTED, Verdict.CANCELLED]
    assert desk.status(session).arrived == 2
    desk.undo_last(session, session.stamp())
    assert desk.status(session).arrived == 0


def test_a_walk_in_is_registered_admitted_and_has_a_code(session: Session):
    outcome = desk.walk_in(session, {"last_name": "Mas", "first_name": "Pau", "company": "Biocat"}, session.stamp())
    assert outcome.verdict is Verdict.ADMITTED
    assert outcome.print_badge
    assert outcome.card is not None
    assert outcome.card.attendee.walk_in
    assert scan(session, outcome.card.attendee.id).verdict is Verdict.ALREADY_IN


def test_undoing_a_walk_in_leaves_nobody_and_verifies(session: Session):
    outcome = desk.walk_in(session, {"last_name": "Mas"}, session.stamp())
    undone = desk.undo(session, outcome.record, session.stamp())
    assert undone.attendee is not None
    assert undone.attendee.last_name == "Mas"
    assert attendees.by_id(session.store, undone.attendee.id) is None
    assert closing.verify(session).ok


def test_a_walk_in_needs_a_name_and_known_fields(session: Session):
    for fields in ({}, {"last_name": "  "}, {"first_name": "", "company": "X"}):
        with pytest.raises(InputProblem):
            desk.walk_in(session, fields, session.stamp())
    with pytest.raises(InputProblem):
        desk.walk_in(session, {"last_name": "Mas", "category": "king"}, session.stamp())
    with pytest.raises(InputProblem):
        desk.walk_in(session, {"last_name": "Mas", "serial": "5"}, session.stamp())


@pytest.mark.parametrize(("typed", "kept"), [("fr", "FR"), ("Espanya", "ES"), ("Royaume-Uni", "GB"), ("", "")])
def test_a_country_is_kept_by_its_letters_however_it_was_typed(session: Session, typed: str, kept: str):
    outcome = desk.walk_in(session, {"last_name": "Puig", "country": typed}, session.stamp())
    assert outcome.card
    assert outcome.card.attendee.country == kept


@pytest.mark.parametrize("typed", ["XX", "12", "Atlantis", "x" * 300])
def test_letters_that_are_no_country_are_refused_in_words(session: Session, ids, typed: str):
    for act in (
        lambda: desk.walk_in(session, {"last_name": "Puig", "country": typed}, session.stamp()),
        lambda: desk.correct(session, ids["T1"], {"country": typed}, session.stamp()),
    ):
        with pytest.raises(InputProblem) as raised:
            act()
        assert raised.value.code == "unknown_country"
        assert "Type its name" in problem_sentence(raised.value)


def test_a_possible_duplicate_is_found_though_written_otherwise(session: Session):
    for last, first in (("nunez", "Beatriz"), ("Beatriz", "Núñez Rodríguez"), ("Nunes Rodriguez", "Beatris"), ("LEBRAS", "")):
        found = registration.possible_duplicates(session, {"last_name": last, "first_name": first})
        assert [p.external_id for p in found] == (["T1"] if first else [])
    assert registration.possible_duplicates(session, {"last_name": "Nuñez", "first_name": "Carlos"}) == []
    assert registration.possible_duplicates(session, {}) == []


def test_a_full_event_refuses_a_walk_in_until_a_supervisor_goes_on(session: Session):
    setup.set_capacity(session, 5, session.stamp())
    with pytest.raises(Refused, match="event_full") as refused:
        desk.walk_in(session, {"last_name": "Late"}, session.stamp())
    assert refused.value.facts == {"capacity": 5}
    assert desk.walk_in(session, {"last_name": "Late"}, session.stamp(), override=True).verdict is Verdict.ADMITTED


def test_cancelled_registrations_leave_their_room_and_no_capacity_means_no_end(session: Session):
    setup.set_capacity(session, 6, session.stamp())
    assert desk.walk_in(session, {"last_name": "Sixth"}, session.stamp()).verdict is Verdict.ADMITTED
    setup.set_capacity(session, 0, session.stamp())
    assert desk.walk_in(session, {"last_name": "Seventh"}, session.stamp()).verdict is Verdict.ADMITTED
    assert closing.verify(session).ok


def test_in_an_event_with_pins_only_a_supervisor_goes_on_when_it_is_full(session: Session):
    setup.set_capacity(session, 1, session.stamp())
    roles.set_pin(session, Role.ORGANISER, "2468", session.stamp())
    roles.leave(session)
    with pytest.raises(Refused, match="role_needed"):
        desk.walk_in(session, {"last_name": "Late"}, session.stamp(), override=True)
    with pytest.raises(Refused, match="role_needed"):
        setup.set_capacity(session, 900, session.stamp())


def test_a_possible_duplicate_is_shown_first(session: Session):
    found = registration.possible_duplicates(session, {"last_name": "nunez rodriguez", "first_name": "BEATRIZ"})
    assert [p.external_id for p in found] == ["T1"]


def test_a_correction_keeps_the_lists_value(session: Session, ids):
    fixed = desk.correct(session, ids["T1"], {"first_name": "Beatriu"}, session.stamp())
    assert (fixed.first_name, fixed.imported) == ("Beatriu", {"first_name": "Beatriz"})
    desk.undo_last(session, session.stamp())
    assert (attendees.by_id(session.store, ids["T1"]) or pytest.fail("gone")).first_name == "Beatriz"


def test_an_exit_is_recorded_and_admits_nobody(session: Session):
    outcome = scan(session, "T1", direction=Direction.EXIT)
    assert outcome.verdict is Verdict.EXIT
    assert not outcome.print_badge
    assert desk.status(session).arrived == 0


def test_an_unknown_checkpoint_is_said_with_those_that_there_are(session: Session):
    with pytest.raises(InputProblem) as caught:
        desk.scan(session, code(session, "T1"), session.stamp(), checkpoint="gala")
    assert caught.value.facts["known"] == "entrance"


def test_the_card_shows_the_next_meeting_and_whether_the_partner_is_here(session: Session, ids):
    card = desk.card(session, ids["T1"])
    assert card.next_meeting is not None
    assert card.next_meeting.partner_of(ids["T1"]).name == "Marc Puig"
    assert card.next_meeting.partner_of(ids["T1"]).arrived_at == ""
    scan(session, "T3")
    card = desk.card(session, ids["T1"])
    assert card.next_meeting is not None
    assert card.next_meeting.partner_of(ids["T1"]).arrived_at == "09:00"


def test_every_commit_announces_what_it_changed(session: Session, ids):
    heard = []
    session.store.listen(heard.append)
    scan(session, "T1")
    assert [changes.attendees for changes in heard] == [frozenset({ids["T1"]})]
    assert heard[0].passages


def test_two_desks_chain_apart(session: Session):
    scan(session, "T1")
    other = replace(session, desk="B")
    assert scan(other, "T1").verdict is Verdict.ALREADY_IN
    assert scan(other, "T2").verdict is Verdict.ADMITTED
    found = closing.verify(session)
    assert (found.ok, found.desks) == (True, 2)


def test_rows_written_scan_by_scan_are_those_that_the_journal_adds_up_to(session: Session, ids, clock):
    dice, records = random.Random(7), list[str]()
    for _ in range(60):
        clock.turn(hours=dice.choice((-1, 0, 1, 5)))
        way = Direction.EXIT if dice.random() < 0.2 else Direction.ENTRY
        ticket = dice.choice(sorted(ids))
        if records and dice.random() < 0.3:
            desk.undo(session, dice.choice(records), session.stamp())
        elif dice.random() < 0.2:
            records += [o.record for o in desk.check_in_many(session, [ids[ticket], ids["T1"]], session.stamp(), direction=way)]
        else:
            records.append(scan(session, ticket, direction=way, override=dice.random() < 0.3).record)
        assert not closing.verify(session).problems
    assert {p.verdict for p in attendees.passages(session.store)} > {Verdict.ADMITTED, Verdict.RETURNING, Verdict.ALREADY_IN}


def test_a_clock_that_is_set_back_changes_neither_the_last_scans_nor_what_undo_takes_back(session: Session, clock):
    scan(session, "T1")
    clock.turn(hours=-3)
    scan(session, "T2")
    clock.turn(days=4000)
    scan(session, "T3")
    clock.turn(days=-4001)
    last = scan(session, "T1")
    assert last.verdict is Verdict.ALREADY_IN
    assert [o.card.attendee.external_id for o in desk.recent(session) if o.card] == ["T1", "T3", "T2", "T1"]
    undone = desk.undo_last(session, session.stamp())
    assert undone is not None
    assert undone.attendee is not None
    assert undone.attendee.external_id == "T3"
    assert closing.verify(session).ok
