"""Choosing an exhibitor inside the card: for a stand that is given, or one to share it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from checkin_app.domain.names import fold
from checkin_app.services.stands import ExhibitorView
from checkin_app.ui.widgets.fields import WordsField
from checkin_app.ui.widgets.parts import button, column, label, row
from checkin_app.wording import _

_ID = Qt.ItemDataRole.UserRole


class ExhibitorPicker(QWidget):
    """Type to narrow, arrows and Enter to choose; those without a stand come first, of them those who wished for this one.

    `picked` tells who, and whether it was for the second verb (Ctrl+Enter).
    """

    picked = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._exhibitors: list[ExhibitorView] = []
        self._heading = label("", "h3", wrap=True)
        self._field = WordsField()
        self._field.setPlaceholderText(_("Exhibitor"))
        self._field.setAccessibleName(_("Exhibitor"))
        self._list = QListWidget()
        self._list.setProperty("kind", "framed")
        self._list.setAccessibleName(_("Exhibitors"))
        self._list.setUniformItemSizes(True)
        self._field.textChanged.connect(self._narrow)
        self._field.installEventFilter(self)
        self._list.itemActivated.connect(lambda _item: self._choose(second=False))
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._first = button("-", lambda: self._choose(second=False), primary=True, key="⏎")
        self._second = button("-", lambda: self._choose(second=True), key="Ctrl+⏎")
        leave = button(_("Cancel"), self.left.emit, key=_("Esc"))
        buttons = row(self._first, self._second, None, gap=8)
        self.setLayout(column(self._heading, self._field, self._list, buttons, row(leave, None), gap=12))

    def open(
        self, heading: str, exhibitors: Sequence[ExhibitorView], first: str, second: str = "", wished: Sequence[str] = ()
    ) -> None:
        """Offer these; `first` and `second` are the verbs on the buttons. Who wishes for one of `wished` comes first."""
        self._heading.setText(heading)
        self._first.setText(first)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._exhibitors = sorted(exhibitors, key=lambda view: _rank(view, wished))
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
                self._choose(second=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return True
        return super().eventFilter(watched, event)

    def _narrow(self, text: str) -> None:
        wanted = fold(text)
        self._list.clear()
        for view in self._exhibitors:
            if wanted in fold(view.exhibitor.name):
                item = QListWidgetItem(_line(view))
                item.setToolTip(item.text())
                item.setData(_ID, view.exhibitor.id)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _choose(self, *, second: bool) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.picked.emit(item.data(_ID), second and self._second.isVisible())


def _rank(view: ExhibitorView, wished: Sequence[str]) -> tuple[bool, bool, str]:
    granted = not set(wished).isdisjoint(view.exhibitor.wishes)
    return bool(view.stands), not granted, fold(view.exhibitor.name)


def _line(view: ExhibitorView) -> str:
    """An exhibitor with the stands that they have, share, or wish for."""
    name = view.exhibitor.name
    if view.stands or view.shared:
        return f"{name} · {', '.join((*view.stands, *view.shared))}"
    if view.exhibitor.wishes:
        return _("{exhibitor} · wishes {stands}").format(exhibitor=name, stands=", ".join(view.exhibitor.wishes))
    return _("{exhibitor} · no stand").format(exhibitor=name)
