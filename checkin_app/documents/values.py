"""Telephone numbers and countries as lists write them -> E.164 and ISO 3166-1 alpha-2."""

from __future__ import annotations

import json
import re
from functools import lru_cache

from checkin_app.domain.lists.text import clean, fold, words
from checkin_app.domain.lists.tools import Tools
from checkin_app.resources import resource


def tools(default_country: str = "FR") -> Tools:
    """The tools of the readers; `default_country` is where a number without a prefix or a country belongs."""

    def number(text: str, known: str = "") -> str:
        return phone(text, known or default_country, default_country)

    return Tools(country, number)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    names: dict[str, str] = json.loads(resource("countries.json").read_text(encoding="utf-8"))["names"]
    return names


@lru_cache(maxsize=8192)
def country(text: str) -> str:
    """The ISO code for a name in our seven languages, a two- or three-letter code or a number plate; "" if unknown.

    "France / Espagne" is two countries, and so none.
    """
    text = clean(text)
    name = " ".join(words(text))
    if not name or len(name) > 60:
        return ""
    names = _countries()
    if name in names:
        return names[name]
    bare = re.sub(r"\s*\([^)]*\)\s*", " ", text).strip()
    if bare != text and (found := names.get(" ".join(words(bare)))):
        return found
    inner = re.search(r"\(([^)]+)\)", text)
    if inner and (found := names.get(" ".join(words(inner[1])))):
        return found
    said = {names.get(" ".join(words(part)), "") for part in re.split(r"[-–,;:()+\d]+", text) if words(part)}
    if len(said) == 1 and (found := said.pop()):
        return found  # "FR - France", "+34 España"
    return names.get(_ARTICLE.sub("", name), "")


_ARTICLE = re.compile(
    r"^(?:la|le|les|l|the|el|els|los|das|die|der|o|a|il|gli|(?:principat|principaute|royaume|reino|regno|regne) d[ei]?)\s+"
)
"""What may stand before a country's name, folded."""

_FRENCH = re.compile(r"(?:\+33 ?|0)([1-9])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)")
_SPANISH = re.compile(r"\+34([6-9]\d{8})")


def _plain_number(text: str, known: str) -> str:
    """French and Spanish numbers in their usual spelling, which need no library: most of our lists hold nothing else."""
    text = text.strip()
    if (match := _FRENCH.fullmatch(text)) and (known == "FR" or text[0] == "+"):
        return "+33" + "".join(match.groups())
    return text if _SPANISH.fullmatch(text) else ""


@lru_cache(maxsize=65536)
def phone(text: str, known: str, default: str = "FR") -> str:
    """The number in E.164, or the digits as typed where no number can be made of them.

    `known` is the person's country. Prefixes that a spreadsheet took away are looked for: "33612345678" and "612345678".
    """
    if found := _plain_number(text, known):
        return found
    import phonenumbers

    shown = re.split(r"\s*(?:;|\||\bou\b|\bor\b|\bext\b|\bposte\b|/(?=\s*[+0(]))", fold(text), maxsplit=1)[0]
    digits = re.sub(r"[^\d+]", "", shown.replace("(0)", ""))
    plus = digits.startswith("+")
    digits = digits.replace("+", "")
    if not digits:
        return clean(text)
    tries: list[tuple[str, str | None]] = [(f"+{digits}", None)] if plus else []
    if not plus:
        if digits.startswith("00"):
            tries.append((f"+{digits[2:]}", None))
        tries.append((digits, known))
        if known != default and digits.startswith("0"):
            tries.append((digits, default))
        tries.append((f"+{digits}", None))
    possible = ""
    for number, region in tries:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        written = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
        if phonenumbers.is_valid_number(parsed):
            return written
        if not possible and phonenumbers.is_possible_number(parsed):
            possible = written
    return possible or (f"+{digits}" if plus else digits)
