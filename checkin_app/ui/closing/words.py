"""What the closing page says: the checks, what the pack holds, the sentence for the press."""

from __future__ import annotations

from dataclasses import dataclass, field

from checkin_app.domain.attendee import Category
from checkin_app.services.closing import NONE, Check, Figures, Share, Verification
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.wording import _, category_plural, country_name, ngettext


@dataclass(frozen=True, slots=True)
class PackLine:
    """A line of the closing pack: whether all is well (None: not known yet), what it is, what stands under it.

    `lists` are the exports that it offers; `people` is the check whose people can be looked at.
    """

    ok: bool | None
    title: str
    detail: str
    lists: tuple[str, ...] = field(default=())
    people: str = ""


def pack_lines(figures: Figures) -> list[PackLine]:
    """What the pack holds, each with whether it reconciles; then what does not agree, a line each."""
    checks = {check.code: check for check in figures.reconciliation}
    lines = [_attendance(checks), _stands(figures), _figures(checks)]
    about_people = [checks[code] for code in ("badges_have_entries", "nobody_cancelled_inside") if code in checks]
    wrong = [check for check in about_people if not check.ok]
    if about_people and not wrong:
        lines.append(PackLine(True, _("Badges and entries agree"), _("no badge without entry, nobody cancelled")))
    return [*lines, *(PackLine(False, people_words(check), "", people=check.code) for check in wrong)]


def people_words(check: Check) -> str:
    """How many people a check is about, and why."""
    if check.code == "badges_have_entries":
        n = check.facts["badges"]
        return ngettext("{n} badge printed without entry", "{n} badges printed without entry", n).format(n=grouped(n))
    n = check.facts["people"]
    return ngettext("{n} cancelled person came in", "{n} cancelled people came in", n).format(n=grouped(n))


def journal_line(found: Verification | None, at: str) -> PackLine:
    """Whether the journal agrees, as far as it was checked; `at` is when."""
    if found is None:
        return PackLine(None, _("Journal"), _("being checked…"))
    entries = ngettext("{n} entry", "{n} entries", found.entries).format(n=grouped(found.entries))
    if found.ok:
        return PackLine(True, _("Journal verified"), _("{entries}, chains intact · {time}").format(entries=entries, time=at))
    n = len(found.problems)
    words = ngettext("The journal disagrees in {n} place", "The journal disagrees in {n} places", n)
    detail = _("{first} · keep this file and open the last backup").format(first=found.problems[0])
    return PackLine(False, words.format(n=grouped(n)), detail)


def _attendance(checks: dict[str, Check]) -> PackLine:
    mine = [checks[code] for code in ("entries_match_passages", "passages_match_journal") if code in checks]
    lists = ("attendance", "passages")
    if all(check.ok for check in mine):
        return PackLine(True, _("Attendance"), _("CSV, Excel, PDF · every passage"), lists)
    facts = {name: grouped(n) for check in mine for name, n in check.facts.items()}
    words = _("{entries} entries, {passages} passages: they differ").format_map({"entries": "?", "passages": "?", **facts})
    return PackLine(False, _("Attendance"), words, lists)


def _stands(figures: Figures) -> PackLine:
    lists = ("stands", "meetings", *(("plan",) if figures.stands else ()))
    return PackLine(True, _("Stands and meetings"), _("CSV, Excel · the plan as PDF"), lists)


def _figures(checks: dict[str, Check]) -> PackLine:
    ok = "categories_add_up" not in checks or checks["categories_add_up"].ok
    words = _("JSON · categories add up") if ok else _("the categories do not add up")
    return PackLine(ok, _("The event in figures"), words, ("figures",))


def list_names() -> dict[str, str]:
    """What each export is called in a menu."""
    return {
        "attendance": _("Attendance by person and day…"),
        "passages": _("Every passage…"),
        "stands": _("Stands…"),
        "exhibitors": _("Exhibitors…"),
        "meetings": _("Meetings…"),
        "plan": _("Stand plan…"),
        "figures": _("The event in figures…"),
    }


def figure_cells(figures: Figures) -> list[tuple[str, str]]:
    """The five figures, each with the words under it."""
    arrived, countries, stands = figures.arrived, figures.countries, figures.stands_taken
    held, walked = figures.meetings_held, figures.walk_ins
    of_people, of_meetings = grouped(figures.participants), grouped(figures.meetings)
    return [
        (grouped(arrived), ngettext("participant came, of {of}", "participants came, of {of}", arrived).format(of=of_people)),
        (grouped(countries), ngettext("country", "countries", countries)),
        (grouped(stands), ngettext("stand taken", "stands taken", stands)),
        (grouped(held), ngettext("meeting held, of {of}", "meetings held, of {of}", held).format(of=of_meetings)),
        (grouped(walked), ngettext("registered on the spot", "registered on the spot", walked)),
    ]


def press_sentence(figures: Figures) -> str:
    """The event in one sentence, as the press would print it; it promises nothing that has not happened."""
    if not figures.arrived:
        words = _(
            "“{people} participants from {countries} countries, {meetings} B2B meetings and {stands} stands are expected.”"
        )
    else:
        words = _(
            "“{people} participants came from {countries} countries, for {meetings} B2B meetings and {stands} company stands.”"
        )
    return words.format(
        people=grouped(figures.arrived or figures.participants),
        countries=grouped(figures.countries),
        meetings=grouped(figures.meetings_held if figures.arrived else figures.meetings),
        stands=grouped(figures.stands_taken),
    )


def peak_words(quarters: list[tuple[str, int]]) -> str:
    """ "peak of 58 at 09:00"; nothing before the first arrival."""
    if not quarters:
        return ""
    at, n = max(quarters, key=lambda quarter: quarter[1])
    return _("peak of {n} at {at}").format(n=grouped(n), at=at)


def day_words(arrived: int, quarters: list[tuple[str, int]]) -> str:
    """ "368 arrived · peak of 101 at 08:45"."""
    words = ngettext("{n} arrived", "{n} arrived", arrived).format(n=grouped(arrived))
    return " · ".join(part for part in (words, peak_words(quarters)) if part)


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
    """What the groups are called, in the order of the chooser."""
    return {
        "bioregion": _("Bioregions"),
        "category": _("Categories"),
        "country": _("Countries"),
        "network": _("Networks"),
        "status": _("Registration"),
    }


def shares_of(figures: Figures, group: str) -> dict[str, Share]:
    """The figure that a group is drawn from."""
    found: dict[str, Share] = getattr(figures, f"by_{group}")
    return found
