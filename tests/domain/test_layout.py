"""Layouts: what may be drawn, the looks of each category, each step of the editor."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from checkin_app.domain import layout_editing as edit
from checkin_app.domain.attendee import Category
from checkin_app.domain.badge import BadgeText
from checkin_app.domain.layout import Align, Layout, Slot, SlotKind, SlotStyle, Stack, Weight, ink_on
from checkin_app.domain.layout_rules import MOST_SLOTS, check, is_id, made_id
from checkin_app.domain.layout_table import layout_of, table_of
from checkin_app.errors import InputProblem

NAME = Slot("name", x=5, y=10, w=90, h=20, content="last_name", size=30, min_size=12, break_size=20)
STAND = Slot("stand", x=5, y=40, w=40, h=10, content="stand", show_for=frozenset({Category.EXHIBITOR}), colour="category")
STACKED = Slot("company", h=10, content="company", stack="who", gap=2)
CODE = Slot("code", SlotKind.QR, x=70, y=110, w=25, h=25, content="code")
LAYOUT = Layout("mine", {"en": "Mine"}, 100, 140, (NAME, STAND, STACKED, CODE), (Stack("who", 5, 60, 90, 30),))


def refusal(step, *given, **more) -> str:
    with pytest.raises(InputProblem) as refused:
        step(*given, **more)
    return refused.value.code


def person(category: Category = Category.VISITOR) -> BadgeText:
    return BadgeText("1", "Ann", "Lee", "Biocat", "", "", category, "", "B07", "", "")


def test_a_slot_is_moved_and_resized_within_the_badge():
    moved = edit.place(LAYOUT, "name", x=7.5, y=12)
    assert moved.slot("name") == replace(NAME, x=7.5, y=12)
    assert edit.place(moved, "name", w=50, h=9).slot("name") == replace(NAME, x=7.5, y=12, w=50, h=9)
    assert refusal(edit.place, LAYOUT, "name", x=11) == "slot_outside"
    assert refusal(edit.place, LAYOUT, "name", y=-0.1) == "slot_outside"
    assert refusal(edit.place, LAYOUT, "nobody", x=1) == "unknown_slot"


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 1e300, -1e300, 0.0])
def test_no_number_makes_a_box_that_is_none(value: float):
    with pytest.raises(InputProblem):
        edit.place(LAYOUT, "name", w=value)
    with pytest.raises(InputProblem):
        edit.set_fields(LAYOUT, "name", size=value)
    with pytest.raises(InputProblem):
        edit.set_size(LAYOUT, value, value)


def test_new_slots_lie_beside_each_other_and_all_on_the_badge():
    layout = LAYOUT
    for _time in range(90):
        layout = edit.add(layout, edit.new_slot(layout, SlotKind.TEXT, "company"))
    places = {(slot.x, slot.y) for slot in layout.slots if slot.name.startswith("company_")}
    assert len(places) >= 40
    low = edit.set_size(replace(LAYOUT, slots=(), stacks=()), 100, 20)
    for kind in (SlotKind.QR, SlotKind.TEXT, SlotKind.AGENDA, SlotKind.RULE) * 5:
        low = edit.add(low, edit.new_slot(low, kind))


def test_what_is_dragged_beyond_the_edge_stays_at_it():
    assert edit.clamped(LAYOUT, -5, 130, 40, 20) == (0, 120, 40, 20)
    assert edit.clamped(LAYOUT, 5, 5, 400, 0) == (0, 5, 100, 0.1)
    assert edit.place(LAYOUT, "name", **dict(zip("xywh", edit.clamped(LAYOUT, 500, 500, 90, 20), strict=True)))


def test_a_stack_places_its_slots_and_grows_no_lower_than_they_are():
    assert refusal(edit.place, LAYOUT, "company", x=1) == "slot_in_stack"
    assert edit.place(LAYOUT, "company", h=12).stacked("who")[0].h == 12
    assert edit.place_stack(LAYOUT, "who", y=70).stack("who") == Stack("who", 5, 70, 90, 30)
    assert refusal(edit.place_stack, LAYOUT, "who", h=11) == "stack_too_low"
    assert refusal(edit.place_stack, LAYOUT, "nothing", h=11) == "slot_no_stack"
    assert edit.set_stack_anchor(LAYOUT, "who", 0.5).stacks[0].anchor == 0.5
    assert refusal(edit.set_stack_anchor, LAYOUT, "who", 2) == "layout_number"


def test_a_slot_leaves_its_stack_where_it_stands_and_comes_back():
    free = edit.detach(LAYOUT, "company")
    assert (free.slot("company").stack, free.slot("company").x, free.slot("company").w) == ("", 5, 90)
    assert edit.attach(free, "company", "who").stacked("who")[0].name == "company"
    assert edit.detach(free, "company") == free
    assert refusal(edit.attach, LAYOUT, "code", "who") == "slot_not_stacked"
    assert refusal(edit.attach, LAYOUT, "name", "who") == "stack_too_low"


def test_fields_are_set_in_words_or_values_and_sizes_stay_in_order():
    changed = edit.set_fields(LAYOUT, "name", weight="bold", align=Align.CENTRE, lines=2, colour="#123456", capitals=True)
    slot = changed.slot("name")
    assert (slot.weight, slot.align, slot.lines, slot.colour, slot.capitals) == (
        Weight.BOLD, Align.CENTRE, 2, "#123456", True,
    )  # fmt: skip
    small = edit.set_fields(LAYOUT, "name", size=10).slot("name")
    assert (small.size, small.min_size, small.break_size) == (10, 10, 10)
    large = edit.set_fields(LAYOUT, "name", min_size=35).slot("name")
    assert (large.size, large.min_size, large.break_size) == (35, 35, 35)
    for wanted, taken in ((5, 12), (15, 15), (200, 30)):
        assert edit.set_fields(LAYOUT, "name", break_size=wanted).slot("name").break_size == taken
    shown = edit.set_fields(LAYOUT, "name", show_for=["vip", Category.PRESS]).slot("name")
    assert shown.show_for == {Category.VIP, Category.PRESS}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"colour": "red"}, "layout_colour"),
        ({"colour": "#12345"}, "layout_colour"),
        ({"weight": "fat"}, "layout_value"),
        ({"size": "12"}, "layout_value"),
        ({"size": True}, "layout_value"),
        ({"lines": 0}, "layout_number"),
        ({"lines": 1.5}, "layout_value"),
        ({"content": "salary"}, "slot_no_field"),
        ({"content": "attendee_id"}, "slot_no_field"),
        ({"content": "__class__"}, "slot_no_field"),
        ({"content": "x\x00", "literal": True}, "layout_value"),
        ({"content": "x" * 501, "literal": True}, "layout_value"),
        ({"show_for": "vip"}, "layout_value"),
        ({"show_for": ["nobody"]}, "layout_value"),
        ({"stack": "nothing"}, "slot_no_stack"),
        ({"wings": 2}, "layout_key_unknown"),
        ({"kind": "image", "content": "../../etc/passwd"}, "image_name"),
        ({"kind": "image", "content": "/etc/passwd"}, "image_name"),
        ({"kind": "image", "content": "C:\\logo.png"}, "image_name"),
        ({"kind": "image", "content": "http://logo"}, "image_name"),
    ],
)
def test_a_field_that_cannot_be_is_refused_with_its_reason(fields: dict[str, object], code: str):
    assert refusal(edit.set_fields, LAYOUT, "name", **fields) == code


def test_words_that_look_like_markup_are_words():
    literal = edit.set_fields(LAYOUT, "name", content="<b>^XA</b> {event}", literal=True)
    assert literal.slot("name").words(person()) == "<b>^XA</b> {event}"


def test_slots_are_added_under_a_free_name_renamed_reordered_and_removed():
    added = edit.add(LAYOUT, edit.new_slot(LAYOUT, SlotKind.TEXT, "company"))
    assert added.slots[-1].name == "company_2"
    assert added.slots[-1].content == "company"
    words = edit.add(added, edit.new_slot(added, SlotKind.TEXT, "Welcome"), at=0).slots[0]
    assert (words.literal, words.words(person())) == (True, "Welcome")
    assert [slot.name for slot in edit.reorder(LAYOUT, "code", 0).slots] == ["code", "name", "stand", "company"]
    assert edit.rename(LAYOUT, "name", "last").slot("last")
    assert refusal(edit.rename, LAYOUT, "name", "stand") == "layout_name_taken"
    assert refusal(edit.rename, LAYOUT, "name", "") == "layout_key_missing"
    gone = edit.remove(LAYOUT, "company")
    assert (gone.slot("company"), gone.stacks) == (None, ())


@pytest.mark.parametrize("kind", SlotKind)
@pytest.mark.parametrize(("width", "height"), [(100, 140), (30, 20), (450, 20)])
def test_a_new_slot_of_any_kind_has_room_on_any_badge(kind: SlotKind, width: float, height: float):
    blank = Layout("blank", {"en": "Blank"}, width, height, ())
    assert len(edit.add(blank, edit.new_slot(blank, kind)).slots) == 1


def test_a_badge_is_cut_smaller_only_where_nothing_lies():
    assert edit.set_size(LAYOUT, 100, 135).height_mm == 135
    assert refusal(edit.set_size, LAYOUT, 100, 134) == "slot_outside"
    assert refusal(edit.set_size, LAYOUT, 10, 134) == "layout_number"


def test_one_category_looks_otherwise_and_the_others_as_before():
    styled = edit.set_colour_of(LAYOUT, Category.VIP, "#FFD700")
    styled = edit.set_style(styled, Category.VIP, "name", size=10, weight="bold", colour="#112233")
    styled = edit.set_style(styled, Category.VIP, "code", visible=False)
    styled = edit.set_style(styled, Category.VIP, "stand", visible=True)
    vip = styled.dressed(Category.VIP)
    assert vip.slot("name") == replace(NAME, size=10, min_size=10, break_size=10, weight=Weight.BOLD, colour="#112233")
    assert vip.slot("code") is None
    assert vip.slot("stand").shown_on(person(Category.VIP))
    assert styled.colour_of(STAND, Category.VIP) == "#FFD700"
    assert styled.dressed(Category.PRESS) is styled
    assert styled.colour_of(STAND, Category.PRESS) == LAYOUT.colour_of(STAND, Category.PRESS)
    assert replace(styled, monochrome=True).colour_of(STAND, Category.VIP) == "#000000"


def test_a_difference_is_taken_back_and_leaves_nothing():
    styled = edit.set_style(LAYOUT, Category.VIP, "name", weight="bold", visible=False)
    assert edit.set_style(styled, Category.VIP, "name", weight=None).styles[Category.VIP].slots["name"] == SlotStyle(
        visible=False
    )
    assert edit.set_style(styled, Category.VIP, "name", weight=None, visible=None) == LAYOUT
    assert edit.set_colour_of(edit.set_colour_of(LAYOUT, Category.VIP, "#000000"), Category.VIP, "") == LAYOUT
    assert refusal(edit.set_style, LAYOUT, Category.VIP, "name", x=4) == "layout_key_unknown"
    assert refusal(edit.set_style, LAYOUT, Category.VIP, "name", visible="no") == "layout_key_unknown"
    assert refusal(edit.set_style, LAYOUT, Category.VIP, "nobody", size=4) == "unknown_slot"


def test_a_slot_that_is_renamed_or_removed_takes_its_looks_along():
    styled = edit.set_style(LAYOUT, Category.VIP, "name", weight="bold")
    assert edit.rename(styled, "name", "last").dressed(Category.VIP).slot("last").weight is Weight.BOLD
    assert check(edit.remove(styled, "name")).styles[Category.VIP].slots == {}


def test_no_layout_is_larger_than_a_reader_of_it_needs():
    many = [Slot(f"s{number}", w=10, h=10, content="stand") for number in range(MOST_SLOTS + 1)]
    assert refusal(check, replace(LAYOUT, slots=tuple(many))) == "layout_too_many"
    table = {"width": 100, "height": 100, "name": {"en": "x"}, "slot": [{}] * 10_000}
    assert refusal(layout_of, "mine", table) == "layout_too_many"


@pytest.mark.parametrize("wrong", ["", "../x", "a/b", "A6", "x" * 41, "a.b", "é", "-a"])
def test_an_id_is_never_a_path(wrong: str):
    assert not is_id(wrong)
    assert refusal(check, replace(LAYOUT, id=wrong)) == "layout_id"
    assert is_id(made_id(wrong))


def test_values_make_the_same_layout_again():
    styled = edit.set_style(edit.set_colour_of(LAYOUT, Category.VIP, "#FFD700"), Category.VIP, "name", visible=False, size=9)
    assert layout_of("mine", table_of(styled)) == styled


@pytest.mark.parametrize(
    "table", [{}, {"slot": {}}, {"name": "x"}, {"width": None}, {"style": []}, {"stack": 1}, {"slot": [1]}]
)
def test_values_of_another_shape_are_refused(table: dict[str, object]):
    whole = {"width": 100, "height": 100, "name": {"en": "x"}, "slot": []}
    assert layout_of("mine", whole).slots == ()
    with pytest.raises(InputProblem):
        layout_of("mine", whole | table if table else {})


def test_words_on_a_light_colour_are_dark():
    assert ink_on("#FFD700") == "#17202B"
    assert ink_on("#FFFFFF") == "#17202B"
    assert ink_on("#000000") == ink_on("#0B6E75") == "#FFFFFF"
