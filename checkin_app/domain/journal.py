"""The journal: what happened, append-only, one chain of hashes a desk.

Entries are what several desks will exchange, so nothing here assumes that this desk is the only writer: an entry has its own
time-ordered id, its desk and that desk's counter, a hybrid logical clock, and the time it happened beside the time it was
stored. State is a fold of the entries of a subject in the order of clock and id, never in the order of arrival.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

CLOCK_BITS = 16
"""Low bits of the hybrid clock: a counter for what happens within one millisecond, or while a clock runs behind."""

FIRST_LINK = "0" * 64


class Kind(StrEnum):
    """What an entry tells. Kinds that this version does not know are kept, and folded after an upgrade."""

    EVENT_SET = "event.set"
    ATTENDEE_SET = "attendee.set"
    PASSAGE = "passage.recorded"
    BADGE_SENT = "badge.sent"
    BADGE_STATE = "badge.state"
    BADGE_REPLACED = "badge.replaced"
    BADGE_TEXT = "badge.text"
    LAYOUT_SET = "layout.set"
    IMAGE_SET = "image.set"
    EXHIBITOR_SET = "exhibitor.set"
    HALL_SET = "hall.set"
    EXHIBITOR_NOTED = "exhibitor.noted"
    EXHIBITOR_HANDED = "exhibitor.handed"
    HALL_EDITED = "hall.edited"
    STAND_ALLOCATED = "stand.allocated"
    STAND_VACATED = "stand.vacated"
    MEETING_SET = "meeting.set"
    PAPER_MADE = "paper.made"
    PAPER_SETTLED = "paper.settled"
    IMPORTED = "import.done"
    ROLE_SET = "role.set"
    ANNULLED = "entry.annulled"


@dataclass(frozen=True, slots=True)
class Stamp:
    """Made at the edge for one act of a user: its id (UUIDv7, hexadecimal) and the moment it happened (aware, UTC).

    The same stamp twice is the same act: a retry is harmless.
    """

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry as decided, before the journal gives it its place. `subject` is "noun:id"."""

    id: str
    kind: str
    subject: str
    body: dict[str, Any]
    happened_at: datetime
    batch: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry in its place. `batch` is the act of a user that it belongs to; undo annuls a batch. Times are ISO 8601, UTC."""

    id: str
    desk: str
    counter: int
    clock: int
    happened_at: str
    stored_at: str
    kind: str
    subject: str
    batch: str
    body: dict[str, Any] | None
    salt: str
    digest: str
    previous: str
    hash: str

    @property
    def happened(self) -> datetime:
        """The moment it happened, aware."""
        return datetime.fromisoformat(self.happened_at)

    @property
    def order(self) -> tuple[int, str]:
        """The place in the fold."""
        return self.clock, self.id


@dataclass(frozen=True, slots=True)
class ChainEnd:
    """Where a desk's chain stands: the counter and hash of its last entry, and the file's highest clock."""

    counter: int = 0
    hash: str = FIRST_LINK
    clock: int = 0


def tick(last: int, now: datetime) -> int:
    """The next value of the hybrid logical clock: the wall time in milliseconds, or just after `last` when that is ahead."""
    return max(int(now.timestamp() * 1000) << CLOCK_BITS, last + 1)


class Written(NamedTuple):
    """An entry as decided, in the values that its row will hold: all of it but its place in a chain. Made before the lock."""

    id: str
    happened_at: str
    kind: str
    subject: str
    batch: str
    body: str
    salt: str
    digest: str


def written(draft: Draft, salt: str) -> Written:
    """`draft` with its body as text and the salted digest of it; `salt` is 16 hexadecimal digits of chance."""
    body = canonical(draft.body)
    happened = iso(draft.happened_at)
    return Written(draft.id, happened, str(draft.kind), draft.subject, draft.batch, body, salt, _digest(salt, body))


def link(entries: Iterable[Written], desk: str, end: ChainEnd, stored_at: datetime) -> tuple[list[tuple[Any, ...]], ChainEnd]:
    """Give entries their places after `end` in the chain of `desk`: the values of each in the order of `Entry`'s fields."""
    counter, previous, clock = end.counter, end.hash, end.clock
    stored, rows = iso(stored_at), []
    for entry in entries:
        counter, clock = counter + 1, tick(clock, stored_at)
        id_, happened, kind, subject, batch, body, salt, digest = entry
        fixed = (id_, desk, counter, clock, happened, stored, kind, subject, batch)
        own = chain_hash(fixed, digest, previous)
        rows.append((*fixed, body, salt, digest, previous, own))
        previous = own
    return rows, ChainEnd(counter, previous, clock)


def seal(draft: Draft, desk: str, end: ChainEnd, stored_at: datetime, salt: str) -> tuple[Entry, tuple[Any, ...], ChainEnd]:
    """Give `draft` its place after `end` in the chain of `desk`: the entry, and its row as of `link`."""
    (row,), end = link([written(draft, salt)], desk, end, stored_at)
    values: tuple[Any, ...] = (*row[:9], draft.body, *row[10:])
    return Entry(*values), row, end


def body_digest(salt: str, body: dict[str, Any]) -> str:
    """The salted digest of a body: what the chain covers, so that a body can be erased and the chain still verifies."""
    return _digest(salt, canonical(body))


def _digest(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}|{text}".encode()).hexdigest()


def chain_hash(fixed: Iterable[object], digest: str, previous: str) -> str:
    """SHA-256 over an entry's fixed fields, its body's digest and the hash of the entry before it on the same desk."""
    return hashlib.sha256("\n".join([*map(str, fixed), digest, previous]).encode()).hexdigest()


def chain_faults(entries: Sequence[Entry]) -> list[str]:
    """The ids of the entries of one desk, in the order of its counter, whose link, digest or number is wrong."""
    faults, end = [], ChainEnd()
    for entry in entries:
        fixed = (
            entry.id, entry.desk, entry.counter, entry.clock, entry.happened_at, entry.stored_at,
            entry.kind, entry.subject, entry.batch,
        )  # fmt: skip
        whole = (
            entry.counter == end.counter + 1
            and entry.previous == end.hash
            and entry.hash == chain_hash(fixed, entry.digest, entry.previous)
            and (entry.body is None or entry.digest == body_digest(entry.salt, entry.body))
        )
        if not whole:
            faults.append(entry.id)
        end = ChainEnd(entry.counter, entry.hash, entry.clock)
    return faults


def canonical(body: dict[str, Any]) -> str:
    """The one JSON text of a body: sorted keys, no blanks, letters as they are."""
    return _CANONICAL.encode(body)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=16)
def iso(at: datetime) -> str:
    """An aware moment as stored: UTC, milliseconds."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def uuid7s(at: datetime, randomness: bytes) -> list[str]:
    """As `uuid7`, one for each ten random bytes, in order: what is numbered together lies together in the file's indexes."""
    head, letters = f"{int(at.timestamp() * 1000):012x}7", randomness.hex()
    starts = range(0, len(letters), 20)
    return sorted([f"{head}{letters[n + 1 : n + 4]}{_VARIANT[letters[n + 4]]}{letters[n + 5 : n + 20]}" for n in starts])


_VARIANT = {digit: "89ab"[int(digit, 16) & 3] for digit in "0123456789abcdef"}


def uuid7(at: datetime, randomness: bytes) -> str:
    """A time-ordered UUID (RFC 9562, version 7) in hexadecimal from a moment and ten random bytes."""
    milliseconds = int(at.timestamp() * 1000).to_bytes(6, "big")
    raw = bytearray(milliseconds + randomness[:10])
    raw[6] = 0x70 | raw[6] & 0x0F
    raw[8] = 0x80 | raw[8] & 0x3F
    return raw.hex()
