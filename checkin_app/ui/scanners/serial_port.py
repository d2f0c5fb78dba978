"""A scanner on a serial port (USB-COM, RS-232)."""

from __future__ import annotations

import time
from importlib import import_module
from typing import Any

from checkin_app.domain.lines import Lines
from checkin_app.ui.scanners.port_scanner import LOOK_S, PortScanner
from checkin_app.ui.scanners.state import Device, Way

SPEED = 9600
"""What serial scanners are set to when they are sold. On USB it means nothing."""


def serial_ports() -> list[Device]:
    """The serial ports of this computer; none without the library."""
    try:
        listing = import_module("serial.tools.list_ports")
    except ImportError:
        return []
    found = [(str(p.device), str(p.description or "")) for p in listing.comports()]
    return [Device(port, f"{port} · {words}" if words not in {"", "n/a", port} else port) for port, words in sorted(found)]


def serial_scanner(port: str) -> PortScanner:
    """A scanner on a port by its name: COM3, /dev/ttyACM0."""
    return PortScanner(port, Way.SERIAL, lambda: import_module("serial"), _listen)


def _listen(scanner: PortScanner, library: Any) -> None:
    lines = Lines()
    with library.Serial(scanner.port, SPEED, timeout=LOOK_S) as port:
        scanner.opened()
        while not scanner.ended:
            data = port.read(max(1, port.in_waiting))
            now = time.monotonic()
            for code in [*lines.take(data, now), *lines.silent(now)]:
                scanner.bring(code)
