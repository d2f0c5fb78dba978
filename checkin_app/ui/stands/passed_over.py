"""Why a key of the plan does nothing with what is chosen: silence would be taken for a key that was not heard."""

from __future__ import annotations

from collections.abc import Sequence

from checkin_app.domain.floorplan import StandState, StandView
from checkin_app.wording import _, ngettext

_OF_HELD = {"confirm", "move", "swap", "vacate"}
_OF_ONE = {"move", "swap"}


def passed_over(verb: str, views: Sequence[StandView]) -> str:
    """What to say instead of doing a verb with these stands; "" where there is something to do."""
    if verb == "badges":
        return ""
    if not views:
        return _("Choose a stand first: click on it, or go there with the arrows.")
    stands = ", ".join(view.stand.number for view in views[:6])
    held = [view for view in views if view.exhibitor]
    if verb in _OF_HELD and not held:
        words = ngettext(
            "{stands} is free: A assigns it, R reserves it.",
            "{stands} are free: A assigns them, R reserves them.",
            len(views),
        )
        return words.format(stands=stands)
    if verb in _OF_ONE and len(views) > 1:
        return _("Only one exhibitor moves at a time: choose a single stand.")
    if verb == "confirm" and not any(view.state is StandState.RESERVED for view in held):
        words = ngettext("{stands} is confirmed already.", "{stands} are confirmed already.", len(held))
        return words.format(stands=", ".join(view.stand.number for view in held[:6]))
    return ""
