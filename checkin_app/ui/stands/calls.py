"""Whom to call: the exhibitors of whom nobody, or not everybody, has come at a time; to be walked through, copied, printed."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from checkin_app.services import call_list, exporting
from checkin_app.services.call_list import BY_IMPORTANCE, BY_STAND, Call
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.stands.call_sheet import as_text, heading_of, sheet_pdf
from checkin_app.ui.stands.call_table import CallTable
from checkin_app.ui.stands.stand_keys import VERBS
from checkin_app.ui.stands.viewing import view_pdf
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.fields import WordsField
from checkin_app.ui.widgets.parts import Panel, button, chip, label, roomy, row
from checkin_app.wording import _, ngettext

_TYPED_MS = 250


class CallList(QWidget):
    """`chosen` tells the stand and the exhibitor of the line, `opened` the stand of one that was double-clicked."""

    chosen = Signal(str, str)
    opened = Signal(str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._calls: list[Call] = []
        self._asked = 0
        self.table = CallTable()
        # The letter that opened the list closes it again; without this it would go to the desk.
        self.table.setProperty("keys", VERBS["calls"] + VERBS["calls"].lower())
        self.time = WordsField()
        self.time.setPlaceholderText(_("now"))
        self.time.setAccessibleName(_("At what time, as 08:45; empty: now"))
        self.time.setFixedWidth(132)
        self._said = ElidedLabel("", "title")
        self._by_stand, self._by_weight = roomy(chip(_("By stand"))), roomy(chip(_("Most urgent first")))
        self._nobody = roomy(chip(_("Nobody here")))
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPED_MS)
        self._build()
        self._wire()

    def _build(self) -> None:
        orders = QButtonGroup(self)
        for made in (self._by_stand, self._by_weight):
            orders.addButton(made)
        self._by_stand.setChecked(True)
        self._by_weight.setToolTip(_("Nobody there first, then the largest stands"))
        self._nobody.setAccessibleName(_("Only those of whom nobody is here"))
        at = label(_("At"), "body", "muted")
        at.setBuddy(self.time)
        copy, sheet = button(_("Copy"), self.copy, small=True), button(_("Print"), self.print_sheet, small=True)
        for made in (copy, sheet):
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        said = row(self._said, None, copy, sheet, gap=6, margins=(12, 6, 12, 0))
        choices = row(at, self.time, 8, self._by_stand, self._by_weight, self._nobody, None, gap=6, margins=(12, 0, 12, 6))
        panel = Panel(said, choices, self.table, gap=8, margin=6)
        panel.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setLayout(row(panel))
        self.setFocusProxy(self.table)

    def _wire(self) -> None:
        self.time.textEdited.connect(lambda _text: self._typing.start())
        self._typing.timeout.connect(self.refresh)
        self.time.returnPressed.connect(self.table.setFocus)
        for made in (self._by_stand, self._nobody):
            made.toggled.connect(lambda _on: self.refresh())
        self.table.stood_on.connect(self._stood_on)
        self.table.opened.connect(self._open)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self.table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)

    # ---------------------------------------------------------------- what is asked

    @property
    def at(self) -> datetime | None:
        """The moment that was typed, of today; None: now, or not a time."""
        text = self.time.text().strip().replace("h", ":").replace(".", ":")
        hour, _colon, minute = text.partition(":")
        if not (hour.isdecimal() and (minute or "0").isdecimal() and int(hour) < 24 and int(minute or 0) < 60):
            return None
        return self._context.now().replace(hour=int(hour), minute=int(minute or 0), second=59, microsecond=0)

    def refresh(self) -> None:
        """Read the list again, aside of the desk; of two questions only the newer is answered."""
        self._asked += 1
        number, at = self._asked, self.at
        order = BY_STAND if self._by_stand.isChecked() else BY_IMPORTANCE
        nobody = self._nobody.isChecked()

        def read(session: Session) -> list[Call]:
            return call_list.call_list(session, at, order=order, nobody_only=nobody)

        self._context.aside(read, lambda calls: self._show(calls) if number == self._asked else None)

    def _show(self, calls: list[Call]) -> None:
        self._calls = calls
        nobody = sum(1 for call in calls if not call.arrived)
        words = ngettext("{n} exhibitor to call", "{n} exhibitors to call", len(calls)).format(n=len(calls))
        without = ngettext("{n} without anybody", "{n} without anybody", nobody).format(n=nobody)
        self._said.setText(_("{time}: {words}, {without}").format(time=self._moment, words=words, without=without))
        self.table.show_calls(calls)

    @property
    def _moment(self) -> str:
        return f"{self.at or self._context.now():%H:%M}"

    def _stood_on(self, position: int) -> None:
        call = self._calls[position]
        self.chosen.emit(call.stands[0].number if call.stands else "", call.exhibitor_id)

    def _open(self, position: int) -> None:
        call = self._calls[position]
        if call.stands:
            self.opened.emit(call.stands[0].number)

    # ---------------------------------------------------------------- copied and printed

    def copy(self) -> None:
        """The list to the clipboard, a line an exhibitor: for a message or a table."""
        QGuiApplication.clipboard().setText(as_text(self._calls))
        words = ngettext("{n} line is in the clipboard.", "{n} lines are in the clipboard.", len(self._calls))
        self._context.say(words.format(n=len(self._calls)), "good")

    def print_sheet(self) -> None:
        """The list as a PDF beside the event, opened in the system's viewer."""
        calls, moment = list(self._calls), self._moment

        def written(session: Session) -> Path:
            path = session.path.parent / "call-list.pdf"
            exporting.write_file(path, sheet_pdf(heading_of(session.event.name, moment), calls))
            return path

        self._context.aside(written, partial(view_pdf, self._context))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text().upper() == VERBS["calls"] and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape or letter:
            self.left.emit()
        else:
            super().keyPressEvent(event)
