"""The test print: one real badge, marked VOID, on the chosen printer; nothing of it is kept in the journal.

The longest name of the list is taken: what comes out right for that one comes out right for everybody.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from checkin_app.domain.badge import PrintState
from checkin_app.errors import InputProblem
from checkin_app.printing import pdf_folder
from checkin_app.services import badges, printing
from checkin_app.services.printing import Sheaf
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.wording import _, fault_sentence, print_reason, print_state_name

_ASK_EVERY_MS = 500


class Trial(QObject):
    """One test print at a time. `said` carries how it fares in words, its tone, and whether that was the last word."""

    said = Signal(str, str, bool)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._title = self._spool_id = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_EVERY_MS)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Draw the badge, hand it over, and ask until its end is known."""
        chosen = self._context.settings
        self.said.emit(_("Drawing the badge…"), "", False)
        self._context.run(lambda session: _drawn(session, chosen.layout, chosen.printer), self._send, self._failed)

    def _send(self, sheaf: Sheaf) -> None:
        session = self._context.tasks.session
        self._title = sheaf.title
        self._context.tasks.offload(lambda: printing.send(session, sheaf), self._sent, self._failed)

    def _sent(self, spool_id: str) -> None:
        self._spool_id = spool_id
        self._ask()

    def _ask(self) -> None:
        session, spool_id = self._context.tasks.session, self._spool_id
        self._context.tasks.offload(
            lambda: printing.ask(session, spool_id), lambda answer: self._answered(*answer), self._failed
        )  # fmt: skip

    def _answered(self, state: PrintState, reason: str) -> None:
        final = state.final
        tone = "good" if state is PrintState.DONE else "stop" if final else "caution" if reason else ""
        words = [self._title, print_state_name(state), print_reason(reason)]
        self.said.emit(" · ".join(part for part in words if part), tone, final)
        if not final:
            self._timer.start()

    def _failed(self, error: Exception) -> None:
        self.said.emit(fault_sentence(error), "stop", True)


def _drawn(session: Session, layout_id: str, printer: str) -> Sheaf:
    """The badge of the longest name, as the printer gets it. Raises InputProblem when there is nobody yet."""
    people = badges.people(session, None)
    if not people:
        raise InputProblem("no_badges")
    person = max(people, key=lambda one: len(one.sort_name))
    pdf = badges.pdf(session, [person.id], layout_id=layout_id, void=True)
    return Sheaf("", pdf, person.sort_name, printer or pdf_folder.NAME, (person.id,))
