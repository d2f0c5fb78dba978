"""Numbers for a row of stands, in the order in which they stand: "B01", "B02" ... one way, or back and forth line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checkin_app.domain.floorplan import Stand, stand_number

DIRECTIONS = ("east", "west", "south", "north")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How stands are numbered: "B" and 1, 2, 3 in two digits, walking east; `snake`: every other line the other way."""

    prefix: str = ""
    start: int = 1
    step: int = 1
    digits: int = 2
    direction: str = "east"
    snake: bool = False


def in_order(stands: Sequence[Stand], direction: str, *, snake: bool = False) -> list[Stand]:
    """Stands as somebody meets them who walks that way, line by line; `snake`: and every other line the other way.

    Lines lie north to south of each other for east and west, west to east for south and north. Stands are of one line when
    their middles are no further apart than half the smaller one is deep.
    """
    across = direction in ("east", "west")
    ordered: list[Stand] = []
    for number, line in enumerate(_lines(stands, across=across)):
        along = sorted(line, key=lambda s: (s.x, s.number) if across else (s.y, s.number))
        backwards = (direction in ("west", "north")) != (snake and number % 2 == 1)
        ordered += reversed(along) if backwards else along
    return ordered


def numbers(stands: Sequence[Stand], how: Numbering) -> dict[str, str]:
    """The new number of each stand by its old one; "" where that would be none."""
    found = {}
    for place, stand in enumerate(in_order(stands, how.direction, snake=how.snake)):
        count = how.start + how.step * place
        found[stand.number] = stand_number(f"{how.prefix}{count:0{max(how.digits, 1)}d}") if count >= 0 else ""
    return found


def _lines(stands: Sequence[Stand], *, across: bool) -> list[list[Stand]]:
    def middle(stand: Stand) -> float:
        return stand.y + stand.h / 2 if across else stand.x + stand.w / 2

    def depth(stand: Stand) -> float:
        return stand.h if across else stand.w

    lines: list[list[Stand]] = []
    for stand in sorted(stands, key=lambda s: (middle(s), s.number)):
        last = lines[-1][0] if lines else None
        if last is not None and middle(stand) - middle(last) <= min(depth(stand), depth(last)) / 2:
            lines[-1].append(stand)
        else:
            lines.append([stand])
    return lines
