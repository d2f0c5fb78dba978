"""Copies of an event that is in use, and which of them count."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.errors import EnvironmentProblem
from checkin_app.services import backups, desk
from checkin_app.services.session import Session

DAYS = [date(2010, 7, 1)]


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    opened = bootstrap.new_event(tmp_path / "e.accueil", name="Backup", place="", days=DAYS, desk="A")
    for number in range(5):
        desk.walk_in(opened, {"last_name": f"Person {number}"}, opened.stamp())
    yield opened
    opened.close()


@pytest.mark.parametrize("thorough", [True, False])
def test_a_copy_is_made_and_checked_while_the_event_is_open(session: Session, tmp_path: Path, thorough: bool):
    backups.backup(session, tmp_path / "copy.accueil", thorough=thorough)
    copy = bootstrap.open_session(tmp_path / "copy.accueil")
    assert copy.event.name == "Backup"
    copy.close()


def test_the_event_goes_on_after_a_copy_and_the_copy_still_is_a_piece_of_it(session: Session, tmp_path: Path):
    backups.backup(session, tmp_path / "copy.accueil")
    desk.walk_in(session, {"last_name": "Later"}, session.stamp())
    backups._check(session, tmp_path / "copy.accueil", thorough=False)


def test_a_copy_whose_chain_is_not_this_event_s_does_not_count(session: Session, tmp_path: Path):
    other = tmp_path / "other.accueil"
    bootstrap.new_event(other, name="Other", place="", days=DAYS, desk="A").close()
    with pytest.raises(EnvironmentProblem) as caught:
        backups._check(session, other, thorough=False)
    assert caught.value.code == "backup_does_not_verify"


def test_a_rolling_copy_lies_beside_the_event(session: Session):
    assert backups.copies(session) == []
    assert [backups.rolling(session, keep=1)] == backups.copies(session)
