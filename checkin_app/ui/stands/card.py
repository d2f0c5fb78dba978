"""The card of a stand: what it is, who holds it, who of their people has come, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from checkin_app.domain.floorplan import Arrivals, StaffMember, StandState, StandView
from checkin_app.services.stands import StandEvent
from checkin_app.ui.stands.words import arrivals_sentence, event_sentence, measures
from checkin_app.ui.widgets.parts import button, clear, column, dress, label, row
from checkin_app.wording import _

_GROUND = {Arrivals.ALL: "good", Arrivals.SOME: "caution", Arrivals.NONE: "stop"}


class StandCard(QWidget):
    """Shows one stand. `verb` tells what was asked for (assign, confirm, move, swap, vacate, badges), `person` who."""

    verb = Signal(str)
    person = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 6, 0)
        self._inner.setSpacing(0)
        holder = QWidget()
        holder.setLayout(self._inner)
        scroll = QScrollArea()
        scroll.setWidget(holder)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._verbs = QVBoxLayout()
        self._verbs.setSpacing(8)
        self.setLayout(column(scroll, 12, self._verbs))

    def show_stand(self, view: StandView, history: Sequence[StandEvent], now: datetime) -> None:
        """Show this stand as it is at `now` (event-local)."""
        clear(self._inner)
        measured = label(measures(view.stand), "body", "muted")
        self._inner.addLayout(row(label(view.stand.number, "display"), 10, measured, None))
        self._inner.addSpacing(6)
        self._show_holder(view, f"{now:%H:%M}")
        for member in view.staff:
            self._inner.addWidget(_staff_line(member, self.person.emit))
        if history:
            self._inner.addSpacing(18)
            self._inner.addWidget(label(_("History").upper(), "tiny", "muted"))
        for event in history[-6:]:
            self._inner.addSpacing(6)
            self._inner.addWidget(label(event_sentence(event), "small", "muted" if event.annulled else "text", wrap=True))
        self._inner.addStretch(1)
        self._show_verbs(view)

    def show_nothing(self) -> None:
        """No stand is chosen."""
        clear(self._inner)
        clear(self._verbs)
        self._inner.addWidget(label(_("No stand chosen"), "h3"))
        self._inner.addSpacing(8)
        self._inner.addWidget(
            label(_("Click a stand, or use the arrow keys on the plan."), "body", "muted", wrap=True)
        )
        self._inner.addStretch(1)

    def _show_holder(self, view: StandView, at: str) -> None:
        holder = view.exhibitor
        if holder is None:
            self._inner.addWidget(label(_("Free"), "h2"))
            return
        self._inner.addWidget(label(holder.name, "h2", wrap=True))
        about = [holder.bioregion, holder.network or _("no network"), holder.activity]
        self._inner.addSpacing(2)
        self._inner.addWidget(label(" · ".join(part for part in about if part), "body", "muted", wrap=True))
        if view.state is StandState.RESERVED:
            self._inner.addSpacing(6)
            self._inner.addWidget(label(_("Reserved, not confirmed yet"), "small", "caution"))
        self._inner.addSpacing(12)
        line = label(arrivals_sentence(view, at), "title")
        ink = _GROUND.get(view.arrivals)
        dress(line, "title", ink or "muted", f"{ink}_soft" if ink else "background")
        self._inner.addWidget(line)
        self._inner.addSpacing(6)

    def _show_verbs(self, view: StandView) -> None:
        clear(self._verbs)
        if view.exhibitor is None:
            self._verbs.addLayout(row(self._verb(_("Assign…"), "assign", primary=True), None, gap=8))
            return
        first = [self._verb(_("Move…"), "move", primary=True), self._verb(_("Swap…"), "swap")]
        if view.state is StandState.RESERVED:
            first.insert(0, self._verb(_("Confirm"), "confirm"))
        second = [self._verb(_("Vacate…"), "vacate")]
        if view.staff:
            second.append(self._verb(_("Print badges ({n})").format(n=len(view.staff)), "badges"))
        self._verbs.addLayout(row(*first, None, gap=8))
        self._verbs.addLayout(row(*second, None, gap=8))

    def _verb(self, text: str, name: str, *, primary: bool = False) -> QWidget:
        return button(text, lambda: self.verb.emit(name), primary=primary)


def _staff_line(member: StaffMember, show: object) -> QWidget:
    """A member of the staff: a mark, the name, when they came or where to call them."""
    came = bool(member.arrived_at)
    mark = label("✓" if came else "○", "title", "good" if came else "stop")
    mark.setFixedWidth(22)
    mark.setAccessibleName(_("arrived") if came else _("not arrived"))
    if came:
        words = _("arrived {time}").format(time=member.arrived_at)
        words += " · " + _("badge printed") if member.badge_printed else ""
    else:
        words = member.phone or _("no phone number")
    detail = label(words, "small", "muted")
    detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    name = label(member.name, "title", wrap=True)
    look = button(_("Show"), lambda: show(member.attendee_id))  # type: ignore[operator]
    look.setProperty("kind", "small")
    look.setAccessibleName(_("Show {name}").format(name=member.name))
    line = QFrame()
    line.setObjectName("staff")
    line.setLayout(row(mark, column(name, detail, gap=1), None, look, margins=(0, 8, 0, 8)))
    return line
