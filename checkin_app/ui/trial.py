"""A test print: a real badge, marked VOID, or a card with a ruler, on the chosen printer; the journal knows nothing of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from checkin_app.domain.badge import PrintState
from checkin_app.errors import InputProblem
from checkin_app.printing import pdf_folder
from checkin_app.services import badges, printing, rolls
from checkin_app.services.printing import Sheaf
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.rolls import count
from checkin_app.wording import _, fault_sentence, print_state_name, print_trouble

_ASK_EVERY_MS = 500


class Trial(QObject):
    """One test print at a time. `said` carries how it fares in words, its tone, and whether that was the last word."""

    said = Signal(str, str, bool)

    def __init__(self, context: Context, draw: Callable[[Session], Sheaf]) -> None:
        """`draw` makes what is printed, on the database thread."""
        super().__init__()
        self._context = context
        self._draw = draw
        self._title = self._printer = self._spool_id = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ASK_EVERY_MS)
        self._timer.timeout.connect(self._ask)

    def start(self) -> None:
        """Draw it, hand it over, and ask until its end is known."""
        self.said.emit(_("Drawing…"), "", False)
        self._context.run(self._draw, self._send, self._failed)

    def _send(self, sheaf: Sheaf) -> None:
        session = self._context.tasks.session
        self._title, self._printer = sheaf.title, sheaf.printer
        self._context.offload(lambda: printing.send(session, sheaf), self._sent, self._failed)

    def _sent(self, spool_id: str) -> None:
        self._spool_id = spool_id
        self._ask()

    def _ask(self) -> None:
        session, spool_id = self._context.tasks.session, self._spool_id
        self._context.offload(
            lambda: printing.ask(session, spool_id), lambda answer: self._answered(*answer), self._failed
        )  # fmt: skip

    def _answered(self, state: PrintState, reason: str) -> None:
        final = state.final
        if rolls.spent(state, reason):
            count(self._context, self._printer, 1)
        tone = "good" if state is PrintState.DONE else "stop" if final else "caution" if reason else ""
        words = [self._title, print_state_name(state), print_trouble(reason, self._printer)]
        out = _("{title}: it is out.").format(title=self._title)
        self.said.emit(out if state is PrintState.DONE else " · ".join(part for part in words if part), tone, final)
        if not final:
            self._timer.start()

    def _failed(self, error: Exception) -> None:
        self.said.emit(fault_sentence(error), "stop", True)


def void_badge(session: Session) -> Sheaf:
    """The badge of the longest name, which comes out right when everybody's does. Raises InputProblem without anybody."""
    people = badges.people(session, None)
    if not people:
        raise InputProblem("no_badges")
    person = max(people, key=lambda one: len(one.sort_name))
    pdf = badges.pdf(session, [person.id], layout_id=session.settings.layout, void=True)
    return Sheaf("", pdf, person.sort_name, session.settings.printer or pdf_folder.NAME, (person.id,))
