"""Reading halls, stands, exhibitors and who holds what."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from typing import Any

from checkin_app.domain.floorplan import Exhibitor, Hall, StandState
from checkin_app.domain.names import fold
from checkin_app.domain.stand_folds import Handover, Note, Paper, hall_of_fields
from checkin_app.domain.state import Allocation
from checkin_app.store.database import Store


def halls(store: Store) -> list[Hall]:
    """Every hall with what stands in it."""
    rows = store.query("SELECT * FROM hall ORDER BY id")
    return [_hall(row["id"], row["fields"]) for row in rows]


@lru_cache(maxsize=8)
def _hall(hall_id: str, settled: str) -> Hall:
    """The same text is the same hall: a large plan is not read again for each question."""
    return hall_of_fields(hall_id, json.loads(settled))


def has_stand(store: Store, number: str) -> bool:
    """Whether there is a stand of that number."""
    return store.one("SELECT 1 FROM stand WHERE number = ?", number) is not None


def hall_of_stand(store: Store, number: str) -> str:
    """The id of the hall that a stand is in; "" when there is no such stand."""
    row = store.one("SELECT hall FROM stand WHERE number = ?", number)
    return row["hall"] if row else ""


def stand_halls(store: Store) -> dict[str, str]:
    """The id of each stand's hall, by number."""
    return {row["number"]: row["hall"] for row in store.query("SELECT number, hall FROM stand")}


def stand_areas(store: Store) -> dict[str, float]:
    """The area of each stand in m², by number."""
    return {row["number"]: row["area"] for row in store.query("SELECT number, area FROM stand")}


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


def guests_of(store: Store, exhibitor_id: str) -> list[Exhibitor]:
    """Those who share the stands of an exhibitor, by name."""
    rows = store.query("SELECT * FROM exhibitor WHERE host = ? AND host <> '' ORDER BY name_key", exhibitor_id)
    return [_exhibitor(row) for row in rows]


def notes(store: Store, exhibitor_id: str) -> list[Note]:
    """The notes on an exhibitor, oldest first."""
    rows = store.query("SELECT * FROM exhibitor_note WHERE exhibitor = ? ORDER BY at, record", exhibitor_id)
    return [Note(**row) for row in rows]


def handovers(store: Store, exhibitor_id: str = "") -> list[Handover]:
    """What was handed to an exhibitor, or to anybody."""
    where, values = ("WHERE exhibitor = ?", [exhibitor_id]) if exhibitor_id else ("", [])
    return [Handover(**row) for row in store.query(f"SELECT * FROM handover {where} ORDER BY at, item", *values)]


def last_papers(store: Store) -> list[Paper]:
    """The last paper of each sort and hall, oldest first: a newer one takes the place of those before it. No badges."""
    rows = store.query(
        "SELECT * FROM paper AS p WHERE what NOT IN ('badge', 'badges') AND NOT EXISTS"
        " (SELECT 1 FROM paper AS later WHERE later.what = p.what"
        " AND later.hall = p.hall AND (later.at, later.id) > (p.at, p.id)) ORDER BY at, id"
    )
    return [_paper(row) for row in rows]


def badge_files(store: Store) -> list[Paper]:
    """The files that badges were saved in, oldest first."""
    return [_paper(row) for row in store.query("SELECT * FROM paper WHERE what = 'badges' AND settled = '' ORDER BY at, id")]


def settled_badges(store: Store) -> dict[str, str]:
    """Badges that were dealt with by other means than printing: the stands they are right for, by attendee id."""
    return {p.target: p.said.get("stand", "") for p in map(_paper, store.query("SELECT * FROM paper WHERE what = 'badge'"))}


def paper(store: Store, paper_id: str) -> Paper | None:
    """The paper of that id."""
    row = store.one("SELECT * FROM paper WHERE id = ?", paper_id)
    return _paper(row) if row else None


def put_picture(store: Store, digest: str, mime: str, data: bytes) -> None:
    """Keep a picture by its digest, within a transaction that is open."""
    store.db.conn.execute("INSERT OR IGNORE INTO picture (digest, mime, data) VALUES (?, ?, ?)", [digest, mime, data])


def picture(store: Store, digest: str) -> tuple[str, bytes] | None:
    """The kind (a MIME type) and the bytes of a picture."""
    row = store.one("SELECT mime, data FROM picture WHERE digest = ?", digest)
    return (row["mime"], row["data"]) if row else None


def _paper(row: dict[str, Any]) -> Paper:
    return Paper(**{**row, "said": json.loads(row["said"])})


def _allocation(row: dict[str, Any]) -> Allocation:
    return Allocation(row["stand"], row["exhibitor"], StandState(row["state"]), row["record"])


def _exhibitor(row: dict[str, Any]) -> Exhibitor:
    values: list[Any] = [_list(row[name]) if name in ("wishes", "corrected") else row[name] for name in _EXHIBITOR]
    return Exhibitor(*values)


@lru_cache(maxsize=4096)
def _list(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


_EXHIBITOR = tuple(f.name for f in fields(Exhibitor))
