"""What lies around a stand: who is beside it, who faces it over an aisle, and which stretch of an aisle it opens to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from checkin_app.domain.floorplan import Stand

AISLE_AT_MOST = 6.0
"""Metres over which two stands still look at each other."""

OVERLAP_AT_LEAST = 0.5
"""Metres of front that two stands must share to be beside or opposite each other."""

SECTION_AT_MOST = 10
"""Stands of a row that count as one place: longer ones are cut in equal parts."""

_TOUCH = 0.05
_OPPOSITE = {"N": "S", "S": "N", "E": "W", "W": "E"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The neighbours of every stand, and its zone: both sides of one stretch of an aisle, as a visitor sees it at once."""

    neighbours: dict[str, frozenset[str]]
    zones: dict[str, str]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Each two neighbours once."""
        return sorted((one, other) for one, others in self.neighbours.items() for other in others if one < other)


def surroundings(stands: Sequence[Stand]) -> Surroundings:
    """The neighbours and zones of the stands of any number of halls."""
    beside: set[tuple[str, str]] = set()
    facing: set[tuple[str, str]] = set()
    for one, other in _close(stands):
        if _beside(one, other):
            beside.add((one.number, other.number))
        elif _facing(one, other):
            facing.add((one.number, other.number))
    neighbours: dict[str, set[str]] = {stand.number: set() for stand in stands}
    for a, b in beside | facing:
        neighbours[a].add(b)
        neighbours[b].add(a)
    return Surroundings({number: frozenset(near) for number, near in neighbours.items()}, _zones(stands, beside, facing))


def _close(stands: Sequence[Stand]) -> Iterable[tuple[Stand, Stand]]:
    """Pairs that may be neighbours, found by a grid: 10,000 stands are not compared each with each."""
    size = max([AISLE_AT_MOST, *(max(stand.w, stand.h) + AISLE_AT_MOST for stand in stands)])
    grid: dict[tuple[str, int, int], list[Stand]] = defaultdict(list)
    for stand in stands:
        grid[stand.hall, int(stand.x // size), int(stand.y // size)].append(stand)
    for (hall, column, line), here in grid.items():
        around = [s for dx in (-1, 0, 1) for dy in (-1, 0, 1) for s in grid.get((hall, column + dx, line + dy), ())]
        yield from ((one, other) for one in here for other in around if one.number < other.number)


def _beside(one: Stand, other: Stand) -> bool:
    """Whether they share a side wall: of the same row, and not back to back."""
    if one.row != other.row:
        return False
    across, along = _gaps(one, other)
    touching = (abs(across) <= _TOUCH and along <= -OVERLAP_AT_LEAST) or (abs(along) <= _TOUCH and across <= -OVERLAP_AT_LEAST)
    return touching and (bool(one.row) or not _back_to_back(one, other))


def _back_to_back(one: Stand, other: Stand) -> bool:
    """Whether each opens away from the wall that they share."""
    return any(_OPPOSITE.get(side) in other.open_sides for side in one.open_sides)


def _facing(one: Stand, other: Stand) -> bool:
    """Whether an open side of one looks at an open side of the other over an aisle."""
    across, along = _gaps(one, other)
    if along <= -OVERLAP_AT_LEAST and _TOUCH < across <= AISLE_AT_MOST:
        west, east = (one, other) if one.x < other.x else (other, one)
        return "E" in west.open_sides and "W" in east.open_sides
    if across <= -OVERLAP_AT_LEAST and _TOUCH < along <= AISLE_AT_MOST:
        north, south = (one, other) if one.y < other.y else (other, one)
        return "S" in north.open_sides and "N" in south.open_sides
    return False


def _gaps(one: Stand, other: Stand) -> tuple[float, float]:
    """Metres between them from west to east and from north to south; below 0 by how much they overlap."""
    across = max(one.x, other.x) - min(one.x + one.w, other.x + other.w)
    along = max(one.y, other.y) - min(one.y + one.h, other.y + other.h)
    return across, along


def _zones(stands: Sequence[Stand], beside: set[tuple[str, str]], facing: set[tuple[str, str]]) -> dict[str, str]:
    """A zone is two sections of rows that face each other, or one that faces none; it has the name of its first stand."""
    section = _sections(stands, beside)
    sizes = Counter(section.values())
    seen = Counter(tuple(sorted((section[a], section[b]))) for a, b in facing if section[a] != section[b])
    partner: dict[str, str] = {}
    for (one, other), count in sorted(seen.items(), key=lambda item: (-item[1], item[0])):
        if one not in partner and other not in partner and 2 * count >= min(sizes[one], sizes[other]):
            partner[one] = partner[other] = min(one, other)
    return {number: partner.get(name, name) for number, name in section.items()}


def _sections(stands: Sequence[Stand], beside: set[tuple[str, str]]) -> dict[str, str]:
    """Stands that touch, one beside the other; more than `SECTION_AT_MOST` in equal parts."""
    touching: dict[str, list[str]] = {stand.number: [] for stand in stands}
    for a, b in beside:
        touching[a].append(b)
        touching[b].append(a)
    place = {stand.number: (stand.x, stand.y) for stand in stands}
    section: dict[str, str] = {}
    for stand in stands:
        if stand.number not in section:
            run = sorted(_reached(stand.number, touching), key=lambda number: place[number])
            parts = -(-len(run) // SECTION_AT_MOST)
            for index, number in enumerate(run):
                part = index * parts // len(run)
                section[number] = run[-(-part * len(run) // parts)]
    return section


def _reached(start: str, touching: dict[str, list[str]]) -> set[str]:
    found, left = {start}, [start]
    while left:
        for number in touching[left.pop()]:
            if number not in found:
                found.add(number)
                left.append(number)
    return found
