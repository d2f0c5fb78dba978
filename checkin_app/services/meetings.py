"""The B2B meetings of a day, and which are at risk because somebody has not come."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from checkin_app.domain.meeting import MeetingView
from checkin_app.services.card import views
from checkin_app.services.session import Session
from checkin_app.store import meetings as meeting_store

AT_RISK_MINUTES = 30
"""How far ahead *at risk* looks: one slot."""


def meetings(session: Session, day: date | None = None) -> list[MeetingView]:
    """Every meeting, or those of `day`, by slot and table, with both sides as they are now."""
    return views(session, meeting_store.meetings(session.store, day))


def at_risk(session: Session, at: datetime | None = None, minutes: int = AT_RISK_MINUTES) -> list[MeetingView]:
    """The meetings that run or begin within `minutes` of `at` (now) with somebody who has not come today."""
    moment = at or session.clock()
    local = session.event.local(moment)
    day = session.event.working_day(moment)
    if local.date() != day:
        return []
    until = local + timedelta(minutes=minutes)
    latest = until.time() if until.date() == local.date() else datetime.max.time()
    soon = [m for m in meeting_store.meetings(session.store, day) if m.end > local.time() and m.start <= latest]
    return [view for view in views(session, soon) if view.missing]
