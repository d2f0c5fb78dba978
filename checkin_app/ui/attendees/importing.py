"""Importing a list, inside the page: what was understood and what would change, one key that does it, one that undoes it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QProgressBar, QScrollArea, QVBoxLayout, QWidget

from checkin_app.domain.journal import Stamp
from checkin_app.errors import Problem
from checkin_app.services import desk, importing
from checkin_app.services.import_preview import ListPreview, Preview
from checkin_app.services.importing import ImportReport, Progress
from checkin_app.services.session import Session
from checkin_app.ui.attendees import import_words as words
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, button, clear, column, label, row
from checkin_app.wording import _, fault_sentence, ngettext

_REASONS = 6
"""Rows a list that are told of; the others are counted."""


class ImportPanel(Panel):
    """Shown in place of the list while files are looked at. `left` goes back to the list."""

    left = Signal()
    _progress = Signal(int, int)

    def __init__(self, context: Context) -> None:
        super().__init__(gap=12, margin=24)
        self._context = context
        self._preview: Preview | None = None
        self._reports: list[ImportReport] = []
        self._busy = self._writing = False
        self._turn = 0
        self._title = label("", "h2")
        self._about = label("", "body", "muted", wrap=True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Import"))
        self._files = QVBoxLayout()
        self._files.setContentsMargins(0, 0, 8, 0)
        self._files.setSpacing(12)
        self._do = button(_("Import"), self.apply, primary=True, key=_("Enter"))
        self._undo = button(_("Undo the import"), self.undo)
        self._leave = button(_("Back to the list"), self.leave, key=_("Esc"))
        for verb in (self._do, self._undo, self._leave):
            verb.setAutoDefault(True)
            verb.setFixedHeight(40)
        for part in (self._title, self._about, self._bar, _scrolled(self._files)):
            self.body.addWidget(part)
        self.body.addLayout(row(self._do, self._undo, self._leave, None, gap=10))
        self._progress.connect(self._show_progress)

    # ---------------------------------------------------------------- verbs

    def open(self, paths: Sequence[Path]) -> None:
        """Read these files and show what they would change; nothing is written."""
        if self._writing:
            self._context.say(_("A list is being written: drop the next one when it is there."), "caution")
            return
        self._preview, self._reports = None, []
        self._work(ngettext("Reading {n} file…", "Reading {n} files…", len(paths)).format(n=len(paths)))
        self._turn += 1
        turn = self._turn
        self._context.aside(
            lambda session: importing.preview(session, list(paths), progress=self._progress.emit),
            lambda preview: self._show_preview(preview) if turn == self._turn else None,
            lambda error: self._could_not(error) if turn == self._turn else self._context.problem(error),
        )

    def apply(self) -> None:
        """Write what was shown: a list an act, so that each can be undone by its record."""
        preview = self._preview
        if self._busy or preview is None or not preview.lists:
            return
        stamps = [self._context.stamp() for _list in preview.lists]
        self._work(_("Importing…"), writing=True)
        self._context.aside(
            lambda session: _apply(session, preview.lists, stamps, self._progress.emit), self._show_reports, self._could_not
        )

    def undo(self) -> None:
        """Take the import back: the entries stay in the journal, annulled."""
        records = [report.record for report in reversed(self._reports)]
        if self._busy or not records:
            return
        stamps = [self._context.stamp() for _record in records]
        self._work(_("Undoing the import…"), writing=True)
        self._context.aside(lambda session: _undo(session, records, stamps), lambda _none: self._undone(), self._could_not)

    def leave(self) -> None:
        """Back to the list, and forget what was only looked at; what is being written is waited for."""
        if not self._writing:
            self._turn += 1
            self._busy = False
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.apply() if self._do.isVisible() else self.leave()
        else:
            super().keyPressEvent(event)

    # ---------------------------------------------------------------- showing

    def _work(self, title: str, *, writing: bool = False) -> None:
        self._busy, self._writing = True, writing
        self._leave.setEnabled(not writing)
        self._title.setText(title)
        self._about.setText("")
        self._bar.setRange(0, 0)
        self._bar.show()
        clear(self._files)
        self._offer(do=False, undo=False)
        self._leave.setFocus()

    def _show_progress(self, done: int, of: int) -> None:
        if self._busy and of:
            self._bar.setRange(0, of)
            self._bar.setValue(done)

    def _show_preview(self, preview: Preview) -> None:
        self._rest(_("What these lists would change"), words.preview_sentence(preview))
        self._preview = preview
        for found in preview.lists:
            self._files.addWidget(_list_card(found))
        for path, problem in preview.refused:
            self._files.addWidget(_refused_card(path, fault_sentence(problem)))
        self._files.addStretch(1)
        self._offer(do=bool(preview.lists), undo=False)
        (self._do if preview.lists else self._leave).setFocus()

    def _show_reports(self, written: tuple[list[ImportReport], Problem | None]) -> None:
        reports, problem = written
        self._reports = [report for report in reports if report.record]
        self._preview = None
        self._rest(_("Imported"), words.imported_sentence(reports))
        for report in reports:
            self._files.addWidget(_report_card(report))
        self._files.addStretch(1)
        self._offer(do=False, undo=bool(self._reports))
        self._leave.setFocus()
        if problem is not None:
            self._context.problem(problem)
        else:
            self._context.say(words.imported_sentence(reports), "good")

    def _undone(self) -> None:
        self._reports = []
        self._rest(
            _("The import is undone"), _("The list is as it was before; the journal keeps both the import and its undoing.")
        )
        self._offer(do=False, undo=False)
        self._leave.setFocus()

    def _could_not(self, error: Exception) -> None:
        """What failed changed nothing: a list is written whole or not at all."""
        self._rest(_("Not done"), fault_sentence(error))
        self._offer(do=False, undo=bool(self._reports))
        self._leave.setFocus()

    def _rest(self, title: str, about: str) -> None:
        self._busy = self._writing = False
        self._leave.setEnabled(True)
        self._bar.hide()
        self._title.setText(title)
        self._about.setText(about)
        clear(self._files)

    def _offer(self, *, do: bool, undo: bool) -> None:
        self._do.setVisible(do)
        self._undo.setVisible(undo)


def _apply(
    session: Session, lists: Sequence[ListPreview], stamps: Sequence[Stamp], progress: Progress
) -> tuple[list[ImportReport], Problem | None]:
    """What was written, and what stopped the rest: lists that are in stay in, and can be undone."""
    reports: list[ImportReport] = []
    for found, stamp in zip(lists, stamps, strict=True):
        try:
            reports.append(importing.apply(session, found.path, found.read, stamp, choices=found.choices, progress=progress))
        except Problem as problem:
            if not reports:
                raise
            return reports, problem
    return reports, None


def _undo(session: Session, records: Sequence[str], stamps: Sequence[Stamp]) -> None:
    for record, stamp in zip(records, stamps, strict=True):
        desk.undo(session, record, stamp)


def _list_card(found: ListPreview) -> QWidget:
    """One list: what it is, how it was read, what it would change, which rows stay out and why."""
    head = row(label(found.path.name, "title"), 10, ElidedLabel(words.container_words(found), "small", "muted"))
    numbers = _numbers(words.count_cells(found.counts))
    reasons = words.row_lines(found.rejected, found.warnings)
    return _card(head, numbers, *_reasons(reasons))


def _report_card(report: ImportReport) -> QWidget:
    head = row(label(report.path.name, "title"), 10, ElidedLabel(words.kind_name(report.kind), "small", "muted"))
    return _card(head, _numbers(words.report_cells(report)), *_reasons(words.row_lines(report.rejected, report.warnings)))


def _refused_card(path: Path, sentence: str) -> QWidget:
    return _card(row(label(path.name, "title"), None), label(sentence, "small", "stop", wrap=True))


def _reasons(lines: Sequence[tuple[str, str]]) -> list[QWidget]:
    made: list[QWidget] = [label(line, "small", tone, wrap=True) for line, tone in lines[:_REASONS]]
    rest = len(lines) - _REASONS
    if rest > 0:
        made.append(label(ngettext("and {n} other row", "and {n} other rows", rest).format(n=grouped(rest)), "small", "muted"))
    return made


def _numbers(cells: Sequence[tuple[int, str, str]]) -> QWidget:
    """The counts beside each other; what is zero is muted, not left out, so that they add up."""
    line = row(gap=24)
    for n, what, tone in cells:
        number = label(grouped(n), "h2", tone if n else "muted")
        about = label(what, "small", "muted")
        line.addLayout(column(number, about))
    line.addStretch(1)
    held = QWidget()
    held.setLayout(line)
    return held


def _card(head: QLayout, *parts: QWidget) -> QWidget:
    held = QFrame()
    held.setObjectName("cell")
    inner = column(gap=8, margins=(18, 12, 18, 14))
    inner.addLayout(head)
    for part in parts:
        inner.addWidget(part)
    held.setLayout(inner)
    return held


def _scrolled(inner: QVBoxLayout) -> QScrollArea:
    holder = QWidget()
    holder.setLayout(inner)
    scroll = QScrollArea()
    scroll.setWidget(holder)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return scroll
