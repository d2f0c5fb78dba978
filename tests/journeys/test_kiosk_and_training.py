"""The kiosk as the real program on a virtual screen, with real keys that try to get out of it; the training by commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.commands import ROOT, Program, environment
from tests.journeys.test_day_in_the_window import NEEDED, PATIENCE_SECONDS, Screen

real_keys = pytest.mark.skipif(
    sys.platform != "linux" or any(shutil.which(name) is None for name in NEEDED), reason="a virtual screen of X11 is asked for"
)


class RealKiosk:
    """A kiosk in a process of its own, and hands on its keyboard."""

    def __init__(self, screen: Screen, program: Program, event: Path) -> None:
        self.screen, self.program, self.event = screen, program, event
        env = {**environment(program.config), "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        words = [sys.executable, "-m", "checkin_app", "kiosk", str(event), "--pin", "1234", "--desk", "K"]
        self.process = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            self.until(lambda: screen.do("search", "--name", "Accueil"))
        except BaseException:
            self.close()
            raise
        # There is no window manager to give it the keyboard.
        screen.do("search", "--name", "Accueil", "windowfocus", "--sync")

    def until(self, holds: Callable[[], Any], *, at_work: bool = True) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert time.monotonic() < give_up, "the kiosk did not come to it"
            assert not at_work or self.process.poll() is None, "the kiosk is gone"
            time.sleep(0.1)

    def passages(self) -> int:
        """How many are in the file."""
        return int(self.program.json("figures", self.event)["arrived"]["people"])

    def scanned(self, code: str) -> bool:
        """Scan; whether somebody is in by it. On a busy machine the keys of a scan may be torn apart: then not."""
        self.screen.scan(code)
        time.sleep(1)
        return self.passages() == 1

    def ended_by(self, pin: str) -> bool:
        """Give a PIN, from the first page on; whether that was the end."""
        self.screen.do("key", "Escape")
        self.screen.do("mousemove", 1290, 705, "click", 1)  # the lock, by touch
        time.sleep(0.5)
        self.screen.type(pin)
        self.screen.do("key", "Return")
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(2)
        return self.process.returncode is not None

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(PATIENCE_SECONDS)


@pytest.fixture
def kiosk(program: Program, event: Path) -> Iterator[RealKiosk]:
    with closing(Screen()) as screen, closing(RealKiosk(screen, program, event)) as opened:
        yield opened


@real_keys
def test_no_key_ends_a_kiosk_and_a_scan_lets_somebody_in(kiosk: RealKiosk):
    codes = {c["external_id"]: c["code"] for c in kiosk.program.json("codes", kiosk.event)["codes"]}
    for key in ("alt+F4", "Escape", "ctrl+q", "ctrl+w", "F11", *(f"ctrl+{n}" for n in range(1, 7))):
        kiosk.screen.do("key", key)
        time.sleep(0.1)
    kiosk.until(lambda: kiosk.scanned(codes["ER10-004"]))
    kiosk.until(lambda: list((kiosk.event.parent / "badges").glob("*.pdf")))
    assert kiosk.process.poll() is None


@real_keys
def test_the_pin_ends_a_kiosk(kiosk: RealKiosk):
    assert not kiosk.ended_by("9999")
    # Whatever is touched before the kiosk is there is lost: then once more, as one does.
    kiosk.until(lambda: kiosk.ended_by("1234"), at_work=False)
    assert kiosk.process.returncode == 0


@real_keys
def test_a_stop_of_the_system_ends_a_kiosk(kiosk: RealKiosk):
    kiosk.process.terminate()
    kiosk.process.wait(PATIENCE_SECONDS)
    assert kiosk.process.returncode == 0


def test_a_kiosk_needs_a_screen_and_a_pin_of_digits(program: Program, event: Path):
    done = program.run("kiosk", event)
    assert done.returncode == 3
    assert "screen" in done.stderr
    assert program.run("kiosk", event, "--pin", "12x").returncode == 2


def test_a_training_is_a_copy_that_says_so_and_leaves_the_event_alone(program: Program, event: Path, tmp_path: Path):
    before = event.read_bytes()
    copy = Path(program.json("training", event)["training"])
    assert copy.parent == event.parent / f"{event.stem}-training"
    trained, real = program.json("codes", copy, "ER10-004"), program.json("codes", event, "ER10-004")
    assert trained["training"] is True
    assert "training" not in real
    code = trained["codes"][0]["code"]
    assert code != real["codes"][0]["code"]
    assert program.json("scan", copy, code)["verdict"] == "admitted"
    assert program.run("scan", event, code).returncode == 1
    target = tmp_path / "list.csv"
    assert program.run("export", copy, "-o", target).returncode == 0
    lines = target.read_text("utf-8-sig").splitlines()
    assert all(line.endswith(("Training", "yes")) for line in lines)
    assert program.json("verify", copy)["ok"]
    assert program.json("figures", event)["arrived"]["people"] == 0
    assert len(event.read_bytes()) >= len(before)


def test_a_training_may_go_to_another_folder(program: Program, event: Path, tmp_path: Path):
    made = program.run("training", event, "-o", tmp_path / "elsewhere")
    assert made.returncode == 0
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == [f"{event.stem}-training.accueil"]
    assert os.fspath(tmp_path / "elsewhere") in made.stderr
