"""Long acts on their way into the journal: decided whole in one short transaction, brought in slice by slice.

The journal's own redo log. A *packet* holds entries as text, compressed; an act's packets are put here together with its first
entry, and from then on the act is done, whatever happens to the process. Whoever brings a packet in takes it out of here in the
same transaction, so that several processes may do it at once and a killed one leaves nothing undone twice or not at all.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from checkin_app.domain.journal import Written
from checkin_app.errors import InputProblem
from checkin_app.store.database import Store
from checkin_app.store.faults import environment_faults

Registrations = Sequence[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Packet:
    """Entries of one act. `people`: each registers somebody new; `registered`: their ids and bodies, if still known."""

    people: bool
    entries: Sequence[Written]
    registered: Registrations = ()

    def registrations(self) -> Registrations:
        """The new people's ids and the bodies of their entries."""
        if self.registered:
            return self.registered
        bodies: list[dict[str, Any]] = json.loads(f"[{','.join([entry.body for entry in self.entries])}]")
        return [(entry.subject.partition(":")[2], body) for entry, body in zip(self.entries, bodies, strict=True)]


def pack(packet: Packet) -> tuple[int, bytes]:
    """A packet as it is kept."""
    return int(packet.people), zlib.compress(json.dumps(packet.entries, ensure_ascii=False).encode(), 1)


def put(store: Store, packed: Sequence[tuple[int, bytes]]) -> list[int]:
    """Keep packets, within a transaction that is open already; their numbers."""
    sql = "INSERT INTO sealed (people, entries) VALUES (?, ?)"
    return [int(store.db.conn.execute(sql, values).lastrowid or 0) for values in packed]


@contextlib.contextmanager
def bringing_in(store: Store) -> Iterator[None]:
    """Commits that need not wait for the disk, nor copy what they wrote from the WAL: see `settle`.

    A power cut may undo the last of them, and then their packets are here again.
    """
    connection = store.db.conn
    pages = connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0]
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    try:
        yield
    finally:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {pages}")


def settle(store: Store) -> None:
    """Copy what was committed from the WAL into the file, as far as nobody reads it; nobody waits for that."""
    with environment_faults(store.path):
        store.db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


def count(store: Store) -> int:
    """How many packets are still to be brought in."""
    row = store.one("SELECT count(*) AS n FROM sealed")
    return int(row["n"]) if row else 0


def first(store: Store, many: int) -> dict[int, Packet]:
    """The next packets by number, oldest first. Raises InputProblem when their bytes were spoiled."""
    rows = store.query("SELECT * FROM sealed ORDER BY number LIMIT ?", many)
    try:
        return {row["number"]: _unpacked(row["people"], row["entries"]) for row in rows}
    except (zlib.error, ValueError, TypeError) as error:
        raise InputProblem("event_file_damaged", path=str(store.path or "")) from error


def take(store: Store, numbers: Sequence[int]) -> set[int]:
    """Take packets out, within a transaction that is open already; those that nobody else has brought in meanwhile."""
    marks = ", ".join("?" * len(numbers))
    return {row["number"] for row in store.query(f"DELETE FROM sealed WHERE number IN ({marks}) RETURNING number", *numbers)}


def _unpacked(people: int, entries: bytes) -> Packet:
    return Packet(bool(people), [Written(*values) for values in json.loads(zlib.decompress(entries))])
