"""The pictures that the program takes of itself."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.services.session import Session
from checkin_app.ui.screenshots import Scene, take

NAMES = [
    "01-desk", "02-desk-search", "03-desk-admitted", "04-desk-already-in", "05-desk-refused", "06-attendees", "07-badges",
    "08-badges-editor", "09-stands", "10-stands-editor", "11-meetings", "12-closing", "13-settings", "14-keys", "15-welcome",
]  # fmt: skip


def _entries(event: Path) -> int:
    session: Session = bootstrap.open_session(event)
    try:
        row = session.store.one("SELECT count(*) AS n FROM journal")
        return int(row["n"]) if row else 0
    finally:
        session.close()


def test_every_page_is_a_picture_and_the_event_is_as_it_was(qtbot: QtBot, demo_file: Path, tmp_path: Path) -> None:
    before = _entries(demo_file)
    pictures = take(demo_file, tmp_path / "pictures", (1280, 720))
    assert [picture.stem for picture in pictures] == NAMES
    images = [QImage(str(picture)) for picture in pictures]
    assert {(image.width(), image.height()) for image in images} == {(1280, 720)}
    # Each shows something of its own: no page was taken before it was there.
    assert len({picture.read_bytes() for picture in pictures}) == len(pictures)
    assert _entries(demo_file) == before
    assert [path.name for path in demo_file.parent.iterdir() if path.suffix != ".accueil"] == ["pictures"]


def test_an_event_with_nobody_in_it_has_its_pages_too(qtbot: QtBot, tmp_path: Path) -> None:
    event = tmp_path / "empty.accueil"
    bootstrap.new_event(event, name="Salon", place="", days=[date(2026, 5, 4)]).close()
    stems = [picture.stem for picture in take(event, tmp_path / "pictures")]
    assert stems[:2] == ["01-desk", "02-desk-refused"]
    assert stems[-1].endswith("welcome")


def test_a_scene_says_what_is_played_and_which_pages_are_taken(qtbot: QtBot, demo_file: Path, tmp_path: Path) -> None:
    moment = datetime(2010, 7, 1, 6, 52, tzinfo=UTC)
    scene = Scene(typed="nunez", entered="merc", refused="", stand="E06", moment=moment, pages=("stands",))
    stems = [picture.stem for picture in take(demo_file, tmp_path / "pictures", scene=scene, desk="B")]
    assert stems == ["01-desk", "02-desk-search", "03-desk-entered", "04-stands", "05-welcome"]
