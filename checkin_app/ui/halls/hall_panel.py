"""The panel of the hall itself, while nothing in it is chosen: its name and size, and the picture of the venue under it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from checkin_app.domain.floorplan import Hall
from checkin_app.ui.halls.fields import MeasureField, WordField
from checkin_app.ui.halls.lines import Form, PlanLine
from checkin_app.ui.halls.rows import Asking
from checkin_app.ui.widgets.parts import button, column, label, row
from checkin_app.wording import _, ngettext


class HallPanel(Form):
    """`changed` tells "name", "width" or "height" and its value; `pictured` tells "x", "y" or "w" of the picture; `faded` how
    much of it is seen, 0 to 1; `asked` a verb: picture, move-picture, measure, remove-picture, number, remove-hall.
    """

    changed = Signal(str, object)
    pictured = Signal(str, float)
    faded = Signal(float)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.name = WordField(_("Name of the hall"))
        self.sides = {
            "width": MeasureField(_("Width, west to east"), "m", sign="↔", step=1.0, least=1),
            "height": MeasureField(_("Depth, north to south"), "m", sign="↕", step=1.0, least=1),
        }
        for field in self.sides.values():
            field.setDecimals(2)
        self.place = {
            "x": MeasureField(_("From the west wall"), "m", sign="→", least=-2000),
            "y": MeasureField(_("From the north wall"), "m", sign="↓", least=-2000),
            "w": MeasureField(_("Width of the picture"), "m", least=0.1),
        }
        self.opacity = MeasureField(_("Strength of the picture"), "%", step=10, least=5, most=100)
        self.opacity.show_value(60)
        self._with = QWidget()
        self._without = QWidget()
        self._build()
        self.name.set_to.connect(partial(self.changed.emit, "name"))
        for name, field in self.sides.items():
            field.set_to.connect(partial(self.changed.emit, name))
        for name, field in self.place.items():
            field.set_to.connect(partial(self.pictured.emit, name))
        self.opacity.set_to.connect(lambda percent: self.faded.emit(percent / 100))

    def _build(self) -> None:
        self.body.addWidget(PlanLine(_("Name"), self.name))
        self.body.addWidget(PlanLine(_("Size"), *self.sides.values()))
        self.body.addSpacing(8)
        self.body.addLayout(row(self._verb(_("Number all stands…"), "number"), None))
        self.body.addSpacing(4)
        self.body.addLayout(row(self._verb(_("Remove the hall"), "remove-hall"), None))
        self.body.addSpacing(16)
        self.body.addWidget(label(_("Picture of the venue"), "title"))
        hint = label(
            _("A PNG, a JPEG or an SVG to draw stands on. Choose it, or drop it on the plan."), "small", "muted", wrap=True
        )
        choose = button(_("Choose a picture…"), partial(self.asked.emit, "picture"), small=True)
        self._without.setLayout(column(hint, row(choose, None), gap=8, margins=(0, 4, 0, 0)))
        self._with.setLayout(column(
            PlanLine(_("Width"), self.place["w"]), PlanLine(_("Position"), self.place["x"], self.place["y"]),
            PlanLine(_("Strength"), self.opacity),
            8, row(self._verb(_("Scale by a line…"), "measure"), self._verb(_("Move by hand"), "move-picture"), None, gap=6),
            4, row(self._verb(_("Another…"), "picture"), self._verb(_("Take it away"), "remove-picture"), None, gap=6),
        ))  # fmt: skip
        self.body.addWidget(self._without)
        self.body.addWidget(self._with)
        self.body.addStretch(1)

    def _verb(self, words: str, verb: str) -> QWidget:
        return button(words, partial(self.asked.emit, verb), small=True)

    def show_hall(self, hall: Hall) -> None:
        """Its fields as they are."""
        count = len(hall.stands)
        self.say(hall.name, ngettext("{n} stand", "{n} stands", count).format(n=count) if count else _("nothing drawn yet"))
        self.name.show_value(hall.name)
        self.sides["width"].show_value(hall.width)
        self.sides["height"].show_value(hall.height)
        under = hall.background
        self._with.setVisible(under is not None)
        self._without.setVisible(under is None)
        if under:
            for name, field in self.place.items():
                field.show_value(round(getattr(under, name), 2))


class MeasurePanel(Asking):
    """How long a line on the picture is."""

    def __init__(self) -> None:
        super().__init__(_("Scale the picture"))
        self.length = MeasureField(_("Length of the line"), "m", least=0.1, live=True)
        self.body.addWidget(PlanLine(_("Length"), self.length))
        self.finish()
        self.say(_("How long is this line?"), _("The picture is scaled so that the line has that length in the hall."))
        self.length.entered.connect(self._answer)

    def begin(self, metres: float) -> None:
        """Ask; `metres` is how long the line is now."""
        self.length.show_value(round(metres, 2))
        self.length.setFocus()
        self.length.selectAll()


class NewHallPanel(Asking):
    """The name and the size of a hall that is not there yet."""

    def __init__(self) -> None:
        super().__init__(_("Make the hall"))
        self.name = WordField(_("Name of the hall"))
        self.wide = MeasureField(_("Width, west to east"), "m", sign="↔", step=1.0, least=1, live=True)
        self.deep = MeasureField(_("Depth, north to south"), "m", sign="↕", step=1.0, least=1, live=True)
        for words, fields in ((_("Name"), (self.name,)), (_("Size"), (self.wide, self.deep))):
            self.body.addWidget(PlanLine(words, *fields))
        self.finish()
        self.say(_("A new hall"), _("Its name and its size in metres; both can be changed later."))
        self.name.textEdited.connect(lambda _text: self._look())
        self.wide.entered.connect(self._answer)
        self.deep.entered.connect(self._answer)

    def begin(self) -> None:
        """Ask."""
        self.name.show_value("")
        self.wide.show_value(40)
        self.deep.show_value(25)
        self._look()
        self.name.setFocus()

    def _look(self) -> None:
        self.go.setEnabled(bool(self.name.text().strip()))
