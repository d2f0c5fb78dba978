"""Which ways to paper this machine has."""

from __future__ import annotations

import sys
from pathlib import Path

from checkin_app.printing.pdf_folder import PdfFolder
from checkin_app.printing.spooler import Spooler


def available_spoolers(folder: Path) -> list[Spooler]:
    """The system's own spooler, then the PDF folder, which is always there. Nothing is asked of a printer yet."""
    spoolers: list[Spooler] = []
    if sys.platform == "win32":
        from checkin_app.printing.windows import WindowsSpooler

        spoolers.append(WindowsSpooler())
    else:
        from checkin_app.printing.cups import CupsSpooler

        spoolers.append(CupsSpooler())
    return [*spoolers, PdfFolder(folder)]
