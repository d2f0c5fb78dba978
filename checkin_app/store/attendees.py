"""Reading people: one, many, the whole list in an order, and who is in."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime
from typing import Any, NamedTuple

from checkin_app.domain.attendee import Attendee, Category, Status
from checkin_app.domain.badge import PrintState
from checkin_app.domain.checkin import Admission, Verdict
from checkin_app.domain.state import BadgePrint, Passage
from checkin_app.store.database import Store

_CHUNK = 500
_NAMES = [f.name for f in fields(Attendee)]


def attendee_of(row: dict[str, Any]) -> Attendee:
    """A table row as an attendee."""
    values = {name: row[name] for name in _NAMES}
    values.update(
        category=Category(row["category"]),
        status=Status(row["status"]),
        wants_meetings=bool(row["wants_meetings"]),
        walk_in=bool(row["walk_in"]),
        days=() if row["days"] == "[]" else tuple(json.loads(row["days"])),
        imported={} if row["imported"] == "{}" else json.loads(row["imported"]),
        printed={} if row["printed"] == "{}" else json.loads(row["printed"]),
    )
    return Attendee(**values)


def by_id(store: Store, attendee_id: str) -> Attendee | None:
    """The person of that id."""
    row = store.one("SELECT * FROM attendee WHERE id = ?", attendee_id)
    return attendee_of(row) if row else None


def by_ids(store: Store, ids: Sequence[str]) -> list[Attendee]:
    """Those people, in the order asked for; unknown ids are left out."""
    found: dict[str, Attendee] = {}
    for start in range(0, len(ids), _CHUNK):
        part = ids[start : start + _CHUNK]
        rows = store.query(f"SELECT * FROM attendee WHERE id IN ({', '.join('?' * len(part))})", *part)
        found.update((row["id"], attendee_of(row)) for row in rows)
    return [found[i] for i in ids if i in found]


def by_external_id(store: Store, external_id: str) -> list[Attendee]:
    """Those who carry that ticket id, in any case."""
    rows = store.query("SELECT * FROM attendee WHERE external_id = ? COLLATE NOCASE AND external_id <> ''", external_id)
    return [attendee_of(row) for row in rows]


def by_serial(store: Store, serial: int) -> list[Attendee]:
    """Those whose badge code has that serial: one, unless two desks drew the same."""
    return [attendee_of(row) for row in store.query("SELECT * FROM attendee WHERE serial = ?", serial)]


def everybody(store: Store) -> list[Attendee]:
    """The whole list by name."""
    return [attendee_of(row) for row in store.query("SELECT * FROM attendee ORDER BY name_key, id")]


def of_company(store: Store, company_key: str) -> list[Attendee]:
    """The people of one company (folded) by name."""
    rows = store.query("SELECT * FROM attendee WHERE company_key = ? ORDER BY name_key, id", company_key)
    return [attendee_of(row) for row in rows]


class StaffRow(NamedTuple):
    """One of an exhibitor's people. `plain`: the badge has no words for paper alone; `came` is ISO 8601 or None; `text` is what
    the last badge that came out says, None without one."""

    id: str
    first_name: str
    last_name: str
    phone: str
    company: str
    company_key: str
    stand: str
    version: int
    plain: bool
    came: str | None
    text: str | None


_STAFF = "category = 'exhibitor' AND status NOT IN ('cancelled', 'blocked')"


def staff_rows(store: Store, company_keys: Iterable[str] | None = None) -> list[dict[str, Any]]:
    """The rows of those who come as exhibitors, by company and name; of some companies (folded) or of all."""
    if company_keys is None:
        return store.query(f"SELECT * FROM attendee WHERE {_STAFF} ORDER BY company_key, name_key")
    keys = list(company_keys)
    marks = ", ".join("?" * len(keys))
    return store.query(f"SELECT * FROM attendee WHERE {_STAFF} AND company_key IN ({marks}) ORDER BY name_key", *keys)


def staff_here(store: Store, day: date, checkpoint: str, company_keys: Iterable[str] | None = None) -> list[StaffRow]:
    """Of those who come as exhibitors, by company and name: what stands need to know. Of some companies (folded) or of all."""
    keys = None if company_keys is None else list(company_keys)
    some = "" if keys is None else f"AND company_key IN ({', '.join('?' * len(keys))})"
    rows = store.rows(
        "SELECT a.id, a.first_name, a.last_name, a.phone, a.company, a.company_key, a.stand, a.version, a.printed = '{}', d.at,"
        " (SELECT p.text FROM badge_print AS p WHERE p.attendee = a.id AND p.state NOT IN ('failed', 'cancelled')"
        " ORDER BY p.sent_at DESC LIMIT 1) FROM attendee AS a LEFT JOIN admission AS d"
        f" ON d.attendee = a.id AND d.checkpoint = ? AND d.day = ? WHERE {_STAFF} {some} ORDER BY company_key, name_key",
        checkpoint, day.isoformat(), *(keys or ()),
    )  # fmt: skip
    return [StaffRow(*row) for row in rows]


def prints_about_stands(store: Store) -> list[BadgePrint]:
    """The badges of everybody of whom a badge or the list names a stand, oldest first, in the order of names."""
    rows = store.query(
        "SELECT p.* FROM badge_print AS p JOIN attendee AS a ON a.id = p.attendee WHERE a.stand <> '' OR p.attendee IN"
        " (SELECT attendee FROM badge_print WHERE stand <> '') ORDER BY a.name_key, a.id, p.sent_at"
    )
    return [print_of(row) for row in rows]


def contacts(store: Store) -> dict[str, tuple[str, str, str, str]]:
    """Those whom exhibitors name as their contact: id, name, phone and e-mail by the ticket in capitals."""
    rows = store.query(
        "SELECT a.id, a.first_name, a.last_name, a.phone, a.email, a.external_id FROM exhibitor AS e"
        " JOIN attendee AS a ON a.external_id = e.contact COLLATE NOCASE WHERE e.contact <> '' ORDER BY a.id"
    )
    # SQLite's own capitals are those of ASCII alone.
    return {
        r["external_id"].upper(): (r["id"], f"{r['first_name']} {r['last_name']}".strip(), r["phone"], r["email"]) for r in rows
    }


def serials(store: Store) -> set[int]:
    """Every serial in use."""
    return {row["serial"] for row in store.query("SELECT serial FROM attendee")}


def count(store: Store) -> int:
    """How many are registered and not cancelled."""
    row = store.one(
        "SELECT (SELECT count(*) FROM attendee) - (SELECT count(*) FROM attendee WHERE status IN ('cancelled', 'blocked')) AS n"
    )
    return int(row["n"]) if row else 0


def admissions_of(store: Store, attendee_id: str) -> list[Admission]:
    """A person's first entries, oldest day first."""
    return [
        Admission(
            row["checkpoint"],
            date.fromisoformat(row["day"]),
            row["record"],
            datetime.fromisoformat(row["at"]),
            row["desk"],
        )
        for row in store.query("SELECT * FROM admission WHERE attendee = ? ORDER BY day, at", attendee_id)
    ]


def arrivals(store: Store, day: date, checkpoint: str) -> dict[str, tuple[datetime, str]]:
    """Who has come on `day`: when and at which desk, by attendee id."""
    rows = store.query(
        "SELECT attendee, at, desk FROM admission WHERE day = ? AND checkpoint = ?",
        day.isoformat(),
        checkpoint,
    )
    return {row["attendee"]: (datetime.fromisoformat(row["at"]), row["desk"]) for row in rows}


def arrivals_of(store: Store, ids: Sequence[str], day: date, checkpoint: str) -> dict[str, datetime]:
    """When those people came on `day`, by attendee id: a slice of a long list does not read everybody's arrival."""
    marks = ", ".join("?" * len(ids))
    rows = store.query(
        f"SELECT attendee, at FROM admission WHERE checkpoint = ? AND day = ? AND attendee IN ({marks})",
        checkpoint, day.isoformat(), *ids,
    )  # fmt: skip
    return {row["attendee"]: datetime.fromisoformat(row["at"]) for row in rows}


def arrived_count(store: Store, day: date, checkpoint: str, since: datetime | None = None) -> int:
    """How many have come on `day`, or of these since a moment."""
    floor = since.astimezone(UTC).isoformat(timespec="milliseconds") if since else ""
    row = store.one(
        "SELECT count(*) AS n FROM admission WHERE day = ? AND checkpoint = ? AND at >= ?",
        day.isoformat(),
        checkpoint,
        floor,
    )
    return int(row["n"]) if row else 0


def passage(store: Store, record: str) -> Passage | None:
    """The passage of that record."""
    row = store.one("SELECT * FROM passage WHERE record = ?", record)
    return passage_of(row) if row else None


def recent_passages(store: Store, limit: int, desk: str | None = None) -> list[Passage]:
    """The newest passages, newest first; of one desk or of all."""
    # By the journal, backwards from its end (CROSS keeps that order): the wall's clock may have been set back since.
    newest, values = ("WHERE j.desk = ? ORDER BY j.counter DESC", [desk]) if desk else ("ORDER BY j.clock DESC", [])
    rows = store.query(
        f"SELECT p.* FROM journal AS j CROSS JOIN passage AS p ON p.record = j.id {newest} LIMIT ?", *values, limit
    )
    return [passage_of(row) for row in rows]


def passages(store: Store) -> list[Passage]:
    """Every passage, oldest first."""
    return [passage_of(row) for row in store.query("SELECT * FROM passage ORDER BY at, record")]


def passages_at(store: Store, checkpoint: str, day: date, attendee_id: str | None = None) -> list[Passage]:
    """The passages at a checkpoint on a day, oldest first; of one person or of all."""
    whose, values = ("AND attendee = ?", [attendee_id]) if attendee_id else ("", [])
    rows = store.query(
        f"SELECT * FROM passage WHERE checkpoint = ? AND day = ? {whose} ORDER BY at, record",
        checkpoint, day.isoformat(), *values,
    )  # fmt: skip
    return [passage_of(row) for row in rows]


def passage_of(row: dict[str, Any]) -> Passage:
    """A table row as a passage."""
    kept = {
        **row,
        "verdict": Verdict(row["verdict"]),
        "annulled": bool(row["annulled"]),
        "overridden": bool(row["overridden"]),
    }
    return Passage(**kept)


def prints(store: Store, ids: Iterable[str] | None = None) -> dict[str, list[BadgePrint]]:
    """The badges printed by person, oldest first; of everybody when `ids` is None."""
    wanted = None if ids is None else list(ids)
    if wanted is None:
        rows = store.query("SELECT * FROM badge_print ORDER BY sent_at")
    else:
        marks = ", ".join("?" * len(wanted))
        rows = store.query(f"SELECT * FROM badge_print WHERE attendee IN ({marks}) ORDER BY sent_at", *wanted)
    found: dict[str, list[BadgePrint]] = {}
    for row in rows:
        found.setdefault(row["attendee"], []).append(print_of(row))
    return found


def jobs(
    store: Store, limit: int, states: Collection[PrintState] | None = None, since: datetime | None = None
) -> list[BadgePrint]:
    """The badges of the `limit` newest print jobs, newest job first: in any of `states` (None: all), sent from `since` on.

    Those that are not over are among them before any that is: one that is stuck is not pushed out by those behind it.
    """
    wanted = [str(state) for state in (PrintState if states is None else states)]
    marks = ", ".join("?" * len(wanted))
    rows = store.query(
        "SELECT p.* FROM (SELECT job, max(sent_at) AS sent,"
        " max(2 * (state IN ('queued', 'printing') AND reason <> '') + (state IN ('queued', 'printing'))) AS open"
        f" FROM badge_print WHERE state IN ({marks}) AND sent_at >= ? GROUP BY job ORDER BY open DESC, sent DESC, job LIMIT ?"
        ") AS newest"
        f" JOIN badge_print AS p ON p.job = newest.job AND p.state IN ({marks})"
        " ORDER BY newest.sent DESC, p.job, p.attendee",
        *wanted, _utc(since) if since else "", limit, *wanted,
    )  # fmt: skip
    return [print_of(row) for row in rows]


def times_out(store: Store, printer: str, since: datetime) -> list[datetime]:
    """When the sheets came out of that printer from `since` on, oldest first."""
    rows = store.query(
        "SELECT at FROM badge_print WHERE printer = ? AND state = 'done' AND at >= ? ORDER BY at", printer, _utc(since)
    )
    return [datetime.fromisoformat(row["at"]) for row in rows]


def _utc(moment: datetime) -> str:
    """A moment as the tables hold it."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def job(store: Store, job_id: str) -> list[BadgePrint]:
    """The badges of one print job."""
    return [print_of(row) for row in store.query("SELECT * FROM badge_print WHERE job = ?", job_id)]


def unfinished(store: Store) -> list[BadgePrint]:
    """The badges whose print job has not ended, oldest first."""
    rows = store.query("SELECT * FROM badge_print WHERE state IN ('queued', 'printing') ORDER BY sent_at")
    return [print_of(row) for row in rows]


def print_of(row: dict[str, Any]) -> BadgePrint:
    """A table row as a printed badge."""
    return BadgePrint(**{**row, "state": PrintState(row["state"])})
