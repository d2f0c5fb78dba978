"""What opens inside the stand's card: choosing an exhibitor, and saying what a move comes to before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from checkin_app.domain.names import fold
from checkin_app.services.stands import ExhibitorView
from checkin_app.ui.widgets.parts import button, column, dress, label, row
from checkin_app.wording import _, ngettext

_ID = Qt.ItemDataRole.UserRole


class ExhibitorPicker(QWidget):
    """Type to narrow, arrows and Enter to choose; those without a stand come first."""

    assigned = Signal(str)
    reserved = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._exhibitors: list[ExhibitorView] = []
        self._heading = label("", "h3")
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Exhibitor"))
        self._field.setAccessibleName(_("Exhibitor to place"))
        self._list = QListWidget()
        self._list.setAccessibleName(_("Exhibitors"))
        self._list.setUniformItemSizes(True)
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item: self._choose(self.assigned))
        buttons = row(
            button(_("Assign"), lambda: self._choose(self.assigned), primary=True, key="⏎"),
            button(_("Reserve"), lambda: self._choose(self.reserved)),
            button(_("Cancel"), self.left.emit),
            None, gap=8,
        )  # fmt: skip
        self.setLayout(column(self._heading, self._field, self._list, buttons, gap=12))

    def open(self, number: str, exhibitors: Sequence[ExhibitorView]) -> None:
        """Offer these for that stand."""
        self._heading.setText(_("Who gets {stand}?").format(stand=number))
        self._exhibitors = sorted(exhibitors, key=lambda view: (bool(view.stands), fold(view.exhibitor.name)))
        self._field.clear()
        self._narrow("")
        self._field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                step = 1 if key == Qt.Key.Key_Down else -1
                self._list.setCurrentRow(min(max(self._list.currentRow() + step, 0), self._list.count() - 1))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._choose(self.assigned)
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        self._list.clear()
        for view in self._exhibitors:
            if wanted in fold(view.exhibitor.name):
                item = QListWidgetItem(_line(view))
                item.setData(_ID, view.exhibitor.id)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _choose(self, signal: Signal) -> None:
        item = self._list.currentItem()
        if item is not None:
            signal.emit(item.data(_ID))  # type: ignore[attr-defined]


def _line(view: ExhibitorView) -> str:
    if view.stands:
        return f"{view.exhibitor.name} · {', '.join(view.stands)}"
    wishes = ", ".join(view.exhibitor.wishes)
    without = _("no stand")
    return f"{view.exhibitor.name} · {without}" + (_(", wishes {stands}").format(stands=wishes) if wishes else "")


class Confirmation(QWidget):
    """Says what a change comes to, and what paper it makes stale; Enter does it, Esc leaves it."""

    agreed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "h3", wrap=True)
        self._detail = label("", "body", "muted", wrap=True)
        self._papers = label("", "small", "caution", wrap=True)
        self._yes = button("", self.agreed.emit, primary=True)
        self._no = button(_("Cancel"), self.left.emit)
        self.setLayout(column(self._heading, self._detail, self._papers, row(self._yes, self._no, None, gap=8), None, gap=12))

    def open(self, heading: str, detail: str, names: Sequence[str], verb: str) -> None:
        """Ask; `names` are the people whose badges say the old number."""
        self._heading.setText(heading)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._papers.setVisible(bool(names))
        dress(self._papers, "small", "caution", "caution_soft")
        self._papers.setText(_papers(names))
        self._yes.setText(f"{verb}   ⏎")
        self._yes.setAccessibleName(verb)
        self._yes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.agreed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _papers(names: Sequence[str]) -> str:
    said = ngettext(
        "{n} badge is printed with the old number: {names}", "{n} badges are printed with the old number: {names}", len(names)
    )
    shown = ", ".join(names[:4]) + ("…" if len(names) > 4 else "")
    return said.format(n=len(names), names=shown)
