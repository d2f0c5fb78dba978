"""The middle of the page: a real person's badge, who it is, and the way to the next one."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QStackedWidget, QWidget

from checkin_app.domain.attendee import Attendee
from checkin_app.services.card import Card
from checkin_app.ui import icons
from checkin_app.ui.badges.canvas import LayoutCanvas
from checkin_app.ui.badges.finding import FindField
from checkin_app.ui.badges.paper_form import PaperForm
from checkin_app.ui.badges.words import paper_words
from checkin_app.ui.theme import colour, token
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.ui.widgets.parts import button, column, dress, label, row
from checkin_app.wording import _, country_name


class Stage(QFrame):
    """`step` asks for the person before (-1) or after (1), `print_badge` for paper, `people` for the page of the list."""

    step = Signal(int)
    print_badge = Signal()
    people = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("stage")
        self.preview = LayoutCanvas()
        self.finder = FindField(self)
        self.print_button = button(_("Print this badge"), self.print_badge.emit, key="Ctrl P", short=_("Print"))
        self.print_button.setObjectName("badge-print")
        self.form = PaperForm()
        self.form.left.connect(self.leave_words)
        self.words_button = button(_("Words of this badge…"), self.begin_words)
        self.words_button.setObjectName("badge-words")
        self.words_button.setProperty("kind", "plainlink")
        self.words_button.setToolTip("Shift+F2")
        self.words_button.setFixedHeight(26)
        self._person: Attendee | None = None
        self._place = label("", "small", "muted")
        self._name = ElidedLabel("", "title")
        self._about = ElidedLabel("", "small", "muted")
        self._paper = ElidedLabel("", "small", "muted")
        self._before = _arrow("caret-left", _("The person before"), lambda: self.step.emit(-1))
        self._after = _arrow("caret-right", _("The next person"), lambda: self.step.emit(1))
        words = column(None, self._name, self._about, self._paper, None, gap=1)
        paper = column(self.print_button, self.words_button, gap=2)
        self._foot = QWidget()
        self._foot.setLayout(row(self._before, self._after, 8, words, 12, paper, gap=4))
        self._foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.preview)
        self._middle.addWidget(self._nobody())
        self._middle.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._hint = ElidedLabel("", "tiny", "muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.show_hint("")
        top = row(self.finder, 12, None, self._place)
        self.setLayout(column(top, self._middle, self._hint, self.form, self._foot, gap=4, margins=(16, 14, 16, 14)))
        QWidget.setTabOrder(self.finder, self.preview)

    def show_person(self, card: Card, number: int, total: int) -> None:
        """Whose badge is in sight, and which of how many."""
        person = card.attendee
        self.preview.name(person.full_name)
        self._name.setText(person.full_name)
        self._about.setText(" · ".join(part for part in (person.company, country_name(person.country)) if part))
        words, tone = paper_words(card.badge)
        self._say_words(bool(person.printed))
        dress(self._paper, "small", tone)
        self._paper.setText(words)
        if self._person is None or self._person.id != person.id:
            self._end_words()
        self._person = person
        self._place.setText(_("{n} of {total}").format(n=grouped(number), total=grouped(total)))

    def show_people(self, n: int) -> None:
        """Whether there is anybody whose badge could be seen."""
        self._middle.setCurrentIndex(0 if n else 1)
        self._foot.setVisible(n > 0 and not self.form.isVisibleTo(self))
        self._hint.setVisible(n > 0)
        self.finder.setVisible(n > 0)
        self._place.setVisible(n > 0)
        if not n:
            self.preview.show_nothing()

    def _say_words(self, otherwise: bool) -> None:
        """The way to the words of this badge says whether they are others than the list's."""
        said = _("Otherwise than on the list…") if otherwise else _("Words of this badge…")
        self.words_button.setText(said)
        self.words_button.setAccessibleName(said)
        self.words_button.setStyleSheet(f"QPushButton {{ color: {token('caution')}; }}" if otherwise else "")

    def show_hint(self, side: str) -> None:
        """What the hand can do on the badge: while a place of it is edited, or before."""
        words = {"place": _("drag or arrows move it · Tab the next place · Esc done")}
        self._hint.setText(words.get(side, _("a real attendee · ← → the next · click a place, or Ctrl+E, to change it")))

    def begin_words(self) -> None:
        """Ask what this badge alone shall say."""
        if self._person:
            self.form.begin(self._person)
            self._foot.hide()

    def leave_words(self) -> None:
        """No form any more, and the keys to the badge."""
        self._end_words()
        self.preview.setFocus()

    def _end_words(self) -> None:
        self.form.hide()
        self._foot.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("line"), 1))
        painter.setBrush(colour("sunken"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        painter.end()

    def _nobody(self) -> QWidget:
        made = QWidget()
        go = button(_("To the attendees"), self.people.emit)
        words = _("Nobody is on the list yet. Import a list to see their badges.")
        sentence = label(words, "body", "muted", wrap=True)
        sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setLayout(column(None, sentence, 16, row(None, go, None), None, margins=(32, 0, 32, 40)))
        return made


def _arrow(glyph: str, name: str, act: object) -> QPushButton:
    made = QPushButton()
    made.setIcon(icons.icon(glyph, colour("text")))
    made.setAccessibleName(name)
    made.setToolTip(name)
    made.setFixedWidth(40)
    made.setStyleSheet("QPushButton { padding: 0; }")
    made.clicked.connect(act)
    return made
