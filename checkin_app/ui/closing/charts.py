"""The two charts of the closing page: arrivals by quarter hour, and shares as bars. Painted, so that they print and scale."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.services.closing import Share
from checkin_app.ui.theme import colour, sized
from checkin_app.wording import _

_FOOT, _HEAD = 26.0, 22.0
_STRONG = 0.7
"""Bars of at least this part of the highest are strong in colour: the rush, at a glance."""


class ArrivalChart(QWidget):
    """How many came in each quarter hour. Numbers stand on the bars, hours under them; the rush is darker."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Arrivals by quarter hour"))
        self._quarters: list[tuple[str, int]] | None = None

    def show_quarters(self, quarters: Sequence[tuple[str, int]]) -> None:
        """Draw these ("HH:MM", arrivals), in order."""
        self._quarters = list(quarters)
        self.setAccessibleDescription(", ".join(f"{at}: {n}" for at, n in quarters))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, 200)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 110)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.rect().toRectF()
        if self._quarters:
            self._draw(painter, room, self._quarters)
        elif self._quarters is not None:
            painter.setPen(colour("muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, _("Nobody has come on this day."))
        painter.end()

    def _draw(self, painter: QPainter, room: QRectF, quarters: list[tuple[str, int]]) -> None:
        step = min(room.width() / len(quarters), 76.0)
        highest = max(n for _at, n in quarters) or 1
        base = room.bottom() - _FOOT
        full = base - room.top() - _HEAD
        left = room.left() + max((room.width() - step * len(quarters)) / 2, 0)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(room.left(), base), QPointF(room.right(), base))
        small = sized(self.font(), 11)
        for position, (at, n) in enumerate(quarters):
            x = left + position * step
            height = full * n / highest
            bar = QRectF(x + step * 0.16, base - height, step * 0.68, height)
            _bar(painter, bar, strong=n >= highest * _STRONG)
            painter.setFont(small)
            if n and step >= 16:
                painter.setPen(colour("text"))
                above = QRectF(x - step, bar.top() - 18, step * 3, 16)
                painter.drawText(above, Qt.AlignmentFlag.AlignCenter, str(n))
            self._hour(painter, at, position, QRectF(x - step, base + 5, step * 3, 18), step)

    def _hour(self, painter: QPainter, at: str, position: int, rect: QRectF, step: float) -> None:
        each = 1 if step * 4 > 60 else 2
        if at.endswith(":00") and int(at[:2]) % each == 0:
            painter.setPen(colour("muted"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, at)


def _bar(painter: QPainter, bar: QRectF, *, strong: bool) -> None:
    tint = colour("accent")
    if not strong:
        tint.setAlphaF(0.5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    painter.drawRoundedRect(bar, min(3.0, bar.height() / 2), min(3.0, bar.height() / 2))


class ShareBars(QWidget):
    """A row a group: its name, a bar of those who came over those registered, both numbers."""

    ROW = 24
    """The least height of a row; what is left over is shared, so that two of these beside each other keep in line."""

    def __init__(self, tint: str) -> None:
        super().__init__()
        self._tint = tint
        self._rows: list[tuple[str, Share]] = []
        self._nobody = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_shares(self, rows: Sequence[tuple[str, Share]]) -> None:
        """Draw these groups, in order; what does not fit is summed up in a last row."""
        self._rows = list(rows)
        self._nobody = not self._rows
        self.setAccessibleDescription(", ".join(f"{name}: {s.arrived} / {s.registered}" for name, s in rows))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, self.ROW * 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.ROW * 3)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = sized(self.font(), 13)
        painter.setFont(font)
        if self._nobody:
            painter.setPen(colour("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("Nobody is on the list yet."))
        shown = self._fitting()
        most = max((share.registered for _name, share in shown), default=1) or 1
        step = self.height() / self._room()
        names = QFontMetricsF(font)
        # The names take what they need, as long as the bars keep a third.
        label = min(max((names.horizontalAdvance(name) for name, _share in shown), default=0) + 16, self.width() * 0.45)
        label = max(label, self.width() * 0.3)
        for position, (name, share) in enumerate(shown):
            row = QRectF(0, position * step, self.width(), step)
            self._draw_row(painter, row, name, share, (label, most))
        painter.end()

    def _room(self) -> int:
        return max(self.height() // self.ROW, 1)

    def _fitting(self) -> list[tuple[str, Share]]:
        room = self._room()
        if len(self._rows) <= room:
            return self._rows
        rest = self._rows[room - 1 :]
        together = Share(sum(s.registered for _n, s in rest), sum(s.arrived for _n, s in rest))
        return [*self._rows[: room - 1], (_("{n} others").format(n=len(rest)), together)]

    def _draw_row(self, painter: QPainter, row: QRectF, name: str, share: Share, scale: tuple[float, int]) -> None:
        """`scale`: how wide the names are, and how many people a whole bar is."""
        metrics = QFontMetricsF(painter.font())
        (label, most), numbers = scale, 84.0
        painter.setPen(colour("text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        words = metrics.elidedText(name, Qt.TextElideMode.ElideRight, label - 10)
        painter.drawText(QRectF(0, row.top(), label, row.height()), middle, words)
        track = QRectF(label, row.center().y() - 6, max(row.width() - label - numbers, 1), 12)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("background"))
        painter.drawRoundedRect(track, 4, 4)
        self._fill(painter, track, share.registered / most, 0.28)
        self._fill(painter, track, share.arrived / most, 1.0)
        total = f" / {share.registered}"
        right = row.right() - metrics.horizontalAdvance(total)
        painter.setPen(colour("muted"))
        painter.drawText(QRectF(right, row.top(), row.right() - right, row.height()), middle, total)
        painter.setPen(colour("text"))
        came = QRectF(right - 60, row.top(), 60, row.height())
        painter.drawText(came, middle | Qt.AlignmentFlag.AlignRight, str(share.arrived))

    def _fill(self, painter: QPainter, track: QRectF, part: float, alpha: float) -> None:
        tint = colour(self._tint)
        tint.setAlphaF(alpha)
        painter.setBrush(tint)
        if part > 0:
            painter.drawRoundedRect(QRectF(track.topLeft(), track.size()).adjusted(0, 0, -track.width() * (1 - part), 0), 4, 4)
