"""Who may do what, and how long a wrong PIN waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from checkin_app.domain.journal import Kind
from checkin_app.domain.roles import FREE_TRIES, LONGEST_WAIT, Failures, Role, is_pin, needed

NOW = datetime(2010, 7, 1, 7, tzinfo=UTC)


def test_each_role_may_do_all_that_the_one_before_it_may():
    assert Role.ORGANISER.covers(Role.SUPERVISOR)
    assert Role.SUPERVISOR.covers(Role.DESK)
    assert not Role.DESK.covers(Role.SUPERVISOR)
    assert not Role.SUPERVISOR.covers(Role.ORGANISER)


def test_the_desk_scans_prints_and_registers_on_the_spot():
    assert needed(Kind.PASSAGE, {"verdict": "admitted"}) is Role.DESK
    assert needed(Kind.BADGE_SENT, {}) is Role.DESK
    assert needed(Kind.ATTENDEE_SET, {"origin": "walk-in"}) is Role.DESK


def test_a_supervisor_overrides_edits_and_replaces_badges():
    assert needed(Kind.PASSAGE, {"override": True}) is Role.SUPERVISOR
    assert needed(Kind.ATTENDEE_SET, {"origin": "desk"}) is Role.SUPERVISOR
    assert needed(Kind.BADGE_REPLACED, {}) is Role.SUPERVISOR


def test_an_organiser_imports_and_sets_the_event_up():
    for kind in (Kind.EVENT_SET, Kind.IMPORTED, Kind.ROLE_SET):
        assert needed(kind, {}) is Role.ORGANISER
    assert needed(Kind.ATTENDEE_SET, {"origin": "import"}) is Role.ORGANISER


def test_an_entry_of_a_later_version_needs_no_more_than_the_desk():
    assert needed("weather.noted", {}) is Role.DESK


def test_a_pin_is_four_to_twelve_digits():
    assert is_pin("0042")
    assert not any(map(is_pin, ("", "123", "1234567890123", "12a4", "１２３４", "12 34")))


def test_the_first_wrong_pins_cost_nothing_then_the_wait_doubles_up_to_its_end():
    waits = [Failures(count, NOW).wait(NOW).total_seconds() for count in range(FREE_TRIES + 4)]
    assert waits == [0, 0, 0, 5, 10, 20, 40]
    assert Failures(1000, NOW).wait(NOW) == LONGEST_WAIT


def test_the_wait_passes():
    assert Failures(4, NOW).wait(NOW + timedelta(seconds=4)) == timedelta(seconds=6)
    assert Failures(4, NOW).wait(NOW + timedelta(seconds=11)) == timedelta()


def test_a_clock_that_was_set_back_makes_nobody_wait_longer():
    assert Failures(4, NOW).wait(NOW - timedelta(days=30)) == timedelta(seconds=10)
