"""Reading QR codes in the pictures of a camera, on a thread of its own: the newest picture counts, older ones are dropped."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from PySide6.QtGui import QImage

from checkin_app.ui.scanners.multimedia import multimedia

AGAIN_S = 2.5
"""A code that stays in sight is read once; after this long out of sight it is a new scan."""

_GREY_FIRST = ("Format_YUV420P", "Format_YUV422P", "Format_YV12", "Format_NV12", "Format_NV21", "Format_IMC1", "Format_IMC2",
               "Format_IMC3", "Format_IMC4", "Format_Y8")  # fmt: skip
"""Pixel formats whose first plane is the grey picture as it is."""


class Seen:
    """Which codes are in sight. Times are seconds of one clock."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}

    def new(self, codes: list[str], now: float) -> list[str]:
        """Those of `codes` that come to sight at `now`."""
        self._last = {code: at for code, at in self._last.items() if now - at < AGAIN_S}
        fresh = [code for code in dict.fromkeys(codes) if code not in self._last]
        self._last.update(dict.fromkeys(codes, now))
        return fresh


class FrameReader:
    """A thread that reads the newest frame. `found` is called on that thread, with each code once."""

    def __init__(self, found: Callable[[str], object], clock: Callable[[], float] = time.monotonic) -> None:
        self._found, self._clock = found, clock
        self._seen = Seen()
        self._frame: Any = None
        self._wanted = threading.Condition()
        self._end = False
        self.read = 0
        self._thread = threading.Thread(target=self._serve, name="camera", daemon=True)
        self._thread.start()

    def offer(self, frame: Any) -> None:
        """A `QVideoFrame` or `QImage`; one that was not begun yet is dropped for it."""
        with self._wanted:
            self._frame = frame
            self._wanted.notify()

    def stop(self) -> None:
        """End the thread, after the frame that it is reading."""
        with self._wanted:
            self._end = True
            self._wanted.notify()
        self._thread.join(timeout=2)

    def _serve(self) -> None:
        while True:
            with self._wanted:
                self._wanted.wait_for(lambda: self._end or self._frame is not None)
                if self._end:
                    return
                frame, self._frame = self._frame, None
            codes = codes_in(frame)
            self.read += 1
            for code in self._seen.new(codes, self._clock()):
                self._found(code)


def codes_in(frame: Any) -> list[str]:
    """The texts of the QR codes in a `QVideoFrame` or `QImage`, from left to right. Raises ImportError without zxing-cpp."""
    return _codes_in_image(frame) if isinstance(frame, QImage) else _codes_in_video(frame)


def _codes_in_video(frame: Any) -> list[str]:
    if frame.pixelFormat().name not in _GREY_FIRST or not frame.map(multimedia().QVideoFrame.MapMode.ReadOnly):
        return _codes_in_image(frame.toImage())
    try:
        return _decoded(frame.bits(0), frame.width(), frame.height(), frame.bytesPerLine(0))
    finally:
        frame.unmap()


def _codes_in_image(image: QImage) -> list[str]:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return _decoded(grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine()) if not grey.isNull() else []


def _decoded(plane: Any, width: int, height: int, stride: int) -> list[str]:
    zxing = import_module("zxingcpp")
    pixels = memoryview(plane).cast("B")[: stride * height]
    view = zxing.ImageView(pixels, width, height, zxing.ImageFormat.Lum, stride)
    found = zxing.read_barcodes(view, formats=zxing.BarcodeFormat.QRCode, text_mode=zxing.TextMode.Plain)
    return [code.text for code in sorted(found, key=lambda code: code.position.top_left.x) if code.text]
