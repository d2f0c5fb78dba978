"""The page of the stands: the plan, a field that finds, the card of the chosen stand, and the verbs that change it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QStackedWidget, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.floorplan import Hall, StandView
from checkin_app.services import stands
from checkin_app.services.session import Session
from checkin_app.services.stands import StandEvent
from checkin_app.ui.context import Context
from checkin_app.ui.stands.card import StandCard
from checkin_app.ui.stands.finding import found_stands
from checkin_app.ui.stands.legend import Legend
from checkin_app.ui.stands.panels import Confirmation, ExhibitorPicker
from checkin_app.ui.stands.papers import print_plan, save_plan
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.widgets.parts import Panel, button, column, row
from checkin_app.wording import _

_CARD = 340


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the page shows, read in one go."""

    halls: list[Hall]
    views: list[StandView]
    now: datetime


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A change that waits for a yes."""

    verb: str
    from_: str
    to: str = ""


class StandsPage(QWidget):
    """See screens.md, “Stands”."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._loaded: _Loaded | None = None
        self._mode = ""
        self._wanted: _Wanted | None = None
        self._plan = Plan()
        self._card = StandCard()
        self._picker = ExhibitorPicker()
        self._confirmation = Confirmation()
        self._field = QLineEdit()
        self._build()
        self._wire()

    def _build(self) -> None:
        self._field.setPlaceholderText(_("Stand, exhibitor or person"))
        self._field.setAccessibleName(_("Find a stand, an exhibitor or a person"))
        self._field.setClearButtonEnabled(True)
        self._field.setMinimumHeight(38)
        self._field.setMaximumWidth(300)
        self._stack = QStackedWidget()
        for panel in (self._card, self._picker, self._confirmation):
            self._stack.addWidget(panel)
        side = Panel(self._stack, margin=20)
        side.setFixedWidth(_CARD)
        self._legend = Legend()
        out = button("−", self._plan.zoom_out)
        out.setAccessibleName(_("Farther"))
        closer = button("+", self._plan.zoom_in)
        closer.setAccessibleName(_("Closer"))
        tools = row(
            self._field, out, closer, button(_("Whole hall"), self._plan.fit), None,
            button(_("Save the plan…"), lambda: save_plan(self, self._context)), button(_("Print the plan"), lambda: print_plan(self._context)), gap=8,
        )  # fmt: skip
        drawn = Panel(self._plan, margin=1)
        drawn.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left = column(tools, drawn, self._legend, gap=12)
        self.setLayout(row(left, side, gap=16, margins=(20, 16, 20, 14)))

    def _wire(self) -> None:
        self._plan.selected.connect(self._show_stand)
        self._plan.activated.connect(self._aimed)
        self._plan.dropped.connect(self._dropped)
        self._field.textChanged.connect(self._find)
        self._field.returnPressed.connect(self._next_found)
        self._card.verb.connect(self._verb)
        self._card.person.connect(self._context.show_person)
        self._picker.assigned.connect(lambda exhibitor: self._allocate(stands.assign, exhibitor))
        self._picker.reserved.connect(lambda exhibitor: self._allocate(stands.reserve, exhibitor))
        self._picker.left.connect(self._leave)
        self._confirmation.left.connect(self._leave)
        self._confirmation.agreed.connect(self._do)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._field.setFocus)

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read halls and stands again."""
        self._context.run(_load, self._show)

    def on_changes(self, changes: Changes) -> None:
        """Arrivals, allocations and halls are all on the plan."""
        if changes.stands or changes.exhibitors or changes.halls or changes.passages or changes.attendees:
            self.reload()

    def header(self) -> tuple[str, str]:
        """The title, and how many stands are taken."""
        views = self._loaded.views if self._loaded else []
        taken = sum(1 for view in views if view.exhibitor)
        words = _("{n} stands · {taken} allocated · {free} free")
        return _("Stands"), words.format(n=len(views), taken=taken, free=len(views) - taken)

    # ---------------------------------------------------------------- showing

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        self._plan.show_hall(loaded.halls[0] if loaded.halls else None, loaded.views)
        self._legend.show_counts(loaded.views)
        self._show_stand(self._plan.current)
        self._context.header_changed(self)

    def _show_stand(self, number: str) -> None:
        view = self._view(number)
        if view is None:
            self._card.show_nothing()
            return
        if self._mode not in {"picker", "confirm"}:
            self._stack.setCurrentWidget(self._card)
        self._context.run(lambda session: stands.history(session, number), lambda events: self._show_card(number, events))

    def _show_card(self, number: str, events: Sequence[StandEvent]) -> None:
        view = self._view(number)
        if view is not None and self._loaded and number == self._plan.current:
            self._card.show_stand(view, events, self._loaded.now)

    def _view(self, number: str) -> StandView | None:
        views = self._loaded.views if self._loaded else []
        return next((view for view in views if view.stand.number == number), None)

    def _find(self, text: str) -> None:
        found = found_stands(self._loaded.views if self._loaded else [], text)
        self._plan.mark(found)
        if found and self._plan.current not in found:
            self._plan.select(found[0])

    def _next_found(self) -> None:
        found = found_stands(self._loaded.views if self._loaded else [], self._field.text())
        if found:
            position = found.index(self._plan.current) + 1 if self._plan.current in found else 0
            self._plan.select(found[position % len(found)])
            self._plan.setFocus()

    # ---------------------------------------------------------------- verbs

    def _verb(self, name: str) -> None:
        number = self._plan.current
        if name == "assign":
            self._mode = "picker"
            self._context.run(stands.exhibitors, lambda known: self._picker.open(number, known))
            self._stack.setCurrentWidget(self._picker)
        elif name in {"move", "swap"}:
            self._mode = name
            self._plan.choose_target(True)
            self._plan.setFocus()
            self._context.say(_("Click the stand to go to, or use the arrow keys and Enter. Esc leaves."))
        elif name == "confirm":
            self._change(lambda session: stands.confirm(session, number, session.stamp()), number)
        elif name == "vacate":
            self._ask(_Wanted("vacate", number))
        elif name == "badges":
            view = self._view(number)
            self._context.print_badges([member.attendee_id for member in view.staff] if view else [])

    def _aimed(self, number: str) -> None:
        """Enter or a click on the plan: the target of a move, or the first thing to do with the chosen stand."""
        if self._mode in {"move", "swap"}:
            if number != self._plan.current:
                self._meant(self._plan.current, number, self._mode)
            return
        view = self._view(number)
        if view is not None and view.exhibitor is None:
            self._verb("assign")

    def _dropped(self, from_: str, to: str) -> None:
        self._meant(from_, to, "move")

    def _meant(self, from_: str, to: str, verb: str) -> None:
        """A move to a stand that is held is a swap."""
        target = self._view(to)
        taken = target is not None and target.exhibitor is not None
        self._plan.choose_target(False)
        self._plan.target = to
        self._ask(_Wanted("swap" if taken else verb, from_, to))

    def _ask(self, wanted: _Wanted) -> None:
        """Show what a change makes stale before it is done."""
        self._wanted, self._mode = wanted, "confirm"
        numbers = [number for number in (wanted.from_, wanted.to) if number]

        def papers(session: Session) -> list[str]:
            people = [person for number in numbers for person in stands.stale_papers(session, number)]
            return list(dict.fromkeys(person.full_name for person in people))

        self._context.run(papers, lambda names: self._open_confirmation(wanted, names))

    def _open_confirmation(self, wanted: _Wanted, names: Sequence[str]) -> None:
        one, other = self._holder(wanted.from_), self._holder(wanted.to)
        headings = {
            "move": _("Move {exhibitor} from {one} to {other}?"),
            "swap": _("{exhibitor} goes to {other}, {second} to {one}?"),
            "vacate": _("Free stand {one}? {exhibitor} is left without it."),
        }
        verbs = {"move": _("Move"), "swap": _("Swap"), "vacate": _("Vacate")}
        heading = headings[wanted.verb].format(
            exhibitor=one or other, one=wanted.from_, other=wanted.to, second=other or _("nobody")
        )
        detail = _("The cards of their people say the new number at once. Ctrl+Z undoes.")
        self._confirmation.open(heading, detail, names, verbs[wanted.verb])
        self._stack.setCurrentWidget(self._confirmation)

    def _holder(self, number: str) -> str:
        view = self._view(number)
        return view.exhibitor.name if view and view.exhibitor else ""

    def _do(self) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        if wanted.verb == "vacate":
            self._change(lambda session: stands.vacate(session, wanted.from_, session.stamp()), wanted.from_)
            return
        verb = stands.swap if wanted.verb == "swap" else stands.move
        self._change(lambda session: verb(session, wanted.from_, wanted.to, session.stamp()), wanted.to)

    def _allocate(self, verb: Callable[..., StandView], exhibitor: str) -> None:
        number = self._plan.current
        self._change(lambda session: verb(session, number, exhibitor, session.stamp()), number)

    def _change(self, work: Callable[[Session], StandView], number: str) -> None:
        """Do it on the database thread, then choose `number`; the commit's Changes reload the plan."""
        self._leave()
        self._context.run(work, lambda _view: self._plan.select(number))

    def _leave(self) -> None:
        self._mode, self._wanted = "", None
        self._plan.choose_target(False)
        self._stack.setCurrentWidget(self._card)
        self._plan.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self._mode:
            self._leave()
        else:
            super().keyPressEvent(event)


def _load(session: Session) -> _Loaded:
    return _Loaded(stands.halls(session), stands.stand_views(session), session.event.local(session.clock()))
