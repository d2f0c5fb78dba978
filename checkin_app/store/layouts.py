"""The event's own badge layouts and the images that they show."""

from __future__ import annotations

from typing import Any

from checkin_app.store import journal
from checkin_app.store.database import Store


def all_fields(store: Store) -> dict[str, str]:
    """Every layout of the event by id: its values as JSON."""
    return {row["id"]: row["fields"] for row in store.query("SELECT id, fields FROM layout ORDER BY id")}


def fields_of(store: Store, layout_id: str) -> str | None:
    """The values of the event's layout of that id as JSON."""
    row = store.one("SELECT fields FROM layout WHERE id = ?", layout_id)
    return row["fields"] if row else None


def images(store: Store) -> list[dict[str, Any]]:
    """The images of the event by name: `name`, `width` and `height` in pixels, `digest`, `record`."""
    return store.query("SELECT * FROM image ORDER BY name")


def image(store: Store, name: str) -> dict[str, Any] | None:
    """One of them."""
    return store.one("SELECT * FROM image WHERE name = ?", name)


def image_body(store: Store, record: str) -> dict[str, Any]:
    """What the entry that set an image holds: `format`, and its `bytes` in base 64; nothing once that was erased."""
    entry = journal.entry(store, record)
    return (entry.body or {}) if entry else {}
