"""The stand plan: who holds which stand, whether their staff have come, and the verbs that change it.

One stand has one holder: every verb looks within the transaction that writes, and the table itself refuses a second. What a
change makes untrue on paper is `stand_papers`; what happened to a stand, `stand_history`; the halls themselves, `halls`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.floorplan import Exhibitor, Hall, StaffMember, StandState, StandView
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.names import fold
from checkin_app.domain.state import Allocation
from checkin_app.errors import InputProblem, Refused
from checkin_app.services.card import clock_time
from checkin_app.services.session import Session
from checkin_app.services.staff import staff_by_company, staff_of
from checkin_app.store import attendees, journal
from checkin_app.store import stands as stand_store
from checkin_app.store.journal import Transaction


@dataclass(frozen=True, slots=True)
class ExhibitorView:
    """An exhibitor with the stands they hold, those that they share as a co-exhibitor, and their people."""

    exhibitor: Exhibitor
    stands: tuple[str, ...]
    staff: tuple[StaffMember, ...]
    shared: tuple[str, ...] = ()


def halls(session: Session) -> list[Hall]:
    """Every hall with what stands in it."""
    return stand_store.halls(session.store)


def stand_views(session: Session) -> list[StandView]:
    """Every stand of every hall, by number, with its holder, their co-exhibitors and the arrivals of all their staff today."""
    everybody = stand_store.exhibitors(session.store)
    holders, guests = {e.id: e for e in everybody}, guests_by_host(everybody)
    allocations, staff = stand_store.allocations(session.store), staff_by_company(session)
    views = []
    for stand in (stand for hall in halls(session) for stand in hall.stands):
        held = allocations.get(stand.number)
        holder = holders.get(held.exhibitor) if held else None
        if held is None or holder is None:
            views.append(StandView(stand))
            continue
        sharing = guests.get(holder.id, ())
        views.append(StandView(stand, held.state, holder, staff_of(staff, (holder, *sharing)), sharing))
    return sorted(views, key=lambda view: view.stand.number)


def stand_view(session: Session, number: str) -> StandView:
    """One stand. Raises InputProblem when there is none of that number."""
    number = known_stand(session, number)
    stand = next(stand for hall in halls(session) for stand in hall.stands if stand.number == number)
    held = stand_store.allocation(session.store, number)
    holder = stand_store.exhibitor(session.store, held.exhibitor) if held.exhibitor else None
    if holder is None:
        return StandView(stand)
    together = (holder, *stand_store.guests_of(session.store, holder.id))
    staff = staff_by_company(session, companies=[fold(one.name) for one in together])
    return StandView(stand, held.state, holder, staff_of(staff, together), together[1:])


def exhibitors(session: Session) -> list[ExhibitorView]:
    """Every exhibitor by name, with their stands and people."""
    staff, held = staff_by_company(session), stands_by_exhibitor(session)
    return [
        ExhibitorView(e, held.get(e.id, ()), staff.get(fold(e.name), ()), held.get(e.host, ()) if e.host else ())
        for e in stand_store.exhibitors(session.store)
    ]


def stands_by_exhibitor(session: Session) -> dict[str, tuple[str, ...]]:
    """The numbers that each exhibitor (by id) holds, in order."""
    held: dict[str, tuple[str, ...]] = {}
    for number, allocation in sorted(stand_store.allocations(session.store).items()):
        held[allocation.exhibitor] = (*held.get(allocation.exhibitor, ()), number)
    return held


def guests_by_host(everybody: Sequence[Exhibitor]) -> dict[str, tuple[Exhibitor, ...]]:
    """The co-exhibitors by the id of the exhibitor whose stands they share."""
    guests: dict[str, tuple[Exhibitor, ...]] = {}
    for exhibitor in everybody:
        if exhibitor.host:
            guests[exhibitor.host] = (*guests.get(exhibitor.host, ()), exhibitor)
    return guests


def assign(session: Session, number: str, exhibitor: str, stamp: Stamp) -> StandView:
    """Give a free stand to an exhibitor, confirmed. Raises Refused when somebody else holds it."""
    return _allocate(session, number, exhibitor, StandState.CONFIRMED, stamp)


def reserve(session: Session, number: str, exhibitor: str, stamp: Stamp) -> StandView:
    """Keep a free stand for an exhibitor until they confirm."""
    return _allocate(session, number, exhibitor, StandState.RESERVED, stamp)


def confirm(session: Session, number: str, stamp: Stamp) -> StandView:
    """Turn the reservation of a stand into a confirmed one. Raises Refused for a free stand."""
    number = known_stand(session, number)
    with session.transaction() as act:
        held = _held(session, number)
        _put(session, act, number, held.exhibitor, StandState.CONFIRMED, stamp, first=True)
    return stand_view(session, number)


def move(session: Session, from_: str, to: str, stamp: Stamp, *, expected: Mapping[str, str] | None = None) -> StandView:
    """Move the holder of one stand to a free one, their people's stand with them. `expected`: see `swap`."""
    from_, to = known_stand(session, from_), known_stand(session, to)
    if from_ == to:
        raise Refused("same_stand", stand=to)
    with session.transaction() as act:
        _refuse_unless(session, expected)
        held = _held(session, from_)
        refuse_if_held(session, to)
        _clear(session, act, from_, stamp, first=True)
        _put(session, act, to, held.exhibitor, held.state, stamp)
        act.settle()
        follow(session, act, [held.exhibitor], stamp)
    return stand_view(session, to)


def swap(session: Session, from_: str, to: str, stamp: Stamp, *, expected: Mapping[str, str] | None = None) -> StandView:
    """Let the holders of two stands change places; with one of them free this is a move.

    `expected`: the exhibitors of whom that was said, by stand. Raises Refused where somebody else holds one by now, or nobody.
    """
    from_, to = known_stand(session, from_), known_stand(session, to)
    if from_ == to:
        raise Refused("same_stand", stand=to)
    with session.transaction() as act:
        _refuse_unless(session, expected)
        one, other = stand_store.allocation(session.store, from_), stand_store.allocation(session.store, to)
        if not (one.exhibitor or other.exhibitor):
            raise Refused("stand_free", stand=from_)
        for position, (number, held) in enumerate(((from_, other), (to, one))):
            if held.exhibitor:
                _put(session, act, number, held.exhibitor, held.state, stamp, first=position == 0)
            else:
                _clear(session, act, number, stamp, first=position == 0)
        act.settle()
        follow(session, act, [one.exhibitor, other.exhibitor], stamp)
    return stand_view(session, to)


def vacate(session: Session, number: str, stamp: Stamp, *, expected: Mapping[str, str] | None = None) -> StandView:
    """Free a stand. Raises Refused when nobody holds it. `expected`: see `swap`."""
    number = known_stand(session, number)
    with session.transaction() as act:
        _refuse_unless(session, expected)
        held = _held(session, number)
        _clear(session, act, number, stamp, first=True)
        act.settle()
        follow(session, act, [held.exhibitor], stamp)
    return stand_view(session, number)


def arrange(
    session: Session,
    wanted: Mapping[str, tuple[str, StandState]],
    stamp: Stamp,
    *,
    expected: Mapping[str, str] | None = None,
    origin: str = "suggestion",
) -> list[str]:
    """Let many stands change hands in one act, undone in one step; the numbers that did change.

    `wanted`: exhibitor id ("": free) and state by number. `expected`: who held each stand when this was thought out, by number;
    Raises Refused ("stand_held") where somebody has taken one since, and then changes nothing.
    """
    told = {known_stand(session, number): value for number, value in wanted.items()}
    with session.transaction() as act:
        now = stand_store.allocations(session.store)
        for number in told if expected is not None else ():
            held = now.get(number, Allocation(number)).exhibitor
            if held and held != (expected or {}).get(number, ""):
                raise _held_by(session, number, now[number])
        changed, touched = _arranged(now, told)
        for position, number in enumerate(changed):
            exhibitor, state = told[number]
            if exhibitor:
                _put(session, act, number, exhibitor, state, stamp, first=position == 0, origin=origin)
            else:
                _clear(session, act, number, stamp, first=position == 0, origin=origin)
        act.settle()
        follow(session, act, touched, stamp)
    return changed


def _arranged(now: Mapping[str, Allocation], wanted: Mapping[str, tuple[str, StandState]]) -> tuple[list[str], list[str]]:
    """The stands that change hands or state, and the exhibitors whom that touches."""
    changed, touched = [], []
    for number, (exhibitor, state) in wanted.items():
        held = now.get(number, Allocation(number))
        if held.exhibitor != exhibitor or (exhibitor and held.state is not state):
            changed.append(number)
            touched += [held.exhibitor, exhibitor]
    return changed, touched


def known_stand(session: Session, number: str) -> str:
    """The number of a stand as it is on its sign. Raises InputProblem when there is none."""
    wanted = number.strip().upper()
    if not stand_store.has_stand(session.store, wanted):
        raise InputProblem("unknown_stand", stand=number)
    return wanted


def known_exhibitor(session: Session, exhibitor: str) -> Exhibitor:
    """The exhibitor of that id or name. Raises InputProblem when there is none."""
    found = stand_store.exhibitor(session.store, exhibitor)
    if found is None:
        raise InputProblem("unknown_exhibitor", exhibitor=exhibitor)
    return found


def follow(session: Session, act: Transaction, exhibitor_ids: Sequence[str], stamp: Stamp) -> None:
    """Keep the stand numbers on the cards of these exhibitors' people true, and of their co-exhibitors' people."""
    everybody = stand_store.exhibitors(session.store)
    held, guests = stands_by_exhibitor(session), guests_by_host(everybody)
    known = {e.id: e for e in everybody}
    touched = [known[i] for i in dict.fromkeys(exhibitor_ids) if i in known]
    for exhibitor in dict.fromkeys(one for host in touched for one in (host, *guests.get(host.id, ()))):
        numbers = ", ".join(sorted({*held.get(exhibitor.id, ()), *(held.get(exhibitor.host, ()) if exhibitor.host else ())}))
        for person in people_of(session, exhibitor):
            if person.stand != numbers:
                body: dict[str, object] = {"fields": {"stand": numbers}, "origin": "desk"}
                act.append(session.draft(stamp, Kind.ATTENDEE_SET, f"attendee:{person.id}", body))


def people_of(session: Session, exhibitor: Exhibitor) -> list[Attendee]:
    """Everybody of an exhibitor who comes as one, by name."""
    everybody = attendees.of_company(session.store, fold(exhibitor.name))
    return [p for p in everybody if p.category == "exhibitor"]


def _allocate(session: Session, number: str, exhibitor: str, state: StandState, stamp: Stamp) -> StandView:
    number = known_stand(session, number)
    holder = known_exhibitor(session, exhibitor)
    with session.transaction() as act:
        refuse_if_held(session, number, unless=holder.id)
        _put(session, act, number, holder.id, state, stamp, first=True)
        act.settle()
        follow(session, act, [holder.id], stamp)
    return stand_view(session, number)


def _held(session: Session, number: str) -> Allocation:
    held = stand_store.allocation(session.store, number)
    if not held.exhibitor:
        raise Refused("stand_free", stand=number)
    return held


def _refuse_unless(session: Session, expected: Mapping[str, str] | None) -> None:
    """Raise Refused where a stand is not held by whom it was when the change was thought out."""
    for number, exhibitor in (expected or {}).items():
        _held(session, number)
        refuse_if_held(session, number, unless=exhibitor)


def refuse_if_held(session: Session, number: str, unless: str = "", *, code: str = "stand_held") -> None:
    """Raise Refused (`code`) when somebody else than `unless` holds a stand: with who, since when and from which desk."""
    held = stand_store.allocation(session.store, number)
    if held.exhibitor and held.exhibitor != unless:
        raise _held_by(session, number, held, code)


def _held_by(session: Session, number: str, held: Allocation, code: str = "stand_held") -> Refused:
    """Who holds a stand, since when and from which desk: what the one who comes second is told."""
    holder = stand_store.exhibitor(session.store, held.exhibitor)
    entry = journal.entry(session.store, held.record)
    since = clock_time(session.event, entry.happened) if entry else ""
    name = holder.name if holder else held.exhibitor
    return Refused(code, stand=number, holder=name, since=since, desk=entry.desk if entry else "")


def _put(
    session: Session, act: Transaction, number: str, exhibitor: str, state: StandState, stamp: Stamp, *,
    first: bool = False, origin: str = "",
) -> None:  # fmt: skip
    body: dict[str, object] = {"exhibitor": exhibitor, "state": str(state), **({"origin": origin} if origin else {})}
    act.append(session.draft(stamp, Kind.STAND_ALLOCATED, f"stand:{number}", body, first=first))


def _clear(session: Session, act: Transaction, number: str, stamp: Stamp, *, first: bool = False, origin: str = "") -> None:
    body: dict[str, object] = {"origin": origin} if origin else {}
    act.append(session.draft(stamp, Kind.STAND_VACATED, f"stand:{number}", body, first=first))
