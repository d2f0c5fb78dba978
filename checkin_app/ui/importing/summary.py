"""What will change, at the right: the numbers with their sum, the rows that stay out, what is kept, and the verbs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QPushButton, QVBoxLayout, QWidget

from checkin_app.domain.lists.model import RowReason, Warn
from checkin_app.services.import_preview import Counts, ListPreview
from checkin_app.services.importing import ImportReport
from checkin_app.ui.importing import words
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, button, clear, column, dress, label, row, scrolled
from checkin_app.wording import _, ngettext

WIDTH = 330
_BUSY_MS = 300
"""After this long it is said that something is being worked at."""

_TOLD = 3
"""Rows that are told of, of those rejected and of those to look at; the others are counted."""


_SHOWN_ELSEWHERE = frozenset({"unknown_category", "unknown_status"})
"""Warnings that the words of the list show already, where they can be answered."""


class SummaryPanel(Panel):
    """The right side. `apply`, `differences`, `people`, `undo`, `again`, `stop` and `leave` are its verbs."""

    apply, differences, people, undo, again, stop, leave = (Signal() for _verb in range(7))

    def __init__(self) -> None:
        super().__init__(gap=0, margin=20)
        self.setFixedWidth(WIDTH)
        self._title = label("", "h3", wrap=True)
        self._busy_words = ElidedLabel("", "small", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_BUSY_MS)
        self._soon.timeout.connect(self._show_busy)
        self._inside = QVBoxLayout()
        self._inside.setContentsMargins(0, 0, 8, 0)
        self._inside.setSpacing(0)
        self.verbs = _Verbs(self)
        self._build()
        self.rest()

    def _build(self) -> None:
        busy = column(self._busy_words, self._bar, gap=6)
        self.body.setContentsMargins(20, 16, 12, 18)
        self.body.addWidget(self._title)
        self.body.addSpacing(6)
        self.body.addLayout(busy)
        self.body.addSpacing(4)
        self.body.addWidget(scrolled(self._inside), 1)
        self.body.addSpacing(12)
        self.body.addWidget(self.verbs)

    # ---------------------------------------------------------------- what is being done

    def work(self, sentence: str, *, at_once: bool = False) -> None:
        """Say, unless it is soon done, what is being worked at."""
        self._busy_words.setText(sentence)
        self._bar.setAccessibleName(sentence)
        self._bar.setRange(0, 0)
        if at_once:
            self._show_busy()
        elif not self._bar.isVisibleTo(self):
            self._soon.start()

    def show_progress(self, done: int, of: int) -> None:
        """How much of it is done; all of it, or of nothing known: the bar only moves."""
        self._bar.setRange(0, of if done < of else 0)
        self._bar.setValue(done)

    def rest(self) -> None:
        """Nothing is being worked at."""
        self._soon.stop()
        self._bar.hide()
        self._busy_words.hide()

    def _show_busy(self) -> None:
        self._bar.show()
        self._busy_words.show()

    # ---------------------------------------------------------------- what there is to know

    def show_preview(self, found: ListPreview) -> None:
        """What the list would change."""
        self._begin(_("What will change"))
        self._numbers(found.counts, found.kind)
        self._rows(found.rejected, [warn for warn in found.warnings if warn.code not in _SHOWN_ELSEWHERE])
        self._ignored(found.ignored)
        self._say(words.sum_sentence(found.counts, found.kind), words.kept_sentence())

    def show_report(self, report: ImportReport, fields: int) -> None:
        """What the list changed."""
        counts = words.report_counts(report, fields)
        self._begin(_("What has changed"))
        self._numbers(counts, report.kind)
        self._rows(report.rejected, ())
        self._say(words.sum_sentence(counts, report.kind), words.kept_sentence())

    def show_nothing(self, title: str = "") -> None:
        """No list, no numbers."""
        self._begin(title)
        self._inside.addStretch(1)

    def _begin(self, title: str) -> None:
        self._title.setText(title)
        clear(self._inside)

    def _numbers(self, counts: Counts, kind: str) -> None:
        for line in words.change_lines(counts, kind):
            self._inside.addWidget(_NumberLine(line))

    def _rows(self, rejected: Sequence[RowReason], warnings: Sequence[Warn]) -> None:
        self._inside.addSpacing(8)
        for rows, ink in ((rejected, "stop"), (warnings, "caution")):
            told = [words.row_line(one) for one in rows[:_TOLD]]
            if len(rows) > _TOLD:
                told.append(words.others_words(len(rows) - _TOLD))
            if told:
                said = label("\n".join(told), "small", ink, wrap=True)
                dress(said, "small", ink, f"{ink}_soft")
                self._inside.addWidget(said)
                self._inside.addSpacing(8)

    def _ignored(self, rows: Sequence[RowReason]) -> None:
        if rows:
            said = label(words.row_line(rows[0]), "small", "muted", wrap=True)
            self._inside.addWidget(said)
            if len(rows) > 1:
                self._inside.addWidget(label(words.others_words(len(rows) - 1), "small", "muted"))
            self._inside.addSpacing(8)

    def _say(self, *sentences: str) -> None:
        for sentence in sentences:
            self._inside.addWidget(label(sentence, "small", "muted", wrap=True))
        self._inside.addStretch(1)


class _NumberLine(QFrame):
    """A number and what it counts; zero is muted, not left out, so that the sum can be followed."""

    def __init__(self, line: words.Line) -> None:
        super().__init__()
        self.setObjectName("ruled")
        number = label(grouped(line.n), "h3", line.ink if line.n else "muted")
        detail = label(f"({line.detail})" if line.detail else "", "body", "muted")
        self.setLayout(row(label(line.words, "body"), 6, detail, None, number, margins=(0, 5, 0, 5)))
        self.setAccessibleName(f"{line.words}: {grouped(line.n)}")


class _Verbs(QWidget):
    """The buttons, and which of them are there: before, while and after a list is written."""

    def __init__(self, panel: SummaryPanel) -> None:
        super().__init__()
        enter, esc = _("Enter"), _("Esc")
        self.apply = button(_("Import"), panel.apply.emit, primary=True, key=enter)
        self.differences = button(_("Differences"), panel.differences.emit)
        self.people = button(_("Show the people"), panel.people.emit, primary=True, key=enter)
        self.undo = button(_("Undo the import"), panel.undo.emit)
        self.again = button(_("Look at the list again"), panel.again.emit)
        self.stop = button(_("Stop"), panel.stop.emit, key=esc)
        self.leave = button(_("Leave"), panel.leave.emit, key=esc)
        first = row(self.apply, self.people, self.stop)
        last = row(self.differences, self.leave, gap=10)
        last.setStretch(1, 1)
        self.setLayout(column(first, self.undo, self.again, last, gap=10, margins=(0, 0, 8, 0)))

    def offer(self, *verbs: QPushButton) -> None:
        """Show only these."""
        for verb in (self.apply, self.differences, self.people, self.undo, self.again, self.stop, self.leave):
            verb.setVisible(verb in verbs)

    def call_apply(self, lists: int) -> None:
        """Say how many lists come in at once."""
        self.apply.setText(_("Import") if lists < 2 else ngettext("Import {n} list", "Import {n} lists", lists).format(n=lists))

    @property
    def main(self) -> QPushButton:
        """The verb that Enter does, else Leave."""
        return next((verb for verb in (self.apply, self.people, self.stop) if verb.isVisibleTo(self)), self.leave)
