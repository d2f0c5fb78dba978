"""The card of a person: what the desk shows about them beside the verdict."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from checkin_app.domain.attendee import Attendee, Status
from checkin_app.domain.badge import PrintState
from checkin_app.domain.event import ENTRANCE, Event
from checkin_app.domain.meeting import Meeting, MeetingView, Participant
from checkin_app.domain.search import Findable
from checkin_app.domain.state import BadgePrint
from checkin_app.services import agendas
from checkin_app.services.session import Session
from checkin_app.store import attendees, meetings

NOT_PRINTED = frozenset({PrintState.FAILED, PrintState.CANCELLED})
"""The ends of a print job that leave no paper."""


@dataclass(frozen=True, slots=True)
class BadgeState:
    """A person's badges: how many came out or are under way, how the last one fares, and whether it is out of date."""

    printed: int = 0
    last_state: PrintState | None = None
    last_reason: str = ""
    last_at: str = ""
    printer: str = ""
    job: str = ""
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A person as the desk shows them: `state` is "expected", "arrived", "unpaid", "cancelled" or "blocked"; times HH:MM."""

    attendee: Attendee
    state: str
    arrived_at: str
    arrived_desk: str
    next_meeting: MeetingView | None
    badge: BadgeState


def make_card(session: Session, person: Attendee) -> Card:
    """The card of `person`, as of now."""
    day = session.event.working_day(session.clock())
    today = next((a for a in attendees.admissions_of(session.store, person.id) if a.day == day and _entrance(a)), None)
    return Card(
        attendee=person,
        state=state_of(person, today is not None),
        arrived_at=clock_time(session.event, today.at) if today else "",
        arrived_desk=today.desk if today else "",
        next_meeting=_next_meeting(session, person, day),
        badge=badge_state(session, person, attendees.prints(session.store, [person.id]).get(person.id, [])),
    )


def state_of(person: Attendee | Findable, arrived: bool) -> str:
    """Where a person stands today, in one word that lists, filters and exports share."""
    status = person.status
    if status is Status.CANCELLED or status is Status.BLOCKED:
        return str(status)
    if arrived:
        return "arrived"
    return "unpaid" if status is Status.PENDING else "expected"


def badge_state(
    session: Session, person: Attendee, prints: list[BadgePrint], told: Mapping[str, str] | None = None
) -> BadgeState:
    """How a person's badges fare; failed and cancelled ones do not count as printed.

    `told` is what `agendas_told` says of many at once; without it, it is asked for this person alone.
    """
    if not prints:
        return BadgeState()
    last = prints[-1]
    good = [p for p in prints if p.state not in NOT_PRINTED]
    if told is None:
        told = agendas_told(session, {person.id: prints})
    return BadgeState(
        printed=len(good),
        last_state=last.state,
        last_reason=last.reason,
        last_at=clock_time(session.event, datetime.fromisoformat(last.at)),
        printer=last.printer,
        job=last.job,
        stale=bool(good) and is_stale(person, good[-1].text, told),
    )


def agendas_told(session: Session, prints: Mapping[str, Sequence[BadgePrint]]) -> dict[str, str]:
    """The agendas as they are now (their digests) of those people whose badges tell one, in one reading; for `badge_state`."""
    good = {one: [p for p in own if p.state not in NOT_PRINTED] for one, own in prints.items()}
    return agendas.digests_now(session, {one: own[-1].text for one, own in good.items() if own})


def is_stale(person: Attendee, text: str, told: Mapping[str, str]) -> bool:
    """Whether paper that says `text` is out of date: its words, or the meetings on its other half."""
    words, digest = agendas.parted(text)
    return words != printed_words(person) or (bool(digest) and digest != told.get(person.id))


def printed_words(person: Attendee) -> str:
    """What a badge says about a person: when it differs from what was printed, the paper is stale."""
    said = [person.on_paper(name) for name in ("first_name", "last_name", "company")]
    own = [person.printed["job_title"]] if "job_title" in person.printed else []
    return "|".join([*said, person.stand, str(person.version), *own])


def clock_time(event: Event, at: datetime) -> str:
    """ "09:12" by the event's clock."""
    return f"{event.local(at):%H:%M}"


def views(session: Session, planned: list[Meeting]) -> list[MeetingView]:
    """Meetings with their two people as they are now, read in one go."""
    ids = list(dict.fromkeys([m.first for m in planned] + [m.second for m in planned]))
    people = {p.id: p for p in attendees.by_ids(session.store, ids)}
    arrived: dict[date, dict[str, tuple[datetime, str]]] = {
        day: attendees.arrivals(session.store, day, ENTRANCE.id) for day in {m.day for m in planned}
    }

    def side(attendee_id: str, day: date) -> Participant:
        person = people.get(attendee_id)
        if person is None:
            return Participant(attendee_id, "", "")
        came = arrived[day].get(attendee_id)
        seen = clock_time(session.event, came[0]) if came else ""
        return Participant(person.id, person.full_name, person.company, person.phone, seen)

    return [MeetingView(m, side(m.first, m.day), side(m.second, m.day)) for m in planned]


def _next_meeting(session: Session, person: Attendee, day: date) -> MeetingView | None:
    local = session.event.local(session.clock())
    now = local.time() if local.date() == day else None
    planned = [m for m in meetings.of_attendee(session.store, person.id) if m.day == day]
    coming = [m for m in planned if now is None or m.end > now]
    return replace(views(session, coming[:1])[0]) if coming else None


def _entrance(admission: object) -> bool:
    return getattr(admission, "checkpoint", "") == ENTRANCE.id
