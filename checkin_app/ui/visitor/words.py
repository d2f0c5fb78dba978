"""What a visitor reads, in their own language: their name as it will be printed, and one kind sentence. Never why."""

from __future__ import annotations

from dataclasses import dataclass

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.event import Event
from checkin_app.settings import LANGUAGES
from checkin_app.wording import N_, event_dates, in_language, language

_WELCOME = N_("Welcome!")
"""Whoever it is: a sentence of its own, which other languages say without knowing a man from a woman."""


@dataclass(frozen=True, slots=True)
class FaceWords:
    """A whole screen: the large `lines` (a name), what is `under` them, the `sentence` and its `detail` at the foot.

    `mood` is "calm", "check", "ask", "good", "wait" or "caution": ground and icon. `above` stands small at the top.
    """

    mood: str
    lines: tuple[str, ...] = ()
    under: str = ""
    sentence: str = ""
    detail: str = ""
    above: str = ""

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ". ".join(part for part in (self.above, " ".join(self.lines), self.under, self.sentence, self.detail) if part)


def spoken_to(person: Attendee | None) -> str:
    """The language in which a visitor is spoken to: their own if it is one of ours, else the screen's."""
    code = person.language.lower()[:2] if person else ""
    return code if code in LANGUAGES else language()


def calm(event: Event | None) -> FaceWords:
    """Between two visitors: the event's name, and a welcome in all four languages, as nobody is known yet."""
    if event is None:
        return FaceWords("calm")
    above = "   ·   ".join(in_language(code, _WELCOME) for code in LANGUAGES)
    under = " · ".join(part for part in (event.place, event_dates(event)) if part)
    return FaceWords("calm", (event.name,), under, above=above)


def check(person: Attendee, code: str = "") -> FaceWords:
    """Their badge is on its way: is it spelt right? `code`, here as below, is a language chosen by hand."""
    code = code or spoken_to(person)
    sentence = in_language(code, N_("Please check the spelling"))
    detail = in_language(code, N_("Your badge is being printed. Is anything wrong? Tell us now."))
    return FaceWords("check", _name(person), person.company, sentence, detail)


def welcome(person: Attendee, code: str = "") -> FaceWords:
    """They may walk on."""
    return FaceWords("good", _name(person), person.company, in_language(code or spoken_to(person), _WELCOME))


def wait(person: Attendee) -> FaceWords:
    """Their badge does not come out: the staff see why, the visitor need not."""
    code = spoken_to(person)
    return FaceWords("wait", _name(person), person.company, in_language(code, N_("One moment, please")))


def goodbye(person: Attendee | None, code: str = "") -> FaceWords:
    """They went out."""
    return FaceWords("good", (), "", in_language(code or spoken_to(person), N_("Goodbye")))


def welcome_all(people: list[Attendee]) -> FaceWords:
    """A whole company: its name, and nobody's."""
    companies = {person.company for person in people}
    company = companies.pop() if len(companies) == 1 else ""
    return FaceWords("good", (company,) if company else (), "", in_language(_common(people), _WELCOME))


def see_the_staff(person: Attendee | None = None, code: str = "") -> FaceWords:
    """Refused, for whatever reason: no name, for the badge may be somebody else's."""
    spoken = code or spoken_to(person)
    sentence = in_language(spoken, N_("Please see the staff"))
    return FaceWords("caution", (), "", sentence, in_language(spoken, N_("They are glad to help you.")))


def _name(person: Attendee) -> tuple[str, ...]:
    return tuple(line for line in (person.first_name, person.last_name) if line)


def _common(people: list[Attendee]) -> str:
    spoken = {spoken_to(person) for person in people}
    return spoken.pop() if len(spoken) == 1 else language()
