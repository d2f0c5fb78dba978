"""Steps of the layout editor and what becomes of them: undone, kept, discarded, left; whole layouts; words of one badge."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Layout, SlotKind
from checkin_app.domain.roles import Role
from checkin_app.services import badge_drafts, badge_layouts, badges, roles
from checkin_app.services.badge_layouts import Origin
from checkin_app.ui.context import Context
from tests.ui.driving import Window
from tests.ui.layout_driving import CTRL, NONE, SHIFT, Chosen, Hands, Key, kept, opened

MakeContext = Callable[..., Context]


@pytest.fixture
def hands(qtbot: QtBot, small_context: MakeContext) -> Hands:
    return Hands(qtbot, small_context())


# ---------------------------------------------------------------- steps, and keeping them


def test_undo_and_redo_go_step_by_step_and_leave_the_desk_alone(hands: Hands) -> None:
    hands.begin("event")
    hands.press(Key.Key_Right, times=2)
    hands.press(Key.Key_Z, CTRL)
    assert hands.slot("event").x == 12.5
    hands.press(Key.Key_Z, CTRL | SHIFT)
    assert hands.slot("event").x == 13
    hands.press(Key.Key_Z, CTRL, times=2)
    assert hands.layout == kept(hands)
    hands.press(Key.Key_Y, CTRL)
    assert hands.slot("event").x == 12.5


def test_a_number_field_gives_ctrl_z_to_the_layout(hands: Hands) -> None:
    hands.begin("event")
    hands.press(Key.Key_Right)
    hands.page.side.place.left.setFocus()
    hands.press(Key.Key_Z, CTRL)
    assert hands.slot("event").x == 12


def test_a_draft_is_the_events_only_once_it_is_kept(hands: Hands) -> None:
    before = kept(hands)
    hands.begin("event")
    hands.press(Key.Key_Right)
    assert hands.page.side.bar.isVisible()
    hands.context.change_settings(layout="a7")
    hands.context.change_settings(layout="a6")
    assert hands.slot("event").x == 12.5
    assert kept(hands) == before
    hands.page.setFocus()
    hands.press(Key.Key_S, CTRL)
    hands.settle()
    assert kept(hands) == hands.layout != before
    assert not hands.editor.draft.changed
    assert not hands.page.side.bar.isVisible()


def test_a_draft_is_still_there_when_the_window_is_built_anew(hands: Hands) -> None:
    hands.begin("event")
    hands.press(Key.Key_Right, times=2)
    again = Hands(hands.qtbot, hands.context)
    assert again.slot("event").x == 13
    assert again.page.side.bar.isVisible()


def test_a_draft_is_still_there_when_the_program_is_started_anew(qtbot: QtBot, small_context: MakeContext) -> None:
    hands = Hands(qtbot, small_context())
    hands.begin("event")
    hands.press(Key.Key_Right, times=2)
    qtbot.waitUntil(lambda: bool(left_drafts(hands)), timeout=5_000)
    again = Hands(qtbot, small_context())
    assert again.slot("event").x == 13
    assert again.page.side.bar.isVisible()
    again.press(Key.Key_S, CTRL)
    qtbot.waitUntil(lambda: not left_drafts(again), timeout=5_000)
    assert kept(again) == again.layout


def left_drafts(hands: Hands) -> list[Layout]:
    with opened(hands.context.tasks.session.path) as session:
        return badge_drafts.left(session)


def test_discard_is_a_step_too(hands: Hands) -> None:
    hands.begin("event")
    hands.press(Key.Key_Right, times=3)
    hands.page.side.bar.discard.setFocus()
    hands.press(Key.Key_Space)
    assert hands.layout == kept(hands)
    hands.press(Key.Key_Z, CTRL)
    assert hands.slot("event").x == 13.5


def test_keeping_asks_for_the_organisers_pin_and_loses_nothing(hands: Hands) -> None:
    with opened(hands.context.tasks.session.path) as session:
        roles.set_pin(session, Role.ORGANISER, "2468", session.stamp())
    hands.context.take_role(Role.DESK)
    hands.settle()
    asked: list[Role] = []
    hands.context.role_wanted.connect(lambda role, _again, _left: asked.append(role))
    hands.begin("event")
    hands.press(Key.Key_Right)
    hands.press(Key.Key_S, CTRL)
    hands.settle()
    assert asked == [Role.ORGANISER]
    assert hands.slot("event").x == 12.5
    assert kept(hands).slot("event") != hands.slot("event")


def test_every_field_and_button_has_a_name_and_is_reached_by_tab(hands: Hands) -> None:
    hands.begin("last_name")
    side = hands.page.side
    for panel, begin in ((side.place, hands.editor._enter), (side.layout_settings, hands.editor.show_settings)):
        begin()
        kinds = (QPushButton, QCheckBox, QLineEdit, QComboBox, QAbstractSpinBox)
        controls = [one for kind in kinds for one in panel.findChildren(kind)]
        controls = [one for one in controls if one.isVisible() and not isinstance(one.parent(), QAbstractSpinBox)]
        nameless = [one for one in controls if not (one.accessibleName() or getattr(one, "text", lambda: "")())]
        assert nameless == []
        reached: set[QWidget | None] = set()
        for key, held in ((Key.Key_Tab, NONE), (Key.Key_Backtab, SHIFT)):
            begin()
            while panel.isAncestorOf(QApplication.focusWidget()):
                reached.add(QApplication.focusWidget())
                hands.press(key, held)
        assert [one.accessibleName() for one in controls if one not in reached and one.isEnabled()] == []


# ---------------------------------------------------------------- whole layouts


def test_a_copy_is_chosen_and_marked_and_can_be_removed(hands: Hands) -> None:
    hands.editor.do("duplicate")
    hands.settle()
    copy = hands.context.settings.layout
    assert copy != "a6"
    assert hands.layout.id == copy
    with opened(hands.context.tasks.session.path) as session:
        assert badge_layouts.origins(session)[copy] is Origin.OWN
    hands.editor.do("reset")
    hands.settle()
    assert hands.layout.id == hands.context.settings.layout == "a6"
    assert "Ctrl+Z brings it back" in hands.said[-1]
    hands.page.setFocus()
    hands.press(Key.Key_Z, CTRL)
    hands.settle()
    assert hands.layout.id == hands.context.settings.layout == copy
    hands.press(Key.Key_Z, CTRL)
    hands.settle()
    assert hands.layout.id == copy


def test_changes_of_a_layout_that_another_program_removed_are_none_of_a_later_copy(hands: Hands) -> None:
    for left_of_before in (True, False):
        hands.editor.do("duplicate")
        hands.settle()
        copy = hands.context.settings.layout
        assert hands.layout.id == copy
        assert not hands.editor.draft.changed
        if left_of_before:
            hands.begin("event")
            hands.press(Key.Key_Right, times=4)
            assert hands.editor.draft.changed
            hands.context.run(lambda session, copy=copy: badge_layouts.reset(session, copy, session.stamp()))
            hands.settle()
            hands.context.change_settings(layout="a6")
            hands.settle()
            assert hands.layout == kept(hands)


def test_a_changed_layout_that_was_taken_back_comes_back_by_ctrl_z_unless_another_was_chosen(hands: Hands) -> None:
    for chosen_between in (False, True):
        hands.begin("event")
        hands.press(Key.Key_Right)
        hands.press(Key.Key_S, CTRL)
        hands.settle()
        mine = kept(hands)
        hands.editor.do("reset")
        hands.settle()
        assert kept(hands) != mine
        if chosen_between:
            hands.page.choice.list.chosen.emit("a7")
            hands.settle()
        hands.page.setFocus()
        hands.press(Key.Key_Z, CTRL)
        hands.settle()
        assert (kept(hands) == mine) is not chosen_between


def test_a_place_that_another_program_took_away_is_edited_no_more(hands: Hands) -> None:
    hands.editor._add(SlotKind.TEXT, "company")
    hands.press(Key.Key_S, CTRL)
    hands.settle()
    assert hands.page.side.place.isVisible()
    hands.context.run(lambda session: badge_layouts.reset(session, "a6", session.stamp()))
    hands.settle()
    assert hands.editor.chosen == ""
    assert not hands.page.side.place.isVisible()


def test_the_size_and_the_colours_of_a_layout_are_its_settings(hands: Hands) -> None:
    hands.page.choice.settings.emit()
    settings = hands.page.side.layout_settings
    assert settings.isVisible()
    settings.high.selectAll()
    QTest.keyClicks(settings.high, "150")
    QTest.keyClick(settings.high, Key.Key_Return)
    settings.colours[Category.PRESS].set_to.emit("#112233")
    assert hands.layout.height_mm == 150
    assert hands.layout.styles[Category.PRESS].colour == "#112233"
    hands.settle()
    assert hands.canvas.image.height() / hands.canvas.image.width() == pytest.approx(150 / 105, rel=0.01)


def test_a_layout_goes_to_a_file_and_comes_back(qtbot: QtBot, small_context: MakeContext, tmp_path: Path) -> None:
    dialogs = Chosen(tmp_path)
    hands = Hands(qtbot, small_context(), dialogs)
    hands.begin("event")
    hands.press(Key.Key_Right)
    hands.editor.do("export")
    hands.settle()
    dialogs.path = tmp_path / "a6.layout.toml"
    hands.press(Key.Key_Z, CTRL)
    hands.editor.do("import")
    hands.settle()
    assert hands.slot("event").x == 12.5
    assert kept(hands) == hands.layout


def test_a_file_that_replaces_a_layout_under_edit_is_a_step_that_ctrl_z_takes_back(
    qtbot: QtBot, small_context: MakeContext, tmp_path: Path
) -> None:
    dialogs = Chosen(tmp_path)
    hands = Hands(qtbot, small_context(), dialogs)
    hands.begin("event")
    hands.editor.do("export")
    hands.settle()
    file = tmp_path / "a6.layout.toml"
    file.write_text(file.read_text("utf-8").replace("size = 11.5", "size = 13.5"), "utf-8")
    hands.press(Key.Key_Right, times=3)
    mine, dialogs.path = hands.layout, file
    hands.editor.do("import")
    hands.settle()
    theirs = kept(hands)
    assert hands.layout == theirs != mine
    assert hands.slot("event").size == 13.5
    hands.page.setFocus()
    hands.press(Key.Key_Z, CTRL)
    assert hands.layout == mine
    assert hands.editor.draft.changed
    hands.press(Key.Key_Y, CTRL)
    assert hands.layout == theirs
    assert not hands.editor.draft.changed


def test_a_file_that_is_no_layout_any_more_leaves_what_is_edited(
    qtbot: QtBot, small_context: MakeContext, tmp_path: Path
) -> None:
    dialogs = Chosen(tmp_path)
    problems: list[object] = []
    hands = Hands(qtbot, small_context(), dialogs)
    hands.context.said.connect(lambda sentence, tone: problems.append(tone))
    hands.begin("event")
    hands.press(Key.Key_Right)
    mine, dialogs.path = hands.layout, tmp_path / "a6.layout.toml"
    for text in ("", "width = 'wide'", "[[slot]]" * 10_000, "\ufeff{", "name = 1\nwidth=105\nheight=148"):
        dialogs.path.write_text(text, "utf-8")
        hands.editor.do("import")
        hands.settle()
        assert hands.layout == mine
    assert len(problems) == 5


# ---------------------------------------------------------------- the words of one badge


def test_a_dash_leaves_a_line_of_one_badge_out(hands: Hands) -> None:
    hands.press(Key.Key_F2, SHIFT)
    form = hands.page.stage.form
    form.fields["company"].setFocus()
    QTest.keyClicks(form.fields["company"], "-")
    hands.press(Key.Key_Return)
    hands.settle()
    with opened(hands.context.tasks.session.path) as session:
        (person,) = badges.people(session, [hands.page.person])
    assert person.printed == {"company": ""}
    hands.press(Key.Key_F2, SHIFT)
    assert form.fields["company"].text() == "–"
    hands.press(Key.Key_Escape)
    assert not form.isVisible()


def test_the_words_of_one_badge_are_for_paper_only(hands: Hands) -> None:
    before = hands.canvas.image.copy()
    hands.press(Key.Key_F2, SHIFT)
    form = hands.page.stage.form
    assert form.fields["last_name"].placeholderText() == "Aguirre Lozano"
    form.fields["last_name"].setFocus()
    QTest.keyClicks(form.fields["last_name"], "Lozano")
    hands.press(Key.Key_Return)
    hands.settle()
    assert not form.isVisible()
    assert hands.canvas.image != before
    with opened(hands.context.tasks.session.path) as session:
        (person,) = badges.people(session, [hands.page.person])
    assert (person.last_name, person.on_paper("last_name")) == ("Aguirre Lozano", "Lozano")
    hands.press(Key.Key_F2, SHIFT)
    form.as_listed.click()
    hands.settle()
    assert hands.canvas.image == before


# ---------------------------------------------------------------- the desk goes on


def test_letters_typed_over_a_place_still_go_to_the_desk(qtbot: QtBot, context: MakeContext) -> None:
    window = Window(qtbot, context())
    try:
        window.main.show_page("badges")
        page = window.main.page("badges")
        window.until(lambda: not page.stage.preview.image.isNull())
        window.press(Key.Key_E, CTRL)
        assert page.editor.chosen
        window.press(Key.Key_Plus)
        window.press(Key.Key_Down)
        assert page.editor.draft.count == 2
        window.press(Key.Key_Z, CTRL)
        assert page.editor.draft.count == 1
        window.scan(window.code_of("ER10-001"))
        window.until(lambda: window.band[1] == "Welcome")
        window.main.show_page("badges")
        assert page.editor.draft.count == 1
        window.type("nune")
        assert window.main.shown == "desk"
    finally:
        window.close()
