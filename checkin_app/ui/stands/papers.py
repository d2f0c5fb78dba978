"""The plan on paper: one line asks which paper, for whom and with what; it is saved, or handed to the viewer that prints it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QPushButton, QWidget

from checkin_app.services import exporting
from checkin_app.services.session import Session
from checkin_app.services.stand_plan import FORMATS, Colours, PlanChoice, Purpose
from checkin_app.ui.context import Context
from checkin_app.ui.stands.viewing import view_pdf
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.parts import button, chip, column, roomy, row
from checkin_app.wording import _

_PAPERS = ("A4", "A3")


class PlanPapers(QWidget):
    """The lines of choices. Tab goes through it, the arrows change a choice, Enter prints, Esc closes it."""

    def __init__(self, context: Context, hall: Callable[[], str], leave: Callable[[], object]) -> None:
        super().__init__()
        self._context, self._hall, self._leave = context, hall, leave
        self._papers = _group({page: page for page in _PAPERS})
        self._purposes = _group({_("For the public"): Purpose.PUBLIC, _("For the desk"): Purpose.DESK})
        self._index = roomy(chip(_("With index")))
        self._all = roomy(chip(_("All halls")))
        self._colours = Choice()
        self._build()

    def _build(self) -> None:
        self._papers[0].setAccessibleDescription(_("Paper"))
        for made in (self._index, self._all):
            made.setChecked(True)
        self._index.setAccessibleName(_("With the index of exhibitors"))
        self._colours.setAccessibleName(_("What the colours of the stands tell"))
        told = {
            Colours.STATE: _("Colours: state"),
            Colours.NETWORK: _("Colours: network"),
            Colours.BIOREGION: _("Colours: bioregion"),
        }
        for colours, words in told.items():
            self._colours.addItem(words, colours)
        self._print = button(_("Print"), self._print_plan, primary=True)
        save = button(_("Save…"), self._save_plan)
        choices: list[QWidget | int] = [*self._papers, 6, *self._purposes, 6, self._index, self._all]
        # Two lines: beside a suggestion, in the longest of our languages, one is too narrow for all of it.
        self.setLayout(column(row(*choices, None, gap=6), row(self._colours, None, save, self._print, gap=6), gap=6))
        self.hide()

    def ask(self, several_halls: bool) -> None:
        """Show the line; Enter prints what is chosen."""
        self._all.setVisible(several_halls)
        self.show()
        self._print.setFocus()

    @property
    def choice(self) -> PlanChoice:
        """What is chosen."""
        return PlanChoice(
            page=_chosen(self._papers),
            hall="" if self._all.isChecked() else self._hall(),
            purpose=Purpose(_chosen(self._purposes)),
            colours=Colours(self._colours.currentData()),
            index=self._index.isChecked(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the line."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _save_plan(self) -> None:
        """Ask where, and write the plan as PDF, SVG or PNG, as the ending says."""
        filters = ";;".join(f"{ending.upper()} (*.{ending})" for ending in FORMATS)
        chosen, _filter = QFileDialog.getSaveFileName(self, _("Save the plan"), "stand-plan.pdf", filters)
        if chosen:
            write_plan(self._context, Path(chosen), self.choice, self._saved)

    def _saved(self, path: Path) -> None:
        self._context.say(_("Plan saved: {path}").format(path=path), "good")
        self._leave()

    def print_again(self, hall: str) -> None:
        """Print the plan of a hall, "" for all, as it was chosen last."""
        self._print_choice(replace(self.choice, hall=hall))

    def _print_plan(self) -> None:
        self._print_choice(self.choice)

    def _print_choice(self, choice: PlanChoice) -> None:
        """Write the plan as PDF beside the event and open it in the system's viewer."""

        def written(session: Session) -> Path:
            path = session.path.parent / f"stand-plan-{choice.purpose}-{choice.page}.pdf"
            exporting.write_plan(session, path, "pdf", choice)
            return path

        self._context.aside(written, self._printed)

    def _printed(self, path: Path) -> None:
        view_pdf(self._context, path)
        self._leave()


def _group(choices: dict[str, str]) -> list[QPushButton]:
    """Chips of which one is down; the first at the start."""
    made = [roomy(chip(words)) for words in choices]
    group = QButtonGroup(made[0])
    for one, value in zip(made, choices.values(), strict=True):
        one.setProperty("choice", str(value))
        group.addButton(one)
    made[0].setChecked(True)
    return made


def _chosen(chips: list[QPushButton]) -> str:
    return str(next(one for one in chips if one.isChecked()).property("choice"))


def write_plan(context: Context, path: Path, choice: PlanChoice, done: Callable[[Path], object]) -> None:
    """Draw and write aside of the desk, then tell `done` the path; a name without an ending of ours becomes a PDF."""
    ending = path.suffix.lower().lstrip(".")
    if ending not in FORMATS:
        path = path.with_name(f"{path.name}.pdf")

    def work(session: Session) -> Path:
        exporting.write_plan(session, path, path.suffix.lower().lstrip("."), choice)
        return path

    context.aside(work, done)
