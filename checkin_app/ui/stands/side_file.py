"""The card's side of the exhibitor: contact, with whom the stand is shared, what was wished for; fields are typed into."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.domain.floorplan import Exhibitor
from checkin_app.services.exhibitors import ExhibitorFile
from checkin_app.ui.stands.card_file import CardFile
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.fields import WordsField
from checkin_app.ui.widgets.form import Form
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.ui.widgets.parts import button, clear, column, label, row
from checkin_app.wording import _, ngettext


class Field(WordsField):
    """A value that Enter or leaving it keeps, and Esc puts back. `kept` tells the field's name and what was typed."""

    kept = Signal(str, str)

    def __init__(self, name: str, own: str = "") -> None:
        super().__init__()
        self._name, self._before = name, own
        self.editingFinished.connect(self._keep)

    def show_value(self, value: str, *, anew: bool) -> None:
        """What is so now; a value that is just being typed stays, unless the card is of somebody else (`anew`)."""
        if anew or not self.isModified():
            self.setText(value)
            self.setCursorPosition(0)
        self._before = value

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.setText(self._before)
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        typed = self.text().strip()
        if self.isModified() and typed != self._before:
            self._before = typed
            self.kept.emit(self._name, typed)
        self.setModified(False)


class FileSide(QWidget):
    """`edited` tells a field and its value, `sharing` that somebody may stand there too, `unshared` who no longer does."""

    edited = Signal(str, str)
    sharing = Signal()
    unshared = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._exhibitor = ""
        self._shown: tuple[object, ...] = ()
        fields = {"contact_name": _("Contact"), "phone": _("Phone"), "email": _("E-mail")}
        self.fields = {name: Field(name) for name in fields}
        form = Form(62)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(8)
        for name, words in fields.items():
            form.add(words, self.fields[name])
            self.fields[name].kept.connect(self.edited.emit)
        self._below = QVBoxLayout()
        self._below.setSpacing(0)
        self.setLayout(column(10, form, 4, self._below, None, margins=(0, 0, 4, 0)))

    def show_file(self, card: CardFile) -> None:
        """The contact as it is now, who shares, what was wished for."""
        if card.file is None:
            return
        file, contact = card.file, card.file.contact
        anew = file.exhibitor.id != self._exhibitor
        self._exhibitor = file.exhibitor.id
        for name, value in (("contact_name", contact.name), ("phone", contact.phone), ("email", contact.email)):
            self.fields[name].show_value(value, anew=anew)
        wanted = (file.exhibitor, file.host, file.guests, file.stands)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._below)
        self._show_sharing(file)
        self._show_wishes(file)

    def _show_sharing(self, file: ExhibitorFile) -> None:
        self._below.addSpacing(10)
        self._below.addWidget(label(_("Shared stand").upper(), "tiny", "muted"))
        if file.host:
            self._below.addWidget(label(_("Stands with {host}").format(host=file.host.name), "body", wrap=True))
            self._below.addLayout(row(self._no_longer(file.exhibitor), None, margins=(0, 4, 0, 0)))
            return
        for guest in file.guests:
            self._below.addLayout(row(ElidedLabel(guest.name), 8, self._no_longer(guest), margins=(0, 4, 0, 0)))
        share = button(_("Share with…"), self.sharing.emit, small=True)
        self._below.addSpacing(6)
        self._below.addLayout(row(share, None))

    def _no_longer(self, guest: Exhibitor) -> QPushButton:
        made = button(_("No longer shared"), lambda: self.unshared.emit(guest.id), small=True)
        made.setAccessibleName(_("{exhibitor} no longer shares the stand").format(exhibitor=guest.name))
        made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return made

    def _show_wishes(self, file: ExhibitorFile) -> None:
        lines = _wish_lines(file)
        if not lines:
            return
        self._below.addSpacing(14)
        self._below.addWidget(label(_("Wished for").upper(), "tiny", "muted"))
        for words, granted in lines:
            self._below.addSpacing(4)
            self._below.addWidget(label(words, "small", "good" if granted else "text", wrap=True))


def _wish_lines(file: ExhibitorFile) -> list[tuple[str, bool]]:
    """What was wished for, and whether it was granted."""
    about, held = file.exhibitor, {stand.number for stand in file.stands}
    lines = []
    for place, number in enumerate(about.wishes, start=1):
        said = _("{place}. {stand}: granted") if number in held else _("{place}. {stand}")
        lines.append((said.format(place=place, stand=number), number in held))
    size = [f"{decimal(about.area)} m²" if about.area else "", about.dimensions.replace(" x ", " × ")]
    size.append(f"{decimal(about.power)} kW" if about.power else "")
    if about.staff_expected:
        size.append(ngettext("{n} person", "{n} people", about.staff_expected).format(n=about.staff_expected))
    if any(size):
        lines.append((" · ".join(part for part in size if part), False))
    return lines
