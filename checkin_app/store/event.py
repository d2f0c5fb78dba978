"""The event itself, and what belongs to this file alone: the master key that its badge codes are signed with."""

from __future__ import annotations

from checkin_app.domain.code import CodeKey, code_key, first_key_id, training_key
from checkin_app.domain.event import Event
from checkin_app.domain.state import event_state
from checkin_app.errors import InputProblem
from checkin_app.store import journal
from checkin_app.store.database import Store


def event(store: Store) -> Event:
    """The event of this file. Raises InputProblem when the file was never given one."""
    row = store.one("SELECT id FROM event")
    found = event_state(row["id"], journal.entries_of(store, f"event:{row['id']}")) if row else None
    if found is None:
        raise InputProblem("event_file_empty", path=str(store.path or ""))
    return found


def local(store: Store, name: str) -> str | None:
    """What this file keeps under `name` for itself: never journalled, never sent to another desk."""
    row = store.one("SELECT value FROM local WHERE name = ?", name)
    return row["value"] if row else None


def set_local(store: Store, name: str, value: str) -> None:
    """Keep `value` under `name`."""
    with store.exclusive():
        store.db.execute("INSERT OR REPLACE INTO local (name, value) VALUES (?, ?)", [name, value])


def put_local(store: Store, name: str, value: str | None) -> None:
    """Keep `value` under `name`, or nothing any more, within a transaction that is open already."""
    if value is None:
        store.db.conn.execute("DELETE FROM local WHERE name = ?", [name])
    else:
        store.db.conn.execute("INSERT OR REPLACE INTO local (name, value) VALUES (?, ?)", [name, value])


def signing_key(store: Store, event_id: str, *, training: bool = False) -> CodeKey:
    """The key that mints this event's badge codes today, or those of its training copies."""
    master = local(store, "master_key")
    if master is None:
        raise InputProblem("event_file_damaged", path=str(store.path or ""))
    make = training_key if training else code_key
    return make(bytes.fromhex(master), event_id, first_key_id(event_id))
