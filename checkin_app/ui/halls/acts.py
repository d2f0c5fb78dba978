"""What was drawn here since the editor was opened: each act is in the journal at once, taken back and done again in order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from checkin_app.domain.journal import Stamp
from checkin_app.services import desk
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.wording import _

Work = Callable[[Session, Stamp], Any]


@dataclass(frozen=True, slots=True)
class _Act:
    record: str
    work: Work


class Acts(QObject):
    """`moved`: something else can be undone or done again now. `failed`: an act was refused, and nothing was changed."""

    moved = Signal()
    failed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._done: list[_Act] = []
        self._undone: list[_Act] = []
        self.pending = 0

    @property
    def can_undo(self) -> bool:
        """Whether something was drawn here that still stands."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back here."""
        return bool(self._undone)

    def do(
        self,
        work: Work,
        said: str = "",
        done: Callable[[Any], object] | None = None,
        wrote: Callable[[Any], bool] = lambda _found: True,
    ) -> None:
        """Do `work` and keep it to be undone, unless `wrote` says that nothing was written; `said` is told at the foot."""
        stamp = self._context.stamp()

        def told(found: Any) -> None:
            if wrote(found):
                self._done.append(_Act(stamp.id, work))
                self._undone.clear()
            if done:
                done(found)
            if said:
                self._context.say(said)

        self._run(lambda session: work(session, stamp), told)

    def undo(self) -> None:
        """Take the last act back."""
        if not self._done:
            self._context.say(_("Nothing was drawn here since the hall was opened: there is nothing to undo."))
            return
        act, stamp = self._done.pop(), self._context.stamp()

        def told(_found: Any) -> None:
            self._undone.append(act)
            self._context.say(_("Undone. Ctrl+Y does it again."))

        self._run(lambda session: desk.undo(session, act.record, stamp), told, lambda: self._done.append(act))

    def redo(self) -> None:
        """Do again what was taken back last."""
        if not self._undone:
            self._context.say(_("There is nothing to do again."))
            return
        act, stamp = self._undone.pop(), self._context.stamp()

        def told(_found: Any) -> None:
            self._done.append(_Act(stamp.id, act.work))
            self._context.say(_("Done again. Ctrl+Z undoes."))

        self._run(lambda session: act.work(session, stamp), told, lambda: self._undone.append(act))

    def _run(
        self, work: Callable[[Session], Any], told: Callable[[Any], object], back: Callable[[], object] | None = None
    ) -> None:
        self.pending += 1

        def done(found: Any) -> None:
            self.pending -= 1
            told(found)
            self.moved.emit()

        def failed(error: Exception) -> None:
            self.pending -= 1
            if back:
                back()
            self._context.problem(error)
            self.moved.emit()
            self.failed.emit()

        self._context.run(work, done, failed)
