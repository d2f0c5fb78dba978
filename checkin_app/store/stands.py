"""Reading halls, stands, exhibitors and who holds what."""

from __future__ import annotations

import json
from typing import Any

from checkin_app.domain.floorplan import Exhibitor, Hall, StandState
from checkin_app.domain.names import fold
from checkin_app.domain.state import Allocation, hall_of_fields
from checkin_app.store.database import Store


def halls(store: Store) -> list[Hall]:
    """Every hall with what stands in it."""
    rows = store.query("SELECT * FROM hall ORDER BY id")
    return [hall_of_fields(row["id"], json.loads(row["fields"])) for row in rows]


def has_stand(store: Store, number: str) -> bool:
    """Whether there is a stand of that number."""
    return store.one("SELECT 1 FROM stand WHERE number = ?", number) is not None


def allocations(store: Store) -> dict[str, Allocation]:
    """Who holds each stand that somebody holds, by number."""
    return {row["stand"]: _allocation(row) for row in store.query("SELECT * FROM allocation")}


def allocation(store: Store, number: str) -> Allocation:
    """Who holds that stand."""
    row = store.one("SELECT * FROM allocation WHERE stand = ?", number)
    return _allocation(row) if row else Allocation(number)


def stands_of(store: Store, exhibitor_id: str) -> list[str]:
    """The numbers that an exhibitor holds."""
    rows = store.query("SELECT stand FROM allocation WHERE exhibitor = ? ORDER BY stand", exhibitor_id)
    return [row["stand"] for row in rows]


def exhibitors(store: Store) -> list[Exhibitor]:
    """Every exhibitor by name."""
    return [_exhibitor(row) for row in store.query("SELECT * FROM exhibitor ORDER BY name_key")]


def exhibitor(store: Store, name_or_id: str) -> Exhibitor | None:
    """The exhibitor of that id or, folded, of that name."""
    row = store.one("SELECT * FROM exhibitor WHERE id = ?", name_or_id)
    row = row or store.one("SELECT * FROM exhibitor WHERE name_key = ?", fold(name_or_id))
    return _exhibitor(row) if row else None


def _allocation(row: dict[str, Any]) -> Allocation:
    return Allocation(row["stand"], row["exhibitor"], StandState(row["state"]), row["record"])


def _exhibitor(row: dict[str, Any]) -> Exhibitor:
    kept = {name: value for name, value in row.items() if name != "name_key"}
    return Exhibitor(**{**kept, "wishes": tuple(json.loads(row["wishes"]))})
