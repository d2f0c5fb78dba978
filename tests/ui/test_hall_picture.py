"""The picture of a hall that is edited: whatever was shifted, dragged or changed, it is what a fresh one would be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.ui.app import make_app
from checkin_app.ui.halls.hands import HallCanvas
from checkin_app.ui.halls.painting import Planned, Sheet
from checkin_app.ui.halls.scene import STAND, things
from checkin_app.ui.stands.plan import Plan
from checkin_app.ui.widgets.rects import Rect

SIZE = (700, 420)


def hall(count: int = 12, w: float = 3.0) -> Hall:
    stands = tuple(Stand(f"A{n + 1:02}", "h", "A", n % 40 * 3.0 + 2, n // 40 * 4.0 + 2, w, 3, 9) for n in range(count))
    return Hall("h", "Hall", 124, 60, stands, aisles=(Box("aisle", 2, 40, 60, 3, "Allée"),))


def sheet(of: Hall) -> Sheet:
    return Sheet(of, things(of), {stand.number: "Biotherapeutics" for stand in of.stands[::2]})


def shown(qtbot: QtBot, of: Sheet) -> HallCanvas:
    make_app()
    made = HallCanvas()
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.show_sheet(of)
    made.show()
    settled(qtbot, made)
    return made


def settled(qtbot: QtBot, canvas: HallCanvas) -> QImage:
    canvas.grab()
    qtbot.waitUntil(lambda: canvas.at_rest)
    return canvas.grab().toImage()


def fresh(qtbot: QtBot, like: HallCanvas) -> QImage:
    """The same hall, looked at the same way by a widget that has seen nothing else."""
    made = shown(qtbot, like.sheet)
    made.plan(like._planned)
    made.chosen = list(like.chosen)
    made._look(like.view)
    like.clearFocus()
    return settled(qtbot, made)


def difference(one: QImage, other: QImage) -> float:
    """The share of pixels that differ visibly, looked at on a grid."""
    points = [(x, y) for x in range(0, one.width(), 3) for y in range(0, one.height(), 3)]
    apart = sum(1 for x, y in points if abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 12)
    return apart / len(points)


@pytest.mark.parametrize("count", [12, 600])
def test_a_hall_that_was_shifted_dragged_in_and_edited_looks_like_a_fresh_one(qtbot: QtBot, count: int):
    canvas = shown(qtbot, sheet(hall(count)))
    canvas.zoom(closer=True, around=QPointF(40, 40))
    canvas.zoom(closer=True, around=QPointF(40, 40))
    settled(qtbot, canvas)
    for by in (QPointF(-37, 21), QPointF(60, -24), QPointF(-11, -7)):
        canvas.pan(by)
        canvas.grab()
    key = (STAND, "A05")
    canvas.move_to({key: canvas.rects[key].moved(0, 20)})
    canvas.grab()
    edited = replace(canvas.hall, stands=tuple(replace(s, y=22.0) if s.number == "A05" else s for s in canvas.hall.stands))
    canvas.moving = {}
    canvas.show_sheet(sheet(edited))
    assert difference(settled(qtbot, canvas), fresh(qtbot, canvas)) < 0.002


def test_what_is_let_go_is_seen_where_it_was_let_go_in_the_very_next_frame(qtbot: QtBot):
    canvas = shown(qtbot, sheet(hall(600)))
    key, rect = (STAND, "A05"), Rect(14, 50, 3, 3)
    canvas.move_to({key: rect})
    canvas.grab()
    edited = replace(canvas.hall, stands=tuple(replace(s, y=50.0) if s.number == "A05" else s for s in canvas.hall.stands))
    canvas.moving = {}
    canvas.show_sheet(sheet(edited))
    at_once = canvas.grab().toImage()
    assert difference(at_once, fresh(qtbot, canvas)) < 0.002


def test_many_that_are_chosen_or_planned_are_in_the_picture(qtbot: QtBot):
    canvas = shown(qtbot, sheet(hall(600)))
    before = settled(qtbot, canvas)
    canvas.choose(list(canvas.rects))
    chosen = settled(qtbot, canvas)
    assert difference(before, chosen) > 0.02
    canvas.choose([])
    canvas.plan([Planned(rect.moved(1, 0), "Z1", wrong=True) for rect in canvas.rects.values()])
    assert difference(settled(qtbot, canvas), before) > 0.02
    canvas.plan([])
    assert difference(settled(qtbot, canvas), before) < 0.002


def test_the_largest_hall_is_seen_whole_and_zooming_out_of_it_never_comes_closer(qtbot: QtBot):
    canvas = shown(qtbot, Sheet(Hall("h", "Hall", 2000, 900), {}))
    plan = Plan()
    qtbot.addWidget(plan)
    plan.resize(*SIZE)
    plan.show()
    plan.show_hall(Hall("h", "Hall", 2000, 900), [])
    for view in (canvas.view, plan._view):
        assert view.scale * 2000 < SIZE[0]
        assert view.scale * 900 < SIZE[1]
    before = canvas.view.scale, plan._view.scale
    canvas.zoom(closer=False)
    plan.zoom_out()
    assert (canvas.view.scale, plan._view.scale) == before
