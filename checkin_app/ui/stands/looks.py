"""How stands look: what the colours tell, by arrivals or by state, and the signs that say the same without colour."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from checkin_app.domain.floorplan import Arrivals, StandState, StandView
from checkin_app.ui.theme import colour, token

_INK = {Arrivals.ALL: "good", Arrivals.SOME: "caution", Arrivals.NONE: "stop", Arrivals.NO_STAFF: "muted"}


class Shade(StrEnum):
    """What the colours of held stands tell."""

    ARRIVALS = "arrivals"
    STATE = "state"


@dataclass(frozen=True, slots=True)
class Paint:
    """Ground, ink and border of a stand; `reserved` is hatched, dashed and marked with an R whatever its colours."""

    ground: QColor
    ink: QColor
    line: Qt.PenStyle
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """How a stand is shown over its colours: `chosen` among several, `current` the one that the card is of.

    `kin`: another stand of the same exhibitor; `lifted`: its holder is being dragged away.
    """

    chosen: bool = False
    current: bool = False
    focused: bool = False
    target: bool = False
    kin: bool = False
    faded: bool = False
    lifted: bool = False


PLAIN, FADED = Look(), Look(faded=True)


def paint_of(view: StandView, shade: Shade) -> Paint:
    """The colours of a stand."""
    return _paint(view.state, view.arrivals, shade, token("surface"))


def sample_of(kind: str) -> Paint:
    """The colours of a sample in the legend: of arrivals, of a state, or of what is reserved whatever its arrivals."""
    if kind in set(StandState):
        return _paint(StandState(kind), Arrivals.NO_STAFF, Shade.STATE, token("surface"))
    return _paint(StandState.CONFIRMED, Arrivals(kind), Shade.ARRIVALS, token("surface"))


@lru_cache(maxsize=64)
def _paint(state: StandState, arrivals: Arrivals, shade: Shade, _theme: str) -> Paint:
    if state is StandState.FREE:
        return Paint(colour("surface"), colour("muted"), Qt.PenStyle.DashLine)
    reserved = state is StandState.RESERVED
    line = Qt.PenStyle.DashLine if reserved else Qt.PenStyle.SolidLine
    name = ("caution" if reserved else "accent") if shade is Shade.STATE else _INK[arrivals]
    ground = colour("background") if name == "muted" else colour(f"{name}_soft")
    return Paint(ground, colour(name), line, reserved)
