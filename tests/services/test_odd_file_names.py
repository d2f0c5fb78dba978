"""Files whose names are no UTF-8, as old sticks and archives have them: they are lists and papers as any other."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from checkin_app import bootstrap, settings
from checkin_app.services import exporting, importing, stand_papers, training
from checkin_app.services.session import Session
from checkin_app.settings import Settings
from tests.services.conftest import DAYS

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xe9t\xe9"))
    path.mkdir()
    return path


def test_a_list_is_brought_in_and_another_written_under_such_a_name(session: Session, odd: Path):
    path = odd / os.fsdecode(b"invit\xe9s.csv")
    path.write_text("Nom;Prénom;Société\nRoca;Ona;ACME\n", "utf-8")
    (report,) = importing.import_files(session, [path], stamp=session.stamp())
    assert report.new == 1
    exporting.export(session, path.with_suffix(".xlsx"))
    paper = stand_papers.made(session, stand_papers.PLAN, path.with_suffix(".pdf"), session.stamp())
    assert paper
    assert path.with_suffix(".xlsx").is_file()


def test_an_event_of_such_a_name_is_opened_copied_for_training_and_remembered(odd: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ACCUEIL_CONFIG", str(odd / "config"))
    path = odd / os.fsdecode(b"\xe9v\xe9nement.accueil")
    with closing(bootstrap.new_event(path, name="E", place="", days=DAYS)) as session:
        copy = training.make(session)
    with closing(bootstrap.open_session(copy)) as trained:
        assert trained.training
    settings.save(replace(Settings(), last_event=str(path)))
    assert settings.load().last_event == str(path)
