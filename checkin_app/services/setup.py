"""Making an event: its name, place and days; the clock that a demo runs on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.names import clean
from checkin_app.errors import InputProblem
from checkin_app.services.session import Session, wall_clock
from checkin_app.store import event as event_store

_DEMO_CLOCK = "demo_clock"


def check_event(name: str, days: Sequence[date], timezone: str) -> None:
    """Raise InputProblem when an event cannot be made of these."""
    if not clean(name):
        raise InputProblem("event_without_name")
    if not days:
        raise InputProblem("event_without_days")
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise InputProblem("unknown_timezone", timezone=timezone) from error


def name_event(session: Session, *, name: str, place: str, days: Sequence[date], timezone: str, stamp: Stamp) -> None:
    """Give the file its event. The event's id is the id of the act that made it."""
    check_event(name, days, timezone)
    entrance = {"id": ENTRANCE.id, "name": ENTRANCE.name, "passes": str(ENTRANCE.passes), "admits": []}
    fields = {
        "name": clean(name),
        "place": clean(place),
        "days": sorted({day.isoformat() for day in days}),
        "timezone": timezone,
        "checkpoints": [entrance],
    }
    with session.transaction() as act:
        act.append(session.draft(stamp, Kind.EVENT_SET, f"event:{stamp.id}", {"fields": fields}, first=True))


def set_capacity(session: Session, capacity: int, stamp: Stamp) -> None:
    """Say how many people may be registered, 0: as many as come; saying the same again writes nothing.

    Raises Refused for somebody who is no organiser.
    """
    if capacity != session.event.capacity:
        body: dict[str, object] = {"fields": {"capacity": max(capacity, 0)}}
        with session.transaction() as act:
            act.append(session.draft(stamp, Kind.EVENT_SET, f"event:{session.event.id}", body, first=True))


def run_clock_from(session: Session, moment: datetime) -> None:
    """Let this file's clock start at `moment` each time it is opened: a demo of a day that is past."""
    event_store.set_local(session.store, _DEMO_CLOCK, moment.astimezone(UTC).isoformat())
    session.clock = clock_of(session)


def clock_of(session: Session) -> Callable[[], datetime]:
    """The file's own clock, never before what was last stored; else the wall's."""
    start = event_store.local(session.store, _DEMO_CLOCK)
    if start is None:
        return wall_clock
    last = session.store.one("SELECT max(at) AS at FROM passage")
    floor = datetime.fromisoformat(last["at"]) + timedelta(seconds=30) if last and last["at"] else None
    began = max(filter(None, (datetime.fromisoformat(start), floor)))
    opened = wall_clock()
    return lambda: began + (wall_clock() - opened)
