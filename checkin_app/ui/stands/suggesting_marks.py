"""What a suggestion draws over the plan: a frame round each stand that would change hands, and the ways of one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from checkin_app.ui.stands.drawing import draw_way
from checkin_app.ui.stands.suggesting_proposal import Line
from checkin_app.ui.theme import colour

Place = Callable[[str], QRectF | None]
"""Where a stand is on the plan, in pixels; None when it is not in sight."""


def draw_changes(painter: QPainter, place: Place, lines: Iterable[Line], ticked: frozenset[str]) -> None:
    """A thick frame where a line is ticked, a dotted one where it is not."""
    window = QRectF(painter.window())
    for line in lines:
        rect = place(line.stand)
        if rect is not None and rect.intersects(window):
            on = line.stand in ticked
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = Qt.PenStyle.SolidLine if on else Qt.PenStyle.DotLine
            painter.setPen(QPen(colour("accent" if on else "muted"), 2.4 if on else 1.6, pen))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)


def draw_line(painter: QPainter, place: Place, line: Line) -> None:
    """Where who comes was, and where who leaves goes."""
    here = place(line.stand)
    if here is None:
        return
    for from_, to in ((line.from_, line.stand), (line.stand, line.to)):
        start, end = place(from_), place(to)
        if start is not None and end is not None:
            draw_way(painter, start.center(), end.center())
    painter.setPen(QPen(colour("accent"), 3.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(here.adjusted(-2, -2, 2, 2), 6, 6)


def draw_wish(painter: QPainter, place: Place, given: str, wished: str) -> None:
    """From the stand that somebody gets to the one that they wished."""
    start, end = place(given), place(wished)
    if end is not None:
        painter.setPen(QPen(colour("caution"), 3, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(end.adjusted(-2, -2, 2, 2), 6, 6)
    if start is not None and end is not None:
        draw_way(painter, start.center(), end.center())
