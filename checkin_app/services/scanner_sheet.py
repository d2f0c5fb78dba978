"""The setup sheet of a scanner, in the language of the desk."""

from __future__ import annotations

from pathlib import Path

from checkin_app.domain.scanner_card import CARD_TEXT
from checkin_app.services.session import Session
from checkin_app.wording import _

FILE = "scanner.pdf"


def sheet() -> bytes:
    """The sheet as PDF."""
    from checkin_app.documents.scanner_sheet import sheet_pdf

    steps = [
        _("Plug the scanner in, or pair it. Nothing has to be installed: it types as a keyboard does."),
        _("Scan the code “factory settings” in its manual, then the one that puts Enter after each code."),
        _("Open Accueil and scan the test card below. The page Settings says what it found, and what to change if anything."),
        _("Badges are read whatever keyboard and Caps Lock are set. For the codes of a ticketing system, set the scanner "
          "to the keyboard layout of this computer."),
        _("A scanner that can be a serial port (USB-COM) is safer still: switch it with the code in its manual, then choose "
          "its port on the page Settings."),
    ]  # fmt: skip
    return sheet_pdf(_("Setting up a scanner"), steps, CARD_TEXT, _("Test card: scan this"))


def save(session: Session) -> Path:
    """Write the sheet beside the event. Raises EnvironmentProblem when the folder cannot be written."""
    from checkin_app.documents import exports

    path = session.path.absolute().with_name(FILE)
    exports.write_bytes(path, sheet())
    return path
