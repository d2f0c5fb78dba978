"""What the closing page says: the checks, the exports, the sentence for the press."""

from __future__ import annotations

from datetime import date

from checkin_app.services.closing import NONE, Check, Figures, Share
from checkin_app.wording import _, category_plural, country_name, ngettext
from checkin_app.domain.attendee import Category


def check_words(check: Check) -> tuple[str, str]:
    """A check's sentence, and the numbers under it."""
    facts = check.facts
    n = facts.get("badges", facts.get("people", facts.get("passages", 0)))
    if check.code == "entries_match_passages":
        detail = _("{entries} entries, {passages} passages").format(**facts)
        return (_("Entries agree with passages") if check.ok else _("Entries and passages differ")), detail
    if check.code == "passages_match_journal":
        detail = ngettext("{n} passage recorded", "{n} passages recorded", n).format(n=n)
        return (_("Passages agree with the journal") if check.ok else _("Passages and the journal differ")), detail
    if check.code == "categories_add_up":
        detail = ngettext("{n} participant", "{n} participants", n).format(n=n)
        return (_("Categories add up") if check.ok else _("Categories do not add up")), detail
    if check.code == "badges_have_entries":
        if check.ok:
            return _("Every printed badge came in"), ""
        return ngettext("{n} badge printed without entry", "{n} badges printed without entry", n).format(n=n), ""
    if check.code == "nobody_cancelled_inside":
        if check.ok:
            return _("Nobody cancelled is inside"), ""
        return ngettext("{n} cancelled person came in", "{n} cancelled people came in", n).format(n=n), ""
    return check.code, ""


def press_sentence(figures: Figures) -> str:
    """The event in one sentence, as the press would print it."""
    return _(
        "“{arrived} participants from {countries} countries, {meetings} B2B meetings and {stands} exhibition stands.”"
    ).format(
        arrived=figures.arrived, countries=figures.countries, meetings=figures.meetings_held, stands=figures.stands_taken
    )  # fmt: skip


def peak_words(quarters: list[tuple[str, int]]) -> str:
    """"peak of 58 at 09:00"."""
    if not quarters:
        return ""
    at, n = max(quarters, key=lambda quarter: quarter[1])
    return _("peak of {n} at {at}").format(n=n, at=at)


def named(group: str, shares: dict[str, Share]) -> list[tuple[str, Share]]:
    """The groups of a figure by their names, those who said nothing last."""
    rows = [(_group_name(group, key), share) for key, share in shares.items() if key != NONE]
    rest = shares.get(NONE)
    return [*rows, (_("not stated"), rest)] if rest else rows


def _group_name(group: str, key: str) -> str:
    if group == "country":
        return country_name(key)
    return category_plural(Category(key)) if group == "category" else key


def group_titles() -> dict[str, str]:
    """What the groups are called."""
    return {
        "bioregion": _("Bioregions"),
        "category": _("Categories"),
        "country": _("Countries"),
        "network": _("Networks"),
        "status": _("Registration"),
    }


def exports() -> list[tuple[str, str]]:
    """What the closing pack holds, and in which formats."""
    return [
        (_("Attendance"), _("CSV, Excel, PDF, JSON · by person and day")),
        (_("Every passage"), _("CSV, Excel · refused and undone ones too")),
        (_("Stands and meetings"), _("CSV, Excel · the plan as PDF")),
        (_("The event in figures"), "JSON"),
    ]


def day_words(number: int, count: int, day: date) -> str:
    """"day 1 of 2"."""
    return _("day {number} of {count}").format(number=number, count=count)
