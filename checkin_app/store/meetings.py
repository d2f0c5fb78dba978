"""Reading meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from checkin_app.domain.meeting import Meeting, usual_end
from checkin_app.store.database import Store

_ORDER = "ORDER BY day, start, place, id"


def meetings(store: Store, day: date | None = None) -> list[Meeting]:
    """Every meeting, or those of a day, in order."""
    where, values = ("WHERE day = ?", [day.isoformat()]) if day else ("", [])
    return [_meeting(row) for row in store.query(f"SELECT * FROM meeting {where} {_ORDER}", *values)]


def of_attendee(store: Store, attendee_id: str) -> list[Meeting]:
    """A person's meetings in order."""
    rows = store.query(f"SELECT * FROM meeting WHERE first = ? OR second = ? {_ORDER}", attendee_id, attendee_id)
    return [_meeting(row) for row in rows]


def of_people(store: Store, ids: Sequence[str]) -> list[Meeting]:
    """The meetings in which any of those people takes part (at most some thousands of them), in order."""
    marks = ", ".join("?" * len(ids))
    rows = store.query(f"SELECT * FROM meeting WHERE first IN ({marks}) OR second IN ({marks}) {_ORDER}", *ids, *ids)
    return [_meeting(row) for row in rows]


def _meeting(row: dict[str, Any]) -> Meeting:
    start = time.fromisoformat(row["start"])
    return Meeting(
        id=row["id"],
        day=date.fromisoformat(row["day"]),
        start=start,
        end=time.fromisoformat(row["end"]) if row["end"] else usual_end(start),
        table=row["place"],
        first=row["first"],
        second=row["second"],
        status_label=row["status_label"],
    )
