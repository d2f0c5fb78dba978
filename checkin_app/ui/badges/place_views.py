"""What the canvas and the panel show of a layout that is being edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Layout, Slot, SlotKind
from checkin_app.services.badge_layouts import ImageView
from checkin_app.services.badge_places import SeenPlace
from checkin_app.services.badges import BadgeFaultView
from checkin_app.ui.badges import place_edits
from checkin_app.ui.badges.canvas import Marks
from checkin_app.ui.badges.naming import cut_words, place_title, place_titles, standing
from checkin_app.ui.badges.properties import PlaceView
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import _


def marks_of(layout: Layout, slot: Slot | None, seen: Mapping[str, SeenPlace], faults: Sequence[BadgeFaultView]) -> Marks:
    """The places of the badge in sight, and the frame of the chosen one."""
    boxes = {name: Rect(one.x, one.y, one.w, one.h) for name, one in seen.items() if layout.slot(name)}
    if slot is None:
        return Marks(boxes)
    frame = place_edits.frame(layout, slot)
    if slot.name in boxes and not slot.stack:
        # The picture is a moment behind the hand; the frame is not.
        boxes[slot.name] = frame
    own = (slot.stack, slot.stack or slot.name)
    others = {(one.stack, one.stack or one.name): place_edits.frame(layout, one) for one in layout.slots if one.name in boxes}
    snaps = tuple(box for name, box in others.items() if name != own)
    return Marks(boxes, slot.name, frame, snaps, bool(slot.stack), slot.kind is SlotKind.QR, cut_words(_of(slot, faults)))


def view_of(
    layout: Layout,
    slot: Slot,
    seen: SeenPlace | None,
    faults: Sequence[BadgeFaultView],
    images: Sequence[ImageView],
    category: Category,
) -> PlaceView:
    """The properties of the chosen one; `category` is that of the badge in sight."""
    own = _of(slot, faults)
    return PlaceView(
        layout=layout,
        slot=slot,
        title=place_titles(layout)[slot.name],
        box=place_edits.frame(layout, slot),
        images=images,
        faults=own,
        fault_words=cut_words(own),
        stands=standing(slot, seen),
        category=category,
        stacks=_stacks(layout),
    )


def _of(slot: Slot, faults: Sequence[BadgeFaultView]) -> list[BadgeFaultView]:
    return [fault for fault in faults if fault.slot == slot.name]


def _stacks(layout: Layout) -> list[tuple[str, str]]:
    """Each stack by its first place."""
    filled = [(stack.name, layout.stacked(stack.name)) for stack in layout.stacks]
    return [(_("with {place}").format(place=place_title(slots[0])), name) for name, slots in filled if slots]
