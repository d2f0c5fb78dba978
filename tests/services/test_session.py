"""What a session remembers of its event, and how it hears that it changed."""

from __future__ import annotations

from datetime import date

from checkin_app import bootstrap
from checkin_app.services import setup


def test_an_event_that_others_change_all_day_is_listened_to_once(tmp_path):
    days = [date(2010, 7, 1)]
    with_us = bootstrap.new_event(tmp_path / "e.accueil", name="E", place="", days=days)
    others = bootstrap.open_session(tmp_path / "e.accueil")
    for capacity in range(1, 6):
        setup.set_capacity(others, capacity, others.stamp())
        assert with_us.changed_elsewhere()
        assert with_us.event.capacity == capacity
    assert len(with_us.store._listeners) == 1
    for session in (with_us, others):
        session.close()
