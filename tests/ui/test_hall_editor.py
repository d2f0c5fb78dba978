"""The editor of halls, driven by a real mouse and real keys."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from checkin_app import bootstrap
from checkin_app.domain.floorplan import Hall, Stand
from checkin_app.services import halls, stands
from checkin_app.services.session import Session
from checkin_app.settings import Settings
from checkin_app.ui.app import make_app
from checkin_app.ui.context import Context
from checkin_app.ui.halls.editor import HallEditor
from checkin_app.ui.halls.files import FileDialogs
from checkin_app.ui.halls.tools import Tool
from checkin_app.ui.stands.page import StandsPage
from checkin_app.ui.tasks import Tasks
from tests.ui.conftest import KEPT
from tests.ui.page_driving import PageDriver

T = TypeVar("T")
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
NONE = Qt.KeyboardModifier.NoModifier


class Dialogs(FileDialogs):
    """Answers as if a user had chosen that file."""

    def __init__(self) -> None:
        self.path = Path()

    def picture(self, parent: QWidget) -> Path | None:
        return self.path

    def plan(self, parent: QWidget) -> Path | None:
        return self.path

    def new_plan(self, parent: QWidget, suggested: str) -> Path | None:
        return self.path


class Hands:
    """The editor on the demo's hall, and the hands in front of it."""

    def __init__(self, context: Context) -> None:
        self.context, self.dialogs = context, Dialogs()
        self.said: list[str] = []
        context.said.connect(lambda sentence, _tone: self.said.append(sentence))
        self.editor = HallEditor(context, self.dialogs)
        self.editor.resize(1282, 678)
        self.editor.show()
        self.canvas = self.editor.canvas
        # Only `arrow` rests: between two keys of one act a slow machine may take its time.
        self.canvas._rest.setInterval(3_600_000)

    def begin(self) -> None:
        """Sit down before the demo's hall as it was."""
        self.editor.activateWindow()
        while self.editor.acts.can_undo:
            self.editor.acts.undo()
            self.settle()
        self.editor.edit("hallprincipal")
        self.settle()
        self.editor.parts.leave_question()
        self.canvas.choose([])
        self.canvas.fit()
        self.canvas.setFocus()

    def settle(self) -> None:
        """Wait until everything that was asked of the database thread is done and shown."""
        for _round in range(3):
            self.ask(lambda _session: None)
        assert not self.editor.acts.pending

    def ask(self, work: Callable[[Session], T]) -> T:
        said: list[T] = []
        loop = QEventLoop()
        self.context.run(work, lambda found: (said.append(found), loop.quit()))
        if not said:
            loop.exec()
        return said[0]

    @property
    def hall(self) -> Hall:
        """As the event has it."""
        hall_id = self.editor.drafter.hall.id
        return self.ask(lambda session: halls.hall(session, hall_id))

    def stand(self, number: str) -> Stand:
        return next(stand for stand in self.hall.stands if stand.number == number)

    def numbers(self) -> set[str]:
        return {stand.number for stand in self.hall.stands}

    @property
    def chosen(self) -> list[str]:
        return [name for _sort, name in self.canvas.chosen]

    def pixel(self, x: float, y: float) -> QPoint:
        return self.canvas.view.pixel(x, y).toPoint()

    def click(self, x: float, y: float, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.mouseClick(self.canvas, Qt.MouseButton.LeftButton, held, self.pixel(x, y))

    def drag(self, start: tuple[float, float], end: tuple[float, float], held: Qt.KeyboardModifier = NONE) -> None:
        a, b = self.pixel(*start), self.pixel(*end)
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, held, a)
        QTest.mouseMove(self.canvas, a + (b - a) / 2)
        QTest.mouseMove(self.canvas, b)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, held, b)
        self.settle()

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, held)
        self.settle()

    def type(self, text: str) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClicks(focused, text)

    def arrow(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        """An arrow, and the rest after it that makes it an act."""
        self.key(key, held)
        self.canvas.settle()
        self.settle()

    @property
    def findings(self) -> list[str]:
        list_ = self.editor.parts.findings.list
        return [list_.item(line).text() for line in range(list_.count())]


@pytest.fixture(scope="module")
def one_pair(filled_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hands]:
    """One editor for all tests here: to be made, with its style sheets, takes as long as a test."""
    path = Path(shutil.copy(filled_demo, tmp_path_factory.mktemp("halls") / filled_demo.name))
    make_app()
    tasks = Tasks(lambda: bootstrap.open_session(path, desk="A"))
    tasks.start()
    made = Hands(Context(tasks, Settings(printer="PDF")))
    made.editor.setProperty(KEPT, True)
    yield made
    made.editor.close()
    tasks.stop()


@pytest.fixture
def hands(one_pair: Hands) -> Hands:
    one_pair.begin()
    return one_pair


# ---------------------------------------------------------------- moving and resizing


def test_a_stand_is_dragged_to_its_neighbour_keeps_its_holder_and_comes_back_by_undo(hands: Hands):
    holder = hands.ask(lambda session: stands.stand_view(session, "A05").exhibitor)
    hands.drag((17.5, 2.5), (17.6, 28.5))
    assert (hands.stand("A05").x, hands.stand("A05").y) == (16, 27)
    assert hands.ask(lambda session: stands.stand_view(session, "A05").exhibitor) == holder
    hands.key(Qt.Key.Key_Z, CTRL)
    assert (hands.stand("A05").x, hands.stand("A05").y) == (16, 1)
    hands.key(Qt.Key.Key_Y, CTRL)
    assert hands.stand("A05").y == 27


def test_what_stands_on_another_is_marked_and_listed_and_enter_on_the_line_goes_there(hands: Hands):
    assert hands.findings == []
    hands.drag((5, 2.5), (8, 2.5))
    assert "stands A01 and A02 lie on top of each other (9 m²)" in hands.findings
    assert hands.canvas.sheet.wrong[("stands", "A02")] == "stop"
    hands.canvas.choose([])
    hands.editor.parts.findings.list.setFocus()
    hands.key(Qt.Key.Key_Home)
    hands.key(Qt.Key.Key_Return)
    assert hands.chosen == ["A01", "A02"]


def test_a_handle_resizes_and_the_area_follows(hands: Hands):
    hands.click(35, 26.5)
    assert hands.chosen == ["F10"]
    hands.drag((38, 26.5), (39, 26.5))
    assert (hands.stand("F10").w, hands.stand("F10").area) == (7, 21)


def test_arrows_move_by_ten_centimetres_or_a_metre_and_with_control_they_resize_in_one_act(hands: Hands):
    hands.click(35, 26.5)
    hands.key(Qt.Key.Key_Right)
    hands.key(Qt.Key.Key_Right)
    hands.arrow(Qt.Key.Key_Down, SHIFT)
    assert (hands.stand("F10").x, hands.stand("F10").y) == (32.2, 26)
    hands.arrow(Qt.Key.Key_Left, CTRL | SHIFT)
    assert hands.stand("F10").w == 5
    hands.key(Qt.Key.Key_Z, CTRL)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert (hands.stand("F10").x, hands.stand("F10").w) == (32, 6)
    hands.key(Qt.Key.Key_Z, CTRL)
    assert hands.said[-1] == "Nothing was drawn here since the hall was opened: there is nothing to undo."


def test_a_frame_shift_and_control_a_choose_many_and_they_move_together(hands: Hands):
    hands.drag((2, 0.3), (19.6, 4.4))
    assert hands.chosen == ["A01", "A02", "A03", "A04", "A05"]
    hands.click(24, 2, SHIFT)
    hands.click(5, 2, SHIFT)
    assert hands.chosen == ["A02", "A03", "A04", "A05", "A06"]
    hands.arrow(Qt.Key.Key_Down)
    assert [hands.stand(number).y for number in ("A01", "A02", "A06")] == [1, 1.1, 1.1]
    hands.key(Qt.Key.Key_A, CTRL)
    assert len(hands.chosen) == 60


def test_exact_measures_and_power_are_typed(hands: Hands):
    hands.click(35, 26.5)
    hands.key(Qt.Key.Key_Return)
    hands.type("33.25\t")
    hands.key(Qt.Key.Key_Return)
    hands.editor.parts.selection.power.setFocus()
    hands.editor.parts.selection.power.selectAll()
    hands.type("7.5")
    hands.key(Qt.Key.Key_Return)
    assert (hands.stand("F10").x, hands.stand("F10").power) == (33.25, 7.5)
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.hasFocus()


def test_many_are_aligned_and_spread(hands: Hands):
    hands.click(35, 26.5)
    hands.arrow(Qt.Key.Key_Up)
    hands.drag((21, 24), (38.5, 28.5))
    assert len(hands.chosen) == 5
    hands.editor.verbs.do("bottom")
    hands.settle()
    assert {hands.stand(number).y + 3 for number in hands.chosen} == {28}


# ---------------------------------------------------------------- drawing


def test_stands_are_drawn_with_the_next_number_and_aisles_and_doors_likewise(hands: Hands):
    hands.key(Qt.Key.Key_2)
    hands.drag((42, 28.6), (46, 30))
    assert hands.chosen == ["G01"]
    assert hands.stand("G01").row == "G"
    hands.key(Qt.Key.Key_7)
    hands.drag((50, 0.5), (53, 0.9))
    assert hands.hall.entrances[-1].side == "N"
    hands.key(Qt.Key.Key_5)
    hands.drag((45, 24), (50, 28))
    hands.type("Buvette")
    hands.key(Qt.Key.Key_Return)
    assert (hands.hall.areas[-1].label, hands.hall.areas[-1].w) == ("Buvette", pytest.approx(5, abs=0.15))


def test_a_row_is_drawn_by_a_long_rectangle_and_how_many_it_is(hands: Hands):
    hands.key(Qt.Key.Key_3)
    hands.drag((41, 21), (57, 23))
    hands.type("8")
    words = hands.editor.parts.row.said.text()
    assert words == "8 stands of 2 × 2 m: G01 to G08"
    hands.key(Qt.Key.Key_Return)
    assert [(hands.stand(f"G0{n}").x, hands.stand(f"G0{n}").w) for n in (1, 8)] == [(41, 2), (55, 2)]
    assert hands.said[-1] == "8 stands are drawn, G01 to G08. Ctrl+Z undoes."
    hands.key(Qt.Key.Key_Z, CTRL)
    assert len(hands.numbers()) == 60


def test_everything_is_drawn_without_a_mouse(hands: Hands):
    hands.key(Qt.Key.Key_Return)
    assert hands.chosen == ["A01"]
    hands.key(Qt.Key.Key_Right, ALT)
    hands.key(Qt.Key.Key_Right, ALT | SHIFT)
    assert hands.chosen == ["A02", "A03"]
    hands.key(Qt.Key.Key_Tab)
    assert hands.chosen == ["A04"]
    hands.key(Qt.Key.Key_2)
    hands.key(Qt.Key.Key_Return)
    assert hands.chosen == ["A11"]
    assert (hands.stand("A11").x, hands.stand("A11").y) == (16, 1)
    hands.key(Qt.Key.Key_Delete)
    assert "A11" not in hands.numbers()
    hands.key(Qt.Key.Key_Escape)
    assert hands.canvas.tool is Tool.SELECT


def test_a_duplicate_stands_beside_and_again_beside_that_one(hands: Hands):
    hands.key(Qt.Key.Key_2)
    hands.drag((42, 28.5), (44, 30))
    hands.key(Qt.Key.Key_D, CTRL)
    hands.key(Qt.Key.Key_D, CTRL)
    assert [hands.stand(number).x for number in ("G01", "G02", "G03")] == [42, 44, 46]
    hands.key(Qt.Key.Key_C, CTRL)
    hands.key(Qt.Key.Key_V, CTRL)
    assert (hands.stand("G04").x, hands.chosen) == (47, ["G04"])


def test_a_held_stand_stays_and_a_free_one_goes(hands: Hands):
    hands.key(Qt.Key.Key_2)
    hands.drag((42, 28.5), (44, 30))
    hands.key(Qt.Key.Key_1)
    hands.click(5, 2, SHIFT)
    assert hands.chosen == ["G01", "A01"]
    hands.key(Qt.Key.Key_Delete)
    assert {"A01", "G01"} <= hands.numbers()
    assert hands.said[-1].startswith("Stand A01 is held by Pyrémorph SAS")
    hands.click(5, 2, SHIFT)
    hands.key(Qt.Key.Key_Delete)
    assert "G01" not in hands.numbers()


# ---------------------------------------------------------------- numbers


def test_stands_are_numbered_in_walking_order_with_a_preview_and_holders_follow(hands: Hands):
    holder = hands.ask(lambda session: stands.stand_view(session, "A10").exhibitor)
    hands.drag((2, 0.3), (39, 4.4))
    hands.editor.verbs.do("number")
    panel = hands.editor.parts.numbering
    hands.type("b")
    assert panel.said.text() == "B01 is the number of another stand. Choose other letters or another first number."
    assert not panel.go.isEnabled()
    panel.prefix.selectAll()
    hands.type("k")
    panel._ways["west"].click()
    assert {one.words for one in hands.canvas._planned} >= {"K01", "K10"}
    panel.prefix.setFocus()
    hands.key(Qt.Key.Key_Return)
    assert {"K01", "K10"} <= hands.numbers()
    assert hands.ask(lambda session: stands.stand_view(session, "K01").exhibitor) == holder
    assert "K01" in hands.chosen
    hands.key(Qt.Key.Key_Z, CTRL)
    assert "A10" in hands.numbers()


def test_f2_renames_one_stand(hands: Hands):
    hands.click(5, 2)
    hands.key(Qt.Key.Key_F2)
    hands.type("z 7")
    hands.key(Qt.Key.Key_Return)
    assert "Z 7" in hands.numbers()
    assert (hands.chosen, hands.said[-1]) == (["Z 7"], "A01 is Z 7 now. Ctrl+Z undoes.")
    assert hands.canvas.hasFocus()
    hands.key(Qt.Key.Key_Z, CTRL)
    assert "A01" in hands.numbers()
    assert not hands.editor.acts.can_undo


# ---------------------------------------------------------------- halls, pictures, files


def test_a_hall_is_made_changed_and_taken_away_and_a_held_one_stays(hands: Hands):
    hands.editor.verbs.do("new-hall")
    hands.type("Annexe")
    hands.key(Qt.Key.Key_Return)
    assert (hands.hall.name, hands.hall.width) == ("Annexe", 40)
    width = hands.editor.parts.hall.sides["width"]
    width.setFocus()
    width.selectAll()
    hands.type("20")
    hands.key(Qt.Key.Key_Return)
    assert hands.hall.width == 20
    hands.editor.verbs.do("remove-hall")
    hands.settle()
    assert hands.hall.name == "Hall principal"
    hands.editor.verbs.do("remove-hall")
    hands.settle()
    assert hands.said[-1] == "Hall principal has stands that are held: 60. Vacate them first; nothing was changed."


def test_a_dropped_picture_lies_under_the_hall_and_is_scaled_by_a_line_and_moved(qtbot: QtBot, hands: Hands, tmp_path: Path):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    image.save(str(tmp_path / "venue.png"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "venue.png"))])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    hands.canvas.dropEvent(QDropEvent(QPointF(50, 50), action, mime, button, NONE))
    qtbot.waitUntil(lambda: hands.canvas.sheet.picture is not None)
    hands.settle()
    hands.editor.verbs.do("measure")
    hands.drag((10, 10), (20, 10))
    hands.type("5")
    hands.key(Qt.Key.Key_Return)
    under = hands.hall.background
    assert under is not None
    assert (under.w, under.h) == pytest.approx((29, 14.5), abs=0.2)
    assert (under.x, under.y) == pytest.approx((5, 5), abs=0.2)
    hands.editor.verbs.do("move-picture")
    hands.drag((10, 10), (12, 9))
    moved = hands.hall.background
    assert moved is not None
    assert (moved.x - under.x, moved.y - under.y) == pytest.approx((2, -1), abs=0.1)
    hands.editor.verbs.do("remove-picture")
    hands.settle()
    assert hands.hall.background is None


def test_rectangles_of_an_svg_are_a_hall_of_their_own_and_a_plan_is_written(qtbot: QtBot, hands: Hands, tmp_path: Path):
    rects = "".join(f'<rect id="S{n}" x="{n * 30}" y="20" width="30" height="30"/>' for n in range(4))
    hands.dialogs.path = tmp_path / "Nave.svg"
    hands.dialogs.path.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100">{rects}</svg>')
    hands.editor.verbs.do("import")
    qtbot.waitUntil(lambda: hands.said[-1] == "The plan is read.")
    hands.settle()
    assert (hands.hall.name, hands.numbers()) == ("Nave", {"S0", "S1", "S2", "S3"})
    hands.dialogs.path = tmp_path / "plan.json"
    hands.editor.verbs.do("export")
    qtbot.waitUntil(lambda: hands.said[-1] == "Nave is written to plan.json.")
    plan = json.loads(hands.dialogs.path.read_text())
    assert len(plan["stands"]) == 4
    plan["stands"][3]["w"] = -2
    hands.dialogs.path.write_text(json.dumps({**plan, "name": "Cour"}))
    hands.editor.verbs.do("import")
    qtbot.waitUntil(lambda: hands.said[-1].startswith("The plan is read;"))
    hands.settle()
    assert hands.said[-1] == "The plan is read; 4 things in its file are to be looked at."
    assert hands.hall.name == "Cour"
    assert "stand S0 is in the hall Nave already: it was left out" in hands.findings


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_plan_that_takes_long_to_read_holds_up_nobody_at_the_desk(qtbot: QtBot, hands: Hands, tmp_path: Path):
    hands.dialogs.path = slow = tmp_path / "Quai.svg"
    os.mkfifo(slow)
    hands.editor.verbs.do("import")
    hands.settle()
    assert hands.hall.name != "Quai"
    slow.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect id="Q1" width="3" height="3"/></svg>')
    qtbot.waitUntil(lambda: hands.said[-1] == "The plan is read.")
    hands.settle()
    assert (hands.hall.name, hands.numbers()) == ("Quai", {"Q1"})


# ---------------------------------------------------------------- the way in and out


def test_the_first_hall_is_drawn_from_the_empty_page(qtbot: QtBot, context: Callable[..., Context], tmp_path: Path):
    path = tmp_path / "new.accueil"
    bootstrap.new_event(path, name="Salon", place="Lyon", days=[date(2026, 7, 1)], timezone="Europe/Paris", desk="A").close()
    shared = context(path=path)
    page = StandsPage(shared)
    shared.tasks.changed.connect(page.on_changes)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    page.reload()
    draw = next(made for made in page.findChildren(QPushButton) if made.text() == "Draw the hall")
    qtbot.waitUntil(draw.isVisible)
    draw.setFocus()
    QTest.keyClick(draw, Qt.Key.Key_Return)
    editor = page.room.editor
    assert editor is not None
    qtbot.waitUntil(editor.parts.new_hall.name.hasFocus)
    QTest.keyClicks(editor.parts.new_hall.name, "Nave")
    QTest.keyClick(editor.parts.new_hall.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: editor.drafter.hall.name == "Nave")
    QTest.keyClick(editor.canvas, Qt.Key.Key_2)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._loaded.summary == "1 stand · 0 allocated · 1 free")


def test_control_e_edits_the_hall_in_sight_and_goes_back_to_the_stands(qtbot: QtBot, context: Callable[[], Context]):
    shared = context()
    page = PageDriver(qtbot, shared, StandsPage(shared)).page
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_E, CTRL)
    editor = page.room.editor
    assert editor is not None
    qtbot.waitUntil(lambda: editor.drafter.hall.id == "hallprincipal")
    qtbot.waitUntil(editor.canvas.hasFocus)
    QTest.keyClick(editor.canvas, Qt.Key.Key_E, CTRL)
    assert page.room.currentWidget() is page._stack
    assert not isinstance(QApplication.focusWidget(), QLineEdit)
