"""A training copy: what it does, and that the real event hears nothing of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.domain.checkin import Verdict
from checkin_app.errors import InputProblem
from checkin_app.services import badges, desk, exporting, training
from checkin_app.services import closing as closing_service
from checkin_app.services.session import Session
from tests.services.conftest import DAYS, PEOPLE, Clock, people_list


@pytest.fixture
def real(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    from checkin_app.services import importing

    session = bootstrap.new_event(tmp_path / "fair.accueil", name="Fair", place="", days=DAYS, desk="A", clock=clock)
    importing.apply(session, Path("list.csv"), people_list(*PEOPLE), session.stamp())
    yield session
    session.close()


@pytest.fixture
def copy(real: Session, clock: Clock) -> Iterator[Session]:
    with closing(bootstrap.open_session(training.make(real), desk="T", clock=clock)) as session:
        yield session


def code_of(session: Session, ticket: str) -> str:
    return next(issued.code for issued in badges.codes(session) if issued.external_id == ticket)


def test_a_training_copy_knows_of_which_event_it_is_one(real: Session, copy: Session):
    assert copy.path == real.path.parent / "fair-training" / "fair-training.accueil"
    assert training.original(copy) == real.path
    assert (bool(copy.training), bool(real.training)) == (True, False)
    assert copy.event.id == real.event.id


def test_nothing_of_the_training_reaches_the_real_file(real: Session, copy: Session):
    before = real.path.read_bytes()
    assert desk.scan(copy, code_of(copy, "T1"), copy.stamp()).verdict is Verdict.ADMITTED
    desk.walk_in(copy, {"last_name": "Nobody"}, copy.stamp())
    desk.undo_last(copy, copy.stamp())
    assert closing_service.verify(copy).ok
    assert real.path.read_bytes() == before
    assert desk.status(real).arrived == 0


def test_the_codes_of_a_training_mean_nothing_at_the_real_event_and_are_told_as_such(real: Session, copy: Session):
    outcome = desk.scan(real, code_of(copy, "T1"), real.stamp())
    assert (outcome.verdict, outcome.fault) == (Verdict.MALFORMED_CODE, "training")
    assert desk.status(real).arrived == 0


def test_the_real_badges_are_read_in_the_training(real: Session, copy: Session):
    assert desk.scan(copy, code_of(real, "T1"), copy.stamp()).verdict is Verdict.ADMITTED


def test_every_badge_of_a_training_is_void(real: Session, copy: Session):
    assert all(text.void for text in badges.badge_texts(copy))
    assert not any(text.void for text in badges.badge_texts(real))


def test_every_row_that_a_training_exports_says_so(copy: Session, tmp_path: Path):
    sheet = exporting.table(copy, "attendance")
    assert sheet.header[-1] == "Training"
    assert {row[-1] for row in sheet.rows} == {"yes"}
    assert sheet.subtitle.startswith("TRAINING")
    exporting.write_figures(copy, tmp_path / "figures.json")
    assert json.loads((tmp_path / "figures.json").read_text("utf-8"))["training"] is True


def test_a_new_training_begins_afresh_and_replaces_the_one_that_nobody_has_open(real: Session, clock: Clock):
    with closing(bootstrap.open_session(training.make(real), clock=clock)) as first:
        desk.check_in(first, "T1", first.stamp())
        beside = training.make(real)
        assert beside.name == "fair-training-2.accueil"
    again = training.make(real)
    assert again == first.path
    with closing(bootstrap.open_session(again, clock=clock)) as fresh:
        assert desk.status(fresh).arrived == 0


def test_a_file_that_is_no_training_is_never_replaced(real: Session):
    folder = real.path.parent / "fair-training"
    folder.mkdir()
    (folder / "fair-training.accueil").write_text("mine")
    assert training.make(real).name == "fair-training-2.accueil"
    assert (folder / "fair-training.accueil").read_text() == "mine"
    assert sorted(path.suffix for path in folder.iterdir()) == [".accueil", ".accueil"]


def test_training_again_from_a_training_copies_the_real_event(real: Session, copy: Session, clock: Clock):
    desk.check_in(copy, "T1", copy.stamp())
    desk.check_in(real, "T2", real.stamp())
    with closing(bootstrap.open_session(training.make(copy), clock=clock)) as again:
        assert training.original(again) == real.path
        came = {hit.external_id for hit in (o.card.attendee for o in desk.recent(again)) if hit}
    assert came == {"T2"}


def test_the_real_event_is_found_again_after_both_were_moved(real: Session, tmp_path: Path, clock: Clock):
    made = training.make(real)
    real.close()
    moved = tmp_path / "stick"
    moved.mkdir()
    shutil.move(real.path, moved / real.path.name)
    shutil.move(made.parent, moved / made.parent.name)
    with closing(bootstrap.open_session(moved / made.parent.name / made.name, clock=clock)) as session:
        assert training.original(session) == moved / "fair.accueil"


def test_training_of_an_event_that_is_gone_is_told_so(copy: Session, real: Session):
    real.close()
    real.path.unlink()
    with pytest.raises(InputProblem, match="event_file_missing"):
        training.make(copy)
