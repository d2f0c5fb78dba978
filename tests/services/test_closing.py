"""What `verify` calls true, and what it does not."""

from __future__ import annotations

from checkin_app.services import closing, desk
from checkin_app.services.session import Session


def test_a_first_day_entered_after_the_second_still_verifies(session: Session, ids, clock):
    first = desk.check_in(session, ids["T1"], session.stamp())
    clock.turn(days=1)
    desk.check_in(session, ids["T1"], session.stamp())
    desk.undo(session, first.record, session.stamp())
    clock.turn(days=-1, minutes=40)
    desk.check_in(session, ids["T1"], session.stamp())
    assert closing.verify(session).problems == []


def test_a_row_changed_past_the_journal_is_found(session: Session, ids):
    desk.check_in(session, ids["T1"], session.stamp())
    session.store.db.execute("UPDATE admission SET desk = 'Z'")
    assert closing.verify(session).problems == [f"state attendee:{ids['T1']}"]
