"""The page of the meetings: a day by slot and table, the chosen meeting, and who is missing for the next half hour."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from checkin_app.domain.changes import Changes
from checkin_app.domain.meeting import MeetingView
from checkin_app.services import meetings
from checkin_app.services.meetings import AT_RISK_MINUTES
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.meetings.card import MeetingCard
from checkin_app.ui.meetings.grid import DayGrid
from checkin_app.ui.meetings.grouping import is_over, meetings_of
from checkin_app.ui.meetings.legend import Legend
from checkin_app.ui.meetings.risk import RiskList
from checkin_app.ui.theme import role_font, sized
from checkin_app.ui.widgets.mark_field import MarkField
from checkin_app.ui.widgets.nothing import Nothing, OrNothing
from checkin_app.ui.widgets.parts import Panel, chip, column, dress, label, row
from checkin_app.wording import _, day_name, ngettext

_SIDE = 340
_TICK_MS = 30_000
"""Time passes without a change of the file: a slot begins, another half hour comes into sight."""


@dataclass(frozen=True, slots=True)
class _Loaded:
    """What the page shows, read in one go. `next_slot` is when the next meetings begin when none do within half an hour."""

    views: list[MeetingView]
    days: tuple[date, ...]
    today: date
    now: datetime
    at_risk: list[MeetingView]
    next_slot: datetime | None


class MeetingsPage(QWidget):
    """See screens.md, “Meetings”."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._loaded: _Loaded | None = None
        self._day: date | None = None
        self._grid, self._card, self._risk, self._legend = DayGrid(), MeetingCard(), RiskList(), Legend()
        self._field = MarkField(_("Person or company"), _("Find the meetings of a person or a company"))
        self._found = label("", "small", "muted")
        self._days = row(gap=6)
        self._heading, self._missing = label("", "h3"), label("", "small", "muted", wrap=True)
        self._build()
        self._wire()

    # ---------------------------------------------------------------- building

    def _build(self) -> None:
        tools = row(self._field, self._found, None, self._days, gap=8)
        tools.setStretch(0, 20)
        drawn = Panel(self._grid, margin=14)
        drawn.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        left = column(tools, drawn, self._legend, gap=10)
        chosen = Panel(self._card, margin=20)
        missing = Panel(self._heading, self._missing, 4, self._risk, gap=4, margin=20)
        missing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        side = QWidget()
        side.setFixedWidth(_SIDE)
        side.setLayout(column(chosen, missing, gap=12))
        whole = row(left, side, gap=16, margins=(20, 16, 20, 12))
        nothing = Nothing(
            _("No meetings yet"),
            _("Import the list of meetings: each day is shown here by slot and table, with who is missing and whom to call."),
            _("Go to the attendees, to import a list"),
            lambda: self._context.show_page("attendees"),
        )
        self._stack = OrNothing(whole, nothing)
        self.setLayout(row(self._stack))
        self.setFocusProxy(self._grid)

    def _wire(self) -> None:
        self._grid.chosen.connect(lambda _id: self._show_card())
        self._grid.activated.connect(self._show_missing_person)
        self._risk.chosen.connect(self._go_to)
        self._risk.activated_meeting.connect(self._show_missing_person)
        self._card.person.connect(self._context.show_person)
        self._field.textChanged.connect(lambda _text: self._find())
        self._field.returnPressed.connect(self._next_found)
        self._field.down.connect(self._grid.setFocus)
        QShortcut(QKeySequence.StandardKey.Find, self).activated.connect(self._field.enter)
        self._tick = QTimer(self)
        self._tick.setInterval(_TICK_MS)
        self._tick.timeout.connect(lambda: self.reload() if self.isVisible() else None)
        self._tick.start()

    # ---------------------------------------------------------------- what the window asks of a page

    def reload(self) -> None:
        """Read the meetings again."""
        self._context.run(_load, self._show, latest="meetings")

    def on_changes(self, changes: Changes) -> None:
        """Meetings, and the arrivals of their people."""
        if changes.meetings or changes.passages or changes.attendees or changes.event:
            self.reload()

    def header(self) -> tuple[str, str]:
        """The title, and how many meetings there are."""
        if self._loaded is None or not self._loaded.views:
            return _("Meetings"), ""
        words = ngettext("{n} meeting · {here} on {day}", "{n} meetings · {here} on {day}", len(self._loaded.views))
        day = day_name(self._day) if self._day else ""
        return _("Meetings"), words.format(n=len(self._loaded.views), here=len(self._in_sight), day=day)

    def pills(self) -> list[tuple[str, str, str]]:
        """Of how many meetings of the day both people are in, and how many people are missing for the next ones."""
        here = self._in_sight
        if not here or self._loaded is None:
            return []
        complete = sum(1 for view in here if not view.missing)
        count = len(_missing_people(self._loaded.at_risk))
        if all(is_over(view, self._loaded.now) for view in here):
            words = ngettext("/ {n} meeting held", "/ {n} meetings held", len(here)).format(n=len(here))
        else:
            words = ngettext("/ {n} meeting with both here", "/ {n} meetings with both here", len(here)).format(n=len(here))
        missing = ngettext("{n} person missing soon", "{n} people missing soon", count).format(n=count)
        return [(words, str(complete), ""), *([(missing, "", "stop")] if count else [])]

    # ---------------------------------------------------------------- showing

    @property
    def _in_sight(self) -> list[MeetingView]:
        """The meetings of the day that is shown."""
        return [view for view in self._loaded.views if view.meeting.day == self._day] if self._loaded else []

    def _show(self, loaded: _Loaded) -> None:
        self._loaded = loaded
        if self._day not in loaded.days:
            self._day = loaded.today if loaded.today in loaded.days else loaded.days[0] if loaded.days else None
        self._stack.show_whole(bool(loaded.views))
        self._show_days()
        self._show_day()
        self._show_risk()

    def _show_days(self) -> None:
        days = self._loaded.days if self._loaded else ()
        while self._days.count() < len(days):
            position = self._days.count()
            made = chip()
            made.clicked.connect(lambda _checked, position=position: self._choose_day(position))
            self._days.addWidget(made)
        for position in range(self._days.count()):
            item = self._days.itemAt(position)
            made_before = item.widget() if item else None
            if isinstance(made_before, QPushButton):
                made_before.setVisible(position < len(days))
                if position < len(days):
                    made_before.setText(day_name(days[position]))
                    made_before.setMinimumWidth(_chip_width(made_before.text()))
                    made_before.setChecked(days[position] == self._day)

    def _choose_day(self, position: int) -> None:
        if self._loaded:
            self._day = self._loaded.days[position]
            self._show_days()
            self._show_day()

    def _show_day(self) -> None:
        if self._loaded is None:
            return
        here = self._in_sight
        self._grid.show_day(here, self._loaded.now)
        self._legend.show_counts(here, self._loaded.now)
        self._find()
        self._show_card()
        self._context.header_changed(self)

    def _show_card(self) -> None:
        if self._loaded:
            self._card.show_meeting(self._view(self._grid.current_id()), self._loaded.now)

    def _show_risk(self) -> None:
        """The next half hour; when nothing begins in it, the slot that comes next."""
        loaded = self._loaded
        if loaded is None:
            return
        self._heading.setText(_("Next {n} minutes").format(n=AT_RISK_MINUTES))
        if loaded.next_slot:
            self._heading.setText(_("Next meetings: {time}").format(time=f"{loaded.next_slot:%H:%M}"))
        count = len(_missing_people(loaded.at_risk))
        if count:
            words = ngettext("{n} person is missing. Call:", "{n} people are missing. Call:", count).format(n=count)
        else:
            coming = loaded.next_slot or any(_is_soon(view, loaded.now) for view in loaded.views)
            words = _("Everybody who meets then is here.") if coming else _("No meeting begins or runs in this time.")
        dress(self._missing, "small", "stop" if count else "muted")
        self._missing.setText(words)
        self._risk.show_meetings(loaded.at_risk)

    def _view(self, meeting_id: str) -> MeetingView | None:
        views = self._loaded.views if self._loaded else []
        return next((view for view in views if view.meeting.id == meeting_id), None)

    # ---------------------------------------------------------------- choosing and finding

    def _go_to(self, meeting_id: str) -> None:
        """Choose a meeting, on whichever day it is."""
        view = self._view(meeting_id)
        if view is None:
            return
        if view.meeting.day != self._day:
            self._day = view.meeting.day
            self._show_days()
            self._show_day()
        self._grid.choose(meeting_id)
        self._show_card()

    def _show_missing_person(self, meeting_id: str) -> None:
        """Enter on a meeting: the card of who is missing in it, or of the first of the two."""
        view = self._view(meeting_id)
        if view is not None:
            self._context.show_person((view.missing or (view.first,))[0].attendee_id)

    def _found_ids(self) -> list[str]:
        return meetings_of(self._loaded.views if self._loaded else [], self._field.text())

    def _find(self) -> None:
        found = self._found_ids()
        self._grid.mark(found)
        words = ngettext("{n} meeting", "{n} meetings", len(found)).format(n=len(found)) if found else _("no meeting")
        self._found.setText(words if self._field.text().strip() else "")
        if found and self._grid.current_id() not in found:
            here = {view.meeting.id for view in self._in_sight}
            self._go_to(next((meeting for meeting in found if meeting in here), found[0]))

    def _next_found(self) -> None:
        found = self._found_ids()
        if found:
            current = self._grid.current_id()
            self._go_to(found[(found.index(current) + 1) % len(found)] if current in found else found[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc clears what was searched for."""
        if event.key() == Qt.Key.Key_Escape:
            self._field.clear()
            self._grid.setFocus()
        else:
            super().keyPressEvent(event)


def _chip_width(words: str) -> int:
    """The room of a chip's words when it is down, and bold: so that none moves when another day is chosen."""
    return QFontMetrics(sized(role_font("small"), 13, QFont.Weight.DemiBold)).horizontalAdvance(words) + 30


def _missing_people(views: list[MeetingView]) -> set[str]:
    return {person.attendee_id for view in views for person in view.missing}


def _begins(view: MeetingView, now: datetime) -> datetime:
    return datetime.combine(view.meeting.day, view.meeting.start, now.tzinfo)


def _is_soon(view: MeetingView, now: datetime) -> bool:
    ends = datetime.combine(view.meeting.day, view.meeting.end, now.tzinfo)
    return ends > now and _begins(view, now) <= now + timedelta(minutes=AT_RISK_MINUTES)


def _load(session: Session) -> _Loaded:
    now = session.event.local(session.clock())
    views = meetings.meetings(session)
    today = session.event.working_day(session.clock())
    later = [_begins(view, now) for view in views if view.meeting.day == now.date() and _begins(view, now) > now]
    next_slot = min(later) if later and not any(_is_soon(view, now) for view in views) else None
    minutes = int((next_slot - now).total_seconds() // 60) + 1 if next_slot else AT_RISK_MINUTES
    days = tuple(sorted({view.meeting.day for view in views}))
    return _Loaded(views, days, today, now, meetings.at_risk(session, minutes=minutes), next_slot)
