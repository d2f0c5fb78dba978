"""Run in a process of its own on a real X server: keys are pressed by XTEST, as a scanner does, and what came is printed.

Each task is a line on stdin: what to press, what to freeze; each answer a line on stdout.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time

from PySide6.QtCore import QEvent, QObject, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checkin_app.domain.keystrokes import FIRST_GAP_MS, KEYS_BEFORE_SURE, LATER_GAP_MS
from checkin_app.ui.keys import KeyEar

SETTLE_S = 0.4
PATIENCE_S = 60.0
MODIFIERS = {"50", "66", "37", "64"}
"""Shift, Caps Lock, Ctrl and Alt, by their key codes."""
_BARE = {Qt.Key.Key_Shift, Qt.Key.Key_CapsLock, Qt.Key.Key_Control, Qt.Key.Key_Alt}


class Hall(QObject):
    """The window, and what happened in it since the last task."""

    wanted = Signal(str)
    looked = Signal()
    frozen = Signal(int)

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.window = QWidget()
        self.button, self.field = QPushButton("press"), QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.button)
        layout.addWidget(self.field)
        self.scans: list[str] = []
        self.acts: list[str] = []
        self.letters: list[str] = []
        self.button.clicked.connect(lambda: self.acts.append("click"))
        self.field.returnPressed.connect(lambda: self.acts.append("enter"))
        for keys in ("Ctrl+O", "Alt+F4", "Esc", "F2", "Ctrl+Z"):
            QShortcut(QKeySequence(keys), self.window).activated.connect(lambda k=keys: self.acts.append(k))
        self.ear = KeyEar(app)
        self.ear.scanned.connect(self.scans.append)
        self.ear.typed.connect(self.letters.append)
        self.times: list[int] = []
        self.quiet = True
        app.installEventFilter(self)
        self.wanted.connect(self._focus, Qt.ConnectionType.BlockingQueuedConnection)
        self.looked.connect(self._look, Qt.ConnectionType.BlockingQueuedConnection)
        self.frozen.connect(QThread.msleep, Qt.ConnectionType.QueuedConnection)
        self.window.show()
        self.window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """When each key was pressed, by the server's clock; a key comes to more than one widget, and as a shortcut first."""
        pressed = event.type() in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress} and event.spontaneous()
        if not (pressed and isinstance(event, QKeyEvent)):
            return False
        if event.key() not in _BARE and event.timestamp() not in self.times[-1:]:
            self.times.append(event.timestamp())
        return False

    @property
    def torn(self) -> bool:
        """Whether the machine was too busy to press the keys as fast as a scanner does."""
        gaps = [after - before for before, after in zip(self.times, self.times[1:], strict=False)]
        sure = KEYS_BEFORE_SURE - 1
        return any(gap > FIRST_GAP_MS for gap in gaps[:sure]) or any(gap > LATER_GAP_MS for gap in gaps[sure:])

    def _look(self) -> None:
        self.quiet = not self.ear._held and self.ear._tail is None

    def _focus(self, name: str) -> None:
        self.times.clear()
        self.scans.clear()
        self.acts.clear()
        self.letters.clear()
        self.field.clear()
        getattr(self, name).setFocus()


def do(hall: Hall, task: dict[str, object]) -> dict[str, object]:
    if "layout" in task:
        subprocess.run(["setxkbmap", *map(str, task["layout"])], check=True)  # type: ignore[call-overload]
        time.sleep(SETTLE_S)
    hall.wanted.emit(task.get("focus", "button"))
    keys, delay = list(map(str, task["keys"])), str(task.get("delay", 5))  # type: ignore[call-overload]
    if "freeze" in task:
        half = len(keys) // 2
        subprocess.run(["xdotool", "key", "--delay", delay, *keys[:half]], check=True)
        hall.frozen.emit(task["freeze"])
        keys = keys[half:]
    subprocess.run(["xdotool", "key", "--delay", delay, *keys], check=True)
    settle(hall, sum(key not in MODIFIERS for key in map(str, task["keys"])))  # type: ignore[call-overload]
    said = {"scans": hall.scans[:], "acts": hall.acts[:], "letters": "".join(hall.letters), "field": hall.field.text()}
    return {**said, "torn": hall.torn}


def settle(hall: Hall, keys: int) -> None:
    """Wait until all keys have come and none is held back any more."""
    give_up = time.monotonic() + PATIENCE_S
    while True:
        time.sleep(SETTLE_S)
        hall.looked.emit()
        if (len(hall.times) >= keys and hall.quiet) or time.monotonic() > give_up:
            return


def serve(app: QApplication, hall: Hall) -> None:
    for line in sys.stdin:
        print(json.dumps(do(hall, json.loads(line))), flush=True)
    QTimer.singleShot(0, app, app.quit)


def main() -> None:
    app = QApplication(sys.argv[:1])
    hall = Hall(app)
    QTimer.singleShot(500, lambda: threading.Thread(target=serve, args=(app, hall), daemon=True).start())
    app.exec()


if __name__ == "__main__":
    main()
