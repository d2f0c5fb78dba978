"""The closing pack: what it holds and whether it reconciles, the sentence for the press, and the verb that writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from checkin_app.domain.attendee import Attendee
from checkin_app.ui.closing.words import PackLine, list_names
from checkin_app.ui.theme import colour
from checkin_app.ui.widgets.elided import ElidedLabel
from checkin_app.ui.widgets.parts import Panel, button, clear, column, dress, label, row, scrolled
from checkin_app.wording import _, ngettext

WIDTH = 350
_NAMED = 15
"""People that a menu names; the others are counted."""


class PackPanel(Panel):
    """The right side of the page. Signals tell what was asked for; what was found is shown by `show_lines`."""

    write = Signal()
    save = Signal(str)
    check = Signal()
    people = Signal(str)
    person = Signal(str)
    open_folder = Signal()
    copied = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8, margin=20)
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._press = label("", "small", "muted", wrap=True)
        self._where = label("", "small", "good", wrap=True)
        self._where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._folder = _small(_("Open the folder"), self.open_folder.emit)
        self._write = button(_("Write the pack"), self.write.emit, primary=True, key="Ctrl+E")
        self._write.setAutoDefault(True)
        self._write.setFixedHeight(40)
        title = label(_("The closing pack"), "h3")
        for part in (title, scrolled(self._lines), self._press_box(), self._written(), self._write):
            self.body.addWidget(part)
        self.setFixedWidth(WIDTH)
        self.setFocusProxy(self._write)

    def show_lines(self, lines: Sequence[PackLine], journal: PackLine) -> None:
        """What the pack holds, the journal after what it is made of, then what does not agree."""
        held = self.focusWidget()
        had = held.accessibleName() if held is not None else ""
        clear(self._lines)
        agree = [line for line in lines if not line.people]
        for line in [*agree, journal, *(line for line in lines if line.people)]:
            self._lines.addWidget(self._line(line, journal))
        self._lines.addStretch(1)
        if had:
            self._focus_again(had)

    def show_press(self, sentence: str) -> None:
        """The event in one sentence."""
        self._press.setText(sentence)

    def show_busy(self, busy: bool) -> None:
        """While the pack is being written nobody asks for it again."""
        self._write.setEnabled(not busy)
        self._write.setText(_("Writing…") if busy else _("Write the pack"))
        if busy:
            self._written_box.hide()

    def show_written(self, sentence: str) -> None:
        """Where the pack is; the folder opens on the button."""
        self._where.setText(sentence)
        self._written_box.show()
        self._folder.setFocus()

    def offer_people(self, people: Sequence[Attendee]) -> None:
        """Name the people whom a check is about; each opens at the desk."""
        menu = QMenu(self)
        for someone in people[:_NAMED]:
            words = " · ".join(part for part in (someone.sort_name, someone.company) if part)
            act = menu.addAction(words.replace("&", "&&"))
            act.triggered.connect(lambda _checked=False, who=someone.id: self.person.emit(who))
        rest = len(people) - _NAMED
        if rest > 0:
            menu.addAction(ngettext("and {n} other", "and {n} others", rest).format(n=rest)).setEnabled(False)
        sender = self.focusWidget() or self
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(sender.mapToGlobal(sender.rect().bottomLeft()))
        if menu.actions():
            menu.setActiveAction(menu.actions()[0])

    def _line(self, line: PackLine, journal: PackLine) -> QWidget:
        held = QFrame()
        held.setObjectName("ruled")
        title, detail = ElidedLabel(line.title), ElidedLabel(line.detail, "small", "muted")
        words = column(title, detail, gap=1) if line.detail else column(title)
        inner = row(_mark(line.ok), words, margins=(0, 7, 0, 7))
        act = self._act_of(line, journal)
        if act is not None:
            inner.addSpacing(8)
            inner.addWidget(act)
        held.setLayout(inner)
        return held

    def _act_of(self, line: PackLine, journal: PackLine) -> QPushButton | None:
        if line.people:
            look = _small(_("See the people"), lambda: self.people.emit(line.people))
            look.setAccessibleName(_("See the people: {what}").format(what=line.title))
            return look
        if line is journal:
            return _small(_("Check"), self.check.emit, enabled=line.ok is not None, named=_("Check the journal again"))
        if not line.lists:
            return None
        save = _small(_("Save…"), named=_("Save: {what}").format(what=line.title))
        if len(line.lists) == 1:
            save.clicked.connect(lambda: self.save.emit(line.lists[0]))
            return save
        menu = QMenu(save)
        for what in line.lists:
            menu.addAction(list_names()[what]).triggered.connect(lambda _checked=False, what=what: self.save.emit(what))
        save.clicked.connect(lambda: menu.popup(save.mapToGlobal(save.rect().bottomLeft())))
        return save

    def _press_box(self) -> QWidget:
        self._press.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._press.setAccessibleName(_("Sentence for the press"))
        box = QFrame()
        box.setObjectName("press")
        box.setStyleSheet(f"QFrame#press {{ background: {colour('background').name()}; border-radius: 10px; }}")
        copy = _small(_("Copy"), self._copy, named=_("Copy the sentence for the press"))
        box.setLayout(row(self._press, 8, copy, margins=(12, 8, 8, 8)))
        box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return box

    def _written(self) -> QWidget:
        self._written_box = QWidget()
        self._written_box.setLayout(row(self._where, 8, self._folder))
        self._written_box.hide()
        return self._written_box

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._press.text())
        self.copied.emit()

    def _focus_again(self, name: str) -> None:
        """The lines were made anew: whoever walked through them by keys goes on from there."""
        again = next(
            (made for made in self.findChildren(QPushButton) if made.accessibleName() == name and made.isEnabled()), None
        )
        if again is not None:
            again.setFocus()


def _small(words: str, act: Callable[[], object] | None = None, *, enabled: bool = True, named: str = "") -> QPushButton:
    made = button(words, act, small=True)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    made.setEnabled(enabled)
    made.setAccessibleName(named or words)
    return made


def _mark(ok: bool | None) -> QLabel:
    """A sign beside the line: never colour alone."""
    sign, ink, name = {
        True: ("✓", "good", _("agrees")),
        False: ("!", "caution", _("does not agree")),
        None: ("…", "muted", ""),
    }[ok]
    made = label(sign)
    dress(made, "title", ink)
    made.setFixedWidth(22)
    made.setAccessibleName(name)
    return made
