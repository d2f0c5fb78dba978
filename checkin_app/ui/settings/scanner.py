"""The panel of the scanners: the keyboard, which is always on, a port, a camera, and what the test card tells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from checkin_app.services import scanner_sheet
from checkin_app.ui.context import Context
from checkin_app.ui.scanners.camera import cameras, libraries
from checkin_app.ui.scanners.hid import hid_scanners
from checkin_app.ui.scanners.hub import CardRead, Scanners, way_of
from checkin_app.ui.scanners.serial_port import serial_ports
from checkin_app.ui.scanners.state import Condition, Device, Way, WayState
from checkin_app.ui.scanners.words import card_words, state_words
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.form import HALVES_GAP, Form
from checkin_app.ui.widgets.parts import Panel, button, column, dress, label, row
from checkin_app.wording import _, in_context

_MARKS = {"good": "✓ ", "caution": "! ", "stop": "✕ "}
_PICTURE = QSize(160, 90)
_SETTLED_MS = 2_000
"""Until the printers and scanners that the page asks for are known, and its panels have their heights."""


def scanner_ports() -> list[Device]:
    """The HID scanners and the serial ports of this computer."""
    return [*hid_scanners(), *serial_ports()]


def _open_file(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class ScannerPanel(Panel):
    """`ports` and `cams` list what there is to choose; `show` opens the setup sheet: tests answer for them."""

    def __init__(
        self,
        context: Context,
        scanners: Scanners,
        words_width: int,
        ports: Callable[[], list[Device]] = scanner_ports,
        cams: Callable[[], list[Device]] = cameras,
        show: Callable[[Path], object] = _open_file,
    ) -> None:
        self._context, self._scanners = context, scanners
        self._ports, self._cams, self._show_file = ports, cams, show
        self.port = self._choice("scanner_port")
        self.port_state = label("", "small", "muted", wrap=True)
        self.camera = self._choice("camera")
        self.camera_state = label("", "small", "muted", wrap=True)
        self.picture = QLabel()
        self.picture.setFixedSize(_PICTURE)
        self.picture.setAccessibleName(_("What the camera sees"))
        # In a frame of its own: a label of one size would hold the whole column of the form to its width.
        self._frame = QWidget()
        self._frame.setLayout(row(self.picture, None))
        self.card = label("", "small", "muted", wrap=True)
        self.sheet = button(_("Setup sheet and test card"), self._make_sheet)
        self.sheet.setAutoDefault(True)
        super().__init__(label(_("Scanner"), "h3"), 6, self._body(words_width), gap=10, margin=20)
        self._scrolling = QTimer(self)
        self._scrolling.setSingleShot(True)
        self._heeded: QScrollArea | None = None
        scanners.stated.connect(self._show_state)
        scanners.told.connect(self.show_told)
        scanners.pictured.connect(self._show_picture)
        for state in scanners.states.values():
            self._show_state(state)
        if scanners.last_told:
            self.show_told(scanners.last_told)
        else:
            self.card.setText(_("Scan the test card of the setup sheet, and how the scanner is set is told here."))

    def _body(self, words_width: int) -> QVBoxLayout:
        left, right = Form(words_width), Form(words_width)
        left.add(_("Scanner port"), self.port)
        left.add_under(self.port_state)
        right.add(_("Camera"), self.camera)
        right.add_under(self.camera_state)
        right.add_under(self._frame)
        halves = row(column(left, None), column(right, None), gap=HALVES_GAP)
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        always = label(_("A scanner that types as a keyboard is always listened to, whatever has the focus."), "body", "muted")
        under = row(self.sheet, 16, self.card)
        under.setStretch(2, 1)
        return column(always, 12, halves, 12, under)

    # ---------------------------------------------------------------- what there is to choose

    def reload(self) -> None:
        """Look again which ports and cameras there are; asked off the window's thread, because some systems take their time."""
        # The cameras first: no other thread may load a library while Qt's multimedia module is loaded (see `multimedia`).
        self._saw_cameras(self._cams())
        self._context.offload(self._ports, self._saw_ports, lambda _error: None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._scanners.watch(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._scanners.watch(False)

    def _saw_ports(self, devices: list[Device]) -> None:
        _offer(self.port, _none("scanner_port"), devices, self._context.settings.scanner_port)

    def _saw_cameras(self, devices: list[Device]) -> None:
        _offer(self.camera, _none("camera"), devices, self._context.settings.camera)
        if not self._context.settings.camera and not libraries():
            _say(self.camera_state, [state_words(WayState(Way.CAMERA, Condition.NO_LIBRARY))[0]], "")
        elif not devices and not self._context.settings.camera:
            _say(self.camera_state, [_("This computer has no camera.")], "")

    def _choice(self, name: str) -> Choice:
        made = Choice()
        made.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        made.setMinimumContentsLength(12)
        made.setObjectName(name)
        made.addItem(_none(name), "")
        made.activated.connect(lambda _index: self._keep(name, str(made.currentData())))
        return made

    def _keep(self, name: str, value: str) -> None:
        self._context.change_settings(**{name: value})
        self._scanners.apply(self._context.settings)
        self._scanners.watch(self.isVisible())

    # ---------------------------------------------------------------- what is told

    def _show_state(self, state: WayState) -> None:
        words, tone = state_words(state)
        if state.way is Way.CAMERA:
            _say(self.camera_state, [words] if words else [], tone)
            self._frame.setVisible(state.condition is Condition.READY)
        elif state.way is way_of(self._context.settings.scanner_port):
            _say(self.port_state, [words] if words else [], tone)

    def _show_picture(self, image: QImage) -> None:
        smooth = Qt.TransformationMode.SmoothTransformation
        self.picture.setPixmap(QPixmap.fromImage(image.scaled(_PICTURE, Qt.AspectRatioMode.KeepAspectRatio, smooth)))

    def show_told(self, read: CardRead) -> None:
        """Say what the test card told."""
        sentences, tone = card_words(read)
        _say(self.card, sentences, tone)

    def bring_to_sight(self) -> None:
        """Scroll to the answer, and again while the page, which begins with other panels, still finds its height."""
        area = self._area()
        if area is not None and area is not self._heeded:
            self._heeded = area
            area.verticalScrollBar().rangeChanged.connect(self._scroll_here)
        self._scrolling.start(_SETTLED_MS)
        QTimer.singleShot(0, self._scroll_here)

    def _scroll_here(self) -> None:
        area = self._area()
        if area is not None and self._scrolling.isActive():
            for part in (self, self.card):  # the whole panel where it fits, the answer in any case
                area.ensureWidgetVisible(part, 0, 0)

    def _area(self) -> QScrollArea | None:
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        return above

    # ---------------------------------------------------------------- the sheet

    def _make_sheet(self) -> None:
        self.sheet.setEnabled(False)
        self._context.aside(scanner_sheet.save, self._made_sheet, self._no_sheet)

    def _made_sheet(self, path: Path) -> None:
        self.sheet.setEnabled(True)
        self._context.say(_("Written: {name}. Print it, and keep it beside the scanner.").format(name=path.name), "good")
        self._show_file(path)

    def _no_sheet(self, error: Exception) -> None:
        self.sheet.setEnabled(True)
        self._context.problem(error)


def _none(name: str) -> str:
    """What is said of no scanner port, and of no camera: elsewhere these are not of one gender."""
    return in_context("camera", "none") if name == "camera" else _("none")


def _offer(choice: Choice, none: str, devices: list[Device], chosen: str) -> None:
    """What there is to choose, and what was chosen, though it may be unplugged."""
    known = [(none, ""), *((device.name, device.id) for device in devices)]
    if chosen and chosen not in {device.id for device in devices}:
        known.append((chosen, chosen))
    if known != [(choice.itemText(n), choice.itemData(n)) for n in range(choice.count())]:
        choice.clear()
        for words, value in known:
            choice.addItem(words, value)
    choice.choose(chosen)


def _say(where: QLabel, sentences: list[str], tone: str) -> None:
    where.setText(_MARKS.get(tone, "") + "\n".join(sentences) if sentences else "")
    where.setVisible(bool(sentences))
    dress(where, "small", tone or "muted")
