"""Importing lists: what was understood, what would change, one key that does it and one that undoes it (imports.md, rule 7).

It stands in place of the list on the page of the attendees. Nothing is written before Enter; while it is written, or read, the
window goes on and Esc stops it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.services.import_preview import ListPreview
from checkin_app.services.importing import Choices
from checkin_app.ui.context import Context
from checkin_app.ui.importing import words
from checkin_app.ui.importing.choosing import tab_through
from checkin_app.ui.importing.difference import DifferencePanel, Line, differences
from checkin_app.ui.importing.messages import MessagePanel, OpenFolder, open_folder
from checkin_app.ui.importing.panel import UnderstoodPanel
from checkin_app.ui.importing.reading import Reader, Reading, Stopped
from checkin_app.ui.importing.summary import SummaryPanel
from checkin_app.ui.importing.tabs import FileTabs
from checkin_app.ui.importing.writing import Writer, Written
from checkin_app.ui.widgets.parts import column, row
from checkin_app.wording import _, fault_sentence, ngettext

_SETTLE_MS = 120
"""How long a choice stands before it is looked at: whoever walks through the fields by the arrows is not there yet."""

_CHANGED_MS = 1500
"""How long after a check-in the numbers are counted again."""


class ImportPage(QWidget):
    """Lists before, while and after they come in. `left`: back to the people; `another`: other files are wanted."""

    left = Signal()
    another = Signal()
    titled = Signal()

    def __init__(self, context: Context, show_folder: OpenFolder = open_folder) -> None:
        super().__init__()
        self._context = context
        self._reading: Reading | None = None
        self._written: Written | None = None
        self._current: Path | None = None
        self._chosen = False
        self.reader, self.writer = Reader(context), Writer(context)
        self.tabs, self.understood, self.summary = FileTabs(), UnderstoodPanel(), SummaryPanel()
        self.difference, self.message = DifferencePanel(), MessagePanel(show_folder)
        self._left = QStackedWidget()
        self._settle, self._again = QTimer(self), QTimer(self)
        self._build()
        self._wire()

    def _build(self) -> None:
        # Focus comes to the page as a whole from the window, and goes on to what Enter does.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        for part in (self.message, self.understood, self.difference):
            self._left.addWidget(part)
        self.setLayout(column(self.tabs, row(self._left, self.summary, gap=16), gap=12))

    def _wire(self) -> None:
        verbs = {
            "apply": self.apply, "differences": self.toggle_differences, "people": self.leave, "undo": self.undo,
            "again": self.look_again, "stop": self.stop, "leave": self.leave,
        }  # fmt: skip
        for name, verb in verbs.items():
            getattr(self.summary, name).connect(verb)
        self.reader.shown.connect(self._show_reading)
        self.reader.failed.connect(self._not_read)
        self.reader.progressed.connect(self.summary.show_progress)
        self.writer.progressed.connect(self.summary.show_progress)
        self.writer.written.connect(self._show_written)
        self.writer.undone.connect(self._undone)
        self.writer.failed.connect(self._not_written)
        self.understood.changed.connect(self._choose)
        self.message.another.connect(self.another)
        self.tabs.picked.connect(self._go_to)
        for timer, after, act in ((self._settle, _SETTLE_MS, self._preview), (self._again, _CHANGED_MS, self._preview)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(act)

    # ---------------------------------------------------------------- what the page around it asks

    def header(self) -> tuple[str, str]:
        """The title, and how the file in sight was read."""
        found = self._found
        detail = words.file_words(found.path, found.container) if found else self._current.name if self._current else ""
        return _("Import a list"), detail

    def pills(self) -> list[tuple[str, str, str]]:
        """Which sheet this is, and whether it was understood by what was chosen the last time."""
        return words.pills(self._found)

    def on_changes(self, changes: Changes) -> None:
        """Something happened at the desk: what is only shown yet is counted again."""
        looked_at = self._reading is not None and self._written is None and not self.writer.busy
        if changes and looked_at and not self._again.isActive():
            self._again.start()

    # ---------------------------------------------------------------- verbs

    def open(self, paths: Sequence[Path]) -> None:
        """Read these files and show what they would change; nothing is written."""
        if self.writer.busy:
            self._context.say(_("A list is being written: drop the next one when it is there."), "caution")
            return
        self._reading = self._written = None
        self._chosen = False
        self._current = paths[0] if paths else None
        self.tabs.show_files([], [], None)
        self.message.show_nothing()
        self.summary.show_nothing()
        self._show_left(self.message)
        self._offer(self.summary.verbs.leave)
        self.summary.work(ngettext("Reading {n} file…", "Reading {n} files…", len(paths)).format(n=len(paths)))
        self.reader.open(paths)
        self.titled.emit()

    def apply(self) -> None:
        """Write what was shown, a list an act."""
        shown = self._reading
        if self.writer.busy or self._written or shown is None or not shown.lists:
            return
        if self._chosen:
            self._context.say(_("One moment: what this would change is still being counted."), "caution")
            return
        self.reader.drop()
        self._write(_("Importing…"), self.summary.verbs.stop)
        self.writer.write(shown.lists)

    def undo(self) -> None:
        """Take the import back; the journal keeps it, annulled."""
        if self._written is not None and not self.writer.busy:
            self._write(_("Undoing the import…"))
            self.writer.undo(self._written)

    def stop(self) -> None:
        """Stop what is being written: then nothing is."""
        if self.writer.stop():
            self.summary.work(_("Stopping…"), at_once=True)

    def leave(self) -> None:
        """Back to the people, and forget what was only looked at; what is being written is stopped first, or waited for."""
        if self.writer.busy:
            return
        self.reader.forget()
        self._settle.stop()
        self._again.stop()
        self.summary.rest()
        self._reading = self._written = self._current = None
        self._chosen = False
        self.left.emit()

    def look_again(self) -> None:
        """After an undo: show the list once more, as it was understood."""
        self._written = None
        self._preview()

    def toggle_differences(self) -> None:
        """The difference in full, or back from it."""
        if self._left.currentWidget() is self.difference:
            self._show_found()
            return
        shown, found = self._reading, self._found
        if shown is None or found is None or self._chosen:
            return
        at = shown.lists.index(found)
        self.summary.work(_("Comparing…"))
        self._context.aside(
            lambda session: differences(session, shown.lists, at), lambda lines: self._show_differences(shown, lines)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.summary.verbs.main.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.summary.verbs.main.setFocus()

    def _escape(self) -> None:
        if self.writer.busy:
            self.stop()
        elif self._left.currentWidget() is self.difference:
            self.toggle_differences()
        else:
            self.leave()

    # ---------------------------------------------------------------- looking

    @property
    def _found(self) -> ListPreview | None:
        """The list in sight."""
        return self._reading.of(self._current) if self._reading else None

    def _choose(self, choices: Choices) -> None:
        """Understand the list in sight with these choices instead."""
        if self._current is not None and not self.writer.busy:
            self._chosen = True
            self.reader.choose(self._current, choices)
            self._settle.start()

    def _preview(self) -> None:
        if self._reading is None or self.writer.busy:
            return
        self._again.stop()
        self.summary.work(_("Counting…"))
        self.reader.again()

    def _show_reading(self, shown: Reading) -> None:
        if self._turned_back(shown):
            return
        first = self._reading is None
        self._reading, self._chosen = shown, self._settle.isActive()
        self.summary.rest()
        if first:
            self._current = shown.first
        paths, refused = [found.path for found in shown.lists], [path for path, _problem in shown.refused]
        self.tabs.show_files(paths, refused, self._current)
        self._show_found(keep_focus=not first)

    def _turned_back(self, shown: Reading) -> bool:
        """A choice with which a list cannot be read is said and taken back."""
        for path, problem in shown.refused:
            before = self._reading.of(path) if self._reading else None
            if before is not None and self.reader.chosen(path):
                self.reader.choose(path, before.choices)
                self._context.say(fault_sentence(problem), "caution")
                self.understood.show_list(before)
                self._preview()
                return True
        return False

    def _go_to(self, path: Path) -> None:
        self._current = path
        if self._written:
            self._show_report()
        else:
            self._show_left(self.understood)
            self._show_found(keep_focus=True)

    def _show_found(self, *, keep_focus: bool = False) -> None:
        found, shown = self._found, self._reading
        if shown is None:
            return
        verbs = self.summary.verbs
        verbs.call_apply(len(shown.lists))
        if found is not None:
            self.understood.show_list(found)
            self.summary.show_preview(found)
            tab_through([*self.understood.controls(), verbs.apply, verbs.differences, verbs.leave])
            if not (keep_focus and self._left.currentWidget() is self.difference):
                self._show_left(self.understood)
        else:
            problem = shown.problem_of(self._current)
            if self._current and problem:
                self.message.show_refused(self._current, problem)
            self.summary.show_nothing(_("Nothing will change"))
            self._show_left(self.message)
        offered = [verbs.apply, verbs.leave] if shown.lists else [verbs.leave]
        self._offer(*offered, *([verbs.differences] if found else []), keep_focus=keep_focus)
        self.titled.emit()

    def _show_differences(self, shown: Reading, lines: list[Line]) -> None:
        self.summary.rest()
        if shown is self._reading and not self.writer.busy and self._written is None:
            self._show_left(self.difference)
            self.difference.show_lines(lines)

    def _not_read(self, error: Exception) -> None:
        self.summary.rest()
        self.message.show_fault(_("Not read"), error)
        self._show_left(self.message)
        self._offer(self.summary.verbs.leave)

    # ---------------------------------------------------------------- writing

    def _write(self, sentence: str, *verbs: QPushButton) -> None:
        self.understood.setEnabled(False)
        self.summary.work(sentence, at_once=True)
        self._offer(*verbs)

    def _rest(self) -> None:
        self.understood.setEnabled(True)
        self.summary.rest()

    def _show_written(self, written: Written) -> None:
        self._rest()
        self._written = written
        self.message.show_written(written)
        self.tabs.show_files([report.path for report in written.reports], [], self._current)
        self._show_left(self.message)
        self._show_report()
        self._offer_after()
        self._context.say(words.imported_sentence(written.reports), "good")

    def _offer_after(self) -> None:
        verbs = self.summary.verbs
        self._offer(verbs.people, *([verbs.undo] if self._written and self._written.undoable else []))

    def _show_report(self) -> None:
        reports = self._written.reports if self._written else ()
        report = next((one for one in reports if one.path == self._current), reports[0] if reports else None)
        if report is not None:
            found = self._found
            self.summary.show_report(report, found.counts.fields if found else 0)
        self.titled.emit()

    def _not_written(self, error: Exception) -> None:
        """What failed, or was stopped, changed nothing: a list is written whole or not at all."""
        self._rest()
        if isinstance(error, Stopped):
            self._context.say(_("Stopped: nothing was changed."), "caution")
        else:
            self._context.problem(error)
        if self._written is None:
            self._show_found()
        else:
            self._offer_after()

    def _undone(self, kept: int) -> None:
        self._rest()
        self.message.show_undone(kept)
        self.summary.show_nothing(_("Nothing has changed"))
        self._offer(self.summary.verbs.people, self.summary.verbs.again)
        self._context.say(_("The import is undone."), "good")

    def _show_left(self, part: QWidget) -> None:
        self._left.setCurrentWidget(part)
        different = part is self.difference
        self.summary.verbs.differences.setText(_("Columns") if different else _("Differences"))

    def _offer(self, *verbs: QPushButton, keep_focus: bool = False) -> None:
        offered = self.summary.verbs
        offered.offer(*verbs)
        if not keep_focus or not self.isAncestorOf(self.focusWidget() or self):
            offered.main.setFocus()
