"""The right half of the desk: the band, the person in letters that read from two metres, and what can be done."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.domain.checkin import Verdict
from checkin_app.services.card import Card
from checkin_app.services.desk import Outcome
from checkin_app.ui.desk.attention import AttentionLine
from checkin_app.ui.desk.band import Band, lines_of
from checkin_app.ui.desk.words import (
    BandWords,
    CellWords,
    about_person,
    badge_words,
    cells,
    company_line,
    own_label,
    unstored_band,
    waiting_band,
)
from checkin_app.ui.icons import Glyph
from checkin_app.ui.theme import colour, soft
from checkin_app.ui.widgets.elided import ElidedLabel, NameLabel
from checkin_app.ui.widgets.parts import KeyButton, button, column, dress, label, row
from checkin_app.wording import _, category_name

_MARGINS = (14, 10, 10, 8)
_LEAST, _LINES = 0.75, 3
"""How small the large letters of a cell may be set, and for how many lines of small ones there is room."""


class _Cell(QFrame):
    """One of the three: a small title, the thing in large letters, a detail."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("cell")
        self._title = label("", "tiny", "muted")
        self._words = CellWords("", "")
        self._value = ElidedLabel("", "h2", least=_LEAST)
        self._detail = ElidedLabel("", "small", "muted")
        self._long = label("", "tiny")
        self._long.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(86)
        # The three are of one width, whatever is in them.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setLayout(column(self._title, 2, self._value, self._long, 1, self._detail, None, margins=_MARGINS))

    def show_words(self, words: CellWords) -> None:
        """Say this."""
        self._title.setText(words.title.upper())
        self._value.setText(words.value)
        dress(self._value, "h2", words.tone or "text")
        self._detail.setText(words.detail)
        self._words = words
        self._fit()
        self.setAccessibleName(f"{words.title}: {words.value}. {words.detail}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What would be cut in large letters stands in small ones, on the line of the detail too."""
        room = self.width() - _MARGINS[0] - _MARGINS[2]
        long = self._value.fontMetrics().horizontalAdvance(self._words.value) * _LEAST > room
        lines = lines_of(self._words.value, QFontMetricsF(self._long.font()), room, most=_LINES) if long else []
        self._long.setText("\n".join(lines))
        self._long.setToolTip(self._words.value)
        self._long.setVisible(long)
        self._value.setVisible(not long)
        self._detail.setVisible(not long)


class _Welcome(QWidget):
    """Nobody is shown yet."""

    def __init__(self) -> None:
        super().__init__()
        glyph = Glyph("qr-code", colour("strong_line"), 96)
        words = label(_("Scan a badge, or type a name"), "h1", "muted")
        how = label(_("Four letters are enough. Enter admits, Ctrl+Z takes back, F1 shows every key."), "body", "muted")
        for part in (words, how):
            part.setAlignment(Qt.AlignmentFlag.AlignCenter)
        middle = row(None, glyph, None)
        self.setLayout(column(None, middle, 16, words, 8, how, None))


class _Verbs(QWidget):
    """The buttons of the panel. Where they have not room enough they are shortened together, and none is stretched."""

    _GAP = 8

    def __init__(self, first: list[QPushButton], last: QPushButton) -> None:
        super().__init__()
        self._made = [*first, last]
        self.setLayout(row(*first, None, last, gap=self._GAP))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Others are shown, or there is another room for them."""
        shown = [made for made in self._made if isinstance(made, KeyButton) and not made.isHidden()]
        narrow = sum(made.whole_width() + self._GAP for made in shown) > self.width()
        bare = narrow and sum(made.short_width() + self._GAP for made in shown) > self.width()
        for made in shown:
            made.shorten(narrow, bare=bare)


class VerdictPanel(QFrame):
    """Shows an outcome, or a card that was looked up. `verb` tells which button was pressed."""

    verb = Signal(str)
    shown = Signal()
    """Somebody, or a verdict on nobody, is in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.band = Band()
        self.attention = AttentionLine()
        self._refused: Verdict | None = None
        self._card: Card | None = None
        self.outcome: Outcome | None = None
        """The verdict in sight."""
        self._category = label("", "title")
        self._extra = label("", "small", "muted")
        self._name = NameLabel()
        self._company = ElidedLabel("", "h1", least=0.6)
        self._about = ElidedLabel("", "h3", "muted")
        self._cells = [_Cell() for _n in range(3)]
        self._buttons: dict[str, QPushButton] = {}
        self._welcome = _Welcome()
        self._body = QWidget()
        self._build()
        self.show_nothing()

    @property
    def card(self) -> Card | None:
        """The person who is shown."""
        return self._card

    def _build(self) -> None:
        self._company.setStyleSheet(f"QLabel {{ color: {colour('text').name()}; font-size: 22px; font-weight: 400; }}")
        self._about.setStyleSheet(f"QLabel {{ color: {colour('muted').name()}; font-size: 16px; font-weight: 400; }}")
        tags = row(self._category, 10, self._extra, None)
        three = row(*self._cells, gap=12)
        for cell in self._cells:
            three.setStretchFactor(cell, 1)
        self._body.setLayout(
            column(
                tags, 8, self._name, 6, self._company, 4, self._about, 20, three, None, self._verbs(), margins=(28, 18, 20, 18)
            )
        )
        whole = QVBoxLayout()
        whole.setContentsMargins(1, 1, 1, 1)
        whole.setSpacing(0)
        for part in (self.band, self.attention, self._body, self._welcome):
            whole.addWidget(part)
        self.setLayout(whole)

    def _verbs(self) -> QWidget:
        keys = {
            "admit": (_("Admit"), _("Enter"), ""),
            "override": (_("Admit all the same"), "Ctrl ⏎", _("Admit")),
            "print": (_("Print the badge"), "Ctrl P", _("Print")),
            "correct": (_("Correct"), "F2", ""),
            "company": (_("Whole company"), "F3", _("Company")),
            "replace": (_("Lost badge"), "Ctrl R", _("Lost")),
            "undo": (_("Undo"), "Ctrl Z", ""),
        }
        for name, (words, key, short) in keys.items():
            primary = name in {"admit", "override"}
            made = button(words, partial(self.verb.emit, name), key=key, short=short, primary=primary)
            made.setMinimumHeight(44)
            self._buttons[name] = made
        first = [self._buttons[name] for name in ("admit", "override", "print", "correct", "company", "replace")]
        self._line = _Verbs(first, self._buttons["undo"])
        return self._line

    # ---------------------------------------------------------------- what is shown

    def show_nothing(self) -> None:
        """Before the first scan."""
        self._card = self._refused = self.outcome = None
        self.attention.show_note("")
        self.band.hide()
        self._body.hide()
        self._welcome.show()

    def show_outcome(self, outcome: Outcome, words: BandWords) -> None:
        """A verdict: it stays until the next one."""
        badge = badge_words(outcome.card.badge) if outcome.card else ""
        if outcome.print_badge:
            badge = _("badge: on its way")
        self._show(outcome.card, words, badge)
        if outcome.card is None:
            self._show_stranger(outcome)
        self._refused, self.outcome = outcome.verdict, outcome
        # Who is in already is hardly ever let in twice: the key does it, no button invites to it.
        override = outcome.verdict.yields and outcome.verdict is not Verdict.ALREADY_IN
        lets_in = outcome.verdict.lets_in
        self._offer(admit=False, override=override, undo=lets_in, about=outcome.card is not None, accent=lets_in)

    def show_card(self, card: Card, words: BandWords) -> None:
        """Somebody who was looked up: nothing was judged."""
        self._show(card, words, badge_words(card.badge))
        self._offer(admit=card.state == "expected", override=card.state == "unpaid", undo=False, about=True)

    def show_waiting(self) -> None:
        """The answer is overdue: whoever was shown before is gone from sight."""
        self._show_nobody(waiting_band(), "", "")

    def show_unstored(self, sentence: str) -> None:
        """There will be no answer, and why: the act was not stored."""
        advice = _("Scan or choose them again: this passage does not count yet.")
        self._show_nobody(unstored_band(sentence), _("Nobody was let in"), advice)

    def _show_nobody(self, words: BandWords, name: str, advice: str) -> None:
        self._show(None, words, "")
        self._blank(name, advice)
        self._offer(admit=False, override=False, undo=False, about=False)

    def yields(self, attendee_id: str) -> bool:
        """Whether this person was seen to be refused, by a refusal that a supervisor's word sets aside."""
        shown = self._card
        if shown is None or shown.attendee.id != attendee_id:
            return False
        return shown.state == "unpaid" or (self._refused is not None and self._refused.yields)

    def paint_now(self) -> None:
        """Bring what was said to the eye at once, before anything else is done about it."""
        for part in (self, self._body):
            layout = part.layout()
            if layout:
                layout.activate()
        self.repaint()

    def refresh_card(self, card: Card) -> None:
        """The person on the panel changed; the verdict over them stays."""
        self._card = card
        self._name_print(card.badge.printed)
        self._fill(card)

    def _show(self, card: Card | None, words: BandWords, badge: str) -> None:
        self._card = card
        self._refused = self.outcome = None
        self._welcome.hide()
        self.band.show()
        self._body.show()
        self.band.show_words(words, badge)
        if card:
            self._fill(card)
        else:
            self.attention.show_note("")
        self.shown.emit()

    def _fill(self, card: Card) -> None:
        person = card.attendee
        self.attention.show_note(person.attention)
        self._category.setText(category_name(person.category))
        self._category.setVisible(True)
        _paint_tag(self._category, person.category)
        self._extra.setText(own_label(person))
        self._name.show_name(person.first_name, person.last_name)
        self._company.setText(company_line(card))
        self._about.setText(about_person(card))
        for cell, words in zip(self._cells, cells(card), strict=True):
            cell.setVisible(True)
            cell.show_words(words)

    def _show_stranger(self, outcome: Outcome) -> None:
        """A code of nobody: what was read, so that it can be compared with the paper."""
        self._blank(_("No person"), _("Look them up by name: the list knows everybody who is registered."))
        self._about.setText(_("read: {code}").format(code=outcome.code[:60]))

    def _blank(self, name: str, advice: str) -> None:
        self._category.setVisible(False)
        self._extra.setText("")
        self._name.show_name(name)
        self._company.setText(advice)
        self._about.setText("")
        for cell in self._cells:
            cell.setVisible(False)

    def _offer(self, *, admit: bool, override: bool, undo: bool, about: bool, accent: bool | None = None) -> None:
        """Show those buttons; `accent`: the eye goes to the printing, None: unless there is somebody to admit."""
        printed = self._card.badge.printed if self._card else 0
        shown = {
            "admit": admit, "override": override, "print": about, "correct": about, "company": about,
            "replace": bool(printed) and not (admit or override), "undo": undo,
        }  # fmt: skip
        for name, made in self._buttons.items():
            made.setVisible(shown[name])
        self._accent("print", not (admit or override) if accent is None else accent)
        self._name_print(printed)

    def _name_print(self, printed: int) -> None:
        self._buttons["print"].setText(_("Print again") if printed else _("Print the badge"))
        self._line.fit()

    def _accent(self, name: str, primary: bool) -> None:
        """Make a button the one that the eye goes to, or not."""
        made, kind = self._buttons[name], "primary" if primary else "plain"
        if made.property("kind") == kind:
            return
        made.setProperty("kind", kind)
        made.style().unpolish(made)
        made.style().polish(made)


def _paint_tag(tag: QLabel, category: str) -> None:
    """The category as a tag in its own colour."""
    sheet = (
        f"QLabel {{ color: {colour(category).name()}; background: {soft(category).name()};"
        " border-radius: 6px; padding: 3px 12px; font-size: 14px; font-weight: 600; }"
    )
    if tag.styleSheet() != sheet:
        tag.setStyleSheet(sheet)
