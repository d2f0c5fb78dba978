"""What goes on by itself: a checked backup every few minutes, the log of the event file, and how the printer is."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from checkin_app.domain.changes import Changes
from checkin_app.domain.layout import Layout
from checkin_app.printing.spooler import Printer
from checkin_app.services import backups, badge_layouts, printing
from checkin_app.ui.context import Context
from checkin_app.ui.rolls import RollKeeper
from checkin_app.wording import _, language, print_reason

_BACKUP_MS = 5 * 60_000
_FIRST_BACKUP_MS = 20_000
_PRINTER_MS = 10_000
_QUIET_MS = 1_000
_ACTS = 40
"""Acts after which the log is brought into the file, in the first quiet second: SQLite's own measure is some 75 scans."""


class Caretaker(QObject):
    """Runs aside of the desk. `said` asks for its words to be shown again."""

    said = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._printer = ""
        self.rolls = RollKeeper(context)
        self.rolls.changed.connect(self.said.emit)
        self._backup = ""
        self._timers = [self._every(_BACKUP_MS, self.back_up), self._every(_PRINTER_MS, self.look_at_printer)]
        self._first = QTimer(self)
        self._first.setSingleShot(True)
        self._first.timeout.connect(self.back_up)
        self._first.start(_FIRST_BACKUP_MS)
        self._acts = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._tidy)
        context.tasks.changed.connect(self._heard_of_act)
        QTimer.singleShot(300, self.look_at_printer)
        self.look_at_layout()

    def stop(self) -> None:
        """No more, once the window closes."""
        for timer in [*self._timers, self._first, self._quiet]:
            timer.stop()

    def words(self) -> str:
        """The left of the foot: the printer, the last backup."""
        left = self.rolls.left_words(self._context.settings.printer)
        printer = _("{printer} · {left}").format(printer=self._printer, left=left) if left else self._printer
        return "      ".join(part for part in (printer, self._backup) if part)

    def back_up(self) -> None:
        """Copy the event file beside itself and check the copy; slow, with a connection of its own."""
        self._context.aside(backups.rolling, self._backed_up, self._not_backed_up)

    def look_at_printer(self) -> None:
        """Ask how the chosen printer is, and how many labels others left on its roll."""
        self.rolls.refresh()
        session = self._context.tasks.session
        chosen = self._context.settings.printer
        self._context.offload(lambda: printing.chosen_printer(session, chosen), self._saw, lambda _error: None)

    def look_at_layout(self) -> None:
        """A layout that this event has not, as it is another's or was removed, has a stand-in, so that badges go on."""
        wanted = self._context.settings.layout
        self._context.run(lambda session: badge_layouts.stand_in(session, wanted), lambda other: self._stand_in(wanted, other))

    def _stand_in(self, wanted: str, other: Layout | None) -> None:
        if other and self._context.settings.layout == wanted:
            self._context.change_settings(layout=other.id)
            words = _("This event has no layout “{layout}”: badges are printed as {other}. The page Badges has the others.")
            self._context.say(words.format(layout=wanted, other=other.title(language())), "caution")

    def _heard_of_act(self, changes: Changes) -> None:
        if changes.layouts:
            self.look_at_layout()
        self._acts += 1
        if self._acts >= _ACTS:
            self._quiet.start()

    def _tidy(self) -> None:
        self._acts = 0
        self._context.aside(backups.tidy, failed=lambda _error: None)

    def _every(self, ms: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(ms)
        timer.timeout.connect(act)
        timer.start()
        return timer

    def _backed_up(self, _path: Path) -> None:
        self._backup = _("Backup {time}").format(time=f"{datetime.now().astimezone():%H:%M}")
        self.said.emit()

    def _not_backed_up(self, error: Exception) -> None:
        self._backup = _("No backup since {time}").format(time=f"{datetime.now().astimezone():%H:%M}")
        self._context.problem(error)
        self.said.emit()

    def _saw(self, printer: Printer | None) -> None:
        self._printer = printer_words(printer, self._context.settings.printer)
        self.said.emit()


def printer_words(printer: Printer | None, chosen: str) -> str:
    """The printer in one line: its name and whether it can print."""
    if printer is None:
        return _("Printer {name}: not there").format(name=chosen)
    if printer.kind == "pdf":
        return _("Badges go to PDF files beside the event")
    if printer.reason:
        return _("Printer {name}: {reason}").format(name=printer.name, reason=print_reason(printer.reason))
    words = {
        "ready": _("Printer {name}: ready"),
        "printing": _("Printer {name}: printing"),
        "stopped": _("Printer {name}: paused"),
    }
    return words.get(printer.state, _("Printer {name}")).format(name=printer.name)
