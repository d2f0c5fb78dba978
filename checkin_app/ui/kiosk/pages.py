"""The pages of a kiosk but the search: how to begin, what came of it, and the PIN that ends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from checkin_app.domain.event import Event
from checkin_app.domain.roles import LONGEST_PIN
from checkin_app.settings import LANGUAGES
from checkin_app.ui.icons import Glyph
from checkin_app.ui.kiosk.parts import ROW, touch_button
from checkin_app.ui.theme import colour
from checkin_app.ui.visitor.face import Face
from checkin_app.ui.visitor.words import FaceWords
from checkin_app.ui.widgets.parts import column, dress, label, row
from checkin_app.wording import _, event_dates

OWN_NAMES = {"fr": "Français", "ca": "Català", "es": "Español", "en": "English"}
_EDGE = (40, 28, 40, 28)


class StartPage(QWidget):
    """Scan your code, or look for your name; the language to go on in."""

    def __init__(self, event: Event | None, chosen: str, *, names: bool) -> None:
        super().__init__()
        title = label(event.name if event else "", "display")
        title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        title.setWordWrap(True)
        place = " · ".join(part for part in (event.place, event_dates(event)) if part) if event else ""
        under = label(place, "h3", "muted")
        how = label(_("Scan your code"), "name", "accent")
        where = label(_("The one in your confirmation, on paper or on your telephone."), "h2", "muted", wrap=True)
        for words in (under, how, where):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.by_name = touch_button(_("I have no code: find my name"), _nothing, primary=True, glyph="magnifying-glass")
        self.languages: dict[str, QPushButton] = {}
        for code in LANGUAGES:
            made = touch_button(OWN_NAMES[code], _nothing)
            made.setMinimumWidth(150)
            if code == chosen:
                made.setStyleSheet(made.styleSheet() + f"QPushButton {{ border: 2px solid {colour('accent').name()}; }}")
            self.languages[code] = made
        self.staff = touch_button("", _nothing, glyph="lock-simple", name=_("For the staff"))
        middle = row(None, Glyph("qr-code", colour("accent"), 168), None)
        foot = row(*self.languages.values(), None, self.staff, gap=ROW)
        self.setLayout(
            column(
                title, 4, under, None, middle, 12, how, 8, where, 24, row(None, self.by_name, None), None, foot, margins=_EDGE
            )
        )
        self.by_name.setVisible(names)


class FacePage(QWidget):
    """A whole screen said to one person; up to two buttons under it."""

    def __init__(self) -> None:
        super().__init__()
        self.face = Face()
        self._no = touch_button("", self._say_no)
        self._yes = touch_button("", self._say_yes, primary=True)
        for made in (self._no, self._yes):
            made.setMinimumWidth(280)
        self._asked = QWidget()
        self._asked.setLayout(row(None, self._no, self._yes, None, gap=24, margins=(0, 20, 0, 20)))
        self.staff = touch_button("", _nothing, glyph="lock-simple", name=_("For the staff"))
        self._answers: tuple[Callable[[], object], Callable[[], object]] = (_nothing, _nothing)
        self._foot = QWidget()
        self._foot.setLayout(row(None, self.staff, margins=(40, 0, 40, 28)))
        self.setLayout(column(self.face, self._asked, self._foot))

    def say(self, words: FaceWords, *, staff: bool = False) -> None:
        """Say something that wants no answer; `staff` shows the lock at the foot."""
        self.face.show_words(words)
        self._foot.setVisible(staff)
        self._asked.hide()

    def ask(self, words: FaceWords, no: tuple[str, Callable[[], object]], yes: tuple[str, Callable[[], object]]) -> None:
        """Ask something; each answer is its words and what is done."""
        self.face.show_words(words)
        self._no.setText(no[0])
        self._no.setAccessibleName(no[0])
        self._yes.setText(yes[0])
        self._yes.setAccessibleName(yes[0])
        self._answers = (no[1], yes[1])
        self._foot.hide()
        self._asked.show()
        self._yes.setFocus()

    def _say_no(self) -> None:
        self._answers[0]()

    def _say_yes(self) -> None:
        self._answers[1]()


class PinPage(QWidget):
    """Digits by touch or by a keyboard. `entered` carries them; `left` when nobody wants out after all.

    `choosing`: the PIN is being chosen and stands there in clear; otherwise each digit is a dot.
    """

    entered = Signal(str)
    left = Signal()

    def __init__(self, *, choosing: bool) -> None:
        super().__init__()
        self._choosing = choosing
        self._pin = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("keys", "0123456789")
        self._title = label(_("A PIN that ends this kiosk: 4 to 12 digits") if choosing else _("PIN, please"), "display")
        self._shown = label("", "name", "accent")
        self._said = label("", "h3", "stop")
        for words in (self._title, self._shown, self._said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown.setMinimumHeight(72)
        back = touch_button(_("Back"), self.left.emit, glyph="arrow-left")
        self._ok = touch_button(_("Begin") if choosing else _("Open"), self._enter, primary=True)
        self.setLayout(
            column(
                None, self._title, 12, self._shown, 4, self._said, 16, row(None, self._pad(), None), 24,
                row(None, back, self._ok, None, gap=24), None, margins=_EDGE,
            )
        )  # fmt: skip

    @property
    def sentence(self) -> str:
        """What was wrong with the last PIN."""
        return self._said.text()

    def clear(self, sentence: str = "") -> None:
        """Begin anew; `sentence` says what was wrong."""
        self._pin = ""
        self._said.setText(sentence)
        self._show()
        self.setFocus()

    def take_digit(self, digit: str) -> None:
        """One digit more; anything else is none."""
        if digit.isascii() and digit.isdigit() and len(self._pin) < LONGEST_PIN:
            self._pin += digit
            self._said.setText("")
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        elif event.key() == Qt.Key.Key_Backspace:
            self._take_back()
        else:
            self.take_digit(event.text())

    def _pad(self) -> QWidget:
        pad, grid = QWidget(), QGridLayout()
        grid.setSpacing(ROW)
        for number, digit in enumerate("123456789"):
            grid.addWidget(self._digit(digit), number // 3, number % 3)
        grid.addWidget(self._digit("0"), 3, 1)
        back = touch_button("", self._take_back, glyph="backspace", name=_("Take the last digit back"))
        back.setFixedWidth(104)
        grid.addWidget(back, 3, 2)
        pad.setLayout(grid)
        return pad

    def _digit(self, digit: str) -> QPushButton:
        made = touch_button(digit, lambda: self.take_digit(digit))
        made.setFixedWidth(104)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return made

    def _take_back(self) -> None:
        self._pin = self._pin[:-1]
        self._show()

    def _show(self) -> None:
        dress(self._shown, "name", "accent")
        self._shown.setText(self._pin if self._choosing else "●" * len(self._pin))

    def _enter(self) -> None:
        if self._pin:
            self.entered.emit(self._pin)


def _nothing() -> None:
    """Nothing is to be done, or not yet."""
