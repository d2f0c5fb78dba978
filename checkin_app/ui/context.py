"""What a page may ask of the program around it, and nothing else: it never sees the window or its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from checkin_app import bootstrap
from checkin_app import settings as settings_file
from checkin_app.domain.changes import Changes
from checkin_app.domain.journal import Stamp
from checkin_app.domain.roles import Role
from checkin_app.errors import Refused
from checkin_app.services import roles
from checkin_app.services.session import Session
from checkin_app.settings import Settings
from checkin_app.ui.printing import SHEAF, PrintDesk
from checkin_app.ui.scanners.hub import Scanners
from checkin_app.ui.tasks import Tasks
from checkin_app.wording import fault_sentence

T = TypeVar("T")


class Context(QObject):
    """The threads, the print jobs and the settings of one window, and its ear: the window listens to these signals."""

    said = Signal(str, str)
    """A sentence for the line at the foot, and its tone: "", "good", "caution" or "stop"."""
    person_wanted = Signal(str, str)
    """Show the person of that id at the desk, and begin the verb of that name."""
    page_wanted = Signal(str)
    """Go to that page."""
    welcome_wanted = Signal()
    """Leave this event for another one."""
    header_stale = Signal(object)
    """The page's own title changed."""
    settings_changed = Signal(object, object)
    """Before and after."""
    event_wanted = Signal(object)
    """Open the event file of that path instead of this one."""
    kiosk_wanted = Signal(str)
    """Let visitors help themselves; the PIN that ends it, "" for those of the event."""
    judged = Signal(object)
    """The outcomes of one act at this desk, none when it was taken back: what the visitor's own screen goes by."""
    named = Signal(object)
    """The `Attendee` whose badge is on its way after a correction, or once more."""
    role_wanted = Signal(object, object, object)
    """An act needs a `Role` that is not in force; what to do once it is, and what to do when nobody gives its PIN."""
    role_changed = Signal()
    """Another role is in force, or there are other PINs."""

    def __init__(
        self, tasks: Tasks, settings: Settings, prints: PrintDesk | None = None, scanners: Scanners | None = None
    ) -> None:
        super().__init__()
        self.tasks = tasks
        self.settings = settings
        self.prints = prints or PrintDesk(tasks)
        self.scanners = scanners or Scanners()
        self._ended = False
        tasks.failed.connect(self.problem)
        self.prints.failed.connect(self.problem)

    def run(
        self,
        work: Callable[[Session], T],
        done: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
        *,
        urgent: bool = False,
        latest: str = "",
    ) -> None:
        """Do `work` on the database thread: see `Tasks.run`. Without `failed`, what goes wrong is said at the foot.

        Work that needs more than the role in force waits for a PIN, then is done; without one it has failed.
        """
        again = partial(self.run, work, done, failed, urgent=urgent, latest=latest)
        self.tasks.run(work, self._heard(done), self._asking(again, failed), urgent=urgent, latest=latest)

    def aside(
        self,
        work: Callable[[Session], T],
        done: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
    ) -> None:
        """Do slow `work` with a connection of its own, so that a scan never waits for it: see `Tasks.aside` and `run`."""
        role = self.role

        def in_role(session: Session) -> T:
            session.role = role
            return work(session)

        again = partial(self.aside, work, done, failed)
        self.tasks.aside(in_role, self._heard(done), self._asking(again, failed))

    def offload(
        self,
        work: Callable[[], T],
        done: Callable[[T], Any] | None = None,
        failed: Callable[[Exception], Any] | None = None,
    ) -> None:
        """Do `work`, which touches no event file, in the pool: see `Tasks.offload`."""
        self.tasks.offload(work, self._heard(done), self._heard(failed or self.problem))

    def end(self) -> None:
        """The window is closing: what was begun goes on, but nobody is there to be told."""
        self._ended = True

    def _heard(self, answer: Callable[[T], Any] | None) -> Callable[[T], Any] | None:
        """`answer`, until the window closes: its widgets are gone then, while the threads go on for the next window."""
        if answer is None:
            return None
        return lambda result: None if self._ended else answer(result)

    def _asking(self, again: Callable[[], object], failed: Callable[[Exception], Any] | None) -> Callable[[Exception], object]:
        def told(error: Exception) -> None:
            if self._ended:
                return
            if isinstance(error, Refused) and error.code == "role_needed":
                self.role_wanted.emit(Role(str(error.facts["role"])), again, lambda: failed(error) if failed else None)
            else:
                (failed or self.problem)(error)

        return told

    @property
    def role(self) -> Role:
        """The role in force."""
        return self.tasks.session.role

    def open_role(self, pin: str, opened: Callable[[Role], object], failed: Callable[[Exception], object]) -> None:
        """Look at a PIN, in the pool: it takes a tenth of a second by design. `opened` is told the role then in force."""
        self.aside(lambda session: roles.enter(session, pin), lambda role: self.take_role(role, opened), failed)

    def take_role(self, role: Role, taken: Callable[[Role], object] | None = None) -> None:
        """Put `role` in force, before anything else that is asked for from here on."""

        def put(session: Session) -> Role:
            session.pins_changed()
            session.role = role
            return role

        def told(now: Role) -> None:
            self.role_changed.emit()
            if taken:
                taken(now)

        self.tasks.run(put, self._heard(told), urgent=True)

    def say(self, sentence: str, tone: str = "") -> None:
        """Say something at the foot of the window."""
        self.said.emit(sentence, tone)

    def problem(self, error: Exception) -> None:
        """Say what went wrong, what was kept and what to do next."""
        self.say(fault_sentence(error), "stop")

    def show_person(self, attendee_id: str, verb: str = "") -> None:
        """Go to the desk with that person's card; `verb` is "correct" or "company" to begin with it."""
        self.person_wanted.emit(attendee_id, verb)

    def show_page(self, name: str) -> None:
        """Go to the page of that name: desk, attendees, badges, stands, meetings, closing, settings."""
        self.page_wanted.emit(name)

    @property
    def training(self) -> str:
        """Where the real event lies when this is a training copy of it, else ""; read when the file was opened."""
        return self.tasks.session.training

    def go_back(self) -> None:
        """Go to the page that was in sight before this one."""
        self.page_wanted.emit("")

    def print_badges(self, ids: Sequence[str]) -> None:
        """Print the badges of those people on the chosen printer."""
        for start in range(0, len(ids), SHEAF):
            self.prints.print(ids[start : start + SHEAF])

    def header_changed(self, page: QWidget) -> None:
        """Ask the window to read the page's title again."""
        self.header_stale.emit(page)

    def stamp(self) -> Stamp:
        """The id and moment of an act that begins now."""
        return self.tasks.session.stamp()

    def now(self) -> datetime:
        """The moment, by the clock of the event."""
        session = self.tasks.session
        return session.event.local(session.clock())

    def change_settings(self, **values: object) -> None:
        """Keep these choices for this workstation, now and for the next start."""
        after = replace(settings_file.with_saved_rolls(self.settings), **values)  # type: ignore[arg-type]
        try:
            settings_file.save(after)
        except OSError as error:
            self.problem(error)
        self._use(after)

    def take_rolls(self, rolls: dict[str, int]) -> bool:
        """Go on with these labels left, which are saved already; whether they are others."""
        changed = rolls != self.settings.rolls
        if changed:
            self._use(replace(self.settings, rolls=rolls))
        return changed

    def _use(self, after: Settings) -> None:
        before, self.settings = self.settings, after
        self.tasks.run(lambda session: _apply(session, after, renamed=before.desk != after.desk))
        self.settings_changed.emit(before, after)


def _apply(session: Session, after: Settings, renamed: bool) -> None:
    """On the database thread, so that no act is written half under the old name of the desk."""
    session.settings = after
    if renamed:
        session.desk = bootstrap.desk_name(after)


class Page(Protocol):
    """What the window asks of each page it hosts; every page is a `QWidget` besides."""

    def reload(self) -> None:
        """Read what is shown again; also the first time."""
        ...

    def on_changes(self, changes: Changes) -> None:
        """Something was committed while the page is in sight."""
        ...

    def header(self) -> tuple[str, str]:
        """The title of the header and the muted words beside it."""
        ...
