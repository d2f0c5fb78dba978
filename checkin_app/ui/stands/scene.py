"""The plan as it is painted: the hall, its stands, and what a search or a suggestion makes of their looks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from checkin_app.domain.floorplan import Hall, StandView
from checkin_app.ui.stands.drawing import draw_hall
from checkin_app.ui.stands.geometry import within
from checkin_app.ui.stands.looks import FADED, PLAIN, Shade
from checkin_app.ui.stands.stand_drawing import draw_stand
from checkin_app.ui.theme import role_font
from checkin_app.ui.widgets.view import View


@dataclass(frozen=True)
class Scene:
    """What there is to paint; `marked` are the stands that a search found, none: all."""

    hall: Hall
    views: tuple[StandView, ...] = ()
    marked: frozenset[str] = frozenset()
    shade: Shade = Shade.ARRIVALS

    @property
    def floor(self) -> tuple[float, float]:
        """The size of the hall in metres."""
        return self.hall.width, self.hall.height

    def count(self, view: View, part: QRectF) -> int:
        """How many stands lie in `part` of the window."""
        return sum(1 for _one in within(self.views, view, part))

    def paint(self, painter: QPainter, view: View, part: QRectF) -> Iterator[None]:
        """Paint what lies in `part` of the window, a step a stand."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_hall(painter, self.hall, view, role_font("body"), part)
        yield
        for stand in within(self.views, view, part):
            faded = bool(self.marked) and stand.stand.number not in self.marked
            draw_stand(painter, stand, view.rect(stand.stand), FADED if faded else PLAIN, self.shade)
            yield
