"""After a suggestion was taken over: how much changed, and what is out of date on paper now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from checkin_app.services.stand_papers import StalePapers
from checkin_app.ui.stands.suggesting_words import papers_sentence
from checkin_app.ui.widgets.parts import button, column, dress, label, row
from checkin_app.wording import _, ngettext, paper_name

_NAMES = 8


class DoneView(QWidget):
    """Enter prints the badges again where there are any, Esc closes."""

    printing = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._done, self._papers = label("", "title", "good", wrap=True), label("", "title", "caution", wrap=True)
        self._names = label("", "body", wrap=True)
        self._print = button("-", self.printing.emit, primary=True)
        self._close = button(_("Close"), self.closed.emit, key=_("Esc"))
        buttons = row(self._print, self._close, None, gap=8)
        self.setLayout(column(self._done, self._papers, self._names, None, buttons, gap=12))

    def show_done(self, changed: int, papers: StalePapers, *, keys: bool) -> None:
        """So many stands changed hands, and these papers tell of the plan before. `keys`: they go to this panel."""
        words = ngettext("{n} stand changed hands in one act. Ctrl+Z takes it back.",
                         "{n} stands changed hands in one act. Ctrl+Z takes it back.", changed)  # fmt: skip
        dress(self._done, "title", "good", "good_soft")
        self._done.setText(words.format(n=changed))
        sentence = papers_sentence(papers, done=True)
        dress(self._papers, "title", "caution", "caution_soft")
        self._papers.setText(sentence)
        self._papers.setVisible(bool(sentence))
        told = [badge.name for badge in papers.badges] + [paper_name(paper.what) for paper in papers.papers]
        self._names.setText("\n".join(told[:_NAMES]) + ("\n…" if len(told) > _NAMES else ""))
        count = len(papers.badges)
        again = ngettext("Print {n} badge again", "Print {n} badges again", count)
        self._print.setText(again.format(n=count))
        self._print.setAccessibleName(self._print.text())
        self._print.setVisible(count > 0)
        if keys:
            (self._print if count else self._close).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
