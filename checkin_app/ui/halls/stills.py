"""What stands still in a hall that is edited, as one picture: shifted and zoomed like the plan, with however many stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from checkin_app.domain.floorplan import Box, Stand
from checkin_app.ui.halls import painting
from checkin_app.ui.halls.painting import Planned, Sheet
from checkin_app.ui.halls.scene import Key
from checkin_app.ui.theme import role_font
from checkin_app.ui.widgets.view import Placed, View

FEW = 150
"""So many frames and plans are painted over the picture in every frame; more of them are in it."""

_AROUND = 6.0
"""Pixels around the window in which a thing's border may reach into it."""


@dataclass(frozen=True)
class Stills:
    """A sheet without what is being moved; with the many that are chosen or planned. `lifted`: nor the venue's picture."""

    sheet: Sheet
    left_out: frozenset[Key] = frozenset()
    lifted: bool = False
    chosen: frozenset[Key] = frozenset()
    focused: bool = False
    planned: tuple[Planned, ...] = ()

    @property
    def floor(self) -> tuple[float, float]:
        """The size of the hall in metres."""
        return self.sheet.hall.width, self.sheet.hall.height

    def count(self, view: View, part: QRectF) -> int:
        """How many things lie in `part` of the window."""
        return sum(1 for _one in self._within(view, part))

    def paint(self, painter: QPainter, view: View, part: QRectF) -> Iterator[None]:
        """Paint what lies in `part` of the window, a step a thing."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        yield from painting.draw_floor(painter, self.sheet, view, part, lifted=self.lifted)
        font, scale, corner = role_font("body"), view.scale, view.origin
        left, top = corner.x(), corner.y()
        for key, thing in self._within(view, part):
            rect = QRectF(thing.x * scale + left, thing.y * scale + top, thing.w * scale, thing.h * scale)
            painting.draw_thing(painter, key, thing, rect, self.sheet, font)
            yield
        if self.chosen:
            for key, thing in self._within(view, part):
                if key in self.chosen:
                    painting.draw_chosen(painter, [view.rect(thing)], [], self.focused)
                    yield
        for one in self.planned:
            if (rect := view.rect(one.rect)).intersects(part):
                painting.draw_planned(painter, [(rect, one)])
                yield

    def _within(self, view: View, part: QRectF) -> Iterator[tuple[Key, Stand | Box]]:
        scale, corner = view.scale, view.origin
        left, right = (part.left() - _AROUND - corner.x()) / scale, (part.right() + _AROUND - corner.x()) / scale
        top, bottom = (part.top() - _AROUND - corner.y()) / scale, (part.bottom() + _AROUND - corner.y()) / scale
        for key, thing in self.sheet.things.items():
            inside = thing.x < right and thing.x + thing.w > left and thing.y < bottom and thing.y + thing.h > top
            if inside and key not in self.left_out:
                yield key, thing


def changed_places(before: Stills, now: Stills) -> list[Placed] | None:
    """Where the second looks other than the first; None: everywhere, or at too many places to name."""
    one, other = before.sheet, now.sheet
    floor = (one.hall.id, one.floor, one.hall.background, one.picture, one.opacity)
    if floor != (other.hall.id, other.floor, other.hall.background, other.picture, other.opacity):
        return None
    if (before.lifted, before.chosen, before.focused, before.planned) != (now.lifted, now.chosen, now.focused, now.planned):
        return None
    keys: Collection[Key] = before.left_out ^ now.left_out
    if one is not other:
        keys = {*keys, *_other_things(one, other)}
    if len(keys) > FEW:
        return None
    return [sheet.things[key] for key in keys for sheet in (one, other) if key in sheet.things]


def _other_things(one: Sheet, other: Sheet) -> Iterator[Key]:
    """What is drawn, held or marked in one otherwise than in the other."""
    for key in one.things.keys() | other.things.keys():
        thing, now = one.things.get(key), other.things.get(key)
        marks = one.wrong.get(key) != other.wrong.get(key)
        if (thing is not now and thing != now) or marks or one.held.get(key[1]) != other.held.get(key[1]):
            yield key


def picture_place(sheet: Sheet, view: View, shift: tuple[float, float]) -> QRectF:
    """Where the venue's picture lies while it is moved by so many metres."""
    under = sheet.hall.background
    return view.rect(under).translated(QPointF(*shift) * view.scale) if under else QRectF()
