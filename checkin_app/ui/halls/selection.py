"""The panel of what is chosen: exact places and sizes, power, words; many things aligned and spread."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checkin_app.domain.floorplan import Box, Stand
from checkin_app.ui.halls.arranging import SIDES
from checkin_app.ui.halls.fields import MeasureField, WordField, plan_button
from checkin_app.ui.halls.geometry import bounds
from checkin_app.ui.halls.lines import Form, PlanLine
from checkin_app.ui.halls.scene import STAND, Key, rect_of
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.ui.widgets.parts import button, label, row
from checkin_app.wording import _, in_context, ngettext

_GLYPHS = {
    "left": "align-left", "centre": "align-center-horizontal", "right": "align-right",
    "top": "align-top", "middle": "align-center-vertical", "bottom": "align-bottom",
}  # fmt: skip


class SelectionPanel(Form):
    """`measured` tells "x", "y", "w" or "h" and its metres, `powered` kilowatts, `named` a number or words.

    `asked` tells a verb: duplicate, remove, number, spread-across, spread-down, or a side to align by.
    """

    measured = Signal(str, float)
    powered = Signal(float)
    named = Signal(str)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = WordField(_("Number or name"))
        self.fields = {
            "x": MeasureField(_("From the west wall"), "m", sign="→", least=-2000),
            "y": MeasureField(_("From the north wall"), "m", sign="↓", least=-2000),
            "w": MeasureField(_("Width, west to east"), "m", sign="↔", least=0.1),
            "h": MeasureField(_("Depth, north to south"), "m", sign="↕", least=0.1),
        }
        self.power = MeasureField(_("Power"), "kW", step=0.5, most=10_000)
        self._area = label("", "small")
        self._open = label("", "small")
        self._name_line = PlanLine(_("Name"), self.name)
        self._stand_lines = [
            PlanLine(_("Power"), self.power), PlanLine(_("Area"), self._area), PlanLine(_("Open sides"), self._open),
        ]  # fmt: skip
        self._arranging = self._arranging_lines()
        self.number = button(_("Number automatically…"), partial(self.asked.emit, "number"), small=True)
        self._build()
        self._wire()

    def _build(self) -> None:
        fields = self.fields
        lines: list[QWidget] = [
            self._name_line, PlanLine(_("Position"), fields["x"], fields["y"]),
            PlanLine(_("Size"), fields["w"], fields["h"]), *self._stand_lines, *self._arranging,
        ]  # fmt: skip
        for line in lines:
            self.body.addWidget(line)
        verbs = row(
            button(_("Duplicate"), partial(self.asked.emit, "duplicate"), small=True),
            button(_("Remove"), partial(self.asked.emit, "remove"), small=True), None, gap=6,
        )  # fmt: skip
        self.body.addSpacing(8)
        self.body.addLayout(row(self.number, None))
        self.body.addSpacing(4)
        self.body.addLayout(verbs)
        self.body.addStretch(1)

    def _arranging_lines(self) -> list[QWidget]:
        words = {
            "left": _("Align at the west"), "centre": _("Align the middles, west to east"), "right": _("Align at the east"),
            "top": _("Align at the north"), "middle": _("Align the middles, north to south"), "bottom": _("Align at the south"),
        }  # fmt: skip
        sides = [plan_button(_GLYPHS[side], words[side], partial(self.asked.emit, side)) for side in SIDES]
        across = plan_button("arrows-out-line-horizontal", _("Equal gaps from west to east"), partial(self._ask, "across"))
        down = plan_button("arrows-out-line-vertical", _("Equal gaps from north to south"), partial(self._ask, "down"))
        holder, other = QWidget(), QWidget()
        holder.setLayout(row(*sides, None, gap=4, margins=(0, 6, 0, 0)))
        other.setLayout(row(across, down, label(_("equal gaps"), "small", "muted"), None, gap=4, margins=(0, 0, 0, 6)))
        return [holder, other]

    def _ask(self, way: str) -> None:
        self.asked.emit(f"spread-{way}")

    def _wire(self) -> None:
        for name, field in self.fields.items():
            field.set_to.connect(partial(self.measured.emit, name))
        self.power.set_to.connect(self.powered.emit)
        self.name.set_to.connect(self.named.emit)

    def show_things(self, things: Mapping[Key, Stand | Box], held: Mapping[str, str]) -> None:
        """What is chosen, one thing at least; what differs among many shows as "–"."""
        many = len(things) > 1
        stands = [thing for thing in things.values() if isinstance(thing, Stand)]
        only_stands = len(stands) == len(things)
        self.say(*_words(things, stands, held))
        around = bounds(rect_of(thing) for thing in things.values())
        self.fields["x"].show_value(around.x)
        self.fields["y"].show_value(around.y)
        self.fields["w"].show_value(_common([thing.w for thing in things.values()]))
        self.fields["h"].show_value(_common([thing.h for thing in things.values()]))
        first = next(iter(things.values()))
        self.name.show_value(first.number if isinstance(first, Stand) else first.label)
        self._name_line.setVisible(not many)
        self._name_line.say(_("Number") if stands else _("Name"))
        for line in self._stand_lines:
            line.setVisible(only_stands)
        for tools in self._arranging:
            tools.setVisible(many)
        self.number.setVisible(bool(stands))
        if only_stands:
            self.power.show_value(_common([stand.power for stand in stands]))
            self._area.setText(_("{n} m²").format(n=decimal(round(sum(stand.area for stand in stands), 2))))
            self._open.setText(_open_words(stands))


def _words(things: Mapping[Key, Stand | Box], stands: Sequence[Stand], held: Mapping[str, str]) -> tuple[str, str]:
    if len(things) == 1:
        (sort, _place), thing = next(iter(things.items()))
        if isinstance(thing, Stand):
            return thing.number, held.get(thing.number, "") or _("free")
        return sort_name(sort), thing.label or thing.id
    taken = sum(1 for stand in stands if stand.number in held)
    words = ngettext("{n} of them is held", "{n} of them are held", taken).format(n=taken) if taken else _("all of them free")
    if len(stands) == len(things):
        return ngettext("{n} stand", "{n} stands", len(stands)).format(n=len(stands)), words
    return ngettext("{n} thing", "{n} things", len(things)).format(n=len(things)), words if stands else ""


def sort_name(sort: str) -> str:
    """What one of a sort is called."""
    names = {
        STAND: _("Stand"), "aisles": _("Aisle"), "areas": in_context("part of a hall", "Area"), "tables": _("Table"),
        "entrances": _("Entrance"), "exits": _("Exit"),
    }  # fmt: skip
    return names[sort]


def _open_words(stands: Sequence[Stand]) -> str:
    sides = {stand.open_sides for stand in stands}
    if len(sides) != 1:
        return "–"
    names = {"N": _("north"), "E": _("east"), "S": _("south"), "W": _("west")}
    return ", ".join(names[side] for side in sides.pop()) or in_context("open sides", "none")


def _common(values: Sequence[float]) -> float | None:
    return values[0] if all(value == values[0] for value in values) else None
