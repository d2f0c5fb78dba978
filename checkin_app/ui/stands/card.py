"""The card of a stand: what it is, who holds it, who of their people has come, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.domain.floorplan import Arrivals, StaffMember, StandState, StandView
from checkin_app.domain.phone import readable_phone
from checkin_app.services.stand_history import StandEvent
from checkin_app.ui.stands.words import arrivals_sentence, event_sentence, measures, stale_sentence
from checkin_app.ui.widgets.parts import button, clear, column, dress, label, row, scrolled
from checkin_app.wording import _, ngettext

_GROUND = {Arrivals.ALL: "good", Arrivals.SOME: "caution", Arrivals.NONE: "stop"}
_HISTORY = 6
"""The last lines of the history are shown."""


@dataclass(frozen=True, slots=True)
class StandFile:
    """Everything that the card shows of a stand. `stale`: ids of those of its people whose badge names another stand."""

    view: StandView
    history: tuple[StandEvent, ...]
    stale: tuple[str, ...]
    now: datetime


class StandCard(QWidget):
    """Shows one stand. `verb` tells what was asked for: assign, confirm, move, swap, vacate, badges or stale."""

    verb = Signal(str)
    person = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 4, 0)
        self._inner.setSpacing(0)
        self._shown: StandFile | None = None
        self._assign = self._verb(_("Assign…"), "assign", "⏎", primary=True)
        self._confirm = self._verb(_("Confirm"), "confirm", "⏎", primary=True)
        self._move = self._verb(_("Move…"), "move", "⏎", primary=True)
        self._move_later = self._verb(_("Move…"), "move", "")
        self._swap = self._verb(_("Swap…"), "swap", "")
        self._vacate = self._verb(_("Vacate"), "vacate", "")
        self._badges = self._verb("", "badges", "")
        self.setLayout(column(scrolled(self._inner), 12, self._verbs()))
        self.show_nothing()

    def show_stand(self, file: StandFile) -> None:
        """Show this stand; what is shown already stays untouched, with whatever has the focus in it."""
        if file == self._shown:
            return
        self._shown = file
        view = file.view
        clear(self._inner)
        number = label(view.stand.number, "display")
        measured = label(measures(view.stand), "body", "muted")
        self._inner.addLayout(row(number, 10, measured, None))
        self._inner.addSpacing(4)
        self._show_holder(view, f"{file.now:%H:%M}")
        for member in view.staff:
            self._inner.addWidget(_staff_line(member, self.person.emit))
        if file.stale:
            self._show_stale(len(file.stale))
        self._show_history(file)
        self._inner.addStretch(1)
        self._show_verbs(view)

    def show_nothing(self) -> None:
        """No stand is chosen."""
        self._shown = None
        clear(self._inner)
        self._inner.addWidget(label(_("No stand chosen"), "h3"))
        self._inner.addSpacing(8)
        hint = _("Click a stand, use the arrow keys on the plan, or find it by its number, its exhibitor or a person.")
        self._inner.addWidget(label(hint, "body", "muted", wrap=True))
        self._inner.addStretch(1)
        self._show_verbs(None)

    def _show_holder(self, view: StandView, at: str) -> None:
        holder = view.exhibitor
        if holder is None:
            self._inner.addWidget(label(_("Free"), "h2", "muted"))
            return
        self._inner.addWidget(label(holder.name, "h2", wrap=True))
        about = [holder.bioregion, holder.network or _("no network"), holder.activity]
        self._inner.addSpacing(2)
        self._inner.addWidget(label(" · ".join(part for part in about if part), "body", "muted", wrap=True))
        if view.state is StandState.RESERVED:
            self._inner.addSpacing(6)
            self._inner.addWidget(label(_("Reserved, not confirmed yet"), "title", "caution"))
        self._inner.addSpacing(12)
        line = label(arrivals_sentence(view, at), "title", wrap=True)
        ink = _GROUND.get(view.arrivals)
        dress(line, "title", ink or "muted", f"{ink}_soft" if ink else "background")
        self._inner.addWidget(line)
        self._inner.addSpacing(6)

    def _show_stale(self, count: int) -> None:
        again = button(_("Print again"), lambda: self.verb.emit("stale"), small=True)
        self._inner.addSpacing(14)
        self._inner.addWidget(label(stale_sentence(count), "small", "caution", wrap=True))
        self._inner.addSpacing(6)
        self._inner.addLayout(row(again, None))

    def _show_history(self, file: StandFile) -> None:
        if not file.history:
            return
        self._inner.addSpacing(18)
        self._inner.addWidget(label(_("History").upper(), "tiny", "muted"))
        holder = file.view.exhibitor.name if file.view.exhibitor else ""
        for event in file.history[-_HISTORY:]:
            self._inner.addSpacing(6)
            when = label(f"{event.at:%d/%m %H:%M}", "small", "muted")
            when.setFixedWidth(86)
            when.setAlignment(Qt.AlignmentFlag.AlignTop)
            words = label(event_sentence(event, holder), "small", "muted" if event.annulled else "text", wrap=True)
            self._inner.addLayout(row(when, words))

    def _verbs(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        grid.addWidget(self._assign, 0, 0, 1, 2)
        grid.addWidget(self._confirm, 1, 0, 1, 2)
        grid.addWidget(self._move_later, 2, 0)
        for position, made in enumerate((self._move, self._swap, self._vacate, self._badges)):
            grid.addWidget(made, 2 + position // 2, position % 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        return grid

    def _show_verbs(self, view: StandView | None) -> None:
        held = view is not None and view.exhibitor is not None
        self._assign.setVisible(view is not None and not held)
        reserved = held and view is not None and view.state is StandState.RESERVED
        self._confirm.setVisible(reserved)
        self._move_later.setVisible(reserved)
        self._move.setVisible(held and not reserved)
        for made in (self._swap, self._vacate, self._badges):
            made.setVisible(held)
        count = len(view.staff) if view else 0
        self._badges.setText(ngettext("Badge ({n})", "Badges ({n})", count).format(n=count))
        self._badges.setAccessibleName(_("Print the badges of this stand"))
        self._badges.setToolTip(_("Print the badges of this stand (Ctrl+P)"))
        self._badges.setEnabled(bool(count))

    def _verb(self, text: str, name: str, key: str, *, primary: bool = False) -> QPushButton:
        return button(text, lambda: self.verb.emit(name), primary=primary, key=key)


def _staff_line(member: StaffMember, show: Callable[[str], object]) -> QFrame:
    """A member of the staff: a mark, the name, when they came or where to call them."""
    came = bool(member.arrived_at)
    mark = label("✓" if came else "○", "title", "good" if came else "stop")
    mark.setFixedWidth(22)
    mark.setAccessibleName(_("arrived") if came else _("not arrived"))
    detail = label(_staff_words(member), "small", "muted")
    detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    look = button(_("Show"), lambda: show(member.attendee_id), small=True)
    look.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    look.setAccessibleName(_("Show {name}").format(name=member.name))
    line = QFrame()
    line.setObjectName("staff")
    line.setLayout(row(mark, column(label(member.name, "title", wrap=True), detail, gap=1), 8, look, margins=(0, 8, 0, 8)))
    return line


def _staff_words(member: StaffMember) -> str:
    if not member.arrived_at:
        return readable_phone(member.phone) or _("no phone number")
    if member.badge_printed:
        return _("arrived {time} · badge printed").format(time=member.arrived_at)
    return _("arrived {time}").format(time=member.arrived_at)
