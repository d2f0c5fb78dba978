"""What exhibitors are handed at the desk (keys, a power box, a parking card), when, by which desk, and whether it came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.names import clean
from checkin_app.errors import InputProblem, Refused
from checkin_app.services.session import Session
from checkin_app.services.stands import known_exhibitor
from checkin_app.store import stands as stand_store

OUT, BACK = "out", "back"
MOST_ITEMS = 20


@dataclass(frozen=True, slots=True)
class Handed:
    """A thing of the list for one exhibitor: `state` "" (not yet), "out" or "back"; `at` is event-local; `record` undoes it."""

    item: str
    state: str = ""
    at: datetime | None = None
    desk: str = ""
    record: str = ""


def items(session: Session) -> tuple[str, ...]:
    """What may be handed over here: the codes that `wording.handover_name` knows, or the organiser's own words."""
    return session.event.handover_items


def set_items(session: Session, wanted: Sequence[str], stamp: Stamp) -> tuple[str, ...]:
    """Say what may be handed over; what was handed stays noted. Raises InputProblem for more than MOST_ITEMS things."""
    named = tuple(dict.fromkeys(filter(None, map(clean, wanted))))
    if len(named) > MOST_ITEMS:
        raise InputProblem("too_many_items", limit=MOST_ITEMS)
    if named != items(session):
        body: dict[str, object] = {"fields": {"handover_items": list(named)}}
        with session.transaction() as act:
            act.append(session.draft(stamp, Kind.EVENT_SET, f"event:{session.event.id}", body, first=True))
    return items(session)


def hand_over(session: Session, exhibitor: str, item: str, stamp: Stamp) -> Handed:
    """Note that an exhibitor was given something of the list. Raises Refused when they have it already."""
    return _write(session, exhibitor, item, OUT, stamp)


def take_back(session: Session, exhibitor: str, item: str, stamp: Stamp) -> Handed:
    """Note that something came back. Raises Refused when it was never handed over, or is back already."""
    return _write(session, exhibitor, item, BACK, stamp)


def handed(session: Session) -> dict[str, tuple[Handed, ...]]:
    """By exhibitor id a line a thing of the list, for those who have anything; then what is on the list no more."""
    found: dict[str, dict[str, Handed]] = {}
    for one in stand_store.handovers(session.store):
        at = session.event.local(datetime.fromisoformat(one.at))
        found.setdefault(one.exhibitor, {})[one.item] = Handed(one.item, one.state, at, one.desk, one.record)
    return {who: tuple({**_nothing(session), **lines}.values()) for who, lines in found.items()}


def nothing_handed(session: Session) -> tuple[Handed, ...]:
    """The list for somebody who was handed nothing."""
    return tuple(_nothing(session).values())


def outstanding(session: Session) -> dict[str, tuple[str, ...]]:
    """What has not come back, by exhibitor id: for the evening."""
    out = {who: tuple(one.item for one in lines if one.state == OUT) for who, lines in handed(session).items()}
    return {who: kept for who, kept in out.items() if kept}


def _nothing(session: Session) -> dict[str, Handed]:
    return {item: Handed(item) for item in items(session)}


def _write(session: Session, exhibitor: str, item: str, state: str, stamp: Stamp) -> Handed:
    to = known_exhibitor(session, exhibitor)
    with session.transaction() as act:
        before = {one.item: one for one in stand_store.handovers(session.store, to.id)}
        if item not in (*items(session), *before):
            raise InputProblem("unknown_item", item=item, known=", ".join(items(session)))
        was = before[item].state if item in before else ""
        if state == was:
            raise Refused("handed_already" if state == OUT else "back_already", exhibitor=to.name)
        if state == BACK and not was:
            raise Refused("never_handed", exhibitor=to.name)
        body: dict[str, object] = {"item": item, "state": state}
        act.append(session.draft(stamp, Kind.EXHIBITOR_HANDED, f"exhibitor:{to.id}", body, first=True))
    return next(one for one in handed(session)[to.id] if one.item == item)
