"""The stand plan: who holds which stand, whether their staff have come, and the verbs that change it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from checkin_app.documents import floorplan as drawing
from checkin_app.domain.attendee import Attendee
from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.floorplan import Arrivals, Exhibitor, Hall, StaffMember, StandState, StandView
from checkin_app.domain.journal import Entry, Kind, Stamp
from checkin_app.domain.names import fold
from checkin_app.domain.state import Allocation
from checkin_app.errors import InputProblem, Refused
from checkin_app.services.card import NOT_PRINTED, agendas_told, badge_state, clock_time
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal
from checkin_app.store import stands as stand_store
from checkin_app.store.journal import Transaction
from checkin_app.wording import _, arrivals_name, day_name, stand_state_name

_STAND_KINDS = frozenset({Kind.STAND_ALLOCATED, Kind.STAND_VACATED})


@dataclass(frozen=True, slots=True)
class ExhibitorView:
    """An exhibitor with the stands they hold and their people."""

    exhibitor: Exhibitor
    stands: tuple[str, ...]
    staff: tuple[StaffMember, ...]


@dataclass(frozen=True, slots=True)
class StandEvent:
    """A line of a stand's history. `what`: reserved, confirmed or vacated; `at` is event-local.

    `exhibitor` is who got the stand, or who left it; `other` the stand that they came from or went to by a move or a swap.
    """

    record: str
    at: datetime
    what: str
    exhibitor: str
    annulled: bool
    other: str = ""


def halls(session: Session) -> list[Hall]:
    """Every hall with what stands in it."""
    return stand_store.halls(session.store)


def stand_views(session: Session) -> list[StandView]:
    """Every stand of every hall, by number, with its holder and their staff's arrivals of the day."""
    holders = {e.id: e for e in stand_store.exhibitors(session.store)}
    allocations = stand_store.allocations(session.store)
    staff = _staff_by_company(session)
    views = []
    for stand in (stand for hall in halls(session) for stand in hall.stands):
        held = allocations.get(stand.number, Allocation(stand.number))
        holder = holders.get(held.exhibitor)
        people = staff.get(fold(holder.name), ()) if holder else ()
        views.append(StandView(stand, held.state if holder else StandState.FREE, holder, people))
    return sorted(views, key=lambda view: view.stand.number)


def stand_view(session: Session, number: str) -> StandView:
    """One stand. Raises InputProblem when there is none of that number."""
    number = _known_stand(session, number)
    return next(view for view in stand_views(session) if view.stand.number == number)


def exhibitors(session: Session) -> list[ExhibitorView]:
    """Every exhibitor by name, with their stands and people."""
    staff = _staff_by_company(session)
    held: dict[str, list[str]] = {}
    for number, allocation in sorted(stand_store.allocations(session.store).items()):
        held.setdefault(allocation.exhibitor, []).append(number)
    return [
        ExhibitorView(e, tuple(held.get(e.id, ())), staff.get(fold(e.name), ())) for e in stand_store.exhibitors(session.store)
    ]


def assign(session: Session, number: str, exhibitor: str, stamp: Stamp) -> StandView:
    """Give a free stand to an exhibitor, confirmed. Raises Refused when somebody else holds it."""
    return _allocate(session, number, exhibitor, StandState.CONFIRMED, stamp)


def reserve(session: Session, number: str, exhibitor: str, stamp: Stamp) -> StandView:
    """Keep a free stand for an exhibitor until they confirm."""
    return _allocate(session, number, exhibitor, StandState.RESERVED, stamp)


def confirm(session: Session, number: str, stamp: Stamp) -> StandView:
    """Turn the reservation of a stand into a confirmed one. Raises Refused for a free stand."""
    number = _known_stand(session, number)
    with session.transaction() as act:
        held = _held(session, number)
        _put(session, act, number, held.exhibitor, StandState.CONFIRMED, stamp, first=True)
    return stand_view(session, number)


def move(session: Session, from_: str, to: str, stamp: Stamp) -> StandView:
    """Move the holder of one stand to a free one, their people's stand with them."""
    from_, to = _known_stand(session, from_), _known_stand(session, to)
    if from_ == to:
        raise Refused("same_stand", stand=to)
    with session.transaction() as act:
        held = _held(session, from_)
        _refuse_if_held(session, to)
        _clear(session, act, from_, stamp, first=True)
        _put(session, act, to, held.exhibitor, held.state, stamp)
        act.settle()
        _follow(session, act, held.exhibitor, stamp)
    return stand_view(session, to)


def swap(session: Session, from_: str, to: str, stamp: Stamp) -> StandView:
    """Let the holders of two stands change places; with one of them free this is a move."""
    from_, to = _known_stand(session, from_), _known_stand(session, to)
    if from_ == to:
        raise Refused("same_stand", stand=to)
    with session.transaction() as act:
        one, other = stand_store.allocation(session.store, from_), stand_store.allocation(session.store, to)
        if not (one.exhibitor or other.exhibitor):
            raise Refused("stand_free", stand=from_)
        for position, (number, held) in enumerate(((from_, other), (to, one))):
            if held.exhibitor:
                _put(session, act, number, held.exhibitor, held.state, stamp, first=position == 0)
            else:
                _clear(session, act, number, stamp, first=position == 0)
        act.settle()
        for held in (one, other):
            _follow(session, act, held.exhibitor, stamp)
    return stand_view(session, to)


def vacate(session: Session, number: str, stamp: Stamp) -> StandView:
    """Free a stand. Raises Refused when nobody holds it."""
    number = _known_stand(session, number)
    with session.transaction() as act:
        held = _held(session, number)
        _clear(session, act, number, stamp, first=True)
        act.settle()
        _follow(session, act, held.exhibitor, stamp)
    return stand_view(session, number)


def stale_papers(session: Session, number: str) -> list[Attendee]:
    """The people whose badge, as it was last printed, names this stand: a move makes it untrue."""
    said = _stands_said(session, None)
    return attendees.by_ids(session.store, [attendee for attendee, numbers in said.items() if number in numbers])


def stale_badges(session: Session, number: str) -> list[Attendee]:
    """Those of the staff of this stand whose badge, as it was last printed, names other stands than they have now."""
    staff = [member.attendee_id for member in stand_view(session, number).staff]
    said = _stands_said(session, staff)
    return [person for person in attendees.by_ids(session.store, list(said)) if said[person.id] != _numbers(person.stand)]


def history(session: Session, number: str) -> list[StandEvent]:
    """What happened to a stand, oldest first."""
    entries = journal.entries_of(session.store, f"stand:{_known_stand(session, number)}")
    annulled = {(e.body or {}).get("annuls") for e in entries if e.kind == Kind.ANNULLED}
    names = {e.id: e.name for e in stand_store.exhibitors(session.store)}
    lines: list[StandEvent] = []
    holder = ""
    for entry in entries:
        if entry.kind not in _STAND_KINDS:
            continue
        body = entry.body or {}
        given = body.get("exhibitor", "")
        undone = entry.id in annulled
        lines.append(
            StandEvent(
                record=entry.id,
                at=session.event.local(entry.happened),
                what=body.get("state", "vacated"),
                exhibitor=names.get(given or holder, ""),
                annulled=undone,
                other=_other_stand(session, entry, given or holder),
            )
        )
        holder = holder if undone else given
    return lines


def _other_stand(session: Session, entry: Entry, exhibitor: str) -> str:
    """Where the exhibitor came from or went to by the same act; "" when that act was no move and no swap."""
    act = journal.entries_of_batch(session.store, entry.batch)
    others = [e for e in act if e.kind in _STAND_KINDS and e.subject != entry.subject]
    if len(others) != 1:
        return ""
    went = entry.kind == Kind.STAND_VACATED
    body = (others[0] if went else _entry_before(session, others[0])).body or {}
    return others[0].subject.partition(":")[2] if body.get("exhibitor") == exhibitor else ""


def _entry_before(session: Session, entry: Entry) -> Entry:
    """What was said of the same stand before; the entry itself when it is the first."""
    said = [e for e in journal.entries_of(session.store, entry.subject) if e.kind in _STAND_KINDS and e.order < entry.order]
    return said[-1] if said else entry


def _stands_said(session: Session, ids: Sequence[str] | None) -> dict[str, frozenset[str]]:
    """The stands that the last badge of each person names, for those who have one."""
    said = {}
    for attendee, printed in attendees.prints(session.store, ids).items():
        good = [badge for badge in printed if badge.state not in NOT_PRINTED]
        if good:
            said[attendee] = _numbers(good[-1].stand)
    return said


def _numbers(said: str) -> frozenset[str]:
    return frozenset(part.strip() for part in said.split(",") if part.strip())


def draw(session: Session, format_: str, page: str = "A4") -> bytes:
    """The plan of the first hall as "pdf", "svg" or "png". Raises InputProblem when there is no hall."""
    known = halls(session)
    if not known:
        raise InputProblem("no_hall")
    views = [view for view in stand_views(session) if view.stand.hall == known[0].id]
    title = f"{session.event.name} · {known[0].name}"
    words = _plan_words(session)
    if format_ == "svg":
        return drawing.plan_svg(known[0], views, title, page, words).encode()
    if format_ == "png":
        return drawing.plan_png(known[0], views, title, page, words)
    return drawing.plan_pdf(known[0], views, title, page, words)


def _plan_words(session: Session) -> drawing.PlanWords:
    """The plan's words in the language of the screen; the arrivals on it are those of a moment, which it names."""
    now = session.event.local(session.clock())
    looks: dict[str, str] = {kind: arrivals_name(kind) for kind in Arrivals}
    looks |= {kind: stand_state_name(kind) for kind in StandState}
    moment = _("{day}, {time}").format(day=day_name(session.event.working_day(session.clock())), time=f"{now:%H:%M}")
    return drawing.PlanWords(_("Scale 1:{scale}"), _("Exhibitors"), moment, looks)


def _allocate(session: Session, number: str, exhibitor: str, state: StandState, stamp: Stamp) -> StandView:
    number = _known_stand(session, number)
    holder = stand_store.exhibitor(session.store, exhibitor)
    if holder is None:
        raise InputProblem("unknown_exhibitor", exhibitor=exhibitor)
    with session.transaction() as act:
        _refuse_if_held(session, number, unless=holder.id)
        _put(session, act, number, holder.id, state, stamp, first=True)
        act.settle()
        _follow(session, act, holder.id, stamp)
    return stand_view(session, number)


def _known_stand(session: Session, number: str) -> str:
    wanted = number.strip().upper()
    if not stand_store.has_stand(session.store, wanted):
        raise InputProblem("unknown_stand", stand=number)
    return wanted


def _held(session: Session, number: str) -> Allocation:
    held = stand_store.allocation(session.store, number)
    if not held.exhibitor:
        raise Refused("stand_free", stand=number)
    return held


def _refuse_if_held(session: Session, number: str, unless: str = "") -> None:
    held = stand_store.allocation(session.store, number)
    if held.exhibitor and held.exhibitor != unless:
        holder = stand_store.exhibitor(session.store, held.exhibitor)
        raise Refused("stand_held", stand=number, holder=holder.name if holder else held.exhibitor)


def _put(
    session: Session,
    act: Transaction,
    number: str,
    exhibitor: str,
    state: StandState,
    stamp: Stamp,
    *,
    first: bool = False,
) -> None:
    body: dict[str, object] = {"exhibitor": exhibitor, "state": str(state)}
    act.append(session.draft(stamp, Kind.STAND_ALLOCATED, f"stand:{number}", body, first=first))


def _clear(session: Session, act: Transaction, number: str, stamp: Stamp, *, first: bool = False) -> None:
    act.append(session.draft(stamp, Kind.STAND_VACATED, f"stand:{number}", {}, first=first))


def _follow(session: Session, act: Transaction, exhibitor_id: str, stamp: Stamp) -> None:
    """Keep the stand number on the cards and badges of an exhibitor's people true."""
    exhibitor = stand_store.exhibitor(session.store, exhibitor_id) if exhibitor_id else None
    if exhibitor is None:
        return
    numbers = ", ".join(stand_store.stands_of(session.store, exhibitor.id))
    for person in _people_of(session, exhibitor):
        if person.stand != numbers:
            body: dict[str, object] = {"fields": {"stand": numbers}, "origin": "desk"}
            act.append(session.draft(stamp, Kind.ATTENDEE_SET, f"attendee:{person.id}", body))


def _people_of(session: Session, exhibitor: Exhibitor) -> list[Attendee]:
    everybody = attendees.of_company(session.store, fold(exhibitor.name))
    return [p for p in everybody if p.category == "exhibitor"]


def _staff_by_company(session: Session) -> dict[str, tuple[StaffMember, ...]]:
    """An exhibitor's staff: those of their company who come as exhibitors."""
    day = session.event.working_day(session.clock())
    came = attendees.arrivals(session.store, day, ENTRANCE.id)
    rows = session.store.query("SELECT * FROM attendee WHERE category = 'exhibitor' ORDER BY name_key")
    people = [attendees.attendee_of(row) for row in rows]
    printed = attendees.prints(session.store)
    told = agendas_told(session, printed)
    staff: dict[str, list[StaffMember]] = {}
    for person in people:
        seen = clock_time(session.event, came[person.id][0]) if person.id in came else ""
        badge = badge_state(session, person, printed.get(person.id, []), told)
        member = StaffMember(person.id, person.full_name, person.phone, seen, badge.printed > 0)
        staff.setdefault(fold(person.company), []).append(member)
    return {company: tuple(members) for company, members in staff.items()}
