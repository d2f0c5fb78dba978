"""Every way for codes to come in besides the keyboard, as the settings choose them; and what the test card tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from checkin_app.domain.keystrokes import Scan
from checkin_app.domain.scanner_card import Told, told_by
from checkin_app.settings import Settings
from checkin_app.ui.scanners.state import HID_PREFIX, Condition, Way, WayState

if TYPE_CHECKING:
    # Most desks have a scanner that is a keyboard: what listens to the others is loaded for those who chose one.
    from checkin_app.ui.scanners.camera import CameraScanner
    from checkin_app.ui.scanners.port_scanner import PortScanner


def way_of(port: str) -> Way:
    """Which way codes come in by a port of the settings."""
    return Way.HID if port.startswith(HID_PREFIX) else Way.SERIAL


def _port_scanner(port: str) -> PortScanner:
    from checkin_app.ui.scanners.hid import hid_scanner
    from checkin_app.ui.scanners.serial_port import serial_scanner

    return hid_scanner(port) if way_of(port) is Way.HID else serial_scanner(port)


def _camera_scanner(camera: str) -> CameraScanner:
    from checkin_app.ui.scanners.camera import CameraScanner

    return CameraScanner(camera)


@dataclass(frozen=True, slots=True)
class CardRead:
    """The test card, as it came. `way` is None for a keyboard; `scan` tells how it typed."""

    told: Told
    scan: Scan
    way: Way | None = None


class Scanners(QObject):
    """The port and the camera of one workstation."""

    scanned = Signal(str)
    """A code, for `KeyEar.take`."""
    stated = Signal(object)
    """A `WayState`, each time that one changes."""
    told = Signal(object)
    """A `CardRead`: the test card was scanned."""
    pictured = Signal(QImage)
    """What the camera sees, small, while somebody watches."""

    def __init__(
        self,
        port: Callable[[str], PortScanner] = _port_scanner,
        camera: Callable[[str], CameraScanner] = _camera_scanner,
    ) -> None:
        super().__init__()
        self._port_of, self._camera_of = port, camera
        self._port: PortScanner | None = None
        self._camera: CameraScanner | None = None
        self._chosen = ("", "")
        self.states: dict[Way, WayState] = {way: WayState(way, Condition.OFF) for way in Way}
        self.last_told: CardRead | None = None

    def apply(self, settings: Settings) -> None:
        """Listen to the port and the camera that are chosen, and to no other."""
        port, camera = self._chosen
        self._chosen = (settings.scanner_port, settings.camera)
        if port != settings.scanner_port:
            self._close_port()
            if settings.scanner_port:
                self._port = self._port_of(settings.scanner_port)
                self._begin(self._port, way_of(settings.scanner_port))
        if camera != settings.camera:
            self._close_camera()
            if settings.camera:
                self._camera = self._camera_of(settings.camera)
                self._camera.pictured.connect(self.pictured)
                self._begin(self._camera, Way.CAMERA)

    def watch(self, on: bool) -> None:
        """Whether somebody looks at what the camera sees."""
        if self._camera:
            self._camera.previewing = on

    def typed(self, scan: Scan) -> None:
        """A scan that came by the keyboard: if it is the test card, tell what it says."""
        told = told_by(scan.typed, scan.strokes)
        if told:
            self._tell(CardRead(told, scan))

    def stop(self) -> None:
        """Let go of everything."""
        self._close_port()
        self._close_camera()
        self._chosen = ("", "")

    def _begin(self, scanner: PortScanner | CameraScanner, way: Way) -> None:
        scanner.scanned.connect(lambda code: self._came(code, way))
        scanner.stated.connect(self._state)
        scanner.start()

    def _came(self, code: str, way: Way) -> None:
        told = told_by(code)
        if told:
            self._tell(CardRead(told, Scan(code, code), way))
        else:
            self.scanned.emit(code)

    def _tell(self, read: CardRead) -> None:
        self.last_told = read
        self.told.emit(read)

    def _state(self, state: WayState) -> None:
        self.states[state.way] = state
        self.stated.emit(state)

    def _close_port(self) -> None:
        if self._port:
            self._port.stop()
            self._port.deleteLater()
            self._port = None
        for way in (Way.SERIAL, Way.HID):
            self._state(WayState(way, Condition.OFF))

    def _close_camera(self) -> None:
        if self._camera:
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None
        self._state(WayState(Way.CAMERA, Condition.OFF))
