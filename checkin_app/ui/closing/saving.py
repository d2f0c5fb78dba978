"""Where the evening's papers go: the system's own dialogs, and the writing itself, aside of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from checkin_app.services import exporting
from checkin_app.services.session import Session
from checkin_app.wording import _

PACK_FOLDER = "closing"

_TABLES = ("xlsx", "csv", "pdf", "ods", "json")
_ENDINGS = {"plan": ("pdf", "svg", "png"), "figures": ("json",)}
_NAMES = {"plan": "stand-plan", "figures": "figures"}
_KINDS = {"xlsx": "Excel", "csv": "CSV", "pdf": "PDF", "ods": "OpenDocument", "json": "JSON", "svg": "SVG", "png": "PNG"}


def ask_folder(parent: QWidget, start: Path) -> Path | None:
    """The folder that the user chooses; None when they leave."""
    chosen = QFileDialog.getExistingDirectory(parent, _("Where to write the closing pack"), str(start))
    return Path(chosen) if chosen else None


def ask_file(parent: QWidget, start: Path, what: str) -> Path | None:
    """The file that the user chooses for an export; a name without an ending gets that of the chosen kind."""
    filters = {f"{_KINDS[ending]} (*.{ending})": ending for ending in endings(what)}
    suggested = start / suggestion(what)
    chosen, kind = QFileDialog.getSaveFileName(parent, _("Save as"), str(suggested), ";;".join(filters))
    return with_ending(Path(chosen), what, filters.get(kind, "")) if chosen else None


def show_folder(folder: Path) -> None:
    """Open a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


@dataclass(frozen=True, slots=True)
class Asking:
    """How the user is asked where to, and shown it: tests answer for them."""

    folder: Callable[[QWidget, Path], Path | None] = ask_folder
    file: Callable[[QWidget, Path, str], Path | None] = ask_file
    show: Callable[[Path], object] = show_folder


def endings(what: str) -> tuple[str, ...]:
    """The formats that an export can be written in, the likeliest first."""
    return _ENDINGS.get(what, _TABLES)


def suggestion(what: str) -> str:
    """The name that the dialog proposes."""
    return f"{_NAMES.get(what, what)}.{endings(what)[0]}"


def with_ending(path: Path, what: str, kind: str = "") -> Path:
    """`path` with an ending that says its format: its own if it is one, else `kind`, else the likeliest."""
    if path.suffix.lower().lstrip(".") in endings(what):
        return path
    return path.with_name(f"{path.name}.{kind or endings(what)[0]}")


def save(session: Session, what: str, path: Path) -> Path:
    """Write one export to `path`. Raises EnvironmentProblem when the disk or the folder says no."""
    if what == "plan":
        exporting.write_plan(session, path, path.suffix.lower().lstrip("."))
    elif what == "figures":
        exporting.write_figures(session, path)
    else:
        exporting.export(session, path, what)
    return path


def write_pack(session: Session, chosen: Path) -> tuple[Path, int]:
    """Write the pack into a folder of its own in `chosen`; where it is, and how many files."""
    folder = chosen if chosen.name == PACK_FOLDER else chosen / PACK_FOLDER
    return folder, len(exporting.closing_pack(session, folder))
