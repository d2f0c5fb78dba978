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
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from checkin_app.domain.changes import Changes
from checkin_app.domain.journal import Draft, Written, written
from checkin_app.services.session import Session
from checkin_app.store import derived, journal, sealed
from checkin_app.store.derived import People
from checkin_app.store.sealed import Packet, Registrations

AT_ONCE = 1000
"""Entries of an act that are written in one transaction; more are sealed first."""

PACKET, PACKET_OF_CHANGES = 250, 50
"""Entries of a packet, of new people and of anything else, which is folded again one by one: a slice is as many packets as fit
into its time."""

ATTEMPTS = 4
"""How often an act is decided because others have decided something meanwhile. The last decision is written all the same, as if
another desk had written it a moment earlier: state is a fold that no order of arrival changes."""

_LEAST, _MOST = 0.055, 0.09
"""Seconds that a slice holds the lock for: longer slices cost less in all, shorter ones delay scans less."""

_FREE = 0.025
"""Seconds that the lock is free between two slices: as often does SQLite look again for who waits, in the first 0.1 s."""

_COPIED = 3
"""Slices after which they are copied into the file itself: else a scan would do it, and wait for it."""

_PATIENCE, _LOOK = 0.6, 0.05
"""Seconds in which a process that is still bringing its act in must show it, and between two looks."""


def write(session: Session, head: Draft, packed: Iterator[Packet], rows: int, stale: Callable[[], bool]) -> bool:
    """Write an act: `head`, then its `rows` entries. False, and nothing is written, when `stale` says so behind the lock."""
    if rows > AT_ONCE:
        return _write_sealed(session, head, packed, stale)
    prepared = [(packet, _people(packet, packet.registered)) for packet in packed]
    with session.transaction() as act:
        if stale():
            return False
        act.append(head)
        for packet, people in prepared:
            act.append_written(packet.entries, people)
    return True


def write_all(session: Session, drafts: Sequence[Draft], place: int | None) -> bool:
    """Write an act about what there is already, if nothing that matters to it has happened since `place` of the journal.

    `place` None: whatever has. Returns whether it was written; an act without entries always is.
    """
    if not drafts:
        return True
    subjects = {draft.subject for draft in drafts}

    def stale() -> bool:
        return place is not None and journal.decided_since(session.store, place, subjects)

    return write(session, drafts[0], packets(drafts[1:]), len(drafts) - 1, stale)


def finish(session: Session) -> None:
    """Bring in what a process that is no more has left sealed. One that is still at it is left to it."""
    left = sealed.count(session.store)
    if left and not _moves(session, left):
        _bring_in(session)


def packets(drafts: Sequence[Draft]) -> Iterator[Packet]:
    """Entries about what there is already, made ready to be written."""
    for start in range(0, len(drafts), PACKET_OF_CHANGES):
        yield Packet(False, ready(drafts[start : start + PACKET_OF_CHANGES]))


def ready(drafts: Iterable[Draft]) -> list[Written]:
    """Entries made ready to be written."""
    return [written(draft, secrets.token_hex(8)) for draft in drafts]


def _people(packet: Packet, registered: Registrations) -> People | None:
    return derived.people_of(registered or packet.registrations()) if packet.people else None


def _write_sealed(session: Session, head: Draft, packed: Iterator[Packet], stale: Callable[[], bool]) -> bool:
    compressed: list[tuple[int, bytes]] = []
    registered: list[Registrations] = []
    for packet in packed:
        compressed.append(sealed.pack(packet))
        registered.append(packet.registered)
    with session.transaction() as act:
        if stale():
            return False
        act.append(head)
        numbers = sealed.put(session.store, compressed)
    compressed.clear()
    _bring_in(session, dict(zip(numbers, registered, strict=True)))
    return True


def _bring_in(session: Session, registered: dict[int, Registrations] | None = None) -> None:
    """Everything sealed, slice by slice; whoever listens hears of all of it together, at the end.

    `registered`: the people of packets whose bodies need not be read again.
    """
    known = registered or {}
    changes: list[Changes] = []
    many, released = 1, 0.0
    with sealed.bringing_in(session.store):
        while found := sealed.first(session.store, many):
            prepared = {number: (packet, _people(packet, known.pop(number, ()))) for number, packet in found.items()}
            began = _not_before(released + _FREE)
            changes.append(_slice(session, prepared))
            released = time.perf_counter()
            held = released - began
            many = many + 1 if held < _LEAST else max(many * 2 // 3, 1) if held > _MOST else many
            if len(changes) % _COPIED == 0:
                sealed.settle(session.store)
        sealed.settle(session.store)
    session.store.announce(journal.joined_changes(changes))


def _not_before(moment: float) -> float:
    """Wait for a moment, which has mostly passed; when it is now."""
    time.sleep(max(moment - time.perf_counter(), 0))
    return time.perf_counter()


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
