"""The panel of a suggestion, in the place of the stand's card: the search, then its four sides, then what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from checkin_app.domain.partial import Broken
from checkin_app.services.stand_papers import StalePapers
from checkin_app.ui.stands.suggesting_done import DoneView
from checkin_app.ui.stands.suggesting_figures import FiguresView
from checkin_app.ui.stands.suggesting_lines import DifferenceList
from checkin_app.ui.stands.suggesting_proposal import Proposal
from checkin_app.ui.stands.suggesting_search import SearchView
from checkin_app.ui.stands.suggesting_unmet import UnmetList
from checkin_app.ui.stands.suggesting_weights import WeightsView
from checkin_app.ui.stands.suggesting_words import (
    broken_sentences,
    papers_sentence,
    proof_sentence,
    reasons,
    unchanged_sentence,
    wishes_sentence,
)
from checkin_app.ui.stands.tabs import Tabs
from checkin_app.ui.widgets.parts import button, column, dress, label, row
from checkin_app.wording import _

SIDES = ("changes", "unmet", "figures", "weights")
_KEYS, _MEND = "1234", "+"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class SuggestPanel(QWidget):
    """Shows what it is told; `accepted`, `left` and the signals of its sides say what is wanted."""

    accepted = Signal()
    left = Signal()
    mending = Signal()
    """Tick as many lines more as mend what the ticked ones would break."""
    wish_chosen = Signal(object)
    """The `Unmet` that the keys are on; None when its side is left."""

    def __init__(self) -> None:
        super().__init__()
        self.search, self.lines, self.unmet = SearchView(), DifferenceList(), UnmetList()
        self.figures, self.weights, self.done = FiguresView(), WeightsView(), DoneView()
        self._heading = label(_("Suggestion"), "h3")
        self._proof = label("", "small", "muted", wrap=True)
        self._why = label("", "small", "muted", wrap=True)
        self._said, self._papers = label("", "small", "caution", wrap=True), label("", "small", "caution", wrap=True)
        self._broken = label("", "small", "stop", wrap=True)
        self._mend = button(_("Tick what mends this"), self.mending.emit, small=True, key=_MEND)
        self._mend.setToolTip(_("Ticks the fewest other lines with which no row lacks power and no network is split"))
        self._tabs = Tabs(
            {"changes": _("Changes"), "unmet": _("Not granted"), "figures": _("Figures"), "weights": _("Weights")}
        )
        self._accept = button("-", self.accepted.emit, primary=True, key=_("Ctrl ⏎"))
        self._accept.setToolTip(_("Who gets a stand holds it as reserved, until they have been asked."))
        self._leave = button(_("Discard"), self.left.emit)
        self._leave.setToolTip(_("Esc"))
        self._proposal: Proposal | None = None
        self._refused = False
        self._sides, self._stack = QStackedWidget(), QStackedWidget()
        self._build()
        self._wire()

    def _build(self) -> None:
        changes = QWidget()
        changes.setFocusProxy(self.lines)
        changes.setLayout(column(self.lines, self._why, gap=8))
        for side in (changes, self.unmet, self.figures, self.weights):
            self._sides.addWidget(side)
        self._offer = QWidget()
        buttons, mend = row(self._accept, self._leave, None, gap=8), row(self._mend, None)
        body = column(self._proof, self._tabs, self._sides, self._said, self._broken, mend, self._papers, buttons, gap=10)
        body.setStretch(2, 1)
        self._offer.setLayout(body)
        for one in (self.search, self._offer, self.done):
            self._stack.addWidget(one)
        self.setLayout(column(self._heading, self._stack, gap=8))
        for keyed in (self.lines, self.unmet, self.figures):
            keyed.setProperty("keys", _KEYS + _MEND)

    def _wire(self) -> None:
        self._tabs.picked.connect(self._show_side)
        self.lines.chosen.connect(self._explain)
        self.unmet.chosen.connect(self.wish_chosen.emit)

    # ---------------------------------------------------------------- what it shows

    def show_search(self) -> None:
        """A search begins."""
        self.search.begin()
        self._stack.setCurrentWidget(self.search)
        self.search.stop.setFocus()

    def show_proposal(self, proposal: Proposal, *, fresh: bool = True) -> None:
        """The answer; `fresh`: a new one, else the plan went on and the lines were looked at again."""
        self._proposal = proposal
        granted = wishes_sentence(proposal.suggestion.granted(1), proposal.suggestion.granted(2))
        self._proof.setText(_("{wishes}. {proof}").format(wishes=granted, proof=proof_sentence(proposal.suggestion)))
        self.lines.show_proposal(proposal)
        self.unmet.show_lines(proposal.unmet)
        self._tabs.show_counts({"changes": len(proposal.lines), "unmet": len(proposal.unmet)})
        self._leave.setText(_("Discard"))
        if fresh:
            self.say("")
        self.refresh()
        if fresh:
            had_keys = self._has_keys
            self._stack.setCurrentWidget(self._offer)
            self._tabs.pick("changes")
            if had_keys:
                self.lines.setFocus()

    def refresh(self) -> None:
        """The ticks changed."""
        proposal = self._proposal
        if proposal is None:
            return
        self.lines.refresh()
        self.figures.show_proposal(proposal)
        count = len(proposal.ticked)
        words = _("Accept all {n}") if proposal.all_ticked else _("Accept ticked ({n})")
        self._accept.setText(words.format(n=count))
        self._accept.setVisible(bool(proposal.lines))
        self._accept.setEnabled(count > 0)
        if not proposal.lines:
            self.say(unchanged_sentence(proposal), "good")

    def show_refusal(self, sentence: str) -> None:
        """There is no suggestion, or it was not taken over; why."""
        had_keys = self._has_keys
        self._stack.setCurrentWidget(self._offer)
        self._accept.setVisible(self._proposal is not None and bool(self._proposal.lines))
        self._tabs.pick("weights")  # from where another one is asked for
        if self._proposal is None:
            self._proof.setText("")
            self._tabs.show_counts({"changes": 0, "unmet": 0})
            self._leave.setText(_("Close"))
        if had_keys:
            self.weights.setFocus()
        self.say(sentence, "stop")

    def show_done(self, changed: int, papers: StalePapers) -> None:
        """It was taken over."""
        self._proposal = None
        had_keys = self._has_keys
        self._stack.setCurrentWidget(self.done)
        self.done.show_done(changed, papers, keys=had_keys)

    def show_papers(self, papers: StalePapers) -> None:
        """What is on paper with the numbers that would change."""
        self._papers.setText(papers_sentence(papers, done=False))
        self._papers.setVisible(bool(self._papers.text()))

    def show_broken(self, broken: Broken) -> None:
        """What would break by taking over only what is ticked."""
        said = broken_sentences(self._proposal, broken) if self._proposal else []
        self._broken.setText("\n".join(said))
        for widget in (self._broken, self._mend):
            widget.setVisible(bool(said))

    def say(self, sentence: str, tone: str = "caution") -> None:
        """Something about the last tick, or why a suggestion was refused; "" for nothing."""
        self._refused = tone == "stop"
        dress(self._said, "small", tone, "stop_soft" if self._refused else "")
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def forget(self) -> None:
        """There is no suggestion any more."""
        self._proposal = None
        for listed in (self.lines, self.unmet):
            listed.blockSignals(True)
            listed.clear()
            listed.blockSignals(False)
        self._why.setText("")
        for told in (self._papers, self._broken, self._mend):
            told.hide()

    # ---------------------------------------------------------------- hands

    @property
    def _has_keys(self) -> bool:
        """Whether the keys go to this panel: who types elsewhere meanwhile is not to be interrupted."""
        focused = QApplication.focusWidget()
        return focused is None or self.isAncestorOf(focused)

    @property
    def searching(self) -> bool:
        """Whether the search is in sight."""
        return self._stack.currentWidget() is self.search

    def focus_side(self) -> None:
        """Give the keys to what is in sight."""
        shown = self._sides if self._stack.currentWidget() is self._offer else self._stack
        widget = shown.currentWidget()
        if widget is not None:
            widget.setFocus()

    def pick(self, side: str) -> None:
        """Go to a side, with the keys on it."""
        self._tabs.pick(side)
        self.focus_side()

    def _show_side(self, name: str) -> None:
        self._sides.setCurrentIndex(SIDES.index(name))
        if name != "unmet":
            self.wish_chosen.emit(None)
        self._said.setVisible(bool(self._said.text()) and (name == "changes" or self._refused))

    def _explain(self, stand: str) -> None:
        why = self._proposal.why(stand) if self._proposal and stand else None
        self._why.setText(reasons(why) if why else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and held and self._accept.isVisible() and self._accept.isEnabled():
            self.accepted.emit()
        elif event.text() == _MEND and self._mend.isVisible():
            self.mending.emit()
        elif event.text() in set(_KEYS) and not self.searching:
            self.pick(SIDES[int(event.text()) - 1])
        else:
            super().keyPressEvent(event)
