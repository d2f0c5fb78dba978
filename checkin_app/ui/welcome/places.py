"""Where the welcome page looks for files and puts new ones."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from checkin_app import bootstrap
from checkin_app.domain.names import clean
from checkin_app.errors import EnvironmentProblem
from checkin_app.services import demo
from checkin_app.wording import _

EVENT_SUFFIX = ".accueil"
_UNFIT = '<>:"/\\|?*'
_LONGEST = 60


def documents_folder() -> Path:
    """The user's documents; their home where the system names none."""
    named = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    folder = Path(named) if named else Path.home()
    return folder if folder.is_dir() else Path.home()


def fresh_file(folder: Path, name: str) -> Path:
    """A file in `folder` for an event of that name; of those that there are, none."""
    stem = "".join(" " if letter in _UNFIT or not letter.isprintable() else letter for letter in name)
    stem = clean(stem)[:_LONGEST].strip(" .") or _("Event")
    path = folder / f"{stem}{EVENT_SUFFIX}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{EVENT_SUFFIX}"
        number += 1
    return path


def demo_file(documents: Path) -> Path:
    """The demo event in the documents, made if it is not there yet; in the temporary folder when they cannot be written."""
    path = demo.event_path(documents / "Accueil")
    try:
        return _made(path)
    except (EnvironmentProblem, OSError):
        return _made(demo.event_path(Path(tempfile.gettempdir()) / "accueil-demo"))


def _made(path: Path) -> Path:
    if not path.exists():
        bootstrap.demo_event(path)
    return path


def ask_event(parent: QWidget, folder: Path) -> Path | None:
    """Let the user choose an event file."""
    words = _("Event files (*{suffix});;All files (*)").format(suffix=EVENT_SUFFIX)
    name, _filter = QFileDialog.getOpenFileName(parent, _("Open an event"), str(folder), words)
    return Path(name) if name else None


def ask_lists(parent: QWidget, folder: Path) -> list[Path]:
    """Let the user choose lists."""
    words = _("Lists (*.csv *.tsv *.txt *.xlsx *.xls *.xlsb *.ods *.json);;All files (*)")
    names, _filter = QFileDialog.getOpenFileNames(parent, _("Choose the lists"), str(folder), words)
    return [Path(name) for name in names]


def ask_target(parent: QWidget, suggested: Path) -> Path | None:
    """Let the user choose where the event file goes."""
    words = _("Event files (*{suffix})").format(suffix=EVENT_SUFFIX)
    # An event is never overwritten, so the dialog must not offer to.
    option = QFileDialog.Option.DontConfirmOverwrite
    name, _filter = QFileDialog.getSaveFileName(parent, _("Save the event as"), str(suggested), words, "", option)
    if not name:
        return None
    path = Path(name)
    return path if path.suffix else path.with_name(f"{path.name}{EVENT_SUFFIX}")
