"""What a change makes untrue on paper, said before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checkin_app.services.stand_papers import StalePapers
from checkin_app.ui.stands.paper_words import badge_line, paper_line
from checkin_app.ui.widgets.parts import button, clear, column, dress, label, row, scrolled
from checkin_app.wording import _, ngettext

_NAMED = 8
"""Badges that are named; the others are counted."""


class Confirmation(QWidget):
    """Enter does it, Esc leaves it."""

    agreed = Signal(bool)
    """True: and print those badges again."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "h3", wrap=True)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 4, 0)
        self._inner.setSpacing(0)
        self._yes = button("-", lambda: self.agreed.emit(False), primary=True, key="⏎")
        self._and_print = button("", lambda: self.agreed.emit(True))
        self._no = button(_("Cancel"), self.left.emit, key=_("Esc"))
        buttons = column(row(self._yes, self._no, None, gap=8), self._and_print, gap=8)
        self.setLayout(column(self._heading, 12, scrolled(self._inner), 12, buttons))

    def open(self, heading: str, verb: str, papers: StalePapers, *, reprint: bool) -> None:
        """Ask; `reprint` offers to print those badges again in the same go."""
        self._heading.setText(heading)
        clear(self._inner)
        count = len(papers.badges)
        if count:
            words = ngettext("{n} badge is printed with the old number", "{n} badges are printed with the old number", count)
            self._say(words.format(n=count), [badge_line(badge) for badge in papers.badges])
        if papers.papers:
            made = len(papers.papers)
            words = ngettext("{n} plan or list says otherwise", "{n} plans or lists say otherwise", made)
            self._say(words.format(n=made), [paper_line(paper) for paper in papers.papers])
        if papers.meetings:
            words = ngettext("{n} meeting takes place there", "{n} meetings take place there", papers.meetings)
            self._say(words.format(n=papers.meetings), [])
        hint = _("Cards and screens are right at once, paper is not. What is out of date stays listed. Ctrl+Z undoes.")
        self._inner.addWidget(label(hint, "small", "muted", wrap=True))
        self._inner.addStretch(1)
        self._yes.setText(verb)
        again = ngettext("{verb} and print the badge again", "{verb} and print {n} badges again", count)
        self._and_print.setText(again.format(verb=verb, n=count))
        self._and_print.setAccessibleName(self._and_print.text())
        self._and_print.setVisible(reprint and bool(count))
        self._yes.setFocus()

    def _say(self, words: str, lines: Sequence[str]) -> None:
        band = label(words, "title", "caution", wrap=True)
        dress(band, "title", "caution", "caution_soft")
        self._inner.addWidget(band)
        self._inner.addSpacing(6)
        for line in lines[:_NAMED]:
            self._inner.addWidget(label(line, "small", wrap=True))
            self._inner.addSpacing(3)
        if len(lines) > _NAMED:
            rest = len(lines) - _NAMED
            self._inner.addWidget(label(ngettext("and {n} other", "and {n} others", rest).format(n=rest), "small", "muted"))
        self._inner.addSpacing(10)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.agreed.emit(self._and_print.hasFocus())
        else:
            super().keyPressEvent(event)
