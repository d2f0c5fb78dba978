"""Who carries a ticket: the codes of the system that sold it, as the list brought them."""

from __future__ import annotations

from collections.abc import Sequence

from checkin_app.domain.attendee import Attendee
from checkin_app.store.attendees import attendee_of
from checkin_app.store.database import Store

_CHUNK = 300


def holders(store: Store, texts: Sequence[str]) -> list[Attendee]:
    """Everybody whose ticket is one of `texts`, in any case; nobody is named twice."""
    wanted = [text for text in texts if text]
    found: dict[str, Attendee] = {}
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        sql = f"SELECT * FROM attendee WHERE external_id COLLATE NOCASE IN ({', '.join('?' * len(part))})"
        found.update((row["id"], attendee_of(row)) for row in store.query(sql, *part))
    return list(found.values())
