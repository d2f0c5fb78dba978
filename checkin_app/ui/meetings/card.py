"""The chosen meeting: when, where, and how its two people stand."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.domain.meeting import MeetingView, Participant, table_number
from checkin_app.domain.phone import readable_phone
from checkin_app.ui.meetings.grouping import Standing, standing, standing_words
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import button, clear, column, dress, label, row
from checkin_app.wording import _

_INK = {
    Standing.READY: "good",
    Standing.HELD: "good",
    Standing.HALF: "caution",
    Standing.EMPTY: "stop",
    Standing.MISSED: "muted",
}


class MeetingCard(QWidget):
    """Shows one meeting; `person` tells whose card is asked for."""

    person = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 0, 0)
        self._inner.setSpacing(0)
        self._shown: tuple[MeetingView, Standing] | None = None
        self.setLayout(self._inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(212)

    def show_meeting(self, view: MeetingView | None, now: datetime) -> None:
        """Show this meeting as it is at `now` (event-local), None: that there is none here."""
        shown = (view, standing(view, now)) if view else None
        if shown and shown == self._shown:
            return
        self._shown = shown
        clear(self._inner)
        if view is None or shown is None:
            self._inner.addWidget(label(_("No meeting here"), "h3"))
            self._inner.addSpacing(8)
            hint = _("Choose one in the grid with the arrow keys or the mouse, or type a name.")
            self._inner.addWidget(label(hint, "body", "muted", wrap=True))
            self._inner.addStretch(1)
            return
        meeting = view.meeting
        times = label(f"{meeting.start:%H:%M}–{meeting.end:%H:%M}", "h1")
        where = label(_("table {table}").format(table=table_number(meeting.table)), "body", "muted")
        band = label(standing_words(shown[1]), "title")
        ink = _INK[shown[1]]
        dress(band, "title", ink, "background" if ink == "muted" else f"{ink}_soft")
        self._inner.addLayout(row(times, 10, where, None))
        self._inner.addSpacing(10)
        self._inner.addWidget(band)
        self._inner.addSpacing(2)
        for side in (view.first, view.second):
            self._inner.addWidget(self._side(side))
        self._inner.addStretch(1)

    def _side(self, side: Participant) -> QFrame:
        came = bool(side.arrived_at)
        mark = label("✓" if came else "○", "title", "good" if came else "stop")
        mark.setFixedWidth(22)
        mark.setAccessibleName(_("arrived") if came else _("not arrived"))
        state = _("arrived {time}").format(time=side.arrived_at) if came else readable_phone(side.phone) or _("no phone number")
        detail = label(state, "small", "muted" if came else "text")
        detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        show = button(_("Show"), lambda: self.person.emit(side.attendee_id), small=True)
        show.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        show.setAccessibleName(_("Show {name}").format(name=side.name))
        show.setEnabled(bool(side.name))
        words = column(
            ElidedLabel(side.name or _("not on the list"), "title"), ElidedLabel(side.company, "small", "muted"), detail, gap=1
        )
        line = QFrame()
        line.setObjectName("staff")
        line.setLayout(row(mark, words, 8, show, margins=(0, 8, 0, 8)))
        return line
