"""The words by which a person is found: those of the index, and those that a hit is explained by.

Words of names and companies stand in the index as they are. All others (e-mail, phone, ticket, stand, and what people type for
a name that is not written so) are marked, so that the words of all names and companies, which are few, say by themselves
which plain words begin as a word that was typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from checkin_app.domain.names import fold, joined

_MARKED = 0xE000
"""Where first letters of marked words lie (private use): no folded word has any of them, and FTS5 takes them for letters."""

_WRITTEN_OTHERWISE = {
    "saint": "st", "st": "saint", "sainte": "ste", "ste": "sainte societe", "societe": "ste", "compagnie": "cie",
    "cie": "compagnie", "etablissements": "ets", "ets": "etablissements",
}  # fmt: skip
_NUMBER_AT_THE_END = re.compile(r"\d+$")


def index_text(row: Mapping[str, Any]) -> str:
    """Everything by which a person is found, folded; `row` is theirs, with or without its keys."""
    last, first, company = row["last_name"], row["first_name"], row["company"]
    name_key = row.get("name_key") or fold(f"{last} {first}")
    company_key = row.get("company_key") or fold(company)
    plain = [*name_key.split(), *company_key.split()]
    others = (
        f"{name_words(last, first, name_key)} {company_words(company, company_key)} {fold(row['email'])}"
        f" {phone_words(row['phone'])} {ticket_words(row['external_id'])} {fold(row['stand'])}"
    )
    return " ".join([*plain, *[marked(word) for word in others.split() if word not in plain]])


def marked(word: str) -> str:
    """`word`, or the beginning of one, as it stands in the index when it is none of a name or a company. As long as before."""
    return chr(_MARKED + ord(word[0]) % 0x1000) + word[1:]


def name_words(last_name: str, first_name: str, name_key: str) -> str:
    """What people type for a name besides its words: without its hyphens, St for Saint, jp for Jean-Pierre."""
    initials = "" if first_name.isalnum() else _initials(first_name)
    return f"{joined(f'{last_name} {first_name}')} {initials} {_otherwise(name_key)}"


@lru_cache(maxsize=4096)
def company_words(company: str, company_key: str) -> str:
    """The same for a company: "I.N.R.A." is inra. Kept, as colleagues are many, and registered one after the other."""
    return f"{joined(company)} {_otherwise(company_key)}"


def ticket_words(ticket: str) -> str:
    """A ticket's words, all of it as one, and its last number alone, with and without leading zeros: "B-007" is 7, too."""
    folded = fold(ticket)
    before, _blank, last = folded.rpartition(" ")
    if not last.isdigit():
        found = _NUMBER_AT_THE_END.search(last)
        return f"{folded} {folded.replace(' ', '')} {found[0]} {found[0].lstrip('0')}" if found else folded
    bare = last.lstrip("0") if last[0] == "0" else ""
    return f"{folded} {before.replace(' ', '')}{last} {bare}" if before else f"{folded} {bare}"


def phone_words(phone: str) -> str:
    """A number as people say it: all its digits, and without the country code: +33536491234 -> 33536491234 0536491234 …"""
    digits = phone[1:]
    if not digits.isdigit() or phone[0] != "+":
        digits = "".join(filter(str.isdigit, phone))
    if not phone.startswith("+") or len(digits) <= 8:
        return digits
    return f"{digits} 0{digits[2:]} {digits[2:]} {digits[3:]}"


def _initials(first_name: str) -> str:
    """Of several first names; "" of one."""
    names = first_name.replace("-", " ").split()
    return fold("".join([name[0] for name in names])) if len(names) > 1 else ""


def _otherwise(key: str) -> str:
    words = key.split()
    return "" if _ALL.isdisjoint(words) else " ".join([_WRITTEN_OTHERWISE[word] for word in words if word in _ALL])


_ALL = frozenset(_WRITTEN_OTHERWISE)
