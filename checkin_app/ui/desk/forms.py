"""What opens on the panel instead of a dialog: correcting a person, registering somebody on the spot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QLineEdit

from checkin_app.domain.attendee import Attendee, Category
from checkin_app.ui.widgets.choice import Choice
from checkin_app.ui.widgets.parts import button, column, dress, label, row
from checkin_app.wording import _, category_name, country_name, listed_value

_LOOK_MS = 150


class PersonForm(QFrame):
    """Fields of a person, Enter in any of them when they are right, Esc to leave it. Subclasses say which."""

    accepted = Signal(dict)
    left = Signal()

    insists = False
    """Whether the last Enter came with Ctrl: a supervisor's word."""

    def __init__(self, title: str, verb: str, key: str, names: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._heading = label(title, "h1")
        self._hint = label("", "body", "muted", wrap=True)
        self._problem = label("", "title", "stop", wrap=True)
        self._problem.hide()
        self.fields: dict[str, QLineEdit] = {}
        self._begun_with: dict[str, str] = {}
        self._about: str | None = None
        self._last_field: QLineEdit | None = None
        self.category = Choice()
        self.category.setAccessibleName(_("Category"))
        for category in Category:
            self.category.addItem(category_name(category), str(category))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        for line, name in enumerate([*names, "category"]):
            widget = self.category if name == "category" else self._field(name)
            words = label(field_words()[name], "body", "muted")
            words.setBuddy(widget)
            grid.addWidget(words, line, 0)
            grid.addWidget(widget, line, 1)
            widget.installEventFilter(self)
        self.aside = label("", "body", "caution", wrap=True)
        self.aside.hide()
        self._verb = button(verb, self._accept, primary=True, key=key)
        leave = button(_("Leave"), self.left.emit, key=_("Esc"))
        for made in (self._verb, leave):
            made.setMinimumHeight(44)
        body = column(
            self._heading, 6, self._hint, 16, grid, 10, self._problem, 6, self.aside, None,
            row(self._verb, leave, None, gap=10), margins=(28, 24, 28, 18),
        )  # fmt: skip
        self.setLayout(body)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setAccessibleName(field_words()[name])
        field.setMaxLength(300)
        self.fields[name] = field
        return field

    def values(self) -> dict[str, str]:
        """What is in the fields."""
        typed = {name: " ".join(field.text().split()) for name, field in self.fields.items()}
        return {**typed, "category": str(self.category.currentData())}

    @property
    def touched(self) -> bool:
        """Whether something was typed that is neither saved nor left."""
        return self._about is not None and self.values() != self._begun_with

    def forget(self) -> None:
        """What was typed is saved, or not wanted any more."""
        self._about = None

    def take_up(self, about: str) -> bool:
        """Whether what was typed about `about` is still here; then it is shown as it was left."""
        if self._about != about or not self.touched:
            self._about = about
            return False
        self.refocus()
        return True

    def go_on(self, before: PersonForm) -> None:
        """Take over what is half typed in the same form of the window that this one replaces."""
        for name, field in self.fields.items():
            field.setText(before.fields[name].text())
        self.category.setCurrentIndex(before.category.currentIndex())
        self._about, self._begun_with = before._about, before._begun_with

    def refocus(self) -> None:
        """The cursor goes where one typed last."""
        (self._last_field or next(iter(self.fields.values()))).setFocus()

    def take_letters(self, text: str) -> bool:
        """Letters typed on a button of this form go where one typed last. Whether they were for it."""
        focus = QApplication.focusWidget()
        if self._last_field is None or focus is None or not self.isAncestorOf(focus):
            return False
        self._last_field.setFocus()
        self._last_field.insert(text)
        return True

    def show_problem(self, sentence: str) -> None:
        """What is wrong with what was typed."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def fill(self, values: dict[str, str], category: str) -> None:
        """Put these values in, the cursor into the first field."""
        self.show_problem("")
        self.aside.hide()
        for name, field in self.fields.items():
            field.setText(values.get(name, ""))
            field.setCursorPosition(len(field.text()))
        self.category.setCurrentIndex(max(self.category.findData(category), 0))
        self._begun_with = self.values()
        first = next(iter(self.fields.values()))
        first.setFocus()
        first.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QLineEdit):
            self._last_field = watched
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.insists = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._accept()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.left.emit()
                return True
            if isinstance(watched, QLineEdit) and event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
                self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
                return True
        return super().eventFilter(watched, event)

    def _accept(self) -> None:
        self.accepted.emit(self.values())


class CorrectForm(PersonForm):
    """F2: fix the typo, Enter prints. What the list said is kept beside the correction."""

    def __init__(self) -> None:
        names = ("first_name", "last_name", "company", "job_title", "country", "note", "attention")
        super().__init__(_("Correct"), _("Save and print"), _("Enter"), names)
        self._before: dict[str, str] = {}
        self._listed: dict[str, str] = {}
        self.attendee_id = ""

    def open(self, person: Attendee) -> None:
        """Show a person's fields as they are, or as they were half corrected."""
        if self.take_up(person.id):
            return
        self.attendee_id = person.id
        self._before = {name: str(getattr(person, name)) for name in [*self.fields, "category"]}
        self._before["country"] = country_name(person.country)
        self.fill(self._before, person.category)
        self._say_listed(person.imported)

    def go_on(self, before: PersonForm) -> None:
        super().go_on(before)
        if isinstance(before, CorrectForm):
            self.attendee_id, self._before = before.attendee_id, before._before
            self._say_listed(before._listed)

    def _say_listed(self, values: Mapping[str, str]) -> None:
        self._listed = dict(values)
        listed = ", ".join(listed_value(name, value) or "–" for name, value in values.items())
        kept = _("The list's own values are kept beside the correction.")
        self._hint.setText(_("The list said: {values}").format(values=listed) if listed else kept)

    def changes(self) -> dict[str, str]:
        """The fields that are not as they were."""
        return {name: value for name, value in self.values().items() if value != self._before.get(name, "")}


class WalkInForm(PersonForm):
    """Ctrl+N: last name, first name, company, Enter. `looked` asks who is on the list already under that name."""

    looked = Signal(dict)

    def __init__(self) -> None:
        names = ("last_name", "first_name", "company", "email", "country")
        super().__init__(_("Register on the spot"), _("Register and admit"), _("Enter"), names)
        self._hint.setText(_("Only the last name is needed. The badge comes out with the admission."))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(lambda: self.looked.emit(self.values()))
        self._told: frozenset[str] = frozenset()
        for name in ("last_name", "first_name"):
            self.fields[name].textChanged.connect(lambda _text: self._timer.start())

    def open(self, typed: str) -> None:
        """Begin with what was searched for in vain, or go on with somebody who was half typed."""
        if self.take_up("") and not typed:
            return
        words = typed.split()
        last = words[0].capitalize() if words and words[0].islower() else (words[0] if words else "")
        first = " ".join(word.capitalize() if word.islower() else word for word in words[1:])
        self._told = frozenset()
        self.fill({"last_name": last, "first_name": first}, str(Category.VISITOR))
        self.fields["last_name"].deselect()

    def values(self) -> dict[str, str]:
        return {name: value for name, value in super().values().items() if value}

    def show_twins(self, twins: Sequence[Attendee]) -> bool:
        """Who may be the same person: shown before a second one is made. Whether somebody is among them who was not before."""
        ids = frozenset(twin.id for twin in twins)
        new = not ids <= self._told
        self._told |= ids
        self.aside.setVisible(bool(twins))
        who = "; ".join(
            " · ".join(part for part in (twin.sort_name, twin.company, country_name(twin.country)) if part) for twin in twins
        )
        dress(self.aside, "title", "caution", "caution_soft")
        self.aside.setText(_("On the list already: {who}. Esc, then search for them.").format(who=who))
        return new


def field_words() -> dict[str, str]:
    """What the fields are called."""
    return {
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "company": _("Company"),
        "job_title": _("Job title"),
        "country": _("Country"),
        "email": _("E-mail"),
        "note": _("Note"),
        "attention": _("Attention note"),
        "category": _("Category"),
    }
