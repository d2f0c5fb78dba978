"""What the places of a layout are called: by what they show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from checkin_app.domain.layout import Layout, Slot, SlotKind
from checkin_app.domain.layout_rules import AGENDA, FIELDS
from checkin_app.services.badge_places import SeenPlace
from checkin_app.services.badges import BadgeFaultView
from checkin_app.ui.widgets.numbers import decimal, grouped
from checkin_app.wording import N_, _, category_plural, ngettext

_FIELDS = {
    "first_name": N_("First name"), "last_name": N_("Last name"), "company": N_("Company"), "job_title": N_("Job title"),
    "country": N_("Country"), "category_label": N_("Category"), "stand": N_("Stand"), "code": N_("QR code"),
    "event_name": N_("Event"), "event_place": N_("Place"), "event_dates": N_("Dates"), "agenda": N_("Meetings"),
    "back_title": N_("Title of the back"), "back_words": N_("Words of the back"),
}  # fmt: skip
_KINDS = {SlotKind.BAND: N_("Band"), SlotKind.RULE: N_("Line"), SlotKind.QR: N_("QR code"), SlotKind.AGENDA: N_("Meetings")}
_LONGEST = 24


def field_title(name: str) -> str:
    """What a field of the badge is called."""
    return _(_FIELDS[name]) if name in _FIELDS else name


def shown_fields() -> list[tuple[str, str]]:
    """What a place may show, and what it is called: in the order in which one thinks of it."""
    known = [name for name in _FIELDS if name in FIELDS and name != "code"]
    return [(field_title(name), name) for name in (*known, *(name for name in FIELDS if name not in _FIELDS))]


def needed_fields() -> list[tuple[str, str]]:
    """What a place may wait for."""
    optional = ("job_title", "company", "country", "stand", AGENDA, "back_words")
    return [(field_title(name), name) for name in optional]


def place_title(slot: Slot) -> str:
    """ "Last name", "Line", "“STAND”"."""
    if slot.kind is SlotKind.IMAGE:
        return _("Image {name}").format(name=slot.content) if slot.content else _("Image")
    if slot.kind is SlotKind.BAND:
        return _("Category band") if slot.content == "category_label" else _("Band")
    if slot.kind in _KINDS:
        return _(_KINDS[slot.kind])
    if slot.literal:
        words = " ".join(slot.content.split())
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        return _("“{words}”").format(words=short) if short else _("Words")
    return field_title(slot.content) if slot.content else _("Words")


def place_titles(layout: Layout) -> dict[str, str]:
    """What each place is called, by its name; those that are called alike with a number."""
    titles = {slot.name: place_title(slot) for slot in layout.slots}
    alike = Counter(titles.values())
    seen: Counter[str] = Counter()
    for name, title in titles.items():
        seen[title] += 1
        if alike[title] > 1:
            titles[name] = _("{title} {n}").format(title=title, n=seen[title])
    return titles


def place_detail(slot: Slot) -> str:
    """How large it is, or for whom."""
    if slot.kind is SlotKind.QR:
        return _("{n} mm").format(n=decimal(slot.w))
    if len(slot.show_for) == 1:
        return category_plural(next(iter(slot.show_for)))
    if slot.optional:
        return _("if there is room")
    if slot.kind is not SlotKind.TEXT:
        return ""
    return points(slot.size, slot.min_size)


def points(size: float, least: float) -> str:
    """ "38 to 18 pt"; one size alone is "4.5 pt"."""
    if least >= size:
        return _("{n} pt").format(n=decimal(size))
    return _("{largest} to {smallest} pt").format(largest=decimal(size), smallest=decimal(least))


def standing(slot: Slot, seen: SeenPlace | None) -> str:
    """ "38 to 18 pt · on this badge 31 pt"."""
    if seen is None:
        return _("not on this badge")
    if not seen.size:
        return ""
    sizes = points(slot.size, slot.min_size)
    return _("{sizes} · on this badge {n} pt").format(sizes=sizes, n=decimal(round(seen.size, 1)))


def cut_words(faults: Sequence[BadgeFaultView]) -> str:
    """What is amiss with a place on some badges: "cut at 18 pt for 3 people"."""
    if not faults:
        return ""
    code = faults[0].code
    n = len({fault.attendee_id for fault in faults if fault.code == code})
    sentences = {
        "overflow": ngettext("cut at {size} pt for {n} person", "cut at {size} pt for {n} people", n),
        "no_glyph": ngettext("letters that no font has, for {n} person", "letters that no font has, for {n} people", n),
        "missing_image": _("the event has no such image"),
        "unreadable_code": ngettext("no scanner reads it, for {n} person", "no scanner reads it, for {n} people", n),
    }
    return sentences.get(code, code).format(size=decimal(faults[0].smallest), n=grouped(n))
