"""The event file: opening, creating and the one way to write. A current SQLite (through sqlcipher3) under sqlite-utils."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from checkin_app.domain.changes import Changes
from checkin_app.errors import EnvironmentProblem, InputProblem
from checkin_app.store import migrations
from checkin_app.store.faults import environment_faults
from checkin_app.store.gone import Whereabouts
from checkin_app.store.tables import Database

APPLICATION_ID = 0x41434355
"""`ACCU` in the header of every event file: how a foreign database is told from ours."""

BUSY_SECONDS = 10.0
_LOOK_AGAIN_SECONDS = 0.1
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_ID_AT = slice(68, 72)
"""Where the application id stands in the header (SQLite's file format, 1.3)."""

_LONGEST_LOG = 16_384
"""Pages (64 MiB, some 1,200 scans) at which a commit brings the log into the file all the same."""

_SMALL = 32 << 20
"""Files up to this size are checked whole when they are opened; larger ones by `verify`."""


_File = tuple[int, int]
_open_here: Counter[_File] = Counter()
_counting = threading.Lock()
"""The files (device and number) that this process has open. They are read through SQLite alone: closing any other handle on
them would drop SQLite's locks (POSIX), and another program would then take this one's log away as nobody's."""


class Store:
    """One open event file (or one in memory). Used by one thread at a time: the one that owns the database."""

    def __init__(self, connection: Any, path: Path | None) -> None:
        self.path = path
        self.db = Database(connection, execute_plugins=False)
        self.cache: dict[str, Any] = {}  # by those who keep it true themselves
        self._listeners: list[Callable[[Changes], None]] = []
        self._version = self.data_version()
        self._file = _identity(path) if path else None
        self._whereabouts = Whereabouts(path, lambda target: copy_to(self, target)) if path else None
        _hold(self._file)

    def listen(self, callback: Callable[[Changes], None]) -> None:
        """Call `callback` with the changes of every commit, on the thread that committed."""
        self._listeners.append(callback)

    def announce(self, changes: Changes) -> None:
        """Tell every listener."""
        for callback in self._listeners:
            callback(changes)

    def query(self, sql: str, *values: object) -> list[dict[str, Any]]:
        """Rows of a SELECT. Raises EnvironmentProblem for a disk, lock or damage."""
        # sqlite-utils' own `query` looks at the statement and at twin column names: three times the price, for what never is.
        with environment_faults(self.path):
            try:
                cursor = self.db.conn.execute(sql, values)
            except UnicodeEncodeError:  # odd bytes from a command line: no name and no id is spelt so
                cursor = self.db.conn.execute(sql, [_letters(value) for value in values])
            rows = cursor.fetchall()
            names = [column[0] for column in cursor.description] if rows else ()
            return [dict(zip(names, row, strict=True)) for row in rows]

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """Rows of a SELECT as they come, for many of them. Raises as `query`."""
        with environment_faults(self.path):
            return list(self.db.conn.execute(sql, values))

    def one(self, sql: str, *values: object) -> dict[str, Any] | None:
        """The first row of a SELECT, if there is one."""
        rows = self.query(sql, *values)
        return rows[0] if rows else None

    def data_version(self) -> int:
        """A number that moves when another process has committed."""
        with environment_faults(self.path):
            return int(self.db.execute("PRAGMA data_version").fetchone()[0])

    def changed_elsewhere(self) -> bool:
        """Whether another process has committed since this was last asked."""
        version, before = self.data_version(), self._version
        self._version = version
        return version != before

    def spare_commits(self) -> None:
        """Let no commit bring the log into the file, which keeps the disk for long: who calls this calls `tidy` in quiet."""
        with environment_faults(self.path):
            self.db.conn.execute(f"PRAGMA wal_autocheckpoint = {_LONGEST_LOG}")

    def tidy(self) -> None:
        """Bring the log into the file as far as nobody reads or writes it; neither waits for this."""
        with environment_faults(self.path):
            self.db.conn.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    @contextlib.contextmanager
    def exclusive(self) -> Iterator[None]:
        """`BEGIN IMMEDIATE` to COMMIT, or ROLLBACK when anything is raised: nobody else writes between reading and writing.

        Raises EnvironmentProblem ("event_file_gone") when the file was deleted or moved: what is written would go with it.
        """
        if self._whereabouts:
            self._whereabouts.require()
        with environment_faults(self.path):
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.db.conn.execute("COMMIT")
            except BaseException:
                if self.db.conn.in_transaction:
                    self.db.conn.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Close the file; what was committed is on the disk."""
        try:
            with environment_faults(self.path):
                self.db.close()
        finally:
            _let_go(self._file)
            self._file = None


def open_file(path: Path) -> Store:
    """Open an event file and bring it up to this version.

    Raises InputProblem when it is missing, empty, foreign, damaged or from a newer version, and leaves it as it was.
    """
    if not _is_open_here(path):
        _look(path)
    if not os.access(path, os.W_OK):  # SQLite would lay its log beside the file before it finds out
        raise EnvironmentProblem("event_read_only", path=str(path))
    with environment_faults(path):
        store = Store(_connect(path), path)
        try:
            _bring_up_to_date(store)
        except BaseException:
            store.close()
            raise
    return store


def create_file(path: Path) -> Store:
    """Make an empty event file. Raises InputProblem when there is something of that name already."""
    if path.exists():
        raise InputProblem("file_exists", path=str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(exist_ok=False)
    except OSError as error:
        raise EnvironmentProblem("cannot_write", path=str(path), why=error.strerror or str(error)) from error
    try:
        with environment_faults(path):
            store = Store(_connect(path, fresh=True), path)
            try:
                _lay_out(store)
            except BaseException:
                store.close()
                raise
    except BaseException:
        discard(path)
        raise
    return store


def in_memory() -> Store:
    """A migrated event file that is never written to a disk."""
    store = Store(_connect(None, fresh=True), None)
    _lay_out(store)
    return store


def discard(path: Path) -> None:
    """Take away a file that was just made and did not come to be an event."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)


def copy_to(store: Store, target: Path) -> None:
    """A consistent copy while in use, by the backup API."""
    with environment_faults(target):
        destination = dbapi2.connect(str(target))
        try:
            store.db.conn.backup(destination)
        finally:
            destination.close()


def _bring_up_to_date(store: Store) -> None:
    """Whole or not at all; when two programs open an older file at once, the second waits and finds nothing left to do."""
    if migrations.EVENT_FILE.pending(store.db):
        with store.exclusive():
            migrations.EVENT_FILE.apply(store.db)


def _lay_out(store: Store) -> None:
    _bring_up_to_date(store)
    with store.exclusive():
        store.db.execute("INSERT INTO local (name, value) VALUES ('master_key', ?)", [secrets.token_hex(32)])


_PRAGMAS = (
    "journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "temp_store = MEMORY",
    "fullfsync = ON",  # on macOS alone: there a commit otherwise stops at the memory of the drive, and a power cut takes it
    "cache_size = -65536",  # KiB: the people and the index of 100,000, so that no key waits for pages to be read again
)  # fmt: skip


def _connect(path: Path | None, *, fresh: bool = False) -> Any:
    target = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode=rw"
    connection = dbapi2.connect(
        target, uri=path is not None, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )
    # The id comes before WAL: so it stands in the file itself from the first, where `_look` reads it without a database.
    pragmas = (f"application_id = {APPLICATION_ID}",) if fresh else ()
    try:
        for pragma in (*pragmas, *_PRAGMAS):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _letters(value: object) -> object:
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def _identity(path: Path) -> _File:
    there = path.stat()
    return there.st_dev, there.st_ino


def _is_open_here(path: Path) -> bool:
    try:
        return _identity(path) in _open_here
    except OSError:  # not there, or not to be reached: `_look` says which
        return False


def _hold(file: _File | None) -> None:
    if file:
        with _counting:
            _open_here[file] += 1


def _let_go(file: _File | None) -> None:
    if file:
        with _counting:
            _open_here[file] -= 1
            if not _open_here[file]:
                del _open_here[file]


def _look(path: Path) -> None:
    """Read-only checks first: what is not ours must not be touched, not even by switching it to WAL."""
    head = _head(path)
    if not head:
        raise InputProblem("event_file_empty", path=str(path))
    if head[: len(_MAGIC)] != _MAGIC:
        raise InputProblem("event_file_foreign", path=str(path))
    if len(head) < _HEADER_BYTES:
        raise InputProblem("event_file_damaged", path=str(path))
    if head[_ID_AT] != APPLICATION_ID.to_bytes(4, "big"):
        raise InputProblem("event_file_foreign", path=str(path))
    damaged: tuple[int, int] | None = None
    while not path.with_name(f"{path.name}-wal").exists():
        as_it_is = (path.stat().st_mtime_ns, path.stat().st_size)
        try:
            _check_copy(path, "immutable=1")
            return
        except InputProblem as problem:
            # Another program that just opens or closes the file looks like damage, but does not last.
            if problem.code != "event_file_damaged" or damaged == as_it_is:
                raise
            damaged = as_it_is
            time.sleep(_LOOK_AGAIN_SECONDS)
    _check_copy(path, "mode=ro")


def _check_copy(path: Path, mode: str) -> None:
    """`immutable` leaves no file beside it, but takes a checkpoint under way for damage: the caller then looks again."""
    with environment_faults(path):
        connection = dbapi2.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=BUSY_SECONDS)
        try:
            _check_ours(connection, path)
        finally:
            connection.close()


def _head(path: Path) -> bytes:
    """The file's first bytes. A folder, a pipe or a device is not even opened: reading from one may never end."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise InputProblem("event_file_foreign", path=str(path))
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except FileNotFoundError as error:
        raise InputProblem("event_file_missing", path=str(path)) from error
    except OSError as error:
        raise EnvironmentProblem("cannot_read", path=str(path), why=error.strerror or str(error)) from error


def _check_ours(connection: Any, path: Path) -> None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise InputProblem("event_file_foreign", path=str(path))
    applied = {row[0] for row in connection.execute("SELECT name FROM _sqlite_migrations")}
    known = {migration.name for migration in migrations.EVENT_FILE.pending(Database(memory=True, execute_plugins=False))}
    if applied - known:
        raise InputProblem("event_file_newer", path=str(path))
    if path.stat().st_size <= _SMALL and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise InputProblem("event_file_damaged", path=str(path))
