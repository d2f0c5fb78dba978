"""Two other ways to use the event: a training on a copy, and a kiosk at which visitors help themselves."""

from __future__ import annotations

from pathlib import Path

from checkin_app.services import training
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.choice import Tick
from checkin_app.ui.widgets.form import HALVES_GAP
from checkin_app.ui.widgets.parts import Panel, button, column, label, row
from checkin_app.wording import _


class OtherDoors(Panel):
    """A half for each, with what it does and what it leaves alone."""

    def __init__(self, context: Context) -> None:
        self._context = context
        words = _("A copy of this event to try everything on: badges are VOID, and nothing of it reaches the real event.")
        if context.training:
            words = _("This is a training. A new one begins with a fresh copy of the real event.")
        self.train = button(_("Begin a new training") if context.training else _("Train on a copy"), self._train)
        self.train.setObjectName("training")
        left = column(label(_("Training"), "h3"), 6, label(words, "body", "muted", wrap=True), 10, row(self.train, None), None)
        told = _("Visitors scan their own code, full screen. Only a PIN ends it: the event's, or one that you choose then.")
        self.kiosk = button(_("Begin the kiosk"), lambda: context.kiosk_wanted.emit(""))
        self.kiosk.setObjectName("kiosk")
        self.names = Tick(_("they may also look for their name"))
        self.names.setObjectName("kiosk_names")
        self.names.setAccessibleName(self.names.text())
        self.names.setChecked(context.settings.kiosk_names)
        self.names.clicked.connect(lambda on: context.change_settings(kiosk_names=on))
        begin = row(self.kiosk, 12, self.names, None)
        right = column(label(_("Kiosk"), "h3"), 6, label(told, "body", "muted", wrap=True), 10, begin, None)
        halves = row(left, right, gap=HALVES_GAP)
        halves.setStretch(0, 1)
        halves.setStretch(1, 1)
        super().__init__(halves, margin=20)

    def _train(self) -> None:
        self.train.setEnabled(False)
        self._context.say(_("Copying the event for the training…"))
        self._context.aside(training.make, self._made, self._failed)

    def _made(self, path: Path) -> None:
        self.train.setEnabled(True)
        self._context.event_wanted.emit(path)

    def _failed(self, error: Exception) -> None:
        self.train.setEnabled(True)
        self._context.problem(error)
