"""What the journal knows of the lists that came in: who came from which shape of list, and what the last one flagged."""

from __future__ import annotations

from typing import Any

from checkin_app.domain.journal import Entry, Kind
from checkin_app.store import journal
from checkin_app.store.database import Store


def of_shape(store: Store, shape: str) -> frozenset[str]:
    """The ids of the people who are registered or were changed by a list of that shape."""
    rows = store.query(
        "SELECT DISTINCT substr(subject, 10) AS id FROM journal WHERE kind = ? AND json_extract(body, '$.shape') = ?",
        str(Kind.ATTENDEE_SET),
        shape,
    )
    return frozenset(row["id"] for row in rows)


def came_in(store: Store) -> frozenset[str]:
    """The ids of everybody who has come in on any day."""
    return frozenset(row["attendee"] for row in store.query("SELECT DISTINCT attendee FROM admission"))


def done(store: Store) -> list[Entry]:
    """The imports that stand, oldest first."""
    entries = journal.entries_of_kind(store, Kind.IMPORTED)
    about = [e for entry in entries for e in journal.entries_of(store, entry.subject)]
    annulled = {(e.body or {}).get("annuls") for e in about if e.kind == Kind.ANNULLED}
    return [entry for entry in entries if entry.id not in annulled]


def flagged(store: Store) -> dict[str, list[str]]:
    """By shape of list, the ids of those whom the last list of that shape no longer had."""
    last: dict[str, list[str]] = {}
    for entry in done(store):
        body: dict[str, Any] = entry.body or {}
        last[body.get("shape", "")] = body.get("vanished", [])
    return last
