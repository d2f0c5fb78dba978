"""Ticking people for a list: type a name, tick with the space bar; who is ticked stays on top."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidgetItem, QWidget

from checkin_app.domain.attendee import Attendee
from checkin_app.services import badges, searching
from checkin_app.services.searching import Hit
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.parts import column, label
from checkin_app.ui.widgets.tick_list import TickList
from checkin_app.wording import _, country_name, ngettext

_ID = Qt.ItemDataRole.UserRole
_HITS = 8


class PeoplePicker(QWidget):
    """`changed` when somebody was ticked or unticked."""

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._ticked: dict[str, str] = {}
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("a name, a company, a ticket"))
        self.field.setAccessibleName(_("Find people for the list"))
        self.field.textChanged.connect(self._search)
        self.list = TickList()
        self.list.setAccessibleName(_("People on the list, and people found"))
        self.list.setFixedHeight(170)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemChanged.connect(self._tick)
        self._count = label("", "small", "muted")
        self.setLayout(column(self.field, 6, self.list, 4, self._count))
        self._show([])

    @property
    def ids(self) -> frozenset[str]:
        """Who is ticked."""
        return frozenset(self._ticked)

    def open(self, ids: Iterable[str]) -> None:
        """Show these people ticked."""
        self._ticked = {}
        self.field.clear()
        wanted = list(ids)
        self._show([])
        if wanted:
            self._context.run(lambda session: badges.people(session, wanted), self._know)

    def _know(self, people: list[Attendee]) -> None:
        for person in sorted(people, key=lambda one: one.sort_name):
            self._ticked[person.id] = _words(person.sort_name, person.company, person.country)
        self._show([])
        self.changed.emit()

    def _search(self, text: str) -> None:
        if text.strip():
            self._context.run(lambda session: searching.search(session, text, _HITS), self._show, latest="people-picker")
        else:
            self._show([])

    def _show(self, hits: list[Hit]) -> None:
        found = {hit.id: _words(f"{hit.last_name} {hit.first_name}", hit.company, hit.country) for hit in hits}
        self.list.blockSignals(True)
        self.list.clear()
        for person, words in {**self._ticked, **found}.items():
            item = QListWidgetItem(words)
            item.setData(_ID, person)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if person in self._ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        first_found = next((n for n in range(self.list.count()) if self.list.item(n).data(_ID) in found), 0)
        self.list.setCurrentRow(first_found)
        self._say()

    def _tick(self, item: QListWidgetItem) -> None:
        person = str(item.data(_ID))
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked[person] = item.text()
        else:
            self._ticked.pop(person, None)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        n = len(self._ticked)
        some = ngettext(
            "only {n} person may pass, whatever their category", "only {n} people may pass, whatever their category", n
        )
        self._count.setText(some.format(n=n) if n else _("nobody is ticked: the categories decide"))


def _words(name: str, company: str, country: str) -> str:
    return " · ".join(part for part in (name.strip(), company, country_name(country) if country else "") if part)
