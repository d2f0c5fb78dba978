"""The card's side of the people: whom to call, who has come since when, and how their badges fare."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.domain.floorplan import StaffMember
from checkin_app.domain.phone import readable_phone
from checkin_app.services.exhibitors import Contact
from checkin_app.ui.stands.card_file import CardFile
from checkin_app.ui.stands.words import staff_words, stale_sentence
from checkin_app.ui.widgets.parts import button, clear, column, label, row
from checkin_app.wording import _


class StaffSide(QWidget):
    """`person` and `phone` tell whom to show and whom to call, `reprint` that badges are wanted again."""

    person = Signal(str)
    phone = Signal(str, str)
    reprint = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(0, 0, 4, 0)
        self._inner.setSpacing(0)
        self.setLayout(self._inner)
        self._shown: tuple[object, ...] = ()

    def show_file(self, card: CardFile) -> None:
        """The people of this stand or exhibitor; what is shown already stays untouched, with the focus in it."""
        contact = card.file.contact if card.file else None
        wanted = (contact, card.staff, card.stale)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._inner)
        host = card.file.exhibitor.name if card.file else ""
        on_staff = {member.attendee_id for member in card.staff}
        if contact and contact.name and contact.attendee_id not in on_staff:
            self._inner.addWidget(self._contact_line(contact))
        for member in card.staff:
            self._inner.addWidget(self._line(member, contact, host))
        if not card.staff:
            self._inner.addSpacing(10)
            self._inner.addWidget(label(_("Nobody of this exhibitor is on the list"), "small", "muted", wrap=True))
        if card.stale:
            again = button(_("Print again"), self.reprint.emit, small=True)
            self._inner.addSpacing(12)
            self._inner.addWidget(label(stale_sentence(len(card.stale)), "small", "caution", wrap=True))
            self._inner.addSpacing(6)
            self._inner.addLayout(row(again, None))
        self._inner.addStretch(1)

    def _contact_line(self, contact: Contact) -> QFrame:
        """Whom to call, when it is none of the staff."""
        words = [readable_phone(contact.phone) or _("no phone number"), contact.email]
        detail = label(" · ".join(part for part in words if part), "small", "muted", wrap=True)
        detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        name = label(_("Contact: {name}").format(name=contact.name), "title", wrap=True)
        ways = [self._call(contact.name, contact.phone)] if contact.phone else []
        return _framed(row(column(name, detail, gap=1), 8, *ways))

    def _line(self, member: StaffMember, contact: Contact | None, host: str) -> QFrame:
        """A mark, the name, when they came or where to call them."""
        came = bool(member.arrived_at)
        mark = label("✓" if came else "○", "title", "good" if came else "stop")
        mark.setFixedWidth(22)
        mark.setAlignment(Qt.AlignmentFlag.AlignTop)
        mark.setAccessibleName(_("arrived") if came else _("not arrived"))
        name = label(member.name, "title", wrap=True)
        wrong = came and (member.badge_stale or not member.badge_printed)
        detail = label(staff_words(member), "small", "caution" if wrong else "muted", wrap=True)
        detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        lines: list[QWidget | int] = [name, detail]
        if member.company and member.company != host:
            lines.insert(1, label(member.company, "tiny", "muted", wrap=True))
        if contact and contact.attendee_id == member.attendee_id:
            lines.append(label(_("the contact of this exhibitor"), "tiny", "muted"))
        look = _small(_("Show"), _("Show {name}").format(name=member.name))
        look.clicked.connect(lambda: self.person.emit(member.attendee_id))
        ways = row(*([self._call(member.name, member.phone)] if member.phone and not came else []), look, gap=6)
        return _framed(row(mark, column(*lines, gap=1), 8, ways))

    def _call(self, name: str, phone: str) -> QPushButton:
        made = _small(_("Call"), _("Call {name}").format(name=name))
        made.setToolTip(readable_phone(phone))
        made.clicked.connect(lambda: self.phone.emit(name, phone))
        return made


def _small(words: str, name: str) -> QPushButton:
    made = button(words, small=True)
    made.setAccessibleName(name)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return made


def _framed(inner: QLayout) -> QFrame:
    line = QFrame()
    line.setObjectName("staff")
    inner.setContentsMargins(0, 8, 0, 8)
    line.setLayout(inner)
    return line
