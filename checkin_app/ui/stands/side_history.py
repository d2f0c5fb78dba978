"""The card's side of what happened to a stand: who got it and left it, where they came from and went to, what was undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from checkin_app.services.stand_history import StandEvent
from checkin_app.ui.stands.card_file import CardFile
from checkin_app.ui.stands.words import event_sentence, origin_words
from checkin_app.ui.widgets.parts import clear, column, label, row
from checkin_app.wording import _

_WHEN = 82


class HistorySide(QWidget):
    """The newest line first."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 4, 4, 0)
        self._lines.setSpacing(0)
        self.setLayout(self._lines)
        self._shown: tuple[object, ...] | None = None

    def show_file(self, card: CardFile) -> None:
        """The history of this stand."""
        holder = card.view.exhibitor.name if card.view and card.view.exhibitor else ""
        wanted = (card.history, holder)
        if wanted == self._shown:
            return
        self._shown = wanted
        clear(self._lines)
        for event in reversed(card.history):
            self._lines.addWidget(_line(event, holder))
        if not card.history:
            self._lines.addSpacing(8)
            self._lines.addWidget(label(_("Nothing has happened to this stand yet."), "small", "muted", wrap=True))
        self._lines.addStretch(1)


def _line(event: StandEvent, holder: str) -> QWidget:
    when = label(f"{event.at:%d/%m %H:%M}", "small", "muted")
    when.setFixedWidth(_WHEN)
    when.setAlignment(Qt.AlignmentFlag.AlignTop)
    words = label(event_sentence(event, holder), "small", "muted" if event.annulled else "text", wrap=True)
    line = QWidget()
    origin = origin_words(event)
    said = column(words, *([label(origin, "tiny", "muted")] if origin else []), gap=1)
    line.setLayout(row(when, said, margins=(0, 6, 0, 2)))
    return line
