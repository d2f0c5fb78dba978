"""Finding one's own name at a kiosk: a field, a keyboard on the screen, and at most five people, by name and company only."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from checkin_app.services import kiosk
from checkin_app.services.kiosk import Found, Named
from checkin_app.ui.context import Context
from checkin_app.ui.kiosk.parts import ROW, TOUCH, PersonButton, key_button, touch_button
from checkin_app.ui.kiosk.words import KEYS
from checkin_app.ui.theme import role_font
from checkin_app.ui.widgets.parts import column, label, row
from checkin_app.wording import _

_GAP, _COLUMNS = 8, 2


class FindPage(QWidget):
    """`chosen` carries the `Named` who was touched; `left` goes back; `stirred` says that somebody is there."""

    chosen = Signal(object)
    left = Signal()
    stirred = Signal()

    def __init__(self, context: Context, language: str) -> None:
        super().__init__()
        self._context = context
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Your last name"))
        self.field.setPlaceholderText(_("Your last name"))
        self.field.setMaxLength(60)
        self.field.setFont(role_font("display"))
        self.field.setStyleSheet("QLineEdit { font-size: 30px; padding: 0 20px; min-height: 62px; }")
        self.field.setFixedHeight(TOUCH + 4)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._enter)
        self.back = touch_button(_("Back"), self.left.emit, glyph="arrow-left")
        self.said = label("", "h2", "muted", wrap=True)
        self.people = [PersonButton() for _n in range(kiosk.MOST_PEOPLE)]
        for made in self.people:
            made.clicked.connect(lambda _checked=False, made=made: self.chosen.emit(made.person))
        found = QWidget()
        grid = QGridLayout(found)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(ROW)
        for number, made in enumerate(self.people):
            grid.addWidget(made, number // _COLUMNS, number % _COLUMNS)
        for number in range(_COLUMNS):
            grid.setColumnStretch(number, 1)
        parts = (row(self.field, self.back, gap=ROW), 12, self.said, 8, found, None, self._keyboard(language))
        self.setLayout(column(*parts, margins=(40, 20, 40, 20)))
        self.setFocusProxy(self.field)

    def open(self, letters: str = "") -> None:
        """Begin with these letters."""
        self._show(Found(enough=False))
        self.field.setText(letters)
        self.field.setFocus()

    def _keyboard(self, language: str) -> QWidget:
        board = QWidget()
        lines = column(gap=_GAP)
        letters = KEYS.get(language, KEYS[""])
        for number, line in enumerate(letters):
            keys = row(gap=_GAP)
            for letter in line:
                keys.addWidget(key_button(letter.upper(), partial(self._type, letter)))
            if number == len(letters) - 1:
                space = key_button(_("space"), partial(self._type, " "))
                keys.addWidget(space, 2)
                keys.addWidget(key_button("⌫", self.field.backspace, _("Take the last letter back")))
            lines.addLayout(keys)
        board.setLayout(lines)
        board.setMaximumWidth(1100)
        whole = QWidget()
        whole.setLayout(row(None, board, None))
        whole.layout().setStretchFactor(board, 100)  # type: ignore[union-attr]
        return whole

    def _type(self, letter: str) -> None:
        self.field.insert(letter)
        self.field.setFocus()

    def _look(self, text: str) -> None:
        self.stirred.emit()
        self._context.run(lambda session: kiosk.find(session, text), self._show, urgent=True, latest="kiosk")

    def _show(self, found: Found) -> None:
        for number, made in enumerate(self.people):
            made.show_person(found.people[number] if number < len(found.people) else None)
        self.said.setText(_said(found))
        self.said.setAlignment(Qt.AlignmentFlag.AlignLeft)

    def _enter(self) -> None:
        """A keyboard's Enter: the one who was found, if there is but one."""
        known: list[Named] = [made.person for made in self.people if made.person]
        if len(known) == 1:
            self.chosen.emit(known[0])
        elif known:
            self.people[0].setFocus()


def _said(found: Found) -> str:
    if not found.enough:
        return _("Type at least three letters of your last name. Accents do not matter.")
    if found.too_many:
        return _("Several people are called so: type more letters.")
    return _("Touch your name.") if found.people else _("Nobody is found by this name. Please see the staff.")
