"""Every way for codes to come in besides the keyboard, as the settings choose them; and what the test card tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from checkin_app.domain.keystrokes import Scan
from checkin_app.domain.scanner_card import Told, told_by
from checkin_app.settings import Settings
from checkin_app.ui.scanners.camera import CameraScanner
from checkin_app.ui.scanners.serial_port import SerialScanner
from checkin_app.ui.scanners.state import Condition, Way, WayState


@dataclass(frozen=True, slots=True)
class CardRead:
    """The test card, as it came. `way` is None for a keyboard; `scan` tells how it typed."""

    told: Told
    scan: Scan
    way: Way | None = None


class Scanners(QObject):
    """The serial port and the camera of one workstation."""

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
        serial: Callable[[str], SerialScanner] = SerialScanner,
        camera: Callable[[str], CameraScanner] = CameraScanner,
    ) -> None:
        super().__init__()
        self._serial_of, self._camera_of = serial, camera
        self._serial: SerialScanner | None = None
        self._camera: CameraScanner | None = None
        self._chosen: dict[Way, str] = {Way.SERIAL: "", Way.CAMERA: ""}
        self.states: dict[Way, WayState] = {way: WayState(way, Condition.OFF) for way in Way}
        self.last_told: CardRead | None = None

    def apply(self, settings: Settings) -> None:
        """Listen to the port and the camera that are chosen, and to no other."""
        if self._chosen[Way.SERIAL] != settings.serial_port:
            self._chosen[Way.SERIAL] = settings.serial_port
            self._close_serial()
            if settings.serial_port:
                self._serial = self._serial_of(settings.serial_port)
                self._begin(self._serial, Way.SERIAL)
        if self._chosen[Way.CAMERA] != settings.camera:
            self._chosen[Way.CAMERA] = settings.camera
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
        self._close_serial()
        self._close_camera()
        self._chosen = dict.fromkeys(Way, "")

    def _begin(self, scanner: SerialScanner | CameraScanner, way: Way) -> None:
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

    def _close_serial(self) -> None:
        if self._serial:
            self._serial.stop()
            self._serial.deleteLater()
            self._serial = None
        self._state(WayState(Way.SERIAL, Condition.OFF))

    def _close_camera(self) -> None:
        if self._camera:
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None
        self._state(WayState(Way.CAMERA, Condition.OFF))
