"""An event file that is taken away under the program: nothing is written into the void, and all that was is saved."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.errors import EnvironmentProblem
from checkin_app.services import desk
from checkin_app.store.gone import Whereabouts

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows lets nobody take an open file away")


def deleted(path: Path) -> None:
    path.unlink()


def moved(path: Path) -> None:
    path.rename(path.with_name("elsewhere.accueil"))


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(b"of another time")
    os.replace(other, path)


def with_its_folder(path: Path) -> None:
    path.rename(path.parent.parent / "taken.accueil")
    for left in path.parent.iterdir():
        left.unlink()
    path.parent.rmdir()


@pytest.mark.parametrize("taken", [deleted, moved, replaced, with_its_folder])
def test_what_is_taken_away_gets_no_more_acts_and_is_saved_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, taken: Callable[[Path], None]
):
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    path = tmp_path / "fair" / "fair.accueil"
    session = bootstrap.new_event(
        path, name="Fair", place="", days=[date(2010, 7, 1)], desk="A", clock=lambda: datetime(2010, 7, 1, 7, tzinfo=UTC)
    )
    kept = desk.walk_in(session, {"last_name": "Before"}, session.stamp())
    taken(path)
    for _again in range(2):
        with pytest.raises(EnvironmentProblem) as raised:
            desk.walk_in(session, {"last_name": "After"}, session.stamp())
        assert raised.value.code == "event_file_gone"
    session.close()

    saved = Path(str(raised.value.facts["copy"]))
    assert saved.name == "fair-saved-1.accueil"
    again = bootstrap.open_session(saved, desk="A")
    assert [outcome.record for outcome in desk.recent(again)] == [kept.record]
    again.close()


def test_half_a_copy_is_not_left_for_a_whole_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "home").mkdir()
    (tmp_path / "fair").mkdir()
    path = tmp_path / "fair" / "fair.accueil"
    path.touch()

    def save(target: Path) -> None:
        target.write_bytes(b"half of it")
        if target.parent == path.parent:
            raise EnvironmentProblem("disk_full", path=str(target))

    whereabouts = Whereabouts(path, save)
    path.unlink()
    with pytest.raises(EnvironmentProblem) as raised:
        whereabouts.require()
    assert Path(str(raised.value.facts["copy"])).parent == tmp_path / "home"
    assert list(path.parent.iterdir()) == []
