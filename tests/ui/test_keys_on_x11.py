"""The ear on a real X server, with keys as the system sends them: skipped where Xvfb, xdotool or setxkbmap are missing."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import cast

import pytest

from checkin_app.domain.code import code_key, mint
from checkin_app.domain.keyboards import Keyboard, Lock

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(
        not all(shutil.which(tool) for tool in ("Xvfb", "xdotool", "setxkbmap")), reason="needs Xvfb, xdotool and setxkbmap"
    ),
]

KEY = code_key(b"m" * 32, "event-a", 3)
CODE = mint(KEY, 0xABCDEF, 1)
ROOT = Path(__file__).parents[2]
SHIFT, CAPS, RETURN, CTRL, ALT = 50, 66, 36, 37, 64
TRIES = 30
HOSTS = (
    ["us"], ["us", "intl"], ["gb"], ["fr"], ["fr", "oss"], ["fr", "latin9"], ["fr", "afnor"], ["be"], ["be", "oss"], ["ch"],
    ["ch", "fr"], ["es"], ["es", "cat"], ["de"], ["de", "nodeadkeys"], ["it"], ["pt"],
)  # fmt: skip
Do = Callable[..., dict[str, object]]


def pressed(text: str, layout: str = "us") -> list[str]:
    """The key codes of X for what a scanner presses."""
    return [f"{SHIFT}+{s.key + 8}" if s.shift else str(s.key + 8) for s in Keyboard(layout, Lock.OFF).strokes(text)]


@pytest.fixture(scope="module")
def do() -> Iterator[Do]:
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(writing)
    with os.fdopen(reading) as told:
        display = f":{told.readline().strip()}"
    surroundings = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    hall = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("keys_on_x11.py"))],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=surroundings,
    )  # fmt: skip

    def ask(*, by_hand: bool = False, **task: object) -> dict[str, object]:
        """Once more where the machine was too busy to press the keys as a scanner does."""
        assert hall.stdin
        assert hall.stdout
        for _try in range(TRIES):
            print(json.dumps(task), file=hall.stdin, flush=True)
            answer: dict[str, object] = json.loads(hall.stdout.readline())
            if not answer.pop("torn") or by_hand:
                return answer
        pytest.skip("this machine is too busy to play a scanner")

    yield ask
    assert hall.stdin
    assert hall.stdout
    hall.stdin.close()
    hall.wait(60)
    hall.stdout.close()
    server.terminate()
    server.wait(60)


def only(code: str) -> dict[str, object]:
    """A scan, and nothing else."""
    return {"scans": [code], "acts": [], "letters": "", "field": ""}


@pytest.mark.parametrize("focus", ["button", "field"])
@pytest.mark.parametrize("layout", HOSTS, ids="-".join)
def test_a_badge_is_read_on_every_host_layout_with_and_without_caps_lock(do: Do, layout: list[str], focus: str):
    keys = [*pressed(CODE), RETURN]
    off = do(layout=[layout[0], *(["-variant", layout[1]] if layout[1:] else [])], focus=focus, keys=keys)
    do(keys=[CAPS], focus=focus)
    on = do(focus=focus, keys=keys)
    do(keys=[CAPS], focus=focus)
    for answer in (off, on):
        assert {**answer, "scans": [str(scan).upper() for scan in answer["scans"]]} == only(CODE)  # type: ignore[attr-defined]


def test_a_hundred_scans_from_3_to_25_ms_a_key_leak_nothing_and_press_nothing(do: Do):
    # In small letters: xdotool takes its time for Shift too, and a key would come every 100 ms.
    dice = random.Random(1)
    do(layout=["fr"], keys=[SHIFT])
    for n in range(100):
        code = mint(KEY, dice.randrange(1 << 24), 1)
        answer = do(focus=("button", "field")[n % 2], keys=[*pressed(code.lower()), RETURN], delay=dice.randint(3, 25))
        assert {**answer, "scans": [str(scan).upper() for scan in answer["scans"]]} == only(code)  # type: ignore[attr-defined]


def test_a_window_frozen_for_300_ms_in_the_middle_of_a_scan_loses_nothing(do: Do):
    do(layout=["us"], keys=[SHIFT])
    for n in range(30):
        answer = do(focus=("button", "field")[n % 2], keys=[*pressed(CODE), RETURN], freeze=300, delay=4)
        assert answer == only(CODE)


@pytest.mark.parametrize("control", [f"{CTRL}+32", f"{ALT}+70", "Escape", "F2", f"{CTRL}+52"])
@pytest.mark.parametrize("place", [0, 2, 13, 27])
def test_control_keys_in_a_barcode_do_nothing(do: Do, control: str, place: int):
    keys = pressed(CODE)
    answer = do(layout=["us"], keys=[*keys[:place], control, *keys[place:], RETURN])
    assert answer == only(CODE)


def test_control_keys_of_a_person_do_what_they_do(do: Do):
    keys = [f"{CTRL}+32", f"{CTRL}+52", "Escape", "F2"]
    assert do(layout=["us"], keys=keys, delay=120, by_hand=True)["acts"] == ["Ctrl+O", "Ctrl+Z", "Esc", "F2"]


@pytest.mark.parametrize("layout", HOSTS, ids="-".join)
def test_a_ticket_with_dead_keys_in_it_is_whole_while_a_button_has_the_focus(do: Do, layout: list[str]):
    text = "https://t.example/e?id='42'&k=[7]"
    chosen = [layout[0], *(["-variant", layout[1]] if layout[1:] else [])]
    answer = do(layout=chosen, focus="button", keys=[*pressed(text), RETURN])
    (scan,) = cast("list[str]", answer["scans"])
    host = "-".join(layout)
    assert scan in {text, Keyboard(host, Lock.OFF).text(Keyboard("us", Lock.OFF).strokes(text))}
    assert {**answer, "scans": []} == {**only(""), "scans": []}
