"""What the person at the desk does: find, scan, admit, undo, correct, register on the spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.badge import BadgePolicy
from checkin_app.domain.checkin import Admission, Direction, Verdict
from checkin_app.domain.event import ENTRANCE, Checkpoint, Event
from checkin_app.domain.journal import Draft, Entry, Kind, Stamp
from checkin_app.domain.names import clean
from checkin_app.domain.roles import Role, needed
from checkin_app.domain.state import Passage, passage_of
from checkin_app.errors import InputProblem, Refused
from checkin_app.services import checkpoints, sealing, undo_rules
from checkin_app.services.card import Card, clock_time, make_card
from checkin_app.services.judging import Gate, Judged, entry_before, judge_code, judge_person, passage_draft, replaced_at
from checkin_app.services.registration import check_room, checked_fields, fresh_serials
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal

_UNDOABLE = (
    Kind.PASSAGE, Kind.ATTENDEE_SET, Kind.BADGE_REPLACED, Kind.STAND_ALLOCATED, Kind.STAND_VACATED, Kind.EXHIBITOR_SET,
    Kind.HALL_SET, Kind.HALL_EDITED, Kind.EXHIBITOR_NOTED, Kind.EXHIBITOR_HANDED, Kind.PAPER_SETTLED, Kind.MEETING_SET,
    Kind.IMPORTED, Kind.EVENT_SET, Kind.BADGE_TEXT, Kind.LAYOUT_SET, Kind.IMAGE_SET,
)  # fmt: skip
_OF_THE_BADGES_PAGE = frozenset({Kind.LAYOUT_SET, Kind.IMAGE_SET})


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a scan or a choice came to, once it is stored. Times are event-local; `at` is aware.

    `place` is the checkpoint. `first` is the entry that went before (`already_in`, `returning`); `since`, when an old badge was
    replaced; `fault`, why a code was not read as one of ours. `overridden`: a supervisor set a refusal aside, `refused` which
    one, as long as that is fresh. `print_badge`: the badge policy asks for one now.
    """

    verdict: Verdict
    record: str
    at: datetime
    local_time: str
    desk: str
    day: date
    card: Card | None
    first: Admission | None = None
    first_time: str = ""
    code: str = ""
    fault: str = ""
    place: Checkpoint = ENTRANCE
    overridden: bool = False
    refused: Verdict | None = None
    annulled: bool = False
    print_badge: bool = False
    since: str = ""


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo annulled: the kind of entry, who it was about, and whether it was annulled before.

    `kept`: people whom an import had registered and who stay, because the desk has dealt with them since. `gone`: with the act
    the person left the list: a walk-in that was taken back.
    """

    record: str
    what: str
    attendee: Attendee | None
    already: bool = False
    stand: str = ""
    kept: int = 0
    gone: bool = False


@dataclass(frozen=True, slots=True)
class DeskStatus:
    """What the frame of the window shows.

    `place` and `direction` are where this desk scans and which way people go there; `came`, how many came there today. `role`
    is the one in force; `guarded`: the event has PINs.
    """

    event: Event
    day: date
    day_number: int
    arrived: int
    expected: int
    last_quarter: int
    desk: str
    place: Checkpoint
    direction: Direction
    came: int
    role: Role
    guarded: bool


def status(session: Session) -> DeskStatus:
    """The day, who has come, who is expected."""
    event, now = session.event, session.clock()
    day, place = event.working_day(now), checkpoints.here(session)
    return DeskStatus(
        event=event,
        day=day,
        day_number=event.day_number(day),
        arrived=attendees.arrived_count(session.store, day, ENTRANCE.id),
        expected=attendees.count(session.store),
        last_quarter=attendees.arrived_count(session.store, day, ENTRANCE.id, now - timedelta(minutes=15)),
        desk=session.desk,
        place=place,
        direction=checkpoints.direction_here(session),
        came=attendees.arrived_count(session.store, day, place.id),
        role=session.role,
        guarded=bool(session.guarded),
    )


def card(session: Session, attendee_id: str) -> Card:
    """Everything the desk shows about a person. Raises InputProblem for nobody."""
    return make_card(session, _person(session, attendee_id))


def scan(
    session: Session,
    code: str,
    stamp: Stamp,
    *,
    checkpoint: str = ENTRANCE.id,
    direction: Direction = Direction.ENTRY,
    override: bool = False,
) -> Outcome:
    """Judge a scanned code and record it, refused or not. The same stamp again gives the same outcome."""
    gate = Gate(checkpoints.checkpoint(session, checkpoint), direction, override)
    return _passed(session, stamp, gate, lambda: judge_code(session, code, stamp, gate), code)


def check_in(
    session: Session,
    attendee_id: str,
    stamp: Stamp,
    *,
    checkpoint: str = ENTRANCE.id,
    direction: Direction = Direction.ENTRY,
    override: bool = False,
) -> Outcome:
    """Judge a person chosen by name and record it. `attendee_id` may be the ticket id of the list."""
    gate = Gate(checkpoints.checkpoint(session, checkpoint), direction, override)
    return _passed(session, stamp, gate, lambda: judge_person(session, _person(session, attendee_id), stamp, gate))


def _passed(session: Session, stamp: Stamp, gate: Gate, judge: Callable[[], Judged], code: str = "") -> Outcome:
    if known := attendees.passage(session.store, stamp.id):
        return outcome(session, known)
    with session.transaction() as act:
        judged = judge()
        entry = act.append(passage_draft(session, stamp, judged, gate, code))
    return _finished(session, entry, judged, code)


def check_in_many(
    session: Session,
    ids: Sequence[str],
    stamp: Stamp,
    *,
    checkpoint: str = ENTRANCE.id,
    direction: Direction = Direction.ENTRY,
) -> list[Outcome]:
    """Admit several people (a company, a ticked list) in one act, undone in one step; the same stamp is the same act."""
    gate = Gate(checkpoints.checkpoint(session, checkpoint), direction)
    done = (attendees.passage(session.store, entry.id) for entry in journal.entries_of_batch(session.store, stamp.id))
    if known := [outcome(session, passage) for passage in done if passage]:
        return known
    made: list[tuple[Entry, Judged]] = []
    with session.transaction() as act:
        for attendee_id in dict.fromkeys(ids):
            person = _person(session, attendee_id)
            judged = judge_person(session, person, stamp, gate)
            draft = passage_draft(session, stamp, judged, gate)
            made.append((act.append(replace(draft, id=session.new_id() if made else stamp.id)), judged))
    return [_finished(session, entry, judged) for entry, judged in made]


def recent(session: Session, limit: int = 4) -> list[Outcome]:
    """The last outcomes at this desk, newest first; of any desk while this one has none."""
    last = attendees.recent_passages(session.store, limit, session.desk)
    return [outcome(session, p) for p in last or attendees.recent_passages(session.store, limit)]


def undo(session: Session, record: str, stamp: Stamp, why: str = "") -> Undone:
    """Annul a record, or the whole act that it belongs to: the entries stay, with who annulled them and why.

    Raises InputProblem for an unknown record, Refused for one that cannot be undone, not any more, or not in the role in force.
    """
    entry = journal.entry(session.store, record)
    if entry is None:
        raise InputProblem("unknown_record", record=record)
    if entry.kind not in _UNDOABLE or _made_the_event(entry):
        raise Refused("cannot_undo", record=record)
    noun, _, name = entry.subject.partition(":")
    before = attendees.by_id(session.store, name) if noun == "attendee" else None
    for attempt in range(sealing.ATTEMPTS):
        place = journal.mark(session.store)
        batch = [e for e in journal.entries_of_batch(session.store, entry.batch) if e.kind in _UNDOABLE]
        annulled = journal.annulled_of_batch(session.store, entry.batch)
        standing = [e for e in batch if e.id not in annulled]
        undo_rules.refuse_built_upon(session, standing)
        kept = undo_rules.still_needed(session, standing)
        undoing = [_annulment(session, undone, stamp, why) for undone in standing if undone.subject not in kept]
        if sealing.write_all(session, undoing, None if attempt == sealing.ATTEMPTS - 1 else place):
            break
    return _undone(session, record, _head(batch, entry), before, already=not undoing, kept=len(kept))


def _annulment(session: Session, undone: Entry, stamp: Stamp, why: str) -> Draft:
    session.require(needed(undone.kind, undone.body or {}))
    return session.draft(stamp, Kind.ANNULLED, undone.subject, {"annuls": undone.id, "why": clean(why)})


def _made_the_event(entry: Entry) -> bool:
    """The event itself bears the id of the act that made it."""
    return entry.subject == f"event:{entry.batch}"


def _head(batch: Sequence[Entry], entry: Entry) -> Entry:
    """What the act was about: the stand, not the people whose cards followed it; whom it registered, not that they came in."""
    about = {Kind.STAND_ALLOCATED, Kind.STAND_VACATED}
    stand = next((e for e in batch if e.kind in about), None)
    return stand or next((e for e in batch if e.kind == Kind.ATTENDEE_SET), entry)


def _undone(session: Session, record: str, head: Entry, before: Attendee | None, *, already: bool, kept: int) -> Undone:
    noun, _, name = head.subject.partition(":")
    person = attendees.by_id(session.store, name) if noun == "attendee" else None
    stand = name if noun == "stand" else ""
    gone = before is not None and person is None
    return Undone(record, head.kind, person or before, already=already, stand=stand, kept=kept, gone=gone)


def undo_last(session: Session, stamp: Stamp) -> Undone | None:
    """Annul the last act of this desk that still stands; None when there is none.

    A refused scan is nothing to undo, and Ctrl+Z stops at an import: that is undone by its record only. Layouts have an
    undo of their own.
    """
    kinds = [kind for kind in _UNDOABLE if kind not in _OF_THE_BADGES_PAGE]
    for entry in journal.last_acts(session.store, session.desk, kinds):
        if entry.kind == Kind.PASSAGE and not Verdict((entry.body or {})["verdict"]).lets_in:
            continue
        if (entry.body or {}).get("origin") == "import" or _made_the_event(entry):
            return None
        return undo(session, entry.id, stamp)
    return None


def correct(session: Session, attendee_id: str, fields: dict[str, str], stamp: Stamp) -> Attendee:
    """Set fields of a person at the desk; the list's values are kept beside. Raises InputProblem for a wrong one."""
    person = _person(session, attendee_id)
    wanted = {name: value for name, value in checked_fields(fields).items() if str(getattr(person, name)) != value}
    if not (wanted.get("last_name", person.last_name) or wanted.get("first_name", person.first_name)):
        raise InputProblem("person_without_name")
    if wanted:
        body: dict[str, object] = {"fields": wanted, "origin": "desk"}
        with session.transaction() as act:
            act.append(session.draft(stamp, Kind.ATTENDEE_SET, f"attendee:{person.id}", body, first=True))
    return _person(session, person.id)


def walk_in(session: Session, fields: dict[str, str], stamp: Stamp, *, override: bool = False) -> Outcome:
    """Register somebody on the spot and admit them, in one act; the same stamp again registers nobody twice.

    Raises InputProblem without a name, Refused when the event is full; `override` is a supervisor's word that it is not.
    """
    if known := attendees.passage(session.store, stamp.id):
        return outcome(session, known)
    wanted = checked_fields(fields)
    if not (wanted.get("last_name") or wanted.get("first_name")):
        raise InputProblem("person_without_name")
    gate = Gate(checkpoints.checkpoint(session, ENTRANCE.id))
    person_id = session.new_id()
    with session.transaction() as act:
        check_room(session, override=override)
        serial = fresh_serials(session, 1)[0]
        today = session.event.local(stamp.at).date().isoformat()
        body: dict[str, object] = {
            "fields": {"registered_on": today, **wanted}, "origin": "walk-in", "serial": serial, "version": 1,
        }  # fmt: skip
        act.append(session.draft(stamp, Kind.ATTENDEE_SET, f"attendee:{person_id}", body), new_subject=True)
        act.settle()
        judged = judge_person(session, _person(session, person_id), stamp, gate)
        entry = act.append(passage_draft(session, stamp, judged, gate))
    return _finished(session, entry, judged)


def outcome(session: Session, passage: Passage) -> Outcome:
    """A stored passage as the desk shows it again."""
    return _shown(session, passage, attendees.by_id(session.store, passage.attendee) if passage.attendee else None)


def _shown(session: Session, passage: Passage, person: Attendee | None) -> Outcome:
    at = datetime.fromisoformat(passage.at)
    first = entry_before(session, person, passage) if person else None
    revoked = passage.verdict is Verdict.REVOKED_BADGE
    return Outcome(
        verdict=passage.verdict,
        record=passage.record,
        at=at,
        local_time=f"{session.event.local(at):%H:%M:%S}",
        desk=passage.desk,
        day=date.fromisoformat(passage.day),
        card=make_card(session, person) if person else None,
        first=first,
        first_time=clock_time(session.event, first.at) if first else "",
        code=passage.code,
        place=session.event.checkpoint(passage.checkpoint) or Checkpoint(passage.checkpoint, passage.checkpoint),
        since=replaced_at(session, person) if person and revoked else "",
        overridden=passage.overridden,
        annulled=passage.annulled,
    )


def _person(session: Session, attendee_id: str) -> Attendee:
    person = attendees.by_id(session.store, attendee_id)
    by_ticket = [] if person else attendees.by_external_id(session.store, attendee_id)
    if person is None and len(by_ticket) != 1:
        raise InputProblem("unknown_attendee", id=attendee_id)
    return person or by_ticket[0]


def _finished(session: Session, entry: Entry, judged: Judged, code: str = "") -> Outcome:
    passage = passage_of(entry)
    shown = _shown(session, passage, judged.attendee)
    return replace(
        shown,
        code=code,
        fault=judged.fault,
        refused=judged.decision.overridden,
        print_badge=_wants_badge(session, shown),
    )


def _wants_badge(session: Session, shown: Outcome) -> bool:
    if not shown.verdict.lets_in or shown.verdict is Verdict.EXIT or shown.card is None or shown.place.id != ENTRANCE.id:
        return False
    policy = BadgePolicy(session.settings.badge_policy)
    return policy is BadgePolicy.ALWAYS or (policy is BadgePolicy.FIRST_TIME and not shown.card.badge.printed)
