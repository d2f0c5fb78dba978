"""The left half of the desk: the one field and the people found under it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QWidget

from checkin_app.services.searching import Hit
from checkin_app.ui import operations
from checkin_app.ui.context import Context
from checkin_app.ui.desk.field import SearchField
from checkin_app.ui.desk.hits import HitList, beyond_doubt, namesakes
from checkin_app.ui.widgets.parts import Panel, button, column, label, row
from checkin_app.wording import _, ngettext

HITS = 7
_WIDTH, _NARROWEST, _PART = 470, 350, 0.395
"""Pixels of this half as drawn, the least of them, and the part of a narrow page that it takes."""

_UNDER = 32
"""Pixels of the button under the hits."""


class _Enter(Enum):
    """Enter that came before the answer to the last letter."""

    NONE = 0
    ADMIT = 1
    OVERRIDE = 2


class Finder(QFrame):
    """Searches while letters come. Enter that came before the answer counts when it can mean one person only."""

    entered = Signal(bool)
    """Enter, and whether it was Ctrl+Enter; `hits` are those of what is in the field."""
    looked = Signal(str)
    """Somebody was gone to with the arrows, or clicked."""
    emptied = Signal()
    """Esc in an empty field."""
    registering = Signal()

    def __init__(self, context: Context, place: QWidget) -> None:
        super().__init__()
        self._context = context
        self._enter = _Enter.NONE
        self.answered = ""
        self.field = SearchField()
        self.hits = HitList()
        self._none = label("", "body", "muted")
        self._register = button(_("register on the spot"), self.registering.emit, key="Ctrl N")
        self._register.setProperty("kind", "plainlink")
        self._register.setFixedHeight(_UNDER)
        self._below = row(self._none, 8, self._register, None, margins=(20, 8, 12, 8))
        self._below.setAlignment(self._register, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        found = Panel(margin=1)
        found.body.setContentsMargins(1, 1, 1, 1)
        found.body.setSpacing(0)
        found.body.addWidget(self.hits, 1)
        found.body.addLayout(self._below)
        found.body.addStretch(0)
        self.setFixedWidth(_WIDTH)
        self.setLayout(column(self.field, 12, place, found))
        self.field.textChanged.connect(self._search)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self._entered)
        self.field.cleared.connect(self._clear)
        self.hits.picked.connect(self.looked)
        self.show_hits([])

    def fit(self, page_width: int) -> None:
        """Take the part of the desk that was drawn for it, and less of a narrow one."""
        self.setFixedWidth(min(max(int(page_width * _PART), _NARROWEST), _WIDTH))

    def search_again(self) -> None:
        """The people found may have come in meanwhile."""
        if self.field.text().strip() and self._enter is _Enter.NONE:
            self._search(self.field.text())

    def show_hits(self, hits: list[Hit], keep: str = "") -> None:
        """List these people, the first few of them, and say under them whether there are others."""
        self.hits.show_hits(hits[:HITS], keep)
        self._none.setText(self._words(hits))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Words that have no room beside the button stand above it: they say how to choose between namesakes."""
        margins = self._below.contentsMargins()
        wide = self._none.sizeHint().width() + 8 + self._register.sizeHint().width() + margins.left() + margins.right()
        way = QBoxLayout.Direction.TopToBottom if wide > self.width() - 4 else QBoxLayout.Direction.LeftToRight
        if self._below.direction() != way:
            self._below.setDirection(way)

    def _search(self, text: str) -> None:
        if text.strip():
            operations.search(self._context, text, HITS + 1, lambda hits: self._found(text, hits))
            return
        self._enter = _Enter.NONE
        self.answered = text
        self.show_hits([])

    def _found(self, text: str, hits: list[Hit]) -> None:
        if text != self.field.text():
            return
        before = self.hits.current()
        same = self.answered == text and before
        self.answered = text
        self.show_hits(hits, before.id if same and before else "")
        enter, self._enter = self._enter, _Enter.NONE
        if enter is not _Enter.NONE and (not hits or beyond_doubt(hits)):
            self.entered.emit(enter is _Enter.OVERRIDE)

    def _entered(self, override: bool) -> None:
        text = self.field.text()
        if text.strip() and self.answered != text:
            self._enter = _Enter.OVERRIDE if override else _Enter.ADMIT
        else:
            self.entered.emit(override)

    def _words(self, hits: list[Hit]) -> str:
        same = namesakes(hits)
        if same:
            return ngettext("{n} person has this name", "{n} people have this name: choose with ↑ ↓", same).format(n=same)
        if len(hits) > HITS:
            return _("There are others: type on.")
        typed = bool(self.field.text().strip())
        return _("Nobody else.") if hits else _("Nobody is called so.") if typed else _("Not on the list?")

    def _step(self, by: int) -> None:
        hit = self.hits.step(by)
        if hit:
            self.looked.emit(hit.id)

    def _clear(self) -> None:
        if self.field.text():
            self.field.clear()
        else:
            self.emptied.emit()
