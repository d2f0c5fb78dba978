"""A layout's own settings: its name and size, the colour of each category, and what is done with it as a whole."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import CATEGORY_COLOURS, Layout
from checkin_app.domain.layout_rules import SIDE_MM
from checkin_app.services.badge_layouts import Origin
from checkin_app.ui.badges.fields import ColourField, unit_words
from checkin_app.ui.widgets.choice import Tick
from checkin_app.ui.widgets.fields import FieldLine, NumberField, WordsField, compact_sheet
from checkin_app.ui.widgets.parts import Panel, button, column, glyph_button, label, row, scrolled
from checkin_app.wording import _, category_plural, language

_WORDS = 96


class LayoutSettings(Panel):
    """`edited` tells title, width, height, monochrome, or colour with its category.

    `acted` tells a verb: duplicate, reset, export, import, leave.
    """

    edited = Signal(str, object, object)
    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=6, margin=16)
        self.setStyleSheet(compact_sheet())
        self._shown: Layout | None = None
        self.name = WordsField()
        self.name.setMaxLength(80)
        self.wide = NumberField("mm", _("Width"), least=SIDE_MM[0], most=SIDE_MM[1])
        self.high = NumberField("mm", _("Height"), least=SIDE_MM[0], most=SIDE_MM[1])
        self.monochrome = Tick(_("black only"))
        self.colours = {
            category: ColourField(category_plural(category), by_category=False, empty=_("as usual")) for category in Category
        }
        self._origin = label("", "small", "muted", wrap=True)
        self._reset = button("", lambda: self.acted.emit("reset"), small=True)
        lines = [
            FieldLine(_("Name"), self.name, room=_WORDS),
            FieldLine(_("Size"), self.wide, unit_words("×"), self.high, None, named=False, room=_WORDS),
            FieldLine(_("Colours"), self.monochrome, room=_WORDS),
            *(
                FieldLine(category_plural(category), field, named=False, room=_WORDS)
                for category, field in self.colours.items()
            ),
        ]
        close = glyph_button("x", _("Back to the badge (Esc)"), lambda: self.acted.emit("leave"))
        self.body.addLayout(row(label(_("This layout"), "title"), None, close))
        self.body.addWidget(self._origin)
        self.body.addWidget(scrolled(column(*lines, None, margins=(0, 0, 8, 0))))
        copy = button(_("Duplicate"), lambda: self.acted.emit("duplicate"), small=True)
        export = button(_("Save as a file…"), lambda: self.acted.emit("export"), small=True)
        bring = button(_("Open a file…"), lambda: self.acted.emit("import"), small=True)
        self.body.addLayout(row(copy, None, self._reset, gap=6))
        self.body.addLayout(row(export, None, bring, gap=6))
        self._wire()

    def _wire(self) -> None:
        self.name.editingFinished.connect(self._named)
        self.wide.set_to.connect(lambda value: self.edited.emit("width", value, None))
        self.high.set_to.connect(lambda value: self.edited.emit("height", value, None))
        self.monochrome.clicked.connect(lambda on: self.edited.emit("monochrome", on, None))
        for category, field in self.colours.items():
            field.set_to.connect(lambda value, category=category: self.edited.emit("colour", value, category))

    def show_layout(self, layout: Layout, origin: Origin) -> None:
        """Those of that layout; nobody is told."""
        self._shown = layout
        self.name.setText(layout.title(language()))
        self.wide.show_value(layout.width_mm)
        self.high.show_value(layout.height_mm)
        self.monochrome.setChecked(layout.monochrome)
        for category, field in self.colours.items():
            style = layout.styles.get(category)
            field.show_value(style.colour if style else "", CATEGORY_COLOURS[category])
            field.setEnabled(not layout.monochrome)
        told = {
            Origin.SHIPPED: _("It comes with the program."),
            Origin.CHANGED: _("It comes with the program and was changed for this event."),
            Origin.OWN: _("It is this event's own."),
        }
        self._origin.setText(told[origin])
        self._reset.setVisible(origin is not Origin.SHIPPED)
        words = _("Remove this layout") if origin is Origin.OWN else _("As it came")
        self._reset.setText(words)
        self._reset.setAccessibleName(words)

    def enter(self) -> None:
        """Give the keys to the name."""
        self.name.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.acted.emit("leave")
        else:
            super().keyPressEvent(event)

    def _named(self) -> None:
        if self._shown and self.name.text().strip() not in {"", self._shown.title(language())}:
            self.edited.emit("title", self.name.text().strip(), None)
