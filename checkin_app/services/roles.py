"""PINs: opening a role, setting and taking away its PIN, and the wait after wrong ones.

Only the salted hash (scrypt) is kept, in the event file itself, and is never sent to another desk. The organiser's PIN comes
first and goes last: without it everything is open, as in an event that never had one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import math
import secrets
from datetime import datetime
from typing import NoReturn

from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.roles import FREE_TRIES, WITH_PIN, Failures, Role, is_pin
from checkin_app.errors import InputProblem, Refused
from checkin_app.services.session import PIN, Session, wall_clock
from checkin_app.store import event as event_store

_FAILURES = "pin_failures"
_COST = {"n": 1 << 15, "r": 8, "p": 1, "maxmem": 64 << 20}
"""32 MB and a tenth of a second for each guess."""


def enter(session: Session, pin: str, now: datetime | None = None) -> Role:
    """The role that `pin` opens; `session` is not changed. Slow (scrypt): better not on the database thread.

    `now` is the machine's time, not the event's. Raises Refused for a wrong PIN ("wrong_pin") and while wrong ones are being
    waited for ("pin_locked", `seconds`). The failure is noted before the PIN is looked at: guesses side by side gain nothing.
    """
    now = now or wall_clock()
    with session.store.exclusive():
        before = _failures(session)
        wait = before.wait(now)
        if wait:
            raise Refused("pin_locked", seconds=math.ceil(wait.total_seconds()))
        _note(session, Failures(before.count + 1, now))
    opened = _role_of(session, pin)
    if opened is None:
        _refuse(before.count + 1, now)
    with session.store.exclusive():
        _note(session, None)
    return opened


def _refuse(count: int, now: datetime) -> NoReturn:
    seconds = math.ceil(Failures(count, now).wait(now).total_seconds())
    if seconds:
        raise Refused("pin_locked", seconds=seconds)
    raise Refused("wrong_pin", left=FREE_TRIES - count)


def set_pin(session: Session, role: Role, pin: str, stamp: Stamp) -> None:
    """Give `role` a PIN, or another one; the session goes on as an organiser's when it is the event's first.

    Raises InputProblem for something that is no PIN, and Refused for a supervisor's before the organiser's, for one that opens
    another role already, and for somebody who is no organiser.
    """
    session.require(Role.ORGANISER)
    if role not in WITH_PIN or not is_pin(pin):
        raise InputProblem("not_a_pin")
    if role is not Role.ORGANISER and Role.ORGANISER not in session.guarded:
        raise Refused("organiser_pin_first")
    if _role_of(session, pin) not in {None, role}:
        raise Refused("pin_of_another_role")
    salt = secrets.token_bytes(16)
    kept = json.dumps({"salt": salt.hex(), "hash": _hash(pin, salt).hex()})
    session.role = Role.ORGANISER
    with session.transaction() as act:
        act.append(session.draft(stamp, Kind.ROLE_SET, f"role:{role}", {"pin": "set"}, first=True))
        event_store.put_local(session.store, PIN + role, kept)
        _note(session, None)
    session.pins_changed()


def remove_pin(session: Session, role: Role, stamp: Stamp) -> None:
    """Take the PIN of `role` away; the organiser's takes the others with it, and everything is open again.

    Raises Refused for somebody who is no organiser.
    """
    session.require(Role.ORGANISER)
    gone = [one for one in session.guarded if role in {one, Role.ORGANISER}]
    with session.transaction() as act:
        for number, one in enumerate(sorted(gone)):
            act.append(session.draft(stamp, Kind.ROLE_SET, f"role:{one}", {"pin": "removed"}, first=not number))
            event_store.put_local(session.store, PIN + one, None)
    session.pins_changed()
    if not session.guarded:
        session.role = Role.DESK


def leave(session: Session) -> None:
    """Back to the desk's role."""
    session.role = Role.DESK


def _role_of(session: Session, pin: str) -> Role | None:
    """The highest role that this PIN opens."""
    for role in reversed(WITH_PIN):
        kept = event_store.local(session.store, PIN + role)
        if kept is not None and is_pin(pin):
            known = json.loads(kept)
            if hmac.compare_digest(_hash(pin, bytes.fromhex(known["salt"])), bytes.fromhex(known["hash"])):
                return role
    return None


def _hash(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, **_COST, dklen=32)


def _failures(session: Session) -> Failures:
    kept = event_store.local(session.store, _FAILURES)
    if kept is None:
        return Failures()
    known = json.loads(kept)
    return Failures(int(known["count"]), datetime.fromisoformat(known["last"]))


def _note(session: Session, failures: Failures | None) -> None:
    text = json.dumps({"count": failures.count, "last": failures.last.isoformat()}) if failures and failures.last else None
    event_store.put_local(session.store, _FAILURES, text)
