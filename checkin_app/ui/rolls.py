"""The rolls of this workstation, counted down while the window is open; a word when one is nearly empty."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from checkin_app import settings as settings_file
from checkin_app.services import rolls
from checkin_app.services.printing import PrintJobView
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.wording import _, ngettext


class RollKeeper(QObject):
    """`changed` tells that a count is another."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._counted: set[str] = set()
        context.prints.heard.connect(self._heard)

    def left_words(self, printer: str) -> str:
        """ "18 labels left"; "" where they are not counted."""
        left = self._context.settings.rolls.get(printer)
        return "" if left is None else left_words(left)

    def _heard(self, job: PrintJobView) -> None:
        if rolls.spent(job.state, job.reason) and job.job not in self._counted:
            self._counted.add(job.job)
            count(self._context, job.printer, len(job.attendee_ids))
            self.changed.emit()

    def refresh(self) -> None:
        """Know what other programs of this workstation printed on its rolls."""
        if self._context.take_rolls(settings_file.with_saved_rolls(self._context.settings).rolls):
            self.changed.emit()


def count(context: Context, printer: str, sheets: int) -> None:
    """So many sheets came out of that printer; when few labels are left, the foot says so."""
    if printer not in settings_file.with_saved_rolls(context.settings).rolls:
        return
    try:
        after = rolls.count_out(printer, sheets)
    except OSError as error:
        context.problem(error)
        after = rolls.counted(context.settings.rolls, printer, sheets)
    context.take_rolls(after)
    left = after.get(printer, 0)
    before = left + sheets
    if left <= rolls.FEW < before or left <= 5:
        words = _("{printer}: {left}. Have the next roll ready, and set its number on the page Badges.")
        context.say(words.format(printer=printer, left=left_words(left)), "caution")


def left_words(left: int) -> str:
    """How many labels are left."""
    return ngettext("{n} label left", "{n} labels left", left).format(n=grouped(left))
