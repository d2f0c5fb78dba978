"""The right half of the desk: the verdict, and what opens in its place instead of a dialog."""

from __future__ import annotations

from functools import cached_property
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from checkin_app.domain.attendee import Attendee
from checkin_app.errors import Refused
from checkin_app.services import registration
from checkin_app.services.card import Card
from checkin_app.services.desk import Outcome
from checkin_app.services.searching import Hit
from checkin_app.services.session import Session
from checkin_app.ui import operations
from checkin_app.ui.context import Context
from checkin_app.ui.desk.company import CompanyPanel
from checkin_app.ui.desk.forms import CorrectForm, PersonForm, WalkInForm
from checkin_app.ui.desk.places import PlacePanel, Places, read_places
from checkin_app.ui.desk.verdict import VerdictPanel
from checkin_app.ui.desk.words import card_band
from checkin_app.wording import _, fault_sentence

_NOT_ON_THE_BADGE = frozenset({"note", "attention"})
_LEFT_HALF_DONE = frozenset({"correction", "registration", "group"})

Opened = TypeVar("Opened", CorrectForm, WalkInForm, CompanyPanel, PlacePanel)


class Side(QStackedWidget):
    """Its parts, and what becomes of what is typed into them."""

    judged = Signal(object)
    """An `Outcome`: somebody was registered on the spot."""
    came = Signal(list)
    """The outcomes of a whole company."""
    back = Signal()
    """The verdict is in sight again."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._registering = False
        self.verdict = VerdictPanel()
        self.addWidget(self.verdict)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    # ---------------------------------------------------------------- its parts, each made when it is first gone to

    @cached_property
    def correction(self) -> CorrectForm:
        """F2."""
        made = self._added(CorrectForm())
        made.accepted.connect(lambda _values: self._save_correction())
        return made

    @cached_property
    def registration(self) -> WalkInForm:
        """Ctrl+N."""
        made = self._added(WalkInForm())
        made.accepted.connect(self._register)
        made.looked.connect(self._look_for_twins)
        return made

    @cached_property
    def group(self) -> CompanyPanel:
        """F3."""
        made = self._added(CompanyPanel())
        made.accepted.connect(self._admit_group)
        return made

    @cached_property
    def places(self) -> PlacePanel:
        """F4."""
        made = self._added(PlacePanel())
        made.chosen.connect(self._stand_at)
        return made

    def _added(self, panel: Opened) -> Opened:
        self.addWidget(panel)
        panel.left.connect(self._leave)
        return panel

    # ---------------------------------------------------------------- what is in sight

    @property
    def at_verdict(self) -> bool:
        """Whether the verdict is in sight."""
        return self.currentWidget() is self.verdict

    @property
    def engaged(self) -> bool:
        """Whether something half typed or half ticked is on the panel: no scan may sweep it away."""
        panel = self.currentWidget()
        return isinstance(panel, (PersonForm, CompanyPanel)) and panel.touched

    def refocus(self) -> None:
        """The keys go to what was begun, not to the field."""
        panel = self.currentWidget()
        if isinstance(panel, (PersonForm, CompanyPanel)):
            panel.refocus()

    def go_on(self, before: Side) -> None:
        """Take over what is half typed or half ticked in the window that this one replaces."""
        for name in _LEFT_HALF_DONE & vars(before).keys():
            former = getattr(before, name)
            if former.touched:
                getattr(self, name).go_on(former)
            if before.engaged and before.currentWidget() is former:
                self.setCurrentWidget(getattr(self, name))

    def take_letters(self, text: str) -> bool:
        """Letters typed on a button of a form that was begun: they are for its fields. Whether it took them."""
        panel = self.currentWidget()
        return isinstance(panel, PersonForm) and panel.touched and panel.take_letters(text)

    def show_verdict(self) -> None:
        """Leave whatever is open; what was typed into a form is there again when the same one is opened again."""
        if not self.at_verdict:
            self.setCurrentWidget(self.verdict)
            self.back.emit()

    def _leave(self) -> None:
        """Esc: what was typed is not wanted any more."""
        panel = self.currentWidget()
        if isinstance(panel, PersonForm):
            panel.forget()
        self.show_verdict()

    def open_correction(self, card: Card) -> None:
        """Fix a typo of that person."""
        self._open(self.correction)
        self.correction.open(card.attendee)

    def open_registration(self, typed: str) -> None:
        """Register somebody; begin with what was typed in vain."""
        self._open(self.registration)
        self.registration.open(typed)

    def open_group(self, hits: list[Hit]) -> None:
        """A whole company."""
        if hits:
            self._open(self.group)
            self.group.open(hits)

    def open_places(self) -> None:
        """Choose where this desk scans."""
        self._context.run(read_places, self._show_places)

    def _show_places(self, places: Places) -> None:
        self._open(self.places)
        self.places.open(places)

    def _open(self, panel: QWidget) -> None:
        self.setCurrentWidget(panel)

    def _stand_at(self, place: str, direction: str) -> None:
        self._context.change_settings(checkpoint=place, direction=direction)
        self.show_verdict()

    def _save_correction(self) -> None:
        """What is printed on the badge and was corrected is printed again; a note is no reason for a badge."""
        attendee_id, fields = self.correction.attendee_id, self.correction.changes()

        def saved(person: object) -> None:
            self.correction.forget()
            self.show_verdict()
            operations.card(self._context, attendee_id, lambda card: self.verdict.show_card(card, card_band(card)))
            if not fields or fields.keys() - _NOT_ON_THE_BADGE:
                self._context.named.emit(person)
                self._context.print_badges([attendee_id])

        operations.correct(self._context, attendee_id, fields, saved, lambda e: self.correction.show_problem(fault_sentence(e)))

    def _register(self, fields: dict[str, str]) -> None:
        """Nobody is registered before those who may be the same person were in sight; Enter again then means what it says."""
        if self._registering:
            return
        self._registering = True
        override, self.registration.insists = self.registration.insists, False

        def known(twins: list[Attendee]) -> None:
            if self.registration.show_twins(twins):
                self._registering = False
                self.registration.show_problem(_("Is it one of them? Enter again registers somebody new."))
            else:
                operations.walk_in(self._context, fields, made, failed, override=override)

        def made(outcome: Outcome) -> None:
            self._registering = False
            self.registration.forget()
            self.judged.emit(outcome)

        def failed(error: Exception) -> None:
            self._registering = False
            sentence = fault_sentence(error)
            if isinstance(error, Refused) and error.code == "event_full":
                sentence = _("{sentence} Ctrl+Enter registers them.").format(sentence=sentence)
            self.registration.show_problem(sentence)

        self._context.run(lambda session: registration.possible_duplicates(session, fields), known, failed, urgent=True)

    def _look_for_twins(self, fields: dict[str, str]) -> None:
        def found(session: Session) -> list[Attendee]:
            return registration.possible_duplicates(session, fields)

        self._context.run(found, self.registration.show_twins, latest="twins")

    def _admit_group(self, ids: list[str]) -> None:
        operations.check_in_many(self._context, ids, self.came.emit)
