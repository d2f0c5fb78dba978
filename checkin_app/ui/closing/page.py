"""The page that does the evening: the event in figures, whether they agree with the journal, the closing pack."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.event import Event
from checkin_app.services import closing
from checkin_app.services.closing import Figures, Verification
from checkin_app.services.session import Session
from checkin_app.ui.closing import saving
from checkin_app.ui.closing.pack import PackPanel
from checkin_app.ui.closing.panels import ArrivalPanel, FigureCells, SharePanel, says_something
from checkin_app.ui.closing.saving import Asking
from checkin_app.ui.closing.words import journal_line, pack_lines, press_sentence
from checkin_app.ui.context import Context
from checkin_app.ui.frame import page_margins
from checkin_app.ui.rereading import Rereading
from checkin_app.ui.widgets.parts import column, row
from checkin_app.wording import _, day_title, ngettext


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the page shows, read in one go, aside of the desk."""

    event: Event
    folder: Path
    today: date
    figures: Figures


class ClosingPage(QWidget):
    """See screens.md, “Closing”. Figures are read with a connection of their own: no scan ever waits for them."""

    def __init__(self, context: Context, asking: Asking | None = None) -> None:
        super().__init__()
        self._context = context
        self._asking = asking or Asking()
        self._loaded: _Loaded | None = None
        self._verified: Verification | None = None
        self._verified_at = ""
        self._written: Path | None = None
        self._checking = self._writing = False
        self._reading = Rereading(context, lambda: _load, self._show)
        self.cells = FigureCells()
        self.arrivals = ArrivalPanel()
        self.shares = [
            SharePanel("bioregion", "accent", self._show_shares),
            SharePanel("category", "speaker", self._show_shares),
        ]
        self.pack = PackPanel()
        self._build()
        self._wire()

    def _build(self) -> None:
        bars = row(*self.shares, gap=14)
        figures = column(self.arrivals, bars, gap=14)
        figures.setStretch(0, 26)
        figures.setStretch(1, 25)
        self.setLayout(column(self.cells, row(figures, self.pack, gap=16), gap=14, margins=page_margins()))
        self.setFocusProxy(self.pack)

    def _wire(self) -> None:
        pack = self.pack
        pack.write.connect(self.write_pack)
        pack.save.connect(self.save)
        pack.check.connect(self.check)
        pack.people.connect(self._look_at)
        pack.person.connect(self._context.show_person)
        pack.open_folder.connect(lambda: self._written and self._asking.show(self._written))
        pack.copied.connect(lambda: self._context.say(_("The sentence for the press is on the clipboard."), "good"))
        QShortcut(QKeySequence("Ctrl+E"), self).activated.connect(self.write_pack)

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read the figures, and check the journal: the page is being opened."""
        self._reading.read()
        self.check()

    def on_changes(self, changes: Changes) -> None:
        """Read the figures again; the journal is checked on request only."""
        if changes:
            self._reading.read()

    def header(self) -> tuple[str, str]:
        """The title, and what day and hour it is."""
        if self._loaded is None:
            return _("Closing"), ""
        return _("Closing"), f"{day_title(self._loaded.event, self._loaded.today)} · {self._context.now():%H:%M}"

    def pills(self) -> list[tuple[str, str, str]]:
        """Whether the journal agrees."""
        if self._verified is None:
            return [(_("checking the journal…"), "", "")]
        if self._verified.ok:
            return [(_("the journal agrees"), "", "good")]
        return [(_("the journal disagrees"), "", "stop")]

    # ---------------------------------------------------------------- verbs

    def check(self) -> None:
        """Check every chain of the journal and fold everything again, aside."""
        if self._checking:
            return
        self._checking = True
        self._verified = None
        self._show_lines()
        self._context.aside(closing.verify, self._checked, self._not_checked)

    def write_pack(self) -> None:
        """Ask where, and write everything that the evening needs."""
        if self._loaded is None or self._writing:
            return
        folder = self._asking.folder(self, self._loaded.folder)
        if folder is None:
            return
        self._writing = True
        self.pack.show_busy(True)
        self._context.aside(lambda session: saving.write_pack(session, folder), self._pack_written, self._not_written)

    def save(self, what: str) -> None:
        """Ask where, and write one list."""
        if self._loaded is None:
            return
        path = self._asking.file(self, self._loaded.folder, what)
        if path is not None:
            said = _("Saved: {path}")
            self._context.aside(
                lambda session: saving.save(session, what, path), lambda at: self._context.say(said.format(path=at), "good"),
                self._context.problem,
            )  # fmt: skip

    # ---------------------------------------------------------------- reading

    def _show(self, loaded: _Loaded) -> None:
        first = self._loaded is None
        self._loaded = loaded
        if first and not says_something(loaded.figures, self.shares[0].group):
            self.shares[0].choose("country")
        self.cells.show_figures(loaded.figures)
        self.arrivals.show_figures(loaded.figures, loaded.today)
        self._show_shares()
        self._show_lines()
        self.pack.show_press(press_sentence(loaded.figures))
        self._context.header_changed(self)

    def _show_shares(self) -> None:
        for panel in self.shares:
            if self._loaded is not None:
                panel.show_figures(self._loaded.figures)

    def _show_lines(self) -> None:
        if self._loaded is not None:
            self.pack.show_lines(pack_lines(self._loaded.figures), journal_line(self._verified, self._verified_at))
        self._context.header_changed(self)

    def _checked(self, found: Verification) -> None:
        self._checking = False
        self._verified = found
        self._verified_at = f"{self._context.now():%H:%M}"
        self._show_lines()

    def _not_checked(self, error: Exception) -> None:
        self._checking = False
        self._context.problem(error)

    def _look_at(self, code: str) -> None:
        self._context.aside(lambda session: closing.people_behind(session, code), self.pack.offer_people)

    # ---------------------------------------------------------------- the pack

    def _pack_written(self, written: tuple[Path, int]) -> None:
        self._written, count = written
        self._writing = False
        self.pack.show_busy(False)
        self.pack.show_written(
            ngettext("{n} file is in {path}", "{n} files are in {path}", count).format(n=count, path=self._written)
        )

    def _not_written(self, error: Exception) -> None:
        self._writing = False
        self.pack.show_busy(False)
        self._context.problem(error)


def _load(session: Session) -> _Loaded:
    today = session.event.working_day(session.clock())
    return _Loaded(session.event, session.path.parent, today, closing.figures(session))
