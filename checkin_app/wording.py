"""Every sentence that a user reads: codes become words here, at the edge, in French, Catalan, Spanish or English.

The English text in the code is the key of the gettext catalogues in `resources/translations`. Screens are complete in French
and English; verdicts, categories and states in all four.
"""

from __future__ import annotations

import gettext
import json
import locale
import os
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.badge import PrintState
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.event import Checkpoint, Event, Passes
from checkin_app.domain.floorplan import Arrivals, StandState
from checkin_app.domain.names import seen_letters
from checkin_app.domain.plan_checks import Finding
from checkin_app.domain.roles import Role
from checkin_app.errors import Problem, report_bug
from checkin_app.resources import resource
from checkin_app.sentences.lists import FILE_KINDS, RECONCILIATION, ROW_REASONS
from checkin_app.sentences.names import (
    ARRIVALS,
    CATEGORIES,
    MONTHS,
    PAPERS,
    PASSES,
    PRINT_STATES,
    ROLES,
    SPEAKS,
    STAND_STATES,
    STATUSES,
    VERDICTS,
    WAYS,
    WEEKDAYS,
    WEIGHTS,
)
from checkin_app.sentences.printing import PRINT_ADVICE, PRINT_REASONS, PRINT_TROUBLES
from checkin_app.sentences.problems import PROBLEMS, SYSTEM_FAULTS
from checkin_app.sentences.suggestions import SUGGESTION_REASONS
from checkin_app.settings import LANGUAGES

_DOMAIN = "accueil"
_state: dict[str, str] = {"language": "en"}


@lru_cache(maxsize=len(LANGUAGES))
def _catalogue(code: str) -> gettext.NullTranslations:
    if code == "en":
        return gettext.NullTranslations()
    folder = resource("translations")
    return gettext.translation(_DOMAIN, folder, languages=[code], fallback=True)


def _(text: str) -> str:
    """`text` in the language of the screen."""
    return _catalogue(_state["language"]).gettext(text) if text else ""


def ngettext(one: str, many: str, n: int) -> str:
    """The form of a sentence that counts `n`, in the language of the screen."""
    return _catalogue(_state["language"]).ngettext(one, many, n)


def in_context(context: str, text: str) -> str:
    """`text` where other languages need two words for the one English word; `context` says which is meant."""
    return _catalogue(_state["language"]).pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's tools look for
    """Mark a constant for the catalogues; it is translated where it is shown."""
    return text


def in_language(code: str, text: str) -> str:
    """`text` in another language than the screen's: a badge, the visitor's own screen."""
    return _catalogue(code if code in LANGUAGES else "en").gettext(text)


def use_language(code: str) -> None:
    """Speak `code` ("fr", "ca", "es", "en") from now on; anything else is English."""
    _state["language"] = code if code in LANGUAGES else "en"


def language() -> str:
    """The language of the screen."""
    return _state["language"]


def system_language() -> str:
    """The language of this user's system, English when it is none of ours."""
    names = [os.environ.get(name, "") for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")]
    names.append(locale.getlocale()[0] or "")
    return next((name[:2].lower() for name in names if name[:2].lower() in LANGUAGES), "en")


def verdict_word(verdict: Verdict) -> str:
    """The one or two words of the band."""
    return _(VERDICTS[verdict][0])


def verdict_sentence(verdict: Verdict, **facts: object) -> str:
    """What the band says beside the word; facts that a sentence needs and nobody gave are left blank."""
    return _(VERDICTS[verdict][1]).format_map(_Blank(facts))


def checkpoint_name(place: Checkpoint) -> str:
    """What a checkpoint is called; the entrance has no name of its own."""
    return place.name or _("Entrance")


def checkpoint_who(place: Checkpoint) -> str:
    """Who may pass there."""
    if place.people:
        n = len(place.people)
        return ngettext("the {n} person on its list", "the {n} people on its list", n).format(n=n)
    if place.admits:
        return ", ".join(category_plural(category) for category in Category if category in place.admits)
    return _("everybody registered")


def passes_name(passes: Passes) -> str:
    """How often one person may pass."""
    return _(PASSES[passes])


def role_name(role: Role) -> str:
    """What somebody in that role is called."""
    return _(ROLES[role])


def category_name(category: Category, code: str | None = None) -> str:
    """What one person of that category is called; `code` asks for another language than the screen's."""
    return in_language(code or language(), CATEGORIES[category][0])


def category_plural(category: Category, code: str | None = None) -> str:
    """What the people of that category are called together; `code` as above."""
    return in_language(code or language(), CATEGORIES[category][1])


def status_name(status: Status) -> str:
    """The registration's state in words."""
    return _(STATUSES[status])


def print_state_name(state: PrintState) -> str:
    """The badge's state in words."""
    return _(PRINT_STATES[state])


def stand_state_name(state: StandState) -> str:
    """Whether a stand is to be had, in words."""
    return _(STAND_STATES[state])


def arrivals_name(arrivals: Arrivals) -> str:
    """How many of a stand's staff have come, in words."""
    return _(ARRIVALS[arrivals])


def finding_sentence(finding: Finding) -> str:
    """What is to be looked at in a plan."""
    return row_reason(finding.code, **_numbers_told(finding.facts))


def handover_name(item: str) -> str:
    """What an exhibitor is handed, in words: the organiser's own, or those of the list that comes with the program."""
    words = {
        "keys": in_context("handed to an exhibitor", "Keys"), "power_box": _("Power box"), "parking": _("Parking card"),
    }  # fmt: skip
    return words.get(item, item)


def paper_name(what: str) -> str:
    """A sort of paper that names stands, in words."""
    return _(PAPERS[what]) if what in PAPERS else what


def passage_way(via: str) -> str:
    """How somebody was recognised at a checkpoint, in words."""
    return _(WAYS.get(via, via))


def reconciliation_sentence(code: str, **facts: object) -> str:
    """What was compared, with its numbers."""
    return _(RECONCILIATION[code]).format_map(_Blank(facts))


def print_reason(code: str) -> str:
    """Why a badge does not come out, in words; "" for no reason."""
    return _(PRINT_REASONS.get(code, code)) if code else ""


def print_trouble(code: str, printer: str, size: str = "") -> str:
    """What is wrong with a print job, with the printer's name; `size` is that of the badge, as "62 × 100 mm"."""
    if code in PRINT_TROUBLES and (size or "{size}" not in PRINT_TROUBLES[code]):
        return _(PRINT_TROUBLES[code]).format(printer=printer, size=size)
    return print_reason(code)


def print_advice(code: str) -> str:
    """What to do about it; "" when there is nothing to do but wait or print again."""
    return _(PRINT_ADVICE[code]) if code in PRINT_ADVICE else ""


def row_reason(code: str, **facts: object) -> str:
    """Why a row of a list was rejected, ignored or is doubtful."""
    return _(ROW_REASONS.get(code, code)).format_map(_Blank(facts))


def speaks(code: str) -> str:
    """ "speaks Spanish"; "" for a language that we have no word for."""
    return _(SPEAKS.get(code.lower()[:2], ""))


def country_name(iso2: str, code: str | None = None) -> str:
    """The name of a country in the language of the screen (or `code`); the letters themselves when they are unknown."""
    names = _country_names().get(code or language()) or _country_names().get("en", {})
    return names.get(iso2.upper(), iso2)


def listed_value(field: str, value: str) -> str:
    """What a list says of a person, as people read it: a country, a category and a status by their names."""
    match field:
        case "country":
            return country_name(value)
        case "category" if value in set(Category):
            return category_name(Category(value))
        case "status" if value in set(Status):
            return status_name(Status(value))
    return value


@lru_cache(maxsize=1)
def _country_names() -> dict[str, dict[str, str]]:
    names: dict[str, dict[str, str]] = json.loads(resource("translations/countries.json").read_text("utf-8"))
    return names


def day_name(day: date) -> str:
    """ "Thursday 1 July", "jeudi 1er juillet"."""
    number = _number(day)
    weekday, month = _(WEEKDAYS[day.weekday()]), _(MONTHS[day.month - 1])
    return _("{weekday} {number} {month}").format(weekday=weekday, number=number, month=month)


def _number(day: date) -> str:
    """The day of the month; the first one has a form of its own in some languages ("1er juillet")."""
    return _("1") if day.day == 1 else str(day.day)


def day_title(event: Event, day: date) -> str:
    """ "day 1 of 2 · Thursday 1 July"."""
    title = _("day {number} of {count}").format(number=event.day_number(day), count=len(event.days))
    return f"{title} · {day_name(day)}"


def date_name(day: date) -> str:
    """ "1 July 2010", "1er juillet 2010"."""
    return _("{days} {month} {year}").format(days=_number(day), month=_(MONTHS[day.month - 1]), year=day.year)


def event_dates(event: Event) -> str:
    """ "1–2 July 2010": the days as the badge prints them, in the language of the screen."""
    first, last = event.days[0], event.days[-1]
    days = _number(last)
    if (first.year, first.month) != (last.year, last.month):
        days = f"{_number(first)} {_(MONTHS[first.month - 1])} – {_number(last)}"
    elif first != last:
        days = f"{first.day}–{last.day}"
    return _("{days} {month} {year}").format(days=days, month=_(MONTHS[last.month - 1]), year=last.year)


def problem_sentence(problem: Problem) -> str:
    """What happened, what was kept and what to do next."""
    sentence = PROBLEMS.get(problem.code)
    if sentence is None:
        return _("Something went wrong ({code}).").format(code=problem)
    words = {"is_a": file_kind, "role": lambda code: role_name(Role(code)), "why": _system_fault}
    facts = {name: words[name](str(fact)) if name in words else fact for name, fact in problem.facts.items()}
    return _(sentence).format_map(_Blank(facts))


def _system_fault(why: str) -> str:
    return _(SYSTEM_FAULTS[why]) if why in SYSTEM_FAULTS else why


def file_kind(code: str) -> str:
    """What a file is, in words."""
    return _(FILE_KINDS.get(code, code))


def badge_fault_sentence(code: str, place: str, detail: str, size: str) -> str:
    """What is wrong with a badge: `place` and `size` (points) in words, `detail` as the check tells it."""
    sentences = {
        "overflow": _("{place} too long at {size} pt"),
        "no_glyph": _("{place}: no font has {detail}"),
        "missing_image": _("{place}: there is no image {detail}"),
        "unreadable_code": _("{place}: no scanner reads it as it is printed"),
    }
    return sentences.get(code, code).format(
        place=place, detail=seen_letters(detail) if code == "no_glyph" else detail, size=size
    )


def suggestion_sentence(code: str, facts: Mapping[str, object]) -> str:
    """Why a suggestion is as it is, by the code and facts of a `Reason` or a `Violation`; a weight among them in words."""
    told = _numbers_told(facts)
    if "part" in told:
        told["part"] = weight_name(str(told["part"]))
    return _(SUGGESTION_REASONS.get(code, code)).format_map(_Blank(told))


def number(value: float) -> str:
    """11.5 as "11.5", in the languages that write a decimal comma as "11,5"; 7.0 as "7"."""
    said = f"{value:g}"
    return said if language() == "en" else said.replace(".", ",")


def _numbers_told(facts: Mapping[str, object]) -> dict[str, object]:
    return {name: number(value) if isinstance(value, float) else value for name, value in facts.items()}


def weight_name(name: str) -> str:
    """What a weight of a suggestion is for."""
    return _(WEIGHTS.get(name, name))


def fault_sentence(error: BaseException) -> str:
    """Whatever went wrong, said: the environment's fault in its own words, a bug with where its report lies."""
    if isinstance(error, Problem):
        return problem_sentence(error)
    if isinstance(error, OSError):
        return _("The system said no: {why}. Nothing was half-written.").format(why=_system_fault(str(error.strerror or error)))
    return _("This is a fault of Accueil, not yours. What it was lies in {path}.").format(path=report_bug(error))


class _Blank(dict[str, object]):
    """Facts for a sentence: a blank that nobody filled stays empty instead of failing while a queue waits."""

    def __missing__(self, name: str) -> str:
        return ""
