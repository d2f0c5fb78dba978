"""The meetings that stand on the other half of a badge, read for everybody at once, and what was printed of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.badge import AgendaItem
from checkin_app.domain.layout import Layout, SlotKind
from checkin_app.domain.meeting import Meeting, table_number
from checkin_app.services.session import Session
from checkin_app.store import attendees, meetings
from checkin_app.wording import _, day_name

_PRINTED = "\n"
"""Between the words of a badge as it was printed and the digest of its agenda; none without an agenda."""

_DIGEST_LETTERS = 16
_TOGETHER = 500
"""More people than these are answered by one reading of all meetings."""


def shows_agenda(layout: Layout) -> bool:
    """Whether badges of that layout tell the meetings of their holders."""
    return any(slot.kind is SlotKind.AGENDA for slot in layout.slots)


def agendas(session: Session, ids: Sequence[str]) -> dict[str, tuple[AgendaItem, ...]]:
    """The meetings of those people in order, in the words of the screen's language; those who have none are left out."""
    planned, partners = _planned(session, ids)
    names = {day: day_name(day) for day in {meeting.day for one in planned.values() for meeting in one}}
    return {
        attendee_id: tuple(
            AgendaItem(names[m.day], f"{m.start:%H:%M}", _table(m), *_names(partners.get(_partner(m, attendee_id))))
            for m in own
        )
        for attendee_id, own in planned.items()
    }


def digests(session: Session, ids: Sequence[str]) -> dict[str, str]:
    """What those people's agendas amount to, whatever the language: another meeting, time, table or partner, another digest."""
    planned, partners = _planned(session, ids)
    return {attendee_id: _digest(attendee_id, planned.get(attendee_id, []), partners) for attendee_id in ids}


def with_digest(words: str, digest: str) -> str:
    """What is kept of a badge that told an agenda too."""
    return f"{words}{_PRINTED}{digest}"


def parted(text: str) -> tuple[str, str]:
    """The words of a badge as printed, and the digest of its agenda, "" when it told none."""
    words, _mark, digest = text.partition(_PRINTED)
    return words, digest


def digests_now(session: Session, texts: Mapping[str, str]) -> dict[str, str]:
    """The digests of today for those whose badge, as printed (`texts` by attendee id), told an agenda; one reading for all."""
    told = [attendee_id for attendee_id, text in texts.items() if parted(text)[1]]
    return digests(session, told) if told else {}


def _planned(session: Session, ids: Sequence[str]) -> tuple[dict[str, list[Meeting]], dict[str, Attendee]]:
    """Each one's meetings in order, and the people whom they meet, by id."""
    wanted = set(ids)
    found = meetings.meetings(session.store) if len(wanted) > _TOGETHER else meetings.of_people(session.store, list(wanted))
    planned: dict[str, list[Meeting]] = {}
    partners: set[str] = set()
    for meeting in found:
        for one in {meeting.first, meeting.second} & wanted:
            planned.setdefault(one, []).append(meeting)
            partners.add(_partner(meeting, one))
    return planned, {p.id: p for p in attendees.by_ids(session.store, list(partners))}


def _partner(meeting: Meeting, attendee_id: str) -> str:
    return meeting.second if meeting.first == attendee_id else meeting.first


def _names(partner: Attendee | None) -> tuple[str, str]:
    return (partner.full_name, partner.company) if partner else ("", "")


def _table(meeting: Meeting) -> str:
    return _("table {table}").format(table=table_number(meeting.table))


def _digest(attendee_id: str, planned: Iterable[Meeting], partners: Mapping[str, Attendee]) -> str:
    lines = (
        "|".join((str(m.day), str(m.start), m.table, *_names(partners.get(_partner(m, attendee_id))))) for m in planned
    )  # fmt: skip
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:_DIGEST_LETTERS]
