"""Which stands a text means: a number, an exhibitor, one who shares the stand, or somebody of their staff."""

from __future__ import annotations

from collections.abc import Sequence

from checkin_app.domain.floorplan import StandView
from checkin_app.domain.names import fold


def found_stands(views: Sequence[StandView], text: str) -> list[str]:
    """The numbers of the stands that match, those whose number begins so first; nothing typed finds none."""
    wanted = fold(text)
    if not wanted:
        return []
    by_number = [v.stand.number for v in views if fold(v.stand.number).startswith(wanted)]
    by_name = [v.stand.number for v in views if v.stand.number not in by_number and _says(v, wanted)]
    return by_number + by_name


def _says(view: StandView, wanted: str) -> bool:
    names = [one.name for one in (view.exhibitor, *view.guests) if one]
    names += [member.name for member in view.staff]
    return any(_words_begin(fold(name), wanted) for name in names)


def _words_begin(name: str, wanted: str) -> bool:
    return f" {name}".find(f" {wanted}") >= 0 or all(f" {name}".find(f" {word}") >= 0 for word in wanted.split())
