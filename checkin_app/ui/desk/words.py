"""What the desk says: the band of a verdict, why a hit matched, the cells of a card, the line of a past scan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.checkin import Direction, Verdict
from checkin_app.domain.code import CodeFault
from checkin_app.domain.meeting import MeetingView, table_number
from checkin_app.services.card import BadgeState, Card
from checkin_app.services.desk import DeskStatus, Outcome, Undone
from checkin_app.services.saying import outcome_sentence
from checkin_app.services.searching import Hit
from checkin_app.settings import LANGUAGES
from checkin_app.wording import (
    _,
    category_name,
    category_plural,
    checkpoint_name,
    country_name,
    date_name,
    listed_value,
    print_reason,
    print_state_name,
    speaks,
    verdict_word,
)  # fmt: skip

GLYPHS = {"good": "check-bold", "caution": "warning-bold", "stop": "x-bold", "plain": "identification-card"}
"""The icon of each tone: a verdict is never told by colour alone."""

SIGNS = {"good": "✓", "caution": "!", "stop": "✕"}


@dataclass(frozen=True, slots=True)
class BandWords:
    """The band over a card: its colour and icon, the one word that counts, and what is beside it."""

    tone: str
    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class CellWords:
    """One of the three cells: what it is about, the thing itself, what more there is to it."""

    title: str
    value: str
    detail: str = ""
    tone: str = ""


def outcome_band(outcome: Outcome, day_number: int) -> BandWords:
    """What a scan or a choice came to."""
    word = verdict_word(outcome.verdict)
    if outcome.verdict is Verdict.MALFORMED_CODE:
        return BandWords("stop", word, fault_words(outcome.fault))
    at = f" · {outcome.local_time}" if outcome.verdict.lets_in else ""
    return BandWords(outcome.verdict.tone, word, f"{outcome_sentence(outcome, str(day_number))}{at}")


def outcome_tone(outcome: Outcome) -> str:
    """The sound of an outcome: a note that must be heard goes before the verdict's own, but not before a refusal's."""
    attention = outcome.card is not None and outcome.card.attendee.attention
    return "attention" if attention and outcome.verdict.tone != "stop" else outcome.verdict.tone


def card_band(card: Card) -> BandWords:
    """Somebody who was looked up and not judged."""
    match card.state:
        case "arrived":
            sentence = _("came in at {time}, desk {desk}").format(time=card.arrived_at, desk=card.arrived_desk)
            return BandWords("plain", _("Inside"), sentence)
        case "cancelled":
            return BandWords("plain", _("Cancelled"), _("this registration was cancelled"))
        case "blocked":
            return BandWords("plain", _("Blocked"), _("call a supervisor"))
        case "unpaid":
            return BandWords("plain", _("Not paid"), _("Ctrl+Enter lets them in without marking them as paid"))
    return BandWords("plain", _("Not arrived"), _("Enter admits"))


def unstored_band(sentence: str) -> BandWords:
    """A scan or a choice that could not be stored, and why."""
    return BandWords("stop", _("Not stored"), sentence)


def waiting_band() -> BandWords:
    """A scan or a choice whose answer is overdue."""
    return BandWords("plain", _("One moment"), _("the event file does not answer yet"))


def undone_band(undone: Undone) -> BandWords:
    """What Ctrl+Z took back."""
    what = {
        "passage.recorded": _("the check-in is annulled; it stays in the journal"),
        "attendee.set": _("the registration is taken back") if undone.gone else _("the correction is taken back"),
        "badge.replaced": _("the new badge is taken back"),
        "badge.text": _("the words of the badge are as they were before"),
        "event.set": _("the checkpoints are as they were before"),
        "stand.allocated": _("stand {stand} is as it was before"),
        "stand.vacated": _("stand {stand} is as it was before"),
        "hall.edited": _("the hall is as it was before"),
        "exhibitor.set": _("the exhibitor's file is as it was before"),
        "exhibitor.noted": _("the note is taken back; it stays in the journal"),
        "exhibitor.handed": _("what was handed over is as it was before"),
        "paper.settled": _("the papers are listed as out of date again"),
    }
    return BandWords("plain", _("Undone"), what.get(undone.what, _("the last act is taken back")).format(stand=undone.stand))


def place_words(status: DeskStatus) -> str:
    """Where this desk scans, and which way people go there."""
    name = checkpoint_name(status.place)
    if status.direction is Direction.EXIT:
        return _("Scanning at: {place} · exits").format(place=name)
    return _("Scanning at: {place}").format(place=name)


def fault_words(fault: str) -> str:
    """Why a code is not one of ours."""
    return {
        CodeFault.EMPTY: _("nothing was read: scan again"),
        CodeFault.FOREIGN: _("a code of another system: look the person up by name"),
        CodeFault.TRUNCATED: _("the code was cut off: scan again"),
        CodeFault.MISREAD: _("the code was misread: scan again"),
        CodeFault.TRAINING: _("a badge of a training: it counts for nothing, look the person up by name"),
        CodeFault.OTHER_EVENT: _("a badge of another event: look the person up by name"),
    }.get(CodeFault(fault) if fault else CodeFault.FOREIGN, _("look the person up by name"))


def badge_words(badge: BadgeState) -> str:
    """How the badge fares, at the right of the band."""
    if badge.last_state is None:
        return ""
    words = print_state_name(badge.last_state)
    if badge.last_reason:
        words = f"{words} · {print_reason(badge.last_reason)}"
    elif badge.stale:
        words = _("the printed badge is out of date")
    return words


def about_person(card: Card) -> str:
    """The line under the company: job title and language."""
    parts = [card.attendee.job_title, speaks(card.attendee.language) if card.attendee.language else ""]
    return " · ".join(part for part in parts if part)


def own_label(person: Attendee) -> str:
    """What the list called their category; "" where that is its name in one of our languages, one person's or the plural."""
    own = person.category_label
    names = {name(person.category, code).casefold() for name in (category_name, category_plural) for code in LANGUAGES}
    return "" if own.casefold() in names else own


def company_line(card: Card) -> str:
    """ "Aquascan S.L. · Spain"."""
    parts = [card.attendee.company, country_name(card.attendee.country) if card.attendee.country else ""]
    return " · ".join(part for part in parts if part)


def cells(card: Card) -> list[CellWords]:
    """Next meeting, stand or bioregion, what to know."""
    return [_meeting_cell(card), _place_cell(card), _note_cell(card)]


def _meeting_cell(card: Card) -> CellWords:
    title = _("Next meeting")
    view = card.next_meeting
    if view is None:
        return CellWords(title, _("none today"), "", "muted")
    value = _("{time} · table {table}").format(time=f"{view.meeting.start:%H:%M}", table=table_number(view.meeting.table))
    return CellWords(title, value, partner_words(view, card.attendee.id))


def partner_words(view: MeetingView, attendee_id: str) -> str:
    """Who the other side is and whether they have come."""
    partner = view.partner_of(attendee_id)
    who = partner.company or partner.name
    if partner.arrived_at:
        return _("{who}, arrived {time}").format(who=who, time=partner.arrived_at)
    return _("{who}, not arrived yet").format(who=who)


def _place_cell(card: Card) -> CellWords:
    person = card.attendee
    if person.stand:
        return CellWords(_("Stand"), person.stand, person.bioregion)
    network = _("network {name}").format(name=person.network) if person.network else ""
    return CellWords(_("Bioregion"), person.bioregion or "–", network)


def _day_said(text: str) -> str:
    """A day as people say it; a list may have brought another text."""
    try:
        return date_name(date.fromisoformat(text))
    except ValueError:
        return text


def _note_cell(card: Card) -> CellWords:
    person = card.attendee
    title = _("Good to know")
    if person.note:
        return CellWords(title, person.note, _("the organiser's note"))
    if person.walk_in:
        return CellWords(title, _("Registered on the spot"), _day_said(person.registered_on))
    listed = [listed_value(name, value) or "–" for name, value in person.imported.items() if name not in {"note", "attention"}]
    if listed:
        return CellWords(title, _("Corrected here"), _("the list said: {values}").format(values=", ".join(listed)))
    return CellWords(title, _("nothing"), person.external_id, "muted")


def hit_detail(hit: Hit) -> str:
    """The second line of a hit: company, country, and why it matched where the name alone does not tell."""
    return " · ".join(part for part in (hit.company, hit_reason(hit)) if part)


def hit_reason(hit: Hit) -> str:
    """What of the second line is never cut: the country, and why it matched."""
    return " · ".join(part for part in (country_name(hit.country) if hit.country else "", why_words(hit)) if part)


def why_words(hit: Hit) -> str:
    """Why this person was found."""
    words = {
        "accents": _("accents ignored"),
        "typo": _("spelt otherwise"),
        "ticket": _("ticket {id}").format(id=hit.external_id),
        "stand": _("stand {number}").format(number=hit.stand),
        "company": _("company"),
        "email": _("e-mail"),
        "phone": _("phone"),
    }
    why = [words[reason] for reason in hit.why if reason in words]
    if not why and hit.stand:
        return _("stand {number}").format(number=hit.stand)
    return ", ".join(why)


def hit_tag(hit: Hit) -> tuple[str, str]:
    """The tag at the right of a hit: its words and its colour."""
    if hit.state == "arrived":
        return f"✓ {hit.arrived_at}", "good"
    tags = {
        "unpaid": (_("Not paid"), "caution"),
        "cancelled": (_("Cancelled"), "stop"),
        "blocked": (_("Blocked"), "stop"),
    }
    return tags.get(hit.state) or (category_name(hit.category), str(hit.category))


def recent_words(outcome: Outcome) -> str:
    """A past scan in one line: who, and what was wrong if something was."""
    person = outcome.card.attendee if outcome.card else None
    if person is None:
        return verdict_word(outcome.verdict)
    if outcome.annulled:
        return _("{name} · undone").format(name=person.sort_name)
    if outcome.verdict.tone == "good":
        return " · ".join(part for part in (person.sort_name, person.company) if part)
    word = verdict_word(outcome.verdict)
    when = f", {outcome.first_time}" if outcome.first_time else ""
    return f"{person.sort_name} · {word.lower()}{when}"
