"""The small form that makes an event from lists: what was found in them, its name, place and days, where it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QProgressBar, QPushButton, QWidget

from checkin_app import bootstrap
from checkin_app.documents import lists
from checkin_app.domain.lists.model import ReadList
from checkin_app.errors import InputProblem
from checkin_app.services.importing import Progress
from checkin_app.ui.welcome.places import ask_target, fresh_file
from checkin_app.ui.widgets.choice import Choice, DateField
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.form import Form
from checkin_app.ui.widgets.parts import Panel, button, clear, column, label, row
from checkin_app.wording import _, day_name, ngettext

_LONGEST_EVENT = 14
"""Days that the form offers, and that dates in a list may span to be believed."""


@dataclass(frozen=True, slots=True)
class Found:
    """Lists that were read: a line in words for each, and the days that they speak of."""

    paths: tuple[Path, ...]
    lines: tuple[str, ...]
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The event to be made."""

    path: Path
    lists: tuple[Path, ...]
    name: str
    place: str
    days: tuple[date, ...]


def look_into(paths: list[Path]) -> Found:
    """Read the lists. Raises Problem for one that is none, or that has nobody in it; then there is nothing to make."""
    read = []
    for path in paths:
        found = lists.read_list(path)
        if not (found.people or found.exhibitors or found.meetings or found.floorplan):
            raise InputProblem("list_without_people", path=str(path), rows=found.container.rows_read)
        read.append(found)
    if not any(found.people for found in read):
        raise InputProblem("list_without_people", path=str(paths[0]), rows=read[0].container.rows_read)
    lines = tuple(f"{path.name} · {_what(found)}" for path, found in zip(paths, read, strict=True))
    return Found(tuple(paths), lines, _days(read))


def make(plan: Plan, progress: Progress) -> Path:
    """Make the event file, whole or not at all; its path. Raises Problem."""
    days = list(plan.days)
    bootstrap.event_from_lists(plan.path, plan.lists, name=plan.name, place=plan.place, days=days, progress=progress)
    return plan.path


def _what(found: ReadList) -> str:
    count = len(found.people) or len(found.exhibitors) or len(found.meetings)
    count = count or (len(found.floorplan.stands) if found.floorplan else 0)
    words = {
        "attendees": ngettext("{n} person", "{n} people", count),
        "exhibitors": ngettext("{n} exhibitor", "{n} exhibitors", count),
        "meetings": ngettext("{n} meeting", "{n} meetings", count),
        "floorplan": ngettext("{n} stand", "{n} stands", count),
    }
    return words[found.kind].format(n=count)


def _days(read: list[ReadList]) -> tuple[date, ...]:
    """The first and last day that the lists name, when they can be one event's."""
    said = {day for found in read for person in found.people for day in person.days}
    said |= {meeting.date for found in read for meeting in found.meetings}
    days = sorted(date.fromisoformat(day) for day in said if day[:1].isdigit())
    return (days[0], days[-1]) if days and (days[-1] - days[0]).days < _LONGEST_EVENT else ()


class MakingPage(QWidget):
    """Asks what a list does not say. `wanted` carries a `Plan`, `left` goes back to the doors."""

    wanted = Signal(object)
    left = Signal()
    more = Signal()
    """Another list is to be chosen."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._found = Found((), ())
        self._target: Path | None = None
        self._fields()
        self._lists = column(gap=4)
        self._add = _kind(button(_("Add a list…"), self.more.emit), "small")
        self._elsewhere = _kind(button(_("Elsewhere…"), self._choose_target), "small")
        self._make = button(_("Make the event"), self._done, primary=True, key=_("Enter"))
        self._back = button(_("Back"), self.left.emit, key=_("Esc"))
        for made in (self._add, self._elsewhere, self._make, self._back):
            made.setAutoDefault(True)
        self._bar = QProgressBar()
        self._bar.setAccessibleName(_("Progress"))
        self._words = label("", "body", "muted")
        self._build()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._escape.activated.connect(self._back.click)
        self.show_progress("")

    def _fields(self) -> None:
        self.name = QLineEdit()
        self.place = QLineEdit()
        self.first_day = DateField()
        self.first_day.setFixedWidth(160)
        self._day = label("", "body", "muted")
        self.days = Choice()
        self.days.setFixedWidth(120)
        for count in range(1, _LONGEST_EVENT + 1):
            self.days.addItem(ngettext("{n} day", "{n} days", count).format(n=count), count)
        self.path = ElidedLabel("", "body", "muted")
        self.name.textChanged.connect(self._show_target)
        self.first_day.dateChanged.connect(self._show_day)
        for field in (self.name, self.place):
            field.returnPressed.connect(self._done)
            field.setMaxLength(120)
        for choice in (self.first_day, self.days):
            enter = QShortcut(QKeySequence(Qt.Key.Key_Return), choice)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self._done)
        self.place.setPlaceholderText(_("town, or the name of the hall"))

    def _build(self) -> None:
        form = Form()
        form.add(_("Name"), self.name)
        form.add(_("Place"), self.place)
        form.add(_("First day"), self.first_day, self.days, self._day, None)
        form.add(_("Kept as"), self.path, self._elsewhere)
        self.days.setAccessibleName(_("How many days"))
        head = row(label(_("Lists"), "title"), None, self._add)
        panel = Panel(head, self._lists, 14, form, margin=24, gap=8)
        actions = row(self._make, self._back, 16, self._words, None, gap=10)
        self.setLayout(column(label(_("Make an event"), "h1"), 16, panel, 16, self._bar, 12, actions, None))

    def show_found(self, found: Found) -> None:
        """Begin with these lists; what was typed before stays."""
        fresh = not self._found.paths
        self._found = found
        clear(self._lists)
        for line in found.lines:
            self._lists.addWidget(ElidedLabel(line, "body"))
        if fresh or found.days:
            self._show_days(found.days)
        if fresh:
            self.name.setText(_("Event of {day}").format(day=day_name(self._first())))
        self.name.setFocus()
        self.name.selectAll()

    @property
    def found(self) -> Found:
        """The lists that the event will be made from."""
        return self._found

    def forget(self) -> None:
        """Back to an empty form."""
        self._found = Found((), ())
        self._target = None
        self.place.clear()

    def show_progress(self, words: str, done: int = 0, total: int = 0) -> None:
        """Say what is being done, and how far it is; "" when nothing is. Meanwhile nothing can be changed."""
        busy = bool(words)
        self._words.setText(words)
        self._bar.setVisible(busy)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        for part in (self.name, self.place, self.first_day, self.days, self._elsewhere, self._add, self._make, self._back):
            part.setEnabled(not busy)

    def plan(self) -> Plan:
        """The event as the form says."""
        days = tuple(self._first() + timedelta(days=n) for n in range(self.days.currentData()))
        return Plan(self._path(), self._found.paths, self.name.text(), self.place.text(), days)

    def _done(self) -> None:
        if self._make.isEnabled():
            self.wanted.emit(self.plan())

    def _first(self) -> date:
        chosen = self.first_day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _show_days(self, days: tuple[date, ...]) -> None:
        first, last = days or (datetime.now().astimezone().date(),) * 2
        self.first_day.setDate(QDate(first.year, first.month, first.day))
        self.days.setCurrentIndex((last - first).days)

    def _show_day(self) -> None:
        self._day.setText(day_name(self._first()))

    def _path(self) -> Path:
        return self._target or fresh_file(self._folder, self.name.text())

    def _show_target(self) -> None:
        self.path.setText(str(self._path()))

    def _choose_target(self) -> None:
        chosen = ask_target(self, self._path())
        if chosen:
            self._target = chosen
            self._show_target()


def _kind(made: QPushButton, kind: str) -> QPushButton:
    made.setProperty("kind", kind)
    return made
