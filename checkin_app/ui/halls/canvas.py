"""The hall under the hand: things chosen, dragged, resized and drawn, by the mouse and by keys. It changes nothing itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from checkin_app.domain.floorplan import Hall
from checkin_app.ui.halls import painting
from checkin_app.ui.halls.arranging import collisions
from checkin_app.ui.halls.geometry import Edges, Guide, bounds
from checkin_app.ui.halls.painting import Planned, Sheet
from checkin_app.ui.halls.scene import STAND, Key, rect_of
from checkin_app.ui.halls.stills import FEW, Stills, changed_places, picture_place
from checkin_app.ui.halls.tools import Tool
from checkin_app.ui.halls.view import MARGIN, SCALES, fitted
from checkin_app.ui.theme import role_font
from checkin_app.ui.widgets.numbers import decimal
from checkin_app.ui.widgets.picture import GrowingPicture
from checkin_app.ui.widgets.rects import Rect
from checkin_app.ui.widgets.view import View
from checkin_app.wording import _

_STEP = 1.25
_KEPT = 60.0
"""Pixels of the hall that cannot be pushed out of the window."""

_REST_MS = 350
"""So long after the last arrow, what was moved by arrows is one act."""


class HallSheet(QWidget):
    """Shows a hall with what is chosen in it, zooms and pans; `HallCanvas` adds the hands.

    `chosen_changed`: other things are chosen. `placed` tells where things shall be, by key: one act.
    """

    chosen_changed = Signal()
    placed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(_("Plan of the hall, to draw on"))
        self.sheet = Sheet(Hall("", "", 1, 1), {})
        self.rects: dict[Key, Rect] = {}
        self.chosen: list[Key] = []
        self.tool = Tool.SELECT
        self.view = View(10.0, QPointF())
        self.moving: dict[Key, Rect] = {}
        self.guides: tuple[Guide, ...] = ()
        self.band: Rect | None = None
        self.drawing: Rect | None = None
        self.line: tuple[float, float, float, float] | None = None
        self.shift = (0.0, 0.0)
        self._planned: tuple[Planned, ...] = ()
        self._clashing: set[Key] = set()
        self._fit = True
        self._stills: Stills | None = None
        self._picture = GrowingPicture(self)
        self._picture.changed.connect(self.update)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self.settle)

    # ---------------------------------------------------------------- what is shown

    @property
    def hall(self) -> Hall:
        """The hall that is edited."""
        return self.sheet.hall

    def show_sheet(self, sheet: Sheet) -> None:
        """Paint this hall; the zoom and the choice stay, as far as there still is what was chosen."""
        before = self.hall
        self.sheet = sheet
        self.rects = {key: rect_of(thing) for key, thing in sheet.things.items()}
        self.moving = {key: rect for key, rect in self.moving.items() if key in self.rects}
        if (before.id, before.width, before.height) != (sheet.hall.id, sheet.hall.width, sheet.hall.height):
            self.fit()
        kept = [key for key in self.chosen if key in self.rects]
        if kept != self.chosen or before.id != sheet.hall.id:
            self.chosen = kept if before.id == sheet.hall.id else []
            self.chosen_changed.emit()
        self.update()

    def plan(self, planned: Iterable[Planned]) -> None:
        """Show what is not there yet."""
        self._planned = tuple(planned)
        self.update()

    def use(self, tool: Tool) -> None:
        """Another tool in the hand."""
        self.tool, self.drawing, self.line = tool, None, None
        self.setCursor(Qt.CursorShape.ArrowCursor if tool is Tool.SELECT else Qt.CursorShape.CrossCursor)
        self.update()

    def choose(self, keys: Collection[Key], *, reveal: bool = False) -> None:
        """Choose these things and no others; what was moved by arrows is kept first."""
        self.settle()
        self.chosen = [key for key in keys if key in self.rects]
        if reveal and self.chosen:
            self._reveal()
        self.update()
        self.chosen_changed.emit()

    def place_of(self, key: Key) -> Rect:
        """Where a thing is, also while it is moved."""
        return self.moving.get(key) or self.rects[key]

    def frame(self) -> Rect | None:
        """The rectangle around what is chosen."""
        return bounds(self.place_of(key) for key in self.chosen) if self.chosen else None

    # ---------------------------------------------------------------- moving what is chosen

    def edges(self, besides: Collection[Key]) -> Edges:
        """What a drag may snap to."""
        own = set(besides)
        return Edges((rect for key, rect in self.rects.items() if key not in own), self.hall.width, self.hall.height)

    def move_to(self, rects: Mapping[Key, Rect], guides: tuple[Guide, ...] = ()) -> None:
        """Show things elsewhere, marked where they would stand on something; `settle` keeps it."""
        self.moving, self.guides = dict(rects), guides
        stands = {key: rect for key, rect in rects.items() if key[0] == STAND}
        floor = Rect(0.0, 0.0, self.hall.width, self.hall.height)
        still = (rect for key, rect in self.rects.items() if key[0] == STAND and key not in rects)
        self._clashing = collisions(stands, still, floor)
        self.update()

    def nudge(self, dx: float, dy: float, *, grow: bool) -> None:
        """Move or grow what is chosen, by keys: several in a row are one act."""
        places = {key: self.place_of(key) for key in self.chosen}
        if grow:
            rects = {
                key: Rect(r.x, r.y, max(round(r.w + dx, 2), 0.1), max(round(r.h + dy, 2), 0.1)) for key, r in places.items()
            }
        else:
            rects = {key: rect.moved(dx, dy) for key, rect in places.items()}
        self.move_to({**self.moving, **rects})
        self._rest.start()

    def settle(self) -> None:
        """What was moved stays there: it is told once."""
        self._rest.stop()
        moved, self.moving = self.moving, {}
        self.guides, self._clashing = (), set()
        if moved:
            self.placed.emit(moved)
        self.update()

    def forget(self) -> None:
        """What was moved and not kept yet is where it was."""
        self._rest.stop()
        self.moving, self.guides, self._clashing = {}, (), set()
        self.update()

    # ---------------------------------------------------------------- looking

    def fit(self) -> None:
        """The whole hall."""
        self._look(self._whole, fit=True)

    @property
    def _whole(self) -> View:
        return fitted(self.hall.width, self.hall.height, self.rect().toRectF().size())

    def zoom(self, closer: bool, around: QPointF | None = None) -> None:
        """One step closer or farther around a point, by default the middle of what is chosen."""
        frame = self.frame()
        centre = self.view.rect(frame).center() if frame else QPointF(self.rect().center())
        farthest = min(SCALES[0], self._whole.scale)
        self._look(self.view.zoomed(_STEP if closer else 1 / _STEP, around or centre, (farthest, SCALES[1])))

    def pan(self, by: QPointF) -> None:
        """Shift the plan in the window."""
        self._look(self.view.moved(by).kept(self.hall.width, self.hall.height, self.rect().toRectF().size(), _KEPT))
        self.update()

    def _look(self, view: View, *, fit: bool = False) -> None:
        """Look at the hall so, on whole pixels, as its picture is shifted by whole ones; `fit`: stay so in another window."""
        self.view, self._fit = view.snapped(self.devicePixelRatioF()), fit
        self.update()

    def _reveal(self) -> None:
        frame = self.frame()
        if frame and not self._fit:
            self._look(self.view.revealing(self.view.rect(frame), self.rect().toRectF().size(), MARGIN))

    def sizeHint(self) -> QSize:
        return QSize(860, 540)

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 220)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._fit:
            self.fit()
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.angleDelta().y():
            self.zoom(event.angleDelta().y() > 0, event.position())
        event.accept()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.settle()

    # ---------------------------------------------------------------- painting

    @property
    def at_rest(self) -> bool:
        """Whether the hall is painted as sharp as it gets."""
        return self._picture.at_rest

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._show_stills()
        self._picture.paint(painter, self.view, self.size(), self.devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.shift != (0.0, 0.0):
            painting.draw_venue(painter, self.sheet, picture_place(self.sheet, self.view, self.shift))
        font = role_font("body")
        for key, rect in self.moving.items():
            painting.draw_thing(painter, key, self.sheet.things[key], self.view.rect(rect), self.sheet, font)
        if len(self._planned) <= FEW:
            room = self.rect().toRectF()
            seen = ((self.view.rect(one.rect), one) for one in self._planned)
            painting.draw_planned(painter, [(rect, one) for rect, one in seen if rect.intersects(room)])
        self._draw_chosen(painter)
        painting.draw_guides(painter, self.guides, self.view)
        if self.band:
            painting.draw_band(painter, self.view.rect(self.band))
        if self.drawing:
            painting.draw_planned(painter, [(self.view.rect(self.drawing), Planned(self.drawing, ""))])
            self._draw_measures(painter, self.drawing, size_only=True)
        if self.line:
            painting.draw_measure(painter, self.view.pixel(*self.line[:2]), self.view.pixel(*self.line[2:]))
        painter.end()

    def _show_stills(self) -> None:
        """What stands still is a picture: a drag paints only what moves, a shift only what it uncovers."""
        many = len(self.chosen) > FEW and not self.moving
        now = Stills(
            self.sheet, frozenset(self.moving), self.shift != (0.0, 0.0), frozenset(self.chosen if many else ()),
            many and self.hasFocus(), self._planned if len(self._planned) > FEW else (),
        )  # fmt: skip
        self._picture.show(now, changed_places(self._stills, now) if self._stills else None)
        self._stills = now

    def _draw_chosen(self, painter: QPainter) -> None:
        room = self.rect().toRectF()
        rects = [self.view.rect(self.place_of(key)) for key in self.chosen] if self.moving or len(self.chosen) <= FEW else []
        clashing = [self.view.rect(self.moving[key]) for key in self._clashing if key in self.moving]
        painting.draw_chosen(painter, [rect for rect in rects if rect.intersects(room)], clashing, self.hasFocus())
        frame = self.frame() if len(self.chosen) == 1 or self.moving else None
        if frame and len(self.chosen) == 1 and self.tool is Tool.SELECT:
            painting.draw_handles(painter, frame, self.view)
        if frame and self.moving:
            self._draw_measures(painter, frame)

    def _draw_measures(self, painter: QPainter, rect: Rect, *, size_only: bool = False) -> None:
        facts = {
            "x": decimal(round(rect.x, 2)),
            "y": decimal(round(rect.y, 2)),
            "w": decimal(round(rect.w, 2)),
            "h": decimal(round(rect.h, 2)),
        }
        words = _("{w} × {h} m") if size_only else _("{x} · {y} m, {w} × {h} m")
        beside, room = self.view.rect(rect), QRectF(self.rect())
        painting.draw_tag(painter, words.format(**facts), beside, room)
