"""What is done with the chosen stand: the panels that ask, in their order, and the services that do it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from checkin_app.domain.attendee import Attendee
from checkin_app.domain.floorplan import StandState, StandView
from checkin_app.domain.journal import Stamp
from checkin_app.services import stand_papers, stands
from checkin_app.services.session import Session
from checkin_app.services.stand_papers import StalePapers
from checkin_app.ui.context import Context
from checkin_app.ui.stands.card import StandCard
from checkin_app.ui.stands.finding import found_stands
from checkin_app.ui.stands.panels import Confirmation, ExhibitorPicker, TargetPanel
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.stands.words import target_sentence
from checkin_app.wording import _

Work = Callable[[Session, Stamp], StandView]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A change: `verb` is move, swap or vacate; `one` and `other` are who holds `from_` and `to`."""

    verb: str
    from_: str
    to: str
    one: str
    other: str

    @property
    def question(self) -> str:
        """The change, asked."""
        return {
            "move": _("Move {one} from {from_} to {to}?"),
            "swap": _("{one} goes to {to}, {other} to {from_}?"),
            "vacate": _("Vacate {from_}? {one} is left without it."),
        }[self.verb].format(one=self.one, other=self.other, from_=self.from_, to=self.to)

    @property
    def done(self) -> str:
        """The change, once it is made."""
        return {
            "move": _("{one} moved from {from_} to {to}. Ctrl+Z undoes."),
            "swap": _("{one} is at {to} now, {other} at {from_}. Ctrl+Z undoes."),
            "vacate": _("{from_} is free. Ctrl+Z undoes."),
        }[self.verb].format(one=self.one, other=self.other, from_=self.from_, to=self.to)

    @property
    def word(self) -> str:
        """The verb on a button."""
        return {"move": _("Move"), "swap": _("Swap"), "vacate": _("Vacate")}[self.verb]


class Verbs(QObject):
    """Drives the side panel: the card, or the one question that is open. `views` gives the stands in sight."""

    closed = Signal()
    """A question was answered or left: the card is back."""

    def __init__(self, context: Context, plan: Plan, card: StandCard, views: Callable[[], dict[str, StandView]]) -> None:
        super().__init__()
        self._context, self._plan, self._card, self._views = context, plan, card, views
        self._picker, self._target, self._confirmation = ExhibitorPicker(), TargetPanel(), Confirmation()
        self._verb = "move"
        self._wanted: _Wanted | None = None
        self._stale: list[str] = []
        self.side = QStackedWidget()
        for panel in (card, self._picker, self._target, self._confirmation):
            self.side.addWidget(panel)
        self._wire()

    def _wire(self) -> None:
        self._card.verb.connect(self.do)
        self._plan.activated.connect(self._activated)
        self._plan.aimed.connect(self._aimed)
        self._plan.dropped.connect(lambda from_, to: self._meant("move", from_, to))
        self._plan.vacating.connect(lambda: self.do("vacate"))
        self._picker.assigned.connect(lambda exhibitor: self._allocate(stands.assign, exhibitor))
        self._picker.reserved.connect(lambda exhibitor: self._allocate(stands.reserve, exhibitor))
        self._target.typed.connect(self._typed)
        self._target.stepped.connect(self._plan.aim_along)
        self._target.taken.connect(lambda: self._activated(self._plan.target))
        self._confirmation.agreed.connect(self._agreed)
        for panel in (self._picker, self._target, self._confirmation):
            panel.left.connect(self.leave)

    @property
    def asking(self) -> bool:
        """Whether a question is open."""
        return self.side.currentWidget() is not self._card

    def do(self, verb: str) -> None:
        """Begin a verb on the chosen stand; one that makes no sense there is passed over."""
        view = self._views().get(self._plan.current)
        if view is None or self.asking:
            return
        if view.exhibitor is None:
            if verb == "assign":
                self._pick(view)
        elif verb in {"move", "swap"}:
            self._look_for_target(verb, view)
        elif verb == "confirm":
            said = _("{stand} is confirmed for {exhibitor}. Ctrl+Z undoes.")
            self._change(
                stands_confirm(view), said.format(stand=view.stand.number, exhibitor=view.exhibitor.name), view.stand.number
            )
        elif verb == "vacate":
            self._meant("vacate", view.stand.number, "")
        elif verb == "badges":
            self._context.print_badges([member.attendee_id for member in view.staff])
        elif verb == "stale":
            number = view.stand.number
            self._context.run(lambda session: _ids(stand_papers.stale_badges(session, number)), self._context.print_badges)

    def leave(self) -> None:
        """Close what is open; nothing has changed."""
        self._wanted = None
        self._plan.choose_target(False)
        self.side.setCurrentWidget(self._card)
        self._plan.setFocus()
        self.closed.emit()

    # ---------------------------------------------------------------- asking

    def _pick(self, view: StandView) -> None:
        number = view.stand.number
        self._context.run(stands.exhibitors, lambda known: self._picker.open(number, known))
        self.side.setCurrentWidget(self._picker)

    def _look_for_target(self, verb: str, view: StandView) -> None:
        self._verb = verb
        heading = (
            _("Where does {exhibitor} go from {stand}?") if verb == "move" else _("With whom does {exhibitor} change {stand}?")
        )
        holder = view.exhibitor.name if view.exhibitor else ""
        self._plan.choose_target(True)
        self.side.setCurrentWidget(self._target)
        self._target.open(heading.format(exhibitor=holder, stand=view.stand.number))

    def _typed(self, text: str) -> None:
        found = [number for number in found_stands(list(self._views().values()), text) if number != self._plan.current]
        self._plan.aim(found[0] if found else "")

    def _aimed(self, number: str) -> None:
        view = self._views().get(number)
        sensible = view is not None and number != self._plan.current
        self._target.show_target(target_sentence(view) if view and sensible else "")

    def _activated(self, number: str) -> None:
        """Enter or a click on the plan: the target that was looked for, or the first thing to do with the chosen stand."""
        view = self._views().get(number)
        if self.side.currentWidget() is self._target:
            if view is not None and number != self._plan.current:
                self._meant(self._verb, self._plan.current, number)
        elif view is not None and view.exhibitor is None:
            self.do("assign")
        elif view is not None:
            self.do("confirm" if view.state is StandState.RESERVED else "move")

    def _meant(self, verb: str, from_: str, to: str) -> None:
        """Do a change at once, or show first which badges it makes untrue. Going to a stand that is held is a swap."""
        other = self._holder(to)
        if verb != "vacate":
            verb = "swap" if other else "move"
        wanted = _Wanted(verb, from_, to, self._holder(from_), other)
        self._wanted = wanted

        def papers(session: Session) -> StalePapers:
            return stand_papers.consequences(session, verb, from_, to)

        self._context.run(papers, lambda papers: self._ask(wanted, papers))

    def _ask(self, wanted: _Wanted, papers: StalePapers) -> None:
        if wanted is not self._wanted:
            return
        self._stale = list(papers.ids)
        if not papers.badges:
            self._agreed(False)
            return
        self._plan.choose_target(False)
        self._plan.target = wanted.to
        self.side.setCurrentWidget(self._confirmation)
        names = [badge.name for badge in papers.badges]
        self._confirmation.open(wanted.question, wanted.word, names, reprint=wanted.verb != "vacate")

    def _holder(self, number: str) -> str:
        view = self._views().get(number)
        return view.exhibitor.name if view and view.exhibitor else ""

    # ---------------------------------------------------------------- doing

    def _agreed(self, reprint: bool) -> None:
        wanted = self._wanted
        if wanted is None:
            return
        ids = self._stale if reprint else []

        def work(session: Session, stamp: Stamp) -> StandView:
            if wanted.verb == "vacate":
                return stands.vacate(session, wanted.from_, stamp)
            verb = stands.swap if wanted.verb == "swap" else stands.move
            return verb(session, wanted.from_, wanted.to, stamp)

        self._change(work, wanted.done, wanted.to or wanted.from_, lambda: self._context.print_badges(ids))

    def _allocate(self, verb: Callable[[Session, str, str, Stamp], StandView], exhibitor: str) -> None:
        number = self._plan.current
        said = _("{stand} is reserved. Ctrl+Z undoes.") if verb is stands.reserve else _("{stand} is assigned. Ctrl+Z undoes.")
        self._change(lambda session, stamp: verb(session, number, exhibitor, stamp), said.format(stand=number), number)

    def _change(self, work: Work, said: str, number: str, then: Callable[[], object] = lambda: None) -> None:
        """Do it on the database thread, say so and choose `number`; the commit's Changes reload the plan."""
        stamp = self._context.stamp()
        self.leave()

        def done(_view: StandView) -> None:
            self._plan.select(number)
            self._context.say(said, "good")
            then()

        self._context.run(lambda session: work(session, stamp), done)


def stands_confirm(view: StandView) -> Work:
    """Confirming that stand, as work that waits for its stamp."""
    number = view.stand.number
    return lambda session, stamp: stands.confirm(session, number, stamp)


def _ids(people: list[Attendee]) -> list[str]:
    return list(dict.fromkeys(person.id for person in people))
