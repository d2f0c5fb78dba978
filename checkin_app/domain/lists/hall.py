"""A floor plan as JSON -> a hall with its stands, who is drawn in each, and what was put right or is to be looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite
from typing import Any

from checkin_app.domain import plan_checks
from checkin_app.domain.floorplan import Box, Hall, Stand, stand_number
from checkin_app.domain.lists import units
from checkin_app.domain.lists.model import RowReason, Warn
from checkin_app.domain.lists.text import clean, joined
from checkin_app.domain.plan_checks import LARGEST_AREA, LARGEST_HALL, MOST_STANDS
from checkin_app.domain.stand_folds import BOXES
from checkin_app.errors import InputProblem

_MOST_BOXES = 1000
_LARGEST_NUMBER = 1e7
_LONGEST_NAME = 120
"""Letters of the name of a hall or of something in it; what is longer is no name."""


@dataclass(frozen=True, slots=True)
class ReadHall:
    """A plan as understood: the exhibitor's name by stand number, the stands that cannot be drawn, and what to look at."""

    hall: Hall
    allocation: dict[str, str]
    rejected: list[RowReason]
    warnings: list[Warn]


def is_floorplan(document: Any) -> bool:
    """Whether a JSON document draws a hall: stands with a place and a size."""
    stands = document.get("stands") if isinstance(document, Mapping) else None
    return (
        isinstance(stands, list)
        and bool(stands)
        and any(isinstance(stand, Mapping) and {"x", "y", "w", "h"} <= stand.keys() for stand in stands)
    )


def read_hall(document: Mapping[str, Any]) -> ReadHall:
    """Understand a plan. Raises InputProblem for one with more stands than a hall can have, or with none that can be drawn."""
    items = document["stands"]
    if len(items) > MOST_STANDS:
        raise InputProblem("too_many_stands", limit=MOST_STANDS, count=len(items))
    name = clean(str(document.get("name") or ""))[:_LONGEST_NAME].strip() or "Hall"
    unit, warnings = _unit(document)
    metres = units.METRES[unit]
    places, allocation, out = _stands(items, joined(name) or "hall", metres)
    if not places:
        raise InputProblem("no_stands", count=len(items))
    boxes: dict[str, Any] = {key: _boxes(document.get(key), metres) for key in BOXES}
    stands = tuple(places.values())
    width, height = _size(document, metres, _reach(stands, boxes))
    hall = Hall(joined(name) or "hall", name, width, height, stands, row_power=_row_power(document.get("row_power")), **boxes)
    rows = {stand.number: row for row, stand in places.items()}
    warnings += [Warn(f.code, rows.get(str(f.facts.get("stand", "")), 0), f.facts) for f in plan_checks.check_hall(hall)]
    return ReadHall(hall, allocation, out, warnings)


def _unit(document: Mapping[str, Any]) -> tuple[str, list[Warn]]:
    """The unit of the plan, and a word about it when that is not the one that the plan names."""
    text = clean(str(document.get("unit") or document.get("units") or ""))
    sizes = [
        (_number(item, "w"), _number(item, "h"), _number(item, "area_m2"))
        for item in document["stands"]
        if isinstance(item, Mapping) and _number(item, "w") > 0 and _number(item, "h") > 0
    ]
    said = units.named(text)
    unit = units.unit_of(said, sizes)
    repaired = unit != (said or "m")
    return unit, [Warn("units_repaired", 0, {"said": text or "m", "unit": unit})] if repaired else []


def _stands(items: list[Any], hall: str, metres: float) -> tuple[dict[int, Stand], dict[str, str], list[RowReason]]:
    """The stands by their row, the exhibitor of each number, and the rows that draw no stand."""
    places: dict[int, Stand] = {}
    allocation: dict[str, str] = {}
    out: list[RowReason] = []
    seen: set[str] = set()
    for row, item in enumerate(items, 1):
        stand = _stand(item, hall, metres) if isinstance(item, Mapping) else None
        if stand is None or stand.number in seen:
            out.append(RowReason(row, "duplicate_stand" if stand else "bad_stand", {"stand": stand.number if stand else ""}))
            continue
        seen.add(stand.number)
        places[row] = stand
        if holder := clean(str(item.get("exhibitor") or "")):
            allocation[stand.number] = holder
    return places, allocation, out


def _stand(item: Mapping[str, Any], hall: str, metres: float) -> Stand | None:
    """The stand that an item draws; None without a number, a place or a size."""
    number = stand_number(str(item.get("id") or item.get("number") or ""))
    if not number or not all(_is_number(item, key) for key in ("x", "y", "w", "h")):
        return None
    x, y, width, height = (round(_number(item, key) * metres, 4) for key in ("x", "y", "w", "h"))
    stand = Stand(
        number=number,
        hall=hall,
        row=clean(str(item.get("row") or "")),
        x=x,
        y=y,
        w=width,
        h=height,
        area=_area(item, width * height),
        power=max(_number(item, "power_kw") or _number(item, "power"), 0.0),
        open_sides=_open_sides(item.get("open_sides")),
    )
    return stand if plan_checks.is_drawable(stand) else None


def _open_sides(said: Any) -> tuple[str, ...]:
    """The sides that a list, or a word ("NE"), names."""
    sides = said if isinstance(said, list | str) else ()
    return tuple(str(side) for side in sides if str(side) in plan_checks.SIDES)


def _area(item: Mapping[str, Any], drawn: float) -> float:
    said = _number(item, "area_m2") or _number(item, "area")
    return said if 0 < said <= LARGEST_AREA else round(drawn, 2)


def _boxes(items: Any, metres: float) -> tuple[Box, ...]:
    found = []
    for number, item in enumerate(items[:_MOST_BOXES] if isinstance(items, list) else (), 1):
        if isinstance(item, Mapping):
            place = {key: round(_number(item, key) * metres, 4) for key in ("x", "y", "w", "h")}
            label, side = (clean(str(item.get(word) or ""))[:_LONGEST_NAME] for word in ("label", "side"))
            box = Box(id=clean(str(item.get("id") or number)), label=label, side=side, **place)
            if plan_checks.is_drawable(box, LARGEST_HALL):
                found.append(box)
    return tuple(found)


def _row_power(said: Any) -> tuple[tuple[str, float], ...]:
    """What each row can feed: {"A": 60} in kilowatts."""
    if not isinstance(said, Mapping):
        return ()
    found = ((clean(str(row)), _number(said, row)) for row in list(said)[:_MOST_BOXES])
    return tuple((row, power) for row, power in found if row and power > 0)


def _size(document: Mapping[str, Any], metres: float, reach: tuple[float, float]) -> tuple[float, float]:
    """The hall's size; that of what stands in it when the plan gives none, or one in another unit."""
    found = []
    for key, far in zip(("width", "height"), reach, strict=True):
        said = _number(document, key)
        size = said * metres
        if size < far / 2 and far <= said <= LARGEST_HALL:
            size = said  # the hall in metres, the stands in centimetres
        found.append(round(size, 4) if 0 < size <= LARGEST_HALL else far)
    return found[0], found[1]


def _is_number(item: Mapping[str, Any], key: str) -> bool:
    return _value(item, key) is not None


def _number(item: Mapping[str, Any], key: str) -> float:
    return _value(item, key) or 0.0


def _value(item: Mapping[str, Any], key: str) -> float | None:
    value = item.get(key)
    if value is None or isinstance(value, bool):
        return None
    try:
        number = float(str(value).replace(",", "."))
    except ValueError:
        return None
    return number if isfinite(number) and abs(number) < _LARGEST_NUMBER else None


def _reach(stands: Sequence[Stand], boxes: Mapping[str, tuple[Box, ...]]) -> tuple[float, float]:
    every: list[Stand | Box] = [*stands, *(box for group in boxes.values() for box in group)]
    return max((b.x + b.w for b in every), default=1.0), max((b.y + b.h for b in every), default=1.0)
