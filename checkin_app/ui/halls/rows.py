"""The two questions that are asked beside the plan: how a rectangle is cut into a row, and how stands are numbered."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from checkin_app.domain.floorplan import Stand
from checkin_app.domain.numbering import DIRECTIONS, Numbering, numbers
from checkin_app.ui import icons
from checkin_app.ui.halls.arranging import Row, following, row_in, row_of
from checkin_app.ui.halls.fields import MeasureField, WordField
from checkin_app.ui.halls.lines import Form, PlanLine
from checkin_app.ui.halls.painting import Planned
from checkin_app.ui.halls.scene import rect_of
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.choice import Tick
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.ui.widgets.parts import button, chip, dress, label, row
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import _, ngettext


class Asking(Form):
    """A question with a preview on the plan: Enter anywhere in it answers, Esc leaves. `planned` tells the `Planned` list."""

    planned = Signal(object)
    answered = Signal()
    left = Signal()

    def __init__(self, verb: str) -> None:
        super().__init__()
        self.said = label("", "small", "muted", wrap=True)
        self.said.hide()
        self.go = button(verb, self._answer, primary=True, key=_("Enter"))
        self.leave = button(_("Leave"), self.left.emit)

    def finish(self) -> None:
        """Put the sentence and the buttons under the fields."""
        self.body.addSpacing(6)
        self.body.addWidget(self.said)
        self.body.addSpacing(6)
        self.body.addLayout(row(self.go, self.leave, None, gap=8))
        self.body.addStretch(1)

    def tell(self, words: str, *, wrong: bool) -> None:
        """What Enter would do, or why it would not."""
        self.said.setText(words)
        self.said.setVisible(bool(words))
        dress(self.said, "small", "stop" if wrong else "muted")
        self.go.setEnabled(not wrong)

    def _answer(self) -> None:
        if self.go.isEnabled():
            self.answered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._answer()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class RowPanel(Asking):
    """How many stands a drawn rectangle is, or how wide each; how deep, and how they are numbered."""

    def __init__(self) -> None:
        super().__init__(_("Draw the row"))
        self.count = MeasureField(_("Stands in a line"), step=1, least=1, most=1000, live=True)
        self.wide = MeasureField(_("Width of a stand"), "m", least=0.1, live=True)
        self.deep = MeasureField(_("Depth of a stand"), "m", least=0.1, live=True)
        self.lines = MeasureField(_("Lines, back to back"), step=1, least=1, most=20, live=True)
        self.first = WordField(_("First number"), longest=12)
        self._row = Row(0, 0, 1, 3, 3)
        self._taken: frozenset[str] = frozenset()
        self._numbers: list[str] = []
        for words, field in (
            (_("How many"), self.count), (_("Width each"), self.wide), (_("Depth each"), self.deep),
            (_("Lines"), self.lines), (_("First number"), self.first),
        ):  # fmt: skip
            self.body.addWidget(PlanLine(words, field))
        self.finish()
        self.say(_("A row of stands"), _("Type how many there are, or how wide each of them is."))
        self.count.set_to.connect(self._counted)
        self.lines.set_to.connect(self._lined)
        self.wide.set_to.connect(lambda metres: self._sized(w=metres))
        self.deep.set_to.connect(lambda metres: self._sized(d=metres))
        self.first.textEdited.connect(lambda _text: self._show())
        for field in (self.count, self.wide, self.deep, self.lines):
            field.entered.connect(self._answer)

    def begin(self, rect: Rect, first: str, taken: Collection[str]) -> None:
        """Ask about a rectangle; numbers go on from `first`, none that is `taken`."""
        self._row, self._taken = row_in(rect), frozenset(taken)
        self.first.show_value(first)
        self._show()
        self.count.setFocus()
        self.count.selectAll()

    def stands(self) -> list[tuple[str, Rect]]:
        """The numbers and places of what would be drawn."""
        return list(zip(self._numbers, self._row.rects, strict=True))

    def _counted(self, count: float) -> None:
        """More stands in the same length."""
        now = self._row
        length = now.count * now.w
        many = max(int(count), 1)
        self._row = Row(now.x, now.y, many, length / many, now.d, now.lines, now.upright)
        self._show()

    def _lined(self, lines: float) -> None:
        now = self._row
        depth, many = now.lines * now.d, max(int(lines), 1)
        self._row = Row(now.x, now.y, now.count, now.w, depth / many, many, now.upright)
        self._show()

    def _sized(self, w: float | None = None, d: float | None = None) -> None:
        """Stands of that size, as many as there are: the row grows or shrinks at its far end."""
        now = self._row
        self._row = Row(now.x, now.y, now.count, w or now.w, d or now.d, now.lines, now.upright)
        self._show()

    def _show(self) -> None:
        now = self._row
        shown = ((self.count, now.count), (self.wide, now.w), (self.deep, now.d), (self.lines, now.lines))
        for field, value in shown:
            if not field.hasFocus():
                field.show_value(round(value, 2))
        wanted = now.count * now.lines
        self._numbers = list(islice(following(self.first.text().strip().upper(), self._taken), wanted))
        facts = {
            "n": wanted, "w": decimal(round(now.w, 2)), "d": decimal(round(now.d, 2)),
            "first": self._numbers[0] if self._numbers else "", "last": self._numbers[-1] if self._numbers else "",
        }  # fmt: skip
        wrong = len(self._numbers) < wanted
        words = ngettext("{n} stand of {w} × {d} m: {first}", "{n} stands of {w} × {d} m: {first} to {last}", wanted)
        self.tell(_("No numbers begin with that: write A01, for instance.") if wrong else words.format(**facts), wrong=wrong)
        self.planned.emit([] if wrong else [Planned(rect, number) for number, rect in self.stands()])


class NumberingPanel(Asking):
    """Numbers for what is chosen, in walking order: prefix, first number, step, direction, back and forth."""

    def __init__(self) -> None:
        super().__init__(_("Number them"))
        self.prefix = WordField(_("Letters before the number"), longest=8)
        self.start = MeasureField(_("First number"), step=1, most=9999, live=True)
        self.step = MeasureField(_("Step"), step=1, least=1, most=100, live=True)
        self.digits = MeasureField(_("Digits"), step=1, least=1, most=6, live=True)
        self.snake = Tick(_("Back and forth"))
        self._ways = self._way_buttons()
        self._stands: Sequence[Stand] = ()
        self._taken: frozenset[str] = frozenset()
        self._held = 0
        self.body.addWidget(PlanLine(_("Letters"), self.prefix))
        self.body.addWidget(PlanLine(_("First number"), self.start))
        self.body.addWidget(PlanLine(_("Step, digits"), self.step, self.digits))
        self.body.addWidget(PlanLine(_("Walking"), *self._ways.values(), None))
        self.body.addWidget(PlanLine(_("Every other line"), self.snake))
        self.finish()
        self.prefix.textEdited.connect(lambda _text: self._show())
        self.snake.toggled.connect(lambda _on: self._show())
        for number in (self.start, self.step, self.digits):
            number.set_to.connect(lambda _value: self._show())
            number.entered.connect(self._answer)
            number.show_value(1)
        self.digits.show_value(2)

    def _way_buttons(self) -> dict[str, QPushButton]:
        glyphs = {"east": "arrow-right", "west": "arrow-left", "south": "arrow-down", "north": "arrow-up"}
        words = {"east": _("To the east"), "west": _("To the west"), "south": _("To the south"), "north": _("To the north")}
        made = {}
        for way in DIRECTIONS:
            one = chip()
            one.setIcon(icons.icon(glyphs[way], colour("text")))
            one.setFixedSize(34, 28)
            one.setStyleSheet("QPushButton { padding: 0; min-height: 24px; border-radius: 6px; }")
            one.setAccessibleName(words[way])
            one.setToolTip(words[way])
            one.setChecked(way == "east")
            one.clicked.connect(partial(self._walk, way))
            made[way] = one
        return made

    def _walk(self, way: str, _on: bool = True) -> None:
        for name, one in self._ways.items():
            one.setChecked(name == way)
        self._show()

    def begin(self, stands: Sequence[Stand], taken: Collection[str], held: Collection[str]) -> None:
        """Ask how these stands are numbered; `taken` are the numbers of all others."""
        self._stands, self._taken = stands, frozenset(taken)
        self._held = sum(1 for stand in stands if stand.number in held)
        rows = {row_of(stand.number) for stand in stands}
        self.prefix.show_value(rows.pop() if len(rows) == 1 else "")
        words = ngettext("{n} stand, in walking order", "{n} stands, in walking order", len(stands))
        self.say(_("Number automatically"), words.format(n=len(stands)))
        self._show()
        self.prefix.setFocus()
        self.prefix.selectAll()

    @property
    def how(self) -> Numbering:
        """As it is asked for."""
        way = next(name for name, one in self._ways.items() if one.isChecked())
        start, step, digits = (int(field.value()) for field in (self.start, self.step, self.digits))
        return Numbering(self.prefix.text().strip().upper(), start, step, digits, way, self.snake.isChecked())

    def mapping(self) -> Mapping[str, str]:
        """The new number of each by its old one."""
        return numbers(self._stands, self.how)

    def _show(self) -> None:
        told = self.mapping()
        bad = {old for old, new in told.items() if not new or new in self._taken}
        self.planned.emit([Planned(rect_of(stand), told[stand.number] or "?", stand.number in bad) for stand in self._stands])
        if bad:
            taken = next((told[old] for old in told if old in bad), "")
            words = (
                _("{number} is the number of another stand. Choose other letters or another first number.")
                if taken
                else _("That gives no numbers: letters, digits and blanks, twelve at most.")
            )
            self.tell(words.format(number=taken), wrong=True)
            return
        new = list(told.values())
        words = _("{first} to {last}").format(first=new[0], last=new[-1]) if len(new) > 1 else "".join(new)
        if self._held:
            words = ngettext(
                "{numbers}. {n} of them is held: its badges and plans say the old number, and are listed to print again.",
                "{numbers}. {n} of them are held: their badges and plans say the old numbers, and are listed to print again.",
                self._held,
            ).format(numbers=words, n=self._held)
        self.tell(words, wrong=not new)
