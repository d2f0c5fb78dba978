"""Rows of a list of people -> people, or the reason why not (imports.md, rules 5, 6 and 8)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from checkin_app.domain.attendee import Category, Status
from checkin_app.domain.lists import labels, names
from checkin_app.domain.lists.dates import month_first, parse_date, parse_days
from checkin_app.domain.lists.emails import find_email
from checkin_app.domain.lists.judgement import Judgement
from checkin_app.domain.lists.model import NO_CHOICES, Choices, Person, RowReason
from checkin_app.domain.lists.profile import is_broken_number
from checkin_app.domain.lists.sheet import Sheet, status_of_title
from checkin_app.domain.lists.states import STATE_FIELDS, registration
from checkin_app.domain.lists.table import EMPTY, Row
from checkin_app.domain.lists.text import clean, fold, meaning, words
from checkin_app.domain.lists.tools import Tools

LONGEST_NOTE = 300
"""Letters of a note: as many as the desk's own form takes."""

_STAND_WORD = re.compile(r"^(?:stand|booth|estand|n[°ºo]\.?|box)\s*[:n°º]*\s*(?=\w*\d)", re.IGNORECASE)
_LANGUAGES = {
    "fr": "francais french frances franzosisch francese fra fre",
    "ca": "catala catalan katalanisch cat catalao",
    "es": "espagnol spanish espanol castellano spanisch spagnolo spa castella espanhol castillan",
    "en": "anglais english ingles englisch inglese eng angles",
    "it": "italien italian italiano italienisch ita italia",
    "pt": "portugais portuguese portugues portugiesisch portoghese por",
    "de": "allemand german aleman deutsch tedesco alemany ger deu",
}


def _text(sheet: Sheet, row: Row, name: str) -> str:
    return sheet.text(row, name)


_TEXT = {name: partial(_text, name=name) for name in ("title", "job_title", "order_ref", "note", "attention")}
"""Fields that are taken as they are."""


def prepare(name: str, judgement: Judgement, rows: Sequence[Row], tools: Tools, choices: Choices = NO_CHOICES) -> Sheet:
    """Look at the whole list once: does it write surnames first, and months before days?"""
    sheet = Sheet(name, judgement, tools, category=labels.category(name), status=status_of_title(name))
    sheet.categories = {fold(label): Category(value) for label, value in choices.categories.items()}
    sheet.statuses = {fold(label): Status(value) for label, value in choices.statuses.items()}
    sheet.last_first = _habit(sheet, rows) if choices.names == "auto" else choices.names == "last_first"
    sheet.us_dates = month_first(_values(sheet, rows, "registered_on"))
    states = set(map(fold, _values(sheet, rows, "status")))
    # Beside "draft" or "done", "open" is a registration that stands (Odoo's four states); elsewhere it waits for money.
    sheet.open_confirmed = "open" in states and bool(states & {"draft", "done"})
    return sheet


def _habit(sheet: Sheet, rows: Sequence[Row]) -> bool | None:
    if not sheet.judgement.fields.get("full_name"):
        return None
    pairs = []
    for row in rows:
        full, email = sheet.cells(row, "full_name"), sheet.cells(row, "email")
        if full:
            pairs.append((clean(full[0].text), find_email(email[0].text) if email else ""))
    return names.habit(pairs)


def _values(sheet: Sheet, rows: Sequence[Row], name: str) -> set[str]:
    """The different values of a field."""
    columns = sheet.judgement.fields.get(name, ())
    found = {row.cells[index].text for index in columns for row in rows if index < len(row.cells)}
    return {text for text in found if meaning(text)}


def read_person(sheet: Sheet, row: Row) -> Person | RowReason:
    """The person of a row, or why it holds none."""
    title, first, last, full = _name(sheet, row)
    email, payers = _email(sheet, row)
    external = _external_id(sheet, row)
    named = bool(first or last) and not all(labels.is_unassigned(part) for part in (first, last) if part)
    if not named and (not email or payers):
        reason = "unassigned_ticket" if external or (first or last) else "no_identity"
        return RowReason(row.number, reason, cells=tuple(c.text for c in row.cells), sheet=sheet.name)
    if not named:
        first = last = full = ""
    country = sheet.once(row, _country, "country")
    category, category_label = sheet.once(row, _category, "category")
    status, status_label, came = sheet.once(row, registration, *STATE_FIELDS)
    language, bioregion, network, wants = sheet.once(row, _habits, "language", "bioregion", "network", "wants_meetings")
    return Person(
        row=row.number,
        title=title,
        first_name=first,
        last_name=last,
        full_name=full,
        email=email,
        payer_email=payers,
        company=sheet.once(row, _company, "company"),
        job_title=sheet.once(row, _TEXT["job_title"], "job_title"),
        country=country,
        category=category,
        category_label=category_label,
        status=status,
        status_label=status_label,
        checked_in=came,
        external_id=external,
        order_ref=sheet.once(row, _TEXT["order_ref"], "order_ref"),
        stand=sheet.once(row, _stand, "stand"),
        phone=_phone(sheet, row, country),
        language=language,
        bioregion=bioregion,
        network=network,
        wants_meetings=wants,
        registered_on=sheet.once(row, _registered_on, "registered_on"),
        days=sheet.once(row, _days, "days"),
        note=sheet.once(row, _TEXT["note"], "note")[:LONGEST_NOTE],
        attention=sheet.once(row, _TEXT["attention"], "attention")[:LONGEST_NOTE],
        sheet=sheet.name,
    )


def _name(sheet: Sheet, row: Row) -> tuple[str, str, str, str]:
    """Title, first, last name, and the full name where one cell had to be cut."""
    title = sheet.once(row, _TEXT["title"], "title")
    first, last = sheet.first(row, "first_name"), sheet.first(row, "last_name")
    if first or last:
        return title, first, last, ""
    full = sheet.first(row, "full_name")
    if not full:
        return title, "", "", ""
    address = sheet.cells(row, "email")
    cut = names.cut(full, find_email(address[0].text) if address else "", sheet.last_first)
    if not cut.sure:
        sheet.warn("name_cut_unsure", row, name=full, first=cut.first, last=cut.last)
    return title or cut.title, cut.first, cut.last, full


def _email(sheet: Sheet, row: Row) -> tuple[str, bool]:
    """The person's own address, or that of whoever paid."""
    for cell in sheet.cells(row, "email"):
        found = find_email(cell.text)
        if found:
            return found, False
        sheet.warn("bad_email", row, value=clean(cell.text)[:80])
    for cell in sheet.cells(row, "email", payer=True):
        found = find_email(cell.text)
        if found:
            return found, True
    return "", False


def _own_or_payer(sheet: Sheet, row: Row, name: str) -> str:
    own = sheet.text(row, name)
    fallback = [] if own else sheet.cells(row, name, payer=True)
    return own or (meaning(fallback[0].text) if fallback else "")


def _company(sheet: Sheet, row: Row) -> str:
    return _own_or_payer(sheet, row, "company")


def _country(sheet: Sheet, row: Row) -> str:
    text = _own_or_payer(sheet, row, "country")
    found = sheet.tools.country(text) if text else ""
    if text and not found:
        sheet.warn("unknown_country", row, value=text)
    return found


def _phone(sheet: Sheet, row: Row, country: str) -> str:
    for cell in sheet.cells(row, "phone"):
        text = clean(cell.text)
        if is_broken_number(text, cell.kind):
            sheet.warn("broken_number", row, field="phone", value=text)
        elif sum(map(str.isdigit, text)) >= 6:
            return sheet.tools.phone(text, country)
    return ""


def _external_id(sheet: Sheet, row: Row) -> str:
    cells = sheet.cells(row, "external_id")
    for cell in cells:
        text = clean(cell.text)
        if is_broken_number(text, cell.kind):
            sheet.warn("broken_number", row, field="external_id", value=text)
        else:
            return text
    order, position = sheet.text(row, "order_ref"), sheet.text(row, "position_no")
    return f"{order}-{position}" if order and position and not cells else ""


def _stand(sheet: Sheet, row: Row) -> str:
    for cell in sheet.cells(row, "stand"):
        if cell.kind == "date":
            sheet.warn("stand_is_a_date", row, value=cell.text)
        else:
            return _STAND_WORD.sub("", meaning(cell.text))
    return ""


def _habits(sheet: Sheet, row: Row) -> tuple[str, str, str, bool]:
    """Language, bioregion, network and whether they want meetings: few answers, the same for many."""
    wants = labels.yes_no(sheet.text(row, "wants_meetings")) is True
    return _language(sheet, row), sheet.text(row, "bioregion"), sheet.text(row, "network"), wants


def _registered_on(sheet: Sheet, row: Row) -> str:
    return parse_date(sheet.text(row, "registered_on"), sheet.us_dates)


def _language(sheet: Sheet, row: Row) -> str:
    token = (words(sheet.text(row, "language")) or ("",))[0]
    return next((code for code, known in _LANGUAGES.items() if token == code or token in known.split()), "")


def _days(sheet: Sheet, row: Row) -> tuple[str, ...]:
    found: list[str] = []
    for index in sheet.judgement.fields.get("days", ()):
        cell = row.cells[index] if index < len(row.cells) else EMPTY
        ticked = labels.yes_no(cell.text) if cell.kind != "bool" else cell.text == "true"
        named = parse_days(sheet.judgement.columns[index].header.text)
        found += named if ticked and len(named) == 1 else parse_days(cell.text)
    return tuple(sorted(dict.fromkeys(found)))


def _category(sheet: Sheet, row: Row) -> tuple[Category, str]:
    """The list's own word, else what the sheet is called, else a visitor."""
    label = sheet.text(row, "category")
    found = (sheet.categories.get(fold(label)) or labels.category(label)) if label else None
    if label and found is None:
        sheet.warn("unknown_category", row, label=label)
    return found or sheet.category or Category.VISITOR, label
