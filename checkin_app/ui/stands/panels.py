"""What opens inside the stand's card: choosing an exhibitor, and saying what a move comes to before it is done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, SignalInstance
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
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        given = button(_("Assign"), lambda: self._choose(self.assigned), primary=True, key="⏎")
        kept = button(_("Reserve"), lambda: self._choose(self.reserved), key="Ctrl+⏎")
        leave = button(_("Cancel"), self.left.emit, key=_("Esc"))
        self.setLayout(column(self._heading, self._field, self._list, row(given, kept, None, gap=8), row(leave, None), gap=12))

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
                held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
                self._choose(self.reserved if held else self.assigned)
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        self._list.clear()
        for view in self._exhibitors:
            if wanted in fold(view.exhibitor.name):
                item = QListWidgetItem(_line(view))
                item.setData(_ID, view.exhibitor.id)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _choose(self, told: SignalInstance) -> None:
        item = self._list.currentItem()
        if item is not None:
            told.emit(item.data(_ID))


def _line(view: ExhibitorView) -> str:
    """An exhibitor with the stands that they have, or wish for."""
    name = view.exhibitor.name
    if view.stands:
        return f"{name} · {', '.join(view.stands)}"
    if view.exhibitor.wishes:
        return _("{exhibitor} · wishes {stands}").format(exhibitor=name, stands=", ".join(view.exhibitor.wishes))
    return _("{exhibitor} · no stand").format(exhibitor=name)


class TargetPanel(QWidget):
    """Where a holder goes: arrows aim on the plan, a number or a name is typed, Enter takes it, Esc leaves."""

    typed = Signal(str)
    stepped = Signal(int)
    taken = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "h3", wrap=True)
        self._field = QLineEdit()
        self._field.setPlaceholderText(_("Number of the stand"))
        self._field.setAccessibleName(_("Stand to go to"))
        self._field.textEdited.connect(self.typed.emit)
        self._field.installEventFilter(self)
        self._target = label("", "title", "accent", wrap=True)
        hint = label(
            _("Click a stand on the plan, go there with the arrow keys, or type its number."), "body", "muted", wrap=True
        )
        self._yes = button(_("Go there"), self.taken.emit, primary=True, key="⏎")
        buttons = row(self._yes, button(_("Cancel"), self.left.emit, key=_("Esc")), None, gap=8)
        self.setLayout(column(self._heading, hint, self._field, self._target, None, buttons, gap=12))

    def open(self, heading: str) -> None:
        """Ask where."""
        self._heading.setText(heading)
        self._field.clear()
        self.show_target("")
        self._field.setFocus()

    def show_target(self, sentence: str) -> None:
        """Say what going to the stand that is aimed at means; "" while there is none."""
        self._target.setText(sentence)
        self._yes.setEnabled(bool(sentence))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            sideways = key in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not self._field.text()
            if key in {Qt.Key.Key_Up, Qt.Key.Key_Down} or sideways:
                self.stepped.emit(int(key))
                return True
            if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.taken.emit()
                return True
        return super().eventFilter(watched, event)


class Confirmation(QWidget):
    """Says which badges a change makes untrue; Enter does it, Esc leaves it."""

    agreed = Signal(bool)
    """True: and print those badges again."""
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = label("", "h3", wrap=True)
        self._papers = label("", "title", "caution", wrap=True)
        self._names = label("", "body", "text", wrap=True)
        self._yes = button("-", lambda: self.agreed.emit(False), primary=True, key="⏎")
        self._and_print = button("", lambda: self.agreed.emit(True))
        self._no = button(_("Cancel"), self.left.emit, key=_("Esc"))
        detail = label(
            _("Their cards say the new stand at once, the paper does not. Ctrl+Z undoes."), "body", "muted", wrap=True
        )
        buttons = column(row(self._yes, self._no, None, gap=8), self._and_print, gap=8)
        self.setLayout(column(self._heading, self._papers, self._names, detail, None, buttons, gap=12))

    def open(self, heading: str, verb: str, names: Sequence[str], *, reprint: bool) -> None:
        """Ask; `names` are the people whose badges say the old number, `reprint` offers to print them again."""
        self._heading.setText(heading)
        said = ngettext("{n} badge is printed with the old number", "{n} badges are printed with the old number", len(names))
        dress(self._papers, "title", "caution", "caution_soft")
        self._papers.setText(said.format(n=len(names)))
        self._names.setText("\n".join(names[:8]) + ("\n…" if len(names) > 8 else ""))
        self._yes.setText(verb)
        again = ngettext("{verb} and print the badge again", "{verb} and print {n} badges again", len(names))
        self._and_print.setText(again.format(verb=verb, n=len(names)))
        self._and_print.setAccessibleName(self._and_print.text())
        self._and_print.setVisible(reprint)
        self._yes.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.agreed.emit(self._and_print.hasFocus())
        else:
            super().keyPressEvent(event)
