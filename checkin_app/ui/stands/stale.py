"""The papers that say other stands than are true: badges, plans and lists, each to be printed again or dealt with."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from checkin_app.services.stand_papers import INDEX, PLAN, StalePapers, ToldBadge, ToldPaper
from checkin_app.ui.stands.paper_words import badge_line, paper_detail, paper_line
from checkin_app.ui.widgets.parts import button, clear, column, label, row, scrolled
from checkin_app.wording import _, ngettext

_NAMED = 12
"""Badges that are named; the others are counted."""


class StalePanel(QWidget):
    """`badges` asks to print those people's badges, `plan` the plan of a hall, `lists` for the exports, `settled` ends ids."""

    badges = Signal(object)
    plan = Signal(str)
    lists = Signal()
    settled = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "h3", wrap=True)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 4, 0)
        self._inner.setSpacing(0)
        self._shown: StalePapers | None = None
        self._first: QPushButton | None = None
        self._all = button(_("All dealt with"), self._settle_all)
        self._leave = button(_("Close"), self.left.emit, key=_("Esc"))
        self.setLayout(column(self._heading, 10, scrolled(self._inner), 12, row(self._leave, self._all, None, gap=8)))

    def show_papers(self, papers: StalePapers) -> None:
        """List what is out of date now."""
        if papers == self._shown:
            return
        self._shown = papers
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            # What was pressed is gone with what it dealt with: the next thing to do takes the focus, once it is in sight.
            QTimer.singleShot(0, self, self.enter)
        clear(self._inner)
        self._first = None
        count = len(papers.badges) + len(papers.papers)
        words = (
            ngettext("{n} paper is out of date", "{n} papers are out of date", count) if count else _("No paper is out of date")
        )
        self._heading.setText(words.format(n=count))
        self._all.setVisible(count > 1)
        if not count:
            said = _("Every badge, plan and list that was printed says the stands as they are.")
            self._inner.addWidget(label(said, "body", "muted", wrap=True))
        if papers.badges:
            self._show_badges(papers.badges)
        for paper in papers.papers:
            self._show_paper(paper)
        self._inner.addStretch(1)

    def enter(self) -> None:
        """Put the focus on the first thing to do."""
        (self._first or self._leave).setFocus()

    def _show_badges(self, badges: tuple[ToldBadge, ...]) -> None:
        ids = [badge.attendee_id for badge in badges]
        self._inner.addWidget(label(_("Badges").upper(), "tiny", "muted"))
        for badge in badges[:_NAMED]:
            line = label(badge_line(badge), "small", wrap=True)
            line.setToolTip(f"{badge.company} · {badge.printed:%d/%m %H:%M}")
            self._inner.addSpacing(4)
            self._inner.addWidget(line)
        if len(badges) > _NAMED:
            rest = len(badges) - _NAMED
            self._inner.addSpacing(4)
            self._inner.addWidget(label(ngettext("and {n} other", "and {n} others", rest).format(n=rest), "small", "muted"))
        again = ngettext("Print {n} badge again", "Print {n} badges again", len(ids)).format(n=len(ids))
        self._ways(button(again, lambda: self.badges.emit(ids), small=True), ids)

    def _show_paper(self, paper: ToldPaper) -> None:
        line = label(paper_line(paper), "title", wrap=True)
        self._inner.addWidget(line)
        self._inner.addSpacing(2)
        self._inner.addWidget(label(paper_detail(paper), "small", "muted", wrap=True))
        if paper.what in {PLAN, INDEX}:
            again = button(_("Print again"), lambda: self.plan.emit(paper.hall), small=True)
        else:
            again = button(_("Save again…"), self.lists.emit, small=True)
        again.setAccessibleName(_("{verb}: {paper}").format(verb=again.text(), paper=paper_line(paper)))
        self._ways(again, [paper.id])

    def _ways(self, again: QPushButton, ids: list[str]) -> None:
        self._first = self._first or again
        done = button(_("Dealt with"), lambda: self.settled.emit(ids), small=True)
        self._inner.addSpacing(8)
        self._inner.addLayout(row(again, done, None, gap=8))
        self._inner.addSpacing(18)

    def _settle_all(self) -> None:
        if self._shown:
            self.settled.emit([*self._shown.ids, *(paper.id for paper in self._shown.papers)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
