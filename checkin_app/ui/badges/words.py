"""What the page of the badges says: layouts and their places, faults, print jobs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from checkin_app.domain.badge import PrintState
from checkin_app.domain.layout import Sheet
from checkin_app.services.badge_overview import BadgeOverview
from checkin_app.services.badges import BadgeFaultView
from checkin_app.services.card import BadgeState
from checkin_app.services.printing import PrintJobView
from checkin_app.ui.badges.lines import Line
from checkin_app.ui.job_words import amiss, trouble_words
from checkin_app.ui.widgets.numbers import decimal, grouped
from checkin_app.wording import (
    N_,
    _,
    badge_fault_sentence,
    language,
    ngettext,
    print_reason,
    print_state_name,
)  # fmt: skip

_FIELDS = {
    "first_name": N_("First name"), "last_name": N_("Last name"), "company": N_("Company"), "country": N_("Country"),
    "job_title": N_("Job title"), "stand": N_("Stand"), "event": N_("Event"), "place": N_("Place"), "dates": N_("Dates"),
    "band": N_("Category"), "category": N_("Category"), "code": N_("QR code"),
}  # fmt: skip

_SCRIPTS = {
    "CJK": N_("Chinese"), "HIRAGANA": N_("Japanese"), "KATAKANA": N_("Japanese"),
    "HANGUL": N_("Korean"), "ARABIC": N_("Arabic"), "HEBREW": N_("Hebrew"),
    "ARMENIAN": N_("Armenian"), "GEORGIAN": N_("Georgian"), "THAI": N_("Thai"),
    "DEVANAGARI": N_("Devanagari"),
}  # fmt: skip
"""Letters that no font here has may not be shown either: the script is named before them."""

_LOOKS = {
    PrintState.QUEUED: ("hourglass", "muted"),
    PrintState.PRINTING: ("printer", "accent"),
    PrintState.DONE: ("check-bold", "good"),
    PrintState.FAILED: ("x-bold", "stop"),
    PrintState.CANCELLED: ("prohibit", "muted"),
    PrintState.UNCERTAIN: ("question-bold", "caution"),
}

_TO_REPEAT = frozenset({PrintState.FAILED, PrintState.CANCELLED, PrintState.UNCERTAIN})


def in_screen_language(names: dict[str, str]) -> str:
    """A name that a file gives in several languages."""
    return names.get(language()) or names.get("en", "")


def sheet_name(sheet: Sheet) -> str:
    """ "A4, 4 a page, cut marks"."""
    return ", ".join(part for part in (in_screen_language(sheet.name), in_screen_language(sheet.description)) if part)


def header_detail(overview: BadgeOverview, checked: bool) -> str:
    """ "396 to check · 212 printed · 3 replaced"."""
    n = len(overview.ids)
    if not n:
        return ""
    first = ngettext("{n} checked", "{n} checked", n) if checked else ngettext("{n} to check", "{n} to check", n)
    parts = [first.format(n=grouped(n))]
    parts.append(ngettext("{n} printed", "{n} printed", overview.printed).format(n=grouped(overview.printed)))
    if overview.replaced:
        parts.append(ngettext("{n} replaced", "{n} replaced", overview.replaced).format(n=grouped(overview.replaced)))
    return " · ".join(parts)


def pill_words(people: int) -> str:
    """How many badges must be corrected."""
    return ngettext("{n} to correct before opening", "{n} to correct before opening", people).format(n=grouped(people))


def fault_lines(faults: Iterable[BadgeFaultView]) -> list[Line]:
    """What is wrong with whose badge, a line each."""
    lines = []
    for fault in faults:
        key = f"{fault.attendee_id} {fault.slot} {fault.code}"
        lines.append(Line(key, "warning-bold", "caution", fault.name, _fault_words(fault), action=_("Show")))
    return lines


def _fault_words(fault: BadgeFaultView) -> str:
    place = _(_FIELDS[fault.slot]) if fault.slot in _FIELDS else fault.slot
    script = _script(fault.detail) if fault.code == "no_glyph" else ""
    if script:
        return _("{place} in {script}: {letters}").format(place=place, script=script, letters=fault.detail)
    return badge_fault_sentence(fault.code, place, fault.detail, decimal(fault.smallest))


def _script(letters: str) -> str:
    """The script of letters that all have one that has a name here; "" otherwise."""
    scripts = {_SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "") for letter in letters}
    return _(scripts.pop()) if len(scripts) == 1 and "" not in scripts else ""


def job_lines(jobs: list[PrintJobView], *, told: bool = False) -> list[Line]:
    """The queue: what became of each job and what can be done about it. What went wrong first, then newest first.

    `told`: each line says on which printer and at which desk, too.
    """
    wrong: list[Line] = []
    others: list[Line] = []
    newer: set[str] = set()
    for job in jobs:
        repeated = newer.issuperset(job.attendee_ids)
        needs = amiss(job) and not repeated
        (wrong if needs else others).append(_job_line(job, repeated, told))
        if job.state not in _TO_REPEAT:
            newer.update(job.attendee_ids)
    return wrong + others


def _job_line(job: PrintJobView, repeated: bool, told: bool) -> Line:
    glyph, tone = _LOOKS[job.state]
    where = _("{printer} · desk {desk}").format(printer=job.printer, desk=job.desk) if told else ""
    trouble = trouble_words(job)
    detail = " · ".join(part for part in (trouble, where) if part)
    if job.state in _TO_REPEAT:
        detail = detail if trouble else " · ".join(part for part in (_job_word(job), where) if part)
        if repeated:
            return Line(job.job, glyph, "muted", job.title, detail, beside=_("printed again"))
        ground = "stop_soft" if job.state is PrintState.FAILED else ""
        return Line(job.job, glyph, tone, job.title, detail, action=_("Print again"), ground=ground)
    if amiss(job):
        return Line(job.job, "warning-bold", "stop", job.title, detail, action=_("Cancel"), ground="stop_soft")
    return Line(job.job, glyph, tone, job.title, detail, beside=_job_word(job), action="" if job.final else _("Cancel"))


def _job_word(job: PrintJobView) -> str:
    words = {
        PrintState.QUEUED: _("waiting"),
        PrintState.PRINTING: _("printing"),
        PrintState.DONE: _("out {time}"),
        PrintState.FAILED: _("not printed"),
        PrintState.CANCELLED: _("cancelled {time}"),
        PrintState.UNCERTAIN: _("uncertain: look for the badge"),
    }
    return words[job.state].format(time=job.at)


def paper_words(badge: BadgeState) -> tuple[str, str]:
    """What became of somebody's own badge, and the tone of it."""
    if badge.last_state is None:
        return _("not printed yet"), "muted"
    if badge.stale:
        return _("printed, and out of date since"), "caution"
    words = print_state_name(badge.last_state)
    tone = _LOOKS[badge.last_state][1]
    if badge.last_state is PrintState.DONE:
        return _("{what} at {time}").format(what=words, time=badge.last_at), tone
    reason = print_reason(badge.last_reason)
    return (f"{words} · {reason}" if reason else words), tone
