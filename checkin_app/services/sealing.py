"""Writing an act of many entries so that it is whole, and no scan waits for it.

Everything that can be worked out is worked out before the file's lock is taken: bodies as text, their digests, the rows and
index text of new people. A short act is then one transaction. A long one is *sealed* first: all its entries, compressed, in one
transaction of a few milliseconds, together with the act's own entry. Until then nothing was written, from then on the act is
done, and what is sealed is brought into the journal and the tables in slices, which let scans through between them. A process
that is killed meanwhile leaves the rest sealed; whoever opens the file next brings it in before anything else (`finish`).
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable, Iterator, Mapping

from checkin_app.domain.changes import Changes
from checkin_app.domain.journal import Draft, Written, written
from checkin_app.services.session import Session
from checkin_app.store import derived, journal, sealed
from checkin_app.store.derived import People
from checkin_app.store.sealed import Packet

AT_ONCE = 1000
"""Entries of an act that are written in one transaction; more are sealed first."""

PACKET = 250
"""Entries of a packet: slices are so many packets as fit into their time."""

_LEAST, _MOST = 0.03, 0.07
"""Seconds that a slice holds the lock for: longer slices cost less in all, shorter ones delay scans less."""

_PATIENCE, _LOOK = 0.6, 0.05
"""Seconds in which a process that is still bringing its act in must show it, and between two looks."""


def write(session: Session, head: Draft, packed: Iterator[Packet], rows: int, stale: Callable[[], bool]) -> bool:
    """Write an act: `head`, then its `rows` entries. False, and nothing is written, when `stale` says so behind the lock."""
    if rows > AT_ONCE:
        return _write_sealed(session, head, packed, stale)
    prepared = [(packet, _people(packet)) for packet in packed]
    with session.transaction() as act:
        if stale():
            return False
        act.append(head, new_subject=True)
        for packet, people in prepared:
            act.append_written(packet.entries, people)
    return True


def finish(session: Session) -> None:
    """Bring in what a process that is no more has left sealed. One that is still at it is left to it."""
    left = sealed.count(session.store)
    if left and not _moves(session, left):
        _bring_in(session)


def ready(drafts: Iterable[Draft]) -> list[Written]:
    """Entries made ready to be written."""
    return [written(draft, secrets.token_hex(8)) for draft in drafts]


def _people(packet: Packet) -> People | None:
    return derived.people_of(packet.registrations()) if packet.people else None


def _write_sealed(session: Session, head: Draft, packed: Iterator[Packet], stale: Callable[[], bool]) -> bool:
    compressed = [sealed.pack(packet) for packet in packed]
    with session.transaction() as act:
        if stale():
            return False
        act.append(head, new_subject=True)
        sealed.put(session.store, compressed)
    compressed.clear()
    _bring_in(session)
    return True


def _bring_in(session: Session) -> None:
    """Everything sealed, slice by slice; whoever listens hears of all of it together, at the end."""
    changes: list[Changes] = []
    many = 1
    while found := sealed.first(session.store, many):
        prepared = {number: (packet, _people(packet)) for number, packet in found.items()}
        began = time.perf_counter()
        changes.append(_slice(session, prepared))
        held = time.perf_counter() - began
        many = many + 1 if held < _LEAST else max(many // 2, 1) if held > _MOST else many
    session.store.announce(journal.joined_changes(changes))


def _slice(session: Session, prepared: Mapping[int, tuple[Packet, People | None]]) -> Changes:
    with session.transaction(announced=False) as act:
        mine = sealed.take(session.store, list(prepared))
        for number, (packet, people) in prepared.items():
            if number in mine:
                act.append_written(packet.entries, people)
    return act.changes


def _moves(session: Session, left: int) -> bool:
    """Whether another process is bringing packets in right now."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        time.sleep(_LOOK)
        if sealed.count(session.store) < left:
            return True
    return False
