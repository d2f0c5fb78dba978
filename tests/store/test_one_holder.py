"""The table of who holds which stand refuses a second holder, whoever writes into it and however."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

import pytest

from checkin_app.store import database

ROW = ("A01", "proteolab", "confirmed", "r1")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "e.accueil"
    store = database.create_file(made)
    store.db.conn.execute("INSERT INTO allocation VALUES (?, ?, ?, ?)", ROW)
    store.close()
    return made


@pytest.mark.parametrize("statement", [
    "INSERT INTO allocation VALUES ('A01', 'aquaplast', 'confirmed', 'r2')",
    "INSERT OR REPLACE INTO allocation VALUES ('A01', 'aquaplast', 'confirmed', 'r2')",
    "REPLACE INTO allocation VALUES ('A01', 'aquaplast', 'confirmed', 'r2')",
    "INSERT INTO allocation VALUES ('A01', 'aquaplast', 'c', 'r2') ON CONFLICT (stand) DO UPDATE SET exhibitor = 'aquaplast'",
    "UPDATE allocation SET exhibitor = 'aquaplast' WHERE stand = 'A01'",
    "UPDATE OR REPLACE allocation SET stand = 'A02'",
])  # fmt: skip
def test_a_second_holder_is_refused_in_raw_sql_of_another_program(path: Path, statement: str):
    with contextlib.closing(sqlite3.connect(path)) as other:
        with pytest.raises(sqlite3.IntegrityError):
            other.execute(statement)
        assert other.execute("SELECT * FROM allocation").fetchall() == [ROW]


def test_a_reservation_is_confirmed_and_a_stand_freed_in_the_same_table(path: Path):
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("UPDATE allocation SET state = 'reserved'")
        other.execute("DELETE FROM allocation WHERE stand = 'A01'")
        other.execute("INSERT INTO allocation VALUES ('A01', 'aquaplast', 'confirmed', 'r2')")
        assert len(other.execute("SELECT * FROM allocation").fetchall()) == 1
