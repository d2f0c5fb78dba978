"""A PDF that was written to be printed, handed to the viewer of the system."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from checkin_app.ui.context import Context
from checkin_app.wording import _


def view_pdf(context: Context, path: Path, opened: Callable[[QUrl], bool] = QDesktopServices.openUrl) -> None:
    """Open it, and say so; where the system has no viewer (`opened` says no), say where the file lies."""
    if opened(QUrl.fromLocalFile(str(path))):
        context.say(_("{path} is open in your PDF viewer: print it from there.").format(path=path.name))
    else:
        context.say(_("No PDF viewer opened. The file to print is {path}").format(path=path), "caution")
