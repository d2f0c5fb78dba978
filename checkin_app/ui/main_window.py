"""The window hosts: a rail, a header, one page in sight, a line at the foot. What the pages do is in their folders."""

from __future__ import annotations

import importlib
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.checkin import Direction
from checkin_app.domain.event import ENTRANCE
from checkin_app.domain.roles import Role
from checkin_app.services import desk as desk_service
from checkin_app.services import training
from checkin_app.services.desk import DeskStatus
from checkin_app.settings import Settings
from checkin_app.ui import operations
from checkin_app.ui.caretaker import Caretaker
from checkin_app.ui.context import Context
from checkin_app.ui.frame import Footer, Header, Rail, entries, hosted
from checkin_app.ui.job_words import AGAIN, ELSEWHERE
from checkin_app.ui.roles import RoleKeeper
from checkin_app.ui.tasks import everything
from checkin_app.ui.training import TrainingBand
from checkin_app.ui.trouble import TroubleDesk
from checkin_app.ui.visitor.display import VisitorDisplay
from checkin_app.wording import _, checkpoint_name, day_title, role_name

_PAGES = {
    "desk": ("checkin_app.ui.desk.page", "DeskPage"),
    "attendees": ("checkin_app.ui.attendees.page", "AttendeesPage"),
    "badges": ("checkin_app.ui.badges.page", "BadgesPage"),
    "stands": ("checkin_app.ui.stands.page", "StandsPage"),
    "meetings": ("checkin_app.ui.meetings.page", "MeetingsPage"),
    "closing": ("checkin_app.ui.closing.page", "ClosingPage"),
    "settings": ("checkin_app.ui.settings.page", "SettingsPage"),
    "keys": ("checkin_app.ui.help", "KeysPage"),
}
"""Each page and where it is: loaded when it is first gone to, so that the desk is there at once."""

_DESK_KEYS = {
    "Ctrl+P": "print_current", "F2": "correct", "F3": "company", "F4": "choose_place", "Ctrl+N": "walk_in",
    "Ctrl+R": "replace_badge",
}  # fmt: skip
"""What the desk does by a key from every page, and the method of a page that may take it itself."""

_TICK_MS = 2_000
_INSISTS_S = 10.0
"""Who closes the window again within this many seconds means it, whatever is half typed."""
SMALLEST = (1024, 640)


class MainWindow(QMainWindow):
    """One event at one desk."""

    def __init__(self, context: Context, rebuild: Callable[[], object] = lambda: None) -> None:
        super().__init__()
        self.context = context
        self._rebuild = rebuild
        self._pages: dict[str, Any] = {}
        self._stale: set[str] = set()
        self._shown = ""
        self._before = "desk"
        self._asked_to_finish = -_INSISTS_S
        self.status: DeskStatus | None = None
        self.caretaker = Caretaker(context)
        self.trouble = TroubleDesk(context)
        self.visitor = VisitorDisplay(context, self)
        self._build()
        self._wire()
        self.show_page("desk")
        self._refresh_status()

    @property
    def desk(self) -> Any:
        """The page of the desk, which is always there."""
        return self._page("desk")

    @property
    def shown(self) -> str:
        """The name of the page in sight."""
        return self._shown

    def page(self, name: str) -> Any:
        """The page of that name, made if it was never gone to."""
        return self._page(name)

    # ---------------------------------------------------------------- building

    def _build(self) -> None:
        self.setWindowTitle("Accueil")
        self.setMinimumSize(*SMALLEST)
        self.setAcceptDrops(True)
        self.rail = Rail(self.show_page)
        self.header = Header()
        self.keeper = RoleKeeper(self.context, self.header)
        self.footer = Footer()
        self.stack = QStackedWidget()
        right = QVBoxLayout()
        right.setSpacing(0)
        right.setContentsMargins(0, 0, 0, 0)
        if self.context.training:
            right.addWidget(TrainingBand(self._leave_training))
        for part in (self.keeper.place, self.stack, self.footer):
            right.addWidget(part)
        whole = QHBoxLayout()
        whole.setSpacing(0)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.rail)
        whole.addLayout(right)
        ground = QWidget()
        ground.setLayout(whole)
        self.setCentralWidget(ground)

    def _wire(self) -> None:
        context = self.context
        context.said.connect(self.footer.say)
        context.person_wanted.connect(self._show_person)
        context.page_wanted.connect(self.show_page)
        context.header_stale.connect(self._page_header)
        context.settings_changed.connect(self._settings_changed)
        context.role_changed.connect(self._refresh_status)
        context.tasks.changed.connect(self._changed)
        self.trouble.said.connect(self.footer.say)
        self.caretaker.said.connect(self._show_standing)
        for entry in entries():
            if entry.key:
                self._key(entry.key, partial(self.show_page, entry.name))
        self._key("F1", self._toggle_keys)
        self._key("Ctrl+Z", lambda: operations.undo_last(self.context, self.desk.undone))
        self._key("Ctrl+L", self.keeper.toggle)
        self._key(AGAIN, lambda: self.trouble.again(self._chosen_job()))
        self._key(ELSEWHERE, lambda: self.trouble.elsewhere(self._chosen_job()))
        for key, verb in _DESK_KEYS.items():
            self._key(key, partial(self._at_desk, verb))
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(self._look_elsewhere)
        self._tick.start()

    def _key(self, sequence: str, act: Callable[[], object]) -> None:
        QShortcut(QKeySequence(sequence), self).activated.connect(act)

    def _page(self, name: str) -> Any:
        if name not in self._pages:
            module, made = _PAGES[name]
            page = getattr(importlib.import_module(module), made)(self.context)
            self._pages[name] = page
            self.stack.addWidget(hosted(page))
            self._stale.add(name)
        return self._pages[name]

    # ---------------------------------------------------------------- pages

    def show_page(self, name: str) -> None:
        """Bring a page to sight ("": the one before); it reads again what changed while it was not."""
        name = name or self._before
        page = self._page(name)
        if self._shown and self._shown != name:
            self._before = self._shown
        self._shown = name
        self.stack.setCurrentWidget(page)
        self.rail.light(name)
        if name in self._stale:
            self._stale.discard(name)
            page.reload()
        self._page_header(page)
        page.setFocus()

    def come_back_to(self, before: MainWindow) -> None:
        """Show what the window that this one replaces showed, with the focus where it was: see `Program.show_desk`."""
        self.desk.go_on(before.desk)
        self.show_page(before.shown)
        focused = before.focusWidget()
        same = self.findChild(QWidget, focused.objectName()) if focused and focused.objectName() else None
        if same:
            same.setFocus()

    def _leave_training(self) -> None:
        self.context.run(training.original, self.context.event_wanted.emit)

    def _toggle_keys(self) -> None:
        self.show_page(self._before if self._shown == "keys" else "keys")

    def _at_desk(self, verb: str) -> None:
        """A key of the desk works from every page that does not take it itself."""
        page = self._page(self._shown)
        own = getattr(page, verb, None)
        if own is None:
            self.show_page("desk")
            own = getattr(self.desk, verb)
        own()

    def _show_person(self, attendee_id: str, verb: str) -> None:
        self.show_page("desk")
        self.desk.show_person(attendee_id, verb)

    def take_scan(self, code: str) -> None:
        """A scan, whatever was in sight: the desk judges it and shows the verdict. A PIN that was asked for is not any more.

        Where a form of the desk was begun the scan waits for it: the form comes to sight and keeps the keys.
        """
        if not self.desk.side.engaged:
            self.keeper.leave()
            self._go_to_desk()
        elif self._shown != "desk":
            self.show_page("desk")
            self.desk.side.refocus()
        self.desk.take_scan(code)

    def take_letters(self, text: str) -> None:
        """Letters typed where nothing wants them: they go to the desk's field."""
        if self._shown == "desk" and self.desk.side.take_letters(text):
            return
        self._go_to_desk()
        self.desk.take_letters(text)

    def _go_to_desk(self) -> None:
        """As `show_page`, but nothing of the frame is drawn again when the desk is in sight, as it is for most scans."""
        if self._shown == "desk":
            self.desk.setFocus()
        else:
            self.show_page("desk")

    # ---------------------------------------------------------------- what changed

    def _changed(self, changes: Changes) -> None:
        for name, page in self._pages.items():
            if name == self._shown:
                page.on_changes(changes)
            else:
                self._stale.add(name)
        if changes.passages or changes.event or changes.attendees:
            self._refresh_status()

    def _look_elsewhere(self) -> None:
        """Another process (a command, a second desk's file) may have written: then everything in sight is read again."""
        tell = self.context.tasks.changed.emit
        self.context.run(lambda session: session.changed_elsewhere(), lambda yes: tell(everything()) if yes else None)

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        self._show_standing()
        if (before.desk, before.checkpoint, before.direction) != (after.desk, after.checkpoint, after.direction):
            self._refresh_status()
        if before.printer != after.printer:
            self.caretaker.look_at_printer()
        if (before.theme, before.language) != (after.theme, after.language):
            QTimer.singleShot(0, self._rebuild)

    def _refresh_status(self) -> None:
        self.context.run(desk_service.status, self._show_status, latest="status")

    def _show_status(self, status: DeskStatus) -> None:
        self.status = status
        self.setWindowTitle(f"{status.event.name} - Accueil")
        self._page_header(self._page(self._shown))
        self._show_standing()

    # ---------------------------------------------------------------- frame

    def _page_header(self, page: Any) -> None:
        if page is not self._page(self._shown):
            return
        title, detail = page.header()
        status = self.status
        if status and self._shown == "desk":
            title = status.event.name
            detail = " · ".join(part for part in (status.event.place, day_title(status.event, status.day)) if part)
        self.header.show_title(title, detail)
        own = getattr(page, "pills", None)
        pills: list[tuple[str, str, str]] = own() if own else []
        self.header.show_pills([*(pills or self._day_pills()), *self._role_pill()])

    def _day_pills(self) -> list[tuple[str, str, str]]:
        status = self.status
        if status is None:
            return []
        arrived = _("/ {n} arrived").format(n=status.expected)
        recent = _("{n} in 15 min").format(n=status.last_quarter)
        desk = (_("Desk {name}").format(name=status.desk), "", "good")
        if status.place.id != ENTRANCE.id or status.direction is Direction.EXIT:
            return [_place_pill(status), desk]
        return [(arrived, str(status.arrived), ""), (recent, "", ""), desk]

    def _role_pill(self) -> list[tuple[str, str, str]]:
        role = self.context.role
        return [] if role is Role.DESK else [(_("{role} · Ctrl+L").format(role=role_name(role)), "", "caution")]

    def _show_standing(self) -> None:
        self.footer.show_standing(self.caretaker.words(), _("one desk · everything is on this computer"))

    def _chosen_job(self) -> str:
        """The print job that the page in sight means; "" for the one that needs somebody most."""
        chosen = getattr(self._page(self._shown), "chosen_job", None)
        return str(chosen()) if chosen else ""

    # ---------------------------------------------------------------- files dropped on the window, and the end

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self.import_files(paths)

    def import_files(self, paths: list[Path]) -> None:
        """Show what these lists would change, on the page of the attendees."""
        self.show_page("attendees")
        self._page("attendees").import_files(paths)

    def finish_first(self) -> bool:
        """Whether somebody is half typed, or scans wait: then that is in sight now, and what to do with it is said."""
        begun = bool(self.desk.begun)
        if begun:
            self.show_page("desk")
            self.desk.side.refocus()
            self.context.say(_("Finish here first with Enter, or leave it with Esc."), "caution")
        return begun

    def closeEvent(self, event: QCloseEvent) -> None:
        if event.spontaneous() and time.monotonic() - self._asked_to_finish > _INSISTS_S and self.finish_first():
            self._asked_to_finish = time.monotonic()
            event.ignore()
            return
        self.context.end()
        self._tick.stop()
        self.visitor.close()
        self.caretaker.stop()
        self.keeper.stop()
        event.accept()


def _place_pill(status: DeskStatus) -> tuple[str, str, str]:
    """Another place than the entrance, and how many came there today; or that people go out here."""
    name = checkpoint_name(status.place)
    if status.direction is Direction.EXIT:
        return _("{place} · exits").format(place=name), "", "caution"
    return _("{place} · entries").format(place=name), str(status.came), ""
