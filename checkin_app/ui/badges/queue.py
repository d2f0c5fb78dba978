"""The print queue and log: what became of each job, the printer that is used, its roll and its test card."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QLineEdit, QWidget

from checkin_app.domain.layout import Layout
from checkin_app.printing import pdf_folder
from checkin_app.printing.spooler import Printer
from checkin_app.services import print_log, printer_card, printing, rolls
from checkin_app.services.printing import PrintJobView, Which
from checkin_app.services.rolls import RollView
from checkin_app.settings import Settings
from checkin_app.ui.badges.cancelling import cancel_job
from checkin_app.ui.badges.lines import LineList
from checkin_app.ui.badges.panels import MARGINS, inset
from checkin_app.ui.badges.words import job_lines
from checkin_app.ui.caretaker import printer_words
from checkin_app.ui.context import Context
from checkin_app.ui.job_words import AGAIN, ELSEWHERE
from checkin_app.ui.trial import Trial
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, button, chip, column, dress, label, row
from checkin_app.wording import _, ngettext

_JOBS = 40
_MANY_WAIT = 4
"""From so many jobs on that are not out, one button cancels them all: fewer have each its own in sight."""

_NUMBER_WIDTH = 66
_LIST_HEIGHT = 88
"""One job in trouble, of two lines, and one that waits."""

AskLog = Callable[[QWidget, Path], Path | None]


class QueuePanel(Panel):
    """`repeat` asks for a job's badges once more. The panel reads by itself what it shows; `reload` does it again."""

    repeat = Signal(object)

    def __init__(self, context: Context, layout: Callable[[], Layout], ask: AskLog | None = None) -> None:
        super().__init__(gap=8)
        self._context = context
        self._layout = layout
        self._ask = ask or ask_log
        self._jobs: dict[str, PrintJobView] = {}
        self._which: Which = "all"
        self.body.setContentsMargins(*MARGINS)
        self._make_list()
        self._make_printer()
        self._build()
        self._show_jobs([])
        context.settings_changed.connect(self._settings_changed)

    # ---------------------------------------------------------------- building

    def _make_list(self) -> None:
        self._none = label("", "small", "muted", wrap=True)
        self.list = LineList(_("Print queue"))
        self.list.setMinimumHeight(_LIST_HEIGHT)
        self.list.acted.connect(self._act)
        self._hint = label(
            _("{again} prints again, {elsewhere} on the neighbour's printer").format(again=AGAIN, elsewhere=ELSEWHERE),
            "tiny", "muted", wrap=True,
        )  # fmt: skip
        self.cancel_all = button("-", self._cancel_all, small=True)
        self.cancel_all.setObjectName("queue-cancel-all")
        self.log = button(_("Log…"), self._save_log, small=True)
        self.log.setAccessibleName(_("Save the print log as a table"))
        self.filters = QButtonGroup(self)
        self._chips = []
        for which, words in (("all", _("All")), ("failed", _("Not out")), ("today", _("Today"))):
            made = chip(words)
            made.setChecked(which == self._which)
            made.setObjectName(f"queue-{which}")
            made.clicked.connect(lambda _on=False, which=which: self._filter(which))
            self.filters.addButton(made)
            self._chips.append(made)

    def _make_printer(self) -> None:
        self._printer = label("", "small", "muted", wrap=True)
        self.settings = button(_("Settings"), lambda: self._context.show_page("settings"), small=True)
        self.settings.setAccessibleName(_("Choose the printer in the settings"))
        self.card = button(_("Test card"), self._print_card, small=True)
        self.card.setAccessibleName(_("Print a test card with a ruler"))
        self._trial = Trial(self._context, lambda session: printer_card.card(session.settings.printer, self._layout()))
        self._trial.said.connect(self._show_trial)
        self._tried = label("", "small", "muted", wrap=True)
        self._tried.hide()
        self.left = QLineEdit()
        self.left.setFixedWidth(_NUMBER_WIDTH)
        self.left.setStyleSheet("QLineEdit { min-height: 26px; padding: 0 10px; }")
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.left.setValidator(QIntValidator(0, rolls.MOST, self))
        self.left.setPlaceholderText("–")
        self.left.setAccessibleName(_("Labels left on the roll"))
        self.left.setToolTip(_("Type how many labels a new roll has; each badge that is out counts down. Empty: not counted."))
        self.left.editingFinished.connect(self._keep_roll)
        self._until = label("", "small", "muted")
        self._roll = QWidget()
        self._roll.setMinimumHeight(self.left.sizeHint().height())
        self._roll.setLayout(row(label(_("Labels left"), "small", "muted"), self.left, self._until, None, gap=8))

    def _build(self) -> None:
        self.body.addLayout(inset(label(_("Print queue"), "title"), None, self.log))
        self.body.addLayout(inset(*self._chips, None, gap=6))
        self.body.addLayout(inset(self._none))
        self.body.addWidget(self.list, 1)
        self.body.addLayout(inset(self._hint))
        self.body.addLayout(inset(self.cancel_all, None))
        self.body.addStretch(0)
        self.body.addLayout(inset(self._printer))
        self.body.addLayout(inset(self._roll))
        self.body.addLayout(inset(self.card, self.settings, None, gap=8))
        self.body.addLayout(column(self._tried, margins=(8, 0, 8, 0)))

    # ---------------------------------------------------------------- what is shown

    def reload(self) -> None:
        """Read the jobs, the printer and its roll again."""
        self.read_jobs()
        self.look_at_printer()

    def read_jobs(self) -> None:
        """The jobs, and how long the roll will last."""
        which, printer = self._which, self._name
        self._context.run(
            lambda session: (printing.queue(session, _JOBS, which), rolls.view(session, printer)),
            lambda found: self._show(*found), latest="badge-queue",
        )  # fmt: skip

    def look_at_printer(self) -> None:
        """How the printer is."""
        session, chosen = self._context.tasks.session, self._context.settings.printer
        self._context.offload(lambda: printing.chosen_printer(session, chosen), self._saw_printer, lambda _error: None)

    @property
    def jobs(self) -> list[PrintJobView]:
        """What is listed, newest first."""
        return list(self._jobs.values())

    @property
    def chosen(self) -> str:
        """The job under the cursor, while the list has the focus; "" for none."""
        item = self.list.chosen_key if self.list.hasFocus() else ""
        return item if item in self._jobs else ""

    @property
    def _name(self) -> str:
        return self._context.settings.printer or pdf_folder.NAME

    def _show(self, jobs: list[PrintJobView], roll: RollView | None) -> None:
        self._show_jobs(jobs)
        self._roll.setVisible(self._name != pdf_folder.NAME)
        if not self.left.hasFocus():
            self.left.setText("" if roll is None else str(roll.left))
        until = roll.until.astimezone(self._context.now().tzinfo) if roll and roll.until else None
        words = _("until about {time}").format(time=f"{until:%H:%M}") if until else ""
        if roll and roll.few:
            words = _("! {until}").format(until=words or _("nearly empty"))
        self._until.setText(words)
        dress(self._until, "small", "caution" if roll and roll.few else "muted")

    def _show_jobs(self, jobs: list[PrintJobView]) -> None:
        self._jobs = {job.job: job for job in jobs}
        self.list.show_lines(job_lines(jobs, told=self._which != "all"))
        self.list.setVisible(bool(jobs))
        nothing = {
            "all": _("Nothing was printed yet."), "failed": _("Every badge that was sent is out."),
            "today": _("Nothing was printed today."),
        }  # fmt: skip
        self._none.setText(nothing[self._which])
        self._none.setVisible(not jobs)
        count = len(self._waiting)
        # Where both are wanted there is room for one; the foot of the window names the keys, too.
        self._hint.setVisible(count < _MANY_WAIT and any(line.action and line.ground for line in self.list.lines))
        words = ngettext("Cancel {n} job that is not out", "Cancel all {n} jobs that are not out", count)
        self.cancel_all.setText(words.format(n=grouped(count)))
        self.cancel_all.setVisible(count >= _MANY_WAIT)

    def _saw_printer(self, printer: Printer | None) -> None:
        self._printer.setText(printer_words(printer, self._context.settings.printer))

    # ---------------------------------------------------------------- what is done

    def _act(self, key: str) -> None:
        job = self._jobs.get(key)
        if job and job.final:
            self.repeat.emit(job)
        elif job:
            cancel_job(self._context, key)

    @property
    def _waiting(self) -> list[PrintJobView]:
        """The jobs whose last word is not said, newest first."""
        return [job for job in self._jobs.values() if not job.final]

    def _cancel_all(self) -> None:
        """The newest first: else the printer would begin each in turn."""
        for job in self._waiting:
            cancel_job(self._context, job.job)

    def _filter(self, which: Which) -> None:
        self._which = which
        self.read_jobs()

    def _keep_roll(self) -> None:
        typed = self.left.text()
        try:
            self._context.take_rolls(rolls.set_left(self._name, int(typed) if typed else None))
        except OSError as error:
            self._context.problem(error)

    def _settings_changed(self, before: Settings, after: Settings) -> None:
        if before.printer != after.printer:
            self.look_at_printer()
        if (before.printer, before.rolls) != (after.printer, after.rolls):
            self.read_jobs()

    def _print_card(self) -> None:
        self.card.setEnabled(False)
        self._trial.start()

    def _show_trial(self, words: str, tone: str, final: bool) -> None:
        self._tried.setText(words)
        self._tried.show()
        dress(self._tried, "small", tone or "muted")
        if final:
            self.card.setEnabled(True)
            self.look_at_printer()

    def _save_log(self) -> None:
        path = self._ask(self, self._context.tasks.session.path.absolute().with_name("print-log.csv"))
        if path:
            which = self._which
            self._context.aside(lambda session: print_log.write(session, path, which), lambda n: self._saved(n, path))

    def _saved(self, n: int, path: Path) -> None:
        said = ngettext("{n} line of the log saved: {path}", "{n} lines of the log saved: {path}", n)
        self._context.say(said.format(n=grouped(n), path=path), "good")


def ask_log(parent: QWidget, suggested: Path) -> Path | None:
    """The file that the user chooses for the log; None when they leave. A name without an ending becomes a CSV."""
    kinds = "CSV (*.csv);;XLSX (*.xlsx);;PDF (*.pdf)"
    chosen, _kind = QFileDialog.getSaveFileName(parent, _("Save the print log"), str(suggested), kinds)
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".csv")
