"""What the colours and marks of the plan mean, in words and with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen

from checkin_app.domain.floorplan import Arrivals, StandState, StandView
from checkin_app.ui.stands.looks import Shade, sample_of
from checkin_app.ui.stands.stand_drawing import reserved_sign
from checkin_app.ui.stands.words import legend
from checkin_app.ui.theme import role_font, sized
from checkin_app.ui.widgets.legend_line import LegendLine
from checkin_app.wording import _

_SAMPLE, _GAP = QSizeF(15, 15), 18


class Legend(LegendLine):
    """One line under the plan; states that no stand is in are left out, and the hint where there is no room for it."""

    def __init__(self) -> None:
        super().__init__(_SAMPLE)
        self._entries: list[tuple[Arrivals | StandState, str, str]] = []
        self._hint = ""

    def show_counts(self, views: Sequence[StandView], shade: Shade, *, drags: bool) -> None:
        """Say how many stands are in each state, and of how many all, some or none of the staff have come.

        `drags`: exhibitors can be dragged now, which is hinted at.
        """
        self._hint = _("drag an exhibitor onto a stand to move them") if drags else ""
        counts = Counter[Arrivals | StandState](view.state for view in views)
        counts.update(view.arrivals for view in views if view.exhibitor)
        self._entries = [(kind, signs, f"{words} · {counts[kind]}") for kind, signs, words in legend(shade) if counts[kind]]
        self.setAccessibleName(", ".join(words for _kind, _signs, words in self._entries))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._font()
        entries = [(partial(_draw_sample, painter, kind), f"{signs} {words}".strip()) for kind, signs, words in self._entries]
        x = self.draw_entries(painter, font, _GAP, entries)
        hint = QFontMetricsF(font).horizontalAdvance(self._hint)
        if x + hint + 4 <= self.width():
            painter.drawText(QPointF(self.width() - hint - 4, self.baseline(font)), self._hint)
        painter.end()

    def _font(self) -> QFont:
        """The size of small words; smaller where all states would not fit otherwise."""
        font = role_font("small")
        wide = self.entries_width(font, _GAP, [f"{signs} {words}" for _kind, signs, words in self._entries])
        return font if wide <= self.width() else sized(font, 11)


def _draw_sample(painter: QPainter, kind: str, sample: QRectF) -> None:
    look = sample_of(kind)
    painter.setPen(QPen(look.ink, 1.2, look.line))
    painter.setBrush(look.ground)
    painter.drawRoundedRect(sample, 3, 3)
    if look.reserved:
        painter.save()
        painter.setFont(sized(painter.font(), 10, QFont.Weight.Bold))
        painter.setPen(look.ink)
        painter.drawText(sample, Qt.AlignmentFlag.AlignCenter, reserved_sign())
        painter.restore()
