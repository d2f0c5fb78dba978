"""A scanner on a serial port (USB-COM, RS-232): no keyboard, so no layout, no Caps Lock and no focus can spoil a code.

A thread of its own waits for bytes. An unplugged port is noticed at the next look, and opened again when it is back.
"""

from __future__ import annotations

import threading
import time
from importlib import import_module
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from checkin_app.domain.lines import Lines
from checkin_app.ui.scanners.state import Condition, Device, Way, WayState

SPEED = 9600
"""What serial scanners are set to when they are sold. On USB it means nothing."""

_LOOK_S = 0.05
_AGAIN_S = 0.5
"""So long until a port that is gone is looked for again: under the two seconds in which it has to be said."""


def serial_ports() -> list[Device]:
    """The serial ports of this computer; none without the library."""
    try:
        listing = import_module("serial.tools.list_ports")
    except ImportError:
        return []
    found = [(str(p.device), str(p.description or "")) for p in listing.comports()]
    return [Device(port, f"{port} · {words}" if words not in {"", "n/a", port} else port) for port, words in sorted(found)]


class SerialScanner(QObject):
    """One port. Both signals come on the thread of the window."""

    scanned = Signal(str)
    stated = Signal(object)
    """A `WayState`, each time that it changes."""
    _from_thread = Signal(object)

    def __init__(self, port: str) -> None:
        super().__init__()
        self._port = port
        self._end = threading.Event()
        self._condition = Condition.OFF
        self._thread = threading.Thread(target=self._serve, name="serial", daemon=True)
        self._from_thread.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the port and listen, until `stop`."""
        self._thread.start()

    def stop(self) -> None:
        """Let go of the port."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    # ---------------------------------------------------------------- the window's thread

    def _arrived(self, what: str | Condition) -> None:
        if self._end.is_set():
            return
        if isinstance(what, Condition):
            self.stated.emit(WayState(Way.SERIAL, what, self._port))
        else:
            self.scanned.emit(what)

    # ---------------------------------------------------------------- the port's thread

    def _serve(self) -> None:
        try:
            library = import_module("serial")
        except ImportError:
            self._say(Condition.NO_LIBRARY)
            return
        while not self._end.is_set():
            try:
                with library.Serial(self._port, SPEED, timeout=_LOOK_S) as port:
                    self._say(Condition.READY)
                    self._listen(port)
            except (OSError, ValueError) as error:
                # SerialException is an OSError; where the system gave a number, the library keeps it.
                self._say(Condition.REFUSED if _refused(error) else Condition.GONE)
                self._end.wait(_AGAIN_S)

    def _listen(self, port: Any) -> None:
        """Raises OSError when the port is gone."""
        lines = Lines()
        while not self._end.is_set():
            data = port.read(max(1, port.in_waiting))
            now = time.monotonic()
            for code in [*lines.take(data, now), *lines.silent(now)]:
                self._from_thread.emit(code)

    def _say(self, condition: Condition) -> None:
        if condition is not self._condition:
            self._condition = condition
            self._from_thread.emit(condition)


def _refused(error: Exception) -> bool:
    """Whether the port is there, but held by another program or not ours to open."""
    words = str(error).lower()
    return any(sign in words for sign in ("permission", "access is denied", "busy", "exclusive"))
