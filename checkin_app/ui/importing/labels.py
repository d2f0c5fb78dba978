"""The words of a list for categories and states: what each became, what that means at the desk, and the choice of another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from checkin_app.domain.lists.model import LabelMapping
from checkin_app.ui.importing import fields, words
from checkin_app.ui.importing.choosing import Items, SharedChoice
from checkin_app.ui.importing.columns import SectionHead
from checkin_app.ui.importing.painted import EDGE, PaintedRow, Words
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.parts import clear, column
from checkin_app.wording import _

PINNED = 2
"""Words that stand under the columns whatever was scrolled: the first of those to be looked at."""

_MOST = 60
_FIELD_WIDTH, _CHOICE_WIDTH, _MEANING_WIDTH = 84, 158, 206

Key = tuple[str, str, int]
"""A word: its field, itself, and its turn where one word became two things."""


class LabelRow(PaintedRow):
    """One word. `picked` carries the value that the user chose for it."""

    picked = Signal(str)

    def __init__(self, items: Items, *, pinned: bool) -> None:
        super().__init__(SharedChoice(items, "", _CHOICE_WIDTH), "caution_soft" if pinned else "")
        self.pinned = pinned
        self._field = self._said = self.meaning = ""
        self.choice.picked.connect(self.picked)

    def show_label(self, shown: LabelMapping) -> None:
        """What the word became."""
        self._field = fields.field_name("attendees", shown.field)
        self._said = words.label_words(shown.label, shown.count)
        meaning = fields.consequence(shown.field, shown.value, known=shown.known)
        self.meaning = _("your choice") if shown.chosen and not meaning else meaning
        self.choice.show_value(shown.value)
        self.choice.setAccessibleName(_("What {word} becomes").format(word=self._said))
        self.choice.setAccessibleDescription(meaning)
        self.setToolTip(self._said)
        self.update()

    def words(self) -> list[Words]:
        """The word itself and how many have it; what it means at the desk."""
        ink, other = ("caution", "caution") if self.pinned else ("text", "muted")
        choice = self.choice.geometry()
        return [
            Words(self._field, EDGE, EDGE + _FIELD_WIDTH, "title", ink),
            Words(self._said, EDGE + _FIELD_WIDTH, choice.left() - 36, "body", ink),
            Words("→", choice.left() - 26, choice.left(), "body", other),
            Words(self.meaning, choice.right() + 12, choice.right() + 12 + _MEANING_WIDTH, "small", other, wrap=True),
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.put_choice(self.width() - (24 if self.pinned else 12) - _MEANING_WIDTH - 12 - _CHOICE_WIDTH)


class LabelRows(QWidget):
    """All the words; the first of those that must be looked at stand apart, in `pinned`, which belongs at the foot.

    `picked` carries a `LabelMapping` and the value that the user chose.
    """

    picked = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: dict[Key, LabelRow] = {}
        self._labels: dict[Key, LabelMapping] = {}
        self._items: dict[str, Items] = {}
        self.head = SectionHead(_("What its words become"), "")
        self._all, self._first = QVBoxLayout(), QVBoxLayout()
        for inner in (self._all, self._first):
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(0)
        self.pinned = QFrame()
        self.pinned.setObjectName("words")
        ground = colour("caution_soft").name()
        self.pinned.setStyleSheet(
            f"QFrame#words {{ background: {ground}; border-bottom-left-radius: 11px; border-bottom-right-radius: 11px; }}"
        )
        self.pinned.setLayout(column(self._first, margins=(0, 4, 0, 4)))
        self.setLayout(column(self.head, self._all))

    def show_labels(self, labels: Sequence[LabelMapping]) -> None:
        """Show these words; rows that are there already stay where they are."""
        seen: Counter[tuple[str, str]] = Counter()
        self._labels = {}
        for one in labels:
            self._labels[one.field, one.label, seen[one.field, one.label]] = one
            seen[one.field, one.label] += 1
        if set(self._rows) != set(self._first_shown()):
            self._rebuild()
        for key, made in self._rows.items():
            made.show_label(self._labels[key])
        self.pinned.setVisible(bool(self._first.count()))
        self.setVisible(bool(self._all.count()))
        hidden = len(self._labels) - len(self._rows)
        self.head.detail.setText(_("and {n} more, as they show").format(n=hidden) if hidden else "")

    @property
    def rows(self) -> dict[Key, LabelRow]:
        """The rows by word."""
        return self._rows

    def choices(self, *, pinned: bool) -> list[QWidget]:
        """The choices as they lie under each other: of the words that stand apart, or of the others."""
        return [made.choice for made in self._rows.values() if made.pinned is pinned]

    def _first_shown(self) -> list[Key]:
        """The words in their order: those that are not known, those that keep people out, the others."""
        return sorted(self._labels, key=lambda key: _urgency(self._labels[key]))[:_MOST]

    def _rebuild(self) -> None:
        clear(self._all)
        clear(self._first)
        self._rows = {}
        for number, key in enumerate(self._first_shown()):
            one = self._labels[key]
            pinned = number < PINNED and fields.is_for_the_desk(one.field, one.value, known=one.known)
            if one.field not in self._items:
                self._items[one.field] = Items(fields.values_of(one.field), self)
            made = LabelRow(self._items[one.field], pinned=pinned)
            made.picked.connect(lambda value, key=key: self.picked.emit(self._labels[key], value))
            (self._first if pinned else self._all).addWidget(made)
            self._rows[key] = made


def _urgency(shown: LabelMapping) -> int:
    if not shown.known:
        return 0
    return 1 if fields.is_for_the_desk(shown.field, shown.value, known=True) else 2
