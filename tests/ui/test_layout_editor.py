"""Places of a layout, chosen, moved and dressed by real keys and a real mouse, on an event of a few people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import SlotKind, Weight
from checkin_app.settings import Settings
from checkin_app.ui.app import make_app
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.fields import NumberField
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import use_language
from tests.ui.layout_driving import ALT, CTRL, NONE, SHIFT, Chosen, Hands, Key, kept

MakeContext = Callable[..., Context]


@pytest.fixture
def logo_file(tmp_path: Path) -> Path:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = tmp_path / "Partner.png"
    assert image.save(str(path))
    return path


@pytest.fixture
def hands(qtbot: QtBot, small_context: MakeContext) -> Hands:
    return Hands(qtbot, small_context())


# ---------------------------------------------------------------- choosing


def test_ctrl_e_chooses_a_place_tab_goes_on_and_esc_leaves(hands: Hands) -> None:
    hands.press(Key.Key_E, CTRL)
    assert hands.editor.chosen == "band"
    assert hands.page.side.place.isVisible()
    assert not hands.page.faults.isVisible()
    hands.press(Key.Key_Tab)
    assert hands.editor.chosen == "event"
    hands.press(Key.Key_Backtab, SHIFT, times=2)
    assert hands.editor.chosen == "code"
    hands.press(Key.Key_Escape)
    assert hands.editor.chosen == ""
    assert hands.page.faults.isVisible()


def test_a_click_on_a_word_chooses_its_place_and_one_beside_it_none(hands: Hands) -> None:
    QTest.mouseClick(hands.canvas, Qt.MouseButton.LeftButton, NONE, hands.point(85, 128))
    assert hands.editor.chosen == "code"
    QTest.mouseClick(hands.canvas, Qt.MouseButton.LeftButton, NONE, hands.point(3, 100))
    assert hands.editor.chosen == ""


def test_arrows_in_the_list_of_places_choose_and_space_takes_away_and_brings_back(hands: Hands) -> None:
    places = hands.page.choice.places
    places.setFocus()
    assert hands.editor.chosen == ""
    hands.press(Key.Key_Down)
    assert hands.editor.chosen == "event"
    before = hands.slot("event")
    hands.press(Key.Key_Space)
    assert hands.layout.slot("event") is None
    assert [line.on for line in places.lines if line.name == "event"] == [False]
    hands.press(Key.Key_Space)
    assert hands.slot("event") == before
    assert [slot.name for slot in hands.layout.slots] == [slot.name for slot in kept(hands).slots]


# ---------------------------------------------------------------- moving


def test_arrows_move_by_half_a_millimetre_with_shift_by_five_and_ctrl_resizes(hands: Hands) -> None:
    hands.begin("event")
    hands.press(Key.Key_Right, times=2)
    hands.press(Key.Key_Down, SHIFT)
    hands.press(Key.Key_Left, CTRL)
    event = hands.slot("event")
    assert (event.x, event.y, event.w, event.h) == (13, 23, 80.5, 12)


def test_a_drag_moves_a_place_and_snaps_its_middle_to_the_papers(hands: Hands) -> None:
    hands.begin("event")
    hands.press(Key.Key_Left, CTRL, times=3)
    hands.drag((30, 22), (30.5, 40))
    event = hands.slot("event")
    assert event.x + event.w / 2 == pytest.approx(52.5)
    assert event.y == pytest.approx(36, abs=1.5)
    assert hands.editor.draft.count == 4


def test_alt_drags_without_snapping(hands: Hands) -> None:
    hands.begin("code")
    hands.drag((85, 128), (70.13, 110.27), ALT)
    code = hands.slot("code")
    assert (code.x * 2) % 1 or (code.y * 2) % 1
    assert code.x == pytest.approx(55.6, abs=0.5)


def test_a_handle_resizes_and_a_code_stays_square(hands: Hands) -> None:
    hands.begin("code")
    hands.drag((70.5, 113.5), (80, 120))
    code = hands.slot("code")
    assert code.w == code.h == pytest.approx(19.5, abs=1)
    assert code.x + code.w == pytest.approx(99.5)


def test_words_of_a_stack_move_together(hands: Hands) -> None:
    hands.begin("last_name")
    hands.press(Key.Key_Down)
    stack = hands.layout.stack("person")
    assert stack is not None
    assert (stack.x, stack.y) == (7.5, 33.5)


def test_on_a_half_that_is_turned_right_is_right(qtbot: QtBot, small_context: MakeContext) -> None:
    hands = Hands(qtbot, small_context(Settings(printer="PDF", layout="a6foldl")))
    hands.begin("back_event")
    before, frame = hands.slot("back_event"), hands.canvas.marks.frame
    assert frame
    hands.press(Key.Key_Right, times=4)
    assert hands.slot("back_event").x == before.x - 2
    assert hands.canvas.marks.frame == Rect(frame.x + 2, frame.y, frame.w, frame.h)


def test_nothing_leaves_the_paper(hands: Hands) -> None:
    hands.begin("code")
    hands.press(Key.Key_Right, SHIFT, times=5)
    assert hands.slot("code").x == 105 - 29


# ---------------------------------------------------------------- looks


def test_plus_and_minus_change_the_size_page_keys_the_order_delete_takes_away(hands: Hands) -> None:
    hands.begin("company")
    hands.press(Key.Key_Plus, times=3)
    hands.press(Key.Key_Minus)
    assert hands.slot("company").size == 20
    hands.press(Key.Key_PageUp)
    assert [slot.name for slot in hands.layout.stacked("person")][1:3] == ["company", "last_name"]
    hands.press(Key.Key_Delete)
    assert hands.layout.slot("company") is None
    assert hands.editor.chosen == ""


def test_a_number_typed_in_a_field_is_drawn_at_once(hands: Hands) -> None:
    hands.begin("last_name")
    before = hands.canvas.image.copy()
    hands.press(Key.Key_Return)
    panel = hands.page.side.place
    panel.largest.setFocus()
    panel.largest.selectAll()
    QTest.keyClicks(panel.largest, "24")
    hands.press(Key.Key_Return)
    hands.settle()
    assert hands.slot("last_name").size == 24
    assert hands.canvas.image != before
    hands.press(Key.Key_Escape)
    assert hands.canvas.hasFocus()


def typed(hands: Hands, field: NumberField, value: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, value)
    hands.press(Key.Key_Return)


def test_where_words_break_is_set_between_the_sizes_and_shown_only_where_there_may_be_several_lines(hands: Hands) -> None:
    hands.begin("last_name")
    panel = hands.page.side.place
    assert panel.broken.isVisibleTo(panel)
    assert panel.broken.value() == 27
    typed(hands, panel.broken, "22.5")
    assert hands.slot("last_name").break_size == 22.5
    typed(hands, panel.broken, "150")
    assert hands.slot("last_name").break_size == panel.broken.value() == hands.slot("last_name").size
    typed(hands, panel.rows, "1")
    assert not panel.broken.isVisibleTo(panel)


def test_letters_are_spaced_in_hundredths_of_their_size_and_ctrl_z_takes_it_back(hands: Hands) -> None:
    hands.begin("last_name")
    panel, before = hands.page.side.place, hands.canvas.image.copy()
    typed(hands, panel.spacing, "12")
    hands.settle()
    assert hands.slot("last_name").spacing == 0.12
    assert hands.canvas.image != before
    hands.press(Key.Key_Z, CTRL)
    hands.settle()
    assert hands.slot("last_name").spacing == panel.spacing.value() == 0
    assert hands.canvas.image == before


def test_the_corners_of_a_band_are_made_round_and_words_have_none(hands: Hands) -> None:
    hands.begin("band")
    panel, before = hands.page.side.place, hands.canvas.image.copy()
    typed(hands, panel.radius, "4")
    hands.settle()
    assert hands.slot("band").radius == 4
    assert hands.canvas.image != before
    hands.press(Key.Key_Escape)
    hands.begin("event")
    assert not panel.radius.isVisibleTo(panel)


@pytest.mark.parametrize("typed", ["7,5", "7.5"])
def test_fingers_that_know_the_dot_or_the_comma_type_the_same_number(qtbot: QtBot, typed: str) -> None:
    make_app()
    use_language("fr")
    field = NumberField("mm")
    qtbot.addWidget(field)
    told: list[float] = []
    field.set_to.connect(told.append)
    field.selectAll()
    QTest.keyClicks(field, typed)
    QTest.keyClick(field, Key.Key_Return)
    assert told == [7.5]
    assert field.text() == "7,5 mm"


def test_what_is_set_for_one_category_is_its_style(hands: Hands) -> None:
    hands.begin("last_name")
    panel = hands.page.side.place
    panel.who.setFocus()
    hands.press(Key.Key_Down, times=2)
    assert panel.scope is Category.EXHIBITOR
    assert not panel.align.isVisible()
    panel.weight.setFocus()
    hands.press(Key.Key_Home)
    assert hands.slot("last_name").weight is Weight.BOLD
    assert hands.layout.styles[Category.EXHIBITOR].slots["last_name"].weight is Weight.REGULAR
    hands.press(Key.Key_End)
    assert Category.EXHIBITOR not in hands.layout.styles


def test_setting_one_category_shows_a_badge_of_it(hands: Hands) -> None:
    hands.begin("last_name")
    before = hands.page.person
    hands.page.side.place.who.setFocus()
    hands.press(Key.Key_Down, times=3)
    hands.settle()
    assert hands.page.side.place.scope is Category.SPEAKER
    assert hands.page.person != before
    assert "Fernández-Villaverde" in hands.canvas.accessibleName()
    assert hands.page.side.place.who.hasFocus()


def test_a_place_may_be_for_some_categories_only(hands: Hands) -> None:
    hands.begin("country")
    chips = hands.page.side.place.show_for
    for made in chips.findChildren(QPushButton):
        if made.text() not in {"Press", "Speakers"}:
            made.setFocus()
            hands.press(Key.Key_Space)
    assert hands.slot("country").show_for == {Category.PRESS, Category.SPEAKER}


def test_words_of_your_own_are_added_and_written(hands: Hands) -> None:
    menu = hands.page.choice.add.fill()
    next(action for action in menu.actions() if action.text() == "Words of your own").trigger()
    name = hands.editor.chosen
    assert hands.slot(name).literal
    field = hands.page.side.place.words
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Salle Pasteur")
    hands.press(Key.Key_Return)
    assert hands.slot(name).content == "Salle Pasteur"
    assert field.hasFocus()
    QTest.keyClicks(field, "!")
    hands.press(Key.Key_Z, CTRL)
    assert (field.text(), hands.slot(name).content) == ("Salle Pasteur", "Salle Pasteur")
    hands.press(Key.Key_Z, CTRL)
    assert hands.slot(name).content == field.text() == "Words"
    hands.press(Key.Key_Z, CTRL | SHIFT)
    assert hands.slot(name).content == field.text() == "Salle Pasteur"


def test_a_logo_from_a_file_stands_on_the_badge(qtbot: QtBot, small_context: MakeContext, logo_file: Path) -> None:
    hands = Hands(qtbot, small_context(), Chosen(logo_file))
    hands.page.choice.add.image_wanted.emit()
    qtbot.waitUntil(lambda: hands.editor.chosen != "")
    hands.settle()
    slot = hands.slot(hands.editor.chosen)
    assert (slot.kind, slot.content) == (SlotKind.IMAGE, "partner")
    assert hands.page.side.place.content.currentText() == "partner"


def test_names_that_do_not_fit_any_more_are_counted_beside_the_place(hands: Hands, qtbot: QtBot) -> None:
    hands.begin("last_name")
    panel = hands.page.side.place
    for field, value in ((panel.rows, "1"), (panel.least, "30")):
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, value)
        hands.press(Key.Key_Return)
    qtbot.waitUntil(lambda: hands.canvas.marks.note != "", timeout=10_000)
    assert hands.canvas.marks.note.startswith("cut at 30 pt for ")


def test_a_code_that_another_place_covers_is_said_to_be_unreadable(hands: Hands, qtbot: QtBot) -> None:
    hands.begin("band")
    assert not hands.editor.codes_changed
    hands.press(Key.Key_Down, SHIFT)
    assert not hands.editor.codes_changed
    hands.press(Key.Key_Down, SHIFT, times=20)
    assert hands.editor.codes_changed
    hands.page.side.place.colour.set_to.emit("#000000")
    hands.press(Key.Key_Escape)
    hands.begin("code")
    qtbot.waitUntil(lambda: hands.canvas.marks.note.startswith("no scanner reads it"), timeout=10_000)
