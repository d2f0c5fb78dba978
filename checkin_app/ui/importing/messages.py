"""What stands in place of the columns: why a file cannot be read, and what an import came to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from checkin_app.domain.lists.model import ReadList
from checkin_app.services.importing import ImportReport
from checkin_app.ui.importing import words
from checkin_app.ui.importing.writing import Written
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, button, clear, column, dress, label, row
from checkin_app.wording import _, fault_sentence, ngettext

OpenFolder = Callable[[Path], object]


def open_folder(folder: Path) -> None:
    """Open a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


class MessagePanel(Panel):
    """A heading and what there is to say. `another`: the user wants to choose another file."""

    another = Signal()

    def __init__(self, show_folder: OpenFolder = open_folder) -> None:
        super().__init__(gap=14, margin=28)
        self._show_folder = show_folder
        self._title = label("", "h1", wrap=True)
        self._inside = QVBoxLayout()
        self._inside.setSpacing(14)
        self.body.addWidget(self._title)
        self.body.addLayout(self._inside)
        self.body.addStretch(1)

    def show_refused(self, path: Path, problem: Exception) -> None:
        """Say why a file cannot be read."""
        self._begin(path.name)
        self._put(_said(fault_sentence(problem), "stop"))
        self._put_row(button(_("Choose another file…"), self.another.emit))

    def show_fault(self, title: str, problem: Exception) -> None:
        """Say what went wrong; what failed changed nothing."""
        self._begin(title)
        self._put(_said(fault_sentence(problem), "stop"))

    def show_written(self, written: Written) -> None:
        """Say what came in, who is inside and should not be, and where the rejected rows are."""
        self._begin(_("Imported"))
        self._put(label(words.imported_sentence(written.reports), "h3", wrap=True))
        inside = [change.name for report in written.reports for change in report.inside]
        if inside:
            self._put(_said(words.inside_sentence(inside), "stop"))
        if written.problem is not None:
            self._put(_said(fault_sentence(written.problem), "stop"))
        for report in written.reports:
            self._put(self._report(report, written.beside.get(report.path)))
        if written.undoable:
            undo = _("“Undo the import” takes all of it back in one step; Ctrl+Z at the desk stops before it.")
            self._put(label(undo, "body", "muted", wrap=True))

    def show_undone(self, kept: int) -> None:
        """Say that the import is taken back."""
        self._begin(_("Undone"))
        self._put(label(words.undone_sentence(kept), "body", wrap=True))

    def show_nothing(self) -> None:
        """While a file is being read."""
        self._begin("")

    def _report(self, report: ImportReport, beside: Path | None) -> QWidget:
        held = QFrame()
        held.setObjectName("cell")
        inner = column(gap=8, margins=(18, 12, 18, 12))
        about = " · ".join((words.kind_name(report.kind), _rows(report.read), words.report_words(report)))
        inner.addLayout(row(label(report.path.name, "title"), 10, ElidedLabel(about, "small", "muted")))
        if beside is not None:
            inner.addWidget(label(words.rejected_sentence(len(report.rejected), beside), "body", wrap=True))
            folder = button(_("Open the folder"), lambda: self._show_folder(beside.parent))
            inner.addLayout(row(folder, None))
        held.setLayout(inner)
        return held

    def _begin(self, title: str) -> None:
        self._title.setText(title)
        self._title.setVisible(bool(title))
        clear(self._inside)

    def _put(self, *parts: QWidget) -> None:
        for part in parts:
            self._inside.addWidget(part)

    def _put_row(self, *parts: QWidget) -> None:
        self._inside.addLayout(row(*parts, None))


def _said(sentence: str, ink: str) -> QLabel:
    made = label(sentence, "title", ink, wrap=True)
    dress(made, "title", ink, f"{ink}_soft")
    return made


def _rows(read: ReadList) -> str:
    n = read.container.rows_read
    return ngettext("{n} row", "{n} rows", n).format(n=grouped(n))
