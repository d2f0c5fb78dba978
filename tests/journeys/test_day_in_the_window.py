"""The day as the person at the desk lives it: the real program in a real window on a virtual screen, real keys by xdotool."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.commands import ROOT, Program, environment

NEEDED = ("Xvfb", "xdotool")
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a virtual screen of X11 is asked for"),
    pytest.mark.skipif(any(shutil.which(name) is None for name in NEEDED), reason=f"{' and '.join(NEEDED)} are not installed"),
]
PATIENCE_SECONDS = 180.0


class Screen:
    """A virtual screen of a venue's laptop, and hands on its keyboard."""

    def __init__(self) -> None:
        read, write = os.pipe()
        # Without a reset whenever the last client leaves: who comes at that moment, as the program may, would be turned away.
        words = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"]
        self._server = subprocess.Popen(words, pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"

    def do(self, *words: object) -> str:
        """What xdotool does."""
        env = {**os.environ, "DISPLAY": self.display}
        done = subprocess.run(["xdotool", *map(str, words)], env=env, capture_output=True, text=True, timeout=180, check=False)
        return done.stdout.strip()

    def type(self, text: str, gap_ms: int = 70) -> None:
        self.do("type", "--delay", gap_ms, text)

    def scan(self, code: str) -> None:
        """As a hand scanner: fast, and Enter at the end. On a busy machine its keys may come torn apart: see `Desk.scan`."""
        self.do("key", "--delay", 8, *code, "Return")

    def close(self) -> None:
        self._server.terminate()
        self._server.wait(60)


class Desk:
    """The program in its window on an event file, and what the file says meanwhile."""

    def __init__(self, screen: Screen, program: Program, event: Path) -> None:
        self.screen, self.program, self.event = screen, program, event
        env = {**environment(program.config), "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb"}
        words = [sys.executable, "-m", "checkin_app", "window", str(event), "--desk", "A"]
        self.process = subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            self.until(lambda: bool(screen.do("search", "--name", "Rencontres")))
        except BaseException:
            self.close()
            raise
        # There is no window manager to give it the keyboard.
        screen.do("search", "--name", "Rencontres", "windowfocus", "--sync")

    def until(self, holds: Callable[[], Any]) -> None:
        give_up = time.monotonic() + PATIENCE_SECONDS
        while not holds():
            assert self.process.poll() is None, f"the window is gone: {self.process.communicate()[0]}"
            assert time.monotonic() < give_up, "the window did not come to it"
            time.sleep(0.1)

    def scan(self, code: str, ticket: str, passages: int = 1) -> dict[str, str]:
        """Scan until there are so many passages of that ticket, once more where nothing came of it; the last of them."""

        def seen() -> bool:
            self.screen.scan(code)
            for _look in range(10):
                if len(self.passages(ticket)) >= passages:
                    return True
                time.sleep(0.2)
            return False

        self.until(seen)
        return self.passages(ticket)[passages - 1]

    def passages(self, ticket: str = "") -> list[dict[str, str]]:
        """Every passage that the file holds, or those of a ticket, as the export has them."""
        target = self.program.config / "passages.csv"
        assert self.program.run("export", self.event, "-o", target, "--what", "passages").returncode == 0
        with target.open(encoding="utf-8-sig", newline="") as file:
            return [row for row in csv.DictReader(file, delimiter=";") if not ticket or row["Ticket"] == ticket]

    def close(self) -> None:
        if self.process.returncode is not None:
            return
        self.process.terminate()
        self.said, _nothing = self.process.communicate(timeout=PATIENCE_SECONDS)


@pytest.fixture
def desk(program: Program, event: Path) -> Iterator[Desk]:
    with closing(Screen()) as screen, closing(Desk(screen, program, event)) as opened:
        yield opened


def test_a_morning_by_real_keys(desk: Desk):
    screen = desk.screen
    codes = {c["external_id"]: c["code"] for c in desk.program.json("codes", desk.event)["codes"]}

    screen.type("nune")
    time.sleep(0.5)
    screen.do("key", "Return")
    desk.until(lambda: len(desk.passages()) == 1)
    first = desk.passages()[0]
    told = tuple(first[column] for column in ("Last name", "Verdict", "Desk", "How"))
    assert told == ("Núñez Rodríguez", "Welcome", "A", "found by name")

    second = desk.scan(codes["ER10-004"], "ER10-004")
    screen.do("key", "ctrl+4")
    third = desk.scan(codes["ER10-001"], "ER10-001", 2)
    assert [(p["Verdict"], p["How"]) for p in (second, third)] == [("Welcome", "scanned"), ("Already in", "scanned")]

    screen.do("key", "ctrl+z")
    desk.until(lambda: any(p["Annulled"] for p in desk.passages()))
    undone = next(p for p in desk.passages() if p["Annulled"])
    assert undone["Ticket"] == "ER10-004"

    folder = desk.event.parent / "badges"
    desk.until(lambda: len(list(folder.glob("*.pdf"))) == 2)
    assert desk.program.json("verify", desk.event)["ok"]


def test_every_page_is_a_key_away_and_no_page_breaks(desk: Desk):
    for key in ("ctrl+2", "ctrl+3", "ctrl+4", "ctrl+5", "ctrl+6", "F1", "ctrl+1"):
        desk.screen.do("key", key)
        time.sleep(0.6)
    desk.screen.type("bess")
    time.sleep(0.5)
    desk.screen.do("key", "Return")
    desk.until(lambda: len(desk.passages()) == 1)
    desk.close()
    assert "fault" not in desk.said


def test_a_second_window_on_the_same_file_is_told_so(desk: Desk):
    env = {**environment(desk.program.config), "DISPLAY": desk.screen.display, "QT_QPA_PLATFORM": "xcb"}
    words = [sys.executable, "-m", "checkin_app", "window", str(desk.event)]
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as second:
        assert second.stderr
        said = second.stderr.readline()
        # Its window says the same, and other events could be opened in it.
        second.terminate()
        _nothing, rest = second.communicate(timeout=PATIENCE_SECONDS)
    assert "already open" in said
    assert rest == ""
    assert second.returncode == 3
