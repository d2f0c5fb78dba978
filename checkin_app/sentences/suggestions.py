"""What is said of a suggested allocation: why a stand is given, or cannot be."""

from __future__ import annotations

from checkin_app.sentences.marking import _

SUGGESTION_REASONS: dict[str, str] = {
    # why this stand
    "kept_confirmed": _("{stand} is confirmed and stays"),
    "kept_reserved": _("{stand} stays as it is reserved"),
    "first_wish": _("{stand} is the first wish"),
    "second_wish": _("{stand} is the second wish"),
    "size_as_asked": _("{area} m², as asked"),
    "larger_than_asked": _("{area} m² for the {asked} m² asked: no better one was left"),
    "corner": _("{stand} is a corner, as wished"),
    "network_beside": _("beside or opposite {names}, of {network} too"),
    "network_in_zone": _("others of {network} in the same stretch of the aisle: {count}"),
    "bioregion_in_zone": _("others from {bioregion} in the same stretch of the aisle: {count}"),
    # why a wish is not granted
    "no_such_stand": _("there is no stand {stand}"),
    "too_small": _("{stand} is too small: {area} m² for the {asked} m² asked"),
    "wrong_shape": _("{stand} does not have {width} m along the aisle and {depth} m in depth"),
    "kept_for_another": _("{stand} is confirmed for {holder}"),
    "row_without_power": _("row {row} has {left} kW left for {stand}, and {power} kW are needed"),
    "given_first_wish": _("{stand} goes to {holder}, whose first wish it is too; wished by {wishers}"),
    "given_second_wish": _("{stand} goes to {holder}, whose second wish it is; wished by {wishers}"),
    "given_to_another": _("{stand} goes to {holder}; an exchange would cost {more} more, most of it for: {part}"),
    "left_free": _("{stand} stays free; moving there would cost {more} more, most of it for: {part}"),
    "corners_elsewhere": _("{stand} is no corner; those that fit went to others"),
    "competitor_near": _("{stand} is beside or opposite {other} ({at}), a competitor: {activity}"),
    # why there is no stand at all
    "nothing_large_enough": _("no stand is large enough for {asked} m², {width} m by {depth} m"),
    "all_given": _("all {count} stands that are large enough went to others"),
    "no_row_has_power": _("no row with a free stand has {power} kW left"),
    "not_worth_it": _("a stand is free, but the weights make it dearer than having none"),
    # what a plan breaks
    "confirmed_moved": _("{exhibitor} is not on {stand}, which was confirmed"),
    "unknown_stand": _("{exhibitor} is on {stand}, and there is no such stand"),
    "stand_too_small": _("{exhibitor} is on {stand}: {area} m² for the {asked} m² asked"),
    "two_holders": _("{stand} has two holders: {holders}"),
    "over_power": _("row {row} needs {used} kW and can feed {capacity} kW"),
}
"""Why a suggested allocation is as it is: `domain.suggestion.Reason` and `domain.allocation.Violation`."""
