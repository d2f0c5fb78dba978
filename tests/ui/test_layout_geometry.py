"""What lies under the pointer of the layout editor, and what a drag snaps to."""

from __future__ import annotations

import pytest

from checkin_app.ui.badges.geometry import Guide, handles_of, lines_of, moved, resized
from checkin_app.ui.widgets.rects import Handle, Rect, handle_at, thing_at

PAPER = (105.0, 148.0)
NAME = Rect(10, 40, 80, 20)


def test_of_several_places_under_the_pointer_it_is_the_smallest():
    places = {"band": Rect(0, 0, 105, 50), "word": NAME, "far": Rect(0, 100, 5, 5)}
    assert thing_at(places, 50, 45, 1) == "word"
    assert thing_at(places, 50, 20, 1) == "band"
    assert thing_at(places, 50, 90, 1) is None


def test_a_thin_line_is_hit_a_little_beside_it():
    places = {"line": Rect(10, 70, 80, 0.2)}
    assert thing_at(places, 50, 70.9, 1) == "line"
    assert thing_at(places, 50, 71.9, 1) is None


def test_a_handle_is_found_within_reach_and_the_nearest_one_wins():
    assert handle_at(NAME, 10.5, 39.5, 1) is Handle.TOP_LEFT
    assert handle_at(NAME, 90, 50, 1) is Handle.RIGHT
    assert handle_at(NAME, 50, 50, 1) is None
    assert handle_at(Rect(0, 0, 4, 4), 3.4, 3.6, 10) is Handle.BOTTOM_RIGHT


def test_a_thin_place_has_the_handles_of_its_ends_and_a_tiny_one_a_corner():
    assert handles_of(Rect(0, 0, 80, 1), 6) == (Handle.LEFT, Handle.RIGHT)
    assert handles_of(Rect(0, 0, 1, 80), 6) == (Handle.TOP, Handle.BOTTOM)
    assert handles_of(Rect(0, 0, 1, 1), 6) == (Handle.BOTTOM_RIGHT,)
    assert len(handles_of(NAME, 6)) == 8


def test_a_move_with_nothing_near_stands_on_the_grid():
    assert moved(NAME, 1.3, 2.1, lines_of([], *PAPER), 0.4).rect == Rect(11.5, 42.0, 80, 20)


def test_a_middle_snaps_to_the_middle_of_the_paper_and_says_so():
    snapped = moved(NAME, 2.3, 0, lines_of([], *PAPER), 1)
    assert snapped.rect.x == 12.5
    assert snapped.guides == (Guide(True, 52.5),)


def test_an_edge_snaps_to_the_edge_of_another_place():
    snapped = moved(NAME, 0, 8.7, lines_of([Rect(20, 70, 30, 10)], *PAPER), 1.5)
    assert snapped.rect.bottom == 70
    assert Guide(False, 70) in snapped.guides


def test_without_reach_nothing_snaps_not_even_to_the_grid():
    snapped = moved(NAME, 2.33, 0.21, lines_of([], *PAPER), 0)
    assert snapped.rect == Rect(12.33, 40.21, 80, 20)
    assert snapped.guides == ()


@pytest.mark.parametrize("handle", list(Handle))
def test_what_lies_opposite_a_handle_stays(handle: Handle):
    box = resized(NAME, handle, 3.2, 3.2, lines_of([], *PAPER), 0.3).rect
    if handle.across <= 0:
        assert box.right == NAME.right
    if handle.across >= 0:
        assert box.x == NAME.x
    if handle.down <= 0:
        assert box.bottom == NAME.bottom
    if handle.down >= 0:
        assert box.y == NAME.y
    assert box != NAME


def test_a_side_ends_at_the_edge_of_the_paper_and_never_passes_the_other():
    lines = lines_of([], *PAPER)
    assert resized(NAME, Handle.RIGHT, 60, 0, lines, 0.5).rect.right == 105
    assert resized(NAME, Handle.LEFT, -60, 0, lines, 0.5).rect.x == 0
    assert resized(NAME, Handle.RIGHT, -200, 0, lines, 0.5).rect == Rect(10, 40, 1, 20)


@pytest.mark.parametrize("handle", list(Handle))
def test_a_square_stays_one(handle: Handle):
    code = Rect(60, 100, 29, 29)
    box = resized(code, handle, 4, 3, lines_of([], *PAPER), 0.2, square=True).rect
    assert box.w == box.h != 29


def test_twice_turned_a_box_is_where_it_was():
    assert NAME.turned(*PAPER) == Rect(15, 88, 80, 20)
    assert NAME.turned(*PAPER).turned(*PAPER) == NAME
