"""What the colours and marks of stands on paper mean. Every colour has a mark or a border of its own, for black and white."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from checkin_app.documents import palette
from checkin_app.documents.drawing import Area, Circle, Rect, Shape, Stroke, Style, one_line
from checkin_app.domain.floorplan import MARKS_AT_MOST, Arrivals, StandState, StandView
from checkin_app.domain.layout import Weight


class Purpose(StrEnum):
    """Who reads the plan: visitors on a wall, or the desk, with arrivals and telephone numbers."""

    PUBLIC = "public"
    DESK = "desk"


class Colours(StrEnum):
    """What the colours of the stands tell."""

    STATE = "state"
    NETWORK = "network"
    BIOREGION = "bioregion"


class Look(NamedTuple):
    """The ground and ink of a stand; `dashed`: nobody has confirmed it. `shape` is a mark that tells its group."""

    ground: str
    ink: str
    dashed: bool = False
    shape: str = ""


LOOKS: dict[str, Look] = {
    Arrivals.ALL: Look(palette.GOOD_SOFT, palette.GOOD),
    Arrivals.SOME: Look(palette.CAUTION_SOFT, palette.CAUTION),
    Arrivals.NONE: Look(palette.STOP_SOFT, palette.STOP),
    Arrivals.NO_STAFF: Look(palette.BACKGROUND, palette.MUTED),
    StandState.CONFIRMED: Look(palette.ACCENT_SOFT, palette.ACCENT),
    StandState.RESERVED: Look(palette.BACKGROUND, palette.MUTED, dashed=True),
    StandState.FREE: Look(palette.SURFACE, palette.MUTED, dashed=True),
}
"""How each state is drawn: a `StandView.look`, or confirmed on a plan for the public."""

GROUPS = (
    Look("#DDF0F0", "#0B6E75", shape="circle"),
    Look("#FDEBDD", "#B3471D", shape="square"),
    Look("#EFE6F8", "#7A3DB8", shape="triangle"),
    Look("#FAF0D2", "#7A5D00", shape="diamond"),
    Look("#E3EBFB", "#2459C4", shape="ring"),
    Look("#FBE3EE", "#A8266B", shape="cross"),
    Look("#E1F3E6", "#147D3F", shape="frame"),
)
"""The networks or bioregions, the largest first; what is beyond them is drawn as `OTHERS`."""

OTHERS = Look("#E9EDF1", "#414C59", shape="bar")
NO_GROUP = Look(palette.SURFACE, palette.TEXT)


class Key(NamedTuple):
    """A line of the legend: a look, what it means, how many stands have it; `staff`: the dots to show with it."""

    look: Look
    words: str
    stands: int
    staff: tuple[int, int] = (0, 0)


_SAMPLES = {Arrivals.ALL: (2, 2), Arrivals.SOME: (2, 1), Arrivals.NONE: (2, 0)}


def dressed(
    views: Sequence[StandView], purpose: Purpose, colours: Colours, words: Mapping[str, str]
) -> tuple[list[Look], list[Key]]:
    """The look of each stand, and the legend of those that there are. `words` names looks, "others" and "no_group".

    Before anybody has come, the desk's plan too tells the states: a hall all in red says nothing.
    """
    if colours is Colours.STATE:
        come = purpose is Purpose.DESK and any(view.arrived for view in views)
        names: list[str] = [view.look if come else view.state for view in views]
        counts = Counter(names)
        legend = [Key(look, words[name], counts[name], _sample(name)) for name, look in LOOKS.items() if counts[name]]
        return [LOOKS[name] for name in names], legend
    return _grouped(views, colours, words)


def _sample(name: str) -> tuple[int, int]:
    return next((dots for arrivals, dots in _SAMPLES.items() if arrivals == name), (0, 0))


def _grouped(views: Sequence[StandView], colours: Colours, words: Mapping[str, str]) -> tuple[list[Look], list[Key]]:
    groups = [_group(view, colours) for view in views]
    sizes = Counter(group for group in groups if group)
    ranked = sorted(sizes, key=lambda group: (-sizes[group], group))
    looks = {group: GROUPS[place] if place < len(GROUPS) else OTHERS for place, group in enumerate(ranked)}
    legend = [Key(looks[group], group, sizes[group]) for group in ranked[: len(GROUPS)]]
    beyond = sum(sizes[group] for group in ranked[len(GROUPS) :])
    without, free = groups.count(""), groups.count(None)
    legend += [Key(OTHERS, words["others"], beyond)] if beyond else []
    legend += [Key(NO_GROUP, words["no_group"], without)] if without else []
    legend += [Key(LOOKS[StandState.FREE], words[StandState.FREE], free)] if free else []
    looks[""] = NO_GROUP
    return [LOOKS[StandState.FREE] if group is None else looks[group] for group in groups], legend


def _group(view: StandView, colours: Colours) -> str | None:
    """The holder's group, "" for none; None for a free stand."""
    if view.exhibitor is None:
        return None
    return (view.exhibitor.network if colours is Colours.NETWORK else view.exhibitor.bioregion).strip()


def shape_marks(shape: str, x: float, y: float, size: float, ink: str) -> list[Shape]:
    """The mark of a group in a square of `size` points around (x, y)."""
    half, thick = size / 2, size * 0.24
    match shape:
        case "circle":
            return [Circle(x, y, half, ink)]
        case "ring":
            return [Circle(x, y, half - thick / 2, "", ink, thick)]
        case "square":
            return [Rect(x - half * 0.9, y - half * 0.9, size * 0.9, size * 0.9, ink)]
        case "frame":
            return [Rect(x - half * 0.8, y - half * 0.8, size * 0.8, size * 0.8, "", ink, thick * 0.8)]
        case "triangle":
            return [Area(((x, y - half), (x + half, y + half * 0.8), (x - half, y + half * 0.8)), ink)]
        case "diamond":
            return [Area(((x, y - half), (x + half, y), (x, y + half), (x - half, y)), ink)]
        case "cross":
            return [Stroke(x - half, y, x + half, y, ink, thick * 1.2), Stroke(x, y - half, x, y + half, ink, thick * 1.2)]
        case "bar":
            return [Stroke(x - half, y, x + half, y, ink, thick * 1.4)]
        case _:
            return []


def dots_width(staff: int, radius: float) -> float:
    """How far `arrival_dots` reach."""
    if staff > MARKS_AT_MOST:
        return one_line(f"{staff}/{staff}", 0, 0, radius * 2.6, Style(Weight.BOLD)).length
    return radius * (2.7 * staff - 0.7) if staff else 0.0


def arrival_dots(staff: int, arrived: int, at: tuple[float, float], radius: float, ink: str) -> list[Shape]:
    """A dot a member of the staff to the right of `at`, filled when they have come, or "3/6" for many."""
    x, y = at
    if staff > MARKS_AT_MOST:
        return [one_line(f"{arrived}/{staff}", x, y + radius * 0.95, radius * 2.6, Style(Weight.BOLD, ink))]
    return [
        Circle(
            x + radius * (1 + 2.7 * number),
            y,
            radius * (1 if number < arrived else 0.86),
            ink if number < arrived else "",
            ink,
            radius * 0.28,
        )
        for number in range(staff)
    ]
