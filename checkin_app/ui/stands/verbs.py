"""What is done with the chosen stands: the panels that ask, in their order, and the services that do it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from checkin_app.domain.floorplan import StandState, StandView
from checkin_app.domain.journal import Stamp
from checkin_app.services import exhibitors, stands
from checkin_app.services.session import Session
from checkin_app.services.stand_papers import StalePapers
from checkin_app.ui.context import Context
from checkin_app.ui.stands.acts import Change, confirm, give
from checkin_app.ui.stands.card import StandCard
from checkin_app.ui.stands.confirmation import Confirmation
from checkin_app.ui.stands.dragging import Lift
from checkin_app.ui.stands.finding import found_stands
from checkin_app.ui.stands.passed_over import passed_over
from checkin_app.ui.stands.picker import ExhibitorPicker
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.stands.target import TargetPanel
from checkin_app.ui.stands.words import drag_sentence, target_sentence
from checkin_app.wording import _, ngettext

Work = Callable[[Session, Stamp], object]
_RESERVED, _CONFIRMED = StandState.RESERVED, StandState.CONFIRMED


class Verbs(QObject):
    """Drives the side panel: the card, or the one question that is open. `views`: all stands; `go_to` chooses one."""

    closed = Signal()
    """A question was answered or left: the card is back."""

    def __init__(
        self,
        context: Context,
        plan: Plan,
        card: StandCard,
        views: Callable[[], dict[str, StandView]],
        go_to: Callable[[str], object],
    ) -> None:
        super().__init__()
        self._go_to = go_to
        self._context, self._plan, self._card, self._views = context, plan, card, views
        self._picker, self._target, self._confirmation = ExhibitorPicker(), TargetPanel(), Confirmation()
        self._verb, self._from = "move", ""
        self._wanted: Change | None = None
        self._premise: dict[str, str] = {}
        self._stale: list[str] = []
        self._answer: Callable[[str, bool], object] = lambda _exhibitor, _second: None
        self.side = QStackedWidget()
        for panel in (card, self._picker, self._target, self._confirmation):
            self.side.addWidget(panel)
        self._wire()

    def _wire(self) -> None:
        self._card.verb.connect(self.do)
        self._plan.shown.connect(self._look_again)
        self._plan.activated.connect(self._activated)
        self._plan.aimed.connect(self._aimed)
        self._plan.dragging.dropped.connect(self._dropped)
        self._plan.dragging.words = lambda lift, number, held: drag_sentence(lift, self._views().get(number), held)
        self._picker.picked.connect(self._picked)
        self._target.typed.connect(self._typed)
        self._target.stepped.connect(self._plan.aim_along)
        self._target.taken.connect(lambda: self._activated(self._plan.target))
        self._confirmation.agreed.connect(self._agreed)
        for panel in (self._picker, self._target, self._confirmation):
            panel.left.connect(self.leave)

    @property
    def asking(self) -> bool:
        """Whether something else than the card is open."""
        return self.side.currentWidget() is not self._card

    def open(self, panel: QWidget) -> None:
        """Open a panel of somebody else in place of the card; `leave` closes it."""
        if self.side.indexOf(panel) < 0:
            self.side.addWidget(panel)
        self._plan.choose_target(False)
        self.side.setCurrentWidget(panel)

    def do(self, verb: str) -> None:
        """Begin a verb on what is chosen; one that makes no sense there is told so, or why it is refused."""
        views = [view for number, view in self._views().items() if number in self._plan.chosen]
        if self.asking:
            return
        if not views:
            if verb in {"assign", "reserve", "move"} and self._placeless:
                self._look_for_target("reserve" if verb == "reserve" else "assign")
                return
            if verb == "badges":
                self._print_badges([])
                return
        if why := passed_over(verb, views):
            self._context.say(why)
            return
        {
            "assign": lambda: self._pick(views, _CONFIRMED),
            "reserve": lambda: self._pick(views, _RESERVED),
            "confirm": lambda: self._confirm(views),
            "move": lambda: self._look_for_target("move"),
            "swap": lambda: self._look_for_target("swap"),
            "vacate": lambda: self._vacate([view for view in views if view.exhibitor]),
            "badges": lambda: self._print_badges(views),
        }[verb]()

    def share(self) -> None:
        """Ask who shares the stand of the exhibitor on the card."""
        host = self._card.shown.file.exhibitor if self._card.shown and self._card.shown.file else None
        if host is None or self.asking:
            return

        def shared(guest: str, _second: bool) -> None:
            said = _("{host} shares the stand now. Ctrl+Z undoes.").format(host=host.name)
            self.change(lambda session, stamp: exhibitors.share(session, guest, host.id, stamp), said)

        self._answer = shared
        heading = _("Who shares the stand of {exhibitor}?").format(exhibitor=host.name)
        self._context.run(
            lambda session: [one for one in stands.exhibitors(session) if one.exhibitor.id != host.id and not one.stands],
            lambda known: self._picker.open(heading, known, _("Share")),
        )
        self.side.setCurrentWidget(self._picker)

    def leave(self) -> None:
        """Close what is open; nothing has changed."""
        self._wanted = None
        self._premise = {}
        self._plan.choose_target(False)
        self.side.setCurrentWidget(self._card)
        self._plan.setFocus()
        self.closed.emit()

    def change(self, work: Work, said: str, number: str = "", then: Callable[[], object] = lambda: None) -> None:
        """Do it on the database thread, say so and choose `number`; the commit's Changes reload the plan."""
        stamp = self._context.stamp()
        if self.asking:
            self.leave()

        def done(_result: object) -> None:
            if number:
                self._go_to(number)
            self._context.say(said, "good")
            then()

        self._context.run(lambda session: work(session, stamp), done)

    def _held(self, *numbers: str) -> dict[str, str]:
        """The ids of who holds those stands, as far as somebody does."""
        views = ((number, self._views().get(number)) for number in numbers)
        return {number: view.exhibitor.id for number, view in views if view and view.exhibitor}

    def _look_again(self) -> None:
        """The plan was read again: a question of which the stands changed hands meanwhile is closed, not answered wrongly."""
        now = self._held(*self._premise)
        changed = [number for number, held in self._premise.items() if number in self._views() and now.get(number, "") != held]
        if changed and self.asking:
            self.leave()
            said = _("Stand {stand} changed hands meanwhile: nothing was done. Ask again.")
            self._context.say(said.format(stand=changed[0]), "caution")

    @property
    def _placeless(self) -> str:
        """The exhibitor without a stand who is on the card."""
        shown = self._card.shown
        return shown.file.exhibitor.id if shown and shown.view is None and shown.file else ""

    # ---------------------------------------------------------------- asking

    def _pick(self, views: Sequence[StandView], state: StandState) -> None:
        """Ask who gets these stands; one that is held is refused with who holds it since when."""
        numbers = [view.stand.number for view in views]
        held = next((view for view in views if view.exhibitor), None)
        if held:
            self._context.run(lambda session: stands.refuse_if_held(session, held.stand.number))
            return
        self._premise = dict.fromkeys(numbers, "")
        first, second = (_("Assign"), _("Reserve")) if state is _CONFIRMED else (_("Reserve"), _("Assign"))

        def given(exhibitor: str, other: bool) -> None:
            swapped = _RESERVED if state is _CONFIRMED else _CONFIRMED
            self._allocate(numbers, exhibitor, swapped if other else state)

        self._answer = given
        heading = _("Who gets {stands}?").format(stands=", ".join(numbers))
        self._context.run(stands.exhibitors, lambda known: self._picker.open(heading, known, first, second, numbers))
        self.side.setCurrentWidget(self._picker)

    def _picked(self, exhibitor: str, second: bool) -> None:
        self._answer(exhibitor, second)

    def _look_for_target(self, verb: str) -> None:
        view = self._views().get(self._plan.current)
        shown = self._card.shown
        if view is None and shown and shown.file:
            heading = _("Which stand does {exhibitor} get?").format(exhibitor=shown.file.exhibitor.name, stand="")
        elif view is None or view.exhibitor is None or len(self._plan.chosen) != 1:
            return
        else:
            asked = {
                "move": _("Where does {exhibitor} go from {stand}?"),
                "swap": _("With whom does {exhibitor} change {stand}?"),
            }[verb]
            heading = asked.format(exhibitor=view.exhibitor.name, stand=view.stand.number)
        self._verb = verb
        self._from = self._plan.current
        self._premise = self._held(self._from)
        self._plan.choose_target(True)
        self.side.setCurrentWidget(self._target)
        self._target.open(heading)

    def _typed(self, text: str) -> None:
        found = [number for number in found_stands(list(self._views().values()), text) if number != self._from]
        self._plan.aim(found[0] if found else "")

    def _aimed(self, number: str) -> None:
        view = self._views().get(number)
        sensible = view is not None and number != self._from
        self._target.show_target(target_sentence(view, moving=bool(self._from)) if view and sensible else "")

    def _activated(self, number: str) -> None:
        """Enter or a click on the plan: the target that was looked for, or the first thing to do with the chosen stand."""
        view = self._views().get(number)
        if self.side.currentWidget() is self._target:
            if view is None or number == self._from:
                return
            if self._verb in {"assign", "reserve"}:
                self._allocate([number], self._placeless, _RESERVED if self._verb == "reserve" else _CONFIRMED)
            else:
                self._meant(self._from, number)
        elif view is not None and view.exhibitor is None:
            self.do("assign")
        elif view is not None:
            self.do("confirm" if view.state is _RESERVED else "move")

    def _dropped(self, lift: Lift, number: str, held: bool) -> None:
        """An exhibitor was dragged onto a stand: with Ctrl they get it besides what they have."""
        if self.asking:
            self.leave()
        if lift.stand and not held:
            self._meant(lift.stand, number)
        else:
            self._allocate([number], lift.exhibitor, _RESERVED if held and not lift.stand else _CONFIRMED)

    def _vacate(self, views: Sequence[StandView]) -> None:
        if views:
            numbers = [view.stand.number for view in views]
            one, held = self._holder(numbers[0]), self._held(*numbers)
            self._ask_first(Change("vacate", numbers[0], one=one, more=tuple(numbers[1:]), held=held))

    def _meant(self, from_: str, to: str) -> None:
        """Going to a stand that is held is a swap."""
        other = self._holder(to)
        verb, held = "swap" if other else "move", self._held(from_, to)
        self._ask_first(Change(verb, from_, to, self._holder(from_), other, held=held))

    def _ask_first(self, wanted: Change) -> None:
        """Do a change at once, or show first what it makes untrue."""
        self._wanted = wanted
        self._context.run(wanted.papers, lambda papers: self._ask(wanted, papers))

    def _ask(self, wanted: Change, papers: StalePapers) -> None:
        if wanted is not self._wanted:
            return
        self._stale = list(papers.ids)
        self._premise = {number: wanted.held.get(number, "") for number in (wanted.from_, *wanted.more, wanted.to) if number}
        if not papers:
            self._agreed(False)
            return
        self._plan.choose_target(False)
        self._plan.target = wanted.to
        self.side.setCurrentWidget(self._confirmation)
        self._confirmation.open(wanted.question, wanted.word, papers, reprint=wanted.verb != "vacate")

    def _holder(self, number: str) -> str:
        view = self._views().get(number)
        return view.exhibitor.name if view and view.exhibitor else ""

    # ---------------------------------------------------------------- doing

    def _agreed(self, reprint: bool) -> None:
        wanted = self._wanted
        if wanted is not None:
            ids = self._stale if reprint else []
            self.change(wanted.write, wanted.done, wanted.to or wanted.from_, lambda: self._context.print_badges(ids))

    def _allocate(self, numbers: Sequence[str], exhibitor: str, state: StandState) -> None:
        if state is _RESERVED:
            said = ngettext("{stands} is reserved. Ctrl+Z undoes.", "{stands} are reserved. Ctrl+Z undoes.", len(numbers))
        else:
            said = ngettext("{stands} is assigned. Ctrl+Z undoes.", "{stands} are assigned. Ctrl+Z undoes.", len(numbers))

        def work(session: Session, stamp: Stamp) -> object:
            return give(session, numbers, exhibitor, state, stamp)

        self.change(work, said.format(stands=", ".join(numbers)), numbers[-1] if len(numbers) == 1 else "")

    def _confirm(self, views: Sequence[StandView]) -> None:
        reserved = [view for view in views if view.state is _RESERVED]
        if not reserved:
            return
        numbers = [view.stand.number for view in reserved]
        if len(reserved) == 1 and reserved[0].exhibitor:
            said = _("{stand} is confirmed for {exhibitor}. Ctrl+Z undoes.")
            said = said.format(stand=numbers[0], exhibitor=reserved[0].exhibitor.name)
        else:
            said = ngettext("{n} stand is confirmed. Ctrl+Z undoes.", "{n} stands are confirmed. Ctrl+Z undoes.", len(numbers))
            said = said.format(n=len(numbers))
        self.change(partial(_confirm_all, numbers), said)

    def _print_badges(self, views: Sequence[StandView]) -> None:
        """Those that are missing or out of date; all of them when none is."""
        people = self._card.shown.staff if self._card.shown else [member for view in views for member in view.staff]
        wanting = [member.attendee_id for member in people if member.badge_stale or not member.badge_printed]
        ids = wanting or [member.attendee_id for member in people]
        self._context.print_badges(list(dict.fromkeys(ids)))


def _confirm_all(numbers: Sequence[str], session: Session, stamp: Stamp) -> object:
    return confirm(session, numbers, stamp)
