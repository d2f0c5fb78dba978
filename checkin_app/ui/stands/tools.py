"""The line over the plan: the field that finds, the halls, the views, and what is done with the whole plan."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from checkin_app.domain.floorplan import Hall
from checkin_app.ui.stands.stand_keys import VERBS
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.mark_field import MarkField
from checkin_app.ui.widgets.parts import button, chip, label, roomy, row
from checkin_app.wording import _, ngettext


class Tools(QWidget):
    """`add` puts one more button at the end of the line."""

    hall = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.field = MarkField(_("Stand, exhibitor or person"), _("Find a stand, an exhibitor or a person"))
        self.found = label("", "small", "muted")
        self._halls = Choice()
        self._halls.setAccessibleName(_("Hall"))
        self._halls.hide()
        self._halls.activated.connect(lambda position: self.hall.emit(self._halls.itemData(position)))
        self.list = _view(_("List"), _("List beside the plan"), VERBS["list"])
        self.calls = _view(_("Call list"), _("Whom to call"), VERBS["calls"])
        self.papers = _view("", _("Stale papers"), VERBS["papers"])
        self.papers.hide()
        self.print = button(_("Print…"))
        self.print.setAccessibleName(_("Print the plan…"))
        self._end = row(gap=8)
        self._end.addWidget(self.print)
        line = row(self.field, self.found, self._halls, None, self.list, self.calls, self.papers, self._end, gap=8)
        # The field takes the room that there is, up to its widest; what is left stays empty.
        line.setStretch(0, 20)
        self.setLayout(line)

    def add(self, made: QPushButton) -> None:
        """One more button, before the one that prints."""
        self._end.insertWidget(self._end.count() - 1, made)

    @property
    def several_halls(self) -> bool:
        """Whether there is more than one hall."""
        return self._halls.count() > 1

    def show_halls(self, halls: Sequence[Hall], current: str) -> None:
        """A list of the halls, where there are several."""
        self._halls.blockSignals(True)
        self._halls.clear()
        for hall in halls:
            self._halls.addItem(hall.name, hall.id)
        self._halls.choose(current)
        self._halls.blockSignals(False)
        self._halls.setVisible(len(halls) > 1)

    def show_stale(self, count: int) -> None:
        """How many papers are out of date; none: the button goes, unless its list is open."""
        words = ngettext("Stale paper · {n}", "Stale papers · {n}", count).format(n=count)
        self.papers.setText(words)
        self.papers.setAccessibleName(words)
        roomy(self.papers)
        self.papers.setVisible(bool(count) or self.papers.isChecked())


def _view(words: str, name: str, key: str) -> QPushButton:
    made = roomy(chip(words))
    made.setAccessibleName(name)
    made.setToolTip(f"{name} ({key})")
    return made
