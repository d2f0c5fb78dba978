"""Halls from and to files: a drawing of the venue under the plan, stands drawn in an SVG, floorplan.json."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checkin_app.documents import exports, venue
from checkin_app.documents.venue import Drawing, Picture
from checkin_app.domain import plan_checks
from checkin_app.domain.floorplan import Background, Hall, Stand, stand_number
from checkin_app.domain.journal import Kind, Stamp
from checkin_app.domain.lists import units
from checkin_app.domain.lists.text import clean, joined
from checkin_app.domain.plan_checks import LARGEST_HALL, MOST_STANDS, Finding
from checkin_app.domain.stand_folds import BOXES, plain_box
from checkin_app.errors import InputProblem
from checkin_app.services import halls, stands
from checkin_app.services.session import Session
from checkin_app.store import stands as stand_store


@dataclass(frozen=True, slots=True)
class DrawnPlan:
    """A hall read from a drawing, nothing of it written yet (`halls.create_from` does), and what is to be looked at."""

    hall: Hall
    findings: tuple[Finding, ...]


def set_background(
    session: Session, hall_id: str, path: Path, stamp: Stamp, *, x: float = 0.0, y: float = 0.0, w: float | None = None
) -> Hall:
    """Lay a PNG, JPEG or SVG under a hall, `w` metres wide (None: as the hall). It is kept small, without anything active.

    Raises InputProblem for what is no picture.
    """
    return lay_picture(session, hall_id, venue.read_picture(path), stamp, x=x, y=y, w=w)


def lay_picture(
    session: Session, hall_id: str, picture: Picture, stamp: Stamp, *, x: float = 0.0, y: float = 0.0, w: float | None = None
) -> Hall:
    """The same with a picture that was read already, which may take seconds (`documents.venue.read_picture`)."""
    on = halls.hall(session, hall_id)
    wide = on.width if w is None else w
    placed = Background(hashlib.sha256(picture.data).hexdigest(), x, y, wide, wide * picture.shape)
    if not plan_checks.is_drawable(placed, LARGEST_HALL):
        raise InputProblem("hall_size")
    with session.transaction() as act:
        stand_store.put_picture(session.store, placed.picture, picture.mime, picture.data)
        body: dict[str, object] = {"fields": {"background": plain_box(placed)}}
        act.append(session.draft(stamp, Kind.HALL_EDITED, f"hall:{on.id}", body, first=True))
    return halls.hall(session, on.id)


def place_background(session: Session, hall_id: str, stamp: Stamp, *, x: float, y: float, w: float) -> Hall:
    """Lay the drawing under a hall elsewhere, `w` metres wide; its shape stays. Raises InputProblem for a size that is none."""
    on = halls.hall(session, hall_id)
    under = on.background
    if under:
        placed = Background(under.picture, x, y, w, w * under.h / under.w)
        if not plan_checks.is_drawable(placed, LARGEST_HALL):
            raise InputProblem("hall_size")
        with session.transaction() as act:
            body: dict[str, object] = {"fields": {"background": plain_box(placed)}}
            act.append(session.draft(stamp, Kind.HALL_EDITED, f"hall:{on.id}", body, first=True))
    return halls.hall(session, on.id)


def clear_background(session: Session, hall_id: str, stamp: Stamp) -> Hall:
    """Take the drawing from under a hall; undo brings it back."""
    on = halls.hall(session, hall_id)
    if on.background:
        with session.transaction() as act:
            body: dict[str, object] = {"fields": {"background": None}}
            act.append(session.draft(stamp, Kind.HALL_EDITED, f"hall:{on.id}", body, first=True))
    return halls.hall(session, on.id)


def background(session: Session, hall_id: str) -> Picture | None:
    """The drawing under a hall as it is kept; None without one."""
    under = halls.hall(session, hall_id).background
    kept = stand_store.picture(session.store, under.picture) if under else None
    return Picture(*kept, shape=under.h / under.w) if kept and under else None


def stands_from_svg(path: Path, *, width: float | None = None) -> DrawnPlan:
    """The stands that an SVG draws as rectangles with a name. `width`: the whole drawing in metres; None: as it says itself
    (its size in millimetres, at no scale), else guessed from the sizes of the rectangles.

    Raises InputProblem for a drawing without such rectangles, with too many, or that is no SVG.
    """
    drawn = venue.read_drawing(path)
    if len(drawn.rects) > MOST_STANDS:
        raise InputProblem("too_many_stands", limit=MOST_STANDS, count=len(drawn.rects))
    metres = _metres(drawn, width)
    hall_id = joined(drawn.title) or "hall"
    found: dict[str, Stand] = {}
    findings: list[Finding] = []
    for rect in drawn.rects:
        number = stand_number(rect.name)
        x, y, w, h = (round(value * metres, 3) for value in (rect.x, rect.y, rect.w, rect.h))
        stand = Stand(number, hall_id, "", x, y, w, h, round(w * h, 2))
        if not number or not plan_checks.is_drawable(stand):
            findings.append(Finding("not_a_stand", plan_checks.WARNING, {"name": rect.name}))
        elif number in found:
            findings.append(Finding("duplicate_stand", plan_checks.ERROR, {"stand": number}))
        else:
            found[number] = stand
    if not found:
        raise InputProblem("no_rectangles", file=path.name)
    wide, high = (min(max(round(side * metres, 2), 1.0), LARGEST_HALL) for side in (drawn.width, drawn.height))
    hall = Hall(hall_id, clean(drawn.title), wide, high, tuple(found.values()))
    opened = replace(hall, stands=tuple(plan_checks.with_open_sides(hall)))
    return DrawnPlan(opened, (*findings, *plan_checks.check_hall(opened)))


def _metres(drawn: Drawing, width: float | None) -> float:
    """How many metres a unit of the drawing is."""
    if width is not None:
        if not 0 < width <= LARGEST_HALL:
            raise InputProblem("hall_size")
        return width / drawn.width
    sizes = [(rect.w, rect.h, 0.0) for rect in drawn.rects]
    printed = [(w * drawn.metres, h * drawn.metres, 0.0) for w, h, _area in sizes]
    if (
        drawn.metres
        and units.unit_of("m", printed) == "m"
        and min(w * h for w, h, _area in printed) >= plan_checks.SMALLEST_AREA
    ):
        return drawn.metres
    return units.METRES[units.unit_of("", sizes)]


def export_file(session: Session, hall_id: str, path: Path) -> None:
    """Write a hall as floorplan.json, with who holds each stand: it imports again equal."""
    of = halls.hall(session, hall_id)
    names = {view.stand.number: view.exhibitor.name for view in stands.stand_views(session) if view.exhibitor}
    document: dict[str, Any] = {
        "name": of.name, "unit": "m", "origin": "north-west corner, x to the east, y to the south",
        "width": of.width, "height": of.height,
        **{name: [_written(plain_box(box)) for box in getattr(of, name)] for name in BOXES},
        "stands": [_stand(stand, names.get(stand.number, "")) for stand in of.stands],
        **({"row_power": dict(of.row_power)} if of.row_power else {}),
    }  # fmt: skip
    exports.write_bytes(path, json.dumps(document, ensure_ascii=False, indent=1).encode())


def _written(box: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in box.items() if value != ""}


def _stand(stand: Stand, holder: str) -> dict[str, object]:
    drawn: dict[str, object] = {
        "id": stand.number, "row": stand.row, "x": stand.x, "y": stand.y, "w": stand.w, "h": stand.h,
        "area_m2": stand.area, "open_sides": list(stand.open_sides), "power_kw": stand.power,
    }  # fmt: skip
    return {**drawn, "exhibitor": holder} if holder else drawn
