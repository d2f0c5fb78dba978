"""Changes of layouts that are not kept yet, as they outlive the program: files beside the settings, a folder an event.

They are nobody's badges: the event has a layout only once it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from checkin_app import settings
from checkin_app.domain.layout import Layout
from checkin_app.errors import InputProblem
from checkin_app.services import badge_layouts, exporting
from checkin_app.services.session import Session


def put_by(session: Session, drafts: Iterable[Layout]) -> None:
    """Let these be all the drafts of this event that there are. Raises EnvironmentProblem for a disk that says no."""
    folder = _folder(session)
    wanted = {badge_layouts.file_name(layout): layout for layout in drafts}
    for path in _files(folder):
        if path.name not in wanted:
            # One that another window has taken away already is gone all the same.
            with suppress(OSError):
                path.unlink()
    if wanted:
        exporting.make_folder(folder)
    for name, layout in wanted.items():
        badge_layouts.export_file(session, layout, folder / name)


def left(session: Session) -> list[Layout]:
    """The drafts that were put by; one that cannot be drawn any more is none."""
    found = []
    for path in _files(_folder(session)):
        with suppress(InputProblem):
            found.append(badge_layouts.read_file(path))
    return found


def _folder(session: Session) -> Path:
    kind = "training" if session.training else "event"
    return settings.settings_path().parent / "layout-drafts" / f"{kind}-{session.event.id}"


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.layout.toml"))
    except OSError:
        return []
