"""The plan on paper: saved where the user says, or handed to the system's viewer, which prints it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from checkin_app.services import exporting
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.wording import _

FORMATS = ("pdf", "svg", "png")


def save_plan(page: QWidget, context: Context) -> None:
    """Ask where, and write the plan as PDF, SVG or PNG, as the ending says."""
    filters = ";;".join(f"{ending.upper()} (*.{ending})" for ending in FORMATS)
    chosen, _filter = QFileDialog.getSaveFileName(page, _("Save the plan"), "stand-plan.pdf", filters)
    if chosen:
        write_plan(context, Path(chosen), lambda path: context.say(_("Plan saved: {path}").format(path=path), "good"))


def print_plan(context: Context) -> None:
    """Write the plan as PDF beside the event and open it in the system's viewer."""

    def shown(path: Path) -> None:
        context.say(_("{path} is open in your PDF viewer: print it from there.").format(path=path.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    context.aside(_written_beside, shown)


def write_plan(context: Context, path: Path, done: Callable[[Path], object]) -> None:
    """Draw and write aside of the desk, then tell `done` the path."""
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        path = path.with_suffix(".pdf")

    def work(session: Session) -> Path:
        exporting.write_plan(session, path, path.suffix.lower().lstrip("."))
        return path

    context.aside(work, done)


def _written_beside(session: Session) -> Path:
    path = session.path.parent / "stand-plan.pdf"
    exporting.write_plan(session, path, "pdf")
    return path
