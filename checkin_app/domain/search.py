"""Finding a person from a few letters: what is indexed, how a hit is scored, and why it matched.

The store finds candidates by word prefixes over folded text; the rules here order them. A name that begins with what was typed
goes before a company that does; its first word before its later ones; a whole word before a beginning; a spoiled word (a letter
missing, added, swapped or wrong: optimal string alignment) after everything that is spelt right.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checkin_app.domain.names import PARTICLES, fold, fold_spans, joined

_SHORTEST_SPOILED = 3


@dataclass(frozen=True, slots=True)
class Match:
    """How well a person fits a query. `score` rises with the fit; `why` are codes; `spans` mark letters of "Last First"."""

    score: float
    why: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    def matched_letters(self, name: str) -> str:
        """The letters of "Last First" that were found."""
        return "".join(name[start:end] for start, end in self.spans)


def index_text(row: Mapping[str, Any]) -> str:
    """The folded words by which a person is found: names, company, e-mail, phone, ticket, stand."""
    names = f"{row['last_name']} {row['first_name']}"
    parts = [
        row.get("name_key") or fold(names), joined(names), row.get("company_key") or fold(row["company"]),
        joined(row["company"]), fold(row["email"]),
        " ".join(phone_words(row["phone"])), fold(row["external_id"]), joined(row["external_id"]), fold(row["stand"]),
    ]  # fmt: skip
    return " ".join(part for part in parts if part)


def phone_words(phone: str) -> list[str]:
    """A number as people say it: all its digits, and without the country code: +33536491234 -> 33536491234, 0536491234."""
    digits = "".join(filter(str.isdigit, phone))
    if not phone.startswith("+"):
        return [digits] if digits else []
    return [digits, *(("0" + digits[2:], digits[2:], digits[3:]) if len(digits) > 8 else ())]


def quick_score(words: Sequence[str], name_key: str) -> int:
    """A rough score from a folded name ("last first"), to tell who is worth `match`: whole words, early ones first."""
    parts = name_key.split()
    score = 0
    for word in words:
        score += max(
            ((4 if part == word else 2) * 8 + 8 - min(place, 7) for place, part in enumerate(parts) if part.startswith(word)),
            default=0,
        )
    return score


def match(words: Sequence[str], row: Mapping[str, Any]) -> Match | None:
    """How `words` (folded, from `search_words`) fit this person; None when one of them fits nothing."""
    last, first = str(row["last_name"]), str(row["first_name"])
    name_words = fold_spans(f"{last} {first}")
    score, why, spans = 0.0, [], []
    for word in words:
        points, reason, span = _best(word, name_words, last, row)
        if not points:
            return None
        score += points
        why.append(reason)
        if span:
            spans.append(span)
    return Match(score / len(words), tuple(dict.fromkeys(why)), tuple(spans))


def _best(
    word: str, name_words: Sequence[tuple[str, int, int]], last: str, row: Mapping[str, Any]
) -> tuple[float, str, tuple[int, int] | None]:
    for part, start, end in name_words:
        if part == word:
            return (100.0 if start < len(last) else 96.0) + (start == 0), "name", (start, end)
    for part, start, end in name_words:
        if part.startswith(word):
            span = (start, min(end, start + len(word)))
            return (90.0 if start < len(last) else 86.0) + (start == 0), "prefix", span
    for reason, points, text in _other_fields(row):
        if any(part.startswith(word) for part in text):
            return points, reason, None
    return _spoiled(word, name_words, row)


def _other_fields(row: Mapping[str, Any]) -> tuple[tuple[str, float, list[str]], ...]:
    names = f"{row['last_name']} {row['first_name']}"
    ticket = str(row["external_id"])
    company = str(row["company"])
    return (
        ("prefix", 84.0, joined(names).split()),
        ("ticket", 80.0, [*fold(ticket).split(), *joined(ticket).split()]),
        ("stand", 78.0, fold(row["stand"]).split()),
        ("company", 70.0, [*fold(company).split(), *joined(company).split()]),
        ("email", 60.0, fold(row["email"]).split()),
        ("phone", 60.0, phone_words(str(row["phone"]))),
    )


def _spoiled(
    word: str, name_words: Sequence[tuple[str, int, int]], row: Mapping[str, Any]
) -> tuple[float, str, tuple[int, int] | None]:
    allowed = allowed_errors(word)
    best: tuple[float, str, tuple[int, int] | None] = (0.0, "", None)
    if not allowed:
        return best
    candidates: list[tuple[str, tuple[int, int] | None, float]] = [(p, (start, end), 50.0) for p, start, end in name_words]
    candidates += [(part, None, 40.0) for part in fold(row["company"]).split()]
    for part, span, points in candidates:
        errors = prefix_distance(word, part, allowed)
        if errors <= allowed and points - 8 * errors > best[0]:
            best = (points - 8 * errors, "typo", span)
    return best


def allowed_errors(word: str) -> int:
    """How many letters of a word may be spoiled: none below three letters, one below seven, two from there."""
    return 0 if len(word) < _SHORTEST_SPOILED else 1 if len(word) < 7 else 2


def prefix_distance(typed: str, word: str, limit: int) -> int:
    """Optimal string alignment between what was typed and the best beginning of `word`; `limit` + 1 when beyond."""
    if word in PARTICLES:
        return limit + 1
    rows = [list(range(len(word) + 1))]
    for i, letter in enumerate(typed, 1):
        row = [i]
        for j, other in enumerate(word, 1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == word[j - 2] and typed[i - 2] == other:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        rows.append(row)
    return min(*rows[-1], limit + 1)
