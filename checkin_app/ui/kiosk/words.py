"""What a kiosk says, in the language that was touched or the visitor's own."""

from __future__ import annotations

from dataclasses import replace

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.code import CodeFault
from checkin_app.services.desk import Outcome
from checkin_app.services.kiosk import Named
from checkin_app.ui.visitor import words
from checkin_app.ui.visitor.words import FaceWords, spoken_to
from checkin_app.wording import N_, _, in_language

_READ_AGAIN = frozenset({CodeFault.EMPTY, CodeFault.TRUNCATED, CodeFault.MISREAD})

KEYS = {"fr": ("azertyuiop", "qsdfghjklm", "wxcvbn'-"), "": ("qwertyuiop", "asdfghjkl", "zxcvbnm'-")}
"""The letters of the keyboard on the screen, as the people of a language have them under their fingers."""


def of_outcome(outcome: Outcome, chosen: str) -> FaceWords:
    """What a scan or a name came to; `chosen` is the language that was touched, "" if none was."""
    person = outcome.card.attendee if outcome.card else None
    code = chosen or spoken_to(person)
    if outcome.verdict is Verdict.MALFORMED_CODE and outcome.fault in _READ_AGAIN:
        return FaceWords("caution", (), "", in_language(code, N_("Please scan your code again")))
    if not outcome.verdict.lets_in or person is None:
        return words.see_the_staff(person, code)
    if outcome.verdict is Verdict.EXIT:
        return words.goodbye(person, code)
    return printing(person, code) if outcome.print_badge else words.welcome(person, code)


def printing(person: Attendee, code: str) -> FaceWords:
    """The badge is on its way."""
    detail = in_language(code, N_("Is anything wrong? Tell the staff."))
    return replace(words.check(person, code), sentence=in_language(code, N_("Your badge is being printed")), detail=detail)


def printed(person: Attendee, code: str) -> FaceWords:
    """The badge is there."""
    return replace(words.welcome(person, code), detail=in_language(code, N_("Please take your badge.")))


def is_it_you(person: Named) -> FaceWords:
    """Before anybody is let in by name."""
    return FaceWords(
        "ask", tuple(line for line in (person.first_name, person.last_name) if line), person.company, _("Is this you?")
    )


def out_of_order() -> FaceWords:
    """The printer does not print."""
    return FaceWords("caution", (), "", _("Please see the staff"), _("This kiosk is out of order: its printer does not print."))
