"""What is heard at the desk, and when nothing is."""

from __future__ import annotations

import sys
import wave
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checkin_app.resources import resource
from checkin_app.ui.sounds import TONES, Sounds


def _recorder(target: Path) -> list[str]:
    """A player that writes down what it was asked to play."""
    script = "import pathlib, sys; pathlib.Path(sys.argv[1]).write_text(pathlib.Path(sys.argv[2]).name)"
    return [sys.executable, "-c", script, str(target)]


@pytest.mark.parametrize("tone", TONES)
def test_each_tone_is_a_short_small_mono_file(tone: str) -> None:
    path = resource(f"sounds/{tone}.wav")
    assert path.stat().st_size < 40_000
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getframerate(), file.getsampwidth()) == (1, 22_050, 2)
        assert 0.2 < file.getnframes() / file.getframerate() < 0.8


def test_no_two_tones_sound_the_same() -> None:
    assert len({resource(f"sounds/{tone}.wav").read_bytes() for tone in TONES}) == len(TONES)


def test_a_tone_is_given_to_the_player_of_the_system(qtbot: QtBot, tmp_path: Path) -> None:
    heard = tmp_path / "heard"
    Sounds(lambda: True, _recorder(heard)).play("caution")
    qtbot.waitUntil(lambda: heard.exists() and heard.read_text() == "caution.wav", timeout=10_000)


def test_sounds_that_are_off_start_nothing(tmp_path: Path) -> None:
    # A player that could not be started would not be noticed, so this one would leave a file: nothing runs it.
    asked: list[str] = []

    def wanted() -> bool:
        asked.append("asked")
        return False

    Sounds(wanted, _recorder(tmp_path / "heard")).play("good")
    assert asked == ["asked"]
    assert list(tmp_path.iterdir()) == []


def test_a_machine_without_a_player_is_silent() -> None:
    Sounds(lambda: True, ["a-player-that-is-not-there"]).play("stop")
    Sounds(lambda: True, []).play("no such tone")
