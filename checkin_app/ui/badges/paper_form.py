"""The words of one badge: what its paper says instead of the list. A form in the stage, above who it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy

from checkin_app.domain.attendee import PRINTED_FIELDS, Attendee
from checkin_app.ui.badges.naming import field_title
from checkin_app.ui.widgets.parts import Panel, button, label, row
from checkin_app.wording import _

_LONGEST = 300
_DASHES = frozenset("-–—")


class PaperForm(Panel):
    """`kept` tells the fields that the badge says otherwise, none for "as on the list"; `left` that it is over."""

    kept = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(gap=8, margin=14)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._person: Attendee | None = None
        self.fields: dict[str, QLineEdit] = {}
        grid = QGridLayout()
        grid.setSpacing(8)
        for number, name in enumerate(PRINTED_FIELDS):
            field = QLineEdit()
            field.setAccessibleName(_("{field} on this badge").format(field=field_title(name)))
            field.setMaxLength(_LONGEST)
            field.returnPressed.connect(self._keep)
            self.fields[name] = field
            across = (number % 2) * 2
            grid.addWidget(label(field_title(name), "small", "muted"), number // 2, across)
            grid.addWidget(field, number // 2, across + 1)
        for across in (1, 3):
            grid.setColumnStretch(across, 1)
        self.keep = button(_("Keep"), self._keep, key=_("Enter"))
        self.as_listed = button(_("As on the list"), lambda: self.kept.emit({}))
        leave = button(_("Leave"), self.left.emit, key=_("Esc"))
        self.body.addWidget(
            label(_("On paper only: the list keeps the true words. A dash leaves a line out."), "small", "muted")
        )
        self.body.addLayout(grid)
        self.body.addLayout(row(self.keep, self.as_listed, None, leave, gap=8))
        self.hide()

    def begin(self, person: Attendee) -> None:
        """Ask for that person's; the true value stands pale in each field."""
        self._person = person
        for name, field in self.fields.items():
            field.setPlaceholderText(str(getattr(person, name)))
            field.setText("–" if person.printed.get(name) == "" else person.printed.get(name, ""))
        self.as_listed.setEnabled(bool(person.printed))
        self.show()
        first = self.fields[PRINTED_FIELDS[0]]
        first.setFocus(Qt.FocusReason.TabFocusReason)
        first.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _keep(self) -> None:
        """A field left empty is as on the list, a dash is nothing on paper."""
        typed = {name: field.text().strip() for name, field in self.fields.items()}
        self.kept.emit({name: "" if words in _DASHES else words for name, words in typed.items() if words})
