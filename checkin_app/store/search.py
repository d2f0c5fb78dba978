"""Candidates for a search: by word prefixes in the index, then by near spelling over everybody.

FTS5 with `detail=none` and never `ORDER BY rank`: the first rows that match are rescored by `domain.search`.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from checkin_app.domain.names import fold
from checkin_app.domain.search import quick_score
from checkin_app.store.database import Store, environment_faults

_LIMIT = 200
_SCORED = 40


def candidates(store: Store, words: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of people who have every one of `words` as a word or as the beginning of one; whole words first."""
    numbers = dict.fromkeys(_matching(store, " AND ".join(_quoted(word) for word in words)))
    if len(numbers) < _LIMIT:
        numbers.update(dict.fromkeys(_matching(store, " AND ".join(f"{_quoted(word)}*" for word in words))))
    return _rows(store, _likeliest(store, words, list(numbers)[:_LIMIT]))


def near(store: Store, words: Sequence[str]) -> list[dict[str, Any]]:
    """Rows of people who share the most three-letter runs with `words`, best first."""
    postings = _postings(store)
    shared: dict[int, int] = defaultdict(int)
    for word in words:
        for run in _runs(word):
            for number in postings.get(run, ()):
                shared[number] += 1
    best = sorted(shared, key=lambda number: -shared[number])[:_SCORED]
    return _rows(store, best)


def _matching(store: Store, expression: str) -> list[int]:
    sql = "SELECT rowid FROM attendee_search WHERE attendee_search MATCH ? LIMIT ?"
    with environment_faults(store.path):
        return [row[0] for row in store.db.conn.execute(sql, [expression, _LIMIT])]


def _quoted(word: str) -> str:
    return f'"{word}"'


def _likeliest(store: Store, words: Sequence[str], numbers: list[int]) -> list[int]:
    """The few that are worth scoring in full, judged by their folded names alone."""
    if len(numbers) <= _SCORED:
        return numbers
    marks = ", ".join(map(str, numbers))
    with environment_faults(store.path):
        keys = store.db.conn.execute(f"SELECT number, name_key FROM attendee WHERE number IN ({marks})").fetchall()
    ranked = sorted(keys, key=lambda key: (-quick_score(words, key[1]), key[1]))
    return [number for number, _name in ranked[:_SCORED]]


def _rows(store: Store, numbers: Sequence[int]) -> list[dict[str, Any]]:
    if not numbers:
        return []
    marks = ", ".join("?" * len(numbers))
    rows = {row["number"]: row for row in store.query(f"SELECT * FROM attendee WHERE number IN ({marks})", *numbers)}
    return [rows[number] for number in numbers if number in rows]


def _postings(store: Store) -> dict[str, array[int]]:
    """For each run of three letters in a name or company, who has it; kept until somebody changes."""
    if "postings" not in store.cache:
        postings: dict[str, array[int]] = defaultdict(lambda: array("L"))
        for row in store.query("SELECT number, name_key, company_key FROM attendee"):
            words = f"{row['name_key']} {row['company_key']}".split()
            for run in {run for word in words for run in _runs(word)}:
                postings[run].append(row["number"])
        store.cache["postings"] = dict(postings)
    found: dict[str, array[int]] = store.cache["postings"]
    return found


def _runs(word: str) -> list[str]:
    """Two letters at the edges and three within: a spoiled letter leaves most of them standing."""
    padded = f"^{fold(word)}$"
    return [padded[i : i + 3] for i in range(len(padded) - 2)] + [padded[:2]]
