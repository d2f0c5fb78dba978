"""The order of judgement: registration, day, checkpoint rule, earlier entries."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from checkin_app.domain.attendee import Attendee, Category, Status
from checkin_app.domain.checkin import Admission, Decision, Direction, Verdict, decide
from checkin_app.domain.event import ENTRANCE, Checkpoint, Event, Passes

DAY1, DAY2 = date(2010, 7, 1), date(2010, 7, 2)
ANNA = Attendee("a", first_name="Anna", last_name="Puig")


def entry(day: date, checkpoint: str = "entrance") -> Admission:
    return Admission(checkpoint, day, "r", datetime(day.year, day.month, day.day, 9, tzinfo=UTC), "A")


def test_a_first_entry_is_admitted():
    assert decide(ANNA, [], ENTRANCE, DAY1) == Decision(Verdict.ADMITTED)


def test_a_second_scan_of_the_day_is_already_in_and_says_when():
    assert decide(ANNA, [entry(DAY1)], ENTRANCE, DAY1) == Decision(Verdict.ALREADY_IN, entry(DAY1))


def test_the_first_entry_of_a_later_day_is_returning():
    assert decide(ANNA, [entry(DAY1)], ENTRANCE, DAY2) == Decision(Verdict.RETURNING, entry(DAY1))


def test_an_entry_keyed_in_for_an_earlier_day_is_not_returning():
    assert decide(ANNA, [entry(DAY2)], ENTRANCE, DAY1).verdict is Verdict.ADMITTED


def test_the_registration_is_judged_before_anything_else():
    for status, verdict in (
        (Status.CANCELLED, Verdict.CANCELLED),
        (Status.BLOCKED, Verdict.BLOCKED),
        (Status.PENDING, Verdict.UNPAID),
    ):
        person = replace(ANNA, status=status, days=("2010-07-02",))
        assert decide(person, [entry(DAY1)], ENTRANCE, DAY1).verdict is verdict


def test_a_supervisor_lets_an_unpaid_registration_in_and_no_other():
    assert decide(replace(ANNA, status=Status.PENDING), [], ENTRANCE, DAY1, override=True).verdict is Verdict.ADMITTED
    assert decide(replace(ANNA, status=Status.CANCELLED), [], ENTRANCE, DAY1, override=True).verdict is Verdict.CANCELLED


def test_another_day_than_registered_for_is_refused():
    assert decide(replace(ANNA, days=("2010-07-02",)), [], ENTRANCE, DAY1).verdict is Verdict.WRONG_DAY


def test_a_checkpoint_for_speakers_refuses_a_visitor():
    dinner = Checkpoint("dinner", "Dinner", Passes.ONCE, frozenset({Category.SPEAKER}))
    assert decide(ANNA, [], dinner, DAY1).verdict is Verdict.NOT_ENTITLED
    assert decide(replace(ANNA, category=Category.SPEAKER), [], dinner, DAY1).verdict is Verdict.ADMITTED


def test_a_checkpoint_passed_once_refuses_the_second_day_too():
    gala = Checkpoint("gala", "Gala", Passes.ONCE)
    assert decide(ANNA, [entry(DAY1, "gala")], gala, DAY2).verdict is Verdict.ALREADY_IN


def test_a_checkpoint_passed_any_number_of_times_never_says_already_in():
    workshop = Checkpoint("w", "Workshop", Passes.ANY)
    assert decide(ANNA, [entry(DAY1, "w")], workshop, DAY1).verdict is Verdict.RETURNING


def test_an_entry_elsewhere_does_not_count_here():
    assert decide(ANNA, [entry(DAY1, "lunch")], ENTRANCE, DAY1).verdict is Verdict.ADMITTED


def test_an_exit_is_always_recorded():
    assert decide(ANNA, [entry(DAY1)], ENTRANCE, DAY1, Direction.EXIT).verdict is Verdict.EXIT


def test_a_day_that_is_none_of_the_events_counts_for_the_next_or_the_last():
    event = Event("e", "E", "", (DAY1, DAY2))
    for at, day in (
        ("2010-06-30T10:00", DAY1),
        ("2010-07-01T10:00", DAY1),
        ("2010-07-02T23:00", DAY2),
        ("2026-01-01T10:00", DAY2),
    ):
        assert event.working_day(datetime.fromisoformat(f"{at}:00+02:00")) == day


def test_the_day_changes_at_midnight_of_the_event_not_of_the_machine():
    event = Event("e", "E", "", (DAY1, DAY2))
    assert event.working_day(datetime(2010, 7, 1, 22, 30, tzinfo=UTC)) == DAY2


def test_a_supervisors_word_sets_aside_what_yields_and_says_what_it_was():
    gala = Checkpoint("gala", "Gala", Passes.ONCE, frozenset({Category.SPEAKER}))
    for person, place, before, refused in (
        (replace(ANNA, status=Status.PENDING), ENTRANCE, [], Verdict.UNPAID),
        (replace(ANNA, days=("2010-07-02",)), ENTRANCE, [], Verdict.WRONG_DAY),
        (ANNA, gala, [], Verdict.NOT_ENTITLED),
        (ANNA, ENTRANCE, [entry(DAY1)], Verdict.ALREADY_IN),
    ):
        assert decide(person, before, place, DAY1).verdict is refused
        decision = decide(person, before, place, DAY1, override=True)
        assert decision.verdict.lets_in
        assert decision.overridden is refused


def test_a_supervisors_word_changes_nothing_where_nothing_was_refused():
    assert decide(ANNA, [], ENTRANCE, DAY1, override=True) == Decision(Verdict.ADMITTED)


def test_the_cancelled_and_the_blocked_yield_to_nobody():
    for status, verdict in ((Status.CANCELLED, Verdict.CANCELLED), (Status.BLOCKED, Verdict.BLOCKED)):
        assert decide(replace(ANNA, status=status), [], ENTRANCE, DAY1, override=True) == Decision(verdict)
    for verdict in (Verdict.FORGED_CODE, Verdict.REVOKED_BADGE, Verdict.CANCELLED, Verdict.BLOCKED):
        assert not verdict.yields


def test_a_workshop_with_a_list_lets_only_those_on_it_in_whatever_their_category():
    workshop = Checkpoint("w", "Workshop", admits=frozenset({Category.SPEAKER}), people=frozenset({"a"}))
    assert decide(ANNA, [], workshop, DAY1).verdict is Verdict.ADMITTED
    speaker = Attendee("b", last_name="Bas", category=Category.SPEAKER)
    assert decide(speaker, [], workshop, DAY1).verdict is Verdict.NOT_ENTITLED


def test_who_went_out_comes_in_again_where_exits_are_recorded():
    for passes in (Passes.DAILY, Passes.ONCE):
        gala = Checkpoint("gala", "Gala", passes, exits=True)
        before = [entry(DAY1, "gala")]
        assert decide(ANNA, before, gala, DAY1).verdict is Verdict.ALREADY_IN
        assert decide(ANNA, before, gala, DAY1, outside=True) == Decision(Verdict.RETURNING, before[0])
    assert decide(ANNA, [entry(DAY1)], ENTRANCE, DAY1, outside=True).verdict is Verdict.ALREADY_IN


def test_who_is_cancelled_while_inside_may_still_be_seen_to_go_out():
    assert decide(replace(ANNA, status=Status.CANCELLED), [], ENTRANCE, DAY1, Direction.EXIT).verdict is Verdict.EXIT


def test_a_supervisors_word_for_one_refusal_counts_for_the_next_only_once_that_was_read():
    gala = Checkpoint("gala", "Gala", Passes.ONCE, frozenset({Category.SPEAKER}))
    unpaid = replace(ANNA, status=Status.PENDING, days=("2010-07-02",))
    read: set[Verdict] = set()
    for refused in (Verdict.WRONG_DAY, Verdict.NOT_ENTITLED):
        assert decide(unpaid, [], gala, DAY1, override=True, read=read) == Decision(refused)
        read.add(refused)
    assert decide(unpaid, [], gala, DAY1, override=True, read=read) == Decision(Verdict.ADMITTED, overridden=Verdict.UNPAID)
    assert decide(unpaid, [], gala, DAY1, read=read) == Decision(Verdict.UNPAID)


def test_who_is_in_already_is_told_so_although_a_word_was_given_for_another_refusal():
    unpaid = replace(ANNA, status=Status.PENDING)
    before = [entry(DAY1)]
    assert decide(unpaid, before, ENTRANCE, DAY1, override=True).verdict is Verdict.ALREADY_IN
    again = decide(unpaid, before, ENTRANCE, DAY1, override=True, read={Verdict.ALREADY_IN})
    assert (again.verdict, again.overridden) == (Verdict.RETURNING, Verdict.UNPAID)


def test_a_word_for_what_yields_opens_nothing_to_the_cancelled():
    cancelled = replace(ANNA, status=Status.CANCELLED, days=("2010-07-02",))
    assert decide(cancelled, [], ENTRANCE, DAY1, override=True, read=set(Verdict)) == Decision(Verdict.CANCELLED)
