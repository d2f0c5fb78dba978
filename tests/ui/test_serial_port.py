"""A serial scanner, played through a pseudo-terminal: the other end is the scanner."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from checkin_app.ui.scanners import port_scanner
from checkin_app.ui.scanners.serial_port import serial_ports, serial_scanner
from checkin_app.ui.scanners.state import Condition

pytest.importorskip("serial")
pty = pytest.importorskip("pty", reason="pseudo-terminals are Unix'")

SAID_WITHIN_S = 2.0


class Plug:
    """A port that can be pulled out and put back: a link to a pseudo-terminal, as the name of a port is for a device."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "ttyUSB7"
        self._ends: tuple[int, int] | None = None
        self.put_in()

    def put_in(self) -> None:
        self._ends = pty.openpty()
        self.path.symlink_to(os.ttyname(self._ends[1]))

    def pull(self) -> None:
        if self._ends:
            self.path.unlink()
            for end in self._ends:
                os.close(end)
            self._ends = None

    def send(self, data: bytes) -> None:
        assert self._ends
        os.write(self._ends[0], data)


@pytest.fixture
def plug(tmp_path: Path) -> Iterator[Plug]:
    made = Plug(tmp_path)
    yield made
    made.pull()


class Heard:
    def __init__(self, qtbot: QtBot, port: str) -> None:
        self.codes: list[str] = []
        self.conditions: list[Condition] = []
        self.scanner = serial_scanner(port)
        self.scanner.scanned.connect(self.codes.append)
        self.scanner.stated.connect(lambda state: self.conditions.append(state.condition))
        self.scanner.start()


@pytest.fixture
def heard(qtbot: QtBot, plug: Plug) -> Iterator[Heard]:
    made = Heard(qtbot, str(plug.path))
    qtbot.waitUntil(lambda: made.conditions == [Condition.READY])
    yield made
    made.scanner.stop()


@pytest.mark.parametrize("end", [b"\r", b"\n", b"\r\n", b""])
def test_codes_come_whatever_ends_them(qtbot: QtBot, plug: Plug, heard: Heard, end: bytes):
    for n in range(3):
        plug.send(b"TICKET-%d" % n + end)
        qtbot.waitUntil(lambda n=n: heard.codes == [f"TICKET-{m}" for m in range(n + 1)])


def test_two_codes_at_once_come_in_their_order(qtbot: QtBot, plug: Plug, heard: Heard):
    plug.send(b"FIRST\r\nSECOND\r\n")
    qtbot.waitUntil(lambda: heard.codes == ["FIRST", "SECOND"])


def test_an_unplugged_port_is_said_within_two_seconds_and_comes_back_by_itself(qtbot: QtBot, plug: Plug, heard: Heard):
    # By its looks, not by a clock: whoever runs the tests may be slow.
    assert port_scanner.LOOK_S + port_scanner._AGAIN_S < SAID_WITHIN_S
    plug.pull()
    qtbot.waitUntil(lambda: heard.conditions[-1] is Condition.GONE)
    plug.put_in()
    qtbot.waitUntil(lambda: heard.conditions[-1] is Condition.READY)
    plug.send(b"AGAIN\r")
    qtbot.waitUntil(lambda: heard.codes == ["AGAIN"])
    assert heard.conditions == [Condition.READY, Condition.GONE, Condition.READY]


def test_a_port_that_is_not_there_yet_is_waited_for(qtbot: QtBot, plug: Plug):
    plug.pull()
    made = Heard(qtbot, str(plug.path))
    qtbot.waitUntil(lambda: made.conditions == [Condition.GONE])
    plug.put_in()
    qtbot.waitUntil(lambda: made.conditions == [Condition.GONE, Condition.READY])
    made.scanner.stop()


def test_the_ports_of_this_computer_are_listed():
    assert all(device.id and device.name for device in serial_ports())
