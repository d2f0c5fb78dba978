"""What shows whether names came out right: accents where the encoding is a guess, and how full names are cut."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from checkin_app.domain.lists.model import NAME_ORDERS
from checkin_app.services.import_preview import ListPreview, NameCut
from checkin_app.ui import icons
from checkin_app.ui.importing.choosing import Items, SharedChoice
from checkin_app.ui.importing.columns import ARROW_WIDTH, SectionHead
from checkin_app.ui.importing.words import encoding_is_a_guess
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import clear, column, label, row
from checkin_app.wording import _, ngettext

_EXAMPLES = 4


class Accents(QFrame):
    """Some names with accents, for the user to see whether the encoding was guessed right."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("ruled")
        self._names = ElidedLabel("", "body")
        sign = icons.Glyph("text-aa", colour("accent"), 18)
        ask = label(_("Are these names written right?"), "small", "muted")
        self.setLayout(row(sign, 10, self._names, 12, ask, margins=(18, 9, 18, 9)))

    def show_list(self, found: ListPreview) -> None:
        """Show the names, where there is anything to doubt."""
        self._names.setText(" · ".join(found.accents))
        self.setVisible(bool(found.accents) and encoding_is_a_guess(found.container))


class Cuts(QWidget):
    """How full names are cut into first and last name, unsure cuts first. `picked` carries the order that the user says."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.head = SectionHead(_("Full names, cut"), "")
        items = (_("as each one shows"), _("first name first"), _("last name first"))
        orders = Items(list(zip(items, NAME_ORDERS, strict=True)), self)
        self.choice = SharedChoice(orders, _("How full names are written"), 196)
        self.choice.picked.connect(self.picked)
        self.head.tools.addWidget(self.choice)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(18, 6, 12, 10)
        self._lines.setSpacing(6)
        self.setLayout(column(self.head, self._lines))

    def show_list(self, found: ListPreview) -> None:
        """Show some cuts, where names are cut at all."""
        self.setVisible(bool(found.cuts))
        self.choice.show_value(found.choices.names)
        unsure = sum(1 for cut in found.cuts if not cut.sure)
        doubt = ngettext("{n} to look at", "{n} to look at", unsure).format(n=unsure)
        self.head.detail.setText(doubt if unsure else _("none of them in doubt"))
        clear(self._lines)
        for cut in sorted(found.cuts, key=lambda one: one.sure)[:_EXAMPLES]:
            self._lines.addLayout(_line(cut))


def _line(cut: NameCut) -> QHBoxLayout:
    full = ElidedLabel(cut.full, "body", "muted")
    full.setFixedWidth(300)
    arrow = label("→", "body", "muted")
    arrow.setFixedWidth(ARROW_WIDTH)
    name = _("{first} · {last}").format(first=cut.first or "—", last=cut.last or "—")
    doubt = label("" if cut.sure else f"! {_('to confirm')}", "small", "caution")
    return row(full, arrow, ElidedLabel(name, "body"), 12, doubt)
