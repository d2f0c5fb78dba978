"""The line over the plan: the field that finds, the views, and what is done with the whole plan."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from checkin_app.ui.stands.stand_keys import VERBS
from checkin_app.ui.widgets.mark_field import MarkField
from checkin_app.ui.widgets.parts import button, chip, clear, column, label, roomy, row
from checkin_app.wording import _, ngettext

_ROOMY = 860
"""Pixels of the line in which all words have room."""

_NARROW = 640
"""Pixels of the line in which the field has none."""


class Tools(QWidget):
    """`add` puts one more button at the end of the line."""

    def __init__(self) -> None:
        super().__init__()
        self.field = MarkField(_("Stand, exhibitor or person"), _("Find a stand, an exhibitor or a person"))
        self.found = label("", "small", "muted")
        self.found.hide()
        self.list = _view(_("List"), _("List beside the plan"), VERBS["list"])
        self.calls = _view(_("Call list"), _("Whom to call"), VERBS["calls"])
        self.papers = _view("", _("Stale papers"), VERBS["papers"])
        self.papers.hide()
        self._stale = 0
        self.print = button(_("Print…"))
        self.print.setAccessibleName(_("Print the plan…"))
        self._end = row(gap=8)
        self._end.addWidget(self.print)
        self._line = row(self.field, self.found, None, self.list, self.calls, self.papers, self._end, gap=8)
        # The field takes the room that there is, up to its widest; what is left stays empty.
        self._line.setStretch(0, 20)
        self._upper = row(gap=8)
        self.setLayout(column(self._upper, self._line, gap=8))

    def add(self, made: QPushButton) -> None:
        """One more button, before the one that prints."""
        self._end.insertWidget(self._end.count() - 1, made)

    def show_stale(self, count: int) -> None:
        """How many papers are out of date; none: the button goes, unless its list is open."""
        self._stale = count
        self.papers.setAccessibleName(ngettext("{n} stale paper", "{n} stale papers", count).format(n=count))
        self.papers.setVisible(bool(count) or self.papers.isChecked())
        self._name_stale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._name_stale()
        self._place_field(above=self.width() < _NARROW)

    def _place_field(self, *, above: bool) -> None:
        """In a very narrow window the field stands over the buttons, beside what it found."""
        if above == bool(self._upper.count()):
            return
        to = self._upper if above else self._line
        for position, part in enumerate((self.field, self.found)):
            to.insertWidget(position, part)
        if above:
            self._upper.setStretch(0, 20)
            self._upper.addStretch(1)
        else:
            clear(self._upper)
            self._line.setStretch(0, 20)

    def _name_stale(self) -> None:
        """In a narrow window a word is left out."""
        short = _("Stale · {n}")
        words = ngettext("Stale paper · {n}", "Stale papers · {n}", self._stale) if self.width() >= _ROOMY else short
        self.papers.setText(words.format(n=self._stale))
        roomy(self.papers)


def _view(words: str, name: str, key: str) -> QPushButton:
    made = roomy(chip(words))
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})")
    return made
