"""F3: a whole company on one screen; tick those present, one Enter, all badges."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidgetItem

from checkin_app.services.searching import Hit
from checkin_app.ui.desk.words import hit_tag
from checkin_app.ui.widgets.parts import button, column, label, row
from checkin_app.ui.widgets.tick_list import STATE, TickList
from checkin_app.wording import _, category_name, ngettext

_ID = Qt.ItemDataRole.UserRole


class _Ticks(TickList):
    """Enter and Esc are the panel's."""

    entered = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class CompanyPanel(QFrame):
    """`accepted` tells the ids of those who were ticked."""

    accepted = Signal(list)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._begun_with: list[str] = []
        self._hits: list[Hit] = []
        self._heading = label("", "h1")
        self._hint = label(_("Space ticks, arrows move. Those already in are not admitted again."), "body", "muted")
        self._list = _Ticks()
        self._list.setAccessibleName(_("People of the company"))
        self._list.entered.connect(self._accept)
        self._list.left.connect(self.left.emit)
        self._list.itemChanged.connect(lambda _item: self._count())
        self._verb = button(_("Admit"), self._accept, primary=True, key=_("Enter"))
        leave = button(_("Leave"), self.left.emit, key=_("Esc"))
        for made in (self._verb, leave):
            made.setMinimumHeight(44)
        buttons = row(self._verb, leave, None, gap=10)
        self.setLayout(column(self._heading, 6, self._hint, 14, self._list, 14, buttons, margins=(28, 24, 28, 18)))

    def open(self, hits: list[Hit]) -> None:
        """Everybody of the company; those who are expected are ticked."""
        self._hits = hits
        self._heading.setText(hits[0].company or f"{hits[0].last_name} {hits[0].first_name}")
        self._list.blockSignals(True)
        self._list.clear()
        for hit in hits:
            self._list.addItem(_line(hit))
        self._list.blockSignals(False)
        self._list.setCurrentRow(0)
        self._count()
        self._begun_with = self.ticked()
        self._list.setFocus()

    def go_on(self, before: CompanyPanel) -> None:
        """Take over what is half ticked on the same panel of the window that this one replaces."""
        self.open(before._hits)
        ticked = before.ticked()
        for number in range(self._list.count()):
            item = self._list.item(number)
            if item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(Qt.CheckState.Checked if item.data(_ID) in ticked else Qt.CheckState.Unchecked)

    def refocus(self) -> None:
        """The keys are the list's again."""
        self._list.setFocus()

    @property
    def touched(self) -> bool:
        """Whether somebody was ticked or unticked since it was opened."""
        return self.ticked() != self._begun_with

    def ticked(self) -> list[str]:
        """The ids of those who are ticked."""
        items = (self._list.item(number) for number in range(self._list.count()))
        return [str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked]

    def _count(self) -> None:
        n = len(self.ticked())
        self._verb.setText(ngettext("Admit {n} person", "Admit {n} people", n).format(n=n))
        self._verb.setEnabled(n > 0)

    def _accept(self) -> None:
        if self.ticked():
            self.accepted.emit(self.ticked())


def _line(hit: Hit) -> QListWidgetItem:
    state = None if hit.state == "expected" else hit_tag(hit)
    parts = [f"{hit.last_name} {hit.first_name}", category_name(hit.category), hit.stand]
    item = QListWidgetItem(" · ".join(part for part in parts if part))
    item.setData(_ID, hit.id)
    item.setData(STATE, state)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, " · ".join([item.text(), *(state or ())[:1]]))
    if hit.state == "expected":
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked)
    else:
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
    return item
