"""The card at the right: a stand and its holder, the sides of their file, and what can be done with what is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from checkin_app.domain.floorplan import StandState, StandView
from checkin_app.ui.stands.card_file import CardFile
from checkin_app.ui.stands.card_verbs import CardVerbs
from checkin_app.ui.stands.side_file import FileSide
from checkin_app.ui.stands.side_history import HistorySide
from checkin_app.ui.stands.side_notes import NotesSide
from checkin_app.ui.stands.side_staff import StaffSide
from checkin_app.ui.stands.tabs import Tabs
from checkin_app.ui.stands.words import arrivals_tone, file_arrivals, measures, stand_sentence
from checkin_app.ui.widgets.parts import clear, column, dress, label, row, scrolled
from checkin_app.wording import _, ngettext

_NAMED = 10
"""Stands of a choice that are named; the others are counted."""


class StandCard(QWidget):
    """Shows one stand, several, an exhibitor without one, or nothing. `verb` tells what was asked for, `gone_to` a stand."""

    verb = Signal(str)
    gone_to = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._shown: CardFile | None = None
        self._head = QVBoxLayout()
        self._head.setSpacing(0)
        self.staff, self.notes, self.file, self.history = StaffSide(), NotesSide(), FileSide(), HistorySide()
        self._sides: dict[str, QWidget] = {"staff": self.staff, "notes": self.notes, "file": self.file, "history": self.history}
        self.tabs = Tabs({"staff": _("People"), "notes": _("Notes"), "file": _("File"), "history": _("History")})
        self._stack = QStackedWidget()
        for side in self._sides.values():
            self._stack.addWidget(scrolled(column(side)))
        self.tabs.picked.connect(lambda name: self._stack.setCurrentIndex(list(self._sides).index(name)))
        self._verbs = CardVerbs(self.verb.emit)
        self._filler = QWidget()
        whole = column(self._head, self.tabs, self._stack, self._filler, 12, self._verbs)
        for place in (2, 3):
            whole.setStretch(place, 1)
        self.setLayout(whole)
        self.show_nothing()

    @property
    def shown(self) -> CardFile | None:
        """What is on the card, if it is one stand or one exhibitor."""
        return self._shown

    def pick(self, side: str) -> None:
        """Show that side: staff, notes, file or history."""
        if self.tabs.isVisible():
            self.tabs.pick(side)

    def show_card(self, card: CardFile) -> None:
        """Show this; what is shown already stays untouched, with whatever has the focus in it."""
        if card == self._shown:
            return
        self._shown = card
        clear(self._head)
        if card.view:
            number = label(card.view.stand.number, "display")
            self._head.addLayout(row(number, 10, label(measures(card.view.stand), "body", "muted"), None))
            self._head.addSpacing(2)
        self._show_holder(card)
        for side in (self.staff, self.notes, self.file, self.history):
            side.show_file(card)
        self.tabs.show_counts(
            {"staff": len(card.staff), "notes": len(card.file.notes) if card.file else 0, "history": len(card.history)}
        )
        self._show_sides(bool(card.file), bool(card.history))
        self._verbs.show_for([card.view] if card.view else [], len(card.unprinted), placeless=card.view is None)

    def forget(self) -> None:
        """What is shown may be other than what is so: show it all again the next time."""
        self._shown = None
        self.notes.forget()

    def show_many(self, views: Sequence[StandView]) -> None:
        """Several stands are chosen: which, and what can be done with all of them."""
        self._shown = None
        clear(self._head)
        self._head.addWidget(label(ngettext("{n} stand", "{n} stands", len(views)).format(n=len(views)), "display"))
        self._head.addWidget(label(_("chosen together"), "h3", "muted"))
        self._head.addSpacing(10)
        for view in views[:_NAMED]:
            self._head.addSpacing(4)
            self._head.addWidget(label(stand_sentence(view), "small", wrap=True))
        if len(views) > _NAMED:
            rest = len(views) - _NAMED
            self._head.addSpacing(4)
            self._head.addWidget(label(ngettext("and {n} other", "and {n} others", rest).format(n=rest), "small", "muted"))
        self._show_sides(False, False)
        self._verbs.show_for(views, sum(len(view.staff) for view in views))

    def show_nothing(self) -> None:
        """No stand is chosen."""
        self._shown = None
        clear(self._head)
        self._head.addWidget(label(_("No stand chosen"), "h3"))
        self._head.addSpacing(8)
        hint = _("Click a stand, use the arrow keys on the plan, or find it by its number, its exhibitor or a person.")
        self._head.addWidget(label(hint, "body", "muted", wrap=True))
        self._head.addSpacing(8)
        more = _("Ctrl and a click choose several. Drag an exhibitor onto a stand to move them.")
        self._head.addWidget(label(more, "body", "muted", wrap=True))
        self._show_sides(False, False)
        self._verbs.show_for([], 0)

    def _show_holder(self, card: CardFile) -> None:
        if card.file is None:
            self._head.addWidget(label(_("Free"), "h2", "muted"))
            self._head.addSpacing(8)
            return
        holder = card.file.exhibitor
        self._head.addWidget(label(holder.name, "h2", wrap=True))
        about = [holder.bioregion, holder.network or _("no network"), holder.activity]
        self._head.addSpacing(2)
        self._head.addWidget(label(" · ".join(part for part in about if part), "small", "muted", wrap=True))
        if card.file.guests:
            names = ", ".join(guest.name for guest in card.file.guests)
            self._head.addSpacing(2)
            self._head.addWidget(label(_("shared with {names}").format(names=names), "small", wrap=True))
        self._show_elsewhere(card)
        self._show_state(card)
        line = label(file_arrivals(card.staff, f"{card.now:%H:%M}"), "title", wrap=True)
        ink = arrivals_tone(card.staff)
        dress(line, "title", ink or "muted", f"{ink}_soft" if ink else "background")
        self._head.addSpacing(8)
        self._head.addWidget(line)
        self._head.addSpacing(4)

    def _show_elsewhere(self, card: CardFile) -> None:
        """The other stands of the exhibitor, to go to."""
        here = card.view.stand.number if card.view else ""
        others = [held.number for held in card.file.stands if held.number != here] if card.file else []
        if not others:
            return
        ways: list[QWidget | int | None] = [label(_("Also on"), "small", "muted"), 4]
        for number in others[:5]:
            way = QPushButton(number)
            way.setProperty("kind", "plainlink")
            way.setAccessibleName(_("Go to stand {stand}").format(stand=number))
            way.setCursor(Qt.CursorShape.PointingHandCursor)
            way.clicked.connect(lambda _on=False, number=number: self.gone_to.emit(number))
            ways.append(way)
        self._head.addSpacing(2)
        self._head.addLayout(row(*ways, None))

    def _show_state(self, card: CardFile) -> None:
        given = card.given
        if card.view is None:
            words = _("No stand yet")
        elif card.view.state is StandState.RESERVED:
            words = _("Reserved, not confirmed yet")
            if given:
                words = _("Reserved since {date}").format(date=f"{given.at:%d/%m %H:%M}")
        else:
            return
        self._head.addSpacing(6)
        self._head.addWidget(label(words, "title", "caution", wrap=True))

    def _show_sides(self, there: bool, history: bool) -> None:
        """The sides of a file; of a free stand its history alone."""
        self.tabs.setVisible(there)
        self._stack.setVisible(there or history)
        self._filler.setVisible(not (there or history))
        if there:
            self.tabs.picked.emit(self.tabs.current)
        elif history:
            self._stack.setCurrentIndex(3)
