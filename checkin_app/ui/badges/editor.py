"""The layout editor: what is done on the badge, in the list of places and in the fields becomes a step of a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from checkin_app.domain import layout_editing as editing
from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Layout, Slot, SlotKind
from checkin_app.errors import InputProblem
from checkin_app.services import badges
from checkin_app.services.badge_layouts import ImageView, Origin
from checkin_app.services.badge_places import SeenPlace
from checkin_app.services.badges import BadgeFaultView
from checkin_app.ui.badges import layout_files, place_edits
from checkin_app.ui.badges.drafts import Draft, Drafts
from checkin_app.ui.badges.layout_files import EventLayouts, FileDialogs, LayoutFiles
from checkin_app.ui.badges.place_views import marks_of, view_of
from checkin_app.ui.badges.side import Parts
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.rects import Rect

_QUIET_MS = 700
"""After so long without a step, everybody's badge is checked with the layout as it is."""


class LayoutEditor(QObject):
    """`drawn_anew` asks for the badge in sight, `check` for everybody's, `show_badge` for that of a person.

    `turned` tells that another part of the page is to be seen: "" what it usually shows, "place" or "layout".
    """

    drawn_anew = Signal()
    check = Signal()
    show_badge = Signal(str)
    turned = Signal(str)

    def __init__(self, context: Context, parts: Parts, dialogs: FileDialogs | None = None) -> None:
        super().__init__(parts.canvas)
        self._context, self._parts = context, parts
        self.files = LayoutFiles(context, parts.canvas, dialogs or FileDialogs())
        self._event = layout_files.shipped()
        self._drafts = Drafts.of(context)
        self._kept = self._event.layouts[0]
        self._category = Category.VISITOR
        self._seen: Mapping[str, SeenPlace] = {}
        self._faults: tuple[BadgeFaultView, ...] = ()
        self.chosen = ""
        self.side = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_QUIET_MS)
        self._pause.timeout.connect(self.check.emit)
        self._wire()

    def _wire(self) -> None:
        parts = self._parts
        parts.canvas.picked.connect(self.choose)
        parts.canvas.placed.connect(lambda box, number: self._place(box, f"drag {number}"))
        parts.canvas.moved.connect(lambda dx, dy, held: self._nudge(dx, dy, 0, 0, held))
        parts.canvas.grown.connect(lambda dw, dh, held: self._nudge(0, 0, dw, dh, held))
        parts.canvas.walked.connect(self._walk)
        parts.canvas.asked.connect(self.do)
        parts.side.asked.connect(self.do)
        parts.places.chosen.connect(self.choose)
        parts.places.switched.connect(self._switch)
        parts.places.entered.connect(parts.canvas.setFocus)
        parts.add.wanted.connect(self._add)
        parts.add.image_wanted.connect(lambda: self.files.picture(self._add_image))
        parts.side.place_edited.connect(self._edited)
        parts.side.layout_edited.connect(lambda key, value, of: self._step(place_edits.of_layout(key, value, of), key))
        parts.side.scoped.connect(self._show_scope)
        self._drafts.changed.connect(self._after)

    # ---------------------------------------------------------------- what is edited

    @property
    def layout(self) -> Layout:
        """The layout with its changes: what is drawn and checked."""
        return self._drafts.layout(self._kept)

    @property
    def draft(self) -> Draft:
        """Its steps."""
        return self._drafts.get(self._kept)

    @property
    def changed(self) -> frozenset[str]:
        """The ids of the layouts with changes that are not kept."""
        return frozenset(one.id for one in self._event.layouts if self._drafts.is_changed(one.id))

    def use(self, kept: Layout, event: EventLayouts) -> None:
        """Edit this layout, as the event has it."""
        if kept.id != self._kept.id:
            self._seen, self._faults, self.chosen = {}, (), ""
            self._turn("layout" if self.side == "layout" else "")
        self._kept, self._event = kept, event
        self._parts.add.show_images(event.images)
        self._leave_gone()
        self._refresh()

    def show_seen(self, seen: Mapping[str, SeenPlace], category: Category) -> None:
        """Where the places lie on the badge in sight, and its category."""
        self._seen, self._category = seen, category
        self._refresh()

    def show_faults(self, faults: tuple[BadgeFaultView, ...]) -> None:
        """What the check of everybody's badge found."""
        self._faults = faults
        self._refresh()

    # ---------------------------------------------------------------- choosing

    def begin(self) -> None:
        """Ctrl+E: choose the first place that is on the badge, and give the badge the keys."""
        if not self._slot():
            names = [slot.name for slot in self.layout.slots]
            self.choose(next((name for name in names if name in self._seen), names[0] if names else ""))
        self._parts.canvas.setFocus()

    def choose(self, name: str) -> None:
        """Edit that place; "" none."""
        if name != self.chosen:
            self.chosen = name if self.layout.slot(name) else ""
            self._turn("place" if self.chosen else "")
            self._refresh()

    def show_settings(self) -> None:
        """The layout's own settings."""
        self.chosen = ""
        self._turn("layout")
        self._refresh()
        self._parts.side.layout_settings.enter()

    def leave(self) -> None:
        """No place any more; what was changed stays a draft."""
        self.chosen = ""
        self._turn("")
        self._refresh()
        self._parts.canvas.setFocus()

    def _walk(self, by: int) -> None:
        if names := [slot.name for slot in self.layout.slots]:
            at = names.index(self.chosen) + by if self.chosen in names else 0
            self.choose(names[at % len(names)])

    def _turn(self, side: str) -> None:
        if side != self.side:
            self.side = side
            self.turned.emit(side)

    def _slot(self) -> Slot | None:
        return self.layout.slot(self.chosen) if self.chosen else None

    @property
    def codes_changed(self) -> bool:
        """Whether a code, or what lies over one, is not as it is kept: then a scanner's word is wanted."""
        return place_edits.around_codes(self.layout) != place_edits.around_codes(self._kept)

    @property
    def undoes(self) -> bool:
        """Whether undo is for the layout: something is edited, there are steps, or a layout was just taken back."""
        return bool(self.side) or self.draft.can_undo or self.draft.can_redo or self.files.can_bring_back

    # ---------------------------------------------------------------- steps

    def do(self, verb: str) -> None:
        """What a key or a button asks for."""
        verbs: dict[str, Callable[[], object]] = {
            "keep": self.keep, "discard": self.discard, "undo": self.undo, "redo": self.redo, "leave": self.leave,
            "remove": lambda: self._switch(self.chosen, False), "larger": lambda: self._grow(1),
            "smaller": lambda: self._grow(-1), "up": lambda: self._order(-1), "down": lambda: self._order(1),
            "properties": self._enter, "canvas": self._parts.canvas.setFocus,
            "fault": self._show_fault, "export": lambda: self.files.export(self.layout), "reset": self._reset,
            "duplicate": self._duplicate, "import": lambda: self.files.bring(self._brought),
        }  # fmt: skip
        verbs[verb]()

    def _step(self, step: Callable[[Layout], Layout], together: str = "") -> bool:
        """Take it, or say why not."""
        try:
            taken = self.draft.step(step(self.layout), together)
        except InputProblem as problem:
            self._context.problem(problem)
            taken = False
        if taken:
            self._after()
        else:
            self._refresh()
        return taken

    def _leave_gone(self) -> None:
        """A place that was taken away, by undo or by another program, is edited no more."""
        if self.chosen and not self._slot():
            self.chosen = ""
            self._turn("")

    def _after(self) -> None:
        self._leave_gone()
        self._pause.start()
        self._drafts.stepped()
        self._refresh()
        self.drawn_anew.emit()

    def _enter(self) -> None:
        """From the badge into its fields."""
        if self._slot():
            self._parts.side.place.enter()

    def undo(self) -> None:
        """Take a step back; before the first one, the layout that was taken back or removed a moment ago."""
        if self.files.can_bring_back and not self.draft.can_undo:
            self.files.bring_back()
        elif self.draft.undo():
            self._after()

    def redo(self) -> None:
        """Take it again."""
        if self.draft.redo():
            self._after()

    def keep(self) -> None:
        """Let the event have it. A field that is being written in tells its number first."""
        side = self._parts.side
        if side.isAncestorOf(side.window().focusWidget() or side):
            self._parts.canvas.setFocus()
        layout = self.layout
        if self.draft.changed:
            self.files.keep(layout, lambda: self._was_kept(layout))

    def _was_kept(self, layout: Layout) -> None:
        if layout.id == self._kept.id:
            self.draft.keep(layout)
            self.files.forget_reset()
            self._kept = layout
            self._drafts.stepped()
            self._refresh()

    def discard(self) -> None:
        """Be as the event has it: a step too, so that Ctrl+Z brings the changes back."""
        kept = self.draft.kept
        self._step(lambda _layout: kept)

    def _reset(self) -> None:
        layout_id = self._kept.id
        self.files.reset(layout_id, lambda: self._drafts.drop(layout_id))

    def _duplicate(self) -> None:
        """What was left of one that had the copy's id, and is gone, is no change of the copy."""
        self.files.duplicate(self.layout, lambda copy: self._drafts.drop(copy.id))

    def _brought(self, layout: Layout) -> None:
        """From a file, and kept: one step back is what there was before, with what was not kept of it."""
        before = next((one for one in self._event.layouts if one.id == layout.id), layout)
        self._drafts.get(before).replaced(layout)
        if layout.id == self._kept.id:
            self._kept = layout
        self._after()

    def _place(self, box: Rect, together: str = "") -> None:
        name = self.chosen
        self._step(lambda layout: place_edits.placed(layout, name, box), together)

    def _nudge(self, dx: float, dy: float, dw: float, dh: float, held: bool) -> None:
        if slot := self._slot():
            self._place(place_edits.nudged(self.layout, slot, dx, dy, dw, dh), "held" if held else "")

    def _grow(self, by: int) -> None:
        """+ and -: the type a point larger, what is no type a millimetre."""
        slot = self._slot()
        if slot and slot.kind in place_edits.NO_TYPE:
            self._nudge(0, 0, by, 0 if slot.kind is SlotKind.RULE else by, False)
        elif slot:
            self._step(lambda layout: editing.set_fields(layout, slot.name, size=max(slot.size + by, 3.0)))

    def _order(self, by: int) -> None:
        name = self.chosen
        self._step(lambda layout: place_edits.reordered(layout, name, by))

    def _switch(self, name: str, on: bool) -> None:
        """Take a place away, or bring one back as it was."""
        if not on:
            self._step(lambda layout: editing.remove(layout, name))
        else:
            before = place_edits.absent(self.layout, self._sources())[name]
            if self._step(lambda layout: editing.restore(layout, before, name)):
                self.choose(name)

    def _add(self, kind: SlotKind, content: str) -> None:
        slot = editing.new_slot(self.layout, kind, content)
        if self._step(lambda layout: editing.add(layout, slot)):
            self.choose(slot.name)
            self._parts.canvas.setFocus()

    def _add_image(self, image: ImageView) -> None:
        slot = self._slot()
        if slot and slot.kind is SlotKind.IMAGE:
            self._step(lambda layout: editing.set_fields(layout, slot.name, content=image.name))
        else:
            self._add(SlotKind.IMAGE, image.name)

    def _edited(self, key: str, value: object, scope: Category | None) -> None:
        name = self.chosen
        if self._slot():
            self._step(place_edits.of_place(name, key, value, scope), f"{name} {key} {scope}")

    # ---------------------------------------------------------------- showing

    def _sources(self) -> list[Layout]:
        """Where a place that is gone may come back from."""
        mine = [one for one in layout_files.shipped().layouts if one.id == self._kept.id]
        return [*self.draft.history(), self._kept, *mine]

    def _refresh(self) -> None:
        parts, layout, slot = self._parts, self.layout, self._slot()
        parts.side.bar.show_draft(self.draft, bool(self.side))
        parts.places.show_places(place_edits.lines(layout, self._sources()), self.chosen)
        if self.side == "layout":
            parts.side.layout_settings.show_layout(layout, self._event.origins.get(layout.id, Origin.OWN))
        parts.canvas.show_marks(marks_of(layout, slot, self._seen, self._faults))
        if slot:
            seen, images = self._seen.get(slot.name), self._event.images
            view = view_of(layout, slot, seen, self._faults, images, self._category)
            parts.side.place.show_place(view)
        parts.canvas.setAccessibleDescription(view.title if slot else "")

    def _show_scope(self, category: Category) -> None:
        """What is set for one category is seen on a badge of it."""
        if category is not self._category:
            self._context.run(
                lambda session: badges.select(session, category=category), self._show_first, latest="badge-of-category"
            )

    def _show_first(self, ids: list[str]) -> None:
        if ids:
            self.show_badge.emit(ids[0])
            self._parts.side.place.who.setFocus()

    def _show_fault(self) -> None:
        ids = [fault.attendee_id for fault in self._faults if fault.slot == self.chosen]
        if ids:
            self.show_badge.emit(ids[0])
