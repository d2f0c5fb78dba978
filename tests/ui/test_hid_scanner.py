"""An HID scanner, played by a library whose cable the test holds: no machine of the tests has such a scanner."""

from __future__ import annotations

import queue
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from checkin_app.domain.hid_reports import SIZE, USAGE_PAGE, Reports
from checkin_app.ui.scanners.hid import hid_scanner, hid_scanners
from checkin_app.ui.scanners.port_scanner import PortScanner
from checkin_app.ui.scanners.state import Condition

ID = "hid:05e0:1900:S-17"


def report(data: bytes, goes_on: bool = False, kind: int = 2) -> bytes:
    head = bytes([kind, len(data)]) + b"]Q1" + data
    return head.ljust(SIZE - 1, b"\0") + bytes([goes_on])


class Cable:
    """As the package `hidapi`: `enumerate`, and devices that are opened and read."""

    def __init__(self) -> None:
        self.sent: queue.Queue[bytes] = queue.Queue()
        self.plugged, self.ours = True, True

    def enumerate(self) -> list[dict[str, Any]]:
        names = {"manufacturer_string": "Symbol", "product_string": "DS2208", "serial_number": "S-17"}
        keyboard = {**names, "vendor_id": 1, "product_id": 2, "usage_page": 1, "path": b"/dev/hidraw0"}
        scanner = {**names, "vendor_id": 0x05E0, "product_id": 0x1900, "usage_page": USAGE_PAGE, "path": b"/dev/hidraw1"}
        return [keyboard, scanner] if self.plugged else [keyboard]

    def device(self) -> Cable:
        return self

    def open_path(self, path: bytes) -> None:
        assert path == b"/dev/hidraw1"
        if not self.ours:
            raise OSError("open failed")

    def read(self, length: int, timeout_ms: int) -> list[int]:
        assert length == SIZE
        if not self.plugged:
            raise OSError("read error")
        try:
            return list(self.sent.get(timeout=timeout_ms / 1000))
        except queue.Empty:
            return []

    def close(self) -> None:
        pass


class Heard:
    def __init__(self, cable: Cable) -> None:
        self.codes: list[str] = []
        self.conditions: list[Condition] = []
        self.scanner: PortScanner = hid_scanner(ID, lambda: cable)
        self.scanner.scanned.connect(self.codes.append)
        self.scanner.stated.connect(lambda state: self.conditions.append(state.condition))
        self.scanner.start()


def test_a_code_comes_without_its_symbology_identifier():
    assert Reports().take(report(b"KBCDFGHJKL")) == "KBCDFGHJKL"


def test_a_long_code_is_put_together():
    reports = Reports()
    assert reports.take(report(b"A" * 56, goes_on=True)) == ""
    assert reports.take(report("é!".encode())) == "A" * 56 + "é!"


@pytest.mark.parametrize("noise", [b"", b"\2", b"\2\5]Q", report(b"X", kind=4), report(b""), bytes(SIZE), b"\2\xff]Q1"])
def test_what_is_no_code_says_nothing(noise: bytes):
    assert Reports().take(noise) == ""


def test_a_code_without_end_is_dropped():
    reports = Reports()
    assert all(reports.take(report(b"A" * 56, goes_on=True)) == "" for _ in range(200))


def test_a_scanner_is_heard_pulled_out_and_taken_up_again(qtbot: QtBot):
    cable = Cable()
    heard = Heard(cable)
    cable.sent.put(report(b"FIRST"))
    qtbot.waitUntil(lambda: heard.codes == ["FIRST"])
    cable.plugged = False
    qtbot.waitUntil(lambda: heard.conditions[-1] is Condition.GONE, timeout=2000)
    cable.plugged = True
    cable.sent.put(report(b"AGAIN"))
    qtbot.waitUntil(lambda: heard.codes == ["FIRST", "AGAIN"])
    assert heard.conditions == [Condition.READY, Condition.GONE, Condition.READY]
    heard.scanner.stop()


def test_a_scanner_of_somebody_else_is_told_from_one_that_is_gone(qtbot: QtBot):
    cable = Cable()
    cable.ours = False
    heard = Heard(cable)
    qtbot.waitUntil(lambda: heard.conditions == [Condition.REFUSED])
    heard.scanner.stop()


def test_the_real_library_lists_what_is_plugged_in():
    assert all(device.id.startswith("hid:") and device.name for device in hid_scanners())
