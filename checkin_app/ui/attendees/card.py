"""The right side of the list: the card of the person it stands on, or what can be done with the many that are selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.services.card import Card
from checkin_app.ui.attendees.words import card_lines, card_state
from checkin_app.ui.theme import colour, soft
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import button, clear, column, dress, label, row, scrolled
from checkin_app.ui.widgets.side_panel import SidePanel
from checkin_app.wording import _, category_name, country_name, ngettext

NAMED = 8
"""People of a selection that are named; the others are counted."""


class PersonPanel(SidePanel):
    """Shows one person, several, or nobody. Signals tell what was asked for."""

    open = Signal()
    print = Signal()
    company = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 6, 0)
        self._inner.setSpacing(0)
        self._open = button(_("Open at the desk"), self.open.emit, primary=True, key=_("Enter"))
        self._print = button(_("Print"), self.print.emit, key="Ctrl+P")
        self._company = button(_("Company"), self.company.emit, key="F3")
        self._company.setAccessibleName(_("Whole company"))
        self._verbs = (self._open, self._print, self._company)
        for verb in self._verbs:
            verb.setAutoDefault(True)
            verb.setFixedHeight(40)
        self.body.addWidget(scrolled(self._inner))
        self.body.addLayout(column(self._open, row(self._print, self._company, gap=8), gap=8))
        self.show_nobody()

    @property
    def card(self) -> Card | None:
        """The person shown, if it is one."""
        return self._card

    def show_nobody(self) -> None:
        """The list is empty, or stands on nobody."""
        self._card = None
        clear(self._inner)
        self._inner.addWidget(label(_("Nobody selected"), "h3"))
        self._inner.addSpacing(8)
        how = _("The arrow keys walk through the list. Shift and Ctrl select several people.")
        self._inner.addWidget(label(how, "body", "muted", wrap=True))
        self._inner.addStretch(1)
        for verb in self._verbs:
            verb.hide()

    def show_card(self, card: Card) -> None:
        """Show a person."""
        self._card = card
        person = card.attendee
        clear(self._inner)
        self._inner.addLayout(_tags(card))
        self._inner.addSpacing(10)
        self._inner.addWidget(_wrapped(person.sort_name, "h1"))
        country = country_name(person.country) if person.country else ""
        for words, role in ((person.company, "h3"), (" · ".join(p for p in (person.job_title, country) if p), "body")):
            if words:
                self._inner.addSpacing(2)
                self._inner.addWidget(_wrapped(words, role, "text" if role == "h3" else "muted"))
        self._inner.addSpacing(14)
        for title, words, tone in card_lines(card):
            self._inner.addWidget(_line(title, words, tone))
        self._inner.addStretch(1)
        self._print.setText(_("Print"))
        self._print.setAccessibleName(_("Print the badge"))
        self._open.show()
        self._print.show()
        self._company.setVisible(bool(person.company))

    def show_many(self, count: int, names: Sequence[str]) -> None:
        """Show how many are selected, and the first of them."""
        self._card = None
        clear(self._inner)
        self._inner.addWidget(label(ngettext("{n} person", "{n} people", count).format(n=grouped(count)), "display"))
        self._inner.addWidget(label(_("selected"), "h3", "muted"))
        self._inner.addSpacing(14)
        for name in names[:NAMED]:
            self._inner.addWidget(_wrapped(name))
            self._inner.addSpacing(4)
        rest = count - min(len(names), NAMED)
        if names and rest > 0:
            words = ngettext("and {n} other", "and {n} others", rest).format(n=grouped(rest))
            self._inner.addWidget(label(words, "body", "muted"))
        self._inner.addStretch(1)
        self._print.setText(ngettext("Print {n} badge", "Print {n} badges", count).format(n=grouped(count)))
        self._open.hide()
        self._company.hide()
        self._print.show()


def _tags(card: Card) -> QHBoxLayout:
    kind = label(category_name(card.attendee.category))
    _tag(kind, str(card.attendee.category))
    words, tone = card_state(card)
    state = label(words)
    if tone == "muted":
        dress(state, "small", tone)
    else:
        _tag(state, tone)
    return row(kind, 8, state, None)


def _tag(made: QWidget, token: str) -> None:
    made.setStyleSheet(
        f"QLabel {{ color: {colour(token).name()}; background: {soft(token).name()}; border-radius: 6px; padding: 3px 9px;"
        " font-size: 13px; font-weight: 600; }"
    )


def _wrapped(words: str, role: str = "body", ink: str = "text") -> QLabel:
    """Words that take as many lines as their width needs, and no more: one that asks for two makes the card scroll."""
    made = label(words, role, ink, wrap=True)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made


def _line(title: str, words: str, tone: str) -> QWidget:
    """A small title over words that can be copied: an address, a number to call."""
    said = _wrapped(words, "body", tone or "text")
    said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    said.setAccessibleName(f"{title}: {words}")
    held = QFrame()
    held.setObjectName("ruled")
    held.setLayout(column(label(title, "tiny", "muted"), said, gap=1, margins=(0, 7, 0, 7)))
    return held
