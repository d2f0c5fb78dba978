"""Changes of layouts that outlive the program without being kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checkin_app import bootstrap
from checkin_app.services import badge_drafts, badge_layouts
from checkin_app.services.session import Session


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path / "config"))
    yield from event(tmp_path / "one.accueil")


def event(path: Path) -> Iterator[Session]:
    made = bootstrap.new_event(path, name="R", place="M", days=[date(2010, 7, 1)], timezone="Europe/Paris", desk="A")
    yield made
    made.close()


def test_what_is_put_by_is_found_again_and_the_rest_is_gone(session: Session):
    first, second = (replace(layout, order=99) for layout in badge_layouts.shipped()[:2])
    badge_drafts.put_by(session, [first, second])
    assert badge_drafts.left(session) == [first, second]
    badge_drafts.put_by(session, [second])
    assert badge_drafts.left(session) == [second]
    badge_drafts.put_by(session, [])
    assert badge_drafts.left(session) == []
    assert badge_layouts.layout(session, second.id) != second


def test_another_event_has_its_own(session: Session, tmp_path: Path):
    badge_drafts.put_by(session, [replace(badge_layouts.shipped()[0], width_mm=120.5)])
    for other in event(tmp_path / "two.accueil"):
        assert badge_drafts.left(other) == []


def test_a_draft_that_was_spoiled_is_none(session: Session, tmp_path: Path):
    badge_drafts.put_by(session, [replace(badge_layouts.shipped()[0], width_mm=120.5)])
    (path,) = (tmp_path / "config").rglob("*.toml")
    path.write_text("width = ", "utf-8")
    assert badge_drafts.left(session) == []
