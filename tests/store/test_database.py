"""The event file: what is refused, and that a refusal leaves it as it was."""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlite_utils

from checkin_app.domain.journal import Draft, Kind
from checkin_app.errors import EnvironmentProblem, InputProblem, Problem
from checkin_app.store import database, journal, migrations

NOW = datetime(2010, 7, 1, 7, 0, tzinfo=UTC)


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused(path: Path) -> str:
    before = digest(path)
    with pytest.raises(Problem) as caught:
        database.open_file(path)
    assert digest(path) == before
    assert sorted(p.name for p in path.parent.iterdir()) == [path.name]
    return caught.value.code


def event_file(path: Path) -> Path:
    store = database.create_file(path)
    with journal.transaction(store, "A", NOW) as act:
        for number in range(200):
            fields = {"last_name": f"Puig {number}"}
            body = {"fields": fields, "origin": "import", "serial": number, "version": 1}
            act.append(Draft(f"id{number}", Kind.ATTENDEE_SET, f"attendee:p{number}", body, NOW, "id0"))
    store.close()
    return path


def test_a_missing_file_is_not_made(tmp_path: Path):
    with pytest.raises(InputProblem) as caught:
        database.open_file(tmp_path / "none.accueil")
    assert caught.value.code == "event_file_missing"
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_refused(tmp_path: Path):
    path = tmp_path / "e.accueil"
    path.touch()
    assert refused(path) == "event_file_empty"


def test_a_text_and_a_folder_are_foreign(tmp_path: Path):
    path = tmp_path / "e.accueil"
    path.write_text("Nom;Prénom\n" * 100, "utf-8")
    assert refused(path) == "event_file_foreign"
    with pytest.raises(InputProblem):
        database.open_file(tmp_path)


def test_a_database_of_another_program_is_foreign_and_untouched(tmp_path: Path):
    path = tmp_path / "e.accueil"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE t (x)")
    other.close()
    assert refused(path) == "event_file_foreign"


def test_a_file_of_a_newer_version_is_refused_and_untouched(tmp_path: Path):
    path = event_file(tmp_path / "e.accueil")
    with sqlite3.connect(path) as newer:
        newer.execute("PRAGMA journal_mode = DELETE")
        newer.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('event_file', '0999_wings', '2030')"
        )
    newer.close()
    assert refused(path) == "event_file_newer"


def test_a_truncated_file_is_damaged(tmp_path: Path):
    path = event_file(tmp_path / "e.accueil")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert refused(path) == "event_file_damaged"


def test_pages_of_noise_are_damage(tmp_path: Path):
    path = event_file(tmp_path / "e.accueil")
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 6] = b"\xa5" * (4096 * 3)
    path.write_bytes(content)
    assert refused(path) == "event_file_damaged"


def test_creating_never_overwrites(tmp_path: Path):
    path = event_file(tmp_path / "e.accueil")
    before = digest(path)
    with pytest.raises(InputProblem):
        database.create_file(path)
    assert digest(path) == before


def test_a_folder_that_is_a_file_is_a_sentence_not_a_trace(tmp_path: Path):
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentProblem):
        database.create_file(tmp_path / "file" / "e.accueil")


def test_a_full_disk_loses_nothing_that_was_stored(tmp_path: Path):
    store = database.open_file(event_file(tmp_path / "e.accueil"))
    pages = store.db.execute("PRAGMA page_count").fetchone()[0]
    store.db.execute(f"PRAGMA max_page_count = {pages}")

    def overfill() -> None:
        with journal.transaction(store, "A", NOW) as act:
            for number in range(500):
                body = {"fields": {"last_name": "x" * 500}, "serial": number, "version": 1}
                act.append(Draft(f"more{number}", Kind.ATTENDEE_SET, f"attendee:m{number}", body, NOW, "more0"))

    with pytest.raises(EnvironmentProblem) as caught:
        overfill()
    assert caught.value.code == "disk_full"
    assert journal.count(store) == 200
    store.close()


def test_two_writers_wait_for_each_other(tmp_path: Path):
    path = event_file(tmp_path / "e.accueil")
    one, other = database.open_file(path), database.open_file(path)
    for number, store in enumerate((one, other, one)):
        with journal.transaction(store, "A", NOW) as act:
            act.append(Draft(f"w{number}", Kind.STAND_VACATED, "stand:A01", {}, NOW, f"w{number}"))
    assert one.changed_elsewhere()
    assert journal.chain_end(other, "A").counter == 203
    one.close()
    other.close()


def test_the_journal_can_not_be_changed_or_shortened(tmp_path: Path):
    store = database.open_file(event_file(tmp_path / "e.accueil"))
    for statement in (
        "DELETE FROM journal",
        "UPDATE journal SET desk = 'B'",
        "UPDATE journal SET body = '{}'",
    ):
        with pytest.raises(Exception, match="append-only"):
            store.db.execute(statement)
    store.db.execute("UPDATE journal SET body = NULL WHERE id = 'id7'")
    blanked = journal.entry(store, "id7")
    assert blanked
    assert blanked.body is None
    store.close()


def test_the_file_is_written_through_to_the_disk(tmp_path: Path):
    store = database.open_file(event_file(tmp_path / "e.accueil"))
    assert store.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert store.db.execute("PRAGMA synchronous").fetchone()[0] == 2
    version = tuple(map(int, store.db.execute("SELECT sqlite_version()").fetchone()[0].split(".")))
    assert version >= (3, 51, 3)
    store.close()


def test_migrations_are_named_in_order():
    names = [m.name for m in migrations.EVENT_FILE.pending(sqlite_utils.Database(memory=True))]
    assert names == sorted(names)
    assert len(set(names)) == len(names)


def test_a_copy_is_whole_while_the_file_is_in_use(tmp_path: Path):
    store = database.open_file(event_file(tmp_path / "e.accueil"))
    database.copy_to(store, tmp_path / "copy.accueil")
    copy = database.open_file(tmp_path / "copy.accueil")
    assert journal.count(copy) == 200
    copy.close()
    store.close()


def test_reading_a_file_again_keeps_its_locks_and_so_its_log(tmp_path: Path):
    """POSIX: closing any handle on a file drops a process's locks on it; another program would then delete the log in use."""
    path = event_file(tmp_path / "e.accueil")
    store = database.open_file(path)
    database.open_file(path).close()
    other = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM journal').fetchone()"
    subprocess.run([sys.executable, "-c", other, str(path)], check=True)
    assert path.with_name("e.accueil-wal").exists()
    with journal.transaction(store, "A", NOW) as act:
        act.append(Draft("last", Kind.STAND_VACATED, "stand:A01", {}, NOW, "last"))
    with contextlib.closing(sqlite3.connect(path)) as reader:
        assert reader.execute("SELECT count(*) FROM journal").fetchone() == (201,)
    store.close()


def test_files_that_are_being_opened_and_closed_are_not_taken_for_damaged(tmp_path: Path):
    path = event_file(tmp_path / "e.accueil")
    words = "import sys; from pathlib import Path; from checkin_app.store import database; p = Path(sys.argv[1])\n"
    words += "for _ in range(12): database.open_file(p).close()"
    root = Path(database.__file__).resolve().parents[2]
    children = [
        subprocess.Popen([sys.executable, "-c", words, str(path)], cwd=root, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    assert [child.communicate()[1] for child in children] == [""] * 4


def _touched(path: Path) -> Path:
    path.touch()
    return path


def test_two_programs_bring_an_older_file_up_to_date_at_once(tmp_path: Path):
    path = tmp_path / "e.accueil"
    with contextlib.closing(database._connect(_touched(path), fresh=True)) as connection:
        # As of the first release.
        migrations.EVENT_FILE.apply(sqlite_utils.Database(connection), stop_before="0004_tickets_in_any_case")
    with ThreadPoolExecutor(6) as pool:
        for store in pool.map(database.open_file, [path] * 6):
            store.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write anything")
def test_a_file_that_may_only_be_read_gets_no_log_beside_it(tmp_path: Path):
    path = event_file(tmp_path / "e.accueil")
    path.chmod(0o444)
    assert refused(path) == "event_read_only"
