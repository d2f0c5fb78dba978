"""Which unit a plan is drawn in: metres, or centimetres, millimetres or feet taken for them. The sizes of stands tell."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

METRES = {"m": 1.0, "cm": 0.01, "mm": 0.001, "ft": 0.3048}
"""How long each unit is, in metres."""

_NAMES = {
    "m": "m", "meter": "m", "meters": "m", "metre": "m", "metres": "m", "mètre": "m", "mètres": "m", "metros": "m",
    "cm": "cm", "centimetre": "cm", "centimetres": "cm", "centimètre": "cm", "centimètres": "cm", "centimeters": "cm",
    "mm": "mm", "millimetre": "mm", "millimetres": "mm", "millimètre": "mm", "millimètres": "mm", "millimeters": "mm",
    "ft": "ft", "foot": "ft", "feet": "ft", "pied": "ft", "pieds": "ft",
}  # fmt: skip

_PLAUSIBLE = (1.5, 400.0)
"""Square metres of the stand in the middle, of any fair."""

_LIKELY = (("m", 2500.0), ("cm", 1.6e6), ("mm", float("inf")))
"""In which unit a stand in the middle has been drawn when its area in square units is at most this."""


def named(text: str) -> str:
    """The unit of that name, "" for none that is known."""
    return _NAMES.get(text.strip().casefold(), "")


def unit_of(said: str, sizes: Sequence[tuple[float, float, float]]) -> str:
    """The unit of a plan. `said`: what it says itself, or ""; `sizes`: width, height and area in m² (0: none) of its stands.

    An area that the plan gives in square metres decides; else what it says, where the stands then have a size that stands have.
    """
    drawn = [w * h for w, h, _area in sizes]
    if not drawn:
        return said or "m"
    ratios = [(w * h / area) ** 0.5 for w, h, area in sizes if 0.5 <= area <= 5000]
    if len(ratios) * 2 >= len(sizes):
        by_area = next((unit for unit, metres in METRES.items() if 0.8 <= median(ratios) * metres <= 1.25), "")
        if by_area:
            return by_area
    middle = median(drawn)
    least, most = _PLAUSIBLE
    if said and least <= middle * METRES[said] ** 2 <= most:
        return said
    return next(unit for unit, area in _LIKELY if middle <= area)
