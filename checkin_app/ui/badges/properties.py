"""The properties of one place of a layout, for everybody or for one category: the right of the page while a place is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import CATEGORY_COLOURS, Layout, Slot, SlotKind, SlotStyle, Style, Weight
from checkin_app.services.badge_layouts import ImageView
from checkin_app.services.badges import BadgeFaultView
from checkin_app.ui.badges.fields import AlignField, CategoryChips, ColourField, FewField, unit_words
from checkin_app.ui.badges.naming import needed_fields, shown_fields
from checkin_app.ui.widgets.choice import Tick
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.fields import FieldLine, NumberField, WordsField, compact_sheet
from checkin_app.ui.widgets.parts import Panel, button, column, glyph_button, row, scrolled
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import _, category_plural

_OWN_WORDS = "\0words"
_OF_WORDS = frozenset({SlotKind.TEXT, SlotKind.BAND, SlotKind.AGENDA})
_SET_FREELY = frozenset({SlotKind.TEXT, SlotKind.BAND})
"""Whose words stand as one wishes: an agenda sets its own."""

_STYLED = frozenset({"scope", "visible", "size", "weight", "colour"})


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What the panel shows: a place of a layout, its box as one sees it, what is amiss with it and whose badge shows that."""

    layout: Layout
    slot: Slot
    title: str
    box: Rect
    images: Sequence[ImageView] = ()
    faults: Sequence[BadgeFaultView] = ()
    fault_words: str = ""
    stands: str = ""
    category: Category = Category.VISITOR
    stacks: Sequence[tuple[str, str]] = field(default_factory=tuple)


class PlacePanel(Panel):
    """`edited` tells a field, its new value, and the category that it is for (None: everybody).

    `acted` tells a verb: remove, up, down, leave, fault (show the badge), canvas (give the keys back to the badge).
    `scoped` tells the category that is set from here on.
    """

    edited = Signal(str, object, object)
    acted = Signal(str)
    scoped = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=4, margin=16)
        self.setObjectName("panel")
        self.setStyleSheet(compact_sheet())
        self.scope: Category | None = None
        self.view: PlaceView | None = None
        self._title = ElidedLabel("", "title")
        self._close = glyph_button("x", _("Back to the badge (Esc)"), lambda: self.acted.emit("leave"))
        self._stands = ElidedLabel("", "tiny", "muted")
        self._fault = ElidedLabel("", "small", "caution")
        self._show_fault = button(_("Show"), lambda: self.acted.emit("fault"), small=True)
        self._fault_line = QWidget()
        self._fault_line.setLayout(row(self._fault, None, self._show_fault, gap=8))
        self._make_fields()
        self.lines = self._make_lines()
        self.body.addLayout(row(self._title, self._close))
        self.body.addWidget(self._stands)
        self.body.addWidget(self._fault_line)
        self.body.addWidget(scrolled(column(*self.lines.values(), 6, None, gap=0, margins=(0, 0, 8, 0))))
        self.body.addLayout(self._make_foot())
        self._wire()

    def _make_fields(self) -> None:
        self.who = FewField()
        self.visible = Tick(_("on their badges"))
        self.content = FewField()
        self.words = WordsField()
        self.words.setMaxLength(500)
        self.largest = NumberField("pt", _("Largest size"), step=0.5, least=3, most=200)
        self.least = NumberField("pt", _("Smallest size"), step=0.5, least=3, most=200)
        self.weight = FewField()
        self.colour = ColourField(_("Colour"))
        self.align = AlignField()
        self.rows = NumberField("", _("Lines at most"), step=1, least=1, most=20)
        self.broken = NumberField("pt", _("Below this size words break into several lines"), step=0.5, least=3, most=200)
        self.spacing = NumberField("%", _("Space between letters, in percent of their size"), step=0.5, least=-20, most=200)
        self.radius = NumberField("mm", _("Radius of the corners"), least=0, most=100)
        self.capitals = Tick(_("capitals"))
        self.left = NumberField("mm", _("From the left"), least=0)
        self.top = NumberField("mm", _("From the top"), least=0)
        self.wide = NumberField("mm", _("Width"), least=0.1)
        self.high = NumberField("mm", _("Height"), least=0.1)
        self.anchor = FewField()
        self.stack = FewField()
        self.most = NumberField("mm", _("At most so high"), least=0.1)
        self.gap = NumberField("mm", _("Space above"), least=0, most=100)
        self.optional = Tick(_("may be left out"))
        self.needs = FewField()
        self.show_for = CategoryChips()

    def _make_lines(self) -> dict[str, FieldLine]:
        return {
            "scope": FieldLine(_("Set for"), self.who),
            "visible": FieldLine(_("Shown"), self.visible),
            "content": FieldLine(_("Shows"), self.content),
            "words": FieldLine(_("Words"), self.words),
            "size": FieldLine(_("Size"), self.largest, unit_words(_("to")), self.least, None, named=False),
            "weight": FieldLine(_("Weight"), self.weight),
            "colour": FieldLine(_("Colour"), self.colour),
            "align": FieldLine(_("Alignment"), self.align, None, named=False),
            "rows": FieldLine(_("Lines"), self.rows, None, self.capitals, named=False),
            "broken": FieldLine(_("Wraps below"), self.broken, None, named=False),
            "spacing": FieldLine(_("Letter gap"), self.spacing, None, named=False),
            "radius": FieldLine(_("Corners"), self.radius, None, named=False),
            "box": FieldLine(_("Position"), self.left, unit_words("·"), self.top, None, named=False),
            "extent": FieldLine(_("Extent"), self.wide, unit_words("×"), self.high, None, named=False),
            "anchor": FieldLine(_("In the height"), self.anchor),
            "stack": FieldLine(_("In the stack"), self.stack),
            "most": FieldLine(_("At most high"), self.most, None, named=False),
            "gap": FieldLine(_("Space above"), self.gap, None, named=False),
            "optional": FieldLine(_("If crowded"), self.optional),
            "needs": FieldLine(_("Only with"), self.needs),
            "show_for": FieldLine(_("For"), self.show_for, named=False),
        }

    def _make_foot(self) -> QHBoxLayout:
        self._up = glyph_button("caret-up", _("Before the others (PgUp)"), lambda: self.acted.emit("up"))
        self._down = glyph_button("caret-down", _("Behind the others (PgDn)"), lambda: self.acted.emit("down"))
        self._remove = button(_("Remove"), lambda: self.acted.emit("remove"), small=True)
        self._remove.setToolTip(_("Delete"))
        return row(self._remove, None, self._up, self._down, gap=6)

    def _wire(self) -> None:
        numbers = {
            "size": self.largest, "min_size": self.least, "lines": self.rows, "gap": self.gap, "most": self.most,
            "x": self.left, "y": self.top, "w": self.wide, "h": self.high, "break_size": self.broken, "spacing": self.spacing,
            "radius": self.radius,
        }  # fmt: skip
        for name, number in numbers.items():
            number.set_to.connect(lambda value, name=name: self._edit(name, value))
        few: dict[str, FewField | AlignField | ColourField | CategoryChips] = {
            "weight": self.weight, "stack": self.stack, "anchor": self.anchor, "needs": self.needs, "align": self.align,
            "colour": self.colour, "show_for": self.show_for,
        }  # fmt: skip
        for name, one in few.items():
            one.set_to.connect(lambda value, name=name: self._edit(name, value))
        ticks = {"optional": self.optional, "capitals": self.capitals, "visible": self.visible}
        for name, tick in ticks.items():
            tick.clicked.connect(lambda on, name=name: self._edit(name, on))
        self.content.set_to.connect(self._show_other)
        self.words.editingFinished.connect(self._typed)
        self.who.set_to.connect(self._set_scope)

    # ---------------------------------------------------------------- showing

    def show_place(self, view: PlaceView) -> None:
        """That place; nobody is told."""
        before, self.view = self.view, view
        if before and before.slot.name != view.slot.name:
            self.scope = None
        slot = view.slot
        self._title.setText(view.title)
        self._stands.setText(view.stands)
        self._stands.setVisible(bool(view.stands))
        self._fault.setText(view.fault_words)
        self._fault_line.setVisible(bool(view.fault_words))
        self._show_fault.setVisible(bool(view.faults))
        self._fill_scope(view)
        self._fill_content(view)
        self._fill_looks(view)
        self._fill_box(view)
        self.optional.setChecked(slot.optional)
        self.capitals.setChecked(slot.capitals)
        self.needs.offer([(_("always"), ""), *needed_fields()], slot.needs)
        self.show_for.show_value(slot.show_for)
        self._choose_lines(slot)

    def _fill_scope(self, view: PlaceView) -> None:
        choices: list[tuple[str, object]] = [(_("everybody"), None)]
        for category in Category:
            differs = _style(view.layout, category, view.slot.name) != SlotStyle()
            words = _("{category}: otherwise") if differs else "{category}"
            choices.append((words.format(category=category_plural(category)), category))
        self.who.offer(choices, self.scope)

    def _fill_content(self, view: PlaceView) -> None:
        slot = view.slot
        if slot.kind is SlotKind.IMAGE:
            images = [image.name for image in view.images]
            names = images if slot.content in images else [slot.content, *images]
            choices: list[tuple[str, object]] = [(name or _("no image"), name) for name in names]
            self.content.offer(choices, slot.content)
        else:
            self.content.offer(
                [*shown_fields(), (_("words of your own"), _OWN_WORDS)], _OWN_WORDS if slot.literal else slot.content
            )
        self.words.setText(slot.content if slot.literal else "")

    def _fill_looks(self, view: PlaceView) -> None:
        slot, scope = view.slot, self.scope
        own = _style(view.layout, scope, slot.name) if scope else SlotStyle()
        self.largest.show_value(own.size or slot.size)
        self.least.show_value(slot.min_size)
        weights = ((_("regular"), Weight.REGULAR), (_("semibold"), Weight.SEMIBOLD), (_("bold"), Weight.BOLD))
        self.weight.offer(weights, own.weight or slot.weight)
        category = scope or view.category
        styled = view.layout.styles.get(category)
        swatch = (styled.colour if styled else "") or CATEGORY_COLOURS[category]
        self.colour.show_value(own.colour or slot.colour, "#000000" if view.layout.monochrome else swatch)
        self.visible.setChecked(own.visible is not False and (bool(own.visible) or not slot.show_for or scope in slot.show_for))
        self.align.show_value(slot.align)
        self.rows.show_value(slot.lines)
        self.broken.show_value(slot.break_size or slot.min_size)
        self.spacing.show_value(slot.spacing * 100)
        self.radius.show_value(slot.radius)

    def _fill_box(self, view: PlaceView) -> None:
        slot, box = view.slot, view.box
        for number, value in ((self.left, box.x), (self.top, box.y), (self.wide, box.w), (self.high, box.h)):
            number.show_value(value)
        stack = view.layout.stack(slot.stack) if slot.stack else None
        places = ((_("at the top"), 0.0), (_("in the middle"), 0.5), (_("at the bottom"), 1.0))
        at = stack.anchor if stack else slot.anchor
        known = [*places] if at in {0.0, 0.5, 1.0} else [*places, (_("between"), at)]
        self.anchor.offer(known, at)
        self.stack.offer([(_("freely"), ""), *view.stacks], slot.stack)
        self.gap.show_value(slot.gap)
        self.most.show_value(slot.h)

    def _choose_lines(self, slot: Slot) -> None:
        words, freely, stacked = slot.kind in _OF_WORDS, slot.kind in _SET_FREELY, bool(slot.stack)
        placed = freely or slot.kind is SlotKind.IMAGE
        shown = {
            "content": placed, "words": slot.literal, "size": words, "weight": freely, "align": placed, "rows": freely,
            "broken": slot.kind is SlotKind.AGENDA or (freely and slot.lines > 1), "spacing": freely,
            "colour": slot.kind not in {SlotKind.QR, SlotKind.IMAGE}, "anchor": placed or stacked,
            "radius": slot.kind in {SlotKind.BAND, SlotKind.RULE},
            "stack": stacked or (slot.kind is SlotKind.TEXT and self.stack.count() > 1),
            "most": stacked, "gap": stacked, "optional": stacked, "visible": False,
        }  # fmt: skip
        for name, line in self.lines.items():
            kept = shown.get(name, True)
            line.setVisible(name in _STYLED and (kept or name == "visible") if self.scope else kept)
        self.least.setEnabled(self.scope is None)
        self.lines["box"].words.setText(_("Stack at") if stacked else _("Position"))
        self.lines["extent"].words.setText(_("Stack's extent") if stacked else _("Extent"))

    # ---------------------------------------------------------------- what is done

    def enter(self) -> None:
        """Give the keys to the first field."""
        fields: tuple[QWidget, ...] = (self.content, self.largest, self.left)
        first = next((part for part in fields if part.isVisibleTo(self)), self.who)
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.acted.emit("canvas")
        else:
            super().keyPressEvent(event)

    def _edit(self, name: str, value: object) -> None:
        self.edited.emit(name, value, self.scope if name in _STYLED else None)

    def _set_scope(self, scope: object) -> None:
        # Qt gives a choice back as the plain word.
        self.scope = Category(str(scope)) if scope else None
        if self.view:
            self.show_place(self.view)
        if self.scope:
            self.scoped.emit(self.scope)

    def _show_other(self, value: object) -> None:
        slot = self.view.slot if self.view else None
        if value == _OWN_WORDS:
            self._edit("literal", _("Words"))
        elif slot and value != slot.content:
            self._edit("content", value)

    def _typed(self) -> None:
        slot = self.view.slot if self.view else None
        if slot and slot.literal and self.words.text() != slot.content:
            self._edit("literal", self.words.text())


def _style(layout: Layout, category: Category, name: str) -> SlotStyle:
    return layout.styles.get(category, Style()).slots.get(name, SlotStyle())
