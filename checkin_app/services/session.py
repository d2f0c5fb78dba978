"""One open event at one desk: what every service is given first."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock

from checkin_app.domain.code import CodeKey
from checkin_app.domain.event import Event
from checkin_app.domain.journal import Draft, Kind, Stamp, uuid7, uuid7s
from checkin_app.domain.roles import WITH_PIN, Role, needed
from checkin_app.errors import Refused
from checkin_app.printing.spooler import Spooler
from checkin_app.settings import Settings
from checkin_app.store import event as event_store
from checkin_app.store import journal
from checkin_app.store.database import Store

TRAINING = "training"
"""Where a training copy keeps the path of the real event that it was made of, for itself alone."""

PIN = "pin."
"""Before a role's name: where this file keeps the hash of its PIN, for itself alone."""


def wall_clock() -> datetime:
    """The machine's time, aware, UTC."""
    return datetime.now(UTC)


@dataclass
class Session:
    """An open event file, the name of this desk and its clock. Belongs to the thread that owns the database.

    `clock` is what this desk calls now; the demo's runs in July 2010. `find_spoolers` looks for the ways to paper. `role` is
    the one in force, which counts for something in an event with PINs only: see `services.roles`.
    """

    store: Store
    desk: str
    settings: Settings
    clock: Callable[[], datetime] = wall_clock
    find_spoolers: Callable[[], list[Spooler]] = list
    role: Role = Role.DESK
    _guarded: frozenset[Role] | None = None
    _event: Event | None = None
    _key: CodeKey | None = None
    _training: str | None = None
    _listening: bool = field(default=False, init=False)
    _spoolers: list[Spooler] | None = field(default=None, init=False)
    _finding: Lock = field(default_factory=Lock, init=False, repr=False)

    @property
    def path(self) -> Path:
        """The event file; an empty path for one in memory."""
        return self.store.path or Path()

    @property
    def spoolers(self) -> list[Spooler]:
        """The ways to paper, looked for when the first is wanted; any thread may ask."""
        with self._finding:
            if self._spoolers is None:
                self._spoolers = self.find_spoolers()
            return self._spoolers

    @spoolers.setter
    def spoolers(self, known: list[Spooler]) -> None:
        self._spoolers = known

    @property
    def event(self) -> Event:
        """The event of this file, read once and again after it changed."""
        if self._event is None:
            self._event = event_store.event(self.store)
            if not self._listening:
                self._listening = True
                self.store.listen(lambda changes: self._forget() if changes.event else None)
        return self._event

    @property
    def key(self) -> CodeKey:
        """What signs this event's badge codes."""
        if self._key is None:
            self._key = event_store.signing_key(self.store, self.event.id, training=bool(self.training))
        return self._key

    @property
    def other_key(self) -> CodeKey:
        """In a training copy the key of the real event's codes; in the real event that of its training copies."""
        return event_store.signing_key(self.store, self.event.id, training=not self.training)

    @property
    def training(self) -> str:
        """Where the real event lies that this file is a training copy of; "" for a real event. It never changes."""
        if self._training is None:
            self._training = event_store.local(self.store, TRAINING) or ""
        return self._training

    @property
    def guarded(self) -> frozenset[Role]:
        """The roles that this event's PINs open; none: everything is open to everybody."""
        if self._guarded is None:
            self._guarded = frozenset(role for role in WITH_PIN if event_store.local(self.store, PIN + role) is not None)
        return self._guarded

    def require(self, role: Role) -> None:
        """Raise Refused ("role_needed") unless what needs `role` may be done in the one in force."""
        if not self.role.covers(role) and self.guarded:
            raise Refused("role_needed", role=str(role))

    def pins_changed(self) -> None:
        """Read again which roles have a PIN."""
        self._guarded = None

    def stamp(self, at: datetime | None = None) -> Stamp:
        """The id and time of an act that begins now (or happened at `at`)."""
        moment = at or self.clock()
        return Stamp(uuid7(self.clock(), secrets.token_bytes(10)), moment)

    def new_id(self) -> str:
        """An id for something new."""
        return uuid7(self.clock(), secrets.token_bytes(10))

    def new_ids(self, count: int) -> list[str]:
        """Ids for many new things of one act, in order."""
        return uuid7s(self.clock(), secrets.token_bytes(10 * count))

    def transaction(self, *, announced: bool = True) -> AbstractContextManager[journal.Transaction]:
        """The one way to write: see `store.journal.transaction`."""
        return journal.transaction(self.store, self.desk, self.clock(), announced=announced)

    def draft(self, stamp: Stamp, kind: Kind, subject: str, body: dict[str, object], *, first: bool = False) -> Draft:
        """An entry of the act `stamp`; the act's `first` (or only) entry carries its id.

        Raises Refused when the role in force may not write it: the one place through which every act goes.
        """
        self.require(needed(kind, body))
        if self.role is not Role.DESK:
            body = {**body, "role": str(self.role)}
        return Draft(stamp.id if first else self.new_id(), kind, subject, body, stamp.at, stamp.id)

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was last asked; what was read before is then forgotten."""
        changed = self.store.changed_elsewhere()
        if changed:
            self._forget()
            self.pins_changed()
        return changed

    def close(self) -> None:
        """Close the event file."""
        self.store.close()

    def _forget(self) -> None:
        self._event = None
        self._key = None
