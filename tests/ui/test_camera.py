"""A camera as a scanner, fed with drawn pictures of a badge."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from checkin_app.documents.qr import matrix
from checkin_app.domain.code import code_key, mint
from checkin_app.ui.app import make_app
from checkin_app.ui.scanners import frames
from checkin_app.ui.scanners.camera import CameraScanner
from checkin_app.ui.scanners.frames import AGAIN_S, FrameReader, Seen, codes_in
from checkin_app.ui.scanners.state import Condition, Device

KEY = code_key(b"m" * 32, "event-a", 3)
CODE, OTHER = mint(KEY, 77, 1), mint(KEY, 78, 1)


def picture(*codes: str, turn: float = 0, blur: int = 1, module: int = 7) -> QImage:
    """A hall with badges held up in it. `turn` in degrees; `blur`: so many pixels run into one."""
    image = QImage(1280, 720, QImage.Format.Format_RGB32)
    image.fill(QColor("#8f8778"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for n, code in enumerate(codes):
        rows = matrix(code)
        side = (len(rows) + 8) * module
        painter.save()
        painter.translate(1280 * (n + 1) / (len(codes) + 1), 360)
        painter.rotate(turn)
        painter.fillRect(-side // 2, -side // 2, side, side, QColor("#f4f1ea"))
        for y, line in enumerate(rows):
            for x, dark in enumerate(line):
                if dark == "1":
                    left = -side // 2 + (4 + x) * module
                    painter.fillRect(left, -side // 2 + (4 + y) * module, module, module, QColor("#26221c"))
        painter.restore()
    painter.end()
    smooth = Qt.TransformationMode.SmoothTransformation
    small = image.scaled(1280 // blur, 720 // blur, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
    return small.scaled(1280, 720, Qt.AspectRatioMode.IgnoreAspectRatio, smooth) if blur > 1 else image


@pytest.fixture(autouse=True)
def _app() -> None:
    make_app()
    pytest.importorskip("zxingcpp")


@pytest.mark.parametrize("turn", [0, 17, 45, 90, 180, 251])
def test_a_badge_is_read_whatever_way_up(turn: float):
    assert codes_in(picture(CODE, turn=turn)) == [CODE]


@pytest.mark.parametrize("blur", [2, 3])
def test_a_badge_out_of_focus_is_read(blur: int):
    assert codes_in(picture(CODE, turn=5, blur=blur)) == [CODE]


def test_two_badges_are_read_from_left_to_right_and_an_empty_hall_is_nothing():
    assert codes_in(picture(CODE, OTHER)) == [CODE, OTHER]
    assert codes_in(picture()) == []
    assert codes_in(QImage()) == []


@pytest.mark.parametrize("name", ["Format_YUV420P", "Format_NV12", "Format_Y8", "Format_BGRA8888"])
def test_the_grey_plane_of_a_video_frame_is_read_as_it_is(name: str):
    qt = pytest.importorskip("PySide6.QtMultimedia")
    image = picture(CODE, turn=12)
    frame = qt.QVideoFrame(qt.QVideoFrameFormat(QSize(1280, 720), getattr(qt.QVideoFrameFormat.PixelFormat, name)))
    kind = QImage.Format.Format_RGB32 if name == "Format_BGRA8888" else QImage.Format.Format_Grayscale8
    lines = image.convertToFormat(kind)
    assert frame.map(qt.QVideoFrame.MapMode.WriteOnly)
    source, stride = bytes(lines.constBits()), frame.bytesPerLine(0)
    for y in range(720):
        line = source[y * lines.bytesPerLine() : (y + 1) * lines.bytesPerLine()]
        frame.bits(0)[y * stride : y * stride + len(line)] = line
    frame.unmap()
    assert codes_in(frame) == [CODE]


def test_a_code_that_stays_in_sight_is_one_scan():
    seen = Seen()
    assert seen.new(["A", "B", "A"], 0.0) == ["A", "B"]
    assert seen.new(["A"], AGAIN_S - 0.1) == []
    assert seen.new(["A", "B"], 2 * AGAIN_S - 0.2) == ["B"]
    assert seen.new(["A"], 4 * AGAIN_S) == ["A"]


def test_the_newest_picture_counts_and_the_others_are_dropped():
    begun, go_on, found = threading.Event(), threading.Event(), []

    class Slow(QImage):
        def convertToFormat(self, *how: Any) -> QImage:
            begun.set()
            go_on.wait(60)
            return super().convertToFormat(*how)

    reader = FrameReader(found.append)
    reader.offer(Slow(picture(CODE)))
    assert begun.wait(60)
    for _ in range(50):
        reader.offer(picture())
    done = threading.Event()
    last = picture(OTHER)
    reader._found = lambda code: (found.append(code), done.set() if code == OTHER else None)
    reader.offer(last)
    go_on.set()
    assert done.wait(60)
    reader.stop()
    assert (found, reader.read) == ([CODE, OTHER], 2)


class Plug:
    """A camera that can be pulled out: what Qt's list of devices and its camera do, told by the test."""

    def __init__(self) -> None:
        self.there, self.open = True, 0
        self.frame: Callable[[Any], None] = lambda _frame: None
        self.fail: Callable[[], None] = lambda: None

    def listed(self) -> list[Device]:
        return [Device("cam", "Laptop camera")] if self.there else []

    def opened(self, _id: str, frame: Callable[[Any], None], failed: Callable[[], None]) -> Callable[[], None]:
        self.open += 1
        self.frame, self.fail = frame, failed

        def close() -> None:
            self.open -= 1

        return close


@pytest.fixture
def plug() -> Plug:
    return Plug()


@pytest.fixture
def scanner(plug: Plug) -> Iterator[CameraScanner]:
    made = CameraScanner("cam", usable=lambda: True, listed=plug.listed, opened=plug.opened)
    yield made
    made.stop()


def test_a_badge_in_front_of_the_camera_is_scanned_once(
    qtbot: QtBot, plug: Plug, scanner: CameraScanner, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(frames, "AGAIN_S", 3600.0)  # however long a slow machine takes for each picture
    codes: list[str] = []
    scanner.scanned.connect(codes.append)
    scanner.start()
    for turn in (0, 3, 6):
        plug.frame(picture(CODE, turn=turn))
        qtbot.waitUntil(lambda: codes == [CODE])
    plug.frame(picture(OTHER))
    qtbot.waitUntil(lambda: codes == [CODE, OTHER])


def test_an_unplugged_camera_is_said_within_two_seconds_and_comes_back_by_itself(
    qtbot: QtBot, plug: Plug, scanner: CameraScanner
):
    said: list[tuple[Condition, str]] = []
    scanner.stated.connect(lambda state: said.append((state.condition, state.name)))
    scanner.start()
    plug.there = False
    qtbot.waitUntil(lambda: said[-1][0] is Condition.GONE, timeout=2_000)
    assert plug.open == 0
    plug.there = True
    qtbot.waitUntil(lambda: said[-1][0] is Condition.READY, timeout=2_000)
    assert said[-1][1] == "Laptop camera"
    plug.fail()
    qtbot.waitUntil(lambda: said[-1][0] is Condition.READY, timeout=4_000)
    assert [condition for condition, _name in said[2:]][1:] == [Condition.REFUSED, Condition.GONE, Condition.READY]


def test_a_preview_is_small_and_not_too_frequent(qtbot: QtBot, plug: Plug, scanner: CameraScanner):
    shown: list[QImage] = []
    scanner.pictured.connect(shown.append)
    scanner.start()
    plug.frame(picture(CODE))
    assert shown == []
    scanner.previewing = True
    for _ in range(5):
        plug.frame(picture(CODE))
    assert [image.width() for image in shown] == [320]


def test_without_the_libraries_it_is_said():
    said: list[Condition] = []
    made = CameraScanner("cam", usable=lambda: False)
    made.stated.connect(lambda state: said.append(state.condition))
    made.start()
    made.stop()
    assert said == [Condition.NO_LIBRARY]
