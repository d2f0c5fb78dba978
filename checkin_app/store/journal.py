"""Writing what happened and what follows from it, in one transaction."""

from __future__ import annotations

import contextlib
import json
import secrets
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from checkin_app.domain.changes import Changes
from checkin_app.domain.journal import ChainEnd, Draft, Entry, Kind, Written, link, seal
from checkin_app.store import derived
from checkin_app.store.database import Store
from checkin_app.store.derived import People

_COLUMNS = (
    "id", "desk", "counter", "clock", "happened_at", "stored_at", "kind", "subject", "batch", "body", "salt", "digest",
    "previous", "hash",
)  # fmt: skip
_INSERT = f"INSERT INTO journal ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"


class Transaction:
    """One act being written. Appends gather; `settle` writes what follows from them, as does the end of the transaction."""

    def __init__(self, store: Store, desk: str, now: datetime) -> None:
        self._store = store
        self._desk = desk
        self._now = now
        self._end = chain_end(store, desk)
        self._fresh: dict[str, list[Entry]] = defaultdict(list)
        self._passed: list[Entry] = []
        self._touched: dict[str, None] = {}
        self._settled: list[str] = []
        self.changes = Changes()

    def append(self, draft: Draft, *, new_subject: bool = False) -> Entry:
        """Put `draft` at the end of this desk's chain. `new_subject`: nothing was ever written about it before."""
        entry, row, self._end = seal(draft, self._desk, self._end, self._now, secrets.token_hex(8))
        self._store.db.conn.execute(_INSERT, row)
        if derived.is_passage(entry) and entry.subject not in self._touched:
            self._passed.append(entry)
            return entry
        if new_subject or entry.subject in self._fresh:
            self._fresh[entry.subject].append(entry)
        self._touched[entry.subject] = None
        return entry

    def append_written(self, entries: Sequence[Written], people: People | None = None) -> None:
        """Put many entries, made ready before, at the end of this desk's chain.

        `people`: each entry registers somebody new, and these are their rows (`derived.people_of`); it is settled at once.
        """
        rows, self._end = link(entries, self._desk, self._end, self._now)
        self._store.db.conn.executemany(_INSERT, rows)
        subjects = [entry.subject for entry in entries]
        if people is None:
            self._touched.update(dict.fromkeys(subjects))
        else:
            derived.insert_people(self._store.db, people)
            self._settled.extend(subjects)

    def settle(self) -> None:
        """Write what follows from the entries so far, so that the rest of the act reads it."""
        for passed in self._passed:
            if passed.subject not in self._touched:  # else it is folded with the rest
                derived.add_passage(self._store.db, passed)
                self._settled.append(passed.subject)
        for subject in self._touched:
            entries = self._fresh.get(subject) or entries_of(self._store, subject)
            derived.project(self._store.db, subject, entries)
        self.changes = _joined(self.changes, [*self._settled, *self._touched])
        self._passed.clear()
        self._settled.clear()
        self._touched.clear()
        self._fresh.clear()


@contextlib.contextmanager
def transaction(store: Store, desk: str, now: datetime, *, announced: bool = True) -> Iterator[Transaction]:
    """`BEGIN IMMEDIATE`, the entries, what follows from them, COMMIT; then every listener hears of the changes.

    `announced` False: whoever writes an act in several transactions announces them himself, all together.
    """
    with store.exclusive():
        acting = Transaction(store, desk, now)
        yield acting
        acting.settle()
    if acting.changes and announced:
        store.announce(acting.changes)


def mark(store: Store) -> int:
    """Where the journal ends now, in the order of this file: for `decided_since`."""
    row = store.one("SELECT coalesce(max(rowid), 0) AS mark FROM journal")
    return int(row["mark"]) if row else 0


def decided_since(store: Store, place: int, subjects: Collection[str]) -> bool:
    """Whether entries after `place` could change a plan made there: about one of `subjects`, or any but scans and badges."""
    rows = store.query("SELECT kind, subject FROM journal WHERE rowid > ?", place)
    return any(row["kind"] not in _OF_THE_DAY or row["subject"] in subjects for row in rows)


_DAILY = (
    Kind.PASSAGE, Kind.BADGE_SENT, Kind.BADGE_STATE, Kind.BADGE_REPLACED, Kind.ROLE_SET, Kind.EXHIBITOR_NOTED,
    Kind.EXHIBITOR_HANDED, Kind.PAPER_MADE, Kind.PAPER_SETTLED,
)  # fmt: skip
_OF_THE_DAY = frozenset(map(str, _DAILY))
"""What a desk writes all day, which decides nothing about who is registered."""


def joined_changes(parts: Iterable[Changes]) -> Changes:
    """What several transactions changed, as one."""
    seen = list(parts)
    together = {name: frozenset[str]().union(*(getattr(one, name) for one in seen)) for name in _NOUNS.values()}
    return Changes(**together, event=any(c.event for c in seen), passages=any(c.passages for c in seen))


def chain_end(store: Store, desk: str) -> ChainEnd:
    """Where the chain of `desk` stands."""
    last = store.one(
        "SELECT clock, counter, hash FROM (SELECT max(clock) AS clock FROM journal)"
        " LEFT JOIN (SELECT counter, hash FROM journal WHERE desk = ? ORDER BY counter DESC LIMIT 1)", desk,
    )  # fmt: skip
    highest = (last or {}).get("clock") or 0
    return ChainEnd(last["counter"], last["hash"], highest) if last and last["hash"] else ChainEnd(clock=highest)


def entry(store: Store, entry_id: str) -> Entry | None:
    """The entry of that id."""
    return next(iter(_entries(store.query("SELECT * FROM journal WHERE id = ?", entry_id))), None)


def entries_of(store: Store, subject: str) -> list[Entry]:
    """Everything about one subject, in order."""
    return list(_entries(store.query("SELECT * FROM journal WHERE subject = ? ORDER BY clock, id", subject)))


def entries_of_batch(store: Store, batch: str) -> list[Entry]:
    """Everything that one act of a user wrote."""
    return list(_entries(store.query("SELECT * FROM journal WHERE batch = ? ORDER BY clock, id", batch)))


def annulled_of_batch(store: Store, batch: str) -> set[str]:
    """The ids of those entries of an act that were annulled since."""
    rows = store.query(
        "SELECT json_extract(a.body, '$.annuls') AS id FROM journal AS a WHERE a.kind = ? AND a.subject IN"
        " (SELECT subject FROM journal WHERE batch = ?)",
        str(Kind.ANNULLED),
        batch,
    )
    return {row["id"] for row in rows}


def subjects_of_others(store: Store, batch: str) -> set[str]:
    """The subjects of an act about which other acts wrote something that stands."""
    rows = store.query(
        "SELECT j.subject, j.id, j.kind, json_extract(j.body, '$.annuls') AS annuls FROM journal AS j"
        " WHERE j.batch <> ? AND j.subject IN (SELECT subject FROM journal WHERE batch = ?)",
        batch,
        batch,
    )
    annulled = {row["annuls"] for row in rows if row["kind"] == Kind.ANNULLED}
    return {row["subject"] for row in rows if row["kind"] != Kind.ANNULLED and row["id"] not in annulled}


def entries_of_kind(store: Store, kind: Kind) -> list[Entry]:
    """Every entry of a kind, in order."""
    return list(_entries(store.query("SELECT * FROM journal WHERE kind = ? ORDER BY clock, id", str(kind))))


def entries_of_desk(store: Store, desk: str) -> list[Entry]:
    """A desk's whole chain."""
    return list(_entries(store.query("SELECT * FROM journal WHERE desk = ? ORDER BY counter", desk)))


def desks(store: Store) -> list[str]:
    """Every desk that has written."""
    return [row["desk"] for row in store.query("SELECT DISTINCT desk FROM journal ORDER BY desk")]


def subjects(store: Store) -> list[str]:
    """Everything that was ever written about, new ones last."""
    rows = store.query("SELECT subject FROM journal GROUP BY subject ORDER BY min(clock)")
    return [row["subject"] for row in rows]


def count(store: Store) -> int:
    """How many entries there are."""
    row = store.one("SELECT count(*) AS n FROM journal")
    return int(row["n"]) if row else 0


def last_acts(store: Store, desk: str, kinds: Iterable[Kind], limit: int = 50) -> list[Entry]:
    """The newest entries of `desk` of these kinds that no later entry annuls, newest first."""
    names = [str(kind) for kind in kinds]
    marks = ", ".join("?" * len(names))
    rows = store.query(
        f"SELECT * FROM journal AS j WHERE desk = ? AND kind IN ({marks}) AND NOT EXISTS ("
        "SELECT 1 FROM journal AS a WHERE a.subject = j.subject AND a.kind = 'entry.annulled'"
        " AND json_extract(a.body, '$.annuls') = j.id) ORDER BY counter DESC LIMIT ?",
        desk, *names, limit,
    )  # fmt: skip
    return list(_entries(rows))


def _entries(rows: Iterable[dict[str, Any]]) -> Iterator[Entry]:
    for row in rows:
        values: dict[str, Any] = {name: row[name] for name in _COLUMNS}
        values["body"] = None if row["body"] is None else json.loads(row["body"])
        yield Entry(**values)


_NOUNS = {
    "attendee": "attendees",
    "stand": "stands",
    "exhibitor": "exhibitors",
    "meeting": "meetings",
    "hall": "halls",
    "paper": "papers",
    "layout": "layouts",
    "image": "images",
}


def _joined(changes: Changes, touched: Iterable[str]) -> Changes:
    seen: dict[str, set[str]] = {}
    event, passages = changes.event, changes.passages
    for subject in touched:
        noun, _, name = subject.partition(":")
        if noun in _NOUNS:
            seen.setdefault(_NOUNS[noun], set()).add(name)
        event = event or noun == "event"
        passages = passages or noun in {"attendee", "code"}
    together = {name: getattr(changes, name) | ids for name, ids in seen.items()}
    return replace(changes, **together, event=event, passages=passages)
