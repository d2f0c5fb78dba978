"""What the journal's entries about halls, stands, exhibitors and printed papers add up to: pure folds, as in `state`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any

from checkin_app.domain.floorplan import Background, Box, Exhibitor, Hall, Stand, StandState
from checkin_app.domain.journal import Entry, Kind
from checkin_app.domain.state import Allocation, standing

BOXES = ("aisles", "areas", "tables", "entrances", "exits")
"""What a hall has besides stands."""

BADGE = "badge"
"""A `Paper` that is one person's badge, which was dealt with by other means than printing it again."""


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote down about an exhibitor. `at` is ISO 8601, UTC; `record` undoes it."""

    record: str
    exhibitor: str
    text: str
    at: str
    desk: str


@dataclass(frozen=True, slots=True)
class Handover:
    """A thing that an exhibitor was given: `state` is "out", or "back" once it was returned. `at` is ISO 8601, UTC."""

    exhibitor: str
    item: str
    state: str
    at: str
    desk: str
    record: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A plan, an index or a list that was printed or saved, with who it says holds each stand (`said`, by number).

    `hall` "": all of them. `target` is the file or the printer; `at` ISO 8601, UTC; `settled`, when somebody said that it was
    dealt with, "" while nobody has. With `what` BADGE, `target` is whose badge it is, right for the stands of `said["stand"]`.
    """

    id: str
    what: str
    hall: str
    target: str
    at: str
    desk: str
    said: Mapping[str, str] = field(default_factory=dict)
    settled: str = ""


_EXHIBITOR_FIELDS = frozenset(f.name for f in fields(Exhibitor)) - {"id", "corrected"}


def exhibitor_state(exhibitor_id: str, entries: Iterable[Entry]) -> Exhibitor | None:
    """Fold the entries about an exhibitor: last writer per field, but a list never changes what was set here."""
    values: dict[str, Any] | None = None
    corrected: set[str] = set()
    for entry in _kept(entries, Kind.EXHIBITOR_SET):
        body = entry.body or {}
        told = {name: value for name, value in body["fields"].items() if name in _EXHIBITOR_FIELDS}
        if body.get("origin") == "desk":
            corrected |= told.keys() if values is not None else set()
        elif body.get("origin", "import") == "import":
            told = {name: value for name, value in told.items() if name not in corrected}
        values = {**(values or {}), **told}
    if values is None:
        return None
    wishes = tuple(values.pop("wishes", ()))
    return Exhibitor(exhibitor_id, **{"name": "", **values}, wishes=wishes, corrected=tuple(sorted(corrected)))


def notes(exhibitor_id: str, entries: Iterable[Entry]) -> tuple[Note, ...]:
    """The notes on an exhibitor, oldest first."""
    return tuple(
        Note(e.id, exhibitor_id, (e.body or {})["text"], e.happened_at, e.desk) for e in _kept(entries, Kind.EXHIBITOR_NOTED)
    )


def handovers(exhibitor_id: str, entries: Iterable[Entry]) -> tuple[Handover, ...]:
    """What an exhibitor was handed, one line a thing: the last that was said of it."""
    found: dict[str, Handover] = {}
    for e in _kept(entries, Kind.EXHIBITOR_HANDED):
        body = e.body or {}
        found[body["item"]] = Handover(exhibitor_id, body["item"], body["state"], e.happened_at, e.desk, e.id)
    return tuple(found.values())


def hall_fields(entries: Iterable[Entry]) -> dict[str, Any] | None:
    """A hall's fields as its entries add up: a plan that was brought in, and what was drawn since; None when it was removed."""
    settled: dict[str, Any] | None = None
    for entry in _kept(entries, Kind.HALL_SET, Kind.HALL_EDITED):
        body = entry.body or {}
        if body.get("gone"):
            settled = None
        elif entry.kind == Kind.HALL_SET:
            settled = {**(settled or {}), **body["fields"]}
        elif settled is not None:
            settled = edited(settled, body)
    return settled


def edited(before: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """A hall's fields after one `hall.edited`: stands renamed (all at once), put and removed (null), and other fields set."""
    renamed: Mapping[str, str] = body.get("renamed", {})
    stands = {}
    for stand in before.get("stands", ()):
        number = renamed.get(stand["number"], stand["number"])
        stands[number] = {**stand, "number": number}
    for number, put in body.get("stands", {}).items():
        if put is None:
            stands.pop(number, None)
        else:
            stands[number] = {**put, "number": number}
    return {**before, **body.get("fields", {}), "stands": list(stands.values())}


def stand_numbers(settled: Mapping[str, Any] | None) -> set[str]:
    """The numbers of the stands of a hall's fields."""
    return {stand["number"] for stand in (settled or {}).get("stands", ())}


def hall_of_fields(hall_id: str, settled: Mapping[str, Any]) -> Hall:
    """A hall as its fields hold it."""
    boxes: dict[str, Any] = {name: tuple(Box(**box) for box in settled.get(name, ())) for name in BOXES}
    stands = tuple(Stand(**{**s, "hall": hall_id, "open_sides": tuple(s.get("open_sides", ()))}) for s in settled["stands"])
    under = settled.get("background")
    background = Background(**under) if under else None
    power = tuple((str(row), float(kilowatts)) for row, kilowatts in settled.get("row_power", ()))
    width, height = settled["width"], settled["height"]
    return Hall(hall_id, settled["name"], width, height, stands, **boxes, background=background, row_power=power)


def plain_hall(hall: Hall) -> dict[str, object]:
    """A hall as its journal entry holds it: plain lists and numbers. Not its background, which a list knows nothing of."""
    boxes = {name: [plain_box(box) for box in getattr(hall, name)] for name in BOXES}
    stands = [plain_box(stand) for stand in hall.stands]
    power = {"row_power": [list(row) for row in hall.row_power]} if hall.row_power else {}
    return {"name": hall.name, "width": hall.width, "height": hall.height, "stands": stands, **boxes, **power}


def plain_box(box: Stand | Box | Background) -> dict[str, object]:
    """A stand or a box as its journal entry holds it."""
    values = {f.name: getattr(box, f.name) for f in fields(box) if f.name != "hall"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def stand_state(number: str, entries: Iterable[Entry]) -> Allocation:
    """Fold the entries about who holds a stand."""
    held = Allocation(number)
    for entry in _kept(entries, Kind.STAND_ALLOCATED, Kind.STAND_VACATED):
        body = entry.body or {}
        if entry.kind == Kind.STAND_ALLOCATED:
            held = Allocation(number, body["exhibitor"], StandState(body["state"]), entry.id)
        else:
            held = Allocation(number)
    return held


def paper_state(paper_id: str, entries: Iterable[Entry]) -> Paper | None:
    """Fold the entries about a printed or saved paper; None when its making was annulled."""
    made: Paper | None = None
    for entry in _kept(entries, Kind.PAPER_MADE, Kind.PAPER_SETTLED):
        body = entry.body or {}
        if entry.kind == Kind.PAPER_MADE or body.get("what") == BADGE:
            settled = entry.happened_at if entry.kind == Kind.PAPER_SETTLED else ""
            said = dict(body.get("said", {}))
            hall, target = body.get("hall", ""), body.get("to", "")
            made = Paper(paper_id, body["what"], hall, target, entry.happened_at, entry.desk, said, settled)
        elif made is not None:
            made = Paper(made.id, made.what, made.hall, made.target, made.at, made.desk, made.said, entry.happened_at)
    return made


def _kept(entries: Iterable[Entry], *kinds: Kind) -> list[Entry]:
    ordered, annulled = standing(entries)
    return [entry for entry in ordered if entry.kind in kinds and entry.id not in annulled]
