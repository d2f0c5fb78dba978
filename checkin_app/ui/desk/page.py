"""The page of the desk: one field, the hits under it, the verdict at the right, the last four below."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.names import fold
from checkin_app.services import desk as desk_service
from checkin_app.services.card import Card
from checkin_app.services.desk import DeskStatus, Outcome, Undone
from checkin_app.services.printing import PrintJobView
from checkin_app.services.replacing import Replaced
from checkin_app.ui import operations
from checkin_app.ui.context import Context
from checkin_app.ui.desk.asking import Asking
from checkin_app.ui.desk.finder import Finder
from checkin_app.ui.desk.held import HeldScans
from checkin_app.ui.desk.places import PlaceButton
from checkin_app.ui.desk.recent import RecentStrip
from checkin_app.ui.desk.side import Side
from checkin_app.ui.desk.words import BandWords, card_band, outcome_band, outcome_tone, undone_band
from checkin_app.ui.frame import page_margins
from checkin_app.ui.job_words import band_words
from checkin_app.ui.sounds import Sounds
from checkin_app.ui.widgets.parts import column, row
from checkin_app.wording import _, ngettext

SHORTEST_TYPED_CODE = 6
_VOWELS = frozenset("aeiouy")


class DeskPage(QWidget):
    """See screens.md, "Desk"."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._dealt_with = ""
        self._day_number = 1
        self._unstored = False
        self.asking = Asking(context)
        self.place = PlaceButton(self.choose_place)
        self.finder = Finder(context, self.place)
        self.field, self.hits = self.finder.field, self.finder.hits
        self.side = Side(context)
        self.verdict = self.side.verdict
        self.recent = RecentStrip()
        self.sounds = Sounds(lambda: context.settings.sounds)
        self.held = HeldScans(self.take_scan)
        beside = column(self.held.notice, self.side, gap=8)
        self.setLayout(column(row(self.finder, beside, gap=16), 16, self.recent, margins=page_margins()))
        self._wire()
        self.setFocusProxy(self.field)

    def _wire(self) -> None:
        self.finder.entered.connect(self._entered)
        self.finder.looked.connect(self._look_at)
        self.finder.emptied.connect(self.verdict.show_nothing)
        self.finder.registering.connect(self.walk_in)
        self.recent.picked.connect(self._look_at)
        self.verdict.verb.connect(self._verb)
        self.verdict.shown.connect(self._deal_with)
        self.asking.judged.connect(self._judged)
        self.asking.failed.connect(self._not_stored)
        self.asking.slow.connect(self.verdict.show_waiting)
        self.side.judged.connect(self._walked_in)
        self.side.came.connect(self._group_came)
        self.side.back.connect(self._back)
        self._context.prints.heard.connect(self._heard)
        self._context.settings_changed.connect(lambda _before, _after: self._ask_day())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.finder.fit(self.width())

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read what is in sight again."""
        self._ask_day()
        operations.recent(self._context, self.recent.show_outcomes)
        self._refresh_card()
        self.finder.search_again()

    def on_changes(self, changes: Changes) -> None:
        """The hits' states, the last four, the card."""
        if not (changes.passages or changes.attendees or changes.event or changes.meetings):
            return
        if changes.event:
            self._ask_day()
        operations.recent(self._context, self.recent.show_outcomes)
        self.finder.search_again()
        shown = self.verdict.card
        if shown and (changes.event or shown.attendee.id in changes.attendees or changes.meetings):
            self._refresh_card()

    def go_on(self, before: DeskPage) -> None:
        """Take over from the page of the window that this one replaces, in another language or other colours."""
        self._day_number = before._day_number
        self.field.setText(before.field.text())
        outcome, card = before.verdict.outcome, before.verdict.card
        if outcome:
            self.verdict.show_outcome(replace(outcome, print_badge=False), outcome_band(outcome, self._day_number))
        elif card:
            self.verdict.show_card(card, card_band(card))
        self.side.go_on(before.side)
        for code in before.held.codes:
            self.held.hold(code)

    @property
    def begun(self) -> bool:
        """Whether something is half typed on the panel, or scans wait for it."""
        return self.side.engaged or bool(self.held.codes)

    def record_waiting(self) -> None:
        """The end: what was scanned is judged and stored, although nobody reads the verdicts any more."""
        for code in self.held.codes:
            self.asking.scan(code)

    def header(self) -> tuple[str, str]:
        """The window shows the event itself here."""
        return _("Desk"), ""

    def take_scan(self, code: str) -> None:
        """Judge a code; the same one within 2.5 s is the same scan. It waits while something half typed is on the panel."""
        if self.side.engaged:
            self.held.hold(code)
            self.sounds.play("caution")
        elif self.asking.scan(code):
            self.side.show_verdict()
            self.field.clear()

    def take_letters(self, text: str) -> None:
        """Letters from anywhere land in the field; they replace a name that was dealt with."""
        self.side.show_verdict()
        self.field.setFocus()
        self.field.insert(text)

    def show_person(self, attendee_id: str, verb: str = "") -> None:
        """Show somebody's card; nothing is judged. `verb` ("correct", "company") is begun with them."""
        self.side.show_verdict()

        def shown(card: Card) -> None:
            self.verdict.show_card(card, card_band(card))
            if verb:
                getattr(self, verb)()

        operations.card(self._context, attendee_id, shown)
        self.field.setFocus()

    def undone(self, undone: Undone | None) -> None:
        """Ctrl+Z was pressed somewhere: say what it took back."""
        if undone is None:
            self._context.say(_("There is nothing to undo at this desk."))
            return
        self.asking.forget()
        words = undone_band(undone)
        self._context.say(_("{word}: {sentence}").format(word=words.word, sentence=words.sentence))
        self._context.judged.emit([])
        if undone.gone:
            self.verdict.show_nothing()
        elif undone.attendee:
            operations.card(self._context, undone.attendee.id, lambda card: self.verdict.show_card(card, words))

    # ---------------------------------------------------------------- who is meant

    def _look_at(self, attendee_id: str) -> None:
        self.side.show_verdict()
        operations.card(self._context, attendee_id, lambda card: self.verdict.show_card(card, card_band(card)))
        self.field.setFocus()

    def _entered(self, override: bool) -> None:
        """Enter: the chosen hit; else a code that was typed; else the person on the panel."""
        text = self.field.text()
        hit = self.hits.current()
        if hit:
            # Nobody is let in against a rule that was not read: on the hit, or on the panel.
            read = hit.state == "unpaid" or self.verdict.yields(hit.id)
            self._admit(hit.id, override=override and read, insists=override)
        elif self.hits.hits:
            return  # namesakes: what is said under them asks to choose
        elif is_code(text.strip()):
            self.take_scan(text.strip())
        elif not text.strip() and self.verdict.card:
            shown = self.verdict.card.attendee.id
            self._admit(shown, override=override and self.verdict.yields(shown), insists=override)
        elif text.strip():
            self._context.say(_("Nobody is called so."), "caution")

    def _admit(self, attendee_id: str, *, override: bool, insists: bool) -> None:
        self.asking.admit(attendee_id, override=override, insists=insists)
        self.field.selectAll()

    # ---------------------------------------------------------------- verdicts

    def _judged(self, outcome: Outcome) -> None:
        self.side.show_verdict()
        if self._unstored:
            self._unstored = False
            self._context.say("")
        self.verdict.show_outcome(outcome, outcome_band(outcome, self._day_number))
        self.verdict.paint_now()
        self.sounds.play(outcome_tone(outcome))
        self._context.judged.emit([outcome])
        if outcome.print_badge and outcome.card:
            self._context.print_badges([outcome.card.attendee.id])

    def _not_stored(self, sentence: str) -> None:
        """The person before must not lend their green to somebody whose entry was never written."""
        self._unstored = True
        self.side.show_verdict()
        self.verdict.show_unstored(sentence)
        self.sounds.play("stop")
        self._context.judged.emit([])
        self._context.say(sentence, "stop")

    def _ask_day(self) -> None:
        self._context.run(desk_service.status, self._know_day, latest="desk-day")

    def _know_day(self, status: DeskStatus) -> None:
        self._day_number = status.day_number
        self.place.show_status(status)

    def _refresh_card(self) -> None:
        card = self.verdict.card
        if card:
            operations.card(self._context, card.attendee.id, self._refreshed, latest="card-again")

    def _refreshed(self, card: Card) -> None:
        if self.verdict.card and self.verdict.card.attendee.id == card.attendee.id:
            self.verdict.refresh_card(card)

    def _heard(self, job: PrintJobView) -> None:
        card = self.verdict.card
        if card and card.attendee.id in job.attendee_ids:
            self.verdict.band.show_badge(band_words(job))

    # ---------------------------------------------------------------- verbs

    def _verb(self, name: str) -> None:
        card = self.verdict.card
        verbs: dict[str, Callable[[], object]] = {
            "print": self.print_current,
            "correct": self.correct,
            "company": self.company,
            "replace": self.replace_badge,
            "undo": lambda: operations.undo_last(self._context, self.undone),
        }
        if name in verbs:
            verbs[name]()
        elif card:
            self._admit(card.attendee.id, override=name == "override", insists=name == "override")
        if self.side.at_verdict:
            self.field.setFocus()

    def print_current(self) -> None:
        """Ctrl+P: the badge of the person on the panel."""
        self._with_person(self._print)

    def correct(self) -> None:
        """F2: fix a typo of the person on the panel, or of the chosen hit."""
        self._with_person(self.side.open_correction)

    def company(self) -> None:
        """F3: everybody of that person's company."""
        self._with_person(lambda card: operations.company(self._context, card.attendee.id, self.side.open_group))

    def walk_in(self) -> None:
        """Ctrl+N: somebody who is not on the list."""
        self.side.open_registration(self.field.text().strip() if not self.hits.hits else "")

    def choose_place(self) -> None:
        """F4: the entrance, or another checkpoint; who comes in, or who goes out."""
        self.side.open_places()

    def replace_badge(self) -> None:
        """Ctrl+R: a new badge for a lost one, of the person on the panel; it is printed at once."""
        self._with_person(lambda card: operations.replace_badge(self._context, card.attendee.id, self._replaced))

    def _replaced(self, made: Replaced) -> None:
        words = BandWords("plain", _("New badge"), _("the old one is refused from now on"))
        operations.card(self._context, made.attendee.id, lambda card: self.verdict.show_card(card, words))
        self._context.named.emit(made.attendee)
        self._context.print_badges([made.attendee.id])

    def _print(self, card: Card) -> None:
        self.verdict.band.show_badge(_("badge: on its way"))
        self._context.named.emit(card.attendee)
        self._context.print_badges([card.attendee.id])

    def _deal_with(self) -> None:
        """Whoever comes on the panel is the one that is meant, until other letters are typed."""
        self._dealt_with = self.field.text()

    def _with_person(self, act: Callable[[Card], object]) -> None:
        """The person on the panel; but the chosen hit, once somebody else was typed: who came before is not meant any more."""
        card, hit = self.verdict.card, self.hits.current()
        typed = self.field.text().strip() and self.field.text() != self._dealt_with

        def shown(found: Card) -> None:
            self.verdict.show_card(found, card_band(found))
            act(found)

        if hit and (typed or not card):
            operations.card(self._context, hit.id, shown)
        elif card:
            act(card)
        else:
            self._context.say(_("Nobody is shown: find somebody first."))

    def _back(self) -> None:
        self.field.setFocus()
        self.field.selectAll()
        self.held.release()

    def _walked_in(self, outcome: Outcome) -> None:
        self.field.clear()
        self._judged(outcome)

    def _group_came(self, outcomes: list[Outcome]) -> None:
        self.side.show_verdict()
        last = outcomes[-1]
        self.verdict.show_outcome(last, outcome_band(last, self._day_number))
        came = sum(1 for o in outcomes if o.verdict.lets_in)
        self._context.say(ngettext("{n} person admitted", "{n} people admitted", came).format(n=came), "good")
        self.sounds.play(outcome_tone(last))
        self._context.judged.emit(outcomes)
        self._context.print_badges([o.card.attendee.id for o in outcomes if o.print_badge and o.card])


def is_code(typed: str) -> bool:
    """Whether what nobody is called may be a code that was typed: a name has vowels and no digits."""
    if len(typed) < SHORTEST_TYPED_CODE or typed.split() != [typed]:  # two that were pasted have a line end between them
        return False
    return any(letter.isdigit() for letter in typed) or not _VOWELS & set(fold(typed))
