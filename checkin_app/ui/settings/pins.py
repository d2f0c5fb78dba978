"""The PINs of the event: set, changed and taken away by the organiser."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from checkin_app.domain.roles import LONGEST_PIN, WITH_PIN, Role
from checkin_app.services import roles
from checkin_app.services.session import Session
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.form import Form
from checkin_app.ui.widgets.parts import Panel, button, dress, label
from checkin_app.wording import _, fault_sentence, role_name


class _Line:
    """What is shown of one role."""

    def __init__(self) -> None:
        self.pin = QLineEdit()
        self.pin.setMaxLength(LONGEST_PIN)
        self.pin.setPlaceholderText(_("4 to 12 digits"))
        self.set = button(_("Set"))
        self.remove = button(_("Remove"))


class PinsPanel(Panel):
    """A line a role, the organiser's first: it comes first, and goes last."""

    def __init__(self, context: Context) -> None:
        super().__init__(label(_("PINs"), "h3"), 6, gap=10, margin=20)
        self._context = context
        self.lines = {role: _Line() for role in reversed(WITH_PIN)}
        form = Form(112)
        for role, line in self.lines.items():
            form.add(role_name(role), line.pin, line.set, line.remove)
            line.set.clicked.connect(partial(self._set, role))
            line.pin.returnPressed.connect(partial(self._set, role))
            line.remove.clicked.connect(partial(self._remove, role))
        self.said = label("", "small", "muted", wrap=True)
        why = _("Without PINs everything is open to everybody. A supervisor overrides and corrects; the organiser also imports,"
                " changes checkpoints and PINs.")  # fmt: skip
        self.body.addWidget(label(why, "body", "muted", wrap=True))
        self.body.addLayout(form)
        self.body.addWidget(self.said)
        self.body.addStretch(1)

    def reload(self) -> None:
        """Read which roles have a PIN."""
        self._context.run(_guarded, self._show, latest="settings-pins")

    def _show(self, guarded: frozenset[Role]) -> None:
        for role, line in self.lines.items():
            line.set.setText(_("Change") if role in guarded else _("Set"))
            line.remove.setEnabled(role in guarded)
            allowed = role is Role.ORGANISER or Role.ORGANISER in guarded
            line.pin.setEnabled(allowed)
            line.set.setEnabled(allowed)

    def _set(self, role: Role, _clicked: bool = False) -> None:
        pin, stamp = self.lines[role].pin.text(), self._context.stamp()

        def done(now: Role) -> None:
            self.lines[role].pin.clear()
            self._say(_("{role}: the PIN is set. Keep it where it is found again: nobody can read it back."), role, now)

        def work(session: Session) -> Role:
            roles.set_pin(session, role, pin, stamp)
            return session.role

        self._context.aside(work, done, self._failed)

    def _remove(self, role: Role, _clicked: bool = False) -> None:
        stamp = self._context.stamp()

        def work(session: Session) -> Role:
            roles.remove_pin(session, role, stamp)
            return session.role

        self._context.aside(work, partial(self._say, _("{role}: the PIN is removed."), role), self._failed)

    def _say(self, sentence: str, role: Role, now: Role) -> None:
        dress(self.said, "small", "good")
        self.said.setText("✓ " + sentence.format(role=role_name(role)))
        self._context.take_role(now, lambda _role: self.reload())

    def _failed(self, error: Exception) -> None:
        dress(self.said, "small", "stop")
        self.said.setText("✕ " + fault_sentence(error))


def _guarded(session: Session) -> frozenset[Role]:
    return session.guarded
