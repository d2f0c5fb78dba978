"""How the program with a window begins: its first frame, then everything else, which takes half a second on an old laptop."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from checkin_app import settings as settings_file
from checkin_app.ui.first_frame import FirstFrame


def run_window(event: Path | None, desk: str | None = None, made: Callable[[Path], Path] | None = None) -> int:
    """Open the desk on an event, on the last one, or with the welcome page; returns when the window is closed.

    An event that does not open is said on the welcome page and on standard error, and is the exit status unless another
    one was opened there. `made` gives the file to open for the event that is wanted, here or there.
    """
    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(sys.argv[:1])
    QGuiApplication.setDesktopFileName("accueil")
    frame = FirstFrame(settings_file.load().theme)
    frame.show()
    app.processEvents()
    from checkin_app.ui.app import run

    return run(event, desk, frame, made)
