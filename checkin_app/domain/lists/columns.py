"""What each column of a list of people means: header, neighbours and values together (imports.md, rule 4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checkin_app.domain.lists import name_columns
from checkin_app.domain.lists.dates import parse_days
from checkin_app.domain.lists.headers import is_ours, read_header
from checkin_app.domain.lists.judgement import Column, Judgement
from checkin_app.domain.lists.profile import Profile, profile
from checkin_app.domain.lists.table import EMPTY, Row

ENOUGH = 0.45
"""The least evidence on which a column is taken for something."""

SAMPLE = 3000
"""Rows that are looked at to judge a column."""

FALLBACKS = ("email", "company", "country", "phone")
"""What the payer's columns may stand in for, where the participant's own are empty."""

SEVERAL = frozenset(
    {"email", "company", "country", "phone", "job_title", "checked_in", "stand", "title", "first_name", "last_name", "days"}
)
"""Fields that several columns may fill: the first one that is not empty counts (imports.md, rule 3)."""

FIELDS = (
    "title", "first_name", "last_name", "full_name", "email", "phone", "company", "job_title", "country", "category",
    "status", "payment", "cancelled", "blocked", "attending", "external_id", "order_ref", "position_no", "stand",
    "language", "bioregion", "network", "wants_meetings", "registered_on", "checked_in", "days", "note", "attention",
)  # fmt: skip
"""What a column may be mapped to; `--map COLUMN=` with nothing leaves it out."""


def judge(
    header: Sequence[str], rows: Sequence[Row], country: Callable[[str], str], chosen: Mapping[int, str] | None = None
) -> Judgement:
    """Decide what the columns are. `chosen` are the user's own decisions by column, which nothing overrides."""
    width = max([len(header), *(len(row.cells) for row in rows)], default=0)
    columns = tuple(_column(i, header, rows[:SAMPLE], country) for i in range(width))
    result = Judgement(columns)
    chosen = {**{c.index: "" for c in columns if is_ours(c.header.text)}, **(chosen or {})}
    for index, name in chosen.items():
        if name:
            result.fields.setdefault(name, []).append(index)
            result.sure[index] = 1.0
    _assign(result, [c for c in columns if c.index not in chosen and c.header.owner not in ("payer", "other")])
    name_columns.settle(result, [c for c in columns if c.index not in chosen])
    _payers(result, [c for c in columns if c.index not in chosen and c.header.owner == "payer"])
    _prefer_personal(result)
    return result


def _column(index: int, header: Sequence[str], rows: Sequence[Row], country: Callable[[str], str]) -> Column:
    values = tuple(row.cells[index] if index < len(row.cells) else EMPTY for row in rows)
    text = header[index] if index < len(header) else ""
    return Column(index, read_header(text), profile(values, country), values)


def _assign(result: Judgement, columns: Sequence[Column]) -> None:
    """Give columns to fields, the surest pair first; a column has one field, a field its best columns."""
    bids = sorted(
        ((score(c, name), -c.index, c, name) for c in columns for name in FIELDS if name not in name_columns.FIELDS),
        key=lambda bid: (-bid[0], -bid[1]),
    )
    named = name_columns.certain(columns)
    best: dict[str, float] = {}
    for points, _, column, name in bids:
        if points < ENOUGH or column.index in result.sure:
            continue
        if column.index in named and points < 0.9:
            continue
        if name in result.fields:
            if name not in best:
                continue  # the user chose its columns
            again = name in SEVERAL and points >= best.get(name, 1.1) - 0.25 and points >= 0.6
            if not again:
                continue
        result.fields.setdefault(name, []).append(column.index)
        best.setdefault(name, points)
        result.sure[column.index] = round(min(points, 1.0), 2)
    for name in ("company", "country", "checked_in", "stand"):
        if name in result.fields and all(result.sure.get(i, 0) > 0.85 for i in result.fields[name]):
            result.fields[name].sort()


def score(column: Column, name: str) -> float:
    """How much speaks for the column being `name`: its header's word for it, weighed with its values."""
    said = column.header.scores.get(name, 0.0)
    if name == "days" and parse_days(column.header.text) and len(column.header.text) < 40 and column.profile.yes_no > 0.6:
        said = 0.95
    seen = column.profile
    if not seen.count:
        return said * 0.6 if said > 0.8 else 0.0
    rule = _RULES.get(name)
    if rule is None:
        return said
    return rule(said, seen, not column.header.text)


Rule = Callable[[float, Profile, bool], float]


def _weigh(said: float, share: float, need: float) -> float:
    """A header's word, confirmed or doubted by the share of values that fit it."""
    return said * (0.75 + 0.25 * share) if share >= need else said * 0.35


def _email(said: float, p: Profile, bare: bool) -> float:
    if said:
        return _weigh(said, p.email, 0.2) if p.count > 3 or p.email else said * 0.5
    return 0.7 * p.email if p.email >= (0.6 if bare else 0.9) else 0.0


def _phone(said: float, p: Profile, bare: bool) -> float:
    if said:
        return _weigh(said, max(p.phone, p.number * 0.8, p.broken * 0.8), 0.25)
    return 0.6 * p.phone if bare and p.phone >= 0.7 and p.date < 0.5 and p.distinct > 0.7 else 0.0


def _country(said: float, p: Profile, bare: bool) -> float:
    if said:
        return _weigh(said, p.country, 0.3)
    ticks = p.yes_no > 0.6  # "no" is Norway and "si" Slovenia, but not in a column of them
    return 0.6 if p.country >= (0.8 if bare else 0.95) and p.count >= 3 and p.language < 0.9 and not ticks else 0.0


def _category(said: float, p: Profile, bare: bool) -> float:
    if said >= 0.5:
        if p.yes_no > 0.8 or p.number > 0.8 or p.title > 0.8 or p.url > 0.5:
            return said * 0.3
        if p.code > 0.8 and p.category < 0.1:
            return said * 0.3
        return said * (0.55 + 0.45 * p.category)
    few = p.distinct < 0.5 or p.count < 8
    return 0.6 if p.category >= (0.8 if bare else 0.95) and p.count >= 3 and few else 0.0


def _status(said: float, p: Profile, bare: bool) -> float:
    if said:
        if p.date > 0.8 and p.status < 0.5:
            return said * 0.3
        return said * (0.5 + 0.5 * p.status)
    few = p.distinct < 0.5 or p.count < 8
    return 0.55 if p.status >= (0.85 if bare else 0.95) and p.count >= 3 and few and p.yes_no < 0.5 else 0.0


def _flag(said: float, p: Profile, _bare: bool) -> float:
    """A box to tick: its header must be the word itself, for its values say little."""
    return 0.0 if said < 0.75 else said if p.yes_no >= 0.6 or p.date > 0.6 else said * 0.4


def _payment(said: float, p: Profile, _bare: bool) -> float:
    if (said < 0.75 and p.yes_no > 0.5) or (p.number > 0.5 and (said < 0.75 or p.yes_no < 0.5 or p.constant)):
        return 0.0  # amounts: "Total paid", "Payment processing"
    return _weigh(said, max(p.yes_no if p.number < 0.9 or p.distinct < 0.2 else 0.0, p.status), 0.5)


def _title(said: float, p: Profile, bare: bool) -> float:
    if said:
        return said if p.title >= 0.5 else said * 0.2
    return 0.6 if p.title >= (0.8 if bare else 0.95) and p.count >= 3 else 0.0


def _job(said: float, p: Profile, bare: bool) -> float:
    if not said and bare:
        return 0.55 if p.job > 0.4 and p.words < 8 and p.email < 0.1 and p.job > p.company else 0.0
    if p.title > 0.5 or p.number > 0.5 or p.email > 0.3 or p.yes_no > 0.7 or p.date > 0.5:
        return said * 0.3
    if p.category >= 0.8 and p.count >= 3:
        return said * 0.7
    return said


def _company(said: float, p: Profile, _bare: bool) -> float:
    wrong = max(p.email, p.phone, p.date, p.url, p.yes_no if p.count > 5 else 0.0)
    if not said and _bare:
        return 0.55 if p.company > 0.3 and p.words < 8 and p.email < 0.1 and p.job < p.company else 0.0
    return said * 0.35 if wrong > 0.6 or (p.number > 0.8 and p.count > 5) else said


def _identifier(said: float, p: Profile, _bare: bool) -> float:
    """A ticket's own id differs from row to row; values shared by a group are an order's."""
    if p.email > 0.3 or p.words > 2.5 or p.date > 0.9 or p.url > 0.3:
        return said * 0.3
    if p.distinct < 0.9 or p.broken > 0.6 or (p.letters > 0.8 and p.words > 1.2):
        return said * 0.4
    if p.sequence:
        return said * 0.8
    return said * (0.8 + 0.2 * p.filled)


def _order(said: float, p: Profile, _bare: bool) -> float:
    return said * 0.3 if p.words > 2.5 or p.url > 0.3 or p.category > 0.5 else said


def _stand(said: float, p: Profile, _bare: bool) -> float:
    return _weigh(said, max(p.stand, p.code, p.number), 0.3)


def _date(said: float, p: Profile, _bare: bool) -> float:
    return _weigh(said, p.date, 0.4)


def _checked(said: float, p: Profile, _bare: bool) -> float:
    return said if max(p.yes_no, p.date, p.status) > 0.3 or p.words > 1 else said * 0.6


def _language(said: float, p: Profile, bare: bool) -> float:
    if said:
        return _weigh(said, p.language, 0.3)
    return 0.5 if bare and p.language > 0.95 and p.count > 5 else 0.0


def _wants(said: float, p: Profile, _bare: bool) -> float:
    return said if p.yes_no > 0.6 else said * 0.3


def _days(said: float, p: Profile, _bare: bool) -> float:
    if said < 0.5:
        return 0.0
    return said if p.date < 0.9 or p.distinct < 0.5 else said * 0.5


def _attention(said: float, p: Profile, _bare: bool) -> float:
    """It interrupts the desk with a sound: only a column that says so in so many words, and holds sentences."""
    return said if said >= 0.9 and max(p.yes_no, p.number, p.date, p.email) < 0.5 else 0.0


def _position(said: float, p: Profile, _bare: bool) -> float:
    return said if p.number > 0.9 else 0.0


_RULES: dict[str, Rule] = {
    "email": _email, "phone": _phone, "country": _country, "category": _category, "status": _status, "payment": _payment,
    "cancelled": _flag, "blocked": _flag, "attending": _flag, "title": _title, "job_title": _job, "company": _company,
    "external_id": _identifier, "order_ref": _order, "stand": _stand, "registered_on": _date, "checked_in": _checked,
    "language": _language, "wants_meetings": _wants, "days": _days, "position_no": _position,
    "attention": _attention,
}  # fmt: skip


def _payers(result: Judgement, columns: Sequence[Column]) -> None:
    for name in FALLBACKS:
        found = [(score(c, name), c.index) for c in columns if score(c, name) >= 0.6]
        if found:
            best = max(points for points, _ in found)
            result.payer[name] = [i for points, i in found if points > best - 0.1]
            result.sure.update({i: round(best, 2) for i in result.payer[name]})


def _prefer_personal(result: Judgement) -> None:
    """Of two columns for one field, that which differs within an order is the person's, the other the payer's."""
    orders = result.fields.get("order_ref")
    if not orders:
        return
    groups: dict[str, list[int]] = {}
    for at, cell in enumerate(result.columns[orders[0]].values):
        groups.setdefault(cell.text, []).append(at)
    shared = [rows for name, rows in groups.items() if name and len(rows) > 1]
    for name in FALLBACKS:
        indexes = result.fields.get(name, [])
        if len(indexes) > 1:
            varying = {i: sum(_varies(result.columns[i], rows) for rows in shared) for i in indexes}
            if min(varying.values()) == 0 < max(varying.values()):
                indexes.sort(key=lambda i: varying[i] == 0)


def _varies(column: Column, rows: Sequence[int]) -> bool:
    return len({column.values[r].text for r in rows if column.values[r].text}) > 1
