"""The last four at this desk: a sign, the time, who; a click shows their card again."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from checkin_app.services.desk import Outcome
from checkin_app.ui.desk.words import SIGNS, recent_words
from checkin_app.ui.theme import colour, sized
from checkin_app.ui.widgets.parts import row
from checkin_app.wording import _

SHOWN = 4


class _Past(QPushButton):
    """One past scan."""

    def __init__(self) -> None:
        super().__init__()
        self.outcome: Outcome | None = None
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumWidth(60)
        keeps = self.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        keeps.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
        self.setSizePolicy(keeps)

    def sizeHint(self) -> QSize:
        return QSize(200, 36)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 36)

    def show_outcome(self, outcome: Outcome | None) -> None:
        self.outcome = outcome
        self.setVisible(outcome is not None)
        self.setEnabled(outcome is not None and outcome.card is not None)
        words = f"{outcome.local_time[:5]} {recent_words(outcome)}" if outcome else ""
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.outcome is None:
            painter.end()
            return
        tone = "muted" if self.outcome.annulled else self.outcome.verdict.tone
        font = sized(self.font(), 13, self.font().Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(colour(tone))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.rect().adjusted(12, 0, 0, 0), middle, SIGNS.get(tone, "↶"))
        font = sized(self.font(), 13)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        painter.drawText(self.rect().adjusted(33, 0, 0, 0), middle, self.outcome.local_time[:5])
        painter.setPen(colour("text"))
        room = self.rect().adjusted(78, 0, -10, 0)
        painter.drawText(room, middle, fitted_words(self.outcome, painter.fontMetrics(), room.width()))
        painter.end()


def fitted_words(outcome: Outcome, metrics: QFontMetrics, width: int) -> str:
    """A past scan in `width` pixels: a company is cut, and a name before what was wrong with them."""
    words = recent_words(outcome)
    name, dot, wrong = words.rpartition(" · ")
    if metrics.horizontalAdvance(words) > width and dot and outcome.verdict.tone != "good":
        room = width - metrics.horizontalAdvance(dot + wrong)
        return metrics.elidedText(name, Qt.TextElideMode.ElideRight, room) + dot + wrong
    return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)


class RecentStrip(QWidget):
    """`picked` tells the attendee of the one that was clicked."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("The last scans at this desk"))
        self._past = [_Past() for _n in range(SHOWN)]
        for one in self._past:
            one.clicked.connect(lambda _checked=False, one=one: self._pick(one))
        self.setLayout(row(*self._past, gap=10))

    def show_outcomes(self, outcomes: list[Outcome]) -> None:
        """Newest first."""
        for number, one in enumerate(self._past):
            one.show_outcome(outcomes[number] if number < len(outcomes) else None)

    def _pick(self, one: _Past) -> None:
        if one.outcome and one.outcome.card:
            self.picked.emit(one.outcome.card.attendee.id)
