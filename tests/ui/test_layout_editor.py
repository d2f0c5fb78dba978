"""The layout editor on the page of the badges, by real keys and a real mouse, on the demo event."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QComboBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.attendee import Category
from checkin_app.domain.layout import Layout, Slot, SlotKind, Weight
from checkin_app.domain.roles import Role
from checkin_app.services import badge_drafts, badge_layouts, badges, demo, desk, roles
from checkin_app.services.badge_layouts import Origin
from checkin_app.services.session import Session
from checkin_app.settings import Settings
from checkin_app.ui.app import make_app
from checkin_app.ui.badges.layout_files import FileDialogs
from checkin_app.ui.badges.page import BadgesPage
from checkin_app.ui.context import Context
from checkin_app.ui.widgets.fields import NumberField
from checkin_app.ui.widgets.rects import Rect
from checkin_app.wording import use_language
from tests.ui.driving import Window

MakeContext = Callable[..., Context]
Key, Modifier = Qt.Key, Qt.KeyboardModifier
NONE, SHIFT, CTRL, ALT = Modifier.NoModifier, Modifier.ShiftModifier, Modifier.ControlModifier, Modifier.AltModifier
NO_BUTTON = Qt.MouseButton.NoButton
PEOPLE = (
    ("Encarnación", "Aguirre Lozano", "Illes Notícies", "press"),
    ("Jean", "Zola", "CNRS", "visitor"),
    ("Maria del Carmen", "Fernández-Villaverde de la Torre", "Universitat Autònoma de Barcelona", "speaker"),
)


class Chosen(FileDialogs):
    """The system's dialogs, answered."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def picture(self, parent: QWidget) -> Path | None:
        return self.path

    def layout(self, parent: QWidget) -> Path | None:
        return self.path

    def new_layout(self, parent: QWidget, suggested: str) -> Path | None:
        return self.path / suggested


class Hands:
    """A page of the badges, and hands in front of it."""

    def __init__(self, qtbot: QtBot, context: Context, dialogs: FileDialogs | None = None) -> None:
        self.qtbot, self.context = qtbot, context
        self.said: list[str] = []
        context.said.connect(lambda sentence, _tone: self.said.append(sentence))
        self.page = BadgesPage(context, dialogs=dialogs)
        context.tasks.changed.connect(self.page.on_changes)
        qtbot.addWidget(self.page)
        self.page.resize(1200, 700)
        self.page.show()
        self.page.activateWindow()
        self.page.reload()
        self.settle()
        self.page.setFocus()
        self.editor, self.canvas = self.page.editor, self.page.stage.preview

    def settle(self) -> None:
        self.qtbot.wait(65)
        self.qtbot.waitUntil(lambda: not self.context.tasks.busy, timeout=10_000)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _time in range(times):
            focused = QApplication.focusWidget()
            assert focused is not None
            QTest.keyClick(focused, key, modifiers)

    def begin(self, name: str) -> None:
        """Ctrl+E, then Tab from place to place."""
        self.press(Key.Key_E, CTRL)
        for _place in self.layout.slots:
            if self.editor.chosen == name:
                return
            self.press(Key.Key_Tab)
        assert self.editor.chosen == name

    @property
    def layout(self) -> Layout:
        return self.editor.layout

    def slot(self, name: str) -> Slot:
        found = self.layout.slot(name)
        assert found is not None
        return found

    def point(self, x: float, y: float) -> QPoint:
        """A place of the badge, in millimetres, as a pixel."""
        return self.canvas.at(Rect(x, y, 0, 0)).topLeft().toPoint()

    def drag(self, start: tuple[float, float], to: tuple[float, float], held: Qt.KeyboardModifier = NONE) -> None:
        """By the mouse, from a place of the badge to another, in millimetres."""
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, held, self.point(*start))
        for share in (0.5, 1.0):
            at = self.point(*(a + (b - a) * share for a, b in zip(start, to, strict=True)))
            whole = QPointF(self.canvas.mapToGlobal(at))
            # QTest moves the mouse without the keys that are held.
            event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), whole, NO_BUTTON, Qt.MouseButton.LeftButton, held)
            QApplication.sendEvent(self.canvas, event)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, held, self.point(*to))
        self.settle()


@contextmanager
def opened(path: Path) -> Iterator[Session]:
    with closing(bootstrap.open_session(path, desk="A")) as session:
        yield session


@pytest.fixture
def logo_file(tmp_path: Path) -> Path:
    image = QImage(60, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    path = tmp_path / "Partner.png"
    assert image.save(str(path))
    return path


@pytest.fixture(scope="session")
def small_event(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An event of a few people, whose badges are checked in no time: to be copied, never opened."""
    path = tmp_path_factory.mktemp("small") / "small.accueil"
    session = bootstrap.new_event(
        path, name="Rencontres EuroRégionales", place="Montpellier", days=list(demo.DAYS), timezone=demo.TIMEZONE, desk="A"
    )
    for first, last, company, category in PEOPLE:
        fields = {"first_name": first, "last_name": last, "company": company, "category": category, "country": "ES"}
        desk.walk_in(session, fields, session.stamp())
    session.close()
    return path


@pytest.fixture
def start(context: MakeContext, small_event: Path, tmp_path: Path) -> MakeContext:
    """A context on such an event."""
    own = Path(shutil.copy(small_event, tmp_path / "small.accueil"))
    return lambda settings=None: context(settings, own)


@pytest.fixture
def hands(qtbot: QtBot, start: MakeContext) -> Hands:
    return Hands(qtbot, start())


def kept(hands: Hands, layout_id: str = "a6") -> Layout:
    """The layout as the event file has it."""
    with opened(hands.context.tasks.session.path) as session:
        return badge_layouts.layout(session, layout_id)


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


def test_on_a_half_that_is_turned_right_is_right(qtbot: QtBot, start: MakeContext) -> None:
    hands = Hands(qtbot, start(Settings(printer="PDF", layout="a6foldl")))
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


def test_a_logo_from_a_file_stands_on_the_badge(qtbot: QtBot, start: MakeContext, logo_file: Path) -> None:
    hands = Hands(qtbot, start(), Chosen(logo_file))
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


def test_a_draft_is_still_there_when_the_program_is_started_anew(qtbot: QtBot, start: MakeContext) -> None:
    hands = Hands(qtbot, start())
    hands.begin("event")
    hands.press(Key.Key_Right, times=2)
    qtbot.waitUntil(lambda: bool(left_drafts(hands)), timeout=5_000)
    again = Hands(qtbot, start())
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
    assert hands.layout.id == "a6"


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


def test_a_layout_goes_to_a_file_and_comes_back(qtbot: QtBot, start: MakeContext, tmp_path: Path) -> None:
    dialogs = Chosen(tmp_path)
    hands = Hands(qtbot, start(), dialogs)
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
