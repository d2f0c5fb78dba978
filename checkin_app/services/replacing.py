"""A lost badge: a new one with a code of its own; the old one is refused from then on."""

from __future__ import annotations

from dataclasses import dataclass

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.code import VERSIONS
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.errors import Refused
from checkin_app.services import badges
from checkin_app.services.session import Session
from checkin_app.store import journal


@dataclass(frozen=True, slots=True)
class Replaced:
    """The person with their new badge's version and code; `record` undoes it."""

    attendee: Attendee
    version: int
    code: str
    record: str


def replace_badge(session: Session, attendee_id: str, stamp: Stamp) -> Replaced:
    """Give a person's badge a new version; printing it is another act. `attendee_id` may be the ticket id of the list.

    The same stamp again replaces nothing. Raises InputProblem for nobody, Refused when a person's versions are used up, or in
    the desk's role.
    """
    with session.transaction() as act:
        person = badges.people(session, [attendee_id])[0]
        if not _done_before(session, person, stamp):
            if person.version + 1 >= VERSIONS:
                raise Refused("badge_versions_used_up", name=person.full_name)
            body: dict[str, object] = {"version": person.version + 1}
            act.append(session.draft(stamp, Kind.BADGE_REPLACED, f"attendee:{person.id}", body, first=True))
    person = badges.people(session, [person.id])[0]
    return Replaced(person, person.version, badges.code_of(session, person), stamp.id)


def _done_before(session: Session, person: Attendee, stamp: Stamp) -> bool:
    entry = journal.entry(session.store, stamp.id)
    return entry is not None and entry.subject == f"attendee:{person.id}"
