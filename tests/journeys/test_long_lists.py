"""A long list comes in while the desk goes on: no scan waits for it, and a list is in or it is not, whatever happens."""

from __future__ import annotations

import csv
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.domain.journal import Kind
from checkin_app.services import closing as evening
from checkin_app.services import desk
from checkin_app.services.session import Session
from checkin_app.store import attendees, database, journal, sealed
from tests.journeys.commands import Program

LONGEST_WAIT = 0.2
"""Seconds that a scan may wait for a list that is being written, on a machine that does nothing else."""

pytestmark = [pytest.mark.long, pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no kill -9")]


def crowd(path: Path, rows: int) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(("Billet", "Nom", "Prénom", "Société", "E-mail", "Pays", "Catégorie", "Statut"))
        for number in range(rows):
            company, kind = f"Société {number % 997}", ("Visiteur", "Exposant", "Presse")[number % 3]
            mail = f"personne.{number}@crowd.example"
            writer.writerow((f"C-{number:06}", f"Nom{number}", f"Prénom{number % 389}", company, mail, "FR", kind, "Confirmée"))
    return path


@contextmanager
def running(program: Program, *words: object) -> Iterator[subprocess.Popen[bytes]]:
    child = program.start(*words)
    try:
        yield child
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout, child.stderr):
            if pipe:
                pipe.close()


def people(session: Session) -> int:
    return len(attendees.serials(session.store))


def imports(session: Session) -> int:
    return len(journal.entries_of_kind(session.store, Kind.IMPORTED))


def ended(child: subprocess.Popen[bytes], within: float) -> bool:
    try:
        child.wait(within)
    except subprocess.TimeoutExpired:
        return False
    return True


def scan_meanwhile(session: Session, child: subprocess.Popen[bytes], codes: list[str]) -> None:
    """Scan as fast as nobody can until `child` ends: no scan waits for the list that comes in.

    A busy machine keeps single scans waiting for its own reasons: they count by the time that the list took there.
    """
    found: list[float] = []
    first = time.perf_counter()
    while not ended(child, 0.02):
        arriving = sealed.count(session.store) > 0
        began = time.perf_counter()
        desk.scan(session, codes[len(found) % len(codes)], session.stamp())
        if arriving:
            found.append(time.perf_counter() - began)
    took = time.perf_counter() - first
    assert child.returncode == 0
    assert len(found) > 8
    assert max(found) < max(LONGEST_WAIT, took / 10)


def test_a_scan_does_not_wait_while_20000_people_come_in_and_go(program: Program, event: Path, tmp_path: Path):
    path = crowd(tmp_path / "crowd.csv", 20_000)
    codes = [c["code"] for c in program.json("codes", event)["codes"]]
    with closing(bootstrap.open_session(event, desk="B")) as session:
        before = people(session)
        with running(program, "import", event, path) as child:
            scan_meanwhile(session, child, codes)
        assert people(session) == before + 20_000
        record = journal.entries_of_kind(session.store, Kind.IMPORTED)[-1].id
        with running(program, "undo", event, record) as child:
            scan_meanwhile(session, child, codes)
        assert people(session) == before
        assert sealed.count(session.store) == 0


def killed(program: Program, event: Path, path: Path, packets: int) -> int:
    """Kill an import when at most `packets` (but some) are left to bring in; how many there are then."""
    with closing(database.open_file(event)) as store, running(program, "import", event, path) as child:
        seen = 0
        while child.poll() is None:
            left = sealed.count(store)
            seen = max(seen, left)
            if seen and left <= packets:
                break
        child.send_signal(signal.SIGKILL)
        child.wait()
        return sealed.count(store)


def test_a_list_that_was_killed_half_written_is_whole_at_the_next_opening(program: Program, event: Path, tmp_path: Path):
    path = crowd(tmp_path / "crowd.csv", 6_000)
    with closing(bootstrap.open_session(event)) as session:
        before = people(session)
    left = killed(program, event, path, packets=18)
    assert 0 < left < 24
    with closing(bootstrap.open_session(event)) as session:
        assert sealed.count(session.store) == 0
        assert people(session) == before + 6_000
        assert evening.verify(session).ok
        record = journal.entries_of_kind(session.store, Kind.IMPORTED)[-1].id
        desk.undo(session, record, session.stamp())
        assert people(session) == before


def test_a_list_that_was_killed_before_it_was_decided_has_left_nothing(program: Program, event: Path, tmp_path: Path):
    path = crowd(tmp_path / "crowd.csv", 20_000)
    with closing(bootstrap.open_session(event)) as session:
        before = (people(session), imports(session), journal.count(session.store))
        for seconds in (0.4, 0.9, 1.4):
            with running(program, "import", event, path) as child:
                assert not ended(child, seconds)
                child.send_signal(signal.SIGSTOP)  # so that it decides nothing between this look and its end
                if sealed.count(session.store) or imports(session) > before[1]:
                    break  # a quick machine: it was decided already
                child.send_signal(signal.SIGKILL)
                child.wait()
            assert (people(session), imports(session), journal.count(session.store)) == before
            assert sealed.count(session.store) == 0
        assert evening.verify(session).ok
