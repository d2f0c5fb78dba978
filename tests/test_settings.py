"""What a desk remembers, whatever state its file is in."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from checkin_app import settings
from checkin_app.settings import Settings


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ACCUEIL_CONFIG", str(tmp_path / "config"))
    return tmp_path / "config"


def test_what_is_saved_is_loaded():
    chosen = replace(Settings(), desk="Poste A", language="fr", printer="Brother", sounds=False)
    settings.save(chosen)
    assert settings.load() == chosen


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"desk": 5, "theme": "pink", "unknown": 1}', "\x00", "[" * 100_000])
def test_a_spoiled_file_is_as_none(folder: Path, text: str):
    folder.mkdir()
    (folder / "settings.json").write_text(text, "utf-8")
    assert settings.load() == Settings()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_pipe_in_the_place_of_the_file_is_not_waited_for(folder: Path):
    folder.mkdir()
    os.mkfifo(folder / "settings.json")
    assert settings.load() == Settings()
