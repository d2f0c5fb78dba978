"""A scanner on a port of its own: no keyboard, so no layout, no Caps Lock and no focus can spoil a code.

A thread of its own waits for what comes. An unplugged scanner is noticed at the next look, and taken up again when it is back.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from checkin_app.ui.scanners.state import Condition, Way, WayState

LOOK_S = 0.05
"""How long a wait for bytes lasts at most, in seconds: so soon the end is noticed."""

_AGAIN_S = 0.5
"""So long until a port that is gone is looked for again: under the two seconds in which it has to be said."""


class PortScanner(QObject):
    """One port. Both signals come on the thread of the window.

    `library` gives what opens ports, or raises ImportError where it is not installed. `listen` is called with this scanner and
    the library on the port's thread: it opens the port, says `opened`, and hands to `bring` what comes, until `ended`; it
    raises OSError when the port is gone.
    """

    scanned = Signal(str)
    stated = Signal(object)
    """A `WayState`, each time that it changes."""
    _from_thread = Signal(object)

    def __init__(self, port: str, way: Way, library: Callable[[], Any], listen: Callable[[PortScanner, Any], None]) -> None:
        super().__init__()
        self.port = port
        self._way, self._library, self._listen = way, library, listen
        self._end = threading.Event()
        self._condition = Condition.OFF
        self._thread = threading.Thread(target=self._serve, name=way, daemon=True)
        self._from_thread.connect(self._arrived, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Open the port and listen, until `stop`."""
        self._thread.start()

    def stop(self) -> None:
        """Let go of the port."""
        self._end.set()
        if self._thread.is_alive():
            self._thread.join(timeout=2)

    # ---------------------------------------------------------------- what `listen` asks for and says, on the port's thread

    @property
    def ended(self) -> bool:
        """Whether to let go."""
        return self._end.is_set()

    def opened(self) -> None:
        """Say that the port is listened to."""
        self._say(Condition.READY)

    def bring(self, code: str) -> None:
        """Hand a code to the window."""
        self._from_thread.emit(code)

    # ---------------------------------------------------------------- the window's thread

    def _arrived(self, what: str | Condition) -> None:
        if self._end.is_set():
            return
        if isinstance(what, Condition):
            self.stated.emit(WayState(self._way, what, self.port))
        else:
            self.scanned.emit(what)

    # ---------------------------------------------------------------- the port's thread

    def _serve(self) -> None:
        try:
            library = self._library()
        except ImportError:
            self._say(Condition.NO_LIBRARY)
            return
        while not self._end.is_set():
            try:
                self._listen(self, library)
            except (OSError, ValueError) as error:
                # SerialException is an OSError; where the system gave a number, the library keeps it.
                self._say(Condition.REFUSED if _refused(error) else Condition.GONE)
                self._end.wait(_AGAIN_S)

    def _say(self, condition: Condition) -> None:
        if condition is not self._condition:
            self._condition = condition
            self._from_thread.emit(condition)


def _refused(error: Exception) -> bool:
    """Whether the port is there, but held by another program or not ours to open."""
    words = str(error).lower()
    return any(sign in words for sign in ("permission", "access is denied", "busy", "exclusive"))
