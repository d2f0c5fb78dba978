"""The right of the page: what is to be corrected."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from checkin_app.ui.badges.checking import Checked
from checkin_app.ui.badges.lines import LineList
from checkin_app.ui.badges.words import fault_lines
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, button, label, row
from checkin_app.wording import _, ngettext

MARGINS = (8, 14, 8, 14)


class FaultPanel(Panel):
    """`check` asks for a check of all, `show` for the badge of a person."""

    check = Signal()
    show_badge = Signal(str)

    def __init__(self) -> None:
        super().__init__(gap=8)
        self.body.setContentsMargins(*MARGINS)
        self.again = button(_("Check all"), small=True)
        self.again.setObjectName("badge-check")
        self.again.clicked.connect(self.check.emit)
        self._line = label("", "small", "muted", wrap=True)
        self._progress = QProgressBar()
        self._progress.setAccessibleName(_("Badges checked"))
        self._progress.hide()
        self.list = LineList(_("To correct"))
        self.list.acted.connect(lambda key: self.show_badge.emit(key.partition(" ")[0]))
        self.body.addLayout(inset(label(_("To correct"), "title"), None, self.again))
        self.body.addLayout(inset(self._progress))
        self.body.addLayout(inset(self._line))
        self.body.addWidget(self.list)
        self.show_waiting(0)

    def show_waiting(self, people: int) -> None:
        """Nothing was checked yet."""
        not_yet = _("Not checked yet: after a check the printer has no surprises.")
        self._show(not_yet if people else _("There is nothing to check yet."))
        self.again.setEnabled(people > 0)
        self.list.show_lines([])
        self.list.hide()

    def show_progress(self, done: int, total: int) -> None:
        """A check that somebody asked for is under way."""
        self._progress.setVisible(True)
        self._progress.setRange(0, max(total, 1))
        self._progress.setValue(done)
        self._line.setText(_("Drawing {done} of {total}…").format(done=grouped(done), total=grouped(total)))

    def show_checked(self, checked: Checked, people: int) -> None:
        """What was found."""
        n = grouped(people)
        if checked.faults:
            words = ngettext("{n} badge checked at {time}", "{n} badges checked at {time}", people)
        else:
            words = ngettext(
                "{n} badge checked at {time}: it comes out whole.", "{n} badges checked at {time}: all come out whole.", people
            )
        self._show(words.format(n=n, time=checked.at))
        self.again.setEnabled(people > 0)
        self.list.show_lines(fault_lines(checked.faults))
        self.list.setVisible(bool(checked.faults))

    def _show(self, words: str) -> None:
        self._progress.hide()
        self._line.setText(words)


def inset(*things: QWidget | int | None, gap: int = 0) -> QHBoxLayout:
    """Things that stand as far from the edge as the words of a list do."""
    return row(*things, gap=gap, margins=(8, 0, 8, 0))
