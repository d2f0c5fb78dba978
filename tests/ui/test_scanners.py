"""Codes that come in by a serial port or a camera, the test card, and the panel of the settings."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from checkin_app.domain.keyboards import Keyboard, Lock
from checkin_app.domain.keystrokes import Scan
from checkin_app.domain.scanner_card import CARD_TEXT
from checkin_app.services import badges, desk, scanner_sheet
from checkin_app.settings import Settings
from checkin_app.ui.app import Program, make_app
from checkin_app.ui.main_window import MainWindow
from checkin_app.ui.scanners.hub import CardRead, Scanners
from checkin_app.ui.scanners.state import Condition, Device, Way, WayState
from checkin_app.ui.settings.scanner import ScannerPanel

from .conftest import MakeContext

Key = Qt.Key


class Port(QObject):
    """A serial scanner or a camera whose cable the test holds."""

    scanned = Signal(str)
    stated = Signal(object)
    pictured = Signal(QImage)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.open, self.previewing = name, False, False

    def start(self) -> None:
        self.open = True

    def stop(self) -> None:
        self.open = False


class Hub:
    """The hub with such ports, and what it said."""

    def __init__(self) -> None:
        self.made: list[Port] = []
        self.hub = Scanners(port=self._make, camera=self._make)  # type: ignore[arg-type]
        self.codes: list[str] = []
        self.read: list[CardRead] = []
        self.hub.scanned.connect(self.codes.append)
        self.hub.told.connect(self.read.append)

    def _make(self, name: str) -> Port:
        self.made.append(Port(name))
        return self.made[-1]


@pytest.fixture
def hub() -> Iterator[Hub]:
    make_app()
    made = Hub()
    yield made
    made.hub.stop()


def test_what_is_chosen_is_listened_to_and_nothing_else(hub: Hub):
    hub.hub.apply(Settings(scanner_port="COM3", camera="cam"))
    serial, camera = hub.made
    hub.hub.apply(Settings(scanner_port="COM3", camera="cam", theme="dark"))
    assert [(port.name, port.open) for port in hub.made] == [("COM3", True), ("cam", True)]
    serial.scanned.emit("A")
    camera.scanned.emit("B")
    assert hub.codes == ["A", "B"]
    hub.hub.apply(Settings(scanner_port="COM4"))
    assert [(port.name, port.open) for port in hub.made] == [("COM3", False), ("cam", False), ("COM4", True)]
    hub.hub.stop()
    assert not hub.made[2].open
    assert {state.condition for state in hub.hub.states.values()} == {Condition.OFF}


def test_the_test_card_is_told_by_whichever_way_it_comes_and_is_no_scan(hub: Hub):
    hub.hub.apply(Settings(scanner_port="COM3", camera="cam"))
    for port in hub.made:
        port.scanned.emit(CARD_TEXT)
    hub.hub.typed(Scan(CARD_TEXT, CARD_TEXT))
    hub.hub.typed(Scan("ER10-001", "ER10-001"))
    assert [read.way for read in hub.read] == [Way.SERIAL, Way.CAMERA, None]
    assert hub.codes == []


@pytest.fixture
def panel(qtbot: QtBot, context: MakeContext, hub: Hub) -> ScannerPanel:
    made_context = context()
    shown: list[Path] = []
    ports, cams = [Device("COM3", "COM3 · Scanner"), Device("COM7", "COM7")], [Device("cam", "Laptop camera")]
    made = ScannerPanel(made_context, hub.hub, 112, lambda: ports, lambda: cams, shown.append)
    made.shown_files = shown  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.show()
    made.reload()
    qtbot.waitUntil(lambda: made.port.count() == 3)
    return made


def test_a_port_is_chosen_with_the_arrows_and_kept_at_once(qtbot: QtBot, panel: ScannerPanel, hub: Hub):
    panel.port.setFocus()
    QTest.keyClick(panel.port, Key.Key_Down)
    assert panel._context.settings.scanner_port == "COM3"
    assert hub.made[0].open
    hub.made[0].stated.emit(WayState(Way.SERIAL, Condition.GONE, "COM3"))
    assert panel.port_state.text().startswith("! COM3 is not there")
    hub.made[0].stated.emit(WayState(Way.SERIAL, Condition.READY, "COM3"))
    assert panel.port_state.text().startswith("✓ COM3 is listened to")
    QTest.keyClick(panel.port, Key.Key_Up)
    assert not hub.made[0].open
    assert panel.port_state.isHidden()


def test_the_picture_of_the_camera_is_asked_for_while_the_page_is_in_sight_only(panel: ScannerPanel, hub: Hub):
    panel.camera.setFocus()
    QTest.keyClick(panel.camera, Key.Key_Down)
    (camera,) = hub.made
    assert camera.previewing
    camera.stated.emit(WayState(Way.CAMERA, Condition.READY, "Laptop camera"))
    image = QImage(320, 180, QImage.Format.Format_RGB32)
    image.fill(0x446688)
    camera.pictured.emit(image)
    assert panel.picture.isVisible()
    assert panel.picture.pixmap().width() == 160
    panel.hide()
    assert not camera.previewing


def test_the_card_is_told_in_words(panel: ScannerPanel, hub: Hub):
    strokes = Keyboard("us", Lock.OFF).strokes(CARD_TEXT)
    french = Keyboard("fr", Lock.OFF).text(strokes)
    hub.hub.typed(Scan(french, french, strokes, 12, ("enter",)))
    words = panel.card.text()
    assert "The scanner types for a keyboard “US”, this computer has “French”" in words
    assert "It ends with Enter" in words
    assert "A key every 12 ms" in words
    assert words.startswith("! ")
    hub.hub.typed(Scan(CARD_TEXT, CARD_TEXT, (), 4, ("tab",)))
    assert panel.card.text().startswith("✓ Scanner and computer agree")
    locked = Keyboard("us", Lock.CAPS).text(strokes)
    hub.hub.typed(Scan(locked, locked, (), 60, ()))
    assert "Caps Lock" in panel.card.text()
    assert "types for a keyboard" not in panel.card.text()
    assert "ends with nothing" in panel.card.text()
    assert "slow" in panel.card.text()
    both = Keyboard("fr", Lock.CAPS).text(strokes)
    hub.hub.typed(Scan(both, both, strokes, 12, ("enter",)))
    assert "Caps Lock" in panel.card.text()
    assert panel.card.text().startswith("! The scanner types for a keyboard “US”, this computer has “French”")


def test_the_setup_sheet_is_written_and_its_card_can_be_scanned(qtbot: QtBot, panel: ScannerPanel):
    zxingcpp = pytest.importorskip("zxingcpp")
    panel.sheet.setFocus()
    QTest.keyClick(panel.sheet, Key.Key_Space)
    shown: list[Path] = panel.shown_files  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(shown), timeout=20_000)
    assert shown[0].name == scanner_sheet.FILE
    document = pypdfium2.PdfDocument(io.BytesIO(shown[0].read_bytes()))
    assert len(document) == 1
    read = zxingcpp.read_barcodes(document[0].render(scale=1.5).to_pil())
    assert [code.text for code in read] == [CARD_TEXT]


# ---------------------------------------------------------------- the whole program


@pytest.fixture
def program(qtbot: QtBot, demo_file: Path) -> Iterator[Program]:
    made = Program(make_app())
    made.open_event(demo_file)
    yield made
    made.close()


def ask(qtbot: QtBot, program: Program, work: object) -> object:
    said: list[object] = []
    assert isinstance(program.window, MainWindow)
    program.window.context.run(work, said.append)  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(said))
    return said[0]


def scan(text: str) -> None:
    at = 500_000
    target = QApplication.focusWidget() or QApplication.activeWindow()
    assert target
    for letter in [*text, "\r"]:
        key = Key.Key_Return if letter == "\r" else ord(letter.upper())
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, letter)
        at += 8
        event.setTimestamp(at)
        QApplication.sendEvent(target, event)


def test_the_test_card_brings_the_settings_to_sight_and_is_recorded_nowhere(qtbot: QtBot, program: Program):
    window = program.window
    assert isinstance(window, MainWindow)
    window.resize(1280, 720)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    scan(CARD_TEXT)
    qtbot.waitUntil(lambda: window.shown == "settings")
    panel = window.page("settings").scanner  # type: ignore[attr-defined]
    assert "agree" in panel.card.text()
    qtbot.waitUntil(lambda: panel.card.visibleRegion().boundingRect().height() == panel.card.height())
    assert ask(qtbot, program, desk.recent) == []


def test_two_codes_at_once_are_both_judged_in_their_order(qtbot: QtBot, program: Program):
    window = program.window
    assert isinstance(window, MainWindow)
    codes = ask(qtbot, program, lambda session: [c.code for c in badges.codes(session, ["ER10-002", "ER10-004"])])
    assert isinstance(codes, list)
    for code in codes:
        program.scanners.scanned.emit(code)
    qtbot.waitUntil(lambda: len(ask(qtbot, program, desk.recent)) == 2)  # type: ignore[arg-type]
    recent = ask(qtbot, program, desk.recent)
    assert [one.card.attendee.external_id for one in recent] == ["ER10-004", "ER10-002"]  # type: ignore[attr-defined]


def test_a_scanner_that_is_gone_is_said_at_the_foot(qtbot: QtBot, program: Program):
    said: list[str] = []
    assert isinstance(program.window, MainWindow)
    program.window.footer.say = lambda words, tone: said.append(f"{tone}: {words}")  # type: ignore[method-assign, assignment]
    program.scanners.stated.emit(WayState(Way.SERIAL, Condition.GONE, "COM3"))
    program.scanners.stated.emit(WayState(Way.SERIAL, Condition.READY, "COM3"))
    assert said[0].startswith("caution: COM3 is not there")
    assert said[1].startswith("good: COM3 is listened to")
