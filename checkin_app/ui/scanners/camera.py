"""A camera as a scanner: a badge held in front of it is read, whatever way up.

Qt's multimedia module and the reader of QR codes are loaded when a camera is wanted; where one is missing the settings say so.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtCore import QCameraPermission, QCoreApplication, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage

from checkin_app.ui.scanners.frames import FrameReader
from checkin_app.ui.scanners.multimedia import multimedia
from checkin_app.ui.scanners.state import Condition, Device, Way, WayState

_LOOK_MS = 1_000
"""So long until it is noticed that a camera is gone or back: under the two seconds in which it has to be said."""

_PREVIEW_MS = 100
_PREVIEW = 320


def libraries() -> bool:
    """Whether what a camera needs is installed: Qt's multimedia module and zxing-cpp."""
    try:
        multimedia()
        import_module("zxingcpp")
    except ImportError:
        return False
    return True


def cameras() -> list[Device]:
    """The cameras of this computer; none without the libraries."""
    if not libraries():
        return []
    inputs = multimedia().QMediaDevices.videoInputs()
    return [Device(bytes(one.id().data()).decode("utf-8", "replace"), str(one.description())) for one in inputs]


class CameraScanner(QObject):
    """One camera. The signals come on the thread of the window.

    `listed` tells which cameras there are, and `opened` starts one and gives what stops it: Qt's, unless a test has its own.
    """

    scanned = Signal(str)
    stated = Signal(object)
    """A `WayState`, each time that it changes."""
    pictured = Signal(QImage)
    """A small picture, ten times a second at most, while `previewing`."""
    _from_thread = Signal(str)

    def __init__(
        self,
        camera: str,
        name: str = "",
        usable: Callable[[], bool] = libraries,
        listed: Callable[[], list[Device]] = cameras,
        opened: Callable[[str, Callable[[Any], None], Callable[[], None]], Callable[[], None]] | None = None,
    ) -> None:
        super().__init__()
        self._id, self._name = camera, name or camera
        self._usable, self._listed, self._opened = usable, listed, opened or _open
        self._close: Callable[[], None] | None = None
        self._failed = False
        self._condition = Condition.OFF
        self._reader: FrameReader | None = None
        self.previewing = False
        self._picture_due = True
        self._from_thread.connect(self.scanned, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Watch, until `stop`."""
        if not self._usable():
            self._say(Condition.NO_LIBRARY)
            return
        self._reader = FrameReader(self._from_thread.emit)
        self._timer.start()
        self._look()

    def stop(self) -> None:
        """Let go of the camera."""
        self._timer.stop()
        self._let_go()
        if self._reader:
            self._reader.stop()
            self._reader = None

    def take_frame(self, frame: Any) -> None:
        """A picture of the camera, a `QVideoFrame` or `QImage`."""
        if self._reader:
            self._reader.offer(frame)
        if self.previewing and self._picture_due:
            self._picture_due = False
            QTimer.singleShot(_PREVIEW_MS, self._picture_again)
            image = frame if isinstance(frame, QImage) else frame.toImage()
            if not image.isNull():
                self.pictured.emit(image.scaledToWidth(_PREVIEW, Qt.TransformationMode.FastTransformation))

    def _picture_again(self) -> None:
        self._picture_due = True

    def _look(self) -> None:
        known = {device.id: device.name for device in self._listed()}
        if self._id not in known or self._failed:
            self._let_go()
            self._failed = False
            self._say(Condition.GONE)
            return
        self._name = known[self._id]
        if self._close is None:
            self._close = self._opened(self._id, self.take_frame, self._fail)
            if not self._failed:
                self._say(Condition.READY)

    def _fail(self) -> None:
        """The system says that the camera broke off, or that another program has it: the next look tries again."""
        self._failed = True
        self._say(Condition.REFUSED)

    def _let_go(self) -> None:
        if self._close:
            self._close()
            self._close = None

    def _say(self, condition: Condition) -> None:
        if condition is not self._condition:
            self._condition = condition
            self.stated.emit(WayState(Way.CAMERA, condition, self._name))


def _open(camera: str, frame: Callable[[Any], None], failed: Callable[[], None]) -> Callable[[], None]:
    """Start a camera of Qt's; what comes back stops it."""
    qt = multimedia()
    chosen = next(one for one in qt.QMediaDevices.videoInputs() if bytes(one.id().data()).decode("utf-8", "replace") == camera)
    device, sink, session = qt.QCamera(chosen), qt.QVideoSink(), qt.QMediaCaptureSession()
    device.errorOccurred.connect(lambda *_what: failed())
    sink.videoFrameChanged.connect(frame)
    session.setCamera(device)
    session.setVideoSink(sink)
    _when_allowed(device, lambda: session.camera() is not None and device.start(), failed)

    def close() -> None:
        sink.videoFrameChanged.disconnect()
        device.stop()
        session.setCamera(None)
        session.setVideoSink(None)

    return close


def _when_allowed(context: QObject, begin: Callable[[], object], refused: Callable[[], None]) -> None:
    """Begin at once, or when the person at the screen has said yes: macOS shows nobody's picture before. Others never ask."""
    app, camera = QCoreApplication.instance(), QCameraPermission()
    if app is None:
        return

    def answered() -> None:
        allowed = app.checkPermission(camera) == Qt.PermissionStatus.Granted
        (begin if allowed else refused)()

    if app.checkPermission(camera) == Qt.PermissionStatus.Undetermined:
        app.requestPermission(camera, context, answered)
    else:
        answered()
