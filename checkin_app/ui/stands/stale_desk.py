"""The count of stale papers in the line of tools, the panel behind it, and what is done from there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from checkin_app.services import stand_papers
from checkin_app.services.stand_papers import StalePapers
from checkin_app.ui.context import Context
from checkin_app.ui.stands.papers import PlanPapers
from checkin_app.ui.stands.stale import StalePanel
from checkin_app.ui.stands.tools import Tools
from checkin_app.ui.stands.verbs import Verbs
from checkin_app.wording import _


class StaleDesk(QObject):
    """Opens the panel in the card's place, and keeps both true."""

    def __init__(self, context: Context, tools: Tools, verbs: Verbs, plan: PlanPapers) -> None:
        super().__init__()
        self._context, self._tools, self._verbs, self._plan = context, tools, verbs, plan
        self.panel = StalePanel()
        self._asked = self._count = 0
        tools.papers.clicked.connect(lambda: self._open() if tools.papers.isChecked() else verbs.leave())
        self.panel.left.connect(verbs.leave)
        self.panel.badges.connect(context.print_badges)
        self.panel.plan.connect(plan.print_again)
        self.panel.lists.connect(lambda: context.show_page("closing"))
        self.panel.settled.connect(self._settle)
        verbs.side.currentChanged.connect(lambda _place: self._mark())

    def reload(self) -> None:
        """Read again what is out of date, aside of the desk; of two questions only the newer is answered."""
        self._asked += 1
        number = self._asked
        self._context.aside(stand_papers.stale_papers, lambda papers: self._show(papers) if number == self._asked else None)

    def toggle(self) -> None:
        """Open the panel, or close it."""
        if self.panel.isVisible():
            self._verbs.leave()
        elif not self._verbs.asking:
            self._open()

    def _open(self) -> None:
        self._verbs.open(self.panel)
        self.panel.enter()

    def _mark(self) -> None:
        """The button is down while the panel is open."""
        self._tools.papers.setChecked(self._verbs.side.currentWidget() is self.panel)
        self._tools.show_stale(self._count)

    def _show(self, papers: StalePapers) -> None:
        self._count = len(papers.badges) + len(papers.papers)
        self._tools.show_stale(self._count)
        self.panel.show_papers(papers)

    def _settle(self, ids: Sequence[str]) -> None:
        stamp = self._context.stamp()
        said = _("Dealt with: no longer listed. Ctrl+Z undoes.")
        self._context.run(
            lambda session: stand_papers.settle(session, ids, stamp), lambda _none: self._context.say(said, "good")
        )
