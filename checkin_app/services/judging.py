"""From a code or a name to a judgement, and the entry that records it: what every scan and every choice goes through."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from checkin_app.domain import code as codes
from checkin_app.domain.attendee import Attendee
from checkin_app.domain.checkin import Admission, Decision, Direction, Verdict, decide
from checkin_app.domain.event import Checkpoint
from checkin_app.domain.journal import Draft, Kind, Stamp
from checkin_app.domain.names import clean
from checkin_app.domain.state import Passage, replacements
from checkin_app.services import tickets
from checkin_app.services.card import clock_time
from checkin_app.services.session import Session
from checkin_app.store import attendees, journal


@dataclass(frozen=True, slots=True)
class Gate:
    """Where somebody stands, which way they go, and whether a supervisor gave their word."""

    place: Checkpoint
    direction: Direction = Direction.ENTRY
    override: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """A scan as judged, before it is written."""

    decision: Decision
    attendee: Attendee | None = None
    fault: str = ""


def judge_code(session: Session, raw: str, stamp: Stamp, gate: Gate) -> Judged:
    """Judge what was scanned: one of our codes, or a ticket of the list, whatever keyboard typed it."""
    reading = _read(session, raw)
    if isinstance(reading, codes.CodeFault):
        person = tickets.holder(session, raw) if reading in {codes.CodeFault.FOREIGN, codes.CodeFault.TRUNCATED} else None
        if person:
            return judge_person(session, person, stamp, gate)
        verdict = Verdict.FORGED_CODE if reading is codes.CodeFault.FORGED else Verdict.MALFORMED_CODE
        return Judged(Decision(verdict), fault=reading)
    holders = attendees.by_serial(session.store, reading.serial)
    if len(holders) != 1:
        return Judged(Decision(Verdict.UNKNOWN_CODE))
    if reading.version < holders[0].version:
        return Judged(Decision(Verdict.REVOKED_BADGE), holders[0])
    return judge_person(session, holders[0], stamp, gate)


def _read(session: Session, raw: str) -> codes.BadgeCode | codes.CodeFault:
    """A training copy reads the real badges too; at the real event a badge of the training is told as such."""
    reading = codes.read(raw, {session.key.key_id: session.key})
    if reading is not codes.CodeFault.OTHER_EVENT:
        return reading
    again = codes.read(raw, {session.other_key.key_id: session.other_key})
    if isinstance(again, codes.CodeFault):
        return reading
    return again if session.training else codes.CodeFault.TRAINING


def judge_person(session: Session, person: Attendee, stamp: Stamp, gate: Gate) -> Judged:
    """Judge somebody who is known."""
    day = session.event.working_day(stamp.at)
    admissions = attendees.admissions_of(session.store, person.id)
    outside = gate.place.exits and _is_out(session, person, gate.place, day)
    read = _refusals_read(session, person, gate.place, day) if gate.override else ()
    return Judged(decide(person, admissions, gate.place, day, gate.direction, gate.override, outside, read), person)


def passage_draft(session: Session, stamp: Stamp, judged: Judged, gate: Gate, code: str = "") -> Draft:
    """The entry that records it, refused or not."""
    person, decision = judged.attendee, judged.decision
    body: dict[str, object] = {
        "checkpoint": gate.place.id,
        "day": session.event.working_day(stamp.at).isoformat(),
        "direction": str(gate.direction),
        "verdict": str(decision.verdict),
        "via": "scan" if code else "name",
    }
    if person:
        body["attendee"] = person.id
    else:
        body["code"] = clean(code)[:200]
    if decision.overridden:
        body |= {"override": True, "overridden": str(decision.overridden)}
    subject = f"attendee:{person.id}" if person else f"code:{stamp.id}"
    return session.draft(stamp, Kind.PASSAGE, subject, body, first=True)


def entry_before(session: Session, person: Attendee, passage: Passage) -> Admission | None:
    """The entry that stood in the way of a stored passage, or went before it."""
    if passage.verdict not in {Verdict.ALREADY_IN, Verdict.RETURNING}:
        return None
    here = [a for a in attendees.admissions_of(session.store, person.id) if a.checkpoint == passage.checkpoint]
    today = next((a for a in here if a.day.isoformat() == passage.day and a.record != passage.record), None)
    before = next((a for a in here if a.day.isoformat() < passage.day), None)
    return today or before or (here[0] if here and passage.verdict is Verdict.ALREADY_IN else None)


def replaced_at(session: Session, person: Attendee) -> str:
    """When the last of a person's badges was replaced: "09:12", with the day before it on another one; "" if none was."""
    known = replacements(journal.entries_of(session.store, f"attendee:{person.id}"))
    if not known:
        return ""
    at = session.event.local(datetime.fromisoformat(known[-1].at))
    today = at.date() == session.event.local(session.clock()).date()
    return clock_time(session.event, at) if today else f"{at:%d/%m %H:%M}"


def _refusals_read(session: Session, person: Attendee, place: Checkpoint, day: date) -> set[Verdict]:
    """Why they were refused here today: whoever gives a supervisor's word has seen that."""
    return {p.verdict for p in attendees.passages_at(session.store, place.id, day, person.id) if not p.verdict.lets_in}


def _is_out(session: Session, person: Attendee, place: Checkpoint, day: date) -> bool:
    passed = [p for p in attendees.passages_at(session.store, place.id, day, person.id) if not p.annulled and p.verdict.lets_in]
    return bool(passed) and passed[-1].verdict is Verdict.EXIT
