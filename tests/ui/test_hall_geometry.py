"""Where a drag on the plan of a hall comes to lie, how rows are cut and things are aligned: plain geometry."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice, pairwise

import pytest

from checkin_app.domain.floorplan import Box, Hall, Stand
from checkin_app.ui.halls import scene
from checkin_app.ui.halls.arranging import aligned, collisions, copies, following, next_row, row_in, spread
from checkin_app.ui.halls.geometry import Edges, Guide, moved, resized, things_in
from checkin_app.ui.widgets.rects import Handle, Rect, handle_at, thing_at

STILL = Edges([Rect(10, 10, 3, 3)], 40, 30)
FLOOR = Rect(0, 0, 40, 30)


def stand(number: str, x: float = 0, y: float = 0) -> Stand:
    return Stand(number, "hall", number[:1], x, y, 3, 3, 9)


# ---------------------------------------------------------------- dragging


def test_a_side_snaps_to_its_neighbour_with_a_line_from_one_to_the_other():
    found = moved(Rect(20, 20, 3, 3), -7.1, -9.2, STILL, 0.25)
    assert found.rect == Rect(13, 10.8, 3, 3)
    assert found.guides == (Guide(True, 13, 10, 13.8),)


def test_what_is_near_no_side_stands_on_the_grid_and_without_snapping_where_it_was_let_go():
    assert moved(Rect(20, 20, 3, 3), 1.234, 0.377, STILL, 0.25).rect == Rect(21.2, 20.4, 3, 3)
    assert moved(Rect(20, 20, 3, 3), 1.234, 0.377, STILL, 0).rect == Rect(21.23, 20.38, 3, 3)


def test_walls_are_snapped_to():
    assert moved(Rect(20, 20, 3, 3), 16.9, 6.8, STILL, 0.25).rect == Rect(37, 27, 3, 3)


def test_of_two_sides_equally_near_the_one_beside_is_taken():
    edges = Edges([Rect(10, 0, 3, 3), Rect(10, 24, 3, 3)], 40, 30)
    found = moved(Rect(10.1, 20, 3, 3), 0, 0.55, edges, 0.25)
    assert found.guides[0] == Guide(True, 10, 20.6, 27)


@pytest.mark.parametrize(
    ("handle", "dx", "dy", "rect"),
    [
        (Handle.RIGHT, 1.04, 9, Rect(20, 20, 4, 3)),
        (Handle.TOP_LEFT, -6.9, -6.95, Rect(13, 13, 10, 10)),
        (Handle.BOTTOM, 0, -9, Rect(20, 20, 3, 0.1)),
    ],
)
def test_a_handle_moves_its_side_and_leaves_the_opposite_one(handle: Handle, dx: float, dy: float, rect: Rect):
    assert resized(Rect(20, 20, 3, 3), handle, dx, dy, STILL, 0.25).rect == rect


def test_a_stand_is_found_before_the_aisle_that_it_stands_in_and_a_frame_finds_what_lies_wholly_in_it():
    rects = {"aisle": Rect(0, 0, 20, 5), "stand": Rect(3, 1, 3, 3)}
    assert [thing_at(rects, 4, 2), thing_at(rects, 10, 2), thing_at(rects, 30, 2)] == ["stand", "aisle", None]
    assert things_in(rects, Rect(2, 0, 10, 10)) == ["stand"]
    assert handle_at(rects["stand"], 6.1, 3.9, 0.3) is Handle.BOTTOM_RIGHT


def test_what_stands_on_another_or_out_of_the_hall_collides_and_neighbours_do_not():
    moving = {"on": Rect(11, 11, 3, 3), "beside": Rect(13, 10, 3, 3), "out": Rect(38, 1, 3, 3)}
    assert collisions(moving, [Rect(10, 10, 3, 3)], FLOOR) == {"on", "out"}


# ---------------------------------------------------------------- rows, and many at once


def test_a_long_rectangle_is_cut_along_its_longer_side():
    assert row_in(Rect(2, 4, 30, 3), count=10).rects[:2] == [Rect(2, 4, 3, 3), Rect(5, 4, 3, 3)]
    assert row_in(Rect(2, 4, 3, 12)).rects[-1] == Rect(2, 13, 3, 3)
    assert row_in(Rect(0, 0, 12, 6), count=4, lines=2).rects[4] == Rect(0, 3, 3, 3)
    assert row_in(Rect(0, 0, 10, 3)).count == 3


def test_a_cut_rectangle_has_no_gaps_however_it_divides():
    rects = row_in(Rect(0, 0, 10, 3), count=7).rects
    assert all(abs(a.right - b.x) <= 0.011 for a, b in pairwise(rects))
    assert rects[-1].right == pytest.approx(10, abs=0.02)


def test_things_are_aligned_by_a_side_or_their_middles_and_spread_with_equal_gaps():
    rects = {"a": Rect(0, 0, 2, 2), "b": Rect(5, 3, 4, 4), "c": Rect(20, 1, 2, 2)}
    assert [r.y for r in aligned(rects, "top").values()] == [0, 0, 0]
    assert [r.right for r in aligned(rects, "right").values()] == [22, 22, 22]
    assert [r.y + r.h / 2 for r in aligned(rects, "middle").values()] == [3.5, 3.5, 3.5]
    assert [r.x for r in spread(rects, across=True).values()] == [0, 9, 20]


def test_numbers_go_on_where_the_last_ended_and_leave_out_what_is_taken():
    assert list(islice(following("B09", {"B10"}), 3)) == ["B09", "B11", "B12"]
    assert list(islice(following("K", set()), 2)) == ["K01", "K02"]
    assert list(islice(following("?", set()), 2)) == []
    assert next_row({"A01", "C01"}) == "B01"


def test_copies_have_free_numbers_and_rows_of_their_own():
    made = copies([stand("B01"), stand("B02", 3)], 0, 5, {"B01", "B02", "B03"})
    assert [(s.number, s.row, s.x, s.y) for s in made] == [("B04", "B", 0, 5), ("B05", "B", 3, 5)]


# ---------------------------------------------------------------- what the service is given


HALL = Hall("hall", "Hall", 40, 30, (stand("A01"), stand("A02", 3)), aisles=(Box("1", 0, 4, 40, 3), Box("2", 0, 10, 40, 3)))


def test_only_what_was_moved_is_given():
    told = scene.reshaped(HALL, {("stands", "A01"): Rect(0, 0, 3, 3), ("stands", "A02"): Rect(4, 0, 3, 3)})
    assert ([s.number for s in told.drawn], told.boxes) == (["A02"], {})
    assert not scene.reshaped(HALL, {("aisles", "0"): Rect(0, 4, 40, 3)})
    assert scene.reshaped(HALL, {("aisles", "1"): Rect(0, 11, 40, 3)}).boxes["aisles"][1].y == 11


def test_what_is_taken_away_is_no_more_and_the_rest_stays():
    told = scene.without(HALL, {("stands", "A01"), ("aisles", "0")})
    now = scene.after(HALL, told)
    assert ([s.number for s in now.stands], [a.id for a in now.aisles]) == (["A02"], ["2"])


def test_a_door_is_put_into_the_nearest_wall_under_a_name_of_its_own():
    told = scene.with_boxes(replace(HALL, exits=(Box("exit-1", 0, 0, 1, 0.3),)), "exits", [Rect(38.5, 10, 1, 3)])
    assert told.boxes["exits"][1] == Box("exit-2", 39.7, 10, 0.3, 3, "", "E")
