"""Which ways to paper this machine has."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from checkin_app.printing.dots import Pages
from checkin_app.printing.label_spooler import LabelSpooler
from checkin_app.printing.pdf_folder import PdfFolder
from checkin_app.printing.spooler import Spooler


def available_spoolers(folder: Path, pages: Pages, label_printers: Callable[[], Sequence[str]]) -> list[Spooler]:
    """The system's own spooler, the label printers of the settings, then the PDF folder, which is always there.

    `label_printers` is asked anew each time: the settings change while a window is open. Nothing is asked of a printer yet.
    """
    if sys.platform == "win32":
        from checkin_app.printing.windows import WindowsSpooler

        windows = WindowsSpooler(pages)
        return [windows, LabelSpooler(pages, label_printers, windows), PdfFolder(folder)]
    from checkin_app.printing.cups import CupsSpooler

    cups = CupsSpooler()
    return [cups, LabelSpooler(pages, label_printers, cups), PdfFolder(folder)]
