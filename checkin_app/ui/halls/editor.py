"""The editor of halls: the plan under the hand, panels beside it, and what is to be looked at; every act is kept at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QGridLayout, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.floorplan import Hall
from checkin_app.domain.plan_checks import Finding
from checkin_app.ui.context import Context
from checkin_app.ui.frame import page_margins
from checkin_app.ui.halls import files
from checkin_app.ui.halls.acts import Acts
from checkin_app.ui.halls.drafting import Drafter
from checkin_app.ui.halls.fields import plan_button
from checkin_app.ui.halls.findings import marks
from checkin_app.ui.halls.loading import Loaded, load
from checkin_app.ui.halls.painting import Sheet
from checkin_app.ui.halls.parts import Parts
from checkin_app.ui.halls.scene import STAND, Key, Redraw, after, things
from checkin_app.ui.halls.tools import Tool
from checkin_app.ui.halls.verbs import HallVerbs
from checkin_app.ui.theme import is_dark
from checkin_app.ui.widgets.parts import Panel, button, column, row, scrolled
from checkin_app.wording import _

_SIDE = 340


class HallEditor(QWidget):
    """`left`: back to the stands, with the id of the hall that was edited."""

    left = Signal(str)

    def __init__(self, context: Context, dialogs: files.FileDialogs | None = None) -> None:
        super().__init__()
        self._context = context
        self.acts = Acts(context)
        self.drafter = Drafter(self.acts)
        self.parts = Parts()
        self.canvas = self.parts.canvas
        self.verbs = HallVerbs(context, self.parts, self.acts, self.drafter, self, dialogs or files.FileDialogs())
        self._loaded: Loaded | None = None
        self._left_out: tuple[str, Sequence[Finding]] = ("", ())
        self._hall_id = ""
        self._want: Sequence[Key] | None = None
        self._picture, self._picture_of = QPixmap(), ""
        self._opacity = 0.6
        self._build()
        self._wire()

    # ---------------------------------------------------------------- building

    def _build(self) -> None:
        parts = self.parts
        drawn = Panel(margin=2)
        over = QGridLayout()
        over.addWidget(parts.canvas, 0, 0)
        over.addWidget(self._zoom(), 0, 0, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight)
        drawn.body.addLayout(over)
        side = Panel(scrolled(row(parts.side)), margin=16)
        right = column(side, parts.findings, gap=12)
        right.setStretch(0, 1)
        beside = QWidget()
        beside.setFixedWidth(_SIDE)
        beside.setLayout(right)
        plan = column(drawn, parts.hint, gap=8)
        plan.setStretch(0, 1)
        lower = row(plan, beside, gap=16)
        lower.setStretch(0, 1)
        whole = column(parts.bar, lower, gap=12, margins=page_margins())
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.setFocusProxy(parts.canvas)

    def _zoom(self) -> QWidget:
        """The buttons in the corner of the plan."""
        corner, canvas = QWidget(), self.canvas
        whole = button(_("Whole hall"), canvas.fit, small=True)
        whole.setToolTip("0")
        farther = plan_button("minus", _("Farther"), lambda: canvas.zoom(closer=False))
        closer = plan_button("plus", _("Closer"), lambda: canvas.zoom(closer=True))
        corner.setLayout(row(farther, closer, whole, gap=4, margins=(0, 0, 10, 8)))
        return corner

    def _wire(self) -> None:
        parts = self.parts
        parts.canvas.chosen_changed.connect(parts.show_chosen)
        parts.bar.went.connect(self.edit)
        parts.hall.faded.connect(self._fade)
        self.verbs.went.connect(self.edit)
        self.verbs.read.connect(self._read)
        self.verbs.left.connect(lambda: self.left.emit(self._hall_id))
        self.drafter.redrawn.connect(self._foresee)
        self.drafter.renumbered.connect(self._renumbered)
        self.acts.moved.connect(lambda: parts.bar.show_acts(self.acts))
        self.acts.failed.connect(self.reload)
        self._context.tasks.changed.connect(self._on_changes)

    # ---------------------------------------------------------------- reading

    def edit(self, hall_id: str) -> None:
        """Edit that hall; without any, ask for a new one."""
        self._hall_id = hall_id
        self.parts.take(Tool.SELECT)
        self.parts.bar.show_acts(self.acts)
        self.reload()

    def reload(self) -> None:
        """Read the hall again."""
        hall_id, known = self._hall_id, self._picture_of
        self._context.run(lambda session: load(session, hall_id, known), self._show, latest="hall-editor")

    def _on_changes(self, changes: Changes) -> None:
        if self.isVisible() and (changes.halls or changes.stands or changes.exhibitors or changes.event):
            self.reload()

    def _show(self, loaded: Loaded) -> None:
        """Nothing that is on its way is shown as it was before: it will be read once it is kept."""
        if self.acts.pending:
            return
        self._loaded = loaded
        self.parts.bar.show_halls(loaded.halls, loaded.hall.id if loaded.hall else "")
        self.drafter.taken = frozenset(stand.number for hall in loaded.halls for stand in hall.stands)
        self.drafter.held = loaded.held
        if loaded.hall is None:
            self._show_none()
            return
        self._hall_id = loaded.hall.id
        if loaded.picture and loaded.hall.background:
            picture, name = loaded.picture, loaded.hall.background.picture
            self._context.offload(lambda: files.drawn_picture(picture), partial(self._show_picture, name))
        self._show_hall(loaded.hall)
        if self._want is not None:
            wanted, self._want = self._want, None
            self.canvas.choose(wanted, reveal=True)
        else:
            self.parts.show_chosen()

    def _show_none(self) -> None:
        """There is no hall: one is asked for."""
        self._hall_id = ""
        self.drafter.hall = Hall("", "", 40, 25)
        self.canvas.show_sheet(Sheet(self.drafter.hall, {}))
        if not self.parts.asking:
            self.verbs.ask_new_hall()

    def _show_hall(self, hall: Hall) -> None:
        self.drafter.hall = hall
        found = self._findings()
        known = self._picture if hall.background and hall.background.picture == self._picture_of else None
        held = self._loaded.held if self._loaded else {}
        self.canvas.show_sheet(Sheet(hall, things(hall), held, marks(hall, found), known, self._opacity))
        self.parts.findings.show_findings(found)
        self.parts.hall.show_hall(hall)

    def _findings(self) -> list[Finding]:
        """Those of the hall as it was read last, and what its file said that is not in it."""
        hall_id, left_out = self._left_out
        return [*(left_out if hall_id == self._hall_id else ()), *(self._loaded.findings if self._loaded else ())]

    def _show_picture(self, name: str, image: QImage) -> None:
        if is_dark():
            # Black lines on white become light lines on dark: the words of the plan stay legible over it.
            image.invertPixels()
        self._picture, self._picture_of = QPixmap.fromImage(image), name
        self._show_hall(self.drafter.hall)

    def _fade(self, opacity: float) -> None:
        self._opacity = opacity
        self._show_hall(self.drafter.hall)

    def _foresee(self, redraw: Redraw, chosen: Sequence[Key] | None) -> None:
        """Show an edit before it is kept, so that nothing jumps back under the hand."""
        self.drafter.taken |= {stand.number for stand in redraw.drawn}
        self._show_hall(after(self.drafter.hall, redraw))
        if chosen is not None:
            self.canvas.choose(chosen)

    def _renumbered(self, told: dict[str, str]) -> None:
        self._want = [
            (sort, told.get(number, number)) if sort == STAND else (sort, number) for sort, number in self.canvas.chosen
        ]

    def _read(self, plan: files.ReadPlan) -> None:
        """A plan came in from a file: it is edited now."""
        self._left_out = (plan.hall, plan.findings)
        self.edit(plan.hall)

    # ---------------------------------------------------------------- keys of the whole editor

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _verb(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo and redo are of this hall while it is edited; Esc goes back to the plan."""
        verb = _verb(event)
        if verb == "print":
            self._context.say(_("The plan and the badges are printed from the page of the stands: Ctrl+E goes back to it."))
        elif verb:
            self.verbs.do(verb)
        elif event.key() == Qt.Key.Key_Escape:
            self.canvas.setFocus()
        else:
            super().keyPressEvent(event)


def _verb(event: QKeyEvent) -> str:
    if event.matches(QKeySequence.StandardKey.Undo):
        return "undo"
    pressed = QKeySequence(event.keyCombination())
    if event.matches(QKeySequence.StandardKey.Redo) or pressed in (QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")):
        return "redo"
    own = {"Ctrl+E": "done", "Ctrl+P": "print"}
    return next((verb for key, verb in own.items() if pressed == QKeySequence(key)), "")
