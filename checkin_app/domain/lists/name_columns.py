"""Which columns are names: a word such as "Nom" or "Name" means what its neighbours leave it (imports.md, rule 4).

*Nom* is the surname in French, the first name beside *Cognoms*; *Nombre* and *Nome* are first names beside *Apellidos* and
*Cognome*; *Name* is the surname beside *Vorname*, and the full name otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from checkin_app.domain.lists.judgement import Column, Judgement
from checkin_app.domain.lists.names import PARTICLES
from checkin_app.domain.lists.profile import names_in_emails

FIELDS = ("first_name", "last_name", "full_name")


def certain(columns: Sequence[Column]) -> set[int]:
    """Columns whose header names a person, so that nothing less than a sure field takes them."""
    return {
        c.index for c in columns if max((c.header.scores.get(f, 0.0) for f in FIELDS), default=0.0) >= 0.85 and not _is_label(c)
    }


def settle(result: Judgement, columns: Sequence[Column]) -> None:
    """Add the columns of names to `result`."""
    free = [c for c in columns if c.index not in result.sure and c.header.owner not in ("payer", "other") and _is_text(c)]
    owned = [c for c in free if c.header.owner == "participant"]
    if any(_points(c, f) >= 0.6 for c in owned for f in FIELDS):
        free = owned + [c for c in free if c.header.owner != "participant"]
    taken = {name for name in FIELDS if name in result.fields}
    first = _best(free, "first_name", taken, 0.5, alone=True)
    last = _best([c for c in free if c is not first], "last_name", taken, 0.5, alone=True)
    rest = [c for c in free if c is not first and c is not last]
    vague = sorted((c for c in rest if _vague(c)), key=lambda c: not c.profile.count)
    if last and vague and first and _points(last, "full_name") > 0.5 and _points(vague[0], "last_name") > 0.8:
        last = None  # "Nom" beside "Nom du responsable"
    if first and not last and vague and "last_name" not in taken:
        last = vague.pop(0)
    elif last and not first and vague and "first_name" not in taken:
        first = vague.pop(0)
    for name, column in (("first_name", first), ("last_name", last)):
        if column:
            _take(result, name, column, _points(column, name))
    left = [c for c in rest if c.index not in result.sure and (c.profile.count or not (first or last))]
    full = _best(left, "full_name", taken, 0.55)
    if full:
        _take(result, "full_name", full, _points(full, "full_name"))
    if not any(result.fields.get(name) for name in FIELDS):
        _by_values(result, free)


def _take(result: Judgement, name: str, column: Column, points: float) -> None:
    result.fields.setdefault(name, []).append(column.index)
    result.sure[column.index] = round(max(points, 0.5), 2)


def _points(column: Column, name: str) -> float:
    return column.header.scores.get(name, 0.0)


def _is_label(column: Column) -> bool:
    """Whether a column called "name" holds the names of tickets: a few words, all of them categories."""
    return column.profile.category >= 0.95 and column.profile.count >= 2


def _vague(column: Column) -> bool:
    """Whether the header is one of the words that neighbours decide."""
    return _points(column, "full_name") >= 0.6 and max(_points(column, "last_name"), _points(column, "first_name")) >= 0.25


def _best(columns: Sequence[Column], name: str, taken: set[str], least: float, alone: bool = False) -> Column | None:
    """The surest column for `name`; `alone` leaves out the words that neighbours decide."""
    if name in taken:
        return None
    fitting = [c for c in columns if _points(c, name) >= least and not (alone and _vague(c))]
    if name != "full_name":
        fitting = [c for c in fitting if _points(c, name) >= _points(c, "full_name")]
    fitting = [c for c in fitting if c.profile.count] or fitting
    return max(fitting, key=lambda c: (_points(c, name), c.profile.filled > 0.2, -c.index), default=None)


def _is_text(column: Column) -> bool:
    p = column.profile
    return p.number < 0.5 and p.email < 0.5 and p.date < 0.5 and p.url < 0.5 and p.yes_no < 0.8


def _by_values(result: Judgement, free: Sequence[Column]) -> None:
    """Names without a header: beside an e-mail they open or close it; else the first column of words."""
    named = [
        c for c in free if c.profile.letters > 0.7 and c.profile.words < 5 and c.profile.filled > 0.5 and not c.header.scores
    ]
    emails = result.fields.get("email")
    if emails:
        addresses = [cell.text for cell in result.columns[emails[0]].values]
        shares = {c.index: names_in_emails([v.text for v in c.values], addresses) for c in named}
        first = max(named, key=lambda c: shares[c.index][0], default=None)
        last = max(named, key=lambda c: shares[c.index][1], default=None)
        if first and last and first is not last and shares[first.index][0] > 0.4 and shares[last.index][1] > 0.4:
            _take(result, "first_name", first, 0.6)
            _take(result, "last_name", last, 0.6)
            return
    distinct = [c for c in named if c.profile.distinct > 0.3]
    if not distinct:
        return  # nothing here is a column of names
    if (
        len(distinct) > 1
        and distinct[0].profile.words < 1.6
        and distinct[1].profile.words < 1.8
        and distinct[1].index == distinct[0].index + 1
    ):
        one, two = distinct[:2]
        capitals = sum(v.text.isupper() for v in two.values) > sum(v.text.isupper() for v in one.values)
        last, first = (two, one) if capitals else (one, two)
        _take(result, "last_name", last, 0.5)
        _take(result, "first_name", first, 0.5)
        return
    if sum(_is_name(v.text) for v in distinct[0].values) >= 0.5 * distinct[0].profile.count:
        _take(result, "full_name", distinct[0], 0.5)


def _is_name(text: str) -> bool:
    """Two to five words, capital letters first but for particles, and no sentence's punctuation."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 6 or re.search(r"[.!?:;]\s*$|\d", text):
        return False
    return all(t[0].isupper() or t.casefold() in PARTICLES or not t[0].isalpha() for t in tokens)
