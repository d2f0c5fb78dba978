"""A floor plan as JSON -> a hall with its stands, and who is drawn in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.domain.lists.model import RowReason
from checkin_app.domain.lists.text import clean, joined


def is_floorplan(document: Any) -> bool:
    """Whether a JSON document draws a hall: stands with a place and a size."""
    stands = document.get("stands") if isinstance(document, Mapping) else None
    return (
        isinstance(stands, list)
        and bool(stands)
        and isinstance(stands[0], Mapping)
        and {"x", "y", "w", "h"} <= stands[0].keys()
    )


def read_hall(document: Mapping[str, Any]) -> tuple[Hall, dict[str, str], list[RowReason]]:
    """The hall, the exhibitor's name by stand number, and the stands that cannot be drawn."""
    name = clean(str(document.get("name") or "")) or "Hall"
    identity = joined(name)
    stands: list[Stand] = []
    allocation: dict[str, str] = {}
    out: list[RowReason] = []
    seen: set[str] = set()
    for number, item in enumerate(document["stands"], 1):
        stand = _stand(item, identity) if isinstance(item, Mapping) else None
        if stand is None or stand.number in seen:
            out.append(RowReason(number, "duplicate_stand" if stand else "bad_stand", {"stand": stand.number if stand else ""}))
            continue
        seen.add(stand.number)
        stands.append(stand)
        if holder := clean(str(item.get("exhibitor") or "")):
            allocation[stand.number] = holder
    boxes = {key: _boxes(document.get(key)) for key in ("aisles", "areas", "tables", "entrances", "exits")}
    size = _reach(stands, boxes)
    width = _number(document, "width") or size[0]
    height = _number(document, "height") or size[1]
    return Hall(identity, name, width, height, tuple(stands), **boxes), allocation, out


def _stand(item: Mapping[str, Any], hall: str) -> Stand | None:
    number = clean(str(item.get("id") or item.get("number") or ""))
    width, height = _number(item, "w"), _number(item, "h")
    if not number or width <= 0 or height <= 0:
        return None
    return Stand(
        number=number,
        hall=hall,
        row=clean(str(item.get("row") or "")),
        x=_number(item, "x"),
        y=_number(item, "y"),
        w=width,
        h=height,
        area=_number(item, "area_m2") or _number(item, "area") or round(width * height, 2),
        power=_number(item, "power_kw") or _number(item, "power"),
        open_sides=tuple(str(side) for side in item.get("open_sides") or ()),
    )


def _boxes(items: Any) -> tuple[Box, ...]:
    found = []
    for number, item in enumerate(items if isinstance(items, list) else (), 1):
        if isinstance(item, Mapping):
            place = {key: _number(item, key) for key in ("x", "y", "w", "h")}
            label, side = clean(str(item.get("label") or "")), clean(str(item.get("side") or ""))
            found.append(Box(id=clean(str(item.get("id") or number)), label=label, side=side, **place))
    return tuple(found)


def _number(item: Mapping[str, Any], key: str) -> float:
    value = item.get(key)
    try:
        number = float(value) if value is not None and not isinstance(value, bool) else 0.0
    except (TypeError, ValueError):
        return 0.0
    return number if abs(number) < 1e6 else 0.0


def _reach(stands: list[Stand], boxes: Mapping[str, tuple[Box, ...]]) -> tuple[float, float]:
    every: list[Stand | Box] = [*stands, *(box for group in boxes.values() for box in group)]
    return max((b.x + b.w for b in every), default=0.0), max((b.y + b.h for b in every), default=0.0)
