"""Where work is done: the one thread that owns the database, and a pool for what is slow and must never delay a scan.

- `run` puts a service on the database thread; urgent work (a scan, a keystroke) goes before the rest.
- `aside` gives slow reading a connection of its own to the same file, in the pool.
- `offload` is for what needs no database: printers, files.

Results come back on the thread of the window. (Anki's `taskman`, with the pool on values already read.)
"""

from __future__ import annotations

import itertools
import queue
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from checkin_app.domain.changes import Changes
from checkin_app.services import faults
from checkin_app.services.session import Session

T = TypeVar("T")

_URGENT, _USUAL, _LAST = 0, 1, 9
_POOL_THREADS = 3


@dataclass(order=True)
class _Job:
    rank: int
    number: int
    work: Callable[[], None] = field(compare=False)


class Tasks(QObject):
    """The threads of one window. `open_` opens the event file: once for the database thread, once for each slow reading."""

    changed = Signal(object)
    """A `Changes` of every commit, whichever verb made it; also of commits of other processes, as far as they are known."""
    failed = Signal(object)
    """An exception that no caller took."""
    _back = Signal(object, object)

    def __init__(self, open_: Callable[[], Session]) -> None:
        super().__init__()
        self._open = open_
        self._jobs: queue.PriorityQueue[_Job] = queue.PriorityQueue()
        self._numbers = itertools.count()
        self._latest: dict[str, int] = {}
        self._pool = ThreadPoolExecutor(_POOL_THREADS, thread_name_prefix="aside")
        self._session: Session | None = None
        self._closing = False
        self._changes: list[Changes] = []
        self._open_jobs = 0
        self._counting = threading.Lock()
        self._thread = threading.Thread(target=self._serve, name="database", daemon=True)
        self._back.connect(self._come_back, Qt.ConnectionType.QueuedConnection)

    @property
    def session(self) -> Session:
        """The session of the database thread. From the window only its clock, desk, settings and stamps may be used."""
        if self._session is None:
            raise RuntimeError("the event file is not open")
        return self._session

    @property
    def busy(self) -> bool:
        """Whether something that was asked for is not done yet, or is done and the window was not told."""
        return self._open_jobs > 0

    @property
    def stopping(self) -> bool:
        """Whether the window closes: long work in the pool looks at it now and then, and ends."""
        return self._closing

    def start(self) -> None:
        """Open the event file and begin to serve. Raises what opening raises; then there is nothing to stop."""
        session = self._open()
        session.store.spare_commits()
        session.store.listen(self._changes.append)
        self._session = session
        self._thread.start()

    def stop(self) -> None:
        """Finish what was asked for, then close the event file."""
        if self._closing:
            return
        self._closing = True
        self._pool.shutdown(wait=True, cancel_futures=True)
        if self._thread.is_alive():
            self._put(_LAST, lambda: None)
            self._thread.join()
        if self._session:
            self._session.close()

    def run(
        self,
        work: Callable[[Session], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
        *,
        urgent: bool = False,
        latest: str = "",
    ) -> None:
        """Do `work` on the database thread, then `done` with its result on the window's.

        `latest` names a question of which only the newest counts (what is typed, a page's list): older ones are skipped.
        """
        number = next(self._numbers)
        if latest:
            self._latest[latest] = number

        def wanted() -> bool:
            return not latest or self._latest[latest] == number

        def job() -> None:
            if wanted():
                self._do(lambda: _told_apart(self.session, work), done, failed, wanted, self._changes)
            else:
                self._count(-1)

        self._count(1)
        self._put(_URGENT if urgent else _USUAL, job, number)

    def aside(
        self,
        work: Callable[[Session], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do slow `work` in the pool with a connection of its own to the event file."""

        changes: list[Changes] = []

        def reading() -> T:
            session = self._open()
            session.clock = self.session.clock  # a demo's own would begin its day again
            session.store.listen(changes.append)
            try:
                return _told_apart(session, work)
            finally:
                session.close()

        self._pooled(reading, done, failed, changes)

    def offload(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Exception], object] | None = None,
    ) -> None:
        """Do `work`, which touches no event file, in the pool."""
        self._pooled(work, done, failed, [])

    def _pooled(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None,
        failed: Callable[[Exception], object] | None,
        changes: list[Changes],
    ) -> None:
        if not self._closing:
            self._count(1)
            self._pool.submit(self._do, work, done, failed, _always, changes)

    def _put(self, rank: int, work: Callable[[], None], number: int | None = None) -> None:
        self._jobs.put(_Job(rank, next(self._numbers) if number is None else number, work))

    def _serve(self) -> None:
        while True:
            job = self._jobs.get()
            if job.rank == _LAST:
                return
            job.work()

    def _do(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None,
        failed: Callable[[Exception], object] | None,
        wanted: Callable[[], bool],
        changes: list[Changes],
    ) -> None:
        answer: Callable[[], object]
        try:
            result = work()
            answer = partial(done, result) if done else _nothing
        except Exception as error:
            answer = partial(failed or self.failed.emit, error)
            wanted = _always
        committed = tuple(changes)
        changes.clear()
        self._back.emit(lambda: answer() if wanted() else None, committed)

    def _come_back(self, deliver: Callable[[], object], committed: tuple[Changes, ...]) -> None:
        """The answer first: what is read again after a commit must not stand between a scan and its verdict."""
        # Counted down first: what is delivered may ask for the next thing, or fail.
        self._count(-1)
        if self._closing:
            return
        try:
            deliver()
        finally:
            for changes in committed:
                self.changed.emit(changes)

    def _count(self, step: int) -> None:
        with self._counting:
            self._open_jobs += step


def _nothing() -> None:
    """Nobody waits for the answer."""


def _always() -> bool:
    return True


def _told_apart(session: Session, work: Callable[[Session], T]) -> T:
    with faults.told_apart(session):
        return work(session)


def everything() -> Changes:
    """What to say when nobody knows what changed: another process wrote."""
    return Changes(event=True, passages=True)
