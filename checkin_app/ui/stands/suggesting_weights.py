"""What a suggestion goes by: what each thing weighs, which stands stay, and how long it may take."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checkin_app.domain.allocation import GREATEST_WEIGHT, WEIGHT_NAMES, Weights
from checkin_app.services.suggesting import TIME_LIMIT, Keep
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.fields import FieldLine, NumberField, compact_sheet
from checkin_app.ui.widgets.parts import button, column, label, row, scrolled
from checkin_app.wording import _, weight_name

_WORDS = 252
_LONGEST = 3600.0


class WeightsView(QWidget):
    """A field a weight; 0 switches one off. `again` asks for a suggestion by them."""

    again = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setStyleSheet(compact_sheet())
        self._keep = Choice()
        self._keep.setAccessibleName(_("Which stands stay"))
        for keep, words in (
            (Keep.CONFIRMED, _("Confirmed stands stay")),
            (Keep.RESERVED, _("Confirmed and reserved stands stay")),
            (Keep.NOTHING, _("Begin with an empty hall")),
        ):
            self._keep.addItem(words, keep)
        self._seconds = NumberField("s", step=5, least=1, most=_LONGEST)
        self._seconds.setValue(TIME_LIMIT)
        self._fields = {name: NumberField(step=1, least=0, most=GREATEST_WEIGHT) for name in WEIGHT_NAMES}
        for field in self._fields.values():
            field.setDecimals(2)
        heading = label(_("What each counts for; 0 switches it off:"), "small", "muted", wrap=True)
        lines = [_line(weight_name(name), field) for name, field in self._fields.items()]
        inner = column(self._keep, 4, _line(_("At most"), self._seconds), 6, heading, *lines, None, margins=(2, 2, 12, 2))
        self._reset = button(_("Reset"), self._show_defaults)
        self._reset.setToolTip(_("All weights as they came"))
        self._again = button(_("Suggest again"), self.again.emit)
        buttons = row(self._again, self._reset, None, gap=8)
        self.setLayout(column(scrolled(inner), buttons, gap=10))
        self.setFocusProxy(self._keep)

    def show_weights(self, weights: Weights) -> None:
        """Fill the fields."""
        for name, field in self._fields.items():
            field.show_value(getattr(weights, name))

    @property
    def weights(self) -> Weights:
        """What is in the fields."""
        return replace(Weights(), **{name: field.value() for name, field in self._fields.items()})

    @property
    def keep(self) -> Keep:
        """Which stands stay with their holders."""
        return Keep(self._keep.currentData())

    @keep.setter
    def keep(self, keep: Keep) -> None:
        self._keep.choose(keep)

    @property
    def seconds(self) -> float:
        """How long a suggestion may take."""
        return self._seconds.value()

    def _show_defaults(self) -> None:
        self.show_weights(Weights())
        self._keep.choose(Keep.CONFIRMED)
        self._seconds.setValue(TIME_LIMIT)


def _line(words: str, field: NumberField) -> FieldLine:
    field.setFixedWidth(76)
    field.setAccessibleName(words)
    return FieldLine(words, None, field, named=False, room=_WORDS)
