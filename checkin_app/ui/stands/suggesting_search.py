"""While a suggestion is looked for: how good the best so far is, how much better another could be, and a way to stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from checkin_app.services.suggesting import Progress
from checkin_app.ui.stands.suggesting_words import gap_sentence, placed_sentence, wishes_sentence
from checkin_app.ui.widgets.parts import button, column, label, row
from checkin_app.wording import _

_PARTS = 1000


class SearchView(QWidget):
    """Enter and Esc stop the search; what it has found by then is taken."""

    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._wishes = label("", "h2", wrap=True)
        self._placed, self._gap = label("", wrap=True), label("", wrap=True)
        self._time = label("", "small", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, _PARTS)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Time used"))
        self._stop_words = _("Stop, use the best so far")
        self.stop = button(self._stop_words, self.stopped.emit, primary=True, key=_("Esc"))
        hint = label(_("The desk goes on meanwhile. Nothing changes until you accept."), "small", "muted", wrap=True)
        parts = (self._wishes, self._placed, self._gap, 4, self._bar, self._time, None, hint, row(self.stop, None))
        self.setLayout(column(*parts, gap=10))
        self.setFocusProxy(self.stop)

    def begin(self) -> None:
        """Nothing is known yet."""
        self._wishes.setText(_("Looking at wishes, sizes and power…"))
        for words in (self._placed, self._gap, self._time):
            words.setText("")
        self._bar.setValue(0)
        self.stop.setText(self._stop_words)

    def show_progress(self, progress: Progress, demands: int, limit: float) -> None:
        """The best so far. `limit`: seconds at most."""
        self._wishes.setText(wishes_sentence(progress.first, progress.second))
        self._placed.setText(placed_sentence(progress, demands))
        self._gap.setText(gap_sentence(progress))
        self._bar.setValue(int(min(progress.seconds / limit, 1) * _PARTS))
        self._time.setText(
            _("{seconds} s of {limit} s at most").format(seconds=f"{progress.seconds:.0f}", limit=f"{limit:.0f}")
        )

    def end(self) -> None:
        """It was stopped: the answer comes at once, but not in the same moment. The button keeps the keys until then."""
        self.stop.setText(_("Stopping…"))

    def showEvent(self, event: QShowEvent) -> None:
        self.stop.setFocus()
        super().showEvent(event)
