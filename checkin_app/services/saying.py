"""What a verdict says beside its word, the same in the window and in a command."""

from __future__ import annotations

from datetime import date

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.event import ENTRANCE
from checkin_app.services.desk import Outcome
from checkin_app.wording import _, checkpoint_name, checkpoint_who, day_name, verdict_sentence


def outcome_sentence(outcome: Outcome, day: str) -> str:
    """The sentence of an outcome; `day` is how the event day is named. Anywhere but at the entrance it says where."""
    first = outcome.first
    facts = {"day": day, "time": outcome.first_time, "desk": first.desk if first else "", "since": outcome.since}
    if outcome.verdict is Verdict.RETURNING and first and first.day == outcome.day:
        sentence = _("in again; came in first at {time}, desk {desk}").format(**facts)
    else:
        days = registered_days(outcome.card.attendee) if outcome.card else ""
        sentence = verdict_sentence(outcome.verdict, **facts, days=days, who=checkpoint_who(outcome.place))
    if outcome.overridden:
        sentence = f"{sentence} · {override_words(outcome.refused)}"
    return sentence if outcome.place.id == ENTRANCE.id else f"{checkpoint_name(outcome.place)} · {sentence}"


def override_words(refused: Verdict | None) -> str:
    """What a supervisor set aside; None: it is not known any more."""
    words = {
        Verdict.UNPAID: _("let in unpaid by a supervisor"),
        Verdict.WRONG_DAY: _("let in on another day by a supervisor"),
        Verdict.NOT_ENTITLED: _("let in against the rule by a supervisor"),
        Verdict.ALREADY_IN: _("let in once more by a supervisor"),
    }
    return words.get(refused, _("let in by a supervisor")) if refused else _("let in by a supervisor")


def registered_days(person: Attendee) -> str:
    """The days that somebody is registered for, in words; "" for every day."""
    return ", ".join(day_name(date.fromisoformat(day)) for day in person.days)
