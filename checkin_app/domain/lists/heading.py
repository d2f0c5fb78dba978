"""Where the header is, and what the list is about (imports.md, rule 3)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from checkin_app.domain.lists.dates import parse_date
from checkin_app.domain.lists.emails import looks_like_email
from checkin_app.domain.lists.headers import is_ours, read_header
from checkin_app.domain.lists.table import Row
from checkin_app.domain.lists.text import clean, fold

LOOK_AT = 15
"""Records among which the header is sought."""

_ABOUT_STANDS = ("wish", "wish2", "area", "dimensions", "power", "staff_expected", "activity", "stand", "contact")


def find_header(rows: Sequence[Row], vocabulary: str = "person") -> int:
    """The index of the best-scoring row among the first fifteen, -1 if the list has no header."""
    best, best_points = -1, 0.0
    width = max((sum(1 for c in row.cells if c.text.strip()) for row in rows[: LOOK_AT * 3]), default=0)
    for index, row in enumerate(rows[:LOOK_AT]):
        points = _points(row, width, vocabulary) - index * 0.01
        if points > best_points:
            best, best_points = index, points
    return best


def _points(row: Row, width: int, vocabulary: str) -> float:
    """How much of the row reads as names of columns; data in it speaks against."""
    if row.flaw:
        return 0.0
    texts = [clean(cell.text) for cell in row.cells if cell.text.strip()]
    if not texts or (len(texts) == 1 and width > 2):
        return 0.0
    points = 0.0
    for cell in row.cells:
        text = clean(cell.text)
        if not text:
            continue
        if cell.kind in ("number", "date", "bool") or looks_like_email(text):
            points -= 1.0
            continue
        if len(text) < 25 and parse_date(text):
            points -= 0.1  # a day of the event is a column's name at times
            continue
        said = max(read_header(text, vocabulary).scores.values(), default=0.0)
        points += said if said >= 0.5 else 0.0
    need = 0.8 if len(texts) <= 2 else 1.3 if len(texts) < 6 else 0.25 * len(texts)
    return points if points >= need else 0.0


def column_names(found: Sequence[Row], at: int) -> list[str]:
    """The columns' names. Of a header in two rows, the upper one names the columns that the lower one leaves blank."""
    if at < 0:
        return []
    lower = [clean(cell.text) for cell in found[at].cells]
    upper = [clean(cell.text) for cell in found[at - 1].cells] if at > 0 else []
    if sum(map(bool, upper)) < 2 or all(lower):
        return lower
    return [text or (upper[i] if i < len(upper) else "") for i, text in enumerate(lower)]


def find_kind(header: Sequence[str]) -> str:
    """ "attendees", "exhibitors" or "meetings", by the columns that only one of them has."""
    meeting = [read_header(text, "meeting").scores for text in header if clean(text)]
    sides = [
        any(s.get(f"{side}_id", 0) >= 0.8 or s.get(f"{side}_name", 0) >= 0.8 for s in meeting) for side in ("first", "second")
    ]
    if all(sides):
        return "meetings"
    person = [read_header(text).scores for text in header if clean(text)]
    named = any(max(s.get("first_name", 0), s.get("last_name", 0)) >= 0.85 for s in person)
    stand = [read_header(text, "exhibitor").scores for text in header if clean(text)]
    about = {field for s in stand for field in _ABOUT_STANDS if s.get(field, 0) >= 0.8}
    if not named and any(s.get("name", 0) >= 0.8 for s in stand) and len(about & set(_ABOUT_STANDS[:6])) >= 2:
        return "exhibitors"
    return "attendees"


@lru_cache(maxsize=8)
def _caseless(header: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(text.casefold() for text in header)


def repeats(row: Row, header: Sequence[str]) -> bool:
    """Whether the row is the header again, as on the second page of a printed list."""
    for cell, text in zip(row.cells[:6], _caseless(tuple(header[:6])), strict=False):
        if text and cell.text.casefold() == text:
            break
    else:
        return False
    pairs = [(fold(cell.text), fold(text)) for cell, text in zip(row.cells, header, strict=False) if text.strip()]
    same = sum(1 for one, other in pairs if one == other and one)
    return len(pairs) > 1 and same >= max(2, len(pairs) * 0.7)


def assign(header: Sequence[str], vocabulary: str) -> tuple[dict[str, int], dict[int, float]]:
    """Columns of a list of exhibitors or meetings by field, by their headers alone, and how sure that is."""
    bids = sorted(
        (
            (points, -index, name)
            for index, text in enumerate(header)
            if not is_ours(text)
            for name, points in read_header(text, vocabulary).scores.items()
        ),
        reverse=True,
    )
    fields: dict[str, int] = {}
    sure: dict[int, float] = {}
    for points, minus, name in bids:
        if points >= 0.6 and name not in fields and -minus not in sure:
            fields[name] = -minus
            sure[-minus] = round(min(points, 1.0), 2)
    return fields, sure
