"""What the colours and marks of the plan mean, in words and with counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from checkin_app.domain.floorplan import StandState, StandView
from checkin_app.ui.stands.drawing import colours_of
from checkin_app.ui.stands.words import legend
from checkin_app.ui.widgets.parts import label
from checkin_app.wording import _


class _Sample(QWidget):
    """A little stand in the look of one state."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(QSize(16, 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        ground, ink, line = colours_of(self._kind)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.2, line))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(1.5, 1.5, 13, 13), 3, 3)
        painter.end()


class Legend(QWidget):
    """One line under the plan; states that no stand is in are left out."""

    def __init__(self) -> None:
        super().__init__()
        line = QHBoxLayout()
        line.setContentsMargins(4, 0, 4, 0)
        line.setSpacing(8)
        self._entries: dict[str, tuple[QWidget, QLabel, str]] = {}
        for kind, words in legend():
            sample, text = _Sample(kind), label(words, "small", "muted")
            line.addWidget(sample)
            line.addWidget(text)
            line.addSpacing(12)
            self._entries[str(kind)] = (sample, text, words)
        line.addStretch(1)
        line.addWidget(label(_("drag an exhibitor onto a stand to move them"), "small", "muted"))
        self.setLayout(line)

    def show_counts(self, views: Sequence[StandView]) -> None:
        """Say how many stands are in each state."""
        counts = Counter(kind_of(view) for view in views)
        for kind, (sample, text, words) in self._entries.items():
            text.setText(f"{words} · {counts[kind]}")
            sample.setVisible(counts[kind] > 0)
            text.setVisible(counts[kind] > 0)


def kind_of(view: StandView) -> str:
    """The state that a stand's colours show: its arrivals once it is confirmed."""
    return str(view.arrivals) if view.state is StandState.CONFIRMED else str(view.state)
