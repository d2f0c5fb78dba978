"""Two processes that want the same stand at the same moment: one has it, the other is told by whom."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.domain.floorplan import Stand
from checkin_app.services import closing, exhibitors, halls, stands

WORKER = """
import sys
from pathlib import Path
from checkin_app import bootstrap
from checkin_app.errors import Refused
from checkin_app.services import stands
name = sys.argv[2]
session = bootstrap.open_session(Path(sys.argv[1]), desk=f"desk of {name}")
print("ready", flush=True)
for line in sys.stdin:
    try:
        stands.assign(session, line.strip(), name, session.stamp())
        print("got it", flush=True)
    except Refused as refused:
        facts = refused.facts
        print(refused.code, facts["holder"], facts["desk"], sep="|", flush=True)
session.close()
"""
NAMES = ("Proteolab", "Aquaplast")


def event_with_stands(path: Path, count: int) -> None:
    bootstrap.new_event(path, name="Race", place="", days=[date(2010, 7, 1)])
    with contextlib.closing(bootstrap.open_session(path)) as session:
        session.store.db.conn.execute("PRAGMA synchronous = OFF")
        hall = halls.create(session, "Hall", 200, 200, session.stamp())
        drawn = [Stand(f"S{n}", hall.id, "", 5.0 * (n % 35), 5.0 * (n // 35), 3, 3, 9) for n in range(count)]
        halls.put(session, hall.id, drawn, session.stamp())
        for name in NAMES:
            exhibitors.add(session, {"name": name}, session.stamp())


def race(path: Path, count: int) -> Counter[str]:
    """Who won each stand. Fails when both or neither did, or when the loser was told something else."""
    event_with_stands(path, count)
    command = [sys.executable, "-c", WORKER, str(path)]
    won: Counter[str] = Counter()
    with contextlib.ExitStack() as stack:
        desks = [
            stack.enter_context(subprocess.Popen([*command, name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
            for name in NAMES
        ]
        for child in desks:
            assert child.stdout
            assert child.stdout.readline() == "ready\n"
        for number in range(count):
            for child in desks if number % 2 else reversed(desks):
                assert child.stdin
                child.stdin.write(f"S{number}\n")
                child.stdin.flush()
            answers = [child.stdout.readline().strip() for child in desks if child.stdout]
            winner = NAMES[answers.index("got it")]
            assert sorted(answers) == sorted(["got it", f"stand_held|{winner}|desk of {winner}"]), (number, answers)
            won[winner] += 1
        for child in desks:
            assert child.stdin
            child.stdin.close()
            assert child.wait(30) == 0
    with contextlib.closing(bootstrap.open_session(path)) as session:
        held = Counter(view.exhibitor.name for view in stands.stand_views(session) if view.exhibitor)
        assert held == won
        assert closing.verify(session).ok
    return won


def test_one_of_two_processes_gets_each_of_50_stands(tmp_path: Path):
    assert race(tmp_path / "race.accueil", 50).total() == 50


@pytest.mark.long
def test_one_of_two_processes_gets_each_of_1000_stands(tmp_path: Path):
    won = race(tmp_path / "race.accueil", 1000)
    print(dict(won))
    assert won.total() == 1000
    assert len(won) == 2
