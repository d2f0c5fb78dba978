"""Where each place of a layout lies on somebody's badge, as one sees it: what the layout editor outlines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from checkin_app.domain.layout import Layout, SlotKind
from checkin_app.services import agendas, badge_layouts, badges
from checkin_app.services.session import Session

if TYPE_CHECKING:
    # What lays words out is loaded when a badge is drawn: a desk that opens shows its first frame without it.
    from checkin_app.documents.badge_layout import Placed


@dataclass(frozen=True, slots=True)
class SeenPlace:
    """A place on one person's badge, in millimetres from the badge's top-left corner: of words, the room that they take there.

    `size` are the points in which they stand ("" has none: 0), `cut` whether some had to be left out.
    """

    x: float
    y: float
    w: float
    h: float
    size: float = 0.0
    cut: bool = False


def seen(session: Session, attendee_id: str, layout: Layout | str) -> dict[str, SeenPlace]:
    """The places that this person's badge has, by name, in drawing order. Raises InputProblem as `badges.preview` does."""
    from checkin_app.documents.badge_layout import arrange

    drawn = badge_layouts.chosen(session, layout)
    (text,) = badges.badge_texts(session, [attendee_id], agenda=agendas.shows_agenda(drawn))
    dressed = drawn.dressed(text.category)
    found = {
        slot.name: SeenPlace(slot.x, slot.y, slot.w, slot.h)
        for slot in dressed.slots
        if slot.kind is not SlotKind.TEXT and slot.shown_on(text) and (slot.kind is not SlotKind.AGENDA or text.agenda)
    }
    words = {slot.name for slot in dressed.slots if slot.kind in {SlotKind.TEXT, SlotKind.BAND}}
    for placed in arrange(text, dressed):
        name = placed.slot.name
        if name in words:
            found[name] = replace(found.get(name) or _room(placed), size=placed.fitted.size, cut=placed.fitted.cut)
    return {slot.name: _turned(found[slot.name], drawn, slot.turned) for slot in drawn.slots if slot.name in found}


def _room(placed: Placed) -> SeenPlace:
    """The slot's own box; of one in a stack what its words take, for the stack says where that is."""
    from checkin_app.documents.badge_marks import MM

    slot = placed.slot
    if not slot.stack:
        return SeenPlace(slot.x, slot.y, slot.w, slot.h)
    return SeenPlace(placed.x / MM, placed.y / MM, placed.w / MM, placed.h / MM)


def _turned(place: SeenPlace, layout: Layout, turned: bool) -> SeenPlace:
    if not turned:
        return place
    return replace(place, x=layout.width_mm - place.x - place.w, y=layout.height_mm - place.y - place.h)
