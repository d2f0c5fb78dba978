"""Run in a process of its own on a real X server: keys are pressed by XTEST, as a scanner does, and what came is printed.

Each task is a line on stdin: what to press, what to freeze; each answer a line on stdout.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from checkin_app.ui.keys import KeyEar

SETTLE_S = 0.4


class Hall(QObject):
    """The window, and what happened in it since the last task."""

    wanted = Signal(str)
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
        self.wanted.connect(self._focus, Qt.ConnectionType.BlockingQueuedConnection)
        self.frozen.connect(QThread.msleep, Qt.ConnectionType.QueuedConnection)
        self.window.show()
        self.window.activateWindow()

    def _focus(self, name: str) -> None:
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
    time.sleep(SETTLE_S)
    return {"scans": hall.scans[:], "acts": hall.acts[:], "letters": "".join(hall.letters), "field": hall.field.text()}


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
