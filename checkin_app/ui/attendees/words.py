"""What the list says about a person in a word or two."""

from __future__ import annotations

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.badge import PrintState
from checkin_app.domain.meeting import table_number
from checkin_app.domain.phone import readable_phone
from checkin_app.services.card import Card
from checkin_app.services.roster import AttendeeRow
from checkin_app.wording import _, listed_value, print_reason, print_state_name


def state_words(state: str, arrived_at: str = "") -> str:
    """ "arrived 08:52", "not paid": the state of the day as the list and the chips say it."""
    words = {
        "expected": _("Not arrived"),
        "arrived": _("Arrived"),
        "unpaid": _("Not paid"),
        "cancelled": _("Cancelled"),
        "blocked": _("Blocked"),
    }
    return f"✓ {arrived_at}" if state == "arrived" and arrived_at else words.get(state, state)


def badge_words(row: AttendeeRow) -> str:
    """ "printed", "to print again": the badge's state without the word badge, which the column says."""
    if row.badge is None:
        return ""
    if row.stale_badge:
        return _("out of date")
    words = {
        PrintState.QUEUED: _("waiting"),
        PrintState.PRINTING: _("printing…"),
        PrintState.DONE: _("printed"),
        PrintState.FAILED: _("not printed"),
        PrintState.CANCELLED: _("cancelled"),
        PrintState.UNCERTAIN: _("uncertain"),
    }
    return words[row.badge]


def card_state(card: Card) -> tuple[str, str]:
    """Where a person stands today as their card says it, and the colour of the words."""
    match card.state:
        case "arrived":
            return _("Arrived {time}, desk {desk}").format(time=card.arrived_at, desk=card.arrived_desk), "good"
        case "unpaid":
            return _("Not paid"), "caution"
        case "cancelled":
            return _("Cancelled"), "stop"
        case "blocked":
            return _("Blocked"), "stop"
    return _("Not arrived"), "muted"


def card_lines(card: Card) -> list[tuple[str, str, str]]:
    """What a card tells of a person: title, words, tone; what is not known has no line."""
    person = card.attendee
    lines = [
        (_("Tell them"), person.attention, "caution"),
        (_("Stand"), person.stand, ""),
        (_("Next meeting"), _meeting(card), ""),
        (_("Badge"), _badge(card), "caution" if card.badge.stale or card.badge.last_state in _BAD else ""),
        (_("Note"), person.note, ""),
        *((_("Corrected"), words, "") for words in corrections(person)),
        (_("Phone"), readable_phone(person.phone), ""),
        (_("E-mail"), person.email, ""),
        (_("Bioregion"), " · ".join(part for part in (person.bioregion, person.network) if part), ""),
        (_("Ticket"), _("registered on the spot") if person.walk_in else person.external_id, ""),
    ]
    return [line for line in lines if line[1]]


_BAD = frozenset({PrintState.FAILED, PrintState.UNCERTAIN})


def corrections(person: Attendee) -> list[str]:
    """What was corrected at the desk: what the list had said of it. What the desk added where the list said nothing is none."""
    words = {
        "first_name": _("First name"), "last_name": _("Last name"), "company": _("Company"), "job_title": _("Job title"),
        "country": _("Country"), "email": _("E-mail"), "phone": _("Phone"), "category": _("Category"),
        "status": _("Registration"), "stand": _("Stand"), "note": _("Note"), "language": _("Language"),
        "bioregion": _("Bioregion"), "network": _("Network"),
    }  # fmt: skip
    said = _("{field}: the list said “{value}”")
    listed = {name: listed_value(name, value) for name, value in person.imported.items() if value}
    return [said.format(field=words.get(name, name), value=value) for name, value in listed.items()]


def _meeting(card: Card) -> str:
    view = card.next_meeting
    if view is None:
        return ""
    partner = view.partner_of(card.attendee.id)
    who = " · ".join(part for part in (partner.name, partner.company) if part)
    at, table = f"{view.meeting.start:%H:%M}", table_number(view.meeting.table)
    if partner.arrived_at:
        return _("{time}, table {table}, with {who}, who is here").format(time=at, table=table, who=who)
    return _("{time}, table {table}, with {who}, not arrived yet").format(time=at, table=table, who=who)


def _badge(card: Card) -> str:
    badge = card.badge
    if badge.last_state is None:
        return _("not printed yet")
    words = print_state_name(badge.last_state)
    if badge.last_reason and badge.last_state != PrintState.DONE:
        return f"{words} · {print_reason(badge.last_reason)}"
    if badge.stale:
        return _("printed {time}, out of date since: print it again").format(time=badge.last_at)
    return f"{words} · {badge.last_at}"
