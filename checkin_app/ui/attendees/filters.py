"""What narrows the list: a field, chips with their counts, and two choices of category and country."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QWidget

from checkin_app.domain.attendee import Category
from checkin_app.services.roster import AttendeeFilter, RosterCounts
from checkin_app.ui.attendees.words import state_words
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import column, row
from checkin_app.wording import _, category_plural, country_name, ngettext

_STATES = ("expected", "arrived", "unpaid", "cancelled", "blocked")
_RARE = frozenset({"blocked"})
"""States that have a chip only while somebody is in them."""

_ROOM_FOR_COUNT = 700
"""Pixels of the line of chips in which the count has room."""


class FilterField(QLineEdit):
    """The field over the list. `down` goes to the list, `left` empties what narrows it."""

    down = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.down.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class Chip(QPushButton):
    """A chip with room for its words in the heavier letters that it has while it is down."""

    def __init__(self) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setProperty("kind", "chip")
        self.setAutoDefault(True)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(hint.width() + len(self.text()) // 3, hint.height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class ChoiceChip(Chip):
    """A chip with a menu: "Category", then what was chosen of it. `picked` tells the choice, "" for all of them."""

    picked = Signal(str)

    def __init__(self, title: str, every: str) -> None:
        super().__init__()
        self._title, self._every = title, every
        self._value = ""
        self._menu = QMenu(self)
        self.clicked.connect(self._open)
        self._say("")

    def offer(self, choices: list[tuple[str, str, int]], value: str) -> None:
        """Offer these (value, words, how many); `value` is the one in force."""
        self._menu.clear()
        group = QActionGroup(self._menu)
        self._value = value
        words = ""
        for one, name, n in [("", self._every, sum(n for *_one, n in choices)), *choices]:
            act = self._menu.addAction(f"{name}  ·  {grouped(n)}".replace("&", "&&"))
            act.setCheckable(True)
            act.setChecked(one == value)
            act.triggered.connect(lambda _checked=False, one=one: self.picked.emit(one))
            group.addAction(act)
            words = name if one == value and one else words
        self._say(words or value)

    def _say(self, words: str) -> None:
        shown = f"{words or self._title}  ▾"
        self.setText(shown.replace("&", "&&"))
        self.setChecked(bool(self._value))
        self.setAccessibleName(f"{self._title}: {words or self._every}")

    def _open(self) -> None:
        self.setChecked(bool(self._value))
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))


class FilterBar(QWidget):
    """`changed` tells that the list is to be read again; `wanted` says which people."""

    changed = Signal()
    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wanted = AttendeeFilter()
        self.field = FilterField()
        self.field.setPlaceholderText(_("Name, company, e-mail or ticket"))
        self.field.setAccessibleName(_("Filter the list"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(160)
        self._category = ChoiceChip(_("Category"), _("Every category"))
        self._country = ChoiceChip(_("Country"), _("Every country"))
        self._states = {state: self._chip(partial(self._toggle_state, state)) for state in _STATES}
        self._stale = self._chip(self._toggle_stale)
        self._stale.setText(_("Badge out of date"))
        self._company = self._chip(lambda: self.narrow(company=None))
        self._company.setToolTip(_("Everybody again"))
        self._count = ElidedLabel("", "small", "muted")
        self._count.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._lay_out()
        self._wire()
        self.show_counts(RosterCounts(0, {}, {}, {}), 0)

    def _lay_out(self) -> None:
        self.tools: QHBoxLayout = row(self.field, self._category, self._country, gap=8)
        self.tools.setStretch(0, 1)
        chips = row(*self._states.values(), self._stale, self._company, 4, self._count, gap=8)
        self._count.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setLayout(column(self.tools, chips, gap=10))

    def _wire(self) -> None:
        self.field.textChanged.connect(lambda text: self.narrow(text=text))
        self.field.down.connect(self.down)
        self.field.left.connect(self.clear)
        self._category.picked.connect(lambda value: self.narrow(category=Category(value) if value else None))
        self._country.picked.connect(lambda value: self.narrow(country=value or None))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # The header of the page says how many there are, too: here the chips come first.
        self._count.setVisible(self.width() >= _ROOM_FOR_COUNT)

    @property
    def wanted(self) -> AttendeeFilter:
        """Which people are wanted now."""
        return self._wanted

    @property
    def narrows(self) -> bool:
        """Whether anything narrows the list."""
        return self._wanted != AttendeeFilter()

    def narrow(self, **parts: object) -> None:
        """Change parts of what is wanted."""
        before = self._wanted
        kept = {name: getattr(before, name) for name in before.__slots__}
        self._wanted = AttendeeFilter(**{**kept, **parts})
        if self._wanted != before:
            self._show_choices()
            self.changed.emit()

    def clear(self) -> None:
        """Everybody again."""
        self.field.clear()
        self.narrow(text="", state=None, category=None, country=None, company=None, stale_badge=False)

    def show_counts(self, counts: RosterCounts, listed: int) -> None:
        """How many each chip would leave, and how many are listed."""
        for state, made in self._states.items():
            n = counts.by_state.get(state, 0)
            made.setText(f"{state_words(state)}  {grouped(n)}")
            made.setVisible(state not in _RARE or n > 0 or self._wanted.state == state)
        kinds = [(str(c), category_plural(c), counts.by_category.get(c, 0)) for c in Category]
        self._category.offer([kind for kind in kinds if kind[2]], str(self._wanted.category or ""))
        countries = sorted(counts.by_country.items(), key=lambda pair: (-pair[1], pair[0]))
        named = [(code, country_name(code), n) for code, n in countries if code]
        self._country.offer(named, self._wanted.country or "")
        self._count.setText(ngettext("{n} person", "{n} people", listed).format(n=grouped(listed)))
        self._show_choices()

    def _show_choices(self) -> None:
        for state, made in self._states.items():
            made.setChecked(self._wanted.state == state)
        self._stale.setChecked(self._wanted.stale_badge)
        company = self._wanted.company
        self._company.setVisible(company is not None)
        self._company.setChecked(company is not None)
        shown = company or _("no company")
        self._company.setText(
            _("{company}  ×").format(company=shown if len(shown) < 22 else f"{shown[:20]}…").replace("&", "&&")
        )
        self._company.setAccessibleName(_("Only {company}; everybody again").format(company=shown))

    def _toggle_state(self, state: str) -> None:
        self.narrow(state=None if self._wanted.state == state else state)

    def _toggle_stale(self) -> None:
        self.narrow(stale_badge=not self._wanted.stale_badge)

    def _chip(self, act: Callable[[], object]) -> QPushButton:
        made = Chip()
        made.clicked.connect(lambda _checked=False: act())
        return made
