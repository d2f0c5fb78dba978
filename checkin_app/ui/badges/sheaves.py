"""Many badges on a printer: a sheaf after the other, so that the desk is never kept waiting and a fault stops the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from checkin_app.domain.badge import PrintState
from checkin_app.services.printing import PrintJobView
from checkin_app.ui.context import Context
from checkin_app.ui.printing import SHEAF
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.wording import _, ngettext

_AHEAD = 3
"""Sheaves that the printer has at once: it never waits for us, and what is stopped is not in its queue already."""


class Sheaves(QObject):
    """The next sheaf goes when the spooler has the one before, and no more than a few are not out yet: badges come out in the
    order of the list, and what goes wrong (no such paper, a job that somebody cancelled) keeps the rest here.

    `moved` tells how many of how many are with the printer, `ended` that no more will go, and how many were left.
    """

    moved = Signal(int, int)
    ended = Signal(int)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._left: list[str] = []
        self._under_way: dict[frozenset[str], int] = {}
        self._layout = ""
        self._total = 0
        self.running = False
        context.prints.heard.connect(self._hear)
        context.prints.failed.connect(self._fail)

    def start(self, ids: Sequence[str], layout_id: str) -> None:
        """Print these people's badges in this order."""
        if ids and not self.running:
            self.running, self._under_way = True, {}
            self._left, self._total, self._layout = list(ids), len(ids), layout_id
            self._next()

    def stop(self) -> None:
        """No more; what the printer has, it has."""
        if self.running:
            self.running = False
            self.ended.emit(len(self._left))

    def _fail(self, _error: object) -> None:
        self.stop()

    def _next(self) -> None:
        sheaf, self._left = self._left[:SHEAF], self._left[SHEAF:]
        self._under_way[frozenset(sheaf)] = 0
        self.moved.emit(self._total - len(self._left), self._total)
        self._context.prints.print(sheaf, layout_id=self._layout)

    def _hear(self, job: PrintJobView) -> None:
        """First that it waits to be sent, then what the spooler says of it."""
        sheaf = frozenset(job.attendee_ids)
        if not self.running or sheaf not in self._under_way:
            return
        self._under_way[sheaf] += 1
        if job.state in {PrintState.FAILED, PrintState.CANCELLED} or (min(self._under_way.values()) > 1 and not self._left):
            self.stop()
        else:
            if job.final:
                del self._under_way[sheaf]
            if self._left and len(self._under_way) < _AHEAD and all(heard > 1 for heard in self._under_way.values()):
                self._next()


class PrintAll(QPushButton):
    """Prints everybody who has no badge yet; while they go, the same button stops the rest."""

    def __init__(self, context: Context, layout_id: Callable[[], str]) -> None:
        super().__init__()
        self.setObjectName("badge-print-all")
        self.setProperty("kind", "primary")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.sheaves = Sheaves(context, self)
        self._context = context
        self._layout_id = layout_id
        self._ids: Sequence[str] = ()
        self.clicked.connect(self._act)
        self.sheaves.moved.connect(self._gone)
        self.sheaves.ended.connect(self._ended)
        self.show_people(())

    def show_people(self, ids: Sequence[str]) -> None:
        """Who has no badge yet."""
        self._ids = ids
        if not self.sheaves.running:
            self._say(_("Print all not yet printed ({n})").format(n=grouped(len(ids))))
            self.setEnabled(bool(ids))

    def _act(self) -> None:
        if self.sheaves.running:
            self.sheaves.stop()
        else:
            self.sheaves.start(self._ids, self._layout_id())

    def _gone(self, sent: int, total: int) -> None:
        self._say(_("Stop: {sent} of {total} sent").format(sent=grouped(sent), total=grouped(total)))

    def _ended(self, left: int) -> None:
        if left:
            stopped = ngettext("Stopped: {n} badge was not sent.", "Stopped: {n} badges were not sent.", left)
            self._context.say(stopped.format(n=grouped(left)), "caution")
        self.show_people(self._ids)

    def _say(self, words: str) -> None:
        self.setText(words)
        self.setAccessibleName(words)
