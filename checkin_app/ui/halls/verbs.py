"""What a key, a button or a drag in the editor of halls does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from checkin_app.documents.venue import Picture, read_picture
from checkin_app.domain.floorplan import Hall
from checkin_app.domain.plan_checks import Finding
from checkin_app.services import venue
from checkin_app.ui.context import Context
from checkin_app.ui.halls import files
from checkin_app.ui.halls.acts import Acts
from checkin_app.ui.halls.arranging import SIDES, aligned, spread
from checkin_app.ui.halls.drafting import Drafter
from checkin_app.ui.halls.findings import keys_of
from checkin_app.ui.halls.geometry import bounds
from checkin_app.ui.halls.parts import Parts
from checkin_app.ui.halls.rows import Asking
from checkin_app.ui.halls.scene import STAND, stands_of
from checkin_app.ui.halls.tools import Tool, tools
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import _, ngettext


class HallVerbs(QObject):
    """`left`: the stands again. `went`: another hall is to be edited, by its id. `read` tells a `ReadPlan` that came in."""

    left = Signal()
    went = Signal(str)
    read = Signal(object)

    def __init__(
        self, context: Context, parts: Parts, acts: Acts, drafter: Drafter, parent: QWidget, dialogs: files.FileDialogs
    ) -> None:
        super().__init__(parent)
        self._context, self._parts, self._acts, self._drafter = context, parts, acts, drafter
        self._parent, self._dialogs = parent, dialogs
        self._line = (0.0, 0.0, 0.0, 0.0)
        self._does: dict[str, Callable[[], object]] = {
            "enter": self._enter, "add": self._add, "leave": self._leave, "all": self._all, "rename": self._rename,
            "remove": self._remove, "duplicate": self._duplicate, "copy": self._copy, "cut": self._cut,
            "paste": drafter.paste, "number": self._number, "undo": self._undo, "redo": acts.redo, "done": self._done,
            "new-hall": self.ask_new_hall, "remove-hall": drafter.remove_hall, "import": self._import, "export": self._export,
            "picture": self._choose_picture, "move-picture": partial(self._take_for_picture, Tool.PICTURE),
            "measure": partial(self._take_for_picture, Tool.MEASURE), "remove-picture": drafter.clear_picture,
        }  # fmt: skip
        self._wire()

    def _wire(self) -> None:
        parts, drafter = self._parts, self._drafter
        canvas = parts.canvas
        canvas.placed.connect(drafter.place)
        canvas.drawn.connect(self.draw)
        canvas.measured.connect(self._measured)
        canvas.picture_moved.connect(self._picture_moved)
        canvas.dropped.connect(self._lay_picture)
        for signal in (canvas.asked, parts.bar.asked, parts.selection.asked, parts.hall.asked):
            signal.connect(self.do)
        parts.bar.took.connect(self._took)
        parts.findings.wanted.connect(self._go_to)
        parts.selection.measured.connect(self._resize)
        parts.selection.powered.connect(lambda kilowatts: drafter.power(canvas.chosen, kilowatts))
        parts.selection.named.connect(lambda words: drafter.name(canvas.chosen[0], words) if canvas.chosen else None)
        parts.hall.changed.connect(lambda field, value: drafter.change(**{field: value}))
        parts.hall.pictured.connect(lambda field, metres: drafter.place_picture(**{field: metres}))
        for question in parts.questions:
            question.planned.connect(canvas.plan)
            question.left.connect(self._left_question)
            question.answered.connect(partial(self._answered, question))

    def do(self, verb: str) -> None:
        """What a key or a button asks for: see the signals `asked`."""
        places = {key: self._parts.canvas.rects[key] for key in self._parts.canvas.chosen}
        if verb.isdigit():
            self._took(tools()[int(verb) - 1].tool)
        elif verb in SIDES:
            self._drafter.place(aligned(places, verb))
        elif verb.startswith("spread"):
            self._drafter.place(spread(places, across=verb == "spread-across"))
        else:
            self._does[verb]()

    # ---------------------------------------------------------------- drawing

    def _took(self, tool: Tool) -> None:
        self._parts.take(tool)
        self._parts.leave_question()

    def draw(self, rect: Rect) -> None:
        """A rectangle was drawn with the tool in the hand."""
        if self._no_hall():
            return
        parts, drafter, tool = self._parts, self._drafter, self._parts.canvas.tool
        if tool is Tool.STAND:
            drafter.draw_stands([(drafter.first_number(parts.canvas.chosen), rect)])
        elif tool is Tool.ROW:
            self._ask(parts.row)
            parts.row.begin(rect, drafter.next_row(), drafter.taken)
        else:
            drafter.draw_box(str(tool), rect)
            if tool is Tool.AREA:
                self._took(Tool.SELECT)
                self._rename()

    def _enter(self) -> None:
        """Enter: with a tool, one is put where there is room; else the panel of what is chosen, or the first thing."""
        canvas, field = self._parts.canvas, self._parts.selection.fields["x"]
        if canvas.tool not in {Tool.SELECT, Tool.PICTURE, Tool.MEASURE}:
            self._add()
        elif not canvas.chosen:
            canvas.walk_on(1)
        else:
            field.setFocus()
            field.selectAll()

    def _add(self) -> None:
        """One of the tool's sort, beside what is chosen or in the middle of what is seen."""
        canvas = self._parts.canvas
        known = {look.tool: look for look in tools()}
        look = known[canvas.tool if canvas.tool in known and canvas.tool is not Tool.SELECT else Tool.STAND]
        self._parts.take(look.tool)
        hall, frame = canvas.hall, canvas.frame()
        w, h = min(look.size[0], hall.width), min(look.size[1], hall.height)
        x, y = (frame.right, frame.y) if frame else canvas.view.metres(canvas.rect().toRectF().center())
        self.draw(Rect(min(max(round(x, 1), 0.0), hall.width - w), min(max(round(y, 1), 0.0), hall.height - h), w, h))

    # ---------------------------------------------------------------- what is chosen

    def _leave(self) -> None:
        """Esc: the question, then the tool, then the choice."""
        parts = self._parts
        if parts.asking:
            self._left_question()
        elif parts.canvas.tool is not Tool.SELECT:
            parts.take(Tool.SELECT)
        else:
            parts.canvas.choose([])

    def _all(self) -> None:
        canvas = self._parts.canvas
        canvas.choose([key for key in canvas.rects if key[0] == STAND] or list(canvas.rects))

    def _rename(self) -> None:
        if len(self._parts.canvas.chosen) == 1:
            self._parts.selection.name.setFocus()
            self._parts.selection.name.selectAll()

    def _remove(self) -> None:
        self._drafter.remove(list(self._parts.canvas.chosen))

    def _duplicate(self) -> None:
        frame = self._parts.canvas.frame()
        if frame:
            self._drafter.duplicate(list(self._parts.canvas.chosen), frame)

    def _copy(self) -> None:
        self._drafter.copy(self._parts.canvas.chosen)

    def _cut(self) -> None:
        self._copy()
        self._remove()

    def _resize(self, side: str, metres: float) -> None:
        """An exact place or size: places are those of the frame around what is chosen."""
        rects = {key: self._parts.canvas.rects[key] for key in self._parts.canvas.chosen}
        if not rects:
            return
        around = bounds(rects.values())
        if side == "x":
            wanted = {key: rect.moved(metres - around.x, 0) for key, rect in rects.items()}
        elif side == "y":
            wanted = {key: rect.moved(0, metres - around.y) for key, rect in rects.items()}
        else:
            wanted = {key: replace(rect, **{side: metres}) for key, rect in rects.items()}
        self._drafter.place(wanted)

    def _go_to(self, finding: Finding) -> None:
        canvas = self._parts.canvas
        self._took(Tool.SELECT)
        canvas.choose(keys_of(canvas.hall, finding), reveal=True)

    # ---------------------------------------------------------------- questions

    def _ask(self, question: Asking) -> None:
        self._parts.show_panel(question)

    def ask_new_hall(self) -> None:
        """Ask for the name and the size of a hall."""
        self._ask(self._parts.new_hall)
        self._parts.new_hall.begin()

    def _no_hall(self) -> bool:
        """Whether there is none to draw in; then one is asked for."""
        if self._drafter.hall.id:
            return False
        self._context.say(_("There is no hall yet: give it a name and a size first, or import one."), "caution")
        self.ask_new_hall()
        return True

    def _number(self) -> None:
        hall = self._drafter.hall
        stands = stands_of(hall, self._parts.canvas.chosen) or list(hall.stands)
        if stands:
            self._ask(self._parts.numbering)
            own = {stand.number for stand in stands}
            self._parts.numbering.begin(stands, self._drafter.taken - own, self._drafter.held.keys())

    def _left_question(self) -> None:
        """What is chosen again; where there is no hall, the stands."""
        if self._drafter.hall.id:
            self._parts.leave_question()
        else:
            self._done()

    def _answered(self, question: Asking) -> None:
        parts, drafter = self._parts, self._drafter
        parts.take(Tool.SELECT)
        parts.leave_question()
        if question is parts.row:
            drafter.draw_stands(parts.row.stands())
        elif question is parts.numbering:
            drafter.rename(parts.numbering.mapping())
        elif question is parts.measuring:
            drafter.scale_picture(self._line, parts.measuring.length.value())
        else:
            made = parts.new_hall
            drafter.create(made.name.text(), made.wide.value(), made.deep.value(), self._made)

    def _made(self, hall: Hall) -> None:
        self.went.emit(hall.id)

    # ---------------------------------------------------------------- undo, and the way out

    def _undo(self) -> None:
        self._parts.canvas.settle()
        self._acts.undo()

    def _done(self) -> None:
        self._parts.canvas.settle()
        self._took(Tool.SELECT)
        self.left.emit()

    # ---------------------------------------------------------------- the picture of the venue, and files

    def _take_for_picture(self, tool: Tool) -> None:
        self._parts.take(tool)
        self._parts.canvas.choose([])
        self._parts.canvas.setFocus()

    def _picture_moved(self, dx: float, dy: float) -> None:
        under = self._drafter.hall.background
        if under:
            self._drafter.place_picture(x=under.x + dx, y=under.y + dy)

    def _measured(self, x: float, y: float, to_x: float, to_y: float) -> None:
        self._line = (x, y, to_x, to_y)
        self._ask(self._parts.measuring)
        self._parts.measuring.begin(((to_x - x) ** 2 + (to_y - y) ** 2) ** 0.5)

    def _choose_picture(self) -> None:
        path = self._dialogs.picture(self._parent)
        if path:
            self._lay_picture(path)

    def _lay_picture(self, path: Path) -> None:
        if self._no_hall():
            return
        hall_id = self._drafter.hall.id

        def lay(picture: Picture) -> None:
            self._acts.do(lambda session, stamp: venue.lay_picture(session, hall_id, picture, stamp))

        # Off the desk's thread: to read a large scan takes seconds.
        self._context.offload(lambda: read_picture(path), lay)

    def _import(self) -> None:
        path = self._dialogs.plan(self._parent)
        if path:
            # Off the desk's thread, as the pictures are; what is on it is only the writing.
            self._context.aside(lambda session: files.read(session, path), self._write_plan)

    def _write_plan(self, write: files.Write) -> None:
        self._acts.do(write, "", self._has_read, lambda plan: plan.written)

    def _has_read(self, plan: files.ReadPlan) -> None:
        lost: Sequence[Finding] = plan.findings
        words = _("The plan is read.")
        if lost:
            words = ngettext(
                "The plan is read; {n} thing in its file is to be looked at.",
                "The plan is read; {n} things in its file are to be looked at.",
                len(lost),
            )
        self._context.say(words.format(n=len(lost)), "caution" if lost else "good")
        self.read.emit(plan)

    def _export(self) -> None:
        if self._no_hall():
            return
        hall_id = self._drafter.hall.id
        path = self._dialogs.new_plan(self._parent, "floorplan.json")
        if path:
            words = _("{hall} is written to {file}.").format(hall=self._drafter.hall.name, file=path.name)
            self._context.aside(
                lambda session: venue.export_file(session, hall_id, path), lambda _none: self._context.say(words, "good")
            )
