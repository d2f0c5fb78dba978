"""A lost badge gets a new one, and the old one opens nothing any more."""

from __future__ import annotations

import pytest

from checkin_app.domain.checkin import Verdict
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import badges, desk, printing, replacing, saying
from checkin_app.services.session import Session


def test_the_old_badge_is_refused_since_then_and_the_new_one_admits(session: Session, clock):
    old = badges.codes(session, ["T1"])[0].code
    clock.turn(minutes=14)
    new = replacing.replace_badge(session, "T1", session.stamp())
    assert new.code == badges.codes(session, ["T1"])[0].code != old
    refused = desk.scan(session, old, session.stamp())
    assert (refused.verdict, refused.since) == (Verdict.REVOKED_BADGE, "09:14")
    assert saying.outcome_sentence(refused, "1") == "replaced by a new one since 09:14"
    assert desk.recent(session)[0].since == "09:14"
    assert desk.scan(session, new.code, session.stamp()).verdict is Verdict.ADMITTED


def test_the_next_day_the_sentence_says_the_day_too(session: Session, clock):
    old = badges.codes(session, ["T1"])[0].code
    replacing.replace_badge(session, "T1", session.stamp())
    clock.turn(days=1)
    assert desk.scan(session, old, session.stamp()).since == "01/07 09:00"


def test_the_same_act_again_replaces_nothing(session: Session):
    stamp = session.stamp()
    first = replacing.replace_badge(session, "T1", stamp)
    assert replacing.replace_badge(session, "T1", stamp) == first


def test_undo_makes_the_old_badge_good_again(session: Session):
    old = badges.codes(session, ["T1"])[0].code
    made = replacing.replace_badge(session, "T1", session.stamp())
    desk.undo(session, made.record, session.stamp())
    assert desk.scan(session, old, session.stamp()).verdict is Verdict.ADMITTED


def test_the_printed_badge_is_stale_after_it(session: Session, ids):
    printing.prepare(session, [ids["T1"]], session.stamp(), printer="p")
    replacing.replace_badge(session, "T1", session.stamp())
    assert desk.card(session, ids["T1"]).badge.stale


def test_one_person_has_so_many_badges_and_no_more(session: Session):
    for _badge in range(14):
        replacing.replace_badge(session, "T1", session.stamp())
    with pytest.raises(Refused, match="badge_versions_used_up"):
        replacing.replace_badge(session, "T1", session.stamp())


def test_nobody_has_no_badge(session: Session):
    with pytest.raises(InputProblem, match="unknown_attendee"):
        replacing.replace_badge(session, "nobody", session.stamp())
