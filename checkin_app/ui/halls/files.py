"""Files of a hall: pictures of the venue, plans that are read and written; each verb says at the foot what it did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QFileDialog, QWidget

from checkin_app.documents.venue import Picture
from checkin_app.domain.floorplan import Hall
from checkin_app.domain.journal import Stamp
from checkin_app.domain.names import fold
from checkin_app.domain.plan_checks import ERROR, WARNING, Finding
from checkin_app.errors import InputProblem
from checkin_app.services import halls, importing, stands, venue
from checkin_app.services.session import Session
from checkin_app.wording import _

_WIDEST = 2400
"""Pixels that an SVG of the venue is drawn in."""

_CHECKED = {"overlap", "outside_hall", "no_aisle", "narrow_aisle", "odd_size", "area_differs"}
"""What the checks of a hall say anyway, for as long as it is so."""

Write = Callable[[Session, Stamp], "ReadPlan"]


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """The id of a hall that was read from a file, and what was left out or repaired; `written` False: it is so already."""

    hall: str
    findings: Sequence[Finding] = ()
    written: bool = True


class FileDialogs:
    """The system's own dialogs; a test puts another in its place. None: nothing was chosen."""

    def picture(self, parent: QWidget) -> Path | None:
        """A picture of the venue."""
        return _opened(parent, _("Choose a picture of the venue"), _("Pictures (*.png *.jpg *.jpeg *.svg)"))

    def plan(self, parent: QWidget) -> Path | None:
        """A plan to be read."""
        return _opened(parent, _("Import a plan"), _("Plans (*.json *.svg)"))

    def new_plan(self, parent: QWidget, suggested: str) -> Path | None:
        """Where a plan is to be written."""
        kinds = _("Plans (*.json)")
        chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the plan"), str(Path.home() / suggested), kinds)
        return Path(chosen) if chosen else None


def _opened(parent: QWidget, title: str, kinds: str) -> Path | None:
    chosen, _kind = QFileDialog.getOpenFileName(parent, title, str(Path.home()), kinds)
    return Path(chosen) if chosen else None


def read(session: Session, path: Path) -> Write:
    """Read a plan: floorplan.json with its holders, or the rectangles of an SVG as a hall of their own; what writes it.

    It may take seconds: give it a session beside the desk's. Nothing is written yet. Raises InputProblem for what is no plan.
    """
    return _read_svg(path) if path.suffix.lower() == ".svg" else _read_json(session, path)


def _read_json(reading: Session, path: Path) -> Write:
    found = importing.read(reading, path)
    if found.floorplan is None:
        raise InputProblem("not_a_floorplan", file=path.name)
    hall_id = found.floorplan.id

    def write(session: Session, stamp: Stamp) -> ReadPlan:
        report = importing.apply(session, path, found, stamp)
        lost = [Finding(row.reason, ERROR, row.facts) for row in report.rejected]
        odd = [Finding(warning.code, WARNING, warning.facts) for warning in report.warnings if warning.code not in _CHECKED]
        return ReadPlan(hall_id, [*lost, *odd], bool(report.record))

    return write


def _read_svg(path: Path) -> Write:
    drawn = venue.stands_from_svg(path)

    def write(session: Session, stamp: Stamp) -> ReadPlan:
        name = _free_name(drawn.hall.name or path.stem, stands.halls(session))
        made = halls.create_from(session, replace(drawn.hall, name=name), stamp)
        lost = [finding for finding in drawn.findings if finding.code in {"not_a_stand", "duplicate_stand"}]
        return ReadPlan(made.id, lost)

    return write


def _free_name(wanted: str, known: Sequence[Hall]) -> str:
    taken = {fold(hall.name) for hall in known}
    names = (wanted, *(f"{wanted} {n}" for n in range(2, len(known) + 3)))
    return next(name for name in names if fold(name) not in taken)


def drawn_picture(picture: Picture) -> QImage:
    """A picture of the venue in pixels; a null one for what cannot be drawn. Any thread may do it."""
    if picture.mime != "image/svg+xml":
        return QImage.fromData(picture.data)
    renderer = QSvgRenderer(picture.data)
    if not renderer.isValid():
        return QImage()
    image = QImage(_WIDEST, max(int(_WIDEST * picture.shape), 1), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image
