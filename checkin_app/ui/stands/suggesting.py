"""*Suggest* on the page of the stands: asks for an allocation in the background, shows it on the plan, takes it over.

Nothing here waits: the event is read aside of the desk, the solver runs in a process of its own, watched from the pool.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Event

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut

from checkin_app.domain.allocation import Problem, Weights, weight_words, weights_of
from checkin_app.domain.changes import Changes
from checkin_app.domain.floorplan import StandView
from checkin_app.domain.partial import Broken
from checkin_app.domain.suggestion import Suggestion, Unmet
from checkin_app.errors import Refused, UsageProblem
from checkin_app.services import stand_papers, stands, suggesting
from checkin_app.services.accepting import mending
from checkin_app.services.session import Session
from checkin_app.services.stand_papers import StalePapers
from checkin_app.services.suggesting import Difference, Progress
from checkin_app.ui.context import Context
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.stands.suggesting_marks import draw_changes, draw_line, draw_wish
from checkin_app.ui.stands.suggesting_panel import SuggestPanel
from checkin_app.ui.stands.suggesting_proposal import Proposal
from checkin_app.ui.stands.suggesting_words import mended_sentence, together_sentence
from checkin_app.ui.stands.tools import Tools
from checkin_app.ui.stands.verbs import Verbs
from checkin_app.ui.widgets.parts import button
from checkin_app.wording import _, fault_sentence

_Answer = tuple[Suggestion, list[Difference], list[stands.ExhibitorView]]
KEY = "Ctrl+G"
_SOON_MS = 150
"""So long after the last tick it is looked up which papers it would make untrue."""


class Suggest(QObject):
    """Drives the panel. `show_stand` chooses a stand, in whatever hall; `reload` shows the stands of the plan anew."""

    opened = Signal(bool)
    """The panel came into the card's place, or it left it."""
    _progressed = Signal(int, object)

    def __init__(
        self,
        context: Context,
        plan: Plan,
        verbs: Verbs,
        tools: Tools,
        show_stand: Callable[[str], object],
        reload: Callable[[], object],
    ) -> None:
        super().__init__()
        self._context, self._plan, self._verbs, self._tools = context, plan, verbs, tools
        self._show_stand, self._reload = show_stand, reload
        plan.marks = self.draw
        ask = button(_("Suggest…"), self.begin)
        ask.setToolTip(_("Let the stands be allocated by wishes, sizes and networks ({key})").format(key=KEY))
        tools.add(ask)
        QShortcut(QKeySequence(KEY), tools).activated.connect(self.begin)
        self._panel: SuggestPanel | None = None
        self._proposal: Proposal | None = None
        self._problem: Problem | None = None
        self._wish: Unmet | None = None
        self._hovered, self._active = "", False
        self._limit = suggesting.TIME_LIMIT
        self._number = self._asked = 0
        self._stop = Event()
        self._stale: tuple[str, ...] = ()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SOON_MS)
        self._soon.timeout.connect(self._look_at_papers)
        verbs.side.currentChanged.connect(self._switched)
        # From the pool: never on its thread.
        self._progressed.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    @property
    def panel(self) -> SuggestPanel:
        """Made when it is wanted first: most who open the page never ask."""
        if self._panel is None:
            self._panel = SuggestPanel()
            self._wire(self._panel)
        return self._panel

    def _wire(self, panel: SuggestPanel) -> None:
        panel.weights.show_weights(self._saved_weights())
        panel.search.stopped.connect(self._stop_now)
        panel.weights.again.connect(self._again)
        panel.accepted.connect(self._accept)
        panel.mending.connect(self._mend)
        panel.left.connect(self._verbs.leave)
        panel.done.closed.connect(self._verbs.leave)
        panel.done.printing.connect(self._print_again)
        panel.lines.ticked.connect(self._tick)
        panel.lines.chosen.connect(self._choose)
        panel.lines.hovered.connect(self._hover)
        panel.wish_chosen.connect(self._choose_wish)

    # ---------------------------------------------------------------- what the page asks

    @property
    def open(self) -> bool:
        """Whether the panel is in the card's place."""
        return self._panel is not None and self._verbs.side.currentWidget() is self._panel

    def begin(self) -> None:
        """Ask for a suggestion at once; while one is in sight, give it the keys."""
        if self.open:
            self.panel.focus_side()
            return
        self._tools.calls.setChecked(False)
        self._verbs.open(self.panel)
        self._search()

    def _switched(self, _place: int) -> None:
        """Whoever put something else in the panel's place ended the search, and what was suggested is forgotten."""
        # Who is shown on a stand is not who is there: nobody is to be dragged from it.
        self._plan.dragging.locked = self.open
        if not self.open and self._active:
            self._stop.set()
            self._number += 1
            self._forget()
        if self.open != self._active:
            self._active = self.open
            self.opened.emit(self._active)

    def escape(self) -> None:
        """Esc: stop the search with the best so far; after it, leave."""
        if self.panel.searching:
            self._stop_now()
        else:
            self._verbs.leave()

    def seen(self, views: Iterable[StandView]) -> list[StandView]:
        """The stands as the plan shows them: with those whom the ticked lines bring."""
        return self._proposal.seen(views) if self._proposal and self.open else list(views)

    def draw(self, painter: QPainter) -> None:
        """The marks of the suggestion over the plan."""
        if not self.open or self._proposal is None:
            return
        draw_changes(painter, self._plan.place, self._proposal.lines, self._proposal.ticked)
        line = self._proposal.line(self._hovered or self.panel.lines.current_stand)
        if self._wish is not None:
            draw_wish(painter, self._plan.place, self._proposal.suggestion.plan.get(self._wish.demand, ""), self._wish.wish)
        elif line is not None:
            draw_line(painter, self._plan.place, line)

    def chosen_on_plan(self, stand: str) -> None:
        """A stand was clicked: go to its line."""
        if self.open and self._proposal:
            self.panel.lines.choose(stand)

    def on_changes(self, changes: Changes) -> None:
        """The plan went on: the lines are looked at again, and whoever changed it is right."""
        if self._proposal and self.open and (changes.stands or changes.exhibitors or changes.halls):
            suggestion = self._proposal.suggestion
            self._context.aside(lambda session: _compare(session, suggestion), self._show_again)

    # ---------------------------------------------------------------- looking for it

    def _saved_weights(self) -> Weights:
        try:
            return weights_of(self._context.settings.suggest_weights)
        except UsageProblem:  # settings of another version
            return Weights()

    def _again(self) -> None:
        """By the weights in the fields, which are kept for the next time."""
        words = weight_words(self.panel.weights.weights)
        if words != self._context.settings.suggest_weights:
            self._context.change_settings(suggest_weights=words)
        self._search()

    def _search(self) -> None:
        self._stop.set()
        self._forget()
        self._number += 1
        self._stop = Event()
        self._limit = self.panel.weights.seconds
        keep, number = self.panel.weights.keep, self._number
        self.panel.show_search()
        self._context.aside(
            lambda session: suggesting.problem(session, keep),
            lambda problem: self._solve(number, problem),
            lambda error: self._refuse(number, error),
        )

    def _solve(self, number: int, problem: Problem) -> None:
        if number != self._number:
            return
        self._problem = problem
        weights, limit, stop, tasks = self.panel.weights.weights, self._limit, self._stop, self._context.tasks

        def work() -> Suggestion:
            def told(progress: Progress) -> None:
                self._progressed.emit(number, progress)

            return suggesting.suggest(problem, weights, limit, told, lambda: stop.is_set() or tasks.stopping)

        self._context.offload(work, lambda found: self._found(number, found), lambda error: self._refuse(number, error))

    def _show_progress(self, number: int, progress: Progress) -> None:
        if number == self._number and self._problem and self.panel.searching:
            self.panel.search.show_progress(progress, len(self._problem.demands), self._limit)

    def _stop_now(self) -> None:
        self._stop.set()
        self.panel.search.end()

    def _found(self, number: int, suggestion: Suggestion) -> None:
        if number == self._number:
            self._context.aside(lambda session: _compare(session, suggestion), lambda answer: self._show(number, answer))

    def _refuse(self, number: int, error: Exception) -> None:
        if number == self._number:
            self.panel.show_refusal(fault_sentence(error))

    # ---------------------------------------------------------------- showing it

    def _show(self, number: int, answer: _Answer) -> None:
        if number == self._number:
            self._proposal = Proposal(*answer)
            self.panel.show_proposal(self._proposal)
            self._ticks_changed()

    def _show_again(self, answer: _Answer) -> None:
        """Lines that were not ticked stay so."""
        before = self._proposal
        if before is None or before.suggestion is not answer[0]:
            return
        fresh = Proposal(*answer)
        fresh.tick({change.stand for change in before.differences} - before.ticked, on=False)
        self._proposal = fresh
        self.panel.show_proposal(fresh, fresh=False)
        self._ticks_changed()

    def _forget(self) -> None:
        self._proposal = self._problem = self._wish = None
        self._hovered = ""
        self._soon.stop()
        self.panel.forget()
        self._reload()

    def _tick(self, chosen: Iterable[str], on: bool) -> None:
        if self._proposal:
            followed = self._proposal.tick(chosen, on=on)
            self.panel.say(together_sentence(followed, on=on))
            self.panel.refresh()
            self._ticks_changed()

    def _mend(self) -> None:
        """Tick what mends that which the ticked lines would break; whoever ticks meanwhile is right."""
        proposal = self._proposal
        if proposal is None:
            return
        ticked = proposal.ticked

        def show(all_of_them: frozenset[str]) -> None:
            if proposal is self._proposal and proposal.ticked == ticked:
                self._tick(all_of_them - ticked, True)
                self.panel.say(mended_sentence(all_of_them - ticked), "good")

        self._context.offload(lambda: mending(proposal.suggestion, proposal.differences, ticked), show)

    def _ticks_changed(self) -> None:
        self._reload()
        self._soon.start()

    def _look_at_papers(self) -> None:
        """What is on paper, and what a part would break, aside of the desk; of two questions only the newer is answered."""
        proposal = self._proposal
        if proposal is None:
            return
        after, ticked = proposal.taken_over(), proposal.ticked
        self._asked += 1
        number = self._asked

        def show(found: tuple[StalePapers, Broken]) -> None:
            if number == self._asked and self._proposal:
                self.panel.show_papers(found[0])
                self.panel.show_broken(found[1])

        self._context.aside(
            lambda session: (stand_papers.consequences_of(session, after), proposal.broken_by(ticked)),
            show,
        )

    def _choose(self, stand: str) -> None:
        if stand and self._proposal:
            self._show_stand(stand)
        self._plan.update()

    def _hover(self, stand: str) -> None:
        if stand != self._hovered:
            self._hovered = stand
            self._plan.update()

    def _choose_wish(self, wish: Unmet | None) -> None:
        self._wish = wish
        if wish and self._proposal:
            self._show_stand(self._proposal.suggestion.plan.get(wish.demand, "") or wish.wish)
        self._plan.update()

    # ---------------------------------------------------------------- taking it over

    def _accept(self) -> None:
        """What is ticked, in one act. Who changed one of these stands meanwhile is right, and then nothing is changed."""
        proposal, stamp = self._proposal, self._context.stamp()
        if proposal is None or not proposal.ticked:
            return
        suggestion, ticked = proposal.suggestion, proposal.ticked

        self._context.run(
            lambda session: len(suggesting.apply(session, suggestion, stamp, ticked)), self._accepted, self._not_accepted
        )

    def _accepted(self, changed: int) -> None:
        """Say so at once, and soon what is out of date on paper now."""
        self._forget()
        number = self._number
        self._tell_done(number, changed, StalePapers())
        self._context.aside(stand_papers.stale_papers, lambda papers: self._tell_done(number, changed, papers))

    def _tell_done(self, number: int, changed: int, papers: StalePapers) -> None:
        if number == self._number and self.open:
            self._stale = papers.ids
            self.panel.show_done(changed, papers)

    def _not_accepted(self, error: Exception) -> None:
        if isinstance(error, Refused) and error.code == "role_needed":
            return  # nobody gave the PIN: the suggestion stays in sight
        self.panel.show_refusal(fault_sentence(error))

    def _print_again(self) -> None:
        self._context.print_badges(self._stale)
        self._verbs.leave()


def _compare(session: Session, suggestion: Suggestion) -> _Answer:
    return suggestion, suggesting.differences(session, suggestion), stands.exhibitors(session)
