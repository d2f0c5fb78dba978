"""The places where codes are scanned: which there are, with which rule, who is inside, how many came."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from checkin_app.domain.attendee import Attendee, Category
from checkin_app.domain.checkin import Direction, Verdict
from checkin_app.domain.event import ENTRANCE, Checkpoint, Passes
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.names import clean, fold
from checkin_app.domain.state import checkpoint_fields, present
from checkin_app.errors import InputProblem, Refused
from checkin_app.services.card import clock_time
from checkin_app.services.session import Session
from checkin_app.store import attendees
from checkin_app.store import event as event_store

Places = tuple[Checkpoint, ...]


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who is inside: since when (event-local "HH:MM") and at which desk they came in."""

    attendee: Attendee
    since: str
    desk: str


@dataclass(frozen=True, slots=True)
class CheckpointCount:
    """A checkpoint on a day: people who came, who are inside now, and how many scans were refused."""

    checkpoint: Checkpoint
    came: int
    inside: int
    refused: int


def checkpoint(session: Session, checkpoint_id: str) -> Checkpoint:
    """The checkpoint of that id, or of that name: what people see of it. Raises InputProblem when there is none."""
    named = (c for c in session.event.checkpoints if c.name and fold(c.name) == fold(checkpoint_id))
    place = session.event.checkpoint(checkpoint_id) or next(named, None)
    if place is None:
        known = ", ".join(c.id for c in session.event.checkpoints)
        raise InputProblem("unknown_checkpoint", checkpoint=checkpoint_id, known=known)
    return place


def here(session: Session) -> Checkpoint:
    """Where this desk scans: as chosen in its settings; the entrance when the event has no such place."""
    return session.event.checkpoint(session.settings.checkpoint) or session.event.checkpoint(ENTRANCE.id) or ENTRANCE


def direction_here(session: Session) -> Direction:
    """Which way people pass this desk: out only where exits are recorded."""
    leaving = session.settings.direction == Direction.EXIT and here(session).exits
    return Direction.EXIT if leaving else Direction.ENTRY


def add(
    session: Session,
    name: str,
    stamp: Stamp,
    *,
    passes: Passes = Passes.DAILY,
    admits: Iterable[Category] = (),
    people: Iterable[str] = (),
    exits: bool = False,
) -> Checkpoint:
    """Add a checkpoint; its id is made of its name. `people` may be ids or ticket numbers.

    Raises InputProblem without a name or for a person that there is not, Refused for a name that another one has.
    """
    place = _checked(session, Checkpoint("", name, passes, frozenset(admits), frozenset(people), exits))
    place = replace(place, id=_fresh_id(session, place.name))
    _write(session, lambda places: (*places, place), stamp)
    return place


def change(session: Session, changed: Checkpoint, stamp: Stamp) -> Checkpoint:
    """Give the checkpoint of `changed.id` another name or rule. Raises as `add` does; the entrance keeps its name."""
    before = checkpoint(session, changed.id)
    place = replace(changed, name="") if before.id == ENTRANCE.id else changed
    place = _checked(session, place)
    if place != before:
        _write(session, lambda places: tuple(place if c.id == place.id else c for c in places), stamp)
    return place


def remove(session: Session, checkpoint_id: str, stamp: Stamp) -> Checkpoint:
    """Take a checkpoint out of the choice; its passages stay. Raises Refused for the entrance."""
    gone = checkpoint(session, checkpoint_id)
    if gone.id == ENTRANCE.id:
        raise Refused("entrance_stays")
    _write(session, lambda places: tuple(c for c in places if c.id != gone.id), stamp)
    return gone


def inside(session: Session, checkpoint_id: str = ENTRANCE.id, day: date | None = None) -> list[Presence]:
    """Who is inside now (or was at the end of `day`), by name: entries and exits folded."""
    place = checkpoint(session, checkpoint_id)
    last = present(attendees.passages_at(session.store, place.id, day or _today(session)))
    people = attendees.by_ids(session.store, list(last))
    found = [Presence(p, clock_time(session.event, datetime.fromisoformat(last[p.id].at)), last[p.id].desk) for p in people]
    return sorted(found, key=lambda one: fold(one.attendee.sort_name))


def counts(session: Session, day: date | None = None) -> list[CheckpointCount]:
    """Every checkpoint with its numbers of today, or of `day`."""
    wanted = day or _today(session)
    return [_count(session, place, wanted) for place in session.event.checkpoints]


def _count(session: Session, place: Checkpoint, day: date) -> CheckpointCount:
    passages = attendees.passages_at(session.store, place.id, day)
    refused = sum(1 for p in passages if not p.annulled and not p.verdict.lets_in and p.verdict is not Verdict.ALREADY_IN)
    came = attendees.arrived_count(session.store, day, place.id)
    return CheckpointCount(place, came, len(present(passages)), refused)


def _today(session: Session) -> date:
    return session.event.working_day(session.clock())


def _checked(session: Session, place: Checkpoint) -> Checkpoint:
    name = clean(place.name)
    if not name and place.id != ENTRANCE.id:
        raise InputProblem("checkpoint_without_name")
    twins = [c for c in session.event.checkpoints if c.id != place.id and fold(c.name) == fold(name)]
    if name and twins:
        raise Refused("checkpoint_exists", name=name)
    return replace(place, name=name, people=frozenset(_person_id(session, person) for person in place.people))


def _person_id(session: Session, wanted: str) -> str:
    if attendees.by_id(session.store, wanted):
        return wanted
    by_ticket = attendees.by_external_id(session.store, wanted)
    if len(by_ticket) != 1:
        raise InputProblem("unknown_attendee", id=wanted)
    return by_ticket[0].id


def _fresh_id(session: Session, name: str) -> str:
    """A word that can be typed: "gala-dinner". A removed checkpoint's id is not given again: its passages bear it."""
    word = "-".join(fold(name).split()) or "checkpoint"
    taken = {c.id for c in session.event.checkpoints}
    taken |= {row["checkpoint"] for row in session.store.query("SELECT DISTINCT checkpoint FROM passage")}
    numbered = (f"{word}-{number}" for number in range(2, len(taken) + 3))
    return word if word not in taken else next(one for one in numbered if one not in taken)


def _write(session: Session, changed: Callable[[Places], Places], stamp: Stamp) -> None:
    with session.transaction() as act:
        # As they are now, also when another process has changed them meanwhile.
        places = changed(event_store.event(session.store).checkpoints)
        body: dict[str, object] = {"fields": {"checkpoints": [checkpoint_fields(place) for place in places]}}
        act.append(session.draft(stamp, Kind.EVENT_SET, f"event:{session.event.id}", body, first=True))
