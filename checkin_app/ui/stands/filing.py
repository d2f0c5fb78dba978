"""What is written into an exhibitor's file from the card: notes, things handed over, the contact, who shares the stand."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from checkin_app.domain.journal import Stamp
from checkin_app.domain.phone import readable_phone
from checkin_app.services import desk, exhibitors, handovers
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.stands.card import StandCard
from checkin_app.ui.stands.verbs import Verbs
from checkin_app.wording import _, handover_name


class Filing(QObject):
    """Listens to the sides of the card and writes what they tell."""

    def __init__(self, context: Context, card: StandCard, verbs: Verbs) -> None:
        super().__init__()
        self._context, self._card, self._verbs = context, card, verbs
        card.staff.phone.connect(self._call)
        card.notes.handed.connect(self._handed)
        card.notes.noted.connect(self._noted)
        card.notes.unnoted.connect(self._unnoted)
        card.file.edited.connect(self._edited)
        card.file.sharing.connect(verbs.share)
        card.file.unshared.connect(self._unshared)

    @property
    def _exhibitor(self) -> tuple[str, str]:
        """Id and name of whoever's file is on the card; "" for nobody's."""
        shown = self._card.shown
        return (shown.file.exhibitor.id, shown.file.exhibitor.name) if shown and shown.file else ("", "")

    def _call(self, name: str, phone: str) -> None:
        """Hand the number to what telephones on this computer, and to the clipboard for where nothing does."""
        QGuiApplication.clipboard().setText(phone)
        QDesktopServices.openUrl(QUrl(f"tel:{phone}"))
        self._context.say(_("{name}: {phone}, also in the clipboard.").format(name=name, phone=readable_phone(phone)))

    def _handed(self, item: str, out: bool) -> None:
        who, name = self._exhibitor
        verb = handovers.hand_over if out else handovers.take_back
        said = _("{exhibitor} has {thing}. Ctrl+Z undoes.") if out else _("{thing} is back from {exhibitor}. Ctrl+Z undoes.")
        stamp = self._context.stamp()
        words = said.format(exhibitor=name, thing=handover_name(item))

        def failed(error: Exception) -> None:
            self._context.problem(error)
            self._card.forget()
            self._verbs.closed.emit()

        self._context.run(
            lambda session: verb(session, who, item, stamp), lambda _handed: self._context.say(words, "good"), failed
        )

    def _noted(self, text: str) -> None:
        who, name = self._exhibitor
        stamp = self._context.stamp()

        def failed(error: Exception) -> None:
            self._card.notes.field.setText(text)
            self._context.problem(error)

        said = _("{exhibitor}: noted. Ctrl+Z undoes.").format(exhibitor=name)
        self._context.run(
            lambda session: exhibitors.note(session, who, text, stamp), lambda _note: self._context.say(said, "good"), failed
        )

    def _unnoted(self, record: str) -> None:
        stamp = self._context.stamp()
        said = _("The note is taken back; it stays in the journal.")
        self._context.run(lambda session: desk.undo(session, record, stamp), lambda _undone: self._context.say(said, "good"))

    def _edited(self, field: str, value: str) -> None:
        who, name = self._exhibitor

        def work(session: Session, stamp: Stamp) -> object:
            return exhibitors.edit(session, who, {field: value}, stamp)

        self._verbs.change(work, _("The contact of {exhibitor} is corrected. Ctrl+Z undoes.").format(exhibitor=name))

    def _unshared(self, guest: str) -> None:
        said = _("The stand is not shared any more. Ctrl+Z undoes.")
        self._verbs.change(lambda session, stamp: exhibitors.unshare(session, guest, stamp), said)
