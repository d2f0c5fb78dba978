"""PINs: what they open, who may set them, and what a wrong one costs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from checkin_app.domain.journal import Kind
from checkin_app.domain.lists.model import Person
from checkin_app.domain.roles import Role
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import checkpoints, closing, desk, importing, replacing, roles
from checkin_app.services.session import Session
from checkin_app.store import journal
from tests.services.conftest import people_list

ORGANISER, SUPERVISOR = "2468", "1357"
NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture
def guarded(session: Session) -> Session:
    """Both PINs are set, and the desk's role is in force."""
    roles.set_pin(session, Role.ORGANISER, ORGANISER, session.stamp())
    roles.set_pin(session, Role.SUPERVISOR, SUPERVISOR, session.stamp())
    roles.leave(session)
    return session


def refused(act: object, *given: object, **named: object) -> str:
    with pytest.raises(Refused) as caught:
        act(*given, **named)  # type: ignore[operator]
    return caught.value.code


def test_without_pins_everything_is_open(session: Session, ids):
    desk.correct(session, ids["T1"], {"company": "X"}, session.stamp())
    checkpoints.add(session, "Lunch", session.stamp())
    assert desk.check_in(session, ids["T5"], session.stamp(), override=True).overridden
    assert all("role" not in (e.body or {}) for e in journal.entries_of_desk(session.store, "A"))


def test_a_pin_opens_its_role_and_the_organisers_opens_both(guarded: Session):
    assert roles.enter(guarded, SUPERVISOR) is Role.SUPERVISOR
    assert roles.enter(guarded, ORGANISER) is Role.ORGANISER
    assert guarded.role is Role.DESK


def test_the_desk_scans_and_registers_but_neither_overrides_nor_edits(guarded: Session, ids):
    assert desk.check_in(guarded, ids["T1"], guarded.stamp()).verdict.lets_in
    assert desk.walk_in(guarded, {"last_name": "New"}, guarded.stamp()).verdict.lets_in
    before = journal.count(guarded.store)
    assert refused(desk.check_in, guarded, ids["T5"], guarded.stamp(), override=True) == "role_needed"
    assert refused(desk.correct, guarded, ids["T1"], {"company": "X"}, guarded.stamp()) == "role_needed"
    assert refused(replacing.replace_badge, guarded, ids["T1"], guarded.stamp()) == "role_needed"
    assert refused(checkpoints.add, guarded, "Lunch", guarded.stamp()) == "role_needed"
    assert journal.count(guarded.store) == before


def test_a_supervisor_may_and_the_journal_says_so(guarded: Session, ids):
    guarded.role = roles.enter(guarded, SUPERVISOR)
    outcome = desk.check_in(guarded, ids["T5"], guarded.stamp(), override=True)
    entry = journal.entry(guarded.store, outcome.record)
    assert entry is not None
    assert entry.body is not None
    assert (entry.body["role"], entry.body["overridden"]) == ("supervisor", "unpaid")
    assert refused(checkpoints.add, guarded, "Lunch", guarded.stamp()) == "role_needed"
    assert closing.verify(guarded).ok


def test_an_import_needs_the_organiser(guarded: Session):
    found = people_list(Person(2, "Eva", "Nova", external_id="T9"))
    assert refused(importing.apply, guarded, Path("l.csv"), found, guarded.stamp()) == "role_needed"
    guarded.role = Role.ORGANISER
    assert importing.apply(guarded, Path("l.csv"), found, guarded.stamp()).new == 1


def test_undoing_needs_the_role_that_doing_needed(guarded: Session, ids):
    guarded.role = Role.SUPERVISOR
    made = replacing.replace_badge(guarded, ids["T1"], guarded.stamp())
    roles.leave(guarded)
    assert refused(desk.undo, guarded, made.record, guarded.stamp()) == "role_needed"
    own = desk.check_in(guarded, ids["T1"], guarded.stamp())
    assert not desk.undo(guarded, own.record, guarded.stamp()).already


def test_wrong_pins_wait_longer_and_longer_and_a_right_one_forgets_them(guarded: Session):
    for _try in range(2):
        assert refused(roles.enter, guarded, "0000", NOW) == "wrong_pin"
    assert refused(roles.enter, guarded, "0000", NOW) == "pin_locked"
    assert refused(roles.enter, guarded, SUPERVISOR, NOW + timedelta(seconds=4)) == "pin_locked"
    assert roles.enter(guarded, SUPERVISOR, NOW + timedelta(seconds=6)) is Role.SUPERVISOR
    assert refused(roles.enter, guarded, "0000", NOW + timedelta(seconds=7)) == "wrong_pin"


def test_the_organisers_pin_comes_first_and_takes_the_others_with_it(session: Session):
    assert refused(roles.set_pin, session, Role.SUPERVISOR, SUPERVISOR, session.stamp()) == "organiser_pin_first"
    roles.set_pin(session, Role.ORGANISER, ORGANISER, session.stamp())
    assert session.role is Role.ORGANISER
    roles.set_pin(session, Role.SUPERVISOR, SUPERVISOR, session.stamp())
    roles.remove_pin(session, Role.ORGANISER, session.stamp())
    assert (session.guarded, session.role) == (frozenset(), Role.DESK)


def test_only_an_organiser_changes_pins(guarded: Session):
    guarded.role = Role.SUPERVISOR
    assert refused(roles.set_pin, guarded, Role.SUPERVISOR, "9999", guarded.stamp()) == "role_needed"
    assert refused(roles.remove_pin, guarded, Role.ORGANISER, guarded.stamp()) == "role_needed"


def test_two_roles_never_share_a_pin(guarded: Session):
    guarded.role = Role.ORGANISER
    assert refused(roles.set_pin, guarded, Role.SUPERVISOR, ORGANISER, guarded.stamp()) == "pin_of_another_role"
    roles.set_pin(guarded, Role.SUPERVISOR, SUPERVISOR, guarded.stamp())


def test_what_is_no_pin_is_not_set(session: Session):
    with pytest.raises(InputProblem, match="not_a_pin"):
        roles.set_pin(session, Role.ORGANISER, "12", session.stamp())
    assert not session.guarded


def test_no_pin_and_no_hash_is_in_the_journal(guarded: Session):
    entries = journal.entries_of_kind(guarded.store, Kind.ROLE_SET)
    assert [e.body for e in entries] == [{"pin": "set", "role": "organiser"}] * 2
    assert [e.subject for e in entries] == ["role:organiser", "role:supervisor"]
