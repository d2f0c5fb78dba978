"""Layouts as files: what is written is read as the same layout, the program's own and any other."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checkin_app.documents.layouts import layout_text, layouts, read_layout
from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Align, Layout, Slot, SlotKind, SlotStyle, Stack, Style, Weight
from checkin_app.domain.layout_rules import FIELDS, check
from checkin_app.errors import InputProblem

QUICK = settings(
    max_examples=25, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
WORDS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=12)
COLOURS = st.one_of(st.just("category"), st.integers(0, 0xFFFFFF).map("#{:06X}".format))
SHARES = st.floats(0, 1)


@st.composite
def slots(draw, name: str, stacks: list[str]) -> Slot:
    kind = draw(st.sampled_from([SlotKind.TEXT, SlotKind.BAND, SlotKind.RULE, SlotKind.QR, SlotKind.IMAGE]))
    stack = draw(st.sampled_from(["", *stacks])) if kind is SlotKind.TEXT else ""
    literal = kind is SlotKind.TEXT and draw(st.booleans())
    content = {SlotKind.IMAGE: st.sampled_from(["logo", "adem-34"]), SlotKind.QR: st.just("code")}.get(
        kind, WORDS if literal else st.sampled_from(["", *FIELDS])
    )
    least = draw(st.floats(3, 40))
    size = draw(st.floats(least, 200))
    return Slot(
        name, kind, x=draw(st.floats(0, 60)), y=draw(st.floats(0, 60)), w=draw(st.floats(0.1, 40)),
        h=draw(st.floats(0.1, 3 if stack else 40)), content=draw(content), literal=literal, size=size, min_size=least,
        break_size=draw(st.sampled_from([0.0, least, size])), weight=draw(st.sampled_from(list(Weight))),
        colour=draw(COLOURS), align=draw(st.sampled_from(list(Align))), anchor=draw(SHARES), lines=draw(st.integers(1, 20)),
        capitals=draw(st.booleans()), spacing=draw(st.floats(-0.2, 2)), radius=draw(st.floats(0, 100)),
        needs=draw(st.sampled_from(["", "stand", "agenda"])), show_for=draw(st.frozensets(st.sampled_from(list(Category)))),
        stack=stack, gap=draw(SHARES), optional=draw(st.booleans()),
    )  # fmt: skip


@st.composite
def any_layout(draw) -> Layout:
    stacks = draw(st.lists(NAMES, unique=True, max_size=2))
    names = draw(st.lists(NAMES, unique=True, max_size=5))
    made = tuple(draw(slots(name, stacks)) for name in names)
    looks = st.builds(
        SlotStyle,
        colour=st.one_of(st.just(""), COLOURS),
        size=st.one_of(st.just(0.0), st.floats(3, 200)),
        weight=st.one_of(st.none(), st.sampled_from(list(Weight))),
        visible=st.sampled_from([None, True, False]),
    )
    by_slot = st.dictionaries(st.sampled_from(names), looks, max_size=3) if names else st.just({})
    styles = st.dictionaries(
        st.sampled_from(list(Category)), st.builds(Style, st.sampled_from(["", "#00AAFF"]), by_slot), max_size=3
    )
    return check(
        Layout(
            "mine", draw(st.dictionaries(st.sampled_from(["en", "fr", "ca"]), WORDS.filter(bool), min_size=1)), 100, 105.5,
            made, tuple(Stack(name, 1, 1, 90, 60, draw(SHARES)) for name in stacks),
            draw(st.dictionaries(st.sampled_from(["en", "fr"]), WORDS)), draw(st.booleans()), draw(st.integers(-9, 99)),
            draw(styles),
        )
    )  # fmt: skip


@pytest.mark.parametrize("layout", layouts(), ids=lambda layout: layout.id)
def test_a_layout_of_the_program_is_the_same_after_it_was_written(tmp_path: Path, layout: Layout):
    path = tmp_path / f"{layout.id}.layout.toml"
    path.write_text(layout_text(layout), "utf-8")
    assert read_layout(path) == layout


@QUICK
@given(any_layout())
def test_any_layout_that_can_be_drawn_is_the_same_after_it_was_written(tmp_path: Path, layout: Layout):
    path = tmp_path / "mine.layout.toml"
    path.write_text(layout_text(layout), "utf-8", newline="")
    assert read_layout(path) == layout


@QUICK
@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "replace")))
def test_any_other_file_is_refused_with_a_reason(tmp_path: Path, raw: bytes):
    path = tmp_path / "any.layout.toml"
    path.write_bytes(raw)
    with pytest.raises(InputProblem):
        read_layout(path)


def test_a_file_from_windows_is_read(tmp_path: Path):
    path = tmp_path / "A6 (Club & Søn).layout.toml"
    path.write_bytes(b"\xef\xbb\xbf" + layout_text(layouts()[0]).replace("\n", "\r\n").encode())
    assert read_layout(path).id == "a6-club-sn"
    assert read_layout(path).slots == layouts()[0].slots


def test_a_folder_or_a_file_that_is_not_there_is_no_layout(tmp_path: Path):
    for path in (tmp_path, tmp_path / "gone.layout.toml"):
        with pytest.raises(InputProblem) as refused:
            read_layout(path)
        assert refused.value.code == "layout_unreadable"
