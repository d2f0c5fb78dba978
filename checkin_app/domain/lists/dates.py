"""Dates and times as people and spreadsheets write them in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from checkin_app.domain.lists.text import fold

_MONTHS = """
janvier january enero gener gennaio janeiro januar jan janv ene gen
fevrier february febrero febrer febbraio fevereiro februar feb fevr fev
mars march marzo marc marco maerz mar mrz
avril april abril aprile avr apr abr
mai may mayo maig maggio maio
juin june junio juny giugno junho juni jun giu
juillet july julio juliol luglio julho juli jul juil lug
aout august agosto agost aug ago
septembre september septiembre setembre settembre setembro sept sep set
octobre october octubre ottobre outubro oktober oct ott out okt
novembre november noviembre novembro nov
decembre december diciembre desembre dicembre dezembro dezember dec dic des dez
"""
MONTHS = {word: number for number, line in enumerate(_MONTHS.split("\n")[1:-1], 1) for word in line.split()}
"""A month's folded names and short forms -> its number."""

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_NUMERIC = re.compile(r"\b(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\b")
_DAY_MONTH = re.compile(
    r"\b(\d{1,2})(?:er|st|nd|rd|th|º|ª|\.)?\s*(?:de |d'|of )?\s*([^\W\d_]{3,})\.?,?\s*(?:de |del )?(\d{4})?"
)
_MONTH_DAY = re.compile(r"\b([^\W\d_]{3,})\.? (\d{1,2})(?:st|nd|rd|th)?\b,?\s*(\d{4})?")
_TIME = re.compile(r"\b(\d{1,2})\s*[:hH.]\s*(\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?", re.IGNORECASE)


def month_first(values: Iterable[str]) -> bool:
    """Whether a column writes 06/19/10 for 19 June: some second number is over 12, and no first one is."""
    pairs = [(int(m[1]), int(m[2])) for m in map(_NUMERIC.search, values) if m]
    return any(b > 12 for _, b in pairs) and not any(a > 12 for a, _ in pairs)


def parse_date(text: str, us: bool = False) -> str:
    """The ISO date in `text`, or "". `us`: the month comes first in 07/01/2010."""
    text = fold(text)
    if m := _ISO.search(text):
        return _iso(int(m[1]), int(m[2]), int(m[3]))
    if m := _NUMERIC.search(text):
        day, month = (m[2], m[1]) if us else (m[1], m[2])
        return _iso(_year(m[3]), int(month), int(day))
    for day_text, month_text, year in _named(text):
        if year:
            return _iso(int(year), MONTHS[month_text], int(day_text))
    return ""


def parse_days(text: str) -> tuple[str, ...]:
    """Every day that `text` names, in order: "1er juillet, 2 juillet" -> "--07-01", "--07-02"."""
    text = fold(text)
    found = [_iso(int(m[1]), int(m[2]), int(m[3])) for m in _ISO.finditer(text)]
    found += [_iso(_year(m[3]), int(m[2]), int(m[1])) for m in _NUMERIC.finditer(text)]
    for day, month, year in _named(text):
        iso = _iso(int(year) if year else 2000, MONTHS[month], int(day))
        found.append(iso if year or not iso else "-" + iso[4:])
    return tuple(dict.fromkeys(iso for iso in found if iso))


def parse_time(text: str) -> str:
    """ "HH:MM" from 9:00, 9h30, 14.30, 09:00:00, 2:30 PM or an ISO date and time; "" if there is none."""
    found = _TIME.search(_ISO.sub(" ", text.replace("T", " ")) if _ISO.search(text) else text)
    if not found:
        return ""
    hour, minute = int(found[1]), int(found[2])
    half = (found[3] or "").casefold()[:1]
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""


def _named(text: str) -> list[tuple[str, str, str]]:
    found = [(m[1], m[2], m[3] or "") for m in _DAY_MONTH.finditer(text) if m[2] in MONTHS]
    if not found:
        found = [(m[2], m[1], m[3] or "") for m in _MONTH_DAY.finditer(text) if m[1] in MONTHS]
    return found


def _year(text: str) -> int:
    year = int(text)
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year


def _iso(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""
