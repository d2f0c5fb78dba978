"""Current state, written down from the folds of `domain.state`: one table row (or a few) a subject, replaced whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from operator import itemgetter
from typing import Any

from checkin_app.domain import stand_folds, state
from checkin_app.domain.attendee import EDITABLE_FIELDS, Attendee, Category, Status
from checkin_app.domain.checkin import Admission
from checkin_app.domain.floorplan import Exhibitor
from checkin_app.domain.index_words import index_text
from checkin_app.domain.journal import Entry, Kind, canonical
from checkin_app.domain.names import fold
from checkin_app.store.database import Store
from checkin_app.store.tables import Database

_Row = dict[str, Any]


def project(db: Database, subject: str, entries: Sequence[Entry]) -> None:
    """Write what `entries`, all there are about `subject`, add up to."""
    noun, _, name = subject.partition(":")
    rows = rows_of(subject, entries)
    if rows is None:
        return
    if noun == "attendee":
        _write_attendee(db, name, rows)
        return
    for table, key in _TABLES[noun]:
        db.conn.execute(f"DELETE FROM {table} WHERE {key} = ?", [name])
        for row in rows[table]:
            _insert(db, table, row)


def is_passage(entry: Entry) -> bool:
    """Whether `add_passage` may write what follows from `entry`."""
    return entry.kind == Kind.PASSAGE and entry.subject.startswith("attendee:")


def add_passage(db: Database, entry: Entry) -> None:
    """Write what a person's passage that was just appended adds to their rows: the same as `project`, in a third of the time.

    Nothing comes after it in the fold, as its clock is the highest in the file: so it is one more, and moves nothing before it.
    """
    passage = state.passage_of(entry)
    _insert(db, "passage", _plain(passage))
    for row in _admission_rows(passage.attendee, state.admissions((passage,))):
        _insert(db, "admission", row, "ON CONFLICT DO NOTHING")  # an earlier entry of that day stays the first


def rows_of(subject: str, entries: Sequence[Entry]) -> dict[str, list[_Row]] | None:
    """The rows that `subject` has in each table; None for a noun that this version does not know."""
    noun, _, name = subject.partition(":")
    fold_noun = _FOLDS.get(noun)
    return fold_noun(name, entries) if fold_noun else None


def agrees(store: Store, subject: str, entries: Sequence[Entry]) -> bool:
    """Whether the rows that the file has for `subject` are what its `entries` add up to, in whatever order they lie."""
    wanted = rows_of(subject, entries)
    return wanted is None or _unordered(wanted) == _unordered(_rows_as_stored(store, subject))


def _unordered(tables: dict[str, list[_Row]]) -> dict[str, list[_Row]]:
    return {table: sorted(rows, key=canonical) for table, rows in tables.items()}


def _rows_as_stored(store: Store, subject: str) -> dict[str, list[_Row]]:
    noun, _, name = subject.partition(":")
    found: dict[str, list[_Row]] = {}
    for table, key in _TABLES.get(noun, ()):
        rows = store.query(f"SELECT * FROM {table} WHERE {key} = ?", name)
        for row in rows:
            row.pop("number" if table == "attendee" else "", None)
        found[table] = rows
    return found


def tables() -> dict[str, str]:
    """Every derived table and the noun of its rows' subjects."""
    return {table: noun for noun, pairs in _TABLES.items() for table, _ in pairs}


_TABLES: dict[str, tuple[tuple[str, str], ...]] = {
    "event": (("event", "id"),),
    "attendee": (
        ("attendee", "id"),
        ("passage", "attendee"),
        ("admission", "attendee"),
        ("badge_print", "attendee"),
    ),
    "code": (("passage", "record"),),
    "exhibitor": (("exhibitor", "id"), ("exhibitor_note", "exhibitor"), ("handover", "exhibitor")),
    "hall": (("hall", "id"), ("stand", "hall")),
    "stand": (("allocation", "stand"),),
    "paper": (("paper", "id"),),
    "meeting": (("meeting", "id"),),
    "layout": (("layout", "id"),),
    "image": (("image", "name"),),
}


def _attendee_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    person = state.attendee_state(name, entries)
    return {
        "attendee": [attendee_row(person.attendee)] if person.attendee else [],
        "passage": [_plain(p) for p in person.passages],
        "admission": _admission_rows(name, person.admissions),
        "badge_print": [_plain(p) for p in person.prints],
    }


def _admission_rows(name: str, admissions: Iterable[Admission]) -> list[_Row]:
    return [
        {"attendee": name, "checkpoint": a.checkpoint, "day": a.day.isoformat(), "record": a.record,
         "at": a.at.isoformat(timespec="milliseconds"), "desk": a.desk}
        for a in admissions
    ]  # fmt: skip


def attendee_row(person: Attendee) -> _Row:
    """An attendee as their table row; the two keys are what lists are sorted by."""
    row = {name: _stored(getattr(person, name)) for name in _ATTENDEE_FIELDS}
    row["name_key"], row["company_key"] = fold(person.sort_name), fold(person.company)
    return row


_ATTENDEE_FIELDS = tuple(f.name for f in fields(Attendee))


def _stored(value: Any) -> Any:
    kind = type(value)
    if kind is str or kind is int:
        return value
    if kind is bool:
        return int(value)
    if kind is tuple:
        return json.dumps(value, ensure_ascii=False) if value else "[]"
    if kind is dict:
        return canonical(value) if value else "{}"
    return str(value)


def _plain(record: Any) -> _Row:
    return {name: _stored(getattr(record, name)) for name in record.__dataclass_fields__}


def _code_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    return {"passage": [_plain(state.passage_of(e)) for e in entries if e.kind == Kind.PASSAGE and e.id == name]}


def _event_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    settled = state.merged_fields(entries, Kind.EVENT_SET)
    return {"event": [{"id": name, "fields": canonical(settled)}] if settled else []}


def _exhibitor_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    known = stand_folds.exhibitor_state(name, entries)
    own = [{**_plain_fields(known), "name_key": fold(known.name)}] if known else []
    noted, handed = stand_folds.notes(name, entries), stand_folds.handovers(name, entries)
    return {"exhibitor": own, "exhibitor_note": list(map(_plain, noted)), "handover": list(map(_plain, handed))}


def _plain_fields(known: Exhibitor) -> _Row:
    """An exhibitor's own fields; numbers stay numbers."""
    row = {f.name: getattr(known, f.name) for f in fields(known)}
    return {name: _stored(value) if isinstance(value, tuple) else value for name, value in row.items()}


def _hall_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    settled = stand_folds.hall_fields(entries)
    if settled is None:
        return {"hall": [], "stand": []}
    hall = stand_folds.hall_of_fields(name, settled)
    stands = [{"number": s.number, "hall": name, "area": float(s.area), "power": float(s.power)} for s in hall.stands]
    return {"hall": [{"id": name, "fields": canonical(settled)}], "stand": stands}


def _stand_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    held = stand_folds.stand_state(name, entries)
    return {"allocation": [_plain(held)] if held.exhibitor else []}


def _paper_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    made = stand_folds.paper_state(name, entries)
    return {"paper": [_plain(made)] if made else []}


def _meeting_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    settled = state.merged_fields(entries, Kind.MEETING_SET)
    if settled is None:
        return {"meeting": []}
    columns = ("day", "start", "end", "table", "first", "second", "status_label")
    row = {("place" if column == "table" else column): settled.get(column, "") for column in columns}
    return {"meeting": [{"id": name, **row}]}


def _layout_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    table = state.layout_table(entries)
    return {"layout": [{"id": name, "fields": canonical(table)}] if table else []}


def _image_rows(name: str, entries: Sequence[Entry]) -> dict[str, list[_Row]]:
    """Where the pixels are, not the pixels: they would lie in the file twice."""
    entry = state.image_set(entries)
    if entry is None or entry.body is None:
        return {"image": []}
    row = {column: entry.body[column] for column in ("width", "height", "digest")}
    return {"image": [{"name": name, **row, "record": entry.id}]}


_FOLDS: dict[str, Callable[[str, Sequence[Entry]], dict[str, list[_Row]]]] = {
    "event": _event_rows,
    "attendee": _attendee_rows,
    "code": _code_rows,
    "exhibitor": _exhibitor_rows,
    "hall": _hall_rows,
    "stand": _stand_rows,
    "meeting": _meeting_rows,
    "layout": _layout_rows,
    "image": _image_rows,
    "paper": _paper_rows,
}


def _insert(db: Database, table: str, row: _Row, otherwise: str = "") -> None:
    db.conn.execute(_insertion(table, tuple(row), otherwise), list(row.values()))


@lru_cache(maxsize=64)
def _insertion(table: str, columns: tuple[str, ...], otherwise: str) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))}) {otherwise}"


def _write_attendee(db: Database, name: str, rows: dict[str, list[_Row]]) -> None:
    """Keeps the row's number, which the search index knows a person by, and leaves the index alone when no word changed."""
    held = db.conn.execute("SELECT * FROM attendee WHERE id = ?", [name])
    columns = [column[0] for column in held.description]
    values = held.fetchone()
    before = dict(zip(columns, values, strict=True)) if values else None
    after = rows["attendee"][0] if rows["attendee"] else None
    if before and after:
        _update_attendee(db, before, after)
    elif after:
        number = db.conn.execute(
            f"INSERT INTO attendee ({', '.join(after)}) VALUES ({', '.join('?' * len(after))})",
            list(after.values()),
        ).lastrowid
        _index(db, number, after)
    elif before:
        db.conn.execute("DELETE FROM attendee_search WHERE rowid = ?", [before["number"]])
        db.conn.execute("DELETE FROM attendee WHERE id = ?", [name])
    for table in ("passage", "admission", "badge_print"):
        if before or rows[table]:
            db.conn.execute(f"DELETE FROM {table} WHERE attendee = ?", [name])
        for row in rows[table]:
            _insert(db, table, row)


def _update_attendee(db: Database, before: _Row, after: _Row) -> None:
    changed = {column: value for column, value in after.items() if before[column] != value}
    if not changed:
        return
    settings = ", ".join(f"{column} = ?" for column in changed)
    db.conn.execute(f"UPDATE attendee SET {settings} WHERE number = ?", [*changed.values(), before["number"]])
    if index_text(before) != index_text(after):
        db.conn.execute("DELETE FROM attendee_search WHERE rowid = ?", [before["number"]])
        _index(db, before["number"], after)


@dataclass(frozen=True, slots=True)
class People:
    """The rows of many new people: `rows` are the values of `_PEOPLE_COLUMNS`, `words` what the search index gets."""

    rows: list[tuple[Any, ...]]
    words: list[str]


def people_of(people: Iterable[tuple[str, dict[str, Any]]]) -> People:
    """The rows of people of whom there is one entry only, their registration (id and body): what `project` would write."""
    found = People([], [])
    for name, body in people:
        row = _plain_row(name, body) or attendee_row(state.registration(name, body))
        found.rows.append(_IN_ORDER(row))
        found.words.append(index_text(row))
    return found


def _plain_row(name: str, body: dict[str, Any]) -> _Row | None:
    """The row of a registration whose fields are what a list writes, in a quarter of the time; None for any other."""
    row = {**_NOTHING, **body["fields"]}
    if len(row) > len(_NOTHING) or set(map(type, _TEXTS(row))) != {str}:
        return None
    if row["category"] not in _CATEGORIES or row["status"] not in _STATUSES:
        return None
    row["id"], row["serial"], row["version"] = name, body.get("serial", 0), body.get("version", 0)
    row["walk_in"], row["imported"], row["printed"] = int(body.get("origin") == "walk-in"), "{}", "{}"
    row["wants_meetings"] = int(bool(row["wants_meetings"]))
    if "days" in body["fields"]:
        row["days"] = _stored(tuple(row["days"]))
    row["name_key"] = fold(f"{row['last_name']} {row['first_name']}")
    row["company_key"] = _company_key(row["company"])
    return row


@lru_cache(maxsize=4096)
def _company_key(company: str) -> str:
    return fold(company)


_NOTHING = attendee_row(Attendee(""))
"""The row of somebody of whom nothing is said."""

_IN_ORDER = itemgetter(*_NOTHING)
_TEXTS = itemgetter(*(name for name in EDITABLE_FIELDS if name not in ("days", "wants_meetings")))
_CATEGORIES, _STATUSES = frozenset(map(str, Category)), frozenset(map(str, Status))


def insert_people(db: Database, people: People) -> None:
    """Write the rows of new people."""
    first = db.conn.execute("SELECT coalesce(max(number), 0) FROM attendee").fetchone()[0] + 1
    db.conn.executemany(_INSERT_PERSON, [(number, *row) for number, row in enumerate(people.rows, first)])
    db.conn.executemany("INSERT INTO attendee_search (rowid, words) VALUES (?, ?)", list(enumerate(people.words, first)))


def register(db: Database, people: Iterable[tuple[str, dict[str, Any]]]) -> None:
    """Write many people of whom there is one entry only, their registration: the same rows as `project`, in bulk."""
    insert_people(db, people_of(people))


_PEOPLE_COLUMNS = ("number", *_ATTENDEE_FIELDS, "name_key", "company_key")
_INSERT_PERSON = f"INSERT INTO attendee ({', '.join(_PEOPLE_COLUMNS)}) VALUES ({', '.join('?' * len(_PEOPLE_COLUMNS))})"


def _index(db: Database, number: int | None, row: _Row) -> None:
    db.conn.execute("INSERT INTO attendee_search (rowid, words) VALUES (?, ?)", [number, index_text(row)])
