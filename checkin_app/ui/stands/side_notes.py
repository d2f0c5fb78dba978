"""The card's side of what was handed over and noted about an exhibitor."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.services.exhibitors import LONGEST, NoteLine
from checkin_app.services.handovers import BACK, OUT, Handed
from checkin_app.ui.stands.card_file import CardFile
from checkin_app.ui.widgets.choice import Tick
from checkin_app.ui.widgets.fields import WordsField
from checkin_app.ui.widgets.parts import clear, column, label, row
from checkin_app.wording import _, handover_name


class NotesSide(QWidget):
    """`handed` tells that a thing was given (True) or came back, `noted` a note, `unnoted` the record of one to take back."""

    handed = Signal(str, bool)
    noted = Signal(str)
    unnoted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._things, self._lines = QVBoxLayout(), QVBoxLayout()
        for lines in (self._things, self._lines):
            lines.setSpacing(0)
        self.field = WordsField()
        self.field.setPlaceholderText(_("Add a note"))
        self.field.setAccessibleName(_("Add a note about this exhibitor: Enter keeps it"))
        self.field.setMaxLength(LONGEST)
        self.field.returnPressed.connect(self._note)
        heading, notes = label(_("Handed over").upper(), "tiny", "muted"), label(_("Notes").upper(), "tiny", "muted")
        self.setLayout(
            column(10, heading, 2, self._things, 12, notes, 6, self.field, 6, self._lines, None, margins=(0, 0, 4, 0))
        )
        self._shown: tuple[object, ...] = ()
        self._ticks: dict[str, tuple[Tick, QLabel]] = {}

    def show_file(self, card: CardFile) -> None:
        """What this exhibitor was given, and what was noted about them."""
        if card.file is None:
            return
        wanted = (card.file.exhibitor.id, card.file.handed, card.file.notes)
        if wanted == self._shown:
            return
        if self._shown and self._shown[0] != wanted[0]:
            self.field.clear()
        self._shown = wanted
        self._show_things(card.file.handed)
        clear(self._lines)
        for note in reversed(card.file.notes):
            self._lines.addLayout(self._line(note))

    def _show_things(self, things: Sequence[Handed]) -> None:
        """A box a thing; boxes that are there stay, with the focus that one of them may have."""
        if [thing.item for thing in things] != list(self._ticks):
            clear(self._things)
            self._ticks = {thing.item: self._thing(thing.item) for thing in things}
            if not things:
                self._things.addWidget(label(_("Nothing is handed over at this event."), "small", "muted", wrap=True))
        for thing in things:
            tick, when = self._ticks[thing.item]
            tick.blockSignals(True)
            tick.setChecked(thing.state == OUT)
            tick.blockSignals(False)
            tick.update()
            when.setText(_when(thing))
            when.setToolTip(_("desk {name}").format(name=thing.desk) if thing.desk else "")
            tick.setAccessibleDescription(when.text())

    def forget(self) -> None:
        """Make the lines again the next time: a box was ticked that is not so."""
        self._shown = ()

    def _thing(self, item: str) -> tuple[Tick, QLabel]:
        tick, when = Tick(handover_name(item)), label("", "small", "muted")
        tick.setProperty("item", item)
        tick.setAccessibleName(handover_name(item))
        tick.toggled.connect(lambda on: self.handed.emit(item, on))
        self._things.addLayout(row(tick, 8, None, when))
        return tick, when

    def _line(self, note: NoteLine) -> QVBoxLayout:
        made = label(f"{note.at:%d/%m %H:%M} · {note.desk}", "tiny", "muted")
        away = QPushButton(_("Remove"))
        away.setProperty("kind", "plainlink")
        away.setAccessibleName(_("Remove this note: {text}").format(text=note.text))
        away.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        away.clicked.connect(lambda: self.unnoted.emit(note.record))
        text = label(note.text, "body", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return column(6, row(made, None, away), text)

    def _note(self) -> None:
        text = self.field.text().strip()
        if text:
            self.field.clear()
            self.noted.emit(text)


def _when(thing: Handed) -> str:
    if thing.at is None:
        return _("not yet")
    return (_("back {time}") if thing.state == BACK else _("at {time}")).format(time=f"{thing.at:%H:%M}")
