"""The button that saves badges as a PDF, from the question where to the sentence that says what became of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from checkin_app.ui.badges import saving
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.numbers import grouped
from checkin_app.wording import _, ngettext


class PdfSaving(QObject):
    """`folder` tells where the dialog begins."""

    def __init__(self, context: Context, parent: QWidget, ask: saving.AskFile, folder: Callable[[], Path]) -> None:
        super().__init__(parent)
        self._context, self._page, self._ask, self._folder = context, parent, ask, folder
        self.button = saving.SaveButton()
        self.saver = saving.Saver(context, self)
        self.button.ordered.connect(self.save)
        self.button.stop.connect(self.saver.stop)
        self.saver.moved.connect(self.button.show_progress)
        self.saver.saved.connect(self._saved)
        self.saver.stopped.connect(self._stopped)
        self.saver.failed.connect(self._not_saved)

    def save(self, order: saving.Order) -> None:
        """Ask where, and write those badges as one PDF."""
        path = self._ask(self._page, self._folder() / saving.file_name(order))
        if path is None:
            return
        self.button.show_progress(0, 0)
        self.saver.start(order, path)

    def _saved(self, n: int, path: Path) -> None:
        self.button.show_idle()
        said = ngettext("{n} badge saved: {path}", "{n} badges saved: {path}", n)
        self._context.say(said.format(n=grouped(n), path=path), "good")

    def _stopped(self) -> None:
        self.button.show_idle()
        self._context.say(_("Stopped: no PDF was written."), "caution")

    def _not_saved(self, error: Exception) -> None:
        self.button.show_idle()
        self._context.problem(error)
