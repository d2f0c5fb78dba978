"""An event file of any earlier shape opens in this version, with everything that was in it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from checkin_app import bootstrap
from checkin_app.domain.checkin import Verdict
from checkin_app.domain.index_words import index_text
from checkin_app.services import badges, closing, desk, exhibitors, printing, searching, stands
from checkin_app.services.session import Session
from checkin_app.store import database, migrations

STEPS = [step.name for step in migrations.EVENT_FILE.pending(sqlite_utils.Database(memory=True))]
FIRST_SHAPE = "0004_tickets_in_any_case"
"""What came before it was never an event file of anybody's."""

OTHERWISE: dict[str, str] = {"_sqlite_migrations": "by the steps themselves", "attendee_search": "word by word, below"}


@pytest.mark.parametrize("step", STEPS[STEPS.index(FIRST_SHAPE) :])
def test_a_file_of_every_earlier_shape_opens_whole(session: Session, ids: dict[str, str], tmp_path: Path, step: str):
    scanned = badges.codes(session, [ids["T1"]])[0].code
    desk.scan(session, scanned, session.stamp())
    desk.walk_in(session, {"last_name": "Nouvelle"}, session.stamp())
    printing.prepare(session, [ids["T2"]], session.stamp(), printer="pdf")
    stands.move(session, "A01", "A03", session.stamp())
    path = tmp_path / "older.accueil"
    write_older(session, path, step)
    with contextlib.closing(bootstrap.open_session(path, clock=session.clock)) as opened:
        assert closing.verify(opened).problems == []
        assert [hit.id for hit in searching.search(opened, "nunez")] == [ids["T1"]]
        assert desk.scan(opened, scanned, opened.stamp()).verdict is Verdict.ALREADY_IN
        assert [held.number for held in exhibitors.file(opened, "Proteolab").stands] == ["A03"]
        exhibitors.note(opened, "Proteolab", "Rang today", opened.stamp())
        assert closing.verify(opened).ok


def write_older(session: Session, path: Path, step: str) -> None:
    """The rows of `session` in a file as it was before `step`."""
    path.touch()
    with contextlib.closing(database._connect(path, fresh=True)) as connection:
        older = sqlite_utils.Database(connection)
        migrations.EVENT_FILE.apply(older, stop_before=step)
        for table in older.table_names():
            if table not in OTHERWISE and not table.startswith("attendee_search_"):
                copy_rows(session.store.query, older, table)
        for row in session.store.query("SELECT * FROM attendee"):
            connection.execute("INSERT INTO attendee_search (rowid, words) VALUES (?, ?)", [row["number"], index_text(row)])


def copy_rows(query: Callable[..., list[dict[str, Any]]], older: sqlite_utils.Database, table: str) -> None:
    columns = [column.name for column in older[table].columns]
    named, marks = ", ".join(f'"{name}"' for name in columns), ", ".join("?" * len(columns))
    for row in query(f"SELECT {named} FROM {table}"):
        older.conn.execute(f"INSERT INTO {table} ({named}) VALUES ({marks})", list(row.values()))


def test_in_a_file_whose_index_knew_fewer_words_people_are_found_by_all_of_them(session: Session, tmp_path: Path):
    desk.walk_in(session, {"last_name": "Saint-Jean", "first_name": "Jean-Paul"}, session.stamp())
    path = tmp_path / "older.accueil"
    write_older(session, path, "0013_words_of_the_index")
    with contextlib.closing(database._connect(path)) as connection:
        connection.execute("INSERT INTO attendee_search (attendee_search) VALUES ('delete-all')")
        connection.execute("INSERT INTO attendee_search (rowid, words) SELECT number, name_key FROM attendee")
    with contextlib.closing(bootstrap.open_session(path, clock=session.clock)) as opened:
        assert [hit.last_name for hit in searching.search(opened, "st jean jp")] == ["Saint-Jean"]
