"""The page of the attendees: the whole list, filtered and sorted, the card of whom it stands on, and the import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QStackedWidget, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.services import desk, roster
from checkin_app.services.card import Card
from checkin_app.services.roster import AttendeeFilter, RosterCounts
from checkin_app.services.session import Session
from checkin_app.ui.attendees.card import NAMED, PersonPanel
from checkin_app.ui.attendees.filters import FilterBar
from checkin_app.ui.attendees.model import COLUMNS, AttendeeModel
from checkin_app.ui.attendees.table import AttendeeTable
from checkin_app.ui.context import Context
from checkin_app.ui.frame import page_margins
from checkin_app.ui.importing.page import ImportPage
from checkin_app.ui.rereading import Rereading
from checkin_app.ui.tasks import everything
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import Panel, button, column, label, row
from checkin_app.wording import _, ngettext

_CARD_MS = 60
"""How long the list stands on somebody before their card is read: whoever runs down it with a key held is not."""

_SOON_MS, _AT_MOST_MS = 40, 3000
"""How long after a change the list is read again: twice as long as that takes, so that a rush at a long list leaves room."""

AskFiles = Callable[[QWidget], list[Path]]


@dataclass(frozen=True, slots=True)
class _Order:
    """What the list is sorted by."""

    column: str = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True)
class _Listed:
    """The answer to a question about the list: who, what each chip would leave, and how many there are of everybody."""

    ids: list[str]
    offered: RosterCounts
    everybody: RosterCounts


class AttendeesPage(QWidget):
    """See screens.md, “Attendees”. The ids of all are read aside of the desk; rows in slices, as they are looked at."""

    def __init__(self, context: Context, ask_files: AskFiles | None = None) -> None:
        super().__init__()
        self._context = context
        self._ask_files = ask_files or ask_files_of_user
        self._order = _Order()
        self._counts: RosterCounts | None = None
        self._reading = Rereading(context, self._question, self._show_list)
        self.model = AttendeeModel()
        self.filters = FilterBar()
        self.table = AttendeeTable(self.model)
        self.person = PersonPanel()
        self.person.follow(self)
        self.importing = ImportPage(context)
        self._late, self._soon = QTimer(self), QTimer(self)
        self._build()
        self._wire()

    def _build(self) -> None:
        self._import = button(_("Import a list…"), self.ask_for_files)
        self._import.setAutoDefault(True)
        self.filters.tools.addWidget(self._import)
        self._empty = label("", "h3", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._begin = button(_("Import a list…"), self.ask_for_files, primary=True)
        nobody = QWidget()
        nobody.setLayout(column(None, self._empty, 16, row(None, self._begin, None), None))
        self._lists.addWidget(nobody)
        listed = Panel(self._lists)
        # Rows end inside the rounded frame, not over its corners.
        listed.body.setContentsMargins(2, 6, 2, 8)
        listed.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._everybody = QWidget()
        self._everybody.setLayout(row(column(self.filters, listed, gap=12), self.person, gap=16))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._everybody)
        self._stack.addWidget(self.importing)
        self.setLayout(column(self._stack, margins=page_margins()))
        self.setFocusProxy(self.filters.field)
        QWidget.setTabOrder(self.table, self.person)

    def _wire(self) -> None:
        context = self._context
        self.model.wanted.connect(self._read_slice)
        self.filters.changed.connect(self._reading.read)
        self.filters.down.connect(self._into_list)
        self.table.opened.connect(context.show_person)
        self.table.chosen.connect(self._chosen)
        self.table.heading.asked.connect(self.sort)
        self.person.open.connect(self.correct)
        self.person.print.connect(self.print_current)
        self.person.company.connect(self.company)
        self.importing.left.connect(self._back_to_list)
        self.importing.another.connect(self.ask_for_files)
        self.importing.titled.connect(lambda: context.header_changed(self))
        self._late.setSingleShot(True)
        self._late.setInterval(_CARD_MS)
        self._late.timeout.connect(self._read_card)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._reading.read)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._find)

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read the list again."""
        self._reading.read()
        self.importing.on_changes(everything())

    def on_changes(self, changes: Changes) -> None:
        """Arrivals, prints and corrections are all on the list."""
        self.importing.on_changes(changes)
        if (changes.attendees or changes.passages or changes.event or changes.meetings) and not self._soon.isActive():
            self._soon.start(min(max(self._reading.took * 2, _SOON_MS), _AT_MOST_MS))

    def header(self) -> tuple[str, str]:
        """The title, how many there are and how many of them have come; of an import, what is imported."""
        if self._imports:
            return self.importing.header()
        if self._counts is None:
            return _("Attendees"), ""
        arrived = self._counts.by_state.get("arrived", 0)
        people = ngettext("{n} person", "{n} people", self._counts.total).format(n=grouped(self._counts.total))
        return _("Attendees"), _("{people} · {arrived} arrived").format(people=people, arrived=grouped(arrived))

    def pills(self) -> list[tuple[str, str, str]]:
        """The day's own, but of an import."""
        return self.importing.pills() if self._imports else []

    def import_files(self, paths: list[Path]) -> None:
        """Show what these lists would change."""
        if paths:
            self._stack.setCurrentWidget(self.importing)
            self.setFocusProxy(self.importing)
            self.importing.open(paths)

    def print_current(self) -> None:
        """Print the badges of those who are selected."""
        ids = [] if self._imports else self.table.selected()
        if not ids:
            self._context.say(_("Nobody is selected: there is nothing to print."), "caution")
            return
        self._context.print_badges(ids)
        n = len(ids)
        words = ngettext("{n} badge goes to the printer.", "{n} badges go to the printer.", n)
        self._context.say(words.format(n=grouped(n)))

    def correct(self) -> None:
        """Open the correction of the person at the desk."""
        if self.table.current and not self._imports:
            self._context.show_person(self.table.current, "correct")

    def company(self) -> None:
        """List the whole company of the person."""
        card = None if self._imports else self.person.card
        if card is not None and card.attendee.company:
            self.filters.narrow(text="", state=None, company=card.attendee.company)
            self.filters.field.clear()
            self.table.setFocus()

    # ---------------------------------------------------------------- verbs of the page

    def sort(self, section: int) -> None:
        """Sort by a column; by the same one again, the other way."""
        column = COLUMNS[section]
        same = column == self._order.column
        self._order = _Order(column, not self._order.descending if same else False)
        self._reading.read()

    def ask_for_files(self) -> None:
        """Ask which lists to import."""
        self.import_files(self._ask_files(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.filters.narrows:
            self.filters.clear()
        else:
            super().keyPressEvent(event)

    # ---------------------------------------------------------------- the list

    def _question(self) -> Callable[[Session], _Listed]:
        """What is typed, and has come in, when a reading begins: nothing is waited for any more."""
        self._soon.stop()
        wanted, order = self.filters.wanted, self._order
        return lambda session: _list(session, wanted, order)

    def _show_list(self, listed: _Listed) -> None:
        self._counts = listed.everybody
        self.table.show_order(self._order.column, self._order.descending)
        self.table.show_ids(listed.ids)
        self.filters.show_counts(listed.offered, len(listed.ids))
        self._show_whether_empty(listed)
        self._context.header_changed(self)
        self._late.start()

    def _show_whether_empty(self, listed: _Listed) -> None:
        if not listed.ids:
            nobody_at_all = not self.filters.narrows
            nobody = _("Nobody is on the list yet: import one, or drop it here.")
            self._empty.setText(nobody if nobody_at_all else _("Nobody like that. Esc shows everybody again."))
            self._begin.setVisible(nobody_at_all)
        self._lists.setCurrentIndex(0 if listed.ids else 1)

    def _read_slice(self, first: int, count: int) -> None:
        ids = self.model.ids[first : first + count]
        self._context.run(lambda session: roster.rows(session, ids), lambda rows: self._show_slice(first, rows))

    def _show_slice(self, first: int, rows: list[roster.AttendeeRow]) -> None:
        self.model.fill(first, rows)
        self.table.viewport().update()

    def _into_list(self) -> None:
        if self.model.ids:
            self.table.go_to(max(self.table.currentIndex().row(), 0))
            self.table.setFocus()

    def _find(self) -> None:
        if self._imports:
            self.importing.leave()
        else:
            self.filters.field.setFocus()
            self.filters.field.selectAll()

    @property
    def _imports(self) -> bool:
        """Whether an import stands in place of the list."""
        return self._stack.currentWidget() is self.importing

    def _back_to_list(self) -> None:
        self._stack.setCurrentWidget(self._everybody)
        self.setFocusProxy(self.filters.field)
        self.filters.field.setFocus()
        self._context.header_changed(self)

    # ---------------------------------------------------------------- the card

    def _chosen(self) -> None:
        self._late.start()

    def _read_card(self) -> None:
        selected = self.table.selected()
        if len(selected) > 1:
            first = selected[:NAMED]
            self._context.run(
                lambda session: [" · ".join(filter(None, (r.name, r.company))) for r in roster.rows(session, first)],
                lambda names: self._show_many(len(selected), names), latest="attendees-card",
            )  # fmt: skip
        elif selected:
            who = selected[0]
            self._context.run(lambda session: desk.card(session, who), self._show_card, self._no_card, latest="attendees-card")
        else:
            self.person.show_nobody()

    def _show_many(self, count: int, names: list[str]) -> None:
        if len(self.table.selected()) == count:
            self.person.show_many(count, names)

    def _show_card(self, card: Card) -> None:
        if self.table.selected() == [card.attendee.id]:
            self.person.show_card(card)

    def _no_card(self, _error: Exception) -> None:
        """Whoever was on the list a moment ago is not there any more: an import was undone."""
        self.person.show_nobody()


def _list(session: Session, wanted: AttendeeFilter, order: _Order) -> _Listed:
    ids = roster.attendee_ids(session, wanted, order.column, order.descending)
    everybody = roster.counts(session)
    return _Listed(ids, _offered(session, wanted, everybody), everybody)


def _offered(session: Session, wanted: AttendeeFilter, everybody: RosterCounts) -> RosterCounts:
    """How many each chip would leave, were it chosen instead of its neighbours: all that narrows counts but its own kind."""

    def counted(rest: AttendeeFilter) -> RosterCounts:
        return everybody if rest == AttendeeFilter() else roster.counts(session, rest)

    wanted = replace(wanted, stale_badge=False)
    states = counted(replace(wanted, state=None))
    kinds = counted(replace(wanted, category=None)).by_category
    return RosterCounts(states.total, states.by_state, kinds, counted(replace(wanted, country=None)).by_country)


def ask_files_of_user(parent: QWidget) -> list[Path]:
    """The lists that the user chooses."""
    kinds = _("Lists (*.csv *.txt *.tsv *.xlsx *.xls *.ods *.json)")
    chosen, _kind = QFileDialog.getOpenFileNames(parent, _("Import lists"), "", f"{kinds};;{_('All files (*)')}")
    return [Path(path) for path in chosen]
